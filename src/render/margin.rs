//! The codes in the margin, at the place that each has in the text. The style sheet moves them into the margin beside that line.

use crate::edition::{Attachment, Ground, MarginMark, Where};

use super::writer::Writer;

impl<'a> Writer<'a> {
    /// Writes a code in the margin that is not at a redaction; [`Writer::redaction`] writes the others.
    pub(super) fn margin(&mut self, at: u32, place: Where) {
        let section = self.text.section;
        let Some(mark) = section.margin.get(at as usize) else { return };
        let last = self.last_redaction.and_then(|last| section.redactions.get(last as usize));
        if mark.attachment == Attachment::Gap && last.is_some_and(|last| last.margin.contains(&at)) {
            return;
        }
        if mark.attachment == Attachment::Folio {
            return self.unplaced(at, mark, place);
        }
        self.html.raw("<span class=\"margin\">");
        self.margin_mark(std::slice::from_ref(mark));
        if mark.attachment == Attachment::Block && !std::mem::replace(&mut self.explained, true) {
            self.html.raw("<span class=\"remark\" data-editorial><i>[</i>");
            self.html.text(self.text.locale.no_visible_redaction());
            self.html.raw("<i>]</i></span>");
        }
        self.html.raw("</span>");
    }

    /// Writes the codes of a block without words, all of one page at the first of them.
    fn unplaced(&mut self, at: u32, mark: &MarginMark, place: Where) {
        let section = self.text.section;
        let Some(leaf) = place.leaf.and_then(|leaf| self.leaf(leaf.index)) else { return };
        let is_of_page = |other: &&MarginMark| other.folio == mark.folio;
        let before = at.checked_sub(1).filter(|before| leaf.margin.contains(before));
        if before.and_then(|before| section.margin.get(before as usize)).filter(is_of_page).is_some() {
            return;
        }
        let marks = section.margin.get(at as usize..leaf.margin.end as usize).unwrap_or_default();
        let count = marks.iter().take_while(is_of_page).count();
        let marks = marks.get(..count).unwrap_or_default();
        self.html.raw("<span class=\"margin\">");
        for group in marks.chunk_by(|one, other| one.ground == other.ground) {
            self.margin_mark(group);
        }
        let (folio, locale) = (mark.folio.and_then(|at| section.summary.folios.get(at as usize)), &self.text.locale);
        self.html.raw("<span class=\"remark\" data-editorial><i>[</i>");
        match folio {
            Some(folio) => self.html.text(&locale.place_unknown_on(locale.on_folio(folio))),
            None => self.html.text(locale.place_unknown()),
        }
        self.html.raw("<i>]</i></span></span>");
    }

    /// Writes a code, once for all of its kind that are printed in its place.
    pub(super) fn margin_mark(&mut self, marks: &'a [MarginMark]) {
        let Some((mark, others)) = marks.split_first() else { return };
        let code = &mark.ground.code;
        let (class, editorial) = if mark.ground.inferred { (" inferred", " data-editorial") } else { ("", "") };
        self.html.pieces(&["<span class=\"margin-mark", class, "\""]);
        self.id(&mark.anchor);
        self.html.attribute("data-code", code);
        self.html.pieces(&[" data-state=\"", mark.attachment.name(), "\""]);
        if others.is_empty() {
            self.html.pieces(&[editorial, ">"]);
        } else {
            let count = marks.len();
            let count = count.to_string();
            self.html.pieces(&[
                " data-count=\"",
                &count,
                "\"",
                editorial,
                "><span data-editorial>",
                &count,
                " × </span>",
            ]);
        }
        // Each code keeps its address.
        for other in others.iter().filter(|_| self.text.has_addresses) {
            self.html.raw("<span");
            self.id(&other.anchor);
            self.html.raw("></span>");
        }
        self.code(&mark.ground);
        self.html.raw("</span> ");
    }

    /// Writes a code, with a link to its page if there is one.
    pub(super) fn code(&mut self, ground: &'a Ground) {
        let (text, is_in_link) = (self.text, self.is_in_link());
        let href = self.code_links.entry(&ground.code).or_insert_with(|| text.code_href(&ground.code));
        let Some(href) = href.as_ref().filter(|_| !is_in_link) else { return self.html.shown(ground) };
        self.html.raw("<a");
        self.html.address("href", href);
        self.html.raw(">");
        self.html.shown(ground);
        self.html.raw("</a>");
    }
}
