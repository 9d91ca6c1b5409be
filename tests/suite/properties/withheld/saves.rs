//! What the preview sends while withheld words are edited: events, pages with their ETags, the overview; and its lines in the terminal.

use super::super::runner;
use super::{LEAKS, LOG, Seen, differences, editions, fill, no_leak, plain, same};
use crate::cli::timeless;
use crate::preview::{Events, Served, put, quick_folder};

/// Pages that do not change when another report does.
const PAGES: [&str; 7] = [
    "/q/",
    "/q/log.html",
    "/q/ledger.html",
    "/q/whole.html",
    "/q/citation.bib",
    "/_lacuna/",
    "/_lacuna/page/q/log.html",
];

/// A served edition of two reports: one withholds text, and a save of the other one is an event.
struct Edition {
    served: Served,
    events: Events,
    number: u64,
    saves: usize,
}

impl Edition {
    fn new() -> Self {
        let folder = quick_folder();
        for (path, bytes) in fill(&LOG, &plain(), no_leak) {
            put(folder.path(), &path, &String::from_utf8(bytes).expect("text"));
        }
        put(folder.path(), "content/z/index.md", "+++\ntitle = \"Z\"\n+++\n");
        let served = Served::over(folder);
        let (events, number) = Events::open(served.port);
        Self { served, events, number, saves: 0 }
    }

    /// Saves the files of an edition, then one that differs in public; what is sent and printed until then is seen.
    fn save(&mut self, files: Vec<(String, Vec<u8>)>) -> Seen {
        for (path, bytes) in files {
            self.served.put(&path, &String::from_utf8(bytes).expect("text"));
        }
        self.saves += 1;
        self.served.put("content/z/01-z.md", &format!("# Z\n\nRound {}.\n", self.saves));
        let event = self.events.next();
        while !self.served.page("/z/z.html").contains(&format!("Round {}.", self.saves)) {
            let _ = self.events.next();
        }
        let line = timeless(&self.served.line());
        let mut seen =
            vec![("event".into(), (event - self.number).to_string().into_bytes()), ("line".into(), line.into_bytes())];
        self.number += 1;
        for page in PAGES {
            let answer = self.served.get(page);
            seen.push((format!("{page} etag"), answer.header("etag").into()));
            seen.push((page.into(), answer.body));
        }
        seen
    }
}

#[test]
fn nothing_that_the_preview_sends_depends_on_withheld_words() {
    let mut edition = Edition::new();
    let none = edition.save(fill(&LOG, &plain(), no_leak));
    let said = |name: &str, words: &str| {
        let (_, bytes) = none.iter().find(|(known, _)| known == name).expect(name);
        let text = String::from_utf8_lossy(bytes);
        assert!(text.contains(words), "{name}: {text}");
    };
    said("event", "1");
    said(
        "line",
        "7 texts withheld: content/edition.toml:1:24, content/edition.toml:3:11, content/q/01-log.md:5:63 and 4 more",
    );
    said("/q/log.html etag", "\"");
    said("/q/log.html", "withheld by this edition");
    said("/_lacuna/", "<p>7 texts withheld by this edition</p>");
    said("/_lacuna/", ">text is withheld here</a>");
    said("/_lacuna/", ">line 5</a>");
    let edition = std::cell::RefCell::new(edition);
    runner(200)
        .run(&editions(40), |words| same(&none, &edition.borrow_mut().save(fill(&LOG, &words, no_leak))))
        .expect("nothing depends on withheld words");
}

#[test]
fn a_leak_is_seen_in_what_the_preview_sends() {
    let mut edition = Edition::new();
    let _ = edition.save(Vec::new());
    for (number, leak) in LEAKS.into_iter().enumerate() {
        let [one, other] =
            ["", "Gorbachev and\nSmith"].map(|words| edition.save(fill(&LOG, &[words.to_owned()], leak)));
        let found = differences(&one, &other);
        for name in ["/q/log.html", "/q/log.html etag"] {
            assert!(found.contains(name), "leak {number}: {found:?}");
        }
    }
}
