//! What all requests share: the site, its findings, and how much of it has been read.

use crate::edition::Folder;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::catalog::Route;
use crate::disk::Blobs;
use crate::site::{Findings, Snapshot};

use super::download::Downloads;
use super::pages::Pages;

/// How long the first requests wait for the whole edition, before pages show what has been read so far.
const PATIENCE: Duration = Duration::from_millis(400);

/// How long a page waits at most for its own report.
const LONGEST: Duration = Duration::from_secs(20);

/// How long the remaining tasks wait at most for an open tab to load its page.
const COURTESY: Duration = Duration::from_millis(20);

/// How many folders count as being on screen.
const ON_SCREEN: usize = 4;

/// A site that is shown while it is being edited.
#[derive(Debug)]
pub struct Preview {
    published: Mutex<Published>,
    downloads: Arc<Downloads>,
    /// Incremented when something has changed.
    version: watch::Sender<u64>,
    progress: watch::Sender<Progress>,
    /// The folders whose pages were requested last, the latest at the end.
    asked: Mutex<VecDeque<Folder>>,
    pages: Arc<Pages>,
    /// Whether a tab was notified of a change and has not loaded its page since.
    awaiting_reload: Mutex<bool>,
    reloaded: Condvar,
    start: Instant,
}

/// The data that answers a request: **one snapshot of the site for the whole answer**.
#[derive(Debug, Clone)]
pub(super) struct Published {
    pub(super) site: Arc<Snapshot>,
    /// All findings, as they last were complete.
    pub(super) findings: Arc<Findings>,
}

impl Published {
    /// The route of a path. The page for missing addresses links below the path of the base URL, which is ignored here.
    pub(super) fn route(&self, path: &str) -> Route {
        let base = self.site.catalog().config.base_path().trim_start_matches('/');
        let route = Route::of_path(path);
        match path.strip_prefix(base) {
            Some(below) if !base.is_empty() && !self.site.has(&route) => Route::of_path(below),
            _ => route,
        }
    }
}

/// How much of the edition has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many files there are.
    pub total: usize,
    /// How many have been read.
    pub read: usize,
    /// The folders that have not been read completely.
    pub missing: Arc<BTreeSet<Folder>>,
    /// Whether the theme and the facts of reports are known.
    pub begun: bool,
    /// Whether everything has been read once.
    pub done: bool,
}

impl Preview {
    /// A preview of a site, as far as it has been read, with the files of it that are not text.
    pub fn new(site: Arc<Snapshot>, blobs: Blobs) -> Self {
        Self {
            published: Mutex::new(Published { site, findings: Arc::default() }),
            downloads: Arc::new(Downloads::new(blobs)),
            version: watch::Sender::new(0),
            progress: watch::Sender::new(Progress::default()),
            asked: Mutex::default(),
            pages: Arc::default(),
            awaiting_reload: Mutex::default(),
            reloaded: Condvar::new(),
            start: Instant::now(),
        }
    }

    /// Answers requests from this snapshot from now on, in place of the one that is returned: what only that one had takes time to free.
    /// A page that is being made keeps the one that it has.
    pub fn publish(&self, site: Arc<Snapshot>) -> Arc<Snapshot> {
        std::mem::replace(&mut lock(&self.published).site, site)
    }

    /// Publishes all findings of the site. Whether they have changed.
    pub fn publish_findings(&self, findings: Arc<Findings>) -> bool {
        let mut published = lock(&self.published);
        let before = std::mem::replace(&mut published.findings, findings);
        before != published.findings
    }

    /// The files that are not text.
    pub(super) fn downloads(&self) -> Arc<Downloads> {
        Arc::clone(&self.downloads)
    }

    /// The data to answer a request from.
    pub(super) fn published(&self) -> Published {
        lock(&self.published).clone()
    }

    /// Notifies every open tab that something has changed. **Its page is being made before it asks.**
    pub fn notify(&self) {
        let tabs = self.version.receiver_count();
        *lock(&self.awaiting_reload) = tabs > 0;
        self.pages.prepare(&self.published().site, tabs.min(ON_SCREEN));
        self.version.send_modify(|version| *version += 1);
    }

    /// Waits until a tab that was notified of a change has loaded its page: **the open page comes before the findings of the whole
    /// site**. A tab that does not ask is not waited for.
    pub fn await_reload(&self) {
        let waited =
            self.reloaded.wait_timeout_while(lock(&self.awaiting_reload), COURTESY, |awaiting_reload| *awaiting_reload);
        *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
    }

    /// A page was answered.
    pub(super) fn answered(&self) {
        *lock(&self.awaiting_reload) = false;
        self.reloaded.notify_all();
    }

    /// Notes how much has been read.
    pub fn advance(&self, progress: Progress) {
        self.progress.send_replace(progress);
    }

    /// The folders whose pages are, or were a moment ago, on screen.
    pub fn on_screen(&self) -> BTreeSet<Folder> {
        lock(&self.asked).iter().cloned().collect()
    }

    /// How much has been read.
    pub(super) fn progress(&self) -> Progress {
        self.progress.borrow().clone()
    }

    /// The number of changes so far.
    pub(super) fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    /// What makes its pages.
    pub(super) fn pages(&self) -> &Arc<Pages> {
        &self.pages
    }

    /// Waits until a page can be made as a build would make it: until its report has been read. A page on the whole edition does not
    /// wait for all of a large one.
    pub(super) async fn wait_for(&self, route: &Route) {
        let folder = route.folder();
        if let Some(folder) = folder {
            let mut asked = lock(&self.asked);
            asked.retain(|known| known != folder);
            asked.push_back(folder.clone());
            if asked.len() > ON_SCREEN {
                asked.pop_front();
            }
        }
        if self.progress.borrow().done {
            return;
        }
        let mut progress = self.progress.subscribe();
        wait(&mut progress, self.start + PATIENCE, |progress| progress.done).await;
        let longest = Instant::now() + LONGEST;
        match folder {
            Some(folder) => {
                let is_whole = |progress: &Progress| progress.begun && !progress.missing.contains(folder);
                wait(&mut progress, longest, |progress| progress.done || is_whole(progress)).await;
            }
            None => wait(&mut progress, longest, |progress| progress.begun).await,
        }
    }
}

async fn wait(progress: &mut watch::Receiver<Progress>, until: Instant, ready: impl Fn(&Progress) -> bool) {
    let _ = tokio::time::timeout_at(until.into(), progress.wait_for(ready)).await;
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::site::Site;

    #[test]
    fn the_page_of_an_open_tab_is_made_before_it_asks() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let snapshot = || Site::empty().snapshot();
        let (folder, before, after) = (TempDir::new().expect("a folder"), snapshot(), snapshot());
        let preview = Arc::new(Preview::new(Arc::clone(&before), Blobs::new(folder.path())));
        preview.pages().make_on(runtime.handle());
        let begun = |site: &Arc<Snapshot>, route: &Route| {
            let mut begun = true;
            drop(preview.pages().recent().share(route, site, || {
                begun = false;
                std::future::ready(None)
            }));
            begun
        };
        let style = Route::Asset("a.css".into());
        assert!(!begun(&before, &Route::Names) && !begun(&before, &Route::FindingAid) && !begun(&before, &style));
        let tab = preview.versions();
        assert!(Arc::ptr_eq(&preview.publish(Arc::clone(&after)), &before));
        preview.notify();
        assert!(begun(&after, &Route::FindingAid));
        assert!(!begun(&after, &Route::Names) && !begun(&after, &style));
        drop(tab);
    }
}
