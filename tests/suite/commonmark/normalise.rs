//! Normalises HTML as the specification's own test does: sorts attributes, writes void elements without a slash, resolves character
//! references and removes white space that does not show.

/// The elements around which white space does not show.
const BLOCKS: [&str; 15] =
    ["p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "li", "pre", "hr", "table", "br"];

/// The tags, comments and declarations of some HTML, unchanged. An unclosed one extends to the end.
pub(super) fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices('<').filter_map(|(at, _)| {
        let rest = html.get(at..)?;
        let end = rest.find('>').map_or(rest.len(), |end| end + 1);
        rest.get(..end)
    })
}

/// The normalised HTML.
pub(super) fn normalise(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    let mut in_pre = false;
    while let Some(at) = rest.find('<') {
        let (text, after) = rest.split_at(at);
        write_text(&mut out, text, in_pre);
        let end = after.find('>').map_or(after.len(), |end| end + 1);
        let (tag, after) = after.split_at(end);
        let inner = tag.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/').trim_end();
        let name = inner.trim_start_matches('/').split(' ').next().unwrap_or_default();
        if BLOCKS.contains(&name) {
            while !in_pre && out.ends_with(char::is_whitespace) {
                out.pop();
            }
        }
        out.push('<');
        out.push_str(&attributes(inner));
        out.push('>');
        in_pre = if name == "pre" { !inner.starts_with('/') } else { in_pre };
        rest = after;
        if BLOCKS.contains(&name) && !in_pre {
            rest = rest.trim_start();
        }
    }
    write_text(&mut out, rest, in_pre);
    out.trim().to_owned()
}

fn write_text(out: &mut String, text: &str, in_pre: bool) {
    for c in decode(text).chars() {
        if in_pre || !c.is_ascii_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
}

/// A tag's name, and its attributes in alphabetical order.
fn attributes(inner: &str) -> String {
    let (name, mut rest) = inner.split_once(' ').unwrap_or((inner, ""));
    let mut attributes = Vec::new();
    while let Some((key, after)) = rest.trim_start().split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap_or((after, ""));
        attributes.push(format!(" {key}=\"{}\"", decode(value)));
        rest = after;
    }
    attributes.sort();
    name.to_owned() + &attributes.concat()
}

/// Resolves references to quotation marks, which HTML needs only in attributes. The other three references stay.
fn decode(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'")
}

#[test]
fn spellings_of_the_same_html_are_one() {
    assert_eq!(normalise("<p>a  &quot;b\n</p>\n<hr />"), normalise("<p>a \"b</p><hr>"));
    assert_eq!(normalise("<img src=\"a\" alt=\"b\" />"), normalise("<img alt=\"b\" src=\"a\">"));
    assert_ne!(normalise("<pre>a  b</pre>"), normalise("<pre>a b</pre>"));
    assert_ne!(normalise("<p>a &lt;b&gt;</p>"), normalise("<p>a <b></p>"));
}
