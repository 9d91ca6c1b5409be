//! Names: the search finds what a search by hand finds.

use std::collections::BTreeSet;

use lacuna::edition::{Found, Name, NameKind, Names, Slug};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::{Target, fuzz};

struct Search;

impl Target for Search {
    const NAME: &'static str = "names";
    const CASES: u64 = 100;
    const TOKENS: &'static [&'static str] = &[
        "Moscow",
        "New York",
        "New York Times",
        "York",
        "Émile",
        "E\u{301}mile",
        "O'Brien",
        "O’Brien",
        "Oʼ",
        "U.S.",
        "al-Ahram",
        "新聞",
        "éé",
        "\u{1e9b}\u{323}",
        "\u{ac00}",
        "\u{1100}\u{1161}",
        "\u{212b}",
        "\u{958}",
        "ß",
        "42nd",
        "a",
        "aa",
        "\u{301}",
        "\u{323}\u{307}",
        "\u{200d}",
        "'",
        ".",
        "-",
        " ",
        "  ",
        "\t",
        "\n",
        "\r\n",
        "\u{a0}",
        "\u{2028}",
        "\u{3000}",
        "|",
        "\n---\n",
    ];

    /// An input is the forms of each name, a line a name with `|` between forms, then `---` and a text.
    fn hold(&self, input: &[u8]) -> Result<(), String> {
        let input = String::from_utf8_lossy(input);
        let (forms, text) = input.split_once("---\n").unwrap_or((&input, &input));
        let names: Vec<Name> = forms.lines().filter(|line| !line.is_empty()).enumerate().map(name).collect();
        let expected = by_hand(&names, text);
        let found = Names::new(names).find(text);
        (found == expected).then_some(()).ok_or(format!("found {found:?}, and by hand {expected:?}"))
    }
}

fn name((at, line): (usize, &str)) -> Name {
    let forms: Vec<_> = line.split('|').map(Into::into).collect();
    Name { name: line.into(), slug: Slug::new(&at.to_string()), kind: NameKind::Place, forms, about: None, sort: None }
}

/// From each place on, the longest form that is a whole word; then on after it.
fn by_hand(names: &[Name], text: &str) -> Vec<Found> {
    let patterns = patterns(names);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(sign) = text[at..].chars().next() {
        let longest = patterns.iter().filter_map(|pattern| end(&pattern.signs, text, at)).max();
        let Some(end) = longest else {
            at += sign.len_utf8();
            continue;
        };
        let here = || patterns.iter().filter(|pattern| self::end(&pattern.signs, text, at) == Some(end));
        let owners: BTreeSet<u32> = here().map(|pattern| pattern.owner.0).collect();
        let owner = here().map(|pattern| pattern.owner).min().filter(|_| owners.len() == 1);
        found.push(Found { range: at..end, owner });
        at = end;
    }
    found
}

struct Pattern {
    signs: Vec<char>,
    owner: (u32, u32),
}

/// Each form of each name, with its accents as characters of their own and without.
fn patterns(names: &[Name]) -> Vec<Pattern> {
    let mut patterns = Vec::new();
    for (at, name) in (0..).zip(names) {
        for (form, text) in (0..).zip(&name.forms) {
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ").replace(['’', 'ʼ'], "'");
            for text in [words.nfc().collect::<String>(), words.nfd().collect()] {
                if text.len() > 1 {
                    patterns.push(Pattern { signs: text.chars().collect(), owner: (at, form) });
                }
            }
        }
    }
    patterns
}

/// Where a form ends that begins at a place of a text, if it does and no letter or digit touches another one at its edges.
fn end(form: &[char], text: &str, start: usize) -> Option<usize> {
    let mut rest = &text[start..];
    for sign in form {
        let next = rest.chars().next()?;
        rest = match (*sign, next) {
            (' ', next) if next.is_whitespace() => rest.trim_start(),
            ('\'', '’' | 'ʼ') => &rest[next.len_utf8()..],
            (sign, next) if sign == next => &rest[next.len_utf8()..],
            _ => return None,
        };
    }
    // U+02BC is a letter to Unicode, and here an apostrophe.
    let is_letter = |sign: char| (sign.is_alphanumeric() || is_combining_mark(sign)) && sign != 'ʼ';
    let is_word = |sign: Option<char>| sign.is_some_and(is_letter);
    let (before, after) = (text[..start].chars().next_back(), rest.chars().next());
    let (first, last) = (form.first().copied(), form.last().copied());
    let is_cut = is_word(before) && is_word(first) || is_word(last) && is_word(after);
    (!is_cut).then_some(text.len() - rest.len())
}

#[test]
fn the_search_finds_what_a_search_by_hand_finds() {
    fuzz(&Search);
}
