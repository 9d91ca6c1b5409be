//! Links and pictures.

use std::borrow::Cow;

use crate::edition::{Href, Mentions, Node, Slug, Tag, Target, Visit};
use crate::page::Link;

use super::writer::Writer;

impl<'a> Writer<'a> {
    fn link(&self, at: u32) -> Option<&'a Link<'a>> {
        self.text.links.get(at as usize)
    }

    /// Begins a link. Without a resolved address it has no `href`.
    pub(super) fn start_reference(&mut self, at: u32) {
        let Some(reference) = self.text.section.references.get(at as usize) else { return };
        let address = match (self.link(at), &reference.target) {
            (Some(link), _) => link.href.as_ref().map(Cow::Borrowed),
            (None, Target::Outside(address)) => Some(Cow::Owned(Href::written(address).into())),
            (None, Target::File { path, fragment }) => {
                let fragment = fragment.as_ref().map(|fragment| ["#", fragment].concat()).unwrap_or_default();
                Some(Cow::Owned(Href::written(&[path, fragment.as_str()].concat()).into()))
            }
            (None, _) => None,
        };
        let is_in_link = self.is_in_link();
        self.html.raw(if is_in_link { "<span" } else { "<a" });
        // HTML forbids a link inside a link: the outer one keeps its address.
        if let Some(address) = address.filter(|_| !is_in_link) {
            self.html.link("href", &address);
        }
        if matches!(reference.target, Target::Folio(_) | Target::Note(_) | Target::Name { .. }) {
            self.html.raw(" class=\"reference\"");
        }
        if let Some(title) = &reference.title {
            self.html.attribute("title", title);
        }
        self.html.raw(">");
        let page = match &reference.target {
            Target::Folio(label) => self.text.locale.page_of_numbering(label),
            _ => None,
        };
        let title = page.as_deref().or_else(|| self.link(at).and_then(|link| link.title));
        if let Some(title) = title.filter(|_| reference.implicit) {
            self.html.text(title);
            // The source has the target's name there, not its title.
            self.visits.inside().for_each(drop);
            self.end_reference();
        }
    }

    /// Begins the link of a name. A text by itself has no address for it.
    pub(super) fn start_name(&mut self, at: u32) {
        let Some(Mentions { name: slug, .. }) = self.text.section.summary.names.get(at as usize) else { return };
        self.in_name = self.named.insert(slug);
        if self.in_name {
            self.name_link(slug);
        }
    }

    fn name_link(&mut self, slug: &Slug) {
        self.html.raw("<a class=\"name\"");
        if let Some(href) = self.text.name_href(slug) {
            self.html.address("href", &href);
        }
        self.html.raw(">");
    }

    pub(super) fn end_name(&mut self) {
        self.html.raw(if std::mem::take(&mut self.in_name) { "</a>" } else { "" });
    }

    /// The first mention of a term leads to its page, and says what it means.
    pub(super) fn start_term(&mut self, at: u32) {
        let Some(term) = self.text.section.body.terms.get(at as usize) else { return };
        self.in_name = true;
        self.named.insert(&term.slug);
        self.name_link(&term.slug);
        self.html.raw("<abbr");
        self.html.attribute("title", &term.meaning);
        self.html.raw(">");
    }

    pub(super) fn end_term(&mut self) {
        self.html.raw("</abbr>");
        self.end_name();
    }

    pub(super) fn end_reference(&mut self) {
        self.html.raw(if self.is_in_link() { "</span>" } else { "</a>" });
    }

    /// Whether there is a link around the present node.
    pub(super) fn is_in_link(&self) -> bool {
        self.visits.around().any(|tag| match tag {
            Tag::Reference(_) => true,
            Tag::Name(_) | Tag::Term(_) => self.in_name,
            Tag::TableCell { leaf, .. } => self.contents_link(*leaf).is_some(),
            _ => false,
        })
    }

    /// Writes a picture with its description, which is the editor's.
    pub(super) fn picture(&mut self, at: u32) {
        let (mut description, locale) = (String::new(), &self.text.locale);
        for Visit { node, .. } in self.visits.inside() {
            match node {
                Node::Text(span) | Node::Html(span) => description.push_str(self.text.source.slice(*span)),
                Node::Decoded(text) | Node::Code(text) => description.push_str(self.text.section.body.decoded(*text)),
                Node::SoftBreak | Node::HardBreak => description.push('\n'),
                Node::Redaction(_) => description.extend(["[", locale.redacted_in_picture(), "]"]),
                Node::Illegible(_) => description.extend(["[", locale.illegible(), "]"]),
                Node::Blank(_) => description.extend(["[", locale.blank(), "]"]),
                Node::Withheld(_) => description.extend(["[", locale.withheld_by_edition(), "]"]),
                _ => {}
            }
        }
        let Some(reference) = self.text.section.references.get(at as usize) else { return };
        let address = match (self.link(at), &reference.target) {
            (Some(link), _) => link.href.clone(),
            (None, Target::File { path, .. }) => Some(Href::written(path).into()),
            _ => None,
        };
        let Some(address) = address else {
            self.html.raw("<span data-editorial>");
            self.html.text(&description);
            return self.html.raw("</span>");
        };
        self.html.raw("<img");
        self.html.link("src", &address);
        self.html.attribute("alt", &description);
        let is_on_page = self.text.has_addresses;
        if let Some(title) = reference.title.as_ref().filter(|_| !is_on_page) {
            self.html.attribute("title", title);
        }
        self.html.raw(" data-editorial />");
        if let Some(title) = reference.title.as_ref().filter(|_| is_on_page) {
            self.html.raw("<span class=\"caption\" data-editorial>");
            self.html.text(title);
            self.html.raw("</span>");
        }
    }
}
