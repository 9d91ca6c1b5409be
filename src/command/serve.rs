//! `lacuna serve`.

use crate::edition::Folder;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crate::cli::ServeArgs;
use crate::disk::{Blobs, Watch};
use crate::preview::{self, Ports, Preview, Progress, Taken};
use crate::site::{Intake, Site};
use crate::text::FilePath;

use super::diary::Diary;
use super::{Failure, Outcome};

/// How many files are read at once.
const FILES: usize = 512;

/// How many texts are read at once: a page that is asked for meanwhile waits for no more.
const TEXTS: usize = 96;

/// How often open tabs are told that there is more, while many files are being read.
const PACE: Duration = Duration::from_millis(200);

/// Serves a site until it is stopped, and keeps it as it is on disk.
///
/// # Errors
///
/// There is no site, or the port cannot be had.
pub fn serve(arguments: &ServeArgs) -> Result<Outcome, Failure> {
    let start = Instant::now();
    let ports = Ports::take(arguments.port).map_err(|taken| refusal(arguments.port, taken))?;
    let watch = Watch::begin(&arguments.site)?;
    let preview = Arc::new(Preview::new(Site::empty()?, Blobs::new(&arguments.site)));
    let address = format!("http://127.0.0.1:{}/", ports.port);
    let diary = Diary::new(start);
    diary.line(&format!("Serving {address}    all findings: {address}_lacuna/    end: Ctrl-C"));
    let keeper = Keeper { watch, preview: preview.clone(), diary, read: 0, told: start, untold: false, done: false };
    thread::Builder::new()
        .name("keeper".into())
        .spawn(move || keeper.keep())
        .map_err(|fault| Failure(format!("the preview cannot start: {fault}")))?;
    if arguments.open {
        open::that_detached(&address).map_err(|fault| Failure(format!("{address}: no browser opened it: {fault}")))?;
    }
    // The keeper may be in the middle of reading when this ends, and has nothing to bring to an end.
    preview::serve(ports, preview).map_err(|fault| Failure(format!("the preview ended: {fault}")))?;
    Ok(Outcome::Fine)
}

fn refusal(port: u16, taken: Taken) -> Failure {
    Failure(match taken {
        Taken::InUse(Some(free)) => {
            format!("port {port} is in use by another program\n  help: port {free} is free: lacuna serve --port {free}")
        }
        Taken::InUse(None) => {
            format!("port {port} is in use by another program\n  help: --port 0 takes any port that is free")
        }
        Taken::Refused(fault) => {
            format!("port {port} cannot be used: {fault}\n  help: take one above 1023, such as --port 4000")
        }
    })
}

/// The one thread that changes the site: it waits for a save, and does what follows from it in pieces.
struct Keeper {
    watch: Watch,
    preview: Arc<Preview>,
    diary: Diary,
    /// How many files have been read since the start.
    read: usize,
    /// When open tabs were last told of a change.
    told: Instant,
    /// Whether there is something that they have not been told.
    untold: bool,
    /// Whether everything has been read once.
    done: bool,
}

impl Keeper {
    fn keep(mut self) {
        loop {
            if let Some(reason) = self.watch.watch_error() {
                self.diary.line(&format!(
                    "Changes cannot be watched: {reason}. All files are read again every now and then."
                ));
            }
            let idle = self.done && !self.diary.is_open() && self.watch.unread().len() == 0 && self.rest();
            self.watch.wait(if idle { self.diary.patience() } else { Some(Duration::ZERO) });
            self.step();
        }
    }

    /// Takes up what was saved, or a part of what is unread, and does one piece of the work that is left.
    fn step(&mut self) {
        let on_screen = self.preview.on_screen();
        let first = move |path: &FilePath| is_common(path) || on_screen.contains(&folder(path));
        let changes = self.watch.read(FILES, &first);
        self.read += changes.files.len();
        let intake = Intake::from(changes);
        let names: Vec<FilePath> = intake.files.iter().map(|(path, _)| path.clone()).collect();
        let is_news = self.done;
        if self.preview.change(|site| site.take(intake)) {
            self.untold = true;
            if is_news {
                self.diary.saved(names);
            }
        }
        if self.only_remarks_are_left() {
            self.preview.give_way();
        }
        let work = self.preview.site().work(TEXTS, &first);
        let more = work.is_some();
        if let Some(work) = work {
            self.untold |= work.is_reading();
            self.preview.change(|site| site.done(work));
        }
        let unread = self.preview.site().unread().next().is_some();
        if !self.done {
            self.advance();
        }
        let due = self.untold && self.done && (!unread || self.told.elapsed() > PACE);
        if due {
            self.tell();
            self.diary.shown();
        }
        if !more && self.watch.unread().len() == 0 && (self.diary.is_open() || !self.done) {
            self.conclude();
        }
    }

    /// Whether nothing is left to do.
    fn rest(&self) -> bool {
        !self.preview.site().is_at_work()
    }

    /// Whether all texts are read, and not all is said of how they hang together.
    fn only_remarks_are_left(&self) -> bool {
        let site = self.preview.site();
        site.is_at_work() && site.unread().next().is_none()
    }

    fn tell(&mut self) {
        self.preview.tell();
        self.told = Instant::now();
        self.untold = false;
    }

    /// All work is done: what there is to say of the site.
    fn conclude(&mut self) {
        let findings = self.preview.site().findings();
        let tally = crate::diagnostic::Tally::of(&findings);
        let is_first = !std::mem::replace(&mut self.done, true);
        if is_first {
            self.advance();
            self.untold = true;
        } else {
            self.diary.tally(&findings);
        }
        if self.preview.say(findings) || self.untold {
            self.tell();
        }
        if is_first {
            // Said last: who has read it hears of nothing but saves from then on.
            self.diary.read(&self.preview.site(), tally);
        }
    }

    fn advance(&self) {
        let site = self.preview.site();
        let unread = self.watch.unread();
        let total = self.read + unread.len();
        let missing = unread.chain(site.unread()).map(folder).collect();
        let read = self.read - site.unread().count();
        self.preview.advance(Progress {
            total,
            read,
            missing: Arc::new(missing),
            begun: self.read > 0,
            done: self.done,
        });
    }
}

/// Whether a file is one that every page may depend on.
fn is_common(path: &FilePath) -> bool {
    path.strip("templates").is_some() || path.as_str().ends_with(".toml") || path.name() == "index.md"
}

/// The folder of the report that a file belongs to.
fn folder(path: &FilePath) -> Folder {
    crate::catalog::folder_of(path.strip("content").unwrap_or_default())
}
