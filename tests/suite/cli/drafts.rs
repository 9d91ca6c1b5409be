//! `lacuna draft`.

use std::fs;
use std::path::Path;

use super::{run, text};
use crate::preview::put;

const OCR: &str = "SECRET\n\nMEMORANDUM FOR THE RECORD\n\nTO: The Keeper\nFROM: [name redacted]\n\n1. The boat left at dawn, and the keeper\n\
                   signed for eleven crates.\n\n25X1\n\n-1-\n\u{c}SECRET\n\nThe next boat is due.\n";

const DRAFT: &str = "[page 1, scan 1]\n\n[banner: SECRET]\n\n## MEMORANDUM FOR THE RECORD\n\n> [as typed]\n> TO: The Keeper\n\
                     > FROM: [redacted, name]\n\n1. The boat left at dawn, and the keeper\n   signed for eleven crates.\n\n[25X1]\n\n\
                     [banner: -1-]\n\n[page 2?, scan 2]\n\n[banner: SECRET]\n\nThe next boat is due.\n";

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect("a file of the draft")
}

#[test]
fn a_text_becomes_a_report_that_builds() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "supply-boat.txt", OCR);
    let done = run(folder.path(), &["draft", "supply-boat.txt", "--into", "content/memo"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(
        text(&done.stdout).starts_with("content/memo: 1 section, 2 pages, 1 redaction\n"),
        "{}",
        text(&done.stdout)
    );
    let index = read(folder.path(), "content/memo/index.md");
    assert_eq!(
        index,
        "+++\ntitle = \"supply boat\"\n\n[expect]\nscans = 2\n\n[proofread]\n# \"1-2\" = \"once\"\n+++\n"
    );
    assert_eq!(read(folder.path(), "content/memo/01-supply-boat.md"), DRAFT);
    let built = run(folder.path(), &["build", "--deny-warnings"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
}

#[test]
fn a_draft_changes_no_file_that_exists() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "memo.txt", OCR);
    let draft = || text(&run(folder.path(), &["draft", "memo.txt", "--into", "content/memo", "--title", "A"]).stdout);
    draft();
    assert_eq!(draft(), "Unchanged: content/memo has this draft\n");
    assert!(!folder.path().join("content/memo-2").exists());
    let edited = DRAFT.replace("eleven", "twelve");
    put(folder.path(), "content/memo/01-memo.md", &edited);
    let printed = draft();
    assert!(printed.starts_with("content/memo-2: 1 section"), "{printed}");
    assert!(printed.contains("\ncontent/memo exists and differs: 01-memo.md, 1 line from line 12 on\n"), "{printed}");
    assert_eq!(read(folder.path(), "content/memo/01-memo.md"), edited);
    assert_eq!(read(folder.path(), "content/memo-2/01-memo.md"), DRAFT);
}

#[test]
fn scans_are_pages_in_the_order_of_their_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [
        ("page-10.png", ""),
        ("page-9.png", ""),
        ("page-9.txt", "Nine."),
        ("page-11.txt", "Eleven."),
        ("notes.pdf", ""),
    ] {
        put(folder.path(), &format!("boat/{name}"), content);
    }
    let done = run(folder.path(), &["draft", "boat", "--into", "content/memo"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let expected = "+++\ntitle = \"boat\"\n+++\n\n[page 9?, scan 9]\n\nNine.\n\n[page 10?, scan 10, not transcribed]\n\n\
                    [page 11?, scan 11]\n\nEleven.\n";
    assert_eq!(read(folder.path(), "content/memo/01-boat.md"), expected);
    assert!(text(&done.stdout).contains("\nMissing scans: 1-8. If"), "{}", text(&done.stdout));
    // A second folder goes on with numbers of its own, and a gap is named.
    put(folder.path(), "more/13.txt", "Thirteen.");
    put(folder.path(), "more/15.txt", "Fifteen.");
    let done = run(folder.path(), &["draft", "boat", "more", "--into", "content/letter"]);
    assert!(text(&done.stdout).contains("\nMissing scans: 1-8, 12, 14. If"), "{}", text(&done.stdout));
    assert!(read(folder.path(), "content/letter/02-more.md").contains("\n[page 15?, scan 15]\n"));
}

#[test]
fn a_text_is_of_the_picture_with_nearly_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [
        ("page-1.png", "one"),
        ("Page_01.txt", "One."),
        ("page-2.png", "two"),
        ("page_2.txt", "Two."),
        ("page 3.txt", "Three."),
    ] {
        put(folder.path(), &format!("boat/{name}"), content);
    }
    let done = run(folder.path(), &["draft", "boat", "--into", "content/memo"]);
    let printed = text(&done.stdout);
    assert!(printed.starts_with("content/memo: 1 section, 3 pages, 0 redactions\n"), "{printed}");
    assert!(
        printed.contains("\nThis text has no picture in boat, so it is a page of its own: page 3.txt\n"),
        "{printed}"
    );
    put(folder.path(), "boat/page_1.md", "Another one.");
    let done = run(folder.path(), &["draft", "boat", "--into", "content/other"]);
    assert_eq!(done.status.code(), Some(2), "{}", text(&done.stderr));
    assert!(
        text(&done.stderr).contains("`Page_01.txt` and `page_1.md` are both of one page"),
        "{}",
        text(&done.stderr)
    );
}

#[test]
fn texts_without_any_picture_are_pages_and_it_says_so() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "ocr/cable.txt", "A cable.");
    put(folder.path(), "ocr/memo.txt", "A memorandum.");
    let done = run(folder.path(), &["draft", "ocr", "--into", "content/memo"]);
    let printed = text(&done.stdout);
    assert!(printed.contains("\nocr has no pictures: each text is a page, in the order of the names\n"), "{printed}");
}

#[test]
fn the_pictures_of_a_source_are_the_scans_of_the_report() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [("1.png", "one"), ("2.png", "two"), ("2.txt", "Two."), ("cover.txt", "")] {
        put(folder.path(), &format!("scans/{name}"), content);
    }
    fs::remove_file(folder.path().join("scans/cover.txt")).expect("a file");
    let done = run(folder.path(), &["draft", "scans", "--into", "content/memo"]);
    let printed = text(&done.stdout);
    assert!(printed.contains("\nCopied 2 pictures to content/memo/scans\n"), "{printed}{}", text(&done.stderr));
    let index = read(folder.path(), "content/memo/index.md");
    assert!(index.starts_with("+++\ntitle = \"memo\"\nscans = \"scans/*.png\"\n"), "{index}");
    assert_eq!(read(folder.path(), "content/memo/scans/2.png"), "two");
    assert!(!folder.path().join("content/memo/scans/2.txt").exists());
    // Pictures in the folder of the report stay where they are.
    put(folder.path(), "content/letter/pages/1.jpg", "one");
    run(folder.path(), &["draft", "content/letter/pages", "--into", "content/letter"]);
    assert!(read(folder.path(), "content/letter/index.md").contains("\nscans = \"pages/*.jpg\"\n"));
    let checked = run(folder.path(), &["check", "--deny-warnings"]);
    assert_eq!(checked.status.code(), Some(0), "{}", text(&checked.stderr));
}

#[test]
fn a_report_is_a_folder_in_content() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "boat.txt", OCR);
    for (into, right) in [
        ("memo", "content/memo"),
        ("content", "content/boat"),
        ("content/", "content/boat"),
        (".", "content/memo"),
        ("content/letters/memo", "content/memo"),
        ("../other/memo", "content/memo"),
        ("site/content/letters/memo", "site/content/memo"),
    ] {
        let done = run(folder.path(), &["draft", "boat.txt", "--into", into]);
        let printed = text(&done.stderr);
        assert_eq!(done.status.code(), Some(2), "{into}: {printed}");
        let help = format!("help: put the report into a folder of its own in content/: --into {right}\n");
        assert!(printed.contains("is not a folder in content/") && printed.ends_with(&help), "{into}: {printed}");
    }
    let outside = folder.path().join("memo");
    let printed = text(&run(folder.path(), &["draft", "boat.txt", "--into", &outside.to_string_lossy()]).stderr);
    assert!(printed.contains(&*folder.path().join("content/memo").to_string_lossy()), "{printed}");
    put(folder.path(), "content/boat.txt", OCR);
    let done = run(&folder.path().join("content"), &["draft", "boat.txt", "--into", "memo"]);
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    assert!(folder.path().join("content/memo/01-boat.md").exists());
}

#[test]
fn the_title_is_the_subject_of_the_text() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "104-10.txt", "FROM: The Keeper\n\nSUBJECT : Supply of the  Skerry Light\n\nThe boat left.\n");
    run(folder.path(), &["draft", "104-10.txt", "--into", "content/memo"]);
    let index = read(folder.path(), "content/memo/index.md");
    assert!(index.starts_with("+++\ntitle = \"Supply of the Skerry Light\"\n"), "{index}");
    let section = read(folder.path(), "content/memo/01-104-10.md");
    assert!(section.starts_with("+++\ntitle = \"Supply of the Skerry Light\"\n+++\n"), "{section}");
    // The title that is given comes first.
    run(folder.path(), &["draft", "104-10.txt", "--into", "content/letter", "--title", "A letter"]);
    assert!(read(folder.path(), "content/letter/01-104-10.md").starts_with("+++\ntitle = \"A letter\"\n+++\n"));
}

#[test]
fn scans_without_numbers_of_their_own_are_counted() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in [("1-back.txt", "Back."), ("1-front.txt", "Front."), ("cover.png", "")] {
        put(folder.path(), &format!("boat/{name}"), content);
    }
    let done = run(folder.path(), &["draft", "boat", "--into", "content/memo"]);
    assert!(!text(&done.stdout).contains("Missing scans"), "{}", text(&done.stdout));
    let expected = "+++\ntitle = \"boat\"\n+++\n\n[page 1?, scan 1]\n\nBack.\n\n[page 2?, scan 2]\n\nFront.\n\n\
                    [page 3?, scan 3, not transcribed]\n";
    assert_eq!(read(folder.path(), "content/memo/01-boat.md"), expected);
}

#[test]
fn what_cannot_be_drafted_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "withheld.txt", "The keeper is [withheld: Smith].");
    put(folder.path(), "empty/a.zip", "");
    for (source, code, message) in [
        ("withheld.txt", 1, "this file opens withheld text"),
        ("empty", 2, "no page images and no text files"),
        ("nothing.txt", 2, "nothing.txt: no such file"),
    ] {
        let done = run(folder.path(), &["draft", source, "--into", "content/memo"]);
        let printed = text(&done.stderr);
        assert_eq!(done.status.code(), Some(code), "{source}: {printed}");
        assert!(printed.contains(message) && !printed.contains("Smith"), "{source}: {printed}");
    }
    assert!(!folder.path().join("content").exists());
}

/// A PDF file with pages of one line each.
fn pdf(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|at| format!("{} 0 R", 4 + 2 * at)).collect();
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        format!("<</Type/Pages/Kids[{}]/Count {}>>", kids.join(" "), pages.len()),
        "<</Type/Font/Subtype/Type1/BaseFont/Courier>>".to_owned(),
    ];
    for (at, line) in pages.iter().enumerate() {
        let text = format!("BT /F 12 Tf 72 700 Td ({line}) Tj ET");
        let resources = "/MediaBox[0 0 612 792]/Resources<</Font<</F 3 0 R>>>>";
        objects.push(format!("<</Type/Page/Parent 2 0 R{resources}/Contents {} 0 R>>", 5 + 2 * at));
        objects.push(format!("<</Length {}>>stream\n{text}\nendstream", text.len()));
    }
    let (mut file, mut places) = (String::from("%PDF-1.4\n"), String::new());
    for (at, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", file.len());
        file += &format!("{} 0 obj\n{object}\nendobj\n", at + 1);
    }
    let (start, count) = (file.len(), objects.len() + 1);
    file += &format!("xref\n0 {count}\n0000000000 65535 f \n{places}");
    file += &format!("trailer\n<</Size {count}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    file.into_bytes()
}

fn has_pdftotext() -> bool {
    let has = std::process::Command::new("pdftotext").arg("-v").output().is_ok();
    if !has {
        println!("skipped: pdftotext is not installed");
    }
    has
}

#[test]
fn a_pdf_file_is_drafted_from_its_text() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("content/memo")).expect("a folder");
    let write = |name: &str, pages: &[&str]| fs::write(folder.path().join(name), pdf(pages)).expect("a file");
    write("content/memo/memo.pdf", &["The boat left at dawn.", "The keeper signed."]);
    let run = |source: &str| run(folder.path(), &["draft", source, "--into", "content/memo"]);
    if !has_pdftotext() {
        let printed = text(&run("content/memo/memo.pdf").stderr);
        assert!(printed.contains("not installed") && printed.contains("poppler"), "{printed}");
        return;
    }
    let done = run("content/memo/memo.pdf");
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    let index = read(folder.path(), "content/memo/index.md");
    assert!(index.contains("\nscans = \"memo.pdf\"\n"), "{index}");
    let draft = read(folder.path(), "content/memo/01-memo.md");
    for expected in ["[page 1?, scan 1]", "The boat left at dawn.", "[page 2?, scan 2]", "The keeper signed."] {
        assert!(draft.contains(expected), "{draft}");
    }
    write("pictures.pdf", &["", ""]);
    fs::write(folder.path().join("broken.pdf"), "%PDF-1.7").expect("a file");
    for (source, message) in [("pictures.pdf", "ocrmypdf"), ("broken.pdf", "pdftotext cannot read the file")] {
        let done = run(source);
        assert_eq!(done.status.code(), Some(2), "{}", text(&done.stderr));
        assert!(text(&done.stderr).contains(message), "{}", text(&done.stderr));
    }
}

#[test]
fn a_draft_goes_beside_its_scans() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "memo.txt", OCR);
    for name in ["1.png", "2.png", "cover.jpg"] {
        put(folder.path(), &format!("content/memo/scans/{name}"), "a picture");
    }
    let done = run(folder.path(), &["draft", "memo.txt", "--into", "content/memo"]);
    assert!(text(&done.stdout).starts_with("content/memo: 1 section"), "{}", text(&done.stdout));
    assert!(read(folder.path(), "content/memo/index.md").contains("\nscans = \"scans/*.png\"\n"));
}
