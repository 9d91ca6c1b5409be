//! The legal ground claimed for a redaction.

use std::fmt;
use std::sync::Arc;

/// How sure the registry is of what a code means; pages show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Read in a primary or official source.
    Attested,
    /// From memory of such a source.
    Recalled,
    /// Inferred from how the code is used.
    Inferred,
    /// Declared by the edition itself.
    Declared,
}

/// An entry of the registry: an exemption code, or another mark that is printed in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// The code as this edition writes it: `25X1`, `(b)(7)(A)`.
    pub code: String,
    /// Other forms of it, met in documents.
    pub forms: Vec<String>,
    /// The law or order, with its section.
    pub authority: String,
    /// When it applies: `FOIA`, `older than 25 years`.
    pub scope: String,
    /// What it means, in plain words.
    pub meaning: String,
    /// How it came to be, what it is confused with; may be empty.
    pub history: String,
    /// How sure this is.
    pub certainty: Certainty,
    /// Whether it is a reason to withhold text; `ILLEGIB` is not one.
    pub withholds: bool,
}

/// An exemption as it is claimed at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ground {
    /// The code, as the registry writes it.
    pub code: Arc<str>,
    /// The number that some agencies add: the 1 of `(b)(3)-1`.
    pub processing: Option<u32>,
    /// Whether the editor inferred it.
    pub inferred: bool,
}

impl Ground {
    /// Writes the code with its number, but without the `?` of an inference.
    ///
    /// # Errors
    ///
    /// That of the writer.
    pub fn write_code(&self, out: &mut impl fmt::Write) -> fmt::Result {
        out.write_str(&self.code)?;
        match self.processing {
            Some(number) => write!(out, "-{number}"),
            None => Ok(()),
        }
    }

    /// The code with its number, but without the `?` of an inference.
    pub fn plain(&self) -> String {
        Self { inferred: false, ..self.clone() }.to_string()
    }
}

impl fmt::Display for Ground {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_code(out)?;
        if self.inferred { out.write_str("?") } else { Ok(()) }
    }
}
