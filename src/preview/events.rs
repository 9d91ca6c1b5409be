//! The channel of events. An event says that something has changed, and no more.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Response, StatusCode};
use axum::response::IntoResponse as _;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream;

use super::Preview;
use super::guard::Guard;
use super::response::{guarded, text};

/// How often a line is sent on a quiet channel, to notice that its tab has closed.
const PULSE: Duration = Duration::from_secs(15);

/// Opens a channel for a page of this server. The first event comes at once, so that a change made while the page was loading is not
/// missed.
pub(super) async fn events(
    State(preview): State<Arc<Preview>>,
    Extension(guard): Extension<Guard>,
    headers: HeaderMap,
) -> Response<Body> {
    if !guard.is_own_page(&headers) {
        return text(StatusCode::FORBIDDEN, "Only pages of the preview may listen for changes.");
    }
    let mut versions = preview.versions();
    versions.mark_changed();
    let stream = stream::unfold(versions, async |mut versions| {
        versions.changed().await.ok()?;
        let version = *versions.borrow_and_update();
        let event = Event::default().data(version.to_string());
        Some((Ok::<_, Infallible>(event), versions))
    });
    let channel = Sse::new(stream).keep_alive(KeepAlive::new().interval(PULSE));
    guarded(channel.into_response())
}
