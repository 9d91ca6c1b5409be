//! `edition.json`: what an edition says of its reports, for other programs and for an edition that lists it.

use std::collections::BTreeMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Date, Release};

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
pub struct EditionFile<Reports = Vec<PublishedReport>> {
    /// The version of the format: [`EditionFile::VERSION`].
    pub version: u32,
    /// The edition's title.
    pub title: String,
    /// The address of the published edition, with a slash at its end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base_url: Option<String>,
    /// Its reports, in the order of their folders.
    pub reports: Reports,
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
    /// The series that it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
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
    /// The office within the agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub office: Option<String>,
    /// Its author, if the paper names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The number of its record in the archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub record: Option<String>,
    /// The archive or collection that holds the record.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub archive: Option<String>,
    /// How it was classified.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub classification: Option<String>,
    /// The address at which the record is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source_url: Option<String>,
    /// When it was last released.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[serde(serialize_with = "write_date", deserialize_with = "read_date")]
    pub released: Option<Date>,
    /// What it has.
    pub counts: ReportCounts,
    /// Its releases. **A list of editions does not need them or the fields below**, so they are not read.
    #[serde(skip_deserializing)]
    pub releases: Vec<PublishedRelease>,
    /// The path of its redaction ledger as JSON.
    #[serde(skip_deserializing)]
    pub ledger: String,
    /// Its sections, in reading order.
    #[serde(skip_deserializing)]
    pub sections: Vec<PublishedSection>,
}

/// A release of a report, as the `edition.json` of its edition has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedRelease {
    /// What marks call it.
    pub key: String,
    /// Who released it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// The agency's number for the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// The decision, in the agency's own word.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decision: Option<String>,
    /// The date on the record of the release.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_date")]
    pub record_date: Option<Date>,
    /// The date stamped on the pages.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_date")]
    pub stamped_date: Option<Date>,
}

/// A section of a report, as the `edition.json` of its edition has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PublishedSection {
    /// The path of its page in the edition.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The labels of its pages of the original.
    pub pages: Vec<String>,
    /// Its redactions in the text, and its pages withheld in full.
    pub redactions: u32,
    /// The addresses on its page, each an `id`.
    pub addresses: Vec<String>,
}

impl From<&Release> for PublishedRelease {
    fn from(release: &Release) -> Self {
        let Release { key, agency, case, decision, record_date, stamped_date, note: _ } = release.clone();
        Self { key, agency, case, decision, record_date, stamped_date }
    }
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
