//! The site: a function from route to bytes.
//!
//! A [`Snapshot`] is the site at one moment. Pages, findings and the answers of the preview are made from one snapshot and fit
//! together; what is derived of a report belongs to its state, and a changed report has a new state. **So there is no second path and
//! nothing that can be stale**: a cold start applies all files to an empty [`Site`], a save applies a few, and both run the same
//! tasks.

mod changes;
mod compose;
mod dependents;
mod document;
mod fault;
mod intake;
mod report_state;
mod role;
mod site;
mod snapshot;
mod task;
mod text;
mod worklist;

pub use changes::Changes;
pub use fault::Fault;
pub use intake::{Intake, Public};
pub use role::{is_made_from, route_of};
pub use site::Site;
pub use snapshot::Snapshot;
pub use task::{Check, Done, Task};
pub use text::{Index, Text};
