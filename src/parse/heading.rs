//! Headings: their words, their addresses, and lines that Markdown makes headings.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::edition::{Anchor, AnchorName, Heading, HeadingPlace, Slug, Tag};
use crate::text::{Span, single_spaced};

use super::builder::{Builder, index};
use super::grammar::is_pin;

impl Builder<'_, '_> {
    pub(super) fn heading(&mut self, level: u8, pin: Option<&str>, range: Range<usize>, span: Span) {
        let heading = index(self.summary.headings.len());
        let (is_empty, last) = (range.is_empty(), range.end - 1);
        if self.is_report() {
            self.page_break(&range, true);
        }
        let from = self.section.body.nodes.len();
        let first_words = self.read_leaf(|leaf| Tag::Heading(HeadingPlace::new(leaf, heading)), range);
        let text: Box<str> = single_spaced(&self.plain(from)).replace(" :", ":").into();
        if is_empty {
            let message = "Markdown reads this as an empty heading and drops it";
            self.finding(Code::LostText, span, message, "escape the first character as \\#, or delete the line");
            self.syntax.push(span);
        } else if self.is_report() {
            self.underlined(span, first_words.is_some());
        }
        if !is_empty {
            self.end_of_heading(last, span);
        }
        let anchor = Anchor::Heading(match pin.filter(|pin| is_pin(pin)) {
            Some(pin) => self.pinned(pin, pin, span),
            None => {
                let id = self.unique_id(["h-", Slug::of_words(&text).as_str()].concat());
                let words = id.strip_prefix("h-").unwrap_or_default().to_owned();
                AnchorName::new(id, words)
            }
        });
        self.summary.headings.push(Heading { text, anchor, level, folio: first_words.flatten().or(self.folio) });
        self.pending_notes();
    }

    /// Reports a mark, or text, that the line below it makes a heading.
    fn underlined(&mut self, span: Span, has_words: bool) {
        let source = self.text.get(span.range()).unwrap_or_default().trim_end();
        let Some((above, line)) = source.rsplit_once('\n').filter(|_| !source.starts_with('#')) else { return };
        // A title above a row of signs as long as it is how other programs write one; below other text it may be a sum.
        let last = above.lines().last().unwrap_or_default();
        let is_long = line.trim().len() >= last.chars().count() && above.lines().count() < 3 && !above.contains('[');
        if has_words && is_long && self.section.body.leaves.iter().filter(|leaf| leaf.has_words).count() == 1 {
            return;
        }
        let what = if has_words { "text" } else { "mark" };
        let message = format!("Markdown reads this {what} as a heading because of the line below it");
        let help = format!("put a blank line between the {what} and that line; if it is a heading, write ## before it");
        self.finding(Code::MarkMakesHeading, span, message, help);
    }
}
