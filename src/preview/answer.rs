//! Answers requests.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri};
use futures_util::FutureExt as _;
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;

use crate::catalog::Route;
use crate::render::Output;
use crate::site::{Fault, Snapshot};

use super::made::{Answer, Made, Making};
use super::response::{Content, bytes, fresh, moved, text};
use super::shared::Published;
use super::{Preview, media, overview, status};

/// Answers a request for anything but the channel of events.
pub(super) async fn answer(State(preview): State<Arc<Preview>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(path) = decode(uri.path()) else { return text(StatusCode::BAD_REQUEST, "This address is not valid.") };
    if let Some(page) = path.strip_prefix("_lacuna/page/") {
        let (published, making) = begin(&preview, page).await;
        let failure = making.await.and_then(|made| made.failure);
        let (preview, page) = (Arc::clone(&preview), page.to_owned());
        let status = spawn_blocking(move || status::page(&preview, published, &page, failure)).await;
        return status.map_or_else(|_| fault(), |json| bytes(StatusCode::OK, "application/json", json.into()));
    }
    if let Some(own) = path.strip_prefix("_lacuna/") {
        let own = own.to_owned();
        return match spawn_blocking(move || own_content(&preview, &own)).await {
            Ok(Some(content)) => content.answer(&headers),
            Ok(None) => text(StatusCode::NOT_FOUND, "No such page of the preview."),
            Err(_) => fault(),
        };
    }
    let answer = match begin(&preview, &path).await.1.await.map(|made| made.answer) {
        Some(Answer::Content(content)) => content.answer(&headers),
        Some(Answer::Blob(blob, media)) => match fresh(blob.digest(), &headers) {
            Some(unchanged) => unchanged,
            None => preview.downloads().send(blob, media).await,
        },
        Some(Answer::Moved(to)) => moved(&to),
        None => fault(),
    };
    // In a task of its own, so that the answer goes out first.
    tokio::spawn(async move { preview.answered() });
    answer
}

/// What the preview itself has to show.
fn own_content(preview: &Preview, path: &str) -> Option<Content> {
    let file = |text: &'static str| Content::file(media::of(path), text.into());
    Some(match path {
        "" => Content::page(StatusCode::OK, overview::page(preview).as_bytes()),
        "preview.js" => file(include_str!("preview.js")),
        "preview.css" => file(include_str!("preview.css")),
        _ => return None,
    })
}

fn fault() -> Response<Body> {
    text(StatusCode::INTERNAL_SERVER_ERROR, "Internal error: see the terminal.")
}

/// Waits until a page can be made, and begins to make it from what is published then.
async fn begin(preview: &Arc<Preview>, path: &str) -> (Published, Making) {
    preview.wait_for(&preview.published().route(path)).await;
    let published = preview.published();
    let making = share(preview, &published.site, &published.route(path));
    (published, making)
}

/// Begins to make the pages that open tabs will request: the pages requested last, one for each tab.
pub(super) fn prepare(preview: &Arc<Preview>, tabs: usize) {
    let Some(runtime) = preview.runtime() else { return };
    let _context = runtime.enter();
    let (site, routes) = (preview.published().site, preview.recent().pages(tabs));
    for route in routes {
        drop(share(preview, &site, &route));
    }
}

/// What is made for a route from a snapshot, now or already.
fn share(preview: &Arc<Preview>, site: &Arc<Snapshot>, route: &Route) -> Making {
    preview.recent().share(route, site, || {
        let (preview, site, route) = (Arc::clone(preview), Arc::clone(site), route.clone());
        // A slow template must not keep other answers waiting, nor the end of the program.
        spawn_blocking(move || make(&preview, &site, &route)).map(Result::ok)
    })
}

fn make(preview: &Preview, site: &Snapshot, route: &Route) -> Made {
    let path = route.path();
    let path = path.as_str();
    let fault = Fault::of(site, route);
    let last_good = || preview.recent().last_good(route);
    // The last page that had its facts is better than one without them.
    if let Some(page) = last_good().filter(|_| matches!(fault, Some(Fault::FactsMissing(_)))) {
        return Made::content(page);
    }
    match site.page(route) {
        Ok(Some(Output::Blob(blob))) => Answer::Blob(blob, media::of(path)).into(),
        Ok(Some(Output::Bytes(page))) if media::of(path) == media::of(".html") => {
            let status = if *route == Route::Missing { StatusCode::NOT_FOUND } else { StatusCode::OK };
            let page = Content::page(status, &page);
            if fault.is_none() {
                preview.recent().good(route, &page);
            }
            Made::content(page)
        }
        Ok(Some(Output::Bytes(file))) => Made::content(Content::file(media::of(path), file.into())),
        Ok(None) => {
            let folder = Route::of_path(&format!("{path}/"));
            if !path.ends_with('/') && site.has(&folder) {
                return Answer::Moved(folder.address("/")).into();
            }
            let page = site.page(&Route::Missing).ok().flatten().and_then(Output::into_bytes);
            let page = page.unwrap_or_else(|| b"This page does not exist.".to_vec());
            Made::content(Content::page(StatusCode::NOT_FOUND, &page))
        }
        Err(failure) => {
            let instead = || Content::page(StatusCode::INTERNAL_SERVER_ERROR, overview::broken(&failure).as_bytes());
            Made::failed(last_good().unwrap_or_else(instead), failure)
        }
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
