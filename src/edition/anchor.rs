//! Addresses on the page of a section.

use std::fmt;
use std::sync::Arc;

/// An address on the page of a section: what it names, and on which page of the original. [`fmt::Display`] writes it as the `id` of
/// an HTML element. **Nothing reads that back.**
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Anchor {
    /// The place where a page of the original begins.
    Folio(Arc<AnchorName>),
    /// What is counted from 1 on the page of the original that it is or begins on; or before the first one.
    Counted {
        /// What it is.
        what: Counted,
        /// The page of the original.
        folio: Option<Arc<AnchorName>>,
        /// Its number there.
        number: u32,
    },
    /// A paragraph by the number that the paper prints before it.
    Numbered(Arc<AnchorName>),
    /// A heading.
    Heading(Arc<AnchorName>),
    /// A footnote of the original.
    Note(Arc<AnchorName>),
    /// The first reference to an endnote of another section.
    NoteReference(Arc<AnchorName>),
    /// A redaction, a code in the margin or a paragraph, by the address that the editor gave it.
    Pin(Arc<PinnedAnchor>),
}

named! {
    /// What an address counts.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Counted {
        /// A paragraph.
        Paragraph = "paragraph",
        /// A redaction.
        Redaction = "redaction",
        /// A code in the margin.
        Code = "code",
    }
}

impl Counted {
    /// The letter before its number in an address.
    fn letter(self) -> &'static str {
        match self {
            Self::Paragraph => "p",
            Self::Redaction => "r",
            Self::Code => "m",
        }
    }
}

/// How many addresses of each kind a page of the original has; or the text before the first page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PageCounts {
    /// Paragraphs that begin there.
    pub paragraphs: u32,
    /// Redactions.
    pub redactions: u32,
    /// Codes in the margin.
    pub codes: u32,
}

impl PageCounts {
    /// The count of one kind.
    pub fn of(&self, what: Counted) -> u32 {
        match what {
            Counted::Paragraph => self.paragraphs,
            Counted::Redaction => self.redactions,
            Counted::Code => self.codes,
        }
    }

    /// The count of one kind, to change it.
    pub fn of_mut(&mut self, what: Counted) -> &mut u32 {
        match what {
            Counted::Paragraph => &mut self.paragraphs,
            Counted::Redaction => &mut self.redactions,
            Counted::Code => &mut self.codes,
        }
    }
}

/// An address that the editor gave, and the one that it replaces.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PinnedAnchor {
    /// The name that the editor gave.
    pub name: Arc<AnchorName>,
    /// The counted address. No element of the page has it.
    pub counted: Anchor,
}

/// The name of what an [`Anchor`] points at, in two forms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnchorName {
    /// For HTML: `f4`, `h-key-judgments`, `n4-1`. No two addresses on a page have the same. It is made of letters, digits, `-` and `_`; a dot
    /// is only in numbers.
    pub id: Box<str>,
    /// For people: the label of the page, what the paper prints as the number of the note, the words of the heading as an address.
    pub label: Box<str>,
}

impl AnchorName {
    /// A name in its two forms.
    pub fn new(id: impl Into<Box<str>>, label: impl Into<Box<str>>) -> Arc<Self> {
        Arc::new(Self { id: id.into(), label: label.into() })
    }
}

impl Anchor {
    /// The address without a name that the editor gave: what it names, and the number of that on its page.
    pub fn counted(&self) -> &Self {
        if let Self::Pin(pin) = self { &pin.counted } else { self }
    }

    /// The address for readers: `page 4`, `paragraph 2`, `heading`.
    pub fn label(&self) -> String {
        match self {
            Self::Folio(name) => ["page ", &name.label].concat(),
            Self::Counted { what, number, .. } => format!("{} {number}", what.name()),
            Self::Numbered(name) => ["paragraph ", &name.label].concat(),
            Self::Heading(_) => "heading".to_owned(),
            Self::Note(name) => ["note ", &name.label].concat(),
            Self::NoteReference(name) => ["reference to note ", &name.label].concat(),
            Self::Pin(pin) => pin.counted.label(),
        }
    }
}

impl Anchor {
    /// The address, as [`fmt::Display`] writes it.
    pub(crate) fn id(&self) -> String {
        self.pieces(&mut itoa::Buffer::new()).concat()
    }

    /// Appends the address, as [`fmt::Display`] writes it.
    pub(crate) fn push_to(&self, out: &mut String) {
        self.pieces(&mut itoa::Buffer::new()).into_iter().for_each(|piece| out.push_str(piece));
    }

    /// The parts of the address.
    fn pieces<'a>(&'a self, digits: &'a mut itoa::Buffer) -> [&'a str; 4] {
        let (folio, sign, number) = match self {
            Self::Folio(name)
            | Self::Heading(name)
            | Self::Numbered(name)
            | Self::Note(name)
            | Self::NoteReference(name) => {
                return [&name.id, "", "", ""];
            }
            Self::Pin(pin) => return [&pin.name.id, "", "", ""],
            Self::Counted { what, folio, number } => (folio, what.letter(), *number),
        };
        let [folio, hyphen] = folio.as_ref().map_or(["", ""], |folio| [&*folio.id, "-"]);
        [folio, hyphen, sign, digits.format(number)]
    }
}

impl fmt::Display for Anchor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = itoa::Buffer::new();
        let pieces = self.pieces(&mut digits);
        pieces.into_iter().filter(|piece| !piece.is_empty()).try_for_each(|piece| out.write_str(piece))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_anchor_writes_its_address_and_says_its_label() {
        let folio = Some(AnchorName::new("fannex-2", "2?"));
        let anchors = [
            Anchor::Folio(AnchorName::new("f4", "4")),
            Anchor::Counted { what: Counted::Paragraph, folio: folio.clone(), number: 3 },
            Anchor::Counted { what: Counted::Paragraph, folio: None, number: 1 },
            Anchor::Counted { what: Counted::Redaction, folio: folio.clone(), number: 2 },
            Anchor::Counted { what: Counted::Code, folio, number: 4 },
            Anchor::Note(AnchorName::new("n4-1", "1")),
            Anchor::NoteReference(AnchorName::new("n2-ref", "2")),
            Anchor::Numbered(AnchorName::new("6.49", "6.49")),
            Anchor::Heading(AnchorName::new("h-key", "")),
            Anchor::Pin(Arc::new(PinnedAnchor {
                name: AnchorName::new("boat", "boat"),
                counted: Anchor::Counted { what: Counted::Paragraph, folio: None, number: 7 },
            })),
        ];
        let written: Vec<_> = anchors.iter().map(|anchor| (anchor.to_string(), anchor.label())).collect();
        let written: Vec<_> = written.iter().map(|(id, label)| (id.as_str(), label.as_str())).collect();
        assert_eq!(
            written,
            [
                ("f4", "page 4"),
                ("fannex-2-p3", "paragraph 3"),
                ("p1", "paragraph 1"),
                ("fannex-2-r2", "redaction 2"),
                ("fannex-2-m4", "code 4"),
                ("n4-1", "note 1"),
                ("n2-ref", "reference to note 2"),
                ("6.49", "paragraph 6.49"),
                ("h-key", "heading"),
                ("boat", "paragraph 7"),
            ]
        );
    }

    #[test]
    fn an_anchor_is_two_words() {
        assert_eq!(size_of::<Anchor>(), 16);
        assert_eq!(size_of::<Option<Anchor>>(), 16);
    }
}
