//! Files that may show what the texts withhold, in an edition whose sources are private.

use rustc_hash::FxHashSet;

use crate::catalog::Catalog;
use crate::config::{Config, SourceAccess};
use crate::diagnostic::{Code, Finding};
use crate::facts;
use crate::text::{FilePath, Source};

/// Blobs and [copies of sources](is_copy_of_source) that a private edition does not list: a picture or a PDF file can show what its
/// texts withhold. And listed files that do not exist. `files` are paths below `content/`; `edition` is `edition.toml`, if there is one.
pub fn unlisted<'a>(catalog: &Catalog, edition: Option<&Source>, files: impl Iterator<Item = &'a str>) -> Vec<Finding> {
    let config = &catalog.config;
    let listed: FxHashSet<&str> = config.publish.iter().map(String::as_str).collect();
    let unlisted = files.filter(|path| config.source == SourceAccess::Private && !listed.contains(*path));
    let unlisted = unlisted.map(|path| {
        let file = FilePath::new(&["content/", path].concat());
        let message = if is_copy_of_source(path) {
            "an edition with private sources publishes what may be a copy of a source only if edition.toml lists it"
        } else {
            "an edition with private sources publishes a file that is not text only if edition.toml lists it"
        };
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

/// Whether the name of a file that is copied says that it is a copy of a source, perhaps from before text was withheld: `memo.md.bak`,
/// `memo.md (copy)`, `memo.orig`.
pub fn is_copy_of_source(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default().to_lowercase();
    let continues = |ending: &str| {
        let mut after = name.match_indices(ending).filter_map(|(at, _)| name.get(at + ending.len()..)?.chars().next());
        after.any(|sign| !sign.is_alphanumeric())
    };
    [".md", ".toml"].into_iter().any(continues)
        || [".bak", ".orig", ".old", ".rej", ".diff", ".patch"].iter().any(|ending| name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_of_a_source_has_the_name_of_one_in_its_own() {
        for path in [
            "r/memo.md.bak",
            "r/Memo.MD.txt",
            "memo.md (copy)",
            "memo.orig",
            "edition.toml.save",
            "r/1.diff",
            "a.mdx.md~",
        ] {
            assert!(is_copy_of_source(path), "{path}");
        }
        for path in ["r/memo.txt", "r.md.d/memo.csv", "r/data.toml", "r/memo.mdb", "r/old", "r/bak.txt"] {
            assert!(!is_copy_of_source(path), "{path}");
        }
    }
}
