//! What somebody may have meant to write.

use crate::steps;

/// Names in alphabetical order, to find the one that a misspelt name was probably meant to be.
#[derive(Debug, Clone, Default)]
pub struct Spellings(Vec<(String, Box<str>)>);

/// How many names on each side of a misspelt one, in the alphabet, are compared with it.
pub(super) const NEAR: usize = 250;

impl<'a> FromIterator<&'a str> for Spellings {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let names = names.into_iter().filter(|name| !name.is_empty());
        let mut names: Vec<(String, Box<str>)> = names.map(|name| (name.to_lowercase(), name.into())).collect();
        names.sort_unstable();
        Self(names)
    }
}

impl Spellings {
    /// The name nearest to a misspelt one, with their distance, if it is near.
    pub fn nearest(&self, wanted: &str) -> Option<(usize, &str)> {
        let wanted = wanted.to_lowercase();
        let length = wanted.chars().count();
        // Of a name of one sign everything else of one sign is only a slip away.
        let most = (length / 4).clamp(1, 3).min(length.saturating_sub(1));
        let at = self.0.partition_point(|(name, _)| *name < wanted);
        let near = self.0.get(at.saturating_sub(NEAR)..self.0.len().min(at + NEAR))?.iter();
        let alike = near.inspect(|_| steps::add(1)).filter(|(name, _)| name.chars().count().abs_diff(length) <= most);
        let distances = alike.map(|(folded, name)| (strsim::osa_distance(&wanted, folded), &**name));
        distances.filter(|(distance, _)| *distance <= most).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_near_and_another_name_is_not() {
        let names: Spellings = ["Appeals", "Cover", ""].into_iter().collect();
        assert_eq!(names.nearest("apeals"), Some((1, "Appeals")));
        assert_eq!(names.nearest("Prospects"), None);
        assert_eq!(names.nearest(""), None);
    }

    #[test]
    fn a_long_list_costs_no_more() {
        let names = |n: u32| (0..n).map(|at| format!("Title {at}")).collect::<Vec<_>>();
        let cost = |n| {
            let names = names(n);
            let names: Spellings = names.iter().map(String::as_str).collect();
            steps::of(|| assert!(names.nearest("Titel 500").is_some()))
        };
        assert_eq!(cost(1_000), cost(8_000));
    }
}
