//! The nouns: plain data that outlives the tools. **Nothing here knows Markdown, templates, files or time.**

mod body;
mod date;
mod exemption;
mod expect;
mod extent;
mod folio;
mod lexicon;
mod name;
mod names;
mod note;
mod redaction;
mod reference;
mod registry;
mod release;
mod report;
mod section;
mod words;

pub use body::{Alignment, Body, CodeBlock, Example, Leaf, Node, ReleasedText, Tag, TextMark};
pub use date::Date;
pub use exemption::{Certainty, Exemption, Ground, exemption_slug};
pub use expect::Expect;
pub use extent::{Extent, Quantity, Unit};
pub use folio::{Folio, FolioState, Label, Series};
pub use lexicon::Lexicon;
pub use name::{Mention, Mentions, Name, NameKind};
pub(crate) use names::fold as fold_form;
pub use names::{Found, Names};
pub use note::Note;
pub use redaction::{Attachment, MarginMark, Redaction, Rendition, StatedKind, WithheldKind};
pub use reference::{Reference, Target};
pub use registry::Registry;
pub use release::Release;
pub use report::{Report, ReportKind};
pub use section::{Claim, Heading, MarkClass, MarkSpan, Section, Summary, Tally};
pub use words::{Token as WordToken, TokenKind, Words};
