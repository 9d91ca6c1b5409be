//! Sends a blob in chunks, from where it is.

use std::io::{self, Read as _};

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use bytes::Bytes;
use futures_util::stream;
use tokio::task::spawn_blocking;

use crate::disk::Blobs;
use crate::text::Blob;

use super::response::{etag, guarded, set, text};

/// How many bytes are read at a time.
const CHUNK: u64 = 64 << 10;

/// The answer that sends a blob. **Only bytes that were scanned are sent**: a file that has changed is an error until the
/// watcher has read it.
pub(super) async fn send(blobs: Blobs, blob: Blob, media: &'static str) -> Response<Body> {
    let (length, tag) = (blob.length(), etag(blob.digest()));
    let Ok(Ok(reader)) = spawn_blocking(move || blobs.open(&blob)).await else {
        return text(StatusCode::SERVICE_UNAVAILABLE, "The file has changed and has not been read again yet.");
    };
    let chunks = stream::try_unfold(reader, async |reader| {
        spawn_blocking(move || {
            let mut chunk = Vec::new();
            let mut part = reader.take(CHUNK);
            part.read_to_end(&mut chunk)?;
            Ok((!chunk.is_empty()).then(|| (Bytes::from(chunk), part.into_inner())))
        })
        .await
        .unwrap_or_else(|fault| Err(io::Error::other(fault)))
    });
    let mut answer = Response::new(Body::from_stream(chunks));
    set(&mut answer, header::CONTENT_TYPE, media);
    set(&mut answer, header::CONTENT_LENGTH, &length.to_string());
    set(&mut answer, header::ETAG, &tag);
    guarded(answer)
}
