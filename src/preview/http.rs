//! Connections, with limits on the head of a request. The protocol is hyper's.

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::Response;
use axum::middleware::{Next, from_fn_with_state, map_response};
use axum::routing::get;
use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::answer::answer;
use super::events::events;
use super::guard::Guard;
use super::response::{guarded, text};
use super::{Ports, Preview};

/// How long a connection may take for the head of a request, or be idle between two.
const HEAD_TIME: Duration = Duration::from_secs(8);

/// How large the head of a request may be, in bytes.
const HEAD_SIZE: usize = 16 << 10;

/// How many headers a request may have.
const HEADERS: usize = 64;

/// How long to wait when the system has no room for another connection.
const NO_ROOM: Duration = Duration::from_millis(10);

/// Serves a site until the program is interrupted or terminated. It then ends at once, whatever is still being sent.
///
/// # Errors
///
/// The sockets cannot be used.
pub fn serve(ports: Ports, preview: Arc<Preview>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    preview.pages().make_on(runtime.handle());
    let served = runtime.block_on(async {
        tokio::select! {
            served = listen(ports, preview) => served,
            () = stop_signal() => Ok(()),
        }
    });
    runtime.shutdown_background();
    served
}

/// Waits for an interrupt, or for the signal of a service manager or of a container's host. A program that is the first of its
/// container must handle that signal, or it is never stopped.
async fn stop_signal() {
    #[cfg(unix)]
    if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        tokio::select! {
            Ok(()) = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        return;
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

async fn listen(ports: Ports, preview: Arc<Preview>) -> io::Result<()> {
    let guard = Guard::new(ports.port);
    let router = Router::new()
        .route("/_lacuna/events", get(events))
        .fallback_service(get(answer).with_state(preview.clone()))
        .with_state(preview)
        .layer(Extension(guard.clone()))
        .layer(from_fn_with_state(guard, admit))
        .layer(map_response(async |answer: Response<Body>| guarded(answer)));
    let mut listeners = JoinSet::new();
    for listener in ports.listeners {
        listeners.spawn(accept(listener, router.clone()));
    }
    listeners.join_next().await.map_or(Ok(()), |ended| ended.map_err(io::Error::other)?)
}

async fn admit(State(guard): State<Guard>, request: Request, next: Next) -> Response<Body> {
    let (head, body) = request.into_parts();
    match guard.admit(&head) {
        Ok(()) => next.run(Request::from_parts(head, body)).await,
        Err(status) => text(status, "The preview only answers requests from its own pages on this computer."),
    }
}

async fn accept(listener: TcpListener, router: Router) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = tokio::net::TcpListener::from_std(listener)?;
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve_connection(stream, router.clone()))),
            // Too many files are open, or the other side has gone already.
            Err(_) => tokio::time::sleep(NO_ROOM).await,
        }
    }
}

async fn serve_connection(stream: TcpStream, router: Router) {
    // An answer goes out in one piece: nothing is gained by waiting for more.
    let _ = stream.set_nodelay(true);
    let mut protocol = http1::Builder::new();
    protocol.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_SIZE).max_headers(HEADERS);
    // A browser may go away in the middle of an answer.
    let _ = protocol.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router)).await;
}
