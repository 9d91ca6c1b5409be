//! Repetitive prose: the same thirty paragraphs throughout.

use std::fmt::Write as _;

use super::chance::Chance;
use super::corpus::{A_SECTION, Place, report_name, section_name};
use super::words::{self, CODES, heading};

/// The number of different paragraphs.
const PARAGRAPHS: usize = 30;
/// The number of sentences in a paragraph.
const SENTENCES: usize = 5;
const REDACTIONS: usize = 3;
const LINKS: usize = 9;
/// The number of paragraphs on a page of the original.
const A_PAGE: usize = 5;

/// A section of the common paragraphs, with its own three redactions, nine links and a note.
pub(crate) fn section(place: &mut Place) -> String {
    let mut chance = place.chance();
    let title = heading(&mut chance, 3);
    let mut text = format!("[page {}]\n\n# {title} {}\n\n", place.next_page(), place.section + 1);
    let mut number = 0;
    while text.len() < A_SECTION {
        let mut sentences = common(place.seed, chance.below(PARAGRAPHS));
        if number < LINKS {
            sentences.push(format!("See [[{}]].", target(place, &mut chance, number)));
        }
        if number < REDACTIONS {
            sentences.push(format!("It was [redacted {}, {} words].", chance.word(CODES), 2 + number));
        }
        if number == REDACTIONS {
            sentences.push("There is a note.[^1]".into());
        }
        let mut lines = words::Lines::default();
        sentences.iter().for_each(|sentence| lines.write(&mut text, sentence));
        text.push_str("\n\n");
        number += 1;
        if number % A_PAGE == 0 {
            let _ = writeln!(text, "[page {}]\n", place.next_page());
        }
    }
    let _ = writeln!(text, "[^1]: {}.", words::clause(&mut chance));
    text
}

/// A common paragraph, the same in every section of the edition.
fn common(seed: u64, number: usize) -> Vec<String> {
    let mut chance = Chance::new(seed, usize::MAX, number);
    (0..SENTENCES).map(|_| words::clause(&mut chance) + ".").collect()
}

/// The target of a link: in turn a section, another report, and a page.
fn target(place: &Place, chance: &mut Chance, number: usize) -> String {
    match number % 3 {
        0 => section_name(chance.below(place.sections)),
        1 => format!("{}/{}", report_name(chance.below(place.reports)), section_name(0)),
        _ => format!("page {}", 1 + chance.below(place.page - 1)),
    }
}
