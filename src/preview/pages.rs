//! Makes the pages of snapshots, each once.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use axum::http::StatusCode;
use futures_util::FutureExt as _;
use tokio::runtime::Handle;
use tokio::task::spawn_blocking;

use crate::catalog::Route;
use crate::render::Output;
use crate::site::{Fault, Snapshot};

use super::made::{Answer, Made, Making};
use super::recent::RecentPages;
use super::response::Content;
use super::{media, own_page};

/// Makes pages **on threads of their own**: a slow template delays neither other answers nor the end of the program.
#[derive(Debug, Default)]
pub(super) struct Pages {
    recent: Mutex<RecentPages>,
    /// What makes them, once the preview is served.
    runtime: OnceLock<Handle>,
}

impl Pages {
    /// Pages are made on this runtime.
    pub(super) fn make_on(&self, runtime: &Handle) {
        self.runtime.get_or_init(|| runtime.clone());
    }

    /// Begins to make the pages that open tabs will request: the pages requested last, one for each tab.
    pub(super) fn prepare(self: &Arc<Self>, site: &Arc<Snapshot>, tabs: usize) {
        let Some(runtime) = self.runtime.get() else { return };
        let _context = runtime.enter();
        let routes = self.recent().pages(tabs);
        for route in routes {
            drop(self.share(site, &route));
        }
    }

    /// What a snapshot has at a route: made now, or already being made for another request.
    pub(super) fn share(self: &Arc<Self>, site: &Arc<Snapshot>, route: &Route) -> Making {
        self.recent().share(route, site, || {
            let (pages, site, route) = (Arc::clone(self), Arc::clone(site), route.clone());
            spawn_blocking(move || pages.make(&site, &route)).map(Result::ok)
        })
    }

    fn make(&self, site: &Snapshot, route: &Route) -> Made {
        let path = route.path();
        let path = path.as_str();
        let fault = Fault::of(site, route);
        let last_good = || self.recent().last_good(route);
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
                    self.recent().good(route, &page);
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
                let instead =
                    || Content::page(StatusCode::INTERNAL_SERVER_ERROR, own_page::broken(&failure).as_bytes());
                Made::failed(last_good().unwrap_or_else(instead), failure)
            }
        }
    }

    /// The pages that were requested last.
    pub(super) fn recent(&self) -> MutexGuard<'_, RecentPages> {
        self.recent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
