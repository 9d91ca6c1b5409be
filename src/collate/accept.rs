//! The differences that a report accepts.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::diagnostic::{Code, Finding};
use crate::edition::Report;
use crate::facts::{Acceptance, quoted};
use crate::steps;
use crate::text::Source;

use super::{Comparison, Difference};

/// What a run of comparisons finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Judged {
    /// The differences that no acceptance names.
    pub findings: Vec<Finding>,
    /// The acceptances that name no difference of any comparison.
    pub unused: Vec<Finding>,
}

/// Judges the comparisons of a report with one or more OCR texts; `index` is the file with the acceptances.
///
/// **One quotation accepts one difference of each text**: first the difference whose help it is, then one that begins or ends with it.
/// Noise comes last, so that it uses no quotation that a warning needs.
pub fn judge(comparisons: Vec<Comparison>, acceptances: &[Acceptance], index: &Source) -> Judged {
    let mut findings = Vec::new();
    let mut quotations = Quotations::new(acceptances);
    for Comparison { differences, counts: [counts, _] } in comparisons {
        let count = differences.iter().filter(|difference| difference.is_noise).count();
        let is_rough = count > FEW && count * WORDS > counts.words;
        let (noise, others) = differences.into_iter().partition(|difference| is_rough && difference.is_noise);
        quotations.begin();
        let others = quotations.reject(others);
        let noise = quotations.reject(noise).into_iter().map(|Difference { mut finding, .. }| {
            finding.code = Code::OcrNoise;
            finding.help("if the scan has the word of the OCR, correct the report")
        });
        let mut numbers = BTreeMap::new();
        let groups = by_line(others, |difference| difference.line.filter(|_| is_rough));
        findings.extend(groups.into_iter().filter_map(|group| with_help(group, &mut numbers)).chain(noise));
    }
    findings.sort();
    let unused = quotations.unused().map(|(acceptance, words)| {
        let message = format!("no {} difference begins or ends with “{words}”", acceptance.code);
        let finding = Finding::new(Code::UnusedAcceptance, index.path(), Some(acceptance.span), message);
        finding.help("remove it, or correct the words")
    });
    Judged { findings, unused: unused.collect() }
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

/// A quotation of an acceptance.
struct Quotation<'a> {
    acceptance: &'a Acceptance,
    words: &'a str,
    /// Whether a difference of any text has used it.
    is_used: bool,
    /// Whether a difference of this text has used it.
    is_taken: bool,
}

/// The quotations of all acceptances, found by their words.
struct Quotations<'a> {
    all: Vec<Quotation<'a>>,
    /// For each kind of difference and words, the quotations of these words, by their index in `all`.
    by_words: BTreeMap<(Code, String), VecDeque<usize>>,
    /// The numbers of words that quotations have.
    lengths: BTreeSet<usize>,
}

impl<'a> Quotations<'a> {
    fn new(acceptances: &'a [Acceptance]) -> Self {
        let all =
            acceptances.iter().flat_map(|acceptance| acceptance.words.iter().map(move |words| (acceptance, words)));
        let all = all.map(|(acceptance, words)| Quotation { acceptance, words, is_used: false, is_taken: false });
        Self { all: all.collect(), by_words: BTreeMap::new(), lengths: BTreeSet::new() }
    }

    /// Begins the next text.
    fn begin(&mut self) {
        self.by_words.clear();
        for (at, quotation) in self.all.iter_mut().enumerate() {
            quotation.is_taken = false;
            let words: Vec<&str> = quotation.words.split_whitespace().collect();
            if !words.is_empty() {
                self.lengths.insert(words.len());
                self.by_words.entry((quotation.acceptance.code, words.join(" "))).or_default().push_back(at);
            }
        }
    }

    /// The quotations that no text has used.
    fn unused(&self) -> impl Iterator<Item = (&'a Acceptance, &'a str)> {
        self.all.iter().filter(|quotation| !quotation.is_used).map(|quotation| (quotation.acceptance, quotation.words))
    }

    /// The differences that no quotation names.
    fn reject(&mut self, differences: Vec<Difference>) -> Vec<Difference> {
        let mut rejected = differences;
        rejected.retain(|difference| {
            let known = difference.quotation().and_then(|words| self.next(difference.finding.code, words));
            !self.take(known)
        });
        rejected.retain(|difference| {
            let first = self.first(difference);
            !self.take(first)
        });
        rejected
    }

    /// Uses a quotation; `false` if there is none.
    fn take(&mut self, quotation: Option<usize>) -> bool {
        let quotation = quotation.and_then(|at| self.all.get_mut(at));
        quotation.map(|quotation| (quotation.is_used, quotation.is_taken) = (true, true)).is_some()
    }

    /// The first quotation of these words that is left.
    fn next(&mut self, code: Code, words: String) -> Option<usize> {
        let quotations = self.by_words.get_mut(&(code, words))?;
        steps::add(1);
        while quotations.front().is_some_and(|at| self.all.get(*at).is_some_and(|quotation| quotation.is_taken)) {
            steps::add(1);
            quotations.pop_front();
        }
        quotations.front().copied()
    }

    /// The first quotation that is left of the first or last words of a difference.
    fn first(&mut self, difference: &Difference) -> Option<usize> {
        let mut first = None;
        for text in &difference.words {
            let words: Vec<&str> = text.split_whitespace().collect();
            let lengths: Vec<usize> = self.lengths.range(..=words.len()).copied().collect();
            for length in lengths {
                for quoted in [&words[..length], &words[words.len() - length..]] {
                    steps::add(length);
                    let next = self.next(difference.finding.code, quoted.join(" "));
                    first = first.into_iter().chain(next).min();
                }
            }
        }
        first
    }
}

impl Difference {
    /// The words that its help quotes.
    fn quotation(&self) -> Option<String> {
        const QUOTED: usize = 6;
        let words = self.words.iter().find(|words| !words.is_empty())?;
        Some(words.split_whitespace().take(QUOTED).collect::<Vec<_>>().join(" "))
    }
}

/// The finding about a group of differences, and the words by which a report can accept them. `numbers` counts equal ones.
fn with_help(group: Vec<Difference>, numbers: &mut BTreeMap<(Code, String), usize>) -> Option<Finding> {
    let words: Vec<String> = group.iter().filter_map(Difference::quotation).collect();
    let mut group = group.into_iter();
    let mut finding = group.next()?.finding;
    for Difference { finding: other, .. } in group {
        finding.message.extend([", ", other.message.strip_prefix(OCR_HAS).unwrap_or(&other.message)]);
    }
    if let Some(keyword) = words.first().and_then(|words| printable(words.split(' ').next()?)) {
        finding = finding
            .help(format!("if the paper prints this bracket itself, write printed = [\"{keyword}\"] in index.md"));
    }
    if words.is_empty() {
        return Some(finding);
    }
    let code = finding.code;
    let numbered = words.into_iter().map(|words| {
        let number = numbers.entry((code, words.clone())).and_modify(|number| *number += 1).or_insert(0);
        (quoted(&words), *number)
    });
    Some(finding.quotations(numbered))
}

/// The keyword of a mark that the paper may print itself, if a word of the OCR begins with its bracket.
fn printable(word: &str) -> Option<&'static str> {
    let word = word.strip_prefix('[')?.trim_end_matches([']', ':', ',', '.']);
    Report::PRINTABLE.into_iter().find(|keyword| keyword.eq_ignore_ascii_case(word))
}
