//! Responses, with the headers that each has.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, header};
use bytes::Bytes;

use crate::edition::Href;

use super::{inject, media};

/// The content security policy of every answer; no other site may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; \
                      trusted-types lacuna";

pub(super) fn text(status: StatusCode, words: &str) -> Response<Body> {
    bytes(status, "text/plain; charset=utf-8", format!("{words}\n").into())
}

pub(super) fn bytes(status: StatusCode, media: &'static str, bytes: Bytes) -> Response<Body> {
    let mut answer = Response::new(Body::from(bytes));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    guarded(answer)
}

/// An answer with the headers that every answer has. **None of them allows another origin anything.**
pub(super) fn guarded(mut answer: Response<Body>) -> Response<Body> {
    let headers = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::REFERRER_POLICY, "same-origin"),
        (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (header::HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    ];
    for (name, value) in headers {
        answer.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    answer
}

pub(super) fn set<T>(answer: &mut Response<T>, name: header::HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}

/// The answer to a tab that has bytes of this digest already.
pub(super) fn fresh(digest: blake3::Hash, headers: &HeaderMap) -> Option<Response<Body>> {
    let etag = etag(digest);
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut known = known.flat_map(|value| value.split(',')).map(str::trim);
    if !known.any(|tag| tag.strip_prefix("W/").unwrap_or(tag) == etag) {
        return None;
    }
    let mut answer = bytes(StatusCode::NOT_MODIFIED, media::of(".html"), Bytes::new());
    answer.headers_mut().remove(header::CONTENT_TYPE);
    set(&mut answer, header::ETAG, &etag);
    Some(answer)
}

/// The ETag of a page or a file: the digest of its bytes as they would be built.
pub(super) fn etag(digest: blake3::Hash) -> String {
    let hash = digest.to_hex();
    format!("\"{}\"", hash.get(..20).unwrap_or_default())
}

pub(super) fn moved(to: &Href) -> Response<Body> {
    let mut answer = text(StatusCode::TEMPORARY_REDIRECT, "This is a folder.");
    set(&mut answer, header::LOCATION, to.as_str());
    answer
}

/// A page or a file as it is sent: **hashed once, and shared by all who read it**.
#[derive(Debug, Clone)]
pub(super) struct Content {
    status: StatusCode,
    media: &'static str,
    bytes: Bytes,
    digest: blake3::Hash,
}

impl Content {
    /// A page with the script tag, and with the digest that it has without it.
    pub(super) fn page(status: StatusCode, page: &[u8]) -> Self {
        let digest = blake3::hash(page);
        Self { status, media: media::of(".html"), bytes: inject::inject(page, &etag(digest)), digest }
    }

    /// A file as it is.
    pub(super) fn file(media: &'static str, bytes: Bytes) -> Self {
        Self { status: StatusCode::OK, media, digest: blake3::hash(&bytes), bytes }
    }

    /// How many bytes are sent.
    pub(super) fn length(&self) -> usize {
        self.bytes.len()
    }

    /// The answer to a tab, which may have this content already.
    pub(super) fn answer(&self, headers: &HeaderMap) -> Response<Body> {
        let known = if self.status == StatusCode::OK { fresh(self.digest, headers) } else { None };
        known.unwrap_or_else(|| {
            let mut answer = bytes(self.status, self.media, self.bytes.clone());
            set(&mut answer, header::ETAG, &etag(self.digest));
            answer
        })
    }
}
