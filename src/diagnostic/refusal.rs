//! A refused file, as a finding.

use crate::text::{FilePath, LARGEST_FILE, LARGEST_TEXT, Refusal, Uncut};

use super::{Code, Finding};

impl Finding {
    /// The finding that a file was refused.
    pub fn refused(file: &FilePath, refusal: Refusal) -> Self {
        let whole = |code, message: String| Self::new(code, file, None, message);
        match refusal {
            Refusal::Withheld(place, why) => {
                let (message, help) = uncut(why);
                let finding = match place {
                    Some(place) => Self::at(Code::WithheldText, file, place, message),
                    None => whole(Code::WithheldText, message.into()),
                };
                finding.help(help)
            }
            Refusal::NotUtf8(place) => {
                let is_template = file.strip("templates").is_some();
                Self::at(Code::NotUtf8, file, place, "invalid UTF-8").help(if is_template {
                    "save the template as UTF-8; a file that is not a template belongs in templates/assets/"
                } else {
                    "save the file as UTF-8; editors call this setting \"encoding\""
                })
            }
            Refusal::Utf16 => {
                whole(Code::NotUtf8, "the file is UTF-16, not UTF-8".into()).help("save the file as UTF-8")
            }
            Refusal::HugeText => whole(Code::HugeFile, format!("text of more than {} MiB", LARGEST_TEXT >> 20))
                .help("split the file, or compress it if it is published as data"),
            Refusal::HugeFile => whole(Code::HugeFile, format!("file of more than {} GiB", LARGEST_FILE >> 30))
                .help("move the file out of the site, and link to it"),
        }
    }
}

/// Why withheld text cannot be cut, and what to do.
fn uncut(why: Uncut) -> (&'static str, &'static str) {
    match why {
        Uncut::NotHere => (
            "this file opens withheld text, which is cut only out of Markdown, TOML, templates, styles and scripts",
            "remove that text from the file; the mark is found in UTF-8, UTF-16 and UTF-32",
        ),
        Uncut::FileName => {
            ("the name of a file or folder in this folder opens withheld text, and names are published", "rename it")
        }
        Uncut::Spelling => (
            "this looks like a mark of withheld text, but is not written as one",
            "write `[withheld: …]`, with these letters; if the paper prints the bracket, put a backslash before it",
        ),
        Uncut::Doubtful => (
            "this bracket may be meant as a mark of withheld text, so an edition whose sources are private does not publish it",
            "write `[withheld: …]`, or `[note: …]` for a note of your own; if the paper prints the bracket, put a backslash before it",
        ),
        Uncut::Arguments => (
            "a mark of withheld text can state only codes, kinds and extents before its colon",
            "before the colon write at most codes, a kind and an extent: `[withheld (b)(6), name, 2 words: …]`; all else goes after it",
        ),
        Uncut::Outside => (
            "the text that must not be published seems to be outside the mark",
            "write `[withheld: …]`; if the text continues with a colon or a bracket, put a backslash before that",
        ),
        Uncut::Unclosed => ("withheld text is not closed", "close it with `]`, and check the brackets inside it"),
        Uncut::Unbalanced => (
            "in a file with withheld text, and in its paragraph, brackets must balance, whether or not escaped ones count",
            "write brackets in pairs; around text with single brackets, write `[withheld: … :withheld]`",
        ),
        Uncut::Mixed => (
            "withheld text is inside other withheld text, or its two forms are in one file",
            "use one form in a file: `[withheld: …]`, or `[withheld: … :withheld]` everywhere",
        ),
        Uncut::Straddles => (
            "withheld text begins inside a code block or a row of a table, and ends outside it",
            "withhold the whole block, or each cell by itself",
        ),
    }
}
