//! `lacuna new`.

use crate::cli::NewArgs;
use crate::disk;

use super::{Error, Outcome, Printer};

/// The files of a new edition, by their paths in its folder.
const FILES: [(&str, &str); 6] = [
    ("README.md", include_str!("new/README.md")),
    (".gitignore", include_str!("new/gitignore")),
    (".github/workflows/pages.yml", include_str!("new/pages.yml")),
    ("content/edition.toml", include_str!("new/edition.toml")),
    ("content/memo/index.md", include_str!("new/index.md")),
    ("content/memo/01-memorandum.md", include_str!("new/memorandum.md")),
];

/// Makes an edition of one small report that shows each mark in use.
///
/// # Errors
///
/// One of its files exists already, and then none is written; or the disk fails.
pub fn new(arguments: &NewArgs, printer: &Printer) -> Result<Outcome, Error> {
    let folder = &arguments.folder;
    disk::create(folder, &FILES)?;
    let shown = folder.display();
    printer.line(&format!("Made an edition in {shown}"));
    printer.line(&format!("To see it, and to edit content/memo/ while you watch: lacuna serve {shown} --open"));
    Ok(Outcome::Success)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Finding;
    use crate::facts;
    use crate::site::{Changes, Intake, Site};
    use crate::text::{Content, FilePath, RawText, withhold};

    /// The new edition with the text of one file changed.
    fn edition(change: impl Fn(&str, &str) -> String) -> Site {
        let files = FILES.iter().filter(|(path, _)| path.starts_with("content/")).map(|(path, text)| {
            let content = Content::Text(RawText::new(change(path, text).into_bytes()));
            (FilePath::new(path), Some(content))
        });
        let mut site = Site::empty();
        site.apply(Intake::from(Changes { files: files.collect(), faults: Vec::new() }));
        site
    }

    #[test]
    fn it_has_no_findings_and_each_mark() {
        assert_eq!(edition(|_, text| text.to_owned()).findings().iter().collect::<Vec<_>>(), [] as [&Finding; 0]);
        let text = FILES[5].1;
        for mark in [
            "redacted",
            "page",
            "banner:",
            "stamp:",
            "unclear:",
            "sic:",
            "released",
            "illegible",
            "struck:",
            "handwritten:",
            "note:",
            "as typed]\n",
            "blank,",
            "sic]",
            "25X6]",
            "stamp]\n",
            "2 lines not declassified]",
            "[page 1]]",
            "^1]:",
        ] {
            assert!(text.contains(&format!("[{mark}")), "{mark}");
        }
    }

    #[test]
    fn its_settings_hold_every_key() {
        let settings = FILES[3].1;
        let is_key = |line: &str| {
            let key = line.split('=').next().unwrap_or_default().trim();
            line.starts_with('[') || line.contains(" = ") && !key.contains(' ')
        };
        let uncommented: String = settings
            .lines()
            .map(|line| line.strip_prefix("# ").filter(|rest| is_key(rest)).unwrap_or(line))
            .flat_map(|line| [line, "\n"])
            .collect();
        let raw = RawText::new(uncommented.clone().into_bytes());
        let source = withhold(&FilePath::new("content/edition.toml"), raw).expect("public text");
        let (config, findings) = facts::edition(&source);
        assert_eq!(findings, [], "{uncommented}");
        let config = config.expect("settings");
        assert_eq!((config.exemptions.len(), config.editions.len(), config.publish.len()), (1, 1, 1));
        assert_ne!(config.base_url, None);
        assert!(config.omits_search);
    }

    #[test]
    fn its_workflow_has_the_pinned_actions_of_this_project() {
        let own = [include_str!("../../.github/workflows/pages.yml"), include_str!("../../.github/workflows/ci.yml")]
            .concat();
        let uses = |text: &'static str| text.lines().filter_map(|line| Some(line.split_once("uses: ")?.1));
        assert_eq!(uses(FILES[2].1).count(), 5);
        for action in uses(FILES[2].1).filter(|action| !action.starts_with("OWNER/lacuna/")) {
            assert!(own.contains(action), "{action}");
        }
    }
}
