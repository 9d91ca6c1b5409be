//! The first report, for unit tests: its sections in order, each with its name, and the OCR that they were made from.

macro_rules! sections {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../content/sov-87-10015x/", $name))),)*]
    };
}

/// The sections, by name.
pub(crate) const SECTIONS: &[(&str, &str)] = sections! {
    "01-cover.md"
    "02-title-page.md"
    "03-key-judgments.md"
    "04-contents.md"
    "05-recent-initiatives.md"
    "06-appeals.md"
    "07-why-a-policy-change.md"
    "08-prospects.md"
    "09-appendix.md"
    "10-back-cover.md"
};

/// What its `index.md` says.
pub(crate) const INDEX: &str = include_str!("../content/sov-87-10015x/index.md");

/// The OCR.
pub(crate) const OCR: &str = include_str!("../tests/fidelity/ocr.txt");
