//! `lacuna pin`.

use std::time::Instant;

use crate::cli::PinArgs;
use crate::diagnostic::Finding;
use crate::disk;
use crate::edition::{AddressLock, Folder, PageAddress};
use crate::site::Site;

use super::{Error, Outcome, Printer, count, load, open, outcome};

/// Pins the addresses of each report, in a file beside its `index.md`. The change of an address that is not accepted remains a finding,
/// and its line remains as it was.
///
/// # Errors
///
/// The site cannot be read, an address to accept has no change, or a file cannot be written.
pub fn pin(arguments: &PinArgs, printer: &Printer) -> Result<Outcome, Error> {
    let site = load(Site::empty(), open(&arguments.site)?, printer, Instant::now());
    let all = site.findings();
    let reports = site.reports();
    let accepted: Vec<(&Folder, PageAddress)> =
        arguments.accept.iter().map(|address| parse(address, &reports)).collect::<Result<_, _>>()?;
    let reason = arguments.reason.as_deref().unwrap_or_default();
    let mut findings = Vec::new();
    let mut lines = Vec::new();
    let mut files = Vec::new();
    for folder in reports {
        let path = AddressLock::path(folder);
        let faults = all.of(&path).iter().filter(|finding| !finding.code.is_of_addresses());
        let faults: Vec<Finding> = faults.cloned().collect();
        if !faults.is_empty() {
            findings.extend(faults);
            continue;
        }
        let mut pins = site.pins(folder);
        let mut accepts = 0;
        for (_, address) in accepted.iter().filter(|(of, _)| *of == folder) {
            if !pins.accept(address, reason) {
                return Err(no_change(&format!("{folder}/{address}")));
            }
            accepts += 1;
        }
        let new = pins.add_new();
        findings.extend(pins.changes.iter().map(|change| change.finding.clone()));
        let addresses = count_addresses(pins.lock.addresses.len());
        if new + accepts == 0 {
            lines.push(format!("Unchanged: {path} has {addresses}"));
            continue;
        }
        lines.push(format!("{path}: {addresses}, {new} new, {} accepted", count(accepts, "change")));
        files.push((path, pins.lock.to_string()));
    }
    for (path, text) in files {
        disk::replace(&arguments.site.join(path.as_str()), &text)?;
    }
    findings.sort();
    findings.dedup();
    printer.findings(&findings, &*site);
    lines.iter().for_each(|line| printer.line(line));
    Ok(outcome(&findings, false))
}

fn count_addresses(number: usize) -> String {
    if number == 1 { "1 address".to_owned() } else { format!("{number} addresses") }
}

/// `REPORT/SECTION.html#ANCHOR`: the report and the address in it.
fn parse<'a>(argument: &str, reports: &[&'a Folder]) -> Result<(&'a Folder, PageAddress), Error> {
    let (folder, address) = argument.split_once('/').unwrap_or_default();
    let folder = reports.iter().find(|report| report.as_str() == folder);
    let address = PageAddress::parse(address);
    folder.copied().zip(address).ok_or_else(|| no_change(argument))
}

/// The error for an address to accept that has no change.
fn no_change(address: &str) -> Error {
    let help = "`lacuna pin` without --accept lists the changes, each with its address";
    Error::new(format!("`{address}` has no change to accept")).help(help)
}
