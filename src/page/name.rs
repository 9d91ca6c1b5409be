//! The views of the index of names, and of the page of each.
//!
//! **A page lists where a name is mentioned and never quotes the words**: it is composed from the catalog, which has no prose.

use serde::Serialize;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use crate::catalog::{Catalog, ReportEntry, Route};
use crate::edition::{Anchor, Folder, Mention, Mentions, Name, NameKind, Slug, Summary};

use super::frame::{self, Figure, Frame, Head, ReportLine};

/// What the template of a name is given.
#[derive(Debug, Clone, Serialize)]
pub struct NameView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// The name.
    pub name: NameFacts,
    /// How often and how widely it is mentioned.
    pub figures: Vec<Figure>,
    /// The reports that mention it.
    pub reports: Vec<ReportMentions>,
    /// The index of names.
    pub names_href: String,
}

/// A name.
#[derive(Debug, Clone, Serialize)]
pub struct NameFacts {
    /// The name by which the edition knows it.
    pub title: String,
    /// `person`, `organization` …
    pub kind: &'static str,
    /// Who or what it is; may be empty.
    pub about: String,
    /// Its forms in the texts, the most frequent first.
    pub forms: Vec<FormCount>,
}

/// A form with its count.
#[derive(Debug, Clone, Serialize)]
pub struct FormCount {
    /// The form.
    pub form: String,
    /// How often.
    pub count: u32,
}

/// The mentions in one report.
#[derive(Debug, Clone, Serialize)]
pub struct ReportMentions {
    /// The report.
    pub report: ReportLine,
    /// How many mentions it has.
    pub count: u32,
    /// Its sections that have any.
    pub sections: Vec<SectionMentions>,
}

/// The mentions in one section.
#[derive(Debug, Clone, Serialize)]
pub struct SectionMentions {
    /// The section's title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// How many mentions it has.
    pub count: u32,
    /// Where they are, in reading order.
    pub places: Vec<MentionPlace>,
}

/// An address with a mention.
#[derive(Debug, Clone, Serialize)]
pub struct MentionPlace {
    /// The address in words: `page 4, paragraph 2`.
    pub label: String,
    /// The address.
    pub href: String,
    /// How many mentions it has.
    pub count: u32,
}

impl NameView {
    /// The page of a name; `None` if the edition does not have the name.
    #[must_use]
    pub fn new(slug: &Slug, catalog: &Catalog) -> Option<Self> {
        let name = catalog.names.at(slug)?;
        let route = Route::Name(slug.clone());
        let mut forms = Forms::new(name);
        let reports: Vec<ReportMentions> = catalog
            .reports()
            .filter_map(|(folder, report, entry)| {
                let sections = sections(slug, folder, entry, &route, catalog, &mut forms);
                let count = sections.iter().map(|section| section.count).sum();
                (count > 0).then(|| ReportMentions { report: ReportLine::new(folder, report, &route), count, sections })
            })
            .collect();
        let mentions = reports.iter().map(|report| report.count).sum();
        let in_sections = reports.iter().map(|report| report.sections.len()).sum();
        let figures = vec![
            figure(mentions, "mention", "mentions"),
            figure(count(in_sections), "section with mentions", "sections with mentions"),
            figure(count(reports.len()), "report with mentions", "reports with mentions"),
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
                forms: forms.counted(),
            },
            figures,
            reports,
            names_href: route.to(&Route::Names.path()),
        })
    }
}

fn sections(
    name: &Slug,
    folder: &Folder,
    entry: &ReportEntry,
    from: &Route,
    catalog: &Catalog,
    forms: &mut Forms<'_>,
) -> Vec<SectionMentions> {
    let sections = catalog.mentions(name, entry).into_iter();
    let sections = sections.map(|(slug, summary, mentions)| {
        forms.add(mentions);
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
    let on = folio.map(|folio| format!("page {}", folio.name()));
    let within = mention.anchor.as_ref().and_then(|anchor| match anchor {
        Anchor::Paragraph { folio: Some(begins), number } if folio.is_none_or(|folio| folio.counted != *begins) => {
            Some(format!("in paragraph {number} of page {}", begins.label))
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

/// The forms of a name, counted.
struct Forms<'a> {
    name: &'a Name,
    counts: Vec<u32>,
    others: u32,
}

impl<'a> Forms<'a> {
    fn new(name: &'a Name) -> Self {
        Self { name, counts: vec![0; name.forms.len()], others: 0 }
    }

    fn add(&mut self, mentions: &Mentions) {
        for mention in &mentions.places {
            let form = self.name.forms.iter().position(|form| Some(form) == mention.form.as_ref());
            *form.and_then(|form| self.counts.get_mut(form)).unwrap_or(&mut self.others) += mention.count;
        }
    }

    fn counted(self) -> Vec<FormCount> {
        let forms = self.name.forms.iter().map(ToString::to_string).zip(self.counts);
        let mut counted: Vec<FormCount> = forms
            .chain([("other words".to_owned(), self.others)])
            .filter(|(_, count)| *count > 0)
            .map(|(form, count)| FormCount { form, count })
            .collect();
        counted.sort_by_key(|form| std::cmp::Reverse(form.count));
        counted
    }
}

/// What the template of the index of names is given.
#[derive(Debug, Clone, Serialize)]
pub struct NamesView {
    /// What every page has.
    #[serde(skip)]
    pub frame: Frame,
    /// How many names there are, and how many mentions.
    pub figures: Vec<Figure>,
    /// The names by kind; a kind without names is left out.
    pub kinds: Vec<KindOfNames>,
}

/// The names of one kind.
#[derive(Debug, Clone, Serialize)]
pub struct KindOfNames {
    /// `persons`: the address of the list.
    pub id: String,
    /// `Persons`.
    pub title: &'static str,
    /// How many there are.
    pub count: usize,
    /// By the first letter of what they are sorted by.
    pub letters: Vec<LetterOfNames>,
}

/// The names under one letter.
#[derive(Debug, Clone, Serialize)]
pub struct LetterOfNames {
    /// The letter.
    pub letter: String,
    /// The names.
    pub names: Vec<NameLine>,
}

/// A name in the index.
#[derive(Debug, Clone, Serialize)]
pub struct NameLine {
    /// The name, a person's with what it is sorted by first.
    pub heading: String,
    /// Its page.
    pub href: String,
    /// Who or what it is; may be empty.
    pub about: String,
    /// How often it is mentioned.
    pub count: u32,
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
            figure(count(names.len()), "name", "names"),
            figure(counts.iter().sum(), "mention of them", "mentions of them"),
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

fn figure(number: u32, one: &str, several: &str) -> Figure {
    Figure { number, label: if number == 1 { one } else { several }.into() }
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
