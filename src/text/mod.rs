//! The text of files, and the only gate it passes.
//!
//! [`RawText`] is what the disk (or a test) hands in: bytes that may hold text which this edition must not publish. [`withhold`]
//! is **the only constructor of a [`Source`]**; everything after it works on `Source` alone, so withheld text has nowhere to go.
//! A [`Source`] is valid UTF-8 without a byte order mark; spans count its bytes.

mod blanks;
mod lines;
mod source;
mod span;
mod withhold;

pub use blanks::single_spaced;
pub use lines::{Lines, Place};
pub use source::{Changes, Content, FilePath, RawText, Source};
pub use span::Span;
pub use withhold::withhold;
