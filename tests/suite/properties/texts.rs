//! Generated texts: pieces of the language in every combination, and damaged copies of the real transcriptions.

use std::fs;

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Pieces of the language and of Markdown, whole and broken, and characters that often cause bugs.
pub(crate) const PIECES: &[&str] = &[
    "[redacted]",
    "[redacted 25X1, 2 lines]",
    "[redacted",
    "redacted]",
    "[Redacted: (b) (7)(A)]",
    "[redacted, word]",
    "[redacted (b)(3), was (b)(1) in 2019]",
    "[25X1]",
    "[25X1?, 25X6]",
    "[25X11]",
    "[page 4]",
    "[page 6?, scan 12]",
    "[pages 3-9, denied]",
    "[page ii, blank]",
    "[blank, 2 lines]",
    "[page 4, continued]",
    "[page annex:2]",
    "[page denied]",
    "[page torn]",
    "[illegible, 2 words]",
    "[unclear: ",
    "[sic]",
    "[sic: ",
    "[stamp: ",
    "[handwritten: ",
    "[struck: ",
    "[banner: ",
    "[banner, struck: ",
    "[note: ",
    "[released 2022: ",
    "[released 2022, was 25X1: ",
    "]",
    "[",
    "[[",
    "]]",
    "[[page 4]]",
    "[[REDACTED-EX B3]]",
    "[[a|b]]",
    "![[a]]",
    "![",
    "](x)",
    "](javascript:alert(1))",
    "(b)(1)",
    "[^1]",
    "[^1]: ",
    "[^2]: note",
    "[a]: b",
    "[redacted]: No.",
    "2 lines not declassified]",
    "> ",
    ">",
    "> [stamp]\n",
    "> [as typed]\n> ",
    "\n>     ",
    "> [note] ",
    "- ",
    "1. ",
    "7. ",
    "# ",
    "## Heading {#x}",
    "{Secret}",
    " {#y}",
    "===",
    "---",
    "    code",
    "~~~\n",
    "```html\n",
    "| a | b |\n|---|---|\n",
    "| c | d | e |",
    "|",
    "*",
    "**",
    "_",
    "~",
    "~~",
    "`",
    "``",
    "\\",
    "\\[",
    "&lbrack;",
    "&amp;",
    "&#0;",
    "<b>",
    "</p>",
    "<!-- x -->",
    "<div>\n",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<https://example.org/>",
    "\" onclick=\"x",
    "+++\n",
    "+++",
    "title = \"x\"\n",
    "word",
    "Петров",
    "新聞",
    "é",
    "e\u{301}",
    "👩‍👩‍👧",
    "\u{202e}",
    "\u{feff}",
    "\u{200b}",
    "\0",
    "\u{7}",
    "\u{1b}[31m",
    "\u{c}",
    "\r",
    "\t",
    " ",
    "  \n",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{2028}",
    "1987. ",
    "½",
    "#name",
    " #pin]",
    "?",
    ",",
    ":",
    "!",
];

/// A text of random pieces.
pub(super) fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

/// A piece that is repeated many times, so that it nests or never closes.
pub(super) fn nests() -> impl Strategy<Value = String> {
    (select(PIECES), select(PIECES), 1..600_usize, select(&["", " ", "\n"][..]))
        .prop_map(|(first, second, count, between)| format!("{first}{between}").repeat(count) + second)
}

/// A way to damage a text.
#[derive(Debug, Clone)]
enum Damage {
    Insert(Index, &'static str),
    Delete(Index, usize),
    Repeat(Index, usize),
    Cut(Index),
    Carriage,
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        4 => (any::<Index>(), select(PIECES)).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        4 => (any::<Index>(), 1..12_usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        2 => (any::<Index>(), 1..80_usize).prop_map(|(at, length)| Damage::Repeat(at, length)),
        1 => any::<Index>().prop_map(Damage::Cut),
        1 => Just(Damage::Carriage),
    ]
}

/// A real transcription, damaged in a few places.
pub(super) fn damaged() -> impl Strategy<Value = String> {
    (select(transcriptions()), prop::collection::vec(damage(), 1..8))
        .prop_map(|(text, damages)| damages.into_iter().fold(text, |text, damage| apply(&text, &damage)))
}

fn apply(text: &str, damage: &Damage) -> String {
    let chars: Vec<char> = text.chars().collect();
    let split = |at: &Index| at.index(chars.len() + 1);
    let join = |parts: &[&[char]]| parts.concat().into_iter().collect::<String>();
    match damage {
        Damage::Insert(at, piece) => {
            let (before, after) = chars.split_at(split(at));
            join(&[before, &piece.chars().collect::<Vec<_>>(), after])
        }
        Damage::Delete(at, length) => {
            let (before, after) = chars.split_at(split(at));
            join(&[before, after.get(*length..).unwrap_or_default()])
        }
        Damage::Repeat(at, length) => {
            let (before, after) = chars.split_at(split(at));
            join(&[before, after.get(..*length).unwrap_or(after), after])
        }
        Damage::Cut(at) => join(&[chars.get(..split(at)).unwrap_or_default()]),
        Damage::Carriage => text.replace('\n', "\r\n"),
    }
}

/// The sections of the first report.
fn transcriptions() -> Vec<String> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/content/sov-87-10015x");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the first report").map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "md"));
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).expect("a section")).collect()
}
