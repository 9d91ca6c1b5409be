//! The original's text in one block, with the places of its redactions.

use crate::steps;

use super::quotation::{Quotation, Token};

/// How many words a quotation has. A redaction among them counts as one.
const WORDS: usize = 6;

/// How many bytes of text those words are looked for in.
const REACH: usize = 400;

/// The original's text in a block so far.
#[derive(Debug, Default)]
pub(super) struct Block {
    text: String,
    /// Where its redactions are in the text, in order.
    redactions: Vec<usize>,
}

/// A place in a [`Block`].
#[derive(Debug, Clone, Copy)]
pub(super) struct BlockPlace {
    /// The bytes of text before it.
    offset: usize,
    /// The redactions before it.
    redactions: usize,
}

impl Block {
    /// Adds text, with one blank between two marks.
    pub(super) fn push(&mut self, text: &str) {
        let is_after_redaction = self.redactions.last() == Some(&self.text.len());
        let doubles = self.text.ends_with(' ') && !is_after_redaction;
        self.text.push_str(if doubles { text.trim_start() } else { text });
    }

    /// Adds a redaction.
    pub(super) fn redact(&mut self) {
        self.redactions.push(self.text.len());
    }

    /// Its end so far.
    pub(super) fn end(&self) -> BlockPlace {
        BlockPlace { offset: self.text.len(), redactions: self.redactions.len() }
    }

    /// The last words of the text so far.
    pub(super) fn before(&self) -> Quotation {
        let start = self.boundary(self.text.len().saturating_sub(REACH));
        let mut tokens: Vec<Token<'_>> = Vec::new();
        let mut end = self.text.len();
        for &at in self.redactions.iter().rev().take_while(|at| **at >= start).take(WORDS) {
            tokens.extend(self.words(at, end).rev().take(WORDS));
            tokens.push(self.redaction(at));
            end = at;
        }
        tokens.extend(self.words(start, end).rev().take(WORDS));
        steps::add(tokens.len());
        tokens.truncate(WORDS);
        let quotation = Quotation::new(tokens.into_iter().rev());
        if self.text.ends_with(char::is_whitespace) { quotation.then_blank() } else { quotation }
    }

    /// The first words after a place.
    pub(super) fn after(&self, place: BlockPlace) -> Quotation {
        let rest = self.text.get(place.offset..).unwrap_or_default();
        let end = self.boundary(self.text.len().min(place.offset + REACH));
        let mut tokens: Vec<Token<'_>> = Vec::new();
        let mut start = place.offset;
        let redactions = self.redactions.get(place.redactions..).unwrap_or_default();
        for &at in redactions.iter().take_while(|at| **at <= end).take(WORDS) {
            tokens.extend(self.words(start, at).take(WORDS));
            tokens.push(self.redaction(at));
            start = at;
        }
        tokens.extend(self.words(start, end).take(WORDS));
        steps::add(tokens.len());
        tokens.truncate(WORDS);
        let quotation = Quotation::new(tokens);
        if rest.starts_with(char::is_whitespace) { quotation.after_blank() } else { quotation }
    }

    /// The next place from a byte on where a character begins, or the end.
    fn boundary(&self, from: usize) -> usize {
        (from..self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(self.text.len())
    }

    fn words(&self, start: usize, end: usize) -> impl DoubleEndedIterator<Item = Token<'_>> {
        self.text.get(start..end).unwrap_or_default().split_whitespace().map(Token::Word)
    }

    fn redaction(&self, at: usize) -> Token<'_> {
        let (before, after) = self.text.split_at_checked(at).unwrap_or_default();
        Token::Redaction {
            blank_before: before.ends_with(char::is_whitespace),
            blank_after: after.starts_with(char::is_whitespace),
        }
    }

    /// Removes everything, for the next block.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.redactions.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A block; each `█` of the text is a redaction.
    fn block(text: &str) -> Block {
        let mut block = Block::default();
        for (at, words) in text.split('█').enumerate() {
            if at > 0 {
                block.redact();
            }
            block.push(words);
        }
        block
    }

    /// The six words after the redaction with this number, from 1.
    fn after(text: &str, redactions: usize) -> String {
        let block = block(text);
        let offset = block.redactions[redactions - 1];
        block.after(BlockPlace { offset, redactions }).marked()
    }

    #[test]
    fn a_quotation_has_six_words() {
        let words = block("one two-fold three  four\nfive six\tseven ");
        assert_eq!(words.before().marked(), "two-fold three four five six seven");
        assert_eq!(block(" one ").before().marked(), "one");
        assert_eq!(after("█ä ö ü é è ê one", 1), "ä ö ü é è ê");
        assert_eq!(after("█", 1), "");
        assert!(block(&"a".repeat(1000)).before().marked().len() <= REACH + 1);
        assert!(after(&format!("█{}", "a".repeat(1000)), 1).len() <= REACH);
    }

    #[test]
    fn a_quotation_marks_every_redaction_in_it() {
        let text = "On █, █ told █ that";
        assert_eq!(block(text).before().marked(), "[...], [...] told [...] that");
        assert_eq!(after(text, 1), ", [...] told [...] that");
        assert_eq!(after("██ █ end", 1), "[...] [...] end");
        assert_eq!(block("█").before().runs(), ["", ""]);
        assert_eq!(block("one █ ").before().runs(), ["one ", " "]);
        assert_eq!(block("█ one").before().runs(), ["", " one"]);
        assert_eq!(block(" one ").before().runs(), ["one "]);
    }

    #[test]
    fn a_quotation_of_many_redactions_is_short() {
        let text = "█".repeat(10_000);
        assert_eq!(after(&text, 1), "[...]".repeat(6));
        assert_eq!(block(&text).before().marked(), "[...]".repeat(6));
    }
}
