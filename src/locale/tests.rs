use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::diagnostic::{Code, Location};
use crate::edition::{Extent, Label, Quantity, Unit};
use crate::render;
use crate::text::{Place, RawText, withhold};

fn file(name: &str, text: &str) -> MessageFile {
    let path = FilePath::new(&["templates/locale/", name].concat());
    let source = withhold(&path, RawText::new(text.as_bytes().to_vec())).expect("public");
    MessageFile::new(&source).expect("a message file")
}

fn built_in(tag: &str) -> Language {
    Language::new(tag, &[]).expect("built in")
}

/// The messages that the built-in templates and Rust use, each with its variables.
fn used() -> BTreeMap<String, BTreeSet<String>> {
    let typed = TYPED.iter().map(|(name, variables)| {
        (name.replace('_', "-"), variables.iter().map(|variable| (*variable).to_owned()).collect())
    });
    let mut used: BTreeMap<String, BTreeSet<String>> = typed.collect();
    for (name, bytes) in render::BUILT_IN.iter().filter(|(name, _)| !name.starts_with("assets/")) {
        let text = String::from_utf8_lossy(bytes);
        for call in text.split("t(id=\"").skip(1) {
            let (id, rest) = call.split_once('"').expect("an id");
            let arguments = rest.split_once(')').expect("the end of a call").0;
            let variables = arguments.split(", ").filter_map(|argument| Some(argument.split_once('=')?.0.to_owned()));
            let variables: BTreeSet<String> = variables.collect();
            let before = used.insert(id.to_owned(), variables.clone());
            assert!(before.is_none_or(|before| before == variables), "{name} uses {id} with other variables");
        }
    }
    for (name, bytes) in render::BUILT_IN.iter().filter(|(name, _)| name.ends_with(".js")) {
        let text = String::from_utf8_lossy(bytes);
        for word in text.split("lacunaWords.").skip(1) {
            let line = word.lines().next().unwrap_or_default();
            let id = line.split(|c: char| !c.is_ascii_alphabetic()).next().expect("an id");
            let variables =
                line.split("replace(\"{").skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()));
            assert_eq!(used.insert(format!("script-{id}"), variables.collect()), None, "{name} uses {id} twice");
        }
    }
    used
}

#[test]
fn every_message_is_used_with_its_variables() {
    let english = built_in("en");
    let variables = |id: &str| english.variables(id).into_iter().flatten().map(str::to_owned).collect();
    let known: BTreeMap<String, BTreeSet<String>> = english.ids().map(|id| (id.to_owned(), variables(id))).collect();
    let used = used();
    assert!(used.len() > 100);
    assert_eq!(known, used);
}

#[test]
fn every_language_has_every_message_with_its_variables() {
    let english = built_in("en");
    for (tag, text) in BUILT_IN {
        assert_eq!(language::read(text).1, [], "{tag}");
        let language = built_in(tag);
        assert_eq!(language.ids().collect::<Vec<_>>(), english.ids().collect::<Vec<_>>(), "{tag}");
        for id in english.ids() {
            let [own, all] = [&language, &english].map(|language| language.variables(id).unwrap_or_default());
            // A language may need no choice between forms.
            let unused: Vec<&str> = all.difference(&own).copied().filter(|name| *name != "count").collect();
            assert!(own.is_subset(&all) && unused.is_empty(), "{tag}: {id} has {own:?}, not {all:?}");
        }
    }
}

#[test]
fn every_language_keeps_its_rules_of_typesetting() {
    let rules: [(&str, &[&str]); 4] = [
        ("de", &["«", "»", "”", "\u{202f}"]),
        ("en", &["«", "»", "„", "\u{202f}"]),
        ("es", &["„", "“", "”", " »", "« ", " ;", " :", " !", " ?", "\u{202f}"]),
        ("fr", &["„", "“", "”", " »", "« ", " ;", " :", " !", " ?"]),
    ];
    for (tag, wrong) in rules {
        let text = BUILT_IN.iter().find(|(known, _)| *known == tag).map(|(_, text)| *text).expect("built in");
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        // Fluent writes a message that ends on a blank as a literal, `{ "; " }`.
        let lines = lines.map(|line| line.replace(" = { \"", "=").replace("\" }", ""));
        let found = |line: &String| wrong.iter().chain(&["\"", "'"]).any(|sign| line.contains(sign));
        assert_eq!(lines.filter(found).collect::<Vec<_>>(), Vec::<String>::new(), "{tag}");
    }
}

#[test]
fn a_special_language_uses_the_messages_of_a_general_one() {
    let words = |language: &str, own: Vec<MessageFile>| {
        let locale = Locale::new(language, own);
        [locale.reports(), locale.exemptions()].map(str::to_owned)
    };
    assert_eq!(words("de-AT", Vec::new()), ["Berichte", "Ausnahmegründe"]);
    assert_eq!(words("de-AT", vec![file("de-AT.ftl", "reports = Akten\n")]), ["Akten", "Ausnahmegründe"]);
    assert_eq!(words("de", vec![file("de.ftl", "exemptions = Gründe\n")]), ["Berichte", "Gründe"]);
    assert_eq!(words("it", Vec::new()), ["Reports", "Exemptions"]);
    assert_eq!(words("it", vec![file("it.ftl", "reports = Rapporti\n")]), ["Rapporti", "Exemptions"]);
}

#[test]
fn a_number_chooses_the_form() {
    let said = |language: &str, count: f64| {
        Locale::new(language, Vec::new()).by_id("reports-counted", &[("count", count.into())]).expect("a message")
    };
    assert_eq!([0.0, 1.0, 2.0].map(|count| said("en", count)), ["0 reports", "1 report", "2 reports"]);
    assert_eq!([0.0, 1.0, 2.0].map(|count| said("fr", count)), ["0 rapport", "1 rapport", "2 rapports"]);
}

#[test]
fn nouns_are_said_in_every_language() {
    let [english, german, french] = ["en", "de", "fr"].map(|tag| Locale::new(tag, Vec::new()));
    let date = |locale: &Locale, text: &str| locale.date(text.parse().expect("a date"));
    let dates = ["1987", "1987-02", "1987-02-24?", "1961/1963", "1961-02/1963-03-01?", "ca. 1961"];
    let said =
        ["1987", "February 1987", "24 February 1987?", "1961–1963", "February 1961 to 1 March 1963?", "ca. 1961"];
    assert_eq!(dates.map(|text| date(&english, text)), said);
    assert_eq!(date(&german, "1987-02-24"), "24. Februar 1987");
    assert_eq!(date(&french, "1963-03-01"), "1er mars 1963");

    let lines = |halves| Extent {
        quantity: Quantity { halves, unit: Unit::Line },
        less_than: false,
        detail: None,
        also: None,
        inferred: false,
    };
    for halves in 1..9 {
        assert_eq!(english.extent(lines(halves)), lines(halves).to_string());
    }
    let number = Quantity { halves: 4, unit: Unit::Name };
    let all = Extent { less_than: true, detail: Some(number), also: Some(number), ..lines(2) };
    assert_eq!(english.extent(all), all.to_string());
    assert_eq!(
        [1, 2, 3, 4].map(|halves| german.extent(lines(halves))),
        ["½ Zeile", "1 Zeile", "1½ Zeilen", "2 Zeilen"]
    );
    assert_eq!([1, 2, 3, 4].map(|halves| french.extent(lines(halves))), ["½ ligne", "1 ligne", "1½ ligne", "2 lignes"]);
    assert!(Label::PLACES.iter().all(|place| english.label(place) == *place && german.label(place) != *place));
}

/// The forms of a number are chosen as Fluent chooses them.
#[test]
fn every_number_has_the_form_of_its_language() {
    let mut compared = 0;
    for (tag, _) in BUILT_IN {
        let (language, locale) = (built_in(tag), Locale::new(tag, Vec::new()));
        let is_plural = |id: &&str| matches!(locale.0.all[locale.0.by_id[*id]], Message::Plural(_));
        for id in locale.ids().filter(is_plural) {
            let variables = language.variables(id).expect("a message");
            for number in [0.0, 0.5, 1.0, 1.5, 2.0, 5.0, 11.0, 21.0, 1_000_000.0] {
                let values: Vec<_> = variables.iter().map(|name| (*name, Argument::from(number))).collect();
                assert_eq!(locale.by_id(id, &values), Some(language.format(id, &values)), "{tag}: {id}");
                compared += 1;
            }
        }
    }
    assert!(compared > 1000, "{compared}");
}

#[test]
fn a_fault_in_a_file_of_messages_is_a_finding() {
    let found = |language: &str, own: Vec<MessageFile>| {
        let findings = Locale::new(language, own).findings();
        findings.into_iter().map(|it| (it.code, it.file.to_string(), it.message)).collect::<Vec<_>>()
    };
    assert_eq!(found("en-GB", Vec::new()), []);
    assert_eq!(found("de-AT", vec![file("de-AT.ftl", "reports = Akten\n")]), []);
    let message = "there are no messages in the language `it`, so pages show the English ones".to_owned();
    assert_eq!(found("it", Vec::new()), [(Code::MissingMessage, "content/edition.toml".into(), message)]);
    let english: String = BUILT_IN.iter().filter(|(tag, _)| *tag == "en").map(|(_, text)| *text).collect();
    let without = english.replacen("\nreports = Reports\n", "\n", 1);
    let missing = (Code::MissingMessage, "templates/locale/it.ftl".into(), "missing message: `reports`".into());
    assert_eq!(found("it", vec![file("it.ftl", &without)]), [missing]);
    let variable = "the message `edited-by` has no variable `name`".to_owned();
    let file_name = || "templates/locale/de.ftl".to_owned();
    let own = vec![file("de.ftl", "edited-by = Von { $name }\n")];
    assert_eq!(found("de", own), [(Code::UnknownMessage, file_name(), variable)]);

    let text = "reports = Akten\nall reports = Alle\nguides = Hilfe\n";
    let locale = Locale::new("de", vec![file("de.ftl", text)]);
    assert_eq!([locale.reports(), locale.guides()], ["Akten", "Hilfe"]);
    let findings = locale.findings();
    assert_eq!(findings.iter().map(|it| it.code).collect::<Vec<_>>(), [Code::MessageSyntax]);
    let Some(Location::Span(span)) = findings.first().map(|it| it.location) else { panic!("a place") };
    assert_eq!(Place::of(text, span.start as usize).line, 2);
}
