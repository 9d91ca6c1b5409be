//! Sends blobs in chunks, from where they are.

use std::collections::VecDeque;
use std::io;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{Response, StatusCode, header};
use bytes::Bytes;
use futures_util::stream;
use tokio::sync::Mutex;
use tokio::task::{spawn_blocking, yield_now};

use crate::disk::Blobs;
use crate::text::Blob;

use super::response::{etag, guarded, set, text};

/// How many chunks are kept for the next reader.
const KEPT: usize = 256;

/// The blobs of a site, to send. **A chunk is read once for all who download it at about the same time**, and only bytes that were
/// scanned are sent: a file that has changed is an error until the watcher has read it.
#[derive(Debug)]
pub(super) struct Downloads {
    blobs: Blobs,
    /// The chunks that were read last, each by its digest.
    recent: Mutex<VecDeque<(blake3::Hash, Bytes)>>,
}

impl Downloads {
    pub(super) fn new(blobs: Blobs) -> Self {
        Self { blobs, recent: Mutex::default() }
    }

    /// The answer that sends a blob.
    pub(super) async fn send(self: Arc<Self>, blob: Blob, media: &'static str) -> Response<Body> {
        let (length, tag) = (blob.length(), etag(blob.digest()));
        let Ok(first) = self.chunk(&blob, 0).await else {
            return text(StatusCode::SERVICE_UNAVAILABLE, "The file has changed and has not been read again yet.");
        };
        let chunks = stream::try_unfold((self, blob, 0, Some(first)), async |(downloads, blob, index, chunk)| {
            let chunk = match chunk {
                Some(chunk) => chunk,
                None if index == blob.chunks().len() => return Ok(None),
                None => downloads.chunk(&blob, index).await?,
            };
            // Other answers come in between.
            yield_now().await;
            Ok::<_, io::Error>(Some((chunk, (downloads, blob, index + 1, None))))
        });
        let mut answer = Response::new(Body::from_stream(chunks));
        set(&mut answer, header::CONTENT_TYPE, media);
        set(&mut answer, header::CONTENT_LENGTH, &length.to_string());
        set(&mut answer, header::ETAG, &tag);
        guarded(answer)
    }

    /// A chunk of a blob, by its index.
    async fn chunk(&self, blob: &Blob, index: usize) -> io::Result<Bytes> {
        let wanted = blob.chunks().get(index).copied().ok_or(io::ErrorKind::UnexpectedEof)?;
        // Whoever asks for a chunk that is being read waits for it here.
        let mut recent = self.recent.lock().await;
        if let Some((_, chunk)) = recent.iter().find(|(digest, _)| *digest == wanted) {
            return Ok(chunk.clone());
        }
        let (blobs, blob) = (self.blobs.clone(), blob.clone());
        let read = spawn_blocking(move || blobs.read(&blob, index)).await.map_err(io::Error::other)?;
        let chunk = Bytes::from(read.map_err(io::Error::other)?);
        recent.truncate(KEPT - 1);
        recent.push_front((wanted, chunk.clone()));
        Ok(chunk)
    }
}
