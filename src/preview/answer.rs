//! From a request to an answer.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use bytes::Bytes;

use crate::catalog::Route;
use crate::diagnostic::Finding;
use crate::render::Output;
use crate::site::{Fault, Snapshot};
use crate::text::Blob;

use super::shared::Published;
use super::{Preview, download, inject, media, near, overview, status};

/// The policy that every page carries, and that nobody may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; \
                      trusted-types lacuna";

/// Answers a request for anything but the channel of events.
pub(super) async fn answer(State(preview): State<Arc<Preview>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(path) = decode(uri.path()) else { return text(StatusCode::BAD_REQUEST, "This is no address.") };
    if let Some(own) = path.strip_prefix("_lacuna/") {
        return own_answer(&preview, own, &headers).await;
    }
    let route = Route::of_path(&path);
    preview.wait_for(&route).await;
    let answer = match page(&preview, &path, &headers) {
        Answer::Whole(answer) => answer,
        Answer::Blob(blob, media) => download::send(preview.blobs(), blob, media).await,
    };
    // It is the turn of others when it has been written.
    tokio::spawn(async move { preview.answered() });
    answer
}

/// What the preview itself has to show.
async fn own_answer(preview: &Preview, path: &str, headers: &HeaderMap) -> Response<Body> {
    match path {
        "" => {
            let html = overview::page(preview);
            tagged(StatusCode::OK, &html.into(), headers)
        }
        "preview.js" => file("preview.js", include_str!("preview.js"), headers),
        "preview.css" => file("preview.css", include_str!("preview.css"), headers),
        _ => match path.strip_prefix("page/") {
            Some(path) => {
                preview.wait_for(&key(&preview.published().site, path)).await;
                let json = status::page(preview, path);
                bytes(StatusCode::OK, "application/json", json.into())
            }
            None => text(StatusCode::NOT_FOUND, "The preview has no such page."),
        },
    }
}

/// The route of a path. A path below that of the base URL is found without it too, as the page for missing addresses has it.
pub(super) fn key(site: &Snapshot, path: &str) -> Route {
    let base = site.catalog().config.base_path().trim_start_matches('/');
    let route = Route::of_path(path);
    match path.strip_prefix(base) {
        Some(below) if !base.is_empty() && !site.has(&route) => Route::of_path(below),
        _ => route,
    }
}

/// How a request is answered.
enum Answer {
    Whole(Response<Body>),
    /// With a file that is read while it is sent, and its media type.
    Blob(Blob, &'static str),
}

fn page(preview: &Preview, path: &str, headers: &HeaderMap) -> Answer {
    let Published { site, .. } = preview.published();
    let route = key(&site, path);
    let path = route.path();
    let fault = Fault::of(&site, &route);
    // Rather the last page that had its facts than one without them.
    let last_good = match fault {
        Some(Fault::FactsMissing(_)) => preview.recent().last_good(&route),
        _ => None,
    };
    let made = match last_good {
        Some(bytes) => Ok(Some(bytes)),
        None => match site.page(&route) {
            Ok(Some(Output::Blob(blob))) => {
                let known = fresh(blob.digest(), headers);
                return known.map_or(Answer::Blob(blob, media::of(&path)), Answer::Whole);
            }
            Ok(Some(Output::Bytes(bytes))) => Ok(Some(Bytes::from(bytes))),
            Ok(None) => Ok(None),
            Err(finding) => Err(finding),
        },
    };
    Answer::Whole(match made {
        Ok(Some(page)) if media::of(&path).starts_with("text/html") => {
            match fault {
                None => preview.recent().good(&route, &site, &page),
                Some(_) => preview.recent().partial(&route, &site),
            }
            let status = if route == Route::Missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
            tagged(status, &page, headers)
        }
        Ok(Some(page)) => {
            fresh(blake3::hash(&page), headers).unwrap_or_else(|| bytes(StatusCode::OK, media::of(&path), page))
        }
        Ok(None) => {
            let folder = Route::of_path(&format!("{path}/"));
            if !path.ends_with('/') && site.has(&folder) {
                return Answer::Whole(moved(&near::href(&folder)));
            }
            match site.page(&Route::Missing) {
                Ok(Some(Output::Bytes(page))) => tagged(StatusCode::NOT_FOUND, &page.into(), headers),
                _ => text(StatusCode::NOT_FOUND, "No page has this address."),
            }
        }
        Err(finding) => {
            let mut recent = preview.recent();
            recent.failed(&route, &site, &finding);
            match recent.last_good(&route) {
                Some(page) => tagged(StatusCode::OK, &page, headers),
                None => broken(&finding, headers),
            }
        }
    })
}

/// A page that a template failed to make, and that was not asked for while it still could be made.
fn broken(finding: &Finding, headers: &HeaderMap) -> Response<Body> {
    let html = overview::broken(finding);
    tagged(StatusCode::INTERNAL_SERVER_ERROR, &html.into(), headers)
}

/// A page with the script tag in it, unless the tab has this very page already.
fn tagged(status: StatusCode, page: &Bytes, headers: &HeaderMap) -> Response<Body> {
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

fn file(name: &str, content: &'static str, headers: &HeaderMap) -> Response<Body> {
    let page = Bytes::from_static(content.as_bytes());
    fresh(blake3::hash(&page), headers).unwrap_or_else(|| bytes(StatusCode::OK, media::of(name), page))
}

/// The answer for a tab that has bytes of this digest already.
fn fresh(digest: blake3::Hash, headers: &HeaderMap) -> Option<Response<Body>> {
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

/// The ETag of a page or a file: the digest of its bytes before anything is added to them.
pub(super) fn etag(digest: blake3::Hash) -> String {
    let hash = digest.to_hex();
    format!("\"{}\"", hash.get(..20).unwrap_or_default())
}

fn moved(path: &str) -> Response<Body> {
    let mut answer = text(StatusCode::TEMPORARY_REDIRECT, "It is a folder.");
    set(&mut answer, header::LOCATION, &format!("/{path}"));
    answer
}

pub(super) fn text(status: StatusCode, words: &str) -> Response<Body> {
    bytes(status, "text/plain; charset=utf-8", format!("{words}\n").into())
}

fn bytes(status: StatusCode, media: &'static str, bytes: Bytes) -> Response<Body> {
    let mut answer = Response::new(Body::from(bytes));
    *answer.status_mut() = status;
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    guarded(answer)
}

/// An answer with the headers that every answer has. **None of them allows another origin anything.**
pub(super) fn guarded<T>(mut answer: Response<T>) -> Response<T> {
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

/// A request's path without its first slash, **decoded once**; nothing if it is no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.strip_prefix('/')?.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        bytes.push(digit(rest.next()?)? * 16 + digit(rest.next()?)?);
    }
    String::from_utf8(bytes).ok().filter(|path| !path.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_decoded_once() {
        assert_eq!(decode("/a%20b").as_deref(), Some("a b"));
        assert_eq!(decode("/%252e%252e").as_deref(), Some("%2e%2e"));
        assert_eq!(decode("//etc").as_deref(), Some("/etc"));
        for path in ["", "a", "/%", "/%2", "/%zz", "/%c3%28", "/%00", "/%%32%65", "/%u002e", "/%+1"] {
            assert_eq!(decode(path), None, "{path}");
        }
    }
}
