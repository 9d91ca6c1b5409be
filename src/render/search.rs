//! The files of the search index: scripts that call one function, since a page from a file may load nothing else.

use serde_json::json;

use crate::search::{Index, TermFile, Texts};

/// A script that hands data to the search script of the page, by the name of the file.
fn script(name: &str, version: &str, data: &serde_json::Value) -> Vec<u8> {
    // What reads scripts for links to other servers finds none in a text.
    let data = data.to_string().replace("//", "/\\/");
    format!("lacunaSearch({},{},{data});\n", json!(name), json!(version)).into_bytes()
}

/// What the files of the index are, for the search script to choose among them.
pub(super) fn index(index: &Index) -> Vec<u8> {
    let terms: Vec<&str> = index.terms.iter().map(|file| &*file.first).collect();
    let data = json!({ "documents": index.documents, "terms": terms, "texts": index.texts, "common": index.common });
    script("index", &index.version, &data)
}

/// Some terms with their documents.
pub(super) fn terms(version: &str, number: usize, file: &TermFile) -> Vec<u8> {
    script(&format!("terms-{number}"), version, &json!(file.data))
}

/// The texts of some documents.
pub(super) fn texts(version: &str, number: usize, texts: &Texts) -> Vec<u8> {
    script(&format!("texts-{number}"), version, &json!(texts.coded()))
}

/// The plain form of the texts in a file of texts; `None` for another file.
#[must_use]
pub fn plain_texts(script: &[u8]) -> Option<Vec<u8>> {
    let coded = str::from_utf8(script).ok()?.split('"').nth(5)?.replace("/\\/", "//");
    Some(Texts::decoded(&coded)?.as_str().as_bytes().to_vec())
}
