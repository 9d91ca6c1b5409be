//! Text that this edition withholds. **It never looks or reads like a redaction of the agency's.**

use crate::edition::Withheld;

use super::bars::Bars;
use super::writer::Writer;

impl Writer<'_> {
    /// Writes a bar of its own kind, as wide as the stated extent says, and who withholds how much on what ground.
    pub(super) fn withheld(&mut self, withheld: &Withheld) {
        let locale = self.text.locale.clone();
        let kind = withheld
            .kind
            .as_ref()
            .map(|kind| [locale.kind(&kind.missing), if kind.inferred { "?" } else { "" }].concat());
        let extent = withheld.extent.map(|extent| locale.extent_with_doubt(extent));
        let stated = stated(withheld, kind, extent);
        let said = |label: &str| if stated.is_empty() { label.to_owned() } else { locale.labelled(label, &*stated) };
        self.html.raw("<span class=\"withheld\" role=\"img\"");
        self.html.attribute("aria-label", &said(locale.withheld_by_edition_at_start()));
        self.html.raw(" data-editorial>");
        let Bars { drawn, more } = withheld.extent.map_or_else(Bars::unknown, Bars::of_extent);
        for (class, blocks) in drawn {
            self.html.pieces(&["<span class=\"bar ", class, "\">", &"▒".repeat(blocks), "</span>"]);
        }
        if let Some(more) = more {
            self.html.raw("<span class=\"more\">");
            self.html.text(&[" ⋯ ", &more.in_words(&locale)].concat());
            self.html.raw("</span>");
        }
        self.html.raw("<span class=\"remark\"><i>[</i>");
        self.html.text(&said(locale.withheld_by_edition()));
        self.html.raw("<i>]</i></span></span>");
    }
}

/// `(b)(6), name, 2 words?`: what the mark states, with the words for its kind and its extent.
pub(super) fn stated(withheld: &Withheld, kind: Option<String>, extent: Option<String>) -> String {
    let grounds = withheld.grounds.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let grounds = Some(grounds).filter(|grounds| !grounds.is_empty());
    grounds.into_iter().chain(kind).chain(extent).collect::<Vec<_>>().join(", ")
}
