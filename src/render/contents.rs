//! The list of sections beside a text.
//!
//! Every section carries one, so it is written here rather than line by line in a template, where it took longer than the text.

use crate::page::Contents;

use super::html::Html;

/// A line a section: its folio, its title, how many gaps it has.
pub(super) fn list(contents: &[Contents<'_>]) -> String {
    let mut html = Html::with_capacity(64 + contents.len() * 288);
    html.raw("<ol class=\"contents-list\">\n");
    for line in contents {
        html.raw("<li><a");
        html.attribute("href", &line.href);
        html.raw(if line.current {
            " aria-current=\"page\"><span class=\"contents-folio"
        } else {
            "><span class=\"contents-folio"
        });
        html.raw(if line.folio_inferred { " inferred\">" } else { "\">" });
        if line.folio_fits {
            html.raw("<span class=\"visually-hidden\">Folio </span>");
            html.text(line.folio);
        }
        html.raw("</span> <span class=\"contents-title\">");
        html.text(&line.title);
        html.raw("</span>");
        if line.redactions > 0 {
            html.raw(" <span class=\"contents-gaps\">");
            html.number(line.redactions as usize);
            html.raw("<span class=\"visually-hidden\">");
            html.raw(if line.redactions == 1 { " gap" } else { " gaps" });
            html.raw("</span></span>");
        }
        html.raw("</a></li>\n");
    }
    html.raw("</ol>");
    html.finish()
}
