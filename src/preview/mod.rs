//! The live preview: the only code that touches sockets.
//!
//! **A request is a lookup key, never a path on disk**: it is decoded once, becomes a [`Route`](crate::catalog::Route), and the site is
//! asked for that page. What is sent are the bytes that a build would write, with one script tag added at the socket, after the ETag.
//! An event says only that something changed; each open tab then requests its page again and swaps in what is new. No list of affected
//! pages exists, so none can be stale.
//!
//! | file | what it does |
//! |---|---|
//! | [`Preview`] | the snapshot that pages are made from, and how much of the site has been read |
//! | `pages` | makes a page, on a thread of its own |
//! | `ports` | the loopback addresses, and only those |
//! | `http` | connections, and the limits on their heads |
//! | `guard` | which Host and Origin headers are accepted |
//! | `answer` | from a request to a page |
//! | `made` | the answer at a route, the same for every request |
//! | `response` | the headers that every answer has |
//! | `download` | files that are not text, in chunks |
//! | `events` | the channel that notifies open tabs of a change |
//! | `status`, `suggestions` | what the strip in the page shows |
//! | `recent` | the pages that were requested last, each made once from each snapshot |
//! | `overview` | all findings and open questions on one page |
//! | `own_page` | what such a page begins with, and the page for a broken template |

mod answer;
mod download;
mod events;
mod guard;
mod http;
mod inject;
mod made;
mod media;
mod overview;
mod own_page;
mod pages;
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
