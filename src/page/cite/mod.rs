//! Citations of a report: in words, and as files of citation managers.
//!
//! **A citation is written once, with slots**: for the page of the original, the section and the address. A script fills them for the
//! passage that a reader cites, and the page of the report has them empty. So each style has one place, and no page of a section carries it.

mod formats;
mod head;
mod styles;

pub(crate) use head::HeadMetadata;

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, CitationForm, ReportPage, Route};
use crate::edition::{Date, Folder, Release, Report};
use crate::locale::Locale;

/// The id of the heading above the citations on the page of a report.
pub(super) const CITE_HEADING: &str = "cite-heading";

/// What a citation names: a report, and the edition that has it.
#[derive(Debug, Clone)]
pub struct Work<'a> {
    report: &'a Report,
    edition: String,
    editor: Option<&'a str>,
    /// The page of the report in the published edition.
    url: Option<String>,
    /// The digest of the transcription.
    version: &'a str,
    key: &'a str,
}

/// A part of a citation that depends on the passage cited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Slot {
    /// The page of the original: `4`.
    Page,
    /// The page with its unit: `p. 4`.
    PageWithUnit,
    /// The title of the section.
    Section,
    /// The address.
    Url,
}

impl Slot {
    fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::PageWithUnit => "unit",
            Self::Section => "section",
            Self::Url => "url",
        }
    }
}

/// A piece of a citation: text, or a slot with the text around it, which appears only if the slot is filled.
#[derive(Debug, Clone)]
enum Piece {
    Text(String),
    Slot(Slot, &'static str, &'static str),
}

impl Serialize for Piece {
    /// For the script: a text, or the name of a slot with the text around it.
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => text.serialize(out),
            Self::Slot(slot, before, after) => [slot.name(), before, after].serialize(out),
        }
    }
}

/// A citation with its slots.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(transparent)]
struct Citation(Vec<Piece>);

impl Citation {
    fn text(&mut self, text: impl AsRef<str>) -> &mut Self {
        match self.0.last_mut() {
            Some(Piece::Text(before)) => before.push_str(text.as_ref()),
            _ => self.0.push(Piece::Text(text.as_ref().to_owned())),
        }
        self
    }

    fn slot(&mut self, slot: Slot, before: &'static str, after: &'static str) -> &mut Self {
        self.0.push(Piece::Slot(slot, before, after));
        self
    }

    /// The citation of the report as a whole.
    fn of_report(&self, url: Option<&str>) -> String {
        let piece = |piece: &Piece| match (piece, url) {
            (Piece::Text(text), _) => text.clone(),
            (Piece::Slot(Slot::Url, before, after), Some(url)) => [before, url, after].concat(),
            (Piece::Slot(..), _) => String::new(),
        };
        self.0.iter().map(piece).collect()
    }
}

/// A citation in words, under the name of its style.
#[derive(Debug, Clone, Serialize)]
struct Styled {
    style: String,
    citation: Citation,
}

/// A citation for a citation manager, with the name of its file.
#[derive(Debug, Clone, Serialize)]
struct Format {
    name: &'static str,
    file: String,
    citation: Citation,
}

/// The data for the script of the card.
#[derive(Debug, Serialize)]
struct Card {
    words: serde_json::Value,
    styles: Vec<Styled>,
    formats: Vec<Format>,
}

/// The citations of a report on its own page.
#[derive(Debug, Clone, Serialize)]
pub(super) struct CiteView {
    styles: Vec<StyledLine>,
    files: Vec<CiteFile>,
    version: String,
}

#[derive(Debug, Clone, Serialize)]
struct StyledLine {
    style: String,
    text: String,
}

#[derive(Debug, Clone, Serialize)]
struct CiteFile {
    name: &'static str,
    href: crate::edition::Href,
}

impl<'a> Work<'a> {
    /// A report of an edition; `version` is the digest of its transcription.
    pub fn new(folder: &'a Folder, report: &'a Report, version: &'a str, catalog: &'a Catalog) -> Self {
        let config = &catalog.config;
        let route = Route::of_report(folder, ReportPage::Index);
        Self {
            report,
            edition: config.title.replace("██ ", ""),
            editor: config.editor.as_deref(),
            url: config.base_url.as_deref().map(|base| route.address(base).as_str().to_owned()),
            version,
            key: folder.as_str(),
        }
    }

    /// The citations on the page of the report.
    pub(super) fn view(&self, route: &Route, folder: &Folder, locale: &Locale) -> CiteView {
        let styles = self.styles(locale).into_iter();
        let forms = [CitationForm::Bibtex, CitationForm::Ris, CitationForm::Csl];
        let files = forms.map(|form| CiteFile {
            name: form.name(),
            href: route.to(&Route::of_report(folder, ReportPage::Citation(form))),
        });
        CiteView {
            styles: styles
                .map(|Styled { style, citation }| StyledLine { style, text: citation.of_report(self.url.as_deref()) })
                .collect(),
            files: files.into(),
            version: self.version.to_owned(),
        }
    }

    /// A file of citations.
    pub fn file(&self, form: CitationForm, locale: &Locale) -> String {
        let citation = match form {
            CitationForm::Bibtex => self.bibtex(),
            CitationForm::Ris => self.ris(),
            CitationForm::Csl => self.csl(),
            CitationForm::Script => return self.script(locale),
        };
        citation.of_report(self.url.as_deref())
    }

    /// The script with all citations, which calls `lacunaCite`.
    fn script(&self, locale: &Locale) -> String {
        let words = serde_json::json!({
            "card": locale.cite(),
            "close": locale.close(),
            "copy": locale.copy(),
            "copied": locale.copied(),
            "download": locale.download(),
            "selection": locale.copy_with_citation(),
        });
        let formats =
            [(CitationForm::Bibtex, self.bibtex()), (CitationForm::Ris, self.ris()), (CitationForm::Csl, self.csl())];
        let formats = formats.map(|(form, citation)| Format {
            name: form.name(),
            file: [self.key, form.ending()].concat(),
            citation,
        });
        let card = Card { words, styles: self.styles(locale), formats: formats.into() };
        format!("lacunaCite({});\n", serde_json::to_string(&card).unwrap_or_default())
    }

    /// The author to cite: the one that the paper names, or the office that issued it.
    fn author(&self) -> Option<String> {
        self.report.author.clone().or_else(|| self.issuer())
    }

    /// The agency and its office.
    fn issuer(&self) -> Option<String> {
        let names = [&self.report.agency, &self.report.office].into_iter().flatten();
        let names: Vec<&str> = names.map(String::as_str).collect();
        Some(names.join(", ")).filter(|issuer| !issuer.is_empty())
    }

    fn title(&self) -> String {
        match &self.report.subtitle {
            Some(subtitle) => [&self.report.title, ": ", subtitle].concat(),
            None => self.report.title.clone(),
        }
    }

    /// The last release that has a date.
    fn release(&self) -> Option<(&Release, Date)> {
        let dated = self.report.releases.iter().filter_map(|release| Some((release, release.date()?)));
        dated.max_by_key(|(_, date)| *date)
    }
}

/// The first year, month and day of a date, as far as they are known.
fn parts(date: Date) -> Vec<u16> {
    let (year, month, day) = date.first();
    [Some(year), month.map(u16::from), day.map(u16::from)].into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    fn report() -> Report {
        Report {
            title: "Are Emigres Returning?".into(),
            number: Some("SOV {1} & 2%".into()),
            record: Some("RDP-1".into()),
            archive: Some("State Archives".into()),
            date: "ca. 1961/1963?".parse().ok(),
            agency: Some("Survey".into()),
            office: Some("Light_House".into()),
            author: Some("A. Keeper".into()),
            releases: vec![Release {
                key: "1998".into(),
                agency: Some("Archives".into()),
                case: None,
                decision: None,
                record_date: "1998-11-02".parse().ok(),
                stamped_date: None,
                note: None,
            }],
            ..Report::default()
        }
    }

    fn files(report: &Report, base_url: Option<&str>) -> Vec<String> {
        let mut catalog = Catalog::default();
        catalog.config =
            Config { title: "██ Papers".into(), base_url: base_url.map(str::to_owned), ..Config::default() };
        let folder = Folder::new("r_1");
        let work = Work::new(&folder, report, "0123", &catalog);
        let view = work.view(&Route::of_report(&folder, ReportPage::Index), &folder, &catalog.locale);
        let forms = [CitationForm::Bibtex, CitationForm::Ris, CitationForm::Csl];
        let forms = forms.map(|form| work.file(form, &catalog.locale));
        view.styles.into_iter().map(|line| line.text).chain(forms).collect()
    }

    #[test]
    fn a_report_is_cited_in_each_style_and_format() {
        let found = files(&report(), Some("https://example.org/"));
        let expected = [
            "A. Keeper, Are Emigres Returning?, SOV {1} & 2%, Survey, Light_House ([ca. 1961–1963?]), RDP-1, State Archives, released November 2, 1998 \
             by Archives, Papers, version 0123, https://example.org/r_1/.",
            "A. Keeper. Are Emigres Returning? SOV {1} & 2%. Survey, Light_House, [ca. 1961–1963?]. RDP-1, State Archives, released November 2, 1998 by \
             Archives. Papers, version 0123. https://example.org/r_1/.",
            "A. Keeper. ([ca. 1961–1963?]). Are Emigres Returning? (SOV {1} & 2%). Survey, Light_House. Papers, version 0123. \
             https://example.org/r_1/",
            "(A. Keeper, [ca. 1961?])",
            "A. Keeper. Are Emigres Returning? SOV {1} & 2%, Survey, Light_House, [ca. 1961–1963?]. Papers, version 0123, \
             https://example.org/r_1/.",
        ];
        assert_eq!(found.get(..expected.len()).expect("the styles"), expected);
        let bibtex = &found[expected.len()];
        assert!(bibtex.starts_with("@techreport{r1,\n  author = {{A. Keeper}},\n"), "{bibtex}");
        assert!(
            bibtex.contains("  number = {{SOV \\{1\\} \\& 2\\%}},\n") && bibtex.contains("Light\\_House"),
            "{bibtex}"
        );
        let ris = &found[expected.len() + 1];
        assert!(bibtex.contains("note = {{record RDP-1, State Archives; released"), "{bibtex}");
        assert!(ris.contains("\r\nAN  - RDP-1\r\nDB  - State Archives\r\n"), "{ris}");
        assert!(
            ris.contains("\r\nDA  - 1961///\r\n") && ris.ends_with("UR  - https://example.org/r_1/\r\nER  - \r\n"),
            "{ris}"
        );
        let csl: serde_json::Value = serde_json::from_str(&found[expected.len() + 2]).expect("JSON");
        assert_eq!(csl[0]["issued"], serde_json::json!({ "date-parts": [[1961], [1963]], "circa": true }));
        assert_eq!(csl[0]["archive"], "State Archives");
        assert_eq!(csl[0]["URL"], "https://example.org/r_1/");
    }

    #[test]
    fn what_is_not_known_leaves_no_gap() {
        let found = files(&Report { title: "A Memo".into(), ..Report::default() }, None);
        let expected = [
            "A Memo, Papers, version 0123.",
            "A Memo. Papers, version 0123.",
            "A Memo. (n.d.). Papers, version 0123.",
            "(A Memo, n.d.)",
            "A Memo. Papers, version 0123.",
        ];
        assert_eq!(found.get(..expected.len()).expect("the styles"), expected);
        assert_eq!(found[5], "@techreport{r1,\n  title = {{A Memo}},\n  note = {{Papers, version 0123}},\n}\n");
        assert_eq!(found[6], "TY  - RPRT\r\nTI  - A Memo\r\nN1  - Papers, version 0123\r\nER  - \r\n");
    }

    #[test]
    fn the_script_has_the_slots_and_nothing_ends_it() {
        let mut catalog = Catalog::default();
        catalog.config = Config::default();
        let folder = Folder::new("r");
        let report = Report { title: "</script> \u{2028}".into(), ..report() };
        let script = Work::new(&folder, &report, "0123", &catalog).file(CitationForm::Script, &catalog.locale);
        let json = script.strip_prefix("lacunaCite(").and_then(|rest| rest.strip_suffix(");\n")).expect("a call");
        let card: serde_json::Value = serde_json::from_str(json).expect("JSON");
        let slots = card["styles"][0]["citation"].as_array().expect("pieces").iter().filter(|piece| piece.is_array());
        assert_eq!(slots.map(|slot| slot[0].as_str().expect("a name")).collect::<Vec<_>>(), ["section", "page", "url"]);
    }
}
