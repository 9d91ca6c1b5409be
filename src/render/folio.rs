//! The beginning of a page of the original.

use crate::edition::{Folio, FolioState, Node, Series};
use crate::page::{PageLink, TextHref};

use super::writer::{LINE, Writer};

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

    /// Writes the number that is printed on a page, at its end: the as-printed view shows it there.
    pub(super) fn foot(&mut self, folio: &Folio) {
        let is_printed = !folio.inferred
            && folio.label.series != Series::Place
            && matches!(folio.state, FolioState::Transcribed | FolioState::Continued);
        if is_printed && self.text.has_addresses {
            self.html.raw("<i class=\"foot\" hidden data-editorial>");
            self.html.text(&folio.label.printed);
            self.html.raw("</i>");
        }
    }

    /// Writes the beginning of a page; its number leads to its scan, if there is one, and small links lead to the pages before and after it.
    pub(super) fn folio(&mut self, folio: &Folio, scan: Option<&TextHref>, [before, after]: [Option<&PageLink>; 2]) {
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
        let (locale, page) = (&self.text.locale, self.text.locale.folio_at_start(folio));
        let mut title = page.trim_end_matches('?').to_owned();
        if folio.state == FolioState::Continued {
            title = locale.page_continued(title);
        }
        if folio.inferred {
            title = locale.page_inferred(title);
        }
        if let Some(scan) = folio.scan {
            title.extend([", ", &locale.scan(scan)]);
        }
        self.html.raw(" role=\"doc-pagebreak\"");
        self.html.attribute("title", &title);
        self.html.raw(" data-editorial>");
        if let Some(scan) = scan {
            self.html.raw("<a class=\"folio-label\"");
            self.html.link("href", scan);
            self.html.label(&title);
            self.html.raw(">");
        } else {
            self.html.raw("<span class=\"folio-label\" aria-hidden=\"true\">");
        }
        self.html.text(&locale.printed_label(folio));
        self.html.raw(if scan.is_some() { "</a>" } else { "</span>" });
        let before = before.map(|link| ("previous", &link.href, locale.previous_page(&*link.page), "‹"));
        let after = after.map(|link| ("next", &link.href, locale.next_page(&*link.page), "›"));
        self.html.only_in_section(|html| {
            for (class, href, label, sign) in before.into_iter().chain(after) {
                html.pieces(&["<a class=\"turn ", class, "\""]);
                html.attribute("href", href.as_str());
                html.label(&label);
                html.pieces(&[">", sign, "</a>"]);
            }
        });
        self.html.raw("</span>");
        // The redaction after the mark of a denied page says what is missing.
        let count = folio.pages();
        let absence = match folio.state {
            FolioState::Blank => locale.page_is_blank(page, count),
            FolioState::NotScanned => locale.page_is_not_scanned(page, count),
            FolioState::NotTranscribed => locale.page_is_not_transcribed(page, count),
            FolioState::Transcribed | FolioState::Continued | FolioState::Denied => return,
        };
        self.html.pieces(&["<span class=\"folio-sheet ", class, "\" data-editorial>"]);
        self.html.text(&absence);
        self.html.raw("</span>");
    }
}
