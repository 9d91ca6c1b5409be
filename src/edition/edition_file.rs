//! `edition.json`: what an edition says of its reports, for other programs and for an edition that lists it.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Date;

/// Why the reports of another edition cannot be listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditionFault {
    /// The file does not exist.
    NoFile,
    /// The file is not an `edition.json`.
    NoEdition,
    /// The file has another version of the format.
    Version(u64),
    /// The address of the edition is unknown.
    NoAddress,
}

/// An edition and its reports, as its `edition.json` has them. Fields may be added within a version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionFile {
    /// The version of the format: [`EditionFile::VERSION`].
    pub version: u32,
    /// The edition's title.
    pub title: String,
    /// The address of the published edition, with a slash at its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Its reports, in the order of their folders.
    pub reports: Vec<PublishedReport>,
}

impl EditionFile {
    /// The version that this program writes and reads.
    pub const VERSION: u32 = 1;
}

/// A report, as the `edition.json` of its edition has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedReport {
    /// The path of its page in the edition.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The subtitle.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub subtitle: Option<String>,
    /// The number that the issuing office gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When it was written.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[serde(serialize_with = "write_date", deserialize_with = "read_date")]
    pub date: Option<Date>,
    /// Who issued it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// When it was last released.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[serde(serialize_with = "write_date", deserialize_with = "read_date")]
    pub released: Option<Date>,
    /// What it has.
    pub counts: ReportCounts,
}

/// How much a report has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportCounts {
    /// Its sections.
    pub sections: usize,
    /// Redactions in the text.
    pub redactions: u32,
    /// Pages withheld in full.
    pub pages_withheld: u32,
    /// Exemption codes in the margin.
    pub codes: u32,
    /// How often each exemption is claimed.
    pub exemptions: BTreeMap<String, u32>,
}

#[expect(clippy::ref_option, reason = "serde calls it with a reference to the field")]
fn write_date<S: Serializer>(date: &Option<Date>, out: S) -> Result<S::Ok, S::Error> {
    date.map(|date| date.to_string()).serialize(out)
}

fn read_date<'de, D: Deserializer<'de>>(value: D) -> Result<Option<Date>, D::Error> {
    let text = Option::<String>::deserialize(value)?;
    text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
}
