//! A refused file, as a finding.

use crate::text::{FilePath, LARGEST_FILE, LARGEST_TEXT, Refusal};

use super::{Code, Finding};

impl Finding {
    /// The finding that a file was refused.
    #[must_use]
    pub fn refused(file: &FilePath, refusal: Refusal) -> Self {
        let whole = |code, message: String| Self::new(code, file, None, message);
        match refusal {
            Refusal::Withheld(Some(place)) => {
                Self::at(Code::WithheldText, file, place, "`[withheld` opens text that must not be published").help(
                    "remove that text; if the agency withheld it, write [redacted], and if the paper prints the bracket, `\\[`",
                )
            }
            Refusal::Withheld(None) => {
                whole(Code::WithheldText, "`[withheld` opens text in this file that must not be published".into())
                    .help("remove that text from the file; the mark is found in UTF-8, UTF-16 and UTF-32")
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
