//! The signs of a section that a reader must know how to read.

use crate::edition::{
    Attachment, Extent, Folio, FolioState, Node, Rendition, Section, Sign, Signs, Tag, TextMark, WithheldKind,
};

/// The signs on the page of a section.
pub(super) fn signs(section: &Section, folios: &[Folio]) -> Signs {
    let mut signs = Signs::default();
    for redaction in &section.redactions {
        let is_open = redaction.extent.is_none_or(|Extent { inferred, .. }| inferred);
        signs.add(match (&redaction.shown, redaction.is_page()) {
            (_, true) => Sign::Denied,
            (Some(Rendition::Words(_)), _) => Sign::Words,
            (Some(Rendition::Box | Rendition::Blank), _) => Sign::Box,
            (_, _) if is_open => Sign::Open,
            (_, _) => Sign::Stated,
        });
        if redaction.kind.as_ref().is_some_and(|kind| kind.missing == WithheldKind::PortionMark) {
            signs.add(Sign::PortionMark);
        }
    }
    for mark in &section.margin {
        signs.add(match mark.attachment {
            Attachment::Gap | Attachment::Released => Sign::AtRedaction,
            Attachment::Block => Sign::BesideText,
            Attachment::Folio => Sign::Unplaced,
        });
    }
    for folio in folios {
        signs.add(if folio.inferred { Sign::InferredPage } else { Sign::Page });
        if let FolioState::Blank | FolioState::NotScanned | FolioState::NotTranscribed = folio.state {
            signs.add(Sign::Absent);
        }
    }
    for node in &section.body.nodes {
        match node {
            Node::Open(Tag::TextMark(mark) | Tag::Block(mark)) => signs.add(match mark {
                TextMark::Stamp | TextMark::Handwritten | TextMark::Deleted => Sign::OnPaper,
                TextMark::Banner { .. } => Sign::Banner,
                TextMark::Unclear => Sign::Unclear,
                TextMark::Correction => Sign::Sic,
                TextMark::Note => Sign::Note,
                TextMark::Released(_) => Sign::Released,
            }),
            Node::Illegible(_) => signs.add(Sign::Unclear),
            Node::Sic => signs.add(Sign::Sic),
            Node::Withheld(_) => signs.add(Sign::Withheld),
            Node::Blank(_) => signs.add(Sign::Blank),
            _ => {}
        }
    }
    signs
}
