//! Which passages repeat each other, and what the search costs.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::test_runner::Config;
use proptest::{prop_assert, prop_assert_eq, proptest};

use super::*;
use crate::edition::{Lexicon, Names, Registry, Report as Facts, TokenKind, Words};
use crate::first_report::SECTIONS;
use crate::parse;
use crate::steps;
use crate::text::{FilePath, RawText, withhold};

fn sections(texts: &[(&str, &str)]) -> Vec<(Source, Section)> {
    let registry = Registry::new(Vec::new());
    let report = Facts::default();
    let names = Names::default();
    let read = texts.iter().map(|(name, text)| {
        let source = withhold(&FilePath::new(name), RawText::new(text.as_bytes().to_vec())).expect("public");
        let section = parse::section(&source, Lexicon { registry: &registry, report: &report, names: &names }).0;
        (source, section)
    });
    read.collect()
}

fn parts(sections: &[(Source, Section)]) -> Vec<Part<'_>> {
    sections.iter().map(|(source, section)| Part { source, section }).collect()
}

fn find(parts: &[Part<'_>]) -> Repeats {
    RepeatFinder::default().find(readings(parts))
}

fn readings(parts: &[Part<'_>]) -> Vec<Arc<Reading>> {
    parts.iter().map(|part| Arc::new(Reading::new(part.source, part.section))).collect()
}

/// The addresses of a passage's paragraphs.
fn addresses(parts: &[Part<'_>], passage: &Passage) -> String {
    let leaves = passage.leaves.iter().filter_map(|leaf| {
        let part = parts.get(passage.part)?;
        Some(part.section.body.leaves.get(*leaf as usize)?.anchor.as_ref()?.to_string())
    });
    leaves.collect::<Vec<_>>().join(" ")
}

#[test]
fn the_first_report_repeats_two_passages() {
    let sections = sections(SECTIONS);
    let parts = parts(&sections);
    let found: Vec<(String, String, usize, usize, usize, String)> = find(&parts)
        .all()
        .iter()
        .map(|repeat| {
            let [one, other] = repeat.passages.as_slice() else { panic!("two passages") };
            let similarity = format!("{:.3}", stretch::similarity(repeat.common, one.words, other.words));
            (addresses(&parts, one), addresses(&parts, other), one.words, other.words, repeat.common, similarity)
        })
        .collect();
    let expected = [("fiv-p1", "f4-p2 f4-p3", 124, 212, 122, "0.726"), ("fiv-p2", "f6-p3", 94, 95, 93, "0.984")];
    let expected = expected.map(|(one, other, a, b, common, similarity)| {
        (one.to_owned(), other.to_owned(), a, b, common, similarity.to_owned())
    });
    assert_eq!(found, expected);
}

/// The first two passages of a repeat, compared.
fn compared(parts: &[Part<'_>], repeats: &Repeats, repeat: usize) -> ([Side; 2], Vec<Difference>) {
    let mut comparisons = comparisons(parts, repeats);
    let Comparison { sides, mut differences } = comparisons.swap_remove(repeat);
    (sides.try_into().expect("two passages"), differences.remove(0))
}

#[test]
fn the_body_says_broad_and_him() {
    let sections = sections(SECTIONS);
    let parts = parts(&sections);
    let (sides, differences) = compared(&parts, &find(&parts), 1);
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

#[test]
fn a_paragraph_has_the_same_words_alone_and_in_its_section() {
    for (source, section) in sections(SECTIONS) {
        let words = |words: &Words, leaf: u32| -> Vec<String> {
            let tokens = words.tokens.iter().filter(|token| token.leaf == leaf && token.kind == TokenKind::Word);
            tokens.map(|token| words.text_of(token).to_owned()).collect()
        };
        let all = Words::of(&source, &section);
        for leaf in (0..).take(section.body.leaves.len()) {
            let alone = Words::of_leaves(&source, &section, &[leaf]);
            assert_eq!(words(&alone, leaf), words(&all, leaf));
            assert!(alone.tokens.iter().all(|token| token.leaf == leaf || token.kind != TokenKind::Word));
        }
    }
}

/// Sixty words that occur nowhere else in these tests.
fn prose(seed: usize) -> String {
    (0..60).map(|at| format!("word{seed}x{at}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_letterhead_is_one_repeat_with_all_its_places() {
    let letterhead = prose(0);
    for copies in [2, 3, 4, 200] {
        let text: String = (0..copies).map(|at| format!("{}\n\n{letterhead}\n\n", prose(at + 1))).collect();
        let sections = sections(&[("a.md", &text)]);
        let repeats = find(&parts(&sections));
        assert_eq!(repeats.all().iter().map(|repeat| repeat.passages.len()).collect::<Vec<_>>(), [copies]);
        let leaves: Vec<u32> = repeats.all()[0].passages.iter().flat_map(|passage| passage.leaves.clone()).collect();
        assert_eq!(repeats.in_part(0).flat_map(|(.., passage)| passage.leaves.clone()).collect::<Vec<_>>(), leaves);
    }
}

#[test]
fn near_copies_are_one_repeat() {
    // Each copy has its own word in three places.
    let copy = |n: usize| {
        [7, 29, 51].iter().fold(prose(0), |text, at| text.replace(&format!("word0x{at} "), &format!("own{n}at{at} ")))
    };
    let text: String = (0..9).map(|n| format!("{}\n\n{}\n\n", prose(n + 1), copy(n))).collect();
    let sections = sections(&[("a.md", &text)]);
    let repeats = find(&parts(&sections));
    assert_eq!(repeats.all().len(), 1);
    assert_eq!((repeats.all()[0].passages.len(), repeats.all()[0].common), (9, 57));
}

#[test]
fn short_passages_headings_tables_stamps_and_notes_of_the_editor_do_not_count() {
    let long = prose(0);
    let short = "These are two sentences of a few words each. They stand here, and they stand there as well.";
    for text in [
        format!("{short}\n\nBetween.\n\n{short}"),
        format!("# {long}\n\n{long}"),
        format!("> [stamp]\n> {long}\n\n{long}"),
        format!("[note: {long}]\n\n{long}"),
        format!("[banner: {long}]\n\n{long}"),
    ] {
        assert_eq!(find(&parts(&sections(&[("a.md", &text)]))), Repeats::default(), "{text}");
    }
}

#[test]
fn a_note_and_another_section_are_compared_too() {
    let long = prose(0);
    let one = format!("A sentence.[^1]\n\n[^1]: {long}");
    let other = format!("Before.\n\n{}", long.replace("word0x30", "changed"));
    let sections = sections(&[("a.md", &one), ("b.md", &other)]);
    let repeats = find(&parts(&sections));
    assert_eq!(repeats.all().len(), 1);
    let Repeat { passages, common } = &*repeats.all()[0];
    assert_eq!((passages[0].note, passages[1].part, *common), (Some(0), 1, 59));
}

#[test]
fn a_gap_is_shown_and_not_compared() {
    let long = prose(0);
    let text = format!("{long} [redacted].\n\nBetween them.\n\n{} more.", long.replace("word0x30 ", "[redacted] "));
    let sections = sections(&[("a.md", &text)]);
    let parts = parts(&sections);
    let (sides, differences) = compared(&parts, &find(&parts), 0);
    assert_eq!(differences.len(), 2, "{differences:?}");
    assert!(sides.iter().all(|side| side.iter().flatten().any(|piece| piece.gap)));
    let last: String = sides[0].iter().flatten().rev().take(2).map(|piece| piece.text.as_str()).collect();
    assert_eq!(last, ".", "the stop after the gap");
}

#[test]
fn case_and_punctuation_are_not_differences() {
    let long = prose(0);
    let one = long.replace("word0x30", "École Ώρα İstanbul Fluß").replace("word0x40", "State Department");
    let other = long.replace("word0x30", "«ÉCOLE» ώρα, İstanbul- Fluss").replace("word0x40", "STATE DEPART-MENT:");
    let sections = sections(&[("a.md", &one), ("b.md", &other)]);
    let parts = parts(&sections);
    let (_, differences) = compared(&parts, &find(&parts), 0);
    assert_eq!(differences, [Difference { one: "Fluß".into(), other: "Fluss".into() }]);
}

#[test]
fn the_guide_states_the_rule_as_it_is() {
    let guide = include_str!("../../content/guide/09-repeated-passages.md");
    for rule in [
        format!("at least {SHORTEST} words,"),
        format!("is at least {SIMILAR}:"),
        format!("at least {IN_A_ROW} words in a row"),
    ] {
        assert!(guide.contains(&rule), "{rule}");
    }
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::default() })]

    /// Two paragraphs that share this many consecutive words share a hash, wherever the words are.
    #[test]
    fn a_clause_in_common_is_a_hash_in_common(before in 0..40_usize, after in 0..40_usize, from in 0..45_usize) {
        let words = |seed: usize, count: usize| (0..count).map(|at| format!("w{seed}x{at} ")).collect::<String>();
        let clause: String = (from..from + IN_A_ROW).map(|at| format!("word0x{at} ")).collect();
        let one = format!("{}\n\n{}{clause}{}", prose(0), words(1, before), words(2, after));
        let sections = sections(&[("a.md", &one)]);
        let readings = readings(&parts(&sections));
        let (mut occurrences, mut stale) = (occurrences::Occurrences::default(), Vec::new());
        occurrences.add(0, &readings[0].runs, &mut stale);
        prop_assert!(stale.iter().any(|place| !occurrences.partners(*place, &readings).is_empty()));
    }

    /// Each paragraph is a heading, a few words, or all or half of a few long texts, in which a word may be another. A save replaces
    /// one, adds one or removes one.
    #[test]
    fn any_order_of_saves_finds_what_a_cold_start_finds(
        start in vec(vec((0..6_usize, 0..3_usize, 0..3_usize), 1..6), 4),
        saves in vec((0..4_usize, 0..6_usize, 0..4_usize, (0..6_usize, 0..3_usize, 0..3_usize)), 1..10),
    ) {
        let long = |seed: usize| format!("{} {}", prose(seed), prose(seed + 10));
        let paragraph = |(kind, seed, change): &(usize, usize, usize)| match kind {
            0 => prose(*seed),
            1 => prose(*seed + 10),
            2 => "## A heading".into(),
            3 => "three short words".into(),
            _ => long(*seed),
        }.replace("x30 ", &format!("x30by{change} ")) + "\n\n";
        let read = |paragraphs: &Vec<_>| {
            let text: String = paragraphs.iter().map(paragraph).collect();
            readings(&parts(&sections(&[("a.md", &text)]))).remove(0)
        };
        let mut texts = start;
        let mut now: Vec<Arc<Reading>> = texts.iter().map(read).collect();
        let mut finder = RepeatFinder::default();
        prop_assert_eq!(finder.find(now.clone()), RepeatFinder::default().find(now.clone()));
        for (part, at, what, paragraph) in saves {
            let text = &mut texts[part];
            let at = at % (text.len() + 1);
            match what {
                0 => text.insert(at, paragraph),
                1 if at < text.len() => drop(text.remove(at)),
                _ if at < text.len() => text[at] = paragraph,
                _ => {}
            }
            now[part] = read(text);
            prop_assert_eq!(finder.find(now.clone()), RepeatFinder::default().find(now.clone()));
        }
    }
}

/// All have a clause in common, but only the first and the last are similar, and these share no other run that is hashed.
#[test]
fn a_paragraph_is_compared_with_the_third_before_it_whichever_is_saved_last() {
    let clause = (0..20).map(|at| format!("clause{at}")).collect::<Vec<_>>().join(" ");
    let similar = |own: &str| {
        let word = |at: usize| if at.is_multiple_of(7) { format!("{own}x{at}") } else { format!("word{at}") };
        format!("{clause} {}", (0..70).map(word).collect::<Vec<_>>().join(" "))
    };
    let other = |seed: usize| format!("{clause} {}", prose(seed));
    let texts = [similar("first"), other(1), other(2), similar("last")];
    let read = |text: &str| readings(&parts(&sections(&[("a.md", text)]))).remove(0);
    let all: Vec<Arc<Reading>> = texts.iter().map(|text| read(text)).collect();
    let cold = RepeatFinder::default().find(all.clone());
    let found: Vec<Vec<usize>> =
        cold.all().iter().map(|repeat| repeat.passages.iter().map(|passage| passage.part).collect()).collect();
    assert_eq!(found, [[0, 3]]);
    for saved in 0..all.len() {
        let mut finder = RepeatFinder::default();
        let mut before = all.clone();
        before[saved] = read("");
        finder.find(before);
        assert_eq!(finder.find(all.clone()), cold, "{saved}");
    }
}

/// However long the report is, and whatever else it repeats.
#[test]
fn a_save_costs_what_its_section_does() {
    let save = |n: usize| {
        let section = |at: usize| format!("{}\n\n{}\n\n{}", prose(3 * at), prose(3 * at + 1), prose(3 * (at / 2) + 2));
        let texts: Vec<String> = (0..n).map(section).collect();
        let named: Vec<(&str, &str)> = texts.iter().map(|text| ("a.md", text.as_str())).collect();
        let mut now = readings(&parts(&sections(&named)));
        let mut finder = RepeatFinder::default();
        assert_eq!(finder.find(now.clone()).all().len(), n / 2);
        let changed = section(4).replace("x20 ", "changed ");
        now[4] = readings(&parts(&sections(&[("a.md", &changed)]))).remove(0);
        steps::of(|| assert_eq!(finder.find(now).all().len(), n / 2))
    };
    let (few, many) = (save(10), save(100));
    assert!(many < few + few / 2, "{few} steps, then {many}");
}

/// The only clause in common goes over the end of a paragraph. Whether one of its runs is hashed in both texts depends on the words.
#[test]
fn a_clause_may_go_over_the_end_of_a_paragraph() {
    let found = |seed: usize| {
        let whole = prose(seed);
        let broken = [20, 34, 48]
            .iter()
            .fold(whole.replacen(&format!(" word{seed}x8 "), &format!("\n\nword{seed}x8 "), 1), |text, at| {
                text.replace(&format!("x{at} "), "xchanged ")
            });
        !find(&parts(&sections(&[("a.md", &whole), ("b.md", &broken)]))).all().is_empty()
    };
    assert!((0..50).filter(|seed| found(*seed)).count() > 0);
}

/// In a longer section more words are compared with what they were before. Nothing else grows, although all its paragraphs repeat something.
#[test]
fn a_save_costs_what_its_paragraph_does() {
    let save = |n: usize| {
        let text = (0..n).map(|at| prose(at) + "\n\n").collect::<String>();
        let changed = text.replace("word4x20 ", "changed ");
        let mut now = readings(&parts(&sections(&[("a.md", &text), ("b.md", &text)])));
        let mut finder = RepeatFinder::default();
        assert_eq!(finder.find(now.clone()).all().len(), n);
        now[1] = readings(&parts(&sections(&[("b.md", &changed)]))).remove(0);
        steps::of(|| assert_eq!(finder.find(now).all().len(), n))
    };
    let (few, many) = (save(10), save(100));
    assert!(many <= few + 90 * prose(0).split(' ').count(), "{few} steps, then {many}");
}

/// What a search, and the page made of it, cost.
fn work(text: &str) -> usize {
    let sections = sections(&[("a.md", text)]);
    let parts = parts(&sections);
    steps::of(|| {
        let repeats = find(&parts);
        assert!(!repeats.all().is_empty());
        drop(comparisons(&parts, &repeats));
    })
}

/// Paragraphs in pairs; a document twice in one section, and three times; near copies; one boilerplate; a form that is filled in.
#[test]
fn the_work_grows_with_the_text() {
    fn document(n: usize) -> String {
        (0..n).map(|at| format!("{}\n\n", prose(at))).collect()
    }
    fn form(n: usize) -> String {
        let entry =
            |at: usize| (0..20).map(|n| format!("printed words of the form and own{at}n{n} ")).collect::<String>();
        (0..n).map(|at| format!("{}\n\n", entry(at))).collect()
    }
    let near = |n: usize| -> String {
        let changed = |copy: usize| document(n / 9).replace("x20 ", &format!("own{copy} "));
        (0..9).map(changed).collect()
    };
    type Text<'a> = &'a dyn Fn(usize) -> String;
    let kinds: [(&str, Text<'_>); 5] = [
        ("twice", &|n| document(n / 2).repeat(2)),
        ("three times", &|n| document(n / 3).repeat(3)),
        ("near copies", &near),
        ("boilerplate", &|n| format!("{}\n\n", prose(0)).repeat(n)),
        ("form", &|n| form(n) + &document(1).repeat(2)),
    ];
    for (kind, text) in kinds {
        let (once, twice) = (work(&text(180)), work(&text(360)));
        assert!(once > 0 && twice * 10 <= once * 22, "{kind}: {once} steps, then {twice}");
    }
}
