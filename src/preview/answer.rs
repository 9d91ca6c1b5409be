//! Answers requests.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri};
use bytes::Bytes;
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;

use crate::catalog::Route;
use crate::render::Output;
use crate::site::Fault;
use crate::text::Blob;

use super::response::{asset, bytes, fresh, moved, tagged, text};
use super::{Preview, download, media, overview, status};

/// Answers a request for anything but the channel of events.
pub(super) async fn answer(State(preview): State<Arc<Preview>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(path) = decode(uri.path()) else { return text(StatusCode::BAD_REQUEST, "This address is not valid.") };
    let is_own = path.starts_with("_lacuna/");
    if let Some(page) = path.strip_prefix("_lacuna/page/").or((!is_own).then_some(&path)) {
        preview.wait_for(&preview.published().route(page)).await;
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

/// How a request is answered.
enum Answer {
    Whole(Response<Body>),
    /// A file that is read while it is sent, and its media type.
    Blob(Blob, &'static str),
}

fn page(preview: &Preview, path: &str, headers: &HeaderMap) -> Answer {
    let published = preview.published();
    let route = published.route(path);
    let path = route.path();
    let path = path.as_str();
    let site = &published.site;
    let fault = Fault::of(site, &route);
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
                return known.map_or(Answer::Blob(blob, media::of(path)), Answer::Whole);
            }
            Ok(Some(Output::Bytes(bytes))) => Ok(Some(Bytes::from(bytes))),
            Ok(None) => Ok(None),
            Err(finding) => Err(finding),
        },
    };
    Answer::Whole(match made {
        Ok(Some(page)) if media::of(path).starts_with("text/html") => {
            match fault {
                None => preview.recent().good(&route, site, &page),
                Some(_) => preview.recent().partial(&route, site),
            }
            let status = if route == Route::Missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
            tagged(status, &page, headers)
        }
        Ok(Some(page)) => asset(media::of(path), page, headers),
        Ok(None) => {
            let folder = Route::of_path(&format!("{path}/"));
            if !path.ends_with('/') && site.has(&folder) {
                return Answer::Whole(moved(&folder.address("/")));
            }
            match site.page(&Route::Missing) {
                Ok(Some(Output::Bytes(page))) => tagged(StatusCode::NOT_FOUND, &page.into(), headers),
                _ => text(StatusCode::NOT_FOUND, "There is no page at this address."),
            }
        }
        Err(finding) => {
            let mut recent = preview.recent();
            recent.failed(&route, site, &finding);
            match recent.last_good(&route) {
                Some(page) => tagged(StatusCode::OK, &page, headers),
                None => tagged(StatusCode::INTERNAL_SERVER_ERROR, &overview::broken(&finding).into(), headers),
            }
        }
    })
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
