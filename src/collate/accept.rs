//! The differences that a report accepts.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagnostic::{Code, Finding};
use crate::edition::Report;
use crate::facts::{Acceptance, quoted};
use crate::steps;
use crate::text::Source;

use super::{Comparison, Difference};

/// The differences that no acceptance names, and the acceptances that name no difference; `index` is the file with the acceptances.
///
/// **One quotation accepts one difference**: each difference takes the first unused quotation of its first or last words.
#[must_use]
pub fn accept(comparison: Comparison, acceptances: &[Acceptance], index: &Source) -> Vec<Finding> {
    let mut quotations = Quotations::default();
    for acceptance in acceptances {
        acceptance.words.iter().for_each(|words| quotations.add(acceptance, words));
    }
    let Comparison { differences, counts: [counts, _] } = comparison;
    let mut rejected: Vec<Difference> =
        differences.into_iter().filter(|difference| !quotations.take(difference)).collect();
    let noise = rejected.iter().filter(|difference| difference.is_noise).count();
    let is_rough = noise > FEW && noise * WORDS > counts.words;
    for difference in rejected.iter_mut().filter(|difference| is_rough && difference.is_noise) {
        difference.finding.code = Code::OcrNoise;
    }
    let groups = by_line(rejected, |difference| difference.line.filter(|_| is_rough));
    let mut findings: Vec<Finding> = groups.into_iter().filter_map(with_help).collect();
    for (acceptance, words, _) in quotations.all.iter().filter(|(.., used)| !used) {
        let message = format!("no {} difference begins or ends with “{words}”", acceptance.code);
        let finding = Finding::new(Code::UnusedAcceptance, index.path(), Some(acceptance.span), message);
        findings.push(finding.help("remove it, or correct the words"));
    }
    findings.sort();
    findings
}

/// How a message about changed words begins.
const OCR_HAS: &str = "the OCR has ";

/// So little noise is worth a warning each, however short the report is.
const FEW: usize = 3;

/// If there is more noise than one in this many words, the OCR is a rough one, and noise is not worth a warning each.
const WORDS: usize = 100;

/// The differences, in groups: the words that are changed in one line of the OCR, if `line` gives it, are one group.
fn by_line(differences: Vec<Difference>, line: impl Fn(&Difference) -> Option<usize>) -> Vec<Vec<Difference>> {
    let mut groups: Vec<Vec<Difference>> = Vec::new();
    let mut known = BTreeMap::new();
    for difference in differences {
        let is_change = difference.finding.code == Code::WordsChanged;
        let line = line(&difference).filter(|_| is_change).map(|line| (difference.finding.file.clone(), line));
        let next = groups.len();
        let at = line.map_or(next, |line| *known.entry(line).or_insert(next));
        match groups.get_mut(at) {
            Some(group) => group.push(difference),
            None => groups.push(vec![difference]),
        }
    }
    groups
}

/// The quotations of all acceptances, found by their words.
#[derive(Default)]
struct Quotations<'a> {
    /// Each quotation, and whether a difference has used it.
    all: Vec<(&'a Acceptance, &'a str, bool)>,
    /// For each kind of difference and words, the quotations of these words, by their index in `all`.
    by_words: BTreeMap<(Code, String), VecDeque<usize>>,
    /// The numbers of words that quotations have.
    lengths: BTreeSet<usize>,
}

impl<'a> Quotations<'a> {
    fn add(&mut self, acceptance: &'a Acceptance, quotation: &'a str) {
        let words: Vec<&str> = quotation.split_whitespace().collect();
        if !words.is_empty() {
            self.lengths.insert(words.len());
            self.by_words.entry((acceptance.code, words.join(" "))).or_default().push_back(self.all.len());
        }
        self.all.push((acceptance, quotation, false));
    }

    /// Uses the first quotation that names a difference; `false` if there is none.
    fn take(&mut self, difference: &Difference) -> bool {
        let mut first = None;
        for text in &difference.words {
            let words: Vec<&str> = text.split_whitespace().collect();
            for length in self.lengths.range(..=words.len()) {
                for quoted in [&words[..*length], &words[words.len() - length..]] {
                    steps::add(*length);
                    let key = (difference.finding.code, quoted.join(" "));
                    let Some(quotations) = self.by_words.get_mut(&key) else { continue };
                    while quotations.front().is_some_and(|at| self.all.get(*at).is_some_and(|(.., used)| *used)) {
                        quotations.pop_front();
                    }
                    first = first.into_iter().chain(quotations.front().copied()).min();
                }
            }
        }
        let quotation = first.and_then(|at: usize| self.all.get_mut(at));
        quotation.map(|(.., used)| *used = true).is_some()
    }
}

/// The finding about a group of differences with its cure: correct the report, or accept them.
fn with_help(group: Vec<Difference>) -> Option<Finding> {
    const QUOTED: usize = 6;
    let first = |difference: &Difference| {
        let words = difference.words.iter().find(|words| !words.is_empty())?;
        Some(words.split_whitespace().take(QUOTED).collect::<Vec<_>>().join(" "))
    };
    let words: Vec<String> = group.iter().filter_map(first).collect();
    let mut group = group.into_iter();
    let mut finding = group.next()?.finding;
    for Difference { finding: other, .. } in group {
        finding.message.extend([", ", other.message.strip_prefix(OCR_HAS).unwrap_or(&other.message)]);
    }
    if finding.code == Code::OcrNoise {
        return Some(finding.help("if the scan has the word of the OCR, correct the report"));
    }
    let printed = words.first().and_then(|words| printable(words.split(' ').next()?));
    let printed = printed
        .map(|keyword| format!("if the paper prints this bracket itself, write printed = [\"{keyword}\"] in index.md"));
    let words: Vec<String> = words.iter().map(|words| quoted(words)).collect();
    let (differences, words) = match words.as_slice() {
        [] => return Some(finding),
        [words] => ("the difference", words.clone()),
        _ => ("the differences", format!("[{}]", words.join(", "))),
    };
    let help = [
        format!("correct the report, or accept {differences} at the end of the front matter of index.md:"),
        "[[accept]]".to_owned(),
        format!("code = \"{}\"", finding.code),
        format!("words = {words}"),
        "reason = \"…\"".to_owned(),
    ];
    let help: Vec<String> = printed.into_iter().chain(help).collect();
    Some(finding.help_lines(&help))
}

/// The keyword of a mark that the paper may print itself, if a word of the OCR begins with its bracket.
fn printable(word: &str) -> Option<&'static str> {
    let word = word.strip_prefix('[')?.trim_end_matches([']', ':', ',', '.']);
    Report::PRINTABLE.into_iter().find(|keyword| keyword.eq_ignore_ascii_case(word))
}
