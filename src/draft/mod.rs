//! From the text of an OCR program to the first draft of a report: text in, files out.
//!
//! | step | where | what it does |
//! |---|---|---|
//! | pages | `folios` | finds where the pages of the original begin |
//! | furniture | `furniture` | recognizes the lines that belong to a page rather than to its text |
//! | blocks | `blocks` | paragraphs, headings, list items, lines to keep, banners, stamps, codes |
//! | hyphens | `vocabulary` | joins the words that the ends of lines split |
//! | markup | `markup` | emphasis, notes and tables, in Markdown or in HTML |
//! | notes | `notes` | the notes whose text and reference belong together |
//! | redactions | `redactions` | finds redactions in the forms of other programs |
//! | Markdown | `markdown` | writes the blocks, and escapes whatever Markdown or a mark would take for itself |
//!
//! **No word is lost and none is added**: whatever no rule recognizes is a paragraph. A number that is a guess has a `?`.

mod blocks;
mod folios;
mod furniture;
mod markdown;
mod markup;
mod notes;
mod redactions;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::iter;
use std::ops::RangeInclusive;

use crate::catalog::ReportPage;
use crate::edition::{Registry, Slug};
use crate::facts::quoted;
use crate::text::{Source, single_spaced};

use blocks::{Block, Blocks};
use furniture::Furniture;
use markdown::Markdown;
use notes::Notes;
use vocabulary::Vocabulary;

/// How many lines of the texts may have the subject.
const SUBJECT_LINES: usize = 200;

/// The shortest and the longest subject that is a title, in bytes. A shorter one continues on the next line, or is lost.
const SUBJECT: (usize, usize) = (8, 100);

/// A text to draft a section from.
#[derive(Debug, Clone)]
pub struct DraftSource {
    /// Its name: that of its file or folder, without an ending.
    pub name: String,
    /// Its pages.
    pub pages: SourcePages,
}

/// The pages of a text.
#[derive(Debug, Clone)]
pub enum SourcePages {
    /// One text, in which page breaks are to be found.
    Together(Source),
    /// The number of the scan of each page, with its text if it has one.
    Scans(BTreeMap<u32, Option<Source>>),
}

/// The first draft of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// The name and the text of each file, `index.md` first.
    pub files: Vec<(String, String)>,
    /// How many pages of the original it has.
    pub pages: usize,
    /// Whether some page breaks are guesses.
    pub guesses_pages: bool,
    /// How many redactions it has.
    pub redactions: usize,
    /// The numbers of scans that are left out before one that it has, in ranges.
    pub left_out: Vec<RangeInclusive<u32>>,
    /// The numbers of the first and of the last page.
    first: Option<u32>,
    last: u32,
}

/// What the texts of a report say that it is about: the line that begins with `SUBJECT:`.
pub fn subject(sources: &[DraftSource]) -> Option<String> {
    sources.iter().flat_map(DraftSource::texts).flat_map(str::lines).take(SUBJECT_LINES).find_map(|line| {
        let (label, subject) = line.trim().split_once(':')?;
        let is_label = ["subject", "subj"].iter().any(|word| label.trim().eq_ignore_ascii_case(word));
        let subject = single_spaced(subject);
        let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | ',' | '.' | '\'' | '’' | '-' | '/' | '&');
        let is_title = (SUBJECT.0..=SUBJECT.1).contains(&subject.len()) && subject.chars().all(is_plain);
        (is_label && is_title).then(|| subject.into_owned())
    })
}

impl Draft {
    /// Drafts a report from its texts, a section from each; `scans` is where its scans are, if its folder has them.
    pub fn new(title: &str, sources: &[DraftSource], scans: Option<&str>, registry: &Registry) -> Self {
        let vocabulary = Vocabulary::of(sources.iter().flat_map(DraftSource::texts));
        let mut draft = Self::default();
        let (mut sections, mut names) = (Vec::new(), BTreeSet::new());
        for (at, source) in sources.iter().enumerate() {
            let title = if sources.len() == 1 { title } else { &source.name };
            let text = draft.section(source, title, registry, &vocabulary);
            let name = section_name(source, &names);
            sections.push((format!("{:02}-{name}.md", at + 1), text));
            names.insert(name);
        }
        draft.files.push(("index.md".to_owned(), draft.index(title, scans)));
        draft.files.append(&mut sections);
        draft
    }

    fn index(&self, title: &str, scans: Option<&str>) -> String {
        let mut index = format!("+++\ntitle = {}\n", quoted(title));
        if let Some(scans) = scans {
            let _ = writeln!(index, "scans = {}", quoted(scans));
        }
        // A number that is left out is a scan without text, or a number that was misread.
        if !self.guesses_pages && usize::try_from(self.last) == Ok(self.pages) {
            let _ = write!(index, "\n[expect]\nscans = {}\n", self.pages);
        }
        let first = self.first.filter(|first| *first < self.last).map(|first| format!("{first}-")).unwrap_or_default();
        let _ = write!(index, "\n[proofread]\n# \"{first}{}\" = \"once\"\n+++\n", self.last);
        index
    }

    fn section(&mut self, source: &DraftSource, title: &str, registry: &Registry, vocabulary: &Vocabulary) -> String {
        let folios = source.folios();
        let furniture = Furniture::of(&folios);
        let mut reader = Blocks::new(&folios, &furniture, registry);
        let blocks = folios.iter().map(|folio| reader.of(folio.lines.as_deref().unwrap_or_default()));
        let blocks: Vec<Vec<Block<'_>>> = blocks.collect();
        let mut markdown = Markdown::new(registry, vocabulary, Notes::of(blocks.iter().flatten()));
        // A number that the text gives counts from its first page, unless it comes after the last page of the texts before it.
        let before = self.last;
        let is_apart = folios.first().and_then(|folio| folio.scan).is_some_and(|scan| scan > before);
        let offset = if is_apart { 0 } else { before };
        let mut open = None;
        for (folio, blocks) in folios.iter().zip(&blocks) {
            let given = folio.scan.map(|scan| scan.saturating_add(offset)).filter(|scan| *scan > self.last);
            let next = self.last.saturating_add(1);
            self.left_out.extend(given.filter(|scan| *scan > next).map(|scan| next..=scan - 1));
            self.last = given.unwrap_or(next);
            self.first = self.first.or(Some(self.last));
            self.pages += 1;
            self.guesses_pages |= given.is_none();
            let is_printed = folios.len() > 1 && blocks.iter().any(|block| block.page_number() == Some(self.last));
            markdown.page(&page_mark(self.last, is_printed, given, folio.lines.is_some()));
            let first = blocks.iter().position(|block| !block.is_furniture());
            for (at, block) in blocks.iter().enumerate() {
                let goes_on = Some(at) == first && open.is_some_and(|open| reader.is_one_paragraph(open, block));
                if goes_on { markdown.go_on(block) } else { markdown.block(block) }
            }
            open = blocks.iter().rfind(|block| !block.is_furniture());
        }
        let has_title = blocks.iter().flatten().any(|block| matches!(block, Block::Heading(..)));
        let (text, redactions) = markdown.finish();
        self.redactions += redactions;
        if has_title { text } else { format!("+++\ntitle = {}\n+++\n\n{text}", quoted(title)) }
    }
}

/// The mark of a page. Its number is a guess unless the page prints it.
fn page_mark(number: u32, is_printed: bool, scan: Option<u32>, has_text: bool) -> String {
    let guess = if is_printed { "" } else { "?" };
    let scan = scan.map(|scan| format!(", scan {scan}")).unwrap_or_default();
    let state = if has_text { "" } else { ", not transcribed" };
    format!("[page {number}{guess}{scan}{state}]")
}

/// The name of the section of a source, which no section before it and no page of the program has.
fn section_name(source: &DraftSource, before: &BTreeSet<String>) -> String {
    let slug = Slug::of_words(&source.name).to_string();
    let name = if ReportPage::is_reserved(&slug) { slug + "-section" } else { slug };
    let others = (2..).map(|number| format!("{name}-{number}"));
    iter::once(name.clone()).chain(others).find(|name| !before.contains(name)).unwrap_or(name)
}
