//! Text that this edition withholds.

use crate::config::SourceAccess;
use crate::diagnostic::{Code, Finding};
use crate::text::{FilePath, Span};

/// The finding on a mark whose words were cut: an error where the sources are public, since a public source is itself a publication.
pub fn withheld(file: &FilePath, seal: Span, access: SourceAccess) -> Finding {
    match access {
        SourceAccess::Public => Finding::new(
            Code::WithheldText,
            file,
            Some(seal),
            "an edition whose sources are public cannot withhold text",
        )
        .help("remove the text; or keep the sources private, and write source = \"private\" in content/edition.toml"),
        SourceAccess::Private => Finding::new(Code::TextWithheld, file, Some(seal), "text is withheld here"),
    }
}
