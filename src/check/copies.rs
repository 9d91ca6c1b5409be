//! Copied files and the pages of the site.

use crate::catalog::{Catalog, Route};
use crate::diagnostic::{Code, Finding};
use crate::text::FilePath;

/// The copied files that take the place of a page; `makes` says whether the program makes a page.
#[must_use]
pub fn copies(catalog: &Catalog, makes: &dyn Fn(&Route) -> bool) -> Vec<Finding> {
    let is_taken = |path: &str| match Route::of_path(path) {
        Route::Robots | Route::NoJekyll => false,
        route => makes(&route),
    };
    let taken = catalog.files().filter(|path| is_taken(path));
    taken
        .map(|path| {
            let file = FilePath::new(&format!("content/{path}"));
            let message = format!("this file would replace the page {path}");
            Finding::new(Code::ReservedName, &file, None, message).help("rename the file")
        })
        .collect()
}
