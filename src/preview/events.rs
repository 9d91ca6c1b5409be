//! The channel on which a tab hears that something has changed: no more than that.

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
use super::answer::{guarded, text};
use super::guard::Guard;
use super::http::Connection;

/// How often a line is sent on a quiet channel, so that one whose tab is gone is noticed.
const PULSE: Duration = Duration::from_secs(15);

/// Opens a channel, for a page of this server and nobody else. The first event comes at once: what changed while the page was on its
/// way here is not lost.
pub(super) async fn events(
    State(preview): State<Arc<Preview>>,
    Extension(guard): Extension<Guard>,
    Extension(connection): Extension<Arc<Connection>>,
    headers: HeaderMap,
) -> Response<Body> {
    if !guard.is_own_page(&headers) {
        return text(StatusCode::FORBIDDEN, "Only a page of this server hears what changes.");
    }
    let mut versions = preview.versions();
    versions.mark_changed();
    let listening = connection.busy();
    let stream = stream::unfold((versions, listening), async |(mut versions, listening)| {
        versions.changed().await.ok()?;
        let version = *versions.borrow_and_update();
        let event = Event::default().data(version.to_string());
        Some((Ok::<_, Infallible>(event), (versions, listening)))
    });
    let channel = Sse::new(stream).keep_alive(KeepAlive::new().interval(PULSE));
    guarded(channel.into_response())
}
