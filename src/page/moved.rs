//! The page at a former address.

use serde_json::json;

use crate::catalog::{Catalog, ReportPage, Route};

use super::Page;
use super::frame::{Frame, Head, NavLink, title};

/// The page at a former address, which leads to the present one; `None` if no page was there.
pub fn moved(catalog: &Catalog, route: &Route) -> Option<Page<'static>> {
    let to = catalog.moved_to(route)?;
    let (report, entry) = catalog.report(to.folder()?)?;
    let name = match to {
        Route::Report(_, ReportPage::Section(slug)) => title(slug, entry.section(slug)?.1).into_owned(),
        _ => report.title.clone(),
    };
    let head = Head { kind: "moved", title: &name, description: String::new() };
    let frame = Frame::new(catalog, route, head).moved_to(catalog, to);
    Some(Page::Plain(frame, json!({ "to": NavLink::new(name, route.to(to)) })))
}
