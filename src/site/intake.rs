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
        let mut parts: Vec<(&FilePath, &Public)> =
            self.files.iter().filter_map(|(path, public)| Some((path, public.as_ref()?))).collect();
        parts.sort_by_key(|(path, _)| *path);
        // Many small files at once: over more bytes the digest is quicker.
        let groups: Vec<blake3::Hash> = parts.par_chunks(32).map(digest).collect();
        let mut hasher = blake3::Hasher::new();
        for text in else_ {
            hasher.update(text.as_bytes()).update(&[0]);
        }
        for group in groups {
            hasher.update(group.as_bytes());
        }
        hasher.finalize().to_hex().to_string()
    }
}

/// One digest of files, each with its path and its length, so that no two lists of files have the same bytes.
fn digest(files: &[(&FilePath, &Public)]) -> blake3::Hash {
    let mut bytes = Vec::new();
    for (path, public) in files {
        let digest;
        let content = match public {
            Public::Text(source) => source.text().as_bytes(),
            // Such a file may be large, and is not copied here.
            Public::Bytes(bytes) => {
                digest = blake3::hash(bytes);
                digest.as_bytes()
            }
            Public::Refused(_) => b"refused",
        };
        bytes.extend_from_slice(path.as_str().as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(&(content.len() as u64).to_le_bytes());
        bytes.extend_from_slice(content);
    }
    blake3::hash(&bytes)
}
