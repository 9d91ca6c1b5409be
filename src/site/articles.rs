//! The articles that pages of one report share.

use std::sync::{Arc, Mutex, PoisonError};

use rustc_hash::FxHashMap;

use crate::edition::Slug;
use crate::page::Article;

/// The articles of some sections of a report, for the pages that are made from one snapshot. **It is dropped with the last of these
/// pages**: an article depends on more than the text of its section.
#[derive(Debug, Default)]
pub(super) struct Articles(Mutex<FxHashMap<Slug, Arc<Article>>>);

impl Articles {
    /// The article of a section, made unless a page has it already.
    pub(super) fn get_or_make(&self, slug: &Slug, make: impl FnOnce() -> Article) -> Arc<Article> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(slug).cloned();
        known.unwrap_or_else(|| {
            let article = Arc::new(make());
            self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(slug.clone(), Arc::clone(&article));
            article
        })
    }
}
