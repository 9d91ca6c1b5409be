//! The beginning of a page of the original.

use crate::edition::{Folio, FolioState};

use super::body::Writer;

impl Writer<'_> {
    pub(super) fn folio(&mut self, folio: &Folio) {
        let inferred = if folio.inferred { " inferred" } else { "" };
        let class = match folio.state {
            FolioState::Transcribed => String::new(),
            FolioState::Continued => " continued".into(),
            state => [" is-", state.class()].concat(),
        };
        write!(self.html, "<span class=\"folio{inferred}{class}\"");
        self.id(&folio.anchor);
        self.html.attribute("data-folio", &folio.label.printed);
        if let Some(scan) = folio.scan {
            write!(self.html, " data-scan=\"{scan}\"");
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
            write!(self.html, "<span class=\"folio-sheet {}\" data-editorial>", folio.state.class());
            let be = if folio.last.is_some() { "are" } else { "is" };
            self.html.text(&format!("{phrase} {be} {absence}"));
            self.html.raw("</span>");
        }
    }
}
