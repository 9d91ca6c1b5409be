//! What the passages of a text are, and what the files of the index have.

use std::collections::BTreeMap;

use super::*;
use crate::edition::{Href, Lexicon, Names, OutPath, Registry, Report, ReportKind};
use crate::first_report::SECTIONS;
use crate::locale::Locale;
use crate::parse;
use crate::text::{FilePath, RawText, withhold};

fn document(name: &str, text: &str, report: &Report) -> Document {
    let (registry, names, locale) = (Registry::new(Vec::new()), Names::default(), Locale::default());
    let source = withhold(&FilePath::new(name), RawText::new(text.as_bytes().to_vec())).expect("public");
    let section = parse::section(&source, Lexicon { registry: &registry, report, names: &names }).0;
    let entry = Entry { source: &source, section: &section, report, folder: "r", names: &names, locale: &locale };
    Document::of_section(entry, &section.summary.title, Href::relative(&OutPath::new(""), &OutPath::new(name)))
}

/// Each passage as `sign anchor folios codes: text`.
fn passages(text: &str) -> Vec<String> {
    let passages = document("a.md", text, &Report::default()).passages;
    let shown = passages.iter().map(|passage| {
        let Passage { kind, is_heading, anchor, folios, codes, text } = passage;
        let heading = if is_heading { "t" } else { "" };
        let anchor = anchor.map(ToString::to_string).unwrap_or_default();
        format!("{}{heading} {anchor} {} {}: {text}", kind.sign(), folios.join("|"), codes.join("|"))
    });
    shown.collect()
}

#[test]
fn words_of_each_kind_are_passages_of_their_own() {
    let text = "[page 4]\n\n# Title\n\nBefore [note: ours] after.[^1] [handwritten: by hand] [stamp: SEEN]\n\n> [stamp]\n> Routed\n\n\
                [banner: Secret]\n\nRusia [sic: Russia]\n\n| A | B |\n|---|---|\n| c | d |\n\n[^1]: Foot.\n";
    assert_eq!(
        passages(text),
        [
            "t h-title page 4 : Title",
            "e f4-p1 page 4 : ours",
            "h f4-p1 page 4 : by hand",
            "s f4-p1 page 4 : SEEN",
            " f4-p1 page 4 : Before  after.",
            "n n1 page 4 : Foot.",
            "s f4-p2 page 4 : Routed",
            "b f4-p2 page 4 : Secret",
            "e f4-p3 page 4 : Russia",
            " f4-p3 page 4 : Rusia",
            " f4-p3 page 4 : A B",
            " f4-p3 page 4 : c d",
        ]
    );
}

#[test]
fn a_passage_has_its_pages_its_codes_and_a_sign_for_each_redaction() {
    let text =
        "[page 4]\n\nHe met [redacted 25X1] and [withheld (b)(6): Smith] of the pol-\nicy [page 5]staff. [25X6]\n";
    let expected = " f4-p1 page 4|page 5 25X1|25X6: He met █ and ▒ of the pol\u{ad}icy \u{c}staff.";
    assert_eq!(passages(text), [expected]);
}

#[test]
fn the_words_of_a_guide_are_the_editors() {
    let guide = Report { kind: ReportKind::Guide, ..Report::default() };
    let kinds = document("a.md", "# One\n\nTwo.\n", &guide).passages;
    assert!(kinds.count() == 2 && kinds.iter().all(|passage| passage.kind == PassageKind::Editor), "{kinds:?}");
}

#[test]
fn coded_texts_are_read_back_exactly() {
    let report = Report { title: "Émigrés".into(), number: Some("SOV 87".into()), ..Report::default() };
    let documents = SECTIONS.iter().map(|(name, text)| document(name, text, &report)).collect::<Vec<_>>();
    let coded = Texts::new(documents.clone()).coded();
    let texts = Texts::decoded(&coded).expect("texts");
    let read: Vec<&str> = texts.as_str().split(Texts::BETWEEN_DOCUMENTS).collect();
    assert_eq!(read.len(), documents.len());
    let mut seen = 0;
    for (read, document) in read.into_iter().zip(&documents) {
        let mut records = read.split(Texts::BETWEEN_RECORDS).map(|record| record.split(Texts::BETWEEN_FIELDS));
        let head: Vec<&str> = records.next().expect("a head").collect();
        assert_eq!(head, [&document.title, "Émigrés, SOV 87", document.href.as_str()]);
        for (record, passage) in records.by_ref().zip(document.passages.iter()) {
            let sign = [passage.kind.sign(), if passage.is_heading { "t" } else { "" }].concat();
            let anchor = passage.anchor.map(ToString::to_string).unwrap_or_default();
            let expected = [&sign, &anchor, &passage.folios.join("|"), &passage.codes.join("|"), passage.text];
            assert_eq!(record.collect::<Vec<_>>(), expected);
            seen += 1;
        }
        assert!(records.next().is_none(), "more passages than {}", document.passages.count());
    }
    assert_eq!(seen, documents.iter().map(|document| document.passages.count()).sum::<usize>());
    assert!(seen > 150, "{seen}");
    assert!(coded.len() < texts.as_str().len() / 2, "{} of {}", coded.len(), texts.as_str().len());
    assert!(coded.bytes().all(|sign| Index::DIGITS.contains(&sign)));
}

/// A passage with these words.
fn of_words(text: &str) -> Passages {
    let mut passages = Passages::default();
    passages.push(Passage { text, ..Passage::default() });
    passages
}

#[test]
fn texts_of_any_length_and_sign_are_coded() {
    let of = |text: &str| {
        let passages = of_words(text);
        Texts::new([Document { passages, ..Document::default() }])
    };
    for length in 0..200 {
        let texts = of(&"\0\u{7f}é█x".chars().cycle().take(length).collect::<String>());
        assert_eq!(Texts::decoded(&texts.coded()), Some(texts), "{length}");
    }
    // The signs between parts are dropped from words.
    assert!(of("a\u{1d}b\u{1e}c\u{1f}d").as_str().ends_with("\u{1f}abcd"));
    assert_eq!(Texts::decoded("\""), None);
    assert_eq!(Texts::decoded(""), None);
}

/// The documents of each term.
fn terms(index: &Index) -> BTreeMap<String, Vec<(u32, usize)>> {
    let value = |sign: u8| Index::DIGITS.iter().position(|digit| *digit == sign).expect("a digit");
    let mut all = BTreeMap::new();
    for file in &index.terms {
        let parts: Vec<&str> = file.data.split_terminator(Index::END).collect();
        assert_eq!(parts[0], file.first);
        for [term, coded] in parts.as_chunks().0 {
            let (mut postings, mut document, mut signs) = (Vec::new(), 0, coded.bytes().map(value));
            while let Some(mut digit) = signs.next() {
                let (mut gap, mut factor) = (0, 1);
                while digit >= 46 {
                    gap += (digit - 46) * factor;
                    factor *= 46;
                    digit = signs.next().expect("the last digit");
                }
                document += u32::try_from(gap + digit * factor).expect("a number");
                postings.push((document, signs.next().expect("a level")));
            }
            assert_eq!(all.insert((*term).to_owned(), postings), None, "{term} is in two places");
        }
    }
    all
}

#[test]
fn each_word_leads_to_the_documents_that_have_it() {
    let report = Report { title: "Émigrés".into(), ..Report::default() };
    let documents: Vec<Document> = SECTIONS.iter().map(|(name, text)| document(name, text, &report)).collect();
    let index = Index::new(10, |number| documents[number as usize].clone());
    let terms = terms(&index);
    let mut seen = 0;
    for (number, document) in (0..).zip(&documents) {
        for passage in document.passages.iter() {
            words(passage.text, |word| {
                let kind = passage.kind.sign();
                let keys = [word.to_owned(), format!("{word}#{kind}")];
                let keys = keys.iter().enumerate().filter(|(at, _)| match at {
                    0 => passage.kind != PassageKind::Banner,
                    _ => !kind.is_empty(),
                });
                for (_, key) in keys {
                    seen += 1;
                    assert!(terms[key].iter().any(|(document, _)| *document == number), "{key} in {number}");
                }
            });
        }
    }
    assert!(seen > 3_000, "{seen}");
    assert_eq!(terms["&emigres"].len(), 10);
    assert!(terms["=25x1"].len() > 5);
    // A heading counts for more than a mention.
    let best = terms["appeals"].iter().max_by_key(|(_, level)| *level).expect("documents").0;
    assert!(SECTIONS[best as usize].0.contains("appeals"), "{:?}", terms["appeals"]);
}

#[test]
fn files_are_short_and_documents_far_apart_are_found() {
    let text = |number: u32| {
        let rare = if number % 5_000 == 7 { "rare" } else { "" };
        let text = format!("common word{number} {rare}");
        let passages = of_words(&text);
        Document { passages, ..Document::default() }
    };
    let index = Index::new(20_000, text);
    assert!(index.terms.len() > 5 && index.terms.iter().all(|file| file.data.len() < 45_000));
    assert!(index.terms.is_sorted_by(|one, other| one.first < other.first));
    assert_eq!(index.common, ["common"]);
    let terms = terms(&index);
    let rare: Vec<u32> = terms["rare"].iter().map(|(document, _)| *document).collect();
    assert_eq!(rare, [7, 5_007, 10_007, 15_007]);
    assert_eq!(terms["common"].len(), 20_000);
    let ranges: Vec<_> = (0..index.texts.len()).filter_map(|file| index.texts_in(file)).collect();
    assert!(ranges.len() > 50 && ranges.windows(2).all(|pair| pair[0].end == pair[1].start));
    assert_eq!((ranges[0].start, ranges.last().map(|range| range.end)), (0, Some(20_000)));
}

#[test]
fn another_address_is_another_version() {
    let version = |moved: Option<u32>| {
        let document = |number: u32| {
            let name = if moved == Some(number) { "moved.html".to_owned() } else { format!("{number}.html") };
            Document { href: Href::relative(&OutPath::new(""), &OutPath::new(name)), ..Document::default() }
        };
        Index::new(130, document).version
    };
    assert_eq!(version(None), version(None));
    assert!([0, 64, 129].into_iter().all(|number| version(Some(number)) != version(None)));
}
