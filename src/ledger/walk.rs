//! Reads the sections of a report into its ledger.

use crate::edition::{
    Anchor, Attachment, Extent, Folio, FolioState, Layer, Leaf, LeafKind, MarginMark, Node, Quantity, Redaction,
    Report, Section, StatedKind, Tag, TextMark, Unit, Visit, Where, Withheld, WithheldKind,
};

use crate::text::single_spaced;

use super::block::{Block, BlockPlace};
use super::{
    Address, Asked, Bar, GroundCell, Inference, Ledger, LedgerSection, Part, Question, Quotation, Row, RowKind,
    RowPlace, Sheet, Withholder,
};

/// The ledger of a report.
pub fn ledger(parts: &[Part<'_>], report: &Report) -> Ledger {
    let mut ledger = Ledger::default();
    ledger.sheets.reserve(parts.iter().map(|part| part.section.summary.folios.len()).sum());
    ledger.rows.reserve(parts.iter().map(|part| part.section.redactions.len() + part.section.margin.len()).sum());
    for part in parts {
        let title = &*part.section.summary.title;
        let title = if title.is_empty() { part.slug.in_words() } else { title.to_owned() };
        ledger.sections.push(LedgerSection { slug: part.slug.clone(), title });
        Walk::new(*part, report, &mut ledger).run();
    }
    ledger
}

struct Walk<'a> {
    part: Part<'a>,
    report: &'a Report,
    ledger: &'a mut Ledger,
    /// The sheet of the present page: an index into the ledger's sheets.
    sheet: Option<usize>,
    at: Where,
    block: Block,
    /// The rows of the block: an index into the ledger's rows, and where the text after it begins.
    rows: Vec<(usize, BlockPlace)>,
    /// The text of the editor's note that is open.
    note: Option<String>,
}

impl<'a> Walk<'a> {
    fn new(part: Part<'a>, report: &'a Report, ledger: &'a mut Ledger) -> Self {
        let at = Where::default();
        Self { part, report, ledger, sheet: None, at, block: Block::default(), rows: Vec::new(), note: None }
    }

    fn section(&self) -> &'a Section {
        self.part.section
    }

    /// The sheet of the present page.
    fn sheet(&mut self) -> Option<&mut Sheet> {
        self.ledger.sheets.get_mut(self.sheet?)
    }

    fn run(mut self) {
        let section = self.section();
        for Visit { node, tag, at, .. } in section.body.visit() {
            self.at = at;
            match node {
                Node::Open(tag) => self.start(tag),
                Node::Close => tag.into_iter().for_each(|tag| self.end(tag)),
                Node::Text(span) | Node::Html(span) => self.words(self.part.source.slice(*span)),
                Node::Decoded(text) | Node::Code(text) => self.words(section.body.decoded(*text)),
                Node::SoftBreak | Node::HardBreak => self.line_end(),
                Node::Folio(at) => {
                    self.block.push(" ");
                    self.page(*at);
                }
                Node::Redaction(at) => {
                    if let Some(redaction) = section.redactions.get(*at as usize) {
                        self.redaction(redaction);
                    }
                }
                Node::Margin(at) => {
                    self.block.push(" ");
                    if let Some(mark) = section.margin.get(*at as usize) {
                        self.mark(mark);
                    }
                }
                Node::Sic => self.sic(),
                Node::Illegible(_) => self.block.push("[illegible]"),
                Node::Blank(_) => self.block.push("[blank]"),
                Node::Withheld(at) => {
                    if let Some(withheld) = section.body.withheld.get(*at as usize) {
                        self.withheld(withheld);
                    }
                }
                Node::NoteReference(_) | Node::Rule => {}
            }
        }
        self.end_of_block();
    }

    fn start(&mut self, tag: &'a Tag) {
        if tag.leaf().is_some() {
            self.end_of_block();
            if let Some(note) = &mut self.note {
                note.push(' ');
            }
        }
        match tag {
            Tag::TextMark(TextMark::Note) | Tag::Block(TextMark::Note) => self.note = Some(String::new()),
            Tag::TextMark(TextMark::Correction) => self.sic(),
            Tag::TextMark(TextMark::Unclear) => {
                self.question(Asked::Unclear, self.address());
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: &'a Tag) {
        if let Tag::TextMark(TextMark::Note) | Tag::Block(TextMark::Note) = tag
            && let Some(note) = self.note.take()
        {
            let text = single_spaced(&note);
            if text.contains('?') {
                self.question(Asked::Note(text.into_owned()), self.address());
            }
        }
    }

    fn sic(&mut self) {
        self.question(Asked::Sic, self.address());
    }

    fn words(&mut self, text: &'a str) {
        if let Some(note) = &mut self.note {
            note.push_str(text);
            return;
        }
        if self.at.layer != Layer::Original {
            return;
        }
        if let Some(sheet) = self.sheet() {
            sheet.length += text.len();
        }
        self.block.push(text);
    }

    fn line_end(&mut self) {
        match &mut self.note {
            Some(note) => note.push(' '),
            None if self.at.layer == Layer::Original => self.block.push(" "),
            None => {}
        }
    }

    fn end_of_block(&mut self) {
        for (row, from) in self.rows.drain(..) {
            if let Some(row) = self.ledger.rows.get_mut(row) {
                row.after = self.block.after(from);
            }
        }
        self.block.clear();
    }

    fn page(&mut self, at: u32) {
        let Some(folio) = self.section().summary.folios.get(at as usize) else { return };
        // A continued page already has its sheet, the last one.
        let is_of_page = |sheet: &Sheet| folio.state == FolioState::Continued && sheet.folio.label == folio.label;
        let is_known = self.ledger.sheets.last().is_some_and(is_of_page);
        if !is_known {
            let address = self.address_of(Some(&folio.anchor));
            let (bars, codes) = (Vec::new(), Vec::new());
            self.ledger.sheets.push(Sheet { folio: folio.clone(), address, length: 0, bars, codes });
        }
        self.sheet = self.ledger.sheets.len().checked_sub(1);
        if folio.inferred && !is_known {
            self.question(
                Asked::Folio(folio.name().trim_end_matches('?').to_owned()),
                self.address_of(Some(&folio.anchor)),
            );
        }
    }

    /// An address on the page of the section; without an anchor, that of the page itself.
    fn address_of(&self, anchor: Option<&Anchor>) -> Address {
        Address { section: self.ledger.sections.len().saturating_sub(1), anchor: anchor.cloned() }
    }

    fn folio(&self) -> Option<&'a Folio> {
        self.section().summary.folios.get(self.at.folio? as usize)
    }

    /// Where on its page the present block is.
    fn place(&self) -> RowPlace {
        if let Some(note) = self.at.note.and_then(|note| self.section().summary.notes.get(note as usize)) {
            return RowPlace::At(note.anchor.clone());
        }
        let kind = self.at.leaf.map(|leaf| leaf.kind);
        let paragraph = self.leaf().and_then(|leaf| leaf.anchor.as_ref());
        match (kind, paragraph) {
            (Some(LeafKind::Heading(_)), _) => RowPlace::Heading,
            (Some(LeafKind::Cell), _) => RowPlace::Table,
            (_, Some(anchor)) => RowPlace::At(anchor.clone()),
            _ => RowPlace::Margin,
        }
    }

    fn leaf(&self) -> Option<&'a Leaf> {
        self.section().body.leaves.get(self.at.leaf?.index as usize)
    }

    /// The nearest address: the block's, or the page's.
    fn address(&self) -> Address {
        let own = self.leaf().and_then(|leaf| leaf.anchor.as_ref());
        self.address_of(own.or(self.folio().map(|folio| &folio.anchor)))
    }

    fn row(&self, entry: RowKind, address: Address) -> Row {
        let folio = self.folio();
        Row {
            number: self.ledger.rows.len() + 1,
            entry,
            address,
            folio: folio.map(|folio| folio.name().trim_end_matches('?').to_owned()).unwrap_or_default(),
            scan: folio.and_then(|folio| folio.scan),
            place: self.place(),
            missing: None,
            shown: None,
            extent: None,
            grounds: Vec::new(),
            inferred: folio.filter(|folio| folio.inferred).map(|_| Inference::Folio).into_iter().collect(),
            before: self.block.before(),
            after: Quotation::default(),
        }
    }

    fn redaction(&mut self, redaction: &Redaction) {
        let is_page = redaction.is_page();
        let address = self.address_of(Some(&redaction.anchor));
        let mut row = self.row(if is_page { RowKind::Page } else { RowKind::Gap }, address);
        let shown = redaction.shown.clone().unwrap_or_else(|| self.report.gap());
        row.shown = (!is_page).then(|| shown.name());
        let own = redaction.grounds.iter().map(|ground| (ground, false));
        let section = self.section();
        let margin = redaction.margin.iter().filter_map(|at| section.margin.get(*at as usize));
        let grounds = own.chain(margin.map(|mark| (&mark.ground, true)));
        row.state(redaction.kind.as_ref(), redaction.extent, grounds);
        if is_page {
            row.place = RowPlace::WholePage;
        } else if let Some(asked) = inference(&row) {
            self.question(asked, row.address.clone());
        }
        if let Some(sheet) = self.sheet().filter(|_| !is_page) {
            sheet.bars.push(bar(Withholder::Agency, sheet.length, redaction.extent, redaction.kind.as_ref()));
        }
        self.block.redact();
        self.rows.push((self.ledger.rows.len(), self.block.end()));
        self.ledger.rows.push(row);
    }

    fn withheld(&mut self, withheld: &Withheld) {
        let mut row = self.row(RowKind::Withheld, self.address());
        let grounds = withheld.grounds.iter().map(|ground| (ground, false));
        row.state(withheld.kind.as_ref(), withheld.extent, grounds);
        if let Some(sheet) = self.sheet() {
            sheet.bars.push(bar(Withholder::Edition, sheet.length, withheld.extent, withheld.kind.as_ref()));
        }
        self.block.push("[withheld]");
        self.rows.push((self.ledger.rows.len(), self.block.end()));
        self.ledger.rows.push(row);
    }

    fn mark(&mut self, mark: &MarginMark) {
        let mut row = self.row(RowKind::Mark(mark.attachment), self.address_of(Some(&mark.anchor)));
        let plain = mark.ground.plain();
        row.grounds.push(GroundCell {
            code: plain.clone(),
            exemption: mark.ground.code.clone(),
            inferred: mark.ground.inferred,
            in_margin: true,
        });
        if mark.ground.inferred {
            row.inferred.push(Inference::Ground);
        }
        if mark.attachment == Attachment::Folio {
            row.place = RowPlace::Margin;
            row.before = Quotation::default();
        }
        if matches!(mark.attachment, Attachment::Block | Attachment::Folio) {
            self.question(Asked::Attachment(plain, mark.attachment), row.address.clone());
        }
        if let Some(sheet) = self.sheet() {
            sheet.codes.push(sheet.length);
        }
        if mark.attachment != Attachment::Folio {
            self.rows.push((self.ledger.rows.len(), self.block.end()));
        }
        self.ledger.rows.push(row);
    }

    fn question(&mut self, asked: Asked, address: Address) {
        let folio = self.folio().cloned();
        self.ledger.questions.push(Question { asked, address, folio });
    }
}

/// What the editor inferred about a redaction.
fn inference(row: &Row) -> Option<Asked> {
    let missing = row.missing.clone().filter(|_| row.infers(Inference::Missing));
    let extent = row.extent.filter(|_| row.infers(Inference::Extent));
    let ground = row.infers(Inference::Ground);
    (missing.is_some() || extent.is_some() || ground).then_some(Asked::Inference { missing, extent, ground })
}

/// A bar of the map, as large as the mark states.
fn bar(withholder: Withholder, offset: usize, extent: Option<Extent>, kind: Option<&StatedKind>) -> Bar {
    let (width, lines) = extent.map_or_else(|| size_of_kind(kind), size);
    Bar { withholder, offset, width, lines }
}

/// The width of a bar, in 1/64 of a line, and its lines.
fn size(extent: Extent) -> (u32, u32) {
    let (width, lines) = size_of(extent.quantity);
    let (width_also, lines_also) = extent.also.map_or((0, 0), size_of);
    (width.max(width_also), lines.max(lines_also))
}

fn size_of_kind(kind: Option<&StatedKind>) -> (u32, u32) {
    match kind.map(|kind| &kind.missing) {
        Some(WithheldKind::PortionMark) => (6, 1),
        Some(WithheldKind::Number) => (8, 1),
        Some(WithheldKind::Name) => (14, 1),
        Some(WithheldKind::Phrase) => (26, 1),
        Some(WithheldKind::Passage) => (64, 3),
        _ => (16, 1),
    }
}

fn size_of(quantity: Quantity) -> (u32, u32) {
    let count = quantity.ceiling();
    match quantity.unit {
        Unit::Character => ((count).clamp(3, 64), 1),
        Unit::Word | Unit::Number => ((count * 7).clamp(6, 64), 1),
        Unit::Name => ((count * 14).clamp(14, 64), 1),
        Unit::Line => (64, count.clamp(1, 12)),
        Unit::Paragraph => (64, (count * 4).clamp(1, 16)),
        Unit::Page => (64, 20),
    }
}
