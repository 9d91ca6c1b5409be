//! Words that no output may contain in any form.
//!
//! An editor who withholds text lists phrases from it, one on each line, and each output is searched for them: as they are, in any case,
//! decomposed, reversed, in the codes of addresses, of HTML and of strings, in base64, in UTF-16, and as a digest. **No finding quotes
//! one**: it names the line.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use daachorse::DoubleArrayAhoCorasick;
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::{Code, Finding};
use crate::edition::OutPath;
use crate::text::{FilePath, Place, Source, single_spaced};

/// The fewest bytes of a form that is searched for: shorter ones are everywhere.
const SHORTEST: usize = 4;

/// How many digits of a digest are searched for: some names of files have no more.
const DIGEST: usize = 10;

/// The form in which a phrase was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Form {
    Plain,
    Reversed,
    Percent,
    Entities,
    Escapes,
    Utf16,
    Base64,
    Digest,
}

impl Form {
    fn in_words(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Reversed => ", reversed",
            Self::Percent => ", in percent signs",
            Self::Entities => ", as HTML entities",
            Self::Escapes => ", as escapes of a string",
            Self::Utf16 => ", in UTF-16",
            Self::Base64 => ", in base64",
            Self::Digest => ", as a digest",
        }
    }
}

/// The bytes to search for, and their place among the [patterns](Canaries::patterns).
type Pattern = (Vec<u8>, u32);

/// The phrases of a file, to be searched for.
pub struct Canaries {
    file: FilePath,
    /// Forms without case, as they are in text in lower case; and those with case.
    folded: Option<DoubleArrayAhoCorasick<u32>>,
    exact: Option<DoubleArrayAhoCorasick<u32>>,
    /// The line and the form of each pattern.
    patterns: Vec<(usize, Form)>,
    /// The length of the longest pattern.
    longest: usize,
}

impl Canaries {
    /// Reads one phrase a line. Phrases of fewer than four bytes and blank lines are skipped.
    ///
    /// # Errors
    ///
    /// The file has no phrase.
    pub fn new(source: &Source) -> Result<Self, Finding> {
        let mut patterns = Vec::new();
        let (mut folded, mut exact): (Vec<Pattern>, Vec<Pattern>) = Default::default();
        for (line, phrase) in (1..).zip(source.text().lines()) {
            let phrase = phrase.trim();
            for (form, bytes) in forms(phrase).filter(|(_, bytes)| bytes.len() >= SHORTEST) {
                let list = if form == Form::Base64 { &mut exact } else { &mut folded };
                if list.iter().all(|(known, _)| *known != bytes) {
                    list.push((bytes, u32::try_from(patterns.len()).unwrap_or(u32::MAX)));
                    patterns.push((line, form));
                }
            }
        }
        if patterns.is_empty() {
            let finding = Finding::new(Code::Canary, source.path(), None, "this list has no words to search for");
            return Err(finding.help("write one name or phrase on each line, of four letters or more"));
        }
        let longest = folded.iter().chain(&exact).map(|(bytes, _)| bytes.len()).max().unwrap_or_default();
        let automaton = |list: Vec<Pattern>| DoubleArrayAhoCorasick::with_values(list).ok();
        Ok(Self { file: source.path().clone(), folded: automaton(folded), exact: automaton(exact), patterns, longest })
    }

    /// The phrases that an output has, each once, in its name or in its bytes, which come in chunks.
    ///
    /// # Errors
    ///
    /// The first error of a chunk.
    pub fn find<E>(
        &self,
        path: &OutPath,
        chunks: impl IntoIterator<Item = Result<Vec<u8>, E>>,
    ) -> Result<Vec<Finding>, E> {
        let mut found = Vec::new();
        self.search(path.as_str().as_bytes(), &mut found);
        // A phrase may begin in one chunk and end in the next.
        let mut window = Vec::new();
        for chunk in chunks {
            let gone = window.len().saturating_sub(self.longest);
            window.drain(..gone);
            window.extend(chunk?);
            self.search(&window, &mut found);
            found.sort_unstable();
            found.dedup();
        }
        found.sort_unstable();
        found.dedup_by_key(|(line, _)| *line);
        let finding = |(line, form): (usize, Form)| {
            let message = format!("`{path}` contains the words of this line{}", form.in_words());
            Finding::at(Code::Canary, &self.file, Place { line, column: 1 }, message)
                .help("withhold them there too, or find what copies them")
        };
        Ok(found.into_iter().map(finding).collect())
    }

    fn search(&self, bytes: &[u8], found: &mut Vec<(usize, Form)>) {
        let mut search = |automaton: &Option<DoubleArrayAhoCorasick<u32>>, text: &[u8]| {
            let matches = automaton.iter().flat_map(|automaton| automaton.find_overlapping_iter(text));
            found.extend(matches.filter_map(|found| self.patterns.get(found.value() as usize)));
        };
        let lower = lower(bytes);
        search(&self.folded, without_markup(&lower).as_bytes());
        search(&self.folded, &lower);
        search(&self.exact, bytes);
    }
}

/// Text in lower case; bytes that are not UTF-8 have only their ASCII letters lowered.
fn lower(bytes: &[u8]) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_lowercase().into_bytes(),
        Err(_) => bytes.to_ascii_lowercase(),
    }
}

/// The words of a text as readers see them: without tags, and with one space for all blanks between two words.
fn without_markup(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    let mut parts = text.split('<');
    let first = parts.next().unwrap_or_default();
    let words: String = parts.fold(first.to_owned(), |words, part| match part.split_once('>') {
        Some((_, text)) => words + text,
        None => words + "<" + part,
    });
    single_spaced(&words).into_owned()
}

/// A phrase in each form, in lower case but for base64.
fn forms(phrase: &str) -> impl Iterator<Item = (Form, Vec<u8>)> {
    let lower = phrase.to_lowercase();
    let each = |code: fn(u32) -> String| {
        phrase.chars().map(|sign| code(sign.into())).collect::<String>().to_lowercase().into_bytes()
    };
    let each_foreign = |code: fn(u32) -> String| {
        let code = |sign: char| if sign.is_ascii() { sign.to_string() } else { code(sign.into()) };
        phrase.chars().map(code).collect::<String>().to_lowercase().into_bytes()
    };
    let wide = |bytes: fn(u16) -> [u8; 2]| lower.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let percent = |is_all: bool| {
        let code = |byte: u8| {
            if is_all || !byte.is_ascii_alphanumeric() { format!("%{byte:02x}") } else { char::from(byte).to_string() }
        };
        phrase.bytes().map(code).collect::<String>().to_lowercase().into_bytes()
    };
    let mut forms = vec![
        (Form::Plain, lower.clone().into_bytes()),
        (Form::Plain, lower.nfc().collect::<String>().into_bytes()),
        (Form::Plain, lower.nfd().collect::<String>().into_bytes()),
        (Form::Plain, lower.split_whitespace().collect::<Vec<_>>().join("-").into_bytes()),
        (Form::Reversed, lower.chars().rev().collect::<String>().into_bytes()),
        (Form::Percent, percent(false)),
        (Form::Percent, percent(true)),
        (Form::Entities, each(|sign| format!("&#{sign};"))),
        (Form::Entities, each(|sign| format!("&#x{sign:x};"))),
        (Form::Entities, each_foreign(|sign| format!("&#{sign};"))),
        (Form::Entities, each_foreign(|sign| format!("&#x{sign:x};"))),
        (Form::Escapes, each(|sign| format!("\\u{sign:04x}"))),
        (Form::Escapes, each_foreign(|sign| format!("\\u{sign:04x}"))),
        (Form::Escapes, phrase.bytes().map(|byte| format!("\\x{byte:02x}")).collect::<String>().into_bytes()),
        (Form::Utf16, wide(u16::to_le_bytes)),
        (Form::Utf16, wide(u16::to_be_bytes)),
        (Form::Digest, blake3::hash(phrase.as_bytes()).to_hex().chars().take(DIGEST).collect::<String>().into_bytes()),
    ];
    // In a longer text, the phrase begins at any of three places of a group, and shares its first and last signs with others.
    for before in 0..3 {
        let code = STANDARD_NO_PAD.encode([&vec![0; before], phrase.as_bytes()].concat());
        let (first, last) = ([0, 2, 3][before], usize::from(!(before + phrase.len()).is_multiple_of(3)));
        let shared = code.get(first..code.len().saturating_sub(last)).unwrap_or_default();
        forms.push((Form::Base64, shared.as_bytes().to_vec()));
    }
    forms.into_iter().filter(|_| phrase.len() >= SHORTEST)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{RawText, withhold};

    fn canaries(list: &str) -> Result<Canaries, Finding> {
        let source = withhold(&FilePath::new("secrets.txt"), RawText::new(list.as_bytes().to_vec()));
        Canaries::new(&source.expect("public text"))
    }

    fn find(list: &str, path: &str, chunks: &[&[u8]]) -> Vec<Finding> {
        let chunks = chunks.iter().map(|chunk| Ok::<_, std::convert::Infallible>(chunk.to_vec()));
        canaries(list).expect("words").find(&OutPath::new(path), chunks).expect("chunks")
    }

    fn found(list: &str, bytes: &[u8]) -> Vec<String> {
        let whole = find(list, "r/a.html", &[bytes]);
        let bytewise: Vec<&[u8]> = bytes.chunks(1).collect();
        assert!(
            !bytes.is_ascii() || find(list, "r/a.html", &bytewise) == whole,
            "a phrase goes over the ends of chunks"
        );
        let found = whole;
        assert!(found.iter().all(|finding| finding.code == Code::Canary && !finding.message.contains("Petrov")));
        found.into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn words_are_found_in_every_form() {
        let name = "Ivan Petrović";
        let base64 = |before: &str| STANDARD_NO_PAD.encode(format!("{before}{name} and others"));
        for (text, form) in [
            ("IVAN PETROVIĆ".to_owned(), ""),
            ("Ivan Petrovic\u{301}".into(), ""),
            ("<a href=\"ivan-petrović.html\">".into(), ""),
            ("Ivan\n    Petrović".into(), ""),
            ("<b>Ivan</b>&#32;<em>x</em> Ivan <em class=\"a\">Petrović</em>".into(), ""),
            ("Ivan Petrovi&#263;".into(), ", as HTML entities"),
            ("Ivan Petrovi\\u0107".into(), ", as escapes of a string"),
            ("ćivorteP navI".into(), ", reversed"),
            ("Ivan%20Petrovi%C4%87".into(), ", in percent signs"),
            (
                "&#x49;&#x76;&#x61;&#x6e;&#x20;&#x50;&#x65;&#x74;&#x72;&#x6f;&#x76;&#x69;&#x107;".into(),
                ", as HTML entities",
            ),
            (base64(""), ", in base64"),
            (base64("a"), ", in base64"),
            (base64("ab"), ", in base64"),
            (blake3::hash(name.as_bytes()).to_hex().to_string(), ", as a digest"),
            (blake3::hash(name.as_bytes()).to_hex().chars().take(16).collect(), ", as a digest"),
        ] {
            let expected = format!("`r/a.html` contains the words of this line{form}");
            assert_eq!(found(&format!("Smith\n\n{name}\n"), text.as_bytes()), [expected], "{text}");
        }
        let wide: Vec<u8> = "ivan petrović".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(found(name, &[&b"\xff\xd8"[..], &wide].concat()).len(), 1);
        assert_eq!(found(name, b"Ivan P. and Petrovic"), [] as [&str; 0]);
    }

    #[test]
    fn a_name_of_a_file_is_searched_too() {
        assert_eq!(find("smith", "scans/Smith.png", &[]).len(), 1);
    }

    #[test]
    fn a_list_without_words_is_an_error() {
        assert!(canaries("\n  \n a \n").is_err());
    }
}
