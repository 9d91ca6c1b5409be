//! `addresses.lock`: the pinned addresses of a report.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::diagnostic::{Code, Finding};
use crate::edition::{AddressLock, PageAddress, Pinned, WordsDigest};
use crate::text::{Source, Span};

/// Reads the pinned addresses of a report. A line that cannot be read is a finding, and is left out.
pub fn address_lock(source: &Source) -> (AddressLock, Vec<Finding>) {
    let mut addresses = BTreeMap::new();
    let mut findings = Vec::new();
    let mut start = 0;
    for whole in source.text().split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let span = Span::new(start, start + line.len());
        start += whole.len();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut finding = |message: String, help| {
            findings.push(Finding::new(Code::BadAddressLine, source.path(), Some(span), message).help(help));
        };
        let Some((address, pinned)) = pinned(line, span) else {
            finding(
                "this line has no address with a digest".to_owned(),
                "keep one line for each address if this was a merge, or restore the file from your repository",
            );
            continue;
        };
        match addresses.entry(address) {
            Entry::Vacant(free) => drop(free.insert(pinned)),
            Entry::Occupied(taken) => {
                finding(format!("the address {} is listed twice", taken.key()), "delete one of the two lines");
            }
        }
    }
    (AddressLock { addresses }, findings)
}

/// An address, a digest and perhaps a reason, with tabs between them.
fn pinned(line: &str, span: Span) -> Option<(PageAddress, Pinned)> {
    let mut fields = line.splitn(3, '\t');
    let address = PageAddress::parse(fields.next()?)?;
    let words = match fields.next()? {
        AddressLock::GONE => None,
        digest => Some(WordsDigest::parse(digest)?),
    };
    Some((address, Pinned { words, reason: fields.next().map(str::to_owned), line: span }))
}
