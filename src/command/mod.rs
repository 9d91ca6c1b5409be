//! What the program can be asked to do.

mod explain;

pub use explain::{explain, nearest};
