//! A warm site: what was saved, as soon as it is saved.
//!
//! Folders are watched, not files. **A file is read once it has been closed, never before: until then it is short.** That holds too
//! for one that is written anew while it is being read: what was read is thrown away, since its own close is still to come. A file
//! that nobody closes is shown after a while. One that vanishes is given a moment, since editors move a file aside before they write it again. A folder is watched before it is listed,
//! so that nothing is missed in between, and listed a second time a moment later. When the kernel's queue has overflowed, or
//! nothing can be watched, everything is read again: what a file holds decides, no clock.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use crate::diagnostic::{Code, Finding};
use crate::site::Changes;
use crate::text::{Content, FilePath};

use super::error::DiskError;
use super::hand::Hand;
use super::note::Note;
use super::tree::Tree;
use super::unfinished::Unfinished;

/// How long a file may be away while an editor replaces it, and after which a new folder is listed again.
const GRACE: Duration = Duration::from_millis(50);

/// How often everything is read where nothing can be watched; at least ten times as long as the reading takes.
const POLL: Duration = Duration::from_millis(500);

/// Notes taken up before the files that they name are read.
const NOTES: usize = 2048;

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
    /// Files that are being written, and are left alone.
    unfinished: Unfinished,
    /// Places to look at, and when.
    later: BTreeMap<PathBuf, Instant>,
    /// When to read everything again.
    again: Option<Instant>,
    /// When the reading of everything began.
    began: Instant,
    /// Folders outside of the top ones, to which links lead.
    foreign: BTreeSet<PathBuf>,
}

impl Watch {
    /// Begins to watch a site; all of its files are unread.
    ///
    /// # Errors
    ///
    /// There is no site: no folder of that name, or no `content` folder in it.
    pub fn begin(site: &Path) -> Result<Self, DiskError> {
        let (out, inbox) = mpsc::channel();
        Self::with(site, Hand::new(site, out), inbox)
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
            unfinished: Unfinished::default(),
            later: BTreeMap::new(),
            again: None,
            began: Instant::now(),
            foreign: BTreeSet::new(),
        })
    }

    /// Why nothing is watched, if so: said once.
    pub fn trouble(&mut self) -> Option<String> {
        match &mut self.hand {
            Hand::Watching(_) => None,
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
            let next = self.later.values().copied().chain(self.unfinished.next()).chain(self.again).chain(until).min();
            let heard = match next {
                Some(next) => self.inbox.recv_timeout(next.saturating_duration_since(now)).ok(),
                None => self.inbox.recv().ok(),
            };
            match heard {
                Some(note) => self.hear(note),
                // Nobody will ever write to this channel where nothing is watched.
                None if self.hand.polls() => {
                    let next = next.unwrap_or(now + POLL);
                    std::thread::sleep(next.saturating_duration_since(Instant::now()));
                }
                None => {}
            }
        }
    }

    /// Reads what was saved; without that up to `most` files that are unread, those first that are wanted. **None of them was being
    /// written meanwhile.** Faults are all that are known now.
    pub fn read(&mut self, most: usize, wanted: &dyn Fn(&FilePath) -> bool) -> Changes {
        self.leave_unfinished();
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
        let mut changes = self.tree.read(chosen);
        if !changes.files.is_empty() {
            self.keep_whole(&mut changes, bulk);
        }
        self.watch_links();
        if self.unread.is_empty() && self.again.is_none() && self.hand.polls() {
            self.again = Some(Instant::now() + POLL.max(self.began.elapsed() * 10));
        }
        changes
    }

    /// Takes out of what was read whatever may be short, or may only be away for a moment.
    fn keep_whole(&mut self, changes: &mut Changes, bulk: bool) {
        // What our own reading makes the system tell is taken off its queue too, before that overflows.
        for note in self.hand.fence(self.tree.site(), &self.inbox) {
            self.hear(note);
        }
        if !bulk {
            self.doubt_empty(changes);
        }
        let unfinished = self.leave_unfinished();
        let (tree, later, saved) = (&self.tree, &mut self.later, &self.saved);
        changes.files.retain(|(path, content)| {
            let written = unfinished.contains(path) || saved.contains(path);
            // Away for a moment, or for good: a look in a moment will tell.
            let waits = content.is_none() && tree.stands(path) && !written;
            if let Some(place) = tree.place(path).filter(|_| waits) {
                later.entry(place).or_insert_with(|| Instant::now() + GRACE);
            }
            !waits && !written
        });
    }

    /// Takes the files that are being written off those to be read: they come again when they are closed.
    fn leave_unfinished(&mut self) -> BTreeSet<FilePath> {
        let mut paths: BTreeSet<FilePath> =
            self.unfinished.places().filter_map(|place| self.tree.path(place)).collect();
        if self.unfinished.next().is_some() {
            let leads_there =
                |place: &PathBuf| fs::canonicalize(place).is_ok_and(|target| self.unfinished.contains(&target));
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
                self.unfinished.doubt(place, Instant::now());
            }
        }
    }

    fn hear(&mut self, note: Note) {
        let now = Instant::now();
        match note {
            Note::Saved(place) => {
                self.unfinished.end(&place);
                match fs::symlink_metadata(&place) {
                    Ok(data) => {
                        if data.is_dir() {
                            self.later.insert(place.clone(), now + GRACE);
                        } else {
                            self.later.remove(&place);
                        }
                        self.look(&place);
                    }
                    Err(_) => self.soon(place, now + GRACE),
                }
            }
            // What has no close to wait for: a link, a pipe, a second name of a file.
            Note::Made(place) => match fs::symlink_metadata(&place) {
                Ok(data) if data.is_dir() => self.hear(Note::Saved(place)),
                Ok(data) if !data.is_file() || data.nlink() > 1 => self.look(&place),
                _ => self.unfinished.note(place, now),
            },
            Note::Gone(place) => {
                self.unfinished.end(&place);
                self.soon(place, now + GRACE);
            }
            Note::Written(place) => self.unfinished.note(place, now),
            // Only whether it can be read; what it holds may be half of it.
            Note::Allowed(place) => {
                if self.tree.is_faulty(&place) || fs::File::open(&place).is_err() {
                    self.soon(place, now + GRACE);
                }
            }
            Note::Fence => {}
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
        while let Some(place) = self.unfinished.due(now) {
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
