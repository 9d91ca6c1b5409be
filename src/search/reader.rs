//! Reads a section, or the introduction of a report, into a document.
//!
//! A passage begins with a block of text, or with words of another kind within one, such as an editor's note: **so no passage has words of
//! two kinds**.

use std::sync::Arc;

use crate::edition::{Anchor, Ground, Href, Layer, Node, Report, ReportKind, Tag, TextMark, Visit, Visits};

use super::document::{Document, Entry, Passage, PassageKind, Passages};

impl Document {
    /// A section of a report.
    pub fn of_section(entry: Entry<'_>, title: &str, href: Href) -> Self {
        let report = entry.report;
        let mut passages = Passages::default();
        if entry.section.summary.title_is_editorial {
            passages.push(heading(title));
        }
        let guide = report.kind == ReportKind::Guide;
        read(&entry, if guide { PassageKind::Editor } else { PassageKind::Text }, &mut passages);
        let numbered = report.number.as_ref().map(|number| [&report.title, ", ", number].concat());
        let report = numbered.unwrap_or_else(|| report.title.clone());
        Self { title: title.to_owned(), report, passages, ..Self::of(&entry, href) }
    }

    /// The page of a report, with its introduction.
    pub fn of_report(entry: Entry<'_>, href: Href) -> Self {
        let Report { title, subtitle, number, agency, .. } = entry.report;
        let about = [subtitle, number, agency].into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(". ");
        let about = Passage { is_heading: false, ..heading(&about) };
        let mut passages = Passages::default();
        let own = [heading(title), about].into_iter().filter(|passage| !passage.text.is_empty());
        own.for_each(|passage| passages.push(passage));
        read(&entry, PassageKind::Editor, &mut passages);
        Self { title: title.clone(), passages, ..Self::of(&entry, href) }
    }

    fn of(entry: &Entry<'_>, href: Href) -> Self {
        let Report { title, number, .. } = entry.report;
        let report_words = [title, number.as_deref().unwrap_or_default(), entry.folder].join(" ");
        let names = entry.section.summary.names.iter().filter_map(|mentions| entry.names.at(&mentions.name));
        let name_words = names.flat_map(|name| &name.forms).map(|form| &**form).collect::<Vec<_>>().join(" ");
        Self { href, report_words, name_words, ..Self::default() }
    }
}

fn heading(text: &str) -> Passage<'_> {
    Passage { kind: PassageKind::Editor, is_heading: true, text, ..Passage::default() }
}

/// Adds the passages of a text, in the order in which they end. `base` is the kind of words outside any mark.
fn read(entry: &Entry<'_>, base: PassageKind, passages: &mut Passages) {
    passages.reserve(entry.source.text().len(), entry.section.body.leaves.len());
    let mut reader = Reader { entry, base, open: Vec::new(), spare: Vec::new(), passages, anchor: None, folio: None };
    let mut visits = entry.section.body.visit();
    while let Some(visit) = visits.next() {
        reader.visit(visit, &visits);
    }
    while !reader.open.is_empty() {
        reader.end();
    }
}

struct Reader<'a, 'p> {
    entry: &'a Entry<'a>,
    /// The kind of words outside any mark.
    base: PassageKind,
    /// The passages that have begun, the innermost last.
    open: Vec<OpenPassage<'a>>,
    /// Passages that have ended, to be filled again.
    spare: Vec<OpenPassage<'a>>,
    passages: &'p mut Passages,
    /// The last address.
    anchor: Option<&'a Anchor>,
    /// The page of the original, in words.
    folio: Option<Arc<str>>,
}

/// A passage as far as it is read.
#[derive(Default)]
struct OpenPassage<'a> {
    kind: PassageKind,
    is_heading: bool,
    anchor: Option<&'a Anchor>,
    folios: Vec<Arc<str>>,
    codes: Vec<String>,
    text: String,
}

impl<'a> Reader<'a, '_> {
    fn visit(&mut self, Visit { node, tag, at, .. }: Visit<'a>, visits: &Visits<'a>) {
        let (source, section) = (self.entry.source, self.entry.section);
        match node {
            Node::Open(tag) => {
                let leaf = at.leaf.and_then(|leaf| section.body.leaves.get(leaf.index as usize));
                let heading = match tag {
                    Tag::Heading(place) => section.summary.headings.get(place.heading() as usize),
                    _ => None,
                };
                let note = match tag {
                    Tag::Note(note) => section.summary.notes.get(*note as usize).map(|note| &note.anchor),
                    _ => None,
                };
                let own =
                    leaf.and_then(|leaf| leaf.anchor.as_ref()).or(heading.map(|heading| &heading.anchor)).or(note);
                self.anchor = own.or(self.anchor);
                if begins_passage(tag) {
                    let kind = if at.layer == Layer::Editorial { PassageKind::Editor } else { self.kind(tag, visits) };
                    self.begin(kind, heading.is_some());
                } else if let Tag::TableCell { .. } = tag {
                    self.push(" ");
                }
            }
            Node::Close => {
                if tag.is_some_and(begins_passage) {
                    self.end();
                }
            }
            Node::Text(span) | Node::Html(span) => self.push(source.slice(*span)),
            Node::Decoded(words) | Node::Code(words) => self.push(section.body.decoded(*words)),
            Node::SoftBreak => self.end_line(match visits.rest().first() {
                Some(Node::Text(span)) => source.slice(*span).chars().next(),
                _ => None,
            }),
            Node::HardBreak | Node::Blank(_) | Node::NoteReference(_) => self.push(" "),
            Node::Illegible(_) => self.push(" … "),
            Node::Rule | Node::Sic => {}
            Node::Redaction(at) => {
                let redaction = section.redactions.get(*at as usize);
                self.claim(redaction.into_iter().flat_map(|redaction| &redaction.grounds));
                self.place().text.push(Passage::GAP);
            }
            Node::Margin(at) => self.claim(section.margin.get(*at as usize).map(|mark| &mark.ground)),
            Node::Withheld(_) => self.place().text.push(Passage::WITHHELD),
            Node::Folio(at) => {
                let folio = section.summary.folios.get(*at as usize);
                self.folio = folio.map(|folio| self.entry.locale.folio(folio).into());
                self.anchor = folio.map(|folio| &folio.anchor).or(self.anchor);
                let Some(passage) = self.open.last_mut() else { return };
                if passage.text.is_empty() {
                    passage.folios.clear();
                    passage.anchor = passage.anchor.or(self.anchor);
                } else {
                    passage.text.push(Passage::NEXT_FOLIO);
                }
                passage.folios.extend(self.folio.clone());
            }
        }
    }

    /// The kind of words in a container of the original.
    fn kind(&self, tag: &Tag, visits: &Visits<'_>) -> PassageKind {
        let kinds = std::iter::once(tag).chain(visits.around()).find_map(|tag| match tag {
            Tag::TextMark(mark) | Tag::Block(mark) => match mark {
                TextMark::Stamp => Some(PassageKind::Stamp),
                TextMark::Handwritten => Some(PassageKind::Handwriting),
                TextMark::Banner { .. } => Some(PassageKind::Banner),
                _ => None,
            },
            Tag::Note(_) => Some(PassageKind::Note),
            _ => None,
        });
        kinds.unwrap_or(self.base)
    }

    fn begin(&mut self, kind: PassageKind, is_heading: bool) {
        let mut passage = self.spare.pop().unwrap_or_default();
        passage.folios.extend(self.folio.clone());
        self.open.push(OpenPassage { kind, is_heading, anchor: self.anchor, ..passage });
    }

    /// The passage that words go to; words outside any block get a passage of their own.
    fn place(&mut self) -> &mut OpenPassage<'a> {
        if self.open.is_empty() {
            self.begin(self.base, false);
        }
        // The list is not empty.
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    /// Adds words, which may have more than one line.
    fn push(&mut self, words: &str) {
        let mut rest = words;
        while let Some(end) = memchr::memchr(b'\n', rest.as_bytes()) {
            self.place().text.push_str(rest.get(..end).unwrap_or_default().trim_end_matches('\r'));
            rest = rest.get(end + 1..).unwrap_or_default().trim_start_matches([' ', '\t']);
            self.end_line(rest.chars().next());
        }
        self.place().text.push_str(rest.trim_end_matches('\r'));
    }

    fn claim<'g>(&mut self, grounds: impl IntoIterator<Item = &'g Ground>) {
        let passage = self.place();
        for ground in grounds {
            let code = ground.plain();
            if !passage.codes.contains(&code) {
                passage.codes.push(code);
            }
        }
    }

    /// Ends a line, by the first character of the next one. A word that a hyphen divides there continues after a soft hyphen, which
    /// readers do not see.
    fn end_line(&mut self, next: Option<char>) {
        let text = &mut self.place().text;
        let divided = text.strip_suffix('-').is_some_and(|text| text.ends_with(char::is_alphabetic));
        if divided && next.is_some_and(char::is_lowercase) {
            text.pop();
            text.push('\u{ad}');
        } else {
            text.push(' ');
        }
    }

    /// Ends the innermost passage, which is kept if it has words or claims a code.
    fn end(&mut self) {
        let Some(mut passage) = self.open.pop() else { return };
        let OpenPassage { kind, is_heading, anchor, folios, codes, text } = &passage;
        if text.contains(char::is_alphanumeric) || !codes.is_empty() {
            let text = text.trim_matches([' ', '\t']);
            self.passages.push(Passage { kind: *kind, is_heading: *is_heading, anchor: *anchor, folios, codes, text });
        }
        passage.folios.clear();
        passage.codes.clear();
        passage.text.clear();
        self.spare.push(passage);
    }
}

/// Whether a container's words are a passage.
fn begins_passage(tag: &Tag) -> bool {
    match tag {
        Tag::Paragraph(_)
        | Tag::Typed(_)
        | Tag::Heading(_)
        | Tag::Tight(_)
        | Tag::TableHead
        | Tag::TableRow
        | Tag::CodeBlock(_)
        | Tag::Picture(_) => true,
        Tag::TextMark(mark) => match mark {
            TextMark::Stamp
            | TextMark::Handwritten
            | TextMark::Banner { .. }
            | TextMark::Correction
            | TextMark::Note => true,
            TextMark::Deleted | TextMark::Unclear | TextMark::Released(_) => false,
        },
        Tag::TableCell { .. }
        | Tag::Quotation
        | Tag::List(_)
        | Tag::Item(_)
        | Tag::Table(_)
        | Tag::Note(_)
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Struck
        | Tag::Reference(_)
        | Tag::Name(_)
        | Tag::Term(_)
        | Tag::Block(_) => false,
    }
}
