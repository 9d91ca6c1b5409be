//! Lists: **an item has the number that the paper prints**, and a line that only looks like an item is a finding.

use pulldown_cmark::{Event, Tag as Md, TagEnd};

use crate::diagnostic::Code;
use crate::edition::{ListNumbers, ListSign, Number, Tag};
use crate::text::Span;

use super::builder::{Builder, Container};
use super::token::MarkupToken;

impl Builder<'_, '_> {
    /// Begins the list at a token.
    pub(super) fn begin_list(&mut self, first: Option<u32>, at: usize, span: Span) {
        if let Some(start) = first.filter(|start| is_year(*start) && self.is_report()) {
            self.year(start, span);
        }
        if self.is_report() && !self.list_in_list(span) && !self.is_typed() {
            match first {
                Some(number) => self.number_in_sentence(number, at, span),
                None => self.sign_of_paper(at, span),
            }
        }
        self.split_list(span);
        let source = self.text.get(span.range()).unwrap_or_default();
        let is_bracket = source.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')');
        let sign = if is_bracket { ListSign::Bracket } else { ListSign::Stop };
        self.begin(Container::List(first), Tag::List(first.map(|first| ListNumbers { first: first.into(), sign })));
    }

    pub(super) fn begin_item(&mut self, span: Span) {
        let is_report = self.is_report();
        let source = self.text.get(span.range()).unwrap_or_default();
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let printed = source.get(..digits).and_then(|digits| digits.parse::<u32>().ok());
        self.syntax.push(Span::new(span.start as usize, span.start as usize + digits + usize::from(digits > 0)));
        let place = Span::new(span.start as usize, span.start as usize + digits);
        if digits > 1 && source.starts_with('0') && is_report {
            let number = source.get(..digits).unwrap_or_default();
            let sign = source.get(digits..digits + 1).unwrap_or_default();
            let message = format!("Markdown reads `{number}{sign}` as a list item, and its zeros are not shown");
            let help = format!("to show them, write {number}\\{sign}");
            self.finding(Code::AccidentalList, place, message, help);
        }
        let mut jump = None;
        if let Some(Container::List(next @ Some(_))) = self.containers.last_mut() {
            let expected = *next;
            // In a guide every item may have the same number: Markdown counts on.
            let lazy = !is_report && printed.map(|printed| printed + 1) == expected;
            let number = printed.filter(|_| !lazy).or(expected);
            *next = if lazy { expected } else { number.map(|number| number.saturating_add(1)) };
            jump = number.filter(|number| Some(*number) != expected);
        }
        if let Some(year) = jump.filter(|number| is_year(*number) && is_report) {
            self.year(year, span);
        } else if let Some(number) = jump.filter(|_| is_report) {
            let message = format!("the numbering of this list jumps to {number}");
            self.finding(Code::ListNumberJump, place, message, "if the paper numbers the list this way, leave it");
        }
        self.begin(Container::Item, Tag::Item(jump.map(Number::from)));
    }

    /// Reports a number of a sentence at the start of a line, which cuts the sentence.
    fn number_in_sentence(&mut self, number: u32, at: usize, span: Span) {
        let Some(above) = self.line_above(at, span) else { return };
        let source = self.text.get(span.range()).unwrap_or_default();
        let sign = source.trim_start_matches(|c: char| c.is_ascii_digit()).get(..1).unwrap_or_default();
        let ends = above.ends_with(['.', ':', ';', '?', '!', '"', '”', ')']);
        // `1) the boats and 2) the lamps`
        let goes_on = source.contains(&format!(" {}{sign} ", number.saturating_add(1)));
        if !ends || goes_on {
            let place = Span::new(span.start as usize, span.start as usize + number.to_string().len() + sign.len());
            let message = format!("Markdown ends the paragraph above, and reads this line as item {number} of a list");
            let help = format!(
                "if the number belongs to the sentence, write {number}\\{sign}; if it begins an item, put a blank line above it"
            );
            self.finding(Code::AccidentalList, place, message, help);
        }
    }

    /// Reports a sign that pages do not show, if it may be the paper's: below the line of a paragraph, or before the only item of a list.
    fn sign_of_paper(&mut self, at: usize, span: Span) {
        let items = self.events.list.get(at..self.events.matching(at)).unwrap_or_default();
        let is_row = matches!(items.get(2), Some(MarkupToken::Event(Event::Start(Md::List(_)), _)));
        let mut depth = 0;
        let items = items.iter().filter(|token| {
            let MarkupToken::Event(event, _) = token else { return false };
            depth += i32::from(matches!(event, Event::Start(Md::List(_))))
                - i32::from(matches!(event, Event::End(TagEnd::List(_))));
            depth == 1 && matches!(event, Event::Start(Md::Item))
        });
        let is_only = items.count() == 1;
        let start = span.start as usize;
        let sign = self.text.get(start..start + 1).unwrap_or_default();
        let is_inner = self.containers.contains(&Container::Item);
        let (message, help) = if self.line_above(at, span).is_some() {
            (
                format!("Markdown ends the paragraph above, reads this line as a list, and does not show the `{sign}`"),
                format!("if the paper prints it, write \\{sign}; for a list, put a blank line above it"),
            )
        } else if is_only && sign != "-" && !is_inner && !is_row {
            (
                format!("Markdown reads this line as a list of one item, and does not show the `{sign}`"),
                format!("if the paper prints it, as before a footnote, write \\{sign}"),
            )
        } else {
            return;
        };
        self.finding(Code::AccidentalList, Span::new(start, start + sign.len()), message, help);
    }

    /// The last line of the paragraph that the list at a token ends, without a blank line between them.
    fn line_above(&self, at: usize, span: Span) -> Option<&str> {
        let before = self.events.list.get(at.checked_sub(1)?)?;
        let MarkupToken::Event(Event::End(TagEnd::Paragraph), _) = before else { return None };
        let line = self.text.get(..span.start as usize)?.rsplit('\n').nth(1)?;
        Some(line.trim_matches([' ', '\t', '>', '\r'])).filter(|line| !line.is_empty())
    }

    /// Reports a line that begins with a year, or another number that does not belong to a list.
    fn year(&mut self, year: u32, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let sign = source.get(digits..digits + 1).unwrap_or_default();
        let place = Span::new(span.start as usize, span.start as usize + digits + sign.len());
        let message = format!("Markdown reads this line as item {year} of a list");
        let help = format!("if the number belongs to a sentence, as a year does, write {year}\\{sign}");
        self.finding(Code::AccidentalList, place, message, help);
    }
}

/// Whether a number is too large for an item of a list.
fn is_year(number: u32) -> bool {
    number >= 1000
}
