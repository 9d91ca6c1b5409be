//! A small site that is edited at random, in the same way each time.

use std::collections::BTreeMap;

/// Random numbers that depend only on a seed.
#[derive(Debug, Clone)]
pub(super) struct Chance(u64);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % most.max(1)
    }

    pub(super) fn of<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }
}

/// The files, by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

const FOLDERS: [&str; 4] = ["alpha", "beta", "gamma", "guide"];
const NAMES: [&str; 7] = ["01-one.md", "02-two.md", "one.md", "three.md", "04-four.md", "Three.md", "whole.md"];

/// Paragraphs with redactions, notes, page marks, and references that may or may not resolve.
const PASSAGES: [&str; 32] = [
    "Plain words, and a few more of them.",
    "Words [redacted 25X1, 2 lines] and [redacted].",
    "A code stands beside this. [25X1]",
    "[page 1]",
    "[page 2]",
    "[page 3?]",
    "[page 3, continued]",
    "[page iv, blank]",
    "See [[two]], [[three]] and [[one|the first]].",
    "See [[alpha/one]], [[beta/three]] and [[gamma/four]].",
    "See [[alpha]], [[Beta]] and [[The third]].",
    "See [[A 1]], [[number 7]] and [[page 2]].",
    "See [[note 1]] and [[one#h-a-heading]] and [[#h-a-heading]].",
    "See [a file](../beta/three.md) and [a picture](scan.png).",
    "See [another](../gamma/index.md#h-a-heading) and [home](../edition.toml).",
    "See [a page](../beta/whole.html) and [its ledger](../alpha/ledger.html).",
    "## A heading",
    "## Another heading",
    "A claim.[^1]\n\n[^1]: Its note.",
    "A mark that is [redcated] by a slip.",
    "A mark that [redacted never closes.",
    "An unknown code [redacted 99X9] and [HOM].",
    "[note: is this right?]",
    "[unclear: word] and [illegible, 2 words] and [sic: other].",
    "- one\n- two [25X1]\n- three",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "> [stamp] Received\n>\n> | date | 1987 |\n> |---|---|\n> | by | him |",
    "[released 2012: opened words] and more.",
    "Raw <b>html</b> and `code [redacted]`.",
    "[banner: Secret]",
    "The number [5] and [redacted 5].",
    "[page 4, denied]",
];

const TITLES: [&str; 5] = ["One", "Two", "The third", "A heading", "Alpha"];

fn section(chance: &mut Chance) -> String {
    let mut text = String::new();
    if chance.below(6) == 0 {
        text.push_str(&format!("+++\ntitle = \"{}\"\n+++\n\n", chance.of(&TITLES)));
    }
    if chance.below(8) > 0 {
        text.push_str(&format!("# {}\n\n", chance.of(&TITLES)));
    }
    for _ in 0..chance.below(6) {
        let passage: &str = chance.of::<&str>(&PASSAGES);
        text.push_str(passage);
        text.push_str("\n\n");
    }
    text
}

fn index(folder: &str, chance: &mut Chance) -> String {
    let mut facts = format!("title = \"{}\"\n", chance.of(&["Alpha", "Beta", "The third", "Guide"]));
    if folder == "guide" || chance.below(8) == 0 {
        facts.push_str("kind = \"guide\"\n");
    }
    let more = [
        "number = \"A 1\"\n",
        "number = \"number 7\"\n",
        "exemptions = [\"5\"]\n",
        "gaps = \"box\"\n",
        "sections = [\"three\", \"one\", \"five\"]\n",
        "date = \"1987-02?\"\n",
        "date = \"soon\"\n",
        "colour = \"red\"\n",
        "\n[[release]]\nkey = \"2012\"\n",
        "\n[expect]\ngaps = 1\ncontents = \"two\"\n",
        "\n[expect]\nscans = 4\n",
    ];
    let at = chance.below(more.len() * 2);
    facts.push_str(more.get(at).copied().unwrap_or_default());
    let headnote = if chance.below(3) == 0 { "A headnote with [[two]] in it.\n" } else { "" };
    format!("+++\n{facts}+++\n\n{headnote}")
}

fn edition(chance: &mut Chance) -> String {
    let mut text = format!("title = \"{}\"\n", chance.of(&["An edition", "Another edition"]));
    let more = [
        "base_url = \"https://example.org/reports\"\n",
        "source = \"private\"\n",
        "subtitle = \"Beneath it\"\n",
        "\n[[exemption]]\ncode = \"HOM\"\nmeaning = \"harm\"\nauthority = \"a law\"\n",
        "\n[[exemption]]\ncode = \"99X9\"\nforms = [\"HOM\"]\nmeaning = \"a meaning\"\nauthority = \"a law\"\n",
        "",
    ];
    let line: &str = chance.of::<&str>(&more);
    text.push_str(line);
    text
}

const TEMPLATES: [(&str, &str); 6] = [
    ("templates/404.html", "{% extends \"builtin/404.html\" %}{% block colophon %}Ours{% endblock colophon %}"),
    (
        "templates/section.html",
        "{% extends \"builtin/section.html\" %}{% block aside %}{{ view.section.title }}{% endblock aside %}",
    ),
    ("templates/assets/lacuna.css", "p { color: inherit }"),
    ("templates/unused.html", "Nobody asks for this."),
    ("templates/broken.html", "{% if %}"),
    (
        "templates/index.html",
        "{% extends \"builtin/index.html\" %}{% block colophon %}{{ nothing.at.all }}{% endblock colophon %}",
    ),
];

/// The initial site.
pub(super) fn beginning(chance: &mut Chance) -> Files {
    let mut files = Files::new();
    files.insert("content/edition.toml".into(), edition(chance).into());
    for folder in FOLDERS {
        files.insert(format!("content/{folder}/index.md"), index(folder, chance).into());
        for name in &NAMES[..3] {
            files.insert(format!("content/{folder}/{name}"), section(chance).into());
        }
    }
    files
}

/// One edit: its description, and the files that it changed.
pub(super) fn edit(files: &mut Files, chance: &mut Chance) -> (String, Vec<String>) {
    let folder = *chance.of(&FOLDERS);
    let path = format!("content/{folder}/{}", chance.of(&NAMES));
    let known: Vec<String> = files.keys().cloned().collect();
    let any = chance.of(&known).clone();
    let mut set = |path: &str, bytes: Vec<u8>| {
        files.insert(path.to_owned(), bytes);
        vec![path.to_owned()]
    };
    match chance.below(24) {
        0..=7 => (format!("write {path}"), set(&path, section(chance).into())),
        8..=10 => {
            // Only prose, added at the end.
            let mut text = files.get(&path).cloned().unwrap_or_else(|| b"# One\n".to_vec());
            text.extend_from_slice(b"\nA sentence more.\n");
            (format!("add to {path}"), {
                files.insert(path.clone(), text);
                vec![path]
            })
        }
        11 | 12 => {
            let path = format!("content/{folder}/index.md");
            (format!("write {path}"), set(&path, index(folder, chance).into()))
        }
        13 | 14 => {
            files.remove(&any);
            (format!("delete {any}"), vec![any])
        }
        15 | 16 => {
            let bytes = files.remove(&any).unwrap_or_default();
            files.insert(path.clone(), bytes);
            (format!("rename {any} to {path}"), vec![any, path])
        }
        17 => {
            let to = *chance.of(&FOLDERS);
            let from = format!("content/{folder}/");
            let moved: Vec<String> = known.iter().filter(|path| path.starts_with(&from)).cloned().collect();
            let mut changed = Vec::new();
            for path in moved.into_iter().filter(|_| to != folder) {
                let bytes = files.remove(&path).unwrap_or_default();
                let target = path.replace(&from, &format!("content/{to}/"));
                files.insert(target.clone(), bytes);
                changed.extend([path, target]);
            }
            (format!("move {folder} to {to}"), changed)
        }
        18 => (String::from("write edition.toml"), set("content/edition.toml", edition(chance).into())),
        19 | 20 => {
            let (path, text) = *chance.of(&TEMPLATES);
            if files.remove(path).is_none() {
                files.insert(path.to_owned(), text.into());
            }
            (format!("put or take {path}"), vec![path.to_owned()])
        }
        21 => {
            let path = format!(
                "content/{folder}/{}",
                chance.of(&["scan.png", "whole.html", "one.html", "index.html", "a.txt"])
            );
            if files.remove(&path).is_none() {
                files.insert(path.clone(), b"\x89PNG, or not".to_vec());
            }
            (format!("put or take {path}"), vec![path])
        }
        22 => (format!("garble {path}"), set(&path, b"# One\n\nNot \xc3\x28 text.\n".to_vec())),
        _ => {
            let bracket = *chance.of(&["[withheld (b)(6): a name]", "[a name is withheld]", "[redacted 25X1: a name]"]);
            (format!("write {bracket} in {path}"), set(&path, format!("# One\n\n{bracket}\n").into()))
        }
    }
}
