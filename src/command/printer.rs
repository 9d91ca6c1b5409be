//! Standard output and standard error.

use std::io::{self, IsTerminal as _, Write};
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::human::{self, Colours};
use crate::diagnostic::{Finding, Sources};

use super::Error;

/// Where commands print. **A stream that is closed or full never stops a command before its work is done.**
pub struct Printer {
    out: Stream,
    err: Stream,
    colours: Colours,
    /// Whether a person watches standard error, on a terminal that can move its cursor.
    pub(super) is_watched: bool,
}

type Stream = Mutex<Box<dyn Write + Send>>;

impl Printer {
    /// Prints to the streams of this process.
    pub fn standard() -> Self {
        // Older consoles of Windows would show the codes that colour a text and move the cursor.
        let has_codes = anstyle_query::windows::enable_ansi_colors().unwrap_or(true);
        let is_watched = io::stderr().is_terminal() && has_codes;
        let styled = is_watched && std::env::var_os("NO_COLOR").is_none();
        let colours = if styled { Colours::Styled } else { Colours::Plain };
        Self { colours, is_watched, ..Self::new(io::stdout(), io::stderr()) }
    }

    /// Prints to other streams, without colours.
    pub fn new(out: impl Write + Send + 'static, err: impl Write + Send + 'static) -> Self {
        let [out, err]: [Box<dyn Write + Send>; 2] = [Box::new(out), Box::new(err)];
        Self { out: Mutex::new(out), err: Mutex::new(err), colours: Colours::Plain, is_watched: false }
    }

    /// Prints what the command was run for. A reader that has left (`lacuna check | head`) is not an error.
    pub(super) fn result(&self, text: &str) -> Result<(), Error> {
        match write(&self.out, text) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                Err(Error::new(format!("cannot write to standard output: {error}")))
            }
            _ => Ok(()),
        }
    }

    /// Prints a line about the work on standard output.
    pub(super) fn line(&self, text: &str) {
        let clean: String = text.chars().map(|sign| if sign.is_control() { '\u{fffd}' } else { sign }).collect();
        let _ = write(&self.out, &(clean + "\n"));
    }

    /// Prints a message on standard error.
    pub(super) fn message(&self, text: &str) {
        let _ = write(&self.err, text);
    }

    /// Prints findings for a person on standard error.
    pub(super) fn findings(&self, findings: &[Finding], sources: &dyn Sources) {
        self.message(&human::print(findings, sources, self.colours));
    }

    /// Prints why a command failed.
    pub(super) fn error(&self, error: &Error) {
        self.message(&format!("error: {error}\n"));
    }
}

fn write(stream: &Stream, text: &str) -> io::Result<()> {
    let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
