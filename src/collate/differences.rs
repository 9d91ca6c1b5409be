//! Derives differences from an alignment: words lost, invented and changed, passages moved, sentences cut, redactions on one side only.

use std::ops::Range;

use crate::diagnostic::{Code, Finding};
use crate::edition::TokenKind;
use crate::sequence::Run;
use crate::text::Span;

use super::align::Alignment;
use super::letters::{Letters, Spelling};
use super::ocr::Break;
use super::passages::{Claimed, Passage};
use super::sides::{OcrSide, ReportSide, Token, is_word};
use super::{Difference, Part, fold};

/// Two texts that share less than one word in this many are not two readings of one paper.
const SHARED: usize = 3;
/// A text of at most this many words may differ in all of them.
const SHORT: usize = 60;
/// A passage of at most this many words may be noise at its other place.
const SHORT_MOVE: usize = 2;
/// The most words that are reported as changed rather than as lost and invented.
const CHANGED: usize = 12;
/// If the OCR shows less than one redaction for this many of the report, it does not show redactions.
const SHOWN: usize = 10;

/// Finds the differences in words and redactions. A page that is not transcribed has none.
pub(super) fn find(
    parts: &[Part<'_>],
    report: &ReportSide,
    ocr: &OcrSide<'_>,
    alignment: &Alignment,
) -> Vec<Difference> {
    let [here, there] = [report.counts().gaps, ocr.counts().gaps];
    let mut finder = Finder {
        parts,
        report,
        ocr,
        letters: Letters::new(report, ocr, alignment),
        open: report.open().collect(),
        shows_gaps: there * SHOWN >= here,
        found: Vec::new(),
    };
    let shared: usize = alignment.kept.iter().chain(&alignment.moved).map(|run| run.len).sum();
    if !finder.shows_gaps {
        finder.not_shown(there, here);
    }
    let longer = report.tokens.len().max(ocr.tokens.len());
    let compared = if finder.open.is_empty() && ocr.hidden.is_empty() { longer } else { report.tokens.len() };
    if longer > SHORT && shared * SHARED < compared {
        let message = format!("{} does not look like this report: only {shared} of {compared} words match", ocr.name);
        if let Some(part) = parts.first() {
            let finding = Finding::new(Code::OtherText, part.source.path(), None, message);
            let finding = finding.help("name the text that this report was made from: --against OCR.txt:REPORT");
            finder.found = vec![Difference { finding, words: Vec::new(), is_noise: false, line: None }];
        }
        return finder.found;
    }
    let passages = Passage::all(alignment);
    let mut there = vec![None; report.tokens.len()];
    for run in alignment.kept.iter().chain(&alignment.moved) {
        there.iter_mut().skip(run.a).take(run.len).zip(run.b..).for_each(|(there, place)| *there = Some(place));
    }
    let runs = || alignment.kept.iter().chain(&alignment.moved);
    let claimed = Claimed::new(report.tokens.len(), runs().map(|run| run.a..run.end_a()));
    let mut claimed_there = Claimed::new(ocr.tokens.len(), runs().map(|run| run.b..run.end_b()));
    for passage in &passages {
        finder.moved(passage, &there);
        for (here, there) in passage.between() {
            // Passages may overlap in the OCR: each word there is in one difference.
            let free = claimed_there.rest(there.clone());
            claimed_there.claim(there.clone());
            finder.rest((&here, &claimed.rest(here.clone())), (there.start, &free));
        }
    }
    finder.hunks(alignment, &passages);
    finder.spellings(&there);
    finder.cuts(&there);
    finder.found
}

struct Finder<'a> {
    parts: &'a [Part<'a>],
    report: &'a ReportSide,
    ocr: &'a OcrSide<'a>,
    letters: Letters<'a>,
    /// Whether the OCR shows redactions.
    shows_gaps: bool,
    /// The places of the report at which pages are not transcribed.
    open: Vec<usize>,
    found: Vec<Difference>,
}

impl Finder<'_> {
    fn add(&mut self, code: Code, at: (usize, Span), message: String, words: Vec<String>) {
        if let Some(part) = self.parts.get(at.0) {
            let finding = Finding::new(code, part.source.path(), Some(at.1), message);
            self.found.push(Difference { finding, words, is_noise: false, line: None });
        }
    }

    /// Adds a difference that may be a misreading.
    fn misread(&mut self, (here, there): (&Range<usize>, &Range<usize>), is_misread: bool) {
        let (text, other) = (self.report.words(here.clone()), self.ocr.words(there.clone()));
        if text == other || self.ocr.is_hidden(there.start) {
            return;
        }
        let [shown, other_shown] = [start(&text), start(&other)];
        let place = self.ocr.place(there.start);
        let message = format!("the OCR has “{other_shown}” ({place}) where the report has “{shown}”");
        self.add(Code::WordsChanged, self.place(here), message, vec![text, other]);
        let line = self.ocr.line(there.start);
        if let Some(difference) = self.found.last_mut() {
            (difference.is_noise, difference.line) = (is_misread, line);
        }
    }

    /// Says whether the last difference may be noise of the OCR program.
    fn last_is_noise(&mut self, is_noise: bool) {
        self.found.last_mut().into_iter().for_each(|difference| difference.is_noise = is_noise);
    }

    /// Says that redactions are not compared.
    fn not_shown(&mut self, there: usize, here: usize) {
        let Some(part) = self.parts.first() else { return };
        let some = match there {
            0 => "no redactions".to_owned(),
            1 => "only 1 redaction".to_owned(),
            _ => format!("only {there} redactions"),
        };
        let message = format!("{} shows {some}, so the report's {here} were not compared with it", self.ocr.name);
        let help = "compare each redaction with the scan, or use an OCR text that shows them";
        let finding = Finding::new(Code::RedactionsNotShown, part.source.path(), None, message).help(help);
        self.found.push(Difference { finding, words: Vec::new(), is_noise: false, line: None });
    }

    /// The span of a range's words, as far as they are in one file; for an empty range the place after the word before it.
    fn place(&self, range: &Range<usize>) -> (usize, Span) {
        let tokens = &self.report.tokens;
        if let Some(first) = tokens.get(range.start).filter(|_| !range.is_empty()) {
            let same =
                tokens.get(range.clone()).unwrap_or_default().iter().take_while(|token| token.part == first.part);
            // A number that Markdown prints by itself has no place of its own.
            let start =
                same.clone().find(|token| !token.span.is_empty()).map_or(first.span.start, |token| token.span.start);
            let end = same.map(|token| token.span.end).max().unwrap_or(first.span.end);
            return (first.part, Span { start, end });
        }
        let before = range.start.checked_sub(1).and_then(|at| tokens.get(at));
        match (before, tokens.get(range.start)) {
            (Some(token), _) => (token.part, Span { start: token.span.end, end: token.span.end }),
            (None, Some(token)) => (token.part, Span { start: token.span.start, end: token.span.start }),
            (None, None) => (0, Span::new(0, 0)),
        }
    }

    /// A passage that the OCR has at another place.
    fn moved(&mut self, passage: &Passage, there: &[Option<usize>]) {
        let (here, place) = (passage.here(), passage.there());
        // OCR programs read the lines at the edges of a page in any order.
        if self.report.tokens.get(here.clone()).into_iter().flatten().all(|token| token.furniture) {
            return;
        }
        let words = self.report.words(here.clone());
        let before = place.start.saturating_sub(4)..place.start;
        let other = match self.ocr.words(before) {
            words if words.is_empty() => "at the start".to_owned(),
            words => format!("after “{words}”"),
        };
        let to = match here.start.checked_sub(1).map(|at| (at, there.get(at).copied().flatten())) {
            None => "at the start".to_owned(),
            Some((at, place)) => {
                let place = place.map(|place| format!(" ({})", self.ocr.place(place))).unwrap_or_default();
                format!("after “{}”{place}", self.report.words(at.saturating_sub(3)..at + 1))
            }
        };
        let message = format!(
            "“{}” ({}) is in another place in the OCR: {}, {other}; here it is {to}",
            start(&words),
            counted(here.len()),
            self.ocr.place(place.start),
        );
        let at = self.place(&here);
        self.add(Code::PassageMoved, at, message, vec![words]);
        self.last_is_noise(here.len() <= SHORT_MOVE);
    }

    /// The ranges between the runs that are in order, without the passages that were moved.
    fn hunks(&mut self, alignment: &Alignment, passages: &[Passage]) {
        let claimed = Claimed::new(self.report.tokens.len(), passages.iter().map(Passage::here));
        let claimed_there = Claimed::new(self.ocr.tokens.len(), passages.iter().map(Passage::there));
        let end = Run { a: self.report.tokens.len(), b: self.ocr.tokens.len(), len: 0 };
        let mut from = Run { a: 0, b: 0, len: 0 };
        for run in alignment.kept.iter().chain([&end]) {
            let here = claimed.rest(from.end_a()..run.a);
            let there = claimed_there.rest(from.end_b()..run.b);
            self.rest((&(from.end_a()..run.a), &here), (from.end_b(), &there));
            from = *run;
        }
    }

    /// What is left of a range of the report and of the range of the OCR that begins at a place.
    fn rest(&mut self, (range, here): (&Range<usize>, &[Range<usize>]), (place, there): (usize, &[Range<usize>])) {
        if let ([here], [there]) = (here, there) {
            return self.hunk(here.clone(), there.clone());
        }
        here.iter().for_each(|here| self.hunk(here.clone(), place..place));
        // Of what was not moved, nothing says where in a range it belongs.
        let is_open = !self.open_in(range).is_empty();
        let lost = there.iter().filter(|_| !is_open);
        lost.for_each(|there| self.words(range.start..range.start, there.clone()));
    }

    /// Words of the report in whose place the OCR has others; either may be none. Where a page is not transcribed, the OCR has any number
    /// of words more.
    fn hunk(&mut self, here: Range<usize>, there: Range<usize>) {
        let open = self.open_in(&here);
        let (Some(&first), Some(&last), true) = (open.first(), open.last(), here.len() <= there.len()) else {
            return self.words(here, there);
        };
        let (before, after) = (first - here.start, here.end - last);
        self.words(here.start..first, there.start..there.start + before);
        self.words(first..last, there.start + before..there.start + before);
        self.words(last..here.end, there.end - after..there.end);
    }

    /// The places in a range, its ends included, at which pages are not transcribed.
    fn open_in(&self, here: &Range<usize>) -> &[usize] {
        let at = |place: usize| self.open.partition_point(|open| *open < place);
        self.open.get(at(here.start)..at(here.end + 1)).unwrap_or_default()
    }

    /// Words of the report in whose place the OCR has others.
    fn words(&mut self, here: Range<usize>, there: Range<usize>) {
        let tokens = self.report.tokens.get(here.clone()).unwrap_or_default();
        let others = self.ocr.tokens.get(there.clone()).unwrap_or_default();
        let unreadable = tokens.iter().filter(|token| token.kind == TokenKind::Illegible).count();
        if (tokens.is_empty() && others.is_empty()) || (unreadable > 0 && others.len() <= CHANGED * unreadable) {
            return;
        }
        if !others.is_empty() && self.ocr.is_hidden(there.start) {
            return self.invented(&here, there.start);
        }
        let is_split =
            tokens.iter().any(|token| token.kind == TokenKind::Number) || others.iter().any(|word| word.hyphen);
        let letters: String = tokens.iter().map(|token| fold_word(&token.text)).collect();
        let other_letters: String = others.iter().map(|word| fold_word(&word.text)).collect();
        let is_same = is_split && letters == other_letters;
        let misread = if is_same { Vec::new() } else { self.letters.misread_words(&here, &there) };
        if !misread.is_empty() {
            let mut from = (here.start, there.start);
            for (at, place) in misread {
                self.words(from.0..at, from.1..place);
                self.misread((&(at..at + 1), &(place..place + 1)), true);
                from = (at + 1, place + 1);
            }
            self.words(from.0..here.end, from.1..there.end);
            return;
        }
        let words = tokens.iter().filter(|token| is_word(token.kind)).count();
        let other_words = others.iter().filter(|word| is_word(word.kind)).count();
        let under_gap = words == 0 && tokens.len() == 1 && (1..=CHANGED).contains(&others.len());
        let (text, other_text) = (self.report.words(here.clone()), self.ocr.words(there.clone()));
        let place = self.ocr.place(there.start);
        if under_gap && tokens.iter().all(|token| token.kind == TokenKind::Gap) && other_words == others.len() {
            let message = format!("the OCR has “{other_text}” ({place}) where the report has a redaction");
            let (code, words) = match self.shows_gaps {
                true => (Code::RedactionInvented, self.before(here.start)),
                false => (Code::WordsChanged, vec![other_text]),
            };
            self.add(code, self.place(&here), message, words);
            return;
        }
        self.gaps(&here, &there);
        if (words == 0 && other_words == 0) || is_same {
            return;
        }
        let alike = words.max(other_words) <= CHANGED && words.min(other_words) * 3 >= words.max(other_words);
        let is_same_shape = Letters::is_same_shape(&text, &other_text);
        if words > 0 && other_words > 0 && (alike || is_same_shape) {
            self.misread((&here, &there), is_same_shape);
            return;
        }
        if other_words > 0 {
            let message = format!("missing {} of the OCR: “{}” ({place})", counted(other_words), start(&other_text));
            let at = self.place(&(here.start..here.start));
            self.add(Code::WordsLost, at, message, vec![other_text]);
            let is_speck = self.ocr.is_speck(&there);
            self.last_is_noise(is_speck);
        }
        self.invented(&here, there.start);
    }

    /// Words that only the report has.
    fn invented(&mut self, here: &Range<usize>, expected: usize) {
        let tokens = self.report.tokens.get(here.clone()).unwrap_or_default();
        let words = tokens.iter().filter(|token| is_word(token.kind)).count();
        if words > 0 {
            let (text, place) = (self.report.words(here.clone()), self.ocr.place(expected));
            let message = format!("{} not in the OCR: “{}” (expected at {place})", counted(words), start(&text));
            self.add(Code::WordsInvented, self.place(here), message, vec![text]);
        }
    }

    /// Redactions and pages withheld in full that only one side has.
    fn gaps(&mut self, here: &Range<usize>, there: &Range<usize>) {
        let tokens = self.report.tokens.get(here.clone()).unwrap_or_default();
        let others = self.ocr.tokens.get(there.clone()).unwrap_or_default();
        for (kind, what) in [(TokenKind::Gap, "redaction"), (TokenKind::Denied, "page withheld in full")] {
            let ours: Vec<usize> = positions(tokens.iter().map(|token| token.kind), kind, here.start);
            let theirs: Vec<usize> = positions(others.iter().map(|word| word.kind), kind, there.start);
            let is_compared = kind == TokenKind::Denied || self.shows_gaps;
            for at in ours.iter().skip(theirs.len()).filter(|_| is_compared) {
                let next = self.ocr.words(there.start..there.start + 4);
                let cuts = !next.is_empty() && self.goes_on(there.start);
                let going_on = if cuts { format!("; the sentence continues “{next}”") } else { String::new() };
                let message = format!("the OCR has no {what} here ({}){going_on}", self.ocr.place(there.start));
                let (place, words) = (self.place(&(*at..at + 1)), self.before(*at));
                self.add(Code::RedactionInvented, place, message, words);
            }
            for at in theirs.iter().skip(ours.len()) {
                let message = format!("missing a {what} that the OCR shows ({})", self.ocr.place(*at));
                let (place, words) = (self.place(&(here.end..here.end)), self.before(here.end));
                self.add(Code::RedactionLost, place, message, words);
            }
        }
    }

    /// Whether the OCR continues a sentence at a word.
    fn goes_on(&self, at: usize) -> bool {
        let begins_small = |text: &str| text.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        self.ocr.tokens.get(at).is_some_and(|word| word.before < Break::Block && begins_small(&word.text))
    }

    /// The words of a block before a place, which identify a redaction or a cut; if there are none, the words after it.
    fn before(&self, at: usize) -> Vec<String> {
        const NAMED: usize = 6;
        let block_of = |at: usize| self.report.tokens.get(at).map(|token| token.block);
        let here = block_of(at.saturating_sub(1));
        let before = (at.saturating_sub(NAMED)..at).find(|place| block_of(*place) == here).unwrap_or(at);
        let words = self.report.words(before..at);
        vec![if words.is_empty() { self.report.words(at..at + NAMED) } else { words }]
    }

    /// Words with the same letters that are written in another way.
    fn spellings(&mut self, there: &[Option<usize>]) {
        for Spelling { here, there, is_misread } in self.letters.spellings(there) {
            self.misread((&here, &there), is_misread);
        }
    }

    /// Paragraphs that end within a sentence that the OCR continues.
    fn cuts(&mut self, there: &[Option<usize>]) {
        let mut here: Vec<Option<usize>> = vec![None; self.ocr.tokens.len()];
        for (at, place) in there.iter().enumerate() {
            if let Some(here) = place.and_then(|place| here.get_mut(place)) {
                *here = Some(at);
            }
        }
        let tokens = &self.report.tokens;
        for (place, pair) in here.windows(2).enumerate() {
            let [Some(one), Some(other)] = *pair else { continue };
            let (Some(last), Some(next)) = (tokens.get(one), tokens.get(other)) else { continue };
            let word = self.ocr.tokens.get(place + 1);
            let ends = tokens.get(one + 1).is_none_or(|token| token.block != last.block);
            let begins =
                other.checked_sub(1).and_then(|at| tokens.get(at)).is_none_or(|token| token.block != next.block);
            let within = match word.map(|word| word.before) {
                Some(Break::Space) => self.goes_on(place + 1) || last.kind == TokenKind::Word,
                Some(Break::Line) => self.goes_on(place + 1),
                _ => false,
            };
            let apart = last.block != next.block && ends && begins && last.prose && next.prose;
            if !apart || !within || ends_sentence(last) {
                continue;
            }
            let words = self.before(one + 1);
            let message = format!(
                "this paragraph ends in the middle of a sentence that continues in the OCR: “{}” ({})",
                self.ocr.words(place + 1..place + 6),
                self.ocr.place(place + 1),
            );
            let at = self.place(&(one..one + 1));
            self.add(Code::SentenceCut, at, message, words);
        }
    }
}

fn positions(kinds: impl Iterator<Item = TokenKind>, kind: TokenKind, from: usize) -> Vec<usize> {
    kinds.enumerate().filter(|(_, known)| *known == kind).map(|(at, _)| from + at).collect()
}

fn fold_word(text: &str) -> String {
    if text.is_empty() { String::new() } else { fold(text) }
}

/// Whether a word ends a sentence, or something set like one.
fn ends_sentence(token: &Token) -> bool {
    let bare = token.text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '*']);
    bare.ends_with(['.', '!', '?', ':', ';', '…', '—'])
}

/// `1 word`, `12 words`.
fn counted(words: usize) -> String {
    if words == 1 { "1 word".into() } else { format!("{words} words") }
}

/// The first words of a passage.
fn start(text: &str) -> String {
    const SHOWN: usize = 8;
    let mut words = text.split(' ');
    let shown: Vec<&str> = words.by_ref().take(SHOWN).collect();
    let more = if words.next().is_some() { " …" } else { "" };
    format!("{}{more}", shown.join(" "))
}
