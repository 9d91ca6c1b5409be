//! Records: forms, stamps and short lines on many pages.

use std::fmt::Write as _;

use super::chance::Chance;
use super::corpus::{A_SECTION, Place};
use super::words::{self, ADJECTIVES, CODES, NOUNS, PLACES, VERBS, capital, heading};

const LABELS: [&str; 12] =
    ["From", "To", "Subject", "Date", "Copies", "Source", "Grade", "Place", "Officer", "File", "Action", "Remarks"];

/// A section of single sheets.
pub(crate) fn section(place: &mut Place) -> String {
    let mut chance = place.chance();
    let title = heading(&mut chance, 2);
    let mut text = format!("[page {}]\n\n# {title} {}\n\n", place.next_page(), place.section + 1);
    loop {
        match chance.below(3) {
            0 => form(&mut text, &mut chance),
            1 => slip(&mut text, &mut chance),
            _ => log(&mut text, &mut chance),
        }
        if text.len() >= A_SECTION {
            return text;
        }
        let _ = writeln!(text, "[banner: Confidential]\n\n[page {}]\n\n[banner: Confidential]\n", place.next_page());
    }
}

/// Labels and values, some of them redacted, illegible or handwritten.
fn form(text: &mut String, chance: &mut Chance) {
    text.push_str("| | |\n|---|---|\n");
    let first = chance.below(LABELS.len());
    for number in 0..6 {
        let label = LABELS[(first + number) % LABELS.len()];
        let _ = writeln!(text, "| {label} | {} |", value(chance));
    }
    let _ = writeln!(text, "\n[handwritten: {} by {}]\n", chance.word(VERBS), chance.word(PLACES));
}

/// A stamp with its own labels, and a line below it.
fn slip(text: &mut String, chance: &mut Chance) {
    let _ = writeln!(
        text,
        "> [stamp] Routing slip\n>\n> | | |\n> |---|---|\n> | To | {} |\n> | Date | {} May {} |\n> | Copies | {} |\n",
        capital(chance.word(NOUNS)),
        1 + chance.below(28),
        1950 + chance.below(40),
        1 + chance.below(20),
    );
    let _ =
        writeln!(text, "Copy {} [stamp: RECEIVED {} MAY] {}\n", chance.below(90), 1 + chance.below(28), value(chance));
}

/// One-line entries.
fn log(text: &mut String, chance: &mut Chance) {
    for _ in 0..5 {
        let hour = chance.below(24);
        let _ = writeln!(text, "{hour:02}{:02}  {}.  ", chance.below(60), value(chance));
    }
    let _ = writeln!(text, "\n{}.\n", words::clause(chance));
}

fn value(chance: &mut Chance) -> String {
    match chance.below(10) {
        0 => format!("[redacted {}, name]", chance.word(CODES)),
        1 => "[illegible, 2 words]".into(),
        2 => format!("[handwritten: {}]", chance.word(NOUNS)),
        3 => format!("[unclear: {}]", chance.word(NOUNS)),
        4 => format!("{}", 1 + chance.below(9_000)),
        5 => format!("{} May {}", 1 + chance.below(28), 1950 + chance.below(40)),
        _ => format!("{} {}", capital(chance.word(ADJECTIVES)), chance.word(NOUNS)),
    }
}
