//! The inputs from which others are made.

use std::fs;
use std::path::Path;

/// The files of one target, in the order of their names.
pub(super) struct Corpus(Vec<(String, Vec<u8>)>);

impl Corpus {
    /// Reads the corpus of a target.
    pub(super) fn read(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/fuzz/corpus").join(name);
        let entries = fs::read_dir(folder).expect("a corpus").map(|entry| entry.expect("an entry").path());
        let mut files: Vec<(String, Vec<u8>)> =
            entries.map(|path| (path.display().to_string(), fs::read(&path).expect("an input"))).collect();
        files.sort();
        assert!(files.len() > 1, "a corpus has at least two inputs");
        Self(files)
    }

    /// Each file: its path and its bytes.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(path, input)| (path.as_str(), input.as_slice()))
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The bytes of a file.
    pub(super) fn get(&self, at: usize) -> &[u8] {
        &self.0[at].1
    }
}
