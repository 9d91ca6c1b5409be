//! The beginning of a page of the original.

use crate::edition::{Folio, FolioState};

use super::body::Writer;
use super::redaction;

impl<'a> Writer<'a> {
    pub(super) fn folio(&mut self, folio: &Folio) {
        let name = folio.name();
        let sheet = match folio.state {
            FolioState::Blank => Some("blank"),
            FolioState::NotScanned => Some("not-scanned"),
            _ => None,
        };
        self.html.raw("<span class=\"folio");
        if folio.inferred {
            self.html.raw(" inferred");
        }
        match folio.state {
            FolioState::Continued => self.html.raw(" continued"),
            FolioState::Denied => self.html.raw(" is-denied"),
            FolioState::Blank => self.html.raw(" is-blank"),
            FolioState::NotScanned => self.html.raw(" is-not-scanned"),
            FolioState::Transcribed => {}
        }
        self.html.raw("\"");
        self.id(&folio.id);
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
        self.html.text(&name);
        self.html.raw("</span></span>");
        if let Some(class) = sheet {
            self.html.raw("<span class=\"folio-sheet ");
            self.html.raw(class);
            self.html.raw("\" data-editorial>");
            let be = if folio.last.is_some() { "are" } else { "is" };
            let what = if class == "blank" { "blank" } else { "not in the scan" };
            self.html.text(&format!("{} {be} {what}", redaction::folio_phrase(folio)));
            self.html.raw("</span>");
        }
    }
}
