//! The command line: help, exit codes, the formats of findings, and failing streams.

mod against;
mod drafts;
mod pins;
mod snapshots;
mod streams;

use std::path::Path;
use std::process::{Command, Output, Stdio};

use lacuna::diagnostic::Code;
use tempfile::TempDir;

use crate::preview::put;

/// A site of one report.
fn site(text: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "content/memo/index.md", "+++\ntitle = \"A memorandum\"\n+++\n");
    put(folder.path(), "content/memo/01-text.md", text);
    folder
}

fn lacuna(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lacuna"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null());
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    lacuna(folder, arguments).output().expect("the program")
}

#[test]
fn a_site_may_have_a_largest_size() {
    let folder = site("One.\n");
    let build = |size| run(folder.path(), &["build", "--max-size", size]);
    let refused = build("200kB");
    assert_eq!(refused.status.code(), Some(1), "{}", text(&refused.stderr));
    assert!(text(&refused.stderr).contains("--max-size allows 200.0 kB"), "{}", text(&refused.stderr));
    assert!(!folder.path().join("public").exists());
    assert_eq!(build("5MB").status.code(), Some(0));
    assert_eq!(build("200kB").status.code(), Some(1), "a limit counts although nothing else has changed");
}

#[test]
fn a_new_edition_builds_and_nothing_is_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let made = run(folder.path(), &["new", "mine"]);
    assert_eq!(made.status.code(), Some(0), "{}", text(&made.stderr));
    assert!(text(&made.stdout).starts_with("Made an edition in mine\n"));
    let built = run(folder.path(), &["build", "mine", "--deny-warnings"]);
    assert_eq!(built.status.code(), Some(0), "{}", text(&built.stderr));
    assert!(folder.path().join("mine/public/memo/memorandum.html").exists());

    let index = folder.path().join("mine/content/memo/index.md");
    put(folder.path(), "mine/content/memo/index.md", "changed");
    std::fs::remove_file(folder.path().join("mine/README.md")).expect("the file");
    let again = run(folder.path(), &["new", "mine"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(
        text(&again.stderr).replace('\\', "/").contains("mine/.gitignore: exists already"),
        "{}",
        text(&again.stderr)
    );
    assert_eq!(std::fs::read_to_string(index).expect("the file"), "changed");
    assert!(!folder.path().join("mine/README.md").exists(), "no file is written if one exists");
}

#[test]
fn each_shell_has_a_completion_script_and_the_help_stays_short() {
    let folder = tempfile::tempdir().expect("a folder");
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = run(folder.path(), &["completions", shell]);
        assert_eq!(script.status.code(), Some(0), "{shell}: {}", text(&script.stderr));
        for word in ["lacuna", "explain", "deny-warnings"] {
            assert!(text(&script.stdout).contains(word), "{shell}: {word}");
        }
    }
    assert!(!text(&run(folder.path(), &["--help"]).stdout).contains("completions"));
}

/// Two editions on disk that differ only inside withheld brackets: the same files, the same lines in the terminal.
#[test]
fn what_a_command_does_and_says_does_not_depend_on_withheld_words() {
    let seen = |words: &str| {
        let folder =
            site(&format!("[page 1]\n\n# A\n\nThe source was [withheld (b)(6), 2 words: {words}]. [[nowhere]]\n"));
        let says = |output: Output| {
            let lines = [output.stdout, output.stderr].map(|bytes| timeless(&text(&bytes)));
            (output.status.code(), lines)
        };
        put(
            folder.path(),
            "content/edition.toml",
            &format!("source = \"private\"\ntitle = \"Papers of [withheld: {words}]\"\n"),
        );
        let mut seen = vec![];
        for format in ["human", "json", "github"] {
            seen.push(says(run(folder.path(), &["check", "--format", format])));
        }
        put(folder.path(), "ocr.txt", &format!("A\n\nThe source was not [withheld: {words}]. It was somebody else.\n"));
        for arguments in [
            &["check", "--against", "ocr.txt"][..],
            &["draft", "ocr.txt", "--into", "content/new"],
            &["render", "content/memo/01-text.md"],
        ] {
            seen.push(says(run(folder.path(), arguments)));
        }
        seen.push(says(run(folder.path(), &["build"])));
        put(folder.path(), "content/memo/02-nowhere.md", "[page 2]\n\n# Nowhere\n");
        seen.push(says(run(folder.path(), &["build"])));
        (seen, tree(&folder.path().join("public")))
    };
    let (lines, files) = seen("Ivan Petrov");
    assert!(files.len() > 10 && files.iter().any(|(path, _)| path.ends_with("memo/text.html")), "{}", files.len());
    assert!(lines[0].1[1].contains("unresolved reference"), "{lines:?}");
    for words in ["", "Y", "[[nowhere]]\n\n[page 9]\n", &"Zyzzogeton ".repeat(50_000)] {
        assert!(seen(words) == (lines.clone(), files.clone()), "{} letters", words.len());
    }
}

/// What cannot be read may be a mark gone wrong, whose words the OCR has.
#[test]
fn a_comparison_quotes_no_redaction_that_cannot_be_read() {
    let before = "The boat came to the light at noon, and the keeper";
    let report = format!("# A\n\n{before} [redcated 25X1 Ivan Petrov] wrote\nof [redacted 25X1, Smith] in the log.\n");
    let folder = site(&report);
    put(folder.path(), "content/edition.toml", "source = \"private\"\n");
    for ocr in [
        format!("A\n\n{before} wrote of in the log.\n"),
        format!("A\n\n{before} Ivan Petrov wrote of Smith in the log.\n"),
        format!("A\n\nWrote in the log of Skerry at noon.\n\n{before} Ivan Petrov of Smith 25X1 in the log.\n"),
    ] {
        put(folder.path(), "ocr.txt", &ocr.replace("came", "went"));
        for format in ["human", "json"] {
            let done = run(folder.path(), &["check", "--against", "ocr.txt", "--format", format]);
            let printed = text(&done.stdout) + &text(&done.stderr);
            assert!(printed.contains("the OCR has “went”") && printed.contains("misspelled mark"), "{printed}");
            assert!(["Petrov", "redcated", "Smith"].iter().all(|word| !printed.contains(word)), "{printed}");
        }
    }
}

#[test]
fn words_that_must_not_be_published_are_searched_for_in_every_output() {
    let folder = site("[page 1]\n\n# A\n\nThe source was [withheld: Ivan Petrov]. He said so.\n");
    put(folder.path(), "content/edition.toml", "source = \"private\"\n");
    put(folder.path(), "secrets.txt", "Smith\nIvan Petrov\n");
    let check = || run(folder.path(), &["check", "--canaries", "secrets.txt"]);
    let done = check();
    assert_eq!(done.status.code(), Some(0), "{}", text(&done.stderr));
    put(folder.path(), "content/memo/list.csv", "name\nPETROV,IVAN\nIvan%20Petrov\n");
    let done = check();
    let printed = text(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{printed}");
    let expected =
        format!("error[{}]: `memo/list.csv` contains the words of this line, in percent signs", Code::Canary.name());
    assert!(printed.contains(&expected), "{printed}");
    assert!(printed.contains("secrets.txt:2:1") && !printed.contains("Petrov"), "{printed}");
    put(folder.path(), "content/memo/01-text.md", "[page 1]\n\n# A\n\nThe source was Ivan\nPetrov.\n");
    let printed = text(&check().stderr);
    for output in ["memo/text.html", "memo/report.txt", "search/texts-0.js"] {
        assert!(printed.contains(&format!("`{output}` contains the words of this line")), "{output}: {printed}");
    }
}

#[test]
fn programs_learn_what_is_left_to_do() {
    let folder = site("# A\n\n[page 1] Read.\n\n[page 2?] [unclear: Not] yet.\n\n[page 3, not transcribed]\n");
    put(folder.path(), "content/memo/index.md", "+++\ntitle = \"R\"\n[proofread]\n\"1\" = \"once\"\n+++\n");
    let left = || {
        let done = run(folder.path(), &["check", "--format", "json"]);
        let output: serde_json::Value = serde_json::from_slice(&done.stdout).expect("an object");
        output["left"].clone()
    };
    let expected = serde_json::json!([
        { "report": "memo", "to_transcribe": 1, "to_proofread": 1, "guesses": 1, "doubtful_readings": 1 },
    ]);
    assert_eq!(left(), expected);
    put(folder.path(), "content/memo/index.md", "+++\ntitle = \"R\"\n+++\n");
    put(folder.path(), "content/memo/01-text.md", "# A\n\n[page 1] Read.\n");
    assert_eq!(left(), serde_json::json!([]));
}

#[test]
fn check_says_that_nothing_is_left_to_do_and_what_stays_open() {
    let folder = site("# A\n\n[page 1] Read.\n\n[page 2?] [unclear: Not] yet.\n");
    let checked = |pages: &str| {
        let index = format!("+++\ntitle = \"R\"\n[proofread]\n\"{pages}\" = \"once\"\n+++\n");
        put(folder.path(), "content/memo/index.md", &index);
        text(&run(folder.path(), &["check"]).stdout)
    };
    assert!(
        checked("1").starts_with("left to do in memo: 1 page to proofread, 1 guess with a ?, 1 doubtful reading\n")
    );
    let done = "nothing left to do in memo; still open: 1 guess with a ?, 1 doubtful reading\n";
    assert!(checked("1-2").starts_with(done), "{}", checked("1-2"));
    put(folder.path(), "content/other/index.md", "+++\ntitle = \"O\"\n[proofread]\n\"1\" = \"once\"\n+++\n");
    put(folder.path(), "content/other/01-text.md", "# O\n\n[page 1] Read.\n");
    assert!(checked("1-2").starts_with(&done.replace("memo", "2 reports")), "{}", checked("1-2"));
}

/// A picture may show what the texts withhold.
#[test]
fn a_private_edition_publishes_only_the_files_that_it_lists() {
    let folder = site("# A\n\nText.\n");
    let found = |settings: &str| -> Vec<String> {
        put(folder.path(), "content/edition.toml", settings);
        let done = run(folder.path(), &["check", "--format", "json"]);
        let findings: serde_json::Value = serde_json::from_slice(&done.stdout).expect("findings");
        let findings = findings["findings"].as_array().expect("a list").iter();
        findings
            .map(|finding| {
                [&finding["code"], &finding["file"]].map(|text| text.as_str().expect("text").to_owned()).join(" ")
            })
            .collect()
    };
    std::fs::write(folder.path().join("content/memo/a.png"), b"\x89PNG\0").expect("written");
    put(folder.path(), "content/memo/list.csv", "a,b\n");
    assert_eq!(found("title = \"E\"\n"), [] as [&str; 0]);
    let unlisted = Code::UnlistedFile.name();
    assert_eq!(found("source = \"private\"\n"), [format!("{unlisted} content/memo/a.png")]);
    assert_eq!(found("source = \"private\"\n[publish]\nfiles = [\"memo/a.png\"]\n"), [] as [&str; 0]);
    put(folder.path(), "content/memo/01-text.md.orig", "# A\n\nThe source was Ivan Petrov.\n");
    let listed = "source = \"private\"\n[publish]\nfiles = [\"memo/a.png\"]\n";
    assert_eq!(found(listed), [format!("{unlisted} content/memo/01-text.md.orig")]);
    assert_eq!(found("title = \"E\"\n"), [] as [&str; 0]);
    std::fs::remove_file(folder.path().join("content/memo/01-text.md.orig")).expect("removed");
    let missing = found("source = \"private\"\n[publish]\nfiles = [\"memo/a.png\", \"memo/b.png\"]\n");
    assert_eq!(missing, ["bad-value content/edition.toml"]);
}

/// A picture has metadata, a PDF file words below its bars, and a picture of the theme is published too.
#[test]
fn a_private_edition_publishes_no_hidden_data() {
    let folder = site("# A\n\nText.\n");
    let exif = b"\xff\xd8\xff\xe1\0\x0cExif\0\0MM\0*\xff\xd9";
    let put_bytes = |path: &str, bytes: &[u8]| {
        put(folder.path(), path, "");
        std::fs::write(folder.path().join(path), bytes).expect("written");
    };
    put_bytes("content/memo/a.jpg", exif);
    put_bytes("content/memo/b.pdf", b"%PDF-1.4\n%\xe2\n<< /Font << /F1 4 0 R >> >>\nstartxref\n");
    put(folder.path(), "content/memo/c.svg", "<svg><!-- by Smith --></svg>\n");
    put_bytes("templates/assets/d.jpg", exif);
    let settings = "source = \"private\"\n[publish]\nfiles = [\"memo/a.jpg\", \"memo/b.pdf\"]\n";
    put(folder.path(), "content/edition.toml", settings);
    let done = run(folder.path(), &["check"]);
    let printed = text(&done.stderr);
    assert_eq!(done.status.code(), Some(1), "{printed}");
    let hidden = format!("error[{}]", Code::HiddenData.name());
    for (file, message) in [
        ("content/memo/a.jpg", "this picture has metadata: Exif"),
        ("content/memo/b.pdf", "this PDF file contains more than pictures of pages: a text layer"),
        ("content/memo/c.svg", "this picture contains more than it shows: a comment"),
        ("templates/assets/d.jpg", "this picture has metadata: Exif"),
    ] {
        assert!(printed.contains(&format!("{hidden}: {message}")) && printed.contains(file), "{file}: {printed}");
    }
    assert_eq!(printed.matches(&hidden).count(), 4, "{printed}");
    put(folder.path(), "content/edition.toml", "title = \"E\"\n");
    assert!(!text(&run(folder.path(), &["check"]).stderr).contains(&hidden));
}

/// Text without the figures of how long something took.
pub(crate) fn timeless(text: &str) -> String {
    let without = |part: &'_ str| part.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.').to_owned();
    text.split(" in ").map(without).collect::<Vec<_>>().join(" in ")
}

/// The files below a folder, by their paths in it, with their bytes.
pub(crate) fn tree(folder: &Path) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let entries = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.expect("an entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below it").to_owned();
            (path, std::fs::read(entry.path()).expect("the file"))
        })
        .collect()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}
