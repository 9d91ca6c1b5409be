//! Lists: **an item has the number that the paper prints**, and a line that only looks like an item is a finding.

use crate::diagnostic::Code;
use crate::edition::{ListNumbers, ListSign, Tag};
use crate::text::Span;

use super::builder::{Builder, Container};

impl Builder<'_, '_> {
    pub(super) fn begin_list(&mut self, first: Option<u64>, span: Span) {
        if let Some(start) = first.filter(|start| is_year(*start) && self.is_report()) {
            self.year(start, span);
        }
        self.list_in_list(span);
        self.split_list(span);
        let source = self.text.get(span.range()).unwrap_or_default();
        let is_bracket = source.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')');
        let sign = if is_bracket { ListSign::Bracket } else { ListSign::Stop };
        self.begin(Container::List(first), Tag::List(first.map(|first| ListNumbers { first, sign })));
    }

    pub(super) fn begin_item(&mut self, span: Span) {
        let is_report = self.is_report();
        let source = self.text.get(span.range()).unwrap_or_default();
        let digits = source.bytes().take_while(u8::is_ascii_digit).count();
        let printed = source.get(..digits).and_then(|digits| digits.parse::<u64>().ok());
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
        self.begin(Container::Item, Tag::Item(jump));
    }

    /// Reports a line that begins with a year, or another number that does not belong to a list.
    fn year(&mut self, year: u64, span: Span) {
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
fn is_year(number: u64) -> bool {
    number >= 1000
}
