//! Both sides of a comparison in one form: words in order, and codes between them.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::edition::{Cell, Folio, FolioState, TokenKind, Words};
use crate::text::{Lines, Place, Span};

use super::align::Alignment;
use super::ocr::{Break, OcrUnit, is_code_like};
use super::{Counts, DENIED, FIRST_WORD, GAP, ILLEGIBLE, OcrText, Part, fold, hyphens};

/// A word of the report, or a redaction.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    pub(super) text: String,
    pub(super) span: Span,
    /// The section: an index into the parts.
    pub(super) part: usize,
    /// Its block, counted over the report; furniture is a block of its own.
    pub(super) block: u32,
    /// Whether it is running text: a paragraph or an item, not a heading, a cell or furniture.
    pub(super) prose: bool,
    /// Whether it is page furniture.
    pub(super) furniture: bool,
    /// Its cell, if it is in a table.
    pub(super) cell: Option<Cell>,
    /// The index of its [`Stretch`].
    pub(super) stretch: usize,
}

/// A code in the margin.
#[derive(Debug, Clone)]
pub(super) struct MarginCode {
    pub(super) code: String,
    pub(super) span: Span,
    /// How many words precede it.
    pub(super) at: usize,
    /// The index of its [`Stretch`]; 0 for the OCR, which has none.
    pub(super) stretch: usize,
}

/// A folio, or in a report without folios a section: the unit in which codes are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) name: String,
    pub(super) part: usize,
    pub(super) span: Span,
    /// If the folio is not transcribed, how many words of the report precede it.
    pub(super) open: Option<usize>,
}

/// The report.
#[derive(Debug, Default)]
pub(super) struct ReportSide {
    pub(super) tokens: Vec<Token>,
    pub(super) codes: Vec<MarginCode>,
    pub(super) stretches: Vec<Stretch>,
}

/// The OCR.
pub(super) struct OcrSide<'a> {
    pub(super) name: &'a str,
    pub(super) tokens: Vec<OcrUnit>,
    pub(super) codes: Vec<MarginCode>,
    /// The words that the report may withhold, which no finding quotes: ranges of the tokens, in order and apart.
    pub(super) hidden: Vec<Range<usize>>,
    lines: Lines<'a>,
}

impl ReportSide {
    /// The places between words at which pages are not transcribed, in order.
    pub(super) fn open(&self) -> impl Iterator<Item = usize> {
        self.stretches.iter().filter_map(|stretch| stretch.open)
    }

    /// Whether a page between two stretches is not transcribed; `None` is the start or the end of the report.
    pub(super) fn is_open_between(&self, one: Option<usize>, other: Option<usize>) -> bool {
        let between = self.stretches.iter().take(other.unwrap_or(usize::MAX)).skip(one.map_or(0, |one| one + 1));
        between.into_iter().any(|stretch| stretch.open.is_some())
    }

    pub(super) fn counts(&self) -> Counts {
        counts(self.tokens.iter().map(|token| token.kind), self.codes.len())
    }

    /// The words from one token to another, as they are written.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        let words = self.tokens.iter().skip(range.start).take(range.len());
        words.map(|token| token.text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl ReportSide {
    /// Begins the stretch of a folio, unless the folio continues from the previous section.
    fn begin(&mut self, at: usize, part: &Part<'_>, folio: Option<u32>, span: Span) {
        let known = folio.and_then(|folio| part.section.summary.folios.get(folio as usize));
        let name = known.map_or_else(|| format!("section {}", part.source.path().name()), name);
        let continued = known.is_some_and(|folio| folio.state == FolioState::Continued);
        if continued && self.stretches.last().is_some_and(|last| last.name == name) {
            return;
        }
        self.stretches.push(Stretch { name, part: at, span, open: None });
    }

    /// Adds the folios of a range that are not transcribed.
    fn leave_open(&mut self, at: usize, part: &Part<'_>, marks: &[Span], folios: Range<u32>) {
        let known = part.section.summary.folios.iter().zip(marks).take(folios.end as usize).skip(folios.start as usize);
        for (folio, span) in known.filter(|(folio, _)| folio.state == FolioState::NotTranscribed) {
            let open = Some(self.tokens.len());
            self.stretches.push(Stretch { name: name(folio), part: at, span: *span, open });
        }
    }
}

fn name(folio: &Folio) -> String {
    if folio.label.printed.is_empty() {
        "the page without a number".to_owned()
    } else {
        format!("page {}", folio.label)
    }
}

impl OcrSide<'_> {
    /// What it has but for the words that the report may withhold.
    pub(super) fn counts(&self) -> Counts {
        let shown = self.tokens.iter().enumerate().filter(|(at, _)| !self.is_hidden(*at));
        counts(shown.map(|(_, token)| token.kind), self.codes.len())
    }

    /// The words of a range, with an ellipsis for the ones that the report may withhold.
    pub(super) fn words(&self, range: Range<usize>) -> String {
        let words = self.tokens.iter().enumerate().skip(range.start).take(range.len());
        let mut words: Vec<&str> =
            words.map(|(at, token)| if self.is_hidden(at) { "…" } else { &token.text }).collect();
        words.retain(|text| !text.is_empty());
        words.dedup_by(|word, before| *word == "…" && *before == "…");
        words.join(" ")
    }

    /// Whether the report may withhold a word.
    pub(super) fn is_hidden(&self, token: usize) -> bool {
        let next = self.hidden.partition_point(|hidden| hidden.end <= token);
        self.hidden.get(next).is_some_and(|hidden| hidden.contains(&token))
    }

    /// Takes codes at the edge of a line, which may be words, as codes in the margin if the report does not have them as words.
    pub(super) fn take_codes(&mut self, text: &OcrText<'_>, alignment: &Alignment) {
        let mut is_free: Vec<bool> = (0..self.tokens.len()).map(|at| !self.is_hidden(at)).collect();
        for run in alignment.kept.iter().chain(&alignment.moved) {
            is_free.iter_mut().skip(run.b).take(run.len).for_each(|is_free| *is_free = false);
        }
        let begins: Vec<bool> = self.tokens.iter().map(|token| token.before > Break::Space).collect();
        let ends: Vec<bool> = begins.iter().skip(1).copied().chain([true]).collect();
        let count = self.tokens.len();
        let places = [(0..count).collect::<Vec<_>>(), (0..count).rev().collect()];
        for (places, edges) in places.into_iter().zip([begins, ends]) {
            let mut was_code = false;
            for at in places {
                let is_edge = edges.get(at) == Some(&true) || was_code;
                was_code = is_edge && is_free.get(at) == Some(&true) && self.take_code(at, text);
            }
        }
        self.codes.sort_by_key(|code| code.span.start);
    }

    /// Takes a word as one or more codes, if it is.
    fn take_code(&mut self, at: usize, text: &OcrText<'_>) -> bool {
        let Some(token) = self.tokens.get_mut(at).filter(|token| token.kind == TokenKind::Word) else { return false };
        let parts = token.text.split([',', ';', '/']).map(|part| part.trim_matches(['[', ']', '.']));
        let parts =
            parts.filter(|part| !part.is_empty()).map(|part| super::ocr::code(part, text.registry, text.declared));
        let Some(codes) = parts.collect::<Option<Vec<String>>>().filter(|codes| !codes.is_empty()) else {
            return false;
        };
        token.kind = TokenKind::Code(0);
        token.text.clear();
        let span = token.span;
        self.codes.extend(codes.into_iter().map(|code| MarginCode { code, span, at, stretch: 0 }));
        true
    }

    /// Whether these words are a line of a few short words, or single letters other than `a` and `I`, as OCR programs
    /// read stains and strokes.
    pub(super) fn is_speck(&self, words: &Range<usize>) -> bool {
        const WORDS: usize = 2;
        const LETTERS: usize = 3;
        let is_line = |at: usize| self.tokens.get(at).is_none_or(|token| token.before > Break::Space);
        let is_sign = |text: &str| {
            let letter = text.trim_matches(|c: char| c.is_ascii_punctuation());
            letter.chars().count() <= 1
                && !matches!(letter, "a" | "A" | "I")
                && !letter.bytes().any(|byte| byte.is_ascii_digit())
        };
        let read = self.tokens.get(words.clone()).unwrap_or_default();
        let is_short = read.len() <= WORDS && read.iter().all(|token| token.text.chars().count() <= LETTERS);
        let is_stroke = read.iter().all(|token| is_sign(&token.text));
        is_short && (is_stroke || (is_line(words.start) && is_line(words.end)))
    }

    /// `ocr.txt:12:5`: the place of a token, or the end after the last one.
    pub(super) fn place(&self, token: usize) -> String {
        let span = self.tokens.get(token).map(|token| token.span);
        let end = self.tokens.last().map_or(0, |token| token.span.end);
        self.place_of(span.map_or(end, |span| span.start))
    }

    /// The line of a word.
    pub(super) fn line(&self, token: usize) -> Option<usize> {
        self.tokens.get(token).map(|token| self.lines.place(token.span.start as usize).line)
    }

    pub(super) fn place_of(&self, byte: u32) -> String {
        let Place { line, column } = self.lines.place(byte as usize);
        format!("{}:{line}:{column}", self.name)
    }
}

fn counts(kinds: impl Iterator<Item = TokenKind>, codes: usize) -> Counts {
    let mut counts = Counts { codes, ..Counts::default() };
    for kind in kinds {
        counts.gaps += usize::from(kind == TokenKind::Gap);
        counts.words += usize::from(is_word(kind));
    }
    counts
}

pub(super) fn is_word(kind: TokenKind) -> bool {
    matches!(kind, TokenKind::Word | TokenKind::Number)
}

/// Reads the sections of a report.
pub(super) fn report(parts: &[Part<'_>], ocr: &OcrText<'_>) -> ReportSide {
    let mut side = ReportSide::default();
    let mut block = 0_u32;
    for (at, part) in parts.iter().enumerate() {
        let words = Words::before(part.source, part.section, ocr.later);
        let marks: Vec<Span> = part.section.folio_marks().collect();
        let mut last = None;
        let mut folio = None;
        let mut read = 0;
        for unit in &words.tokens {
            if last.is_none() || folio != unit.folio {
                folio = unit.folio;
                let mark = folio.and_then(|folio| marks.get(folio as usize)).copied();
                side.leave_open(at, part, &marks, read..folio.unwrap_or(0));
                read = folio.map_or(read, |folio| read.max(folio + 1));
                side.begin(at, part, folio, mark.unwrap_or(unit.span));
            }
            let here = Some((unit.leaf, unit.furniture));
            block += u32::from(last != here);
            last = here;
            let stretch = side.stretches.len().saturating_sub(1);
            let text = words.text_of(unit);
            let Span { start, end } = unit.span;
            let is_unreadable = part.unreadable.iter().any(|bracket| start < bracket.end && bracket.start < end);
            if is_unreadable || unit.kind == TokenKind::Word && !says_something(text) {
                continue;
            }
            let code = match unit.kind {
                TokenKind::Code(mark) => {
                    part.section.margin.get(mark as usize).map(|mark| mark.ground.code.to_string())
                }
                TokenKind::Word if is_code_like(text) => ocr.registry.ground(text).map(|ground| ground.to_string()),
                _ => None,
            };
            match code {
                Some(code) => {
                    side.codes.push(MarginCode { code, span: unit.span, at: side.tokens.len(), stretch });
                }
                None => side.tokens.push(Token {
                    kind: unit.kind,
                    text: if unit.kind == TokenKind::Gap { String::new() } else { text.to_owned() },
                    span: unit.span,
                    part: at,
                    block,
                    prose: unit.prose,
                    furniture: unit.furniture,
                    cell: words.cells.get(&unit.leaf).copied(),
                    stretch,
                }),
            }
        }
        side.leave_open(at, part, &marks, read..u32::MAX);
    }
    side
}

/// Whether a word is more than a bullet, a leader or a dash. OCR programs read such characters at random.
fn says_something(word: &str) -> bool {
    !word.chars().all(|c| c.is_ascii_punctuation() || matches!(c, '•' | '▪' | '●' | '◦' | '·' | '–' | '—' | '…'))
}

/// Reads an OCR text.
pub(super) fn ocr<'a>(ocr: &OcrText<'a>, report: &ReportSide) -> OcrSide<'a> {
    let source = ocr.source;
    let mut tokens: Vec<OcrUnit> = Vec::new();
    let mut codes = Vec::new();
    let mut before = Break::Space;
    let mut units = super::ocr::read(source.text(), ocr.registry, ocr.declared);
    hyphens::join(&mut units, report.tokens.iter().map(|token| token.text.as_str()));
    for unit in units {
        before = before.max(unit.before);
        if unit.kind == TokenKind::Word && !says_something(&unit.text) {
            continue;
        }
        if matches!(unit.kind, TokenKind::Code(_)) {
            codes.push(MarginCode { code: unit.text, span: unit.span, at: tokens.len(), stretch: 0 });
        } else {
            tokens.push(OcrUnit { before, ..unit });
            before = Break::Space;
        }
    }
    OcrSide { name: source.path().name(), tokens, codes, hidden: Vec::new(), lines: Lines::new(source.text()) }
}

/// The words of both sides as numbers, equal where the words have the same letters.
pub(super) fn keys(report: &ReportSide, ocr: &OcrSide<'_>) -> (Vec<u32>, Vec<u32>) {
    let mut known: BTreeMap<String, u32> = BTreeMap::new();
    let mut key = |kind: TokenKind, text: &str| match kind {
        TokenKind::Gap => GAP,
        TokenKind::Denied => DENIED,
        TokenKind::Illegible => ILLEGIBLE,
        _ => {
            let next = FIRST_WORD + u32::try_from(known.len()).unwrap_or(0);
            *known.entry(fold(text)).or_insert(next)
        }
    };
    let a = report.tokens.iter().map(|token| key(token.kind, &token.text)).collect();
    let b = ocr.tokens.iter().map(|token| key(token.kind, &token.text)).collect();
    (a, b)
}
