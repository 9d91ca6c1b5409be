//! The index of names, and the page of each.
//!
//! **A page lists where a name is mentioned and never quotes the words**: it is composed from the catalog, which has no prose.

use std::cmp::Reverse;

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::catalog::{Catalog, ReportEntry, Route};
use crate::edition::{
    Anchor, Counted, Folder, Href, Mention, Mentions, Name, NameKind, QuoteMarks, Report, Slug, Summary,
};
use crate::locale::Locale;
use crate::steps;

use super::Page;
use super::frame::{self, Figure, Frame, Head, ReportLine};

/// What the template of a name is given.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    name: Value,
    figures: [Figure; 3],
    reports: Vec<ReportMentions>,
}

/// The mentions in one report.
#[derive(Debug, Clone, Serialize)]
struct ReportMentions {
    report: ReportLine,
    count: u32,
    sections: Vec<SectionMentions>,
}

/// The mentions in one section.
#[derive(Debug, Clone, Serialize)]
struct SectionMentions {
    title: String,
    href: Href,
    count: u32,
    places: Vec<MentionPlace>,
}

/// An address with a mention.
#[derive(Debug, Clone, Serialize)]
struct MentionPlace {
    /// The address in words: `page 4, paragraph 2`.
    label: String,
    href: Href,
    count: u32,
}

/// The page of a name; `None` if the edition does not have the name.
pub fn name(slug: &Slug, catalog: &Catalog) -> Option<Page<'static>> {
    let name = catalog.names.at(slug)?;
    let (route, locale) = (Route::Name(slug.clone()), &catalog.locale);
    let reports = catalog.mentioned_in(slug).iter().filter_map(|(folder, count)| {
        let (report, entry) = catalog.report(folder)?;
        let sections = sections(slug, (folder, report, entry), &route, locale);
        Some(ReportMentions { report: ReportLine::new(folder, report, &route, locale), count: *count, sections })
    });
    let reports: Vec<ReportMentions> = reports.collect();
    let in_sections = reports.iter().map(|report| report.sections.len()).sum();
    let figures = [
        Figure::new(reports.iter().map(|report| report.count).sum(), |count| locale.mentions_unit(count)),
        Figure::new(count(in_sections), |count| locale.sections_with_mentions(count)),
        Figure::new(count(reports.len()), |count| locale.reports_with_mentions(count)),
    ];
    let about = name.about.as_deref();
    let description = locale.labelled(&*name.name, about.unwrap_or(locale.every_mention()));
    Some(Page::Name(NameView {
        frame: Frame::new(catalog, &route, Head { kind: "name", title: &name.name, description }),
        name: json!({
            "title": name.name,
            "kind": kind(name.kind, locale),
            "about": QuoteMarks::Typographic.set(about.unwrap_or_default()),
            "forms": forms(name, catalog),
        }),
        figures,
        reports,
    }))
}

fn sections(
    name: &Slug,
    (folder, report, entry): (&Folder, &Report, &ReportEntry),
    from: &Route,
    locale: &Locale,
) -> Vec<SectionMentions> {
    let sections = entry.mentions(name).map(|(slug, summary, mentions)| {
        let href = from.to_section(folder, slug);
        let places = places(mentions, summary, &href, locale);
        SectionMentions {
            title: frame::shown_title(slug, summary, report.quotes_shown()).into_owned(),
            count: mentions.count(),
            places,
            href,
        }
    });
    sections.collect()
}

/// The addresses of mentions; several forms at one address are one place.
fn places(mentions: &Mentions, summary: &Summary, page: &Href, locale: &Locale) -> Vec<MentionPlace> {
    let mut places: IndexMap<(String, Href), u32> = IndexMap::new();
    for mention in &mentions.places {
        let label = label(mention, summary, locale);
        let href = page.at_any(mention.anchor.as_ref());
        *places.entry((label, href)).or_default() += mention.count;
    }
    places.into_iter().map(|((label, href), count)| MentionPlace { label, href, count }).collect()
}

/// An address in words: `page 4, paragraph 2`; `page 4, in paragraph 7 of page 3`; `page 7, note 2`; `paragraph 3`.
fn label(mention: &Mention, summary: &Summary, locale: &Locale) -> String {
    let folio = mention.folio.and_then(|at| summary.folios.get(at as usize));
    let on = folio.map(|folio| locale.folio(folio));
    let within = mention.anchor.as_ref().and_then(|anchor| match anchor.counted() {
        Anchor::Counted { what: Counted::Paragraph, folio: Some(begins), number }
            if folio.is_none_or(|folio| folio.counted != *begins) =>
        {
            // A paragraph begins not long before its mention.
            let before = summary.folios.get(..mention.folio.map_or(summary.folios.len(), |at| at as usize))?;
            let begins = before.iter().rev().inspect(|_| steps::add(1)).find(|folio| folio.counted == *begins)?;
            Some(locale.paragraph_before(*number, locale.folio(begins)))
        }
        Anchor::Folio(_) => None,
        anchor => Some(locale.anchor(anchor)),
    });
    match (on, within) {
        (Some(on), Some(within)) => format!("{on}, {within}"),
        (Some(on), None) => on,
        (None, Some(within)) => within,
        (None, None) => locale.in_the_text().to_owned(),
    }
}

/// The forms of a name, counted in all reports.
fn forms(name: &Name, catalog: &Catalog) -> Vec<Value> {
    let reports = catalog.mentioned_in(&name.slug).iter().filter_map(|(folder, _)| catalog.report(folder));
    let mentions = reports.flat_map(|(_, entry)| entry.mentions(&name.slug));
    let mut counts = vec![0; name.forms.len() + 1];
    for mention in mentions.flat_map(|(.., mentions)| &mentions.places) {
        let form = name.forms.iter().position(|form| mention.form.as_ref() == Some(form));
        if let Some(count) = counts.get_mut(form.unwrap_or(name.forms.len())) {
            *count += mention.count;
        }
    }
    let forms = name.forms.iter().map(|form| &**form).chain([catalog.locale.other_words()]);
    let mut forms: Vec<(&str, u32)> = forms.zip(counts).filter(|(_, count)| *count > 0).collect();
    forms.sort_by_key(|(_, count)| Reverse(*count));
    forms.into_iter().map(|(form, count)| json!({ "form": form, "count": count })).collect()
}

/// The index of names; `None` if the edition has no names.
pub fn names(catalog: &Catalog) -> Option<Page<'static>> {
    let (names, locale) = (catalog.names.all(), &catalog.locale);
    if names.is_empty() {
        return None;
    }
    let counted = names.iter().map(|name| (sorting(name), name, catalog.mention_count(&name.slug)));
    let mut sorted: Vec<(String, &Name, u32)> = counted.collect();
    sorted.sort_by(|(key, name, _), (other, later, _)| (key, &name.name).cmp(&(other, &later.name)));
    let kinds = NameKind::ALL.into_iter().filter_map(|kind| {
        let own: Vec<_> = sorted.iter().filter(|(_, name, _)| name.kind == kind).collect();
        let (title, id) = (kinds(kind, locale), Slug::of_words(kind.plural()));
        (!own.is_empty())
            .then(|| json!({ "id": id.as_str(), "title": title, "count": own.len(), "letters": letters(&own) }))
    });
    let figures = [
        Figure::new(count(names.len()), |count| locale.names_unit(count)),
        Figure::new(sorted.iter().map(|(.., count)| count).sum(), |count| locale.mentions_of_names(count)),
    ];
    let view = json!({ "figures": figures, "kinds": kinds.collect::<Vec<_>>() });
    let description = locale.names_description(&catalog.config.title);
    let head = Head { kind: "names", title: locale.people_and_places(), description };
    Some(Page::Plain(Frame::new(catalog, &Route::Names, head), view))
}

/// The word for a kind of name.
fn kind(kind: NameKind, locale: &Locale) -> &str {
    match kind {
        NameKind::Person => locale.person(),
        NameKind::Organization => locale.organization(),
        NameKind::Place => locale.place(),
        NameKind::Publication => locale.publication(),
        NameKind::Event => locale.event(),
        NameKind::Cryptonym => locale.cryptonym(),
        NameKind::Term => locale.term(),
        NameKind::Other => locale.other_name(),
    }
}

/// The word for several names of a kind, as a heading.
fn kinds(kind: NameKind, locale: &Locale) -> &str {
    match kind {
        NameKind::Person => locale.persons(),
        NameKind::Organization => locale.organizations(),
        NameKind::Place => locale.places(),
        NameKind::Publication => locale.publications(),
        NameKind::Event => locale.events(),
        NameKind::Cryptonym => locale.cryptonyms(),
        NameKind::Term => locale.terms(),
        NameKind::Other => locale.other_names(),
    }
}

/// The names under each letter.
fn letters(names: &[&(String, &Name, u32)]) -> Vec<Value> {
    let letters = names.chunk_by(|one, other| letter(&one.0) == letter(&other.0)).map(|names| {
        let lines = names.iter().map(|(_, name, count)| {
            json!({
                "heading": name.heading(),
                "href": Route::Names.to(&Route::Name(name.slug.clone())),
                "about": QuoteMarks::Typographic.set(name.about.as_deref().unwrap_or_default()),
                "count": count,
            })
        });
        let letter = names.first().map(|(key, ..)| letter(key));
        json!({ "letter": letter, "names": lines.collect::<Vec<_>>() })
    });
    letters.collect()
}

fn letter(key: &str) -> String {
    key.chars().take(1).flat_map(char::to_uppercase).collect()
}

/// What the alphabet goes by: small letters and digits without their accents, single spaces.
fn sorting(name: &Name) -> String {
    let folded = |text: &str| -> String {
        let plain = text.nfd().filter(|sign| !is_combining_mark(*sign)).flat_map(char::to_lowercase);
        let plain: String = plain.map(|sign| if sign.is_alphanumeric() { sign } else { ' ' }).collect();
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let first = folded(name.sort_key());
    if *name.sort_key() == *name.name { first } else { format!("{first} {}", folded(&name.name)) }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use crate::edition::AnchorName;

    use super::*;

    #[test]
    fn a_place_is_said_as_one_cites_it() {
        let summary = Summary::default();
        let said = |anchor| label(&Mention { anchor, folio: None, form: None, count: 1 }, &summary, &Locale::default());
        assert_eq!(said(Some(Anchor::Counted { what: Counted::Paragraph, folio: None, number: 3 })), "paragraph 3");
        assert_eq!(said(Some(Anchor::Note(AnchorName::new("n4-1", "1")))), "note 1");
        assert_eq!(said(None), "in the text");
    }
}
