//! Pages, tables, rules and code in the form of other programs, which Markdown reads as something else.

use std::ops::Range;

use crate::diagnostic::Code;
use crate::edition::page_of_other_programs;
use crate::text::Span;

use super::builder::Builder;
use super::folio;
use super::grammar;
use super::mark::Mark;

/// The longest label of a form, in bytes.
const LONGEST_LABEL: usize = 24;

/// How a line begins that is not running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LineStart {
    /// `TO: `
    Label,
    /// `a. `
    Letter(u8),
    /// Columns with tabs between them.
    Columns,
}

impl LineStart {
    fn of(line: &str) -> Option<Self> {
        let line = line.trim();
        if let [letter @ b'a'..=b'z', b'.' | b')', b' ', ..] = line.as_bytes() {
            return Some(Self::Letter(*letter));
        }
        // Most lines have neither.
        memchr::memchr2(b'\t', b':', line.as_bytes())?;
        if line.contains('\t') {
            return Some(Self::Columns);
        }
        let (label, rest) = line.split_once(':')?;
        let is_name = |word: &str| word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic);
        let is_label = label.len() <= LONGEST_LABEL && label.split_whitespace().all(is_name) && !label.is_empty();
        (is_label && (rest.is_empty() || rest.starts_with(' '))).then_some(Self::Label)
    }

    fn is_followed_by(self, next: Self) -> bool {
        match (self, next) {
            (Self::Letter(letter), Self::Letter(next)) => letter + 1 == next,
            _ => self == next,
        }
    }
}

impl Builder<'_, '_> {
    /// The source of the tokens of a leaf block.
    pub(super) fn leaf_source(&self, range: &Range<usize>) -> (usize, &str) {
        let tokens = self.events.list.get(range.clone()).unwrap_or_default();
        let start = tokens.first().map_or(0, |token| token.span().start as usize);
        let end = tokens.last().map_or(start, |token| token.span().end as usize);
        (start, self.text.get(start..end).unwrap_or_default())
    }

    /// Reports a line that begins a page in the way of other programs.
    pub(super) fn page_break(&mut self, range: &Range<usize>, is_heading: bool) {
        let (start, source) = self.leaf_source(range);
        let label = page_of_other_programs(source, is_heading).filter(|label| folio::label(label).is_some());
        let Some(label) = label else { return };
        let place = Span::new(start, start + source.len());
        let help = format!("write [page {label}] in its place, or [banner: …] if the paper prints it");
        self.finding(Code::PageBreak, place, "this line does not begin a page of the original", help);
    }

    /// Reports a table without the row of hyphens that makes it one.
    pub(super) fn table_without_rule(&mut self, range: &Range<usize>) {
        let (start, source) = self.leaf_source(range);
        let row = source.lines().next().unwrap_or_default().trim_end();
        let bars = row.bytes().filter(|byte| *byte == b'|').count();
        if row.starts_with('|') && row.ends_with('|') && bars > 2 {
            let place = Span::new(start, start + row.len());
            let help = format!("put {}| below the first row", "|---".repeat(bars - 1));
            self.finding(Code::TableWithoutRule, place, "Markdown reads this table as a paragraph", help);
        }
    }

    /// Reports lines of a paragraph that look like lines of a form, a lettered list or a table: pages show them in one line.
    pub(super) fn lines_run_together(&mut self, range: &Range<usize>) {
        let (start, source) = self.leaf_source(range);
        if memchr::memchr(b'\n', source.as_bytes()).is_none() {
            return;
        }
        let mut before: Option<LineStart> = None;
        let mut at = 0;
        for end in memchr::memchr_iter(b'\n', source.as_bytes()).chain([source.len()]) {
            let line = source.get(at..end).unwrap_or_default();
            let begins = LineStart::of(line);
            if let (Some(before), Some(begins)) = (before, begins)
                && before.is_followed_by(begins)
            {
                let place = Span::new(start + at, start + at + line.trim_end().len());
                let help = "to keep the lines, put > and a space before each, below a line of > [as typed]; for \
                            paragraphs, put a blank line between them";
                self.finding(
                    Code::LinesRunTogether,
                    place,
                    "pages show this line in one paragraph with the line above",
                    help,
                );
                return;
            }
            at = end + 1;
            // A line that ends in a backslash or in blanks is kept.
            let goes_on = |_: &LineStart| !line.ends_with(['\\', ' ']);
            before = begins.filter(goes_on);
        }
    }

    /// Reports a mark in a span of code.
    pub(super) fn mark_in_code(&mut self, code: &str, span: Span) {
        let inside = |rest: &str| rest.split_once(']').map(|(inside, _)| inside.to_owned());
        let is_mark = |text: String| match text.split_once(':') {
            Some((head, _)) => matches!(grammar::text_mark(head, self.lexicon), Ok(Some(_))),
            None => matches!(
                grammar::exact(&text, self.lexicon),
                Ok(Some(Mark::Redaction(_) | Mark::Margin(_) | Mark::Folio(_)))
            ),
        };
        if code.split('[').skip(1).filter_map(inside).any(is_mark) {
            let help = "remove the backticks; if the paper prints one, escape it as \\`";
            self.finding(Code::MarkInCode, span, "Markdown reads this text as code and ignores the mark in it", help);
        }
    }

    /// Reports a row of asterisks, which Markdown replaces by a rule.
    pub(super) fn asterisk_rule(&mut self, span: Span) {
        let line = self.text.get(span.range()).unwrap_or_default().trim_end();
        if line.starts_with('*') && line != "***" {
            let place = Span::new(span.start as usize, span.start as usize + line.len());
            let help = "if the paper prints asterisks, escape the first one as \\*; for a rule, write ---";
            self.finding(Code::AsteriskRule, place, "Markdown shows a rule in place of these asterisks", help);
        }
    }
}
