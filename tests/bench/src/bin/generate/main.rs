//! Generates an edition of N sections of about 7 kB, a hundred in each report.
//!
//! The same arguments give the same bytes. The text is invented, and every mark in it is valid, so that the benchmark does
//! not measure the printing of findings.

mod chance;
mod code;
mod corpus;
mod prose;
mod records;
mod repeating;
mod words;

use std::path::{Path, PathBuf};
use std::{env, fs, process};

use chance::Chance;
use corpus::{Corpus, Place, report_name, section_name};

/// The number of sections in a report.
const A_REPORT: usize = 100;

fn main() {
    let Some(arguments) = arguments() else {
        let names = Corpus::ALL.map(|(name, _)| name).join("|");
        eprintln!("usage: generate [--corpus {names}] N FOLDER [SEED]");
        process::exit(2);
    };
    let bytes = arguments.write();
    println!("{} sections in {} reports, {bytes} bytes", arguments.count, arguments.count.div_ceil(A_REPORT));
}

struct Arguments {
    corpus: Corpus,
    count: usize,
    folder: PathBuf,
    seed: u64,
}

fn arguments() -> Option<Arguments> {
    let mut words: Vec<String> = env::args().skip(1).collect();
    let mut corpus = Corpus::Prose;
    if let Some(at) = words.iter().position(|word| word == "--corpus") {
        corpus = Corpus::of_name(words.get(at + 1)?)?;
        words.drain(at..at + 2);
    }
    let (count, folder, seed) = match words.as_slice() {
        [count, folder] => (count, folder, 1987),
        [count, folder, seed] => (count, folder, seed.parse().ok()?),
        _ => return None,
    };
    Some(Arguments { corpus, count: count.parse().ok()?, folder: folder.into(), seed })
}

impl Arguments {
    /// Writes the edition and returns the size of its transcriptions in bytes.
    fn write(&self) -> usize {
        let reports = self.count.div_ceil(A_REPORT);
        let content = self.folder.join("content");
        write(
            &content.join("edition.toml"),
            "title = \"A measured edition\"\nsubtitle = \"Invented, to be timed\"\nbase_url = \"https://edition.example/measured/\"\n",
        );
        let mut bytes = 0;
        for report in 0..reports {
            let sections = A_REPORT.min(self.count - report * A_REPORT);
            let folder = content.join(report_name(report));
            let title = words::heading(&mut Chance::new(self.seed, report, usize::MAX), 5);
            write(
                &folder.join("index.md"),
                &format!(
                    "+++\ntitle = \"{title}\"\nkind = \"{}\"\nnumber = \"M {report:04}\"\nrecord = \"{}\"\ndate = \"{}\"\n\
                     agency = \"Central Intelligence Agency\"\n\n[[release]]\nkey = \"2012\"\nrecord_date = \"2012-05-15\"\n+++\n\n\
                     An invented report of {sections} sections.\n",
                    self.corpus.kind(),
                    60_000 + report,
                    1970 + report % 30,
                ),
            );
            let mut page = 1;
            for section in 0..sections {
                let mut place = Place { seed: self.seed, report, section, reports, sections, page };
                let text = self.corpus.section(&mut place);
                page = place.page;
                bytes += text.len();
                write(&folder.join(format!("{:03}-{}.md", section + 1, section_name(section))), &text);
            }
        }
        bytes
    }
}

fn write(path: &Path, text: &str) {
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    if let Err(error) = written {
        eprintln!("{}: {error}", path.display());
        process::exit(2);
    }
}
