//! The files of the search index: scripts that call one function, since a page from a file may load nothing else.

use serde_json::json;

use crate::search::{Index, TermFile, Texts};

/// A script that hands data to the search script of the page, by the name of the file.
fn script(name: &str, version: &str, data: &str) -> Vec<u8> {
    ["lacunaSearch(\"", name, "\",\"", version, "\",", data, ");\n"].concat().into_bytes()
}

/// Data as a script has it: what reads scripts for links to other servers finds none in it.
fn literal(data: &serde_json::Value) -> String {
    data.to_string().replace("//", "/\\/")
}

/// What the files of the index are, for the search script to choose among them.
pub(super) fn index(index: &Index) -> Vec<u8> {
    let terms: Vec<&str> = index.terms.iter().map(|file| &*file.first).collect();
    let data = json!({ "documents": index.documents, "terms": terms, "texts": index.texts, "common": index.common });
    script("index", &index.version, &literal(&data))
}

/// Some terms with their documents.
pub(super) fn terms(version: &str, number: usize, file: &TermFile) -> Vec<u8> {
    script(&format!("terms-{number}"), version, &literal(&json!(file.data)))
}

/// The texts of some documents.
pub(super) fn texts(version: &str, number: usize, texts: &Texts) -> Vec<u8> {
    // No digit needs an escape.
    script(&format!("texts-{number}"), version, &["\"", &texts.coded(), "\""].concat())
}

/// The plain form of the texts in a file of texts; `None` for another file.
pub fn plain_texts(script: &[u8]) -> Option<Vec<u8>> {
    let coded = str::from_utf8(script).ok()?.split('"').nth(5)?;
    Some(Texts::decoded(coded)?.as_str().as_bytes().to_vec())
}
