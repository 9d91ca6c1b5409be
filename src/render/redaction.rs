//! How a redaction looks, and its label.
//!
//! A bar has one of eleven widths, from what the mark states: **the width does not reveal the length of the withheld text**. The bar is
//! made of block characters, so it also shows without styles; its label says the rest.

use std::fmt::{self, Write as _};

use crate::edition::{
    Attachment, Extent, Folio, Ground, Leaf, MarginMark, Redaction, Rendition, Report, Section, StatedKind, Unit,
    WithheldKind,
};

use super::html::{Escaped, Html};

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

    fn margin(&self, redaction: &Redaction) -> impl Iterator<Item = &MarginMark> {
        redaction.margin.iter().filter_map(|at| self.section.margin.get(*at as usize))
    }
}

/// Writes a redaction.
pub(super) fn write(html: &mut Html, redaction: &Redaction, context: &RedactionContext<'_>) {
    let denied = is_page(redaction);
    let shown = redaction.shown.clone().unwrap_or_else(|| context.report.gap());
    html.raw("<span class=\"redaction");
    if denied {
        html.raw(" denied");
    } else if shown != Rendition::Bar {
        html.raw(" ");
        html.raw(shown.name());
    }
    html.raw("\"");
    if let Some(prefix) = context.prefix {
        html.id(prefix, &redaction.anchor);
    }
    html.raw(" role=\"img\"");
    html.attribute_of("aria-label", |out| write_label(out, redaction, &shown, context));
    html.attribute_of("data-exemptions", |out| write_exemptions(out, redaction, context));
    match redaction.extent {
        Some(extent) => html.attribute_of("data-extent", |out| write!(out, "{extent}")),
        None => html.raw(" data-extent=\"unknown\""),
    }
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
    match width {
        Width::Within(class, glyphs) => {
            html.raw("<span class=\"bar ");
            html.raw(class);
            html.raw("\">");
            html.raw(blocks(glyphs));
            html.raw("</span>");
        }
        Width::Lines(lines) => {
            for line in 1..=lines {
                let last = line == lines && lines > 1;
                html.raw(if last { "<span class=\"bar line line-last\">" } else { "<span class=\"bar line\">" });
                html.raw(blocks(if last { 16 } else { LINE }));
                html.raw("</span>");
            }
        }
    }
}

/// The block characters of a full line.
const LINE: usize = 24;

/// A number of block characters, at most [`LINE`].
fn blocks(count: usize) -> &'static str {
    const BLOCKS: &str = "████████████████████████";
    BLOCKS.get(..count.min(LINE) * '█'.len_utf8()).unwrap_or(BLOCKS)
}

fn denied_sheet(html: &mut Html, redaction: &Redaction, context: &RedactionContext<'_>) {
    html.raw("<span class=\"bar sheet w-line\">████████████</span><span class=\"denied-title\" data-editorial>");
    let pages = redaction.extent.map_or(1, |extent| extent.quantity.ceiling());
    html.text(&if pages == 1 { "Page withheld in full".to_owned() } else { format!("{pages} pages withheld in full") });
    html.raw("</span><span class=\"denied-detail\" data-editorial>");
    html.text(&denied_detail(redaction, context));
    html.raw("</span>");
}

fn denied_detail(redaction: &Redaction, context: &RedactionContext<'_>) -> String {
    let folio = context.folio(redaction);
    let name = folio.map_or_else(|| "This page".into(), folio_phrase);
    let scan = folio.and_then(|folio| folio.scan).map(|scan| format!(" (scan {scan})")).unwrap_or_default();
    let many = redaction.extent.is_some_and(|extent| extent.quantity.ceiling() > 1);
    let (verb, it) = if many { ("were", "them") } else { ("was", "it") };
    let grounds = exemptions(redaction, context);
    if grounds.is_empty() {
        format!("{name}{scan} {verb} withheld in full. No exemption code is printed on {it}.")
    } else {
        format!("{name}{scan} {verb} withheld in full: {}.", grounds.replace(' ', ", "))
    }
}

/// A page of the original at the start of a sentence: `Page 4`, `Pages 3–9`, `The inside cover`.
pub(super) fn folio_phrase(folio: &Folio) -> String {
    let name = folio.name();
    if folio.label.printed.is_empty() {
        "This page".into()
    } else if folio.last.is_some() {
        ["Pages ", name].concat()
    } else if folio.label.number == 0 {
        ["The ", name].concat()
    } else {
        ["Page ", name].concat()
    }
}

/// The codes of a redaction: its own, then the codes in the margin beside it, without repetition.
fn exemptions(redaction: &Redaction, context: &RedactionContext<'_>) -> String {
    let mut codes = String::new();
    // Writing to memory cannot fail.
    let _ = write_exemptions(&mut codes, redaction, context);
    codes
}

fn write_exemptions(out: &mut impl fmt::Write, redaction: &Redaction, context: &RedactionContext<'_>) -> fmt::Result {
    let grounds = distinct(redaction.grounds.iter().chain(context.margin(redaction).map(|mark| &mark.ground)));
    for (at, ground) in grounds.into_iter().enumerate() {
        out.write_str(if at > 0 { " " } else { "" })?;
        ground.write_code(out)?;
        out.write_str(if ground.inferred { "?" } else { "" })?;
    }
    Ok(())
}

/// The exemptions without repetition.
fn distinct<'a>(grounds: impl Iterator<Item = &'a Ground>) -> Vec<&'a Ground> {
    let mut distinct = Vec::new();
    for ground in grounds {
        if !distinct.contains(&ground) {
            distinct.push(ground);
        }
    }
    distinct
}

pub(super) fn kind_name(kind: &StatedKind) -> String {
    [kind.missing.name(), if kind.inferred { "?" } else { "" }].concat()
}

/// Writes who withheld what, how much, under which exemption, and what of this is inferred.
fn write_label(
    out: &mut Escaped<'_>,
    redaction: &Redaction,
    shown: &Rendition,
    context: &RedactionContext<'_>,
) -> fmt::Result {
    let released_by = context.report.releases.last().and_then(|release| release.agency.as_deref());
    let agency = released_by.or(context.report.agency.as_deref()).unwrap_or("releasing agency");
    // The agency's name may begin with its article.
    let has_article = agency.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    out.ours(if has_article { "Withheld by " } else { "Withheld by the " });
    out.write_str(agency)?;
    if let Rendition::Words(words) = shown {
        write!(out, "; the paper prints {words}")?;
    }
    let pages = redaction.extent.map_or(1, |extent| extent.quantity.ceiling());
    if let Some(kind) = &redaction.kind {
        out.ours(if kind.inferred { "; probably " } else { "; " });
        match kind.missing {
            WithheldKind::Page if pages > 1 => write!(out, "{pages} whole pages")?,
            WithheldKind::Page => out.ours("a whole page"),
            _ => {
                out.ours("a ");
                out.write_str(kind.missing.name())?;
            }
        }
        out.ours(if kind.inferred { " (inferred by the editor)" } else { "" });
    }
    match redaction.extent {
        Some(_) if is_page(redaction) => {}
        Some(extent) if extent.inferred => write!(out, "; about {} (inferred by the editor)", extent.in_words())?,
        Some(extent) => write!(out, "; {}", extent.in_words())?,
        None => out.ours("; extent unknown"),
    }
    write_grounds(out, redaction, context)?;
    if let Some((was, release)) = &redaction.was {
        write!(out, "; the exemption was {was}")?;
        if let Some(release) = release {
            write!(out, " in the release of {release}")?;
        }
    }
    out.ours(".");
    Ok(())
}

fn write_grounds(out: &mut Escaped<'_>, redaction: &Redaction, context: &RedactionContext<'_>) -> fmt::Result {
    let own = distinct(redaction.grounds.iter());
    let margin = distinct(context.margin(redaction).map(|mark| &mark.ground));
    match (own.is_empty(), margin.is_empty()) {
        (true, true) => out.ours("; no exemption code printed"),
        (true, false) => {
            out.ours("; exemption ");
            write_list(out, &margin)?;
            out.ours(", printed in the margin");
        }
        (false, _) => {
            out.ours("; exemption ");
            write_list(out, &own)?;
            if !margin.is_empty() {
                out.ours("; in the margin ");
                write_list(out, &margin)?;
            }
        }
    }
    Ok(())
}

fn write_list(out: &mut Escaped<'_>, grounds: &[&Ground]) -> fmt::Result {
    for (at, ground) in grounds.iter().enumerate() {
        out.ours(if at > 0 { ", " } else { "" });
        ground.write_code(out)?;
        out.ours(if ground.inferred { " (inferred)" } else { "" });
    }
    Ok(())
}

/// Whether the margin of a block has codes, or notes about redactions.
pub(super) fn has_remarks(section: &Section, leaf: &Leaf) -> bool {
    let says = |gap: &Redaction| gap.kind.is_some() || gap.extent.is_some();
    !leaf.margin.is_empty() || section.redactions_in(leaf).iter().any(|gap| !is_page(gap) && says(gap))
}

fn is_page(gap: &Redaction) -> bool {
    matches!(gap.kind, Some(StatedKind { missing: WithheldKind::Page, .. }))
}

/// The notes in the margin of a block, and whether each is an inference: what is withheld, and how codes and redactions differ in number.
pub(super) fn remarks(section: &Section, leaf: &Leaf) -> Vec<(String, bool)> {
    let mut remarks: Vec<(String, bool, usize)> = Vec::new();
    let mut add = |text: String, inferred: bool| match remarks.iter_mut().find(|(known, ..)| *known == text) {
        Some((.., count)) => *count += 1,
        None => remarks.push((text, inferred, 1)),
    };
    let gaps = section.redactions_in(leaf);
    for gap in gaps.iter().filter(|gap| !is_page(gap)) {
        let kind = gap.kind.as_ref().map(kind_name);
        let extent = gap.extent.map(|extent| extent.to_string());
        let inferred =
            gap.kind.as_ref().is_some_and(|kind| kind.inferred) || gap.extent.is_some_and(|extent| extent.inferred);
        match (kind, extent) {
            (Some(kind), Some(extent)) => add(format!("{kind}, {extent}"), inferred),
            (Some(text), None) | (None, Some(text)) => add(text, inferred),
            (None, None) => {}
        }
    }
    let marks = section.margin_of(leaf);
    let attached = marks.iter().filter(|mark| mark.attachment == Attachment::Gap).count();
    let beside = marks.iter().filter(|mark| mark.attachment == Attachment::Block).count();
    if attached > gaps.len() && !gaps.is_empty() {
        add(format!("{} codes, {}", number(attached), count(gaps.len())), false);
    }
    if beside > 0 && gaps.is_empty() {
        add("no visible redaction".into(), false);
    }
    let times = |(text, inferred, count): (String, bool, usize)| match count {
        1 => (text, inferred),
        _ => (format!("{text} ×{count}"), inferred),
    };
    remarks.into_iter().map(times).collect()
}

fn count(gaps: usize) -> String {
    if gaps == 1 { "one redaction".into() } else { format!("{} redactions", number(gaps)) }
}

fn number(count: usize) -> String {
    let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    words.get(count).map_or_else(|| count.to_string(), |word| (*word).to_owned())
}
