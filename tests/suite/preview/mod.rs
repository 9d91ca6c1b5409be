//! The live preview, on real files and real sockets, and the proof that a warm site is a cold one.
//!
//! Nothing here sleeps until something may have happened: an event is awaited, and what it leads to is asked for.

mod client;
mod doors;
mod floods;
mod pages;
mod saves;
mod served;
mod walk;
mod world;

pub(crate) use client::connect;
pub(crate) use served::{Served, put, quick_folder};
