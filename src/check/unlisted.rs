//! Files that are not text, in an edition whose sources are private.

use rustc_hash::FxHashSet;

use crate::catalog::Catalog;
use crate::config::{Config, SourceAccess};
use crate::diagnostic::{Code, Finding};
use crate::facts;
use crate::text::{FilePath, Source};

/// Blobs that a private edition does not list: a picture or a PDF file can show what its texts withhold. And listed files that do not
/// exist. `blobs` are paths below `content/`; `edition` is `edition.toml`, if there is one.
#[must_use]
pub fn unlisted<'a>(catalog: &Catalog, edition: Option<&Source>, blobs: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let config = &catalog.config;
    let listed: FxHashSet<&str> = config.publish.iter().map(String::as_str).collect();
    let unlisted = blobs.filter(|path| config.source == SourceAccess::Private && !listed.contains(*path));
    let unlisted = unlisted.map(|path| {
        let file = FilePath::new(&["content/", path].concat());
        let message = "an edition with private sources publishes a file that is not text only if edition.toml lists it";
        let help = format!("look at all of it, then list it: [publish] files = [\"{path}\"]");
        Finding::new(Code::UnlistedFile, &file, None, message).help(help)
    });
    let missing = config.publish.iter().filter(|path| !catalog.has_file(path));
    let missing = missing.map(|path| {
        let span = edition.and_then(|edition| facts::find_quoted(edition, path));
        let message = format!("`content/{path}` does not exist");
        Finding::new(Code::BadValue, &FilePath::new(Config::PATH), span, message)
            .help("write the path of each file below content/, such as memo/map.png")
    });
    unlisted.chain(missing).collect()
}
