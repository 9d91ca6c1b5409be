//! The one script tag that the preview adds to a page.

use bytes::Bytes;

/// The tag, with the ETag of its page: the only difference between a served and a built page.
pub fn tag(etag: &str) -> String {
    format!("<script src=\"/_lacuna/preview.js\" data-page=\"{}\" defer></script>", etag.trim_matches('"'))
}

/// A page with the tag in its head: before any other script, so that it meets the page as it was sent.
pub(super) fn inject(page: &[u8], etag: &str) -> Bytes {
    let (before, after) = page.split_at(place(page));
    [before, tag(etag).as_bytes(), after].concat().into()
}

/// The place after the tag that opens the head; without one after the document type, where a browser begins a head by itself.
fn place(page: &[u8]) -> usize {
    after(page, b"<head").or_else(|| after(page, b"<!doctype")).unwrap_or(0)
}

/// The byte after the first tag of a name, in any case, that is not in a comment.
fn after(page: &[u8], name: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(open) = page[at..].iter().position(|byte| *byte == b'<').map(|found| at + found) {
        let rest = &page[open..];
        if rest.starts_with(b"<!--") {
            at = open + rest.windows(3).position(|window| window == b"-->")? + 3;
            continue;
        }
        let ends = rest.get(name.len()).is_some_and(|byte| *byte == b'>' || byte.is_ascii_whitespace());
        if ends && rest[..name.len()].eq_ignore_ascii_case(name) {
            return rest.iter().position(|byte| *byte == b'>').map(|end| open + end + 1);
        }
        at = open + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn injected(page: &str) -> String {
        let page = inject(page.as_bytes(), "\"x\"");
        String::from_utf8(page.to_vec()).expect("text").replace(&tag("x"), "!")
    }

    #[test]
    fn the_tag_stands_first_in_the_head() {
        assert_eq!(injected("<!doctype html><html><head><meta>"), "<!doctype html><html><head>!<meta>");
        assert_eq!(injected("<!doctype html><HEAD lang=a><meta>"), "<!doctype html><HEAD lang=a>!<meta>");
        assert_eq!(injected("<!-- <head> --><head><header>"), "<!-- <head> --><head>!<header>");
        assert_eq!(injected("<!DOCTYPE html><title>a</title><header>"), "<!DOCTYPE html>!<title>a</title><header>");
        assert_eq!(injected("words"), "!words");
        assert_eq!(injected("<!-- <head>"), "!<!-- <head>");
    }
}
