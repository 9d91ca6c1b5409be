//! `names.toml`: the edition's names and terms with their forms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::diagnostic::{Code, Finding};
use crate::edition::{Name, NameKind, Names, Slug, fold_form};
use crate::text::{Source, Span};

use super::log::Log;
use super::table::Table;

/// The longest name, in bytes, that every disk takes as the name of a file.
const LONGEST: usize = 120;

/// Reads `names.toml`: the names, and the place of each. None if it is not TOML, so that the last good ones stay in use.
/// An entry without a usable name, or with the address of an earlier one, is left out.
pub fn names(source: &Source) -> (Option<(Names, Vec<Span>)>, Vec<Finding>) {
    let mut findings = Vec::new();
    let all = Span::new(0, source.text().len());
    let read = |table: &mut Table<'_>| {
        let mut reader = Reader { log: table.log(), pages: BTreeMap::new(), claims: BTreeMap::new() };
        let mut names = table.tables("name", |table| reader.name(table));
        names.extend(table.tables("term", |table| reader.term(table)));
        names
    };
    let names = super::read(source, all, &mut findings, read).ok().map(|names| {
        let (names, spans) = names.into_iter().unzip();
        (Names::new(names), spans)
    });
    (names, findings)
}

struct Reader<'t> {
    log: &'t Log<'t>,
    /// The name of each page, and where.
    pages: BTreeMap<Slug, (String, Span)>,
    /// The name that first claimed each form, and where.
    claims: BTreeMap<String, (String, Span)>,
}

impl Reader<'_> {
    fn name(&mut self, table: &mut Table<'_>) -> Option<(Name, Span)> {
        table.require(&["name", "kind"]);
        let name = table.located("name");
        let kinds = NameKind::ALL.into_iter().filter(|kind| *kind != NameKind::Term);
        let kind = table.one_of("kind", kinds.map(|kind| (kind.name(), kind)));
        let given = table.strings("forms").unwrap_or_default();
        let about = line(table.string("about"));
        let sort = line(table.string("sort"));
        self.entry(name?, given, kind.unwrap_or(NameKind::Person), about, sort)
    }

    fn term(&mut self, table: &mut Table<'_>) -> Option<(Name, Span)> {
        table.require(&["term", "means"]);
        let term = table.located("term");
        let means = line(table.string("means"));
        let given = table.strings("forms").unwrap_or_default();
        self.entry(term?, given, NameKind::Term, means, None)
    }

    /// Makes an entry of a name and its forms, and claims its page.
    fn entry(
        &mut self,
        (name, span): (String, Span),
        given: Vec<(String, Span)>,
        kind: NameKind,
        about: Option<Box<str>>,
        sort: Option<Box<str>>,
    ) -> Option<(Name, Span)> {
        let name = one_space(&name);
        let slug = self.page(&name, span)?;
        let mut forms: Vec<Arc<str>> = Vec::new();
        let mut folded_forms = BTreeSet::new();
        for (form, place) in std::iter::once((name.clone(), span)).chain(given) {
            let folded = fold_form(&form);
            if folded.chars().count() < 2 {
                let message = format!("the form `{form}` is too short");
                self.log.finding(Code::BadValue, place, message, "a form must have at least two characters");
            } else if folded_forms.insert(folded.clone()) {
                self.claim(folded, &name, place);
                forms.push(one_space(&form).into());
            }
        }
        Some((Name { name: name.into(), slug, kind, forms, about, sort }, span))
    }

    /// The page of a name: none if no page may have that name, or another one has.
    fn page(&mut self, name: &str, span: Span) -> Option<Slug> {
        let slug = Slug::of_words(name);
        if name.chars().count() < 2 || name.len() > LONGEST || matches!(slug.as_str(), "untitled" | "index") {
            let message = format!("`{name}` cannot be the name of a page");
            let help = "a name must have 2 to 120 characters, including letters or digits, and cannot be `index`";
            self.log.finding(Code::BadValue, span, message, help);
            return None;
        }
        if let Some((other, first)) = self.pages.get(&slug) {
            let message = format!("`{name}` would have the same page as `{other}`: names/{slug}.html");
            let help = "merge the two entries, or change one name";
            self.log.duplicate(Code::DuplicateName, span, *first, message, help);
            return None;
        }
        self.pages.insert(slug.clone(), (name.to_owned(), span));
        Some(slug)
    }

    fn claim(&mut self, form: String, name: &str, place: Span) {
        let Some((owner, first)) = self.claims.get(&form) else {
            self.claims.insert(form, (name.to_owned(), place));
            return;
        };
        let message = format!("`{form}` is a form of both `{owner}` and `{name}`, so it is linked to neither");
        let help = format!(
            "remove it from one of them; where the text means the other, write [[{name}|{form}]] or [[{owner}|{form}]]"
        );
        self.log.duplicate(Code::AmbiguousForm, place, *first, message, help);
    }
}

fn one_space(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(text: Option<String>) -> Option<Box<str>> {
    let text = text?;
    let line = text.trim();
    (!line.is_empty()).then(|| line.into())
}
