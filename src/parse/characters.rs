//! Characters that do not belong in a text: control characters, which no page may have, and invisible ones.

use memchr::{memchr_iter, memchr3_iter};

use crate::diagnostic::Code;
use crate::text::{Span, any_byte, is_control};

use super::findings::Findings;

/// How many control characters of a text are reported.
const MOST: usize = 3;

const SPLITS: &str = "delete it: a search cannot find the word that contains it";
const REORDERS: &str = "delete it: it changes the order in which the words after it are shown";
const HIDES: &str = "delete it: no reader can see what it says";

/// Reports the control characters of a text, and the first of each kind of invisible ones.
pub(super) fn check(findings: &mut Findings<'_>) {
    let text = findings.source.text();
    let controls = text.bytes().enumerate().filter(|(_, byte)| is_control(*byte));
    for (at, byte) in controls.take(if any_byte(text, is_control) { MOST } else { 0 }) {
        let message = format!("the text contains the control character U+{byte:04X}");
        let help = "delete it; OCR programs often leave such characters";
        findings.add(Code::ControlCharacter, Span::new(at, at + 1), message, help);
    }
    let mut kinds: Vec<(char, usize, usize)> = Vec::new();
    // The first bytes of all of them, which dashes and quotation marks have too, but few other characters.
    let first = memchr3_iter(0xc2, 0xe2, 0xef, text.as_bytes()).chain(memchr_iter(0xf3, text.as_bytes()));
    let special = first.filter_map(|at| Some((at, text.get(at..)?.chars().next()?)));
    for (at, c) in special.filter(|(_, c)| invisible(*c).is_some()) {
        match kinds.iter_mut().find(|(kind, ..)| *kind == c) {
            Some((.., count)) => *count += 1,
            None => kinds.push((c, at, 1)),
        }
    }
    for (c, at, count) in kinds {
        let Some((name, help)) = invisible(c) else { continue };
        let times = if count > 1 { format!(", {count} times") } else { String::new() };
        let message = format!("the text contains an invisible character: U+{:04X}, {name}{times}", u32::from(c));
        findings.add(Code::InvisibleCharacter, Span::new(at, at + c.len_utf8()), message, help);
    }
}

/// The Unicode name of a character that takes no room and that no transcription in a European language needs, and what to do. The
/// joiners of Arabic and Indic scripts are allowed, and so are the direction marks, which reorder nothing.
fn invisible(c: char) -> Option<(&'static str, &'static str)> {
    Some(match c {
        '\u{ad}' => ("soft hyphen", SPLITS),
        '\u{200b}' => ("zero width space", SPLITS),
        '\u{2060}' => ("word joiner", SPLITS),
        '\u{feff}' => ("zero width no-break space, a byte order mark within the text", SPLITS),
        '\u{202a}' => ("left-to-right embedding", REORDERS),
        '\u{202b}' => ("right-to-left embedding", REORDERS),
        '\u{202c}' => ("pop directional formatting", REORDERS),
        '\u{202d}' => ("left-to-right override", REORDERS),
        '\u{202e}' => ("right-to-left override", REORDERS),
        '\u{2066}' => ("left-to-right isolate", REORDERS),
        '\u{2067}' => ("right-to-left isolate", REORDERS),
        '\u{2068}' => ("first strong isolate", REORDERS),
        '\u{2069}' => ("pop directional isolate", REORDERS),
        '\u{e0000}'..='\u{e007f}' => ("a tag character", HIDES),
        _ => return None,
    })
}
