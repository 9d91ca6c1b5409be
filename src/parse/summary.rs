//! What a section says of itself, counted when all of it is read: its tally, its codes, its title.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::edition::{Attachment, CodeClaims, Node, Section, Summary, Tag, Target, TextMark};

use super::signs::signs;

/// Fills in what the exports of a section hold beyond headings, folios and notes.
pub(super) fn complete(summary: &mut Summary, section: &Section) {
    for redaction in &section.redactions {
        if redaction.is_page() {
            summary.tally.denied += redaction.extent.map_or(1, |extent| extent.quantity.ceiling());
        } else {
            summary.tally.gaps += 1;
        }
    }
    let is_released = |node: &&Node| {
        matches!(node, Node::Open(Tag::TextMark(TextMark::Released(_)) | Tag::Block(TextMark::Released(_))))
    };
    summary.tally.released = section.body.nodes.iter().filter(is_released).count().try_into().unwrap_or(u32::MAX);
    for mark in &section.margin {
        let tally = &mut summary.tally;
        match mark.attachment {
            Attachment::Gap | Attachment::Released => tally.marks_at_gaps += 1,
            Attachment::Block => tally.marks_beside_blocks += 1,
            Attachment::Folio => tally.marks_on_folios += 1,
        }
    }
    summary.codes = codes(section);
    summary.signs = signs(section, &summary.folios);
    summary.cited = cited(section);
    if let Some(heading) = summary.headings.first() {
        summary.title = heading.text.clone();
    }
}

/// What its double brackets refer to: a Markdown link names a file, not a place of the edition.
fn cited(section: &Section) -> Vec<Target> {
    let targets = section.references.iter().map(|reference| &reference.target);
    let cited = targets.filter_map(|target| match target {
        Target::Folio(_) | Target::Note(_) => Some(target.clone()),
        // Its paragraphs may come and go, and the section is cited all the same.
        Target::Name { name, .. } if !name.is_empty() => Some(Target::Name { name: name.clone(), fragment: None }),
        Target::Name { .. } | Target::Endnote(_) | Target::File { .. } | Target::Outside(_) | Target::Unsafe(_) => None,
    });
    let mut cited: Vec<Target> = cited.collect();
    cited.sort_unstable();
    cited.dedup();
    cited.shrink_to_fit();
    cited
}

fn codes(section: &Section) -> Vec<(Arc<str>, CodeClaims)> {
    let mut codes: BTreeMap<Arc<str>, CodeClaims> = BTreeMap::new();
    for leaf in section.body.leaves.iter() {
        for ground in section.redactions_in(leaf).iter().flat_map(|redaction| &redaction.grounds) {
            codes.entry(ground.code.clone()).or_default().in_text += 1;
        }
        for mark in section.margin_of(leaf) {
            let claims = codes.entry(mark.ground.code.clone()).or_default();
            match mark.attachment {
                Attachment::Gap | Attachment::Released => claims.at_redactions += 1,
                Attachment::Block => claims.beside_text += 1,
                Attachment::Folio => claims.unplaced += 1,
            }
        }
    }
    codes.into_iter().collect()
}
