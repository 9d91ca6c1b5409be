//! The beginning of a page of the original.

use crate::edition::{Folio, FolioState};

use super::body::Writer;

impl Writer<'_> {
    pub(super) fn folio(&mut self, folio: &Folio) {
        let inferred = if folio.inferred { " inferred" } else { "" };
        let [is, class] = match folio.state {
            FolioState::Transcribed => ["", ""],
            FolioState::Continued => [" ", "continued"],
            state => [" is-", state.class()],
        };
        self.html.pieces(&["<span class=\"folio", inferred, is, class, "\""]);
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
