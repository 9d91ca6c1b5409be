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

/// A page with the script tag, unless the tab has this page already.
pub(super) fn tagged(status: StatusCode, page: &Bytes, headers: &HeaderMap) -> Response<Body> {
    if status == StatusCode::OK
        && let Some(unchanged) = fresh(blake3::hash(page), headers)
    {
        return unchanged;
    }
    let etag = etag(blake3::hash(page));
    let mut answer = bytes(status, "text/html; charset=utf-8", inject::inject(page, &etag));
    set(&mut answer, header::ETAG, &etag);
    answer
}

/// A file as it is, unless the tab has it already.
pub(super) fn asset(media: &'static str, content: Bytes, headers: &HeaderMap) -> Response<Body> {
    fresh(blake3::hash(&content), headers).unwrap_or_else(|| bytes(StatusCode::OK, media, content))
}
