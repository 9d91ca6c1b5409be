//! A warm site: what was saved, as soon as it is saved.
//!
//! Folders are watched, not files. **A file is read once it has been closed, never before: until then it is short.** One that
//! vanishes is given a moment, since editors move a file aside before they write it again. A folder is watched before it is listed,
//! so that nothing is missed in between, and listed a second time a moment later. When the kernel's queue has overflowed, or
//! nothing can be watched, everything is read again: what a file holds decides, no clock.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::diagnostic::{Code, Finding};
use crate::text::{Changes, FilePath};

use super::error::DiskError;
use super::note::{self, Note};
use super::tree::Tree;

/// How long a file may be away while an editor replaces it, and after which a new folder is listed again.
const GRACE: Duration = Duration::from_millis(50);

/// How long after the last sign of writing a file counts as written, where the system does not tell when one is closed.
const SETTLED: Duration = Duration::from_millis(20);

/// How often everything is read where nothing can be watched; at least ten times as long as the reading takes.
const POLL: Duration = Duration::from_millis(500);

/// Notes taken up before the files that they name are read.
const NOTES: usize = 2048;

/// How many files are read before the watcher gets the time to drop the events that this makes.
const FLOOD: usize = 256;

/// A site that is being watched.
#[derive(Debug)]
pub struct Watch {
    given: PathBuf,
    tree: Tree,
    hand: Hand,
    inbox: Receiver<Note>,
    /// Files saved, or gone.
    saved: BTreeSet<FilePath>,
    /// Files still to be read, or to be read again.
    unread: BTreeSet<FilePath>,
    /// Places to look at, and when.
    later: BTreeMap<PathBuf, Instant>,
    /// When to read everything again.
    again: Option<Instant>,
    /// When the reading of everything began.
    began: Instant,
    /// Folders outside of the top ones, to which links lead.
    foreign: BTreeSet<PathBuf>,
}

/// How changes are noticed.
#[derive(Debug)]
enum Hand {
    /// The system tells.
    Watching {
        watcher: RecommendedWatcher,
        /// How many files were opened, by whomever.
        opened: Arc<AtomicUsize>,
    },
    /// Everything is read every now and then; with the reason, until it has been asked for.
    Polling(Option<String>),
}

impl Watch {
    /// Begins to watch a site; all of its files are unread.
    ///
    /// # Errors
    ///
    /// There is no site: no folder of that name, or no `content` folder in it.
    pub fn begin(site: &Path) -> Result<Self, DiskError> {
        let (out, inbox) = mpsc::channel();
        let opened = Arc::new(AtomicUsize::new(0));
        let hand = match note::network_disk(site) {
            Some(disk) => Hand::Polling(Some(format!("the site lies on {disk}"))),
            None => match note::watcher(out, opened.clone()) {
                Ok(watcher) => Hand::Watching { watcher, opened },
                Err(fault) => Hand::Polling(Some(note::reason(&fault))),
            },
        };
        Self::with(site, hand, inbox)
    }

    /// Begins with a site of which nothing can be watched: it is read again every now and then.
    ///
    /// # Errors
    ///
    /// As [`Watch::begin`].
    pub fn poll(site: &Path) -> Result<Self, DiskError> {
        let (_, inbox) = mpsc::channel();
        Self::with(site, Hand::Polling(None), inbox)
    }

    fn with(site: &Path, mut hand: Hand, inbox: Receiver<Note>) -> Result<Self, DiskError> {
        let tree = Tree::walk(site, &mut |folder| hand.watch(folder))?;
        hand.watch(tree.site());
        Ok(Self {
            given: site.to_owned(),
            unread: tree.files().cloned().collect(),
            tree,
            hand,
            inbox,
            saved: BTreeSet::new(),
            later: BTreeMap::new(),
            again: None,
            began: Instant::now(),
            foreign: BTreeSet::new(),
        })
    }

    /// Why nothing is watched, if so: said once.
    pub fn trouble(&mut self) -> Option<String> {
        match &mut self.hand {
            Hand::Watching { .. } => None,
            Hand::Polling(reason) => reason.take(),
        }
    }

    /// The files that have not been read yet.
    pub fn unread(&self) -> impl ExactSizeIterator<Item = &FilePath> {
        self.unread.iter()
    }

    /// Takes up what has happened, and waits until there is something to read, or for as long as one has patience.
    pub fn wait(&mut self, patience: Option<Duration>) {
        let until = patience.map(|patience| Instant::now() + patience);
        loop {
            for _ in 0..NOTES {
                let Ok(note) = self.inbox.try_recv() else { break };
                self.hear(note);
            }
            let now = Instant::now();
            self.keep_time(now);
            let ready = !self.saved.is_empty() || !self.unread.is_empty();
            if ready || until.is_some_and(|until| until <= now) {
                return;
            }
            let next = self.later.values().copied().chain(self.again).chain(until).min();
            let heard = match next {
                Some(next) => self.inbox.recv_timeout(next.saturating_duration_since(now)).ok(),
                None => self.inbox.recv().ok(),
            };
            match heard {
                Some(note) => self.hear(note),
                // Nobody will ever write to this channel where nothing is watched.
                None if matches!(self.hand, Hand::Polling(_)) => {
                    let next = next.unwrap_or(now + POLL);
                    std::thread::sleep(next.saturating_duration_since(Instant::now()));
                }
                None => {}
            }
        }
    }

    /// Reads what was saved; without that up to `most` files that are unread, those first that are wanted. Faults are all that are
    /// known now.
    pub fn read(&mut self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Changes {
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
        let before = self.hand.opened();
        let count = chosen.len();
        let mut changes = self.tree.read(chosen);
        if count >= FLOOD {
            self.hand.drop_events(before + count);
        }
        let (tree, later) = (&self.tree, &mut self.later);
        // Away for a moment, or for good: a look in a moment will tell.
        changes.files.retain(|(path, content)| {
            let waits = content.is_none() && tree.stands(path);
            if let Some(place) = tree.place(path).filter(|_| waits) {
                later.entry(place).or_insert_with(|| Instant::now() + GRACE);
            }
            !waits
        });
        self.watch_links();
        if self.unread.is_empty() && self.again.is_none() && matches!(self.hand, Hand::Polling(_)) {
            self.again = Some(Instant::now() + POLL.max(self.began.elapsed() * 10));
        }
        changes
    }

    fn hear(&mut self, note: Note) {
        let now = Instant::now();
        match note {
            Note::Saved(place) => match fs::symlink_metadata(&place) {
                Ok(data) => {
                    if data.is_dir() {
                        self.later.insert(place.clone(), now + GRACE);
                    } else {
                        self.later.remove(&place);
                    }
                    self.look(&place);
                }
                Err(_) => self.soon(place, now + GRACE),
            },
            // What has no close to wait for: a link, a pipe, a second name of a file.
            Note::Made(place) => match fs::symlink_metadata(&place) {
                Ok(data) if data.is_dir() => self.hear(Note::Saved(place)),
                Ok(data) if !data.is_file() || data.nlink() > 1 => self.look(&place),
                _ if !note::TELLS_CLOSE => self.soon(place, now + SETTLED),
                _ => {}
            },
            Note::Gone(place) => self.soon(place, now + GRACE),
            Note::Written(place) => self.soon(place, now + SETTLED),
            // Only whether it can be read; what it holds may be half of it.
            Note::Allowed(place) => {
                if self.tree.is_faulty(&place) || fs::File::open(&place).is_err() {
                    self.soon(place, now + GRACE);
                }
            }
            Note::All => self.again = Some(now),
            Note::Failed(reason) => self.hand = Hand::Polling(Some(reason)),
        }
    }

    fn soon(&mut self, place: PathBuf, when: Instant) {
        self.later.insert(place, when);
    }

    fn keep_time(&mut self, now: Instant) {
        while let Some((place, _)) = self.later.iter().find(|(_, when)| **when <= now) {
            let place = place.clone();
            self.later.remove(&place);
            if self.tree.is_folder(&place) && !place.is_dir() {
                // Its watch moves along with it, and may be taken from the place that it moved to.
                self.again.get_or_insert(now + GRACE);
            }
            self.look(&place);
        }
        if self.again.is_some_and(|when| when <= now) {
            self.again = None;
            self.read_again();
        }
    }

    fn look(&mut self, place: &Path) {
        if self.tree.is_top(place) {
            self.again.get_or_insert(Instant::now());
            return;
        }
        let hand = &mut self.hand;
        self.saved.extend(self.tree.look(place, &mut |folder| hand.watch(folder)));
        // A link's own place says nothing of what it leads to.
        self.saved.extend(self.tree.links().map(|(path, _)| path.clone()));
    }

    /// Reads all names again; all files are unread, and those that were there before.
    fn read_again(&mut self) {
        self.began = Instant::now();
        let known: BTreeSet<FilePath> = self.tree.files().cloned().collect();
        let hand = &mut self.hand;
        match Tree::walk(&self.given, &mut |folder| hand.watch(folder)) {
            Ok(mut tree) => {
                tree.remember(&self.tree);
                self.tree = tree;
            }
            Err(fault) => {
                let path = FilePath::new("content");
                let finding = Finding::new(Code::UnreadableFile, &path, None, "there is no such folder any more");
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
                self.hand.watch(&folder);
            }
        }
    }
}

impl Hand {
    fn watch(&mut self, folder: &Path) {
        let Self::Watching { watcher, .. } = self else { return };
        match watcher.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => {}
            Err(fault) if note::is_absent(&fault) => {}
            Err(fault) => *self = Self::Polling(Some(note::reason(&fault))),
        }
    }

    fn opened(&self) -> usize {
        match self {
            Self::Watching { opened, .. } => opened.load(Ordering::Relaxed),
            Self::Polling(_) => 0,
        }
    }

    /// Our own reading makes events, and must not be what overflows the queue: waits, not for long, until they have been dropped.
    fn drop_events(&self, until: usize) {
        let Self::Watching { opened, .. } = self else { return };
        for _ in 0..20 {
            if opened.load(Ordering::Relaxed) >= until {
                return;
            }
            std::thread::sleep(Duration::from_micros(500));
        }
    }
}
