//! Where the scans of a report are.

use std::fmt;

/// Where the scans of a report are: files beside its `index.md`, addresses on another site, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scans {
    /// The files of the edition.
    pub files: Option<ScanFiles>,
    /// The address of a scan on another site, with [`Scans::NUMBER`] once in place of its number.
    pub url: Option<String>,
}

/// The files that have the scans of a report, by their paths below its folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScanFiles {
    /// A picture for each scan.
    Pictures(ScanPattern),
    /// One PDF file, with a page for each scan.
    Document(String),
}

impl fmt::Display for ScanFiles {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Pictures(ScanPattern { before, after }) => write!(out, "{before}*{after}"),
            Self::Document(path) => out.write_str(path),
        }
    }
}

/// The paths of pictures: the text before and after the part that has the number of the scan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanPattern {
    before: String,
    after: String,
}

impl Scans {
    /// The placeholder for the number in the address of a scan.
    pub const NUMBER: &'static str = "{scan}";

    /// The address of a scan on another site.
    pub fn address(&self, scan: u32) -> Option<String> {
        Some(self.url.as_ref()?.replace(Self::NUMBER, &scan.to_string()))
    }
}

impl ScanPattern {
    /// The folder of a report for its scans. The texts in it are not published.
    pub const FOLDER: &'static str = "scans";

    /// The endings of pictures that browsers show.
    pub const ENDINGS: [&str; 5] = ["png", "jpg", "jpeg", "webp", "gif"];

    /// A pattern with one `*`, in the name of the file: `scans/*.png`.
    pub fn new(pattern: &str) -> Option<Self> {
        let (before, after) = pattern.split_once('*')?;
        let ending = after.rsplit_once('.')?.1.to_ascii_lowercase();
        let is_valid = Self::ENDINGS.contains(&ending.as_str()) && !after.contains(['*', '/']);
        is_valid.then(|| Self { before: before.to_owned(), after: after.to_owned() })
    }

    /// What the path of every picture begins with.
    pub fn before(&self) -> &str {
        &self.before
    }

    /// The number of the scan in a picture: the last number in the part of its path that is `*` in the pattern. The outer `None` if the path
    /// does not match, the inner one if that part has no number.
    pub fn number(&self, path: &str) -> Option<Option<u32>> {
        let part = path.strip_prefix(&self.before)?.strip_suffix(&self.after)?;
        if part.contains('/') {
            return None;
        }
        Some(scan_number(part))
    }
}

/// The number of a scan in the name of its file without an ending: the last number of the name, if it is not 0.
pub fn scan_number(name: &str) -> Option<u32> {
    let digits = name.trim_end_matches(|c: char| !c.is_ascii_digit());
    let start = digits.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    digits.get(start..).and_then(|number| number.parse().ok()).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_last_number_of_its_name() {
        let number = |pattern: &str, path: &str| ScanPattern::new(pattern).expect("a pattern").number(path);
        assert_eq!(number("scans/*.png", "scans/page-009.png"), Some(Some(9)));
        assert_eq!(number("scans/2019-*.png", "scans/2019-12a.png"), Some(Some(12)));
        assert_eq!(number("*.jpg", "124-10003_0002.jpg"), Some(Some(2)));
        assert_eq!(number("scans/*.png", "scans/cover.png"), Some(None));
        assert_eq!(number("scans/*.png", "scans/0.png"), Some(None));
        assert_eq!(number("scans/*.png", "scans/99999999999.png"), Some(None));
        for path in ["scans/1.jpg", "scans/deep/1.png", "1.png", "scans/.png/1"] {
            assert_eq!(number("scans/*.png", path), None, "{path}");
        }
    }

    #[test]
    fn a_pattern_has_one_star_in_the_name_of_a_picture() {
        for pattern in ["scans/1.png", "*/1.png", "*-*.png", "scans/*", "scans/*.tif", "scans/*.pdf"] {
            assert_eq!(ScanPattern::new(pattern), None, "{pattern}");
        }
    }
}
