//! Lacuna: a static site generator for documents with gaps.

pub mod catalog;
pub mod cli;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod edition;
pub mod page;
pub mod parse;
pub mod render;
pub mod site;
pub mod text;

/// What else the output of a version depends on: counted up when the built-in theme or the renderer changes within a version.
pub const BUILD: &str = "1";
