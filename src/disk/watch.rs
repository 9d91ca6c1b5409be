//! A warm site: what was saved, as soon as it is saved.
//!
//! Folders are watched, not files. **A file is read after it has been closed, never before: until then it is short.** If a file is
//! written again while it is being read, what was read is thrown away: the close is still to come. A file that is never closed is read
//! after a while. A file that vanishes is given a moment, since editors move a file aside before they write it again. A folder is
//! watched before it is listed, so that no change is missed in between, and listed a second time a moment later. When the kernel's
//! queue has overflowed, or the system cannot watch, everything is read again: the content decides, not the time.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::diagnostic::{Code, Finding};
use crate::site::Changes;
use crate::text::{Content, FilePath};

use super::backend::Backend;
use super::error::DiskError;
use super::fs_event::FsEvent;
use super::open_writes::OpenWrites;
use super::sys::{self, LinkedFile};
use super::tree::Tree;

/// How long a file may be away while an editor replaces it, and after which a new folder is listed again.
const GRACE: Duration = Duration::from_millis(50);

/// How long it must be quiet before everything is read again on a system that may have lost events.
const SETTLED: Duration = Duration::from_millis(500);

/// How often everything is read by polling; at least ten times as long as the reading takes.
const POLL: Duration = Duration::from_millis(500);

/// How many events are handled before the files that they name are read.
const EVENTS: usize = 2048;

/// A site that is being watched.
#[derive(Debug)]
pub struct Watch {
    given: PathBuf,
    tree: Tree,
    backend: Backend,
    inbox: Receiver<FsEvent>,
    /// Files that were saved or removed.
    saved: BTreeSet<FilePath>,
    /// Files still to be read, or to be read again.
    unread: BTreeSet<FilePath>,
    /// Files that are being written, and are not read yet.
    open_writes: OpenWrites,
    /// Places to look at, and when.
    deadlines: BTreeMap<PathBuf, Instant>,
    /// When to read everything again.
    rescan_at: Option<Instant>,
    /// When the reading of everything began.
    began: Instant,
    /// Folders outside the top folders, to which links lead.
    foreign: BTreeSet<PathBuf>,
    /// The places of each file with several names. Such a file is watched itself: an event of a folder has
    /// one name.
    names: BTreeMap<LinkedFile, BTreeSet<PathBuf>>,
}

/// How many files a preview must be able to open: folders that are watched, sockets and the files of the site.
const OPEN_FILES: u64 = 64;

impl Watch {
    /// Begins to watch a site; all of its files are unread.
    ///
    /// # Errors
    ///
    /// The folder does not exist, or has no `content` folder; or the system's limit of open files is too low.
    pub fn begin(site: &Path) -> Result<Self, DiskError> {
        if let Some(most) = sys::open_file_limit().filter(|most| *most < OPEN_FILES) {
            let message = format!("cannot be served: the system allows only {most} open files");
            return Err(DiskError::usage(site, message, "raise the limit: ulimit -n 1024"));
        }
        let (out, inbox) = mpsc::channel();
        Self::with(site, Backend::new(site, out), inbox)
    }

    /// Begins by polling: the site is read again at intervals.
    ///
    /// # Errors
    ///
    /// As [`Watch::begin`].
    pub fn poll(site: &Path) -> Result<Self, DiskError> {
        let (_, inbox) = mpsc::channel();
        Self::with(site, Backend::Polling(None), inbox)
    }

    fn with(site: &Path, mut backend: Backend, inbox: Receiver<FsEvent>) -> Result<Self, DiskError> {
        let tree = Tree::walk(site, &mut |folder| backend.watch_sources(folder))?;
        backend.watch(tree.site());
        Ok(Self {
            given: site.to_owned(),
            unread: tree.files().cloned().collect(),
            tree,
            backend,
            inbox,
            saved: BTreeSet::new(),
            open_writes: OpenWrites::default(),
            deadlines: BTreeMap::new(),
            rescan_at: None,
            began: Instant::now(),
            foreign: BTreeSet::new(),
            names: BTreeMap::new(),
        })
    }

    /// Why the site is polled rather than watched, once.
    pub fn watch_error(&mut self) -> Option<String> {
        match &mut self.backend {
            Backend::Watching(..) => None,
            Backend::Polling(reason) => reason.take(),
        }
    }

    /// The files that have not been read yet.
    pub fn unread(&self) -> impl ExactSizeIterator<Item = &FilePath> {
        self.unread.iter()
    }

    /// Handles the events so far, and waits until there is something to read, at most for `patience`.
    pub fn wait(&mut self, patience: Option<Duration>) {
        let until = patience.map(|patience| Instant::now() + patience);
        loop {
            for _ in 0..EVENTS {
                let Ok(event) = self.inbox.try_recv() else { break };
                self.handle(event);
            }
            let now = Instant::now();
            self.keep_time(now);
            let ready = !self.saved.is_empty() || !self.unread.is_empty();
            if ready || until.is_some_and(|until| until <= now) {
                return;
            }
            let next = self
                .deadlines
                .values()
                .copied()
                .chain(self.open_writes.next())
                .chain(self.rescan_at)
                .chain(until)
                .min();
            let heard = match next {
                Some(next) => self.inbox.recv_timeout(next.saturating_duration_since(now)).ok(),
                None => self.inbox.recv().ok(),
            };
            match heard {
                Some(event) => self.handle(event),
                // A channel without a watcher never gets an event.
                None if self.backend.polls() => {
                    let next = next.unwrap_or(now + POLL);
                    std::thread::sleep(next.saturating_duration_since(Instant::now()));
                }
                None => {}
            }
        }
    }

    /// Reads the saved files, or else up to `most` unread ones, wanted files first. **None of them was being written during the read.** The
    /// faults are all that are known now.
    pub fn read(&mut self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Changes {
        self.skip_open_writes();
        let bulk = self.saved.is_empty();
        let from = if bulk { &mut self.unread } else { &mut self.saved };
        let mut chosen: Vec<FilePath> = from.iter().filter(|path| wanted(path)).take(most).cloned().collect();
        let rest = most - chosen.len();
        chosen.extend(from.iter().filter(|path| !wanted(path)).take(rest).cloned());
        for path in &chosen {
            from.remove(path);
        }
        if !bulk {
            for path in &chosen {
                self.unread.remove(path);
            }
        }
        for place in chosen.iter().filter_map(|path| self.tree.place(path)) {
            if let Some(file) = linked_file(&place) {
                self.backend.watch(&place);
                self.names.entry(file).or_default().insert(place);
            }
        }
        let mut changes = self.tree.read(chosen);
        if !changes.files.is_empty() {
            self.keep_whole(&mut changes, bulk);
        }
        self.watch_links();
        if self.unread.is_empty() && self.rescan_at.is_none() && self.backend.polls() {
            self.rescan_at = Some(Instant::now() + POLL.max(self.began.elapsed() * 10));
        }
        changes
    }

    /// Takes out of what was read whatever may be short, or may only be away for a moment.
    fn keep_whole(&mut self, changes: &mut Changes, bulk: bool) {
        // This also takes the events of our own reading off the queue before it overflows.
        for event in self.backend.sync(self.tree.site(), &self.inbox) {
            self.handle(event);
        }
        if !bulk {
            self.doubt_empty(changes);
        }
        let unfinished = self.skip_open_writes();
        let (tree, deadlines, saved) = (&self.tree, &mut self.deadlines, &self.saved);
        changes.files.retain(|(path, content)| {
            let written = unfinished.contains(path) || saved.contains(path);
            // It may be gone for a moment or for good: look again later.
            let waits = content.is_none() && tree.stands(path) && !written;
            if let Some(place) = tree.place(path).filter(|_| waits) {
                deadlines.entry(place).or_insert_with(|| Instant::now() + GRACE);
            }
            !waits && !written
        });
    }

    /// Takes the files that are being written out of the queues: they come again when they are closed.
    fn skip_open_writes(&mut self) -> BTreeSet<FilePath> {
        let mut paths: BTreeSet<FilePath> =
            self.open_writes.places().filter_map(|place| self.tree.path(place)).collect();
        if self.open_writes.next().is_some() {
            let leads_there =
                |place: &PathBuf| fs::canonicalize(place).is_ok_and(|target| self.open_writes.contains(&target));
            paths.extend(self.tree.links().filter(|(_, place)| leads_there(place)).map(|(path, _)| path.clone()));
        }
        for path in &paths {
            self.saved.remove(path);
            self.unread.remove(path);
        }
        paths
    }

    /// A file that was saved, and is empty now, may be one that is about to be written again.
    fn doubt_empty(&mut self, changes: &Changes) {
        for (path, content) in &changes.files {
            let empty = content.as_ref().is_some_and(Content::is_empty) && !self.saved.contains(path);
            if let Some(place) = self.tree.place(path).filter(|_| empty)
                && let Ok(place) = fs::canonicalize(place)
            {
                self.open_writes.doubt(place, Instant::now());
            }
        }
    }

    fn handle(&mut self, event: FsEvent) {
        let now = Instant::now();
        if sys::LOSES_EVENTS {
            self.rescan_at = Some(now + SETTLED);
        }
        match event {
            FsEvent::Saved(place) => {
                self.open_writes.end(&place);
                match fs::symlink_metadata(&place) {
                    Ok(data) => {
                        if data.is_dir() {
                            self.deadlines.insert(place.clone(), now + GRACE);
                        } else {
                            self.deadlines.remove(&place);
                        }
                        self.look(&place);
                    }
                    Err(_) => self.soon(place, now + GRACE),
                }
            }
            // Links, pipes and second names of a file are never closed.
            FsEvent::Made(place) => match fs::symlink_metadata(&place) {
                Ok(data) if data.is_dir() => self.handle(FsEvent::Saved(place)),
                Ok(data) if !data.is_file() || LinkedFile::of(&data).is_some() => self.look(&place),
                _ => self.open_writes.note(place, now),
            },
            FsEvent::Gone(place) => {
                self.open_writes.end(&place);
                self.soon(place, now + GRACE);
            }
            FsEvent::Written(place) => self.open_writes.note(place, now),
            // Only whether it can be read: its content may be half written.
            FsEvent::Allowed(place) => {
                if self.tree.is_faulty(&place) || fs::File::open(&place).is_err() {
                    self.soon(place, now + GRACE);
                }
            }
            FsEvent::Sync => {}
            FsEvent::All => self.rescan_at = Some(now),
            FsEvent::Failed(reason) => {
                self.backend = Backend::Polling(Some(reason));
                self.rescan_at = Some(now);
            }
        }
    }

    fn soon(&mut self, place: PathBuf, when: Instant) {
        self.deadlines.insert(place, when);
    }

    fn keep_time(&mut self, now: Instant) {
        while let Some((place, _)) = self.deadlines.iter().find(|(_, when)| **when <= now) {
            let place = place.clone();
            self.deadlines.remove(&place);
            if self.tree.is_folder(&place) && !place.is_dir() {
                // Its watch moves along with it, and may be taken from the place that it moved to.
                self.rescan_at.get_or_insert(now + GRACE);
            }
            self.look(&place);
        }
        while let Some(place) = self.open_writes.due(now) {
            self.look(&place);
        }
        if self.rescan_at.is_some_and(|when| when <= now) {
            self.rescan_at = None;
            self.rescan();
        }
    }

    fn look(&mut self, place: &Path) {
        if self.tree.is_top(place) {
            self.backend.forget_sources();
            self.rescan_at.get_or_insert(Instant::now());
            return;
        }
        let backend = &mut self.backend;
        self.saved.extend(self.tree.look(place, &mut |folder| backend.watch_sources(folder)));
        let names = linked_file(place).and_then(|file| self.names.get(&file));
        self.saved.extend(names.into_iter().flatten().filter_map(|place| self.tree.path(place)));
        // An event at a link says nothing about its target.
        self.saved.extend(self.tree.links().map(|(path, _)| path.clone()));
    }

    /// Reads all names again, and marks all files as unread, the known ones too.
    fn rescan(&mut self) {
        self.began = Instant::now();
        self.names.clear();
        let known: BTreeSet<FilePath> = self.tree.files().cloned().collect();
        let backend = &mut self.backend;
        match Tree::walk(&self.given, &mut |folder| backend.watch_sources(folder)) {
            Ok(mut tree) => {
                tree.remember(&self.tree);
                self.tree = tree;
            }
            Err(fault) => {
                let path = FilePath::new("content");
                let finding = Finding::new(Code::UnreadableFile, &path, None, "the folder is gone");
                self.tree.clear(finding.help(fault.help().unwrap_or_default().to_owned()));
            }
        }
        self.unread.extend(known);
        self.unread.extend(self.tree.files().cloned());
    }

    /// Watches the folders of the files that links lead to.
    fn watch_links(&mut self) {
        for (_, place) in self.tree.links() {
            let folder = fs::canonicalize(place).ok().and_then(|target| target.parent().map(Path::to_owned));
            if let Some(folder) = folder.filter(|folder| folder.starts_with(self.tree.site()))
                && self.foreign.insert(folder.clone())
            {
                self.backend.watch(&folder);
            }
        }
    }
}

fn linked_file(place: &Path) -> Option<LinkedFile> {
    LinkedFile::of(&fs::symlink_metadata(place).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_polled_from_the_moment_that_watching_fails() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("content/r/index.md");
        fs::create_dir_all(file.parent().expect("a parent")).expect("a folder");
        fs::write(&file, "+++\ntitle = \"One\"\n+++\n").expect("a file");
        let mut watch = Watch::begin(folder.path()).expect("a site");
        while watch.unread().len() > 0 {
            watch.read(usize::MAX, &|_| false);
        }
        let (_, silent) = mpsc::channel();
        watch.inbox = silent;
        watch.handle(FsEvent::Failed("the disk is away".into()));
        fs::write(&file, "+++\ntitle = \"Another\"\n+++\n").expect("a file");
        watch.wait(Some(Duration::from_secs(30)));
        assert_eq!(watch.unread().len(), 1);
        assert_eq!(watch.watch_error().as_deref(), Some("the disk is away"));
    }
}
