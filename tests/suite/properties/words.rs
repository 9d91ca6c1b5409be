//! The words survive: every word of a text is on its pages, in order, or in the span of an error.

use std::cell::{Cell, RefCell};

use lacuna::catalog::{ReportPage, Route};
use lacuna::diagnostic::{Code, Finding, Location, Severity};
use lacuna::edition::{Folder, Href, Lexicon, Names, Registry, Report, Section, Slug, Target};
use lacuna::locale::Locale;
use lacuna::page::Text;
use lacuna::parse;
use lacuna::render::{Output, body};
use lacuna::search::{Document, Entry};
use lacuna::site::Site;
use lacuna::text::{FilePath, RawText, withhold};
use proptest::prelude::*;
use proptest::sample::select;

use super::{apply, html, names, runner};

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
    "W|W|1.|W",
    "[[page W]]",
    "[[note 1]] W",
    "![W *W*](a.png \"t\")",
    "``W ` W``",
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
    ("> [as typed]\n>   ", ">     "),
    ("> [note]\n> ", "> "),
    ("| W | W |\n|---|---|\n| ", "| "),
    ("+++\n", ""),
    ("```\n", ""),
    ("```W W\n", ""),
    ("~~~ W ~~~\n", ""),
    ("- ```\n  ", "  "),
    ("|W|W|\n|-|-|\n|", "|"),
    ("> |W|\n> |-|\n> |", "> |"),
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

/// A text, and its words in order with their places: each `W` of the pieces is one.
fn written(blocks: &[Block]) -> (String, Vec<(String, usize)>) {
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
            words.push((word.clone(), text.len()));
            text.push_str(&word);
        }
        text.push_str(part);
    }
    (text, words)
}

/// How much of what was written was sought.
#[derive(Default)]
struct Share {
    written: Cell<usize>,
    sought: Cell<usize>,
}

impl Share {
    /// The words that must be on the page: those that are not in the span of an error or in the address of a link. None if the text begins
    /// with front matter, or defines a note twice and so drops the second one.
    fn sought<'w>(
        &self,
        words: &'w [(String, usize)],
        text: &str,
        section: &Section,
        findings: &[Finding],
    ) -> Vec<&'w str> {
        self.written.update(|count| count + words.len());
        let is_skipped = text.starts_with("+++") || findings.iter().any(|finding| finding.code == Code::DuplicateNote);
        let in_error = |at: usize| {
            findings.iter().any(|finding| match finding.location {
                Location::Span(span) => finding.severity() == Severity::Error && span.range().contains(&at),
                _ => false,
            })
        };
        let in_address = |word: &str| {
            section.references.iter().any(|reference| match &reference.target {
                Target::File { path, .. } => path.contains(word),
                _ => false,
            })
        };
        let words = words.iter().filter(|(word, at)| !is_skipped && !in_error(*at) && !in_address(word));
        let words: Vec<&str> = words.map(|(word, _)| word.as_str()).collect();
        self.sought.update(|count| count + words.len());
        words
    }

    fn assert_most(&self) {
        let (sought, written) = (self.sought.get(), self.written.get());
        assert!(sought * 100 >= written * 70, "of {written} words only {sought} were sought");
    }
}

/// The first word that is not where it belongs. A note is moved to its first reference, so with notes any place will do.
fn lost<'a>(words: &[&'a str], text: &str, shown: &str) -> Option<&'a str> {
    if text.contains("]: ") {
        return words.iter().find(|word| !shown.contains(**word)).copied();
    }
    let mut rest = shown;
    for word in words {
        let Some((_, after)) = rest.split_once(word) else { return Some(word) };
        rest = after;
    }
    None
}

/// What a reader can read, a search finds.
#[test]
fn every_word_is_in_the_search_index_or_in_an_error() {
    let (registry, report, names) = (Registry::new(Vec::new()), Report::default(), Names::default());
    let (share, locale) = (Share::default(), Locale::default());
    let strategy = prop::collection::vec(block(), 1..5);
    let outcome = runner(2_000).run(&strategy, |blocks| {
        let (text, words) = written(&blocks);
        let source = withhold(&FilePath::new("a.md"), RawText::new(text.clone().into_bytes())).expect("public text");
        let (section, findings) =
            parse::section(&source, Lexicon { registry: &registry, names: &names, report: &report });
        let (source, section) = (&source, &section);
        let entry = Entry { source, section, report: &report, folder: "r", names: &names, locale: &locale };
        let document = Document::of_section(entry, "", Href::default());
        for word in share.sought(&words, &text, section, &findings) {
            let is_found = document.passages.iter().any(|passage| passage.text.contains(word));
            prop_assert!(is_found, "{} is in no passage: {:#?}", word, document.passages);
        }
        Ok(())
    });
    outcome.expect("every word is in the index");
    share.assert_most();
}

#[test]
fn every_word_is_shown_in_order_or_in_an_error() {
    let registry = Registry::new(Vec::new());
    let report = Report::default();
    let names = names(&["q0z", "q1z", "q1z q2z", "q3z q4z q5z", "q7z q8z", "q9z"]);
    let share = Share::default();
    let strategy = prop::collection::vec(block(), 1..5);
    let outcome = runner(4_000).run(&strategy, |blocks| {
        let (text, words) = written(&blocks);
        let source = withhold(&FilePath::new("a.md"), RawText::new(text.clone().into_bytes()));
        let source = source.expect("public text");
        let lexicon = Lexicon { registry: &registry, names: &names, report: &report };
        let (section, findings) = parse::section(&source, lexicon);
        let html = body(&Text::standalone(&source, &section, &report));
        let shown = html::text(&html);
        // Links to names wrap the words, and change nothing else.
        let bare = Lexicon { names: &Names::default(), ..lexicon };
        let (unlinked, _) = parse::section(&source, bare);
        prop_assert_eq!(&shown, &html::text(&body(&Text::standalone(&source, &unlinked, &report))));
        let sought = share.sought(&words, &text, &section, &findings);
        let lost = lost(&sought, &text, &shown);
        prop_assert!(
            lost.is_none(),
            "{} is lost\n── text\n{text}\n── page\n{html}\n{findings:?}",
            lost.unwrap_or_default()
        );
        Ok(())
    });
    outcome.expect("every text");
    share.assert_most();
}

#[test]
fn every_word_is_on_each_page_of_its_report() {
    let mut site = Site::empty();
    apply(&mut site, "content/r/index.md", "+++\ntitle = \"T\"\n+++\n");
    let (site, share) = (RefCell::new(site), Share::default());
    let (folder, registry, report) = (Folder::new("r"), Registry::new(Vec::new()), Report::default());
    let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &report };
    let strategy = prop::collection::vec(block(), 1..5);
    let outcome = runner(200).run(&strategy, |blocks| {
        let (text, words) = written(&blocks);
        let mut site = site.borrow_mut();
        apply(&mut site, "content/r/a.md", &text);
        let source = withhold(&FilePath::new("a.md"), RawText::new(text.clone().into_bytes()));
        let (section, findings) = parse::section(&source.expect("public text"), lexicon);
        let sought = share.sought(&words, &text, &section, &findings);
        for page in [ReportPage::Section(Slug::new("a")), ReportPage::Whole(0), ReportPage::Text] {
            let is_html = page != ReportPage::Text;
            let route = Route::of_report(&folder, page);
            let output = site.page(&route).expect("a page").and_then(Output::into_bytes).expect("an output");
            let output = String::from_utf8(output).expect("UTF-8");
            let shown = if is_html { html::text(&output) } else { output };
            let lost = lost(&sought, &text, &shown);
            prop_assert!(
                lost.is_none(),
                "{} is lost in {}\n── text\n{text}\n── page\n{shown}",
                lost.unwrap_or_default(),
                route.path()
            );
        }
        Ok(())
    });
    outcome.expect("every text");
    share.assert_most();
}
