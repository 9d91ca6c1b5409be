//! The text of files, and the gate that it passes.
//!
//! A file's [`Content`] is [`RawText`] or a [`Blob`], decided by its bytes. Raw text may hold words that this edition must not
//! publish; [`withhold`] makes the public [`Source`] of it or refuses the file. **There is no other constructor of a [`Source`]**, and
//! everything after the gate works only on sources, so withheld words have nowhere to go. A [`Refusal`] quotes nothing.
//! Spans count the bytes of a [`Source`].

mod arguments;
mod blanks;
mod blob;
mod bracketed;
mod byte_class;
mod content;
mod cut;
mod file_name;
mod hidden_data;
mod lines;
mod look_alike;
mod opening;
mod path;
mod pdf;
mod picture;
mod picture_size;
mod quote_marks;
mod raw_text;
mod refusal;
mod sign;
mod source;
mod span;

pub use blanks::single_spaced;
pub use blob::Blob;
pub use bracketed::may_redact;
pub use byte_class::{any_byte, is_control};
pub use content::{Content, LARGEST_FILE, LARGEST_TEXT};
pub use cut::Uncut;
pub use file_name::{fold_name, is_unprintable, is_withheld_name, name_fault};
pub use hidden_data::HiddenData;
pub use lines::{Lines, Place};
pub use path::FilePath;
pub use picture_size::PictureSize;
pub use quote_marks::typographic;
pub use raw_text::RawText;
pub use refusal::Refusal;
pub use source::{Source, withhold};
pub use span::Span;
