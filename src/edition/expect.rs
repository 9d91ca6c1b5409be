//! What a report claims of itself.

use std::collections::BTreeMap;

/// What a report claims of itself; each claim is checked at every build.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Expect {
    /// How many pages were scanned, numbered from 1.
    pub scans: Option<u32>,
    /// How often each exemption code is printed in the margin.
    pub codes: BTreeMap<String, u32>,
    /// How many gaps the text shows, without pages denied whole.
    pub gaps: Option<u32>,
    /// How many pages are denied whole.
    pub denied: Option<u32>,
    /// The section that holds the printed contents.
    pub contents: Option<String>,
}
