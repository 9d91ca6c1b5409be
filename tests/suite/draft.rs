//! Drafts: every word of a text is in its draft and no other, and every draft builds without an error.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs};

use lacuna::diagnostic::{Finding, Severity};
use lacuna::draft::{Draft, DraftSource, SourcePages};
use lacuna::edition::{Lexicon, Names, Node, Registry, Report, Tag};
use lacuna::parse;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText, Source, withhold};
use proptest::prelude::*;
use proptest::sample::select;

use crate::properties::{PIECES, runner};

/// A folder of OCR texts, in folders of any depth, each of which is drafted.
const RECORDS: &str = "LACUNA_RECORDS";

/// The built-in exemptions.
fn registry() -> &'static Registry {
    static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::default);
    &REGISTRY
}

fn source(name: &str, text: &str) -> Source {
    withhold(&FilePath::new(name), RawText::new(text.as_bytes().to_vec())).expect("public text")
}

fn draft(name: &str, text: &str) -> Draft {
    let pages = SourcePages::Together(source(name, text));
    Draft::new("A title", &[DraftSource { name: name.to_owned(), pages }], None, registry())
}

#[test]
fn each_section_of_a_draft_has_a_name_that_it_may_have() {
    let sources = ["Whole", "whole", "a", "A", "A 2", "a", "Whole 3"]
        .map(|name| DraftSource { name: name.to_owned(), pages: SourcePages::Together(source("a.txt", "Text.\n")) });
    let draft = Draft::new("A title", &sources, None, registry());
    let names = draft.files.iter().skip(1).map(|(name, _)| name.trim_end_matches(".md"));
    let expected =
        ["01-whole-section", "02-whole-section-2", "03-a", "04-a-2", "05-a-2-2", "06-a-3", "07-whole-3-section"];
    assert_eq!(names.collect::<Vec<_>>(), expected);
}

/// The signs of emphasis and tables, which belong to no word.
const SIGNS: [char; 3] = ['*', '~', '|'];

/// Whether a character can be the sign of a heading, or of a rule.
fn is_rule(c: char) -> bool {
    matches!(c, '#' | '-' | ':')
}

/// A word, and whether it is at the end of its line.
type Word = (String, bool);

/// The words that a draft must have: all but page breaks, the rule before one, and the name of the text as its heading.
fn words(name: &str, text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    for line in text.lines().filter(|line| line.trim() != format!("# {name}")) {
        let is_break = line.starts_with("## Page ");
        if is_break && words.last().is_some_and(|(word, _)| word == "---") {
            words.pop();
        }
        words.extend(line.split_whitespace().filter(|_| !is_break).map(|word| (word.to_owned(), false)));
        if let Some((_, is_last)) = words.last_mut() {
            *is_last = true;
        }
    }
    // Signs of headings, emphasis and tables.
    words.iter_mut().for_each(|(word, _)| word.retain(|c| !SIGNS.contains(&c)));
    words.retain(|(word, _)| !word.chars().all(is_rule));
    words
}

/// The words of the original in a draft's section.
fn drafted(text: &Source) -> Vec<String> {
    let lexicon = Lexicon { registry: registry(), names: &Names::default(), report: &Report::default() };
    let (section, _) = parse::section(text, lexicon);
    let mut shown = String::new();
    let mut visits = section.body.visit();
    while let Some(visit) = visits.next() {
        match visit.node {
            Node::Text(span) | Node::Html(span) => shown.push_str(text.slice(*span)),
            Node::Decoded(words) | Node::Code(words) => shown.push_str(section.body.decoded(*words)),
            Node::Open(Tag::Item(_)) => {
                let (number, sign) = visits.number().expect("a numbered list");
                shown.push_str(&format!(" {number}{} ", if format!("{sign:?}") == "Stop" { "." } else { ")" }));
            }
            Node::Redaction(_) => shown.push('█'),
            Node::Margin(at) => {
                shown.push_str(&format!(" {} ", section.margin[*at as usize].ground.code));
            }
            Node::Open(Tag::Emphasis | Tag::Strong | Tag::Struck) => {}
            Node::Close if matches!(visit.tag, Some(Tag::Emphasis | Tag::Strong | Tag::Struck)) => {}
            _ => shown.push(' '),
        }
    }
    shown.retain(|c| !SIGNS.contains(&c));
    shown.split_whitespace().filter(|word| !word.chars().all(is_rule)).map(str::to_owned).collect()
}

/// The first place where two texts have different words, with the words around it.
fn difference(words: &[Word], drafted: &[String]) -> Option<String> {
    let (mut at, mut there) = (0, 0);
    while at < words.len() || there < drafted.len() {
        let (word, is_last) = words.get(at).cloned().unwrap_or_default();
        let found = drafted.get(there).cloned().unwrap_or_default();
        let next = words.get(at + 1).map_or("", |(word, _)| word);
        let is_whole = |half: &str| found == format!("{half}{next}");
        if word == found {
            at += 1;
        } else if is_last && word.strip_suffix('-').is_some_and(|half| is_whole(half) || is_whole(&word)) {
            at += 2;
        } else {
            let around: Vec<&str> = words[at.saturating_sub(5)..].iter().take(12).map(|(word, _)| &**word).collect();
            let there: Vec<&str> = drafted[there.saturating_sub(5)..].iter().take(12).map(|word| &**word).collect();
            return Some(format!("  text:  {}\n  draft: {}", around.join(" "), there.join(" ")));
        }
        there += 1;
    }
    None
}

/// The errors of a site whose only report is a draft.
fn errors(site: &mut Site, draft: &Draft) -> Vec<Finding> {
    let content = |text: &str| Some(Content::Text(RawText::new(text.as_bytes().to_vec())));
    let files = draft.files.iter().map(|(name, text)| (FilePath::new(&format!("content/r/{name}")), content(text)));
    let files: Vec<_> = files.collect();
    let gone: Vec<_> = files.iter().map(|(path, _)| (path.clone(), None)).collect();
    site.apply(Changes { files, faults: Vec::new() }.into());
    let errors = site.findings().iter().filter(|finding| finding.severity() == Severity::Error).cloned().collect();
    site.apply(Changes { files: gone, faults: Vec::new() }.into());
    errors
}

fn records(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            records(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "md" || ending == "txt") {
            found.push(path);
        }
    }
}

#[test]
fn drafts_of_real_records_have_their_words_and_no_errors() {
    let Some(folder) = env::var_os(RECORDS) else {
        eprintln!("skipped: {RECORDS} names no folder of OCR texts");
        return;
    };
    let mut found = Vec::new();
    records(Path::new(&folder), &mut found);
    assert!(!found.is_empty(), "no text in {}", folder.display());
    found.sort();
    let mut site = Site::empty();
    let mut faults = Vec::new();
    for path in &found {
        let text = fs::read_to_string(path).expect("UTF-8");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let draft = draft(&name, &text);
        let section = source("content/r/a.md", &draft.files[1].1);
        if let Some(difference) = difference(&words(&name, &text), &drafted(&section)) {
            faults.push(format!("{}\n{difference}", path.display()));
        }
        let errors = errors(&mut site, &draft);
        faults.extend(errors.iter().take(2).map(|error| format!("{}: {error:?}", path.display())));
    }
    eprintln!("{} records, {} faults", found.len(), faults.len());
    assert!(faults.is_empty(), "{}", faults[..faults.len().min(20)].join("\n"));
}

#[test]
fn a_lost_word_and_a_new_one_are_differences() {
    let words = words("a", "# a\n\n## Page 1\n\none presi-\ndent well-\nknown\n\n---\n\n## Page 2\ntwo");
    let found = |text: &str| difference(&words, &text.split(' ').map(str::to_owned).collect::<Vec<_>>()).is_some();
    for (text, is_different) in [
        ("one president well-known two", false),
        ("one presi- dent well- known two", false),
        ("one presi dent well-known two", true),
        ("one president wellknown", true),
        ("one president wellknown two three", true),
        ("one two president wellknown two", true),
    ] {
        assert_eq!(found(text), is_different, "{text}");
    }
}

/// Pieces of OCR text, whole and broken; each `W` is a word.
const OCR: &[&str] = &[
    "W",
    "W W",
    "W\n",
    "\n",
    "\n\n",
    "\n\n\n",
    "\u{c}",
    "\n## Page 2\n",
    "\n---\n\n## Page 3\n",
    "\n%%page 4%%\n",
    "\n--- page 5 of 9 ---\n",
    "\nSECRET\n",
    "\n-2-\n",
    "\n25X1\n",
    "\nMEMORANDUM FOR THE RECORD\n",
    "\nCIA HAS NO OBJECTION TO W\n",
    "\nTO: W\nFROM: W\n",
    "\n# W",
    "\n## W #",
    "\n1. W",
    "\n2) W",
    "\n3.",
    "\na. W",
    "\n- W",
    "\n    W",
    "\n> W",
    "\n| W | W |\n|---|---|\n| W | W | W |",
    "\n---\n",
    "\n===\n",
    "\n***\n",
    "\n+++\nW\n+++\n",
    "\n```W\nW\n",
    "W-\nW",
    "*W*",
    "**W W**",
    "_W_",
    "~~W~~",
    "`W`",
    "[W]",
    "[W](W)",
    "[W]: W",
    "![W](W)",
    "[[W]]",
    "[^1]",
    "[^1]: W",
    "W<sup>1</sup>",
    "\n<sup>1</sup> W",
    "\n\n[^2]: W\nW",
    "W[^2]",
    "<i>W</i>",
    "\n| W | W |\n|-|-|\n| W |\n",
    "[page 4]",
    "[25X1]",
    "[note: W]",
    "[sic]",
    "[stamp: W",
    "[redacted]",
    "[redacted](W)",
    "[redacted]: W",
    "![redacted]",
    "**\\[ REDACTED: W \\]**",
    "[REDACTED: (b)(6)]",
    "[name not declassified]",
    "[[REDACTED-EX B3]]",
    "████",
    "██\n███",
    "■ W",
    "<b>W</b>",
    "<!-- W -->",
    "<W>",
    "&amp;",
    "&#0;",
    "{W}",
    "\\",
    "\\W",
    "W\\\n",
    "W  \n",
    "(W)",
    "W: W",
    "!",
    "#",
    "*",
    "_",
    "]",
    "[",
    "\r",
    "\t",
    "\u{a0}",
    "\u{7}",
    "=",
    "1987. W",
];

/// The text with a word of its own for each `W`, and the words.
fn worded(pattern: &str) -> (String, Vec<String>) {
    let mut parts = pattern.split('W');
    let mut text = parts.next().unwrap_or_default().to_owned();
    let words = (1..).zip(parts).map(|(at, part)| {
        let word = format!("q{at}z");
        text.extend([&word, part]);
        word
    });
    let words = words.collect();
    (text, words)
}

#[test]
fn a_draft_of_any_text_has_its_words_and_no_errors() {
    let report = Report::default();
    let lexicon = Lexicon { registry: registry(), names: &Names::default(), report: &report };
    let piece = prop_oneof![4 => select(OCR), 1 => select(PIECES)];
    let strategy = prop::collection::vec((piece, select(&["", " ", "\n"][..])), 0..25);
    let outcome = runner(2_000).run(&strategy, |pieces| {
        let pattern: String = pieces.into_iter().flat_map(|(piece, between)| [piece, between]).collect();
        let (text, words) = worded(&pattern);
        let draft = draft("a", &text);
        let section = source("content/r/a.md", &draft.files[1].1);
        let shown = drafted(&section).join(" ");
        // Letters and digits that are not part of a word end it.
        let mut found: Vec<String> = shown
            .match_indices('q')
            .filter_map(|(at, _)| shown.get(at..)?.split_once('z').map(|(word, _)| format!("{word}z")))
            .filter(|word| words.contains(word))
            .collect();
        // A note is where the text first refers to it.
        if section.text().contains("\n[^") {
            let number = |word: &String| words.iter().position(|other| other == word);
            found.sort_by_key(number);
        }
        prop_assert_eq!(&found, &words, "── text\n{}\n── draft\n{}", text, section.text());
        let (_, findings) = parse::section(&section, lexicon);
        let error = findings.iter().find(|finding| finding.severity() == Severity::Error);
        prop_assert!(error.is_none(), "{:?}\n── text\n{}\n── draft\n{}", error, text, section.text());
        Ok(())
    });
    outcome.expect("every text");
}

#[test]
fn markdown_and_html_stay_what_they_are() {
    let text = "# The **Return** #\n\n**Key Judgments** and *Izvestiya*.<sup>1</sup> They came<sup>2</sup>[redacted] back.\n\n\
                <sup>1</sup> A paper of\nMoscow.\n\n| a | b |\n|---|:-:|\n| [redacted] | *c* |\n\nIt * is [R] <2> & a_b_c. {#d}\n\n# 12\n";
    let draft = draft("a", text);
    let expected = "[page 1?]\n\n# The **Return** \\#\n\n**Key Judgments** and *Izvestiya*.[^1] They came\\<sup>2\\</sup>[redacted] back.\n\n\
                    [^1]: A paper of\n    Moscow.\n\n| a | b |\n|---|:-:|\n| [redacted] | *c* |\n\n\
                    It \\* is \\[R\\] \\<2> & a_b_c. \\{#d}\n\n\\# 12\n";
    assert_eq!(draft.files[1].1, expected);
}

#[test]
fn a_paragraph_goes_on_over_the_end_of_a_page() {
    let text = "## Page 1\n\n1. The boat left at dawn, and the keeper of the light\n\n-1-\n\n## Page 2\n\nSECRET\n\n\
                signed for eleven crates. The next boat is due on the\n## Page 3\n\nFourth of May.\n";
    let expected = "[page 1, scan 1]\n\n1. The boat left at dawn, and the keeper of the light\n   \
                    [banner: -1-] [page 2?, scan 2] [banner: SECRET]\n   \
                    signed for eleven crates. The next boat is due on the\n\n[page 3?, scan 3]\n\nFourth of May.\n";
    let draft = draft("a", text);
    assert_eq!(draft.files[1].1.split_once("+++\n\n").expect("a title").1, expected);
    assert_eq!(errors(&mut Site::empty(), &draft), []);
}

#[test]
fn lines_are_kept_where_most_are_short() {
    let text = "## Page 1\n\nTO : The Keeper\n\nFROM :\n\nHarbour Survey\n\n1.\n\nThe boat left at dawn, and the keeper signed for\n\n\
                eleven crates of oil.\n\n10 May 1965 is the day of the next boat, which has\n\nthe oil.\n\nJ. Smith\n\nKeeper\n";
    let expected = "[page 1?, scan 1]\n\n> [as typed]\n> TO : The Keeper\n> FROM :\n> Harbour Survey\n\n\
                    1. The boat left at dawn, and the keeper signed for\n   eleven crates of oil.\n\n\
                    10 May 1965 is the day of the next boat, which has\nthe oil.\n\n> [as typed]\n> J. Smith\n> Keeper\n";
    assert_eq!(draft("a", text).files[1].1.split_once("+++\n\n").expect("a title").1, expected);
}

#[test]
fn stamps_and_classifications_are_known_although_they_are_misread() {
    let lines = "Do Noi Reproduce\nRECEIVED 12 DEC 63\nSEP 1 2 1973\nMICROFILMED\nThe keeper signed for eleven crates of oil, and the engineers left at noon.\n\n\
                 RECEIVED\n\nTHE SECRETARY\nSEGRET\n";
    let expected = "[stamp: [unclear: Do Noi Reproduce]\\\nRECEIVED 12 DEC 63\\\nSEP 1 2 1973\\\nMICROFILMED]\n\n\
                    The keeper signed for eleven crates of oil, and the engineers left at noon.\n\n\
                    RECEIVED\n\nTHE SECRETARY\n\n[banner: [unclear: SEGRET]]\n";
    let text = draft("a", &format!("## Page 1\n\n{lines}\n---\n")).files[1].1.clone();
    assert_eq!(text.split_once("scan 1]\n\n").expect("a page").1, expected);
    // In a cable, which is in capitals, a date is a line like any other.
    let text = draft("a", "## Page 1\n\nTHE BOAT LEFT AT DAWN\n\n12 DEC 63\n\nRECEIVED 12 DEC 63\n").files[1].1.clone();
    assert!(text.contains("\n12 DEC 63\n") && text.contains("[stamp: RECEIVED 12 DEC 63]"), "{text}");
}

#[test]
fn the_lines_of_a_form_are_kept() {
    let text = "## Page 1\n\n# 104-10187-10113\n\n. ROUTING AND RECORD SHEET\n\nFROM:\n\nA long line of instructions that fills the width of the page\n\n\
                1.\nThe Keeper\n\n2. Room 9\n\nMEMORANDUM\n\n1. One.\n\n---\n\n## Page 2\n\n2. Two, with a line that fills the width of a page of text.\n";
    let expected = "[page 1?, scan 1]\n\n# 104-10187-10113\n\n## . ROUTING AND RECORD SHEET\n\n> [as typed]\n> FROM:\n\
                    > A long line of instructions that fills the width of the page\n> 1.\n> The Keeper\n> 2. Room 9\n\n\
                    ## MEMORANDUM\n\n1. One.\n\n   [page 2?, scan 2]\n\n2. Two, with a line that fills the width of a page of text.\n";
    let draft = draft("a", text);
    assert_eq!(draft.files[1].1, expected);
    let mut site = Site::empty();
    assert_eq!(errors(&mut site, &draft), []);
}

#[test]
fn a_draft_does_not_expect_pages_that_its_text_leaves_out() {
    let draft = draft("a", "## Page 4\n\nOne.\n\n## Page 7\n\nTwo.\n\n## Page 7\n\nThree.\n");
    let pages = ["[page 4?, scan 4]", "[page 7?, scan 7]", "[page 8?]"];
    assert!(pages.iter().all(|page| draft.files[1].1.contains(page)), "{}", draft.files[1].1);
    assert_eq!(errors(&mut Site::empty(), &draft), []);
}

#[test]
fn a_sentence_that_counts_on_is_no_list() {
    let text = "The keeper of the light at Skerry Point gave two reasons:\n1) security and 2) the weather of the winter.\n\n\
                The committee found them both to be good ones in the end.\nB. Changes. The boat leaves at noon from the fourth of May on.\n";
    let expected = "[page 1?]\n\nThe keeper of the light at Skerry Point gave two reasons:\n1\\) security and 2) the weather of the winter.\n\n\
                    The committee found them both to be good ones in the end.\nB. Changes. The boat leaves at noon from the fourth of May on.\n";
    let draft = draft("a", text);
    assert_eq!(draft.files[1].1.split_once("+++\n\n").expect("a title").1, expected);
}

#[test]
fn a_lettered_paragraph_begins_after_the_end_of_another() {
    let text = "The boat leaves at noon from the fourth of May on, which the\nkeeper signed.\nB. Changes. The boat leaves at dawn from now on, with nine crates.\n";
    let draft = draft("a", text);
    assert!(draft.files[1].1.contains("\nkeeper signed.\n\nB. Changes."), "{}", draft.files[1].1);
}

#[test]
fn a_line_at_the_head_of_two_pages_of_three_is_a_running_head() {
    let text = "The boat left at dawn.\n\u{c}14-00000\nIt came back at noon.\n\u{c}14-00000\nThe keeper signed.\n";
    let draft = draft("a", text);
    assert_eq!(draft.files[1].1.matches("[banner: 14-00000]").count(), 2, "{}", draft.files[1].1);
}
