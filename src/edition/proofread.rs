//! How far the pages of a report are proofread.

use super::{Folio, FolioState};

/// How often a page was compared with its scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proofreading {
    /// Not yet.
    Draft,
    /// By one reader.
    Once,
    /// By a second reader, or a second time.
    Twice,
}

/// What a report states of its pages under `[proofread]`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proofread {
    /// Each entry: one page, or the first and the last of several, as written; and how often they were compared.
    pub stated: Vec<(String, Proofreading)>,
}

impl Proofread {
    /// The state of each page, in reading order, and the entries that name no page. If two entries cover a page, the higher one counts. A
    /// page without text has no state.
    pub fn pages<'a>(&'a self, folios: &[&Folio]) -> (Vec<Option<Proofreading>>, Vec<&'a str>) {
        let has_text = |folio: &&Folio| (folio.state == FolioState::Transcribed).then_some(Proofreading::Draft);
        let mut pages: Vec<Option<Proofreading>> = folios.iter().map(has_text).collect();
        let mut unknown = Vec::new();
        for (names, state) in &self.stated {
            let Some((first, last)) = range(names, folios) else {
                unknown.push(names.as_str());
                continue;
            };
            for page in pages.get_mut(first..=last).into_iter().flatten().flatten() {
                *page = (*page).max(*state);
            }
        }
        (pages, unknown)
    }

    /// The pages that are not transcribed, although an entry says that they are proofread: each with that entry.
    pub fn untranscribed<'a, 'f>(&'a self, folios: &[&'f Folio]) -> Vec<(&'a str, &'f Folio)> {
        let read = self.stated.iter().filter(|(_, state)| *state > Proofreading::Draft);
        let pages = read.filter_map(|(names, _)| {
            let (first, last) = range(names, folios)?;
            Some(folios.get(first..=last)?.iter().map(move |folio| (names.as_str(), *folio)))
        });
        pages.flatten().filter(|(_, folio)| folio.state == FolioState::NotTranscribed).collect()
    }
}

/// The places of the first and the last page that an entry names: `4`, `cover`, `3-9`, `A-1 to A-6`.
fn range(names: &str, folios: &[&Folio]) -> Option<(usize, usize)> {
    // A page mark may say that its number is inferred: `4?`.
    let place = |name: &str| {
        let name = name.trim().trim_end_matches('?');
        folios.iter().position(|folio| folio.label.name().eq_ignore_ascii_case(name))
    };
    if let Some(one) = place(names) {
        return Some((one, one));
    }
    let signs = ["-", "–", " to "].into_iter().flat_map(|sign| names.match_indices(sign));
    let mut ends =
        signs.filter_map(|(at, sign)| Some((place(names.get(..at)?)?, place(names.get(at + sign.len()..)?)?)));
    ends.find(|(first, last)| first <= last)
}
