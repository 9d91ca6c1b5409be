//! HTML of ours that a template places on its page.
//!
//! Most of a page is such HTML, and an engine that is given a long string copies it twice. A built-in template only places it, so
//! it is given a mark instead, and the HTML goes to the page where the mark comes out. **A template of the site's own is given the
//! HTML itself**, since it may do with a value what it likes.

use std::collections::VecDeque;
use std::io;

use tera::Value;

/// What stands for HTML that has its place. A page cannot come to it by itself: from any other value `<` comes out escaped.
const MARK: &str = "<!-- here goes a text -->";

/// The HTML for one page, in the order in which its template places it.
#[derive(Debug)]
pub(super) struct Slots {
    is_built_in: bool,
    waiting: VecDeque<String>,
    bytes: usize,
}

impl Slots {
    /// None so far. Whether the templates are those that are built in, each of which places what it is given once and in order.
    pub(super) fn new(is_built_in: bool) -> Self {
        Self { is_built_in, waiting: VecDeque::new(), bytes: 0 }
    }

    /// What a template is given for a piece of HTML.
    pub(super) fn value(&mut self, html: String) -> Value {
        self.bytes += html.len();
        if !self.is_built_in {
            return Value::safe_string(&html);
        }
        self.waiting.push_back(html);
        Value::safe_string(MARK)
    }

    /// A page to write to, with room for the HTML and what stands around it.
    pub(super) fn page(self) -> PageBytes {
        PageBytes { bytes: Vec::with_capacity(self.bytes + 8 * 1024 + self.bytes / 32), waiting: self.waiting }
    }
}

/// A page as it is written.
#[derive(Debug)]
pub(super) struct PageBytes {
    bytes: Vec<u8>,
    waiting: VecDeque<String>,
}

impl PageBytes {
    /// The bytes of the page.
    pub(super) fn finish(self) -> Vec<u8> {
        debug_assert!(self.waiting.is_empty(), "a built-in template leaves out HTML that it is given");
        self.bytes
    }
}

impl io::Write for PageBytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self.waiting.front() {
            Some(html) if bytes == MARK.as_bytes() => {
                self.bytes.extend_from_slice(html.as_bytes());
                self.waiting.pop_front();
            }
            _ => self.bytes.extend_from_slice(bytes),
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
