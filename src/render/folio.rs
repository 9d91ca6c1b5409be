//! The beginning of a page of the original.

use crate::edition::{Folio, FolioState};

use super::body::Writer;
use super::redaction;

impl<'a> Writer<'a> {
    pub(super) fn folio(&mut self, folio: &Folio) {
        let name = folio.name();
        // The redaction after the mark of a denied page says what is missing.
        let absence = folio.state.absence().filter(|_| folio.state != FolioState::Denied);
        self.html.raw("<span class=\"folio");
        if folio.inferred {
            self.html.raw(" inferred");
        }
        match folio.state {
            FolioState::Transcribed => {}
            FolioState::Continued => self.html.raw(" continued"),
            state => {
                self.html.raw(" is-");
                self.html.raw(state.class());
            }
        }
        self.html.raw("\"");
        self.id(&folio.anchor);
        self.html.attribute("data-folio", &folio.label.printed);
        if let Some(scan) = folio.scan {
            self.html.attribute("data-scan", &scan.to_string());
        }
        let continued = if folio.state == FolioState::Continued { ", continued" } else { "" };
        let inferred = if folio.inferred { " (inferred by the editor)" } else { "" };
        let spoken = redaction::folio_phrase(folio);
        self.html.raw(" role=\"doc-pagebreak\"");
        self.html.attribute("title", &[spoken.trim_end_matches('?'), continued, inferred].concat());
        self.html.raw(" data-editorial><span class=\"folio-label\" aria-hidden=\"true\">");
        self.html.text(name);
        self.html.raw("</span></span>");
        if let Some(absence) = absence {
            self.html.raw("<span class=\"folio-sheet ");
            self.html.raw(folio.state.class());
            self.html.raw("\" data-editorial>");
            let be = if folio.last.is_some() { "are" } else { "is" };
            self.html.text(&format!("{} {be} {absence}", redaction::folio_phrase(folio)));
            self.html.raw("</span>");
        }
    }
}
