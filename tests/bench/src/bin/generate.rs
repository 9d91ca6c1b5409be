//! Makes an edition of N sections of about 7 kB, a hundred to a report: `generate N FOLDER [SEED]`.
//!
//! The same N and seed give the same bytes. The prose is invented, but has the shape of a transcribed report: folios
//! that begin in mid-paragraph, redactions with and without extent, margin marks, banners, notes, lists, tables,
//! headings, stamps, readings, and references to other sections, folios and reports. Every mark in it is sound: an
//! edition with findings would measure the printing of findings.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs, process};

/// Sections of a report.
const A_REPORT: usize = 100;
/// Bytes of a section, more or less.
const A_SECTION: usize = 7_000;
/// Notes of a section.
const MOST_NOTES: usize = 4;
/// Bytes between two page marks, more or less.
const A_FOLIO: usize = 2_600;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let count = arguments.first().and_then(|n| n.parse::<usize>().ok());
    let (Some(count), Some(folder)) = (count, arguments.get(1)) else {
        eprintln!("generate N FOLDER [SEED]");
        process::exit(2);
    };
    let seed = arguments.get(2).and_then(|s| s.parse().ok()).unwrap_or(1987);
    let bytes = edition(Path::new(folder), count, seed);
    println!("{count} sections in {} reports, {bytes} bytes", count.div_ceil(A_REPORT));
}

/// Writes the whole edition and says how many bytes its transcriptions have.
fn edition(folder: &Path, count: usize, seed: u64) -> usize {
    let reports = count.div_ceil(A_REPORT);
    let content = folder.join("content");
    write(
        &content.join("edition.toml"),
        "title = \"A measured edition\"\nsubtitle = \"Invented, to be timed\"\nbase_url = \"https://edition.example/measured/\"\n",
    );
    let mut bytes = 0;
    for report in 0..reports {
        let sections = A_REPORT.min(count - report * A_REPORT);
        let place = content.join(report_name(report));
        let title = heading(&mut Chance::new(seed, report, usize::MAX), 5);
        write(
            &place.join("index.md"),
            &format!(
                "+++\ntitle = \"{title}\"\nnumber = \"M {report:04}\"\nrecord = \"{}\"\ndate = \"{}\"\n\
                 agency = \"Central Intelligence Agency\"\n\n[[release]]\nkey = \"2012\"\nrecord_date = \"2012-05-15\"\n+++\n\n\
                 An invented report of {sections} sections.\n",
                60_000 + report,
                1970 + report % 30,
            ),
        );
        let mut folio = 1;
        for section in 0..sections {
            let text = Section::new(seed, report, section, reports, sections, &mut folio).text();
            bytes += text.len();
            write(&place.join(format!("{:03}-{}.md", section + 1, section_name(section))), &text);
        }
    }
    bytes
}

fn write(path: &Path, text: &str) {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    if let Err(error) = written {
        eprintln!("{}: {error}", path.display());
        process::exit(2);
    }
}

fn report_name(report: usize) -> String {
    format!("report-{:04}", report + 1)
}

/// A section's address. The file's name has its number before it.
fn section_name(section: usize) -> String {
    format!("{}-{:03}", NOUNS[section * 7 % NOUNS.len()], section + 1)
}

/// One section in the making.
struct Section<'a> {
    chance: Chance,
    text: String,
    number: usize,
    reports: usize,
    sections: usize,
    first_folio: usize,
    folio: &'a mut usize,
    /// Where in the text the last page mark stands.
    turned: usize,
    notes: usize,
}

impl<'a> Section<'a> {
    fn new(seed: u64, report: usize, section: usize, reports: usize, sections: usize, folio: &'a mut usize) -> Self {
        Section {
            chance: Chance::new(seed, report, section),
            text: String::new(),
            number: section + 1,
            reports,
            sections,
            first_folio: *folio,
            folio,
            turned: 0,
            notes: 0,
        }
    }

    fn text(mut self) -> String {
        let title = heading(&mut self.chance, 3);
        let number = self.number;
        let _ = writeln!(self.text, "[page {}]\n\n# {title} {number}\n", self.folio);
        *self.folio += 1;
        while self.text.len() < A_SECTION {
            match self.chance.below(20) {
                0 => self.subheading(),
                1 | 2 => self.list(),
                3 => self.table(),
                4 if self.chance.one_in(4) => self.stamp(),
                _ => self.paragraph(),
            }
            if self.text.len() - self.turned > A_FOLIO {
                self.turn();
            }
        }
        // A note's own text may not refer to a further one.
        let notes = std::mem::replace(&mut self.notes, MOST_NOTES);
        for note in 1..=notes {
            let sentence = self.sentence();
            let _ = writeln!(self.text, "[^{note}]: {sentence}\n");
        }
        self.text
    }

    /// A new folio between two blocks, with its banners.
    fn turn(&mut self) {
        let _ = writeln!(self.text, "[banner: Secret]\n\n[page {}]\n\n[banner: Secret]\n", self.folio);
        *self.folio += 1;
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
        // Two lists in a row would be one, whose numbers jump.
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

    /// Several sentences; now and then a gap, its code in the margin, a reading, a folio that begins amid them.
    fn paragraph(&mut self) {
        let sentences = 3 + self.chance.below(4);
        let gap = self.chance.one_in(3).then(|| self.chance.below(sentences));
        let turn = (self.text.len() - self.turned > A_FOLIO / 2 && self.chance.one_in(6))
            .then(|| self.chance.below(sentences));
        let mut column = 0;
        for number in 0..sentences {
            let mut sentence = self.sentence();
            if gap == Some(number) {
                sentence = self.with_gap(&sentence);
            }
            if turn == Some(number) && number > 0 {
                sentence = format!("[page {}] {sentence}", self.folio);
                *self.folio += 1;
                self.turned = self.text.len();
            }
            for word in unbroken(&sentence) {
                if column > 90 {
                    self.text.push('\n');
                    column = 0;
                } else if column > 0 {
                    self.text.push(' ');
                }
                self.text.push_str(word);
                column += word.len() + 1;
            }
        }
        self.text.push_str("\n\n");
    }

    /// A sentence with something withheld in it.
    fn with_gap(&mut self, sentence: &str) -> String {
        let code = self.chance.word(CODES);
        let middle = sentence.find(", ").unwrap_or(sentence.len() - 1);
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
        match chance.below(24) {
            0 => {
                let section = section_name(chance.below(self.sections));
                let _ = write!(words, " (see [[{section}]])");
            }
            1 => {
                let report = chance.below(self.reports);
                // Every report but the last has all its sections; the first is always there.
                let _ = write!(words, " (see [[{}/{}]])", report_name(report), section_name(0));
            }
            2 => {
                let _ = write!(words, " (see [[page {}]])", self.first_folio);
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

/// The parts of a sentence between which a line may end: its words, but a bracket in one piece, since a reference
/// to `[[page⏎4]]` would be one to nothing.
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

/// A title of so many words.
fn heading(chance: &mut Chance, words: usize) -> String {
    let mut title = capital(chance.word(ADJECTIVES));
    for _ in 1..words {
        let _ = write!(title, " {}", capital(chance.word(NOUNS)));
    }
    title
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Numbers that look thrown and are not: SplitMix64, seeded by the place in the edition.
struct Chance(u64);

impl Chance {
    fn new(seed: u64, report: usize, section: usize) -> Self {
        Chance(seed ^ (report as u64) << 40 ^ section as u64)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    /// A word of a list, the first ones oftener, as in any language.
    fn word<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let limit = 1 + self.below(words.len());
        words[self.below(limit)]
    }
}

const CODES: &[&str] = &["25X1", "25X6", "(b)(3)", "(b)(1)", "(b)(6)"];
const OPENINGS: &[&str] = &["the", "this", "every", "no", "another", "the same", "one", "that", "any other", "each"];
const JOINTS: &[&str] =
    &["and", "but", "while", "since", "although", "because", "so that", "until", "whereas", "unless"];
#[rustfmt::skip]
const ADJECTIVES: &[&str] = &[
    "new", "regional", "reported", "foreign", "technical", "former", "annual", "northern", "likely",
    "industrial", "official", "joint", "limited", "monthly", "previous", "coastal", "domestic", "modest",
    "second", "steady", "military", "rural", "private", "central", "gradual", "formal", "seasonal",
    "unconfirmed", "interim", "southern", "separate", "civilian", "sizable", "eventual", "provincial",
    "substantial", "periodic", "parallel", "undated",
];
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "office", "agreement", "harvest", "delegation", "estimate", "ministry", "shipment", "survey", "railway",
    "budget", "committee", "factory", "border", "visit", "proposal", "exchange", "harbor", "analyst",
    "forecast", "treaty", "reactor", "journal", "council", "subsidy", "pipeline", "bureau", "emigrant",
    "envoy", "quota", "dispatch", "refinery", "archive", "protocol", "mission", "turbine", "engineer",
    "reform", "convoy", "statute", "grain", "warehouse", "secretariat", "broadcast", "petition", "airfield",
    "inventory", "cable", "tariff", "observer", "census", "workshop", "region", "memorandum", "faction",
    "reservoir", "institute", "contract", "deputy",
];
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "followed", "supported", "delayed", "described", "replaced", "exceeded", "affected", "approved",
    "visited", "reviewed", "financed", "opposed", "reached", "left", "studied", "joined", "denied",
    "confirmed", "reduced", "supplied", "anticipated", "withdrew from", "reported on", "relied on",
    "expanded", "questioned", "postponed",
];
#[rustfmt::skip]
const PLACES: &[&str] = &[
    "the capital", "the coast", "the interior", "the valley", "the delta", "the islands", "the plateau",
    "the port", "the frontier", "the lowlands", "the province", "the district", "the peninsula", "the basin",
    "the highlands", "the old town", "the strait", "the river towns", "the eastern shore", "the mining towns",
    "the free zone",
];
