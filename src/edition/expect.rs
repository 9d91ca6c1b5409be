//! What a report claims of itself.

use std::collections::BTreeMap;

/// What a report claims of itself; each claim is checked at every build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expect {
    /// How many pages were scanned, numbered from 1.
    pub scans: Option<u32>,
    /// How often each exemption code is printed in the margin.
    pub codes: BTreeMap<String, u32>,
    /// How many redactions are in the text, without pages withheld in full.
    pub gaps: Option<u32>,
    /// How many pages are withheld in full.
    pub denied: Option<u32>,
    /// The section with the printed contents.
    pub contents: Option<String>,
}
