//! The arguments of a mark, in one syntax for all marks: `25X1, 2 lines?, was (b)(3) in 2019`.

use crate::diagnostic::Code;
use crate::edition::{Extent, Ground, Lexicon, Quantity, Unit};

use super::mark_error::{DECLARE, MarkError};

/// What follows the keyword of a mark.
#[derive(Clone, Copy)]
pub(super) struct Args<'a> {
    /// The whole mark, as a message quotes it.
    pub(super) mark: &'a str,
    /// What a help says to write.
    pub(super) example: &'static str,
    /// The arguments, without the comma or colon after the keyword.
    rest: &'a str,
    lexicon: Lexicon<'a>,
}

impl<'a> Args<'a> {
    pub(super) fn new(mark: &'a str, rest: &'a str, example: &'static str, lexicon: Lexicon<'a>) -> Self {
        Self { mark, example, rest: rest.trim_start_matches([',', ':', ' ']), lexicon }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest.is_empty()
    }

    /// All arguments as one.
    pub(super) fn whole(&self) -> Arg<'a> {
        Arg { text: self.rest, lexicon: self.lexicon }
    }

    /// The arguments, separated by commas or semicolons. Empty ones are left out.
    pub(super) fn each(&self) -> impl Iterator<Item = Arg<'a>> {
        let lexicon = self.lexicon;
        let parts = self.rest.split([',', ';']).map(str::trim).filter(|part| !part.is_empty());
        parts.map(move |text| Arg { text, lexicon })
    }
}

/// One argument of a mark. A `?` after it says that the editor inferred it.
#[derive(Clone, Copy)]
pub(super) struct Arg<'a> {
    /// As it is written.
    pub(super) text: &'a str,
    pub(super) lexicon: Lexicon<'a>,
}

impl<'a> Arg<'a> {
    pub(super) fn new(text: &'a str, lexicon: Lexicon<'a>) -> Self {
        Self { text, lexicon }
    }

    /// The argument without its `?`, and whether it has one.
    pub(super) fn value(&self) -> (&'a str, bool) {
        self.text.strip_suffix('?').map_or((self.text, false), |value| (value.trim_end(), true))
    }

    /// Whether the argument is a word or a phrase, in any case.
    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// What follows a word: `9` of `scan 9`.
    pub(super) fn after(&self, word: &str) -> Option<Self> {
        let (first, rest) = self.text.split_once(' ')?;
        first.eq_ignore_ascii_case(word).then(|| Self { text: rest.trim(), ..*self })
    }

    /// Reads `2 lines`, `less than 1 line`, `1 paragraph (5 lines)`, `1½ lines of source text`.
    pub(super) fn extent(&self) -> Option<Extent> {
        let (value, inferred) = self.value();
        extent(value).map(|extent| Extent { inferred, ..extent })
    }

    /// Reads one exemption code.
    pub(super) fn code(&self) -> Result<Ground, MarkError> {
        self.one_code(self.text).ok_or_else(|| self.unknown_code())
    }

    /// The error for a code that the registry does not have.
    pub(super) fn unknown_code(&self) -> MarkError {
        let help = match self.lexicon.registry.suggest(self.text) {
            Some(near) => format!("did you mean `{near}`? If the code is right, declare it in content/edition.toml"),
            None if self.text.bytes().any(|byte| byte.is_ascii_digit()) => DECLARE.into(),
            // Perhaps what the redaction hides, and not why.
            None => format!("if the agency gives it as its ground, {DECLARE}; otherwise remove it"),
        };
        MarkError::new(Code::UnknownExemption, format!("unknown exemption `{}`", self.text), help)
    }

    /// Reads `Grand Jury in 2019`: a former exemption, and the release in which it was claimed.
    pub(super) fn former(&self) -> Result<(Ground, Option<Box<str>>), MarkError> {
        let (text, release) =
            self.text.rsplit_once(" in ").map_or((self.text, None), |(code, release)| (code.trim(), Some(release)));
        let ground = Self { text, ..*self }.code()?;
        Ok((ground, release.map(|release| release.trim().into())))
    }

    /// Reads one or more exemption codes, separated by commas, spaces, slashes or `and`, each with or without a `?`.
    pub(super) fn codes(&self) -> Option<Vec<Ground>> {
        let mut found = Vec::new();
        for part in self.text.split([',', ';']).map(str::trim) {
            if let Some(ground) = self.one_code(part) {
                found.push(ground);
                continue;
            }
            let links = |word: &str| matches!(word, "and" | "&" | "");
            let mut words: Vec<&str> = part.split_whitespace().flat_map(|words| words.split('/')).collect();
            if words.first().is_none_or(|word| links(word)) || words.last().is_none_or(|word| links(word)) {
                return None;
            }
            words.retain(|word| !links(word));
            if words == [part] {
                return None;
            }
            let mut at = 0;
            while at < words.len() {
                // The longest run of words that is a code: `(b) (7)(A)` is one, `(b)(1) (b)(3)` are two.
                let most = words.len().min(at + 6);
                let mut ends = (at + 1..=most).rev();
                let (ground, end) = ends.find_map(|end| Some((self.one_code(&words.get(at..end)?.join(" "))?, end)))?;
                found.push(ground);
                at = end;
            }
        }
        Some(found)
    }

    fn one_code(&self, text: &str) -> Option<Ground> {
        let (code, inferred) = Arg { text, lexicon: self.lexicon }.value();
        let Lexicon { registry, report, .. } = self.lexicon;
        let ground = registry.ground(code)?;
        let is_declared = || report.exemptions.iter().any(|declared| **declared == *ground.code);
        let counts = !registry.needs_declaring(&ground.code) || is_declared();
        counts.then_some(Ground { inferred, ..ground })
    }
}

/// Reads an extent without a `?`.
pub(super) fn extent(text: &str) -> Option<Extent> {
    let head = "less than ";
    let less_than = text.get(..head.len()).is_some_and(|start| start.eq_ignore_ascii_case(head));
    let text = if less_than { text.get(head.len()..)? } else { text };
    let text = OF_TEXT.into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let extent = |quantity| Extent { quantity, less_than, detail: None, also: None, inferred: false };
    if let Some((main, detail)) = text.split_once('(') {
        return Some(Extent { detail: Some(quantity(detail.strip_suffix(')')?)?), ..extent(quantity(main)?) });
    }
    // `one and a half lines` is one quantity.
    let both = || text.split_once(" and ").and_then(|(main, also)| Some((quantity(main)?, quantity(also)?)));
    match quantity(text) {
        Some(quantity) => Some(extent(quantity)),
        None => both().map(|(main, also)| Extent { also: Some(also), ..extent(main) }),
    }
}

/// What *Foreign Relations* adds to a quantity.
const OF_TEXT: [&str; 4] = [" of the source text", " of source text", " of the text", " of text"];

fn quantity(text: &str) -> Option<Quantity> {
    let text = text.trim();
    let text = OF_TEXT.into_iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    let (number, unit) = text.rsplit_once(' ')?;
    let (number, unit) = (number.trim(), Unit::from_name(unit)?);
    let number = number.strip_suffix(" a").unwrap_or(number);
    Some(Quantity { halves: halves(number)?, unit })
}

/// Twice a number that may end in a half: `2`, `1½`, `1 1/2`, `1-1/2`, `1.5`, `½`, `half`, `one and a half`.
pub(super) fn halves(text: &str) -> Option<u32> {
    const HALVES: [&str; 10] =
        ["½", " 1/2", "-1/2", "1/2", ".5", " and a half", " and one-half", "one-half", "one half", "half"];
    let lower = text.to_ascii_lowercase();
    let half = HALVES.into_iter().find_map(|half| lower.strip_suffix(half));
    let (whole, extra) = half.map_or((&*lower, 0), |whole| (whole.trim(), 1));
    if whole.is_empty() {
        return (extra == 1).then_some(1);
    }
    let whole = if whole.bytes().all(|byte| byte.is_ascii_digit()) { whole.parse::<u32>().ok()? } else { word(whole)? };
    (whole <= Quantity::MOST && whole + extra > 0).then_some(whole * 2 + extra)
}

/// The small numbers in words: `one line`.
fn word(text: &str) -> Option<u32> {
    let words = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let at = words.iter().position(|word| text.eq_ignore_ascii_case(word))?;
    u32::try_from(at + 1).ok()
}
