//! Cuts withheld words out of the bytes of a text.
//!
//! The scanner knows no Markdown. A mark is `[withheld`, perhaps arguments, a colon, the words, and the bracket that balances the first:
//! `[withheld (b)(6), 2 words: …]`. The whole is replaced by its **seal**, the mark without its words: `[withheld (b)(6), 2 words]`. Words
//! with brackets of their own take the long form, `[withheld: … :withheld]`, and then every mark of the file has it.
//!
//! **What cannot be cut in exactly one way is refused, and so the whole file.** Where that is found, is said by a place in the public
//! text. The seal is public: it is as long as it may be, and holds only what [`are_arguments`] admits.

use memchr::{memmem, memrchr};

use super::arguments::are_arguments;
use super::opening::{Before, opening};
use super::sign::is_skipped;
use super::{Place, Refusal, Span};

/// What opens a mark.
const OPENS: &[u8] = b"[withheld";
/// What closes one in the long form.
const CLOSES: &[u8] = b":withheld]";
/// The longest arguments of a mark, in bytes.
const LONGEST_ARGUMENTS: usize = 120;
/// Why a text with withheld words is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncut {
    /// Only Markdown, TOML, templates, styles and scripts are cut.
    NotHere,
    /// The name of a file or folder is published, and opens withheld text.
    FileName,
    /// The mark is written in another way than `[withheld`, or something looks like one.
    Spelling,
    /// A bracket with the word "withheld", or with a code and a text, may be meant as the mark: a private edition does not guess.
    Doubtful,
    /// The arguments are something other than codes, kinds and extents: a colon was forgotten, perhaps.
    Arguments,
    /// The mark is closed before a colon or another bracket, and what follows may be the words, or before the address of a link.
    Outside,
    /// The mark is never closed.
    Unclosed,
    /// The brackets of the file, or of the paragraph of a mark, do not balance, or balance in another way if escaped ones count.
    Unbalanced,
    /// A mark is in another one, or both forms are in one file.
    Mixed,
    /// The mark goes over the edge of a code block or of a row of a table.
    Straddles,
}

/// Public bytes, and the place of each seal in them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Cut {
    pub(super) public: Vec<u8>,
    pub(super) seals: Vec<Span>,
}

/// Cuts withheld words out of a text.
///
/// # Errors
///
/// A [`Refusal`], whose place is one of the public text.
pub(super) fn cut(bytes: Vec<u8>) -> Result<Cut, Refusal> {
    let cut = match opening(&bytes, 0, Before::Nothing) {
        None => Cut { public: bytes, seals: Vec::new() },
        Some(_) => {
            let is_long = memmem::find(&bytes, CLOSES).is_some();
            Cutter { bytes: &bytes, from: 0, is_long, line: 0, cut: Cut::default() }.run()?
        }
    };
    match cut.unbalanced() {
        Some(seal) => Err(cut.refuse(seal.range().start, Uncut::Unbalanced)),
        None => Ok(cut),
    }
}

impl Cut {
    /// A mark that may have been closed too early or too late, as the brackets of the file or of the lines around the mark do not balance.
    fn unbalanced(&self) -> Option<Span> {
        let first = self.seals.first()?;
        if !balances(&self.public) {
            return Some(*first);
        }
        let mut seals = self.seals.iter().peekable();
        let (mut paragraph, mut end) = (0, 0);
        for line in self.public.split_inclusive(|byte| *byte == b'\n').chain([&b""[..]]) {
            if !line.trim_ascii().is_empty() {
                end += line.len();
                continue;
            }
            let held = seals.next_if(|seal| seal.range().start < end);
            while seals.next_if(|seal| seal.range().start < end).is_some() {}
            if held.is_some() && !self.public.get(paragraph..end).is_some_and(balances) {
                return held.copied();
            }
            end += line.len();
            paragraph = end;
        }
        None
    }

    fn refuse(&self, at: usize, why: Uncut) -> Refusal {
        let before = self.public.get(..at).unwrap_or_default();
        Refusal::Withheld(std::str::from_utf8(before).ok().map(Place::after), why)
    }
}

struct Cutter<'a> {
    bytes: &'a [u8],
    /// The first byte that is neither public nor cut yet.
    from: usize,
    is_long: bool,
    /// Where the last line of the public bytes begins.
    line: usize,
    cut: Cut,
}

impl Cutter<'_> {
    fn run(mut self) -> Result<Cut, Refusal> {
        while let Some(opening) = opening(self.bytes, self.from, Before::Nothing) {
            self.publish(opening.at);
            let seal = self.cut.public.len();
            let end = self.mark(opening.at).map_err(|why| self.cut.refuse(seal, why))?;
            self.cut.seals.push(Span::new(seal, self.cut.public.len()));
            self.from = end;
        }
        self.publish(self.bytes.len());
        Ok(self.cut)
    }

    fn publish(&mut self, to: usize) {
        let bytes = self.bytes.get(self.from..to).unwrap_or_default();
        self.line = memrchr(b'\n', bytes).map_or(self.line, |at| self.cut.public.len() + at + 1);
        self.cut.public.extend_from_slice(bytes);
    }

    /// Writes the seal of the mark at a place, and returns where the mark ends.
    fn mark(&mut self, at: usize) -> Result<usize, Uncut> {
        let rest = self.bytes.get(at..).unwrap_or_default();
        let after = rest.strip_prefix(OPENS).ok_or(Uncut::Spelling)?;
        let length = after.iter().take(LONGEST_ARGUMENTS).position(|byte| matches!(byte, b':' | b']'));
        let arguments = length.and_then(|length| after.get(..length)).ok_or(Uncut::Arguments)?;
        if !are_arguments(arguments) {
            return Err(Uncut::Arguments);
        }
        let words = at + OPENS.len() + arguments.len() + 1;
        self.cut.public.extend_from_slice(OPENS);
        self.cut.public.extend_from_slice(arguments.trim_ascii_end());
        self.cut.public.push(b']');
        if after.get(arguments.len()) == Some(&b']') {
            return self.end_without_words(words);
        }
        let hidden = self.bytes.get(words..).unwrap_or_default();
        let length = if self.is_long { long(hidden) } else { short(hidden) }?;
        let hidden = hidden.get(..length).unwrap_or_default();
        let is_row = self.cut.public.get(self.line..).is_some_and(|line| line.trim_ascii_start().starts_with(b"|"));
        if is_row && hidden.contains(&b'\n')
            || hidden.split(|byte| *byte == b'\n').skip(1).filter(|line| is_fence(line)).count() % 2 > 0
        {
            return Err(Uncut::Straddles);
        }
        let end = words + length;
        if is_blank(hidden.strip_suffix(if self.is_long { &CLOSES[1..] } else { b"]" }).unwrap_or_default()) {
            return self.end_without_words(end);
        }
        // It would be a link, whose address is public: `[withheld: a name](Smith)`.
        if self.bytes.get(end) == Some(&b'(') { Err(Uncut::Outside) } else { Ok(end) }
    }

    /// The end of a mark that hides nothing, unless its words may be after it.
    fn end_without_words(&self, end: usize) -> Result<usize, Uncut> {
        let after = self.bytes.get(end..).unwrap_or_default();
        let is_outside = matches!(after, [b'(' | b'[', ..]) || after.trim_ascii_start().starts_with(b":");
        if is_outside { Err(Uncut::Outside) } else { Ok(end) }
    }
}

/// Whether withheld words are none: blanks, characters without width, and the colon that closes a mark in the long form.
fn is_blank(words: &[u8]) -> bool {
    let is_blank = |sign: char| sign.is_whitespace() || is_skipped(sign);
    let words = words.strip_suffix(b":").unwrap_or(words);
    std::str::from_utf8(words).is_ok_and(|words| words.chars().all(is_blank))
}

/// How many bytes the words of a mark have, with the bracket that closes it.
fn short(hidden: &[u8]) -> Result<usize, Uncut> {
    let closed = |escapes| brackets(hidden, escapes).find(|(_, depth)| *depth < 0).map(|(at, _)| at + 1);
    let end = closed(Escapes::Count).ok_or(Uncut::Unclosed)?;
    if closed(Escapes::Hide) != Some(end) {
        return Err(Uncut::Unbalanced);
    }
    let inner = hidden.get(..end).unwrap_or_default();
    if memmem::find(inner, OPENS).is_some() { Err(Uncut::Mixed) } else { Ok(end) }
}

/// The same in the long form, in which each mark ends before the next one opens.
fn long(hidden: &[u8]) -> Result<usize, Uncut> {
    // The words may be none, and then the colon is that of the arguments.
    let end = if hidden.starts_with(&CLOSES[1..]) {
        CLOSES.len() - 1
    } else {
        memmem::find(hidden, CLOSES).ok_or(Uncut::Mixed)? + CLOSES.len()
    };
    let inner = hidden.get(..end).unwrap_or_default();
    if memmem::find(inner, OPENS).is_some() { Err(Uncut::Mixed) } else { Ok(end) }
}

/// Whether brackets after a backslash count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Escapes {
    Count,
    Hide,
}

/// The brackets of a text: where each is, and how many are open after it.
fn brackets(bytes: &[u8], escapes: Escapes) -> impl Iterator<Item = (usize, isize)> {
    let (mut next, mut depth) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let at = next + memchr::memchr3(b'[', b']', b'\\', bytes.get(next..)?)?;
            next = at + 1;
            match bytes.get(at)? {
                b'[' => depth += 1,
                b']' => depth -= 1,
                _ => {
                    next += usize::from(escapes == Escapes::Hide);
                    continue;
                }
            }
            return Some((at, depth));
        }
    })
}

/// Whether the brackets of a text balance, whether escaped ones count or not.
fn balances(bytes: &[u8]) -> bool {
    [Escapes::Count, Escapes::Hide].into_iter().all(|escapes| {
        let mut last = 0;
        brackets(bytes, escapes).all(|(_, depth)| {
            last = depth;
            depth >= 0
        }) && last == 0
    })
}

/// Whether a line opens or closes a code block.
fn is_fence(line: &[u8]) -> bool {
    let line = line.trim_ascii_start();
    line.starts_with(b"```") || line.starts_with(b"~~~")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public(text: &str) -> Result<String, Uncut> {
        match cut(text.as_bytes().to_vec()) {
            Ok(cut) => {
                for seal in &cut.seals {
                    assert!(cut.public[seal.range()].starts_with(OPENS) && cut.public[seal.range()].ends_with(b"]"));
                }
                Ok(String::from_utf8(cut.public).expect("UTF-8"))
            }
            Err(Refusal::Withheld(_, why)) => Err(why),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_mark_loses_its_words() {
        for (text, expected) in [
            ("a [withheld: Smith] b", "a [withheld] b"),
            ("a [withheld (b)(6), 2 words: John Smith] b", "a [withheld (b)(6), 2 words] b"),
            ("a [withheld (b)(6), 2 words ] b", "a [withheld (b)(6), 2 words] b"),
            ("[withheld (b) (7)(A), 1 name: x]", "[withheld (b) (7)(A), 1 name]"),
            ("[withheld:]", "[withheld]"),
            ("[withheld: [a] and [[b]] c]d", "[withheld]d"),
            ("[withheld: one\r\n\r\ntwo]\r\n", "[withheld]\r\n"),
            ("[withheld: a] x [withheld 1 name: b] y", "[withheld] x [withheld 1 name] y"),
            ("title = \"[withheld: Smith]\"", "title = \"[withheld]\""),
            ("`[withheld: Smith]`", "`[withheld]`"),
            ("| a | [withheld: Smith] |\n", "| a | [withheld] |\n"),
            ("[withheld:\n```\ncode\n```\n] b", "[withheld] b"),
            ("[a [withheld: x]]\n\n[b]", "[a [withheld]]\n\n[b]"),
            ("[withheld 25X1?, half a page, less than 1 line: x]", "[withheld 25X1?, half a page, less than 1 line]"),
            ("[withheld: a ] b [ :withheld] c", "[withheld] c"),
            (
                "[withheld 2 words: a :withheld] [withheld:withheld] [withheld 1 line]",
                "[withheld 2 words] [withheld] [withheld 1 line]",
            ),
            ("[withheld: Smith]: he [withheld: x] (a)", "[withheld]: he [withheld] (a)"),
            ("[withheld: ::]: he [withheld:] (a)", "[withheld]: he [withheld] (a)"),
            (r"[[withheld: x]](a) [withheld: x]\(a)", r"[[withheld]](a) [withheld]\(a)"),
            (r"[withheld]\: no [withheld] (a)", r"[withheld]\: no [withheld] (a)"),
            (r"the paper's \[withheld: words]", r"the paper's \[withheld: words]"),
        ] {
            assert_eq!(public(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_can_be_cut_in_two_ways_is_refused() {
        for (text, why) in [
            ("[withheld: Smith", Uncut::Unclosed),
            ("[withheld: [Smith]", Uncut::Unclosed),
            ("[withheld: smile :] Smith]", Uncut::Unbalanced),
            (r"[withheld: a \] b]", Uncut::Unbalanced),
            (r"[withheld: a \[ b]", Uncut::Unclosed),
            ("[withheld: a] and [ b", Uncut::Unbalanced),
            ("[ a\n\nb [withheld: 1] Smith, 2] c", Uncut::Unbalanced),
            ("[withheld 555-0123]", Uncut::Arguments),
            ("[withheld]: Smith", Uncut::Outside),
            ("[withheld (b)(6)] : Smith", Uncut::Outside),
            ("[withheld (b)(6)](Smith)", Uncut::Outside),
            ("[withheld][Smith]", Uncut::Outside),
            ("[withheld:]: Smith", Uncut::Outside),
            ("[withheld: ] : Smith", Uncut::Outside),
            ("[withheld:\u{200b}\u{a0}][Smith]", Uncut::Outside),
            ("[withheld (b)(6):withheld]: Smith", Uncut::Outside),
            ("[withheld: :withheld](Smith)", Uncut::Outside),
            ("[withheld: a name](Smith)", Uncut::Outside),
            ("[withheld (b)(6): a name :withheld](Smith)", Uncut::Outside),
            ("[withheld: a [withheld: b] c]", Uncut::Mixed),
            ("[withheld: a] [withheld: b :withheld]", Uncut::Mixed),
            ("[withheld: a :withheld] [withheld: b]", Uncut::Mixed),
            ("[withheld Smith]", Uncut::Arguments),
            ("[withheld (b)(6) John Smith: x]", Uncut::Arguments),
            ("[withheld\n2 words: x]", Uncut::Arguments),
            ("[withheld-6: x]", Uncut::Arguments),
            ("[Withheld: x]", Uncut::Spelling),
            ("[ withheld: x]", Uncut::Spelling),
            ("［withheld: x]", Uncut::Spelling),
            ("[withheld:\n```\ncode] x\n```\n", Uncut::Straddles),
            ("| [withheld: a |\n| b] |\n", Uncut::Straddles),
            ("a\n\n | b | [withheld: a] [withheld: b\n c] |\n", Uncut::Straddles),
        ] {
            assert_eq!(public(text), Err(why), "{text}");
        }
    }

    #[test]
    fn a_refusal_has_a_place_of_the_public_text() {
        let place = |words: &str| cut(format!("a [withheld: {words}]\nb [withheld: x").into_bytes()).err();
        for words in ["", "one", "one\ntwo\nthree", "é"] {
            assert_eq!(place(words), Some(Refusal::Withheld(Some(Place { line: 2, column: 3 }), Uncut::Unclosed)));
        }
    }
}
