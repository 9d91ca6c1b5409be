//! The state of one leaf block while its words are read.

use crate::edition::{Attachment, MarginMark, Redaction};

/// A gap or a margin mark, in the order of a leaf block.
#[derive(Debug, Clone, Copy)]
enum LeafItem {
    Gap(u32),
    Margin(u32),
}

/// The most margin marks of a gap, so that a hostile text cannot exhaust memory.
const MOST_MARKS: usize = 100;

/// The state of the leaf block that is being read.
#[derive(Debug, Default)]
pub(super) struct LeafState {
    /// Its gaps and margin marks, each with its folio.
    items: Vec<(LeafItem, Option<u32>)>,
    /// Whether it holds words of the text, not only furniture and marks.
    pub(super) has_words: bool,
    /// The folio of its first word.
    pub(super) folio: Option<u32>,
    /// Its plain text.
    pub(super) plain: String,
    /// How many open marks make the present word furniture or the editor's.
    pub(super) excluded_depth: u32,
}

impl LeafState {
    pub(super) fn new(is_editorial: bool) -> Self {
        Self { excluded_depth: u32::from(is_editorial), ..Self::default() }
    }

    /// Counts words, or a gap in them.
    pub(super) fn words(&mut self, folio: Option<u32>) {
        if self.excluded_depth == 0 && !self.has_words {
            self.has_words = true;
            self.folio = folio;
        }
    }

    /// Counts the words of a text, unless it is blank.
    pub(super) fn text(&mut self, text: &str, folio: Option<u32>) {
        if !self.has_words && !text.trim().is_empty() {
            self.words(folio);
        }
    }

    /// Adds plain text.
    pub(super) fn plain(&mut self, text: &str) {
        if self.excluded_depth == 0 {
            self.plain.push_str(text);
        }
    }

    pub(super) fn gap(&mut self, index: u32, folio: Option<u32>) {
        self.items.push((LeafItem::Gap(index), folio));
    }

    pub(super) fn margin(&mut self, index: u32, folio: Option<u32>) {
        self.items.push((LeafItem::Margin(index), folio));
    }

    /// Attaches the margin marks: within the block, and within one folio of it, a mark belongs to the gaps before it. A gap after a
    /// mark begins a new group. In a block without words or gaps a mark belongs to the folio.
    pub(super) fn attach(&self, redactions: &mut [Redaction], margin: &mut [MarginMark]) {
        let bare = !self.has_words && !self.items.iter().any(|(item, _)| matches!(item, LeafItem::Gap(_)));
        let mut group: Vec<u32> = Vec::new();
        let mut group_folio = None;
        let mut claimed = false;
        for (item, folio) in &self.items {
            if *folio != group_folio {
                group.clear();
                group_folio = *folio;
            }
            match item {
                LeafItem::Gap(index) => {
                    if claimed {
                        group.clear();
                        claimed = false;
                    }
                    group.push(*index);
                }
                LeafItem::Margin(index) => {
                    claimed = true;
                    for gap in &group {
                        let redaction = redactions.get_mut(*gap as usize);
                        if let Some(redaction) = redaction.filter(|gap| gap.margin.len() < MOST_MARKS) {
                            redaction.margin.push(*index);
                        }
                    }
                    if let Some(mark) = margin.get_mut(*index as usize) {
                        mark.attachment = match (group.is_empty(), bare) {
                            (false, _) => Attachment::Gap,
                            (true, false) => Attachment::Block,
                            (true, true) => Attachment::Folio,
                        };
                    }
                }
            }
        }
    }
}
