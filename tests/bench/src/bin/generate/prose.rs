//! The default corpus: prose in the shape of a transcribed report.
//!
//! It has pages that begin within a paragraph, redactions with and without an extent, codes in the margin, banners, notes,
//! lists, tables, headings, stamps, readings, and references to other sections, pages and reports.

use std::fmt::Write as _;

use super::chance::Chance;
use super::corpus::{A_SECTION, Place, report_name, section_name};
use super::words::{self, ADJECTIVES, CODES, NOUNS, PLACES, capital, heading};

/// The maximum number of notes in a section.
const MOST_NOTES: usize = 4;
/// The approximate number of bytes between two page marks.
const A_PAGE: usize = 2_600;

/// The text of one section.
pub(crate) fn section(place: &mut Place) -> String {
    let mut writer =
        Writer { chance: place.chance(), first_page: place.page, place, text: String::new(), turned: 0, notes: 0 };
    writer.write();
    writer.text
}

/// A section while it is being written.
struct Writer<'a> {
    place: &'a mut Place,
    chance: Chance,
    text: String,
    first_page: usize,
    /// The position in the text where the last page begins.
    turned: usize,
    notes: usize,
}

impl Writer<'_> {
    fn write(&mut self) {
        let title = heading(&mut self.chance, 3);
        let number = self.place.section + 1;
        let _ = writeln!(self.text, "[page {}]\n\n# {title} {number}\n", self.place.next_page());
        while self.text.len() < A_SECTION {
            match self.chance.below(20) {
                0 => self.subheading(),
                1 | 2 => self.list(),
                3 => self.table(),
                4 if self.chance.one_in(4) => self.stamp(),
                _ => self.paragraph(),
            }
            if self.text.len() - self.turned > A_PAGE {
                self.turn();
            }
        }
        // The text of a note must not refer to another note.
        let notes = std::mem::replace(&mut self.notes, MOST_NOTES);
        for note in 1..=notes {
            let sentence = self.sentence();
            let _ = writeln!(self.text, "[^{note}]: {sentence}\n");
        }
    }

    /// A new page between two blocks, with its banners.
    fn turn(&mut self) {
        let _ = writeln!(self.text, "[banner: Secret]\n\n[page {}]\n\n[banner: Secret]\n", self.place.next_page());
        self.turned = self.text.len();
    }

    fn subheading(&mut self) {
        let title = heading(&mut self.chance, 3);
        let _ = writeln!(self.text, "## {title}\n");
    }

    fn list(&mut self) {
        let ordered = self.chance.one_in(2);
        for number in 1..=3 + self.chance.below(4) {
            let item = self.sentence();
            if ordered {
                let _ = writeln!(self.text, "{number}. {item}");
            } else {
                let _ = writeln!(self.text, "- {item}");
            }
        }
        // Two lists in a row would be one list whose numbers skip.
        self.text.push('\n');
        self.paragraph();
    }

    fn table(&mut self) {
        let _ = writeln!(
            self.text,
            "| {} | {} | Year |\n|---|---|---:|",
            capital(self.chance.word(NOUNS)),
            capital(self.chance.word(NOUNS))
        );
        for _ in 0..3 + self.chance.below(5) {
            let _ = writeln!(
                self.text,
                "| {} {} | {} | {} |",
                capital(self.chance.word(ADJECTIVES)),
                self.chance.word(NOUNS),
                self.chance.word(PLACES),
                1950 + self.chance.below(40)
            );
        }
        self.text.push('\n');
    }

    fn stamp(&mut self) {
        let _ = writeln!(
            self.text,
            "> [stamp] Approved for release\n>\n> | To | {} |\n> |---|---|\n> | Date | {} May 2012 |\n",
            capital(self.chance.word(NOUNS)),
            1 + self.chance.below(28)
        );
    }

    /// Several sentences, sometimes with a redaction, a code in the margin, a reading, or the start of a page.
    fn paragraph(&mut self) {
        let sentences = 3 + self.chance.below(4);
        let redacted = self.chance.one_in(3).then(|| self.chance.below(sentences));
        let turn =
            (self.text.len() - self.turned > A_PAGE / 2 && self.chance.one_in(6)).then(|| self.chance.below(sentences));
        let mut lines = words::Lines::default();
        for number in 0..sentences {
            let mut sentence = self.sentence();
            if redacted == Some(number) {
                sentence = self.redacted(&sentence);
            }
            if turn == Some(number) && number > 0 {
                sentence = format!("[page {}] {sentence}", self.place.next_page());
                self.turned = self.text.len();
            }
            lines.write(&mut self.text, &sentence);
        }
        self.text.push_str("\n\n");
    }

    /// A sentence with a redaction in it.
    fn redacted(&mut self, sentence: &str) -> String {
        let code = self.chance.word(CODES);
        let before_marks = sentence.find('[').unwrap_or(sentence.len());
        let middle = sentence[..before_marks].find(", ").unwrap_or(sentence.len() - 1);
        let (before, after) = sentence.split_at(middle);
        match self.chance.below(6) {
            0 => format!("{sentence} [redacted] [{code}]"),
            1 => format!("{sentence} [redacted {code}, 2 lines]"),
            2 => format!("{before} [redacted {code}, name]{after}"),
            3 => format!("{sentence} [redacted {code}, passage]"),
            4 => format!("{sentence} [redacted {code}?, 1 line?]"),
            _ => format!("{before} [redacted {code}]{after}"),
        }
    }

    fn sentence(&mut self) -> String {
        let chance = &mut self.chance;
        let mut words = words::clause(chance);
        match chance.below(24) {
            0 => {
                let section = section_name(chance.below(self.place.sections));
                let _ = write!(words, " (see [[{section}]])");
            }
            1 => {
                let report = chance.below(self.place.reports);
                // Every report except the last has all its sections. The first section always exists.
                let _ = write!(words, " (see [[{}/{}]])", report_name(report), section_name(0));
            }
            2 => {
                let _ = write!(words, " (see [[page {}]])", self.first_page);
            }
            3 if self.notes < MOST_NOTES => {
                self.notes += 1;
                let _ = write!(words, "[^{}]", self.notes);
            }
            4 => {
                let _ = write!(words, " *{}*", chance.word(NOUNS));
            }
            5 => words.push_str(" [illegible, 2 words]"),
            6 => {
                let _ = write!(words, " [unclear: {}]", chance.word(NOUNS));
            }
            7 => words.push_str(" [handwritten: see file]"),
            _ => {}
        }
        words.push('.');
        words
    }
}
