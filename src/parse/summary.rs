//! What a section says of itself, counted when all of it is read: its tally, its claims, its title.

use crate::edition::{Attachment, Claim, Folio, Ground, Section, Summary};

/// Fills in what the exports of a section hold beyond headings, folios and notes.
pub(super) fn complete(summary: &mut Summary, section: &Section) {
    for redaction in &section.redactions {
        if redaction.is_page() {
            summary.tally.denied += redaction.extent.map_or(1, |extent| extent.quantity.ceiling());
        } else {
            summary.tally.gaps += 1;
        }
    }
    for mark in &section.margin {
        let tally = &mut summary.tally;
        match mark.attachment {
            Attachment::Gap => tally.marks_at_gaps += 1,
            Attachment::Block => tally.marks_beside_blocks += 1,
            Attachment::Folio => tally.marks_on_folios += 1,
        }
    }
    summary.claims = claims(section, &summary.folios);
    if let Some(heading) = summary.headings.first() {
        summary.title = heading.text.clone();
    }
}

/// The grounds claimed in a section, in reading order, each with the nearest address.
fn claims(section: &Section, folios: &[Folio]) -> Vec<Claim> {
    // For each margin mark the first gap that it belongs to.
    let mut gaps = vec![None; section.margin.len()];
    for gap in &section.redactions {
        for at in &gap.margin {
            if let Some(first @ None) = gaps.get_mut(*at as usize) {
                *first = Some(&gap.anchor);
            }
        }
    }
    let mut claims = Vec::new();
    for leaf in &section.body.leaves {
        for gap in section.redactions_in(leaf) {
            let claim = |ground: &Ground| Claim {
                ground: ground.clone(),
                anchor: Some(gap.anchor.clone()),
                folio: gap.folio,
                attachment: None,
            };
            claims.extend(gap.grounds.iter().map(claim));
        }
        for (at, mark) in leaf.margin.clone().zip(section.margin_of(leaf)) {
            let gap = gaps.get(at as usize).copied().flatten();
            let folio = mark.folio.and_then(|at| folios.get(at as usize)).map(|folio| &folio.anchor);
            let anchor = mark.pin.as_ref().or(gap).or(leaf.anchor.as_ref()).or(folio).cloned();
            claims.push(Claim {
                ground: mark.ground.clone(),
                anchor,
                folio: mark.folio,
                attachment: Some(mark.attachment),
            });
        }
    }
    claims
}
