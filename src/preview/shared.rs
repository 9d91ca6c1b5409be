//! What all requests share: the site, what was said of it, and how far it has been read.

use crate::edition::Folder;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use crate::catalog::Route;
use crate::diagnostic::Finding;
use crate::disk::Blobs;
use crate::site::Site;

use super::good::Good;

/// How long the first requests wait for the whole edition, before pages show what has been read by then.
const PATIENCE: Duration = Duration::from_millis(400);

/// How long a page waits at most for its own report.
const LONGEST: Duration = Duration::from_secs(20);

/// How long what is left to do waits at most for an open tab to have its page.
const COURTESY: Duration = Duration::from_millis(20);

/// How many folders count as being on screen.
const ON_SCREEN: usize = 4;

/// A site that is shown while it is being edited.
#[derive(Debug)]
pub struct Preview {
    site: RwLock<Site>,
    blobs: Blobs,
    findings: RwLock<Arc<Vec<Finding>>>,
    /// Counted up when something has changed.
    version: watch::Sender<u64>,
    progress: watch::Sender<Progress>,
    /// The folders whose pages were asked for last, the latest at the end.
    asked: Mutex<VecDeque<Folder>>,
    good: Mutex<Good>,
    /// Whether a tab has been told of a change, and has not had its page since.
    owing: Mutex<bool>,
    paid: Condvar,
    start: Instant,
}

/// How much of the edition has been read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Progress {
    /// How many files there are.
    pub total: usize,
    /// How many have been read.
    pub read: usize,
    /// The folders that have not been read whole.
    pub missing: Arc<BTreeSet<Folder>>,
    /// Whether the theme and the facts of reports are known.
    pub begun: bool,
    /// Whether everything has been read once.
    pub done: bool,
}

impl Preview {
    /// A preview of a site, as far as it has been read, with the files of it that are not text.
    #[must_use]
    pub fn new(site: Site, blobs: Blobs) -> Self {
        Self {
            site: RwLock::new(site),
            blobs,
            findings: RwLock::default(),
            version: watch::Sender::new(0),
            progress: watch::Sender::new(Progress::default()),
            asked: Mutex::default(),
            good: Mutex::default(),
            owing: Mutex::default(),
            paid: Condvar::new(),
            start: Instant::now(),
        }
    }

    /// The site, to look at.
    pub fn site(&self) -> RwLockReadGuard<'_, Site> {
        self.site.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The files that are not text.
    pub(super) fn blobs(&self) -> Blobs {
        self.blobs.clone()
    }

    /// Changes the site: for the one thread that does.
    pub fn change<T>(&self, change: impl FnOnce(&mut Site) -> T) -> T {
        change(&mut self.site.write().unwrap_or_else(PoisonError::into_inner))
    }

    /// All that there is to say of the site, as it was last said.
    #[must_use]
    pub fn findings(&self) -> Arc<Vec<Finding>> {
        self.findings.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Says what there is to say; whether it is other than before.
    pub fn say(&self, findings: Vec<Finding>) -> bool {
        let mut said = self.findings.write().unwrap_or_else(PoisonError::into_inner);
        let other = **said != findings;
        if other {
            *said = Arc::new(findings);
        }
        other
    }

    /// Tells every open tab that something has changed.
    pub fn tell(&self) {
        *lock(&self.owing) = self.version.receiver_count() > 0;
        self.version.send_modify(|version| *version += 1);
    }

    /// Waits until a tab that was told of a change has its page: **a page on screen comes before all that can be said of the site**. A tab
    /// that does not ask is not waited for.
    pub fn give_way(&self) {
        let waited = self.paid.wait_timeout_while(lock(&self.owing), COURTESY, |owing| *owing);
        *waited.unwrap_or_else(PoisonError::into_inner).0 = false;
    }

    /// A page was answered.
    pub(super) fn answered(&self) {
        *lock(&self.owing) = false;
        self.paid.notify_all();
    }

    /// Notes how much has been read.
    pub fn advance(&self, progress: Progress) {
        self.progress.send_replace(progress);
    }

    /// The folders whose pages are, or were a moment ago, on screen.
    #[must_use]
    pub fn on_screen(&self) -> BTreeSet<Folder> {
        lock(&self.asked).iter().cloned().collect()
    }

    /// How much has been read.
    pub(super) fn progress(&self) -> Progress {
        self.progress.borrow().clone()
    }

    /// The number of changes, as it goes up.
    pub(super) fn versions(&self) -> watch::Receiver<u64> {
        self.version.subscribe()
    }

    pub(super) fn good(&self) -> MutexGuard<'_, Good> {
        lock(&self.good)
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
