//! Which names of files cannot be published, and which are one name on other disks.

use unicode_normalization::UnicodeNormalization as _;

use super::look_alike;
use super::opening::{Before, opening};

/// The longest name in a site, in bytes: its page may add a few, and disks allow 255.
const LONGEST: usize = 240;

/// Why a file or folder of this name cannot be published everywhere, if so. The characters are the ones that a GitHub Pages artifact refuses; the rest is
/// what Windows makes of a name.
pub fn name_fault(name: &str) -> Option<String> {
    if let Some(sign) = name.chars().find(|sign| is_unprintable(*sign)) {
        return Some(format!("the name contains the invisible character U+{:04X}", u32::from(sign)));
    }
    if let Some(sign) = name.chars().find(|sign| r#"":<>|*?\"#.contains(*sign)) {
        return Some(format!("the name contains a {sign}"));
    }
    if name.ends_with(['.', ' ']) {
        return Some(String::from("the name ends in a dot or a space"));
    }
    if name.len() > LONGEST {
        return Some(format!("the name is longer than {LONGEST} bytes"));
    }
    is_device(name).then(|| String::from("the name is reserved by Windows"))
}

/// Whether the name of a file or folder opens withheld text, or seems to. **Names are published as they are.**
pub fn is_withheld_name(name: &str) -> bool {
    opening(name.as_bytes(), 0, Before::Nothing).is_some() || look_alike::find(name, &[]).is_some()
}

/// Controls, line separators, and the signs that turn the direction of writing: in a listing they disguise a name.
pub fn is_unprintable(sign: char) -> bool {
    sign.is_control()
        || matches!(sign, '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end();
    // Most names are longer.
    if stem.len() > "com1".len() {
        return false;
    }
    let stem = stem.to_ascii_lowercase();
    let numbered =
        |device: &str| stem.strip_prefix(device).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

/// The name without its case and its way of composing accents. Two names with one fold are one file on many disks.
pub fn fold_name(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    // Upper case first: it has one sigma, and spells out the sharp s, as disks that fold do.
    name.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_other_systems_refuse_are_faulty() {
        let long = "x".repeat(241);
        for name in
            ["a:b", "a\\b", "a?", "a\"", "a.", "a ", "a\nb", "a\u{202e}b", "CON", "nul.txt.md", "Com1.md", &long]
        {
            assert!(name_fault(name).is_some(), "{name:?}");
        }
        for name in ["a.md", "Père.md", "com.md", "com10.md", "console", "25X1 (b)(3).md"] {
            assert!(name_fault(name).is_none(), "{name:?}");
        }
    }

    #[test]
    fn a_name_may_open_withheld_text() {
        for name in ["[withheld: x].md", "a [withheld (b)(6)]", "［withheld： x］", "[witheld x].png", "(withheld: x)"]
        {
            assert!(is_withheld_name(name), "{name:?}");
        }
        for name in ["withheld.md", "pages withheld (b)(6).png", "[redacted].md"] {
            assert!(!is_withheld_name(name), "{name:?}");
        }
    }

    #[test]
    fn case_and_composition_fold_together() {
        assert_eq!(fold_name("Appendix.MD"), fold_name("appendix.md"));
        assert_eq!(fold_name("Pe\u{301}re"), fold_name("p\u{e9}RE"));
        assert_eq!(fold_name("ΟΔΟΣ"), fold_name("οδος"));
        assert_ne!(fold_name("a"), fold_name("b"));
    }
}
