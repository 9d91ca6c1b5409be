//! Files that are not text: scanned once, then copied and served straight from the disk.

use std::fs;

use lacuna::diagnostic::Code;
use lacuna::disk::{Blobs, discover};
use lacuna::text::{Blob, Content};

use super::Site;

/// Bytes that are not text, longer than one chunk.
fn bytes() -> Vec<u8> {
    (0..300_000_u32).flat_map(|number| (number ^ 0xa5a5).to_le_bytes()).collect()
}

fn blob(site: &Site, path: &str) -> Blob {
    let changes = discover(site.root()).expect("a site");
    let content = changes.files.into_iter().find(|(found, _)| found.as_str() == path).and_then(|(_, content)| content);
    match content {
        Some(Content::Blob(blob)) => blob,
        other => panic!("{path}: {other:?}"),
    }
}

fn site() -> Site {
    let site = Site::new(&[("content/r/index.md", "")]);
    fs::write(site.path("content/r/scan.pdf"), bytes()).expect("written");
    site
}

#[test]
fn a_blob_is_published_and_read_as_it_was_scanned() {
    let site = site();
    let blob = blob(&site, "content/r/scan.pdf");
    let publication = site.begin("public").expect("begun");
    publication.copy("r/scan.pdf", &blob).expect("copied");
    publication.commit("1").expect("committed");
    assert!(fs::read(site.path("public/r/scan.pdf")).expect("published") == bytes());
    let blobs = Blobs::new(site.root());
    let chunks = (0..blob.chunks().len()).map(|index| blobs.read(&blob, index).expect("read"));
    assert!(chunks.collect::<Vec<_>>().concat() == bytes());
    assert!(blobs.read(&blob, blob.chunks().len()).is_err());
}

#[test]
fn a_blob_that_changed_after_the_scan_goes_nowhere() {
    let site = site();
    let blob = blob(&site, "content/r/scan.pdf");
    let blobs = Blobs::new(site.root());
    let place = site.path("content/r/scan.pdf");
    let (same_length, longer) = (vec![b'x'; bytes().len()], [bytes(), b"[withheld: Smith]".to_vec()].concat());
    for changed in [&b"short"[..], &same_length, &longer] {
        fs::write(&place, changed).expect("written");
        let publication = site.begin("public").expect("begun");
        let error = publication.copy("r/scan.pdf", &blob).expect_err("refused").to_string();
        assert!(error.contains("scan.pdf changed after it was read"), "{error}");
        assert!(blobs.read(&blob, 0).is_err());
    }
    fs::remove_file(&place).expect("removed");
    assert!(blobs.read(&blob, 0).is_err());
    #[cfg(unix)]
    std::os::unix::fs::symlink("/etc/hostname", &place).expect("a link");
    assert!(blobs.read(&blob, 0).is_err());
    assert_eq!(site.top(), ["content"]);
}

#[test]
fn a_sparse_file_beyond_all_measure_is_a_finding() {
    let site = Site::new(&[("content/r/disk.img", ""), ("content/r/a.md", "")]);
    for path in ["content/r/disk.img", "content/r/a.md"] {
        let file = fs::File::options().write(true).open(site.path(path)).expect("opened");
        if file.set_len(200 << 30).is_err() {
            return; // This disk has no sparse files.
        }
    }
    let changes = discover(site.root()).expect("a site");
    let faults: Vec<(Code, &str)> = changes.faults.iter().map(|fault| (fault.code, fault.file.as_str())).collect();
    assert_eq!(faults, [(Code::HugeFile, "content/r/a.md"), (Code::HugeFile, "content/r/disk.img")]);
    assert_eq!(changes.files.iter().filter(|(_, content)| content.is_some()).count(), 0);
}

#[test]
fn withheld_text_in_a_blob_is_a_finding() {
    let site = Site::new(&[]);
    let wide: Vec<u8> = "[withheld: Smith]".encode_utf16().flat_map(u16::to_le_bytes).collect();
    fs::write(site.path("content/scan.doc"), [&[0xff; 70_001], wide.as_slice()].concat()).expect("written");
    let changes = discover(site.root()).expect("a site");
    assert_eq!(changes.faults.iter().map(|fault| fault.code).collect::<Vec<_>>(), [Code::WithheldText]);
    assert!(changes.files.is_empty());
}
