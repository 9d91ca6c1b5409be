//! Links, pictures, double brackets, and the marks that are lost to them.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use crate::diagnostic::Code;
use crate::edition::Reference;
use crate::text::Span;

use super::bracket::DEEPEST;
use super::builder::Builder;
use super::grammar;
use super::mark::Mark;
use super::token::MarkupToken;

impl Builder<'_, '_> {
    /// Reads a link or a picture, whole. Where to go on.
    pub(super) fn link(&mut self, tag: &Tag<'_>, span: Span, at: usize, depth: u32) -> usize {
        let end = self.events.matching(at);
        if depth >= DEEPEST {
            self.finding(Code::DeepNesting, span, "links are nested too deeply", "remove the inner brackets");
            self.words(span);
            return end + 1;
        }
        let source = self.text.get(span.range()).unwrap_or_default();
        match tag {
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                // In a table the bar is escaped, and the backslash is left on the address.
                let target = dest_url.strip_suffix('\\').unwrap_or(dest_url);
                if self.wikilink(target, span) {
                    return end + 1;
                }
                let target = super::link::wikilink(&wikilink_words(target));
                let implicit = !has_pothole;
                self.open_reference(Reference { target, span, picture: false, implicit, title: None });
                if self.wikilink_text(at + 1, end) {
                    self.syntax.push(span);
                    self.close();
                    return end + 1;
                }
            }
            Tag::Image { link_type: LinkType::WikiLink { .. }, .. } => {
                let message = format!("Markdown reads `{source}` as a picture");
                self.finding(Code::MarkTakenAsImage, span, message, "escape the exclamation mark: \\!");
                self.words(span);
                return end + 1;
            }
            Tag::Link { link_type, dest_url, title, .. } => {
                if source.starts_with('[') && self.mark_in_link(at + 1..end, *link_type, span) {
                    self.words(span);
                    return end + 1;
                }
                if at + 1 == end {
                    let help = "write words between the brackets; if the paper prints the brackets, write \\[";
                    self.finding(Code::BadLink, span, "this link has no words", help);
                }
                let target = super::link::address(dest_url, *link_type == LinkType::Email);
                let title = (!title.is_empty()).then(|| title.as_ref().into());
                self.open_reference(Reference { target, span, picture: false, implicit: false, title });
            }
            Tag::Image { dest_url, title, .. } => {
                let title = (!title.is_empty()).then(|| title.as_ref().into());
                let target = super::link::address(dest_url, false);
                if at + 1 == end {
                    let help = "write what it shows between the square brackets";
                    self.finding(Code::PictureWithoutWords, span, "this picture has no description", help);
                }
                self.open_reference(Reference { target, span, picture: true, implicit: false, title });
            }
            _ => {}
        }
        self.syntax_around(span, at + 1..end);
        self.run(at + 1..end, depth + 1);
        self.close();
        end + 1
    }

    /// Double brackets that are a mark, or swallow one; whether they are dealt with.
    fn wikilink(&mut self, target: &str, span: Span) -> bool {
        match grammar::open_data(target, self.lexicon) {
            Ok(Some(gap)) => {
                self.mark(Mark::Redaction(gap), target, None, span);
                return true;
            }
            Err(error) => {
                self.error(error, span);
                self.words(span);
                return true;
            }
            Ok(None) => {}
        }
        let help = if target.contains(['[', ']']) {
            "put a space between the first two brackets".into()
        } else if matches!(grammar::exact(target, self.lexicon), Ok(Some(Mark::Redaction(_) | Mark::Margin(_)))) {
            format!("write [{target}]")
        } else {
            return false;
        };
        let message = "Markdown reads double brackets as a reference, so the mark in them is lost";
        self.finding(Code::MarkInReference, span, message, help);
        self.words(span);
        true
    }

    /// Writes the words of a double bracket if they differ from the source; returns whether it did.
    fn wikilink_text(&mut self, from: usize, end: usize) -> bool {
        let (Some(MarkupToken::Words(words)), true) = (self.events.list.get(from), from + 1 == end) else {
            return false;
        };
        let source = self.text.get(words.range()).unwrap_or_default();
        let Cow::Owned(text) = wikilink_words(source) else { return false };
        self.decoded(&text);
        true
    }

    /// Whether the text of a Markdown link is a mark or a note reference, which would be lost.
    fn mark_in_link(&mut self, range: Range<usize>, link_type: LinkType, span: Span) -> bool {
        let (text, plain) = self.head(range.clone(), grammar::LONGEST);
        if let Some(label) = text.strip_prefix('^').filter(|_| plain) {
            let message = format!("the reference to note `{label}` is lost, because a bracket follows it");
            self.finding(Code::NoteReferenceLost, span, message, format!("put a space between them: [^{label}] (…)"));
            return true;
        }
        let name = if plain && matches!(grammar::exact(grammar::pin(&text).0, self.lexicon), Ok(Some(_))) {
            Some(text)
        } else {
            let head = self.text_mark_head(range).map(|(head, ..)| head);
            head.filter(|head| matches!(grammar::text_mark(grammar::pin(head).0, self.lexicon), Ok(Some(_))))
                .map(|head| format!("{head}: …").into())
        };
        let Some(name) = name else { return false };
        let message = format!("Markdown reads `[{name}]` as a link, so the mark is lost");
        let help = match link_type {
            LinkType::Shortcut | LinkType::Collapsed | LinkType::Reference => {
                "another line of this file starts with this bracket and a colon, which defines a link: escape that colon as \\:"
                    .into()
            }
            _ => format!("escape the bracket after it, [{name}]\\(…) or [{name}]\\[…], or put a space before that bracket"),
        };
        self.finding(Code::MarkTakenAsLink, span, message, help);
        true
    }

    /// `[^1]` as text: a reference that is lost to the bracket after it, or one to a note that this file has no text of. Whether it is
    /// read.
    pub(super) fn lost_note(&mut self, label: &str, span: Span) -> bool {
        let touched = self.text.get(span.end as usize..).is_some_and(|rest| rest.starts_with(['[', '(']));
        if self.events.note(label).is_some() && touched {
            let message = format!("the reference to note `{label}` is lost, because a bracket follows it");
            self.finding(Code::NoteReferenceLost, span, message, format!("put a space between them: [^{label}] […]"));
            return false;
        }
        if !label.is_empty() {
            self.endnote_reference(label, span);
        }
        !label.is_empty()
    }
}

/// The words of a double bracket. Markdown leaves entities, escapes, asterisks and the markers of quotations in them.
fn wikilink_words(source: &str) -> Cow<'_, str> {
    if !source.contains(['&', '\\', '*', '\n']) {
        return Cow::Borrowed(source);
    }
    let lines = source.lines().enumerate();
    let lines = lines.map(|(at, line)| if at == 0 { line } else { line.trim_start_matches(['>', ' ', '\t']) });
    let folded = lines.collect::<Vec<_>>().join(" ");
    let mut words = String::with_capacity(folded.len());
    for event in Parser::new(&folded) {
        if let Event::Text(text) | Event::Code(text) | Event::InlineHtml(text) | Event::Html(text) = event {
            words.push_str(&text);
        }
    }
    // A text that is a block of its own to Markdown, a rule or a list, is words here.
    if words.is_empty() { Cow::Owned(folded) } else { Cow::Owned(words) }
}
