//! A buffer of HTML that escapes its input.

use std::fmt;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use crate::edition::{Anchor, Href};
use crate::page::{Article, Instead, Place, TextHref};
use crate::text::{any_byte, is_control};

/// A buffer of HTML. Text and attributes are escaped here and nowhere else. [`write!`] appends formatted markup unescaped.
#[derive(Debug, Default)]
pub(super) struct Html {
    markup: String,
    /// Where the page of the whole report has something else.
    places: Vec<Place>,
    /// The language of the editor's words, if it is not that of the words around them.
    language: Option<Box<str>>,
}

/// Marks an element with words of the editor.
const EDITORIAL: &str = " data-editorial";

/// Markup whose elements with words of the editor say their language.
#[cold]
fn in_language(markup: &str, language: &str) -> String {
    markup.replace(EDITORIAL, &[EDITORIAL, " lang=\"", language, "\""].concat())
}

impl Html {
    pub(super) fn with_capacity(bytes: usize) -> Self {
        Self { markup: String::with_capacity(bytes), places: Vec::new(), language: None }
    }

    /// Reserves memory for the places where the page of the whole report differs.
    pub(super) fn with_places(mut self, places: usize) -> Self {
        self.places.reserve(places);
        self
    }

    /// The same, with a language for all elements that have words of the editor.
    pub(super) fn with_editors_language(self, language: Option<&str>) -> Self {
        Self { language: language.map(Into::into), ..self }
    }

    /// Appends markup unescaped.
    #[inline]
    pub(super) fn raw(&mut self, markup: &str) {
        match &self.language {
            None => self.markup.push_str(markup),
            Some(language) => self.markup.push_str(&in_language(markup, language)),
        }
    }

    /// Appends ` aria-label="words"` of an element without other words, with the language of the editor.
    pub(super) fn label(&mut self, words: &str) {
        self.attribute("aria-label", words);
        if let Some(language) = self.language.clone() {
            self.attribute("lang", &language);
        }
    }

    /// Appends pieces of markup unescaped.
    pub(super) fn pieces(&mut self, pieces: &[&str]) {
        pieces.iter().for_each(|markup| self.raw(markup));
    }

    /// Appends a number.
    pub(super) fn number(&mut self, number: u32) {
        self.raw(itoa::Buffer::new().format(number));
    }

    /// Appends formatted markup unescaped.
    pub(super) fn write_fmt(&mut self, markup: fmt::Arguments<'_>) {
        // Writing to memory cannot fail.
        let _ = fmt::Write::write_fmt(&mut self.markup, markup);
    }

    /// Appends text, escaped. A control character that HTML forbids becomes the replacement character.
    pub(super) fn text(&mut self, text: &str) {
        if !any_byte(text, |byte| is_control(byte) | matches!(byte, b'<' | b'>' | b'&')) {
            return self.markup.push_str(text);
        }
        let allowed = text.replace(|sign| u8::try_from(sign).is_ok_and(is_control), "\u{fffd}");
        let _ = escape_html_body_text(&mut self.markup, &allowed);
    }

    /// Appends a value of an attribute, or a part of one, escaped.
    pub(super) fn value(&mut self, value: &str) {
        let _ = escape_html(&mut self.markup, value);
    }

    /// Appends ` name="value"`, escaped.
    pub(super) fn attribute(&mut self, name: &str, value: &str) {
        [" ", name, "=\""].into_iter().for_each(|piece| self.markup.push_str(piece));
        self.value(value);
        self.markup.push('"');
    }

    /// Appends ` name="address"`.
    pub(super) fn address(&mut self, name: &str, href: &Href) {
        self.attribute(name, href.as_str());
    }

    /// Appends ` name="href"`.
    pub(super) fn link(&mut self, name: &str, link: &TextHref) {
        [" ", name, "=\""].into_iter().for_each(|piece| self.markup.push_str(piece));
        let start = self.markup.len();
        self.value(link.href.as_str());
        if let Some(instead) = &link.instead {
            self.places.push(Place { range: start..self.markup.len(), instead: instead.clone() });
        }
        self.markup.push('"');
    }

    /// Appends ` name="id"`, where the id is an address on the page of its section, which HTML does not escape, and an end.
    pub(super) fn id(&mut self, name: &str, (anchor, end): (&Anchor, &str)) {
        [" ", name, "=\""].into_iter().for_each(|piece| self.markup.push_str(piece));
        self.insert(Instead::Id);
        anchor.push_to(&mut self.markup);
        [end, "\""].into_iter().for_each(|piece| self.markup.push_str(piece));
    }

    /// Appends ` href="#id"`, the link to such an id on the same page.
    pub(super) fn here(&mut self, (anchor, end): (&Anchor, &str)) {
        self.markup.push_str(" href=\"#");
        self.insert(Instead::Fragment);
        Href::push_id(&mut self.markup, |id| {
            anchor.push_to(id);
            id.push_str(end);
        });
        self.markup.push('"');
    }

    /// The page of the whole report has something else here.
    fn insert(&mut self, instead: Instead) {
        self.places.push(Place { range: self.markup.len()..self.markup.len(), instead });
    }

    /// Appends what `write` appends, which the page of the whole report leaves out.
    pub(super) fn only_in_section(&mut self, write: impl FnOnce(&mut Self)) {
        let start = self.markup.len();
        write(self);
        self.places.push(Place { range: start..self.markup.len(), instead: Instead::Nothing });
    }

    /// Appends what a value shows, escaped as text.
    pub(super) fn shown(&mut self, value: impl fmt::Display) {
        // Writing to memory cannot fail.
        let _ = fmt::Write::write_fmt(&mut Words(self), format_args!("{value}"));
    }

    pub(super) fn ends_with(&self, markup: &str) -> bool {
        self.markup.ends_with(markup)
    }

    /// Appends a line end, unless the last character is one.
    pub(super) fn fresh_line(&mut self) {
        if !self.markup.is_empty() && !self.markup.ends_with('\n') {
            self.markup.push('\n');
        }
    }

    pub(super) fn finish(self) -> String {
        self.markup
    }

    pub(super) fn into_article(self) -> Article {
        let Self { markup, places, .. } = self;
        Article { markup, places }
    }
}

/// Words, which the buffer escapes.
struct Words<'h>(&'h mut Html);

impl fmt::Write for Words<'_> {
    fn write_str(&mut self, words: &str) -> fmt::Result {
        self.0.text(words);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_attributes_are_escaped() {
        let mut html = Html::default();
        html.raw("<p");
        html.attribute("title", "\"><script>");
        html.raw(">");
        html.text("<b>&\u{0}");
        html.text("sixteen characters and more – “and” & the\u{7f} rest\tof them");
        let text = "&lt;b&gt;&amp;\u{fffd}sixteen characters and more – “and” &amp; the\u{fffd} rest\tof them";
        assert_eq!(html.finish(), format!("<p title=\"&quot;&gt;&lt;script&gt;\">{text}"));
    }

    #[test]
    fn a_special_byte_is_escaped_wherever_it_stands() {
        for byte in 0..128_u8 {
            let sign = char::from(byte);
            let escaped = match sign {
                '<' => "&lt;".into(),
                '>' => "&gt;".into(),
                '&' => "&amp;".into(),
                '\t' | '\n' | '\r' | '\u{c}' => sign.to_string(),
                _ if sign.is_ascii_control() => "\u{fffd}".into(),
                _ => sign.to_string(),
            };
            for (before, after) in (0..40).flat_map(|length| (0..=length).map(move |at| (at, length - at))) {
                let mut html = Html::default();
                html.text(&["x".repeat(before), sign.into(), "x".repeat(after)].concat());
                assert_eq!(html.finish(), ["x".repeat(before), escaped.clone(), "x".repeat(after)].concat());
            }
        }
    }
}
