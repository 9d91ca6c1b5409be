//! How Linux reports changes: inotify, read by the thread that waits for them.
//!
//! **The kernel queues an event before the call that causes it returns**, so [`Watcher::events`] has every event up to now, without a
//! thread that has to hand it on. What the program reads itself makes no event: no watch asks for files that are opened.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::mem::MaybeUninit;
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStrExt as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init, remove_watch};
use rustix::io::Errno;

use super::super::error;
use super::super::fs_event::FsEvent;

/// How many bytes of events are read at once; an event has at most 300.
const AT_ONCE: usize = 1 << 14;

/// Reports the changes of folders and files.
#[derive(Debug)]
pub(in crate::disk) struct Watcher {
    queue: OwnedFd,
    /// The place of each watch, by the number that the kernel gave it.
    places: BTreeMap<i32, PathBuf>,
}

impl Watcher {
    /// A watcher of no folder yet.
    ///
    /// # Errors
    ///
    /// Why the system cannot watch, in words.
    pub(in crate::disk) fn new() -> Result<Self, String> {
        let queue = init(CreateFlags::NONBLOCK | CreateFlags::CLOEXEC).map_err(|error| match error {
            Errno::MFILE => "the limit on watchers is reached (fs.inotify.max_user_instances)".to_owned(),
            error => reason(error),
        })?;
        Ok(Self { queue, places: BTreeMap::new() })
    }

    /// Watches a folder, or a file. One that is gone is left out.
    ///
    /// # Errors
    ///
    /// Why the system cannot watch it, in words.
    pub(in crate::disk) fn watch(&mut self, place: &Path) -> Result<(), String> {
        let kinds = WatchFlags::ATTRIB
            | WatchFlags::CREATE
            | WatchFlags::MODIFY
            | WatchFlags::CLOSE_WRITE
            | WatchFlags::DELETE
            | WatchFlags::MOVE
            | WatchFlags::DELETE_SELF
            | WatchFlags::MOVE_SELF;
        match add_watch(&self.queue, place, kinds) {
            Ok(number) => drop(self.places.insert(number, place.to_owned())),
            Err(Errno::NOENT) => {}
            Err(Errno::NOSPC) => {
                return Err("the limit on watched folders is reached (fs.inotify.max_user_watches)".into());
            }
            Err(error) => return Err(reason(error)),
        }
        Ok(())
    }

    /// Watches a folder of sources. The folders below it follow one by one.
    ///
    /// # Errors
    ///
    /// As [`Watcher::watch`].
    pub(in crate::disk) fn watch_sources(&mut self, folder: &Path) -> Result<(), String> {
        self.watch(folder)
    }

    /// Stops watching the folders of sources, where a watch follows a name. Here it follows the folder.
    pub(in crate::disk) fn forget_sources(&mut self) {}

    /// All events up to now, in their order.
    pub(in crate::disk) fn events(&mut self) -> Vec<FsEvent> {
        let Self { queue, places } = self;
        let mut buffer = [MaybeUninit::uninit(); AT_ONCE];
        let mut reader = Reader::new(&*queue, &mut buffer);
        let mut events = Vec::new();
        loop {
            let (number, kinds, place) = match reader.next() {
                Ok(event) => {
                    let (number, name) = (event.wd(), event.file_name());
                    let name = name.map(|name| OsStr::from_bytes(name.to_bytes()));
                    let place = places.get(&number);
                    (number, event.events(), place.map(|place| name.map_or(place.clone(), |name| place.join(name))))
                }
                Err(Errno::INTR) => continue,
                Err(Errno::AGAIN) => return events,
                Err(error) => {
                    events.push(FsEvent::Failed(reason(error)));
                    return events;
                }
            };
            if kinds.contains(ReadFlags::QUEUE_OVERFLOW) {
                events.push(FsEvent::All);
            }
            if kinds.contains(ReadFlags::IGNORED) {
                places.remove(&number);
                continue;
            }
            let Some(place) = place else { continue };
            if kinds.contains(ReadFlags::MOVED_FROM) {
                // The watches of a folder move along with it.
                places.retain(|number, watched| {
                    let stays = !watched.starts_with(&place);
                    if !stays {
                        let _ = remove_watch(&*queue, *number);
                    }
                    stays
                });
            }
            events.extend(event(kinds, place));
        }
    }

    /// Waits until there is an event, at most until then.
    pub(in crate::disk) fn wait(&mut self, until: Option<Instant>) {
        let patience = until.map(|until| until.saturating_duration_since(Instant::now()));
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let _ = poll(&mut [PollFd::new(&self.queue, PollFlags::IN)], patience.as_ref());
    }
}

fn event(kinds: ReadFlags, place: PathBuf) -> Option<FsEvent> {
    let is = |kind| kinds.contains(kind);
    Some(if is(ReadFlags::CLOSE_WRITE) || is(ReadFlags::MOVED_TO) || is(ReadFlags::CREATE | ReadFlags::ISDIR) {
        FsEvent::Saved(place)
    } else if is(ReadFlags::CREATE) {
        FsEvent::Made(place)
    } else if is(ReadFlags::MODIFY) {
        FsEvent::Written(place)
    } else if is(ReadFlags::ATTRIB) {
        FsEvent::Allowed(place)
    } else if kinds.intersects(
        ReadFlags::MOVED_FROM | ReadFlags::DELETE | ReadFlags::DELETE_SELF | ReadFlags::MOVE_SELF | ReadFlags::UNMOUNT,
    ) {
        FsEvent::Gone(place)
    } else {
        return None;
    })
}

fn reason(error: Errno) -> String {
    error::reason(&error.into()).0.into_owned()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use tempfile::TempDir;

    use super::*;

    /// A folder that is watched, without links in its path.
    fn watched() -> (TempDir, PathBuf, Watcher) {
        let folder = TempDir::new().expect("a folder");
        let place = fs::canonicalize(folder.path()).expect("its place");
        let mut watcher = Watcher::new().expect("a watcher");
        watcher.watch(&place).expect("watched");
        (folder, place, watcher)
    }

    fn names(watcher: &mut Watcher) -> Vec<String> {
        watcher.events().iter().map(|event| format!("{event:?}").replace('"', "")).collect()
    }

    #[test]
    fn an_event_is_there_when_the_call_that_causes_it_returns() {
        let (_folder, place, mut watcher) = watched();
        let file = place.join("a.md");
        let shown = file.display();
        for _ in 0..200 {
            fs::write(&file, "text").expect("written");
            let events = names(&mut watcher);
            assert_eq!(events.last(), Some(&format!("Saved({shown})")), "{events:?}");
            fs::remove_file(&file).expect("removed");
            assert_eq!(names(&mut watcher), [format!("Gone({shown})")]);
        }
    }

    #[test]
    fn reading_makes_no_event() {
        let (_folder, place, mut watcher) = watched();
        fs::write(place.join("a.md"), "text").expect("written");
        assert!(!names(&mut watcher).is_empty());
        assert_eq!(fs::read(place.join("a.md")).expect("read"), b"text");
        assert_eq!(fs::read_dir(&place).expect("listed").count(), 1);
        assert_eq!(names(&mut watcher), [""; 0]);
    }

    #[test]
    fn a_folder_that_moves_reports_nothing_under_its_old_name() {
        let (_folder, place, mut watcher) = watched();
        let [one, other] = ["one", "other"].map(|name| place.join(name));
        fs::create_dir_all(one.join("below")).expect("made");
        for folder in [&one, &one.join("below")] {
            watcher.watch(folder).expect("watched");
        }
        assert_eq!(names(&mut watcher), [format!("Saved({})", one.display())]);
        fs::rename(&one, &other).expect("moved");
        let moved = names(&mut watcher);
        assert!(moved.contains(&format!("Gone({})", one.display())), "{moved:?}");
        assert!(moved.contains(&format!("Saved({})", other.display())), "{moved:?}");
        fs::write(other.join("below/a.md"), "text").expect("written");
        assert_eq!(names(&mut watcher), [""; 0]);
        watcher.watch(&other.join("below")).expect("watched");
        fs::write(other.join("below/a.md"), "text").expect("written");
        let saved = names(&mut watcher);
        assert_eq!(saved.last(), Some(&format!("Saved({})", other.join("below/a.md").display())), "{saved:?}");
    }

    #[test]
    fn a_wait_ends_at_its_time_or_with_an_event() {
        let (_folder, place, mut watcher) = watched();
        watcher.wait(Some(Instant::now()));
        assert_eq!(names(&mut watcher), [""; 0]);
        let writer = std::thread::spawn(move || fs::write(place.join("a.md"), "text").expect("written"));
        watcher.wait(None);
        assert!(!names(&mut watcher).is_empty());
        writer.join().expect("written");
    }
}
