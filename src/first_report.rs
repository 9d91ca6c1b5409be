//! The first report as it was when the tests were written: frozen, so that correcting a reading in `content/` breaks no test of an
//! algorithm.

macro_rules! sections {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../tests/data/first-report/", $name))),)*]
    };
}

/// The name and the text of each section, in order.
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

/// The text of `index.md`.
pub(crate) const INDEX: &str = include_str!("../tests/data/first-report/index.md");

/// The OCR that the sections were made from.
pub(crate) const OCR: &str = include_str!("../tests/data/first-report/ocr.txt");
