//! The public content of changed files: what is left after the cut.

use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::text::{Changes, Content, FilePath, Source, withhold};

/// The public content of a file.
#[derive(Debug)]
pub enum Public {
    /// Text after the cut.
    Text(Source),
    /// Bytes that are copied as they are.
    Bytes(Arc<[u8]>),
    /// A text that could not be cut cleanly; nothing of it goes on.
    Refused(Vec<Finding>),
}

/// The public content of changed files; `None` = the file is gone.
#[derive(Debug, Default)]
pub struct Intake {
    /// Each changed file.
    pub files: Vec<(FilePath, Option<Public>)>,
    /// Faults of files rather than of their text.
    pub faults: Vec<Finding>,
}

impl From<Changes> for Intake {
    /// Passes every text through the cut.
    fn from(changes: Changes) -> Self {
        let cut = |(path, content): (FilePath, Option<Content>)| {
            let public = content.map(|content| match content {
                Content::Bytes(bytes) => Public::Bytes(bytes),
                Content::Text(raw) => match withhold(&path, raw) {
                    (Some(source), findings) if findings.is_empty() => Public::Text(source),
                    (_, findings) => Public::Refused(findings),
                },
            });
            (path, public)
        };
        Self { files: changes.files.into_par_iter().map(cut).collect(), faults: changes.faults }
    }
}

impl Intake {
    /// One fingerprint of all public inputs and of what else the output depends on: the program's version, a setting.
    #[must_use]
    pub fn fingerprint(&self, else_: &[&str]) -> String {
        let mut parts: Vec<(&str, blake3::Hash)> = self
            .files
            .par_iter()
            .filter_map(|(path, public)| {
                let hash = match public.as_ref()? {
                    Public::Text(source) => blake3::hash(source.text().as_bytes()),
                    Public::Bytes(bytes) => blake3::hash(bytes),
                    Public::Refused(_) => blake3::hash(b"refused"),
                };
                Some((path.as_str(), hash))
            })
            .collect();
        parts.sort_by_key(|(path, _)| *path);
        let mut hasher = blake3::Hasher::new();
        for text in else_ {
            hasher.update(text.as_bytes()).update(&[0]);
        }
        for (path, hash) in parts {
            hasher.update(path.as_bytes()).update(&[0]).update(hash.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}
