//! No word is lost: every word of a text is on its page, in order, or the text has an error.

use lacuna::diagnostic::Severity;
use lacuna::edition::{Lexicon, Names, Reference, Registry, Report, Target};
use lacuna::page::Text;
use lacuna::parse;
use lacuna::render::body;
use lacuna::text::{FilePath, RawText, withhold};
use proptest::prelude::*;
use proptest::sample::select;

use super::{html, names, runner};

/// Inline pieces; each `W` is a word.
const INLINE: &[&str] = &[
    "W",
    "W W",
    "*W*",
    "**W W**",
    "`W`",
    "\"W\"",
    "(W)",
    "W,",
    "W.",
    "W:",
    "[W]",
    "[W W]",
    "\\[W]",
    "W &amp; W",
    "~~W~~",
    "~W~",
    "<W>",
    "{W}",
    "W | W",
    "[W](https://example.org/)",
    "![W](a.png)",
    "[[W]]",
    "[[a|W]]",
    "[note: W W]",
    "[handwritten: W [unclear: W] W]",
    "[stamp: W\\\nW]",
    "[struck: W]",
    "[banner: W]",
    "[sic: W]",
    "[unclear: *W*]",
    "[redacted 25X1]",
    "[redacted, 2 lines]",
    "[redacted]",
    "[redacted][25X1]",
    "[25X1]",
    "[page 4]",
    "[illegible]",
    "[redacted](W)",
    "[redacted]: W",
    "[W]: W",
    "![[W]]",
    "[W][W]",
    "[^1]",
    "[^1][redacted]",
    "[^1]",
    "W[^2]",
    "[2 lines not declassified]",
    "[note: W",
    "[redacted",
    "W]",
    "*W",
    "W*",
    "**",
    "\\",
    "&lbrack;W]",
    "[[W",
    "W  \nW",
    "<b>W</b>",
    "<!-- W -->",
    "W\\|W",
    "[note: W](W)",
    "W#",
    "#W",
    "+W",
    "1987. W",
    "1) W",
    "- W",
    "> W",
    "=",
    "<https://example.org/>",
];

/// The start of a block, and the prefix of each of its other lines.
const BLOCKS: &[(&str, &str)] = &[
    ("", ""),
    ("", ""),
    ("", ""),
    ("# ", ""),
    ("## ", ""),
    ("> ", "> "),
    ("> ", ""),
    ("- ", "  "),
    ("- ", ""),
    ("1. ", "   "),
    ("3. ", "   "),
    ("    ", "    "),
    ("> [stamp] ", "> "),
    ("> [note]\n> ", "> "),
    ("| W | W |\n|---|---|\n| ", "| "),
    ("+++\n", ""),
    ("```\n", ""),
    ("<div>", ""),
    ("---\n", ""),
    ("> - ", ">   "),
    ("[^1]: ", "    "),
    ("[^1]: ", ""),
    ("[^2]: ", ""),
];

#[derive(Debug, Clone)]
struct Block {
    begin: (&'static str, &'static str),
    inline: Vec<(&'static str, &'static str)>,
    end: &'static str,
}

fn block() -> impl Strategy<Value = Block> {
    let inline = (select(INLINE), select(&["", " ", " ", " ", "\n"][..]));
    let ends = &[
        "\n\n",
        "\n\n",
        "\n\n",
        "\n",
        " #\n\n",
        " {W}\n\n",
        "\n===\n\n",
        "\n---\n\n",
        " |\n\n",
        "\n```\n\n",
        "\n+++\n\n",
    ][..];
    (select(BLOCKS), prop::collection::vec(inline, 1..8), select(ends)).prop_map(|(begin, inline, end)| Block {
        begin,
        inline,
        end,
    })
}

/// A text, and its words in order: each `W` of the pieces is one.
fn written(blocks: &[Block], crlf: bool) -> (String, Vec<String>) {
    let mut pattern = String::new();
    for block in blocks {
        pattern.push_str(block.begin.0);
        for (piece, between) in &block.inline {
            pattern.push_str(&piece.replace('\n', &format!("\n{}", block.begin.1)));
            pattern.push_str(between);
            if *between == "\n" {
                pattern.push_str(block.begin.1);
            }
        }
        pattern.push_str(block.end);
    }
    let mut words = Vec::new();
    let mut text = String::new();
    for (at, part) in pattern.split('W').enumerate() {
        if at > 0 {
            let word = format!("q{at}z");
            text.push_str(&word);
            words.push(word);
        }
        text.push_str(part);
    }
    (if crlf { text.replace('\n', "\r\n") } else { text }, words)
}

/// The first word that is missing or out of order.
fn lost<'a>(words: &'a [String], shown: &str) -> Option<&'a str> {
    let mut rest = shown;
    for word in words {
        let Some((_, after)) = rest.split_once(word.as_str()) else { return Some(word) };
        rest = after;
    }
    None
}

#[test]
fn every_word_is_shown_in_order_or_the_text_has_an_error() {
    let registry = Registry::new(Vec::new());
    let report = Report::default();
    let names = names(&["q0z", "q1z", "q1z q2z", "q3z q4z q5z", "q7z q8z", "q9z"]);
    let strategy = (prop::collection::vec(block(), 1..5), any::<bool>());
    let outcome = runner(4_000).run(&strategy, |(blocks, crlf)| {
        let (text, words) = written(&blocks, crlf);
        // Front matter that is read is not text of the page: `+++`, a comment, `+++`.
        if text.starts_with("+++") {
            return Ok(());
        }
        let source = withhold(&FilePath::new("a.md"), RawText::new(text.clone().into_bytes()));
        let source = source.expect("public text");
        let lexicon = Lexicon { registry: &registry, names: &names, report: &report };
        let (section, findings) = parse::section(&source, lexicon);
        if findings.iter().any(|finding| finding.severity() == Severity::Error) {
            return Ok(());
        }
        // A word that is the address of a link leads nowhere, so the site has an error.
        let leads_nowhere = |reference: &Reference| match &reference.target {
            Target::File { path, .. } => path.contains('q'),
            _ => false,
        };
        if section.references.iter().any(leads_nowhere) {
            return Ok(());
        }
        let html = body(&Text::standalone(&source, &section, &report));
        let shown = html::text(&html);
        // Links to names wrap the words, and change nothing else.
        let bare = Lexicon { names: &Names::default(), ..lexicon };
        let (section, _) = parse::section(&source, bare);
        prop_assert_eq!(&shown, &html::text(&body(&Text::standalone(&source, &section, &report))));
        // A note appears at its first reference, with the lines after it.
        let lost = if text.contains("]: ") {
            words.iter().find(|word| !shown.contains(word.as_str())).map(String::as_str)
        } else {
            lost(&words, &shown)
        };
        prop_assert!(
            lost.is_none(),
            "{} is lost\n── text\n{text}\n── page\n{html}\n{findings:?}",
            lost.unwrap_or_default()
        );
        Ok(())
    });
    outcome.expect("every text");
}
