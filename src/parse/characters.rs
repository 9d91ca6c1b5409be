//! Characters that do not belong into a text: those that no page may hold, and those that nobody sees.

use memchr::{memchr_iter, memchr3_iter};

use crate::diagnostic::{Code, Finding};
use crate::text::{Source, Span};

/// How many control characters of a text are named.
const MOST: usize = 3;

/// Reports the control characters of a text, and the first invisible one of each kind.
pub(super) fn check(source: &Source, findings: &mut Vec<Finding>) {
    control(source, findings);
    invisible(source, findings);
}

fn control(source: &Source, findings: &mut Vec<Finding>) {
    let is_fault = |byte: u8| {
        let blank = (byte == b'\t') | (byte == b'\n') | (byte == b'\r') | (byte == 0x0c);
        (byte < b' ') & !blank | (byte == 0x7f)
    };
    // Hardly a text has one, and to look at all of it without a branch is quick.
    if !source.text().bytes().fold(false, |any, byte| any | is_fault(byte)) {
        return;
    }
    let faults = source.text().bytes().enumerate().filter(|(_, byte)| is_fault(*byte)).take(MOST);
    for (at, byte) in faults {
        let message = format!("the text contains the control character U+{byte:04X}");
        let finding = Finding::new(Code::ControlCharacter, source.path(), Some(Span::new(at, at + 1)), message);
        findings.push(finding.help("delete it; OCR programs often leave such characters"));
    }
}

fn invisible(source: &Source, findings: &mut Vec<Finding>) {
    let text = source.text();
    // The first bytes of all of them. Dashes and curly quotation marks begin so too, and hardly anything else in a transcription.
    let bytes = text.as_bytes();
    let leads = memchr3_iter(0xc2, 0xe2, 0xef, bytes).chain(memchr_iter(0xf3, bytes));
    let mut kinds: Vec<(Invisible, usize, usize)> = Vec::new();
    for at in leads {
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()).and_then(Invisible::of) else {
            continue;
        };
        match kinds.iter_mut().find(|(kind, ..)| *kind == character) {
            Some((.., count)) => *count += 1,
            None => kinds.push((character, at, 1)),
        }
    }
    for (kind, at, count) in kinds {
        let times = if count > 1 { format!(", {count} times") } else { String::new() };
        let message =
            format!("the text contains an invisible character: U+{:04X}, {}{times}", u32::from(kind.sign), kind.name);
        let place = Span::new(at, at + kind.sign.len_utf8());
        let finding = Finding::new(Code::InvisibleCharacter, source.path(), Some(place), message);
        findings.push(finding.help(kind.effect.remedy()));
    }
}

/// A character that takes up no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Invisible {
    sign: char,
    /// As Unicode has it, in lower case.
    name: &'static str,
    effect: Effect,
}

/// What it does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// Makes two of a word, or one that no search finds.
    Splits,
    /// Makes a reader see another order than that of the file.
    Turns,
    /// Says something to programs alone.
    Hides,
}

impl Effect {
    fn remedy(self) -> &'static str {
        match self {
            Self::Splits => "delete it: a search cannot find the word that contains it",
            Self::Turns => "delete it: it changes the order in which the words after it are shown",
            Self::Hides => "delete it: no reader can see what it says",
        }
    }
}

impl Invisible {
    /// Those that no transcription in a European language needs. What joins letters in Arabic or Indic scripts is none of them, nor
    /// are the marks of direction, which turn nothing.
    fn of(sign: char) -> Option<Self> {
        let (name, effect) = match sign {
            '\u{ad}' => ("soft hyphen", Effect::Splits),
            '\u{200b}' => ("zero width space", Effect::Splits),
            '\u{2060}' => ("word joiner", Effect::Splits),
            '\u{feff}' => ("zero width no-break space, a byte order mark within the text", Effect::Splits),
            '\u{202a}' => ("left-to-right embedding", Effect::Turns),
            '\u{202b}' => ("right-to-left embedding", Effect::Turns),
            '\u{202c}' => ("pop directional formatting", Effect::Turns),
            '\u{202d}' => ("left-to-right override", Effect::Turns),
            '\u{202e}' => ("right-to-left override", Effect::Turns),
            '\u{2066}' => ("left-to-right isolate", Effect::Turns),
            '\u{2067}' => ("right-to-left isolate", Effect::Turns),
            '\u{2068}' => ("first strong isolate", Effect::Turns),
            '\u{2069}' => ("pop directional isolate", Effect::Turns),
            '\u{e0000}'..='\u{e007f}' => ("a tag character", Effect::Hides),
            _ => return None,
        };
        Some(Self { sign, name, effect })
    }
}
