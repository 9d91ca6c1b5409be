//! The beginning of a page of the original.

use crate::edition::{Folio, FolioState, Node};

use super::body::{LINE, Writer};

impl Writer<'_> {
    /// Whether another page begins on the same line before.
    fn is_near_folio(&self) -> bool {
        let mut written = 0;
        for node in self.visits.before() {
            match node {
                Node::Folio(_) => return true,
                Node::Text(span) => written += span.len(),
                Node::Open(tag) if tag.leaf().is_some() => return false,
                _ => {}
            }
            if written > LINE {
                return false;
            }
        }
        false
    }

    pub(super) fn folio(&mut self, folio: &Folio) {
        let inferred = if folio.inferred { " inferred" } else { "" };
        let [is, class] = match folio.state {
            FolioState::Transcribed => ["", ""],
            FolioState::Continued => [" ", "continued"],
            state => [" is-", state.class()],
        };
        let near = if self.is_near_folio() { " near" } else { "" };
        self.html.pieces(&["<span class=\"folio", inferred, is, class, near, "\""]);
        self.id(&folio.anchor);
        self.html.attribute("data-folio", &folio.label.printed);
        if let Some(scan) = folio.scan {
            self.html.raw(" data-scan=\"");
            self.html.number(scan);
            self.html.raw("\"");
        }
        let continued = if folio.state == FolioState::Continued { ", continued" } else { "" };
        let inferred = if folio.inferred { " (inferred by the editor)" } else { "" };
        let phrase = folio.at_start();
        self.html.raw(" role=\"doc-pagebreak\"");
        self.html.attribute("title", &[phrase.trim_end_matches('?'), continued, inferred].concat());
        self.html.raw(" data-editorial><span class=\"folio-label\" aria-hidden=\"true\">");
        self.html.text(folio.name());
        self.html.raw("</span></span>");
        // The redaction after the mark of a denied page says what is missing.
        if let Some(absence) = folio.state.absence().filter(|_| folio.state != FolioState::Denied) {
            self.html.pieces(&["<span class=\"folio-sheet ", class, "\" data-editorial>"]);
            let be = if folio.last.is_some() { "are" } else { "is" };
            self.html.text(&format!("{phrase} {be} {absence}"));
            self.html.raw("</span>");
        }
    }
}
