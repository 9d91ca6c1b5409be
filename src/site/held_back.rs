//! The texts that an edition with private sources refuses, and no other edition.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::{Config, SourceAccess};
use crate::diagnostic::Finding;
use crate::facts;
use crate::text::{FilePath, Refusal, Source};

use super::{Intake, Public};

/// The texts with a [doubtful](Source::doubtful) bracket of an edition whose sources are private. **They are refused like a text that
/// cannot be cut**, and kept, since they are public again once the edition is.
#[derive(Debug, Clone, Default)]
pub(super) struct HeldBack {
    /// Who may read the sources, by the last `edition.toml` that could be read. One that never could may be private.
    access: Option<SourceAccess>,
    refused: BTreeMap<FilePath, Source>,
}

impl HeldBack {
    /// Refuses the doubtful texts of an intake if the edition is private with it. An edition that becomes private or public takes its
    /// other texts in again: `known` are the ones that it has.
    pub(super) fn refuse<'a>(&mut self, intake: &mut Intake, known: impl Iterator<Item = &'a Source>) {
        let before = self.access;
        self.access = match intake.files.iter().find(|(file, _)| file.as_str() == Config::PATH) {
            Some((_, Some(Ok(Public::Text(source))))) => {
                facts::edition(source).0.map(|config| config.source).or(before)
            }
            Some((_, Some(_))) => before,
            Some((_, None)) => Some(SourceAccess::Public),
            None => before.or(Some(SourceAccess::Public)),
        };
        let was_private = before == Some(SourceAccess::Private);
        let is_private = self.access != Some(SourceAccess::Public);
        for (file, _) in &intake.files {
            self.refused.remove(file);
        }
        if is_private != was_private {
            let known = known.filter(|_| is_private).cloned();
            let again = known.chain(std::mem::take(&mut self.refused).into_values());
            let mut again: BTreeMap<FilePath, Source> = again.map(|source| (source.path().clone(), source)).collect();
            intake.files.iter().for_each(|(file, _)| drop(again.remove(file)));
            intake.files.extend(again.into_iter().map(|(file, source)| (file, Some(Ok(Public::Text(source))))));
        }
        if is_private {
            let files = intake.files.par_iter().enumerate();
            let doubtful = files.filter_map(|(at, (_, public))| match public {
                Some(Ok(Public::Text(source))) => Some((at, source.doubtful()?)),
                _ => None,
            });
            let doubtful: Vec<(usize, Refusal)> = doubtful.collect();
            for (at, refusal) in doubtful {
                let Some((file, public)) = intake.files.get_mut(at) else { continue };
                let refused = Some(Err(Finding::refused(file, refusal)));
                if let Some(Ok(Public::Text(source))) = std::mem::replace(public, refused) {
                    self.refused.insert(file.clone(), source);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Code;
    use crate::site::{Changes, Site};
    use crate::text::{Content, FilePath, RawText};

    const SETTINGS: &str = "content/edition.toml";
    const SECTION: (&str, &str) = ("content/a/1.md", "# One\n\nHe is [must be withheld Smith].\n");
    const FILES: [(&str, &str); 4] = [
        ("content/a/index.md", "+++\ntitle = \"A\"\n+++\n"),
        SECTION,
        ("content/a/2.md", "# Two\n\nText.\n"),
        ("content/CNAME", "withheld[Smith]\n"),
    ];

    fn save(site: &mut Site, files: &[(&str, Option<&str>)]) {
        let content = |text: &str| Content::Text(RawText::new(text.as_bytes().to_vec()));
        let files = files.iter().map(|(path, text)| (FilePath::new(path), text.map(content)));
        site.apply(Changes { files: files.collect(), faults: Vec::new() }.into());
    }

    /// Whether the text of each file is known, and the files that are refused.
    fn seen(site: &Site) -> (Vec<&str>, Vec<String>) {
        let known = FILES.iter().filter(|(path, _)| site.sources().any(|source| source.path().as_str() == *path));
        let refused = site.findings();
        let refused = refused.iter().filter(|finding| finding.code == Code::WithheldText);
        (known.map(|(path, _)| *path).collect(), refused.map(|finding| finding.file.to_string()).collect())
    }

    #[test]
    fn a_private_edition_refuses_them_whatever_is_saved_first() {
        let all = FILES.map(|(path, text)| (path, Some(text)));
        let shown = (FILES.map(|(path, _)| path).to_vec(), vec![]);
        let held = (
            vec!["content/a/index.md", "content/a/2.md"],
            ["content/CNAME", "content/a/1.md"].map(str::to_owned).to_vec(),
        );
        let mut site = Site::empty();
        save(&mut site, &all);
        assert_eq!(seen(&site), shown);
        for (settings, expected) in [
            (Some("source = \"private\"\n"), &held),
            // What cannot be read may be private, and the last good settings are.
            (Some("source =\n"), &held),
            (Some("source = \"public\"\n"), &shown),
            (Some("source =\n"), &shown),
            (Some("source = \"private\"\n"), &held),
            (None, &shown),
        ] {
            save(&mut site, &[(SETTINGS, settings)]);
            assert_eq!(seen(&site), *expected, "{settings:?}");
            let mut cold = Site::empty();
            save(&mut cold, &[&all[..], &[(SETTINGS, settings)]].concat());
            if settings != Some("source =\n") {
                assert_eq!(seen(&cold), *expected, "{settings:?}");
                assert_eq!(site.findings().to_vec(), cold.findings().to_vec());
            } else {
                assert_eq!(seen(&cold), held);
            }
        }
    }

    #[test]
    fn a_text_that_is_corrected_is_read() {
        let mut site = Site::empty();
        save(
            &mut site,
            &[(SETTINGS, Some("source = \"private\"\n")), (FILES[0].0, Some(FILES[0].1)), (SECTION.0, Some(SECTION.1))],
        );
        assert_eq!(seen(&site).1, [SECTION.0]);
        save(&mut site, &[(SECTION.0, Some("# One\n\nHe is [withheld: Smith].\n"))]);
        assert_eq!(seen(&site), (vec![FILES[0].0, SECTION.0], vec![]));
        save(&mut site, &[(SECTION.0, Some(SECTION.1))]);
        assert_eq!(seen(&site).1, [SECTION.0]);
        save(&mut site, &[(SECTION.0, None)]);
        assert_eq!(seen(&site).1, [""; 0]);
        save(&mut site, &[(SETTINGS, None)]);
        assert_eq!(seen(&site).0, [FILES[0].0]);
    }
}
