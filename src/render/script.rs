//! The words of the script, which go before its first line.

use crate::locale::Locale;

/// What the ids of the messages for the script begin with.
const PREFIX: &str = "script-";

/// The script with its words in the object `lacunaWords`, each by its id without the prefix. A variable is its name in braces, for which
/// the script writes a value.
pub(super) fn with_words(script: &[u8], locale: &Locale) -> Vec<u8> {
    let variables =
        ["shown", "all", "some", "address", "title", "word", "words"].map(|name| (name, format!("{{{name}}}")));
    let variables = variables.each_ref().map(|(name, value)| (*name, value.into()));
    let words = locale.ids().filter_map(|id| Some((id.strip_prefix(PREFIX)?, locale.by_id(id, &variables)?)));
    let words: serde_json::Map<String, serde_json::Value> =
        words.map(|(name, words)| (name.to_owned(), words.into())).collect();
    let words = serde_json::Value::from(words).to_string();
    [b"var lacunaWords = ", words.as_bytes(), b";\n", script].concat()
}
