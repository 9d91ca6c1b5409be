//! The live preview: the only code that touches sockets.
//!
//! **A request is a lookup key, never a path on disk**: it is decoded once, becomes a [`Route`](crate::catalog::Route), and the site is
//! asked for that page. What is sent are the bytes that a build would write, with one script tag added at the socket, after the ETag.
//! An event says that something changed and no more; each open tab asks again, and swaps what is new in place. So nobody has to know
//! who is affected, and nothing can be stale.
//!
//! | file | what it does |
//! |---|---|
//! | [`Preview`] | the snapshot that pages are made from, and how much of the site has been read |
//! | `ports` | the loopback addresses, and only those |
//! | `http` | connections: how many, how long, how large their heads |
//! | `guard` | which Host and which Origin may ask at all |
//! | `answer` | from a request to a page |
//! | `made` | what is answered at a route, whoever asks |
//! | `response` | the headers that every answer has |
//! | `download` | files that are not text, in chunks |
//! | `events` | the channel on which a tab hears that something changed |
//! | `status`, `near` | what the strip in the page shows |
//! | `recent` | the pages that were requested last, each made once from each snapshot |
//! | `overview` | all findings and open questions on one page |

mod answer;
mod download;
mod events;
mod guard;
mod http;
mod inject;
mod made;
mod media;
mod overview;
mod ports;
mod recent;
mod response;
mod shared;
mod status;
mod suggestions;

pub use http::serve;
pub use inject::tag;
pub use ports::{PortError, Ports};
pub use shared::{Preview, Progress};
