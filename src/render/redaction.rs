//! How a redaction looks, and its label.
//!
//! A bar has one of eleven widths, from what the mark states: **the width does not reveal the length of the withheld text**. The bar is
//! made of block characters, so it also shows without styles; its label says the rest.

use std::fmt;

use crate::edition::{
    Attachment, Extent, Folio, Ground, Leaf, MarginMark, Redaction, Rendition, Report, Section, StatedKind, Unit,
    WithheldKind,
};

use super::html::Html;

/// The length of a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Width {
    /// Part of a line: a class of the style sheet, and a number of block characters.
    Within(&'static str, usize),
    /// A number of lines, of which the last is short.
    Lines(u32),
}

const MARK: Width = Width::Within("w-mark", 2);
const NUMBER: Width = Width::Within("w-number", 3);
const WORD: Width = Width::Within("w-word", 4);
const NAME: Width = Width::Within("w-name", 6);
const UNKNOWN: Width = Width::Within("w-unknown", 6);
const WORDS: Width = Width::Within("w-words", 8);
const PHRASE: Width = Width::Within("w-phrase", 12);
const HALF: Width = Width::Within("w-half", 16);

/// The most lines of a bar. The label of a longer redaction says its extent.
const MOST_LINES: u32 = 12;

fn width(redaction: &Redaction, alone: bool) -> Width {
    if let Some(extent) = redaction.extent {
        return width_of_extent(extent);
    }
    match redaction.kind.as_ref().map(|kind| &kind.missing) {
        Some(WithheldKind::PortionMark) => MARK,
        Some(WithheldKind::Name) => NAME,
        Some(WithheldKind::Number) => NUMBER,
        Some(WithheldKind::Phrase) => PHRASE,
        Some(WithheldKind::Passage) => Width::Lines(3),
        Some(WithheldKind::Page | WithheldKind::Other(_)) => WORDS,
        None if alone => Width::Lines(3),
        None => UNKNOWN,
    }
}

fn width_of_extent(extent: Extent) -> Width {
    let count = extent.quantity.ceiling();
    let lines = |lines: u32| Width::Lines(lines.clamp(1, MOST_LINES));
    if let Some(detail) = extent.detail.filter(|detail| detail.unit == Unit::Line) {
        return lines(detail.ceiling());
    }
    match extent.quantity.unit {
        Unit::Character if count <= 3 => MARK,
        Unit::Character if count <= 8 => WORD,
        Unit::Character if count <= 16 => WORDS,
        Unit::Character if count <= 60 => PHRASE,
        Unit::Character => lines(count.div_ceil(66)),
        Unit::Word if count <= 1 => WORD,
        Unit::Word if count <= 3 => WORDS,
        Unit::Word if count <= 11 => PHRASE,
        Unit::Word => lines(count.div_ceil(11)),
        Unit::Line if extent.less_than && count <= 1 => HALF,
        Unit::Line => lines(count),
        Unit::Paragraph => lines(count.saturating_mul(5)),
        Unit::Page => lines(MOST_LINES),
    }
}

/// The surroundings of a redaction.
pub(super) struct RedactionContext<'a> {
    pub(super) report: &'a Report,
    pub(super) section: &'a Section,
    /// The prefix of every address on the page.
    pub(super) prefix: Option<&'a str>,
    /// Whether the redaction is all that its block has.
    pub(super) alone: bool,
}

impl RedactionContext<'_> {
    fn folio(&self, redaction: &Redaction) -> Option<&Folio> {
        self.section.summary.folios.get(redaction.folio? as usize)
    }

    /// The exemptions of the codes in the margin beside a redaction.
    fn margin<'r>(&'r self, redaction: &'r Redaction) -> impl Iterator<Item = &'r Ground> {
        redaction.margin.iter().filter_map(|at| self.section.margin.get(*at as usize)).map(|mark| &mark.ground)
    }

    /// The codes of a redaction: its own, then the codes in the margin beside it, without repetition.
    fn exemptions(&self, redaction: &Redaction, separator: &str) -> String {
        list(redaction.grounds.iter().chain(self.margin(redaction)), separator, "?")
    }
}

/// Exemptions, each once, with a word for what is inferred.
fn list<'g>(grounds: impl Iterator<Item = &'g Ground>, separator: &str, inferred: &str) -> String {
    let mut list = String::new();
    let mut listed: Vec<&Ground> = Vec::new();
    for ground in grounds {
        if listed.contains(&ground) {
            continue;
        }
        list.push_str(if listed.is_empty() { "" } else { separator });
        // Writing to memory cannot fail.
        let _ = ground.write_code(&mut list);
        list.push_str(if ground.inferred { inferred } else { "" });
        listed.push(ground);
    }
    list
}

/// Writes a redaction.
pub(super) fn write(html: &mut Html, redaction: &Redaction, context: &RedactionContext<'_>) {
    let denied = redaction.is_page();
    let shown = redaction.shown.clone().unwrap_or_else(|| context.report.gap());
    html.raw("<span class=\"redaction");
    match &shown {
        _ if denied => html.raw(" denied"),
        Rendition::Bar => {}
        shown => html.pieces(&[" ", shown.name()]),
    }
    html.raw("\"");
    if let Some(prefix) = context.prefix {
        html.id(prefix, &redaction.anchor);
    }
    html.raw(" role=\"img\"");
    html.attribute("aria-label", &label(redaction, &shown, context));
    html.attribute("data-exemptions", &context.exemptions(redaction, " "));
    html.attribute("data-extent", &redaction.extent.map_or_else(|| "unknown".into(), |extent| extent.to_string()));
    if let Some(kind) = &redaction.kind {
        html.attribute("data-kind", &kind_name(kind));
    }
    html.raw(">");
    match &shown {
        _ if denied => denied_sheet(html, redaction, context),
        Rendition::Words(words) => html.text(words),
        Rendition::Bar | Rendition::Box | Rendition::Blank => bars(html, width(redaction, context.alone)),
    }
    html.raw("</span>");
}

fn bars(html: &mut Html, width: Width) {
    let mut bar = |class, blocks| {
        html.pieces(&["<span class=\"bar ", class, "\">"]);
        (0..blocks).for_each(|_| html.raw("█"));
        html.raw("</span>");
    };
    match width {
        Width::Within(class, blocks) => bar(class, blocks),
        Width::Lines(lines) => {
            for line in 1..=lines {
                let is_last = line == lines && lines > 1;
                let (class, blocks) = if is_last { ("line line-last", 16) } else { ("line", 24) };
                bar(class, blocks);
            }
        }
    }
}

fn denied_sheet(html: &mut Html, redaction: &Redaction, context: &RedactionContext<'_>) {
    html.raw("<span class=\"bar sheet w-line\">████████████</span><span class=\"denied-title\" data-editorial>");
    match redaction.extent.map_or(1, |extent| extent.quantity.ceiling()) {
        1 => html.raw("Page withheld in full"),
        pages => write!(html, "{pages} pages withheld in full"),
    }
    html.raw("</span><span class=\"denied-detail\" data-editorial>");
    html.text(&denied_detail(redaction, context));
    html.raw("</span>");
}

fn denied_detail(redaction: &Redaction, context: &RedactionContext<'_>) -> String {
    let folio = context.folio(redaction);
    let name = folio.map_or_else(|| "This page".into(), Folio::at_start);
    let scan = folio.and_then(|folio| folio.scan).map(|scan| format!(" (scan {scan})")).unwrap_or_default();
    let many = redaction.extent.is_some_and(|extent| extent.quantity.ceiling() > 1);
    let (verb, it) = if many { ("were", "them") } else { ("was", "it") };
    match context.exemptions(redaction, ", ") {
        none if none.is_empty() => {
            format!("{name}{scan} {verb} withheld in full. No exemption code is printed on {it}.")
        }
        exemptions => format!("{name}{scan} {verb} withheld in full: {exemptions}."),
    }
}

/// `portion mark`, `name?`.
pub(super) fn kind_name(kind: &StatedKind) -> String {
    [kind.missing.name(), if kind.inferred { "?" } else { "" }].concat()
}

/// Who withheld what, how much, under which exemption, and what of this is inferred.
fn label(redaction: &Redaction, shown: &Rendition, context: &RedactionContext<'_>) -> String {
    let released_by = context.report.releases.last().and_then(|release| release.agency.as_deref());
    let agency = released_by.or(context.report.agency.as_deref()).unwrap_or("releasing agency");
    // The agency's name may begin with its article.
    let has_article = agency.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    let mut label = [if has_article { "Withheld by " } else { "Withheld by the " }, agency].concat();
    let mut add = |part: &[&str]| ["; "].iter().chain(part).for_each(|words| label.push_str(words));
    if let Rendition::Words(words) = shown {
        add(&["the paper prints ", words]);
    }
    if let Some(StatedKind { missing, inferred }) = &redaction.kind {
        let (probably, by) = if *inferred { ("probably ", " (inferred by the editor)") } else { ("", "") };
        match (missing, redaction.extent.map_or(1, |extent| extent.quantity.ceiling())) {
            (WithheldKind::Page, 1) => add(&[probably, "a whole page", by]),
            (WithheldKind::Page, pages) => add(&[probably, &pages.to_string(), " whole pages", by]),
            // The publisher's words may be a plural.
            (WithheldKind::Other(words), _) => add(&[words]),
            (kind, _) => add(&[probably, "a ", kind.name(), by]),
        }
    }
    match redaction.extent {
        Some(_) if redaction.is_page() => {}
        Some(extent) if extent.inferred => add(&["about ", &extent.in_words(), " (inferred by the editor)"]),
        Some(extent) => add(&[&extent.in_words()]),
        None => add(&["extent unknown"]),
    }
    let own = list(redaction.grounds.iter(), ", ", " (inferred)");
    let margin = list(context.margin(redaction), ", ", " (inferred)");
    match (own.as_str(), margin.as_str()) {
        ("", "") => add(&["no exemption code printed"]),
        ("", margin) => add(&["exemption ", margin, ", printed in the margin"]),
        (own, "") => add(&["exemption ", own]),
        (own, margin) => add(&["exemption ", own, "; in the margin ", margin]),
    }
    if let Some((was, release)) = &redaction.was {
        let release = release.as_ref().map(|release| [" in the release of ", release].concat()).unwrap_or_default();
        add(&["the exemption was ", &was.to_string(), &release]);
    }
    label + "."
}

/// A note in the margin of a block.
#[derive(PartialEq, Eq)]
pub(super) enum Remark<'a> {
    /// What is withheld. At least one of the two is known.
    Withheld(Option<&'a StatedKind>, Option<Extent>),
    /// There are codes, but no redaction.
    NoRedaction,
    /// There are more codes than redactions.
    Counts { codes: usize, redactions: usize },
}

impl Remark<'_> {
    /// Whether it is an inference.
    pub(super) fn is_inferred(&self) -> bool {
        matches!(self, Self::Withheld(kind, extent)
            if kind.is_some_and(|kind| kind.inferred) || extent.is_some_and(|extent| extent.inferred))
    }
}

impl fmt::Display for Remark<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Withheld(kind, extent) => {
                if let Some(kind) = kind {
                    out.write_str(&kind_name(kind))?;
                    out.write_str(if extent.is_some() { ", " } else { "" })?;
                }
                extent.map_or(Ok(()), |extent| extent.fmt(out))
            }
            Self::NoRedaction => out.write_str("no visible redaction"),
            Self::Counts { codes, redactions: 1 } => write!(out, "{} codes, one redaction", in_words(*codes)),
            Self::Counts { codes, redactions } => {
                write!(out, "{} codes, {} redactions", in_words(*codes), in_words(*redactions))
            }
        }
    }
}

/// The notes in the margin of a block, each with how often the block has it: what is withheld, and how codes and redactions differ in
/// number.
pub(super) fn remarks<'a>(section: &'a Section, leaf: &Leaf) -> Vec<(Remark<'a>, usize)> {
    let mut remarks: Vec<(Remark<'a>, usize)> = Vec::new();
    let redactions = section.redactions_in(leaf);
    for Redaction { kind, extent, .. } in redactions.iter().filter(|redaction| !redaction.is_page()) {
        let remark = Remark::Withheld(kind.as_ref(), *extent);
        match remarks.iter_mut().find(|(known, _)| *known == remark) {
            _ if kind.is_none() && extent.is_none() => {}
            Some((_, count)) => *count += 1,
            None => remarks.push((remark, 1)),
        }
    }
    let marks = section.margin_of(leaf);
    let count = |attachment| marks.iter().filter(|mark: &&MarginMark| mark.attachment == attachment).count();
    match (count(Attachment::Gap), redactions.len()) {
        (_, 0) if count(Attachment::Block) > 0 => remarks.push((Remark::NoRedaction, 1)),
        (codes, redactions) if codes > redactions && redactions > 0 => {
            remarks.push((Remark::Counts { codes, redactions }, 1));
        }
        _ => {}
    }
    remarks
}

fn in_words(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
