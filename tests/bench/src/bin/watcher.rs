//! The bare watcher: writes a byte to standard output for each file that is closed after a write.
//!
//! The benchmark compares the preview's time from a save to the page with this watcher's time from the same save to its byte.

use std::io::Write as _;
use std::path::Path;
use std::process;
use std::sync::mpsc;

use notify::event::{AccessKind, AccessMode};
use notify::{EventKind, RecursiveMode, Watcher as _};

fn main() {
    let Some(folder) = std::env::args().nth(1) else {
        eprintln!("watcher FOLDER");
        process::exit(2);
    };
    let (out, inbox) = mpsc::channel();
    let watching = notify::recommended_watcher(move |event| drop(out.send(event)))
        .and_then(|mut watcher| watcher.watch(Path::new(&folder), RecursiveMode::Recursive).map(|()| watcher));
    let watcher = match watching {
        Ok(watcher) => watcher,
        Err(fault) => {
            eprintln!("{folder}: {fault}");
            process::exit(2);
        }
    };
    let say = |byte: &[u8]| {
        let mut out = std::io::stdout().lock();
        out.write_all(byte).and_then(|()| out.flush()).is_ok()
    };
    say(b"+");
    for event in inbox.into_iter().flatten() {
        if event.kind == EventKind::Access(AccessKind::Close(AccessMode::Write)) && !say(b".") {
            break;
        }
    }
    drop(watcher);
}
