//! Changed files, and their public content.

use rayon::prelude::*;

use crate::diagnostic::Finding;
use crate::render::Output;
use crate::text::{Blob, Content, FilePath, HiddenData, PictureSize, Source, withhold};

/// The files of a site that are new, changed or gone: all of them on a cold start, a few after a save.
#[derive(Debug, Default)]
pub struct Changes {
    /// Each changed file with its new content; `None` if it is gone.
    pub files: Vec<(FilePath, Option<Content>)>,
    /// Everything that is wrong now with files rather than with their text.
    pub faults: Vec<Finding>,
}

/// The public content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Public {
    /// Text after the cut.
    Text(Source),
    /// A file that is not text.
    Blob(Blob),
}

impl Public {
    /// Its text, if it is one.
    pub(super) fn source(&self) -> Option<&Source> {
        match self {
            Self::Text(source) => Some(source),
            Self::Blob(_) => None,
        }
    }

    /// Its size in pixels, if it is a picture.
    pub(super) fn picture_size(&self) -> Option<PictureSize> {
        match self {
            Self::Text(_) => None,
            Self::Blob(blob) => blob.size(),
        }
    }

    /// What the file contains besides what it shows.
    pub(super) fn hidden(&self) -> Option<HiddenData> {
        match self {
            Self::Text(source) => HiddenData::of_text(source.text()),
            Self::Blob(blob) => blob.hidden(),
        }
    }

    /// The file, published as it is.
    pub(super) fn output(&self) -> Output {
        match self {
            Self::Text(source) => Output::Bytes(source.text().as_bytes().to_vec()),
            Self::Blob(blob) => Output::Blob(blob.clone()),
        }
    }
}

/// The public content of changed files.
#[derive(Debug, Default)]
pub struct Intake {
    /// Each changed file with its public content, or why it was refused; `None` if the file is gone.
    pub files: Vec<(FilePath, Option<Result<Public, Finding>>)>,
    /// What is wrong with files rather than with their text.
    pub faults: Vec<Finding>,
}

impl From<Changes> for Intake {
    /// Passes every text through the cut.
    fn from(changes: Changes) -> Self {
        let cut = |(path, content): (FilePath, Option<Content>)| {
            let public = content.map(|content| match content {
                Content::Blob(blob) => Ok(Public::Blob(blob)),
                Content::Text(raw) => match withhold(&path, raw) {
                    Ok(source) => Ok(Public::Text(source)),
                    Err(refusal) => Err(Finding::refused(&path, refusal)),
                },
            });
            (path, public)
        };
        Self { files: changes.files.into_par_iter().map(cut).collect(), faults: changes.faults }
    }
}

impl Intake {
    /// One fingerprint of all public inputs and of what else the output depends on: the program's version, a setting.
    pub fn fingerprint(&self, else_: &[&str]) -> String {
        let mut parts: Vec<(&FilePath, &Result<Public, Finding>)> =
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
fn digest(files: &[(&FilePath, &Result<Public, Finding>)]) -> blake3::Hash {
    let mut bytes = Vec::new();
    for (path, public) in files {
        let digest;
        let content = match public {
            Ok(Public::Text(source)) => source.text().as_bytes(),
            Ok(Public::Blob(blob)) => {
                digest = blob.digest();
                digest.as_bytes()
            }
            Err(_) => b"refused",
        };
        bytes.extend_from_slice(path.as_str().as_bytes());
        bytes.push(0);
        bytes.extend_from_slice(&(content.len() as u64).to_le_bytes());
        bytes.extend_from_slice(content);
    }
    blake3::hash(&bytes)
}
