//! The live preview, on real files and sockets, and the test that an incremental build equals a clean one.
//!
//! No test sleeps: each waits for an event and then requests its result.

mod client;
mod doors;
mod floods;
mod load;
mod pages;
mod saves;
mod served;
mod walk;
mod world;

pub(crate) use client::{Events, connect};
pub(crate) use served::{Served, put, quick_folder};
