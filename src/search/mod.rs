//! Search: all texts of an edition → the index that a reader's browser searches.
//!
//! A [`Document`] is one page of the edition as the search reads it, in passages. [`Index::new`] reads all documents and keeps the list of
//! documents of each word; the texts are read again when their files are made. The index is cut into small files, so that
//! a query loads only a few of them, and its [`Texts`] are coded. **The index has only public text**: a [`Source`](crate::text::Source) has nothing else.
//!
//! [`words()`] folds a text into the words that are searched for. The script `templates/assets/search.js` folds a query in the same way;
//! a test compares both.

mod document;
mod index;
mod postings;
mod reader;
mod texts;
mod words;

pub use document::{Document, Entry, Passage, PassageKind, Passages};
pub use index::{Index, TermFile};
pub use texts::Texts;
pub use words::words;

#[cfg(test)]
mod tests;
