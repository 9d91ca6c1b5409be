//! The editions that this one lists.

use rustc_hash::FxHashMap;

use crate::catalog::Catalog;
use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::edition::{EditionFault, EditionFile};
use crate::facts;
use crate::text::{FilePath, Source};

/// The listed editions that cannot be read, or that have the address of another one. `source` is `edition.toml`.
pub fn editions(catalog: &Catalog, source: Option<&Source>) -> Vec<Finding> {
    let file = FilePath::new(Config::PATH);
    let mut roots: FxHashMap<&str, &str> = FxHashMap::default();
    let mut findings = Vec::new();
    for (link, listed) in catalog.config.editions.iter().zip(&*catalog.editions) {
        let path = &*link.path;
        let fault = match listed {
            Ok(edition) => match roots.insert(edition.root(), path) {
                Some(first) => (
                    Code::DuplicateKey,
                    format!("`{first}` and `{path}` have the same address: {}", edition.root()),
                    "give each edition a `url` of its own".into(),
                ),
                None => continue,
            },
            Err(fault) => described(fault, path),
        };
        let (code, message, help) = fault;
        let place = source.and_then(|source| facts::find_quoted(source, path));
        findings.push(Finding::new(code, &file, place, message).help(help));
    }
    findings
}

fn described(fault: &EditionFault, path: &str) -> (Code, String, String) {
    let read = EditionFile::VERSION;
    let (message, help) = match fault {
        EditionFault::NoFile => (
            format!("`content/{path}` does not exist"),
            "copy the edition.json of the other edition to this place".into(),
        ),
        EditionFault::NoEdition => (
            format!("`{path}` is not an edition.json"),
            "copy the edition.json that a build of the other edition writes".into(),
        ),
        EditionFault::Version(version) => (
            format!("`{path}` has version {version} of the format, and this program reads version {read}"),
            "build both editions with the same version of Lacuna".into(),
        ),
        EditionFault::NoAddress => (
            format!("the address of `{path}` is unknown"),
            "add `url = \"…\"` below it, or build the other edition with a base URL".into(),
        ),
    };
    (Code::BadValue, message, help)
}
