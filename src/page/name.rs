//! The views of the index of names, and of the page of each.
//!
//! **A page lists where a name is mentioned and never quotes the words**: it is composed from the catalog, which has no prose.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::catalog::{Catalog, ReportEntry, Route};
use crate::edition::{Anchor, Folder, Folio, Mention, Mentions, Name, NameKind, Slug, Summary};

use super::frame::{self, Figure, Frame, Head, ReportLine};

/// What the template of a name is given.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    name: NameFacts,
    figures: Vec<Figure>,
    reports: Vec<ReportMentions>,
    names_href: String,
}

/// A name.
#[derive(Debug, Clone, Serialize)]
struct NameFacts {
    title: String,
    /// `person`, `organization` …
    kind: &'static str,
    /// Who or what it is; may be empty.
    about: String,
    forms: Vec<FormCount>,
}

/// A form with its count.
#[derive(Debug, Clone, Serialize)]
struct FormCount {
    form: String,
    count: u32,
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
    href: String,
    count: u32,
    places: Vec<MentionPlace>,
}

/// An address with a mention.
#[derive(Debug, Clone, Serialize)]
struct MentionPlace {
    /// The address in words: `page 4, paragraph 2`.
    label: String,
    href: String,
    count: u32,
}

impl NameView {
    /// The page of a name; `None` if the edition does not have the name.
    #[must_use]
    pub fn new(slug: &Slug, catalog: &Catalog) -> Option<Self> {
        let name = catalog.names.at(slug)?;
        let route = Route::Name(slug.clone());
        let reports: Vec<ReportMentions> = catalog
            .reports()
            .filter_map(|(folder, report, entry)| {
                let sections = sections(slug, folder, entry, &route);
                let count = sections.iter().map(|section| section.count).sum();
                (count > 0).then(|| ReportMentions { report: ReportLine::new(folder, report, &route), count, sections })
            })
            .collect();
        let mentions = reports.iter().map(|report| report.count).sum();
        let in_sections = reports.iter().map(|report| report.sections.len()).sum();
        let figures = vec![
            Figure::new(mentions, "mention", "mentions"),
            Figure::new(count(in_sections), "section with mentions", "sections with mentions"),
            Figure::new(count(reports.len()), "report with mentions", "reports with mentions"),
        ];
        let about = name.about.as_deref().unwrap_or("every mention in this edition.");
        let description = format!("{}: {about}", name.name);
        let head = Head { kind: "name", title: &name.name, description };
        Some(Self {
            frame: Frame::new(catalog, &route, head),
            name: NameFacts {
                title: name.name.to_string(),
                kind: name.kind.key(),
                about: name.about.as_deref().unwrap_or_default().to_owned(),
                forms: forms(name, catalog),
            },
            figures,
            reports,
            names_href: route.to(&Route::Names.path()),
        })
    }
}

fn sections(name: &Slug, folder: &Folder, entry: &ReportEntry, from: &Route) -> Vec<SectionMentions> {
    let sections = entry.mentions(name);
    let sections = sections.map(|(slug, summary, mentions)| {
        let href = from.to_section(folder, slug);
        let places = places(mentions, summary, &href);
        SectionMentions { title: frame::title(slug, summary).into_owned(), count: mentions.count(), places, href }
    });
    sections.collect()
}

/// The addresses of mentions; several forms at one address are one place.
fn places(mentions: &Mentions, summary: &Summary, page: &str) -> Vec<MentionPlace> {
    let mut places: Vec<MentionPlace> = Vec::new();
    for mention in &mentions.places {
        let label = label(mention, summary);
        let href = mention.anchor.as_ref().map_or_else(|| page.to_owned(), |anchor| format!("{page}#{anchor}"));
        match places.iter_mut().find(|known| known.href == href && known.label == label) {
            Some(known) => known.count += mention.count,
            None => places.push(MentionPlace { label, href, count: mention.count }),
        }
    }
    places
}

/// An address in words: `page 4, paragraph 2`; `page 4, in paragraph 7 of page 3`; `page 7, note 2`; `paragraph 3`.
fn label(mention: &Mention, summary: &Summary) -> String {
    let folio = mention.folio.and_then(|at| summary.folios.get(at as usize));
    let on = folio.map(Folio::phrase);
    let within = mention.anchor.as_ref().and_then(|anchor| match anchor {
        Anchor::Paragraph { folio: Some(begins), number } if folio.is_none_or(|folio| folio.counted != *begins) => {
            let begins = summary.folios.iter().find(|folio| folio.counted == *begins)?;
            Some(format!("in paragraph {number} of {}", begins.phrase()))
        }
        Anchor::Folio(_) | Anchor::Pin(_) => None,
        anchor => Some(anchor.label()),
    });
    match (on, within) {
        (Some(on), Some(within)) => format!("{on}, {within}"),
        (Some(on), None) => on,
        (None, Some(within)) => within,
        (None, None) => "in the text".into(),
    }
}

/// The forms of a name, counted in all reports.
fn forms(name: &Name, catalog: &Catalog) -> Vec<FormCount> {
    let mentions = catalog.reports().flat_map(|(.., entry)| entry.mentions(&name.slug));
    let mentions: Vec<&Mention> = mentions.flat_map(|(.., mentions)| &mentions.places).collect();
    let counted = |form: &str, is_counted: &dyn Fn(&Mention) -> bool| FormCount {
        form: form.to_owned(),
        count: mentions.iter().filter(|mention| is_counted(mention)).map(|mention| mention.count).sum(),
    };
    let forms = name.forms.iter().map(|form| counted(form, &|mention| mention.form.as_ref() == Some(form)));
    let is_known = |mention: &Mention| mention.form.as_ref().is_some_and(|form| name.forms.contains(form));
    let others = counted("other words", &|mention| !is_known(mention));
    let mut forms: Vec<FormCount> = forms.chain([others]).filter(|form| form.count > 0).collect();
    forms.sort_by_key(|form| std::cmp::Reverse(form.count));
    forms
}

/// What the template of the index of names is given.
#[derive(Debug, Clone, Serialize)]
pub struct NamesView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    figures: Vec<Figure>,
    /// The names by kind; a kind without names is left out.
    kinds: Vec<KindOfNames>,
}

/// The names of one kind.
#[derive(Debug, Clone, Serialize)]
struct KindOfNames {
    /// `persons`: the address of the list.
    id: String,
    /// `Persons`.
    title: &'static str,
    count: usize,
    letters: Vec<LetterOfNames>,
}

/// The names under one letter.
#[derive(Debug, Clone, Serialize)]
struct LetterOfNames {
    letter: String,
    names: Vec<NameLine>,
}

/// A name in the index.
#[derive(Debug, Clone, Serialize)]
struct NameLine {
    heading: String,
    href: String,
    /// Who or what it is; may be empty.
    about: String,
    count: u32,
}

impl NamesView {
    /// The index of names; `None` if the edition has no names.
    #[must_use]
    pub fn new(catalog: &Catalog) -> Option<Self> {
        let names = catalog.names.all();
        if names.is_empty() {
            return None;
        }
        let counts = catalog.mention_counts();
        let mut sorted: Vec<(String, &Name, u32)> =
            names.iter().zip(&counts).map(|(name, count)| (sorting(name), name, *count)).collect();
        sorted.sort_by(|(key, name, _), (other, later, _)| (key, &name.name).cmp(&(other, &later.name)));
        let kinds = NameKind::ALL.into_iter().filter_map(|kind| {
            let own: Vec<_> = sorted.iter().filter(|(_, name, _)| name.kind == kind).collect();
            (!own.is_empty()).then(|| KindOfNames {
                id: kind.plural().to_lowercase(),
                title: kind.plural(),
                count: own.len(),
                letters: letters(&own),
            })
        });
        let figures = vec![
            Figure::new(count(names.len()), "name", "names"),
            Figure::new(counts.iter().sum(), "mention of them", "mentions of them"),
        ];
        let kinds = kinds.collect();
        let description =
            format!("The people, organizations and places in the reports of {}, by kind.", catalog.config.title);
        let frame = Frame::new(catalog, &Route::Names, Head { kind: "names", title: "People and places", description });
        Some(Self { frame, figures, kinds })
    }
}

fn letters(names: &[&(String, &Name, u32)]) -> Vec<LetterOfNames> {
    let mut letters: Vec<LetterOfNames> = Vec::new();
    for (key, name, count) in names {
        let letter: String = key.chars().next().into_iter().flat_map(char::to_uppercase).collect();
        let line = NameLine {
            heading: name.heading(),
            href: Route::Names.to(&Route::Name(name.slug.clone()).path()),
            about: name.about.as_deref().unwrap_or_default().to_owned(),
            count: *count,
        };
        match letters.last_mut().filter(|last| last.letter == letter) {
            Some(last) => last.names.push(line),
            None => letters.push(LetterOfNames { letter, names: vec![line] }),
        }
    }
    letters
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
        let said = |anchor| label(&Mention { anchor, folio: None, form: None, count: 1 }, &summary);
        assert_eq!(said(Some(Anchor::Paragraph { folio: None, number: 3 })), "paragraph 3");
        assert_eq!(said(Some(Anchor::Note(AnchorName::new("n4-1", "1")))), "note 1");
        assert_eq!(said(None), "in the text");
    }
}
