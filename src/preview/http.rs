//! Connections: how many there may be, how long they may take, how large their heads may be.
//!
//! The protocol is hyper's. **No number of idle or slow connections keeps a page from coming**: a head has to be complete within a few
//! seconds and a few kilobytes, and where all places are taken the connection that has been idle longest gives up its own.

use std::collections::BTreeMap;
use std::io;
use std::net::TcpListener;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::http::Response;
use axum::routing::get;
use axum::{Extension, Router};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service as _, service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpStream;
use tokio::sync::Notify;

use super::answer::{answer, text};
use super::events::events;
use super::guard::Guard;
use super::{Ports, Preview};

/// How many connections there may be.
const MOST: usize = 400;

/// How long a connection may take for the head of a request, or be idle between two.
const HEAD_TIME: Duration = Duration::from_secs(8);

/// How large the head of a request may be, in bytes.
const HEAD_SIZE: usize = 16 << 10;

/// How many headers a request may have.
const HEADERS: usize = 64;

/// Serves a site until somebody wants it to end: it ends at once, whatever is still being sent.
///
/// # Errors
///
/// The sockets cannot be used.
pub fn serve(ports: Ports, preview: Arc<Preview>) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        tokio::select! {
            served = attend_to_all(ports, preview) => served,
            () = ended() => Ok(()),
        }
    });
    runtime.shutdown_background();
    served
}

/// Until the program is interrupted or terminated.
async fn ended() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (Ok(mut interrupt), Ok(mut terminate)) = (signal(SignalKind::interrupt()), signal(SignalKind::terminate()))
        else {
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = tokio::signal::ctrl_c().await;
}

async fn attend_to_all(ports: Ports, preview: Arc<Preview>) -> io::Result<()> {
    let guard = Guard::new(ports.port);
    let router = Router::new()
        .route("/_lacuna/events", get(events))
        .fallback_service(get(answer).with_state(preview.clone()))
        .with_state(preview)
        .layer(Extension(guard.clone()));
    let house = Arc::new(House { guard, router, places: Mutex::default(), clock: AtomicU64::new(0) });
    let doors = ports.listeners.into_iter().map(|listener| {
        let house = house.clone();
        tokio::spawn(async move { house.open(listener).await })
    });
    for door in doors.collect::<Vec<_>>() {
        door.await.map_err(io::Error::other)??;
    }
    Ok(())
}

/// All connections, and what they are served with.
struct House {
    guard: Guard,
    router: Router,
    places: Mutex<BTreeMap<u64, Arc<Connection>>>,
    clock: AtomicU64,
}

/// One connection.
#[derive(Debug, Default)]
pub(super) struct Connection {
    /// How many requests it is being answered.
    requests: AtomicUsize,
    /// When it was last asked something, as the house counts.
    last: AtomicU64,
    give_way: Notify,
}

impl Connection {
    /// It is busy for as long as this is kept.
    pub(super) fn busy(self: Arc<Self>) -> Busy {
        self.requests.fetch_add(1, Ordering::Relaxed);
        Busy(self)
    }
}

/// A request that is being answered.
#[derive(Debug)]
pub(super) struct Busy(Arc<Connection>);

impl Drop for Busy {
    fn drop(&mut self) {
        self.0.requests.fetch_sub(1, Ordering::Relaxed);
    }
}

impl House {
    async fn open(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let Ok((stream, _)) = listener.accept().await else {
                // Too many files are open, or the other side is gone already.
                self.make_room(0);
                tokio::time::sleep(Duration::from_millis(10)).await;
                continue;
            };
            if let Some((number, connection)) = self.enter() {
                let house = self.clone();
                tokio::spawn(async move {
                    house.clone().attend(stream, connection).await;
                    house.places().remove(&number);
                });
            }
        }
    }

    fn places(&self) -> std::sync::MutexGuard<'_, BTreeMap<u64, Arc<Connection>>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tick(&self) -> u64 {
        self.clock.fetch_add(1, Ordering::Relaxed)
    }

    /// A place for one more; nothing if all others are busy.
    fn enter(&self) -> Option<(u64, Arc<Connection>)> {
        if !self.make_room(MOST - 1) {
            return None;
        }
        let number = self.tick();
        let connection = Arc::new(Connection { last: AtomicU64::new(number), ..Connection::default() });
        self.places().insert(number, connection.clone());
        Some((number, connection))
    }

    /// Lets the connection that has been idle longest give way, if there are more than so many; whether there is room.
    fn make_room(&self, most: usize) -> bool {
        let mut places = self.places();
        if places.len() <= most {
            return true;
        }
        let idle = places.iter().filter(|(_, place)| place.requests.load(Ordering::Relaxed) == 0);
        let Some(number) = idle.min_by_key(|(_, place)| place.last.load(Ordering::Relaxed)).map(|(number, _)| *number)
        else {
            return false;
        };
        if let Some(place) = places.remove(&number) {
            place.give_way.notify_one();
        }
        true
    }

    async fn attend(self: Arc<Self>, stream: TcpStream, connection: Arc<Connection>) {
        // An answer goes out in one piece: nothing is gained by waiting for more.
        let _ = stream.set_nodelay(true);
        let service = service_fn(|request| self.clone().respond(request, connection.clone()));
        let mut protocol = http1::Builder::new();
        protocol.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_SIZE).max_headers(HEADERS);
        let served = protocol.serve_connection(TokioIo::new(stream), service);
        tokio::select! {
            // A browser that goes away in the middle is no fault.
            _ = served => {}
            () = connection.give_way.notified() => {}
        }
    }

    async fn respond(
        self: Arc<Self>,
        request: hyper::Request<Incoming>,
        connection: Arc<Connection>,
    ) -> Result<Response<Body>, std::convert::Infallible> {
        connection.last.store(self.tick(), Ordering::Relaxed);
        let _busy = connection.clone().busy();
        let (mut head, body) = request.into_parts();
        if let Err(status) = self.guard.admit(&head) {
            return Ok(text(status, "This is a preview for its own pages and this computer alone."));
        }
        head.extensions.insert(connection);
        let answer =
            TowerToHyperService::new(self.router.clone()).call(Request::from_parts(head, Body::new(body))).await?;
        Ok(super::answer::guarded(answer))
    }
}
