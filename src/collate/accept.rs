//! What a report accepts of the differences from its OCR, each with a reason.

use crate::diagnostic::{Code, Finding};
use crate::text::{Source, Span};

use super::Difference;

/// A difference that the editor means: `[[accept]]` in a report's `index.md`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    /// Which kind of difference.
    pub code: Code,
    /// The words that it begins or ends with: one for each such difference.
    pub words: Vec<String>,
    /// Where it is written.
    pub span: Span,
}

impl Acceptance {
    /// What can be accepted.
    pub const CODES: [Code; 8] = [
        Code::WordsLost,
        Code::WordsInvented,
        Code::WordsChanged,
        Code::PassageMoved,
        Code::SentenceCut,
        Code::GapLost,
        Code::GapInvented,
        Code::CodesDiffer,
    ];
}

/// The differences that are not accepted, and the acceptances that nothing matches, which stand in `index`.
///
/// **One quotation accepts one difference**: a second one that begins alike has to be accepted for itself.
#[must_use]
pub fn accept(differences: Vec<Difference>, acceptances: &[Acceptance], index: &Source) -> Vec<Finding> {
    let mut quotations: Vec<(&Acceptance, &str, bool)> = acceptances
        .iter()
        .flat_map(|acceptance| acceptance.words.iter().map(move |words| (acceptance, words.as_str(), false)))
        .collect();
    let mut findings = Vec::new();
    for difference in differences {
        let matching = quotations.iter_mut().find(|(acceptance, words, used)| {
            !used && acceptance.code == difference.finding.code && concerns(&difference, words)
        });
        match matching {
            Some((.., used)) => *used = true,
            None => findings.push(with_help(difference)),
        }
    }
    for (acceptance, words, _) in quotations.iter().filter(|(.., used)| !used) {
        let message = format!("no difference from the OCR ({}) begins or ends with “{words}”", acceptance.code);
        let finding = Finding::new(Code::UnusedAcceptance, index.path(), Some(acceptance.span), message);
        findings.push(finding.help("take it away, or correct the words"));
    }
    findings.sort();
    findings
}

/// Whether a quotation names a difference: it begins or ends with these words.
fn concerns(difference: &Difference, quotation: &str) -> bool {
    let wanted: Vec<&str> = quotation.split_whitespace().collect();
    difference.words.iter().any(|words| {
        let words: Vec<&str> = words.split_whitespace().collect();
        !wanted.is_empty() && (words.starts_with(&wanted) || words.ends_with(&wanted))
    })
}

/// The finding with what to do: mend it, or accept it.
fn with_help(difference: Difference) -> Finding {
    const QUOTED: usize = 6;
    let words = difference.words.iter().find(|words| !words.is_empty());
    let Some(words) = words else { return difference.finding };
    let words: Vec<&str> = words.split_whitespace().take(QUOTED).collect();
    let words = words.join(" ");
    let quote = match (words.contains(['"', '\\']), words.contains('\'')) {
        (false, _) => "\"",
        (true, false) => "'",
        (true, true) => "'''",
    };
    let code = difference.finding.code;
    let help = format!(
        "correct it; or, if it is meant, accept it in index.md: [[accept]] code = \"{code}\" words = {quote}{words}{quote} \
         reason = \"…\""
    );
    difference.finding.help(help)
}
