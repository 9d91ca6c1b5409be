//! Series whose name is spelled in two ways.

use rustc_hash::FxHashMap;

use crate::catalog::Catalog;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Folder, ReportKind, Slug};
use crate::facts;
use crate::text::Source;

/// The reports that spell the name of their series differently from its first report. `index` gives the `index.md` of a report.
pub fn series<'a>(catalog: &'a Catalog, index: &dyn Fn(&Folder) -> Option<&'a Source>) -> Vec<Finding> {
    let mut first: FxHashMap<Slug, (&str, &Folder)> = FxHashMap::default();
    let reports = catalog.reports().filter(|(_, report, _)| report.kind == ReportKind::Report);
    let spelled = reports.filter_map(|(folder, report, _)| Some((folder, report.series.as_deref()?)));
    let other = spelled.filter_map(|(folder, series)| {
        let (known, by) = *first.entry(Slug::of_words(series)).or_insert((series, folder));
        let span = index(folder).and_then(|index| facts::find_quoted(index, series));
        let message = format!("the series `{series}` is spelled `{known}` in {}", by.index());
        let help = format!("write series = \"{known}\" in both, or give one series another name");
        (known != series).then(|| Finding::new(Code::SeriesSpelling, &folder.index(), span, message).help(help))
    });
    other.collect()
}
