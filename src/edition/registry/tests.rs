//! What the registry promises: every code of the table, each in its forms, and no other.

use std::collections::BTreeMap;

use super::*;
use crate::edition::Certainty;

fn registry() -> Registry {
    Registry::new(Vec::new())
}

fn own(code: &str, forms: &[&str]) -> Exemption {
    Exemption {
        code: code.to_owned(),
        forms: forms.iter().map(|form| (*form).to_owned()).collect(),
        authority: "the edition".to_owned(),
        scope: String::new(),
        meaning: format!("what the edition means by {code}"),
        history: String::new(),
        certainty: Certainty::Declared,
        withholds: true,
    }
}

fn code(registry: &Registry, form: &str) -> Option<String> {
    registry.ground(form).map(|ground| ground.to_string())
}

/// The codes that must be known: a prefix, the members, a suffix.
const KNOWN: &[(&str, &[&str], &str)] = &[
    ("25X", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], ""),
    ("", &["25X1-EO-12951", "25X1-human", "50X1-HUM", "50X2-WMD", "3.5(c)"], ""),
    ("50X", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], ""),
    ("75X", &["", "1", "2", "3", "4", "5", "6", "7", "8", "9"], ""),
    ("3.3(b)(", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], ")"),
    ("3.4(b)(", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], ")"),
    ("1.4(", &["a", "b", "c", "d", "e", "f", "g", "h"], ")"),
    ("1.5(", &["a", "b", "c", "d", "e", "f", "g"], ")"),
    ("1.3(a)(", &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"], ")"),
    ("X", &["1", "2", "3", "4", "5", "6", "7", "8"], ""),
    ("(b)(", &["1", "2", "3", "4", "5", "6", "7", "8", "9"], ")"),
    ("(b)(7)(", &["A", "B", "C", "D", "E", "F"], ")"),
    ("", &["STAT", "STATINTL", "25X1A", "25X1B", "25X1C", "ILLEGIB", "CPYRGHT", "DENIED PAGE", "5", "10", "11"], ""),
    ("JFK Act 6(1)(", &["A", "B", "C"], ")"),
    ("JFK Act 6(", &["1", "2", "3", "4", "5"], ")"),
    ("JFK Act 11(", &["a"], ")"),
];

#[test]
fn every_code_of_the_table_is_known_and_no_other() {
    let registry = registry();
    let mut count = 0;
    for (prefix, members, suffix) in KNOWN {
        for member in *members {
            let code = format!("{prefix}{member}{suffix}");
            assert_eq!(registry.get(&code).map(|entry| entry.code.as_str()), Some(code.as_str()));
            count += 1;
        }
    }
    assert_eq!(registry.all().count(), count);
}

#[test]
fn every_entry_says_what_it_means_and_on_what_authority() {
    for entry in registry().all() {
        assert!(!entry.authority.is_empty() && !entry.scope.is_empty(), "{}", entry.code);
        assert!(entry.meaning.len() > 8 && !entry.meaning.ends_with('.'), "{}", entry.code);
        assert!(entry.history.is_empty() || entry.history.ends_with('.'), "{}", entry.code);
        for text in [&entry.code, &entry.authority, &entry.meaning, &entry.history].into_iter().chain(&entry.forms) {
            assert!(!text.contains("{}") && !text.contains("  "), "{}: {text}", entry.code);
        }
        assert_ne!(entry.certainty, Certainty::Declared, "{}", entry.code);
    }
}

#[test]
fn no_form_is_claimed_twice() {
    let registry = registry();
    let mut claimed = BTreeMap::new();
    for entry in registry.all() {
        for name in names(entry) {
            let first = claimed.entry(key(name)).or_insert(entry.code.as_str());
            assert_eq!(*first, entry.code, "{name}");
            assert_eq!(registry.get(name), Some(entry), "{name}");
        }
    }
    assert_eq!(registry.clashes(), []);
}

#[test]
fn codes_are_known_in_the_forms_of_documents() {
    let registry = registry();
    for (form, wanted) in [
        ("(b) (7)(A)", "(b)(7)(A)"),
        ("b7A", "(b)(7)(A)"),
        ("B3", "(b)(3)"),
        ("b(3)", "(b)(3)"),
        ("5 U.S.C. 552(b)(6)", "(b)(6)"),
        ("EO 13526 3.3(b)(1)", "3.3(b)(1)"),
        ("E.O. 13526 3.3(b)(1)", "3.3(b)(1)"),
        ("Executive Order 13526 section 3.3(b)(1)", "3.3(b)(1)"),
        ("EO 12958 3.4(b)(6)>25Yrs", "3.4(b)(6)"),
        ("EO 13526 3.5(c)", "3.5(c)"),
        ("1.4C", "1.4(c)"),
        ("50X1", "50X1"),
        ("50x1–hum", "50X1-HUM"),
        ("25X1, EO 12951", "25X1-EO-12951"),
        ("25x1a", "25X1A"),
        ("Denied  Page", "DENIED PAGE"),
        ("JFK Act § 10", "10"),
    ] {
        assert_eq!(code(&registry, form).as_deref(), Some(wanted), "{form}");
    }
}

#[test]
fn what_is_no_code_is_not_taken_for_one() {
    let registry = registry();
    for text in [
        "", " ", "()", "redacted", "page 4", "25X", "25X0", "25X1)", "(25X1", "b", "(b)", "7", "12", "1.4", "é",
        "25X1?",
    ] {
        assert_eq!(registry.get(text), None, "{text}");
        assert_eq!(registry.ground(text), None, "{text}");
    }
    assert_eq!(registry.get(&"25X1".repeat(1000)), None);
}

#[test]
fn a_processing_number_is_read_and_kept() {
    let registry = registry();
    let ground = registry.ground("(b)(3)-1").expect("a ground");
    assert_eq!((&*ground.code, ground.processing, ground.inferred), ("(b)(3)", Some(1), false));
    assert_eq!(code(&registry, "b7C-12").as_deref(), Some("(b)(7)(C)-12"));
    assert_eq!(code(&registry, "(b)(3) -4 ").as_deref(), Some("(b)(3)-4"));
    for text in ["(b)(3)-", "(b)(3)-01", "(b)(3)-x", "(b)(3)--1", "(b)(3)-1987", "5-10", "-1", "99X-1"] {
        assert_eq!(registry.ground(text), None, "{text}");
    }
}

#[test]
fn a_ground_shares_its_code_with_the_registry() {
    let registry = registry();
    let (first, second) = (registry.ground("25X1").expect("a ground"), registry.ground("25x1").expect("a ground"));
    assert!(Arc::ptr_eq(&first.code, &second.code));
}

#[test]
fn a_misspelt_code_has_a_suggestion() {
    let registry = registry();
    for (text, wanted) in [
        ("25X11", "25X1"),
        ("25Xl", "25X1"),
        ("2X51", "25X1"),
        ("(b)(7)(G)", "(b)(7)"),
        ("EO 13256 3.3(b)(6)", "3.3(b)(6)"),
        ("50X1-HUMM", "50X1-HUM"),
        ("ILLEGB", "ILLEGIB"),
        ("STATINTEL", "STATINTL"),
        ("25X1é", "25X1"),
        ("(b)(7)(É)", "(b)(7)"),
        ("STAT–INTL", "STATINTL"),
    ] {
        assert_eq!(registry.suggest(text), Some(wanted), "{text}");
    }
}

#[test]
fn a_suggestion_never_crosses_laws() {
    let registry = registry();
    for (text, wanted) in
        [("5 U.S.C. 552a(k)(1)", None), ("b104b", None), ("B5X", Some("(b)(5)")), ("25X11", Some("25X1"))]
    {
        assert_eq!(registry.suggest(text), wanted, "{text}");
    }
    for entry in registry.all().filter(|entry| entry.authority.contains("Executive Order")) {
        assert_eq!(Law::of(&key(&entry.authority)), Some(Law::Order), "{}", entry.code);
    }
}

#[test]
fn a_plain_word_or_number_has_no_suggestion() {
    let registry = registry();
    for text in ["", "x", "1", "12", "1987", "3.5", "a1", "state", "that", "start", "see below", "sic", "redacted"] {
        assert_eq!(registry.suggest(text), None, "{text}");
    }
}

#[test]
fn a_code_without_letters_counts_only_if_declared() {
    let registry = registry();
    for text in ["5", "10", "11", "(5)"] {
        assert!(registry.needs_declaring(text), "{text}");
    }
    for text in ["25X1", "JFK 5", "6", "4", ""] {
        assert!(!registry.needs_declaring(text), "{text}");
    }
}

#[test]
fn the_grounds_of_an_edition_come_first_in_all_their_forms() {
    let registry = Registry::new(vec![own("HOM", &["Harm to Ongoing Matter", "b7A"]), own("(b)(3)", &["CIA Act"])]);
    assert_eq!(code(&registry, "harm to ongoing  matter").as_deref(), Some("HOM"));
    assert_eq!(registry.suggest("Harm to Ongoing Mater"), Some("HOM"));
    // The built-in code was taken; what else is known of it leads to the new entry.
    assert_eq!(code(&registry, "(b)(7)(A)").as_deref(), Some("HOM"));
    assert_eq!(code(&registry, "Exemption 7(A)").as_deref(), Some("HOM"));
    assert_eq!(code(&registry, "Exemption 3").as_deref(), Some("(b)(3)"));
    assert_eq!(registry.get("B3").map(|entry| entry.certainty), Some(Certainty::Declared));
    assert_eq!(registry.all().filter(|entry| entry.code == "(b)(3)").count(), 1);
    assert_eq!(registry.all().next().map(|entry| entry.code.as_str()), Some("HOM"));
    assert_ne!(registry, self::registry());
}

#[test]
fn two_grounds_of_an_edition_with_one_form_clash() {
    let registry = Registry::new(vec![
        own("HOM", &["Harm to Ongoing Matter", "hom"]),
        own("PP", &["Personal Privacy"]),
        own("Harm", &["harm to ongoing matter"]),
        own("pp", &[]),
    ]);
    assert_eq!(registry.clashes(), [("harm to ongoing matter".to_owned(), 0, 2), ("pp".to_owned(), 1, 3),]);
}

#[test]
fn the_limb_of_25x1_is_named_nowhere_and_said_to_be_unknown() {
    let registry = registry();
    let history = &registry.get("25X1").expect("an entry").history;
    assert!(history.contains("three kinds") && history.contains("Neither the code nor the agency says"));
    for code in ["25X1A", "25X1B", "25X1C", "STAT", "STATINTL"] {
        assert_eq!(registry.get(code).expect("an entry").certainty, Certainty::Inferred, "{code}");
    }
}

#[test]
fn remarks_on_a_scan_withhold_nothing() {
    let silent: Vec<String> =
        registry().all().filter(|entry| !entry.withholds).map(|entry| entry.code.clone()).collect();
    assert_eq!(silent, ["ILLEGIB", "CPYRGHT"]);
}

#[test]
fn the_jfk_act_is_read_in_every_printed_spelling() {
    let registry = registry();
    for text in
        ["JFK Act 6 (1)(B)", "6(1)(B)", "6 (1) (b)", "JFK Act section 6(1)(B)", "JFK Act § 6(1)(B)", "Sec. 6(1)(B)"]
    {
        assert_eq!(code(&registry, text).as_deref(), Some("JFK Act 6(1)(B)"), "{text}");
    }
    assert_eq!(code(&registry, "JFK Act 11(a)").as_deref(), Some("JFK Act 11(a)"));
    assert_eq!(code(&registry, "JFK Act 6(3)").as_deref(), Some("JFK Act 6(3)"));
    for text in ["61B", "61b", "6(1)(D)", "6(3)"] {
        assert_eq!(code(&registry, text), None, "{text}");
    }
}
