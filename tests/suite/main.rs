//! One binary for all tests that use the crate from outside.

mod base_url;
mod cited;
mod cli;
mod commonmark;
mod disk;
mod draft;
mod editions;
mod fuzz;
mod house;
mod languages;
mod layers;
mod literate;
mod mistakes;
mod moved;
mod names;
#[cfg(target_os = "linux")]
mod open;
mod parts;
mod preview;
mod properties;
mod report;
mod report_page;
mod scans;
mod search;
mod templates;
mod untranscribed;
