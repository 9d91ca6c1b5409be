//! Answers requests.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode, Uri};
use percent_encoding::percent_decode_str;
use tokio::task::spawn_blocking;

use super::made::{Answer, Making};
use super::response::{Content, bytes, fresh, moved, text};
use super::shared::Published;
use super::{Preview, media, overview, status};

/// Answers a request for anything but the channel of events.
pub(super) async fn answer(State(preview): State<Arc<Preview>>, uri: Uri, headers: HeaderMap) -> Response<Body> {
    let Some(path) = decode(uri.path()) else { return text(StatusCode::BAD_REQUEST, "This address is not valid.") };
    if let Some(page) = path.strip_prefix("_lacuna/page/") {
        let (published, making) = begin(&preview, page).await;
        let failure = making.await.and_then(|made| made.failure);
        let (progress, page) = (preview.progress(), page.to_owned());
        let status = spawn_blocking(move || status::page(published, progress, &page, failure)).await;
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
    let making = preview.pages().share(&published.site, &published.route(path));
    (published, making)
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
