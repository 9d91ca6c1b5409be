//! What is a parallel, and what is none.

use proptest::collection::vec;
use proptest::{prelude::ProptestConfig, prop_assert_eq, proptest};

use super::concordance::share_a_run;
use super::*;
use crate::edition::{Lexicon, Names, Registry, Report as Facts};
use crate::first_report::SECTIONS;
use crate::parse;
use crate::text::{FilePath, RawText, withhold};

fn sections(texts: &[(&str, &str)]) -> Vec<(Source, Section)> {
    let registry = Registry::new(Vec::new());
    let report = Facts::default();
    let names = Names::default();
    let read = texts.iter().map(|(name, text)| {
        let source = withhold(&FilePath::new(name), RawText::new(text.as_bytes().to_vec())).0.expect("public");
        let section = parse::section(&source, Lexicon { registry: &registry, report: &report, names: &names }).0;
        (source, section)
    });
    read.collect()
}

fn parts(sections: &[(Source, Section)]) -> Vec<Part<'_>> {
    sections.iter().map(|(source, section)| Part { source, section }).collect()
}

fn find(parts: &[Part<'_>]) -> Vec<Parallel> {
    Concordance::new(parts).parallels()
}

/// The addresses of a passage's paragraphs.
fn addresses(parts: &[Part<'_>], passage: &Passage) -> String {
    let leaves = passage.leaves.iter().filter_map(|leaf| {
        let part = parts.get(passage.part)?;
        Some(part.section.body.leaves.get(*leaf as usize)?.id.to_string())
    });
    leaves.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_report_has_two_parallels() {
    let sections = sections(SECTIONS);
    let parts = parts(&sections);
    let found: Vec<(String, String, usize, usize, usize, String)> = find(&parts)
        .iter()
        .map(|parallel| {
            let [one, other] = &parallel.passages;
            let similarity = format!("{:.3}", parallel.similarity());
            (addresses(&parts, one), addresses(&parts, other), one.words, other.words, parallel.common, similarity)
        })
        .collect();
    let expected = [("fiv-p1", "f4-p2 f4-p3", 124, 212, 122, "0.726"), ("fiv-p2", "f6-p3", 94, 95, 93, "0.984")];
    let expected = expected.map(|(one, other, a, b, common, similarity)| {
        (one.to_owned(), other.to_owned(), a, b, common, similarity.to_owned())
    });
    assert_eq!(found, expected);
}

#[test]
fn the_body_says_broad_and_him() {
    let sections = sections(SECTIONS);
    let parts = parts(&sections);
    let parallels = find(&parts);
    let (sides, differences) = compare(&parts, &parallels[1]);
    let shown: Vec<(&str, &str)> =
        differences.iter().map(|difference| (difference.one.as_str(), difference.other.as_str())).collect();
    assert_eq!(shown, [("", "broad"), ("Gorbachev", "him")]);
    let marked: Vec<&str> =
        sides[1].iter().flatten().filter(|piece| piece.differs).map(|piece| piece.text.as_str()).collect();
    assert_eq!(marked, ["broad", "him"]);
    let text: String = sides[0].iter().flatten().map(|piece| piece.text.as_str()).collect();
    assert!(
        text.starts_with("In repatriation policy, as in other policies in the human rights area, Gorbachev is"),
        "{text}"
    );
}

/// Sixty words that nothing else in these tests has.
fn prose(seed: usize) -> String {
    (0..60).map(|at| format!("word{seed}x{at}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_stands_in_four_places_is_a_formula() {
    let letterhead = prose(0);
    for (copies, expected) in [(2, 1), (3, 3), (4, 0)] {
        let text: String = (0..copies).map(|at| format!("{}\n\n{letterhead}\n\n", prose(at + 1))).collect();
        let sections = sections(&[("a.md", &text)]);
        assert_eq!(find(&parts(&sections)).len(), expected, "{copies} copies");
    }
}

#[test]
fn short_passages_headings_tables_stamps_and_remarks_are_none() {
    let long = prose(0);
    let short = "These are two sentences of a few words each. They stand here, and they stand there as well.";
    for text in [
        format!("{short}\n\nBetween.\n\n{short}"),
        format!("# {long}\n\n{long}"),
        format!("> [stamp]\n> {long}\n\n{long}"),
        format!("[note: {long}]\n\n{long}"),
        format!("[banner: {long}]\n\n{long}"),
    ] {
        assert_eq!(find(&parts(&sections(&[("a.md", &text)]))), [], "{text}");
    }
}

#[test]
fn a_note_and_another_section_are_compared_too() {
    let long = prose(0);
    let one = format!("A sentence.[^1]\n\n[^1]: {long}");
    let other = format!("Before.\n\n{}", long.replace("word0x30", "changed"));
    let sections = sections(&[("a.md", &one), ("b.md", &other)]);
    let found = find(&parts(&sections));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].passages[0].note, found[0].passages[1].part, found[0].common), (Some(0), 1, 59));
}

#[test]
fn a_gap_is_shown_and_not_compared() {
    let long = prose(0);
    let text = format!("{long} [redacted].\n\nBetween them.\n\n{} more.", long.replace("word0x30 ", "[redacted] "));
    let sections = sections(&[("a.md", &text)]);
    let parts = parts(&sections);
    let parallels = find(&parts);
    let (sides, differences) = compare(&parts, &parallels[0]);
    assert_eq!(differences.len(), 2, "{differences:?}");
    assert!(sides.iter().all(|side| side.iter().flatten().any(|piece| piece.gap)));
    let last: String = sides[0].iter().flatten().rev().take(2).map(|piece| piece.text.as_str()).collect();
    assert_eq!(last, ".", "the stop behind the gap");
}

#[test]
fn the_guide_states_the_rule_as_it_is() {
    let guide = include_str!("../../content/guide/09-repeated-passages.md");
    for rule in [
        format!("at least {SHORTEST} words,"),
        format!("is at least {SIMILAR}:"),
        format!("at least {IN_A_ROW} words in a row"),
        format!("at most {FORMULA} paragraphs"),
    ] {
        assert!(guide.contains(&rule), "{rule}");
    }
}

/// Sections of a few passages, some of them changed a little: what stands in one place, or in several, or in too many.
fn text(passages: &[(usize, usize)]) -> String {
    let passage = |(seed, word): &(usize, usize)| prose(*seed).replace(&format!("x{word} "), "x other ");
    passages.iter().map(passage).collect::<Vec<_>>().join("\n\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_change_comes_to_the_same_as_to_begin_anew(
        start in vec(vec((0..8_usize, 0..90_usize), 0..4), 5),
        changes in vec((0..5_usize, vec((0..8_usize, 0..90_usize), 0..4)), 1..12),
    ) {
        let read = |passages: &Vec<(usize, usize)>| sections(&[("a.md", &text(passages))]).remove(0);
        let mut report: Vec<(Source, Section)> = start.iter().map(read).collect();
        let mut kept = Concordance::new(&parts(&report));
        for (at, passages) in &changes {
            report[*at] = read(passages);
            kept.replace(*at, parts(&report)[*at]);
            prop_assert_eq!(kept.parallels(), find(&parts(&report)));
        }
    }
}

#[test]
fn a_run_in_common_is_found_wherever_it_stands() {
    let words: Vec<u32> = (0..60).map(|at| at * at + 7).collect();
    let other = [&[1, 2, 3][..], &words[20..20 + IN_A_ROW], &[4, 5]].concat();
    assert!(share_a_run(&words, &other));
    assert!(!share_a_run(&words, &other[..other.len() - 3]));
    assert!(!share_a_run(&words, &words[..IN_A_ROW - 1]));
}
