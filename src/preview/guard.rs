//! Who may ask: only a page of this very server, or a person who types its address.
//!
//! A server on the loopback address can still be reached by every page that the same browser shows. **So the Host must be this
//! server's own** (else a foreign name that was made to point here could read everything), **and so must the Origin**, where there is
//! one; no answer ever allows another. `null` is an Origin like any other foreign one.

use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, StatusCode, header};

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const FETCH_MODE: HeaderName = HeaderName::from_static("sec-fetch-mode");

/// The names under which this server may be asked.
#[derive(Debug, Clone)]
pub(super) struct Guard {
    port: u16,
}

impl Guard {
    pub(super) fn new(port: u16) -> Self {
        Self { port }
    }

    /// Whether a request may be answered; else the status that refuses it.
    pub(super) fn admit(&self, request: &Parts) -> Result<(), StatusCode> {
        let mut hosts = request.headers.get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(StatusCode::BAD_REQUEST) };
        // A request line may name the host, too, and then that one counts: so both have to be ours.
        let named = request.uri.authority().map(|authority| authority.as_str());
        let is_own = |host: &str| self.is_host(host);
        if !host.to_str().is_ok_and(is_own) || !named.is_none_or(is_own) {
            return Err(StatusCode::MISDIRECTED_REQUEST);
        }
        if request.uri.scheme_str().is_some_and(|scheme| scheme != "http") {
            return Err(StatusCode::BAD_REQUEST);
        }
        if !self.own_origin(&request.headers).unwrap_or(true) {
            return Err(StatusCode::FORBIDDEN);
        }
        // A foreign page may lead here, as any link does, but it may not make use of what is here.
        let from_elsewhere = matches!(text(&request.headers, &FETCH_SITE), Some("cross-site" | "same-site"));
        if from_elsewhere && text(&request.headers, &FETCH_MODE) != Some("navigate") {
            return Err(StatusCode::FORBIDDEN);
        }
        Ok(())
    }

    /// Whether a request is known to come from a page of this server: by its Origin, or by what the browser says of it. A browser sends
    /// no Origin along with a request to where the page itself came from.
    pub(super) fn is_own_page(&self, headers: &HeaderMap) -> bool {
        self.own_origin(headers).unwrap_or_else(|| text(headers, &FETCH_SITE) == Some("same-origin"))
    }

    /// Whether the Origin is this server; `None` without an Origin.
    fn own_origin(&self, headers: &HeaderMap) -> Option<bool> {
        let mut origins = headers.get_all(header::ORIGIN).iter().peekable();
        origins.peek()?;
        let is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(|host| self.is_host(host));
        Some(origins.all(|origin| origin.to_str().is_ok_and(is_own)))
    }

    fn is_host(&self, host: &str) -> bool {
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !port.ends_with(']') => (name, Some(port)),
            _ => (host, None),
        };
        let known = ["127.0.0.1", "localhost", "[::1]"].iter().any(|known| name.eq_ignore_ascii_case(known));
        // The one spelling of a number, and none for the port that a browser leaves out.
        let right = port.map_or(self.port == 80, |port| port == self.port.to_string());
        known && right
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn ask(headers: &[(&str, &str)]) -> Result<(), StatusCode> {
        ask_for("/", headers)
    }

    fn ask_for(uri: &str, headers: &[(&str, &str)]) -> Result<(), StatusCode> {
        let mut request = Request::get(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        Guard::new(4000).admit(&request.body(()).expect("a request").into_parts().0)
    }

    #[test]
    fn only_the_names_of_this_computer_are_admitted() {
        for host in ["127.0.0.1:4000", "localhost:4000", "LOCALHOST:4000", "[::1]:4000"] {
            assert_eq!(ask(&[("host", host)]), Ok(()), "{host}");
        }
        for host in [
            "evil.example",
            "evil.example:4000",
            "127.0.0.1.evil.example:4000",
            "localhost.evil.example:4000",
            "localhost.:4000",
            "127.0.0.1",
            "localhost:4001",
            "localhost:04000",
            "localhost:+4000",
            "localhost:",
            "0.0.0.0:4000",
            "127.0.0.2:4000",
            "127.1:4000",
            "2130706433:4000",
            "[::ffff:127.0.0.1]:4000",
            "[::1]",
            "::1:4000",
            "127.0.0.1@evil.example:4000",
            "127.0.0.1:4000@evil.example",
            "",
            " ",
        ] {
            assert_eq!(ask(&[("host", host)]), Err(StatusCode::MISDIRECTED_REQUEST), "{host}");
        }
        assert_eq!(ask(&[]), Err(StatusCode::BAD_REQUEST));
        assert_eq!(ask(&[("host", "127.0.0.1:4000"), ("host", "evil.example")]), Err(StatusCode::BAD_REQUEST));
        let host = [("host", "127.0.0.1:4000")];
        assert_eq!(ask_for("http://127.0.0.1:4000/", &host), Ok(()));
        assert_eq!(ask_for("http://evil.example/", &host), Err(StatusCode::MISDIRECTED_REQUEST));
        assert_eq!(ask_for("https://127.0.0.1:4000/", &host), Err(StatusCode::BAD_REQUEST));
    }

    #[test]
    fn a_foreign_origin_is_refused_and_null_is_foreign() {
        let host = ("host", "127.0.0.1:4000");
        for origin in ["http://127.0.0.1:4000", "http://localhost:4000", "http://[::1]:4000"] {
            assert_eq!(ask(&[host, ("origin", origin)]), Ok(()), "{origin}");
        }
        for origin in [
            "null",
            "",
            "http://evil.example",
            "http://127.0.0.1",
            "http://127.0.0.1:4001",
            "https://127.0.0.1:4000",
            "http://localhost:4000.evil.example",
            "file://",
            "http://192.0.2.1:4000",
        ] {
            assert_eq!(ask(&[host, ("origin", origin)]), Err(StatusCode::FORBIDDEN), "{origin}");
        }
        let two = [host, ("origin", "http://127.0.0.1:4000"), ("origin", "http://evil.example")];
        assert_eq!(ask(&two), Err(StatusCode::FORBIDDEN));
    }

    #[test]
    fn a_foreign_page_may_lead_here_but_use_nothing() {
        let host = ("host", "127.0.0.1:4000");
        let navigates = ("sec-fetch-mode", "navigate");
        assert_eq!(ask(&[host, ("sec-fetch-site", "cross-site"), navigates]), Ok(()));
        for mode in ["no-cors", "cors", "websocket"] {
            let answer = ask(&[host, ("sec-fetch-site", "cross-site"), ("sec-fetch-mode", mode)]);
            assert_eq!(answer, Err(StatusCode::FORBIDDEN), "{mode}");
        }
        assert_eq!(ask(&[host, ("sec-fetch-site", "same-site")]), Err(StatusCode::FORBIDDEN));
        assert_eq!(ask(&[host, ("sec-fetch-site", "same-origin")]), Ok(()));
        assert_eq!(ask(&[host, ("sec-fetch-site", "none"), navigates]), Ok(()));
    }

    #[test]
    fn only_a_page_of_this_server_hears_events() {
        let guard = Guard::new(4000);
        let own = |name: &'static str, value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(HeaderName::from_static(name), value.parse().expect("a value"));
            guard.is_own_page(&headers)
        };
        assert!(own("origin", "http://localhost:4000"));
        assert!(own("sec-fetch-site", "same-origin"));
        assert!(!own("sec-fetch-site", "none"));
        assert!(!own("origin", "null"));
        assert!(!guard.is_own_page(&HeaderMap::new()));
    }
}
