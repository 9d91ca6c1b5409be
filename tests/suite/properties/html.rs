//! The HTML that the renderer may write, and a small parser for it.

use std::collections::BTreeSet;

/// The elements that the renderer writes.
const ELEMENTS: &[&str] = &[
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "li",
    "ol",
    "p",
    "pre",
    "s",
    "span",
    "strong",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
];
/// The elements of a page that have no end.
const VOID: &[&str] = &["br", "hr", "img", "input", "link", "meta"];

const ATTRIBUTES: &[&str] = &[
    "alt",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "class",
    "data-code",
    "data-count",
    "data-editorial",
    "data-exemptions",
    "data-extent",
    "data-folio",
    "data-release",
    "data-scan",
    "data-state",
    "data-was",
    "hidden",
    "href",
    "id",
    "role",
    "src",
    "start",
    "tabindex",
    "title",
    "value",
];

/// The first error in the HTML of a text: a faulty structure, an unknown element or attribute, a link in a link, or an address that
/// runs a program.
pub(super) fn fault(html: &str) -> Option<String> {
    structure(html).or_else(|| foreign(html))
}

/// The first error in the structure of some HTML: an element that does not nest, or a duplicate id.
pub(crate) fn structure(html: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    for tag in tags(html).filter(|tag| !tag.starts_with('!')) {
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> closes something else"));
            }
            continue;
        }
        let (name, rest) = name_and_rest(tag);
        for (_, id) in attributes(rest).filter(|(attribute, _)| *attribute == "id") {
            if id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id) {
                return Some(format!("the id `{id}` is empty, has a blank, or is used twice"));
            }
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    (!open.is_empty()).then(|| format!("{open:?} never end"))
}

fn foreign(html: &str) -> Option<String> {
    let mut links = 0;
    for tag in tags(html) {
        let (name, rest) = name_and_rest(tag);
        links -= usize::from(name == "/a");
        if name.starts_with('/') {
            continue;
        }
        if !ELEMENTS.contains(&name) {
            return Some(format!("the element <{tag}>"));
        }
        links += usize::from(name == "a");
        if links > 1 {
            return Some("a link in a link".into());
        }
        for (attribute, value) in attributes(rest) {
            if !ATTRIBUTES.contains(&attribute) {
                return Some(format!("the attribute {attribute} in <{tag}>"));
            }
            let scheme: String = value.chars().filter(|c| !c.is_control() && *c != ' ').take(11).collect();
            if matches!(attribute, "href" | "src") && scheme.to_lowercase().starts_with("javascript:") {
                return Some(format!("the address {value}"));
            }
        }
    }
    None
}

/// The text of some HTML, including the descriptions of pictures.
pub(super) fn text(html: &str) -> String {
    let mut text = String::new();
    for piece in pieces(html) {
        match piece {
            Piece::Text(words) => text.push_str(words),
            Piece::Tag(tag) => {
                text.extend(
                    attributes(name_and_rest(tag).1).filter(|(name, _)| *name == "alt").map(|(_, value)| value),
                );
            }
        }
    }
    text
}

enum Piece<'a> {
    Text(&'a str),
    /// The text between `<` and `>`, without the slash of a void element.
    Tag(&'a str),
}

fn pieces(html: &str) -> impl Iterator<Item = Piece<'_>> {
    html.split_inclusive('>').flat_map(|part| {
        let (text, tag) = part.split_once('<').unwrap_or((part, ""));
        let tag = tag.trim_end_matches('>').trim_end_matches(" /");
        [Some(Piece::Text(text)), (!tag.is_empty()).then_some(Piece::Tag(tag))].into_iter().flatten()
    })
}

fn tags(html: &str) -> impl Iterator<Item = &str> {
    pieces(html).filter_map(|piece| match piece {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    })
}

fn name_and_rest(tag: &str) -> (&str, &str) {
    tag.split_once(' ').unwrap_or((tag, ""))
}

fn attributes(mut rest: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (name, after) = rest.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
        let Some(after) = after.strip_prefix("=\"") else {
            rest = after;
            return Some((name, ""));
        };
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        rest = after;
        Some((name, value))
    })
}

#[test]
fn foreign_html_is_noticed() {
    assert_eq!(fault("<p id=\"a\">x<br /></p>"), None);
    for bad in [
        "<p><script></p>",
        "<p onclick=\"x\"></p>",
        "<a href=\"java\tscript:x\"></a>",
        "<p>",
        "<p><em></p></em>",
        "<b>x</b>",
    ] {
        assert!(fault(bad).is_some(), "{bad}");
    }
    assert!(fault("<p id=\"a\"></p><p id=\"a\"></p>").is_some());
    assert_eq!(text("<p>a<img alt=\"b\" />c</p>"), "abc");
}
