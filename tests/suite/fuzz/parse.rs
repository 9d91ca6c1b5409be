//! The parse: any text becomes a page, and its findings point at characters of it.

use lacuna::catalog::{ReportPage, Route};
use lacuna::edition::{Folder, Names, Registry, Slug};
use lacuna::render::Output;

use super::warm_site::WarmSite;
use super::{Target, fuzz};
use crate::properties;

struct Parse {
    registry: Registry,
    names: Names,
    site: WarmSite,
}

impl Target for Parse {
    const NAME: &'static str = "parse";
    const CASES: u64 = 40;
    const TOKENS: &'static [&'static str] = properties::PIECES;

    fn hold(&self, input: &[u8]) -> Result<(), String> {
        let text = String::from_utf8_lossy(input);
        properties::hold(&text, &self.registry, &self.names).map_err(|error| error.to_string())?;
        self.site.with(&[("content/r/a.md", &text)], |site| {
            let route = Route::of_report(&Folder::new("r"), ReportPage::Section(Slug::new("a")));
            let page = site.page(&route).map_err(|finding| finding.message)?.and_then(Output::into_bytes);
            let html = String::from_utf8(page.unwrap_or_default()).map_err(|error| error.to_string())?;
            properties::structure(&html).map_or(Ok(()), |fault| Err(format!("{fault}\n{html}")))
        })
    }
}

#[test]
fn any_text_becomes_a_page() {
    let site = WarmSite::new(&[("content/r/index.md", "+++\ntitle = \"R\"\n\n[[release]]\nkey = \"2022\"\n+++\n")]);
    let names = properties::names(&["Moscow", "New York", "code", "note"]);
    fuzz(&Parse { registry: Registry::new(Vec::new()), names, site });
}
