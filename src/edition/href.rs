//! Links, as pages have them.

use std::fmt::{Display, Write as _};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;

use super::OutPath;

/// The characters that stay as they are in a path and in a fragment. A colon could begin a scheme; `&` and `'` mean something in HTML.
const PLAIN: &AsciiSet = &without(NON_ALPHANUMERIC, b"-._~/!$()*+,;=@");

/// The characters that stay as they are in an address that somebody wrote: all that an address may have, and percent signs.
const WRITTEN: &AsciiSet = &without(PLAIN, b"#%&':?");

const fn without(set: &AsciiSet, plain: &[u8]) -> AsciiSet {
    let (mut set, mut at) = (set.remove(b'-'), 0);
    while at < plain.len() {
        set = set.remove(plain[at]);
        at += 1;
    }
    set
}

/// The room for a `#` and an id: few are longer.
const ID: usize = 24;

/// A link as a page has it: percent-encoded as in RFC 3986, what is not ASCII as UTF-8. **The characters of a name never have a
/// meaning in it**: a `#` in a file's name is `%23`. The default is the page itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Href(String);

impl Href {
    /// The relative link from one file of the output to another.
    pub fn relative(from: &OutPath, to: &OutPath) -> Self {
        let (from, to) = (from.as_str(), to.as_str());
        let equal = from.bytes().zip(to.bytes()).take_while(|(one, other)| one == other);
        let shared = equal.zip(1..).filter(|((byte, _), _)| *byte == b'/').last().map_or(0, |(_, end)| end);
        let up = from.bytes().skip(shared).filter(|byte| *byte == b'/').count();
        Self::encoded(&"../".repeat(up), to.get(shared..).unwrap_or_default(), PLAIN)
    }

    /// The link to a file of the output by the address of its root: `../`, `/`, `https://example.org/`.
    pub fn below(root: &str, to: &OutPath) -> Self {
        Self::encoded(root, to.as_str(), PLAIN)
    }

    /// An address that somebody wrote: it is encoded already, except for characters that no address may have.
    pub fn written(address: &str) -> Self {
        Self::encoded("", address, WRITTEN)
    }

    /// The link to an element of the same page, by its id.
    pub fn at(&self, id: impl Display) -> Self {
        let mut href = Self(String::with_capacity(self.0.len() + ID));
        href.0.push_str(&self.0);
        href.0.push('#');
        Self::push_id(&mut href.0, |out| {
            // Writing to memory cannot fail.
            let _ = write!(out, "{id}");
        });
        href
    }

    /// Appends the end of a link to an element of a page, whose id `push` appends.
    pub(crate) fn push_id(out: &mut String, push: impl FnOnce(&mut String)) {
        let start = out.len();
        push(out);
        encode_from(out, start);
    }

    /// The link to a file of the same folder, by the two parts of its name.
    pub(crate) fn beside(stem: &str, ending: &str) -> Self {
        let mut href = [stem, ending].concat();
        encode_from(&mut href, 0);
        Self(href)
    }

    /// The link to an element of the same page, if an id is given.
    pub fn at_any(&self, id: Option<impl Display>) -> Self {
        id.map_or_else(|| self.clone(), |id| self.at(id))
    }

    /// The link, encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The link as a string of its own.
    pub(crate) fn into_string(self) -> String {
        self.0
    }

    fn encoded(start: &str, rest: &str, set: &'static AsciiSet) -> Self {
        let mut href = String::with_capacity(start.len() + rest.len());
        href.push_str(start);
        href.extend(utf8_percent_encode(rest, set));
        Self(href)
    }
}

/// Encodes the end of a link. Most names and ids stay as they are.
fn encode_from(href: &mut String, start: usize) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/');
    if !href.bytes().skip(start).all(is_plain) {
        let end = href.split_off(start);
        href.extend(utf8_percent_encode(&end, PLAIN));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_means_nothing_in_a_link() {
        let path = |path: &str| OutPath::new(path);
        let link = |from: &str, to: &str| Href::relative(&path(from), &path(to)).as_str().to_owned();
        assert_eq!(link("r/s.html", "r/50% #3?.pdf"), "50%25%20%233%3F.pdf");
        assert_eq!(link("index.html", "%41/a:b&'\".html"), "%2541/a%3Ab%26%27%22.html");
        assert_eq!(link("r/s.html", "q/\u{e9}.html"), "../q/%C3%A9.html");
        assert_eq!(
            Href::below("https://example.org/a/", &path("b c.html")).as_str(),
            "https://example.org/a/b%20c.html"
        );
        assert_eq!(Href::default().at("a%20b").as_str(), "#a%2520b");
        assert_eq!(Href::written("https://x/a%20b?c=d&e#f [g]").as_str(), "https://x/a%20b?c=d&e#f%20%5Bg%5D");
    }

    #[test]
    fn links_are_relative() {
        let link = |from: &str, to: &str| Href::relative(&OutPath::new(from), &OutPath::new(to)).as_str().to_owned();
        assert_eq!(link("r/s.html", "r/t.html"), "t.html");
        assert_eq!(link("r/s.html", "index.html"), "../index.html");
        assert_eq!(link("r/s.html", "q/index.html"), "../q/index.html");
        assert_eq!(link("r/source/s.html", "r/s.html"), "../s.html");
        assert_eq!(link("index.html", "r/index.html"), "r/index.html");
        assert_eq!(link("r/s.html", "r/source/s.html"), "source/s.html");
        assert_eq!(link("r/source/s.html", "q/s.html"), "../../q/s.html");
    }
}
