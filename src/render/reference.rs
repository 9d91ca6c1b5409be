//! Links and pictures.

use std::borrow::Cow;

use crate::edition::{Node, Tag, Target};
use crate::page::Link;

use super::body::{Setting, Writer};

impl<'a> Writer<'a> {
    pub(super) fn link(&self, at: u32) -> Option<&'a Link<'a>> {
        match self.view.setting {
            Setting::Bare => None,
            Setting::Page { text } => text.links.get(at as usize),
        }
    }

    /// Begins a link; without an address to go to, the words stand by themselves.
    pub(super) fn start_reference(&mut self, at: u32) {
        let Some(reference) = self.view.section.references.get(at as usize) else { return };
        let address: Option<Cow<'_, str>> = match (self.link(at), &reference.target) {
            (Some(link), _) => link.href.as_deref().map(Cow::Borrowed),
            (None, Target::Outside(address)) => Some(Cow::Borrowed(address)),
            (None, Target::File { path, fragment: Some(fragment) }) => Some(format!("{path}#{fragment}").into()),
            (None, Target::File { path, fragment: None }) => Some(Cow::Borrowed(path)),
            (None, Target::Folio(_) | Target::Note(_) | Target::Name { .. } | Target::Unsafe(_)) => None,
        };
        // A link in a link is none to a browser: the outer one leads.
        let address = address.filter(|_| !self.is_in_link(1));
        let marked = matches!(reference.target, Target::Folio(_) | Target::Note(_) | Target::Name { .. });
        self.html.raw(if self.is_in_link(1) { "<span" } else { "<a" });
        if let Some(address) = address {
            self.html.address("href", &[&address]);
        }
        if marked {
            self.html.raw(" class=\"reference\"");
        }
        if let Some(title) = &reference.title {
            self.html.attribute("title", title);
        }
        self.html.raw(">");
        let title = self.link(at).and_then(|link| link.title);
        if let Some(title) = title.filter(|_| reference.implicit) {
            self.html.text(title);
            // What the source says is the target's name, not its title: skip it.
            self.at = self.skip();
        }
    }

    /// Begins the link of a name, which leads somewhere only on a page.
    pub(super) fn start_name(&mut self, slug: &str) {
        self.html.raw("<a class=\"name\"");
        if let Setting::Page { text } = self.view.setting {
            self.html.address("href", &[&text.names, slug, ".html"]);
        }
        self.html.raw(">");
    }

    pub(super) fn skip(&self) -> usize {
        let nodes = self.view.section.body.nodes.get(self.at..).unwrap_or_default();
        self.at + nodes.iter().take_while(|node| **node != Node::Close).count()
    }

    /// Ends a link, which is no longer among the open ones.
    pub(super) fn end_reference(&mut self) {
        self.html.raw(if self.is_in_link(0) { "</span>" } else { "</a>" });
    }

    /// Whether more than so many links are open.
    pub(super) fn is_in_link(&self, own: usize) -> bool {
        self.open.iter().filter(|tag| matches!(tag, Tag::Reference(_) | Tag::Name(_))).count() > own
    }

    /// Writes a picture, whole: what it holds is its description.
    pub(super) fn picture(&mut self, at: u32) {
        let nodes = &self.view.section.body.nodes;
        let mut description = String::new();
        let mut depth = 1_u32;
        while let Some(node) = nodes.get(self.at) {
            match node {
                Node::Open(_) => depth += 1,
                Node::Close => depth -= 1,
                Node::Text(span) | Node::Html(span) => description.push_str(self.view.source.slice(*span)),
                Node::Decoded(text) | Node::Code(text) => description.push_str(text),
                Node::SoftBreak | Node::HardBreak => description.push('\n'),
                Node::Redaction(_) => description.push_str("[redacted]"),
                Node::Illegible(_) => description.push_str("[illegible]"),
                _ => {}
            }
            if depth == 0 {
                break;
            }
            self.at += 1;
        }
        let Some(reference) = self.view.section.references.get(at as usize) else { return };
        let address = match (self.link(at), &reference.target) {
            (Some(link), _) => link.href.clone(),
            (None, Target::File { path, .. }) => Some(path.to_string()),
            _ => None,
        };
        let Some(address) = address else { return self.html.text(&description) };
        self.html.raw("<img");
        self.html.address("src", &[&address]);
        self.html.attribute("alt", &description);
        if let Some(title) = &reference.title {
            self.html.attribute("title", title);
        }
        self.html.raw(" />");
    }
}
