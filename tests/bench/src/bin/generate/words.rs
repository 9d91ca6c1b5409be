//! The vocabulary of the generated texts, and the sentences made of it.

use std::fmt::Write as _;

use super::chance::Chance;

/// A title of `words` words.
pub(crate) fn heading(chance: &mut Chance, words: usize) -> String {
    let mut title = capital(chance.word(ADJECTIVES));
    for _ in 1..words {
        let _ = write!(title, " {}", capital(chance.word(NOUNS)));
    }
    title
}

pub(crate) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A main clause, half of the time followed by a second one, without a full stop.
pub(crate) fn clause(chance: &mut Chance) -> String {
    let mut words = format!(
        "{} {} {} {} the {} {} of {}",
        capital(chance.word(OPENINGS)),
        chance.word(ADJECTIVES),
        chance.word(NOUNS),
        chance.word(VERBS),
        chance.word(ADJECTIVES),
        chance.word(NOUNS),
        chance.word(PLACES),
    );
    if chance.one_in(2) {
        let _ = write!(
            words,
            ", {} the {} {} {}",
            chance.word(JOINTS),
            chance.word(NOUNS),
            chance.word(VERBS),
            chance.word(PLACES)
        );
    }
    words
}

/// A paragraph, wrapped to lines of about 90 bytes.
#[derive(Default)]
pub(crate) struct Lines {
    column: usize,
}

impl Lines {
    pub(crate) fn write(&mut self, text: &mut String, sentence: &str) {
        for word in unbroken(sentence) {
            if self.column > 90 {
                text.push('\n');
                self.column = 0;
            } else if self.column > 0 {
                text.push(' ');
            }
            text.push_str(word);
            self.column += word.len() + 1;
        }
    }
}

/// The parts of a sentence between which a line may break: its words, with each bracket in one piece, because a reference
/// such as `[[page 4]]` must not be split.
fn unbroken(sentence: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0;
    sentence.split(move |letter| {
        match letter {
            '[' => depth += 1,
            ']' => depth -= 1,
            _ => {}
        }
        letter == ' ' && depth == 0
    })
}

pub(crate) const CODES: &[&str] = &["25X1", "25X6", "(b)(3)", "(b)(1)", "(b)(6)"];
pub(crate) const OPENINGS: &[&str] =
    &["the", "this", "every", "no", "another", "the same", "one", "that", "any other", "each"];
pub(crate) const JOINTS: &[&str] =
    &["and", "but", "while", "since", "although", "because", "so that", "until", "whereas", "unless"];
#[rustfmt::skip]
pub(crate) const ADJECTIVES: &[&str] = &[
    "new", "regional", "reported", "foreign", "technical", "former", "annual", "northern", "likely",
    "industrial", "official", "joint", "limited", "monthly", "previous", "coastal", "domestic", "modest",
    "second", "steady", "military", "rural", "private", "central", "gradual", "formal", "seasonal",
    "unconfirmed", "interim", "southern", "separate", "civilian", "sizable", "eventual", "provincial",
    "substantial", "periodic", "parallel", "undated",
];
#[rustfmt::skip]
pub(crate) const NOUNS: &[&str] = &[
    "office", "agreement", "harvest", "delegation", "estimate", "ministry", "shipment", "survey", "railway",
    "budget", "committee", "factory", "border", "visit", "proposal", "exchange", "harbor", "analyst",
    "forecast", "treaty", "reactor", "journal", "council", "subsidy", "pipeline", "bureau", "emigrant",
    "envoy", "quota", "dispatch", "refinery", "archive", "protocol", "mission", "turbine", "engineer",
    "reform", "convoy", "statute", "grain", "warehouse", "secretariat", "broadcast", "petition", "airfield",
    "inventory", "cable", "tariff", "observer", "census", "workshop", "region", "memorandum", "faction",
    "reservoir", "institute", "contract", "deputy",
];
#[rustfmt::skip]
pub(crate) const VERBS: &[&str] = &[
    "followed", "supported", "delayed", "described", "replaced", "exceeded", "affected", "approved",
    "visited", "reviewed", "financed", "opposed", "reached", "left", "studied", "joined", "denied",
    "confirmed", "reduced", "supplied", "anticipated", "withdrew from", "reported on", "relied on",
    "expanded", "questioned", "postponed",
];
#[rustfmt::skip]
pub(crate) const PLACES: &[&str] = &[
    "the capital", "the coast", "the interior", "the valley", "the delta", "the islands", "the plateau",
    "the port", "the frontier", "the lowlands", "the province", "the district", "the peninsula", "the basin",
    "the highlands", "the old town", "the strait", "the river towns", "the eastern shore", "the mining towns",
    "the free zone",
];
