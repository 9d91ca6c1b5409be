//! The scans beside the text of a section.

use serde::Serialize;

use crate::catalog::{Catalog, ReportEntry, ReportPage, Route};
use crate::edition::{Folder, Folio, Href, OutPath, Report, ScanFiles, Summary};
use crate::locale::capitalized;

use super::article::{Instead, TextHref};
use super::frame::host;

/// Where the scan of each page of a section is.
#[derive(Debug, Clone, Default)]
pub struct SectionScans {
    /// For each [`Folio`] of the section, where its number leads; empty if the report states no scans.
    pub(crate) links: Vec<Option<TextHref>>,
    /// The pictures beside the text, each scan once.
    pub(crate) pictures: Vec<ScanView>,
}

/// The picture of a scan, as the template of a section is given it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ScanView {
    id: String,
    /// `Page 4, scan 9`.
    label: String,
    src: Href,
    /// Its size in pixels; 0 if it is not known.
    width: u32,
    height: u32,
    /// Where its page begins in the text.
    back: Href,
    /// The scan on another site, and the name of its host.
    elsewhere: Option<Href>,
    host: String,
}

impl SectionScans {
    /// The scans of a text on a page: that of a section shows the pictures, and any other page links to them.
    pub fn new(
        folder: &Folder,
        report: &Report,
        entry: &ReportEntry,
        summary: &Summary,
        from: &Route,
        catalog: &Catalog,
    ) -> Self {
        let mut scans = Self::default();
        let stated = &report.scans;
        if stated.files.is_none() && stated.url.is_none() {
            return scans;
        }
        let pictures = catalog.scans(folder);
        let document = match &stated.files {
            Some(ScanFiles::Document(path)) => Some(format!("{folder}/{path}")).filter(|path| catalog.has_file(path)),
            _ => None,
        };
        let to = |path: &str| Href::relative(&from.path(), &OutPath::new(path));
        let shows_pictures = matches!(from, Route::Report(_, ReportPage::Section(_)));
        let mut link = |folio: &Folio| {
            let scan = entry.scan_of(folio)?;
            let elsewhere = stated.address(scan).map(|address| Href::written(&address));
            if let Some(picture) = pictures.get(&scan) {
                let src = to(picture.path);
                if !shows_pictures {
                    return Some(src.into());
                }
                // No address of a text has a slash.
                let id = format!("scan/{scan}");
                let link = TextHref { href: Href::default().at(&id), instead: Some(Instead::Link(src.clone())) };
                if scans.pictures.last().is_none_or(|last| last.id != id) {
                    let (locale, page) = (&catalog.locale, capitalized(&catalog.locale.folio(folio)));
                    let size = picture.size.map(|size| (size.width, size.height)).unwrap_or_default();
                    scans.pictures.push(ScanView {
                        id,
                        label: [page.trim_end_matches('?'), ", ", &locale.scan(scan)].concat(),
                        src,
                        width: size.0,
                        height: size.1,
                        back: Href::default().at(&folio.anchor),
                        host: elsewhere.as_ref().map(|href| host(href.as_str()).to_owned()).unwrap_or_default(),
                        elsewhere,
                    });
                }
                return Some(link);
            }
            let page = |path: &String| to(path).at(format!("page={scan}"));
            document.as_ref().map(page).or(elsewhere).map(TextHref::from)
        };
        scans.links = summary.folios.iter().map(&mut link).collect();
        scans
    }
}
