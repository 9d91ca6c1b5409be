//! From the address of a link to what it names.

use crate::edition::Target;
use crate::text::single_spaced;

/// Schemes that a reader may follow. Any other could run a program in the reader's browser.
const SCHEMES: [&str; 3] = ["http", "https", "mailto"];

/// What the text between double brackets names: `page 4`, `note 2`, `report/section#heading`.
pub(super) fn wikilink(text: &str) -> Target {
    let text = single_spaced(text);
    let (word, rest) = text.split_once(' ').unwrap_or((&text, ""));
    if word.eq_ignore_ascii_case("page") && super::folio::label(rest).is_some() {
        return Target::Folio(rest.into());
    }
    if word.eq_ignore_ascii_case("note")
        && rest.chars().all(|c| c.is_ascii_digit() || c == ':' || c == '*')
        && !rest.is_empty()
    {
        return Target::Note(rest.into());
    }
    let (name, fragment) = text.split_once('#').map_or((&*text, None), |(name, fragment)| (name, Some(fragment)));
    Target::Name { name: name.trim().into(), fragment: fragment.map(|fragment| fragment.trim().into()) }
}

/// What the address of a Markdown link names.
pub(super) fn address(address: &str, is_email: bool) -> Target {
    if is_email {
        return Target::Outside(format!("mailto:{address}").into());
    }
    // Browsers drop these before they look for a scheme, so that `java\tscript:` is one.
    let bare: String = address.chars().filter(|c| !c.is_ascii_control() && *c != ' ').collect();
    if let Some(scheme) = scheme(&bare) {
        let known = SCHEMES.iter().any(|known| scheme.eq_ignore_ascii_case(known));
        return if known { Target::Outside(address.into()) } else { Target::Unsafe(address.into()) };
    }
    if bare.starts_with("//") || bare.starts_with("/\\") || bare.starts_with('\\') {
        return Target::Outside(address.into());
    }
    let (path, fragment) = address.split_once('#').map_or((address, None), |(path, fragment)| (path, Some(fragment)));
    Target::File { path: path.into(), fragment: fragment.map(Into::into) }
}

/// What is wrong with an address that leads outside, and how to write it: browsers complete it by the page that it is on.
pub(super) fn incomplete(address: &str) -> Option<(String, String)> {
    let (scheme, rest) = address.split_once(':').filter(|_| scheme(address).is_some()).unwrap_or(("https", address));
    let host = rest.trim_start_matches(['/', '\\']);
    let is_whole = address.len() > rest.len() && rest.strip_prefix("//") == Some(host) && !host.is_empty();
    let is_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
    (is_web && !is_whole).then(|| (format!("`{address}` is not a web address"), format!("write {scheme}://{host}")))
}

fn scheme(address: &str) -> Option<&str> {
    let (scheme, _) = address.split_once(':')?;
    let good = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.'));
    good.then_some(scheme)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_schemes_lead_outside() {
        for text in ["javascript:alert(1)", "JaVa\tScript:alert(1)", " data:text/html,x", "vbscript:x", "file:///etc"] {
            assert!(matches!(address(text, false), Target::Unsafe(_)), "{text}");
        }
        assert!(matches!(address("https://example.org/", false), Target::Outside(_)));
        assert!(matches!(address("05-appeals.md#h-x", false), Target::File { .. }));
    }

    #[test]
    fn a_web_address_has_a_scheme_and_a_host() {
        for (text, help) in [
            ("//example.org/a", "write https://example.org/a"),
            ("\\\\example.org", "write https://example.org"),
            ("http:example.org", "write http://example.org"),
            ("https:///example.org", "write https://example.org"),
            ("HTTP://", "write HTTP://"),
        ] {
            assert_eq!(incomplete(text).map(|(_, help)| help).as_deref(), Some(help), "{text}");
        }
        for text in ["https://example.org/", "HTTP://example.org", "mailto:a@example.org"] {
            assert_eq!(incomplete(text), None, "{text}");
        }
    }

    #[test]
    fn double_brackets_name_folios_notes_and_places() {
        assert_eq!(wikilink("page  iv"), Target::Folio("iv".into()));
        assert_eq!(wikilink("Note 4:1"), Target::Note("4:1".into()));
        let place = Target::Name { name: "appeals".into(), fragment: Some("heading".into()) };
        assert_eq!(wikilink("appeals#heading"), place);
        assert_eq!(wikilink("page turner"), Target::Name { name: "page turner".into(), fragment: None });
    }
}
