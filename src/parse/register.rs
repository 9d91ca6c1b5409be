//! `names.toml`: the edition's names with their forms.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Code, Finding};
use crate::edition::{Name, NameKind, Names, Slug, fold_form};
use crate::text::{Source, Span};

use super::address::slug;
use super::front_matter;

/// The longest name that makes a file's name everywhere.
const LONGEST: usize = 120;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    #[serde(default)]
    name: Vec<NameFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NameFacts {
    name: Spanned<String>,
    #[serde(default)]
    forms: Vec<Spanned<String>>,
    kind: Spanned<String>,
    about: Option<String>,
    sort: Option<String>,
}

/// Reads `names.toml`: the names, and where each stands. Nothing where it cannot be read: then the last good ones hold. An entry
/// without a name or with the address of an earlier one is left out.
#[must_use]
pub fn names(source: &Source) -> (Option<(Names, Vec<Span>)>, Vec<Finding>) {
    let mut findings = Vec::new();
    let all = Span::new(0, source.text().len());
    let Some(facts) = front_matter::read::<Facts>(source, all, &mut findings) else { return (None, findings) };
    let mut reader = Reader { source, findings, names: Vec::new(), spans: Vec::new(), claims: BTreeMap::new() };
    for facts in facts.name {
        reader.name(facts);
    }
    (Some((Names::new(reader.names), reader.spans)), reader.findings)
}

struct Reader<'a> {
    source: &'a Source,
    findings: Vec<Finding>,
    names: Vec<Name>,
    spans: Vec<Span>,
    /// For each form who claimed it first, and where.
    claims: BTreeMap<String, (usize, Span)>,
}

impl Reader<'_> {
    fn finding(&self, code: Code, place: impl Into<Span>, message: String, help: impl Into<String>) -> Finding {
        Finding::new(code, self.source.path(), Some(place.into()), message).help(help.into())
    }

    fn name(&mut self, facts: NameFacts) {
        let span = Span::from(facts.name.span());
        let name = facts.name.get_ref().split_whitespace().collect::<Vec<_>>().join(" ");
        let slug = Slug::new(&slug(&name));
        if name.chars().count() < 2 || name.len() > LONGEST || matches!(slug.as_str(), "untitled" | "index") {
            let message = format!("`{name}` is no name that a page can have");
            let help = "it has from 2 to 120 signs, letters or digits among them, and is not `index`";
            self.findings.push(self.finding(Code::BadValue, span, message, help));
            return;
        }
        let earlier = self.names.iter().zip(&self.spans).find(|(known, _)| known.slug == slug);
        if let Some((known, first)) = earlier {
            let message = format!("a second entry makes the page names/{slug}.html; the first is `{}`", known.name);
            let finding =
                self.finding(Code::DuplicateName, span, message, "make one entry of them, or name one otherwise");
            let finding = finding.label(*first, "the first");
            self.findings.push(finding);
            return;
        }
        let kind = NameKind::ALL.into_iter().find(|kind| kind.key() == facts.kind.get_ref());
        if kind.is_none() {
            let known: Vec<&str> = NameKind::ALL.into_iter().map(NameKind::key).collect();
            let message = format!("`{}` is no value of `kind`", facts.kind.get_ref());
            let help = format!("it is one of {}", known.join(", "));
            self.findings.push(self.finding(Code::BadValue, facts.kind.span(), message, help));
        }
        let mut forms: Vec<Arc<str>> = Vec::new();
        let given = facts.forms.iter().map(|form| (form.get_ref().as_str(), Span::from(form.span())));
        for (form, place) in std::iter::once((name.as_str(), span)).chain(given) {
            let folded = fold_form(form);
            if folded.chars().count() < 2 {
                let message = format!("`{form}` is too short to be found");
                self.findings.push(self.finding(Code::BadValue, place, message, "a form has at least two signs"));
            } else if !forms.iter().any(|known| fold_form(known) == folded) {
                self.claim(folded, &name, place);
                forms.push(form.split_whitespace().collect::<Vec<_>>().join(" ").into());
            }
        }
        let line = |text: Option<String>| {
            text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).map(String::into_boxed_str)
        };
        self.names.push(Name {
            name: name.into(),
            slug,
            kind: kind.unwrap_or(NameKind::Person),
            forms,
            about: line(facts.about),
            sort: line(facts.sort),
        });
        self.spans.push(span);
    }

    /// Claims a form for the name that is being read.
    fn claim(&mut self, form: String, name: &str, place: Span) {
        let Some((owner, first)) = self.claims.get(&form) else {
            self.claims.insert(form, (self.names.len(), place));
            return;
        };
        let owner = self.names.get(*owner).map_or("", |owner| &owner.name);
        let message = format!("`{form}` is a form of {owner} and of {name}, so it is linked to neither");
        let help = format!(
            "take it from one of them; where the text means the other, write [[{name}|{form}]] or [[{owner}|{form}]]"
        );
        let finding = self.finding(Code::AmbiguousForm, place, message, help).label(*first, "the first");
        self.findings.push(finding);
    }
}
