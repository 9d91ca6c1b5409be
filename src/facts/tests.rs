//! Faults of TOML, each with its finding.

use super::*;
use crate::edition::Registry;
use crate::text::{FilePath, Lines, RawText, withhold};

thread_local!(static REGISTRY: Registry = Registry::new(Vec::new()));

fn source(path: &str, text: &str) -> Source {
    withhold(&FilePath::new(path), RawText::new(text.as_bytes().to_vec())).expect("public")
}

fn shown(source: &Source, findings: &[Finding]) -> Vec<String> {
    let lines = Lines::new(source.text());
    let show = |finding: &Finding| match finding.location {
        crate::diagnostic::Location::Span(span) => {
            let place = lines.place(span.start as usize);
            let help = finding.help.as_deref().unwrap_or_default();
            format!("{place} {}: {}; {help}", finding.code, finding.message)
        }
        _ => panic!("{finding:?} has no place"),
    };
    findings.iter().map(show).collect()
}

fn read(toml: &str) -> (ReportFacts, Vec<String>) {
    let source = source("content/r/index.md", toml);
    let mut findings = Vec::new();
    let all = Span::new(0, source.text().len());
    let facts = REGISTRY.with(|registry| report(&source, all, registry, &mut findings));
    findings.sort();
    (facts, shown(&source, &findings))
}

#[test]
fn all_wrong_keys_are_reported() {
    let (facts, findings) = read("title = \"A\"\nsubtitel = \"B\"\nclassified = \"Secret\"\nzzz = 1\n");
    assert_eq!(facts.report.title, "A");
    assert_eq!(findings.len(), 3, "{findings:#?}");
    assert_eq!(findings[0], "2:1 unknown-key: unknown key `subtitel`; did you mean `subtitle`?");
    assert_eq!(findings[1], "3:1 unknown-key: unknown key `classified`; did you mean `classification`?");
    assert!(findings[2].starts_with("4:1 unknown-key: unknown key `zzz`; use one of kind, title, subtitle, "));
}

#[test]
fn a_wrong_value_costs_no_other() {
    let (facts, findings) = read("title = 5\nnumber = \"N\"\npages = \"12\"\ndate = 1961-02-30\nagency = CIA\n");
    assert_eq!((facts.report.title.as_str(), facts.report.pages), ("5", Some(12)));
    assert_eq!((facts.report.number.as_deref(), facts.report.agency.as_deref()), (Some("N"), Some("CIA")));
    assert!(facts.report.is_partial);
    assert_eq!(
        findings,
        [
            "1:9 bad-value: expected text in quotes for `title`, found the number 5; write `title = \"5\"`",
            "3:9 bad-value: expected a number for `pages`, found text; write `pages = 12`",
            "4:8 bad-value: `1961-02-30` does not exist: the month has 28 days; correct the day, or write the month alone",
            "5:10 front-matter-syntax: expected text in quotes for `agency`, found `CIA`; write `agency = \"CIA\"`",
        ]
    );
}

#[test]
fn a_value_without_its_quotes_is_named() {
    let finding = |toml: &str| read(toml).1.join("\n");
    assert_eq!(
        finding("title = \"A\"\npages = one\n"),
        "2:9 front-matter-syntax: expected a number for `pages`, found `one`; write a whole number, without quotes"
    );
    assert_eq!(
        finding("title = “A Report”\n"),
        "1:9 front-matter-syntax: expected text in quotes for `title`, found `“A Report”`; write `title = \"A Report\"`"
    );
    assert_eq!(
        finding("title =\n"),
        "1:8 front-matter-syntax: expected text for `title`, found nothing; write `title = \"…\"`"
    );
    assert_eq!(
        finding("title = \"A\"\nsections = [one, \"two\"]\n"),
        "2:13 front-matter-syntax: expected text in quotes for `sections`, found `one`; write `\"one\"`"
    );
}

#[test]
fn a_table_with_too_few_brackets_is_read() {
    let (facts, findings) = read("title = \"A\"\n\n[release]\nkey = \"2022\"\n\n[[expect]]\nscans = 3\n");
    assert_eq!(facts.report.releases.len(), 1);
    assert_eq!(
        findings,
        [
            "3:1 bad-value: `[release]` needs a second pair of brackets; write [[release]]: there may be several, each with its own [[release]]",
            "6:1 bad-value: `[[expect]]` has one pair of brackets too many; write [expect], once",
        ]
    );
}

#[test]
fn a_key_below_the_first_header_is_told_to_move() {
    let (_, findings) = read("[[release]]\nkey = \"1\"\ntitle = \"A\"\n\n[expect]\npages = 3\n");
    assert_eq!(
        findings,
        [
            "3:1 unknown-key: `title` does not belong under [[release]]; put it above the first [[release]]",
            "6:1 unknown-key: `pages` does not belong under [expect]; put it above the first [[release]]",
        ]
    );
}

#[test]
fn a_key_of_the_report_under_the_table_of_pages_is_told_to_move() {
    let (_, findings) = read("[proofread]\n\"1-3\" = \"once\"\ntitle = \"A\"\n");
    assert_eq!(
        findings,
        ["3:1 unknown-key: `title` does not belong under [proofread]; put it above the first [proofread]"]
    );
}

#[test]
fn two_keys_on_a_line_are_told_to_part() {
    let (_, findings) = read("title = \"A\", number = \"5\"\n");
    let findings: Vec<&str> = findings.iter().map(|finding| finding.split("; ").last().unwrap_or_default()).collect();
    assert_eq!(findings, ["put each `key = value` on a line of its own"]);
}

#[test]
fn a_missing_key_is_named_once() {
    assert_eq!(read("number = \"1\"\n").1, ["1:1 missing-key: `title` is missing; add `title = \"…\"`"]);
    assert_eq!(read("titel = \"A\"\n").1, ["1:1 unknown-key: unknown key `titel`; did you mean `title`?"]);
    assert_eq!(
        read("title = \"A\"\n[[release]]\ncase = \"1\"\n").1,
        ["2:1 missing-key: `key` is missing under [[release]]; add `key = \"…\"` under [[release]]"]
    );
}

#[test]
fn errors_of_syntax_are_all_reported_and_nothing_else() {
    let (facts, findings) = read(
        "title = \"The \"best\" report\"\nzzz = 1\nnumber: \"N\"\nrecord\nagency = \"open\n[[release]\nkey = \"1\"\nkey = \"2\"\n",
    );
    assert_eq!(facts.report.title, "The ");
    assert_eq!(
        findings,
        [
            "1:15 front-matter-syntax: unexpected text after the closing quote; to have quotes in the text, write title = \"The \\\"best\\\" report\"",
            "3:7 front-matter-syntax: expected `=`, found `:`; write number = \"N\"",
            "4:7 front-matter-syntax: expected `=` after `record`; write `key = value` on each line",
            "6:11 front-matter-syntax: this header has no closing bracket; write [[release]]",
        ]
    );
    let finding = |toml: &str| read(&format!("title = \"A\"\n{toml}")).1.join("\n");
    assert_eq!(
        finding("agency = \"open\n"),
        "2:15 front-matter-syntax: this text has no closing quote; end it with the quote that it begins with"
    );
    assert_eq!(
        finding("[[release]\nkey = \"1\"\n"),
        "2:11 front-matter-syntax: this header has no closing bracket; write [[release]]"
    );
    assert_eq!(
        finding("[[accept]] code = \"words-lost\"\n"),
        "2:12 front-matter-syntax: unexpected text after `[[accept]]`; put each `key = value` on a line of its own"
    );
    assert_eq!(
        finding("sections = [\"a\" \"b\"\nnumber = \"1\"\n"),
        "2:17 front-matter-syntax: this list or table is not valid TOML; separate its items with commas, and close each bracket"
    );
    assert_eq!(
        finding("agency = \"C:\\quiet\"\n"),
        "2:14 front-matter-syntax: invalid character or escape in this text; write \\\\ for a backslash, or enclose the text in single quotes"
    );
}

#[test]
fn a_second_key_names_the_first() {
    for toml in ["title = \"A\"\ntitle = \"B\"\n", "title = \"A\"\n[expect]\nscans = 1\n[expect]\ngaps = 1\n"] {
        let source = source("content/r/index.md", toml);
        let mut findings = Vec::new();
        let all = Span::new(0, toml.len());
        report(&source, all, &Registry::new(Vec::new()), &mut findings);
        let [finding] = findings.as_slice() else { panic!("{findings:#?}") };
        assert_eq!(finding.code, crate::diagnostic::Code::DuplicateKey);
        let (first, _) = finding.labels.first().expect("a label");
        let crate::diagnostic::Location::Span(second) = finding.location else { panic!("{finding:?}") };
        assert_eq!(source.slice(*first), source.slice(second));
        assert!(first.start < second.start);
    }
}

/// Reading ends for any text, and each finding points into the text.
#[test]
fn any_text_is_read() {
    let pieces = [
        "title",
        "=",
        "\"A\"",
        "\"",
        "'",
        "[",
        "]",
        "[[release]]",
        "{",
        "}",
        ",",
        ".",
        "\n",
        " ",
        "1961-02-30",
        "é",
        "\\",
        "#",
        "[expect]",
        "scans",
        "\"\"\"",
        "-",
        "key",
    ];
    let mut state = 1_u32;
    let mut next = |bound: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % bound
    };
    let mut with_findings = 0;
    for _ in 0..3_000 {
        let toml: String = (0..next(24)).map(|_| pieces[next(pieces.len())]).collect();
        let (facts, findings) = read(&toml);
        assert!(!facts.report.title.is_empty());
        with_findings += usize::from(!findings.is_empty());
    }
    assert!(with_findings > 2_000, "{with_findings}");
}

#[test]
fn a_quoted_text_is_read_back() {
    for text in ["plain", "with \"quotes\" and 'more'", "back\\slash", "'''", "tab\tand form\u{c}feed", "é“”"] {
        let (facts, findings) = read(&format!("title = {}\n", quoted(text)));
        assert_eq!((facts.report.title.as_str(), findings.as_slice()), (text, [].as_slice()));
    }
}
