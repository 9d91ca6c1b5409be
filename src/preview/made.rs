//! The answer at a route, the same for every request.

use futures_util::future::{BoxFuture, Shared};

use crate::diagnostic::Finding;
use crate::edition::Href;
use crate::text::Blob;

use super::response::Content;

/// The answer at a route, the same for every request.
#[derive(Debug, Clone)]
pub(super) enum Answer {
    /// A page, or a file with a public text.
    Content(Content),
    /// A file that is read while it is sent, and its media type.
    Blob(Blob, &'static str),
    /// The page of the folder is elsewhere.
    Moved(Href),
}

/// What was made for a route.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) answer: Answer,
    /// Why a template failed to make the page.
    pub(super) failure: Option<Finding>,
}

/// What is being made for a route, for every request that waits for it; `None` if the program has a fault.
pub(super) type Making = Shared<BoxFuture<'static, Option<Made>>>;

impl Made {
    /// A page, or a file with a public text.
    pub(super) fn content(content: Content) -> Self {
        Answer::Content(content).into()
    }

    /// What is shown in place of a page that a template failed to make.
    pub(super) fn failed(content: Content, failure: Finding) -> Self {
        Self { answer: Answer::Content(content), failure: Some(failure) }
    }

    /// How many bytes of it are held.
    pub(super) fn length(&self) -> usize {
        match &self.answer {
            Answer::Content(content) => content.length(),
            Answer::Blob(..) | Answer::Moved(_) => 0,
        }
    }
}

impl From<Answer> for Made {
    fn from(answer: Answer) -> Self {
        Self { answer, failure: None }
    }
}
