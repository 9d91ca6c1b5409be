//! Files that are not text, in an edition whose sources are private.

use rustc_hash::FxHashSet;

use crate::config::{Config, SourceAccess};
use crate::diagnostic::{Code, Finding};
use crate::facts;
use crate::text::{FilePath, Source};

/// Blobs that a private edition does not list: a picture or a PDF file can show what its texts withhold. And listed files that do not
/// exist. `blobs` are paths below `content/`; `edition` is `edition.toml`, if there is one.
#[must_use]
pub fn unlisted<'a>(config: &Config, edition: Option<&Source>, blobs: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let blobs: Vec<&str> = blobs.collect();
    let listed: FxHashSet<&str> = config.publish.iter().map(String::as_str).collect();
    let unlisted = blobs.iter().filter(|path| config.source == SourceAccess::Private && !listed.contains(**path));
    let unlisted = unlisted.map(|path| {
        let file = FilePath::new(&["content/", path].concat());
        let message = "an edition with private sources publishes a file that is not text only if edition.toml lists it";
        let help = format!(
            "look at all of it, remove its metadata (exiftool -all=), check a PDF file for text below its bars (x-ray), then list it: \
             [publish] files = [\"{path}\"]"
        );
        Finding::new(Code::UnlistedFile, &file, None, message).help(help)
    });
    let known: FxHashSet<&str> = blobs.iter().copied().collect();
    let missing = config.publish.iter().filter(|path| !known.contains(path.as_str()));
    let missing = missing.map(|path| {
        let span = edition.and_then(|edition| facts::find_quoted(edition, path));
        let message = format!("`content/{path}` does not exist, or is text");
        Finding::new(Code::BadValue, &FilePath::new(Config::PATH), span, message)
            .help("list only files that are not text, each with its path below content/")
    });
    unlisted.chain(missing).collect()
}
