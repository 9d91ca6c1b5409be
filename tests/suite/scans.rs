//! The scans beside the text of a section.

use lacuna::catalog::{ReportPage, Route};
use lacuna::diagnostic::Code;
use lacuna::render::Output;
use lacuna::site::{Changes, Intake, Site};
use lacuna::text::{Content, FilePath};

const INDEX: &str = "+++\ntitle = \"R\"\nscans = \"scans/*.jpg\"\nscan_url = \"https://www.example.org/{scan}\"\n+++\n";
const TEXT: &str = "[page 1, scan 1]\n\n# A\n\nOne [page 2, scan 2] two.\n";

/// The header of a JPEG file of 300 × 400 pixels, with this many bytes of other data before its size.
fn jpeg(before: usize) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8];
    let mut left = before;
    while left > 0 {
        let length = left.min(60_000);
        left -= length;
        bytes.extend([0xff, 0xe2]);
        bytes.extend(u16::try_from(length + 2).expect("a short segment").to_be_bytes());
        bytes.resize(bytes.len() + length, 0);
    }
    bytes.extend([0xff, 0xc0, 0, 11, 8, 1, 0x90, 1, 0x2c, 1, 1, 0x11, 0, 0xff, 0xd9]);
    bytes
}

fn apply(site: &mut Site, files: &[(&str, Option<&[u8]>)]) {
    let read = |(path, bytes): &(&str, Option<&[u8]>)| {
        let path = FilePath::new(path);
        let content = bytes.map(|mut bytes| {
            let content = Content::read(&path, bytes.len() as u64, &mut bytes).expect("memory can be read");
            content.expect("nothing is withheld")
        });
        (path, content)
    };
    let files = files.iter().map(read).collect();
    site.apply(Intake::from(Changes { files, faults: Vec::new() }));
}

fn page(site: &Site, page: ReportPage) -> String {
    let output = site.page(&Route::Report("r".into(), page)).expect("a sound template");
    String::from_utf8(output.and_then(Output::into_bytes).expect("a page")).expect("UTF-8")
}

fn site(pictures: &[(&str, Option<&[u8]>)]) -> Site {
    let mut site = Site::empty();
    let texts = [("content/r/index.md", Some(INDEX.as_bytes())), ("content/r/a.md", Some(TEXT.as_bytes()))];
    apply(&mut site, &[&texts, pictures].concat());
    site
}

#[test]
fn a_section_shows_its_scans_and_other_pages_link_to_them() {
    let (plain, long) = (jpeg(0), jpeg(150_000));
    let site = site(&[("content/r/scans/1.jpg", Some(&plain)), ("content/r/scans/2.jpg", Some(&long))]);
    assert!(site.findings().is_empty(), "{:?}", site.findings());
    let section = page(&site, ReportPage::Section("a".into()));
    for number in [1, 2] {
        let link = format!("href=\"#scan/{number}\" aria-label=\"Page {number}, scan {number}\">{number}</a>");
        let picture = format!(
            "<img src=\"scans/{number}.jpg\" alt=\"Page {number}, scan {number}\" loading=\"lazy\" width=\"300\" height=\"400\">"
        );
        let elsewhere = format!("<a href=\"https://www.example.org/{number}\">example.org</a>");
        for expected in [link, picture, elsewhere, format!("href=\"#f{number}\">Close scan</a>")] {
            assert!(section.contains(&expected), "{expected}\n{section}");
        }
    }
    let whole = page(&site, ReportPage::Whole(0));
    assert!(whole.contains("href=\"scans/2.jpg\"") && !whole.contains("<img"), "{whole}");
}

/// A picture that is added, replaced or removed changes the page and the findings as a cold start would.
#[test]
fn a_picture_that_comes_or_goes_is_seen() {
    let picture = jpeg(0);
    let missing = |site: &Site| site.findings().iter().filter(|finding| finding.code == Code::MissingScan).count();
    let of_section = |site: &Site| page(site, ReportPage::Section("a".into()));
    let mut warm = site(&[("content/r/scans/1.jpg", Some(&picture))]);
    let before = of_section(&warm);
    assert!(before.contains("#scan/1") && !before.contains("#scan/2"), "{before}");
    assert_eq!(missing(&warm), 1);
    apply(&mut warm, &[("content/r/scans/page-2.jpg", Some(&picture))]);
    assert!(of_section(&warm).contains("scans/page-2.jpg"));
    assert_eq!(missing(&warm), 0);
    apply(&mut warm, &[("content/r/scans/page-2.jpg", None)]);
    assert_eq!((of_section(&warm), missing(&warm)), (before, 1));
}

#[test]
fn a_picture_that_is_cut_short_has_no_size() {
    let picture = jpeg(100);
    for length in (3..picture.len() - 4).step_by(7) {
        let site = site(&[("content/r/scans/1.jpg", picture.get(..length)), ("content/r/scans/2.jpg", Some(&picture))]);
        let section = page(&site, ReportPage::Section("a".into()));
        assert_eq!(section.matches("<img").count(), 2);
        if length + 12 < picture.len() {
            assert_eq!(section.matches("width=\"300\"").count(), 1, "{length}");
        }
    }
}
