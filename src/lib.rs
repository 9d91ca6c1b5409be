//! Lacuna: a static site generator for documents with gaps.

pub mod command;
pub mod diagnostic;
pub mod disk;
pub mod edition;
pub mod text;
