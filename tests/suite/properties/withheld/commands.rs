//! What the commands do on a disk, and say: exit codes, the terminal, published folders, pins, drafts.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};

use clap::Parser as _;
use lacuna::cli::Cli;
use lacuna::command::{self, Printer};
use lacuna::site::{Intake, Site};

use super::super::runner;
use super::{LEAKS, LOG, Seen, differences, editions, fill, named, no_leak, plain, same};
use crate::cli::timeless;
use crate::preview::quick_folder;

/// What the commands read beside the site: a text to draft from that withholds words, one that does not, and an edited draft of it.
const MORE: [(&str, &str); 4] = [
    ("withheld.txt", "The boat came\n\nto ‹› at noon.\n"),
    ("public.txt", "The boat came\n\nto the light at noon.\n"),
    ("content/w/index.md", "+++\ntitle = \"public\"\nnumber = \"‹›\"\n+++\n"),
    ("content/w/01-public.md", "[page 1?]\n\nThe boat ‹1 word›\n\nto the ‹› at noon.\n"),
];

/// What is printed to a stream.
#[derive(Clone, Default)]
struct Printed(Arc<Mutex<Vec<u8>>>);

impl Write for Printed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no panic").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Runs a command in this process: its exit code and all that it prints are seen.
fn run(seen: &mut Seen, arguments: &[&str]) {
    let cli = Cli::try_parse_from([&["lacuna"], arguments].concat()).expect("valid arguments");
    let printed = [Printed::default(), Printed::default()];
    let [out, err] = printed.clone();
    let code = command::run(&cli.command, &Arc::new(Printer::new(out, err)));
    let name = arguments.join(" ");
    let [out, err] = printed.map(|Printed(bytes)| timeless(&String::from_utf8_lossy(&bytes.lock().expect("no panic"))));
    seen.push((name, format!("{code:?}\n{out}\n{err}").into_bytes()));
}

/// The files that a command made in a folder, which is then removed.
fn take(seen: &mut Seen, folder: &Path) {
    if folder.is_dir() {
        seen.extend(named(folder));
        fs::remove_dir_all(folder).expect("removed");
    }
}

/// How many commands pairs take turns with.
const TURNS: usize = 10;

/// What a build and one other command do with a site, and say.
fn seen(root: &Path, files: Vec<(String, Vec<u8>)>, turn: usize) -> Seen {
    for (path, bytes) in files {
        let place = root.join(path);
        fs::create_dir_all(place.parent().expect("a parent")).expect("folders");
        fs::write(place, bytes).expect("written");
    }
    let mut seen = Seen::new();
    let at = |path: &str| root.join(path).to_str().expect("a path").to_owned();
    let site = at("");
    let wrong = root.join("content/w/02-wrong.md");
    fs::write(&wrong, "# Wrong [redacted 25X99]\n").expect("written");
    match turn {
        0 => run(&mut seen, &["check", &site]),
        1 => run(&mut seen, &["check", &site, "--format", "json"]),
        2 => run(&mut seen, &["check", &site, "--format", "github"]),
        3 => run(&mut seen, &["check", &site, "--against", &(at("withheld.txt") + ":q")]),
        4 => run(&mut seen, &["render", &at("content/w/01-public.md")]),
        5 => run(&mut seen, &["build", &site]),
        6 => {
            run(&mut seen, &["pin", &site]);
            for report in ["q", "w"] {
                let pins = root.join("content").join(report).join("addresses.lock");
                seen.push(("pins".into(), fs::read(&pins).unwrap_or_default()));
                let _ = fs::remove_file(&pins);
            }
        }
        7 => {
            run(&mut seen, &["draft", &at("withheld.txt"), "--into", &at("content/new")]);
            take(&mut seen, &root.join("content/new"));
        }
        8 => {
            run(&mut seen, &["draft", &at("public.txt"), "--into", &at("content/w")]);
            take(&mut seen, &root.join("content/w-2"));
        }
        _ => fs::remove_dir_all(root.join("public")).unwrap_or_default(),
    }
    fs::remove_file(&wrong).expect("removed");
    run(&mut seen, &["build", &site]);
    if turn == TURNS - 1 && root.join("public").exists() {
        seen.extend(named(&root.join("public")));
    }
    seen
}

fn files(words: &[String], leak: fn(&str) -> String) -> Vec<(String, Vec<u8>)> {
    fill(&[LOG.as_slice(), &MORE].concat(), words, leak)
}

/// Has a pool of threads made, which a command would else make for the thread of this test.
fn begin() {
    Site::empty().apply(Intake::default());
}

#[test]
fn nothing_that_a_command_does_or_says_depends_on_withheld_words() {
    begin();
    let folder = quick_folder();
    let mut none =
        std::array::from_fn::<_, TURNS, _>(|turn| seen(folder.path(), files(&plain(), no_leak), TURNS - 1 - turn));
    none.reverse();
    let said = |turn: usize, words: &str| {
        let has = |bytes: &[u8]| String::from_utf8_lossy(bytes).contains(words);
        assert!(none[turn].iter().any(|(_, bytes)| has(bytes)), "{words}");
    };
    said(7, "this file opens withheld text");
    said(8, "content/w exists and differs: 01-public.md, 6 lines from line 1 on");
    said(0, "is up to date");
    said(1, "unknown-exemption");
    said(3, "2 words not in the OCR");
    said(4, "Withheld by this edition: 1 word");
    said(5, "nothing was written");
    said(6, "log.html#f1-p2\t");
    said(9, "lacuna manifest");
    runner(220)
        .run(&editions(40), |words| {
            let turn = words.len() % TURNS;
            same(&none[turn], &seen(folder.path(), files(&words, no_leak), turn))
        })
        .expect("nothing depends on withheld words");
}

#[test]
fn a_leak_is_seen_in_what_a_command_does_or_says() {
    begin();
    for (number, leak) in LEAKS.into_iter().enumerate() {
        let folder = quick_folder();
        for turn in (number..TURNS).step_by(LEAKS.len()) {
            let [one, other] =
                ["", "Gorbachev and\nSmith"].map(|words| seen(folder.path(), files(&[words.to_owned()], leak), turn));
            assert!(!differences(&one, &other).is_empty(), "leak {number}, turn {turn}");
        }
    }
}
