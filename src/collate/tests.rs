//! Small comparisons, and the comparison of the first report with its OCR.

use super::*;
use crate::diagnostic::Code;
use crate::edition::{Lexicon, Names, Report};
use crate::facts::Acceptance;
use crate::first_report::{INDEX, OCR, SECTIONS};
use crate::parse;
use crate::text::{FilePath, RawText, withhold};

fn source(name: &str, text: &str) -> Source {
    withhold(&FilePath::new(name), RawText::new(text.as_bytes().to_vec())).expect("public")
}

fn compared(files: &[(String, String)], ocr: &str) -> Comparison {
    let registry = Registry::new(Vec::new());
    let report = Report::default();
    let read: Vec<(Source, Section)> = files
        .iter()
        .map(|(name, text)| {
            let source = source(name, text);
            let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &report };
            let section = parse::section(&source, lexicon).0;
            (source, section)
        })
        .collect();
    let parts: Vec<Part<'_>> = read.iter().map(|(source, section)| Part { source, section, unreadable: &[] }).collect();
    let ocr = source("ocr.txt", ocr);
    compare(&parts, &OcrText { source: &ocr, registry: &registry, declared: &[], later: &[] })
}

/// The sections of the first report.
fn first_report() -> Vec<(String, String)> {
    SECTIONS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// The findings of a report of one section, as `line:column code: message`.
fn findings(report: &str, ocr: &str) -> Vec<String> {
    let comparison = compared(&[("a.md".into(), report.into())], ocr);
    shown(&comparison, report)
}

fn shown(comparison: &Comparison, text: &str) -> Vec<String> {
    let lines = crate::text::Lines::new(text);
    let findings = comparison.differences.iter().map(|difference| &difference.finding);
    let shown = findings.map(|finding| match finding.location {
        crate::diagnostic::Location::Span(span) => {
            format!("{} {}: {}", lines.place(span.start as usize), finding.code, finding.message)
        }
        _ => format!("{}: {}", finding.code, finding.message),
    });
    shown.collect()
}

/// The first report with one of its files changed.
fn changed(name: &str, change: impl Fn(&str) -> String) -> Comparison {
    let mut files = first_report();
    let file = files.iter_mut().find(|(known, _)| known == name).expect("that file");
    let text = change(&file.1);
    assert_ne!(text, file.1, "nothing changed");
    file.1 = text;
    compared(&files, OCR)
}

/// The findings about one comparison.
fn accept(comparison: Comparison, acceptances: &[Acceptance], index: &Source) -> Vec<Finding> {
    let Judged { mut findings, unused } = judge(vec![comparison], acceptances, index);
    findings.extend(unused);
    findings
}

/// The differences that a change made, without the accepted ones that the report has already.
fn new_ones(comparison: Comparison) -> Vec<(Code, String)> {
    let known: Vec<Vec<String>> =
        compared(&first_report(), OCR).differences.into_iter().map(|difference| difference.words).collect();
    let new = comparison.differences.into_iter().filter(|difference| !known.contains(&difference.words));
    new.map(|difference| (difference.finding.code, difference.finding.message)).collect()
}

fn codes(differences: &[(Code, String)]) -> Vec<Code> {
    differences.iter().map(|(code, _)| *code).collect()
}

#[test]
fn the_first_report_differs_from_its_ocr_in_three_places() {
    let comparison = compared(&first_report(), OCR);
    let found: Vec<(Code, &str, bool)> = comparison
        .differences
        .iter()
        .zip(["ocr.txt:209:6", "ocr.txt:353:1", "ocr.txt:381:1"])
        .map(|(difference, place)| {
            let Difference { finding, .. } = difference;
            (finding.code, finding.file.as_str(), finding.message.contains(place))
        })
        .collect();
    assert_eq!(
        found,
        [
            (Code::PassageMoved, "05-recent-initiatives.md", true),
            (Code::PassageMoved, "08-prospects.md", true),
            (Code::PassageMoved, "09-appendix.md", true),
        ],
        "{:#?}",
        comparison.differences
    );
    assert_eq!(comparison.differences.len(), 3, "{:#?}", comparison.differences);
    let [report, text] = comparison.counts;
    assert_eq!(report, text);
    assert_eq!((report.gaps, report.codes), (34, 72));
}

#[test]
fn the_first_report_accepts_each_of_them() {
    let index = source("index.md", INDEX);
    let acceptances = parse::report(&index, &Registry::new(Vec::new())).0.acceptances;
    let comparison = compared(&first_report(), OCR);
    assert_eq!(acceptances.len(), comparison.differences.len());
    assert_eq!(accept(comparison, &acceptances, &index), []);
}

/// Counting words would not find this: the same words are on the same page.
#[test]
fn two_swapped_paragraphs_are_found() {
    let comparison = changed("06-appeals.md", |text| {
        let mut paragraphs: Vec<&str> = text.split("\n\n").collect();
        let at = paragraphs.iter().position(|text| text.starts_with("No direct official")).expect("paragraph");
        paragraphs.swap(at, at + 1);
        paragraphs.join("\n\n")
    });
    assert_eq!(comparison.counts[0], comparison.counts[1], "no count differs");
    let new = new_ones(comparison);
    assert_eq!(codes(&new), [Code::PassageMoved], "{new:#?}");
    assert!(
        new[0].1.starts_with("“No direct official invitations or specific assurances about …” (52 words)"),
        "{}",
        new[0].1
    );
    assert!(new[0].1.contains("ocr.txt:249:1"), "{}", new[0].1);
}

#[test]
fn two_swapped_columns_are_found() {
    // The paragraph of folio 2 that goes over two columns, the second read before the first.
    let comparison = changed("05-recent-initiatives.md", |text| {
        let (before, rest) = text.split_once("Finally, the Soviets appear").expect("first half");
        let (first, rest) = rest.split_once("probably did not want to spoil").expect("second half");
        let (second, after) = rest.split_once(" [25X1]").expect("its end");
        let first = format!("Finally, the Soviets appear{}", first.trim_end());
        format!("{before}probably did not want to spoil{second}\n\n{first} [25X1]{after}")
    });
    assert_eq!(comparison.counts[0], comparison.counts[1], "no count differs");
    let new = new_ones(comparison);
    assert_eq!(codes(&new), [Code::PassageMoved], "{new:#?}");
    assert!(new[0].1.contains("ocr.txt:223:1"), "{}", new[0].1);
}

#[test]
fn a_dropped_paragraph_is_one_loss() {
    let comparison = changed("07-why-a-policy-change.md", |text| {
        let paragraphs = text.split("\n\n").filter(|text| !text.starts_with("The change in repatriation policy"));
        paragraphs.collect::<Vec<_>>().join("\n\n")
    });
    let new = new_ones(comparison);
    assert_eq!(codes(&new), [Code::CodesDiffer, Code::WordsLost], "{new:#?}");
    assert!(new[0].1.contains("page 3, code 25X1: found 5, but the OCR has 6"), "{}", new[0].1);
    assert!(new[1].1.contains("61 words") && new[1].1.contains("ocr.txt:257:1"), "{}", new[1].1);
}

#[test]
fn words_lost_invented_and_changed_have_both_places() {
    let ocr = "One day the report was read by nobody at all.\n\nAnother line of it stands here.\n";
    let report = "One day the report was red by nobody at all, it seems to me.\n\nAnother line stands here.\n";
    assert_eq!(
        findings(report, ocr),
        [
            "1:24 words-changed: the OCR has “read” (ocr.txt:1:24) where the report has “red”",
            "1:41 words-changed: the OCR has “all.” (ocr.txt:1:42) where the report has “all,”",
            "1:46 words-invented: 4 words not in the OCR: “it seems to me.” (expected at ocr.txt:3:1)",
            "3:13 words-lost: missing 2 words of the OCR: “of it” (ocr.txt:3:14)",
        ]
    );
}

#[test]
fn a_gap_is_held_against_the_gap_of_the_ocr() {
    assert_eq!(findings("It was [redacted 25X1, 2 lines?] then.", "It was [Redacted] then."), [] as [&str; 0]);
    assert_eq!(findings("It was [redacted] then.", "It was [ ] then."), [] as [&str; 0]);
    assert_eq!(
        findings("It was then done [redacted] by the [redacted].", "It was then done by the [redacted]."),
        ["1:17 redaction-invented: the OCR has no redaction here (ocr.txt:1:18); the sentence continues “by the”"]
    );
    assert_eq!(
        findings("It was then done by them.", "It was then done [redacted] by them."),
        ["1:17 redaction-lost: missing a redaction that the OCR shows (ocr.txt:1:18)"]
    );
}

#[test]
fn an_ocr_that_shows_no_redactions_is_not_held_against_them() {
    let report = "It was then done [redacted] by the [redacted] and so [redacted] on.";
    assert_eq!(
        findings(report, "It was then done by the NQO and so on."),
        [
            "redactions-not-shown: ocr.txt shows no redactions, so the report's 3 were not compared with it",
            "1:35 words-changed: the OCR has “NQO” (ocr.txt:1:25) where the report has a redaction",
        ]
    );
    let shown = "It was then done [redacted] by the NQO and so [redacted] on.";
    assert_eq!(
        findings(report, shown),
        ["1:35 redaction-invented: the OCR has “NQO” (ocr.txt:1:36) where the report has a redaction"]
    );
}

#[test]
fn a_bracket_of_the_paper_is_no_difference() {
    let ocr = "He acted with \"knowing[] and willful[]\" intent, and [t]he boat left at dawn [sic].";
    let report = ocr.replace("[t]", "\\[t\\]").replace("[sic]", "\\[sic\\]");
    assert_eq!(findings(&report, ocr), [] as [&str; 0]);
}

#[test]
fn a_paragraph_that_ends_within_a_sentence_is_found_unless_the_ocr_ends_it_too() {
    let ocr = "They were giving returnees priority over other citizens who had come before.";
    assert_eq!(
        findings("They were giving returnees priority\n\nover other citizens who had come before.", ocr),
        [
            "1:28 sentence-cut: this paragraph ends in the middle of a sentence that continues in the OCR: “over other citizens who had” (ocr.txt:1:37)"
        ]
    );
    let broken = ocr.replace("priority over", "priority\n\n25X1\n\nover");
    assert_eq!(
        findings("They were giving returnees priority\n\n[25X1]\n\nover other citizens who had come before.", &broken),
        [] as [&str; 0]
    );
    assert_eq!(findings(ocr, &broken.replace("25X1\n\n", "")), [] as [&str; 0], "a joined paragraph is whole");
}

#[test]
fn codes_count_by_folio_wherever_they_stand_beside_it() {
    let ocr = "The first page.\n\n25X1\n\nIt ends here.\n\n25X1\n\nThe second page.\n\nIts end.\n\n25X1\n";
    let report = "[page 1]\n\nThe first page. [25X1]\n\nIt ends here.\n\n[page 2]\n\nThe second page. [25X1]\n\nIts end. [25X1]\n";
    assert_eq!(findings(report, ocr), [] as [&str; 0], "a code between two pages may be of either");
    let fewer = report.replace("Its end. [25X1]", "Its end.");
    assert_eq!(
        findings(&fewer, ocr),
        [
            "7:1 codes-differ: page 2, code 25X1: found 1, but the OCR has 2 (ocr.txt:7:1 to ocr.txt:13:1); in the whole report: found 2, but the OCR has 3"
        ]
    );
}

#[test]
fn what_the_ocr_writes_only_for_looks_is_no_difference() {
    for (report, ocr) in [
        ("# A heading", "### A heading"),
        ("It cost \\$6,500.", "It cost \\$6,500."),
        (r"\_WNINTEL and WOULD\_ words", "_WNINTEL and WOULD_ words"),
        ("**Bold** and *slanted* words", "<b>Bold</b> and *slanted* words"),
        ("[banner, struck: SECRET]", "~~SECRET~~"),
        ("|  | *Page* |\n|---|---:|\n| Key | iii |", "\t<i>Page</i>\nKey\tiii"),
        (
            "Emigres returned.[^1]\n\n[^1]: So it was said.",
            "Emigres returned.<sup>1</sup>\n\n<sup>1</sup> So it was said.",
        ),
        ("Emigres returned.[^1]\n\n[^1]: So it was said.", "Emigres returned.1\n\n1. So it was said."),
        ("A repatriation.", "A repatri-\nation."),
        ("A repatriation\n\n\\#- INFO", "A repatriation\n\n#-\nINFO"),
        ("A well-known boat", "A well-\nknown boat"),
        ("1. First\n2. Second", "1) First\n2) Second"),
        ("- one\n- two", "• one\n• two"),
        ("A & B < C", "A &amp; B &lt; C"),
        ("[page 3, denied]", "**Page Denied**"),
        ("[pages 3-4, denied]", "Next 2 Page(s) In Document Denied"),
        ("It reads [illegible] here, and so on.", "It reads xq,,wz here, and so on."),
        ("Ogordnikova [sic: Ogorodnikova] came. [note: Who?]", "Ogordnikova came."),
        ("Words.", "![a picture](page-1.png)\n\nWords.\n\n<!-- page 2 -->\n\n---\n"),
        ("[page 1]\n\nWords.\n\n[page 2]\n\nMore.", "## Page 1\n\nWords.\n\n--- page 2 ---\n\nMore."),
        ("Words\\\nin lines", "Words  \nin lines"),
        ("The (b)(3) ground [(b)(3)]", "The (b)(3) ground\n\n(b) (3)"),
    ] {
        let found = findings(report, ocr);
        let codes: Vec<&String> = found.iter().filter(|line| !line.contains("codes-differ")).collect();
        assert!(codes.is_empty(), "{report} / {ocr}: {found:#?}");
    }
}

/// The first words of a page are like the first and the last words of the pages before it.
#[test]
fn what_the_ocr_has_of_pages_that_are_not_transcribed_is_no_difference() {
    let page = |number: u32| {
        let words: Vec<String> = (0..40).map(|word| format!("word{number}x{word}")).collect();
        format!("SECRET\n\nA file of {} .\n\n25X1\n\nSECRET\n\n", words.join(" "))
    };
    let ocr: String = (1..=6).map(page).collect();
    let done = |number: u32| format!("[page {number}]\n\n{}", page(number).replace("25X1", "[25X1]"));
    let open = |pages: &str| format!("[{pages}, not transcribed]\n\n");
    for report in [
        done(1) + &open("pages 2-6"),
        open("pages 1-5") + &done(6),
        done(1) + &done(2) + &open("pages 3-5") + &done(6),
        open("pages 1-2") + &done(3) + &open("page 4") + &done(5) + &open("page 6"),
    ] {
        assert_eq!(findings(&report, &ocr), [] as [&str; 0], "{report}");
        let wrong = report.replace("SECRET\n\n[", "SECRT\n\n[");
        let found = findings(&wrong, &ocr);
        assert!(found.iter().all(|line| line.contains("has “SECRET”")), "{found:#?}");
        assert!(findings(&report.replace("word3x7 ", ""), &ocr).len() == usize::from(report.contains("word3x7")));
    }
}

#[test]
fn another_text_is_only_that() {
    let files = first_report();
    let other = "Nothing of this is in the report, whoever may have written it. ".repeat(40);
    let comparison = compared(&files, &other);
    let codes: Vec<Code> = comparison.differences.iter().map(|difference| difference.finding.code).collect();
    assert_eq!(codes, [Code::OtherText]);
}

#[test]
fn one_quotation_accepts_one_difference() {
    let comparison =
        compared(&[("a.md".into(), "A first word and a second one.".into())], "A first and a second word one.");
    let count = comparison.differences.len();
    let accepted = |words: &[&str]| {
        let words = words.iter().map(|words| (*words).to_owned()).collect();
        let acceptance =
            Acceptance { code: comparison.differences[0].finding.code, words, span: crate::text::Span::new(0, 1) };
        let index = source("index.md", "+++");
        accept(comparison.clone(), &[acceptance], &index).iter().map(|finding| finding.code).collect::<Vec<_>>()
    };
    let first = comparison.differences[0].words[0].clone();
    assert_eq!(accepted(&[&first]).len(), count - 1);
    assert!(accepted(&[&first, &first]).contains(&Code::UnusedAcceptance));
    assert!(accepted(&["nowhere"]).contains(&Code::UnusedAcceptance));
}

/// The differences between a text of a few words and its OCR, and the finding of each that nothing accepts.
fn rejected(report: &str, ocr: &str) -> (Comparison, Vec<Finding>) {
    let comparison = compared(&[("a.md".into(), report.into())], ocr);
    let findings = accept(comparison.clone(), &[], &source("index.md", "+++"));
    (comparison, findings)
}

#[test]
fn the_help_of_a_difference_is_toml_that_accepts_it() {
    let words = "are the last words of the sentence, which goes on for a while and is the same in both";
    for odd in ["plain and wholly new", r#"said "so" and 'thus' and"#, r"C:\new and \u and", "''' and more quotes"] {
        let (comparison, findings) = rejected(&format!("These {odd} {words}."), &format!("These {words}."));
        assert!(!findings.is_empty(), "{odd}");
        let toml: String = findings
            .iter()
            .map(|finding| finding.cure().expect("help"))
            .map(|help| format!("{}\n", help.split_once('\n').expect("lines to copy").1))
            .collect();
        let index = source("content/r/index.md", &format!("+++\ntitle = \"A\"\n\n{toml}+++\n"));
        let (facts, _, findings) = parse::report(&index, &Registry::new(Vec::new()));
        assert_eq!(findings, [], "{toml}");
        assert_eq!(accept(comparison, &facts.acceptances, &index), [], "{toml}");
    }
}

/// Misread words and other differences begin with the same words, and differences with the words of others.
#[test]
fn the_words_that_a_help_quotes_accept_its_difference() {
    let words = "This is the last part of a letter that the keeper wrote when the boat was late and the light was out";
    let report = format!("{words}. LOPEZ is here, and Lopez was known. He is known here. LOPEZ left. {words}.");
    let ocr = format!("{words}. TOPEZ 1s here, and Lopez was known. He ran home here. LOFE? left. {words}.")
        .replace("keeper", "kecper")
        .replace("letter", "lctter")
        .replace(". ", ".\n");
    let (comparison, findings) = rejected(&report, &ocr);
    let loud = || findings.iter().filter(|finding| finding.code != Code::OcrNoise);
    assert!(loud().count() >= 2 && findings.iter().any(|finding| finding.code == Code::OcrNoise), "{findings:#?}");
    for finding in loud() {
        let help = finding.cure().expect("help");
        let toml = help.split_once('\n').expect("lines to copy").1;
        let index = source("content/r/index.md", &format!("+++\ntitle = \"A\"\n\n{toml}\n+++\n"));
        let acceptances = parse::report(&index, &Registry::new(Vec::new())).0.acceptances;
        let left = accept(comparison.clone(), &acceptances, &index);
        assert!(!left.contains(finding) && left.len() + 1 == findings.len(), "{toml}: {left:#?}");
    }
}

/// Many quotations with the same first words, in few or many acceptances; the differences use them from the last to the first.
#[test]
fn accepting_takes_time_that_grows_with_the_quotations() {
    let work = |n: usize, each: usize| {
        let difference = |at: usize| {
            let finding = Finding::new(Code::WordsLost, &FilePath::new("a.md"), None, "lost");
            Difference {
                finding,
                words: vec![format!("a passage of words {}", at / 2), String::new()],
                is_noise: false,
                line: None,
            }
        };
        let quotations: Vec<String> = (0..n).map(|at| format!("a passage of words {}", at / 2)).collect();
        let acceptance = |words: &[String]| Acceptance {
            code: Code::WordsLost,
            words: words.to_vec(),
            span: crate::text::Span::new(0, 1),
        };
        let acceptances: Vec<Acceptance> = quotations.chunks(each).map(acceptance).collect();
        let differences: Vec<Difference> = (0..n).rev().map(difference).collect();
        let index = source("index.md", "+++");
        let mut left = None;
        let steps = crate::steps::of(|| {
            left = Some(accept(Comparison { differences, ..Comparison::default() }, &acceptances, &index))
        });
        assert_eq!(left, Some(Vec::new()));
        steps
    };
    for each in [1, 100, 4000] {
        let [once, twice] = [2000, 4000].map(|n| work(n, each));
        assert!(once > 0 && twice * 10 <= once * 22, "{each} quotations each: {once} steps, then {twice}");
    }
}

/// Characters that open something which the line never closes, or closes only at its end.
#[test]
fn an_ocr_of_one_long_line_is_read_in_time_that_grows_with_it() {
    let work = |line: String| {
        let registry = Registry::new(Vec::new());
        crate::steps::of(|| ocr::read(&line, &registry, &[]))
    };
    for (open, close) in [("[", ""), ("[", "]"), ("[a](b", ""), ("[a](b", ")"), ("<", ""), ("<i ", ">"), ("![", "](b)")]
    {
        let [once, twice] = [1000, 2000].map(|n| work(open.repeat(n) + close));
        assert!(once > 0 && twice * 10 <= once * 22, "{open} … {close}: {once} steps, then {twice}");
    }
}

/// All paragraphs in another order; short lines in another order, many of them alike.
#[test]
fn an_alignment_takes_time_that_grows_with_the_text() {
    let work = |len: u32, n: u32| {
        let key = |block: u32, at: u32| if at == 0 { FIRST_WORD } else { FIRST_WORD + block * len + at };
        let words = |block: u32| (0..len).map(move |at| key(block, at));
        let a: Vec<u32> = (0..n).flat_map(words).collect();
        let b: Vec<u32> = (0..n).rev().flat_map(words).collect();
        let blocks: Vec<u32> = (0..n).flat_map(|block| (0..len).map(move |_| block)).collect();
        crate::steps::of(|| align::align(&a, &b, &blocks))
    };
    for (len, n) in [(50, 400), (3, 4000), (2, 4000)] {
        let [once, twice] = [n, 2 * n].map(|n| work(len, n));
        assert!(once > 0 && twice * 10 <= once * 24, "blocks of {len}: {once} steps, then {twice}");
    }
}

/// A table over many pages that the OCR reads by columns, each page by itself; lines that end in hyphens with no other half.
#[test]
fn tables_and_hyphens_take_time_that_grows_with_the_text() {
    let table = |rows: usize| {
        let page = |from: usize| from..rows.min(from + 20);
        let row = |at: usize| [0, 1, 2].map(|column| format!("{}x{column}", at * 7 + column));
        let cells = |at: usize| format!("| {} |\n", row(at).join(" | "));
        let pages = || (0..rows).step_by(20);
        let body = pages().map(|from| format!("| [page {from}] |\n{}", page(from).map(cells).collect::<String>()));
        let report = format!("The costs of the light.\n\n| a | b | c |\n|---|---|---|\n{}", body.collect::<String>());
        let column = |from: usize, column: usize| page(from).map(move |at| format!("{}\n", row(at)[column]));
        let columns = pages().flat_map(|from| (0..3).flat_map(move |at| column(from, at)));
        (report, format!("The costs of the light.\n\na b c\n\n{}", columns.collect::<String>()))
    };
    let lines = |n: usize| {
        let text: String = (0..n).map(|at| format!("The keeper number {at} wrote of the-\nboat.\n")).collect();
        (text.clone(), text)
    };
    let mut codes = Vec::new();
    let mut work = |(report, ocr): (String, String)| {
        let found = &mut codes;
        crate::steps::of(|| {
            let comparison = compared(&[("a.md".into(), report)], &ocr);
            found.extend(comparison.differences.iter().map(|difference| difference.finding.code));
        })
    };
    for text in [&table as &dyn Fn(usize) -> (String, String), &lines] {
        let [once, twice] = [400, 800].map(|n| work(text(n)));
        assert!(once > 0 && twice * 10 <= once * 24, "{once} steps, then {twice}");
    }
    assert_eq!(codes, [Code::TableByColumns; 2]);
}

/// The OCR has the words that the report withholds, and a log must not.
#[test]
fn what_the_report_withholds_is_neither_compared_nor_quoted() {
    let before = "The boat came to the light at noon, and the keeper wrote into the log that";
    let after = "and that the lamp was lit before the evening of the day after the storm.";
    let ocr = |words: &str| format!("# A\n\n{before} {words} {after}\n");
    for mark in ["[withheld]", "[withheld (b)(6), 2 words]"] {
        let report = ocr(mark);
        for words in [
            "Ivan Petrov",
            "",
            "the keeper of the light at Skerry came, and [redacted] that",
            "Ivan\n\nPetrov",
            "B6",
            "Ivan (b)(6)",
        ] {
            let comparison = compared(&[("a.md".into(), report.clone())], &ocr(words));
            assert_eq!(shown(&comparison, &report), [""; 0], "{words}");
            assert_eq!(comparison.counts[0], comparison.counts[1], "{words}");
        }
        // The code after the mark is the report's.
        for words in ["Ivan (b)(6) (b)(6)", "(b)(6)", "Ivan (b)(6)"] {
            let report = ocr(&format!("{mark} [(b)(6)]"));
            let comparison = compared(&[("a.md".into(), report.clone())], &ocr(words));
            assert_eq!(shown(&comparison, &report), [""; 0], "{words}");
            assert_eq!(comparison.counts[0], comparison.counts[1], "{words}");
        }
        let other = ocr("Ivan Petrov").replace("evening", "morning").replace("log that", "log thet");
        let found = findings(&report, &other).join("\n");
        assert!(found.contains("“morning”") && found.contains("1 word not in the OCR: “that”"), "{found}");
        assert!(!found.contains("Ivan") && !found.contains("Petrov") && !found.contains("thet"), "{found}");
    }
    let paragraph = format!("# A\n\n{before} was so.\n\n[withheld]\n\nHere {after}\n");
    let all = paragraph.replace("[withheld]", "Ivan Petrov here was so.\n\nSmith, and that the lamp, was Here.");
    assert_eq!(findings(&paragraph, &all), [""; 0]);
}
