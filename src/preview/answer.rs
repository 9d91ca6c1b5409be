//! Answers requests.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode, Uri, header};
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;

use crate::catalog::Route;
use crate::render::Output;
use crate::site::{Fault, Snapshot};
use crate::text::Blob;

use super::shared::Published;
use super::{Preview, download, inject, media, near, overview, status};

/// The content security policy of every answer; no other site may frame it.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; \
                      base-uri 'none'; form-action 'none'; frame-ancestors 'self'; require-trusted-types-for 'script'; \
                      trusted-types lacuna";

/// Answers a request for anything but the channel of events.
pub(super) async fn answer(State(preview): State<Arc<Preview>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(path) = decode(uri.path()) else { return text(StatusCode::BAD_REQUEST, "This address is not valid.") };
    let is_own = path.starts_with("_lacuna/");
    if let Some(page) = path.strip_prefix("_lacuna/page/").or((!is_own).then_some(&path)) {
        preview.wait_for(&key(&preview.published().site, page)).await;
    }
    let of_thread = Arc::clone(&preview);
    // A slow template must not keep other answers waiting, nor the end of the program.
    let made = spawn_blocking(move || match path.strip_prefix("_lacuna/") {
        Some(own) => Answer::Whole(own_answer(&of_thread, own, &headers)),
        None => page(&of_thread, &path, &headers),
    });
    let answer = match made.await {
        Ok(Answer::Whole(answer)) => answer,
        Ok(Answer::Blob(blob, media)) => download::send(preview.blobs(), blob, media).await,
        Err(_) => text(StatusCode::INTERNAL_SERVER_ERROR, "Internal error: see the terminal."),
    };
    if !is_own {
        // In a task of its own, so that the answer goes out first.
        tokio::spawn(async move { preview.answered() });
    }
    answer
}

/// Answers a request for what the preview itself has to show.
fn own_answer(preview: &Preview, path: &str, headers: &HeaderMap) -> Response<Body> {
    let file = |name, content: &'static str| asset(media::of(name), Bytes::from_static(content.as_bytes()), headers);
    match path {
        "" => tagged(StatusCode::OK, &overview::page(preview).into(), headers),
        "preview.js" => file(path, include_str!("preview.js")),
        "preview.css" => file(path, include_str!("preview.css")),
        _ => match path.strip_prefix("page/") {
            Some(page) => bytes(StatusCode::OK, "application/json", status::page(preview, page).into()),
            None => text(StatusCode::NOT_FOUND, "No such page of the preview."),
        },
    }
}

/// The route of a path. The page for missing addresses links below the path of the base URL, which is ignored here.
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
    /// A file that is read while it is sent, and its media type.
    Blob(Blob, &'static str),
}

fn page(preview: &Preview, path: &str, headers: &HeaderMap) -> Answer {
    let Published { site, .. } = preview.published();
    let route = key(&site, path);
    let path = route.path();
    let fault = Fault::of(&site, &route);
    // The last page that had its facts is better than one without them.
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
        Ok(Some(page)) => asset(media::of(&path), page, headers),
        Ok(None) => {
            let folder = Route::of_path(&format!("{path}/"));
            if !path.ends_with('/') && site.has(&folder) {
                return Answer::Whole(moved(&near::href(&folder)));
            }
            match site.page(&Route::Missing) {
                Ok(Some(Output::Bytes(page))) => tagged(StatusCode::NOT_FOUND, &page.into(), headers),
                _ => text(StatusCode::NOT_FOUND, "There is no page at this address."),
            }
        }
        Err(finding) => {
            let mut recent = preview.recent();
            recent.failed(&route, &site, &finding);
            match recent.last_good(&route) {
                Some(page) => tagged(StatusCode::OK, &page, headers),
                None => tagged(StatusCode::INTERNAL_SERVER_ERROR, &overview::broken(&finding).into(), headers),
            }
        }
    })
}

/// A page with the script tag, unless the tab has this page already.
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

/// A file as it is, unless the tab has it already.
fn asset(media: &'static str, content: Bytes, headers: &HeaderMap) -> Response<Body> {
    fresh(blake3::hash(&content), headers).unwrap_or_else(|| bytes(StatusCode::OK, media, content))
}

/// The answer to a tab that has bytes of this digest already.
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

/// The ETag of a page or a file: the digest of its bytes as they would be built.
pub(super) fn etag(digest: blake3::Hash) -> String {
    let hash = digest.to_hex();
    format!("\"{}\"", hash.get(..20).unwrap_or_default())
}

fn moved(path: &str) -> Response<Body> {
    let mut answer = text(StatusCode::TEMPORARY_REDIRECT, "This is a folder.");
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

/// A request's path without its first slash, **decoded once**; `None` for a percent sign without two digits, and for what is not text.
fn decode(path: &str) -> Option<String> {
    let path = path.strip_prefix('/')?;
    let is_escape = |rest: &str| rest.bytes().take_while(u8::is_ascii_hexdigit).count() >= 2;
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    (path.split('%').skip(1).all(is_escape) && !decoded.contains('\0')).then(|| decoded.into_owned())
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
