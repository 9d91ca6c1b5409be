//! The differences that a report accepts.

use std::collections::{BTreeMap, VecDeque};

use crate::diagnostic::{Code, Finding};
use crate::facts::{Acceptance, quoted};
use crate::sequence::steps;
use crate::text::Source;

use super::Difference;

/// The differences that no acceptance names, and the acceptances that name no difference; `index` holds the acceptances.
///
/// **One quotation accepts one difference**: each difference takes the first unused quotation of its first or last words.
#[must_use]
pub fn accept(differences: Vec<Difference>, acceptances: &[Acceptance], index: &Source) -> Vec<Finding> {
    let mut quotations = Quotations::default();
    for acceptance in acceptances {
        acceptance.words.iter().for_each(|words| quotations.add(acceptance, words));
    }
    let rejected = differences.into_iter().filter(|difference| !quotations.take(difference));
    let mut findings: Vec<Finding> = rejected.map(with_help).collect();
    for (acceptance, words, _) in quotations.all.iter().filter(|(.., used)| !used) {
        let message = format!("no {} difference begins or ends with “{words}”", acceptance.code);
        let finding = Finding::new(Code::UnusedAcceptance, index.path(), Some(acceptance.span), message);
        findings.push(finding.help("remove it, or correct the words"));
    }
    findings.sort();
    findings
}

/// A way through the words of a quotation, or of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Direction {
    Forwards,
    Backwards,
}

/// The quotations of all acceptances, found by their words in time that grows with the words looked up alone.
#[derive(Default)]
struct Quotations<'a> {
    /// Each quotation, and whether a difference has used it.
    all: Vec<(&'a Acceptance, &'a str, bool)>,
    /// The first node of each kind of difference.
    roots: BTreeMap<(Code, Direction), usize>,
    /// The node that a word leads to from another node.
    steps: BTreeMap<(usize, &'a str), usize>,
    /// For each node, the quotations whose words end there, by their index in `all`.
    ends: Vec<VecDeque<usize>>,
}

impl<'a> Quotations<'a> {
    fn add(&mut self, acceptance: &'a Acceptance, quotation: &'a str) {
        let words: Vec<&str> = quotation.split_whitespace().collect();
        if !words.is_empty() {
            self.insert((acceptance.code, Direction::Forwards), words.iter().copied());
            self.insert((acceptance.code, Direction::Backwards), words.iter().rev().copied());
        }
        self.all.push((acceptance, quotation, false));
    }

    /// Adds the path of the quotation that is next in `all`.
    fn insert(&mut self, root: (Code, Direction), words: impl Iterator<Item = &'a str>) {
        let mut node = *self.roots.entry(root).or_insert_with(|| new_node(&mut self.ends));
        for word in words {
            steps::add(1);
            node = *self.steps.entry((node, word)).or_insert_with(|| new_node(&mut self.ends));
        }
        if let Some(ends) = self.ends.get_mut(node) {
            ends.push_back(self.all.len());
        }
    }

    /// Uses the first quotation that names a difference; `false` if there is none.
    fn take(&mut self, difference: &Difference) -> bool {
        let code = difference.finding.code;
        let mut first = None;
        for text in &difference.words {
            let words = text.split_whitespace();
            let forwards = self.first((code, Direction::Forwards), words.clone());
            let backwards = self.first((code, Direction::Backwards), words.rev());
            first = first.into_iter().chain(forwards).chain(backwards).min();
        }
        let quotation = first.and_then(|at: usize| self.all.get_mut(at));
        quotation.map(|(.., used)| *used = true).is_some()
    }

    /// The first unused quotation along a path.
    fn first<'w>(&mut self, root: (Code, Direction), words: impl Iterator<Item = &'w str>) -> Option<usize> {
        let mut node = *self.roots.get(&root)?;
        let mut first = None;
        for word in words {
            let Some(next) = self.steps.get(&(node, word)) else { break };
            node = *next;
            let Some(ends) = self.ends.get_mut(node) else { break };
            while ends.front().and_then(|at| self.all.get(*at)).is_some_and(|(.., used)| *used) {
                steps::add(1);
                ends.pop_front();
            }
            steps::add(1);
            first = first.into_iter().chain(ends.front().copied()).min();
        }
        first
    }
}

fn new_node(ends: &mut Vec<VecDeque<usize>>) -> usize {
    ends.push(VecDeque::new());
    ends.len() - 1
}

/// The finding with what to do: correct the report, or accept the difference.
fn with_help(difference: Difference) -> Finding {
    const QUOTED: usize = 6;
    let words = difference.words.iter().find(|words| !words.is_empty());
    let Some(words) = words else { return difference.finding };
    let words: Vec<&str> = words.split_whitespace().take(QUOTED).collect();
    let code = difference.finding.code;
    let help = [
        "correct the report; or, if it is right, accept the difference at the end of the front matter of index.md:"
            .to_owned(),
        "[[accept]]".to_owned(),
        format!("code = \"{code}\""),
        format!("words = {}", quoted(&words.join(" "))),
        "reason = \"…\"".to_owned(),
    ];
    difference.finding.help_lines(&help)
}
