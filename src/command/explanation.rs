//! `lacuna explain`: what an exemption code, or the code of a finding, means.
//!
//! The input is a word, the output plain text of at most 80 columns; nothing is read from disk. **What is unknown is called
//! unknown**: the text shows the registry's words and how sure they are, and adds nothing.

use indexmap::IndexMap;

use crate::diagnostic::{Code, Severity};
use crate::edition::{Certainty, Exemption, Registry};
use crate::locale::{Locale, capitalized};

/// The width of a terminal that everybody has.
const COLUMNS: usize = 80;

/// The width of the labels before the facts.
const LABEL: usize = 12;

/// The width of the names in the overview.
const ITEM: usize = 28;

/// Stands for a space at which no line ends, until the text is filled.
const HARD_SPACE: &str = "\u{a0}";

/// How many names are offered for an unknown word.
const OFFERED: usize = 5;

/// Explains an exemption code in any of its forms, with or without a `?` or a processing number, or the code of a
/// finding. A word that is neither has no explanation: see [`nearest`]. The text ends with a line feed.
pub(super) fn explain(word: &str, registry: &Registry) -> Option<String> {
    let word = word.trim();
    let inner = word.strip_prefix('[').and_then(|word| word.strip_suffix(']')).unwrap_or(word);
    let claimed = inner.strip_suffix('?').unwrap_or(inner);
    if let Some(ground) = registry.ground(claimed) {
        return registry.get(&ground.code).map(|entry| exemption(entry, ground.processing, registry));
    }
    Code::from_name(&word.to_lowercase()).map(finding)
}

/// All exemption codes by where they apply, then all findings by severity, each with the beginning of its explanation.
pub(super) fn overview(registry: &Registry) -> String {
    let mut scopes: IndexMap<&str, Vec<&Exemption>> = IndexMap::new();
    for entry in registry.all() {
        let scope = if entry.certainty == Certainty::Declared { "declared by this edition" } else { &entry.scope };
        scopes.entry(scope).or_default().push(entry);
    }
    let mut text = "Exemption codes\n".to_owned();
    for (scope, entries) in scopes {
        text.push('\n');
        paragraph(&mut text, "", 0, &format!("{}:", capitalized(scope)));
        entries.iter().for_each(|entry| item(&mut text, &entry.code, &entry.meaning));
    }
    text.push_str("\nFindings\n");
    let severities = [(Severity::Error, "Errors"), (Severity::Warning, "Warnings"), (Severity::Info, "Infos")];
    for (severity, heading) in severities {
        text.push_str(&format!("\n{heading}:\n"));
        for code in Code::ALL.iter().filter(|code| code.severity() == severity) {
            let explanation = code.explanation();
            item(&mut text, code.name(), explanation.split_once(". ").map_or(explanation, |(first, _)| first));
        }
    }
    text.push_str("\nTo learn more about a code or a finding, run `lacuna explain CODE`.\n");
    text
}

/// A line of a list, and further lines below its words.
fn item(text: &mut String, name: &str, words: &str) {
    paragraph(text, &format!("  {}", name.replace(' ', HARD_SPACE)), ITEM, words.trim_end_matches('.'));
}

/// The codes that an unknown word may have been meant to be: the nearest exemption code, then findings whose names are
/// near or hold the word. At most five, and often none.
pub(super) fn nearest<'a>(word: &str, registry: &'a Registry) -> Vec<&'a str> {
    let word = word.trim().to_lowercase();
    let tolerated = word.chars().count() / 4;
    let mut findings: Vec<(usize, &str)> = Code::ALL
        .iter()
        .filter_map(|code| {
            let distance = strsim::osa_distance(code.name(), &word);
            let part = word.len() > 3 && code.name().contains(&word);
            (distance <= tolerated || part).then_some((distance, code.name()))
        })
        .collect();
    findings.sort_unstable();
    // The first words of a code: `JFK Act` for `JFK Act 6(1)(B)`.
    let begins = |code: &&str| word.len() > 2 && code.to_lowercase().starts_with(&format!("{word} "));
    let mut codes: Vec<&str> = registry.all().map(|entry| entry.code.as_str()).filter(begins).collect();
    if codes.is_empty() {
        codes.extend(registry.suggest(&word));
    }
    codes.into_iter().chain(findings.into_iter().map(|(_, name)| name)).take(OFFERED).collect()
}

fn exemption(entry: &Exemption, processing: Option<u32>, registry: &Registry) -> String {
    let mut text = format!("{}\n", entry.code);
    let meaning =
        if entry.meaning.is_empty() { Locale::default().meaning_unknown().to_owned() } else { entry.meaning.clone() };
    paragraph(&mut text, "", 0, &format!("{}.", capitalized(&meaning)));
    text.push('\n');
    fact(&mut text, "Authority", &entry.authority);
    fact(&mut text, "Applies to", &entry.scope);
    fact(&mut text, "Also as", &entry.forms.join("; ").replace(' ', HARD_SPACE).replace(";\u{a0}", "; "));
    fact(&mut text, "Certainty", Locale::default().certainty_of(entry.certainty));
    let mut remarks = Vec::new();
    if !entry.withholds {
        remarks.push("It does not allow an agency to withhold text.".to_owned());
    }
    remarks.extend(entry.history.lines().map(str::to_owned));
    if let Some(number) = processing {
        remarks.push(format!(
            "The number {number} after the code refers to a list that the agency keeps. It has no meaning without that list."
        ));
    }
    if registry.needs_declaring(&entry.code) {
        remarks.push(format!(
            "To use it, write exemptions = [\"{}\"] in the front matter of the report. In other reports, [{}] is a plain number.",
            entry.code, entry.code
        ));
    }
    for remark in remarks {
        text.push('\n');
        paragraph(&mut text, "", 0, &remark);
    }
    text
}

fn finding(code: Code) -> String {
    let mut text = format!("{code} ({})\n\n", code.severity().name());
    paragraph(&mut text, "", 0, code.explanation());
    text
}

/// A label and its value, indented after it. An empty value is left out.
fn fact(text: &mut String, label: &str, value: &str) {
    if !value.is_empty() {
        paragraph(text, label, LABEL, value);
    }
}

/// Words wrapped after a margin; the label is in the margin of the first line.
fn paragraph(text: &mut String, label: &str, margin: usize, words: &str) {
    let mut line = format!("{:margin$}", label.replace(HARD_SPACE, " "));
    let mut width = margin;
    let mut empty = true;
    for word in words.split_ascii_whitespace() {
        let length = word.chars().count();
        if !empty && width + 1 + length > COLUMNS {
            text.push_str(&line);
            text.push('\n');
            line = " ".repeat(margin);
            width = margin;
            empty = true;
        }
        if !empty {
            line.push(' ');
            width += 1;
        }
        line.push_str(&word.replace(HARD_SPACE, " "));
        width += length;
        empty = false;
    }
    text.push_str(&line);
    text.push('\n');
}

#[cfg(test)]
mod tests {
    use super::*;

    fn registry() -> Registry {
        Registry::new(Vec::new())
    }

    /// The text with its lines joined, since tests ask for sentences and not for line ends.
    fn said(word: &str) -> String {
        let text = explain(word, &registry()).expect("an explanation");
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn everything_known_is_explained_within_eighty_columns() {
        let registry = registry();
        let codes = registry.all().map(|entry| entry.code.as_str());
        for word in codes.chain(Code::ALL.iter().map(|code| code.name())) {
            let text = explain(word, &registry).expect(word);
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{word}");
            for line in text.lines() {
                assert!(line.chars().count() <= COLUMNS && line.trim_end() == line, "{word}: {line}");
            }
        }
    }

    #[test]
    fn the_overview_lists_every_code_once() {
        let registry = registry();
        let text = overview(&registry);
        let names: Vec<&str> = text
            .lines()
            .filter_map(|line| line.strip_prefix("  ")?.split("  ").next())
            .filter(|name| !name.is_empty())
            .collect();
        let mut known: Vec<&str> = registry.all().map(|entry| entry.code.as_str()).collect();
        known.extend(Code::ALL.iter().map(|code| code.name()));
        let sorted = |mut names: Vec<&str>| -> Vec<String> {
            names.sort_unstable();
            names.into_iter().map(str::to_owned).collect()
        };
        assert_eq!(sorted(names), sorted(known));
        assert!(text.lines().all(|line| line.chars().count() <= COLUMNS && line.trim_end() == line));
    }

    #[test]
    fn what_25x1_stands_for_is_said_without_a_guess() {
        let text = said("25X1");
        for part in [
            "Executive Order 13526, section 3.3(b)(1)",
            "three kinds of information: sources",
            "relations with an intelligence or security service",
            "intelligence methods",
            "Neither the code nor the agency says which of the three is meant",
            "CREST",
            "checked against a primary or official source",
        ] {
            assert!(text.contains(part), "{part}");
        }
    }

    #[test]
    fn an_exemption_is_explained_in_any_form() {
        assert_eq!(explain("b7A", &registry()), explain("(b) (7)(A)", &registry()));
        assert_eq!(explain("[25X1?]", &registry()), explain("25X1", &registry()));
        assert!(said("(b)(3)-7").contains("The number 7 after the code refers to a list"));
        assert!(said("ILLEGIB").contains("does not allow an agency to withhold"));
        assert!(said("10").contains("exemptions = [\"10\"]"));
        assert!(said("STAT").contains("inferred from usage"));
    }

    #[test]
    fn the_grounds_of_an_edition_are_explained_too() {
        let registry = Registry::new(vec![Exemption {
            code: "HOM".to_owned(),
            forms: vec!["Harm to Ongoing Matter".to_owned()],
            authority: "28 CFR 600.8(c)".to_owned(),
            scope: String::new(),
            meaning: "harm to an ongoing matter".to_owned(),
            history: String::new(),
            certainty: Certainty::Declared,
            withholds: true,
        }]);
        assert_eq!(
            explain("harm to ongoing matter", &registry).as_deref(),
            Some(
                "HOM\nHarm to an ongoing matter.\n\nAuthority   28 CFR 600.8(c)\nAlso as     Harm to Ongoing Matter\n\
                 Certainty   declared by the editors of this edition\n"
            )
        );
    }

    #[test]
    fn a_finding_is_explained_by_its_name() {
        let text = explain("Unknown-Mark", &registry()).expect("an explanation");
        assert!(text.starts_with("unknown-mark (warning)\n\nThis bracket"));
    }

    #[test]
    fn no_finding_is_named_like_an_exemption() {
        for code in Code::ALL {
            assert_eq!(registry().ground(code.name()), None, "{code}");
        }
    }

    #[test]
    fn an_unknown_word_has_no_explanation_but_its_neighbours() {
        let registry = registry();
        for word in ["", "25X11", "unknown-marc", "folio", "zebra"] {
            assert_eq!(explain(word, &registry), None, "{word}");
        }
        assert_eq!(nearest("25X11", &registry), ["25X1"]);
        let of_law = nearest("JFK Act", &registry);
        assert!(of_law.len() > 1 && of_law.iter().all(|code| code.starts_with("JFK Act ")), "{of_law:?}");
        assert_eq!(nearest("unknown-marc", &registry), ["unknown-mark"]);
        assert!(nearest("back", &registry).contains(&"page-backwards"));
        assert!(nearest("mark", &registry).len() <= OFFERED);
        assert_eq!(nearest("zebra", &registry), [] as [&str; 0]);
        assert_eq!(nearest("", &registry), [] as [&str; 0]);
    }
}
