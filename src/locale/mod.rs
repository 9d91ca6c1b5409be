//! The words of the program on the pages, by language: one Fluent file a language.
//!
//! The input is the language of the edition and the message files: the built-in ones, and those of the site, which replace single
//! messages. The output is a [`Locale`], which formats a message by its id. **Only what a person reads comes from it**: names, keys and
//! values for programs, and the grammar of marks, never do. A message that a language lacks is shown in English.

mod ids;
mod language;
mod message;
mod nouns;
#[cfg(test)]
mod tests;

pub use language::MessageFile;
pub(crate) use message::Argument;
pub(crate) use nouns::{capitalized, push_capitalized};

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use crate::diagnostic::Finding;
use crate::text::FilePath;

use ids::TYPED;
use language::Language;
use message::Message;

/// The built-in message files, each with its language.
pub const BUILT_IN: [(&str, &str); 4] = [
    ("de", include_str!("../../templates/locale/de.ftl")),
    (ENGLISH, include_str!("../../templates/locale/en.ftl")),
    ("es", include_str!("../../templates/locale/es.ftl")),
    ("fr", include_str!("../../templates/locale/fr.ftl")),
];

/// The language that has every message.
const ENGLISH: &str = "en";

/// Where a site has its own message files, and the program its built-in ones among the templates.
pub const FOLDER: &str = "locale/";

/// The messages of one language. A message that the language lacks is that of a more general language (`de` for `de-AT`), or English.
///
/// It is cheap to clone. **Messages without variables are looked up when it is made**, not when they are used.
#[derive(Clone)]
pub struct Locale(Arc<Messages>);

struct Messages {
    language: Box<str>,
    own: Vec<MessageFile>,
    /// The languages with messages, the most special one first, English last.
    languages: Vec<Language>,
    /// Every message; first those with a method, in its order.
    all: Vec<Message>,
    by_id: FxHashMap<Box<str>, usize>,
}

impl Locale {
    /// The messages of a language, from the built-in files and the site's own.
    pub fn new(language: &str, own: Vec<MessageFile>) -> Self {
        let mut languages: Vec<Language> = Vec::new();
        let tags = std::iter::successors(Some(language), |tag| Some(tag.rsplit_once('-')?.0));
        for tag in tags.chain([ENGLISH]) {
            if languages.last().is_none_or(|last| !last.tag.eq_ignore_ascii_case(tag)) {
                languages.extend(Language::new(tag, &own));
            }
        }
        let typed = TYPED.iter().map(|(name, _)| name.replace('_', "-").into_boxed_str());
        let mut ids: Vec<Box<str>> = typed.collect();
        let mut by_id: FxHashMap<Box<str>, usize> = ids.iter().cloned().zip(0..).collect();
        for id in languages.iter().flat_map(|language| language.ids()) {
            if !by_id.contains_key(id) {
                by_id.insert(id.into(), ids.len());
                ids.push(id.into());
            }
        }
        let message = |id: &str| languages.iter().enumerate().find_map(|(at, language)| language.message(at, id));
        let all = ids.iter().map(|id| message(id).unwrap_or_else(|| Message::Words(id.clone()))).collect();
        Self(Arc::new(Messages { language: language.into(), own, languages, all, by_id }))
    }

    /// Whether it is the one of a language and the site's own files.
    pub(crate) fn is_of(&self, language: &str, own: &[MessageFile]) -> bool {
        *self.0.language == *language && self.0.own == own
    }

    /// The language that it was made for.
    pub(crate) fn language(&self) -> &str {
        &self.0.language
    }

    /// A message by its id; `None` if no file has it.
    pub(crate) fn by_id(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        Some(self.format(*self.0.by_id.get(id)?, arguments))
    }

    /// A message by its id, if it has no variables.
    pub(crate) fn without_variables(&self, id: &str) -> Option<&str> {
        match self.0.all.get(*self.0.by_id.get(id)?)? {
            Message::Words(words) => Some(words),
            Message::Pieces(_) | Message::Plural(_) | Message::Choice { .. } => None,
        }
    }

    /// Every id, sorted.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &str> {
        let mut ids: Vec<&str> = self.0.by_id.keys().map(|id| &**id).collect();
        ids.sort_unstable();
        ids.into_iter()
    }

    /// The id that is most like one that no file has, if any is like it.
    pub fn nearest(&self, id: &str) -> Option<&str> {
        let near = self.ids().map(|known| (strsim::osa_distance(known, id), known));
        near.filter(|(distance, _)| *distance <= 2).min().map(|(_, known)| known)
    }

    fn static_words(&self, at: usize) -> &str {
        match self.0.all.get(at) {
            Some(Message::Words(words)) => words,
            _ => "",
        }
    }

    fn format(&self, at: usize, arguments: &[(&str, Argument<'_>)]) -> String {
        match self.0.all.get(at) {
            Some(Message::Words(words)) => words.to_string(),
            Some(Message::Pieces(pieces)) => message::joined(pieces, arguments),
            Some(Message::Plural(plural)) => message::joined(plural.form(arguments), arguments),
            Some(Message::Choice { language, id }) => {
                self.0.languages.get(*language).map(|language| language.format(id, arguments)).unwrap_or_default()
            }
            None => String::new(),
        }
    }

    /// What is wrong with the message files of the site.
    pub fn findings(&self) -> Vec<Finding> {
        language::findings(&self.0.language, &self.0.own, &self.0.languages)
    }

    /// The messages of the site's own that the program does not have, each with its file and place.
    pub fn additions(&self) -> impl Iterator<Item = (&FilePath, Range<usize>, &str)> {
        let known = Self::default();
        self.0.own.iter().flat_map(MessageFile::ids).filter(move |(.., id)| !known.0.by_id.contains_key(*id))
    }
}

impl Default for Locale {
    /// English.
    fn default() -> Self {
        static DEFAULT: LazyLock<Locale> = LazyLock::new(|| Locale::new(ENGLISH, Vec::new()));
        DEFAULT.clone()
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.is_of(&other.0.language, &other.0.own)
    }
}

impl Eq for Locale {}

impl fmt::Debug for Locale {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Locale").field(&self.0.language).finish()
    }
}
