//! Compares what the program prints with `expected/`. `UPDATE=1 cargo test --test suite cli` updates these files.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use super::{run, site, text};

const FAULTY: &str = "[page 1]\n\n# Text\n\nThe keeper [redcated 25X1] went [redacted 25X99] out.\n\n7. One\n9. Two\n";
const WARNED: &str = "[page 1]\n\n# Text\n\nThe keeper [redcated 25X1] went out.\n";
const CLEAN: &str = "[page 1]\n\n# Text\n\nThe keeper [redacted 25X1] went out.\n";

fn expect(name: &str, found: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/cli/expected").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&file, found).expect("written");
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(found, expected, "{name}: UPDATE=1 accepts the new output");
}

#[test]
fn the_help_of_each_command() {
    let folder = site(CLEAN);
    for command in ["", "build", "serve", "check", "pin", "render", "draft", "explain"] {
        let arguments: Vec<&str> = command.split_terminator(' ').chain(["--help"]).collect();
        let done = run(folder.path(), &arguments);
        assert_eq!(done.status.code(), Some(0), "{command}");
        let name = if command.is_empty() { "help".to_owned() } else { format!("help-{command}") };
        expect(&format!("{name}.txt"), &text(&done.stdout));
    }
}

#[test]
fn the_findings_in_each_format() {
    let folder = site(FAULTY);
    for (format, extension) in [("human", "txt"), ("json", "json"), ("github", "txt")] {
        let done = run(folder.path(), &["check", "--format", format]);
        let (out, err) = (text(&done.stdout), text(&done.stderr));
        let printed = if format == "human" { format!("{err}{out}") } else { out };
        assert_eq!((done.status.code(), err.is_empty()), (Some(1), format != "human"), "{format}");
        expect(&format!("check-{format}.{extension}"), &printed);
    }
}

#[test]
fn a_release_or_an_ocr_text_that_does_not_exist_is_named() {
    let folder = site(CLEAN);
    fs::write(folder.path().join("ocr.txt"), "Text\n\nThe keeper [redacted] went out.\n").expect("written");
    for (argument, said) in [
        ("2022=ocr.txt", "error: the report `memo` has no release `2022`\n"),
        ("./2022=ocr.txt", "error: cannot read ./2022=ocr.txt: no such file or folder\n"),
        ("nope.txt", "error: cannot read nope.txt: no such file or folder\n"),
        (":memo", "error: cannot read"),
        ("ocr.txt:mem", "error: the site has no report `mem`\n  help: did you mean `memo`?\n"),
    ] {
        let done = run(folder.path(), &["check", "--against", argument]);
        assert_eq!(done.status.code(), Some(2), "{argument}");
        assert!(text(&done.stderr).starts_with(said), "{argument}: {}", text(&done.stderr));
    }
    assert_eq!(run(folder.path(), &["check", "--against", "ocr.txt:memo"]).status.code(), Some(0));
}

#[test]
fn the_exit_codes() {
    let mut table = String::new();
    for (name, content) in [("no findings", CLEAN), ("a warning", WARNED), ("an error", FAULTY)] {
        for arguments in [&["check"][..], &["check", "--deny-warnings"], &["build"], &["build", "--deny-warnings"]] {
            let folder = site(content);
            let code = run(folder.path(), arguments).status.code().expect("an exit code");
            let built = folder.path().join("public/index.html").exists();
            let _ = writeln!(table, "{name:<12} {:<24} {code}  {built}", arguments.join(" "));
        }
    }
    let folder = tempfile::tempdir().expect("a folder");
    for arguments in [
        &["check"][..],
        &["build"],
        &["build", "--base-url", "x"],
        &["check", "--against", "ocr.txt"],
        &["explain", "zebra"],
        &["explain", "25X1"],
        &["render", "nothing.md"],
        &["nothing"],
    ] {
        let code = run(folder.path(), arguments).status.code().expect("an exit code");
        let _ = writeln!(table, "{:<12} {:<24} {code}", "no site", arguments.join(" "));
    }
    expect("exit-codes.txt", &table);
}

#[test]
fn an_unknown_word_is_not_explained_by_another_section_of_law() {
    let folder = site(CLEAN);
    for (word, suggestion) in
        [("JFK Act 99(1)(Q)", None), ("25X11", Some("25X1")), ("unknown-marc", Some("unknown-mark"))]
    {
        let done = run(folder.path(), &["explain", word]);
        let said = text(&done.stderr);
        assert_eq!(done.status.code(), Some(2));
        assert!(said.starts_with(&format!("error: no exemption or finding is called `{word}`\n")), "{said}");
        let offered = said.split("did you mean ").nth(1).map(|rest| rest.trim_end_matches("?\n"));
        assert_eq!(offered, suggestion, "{word}");
    }
}

/// A finding has the same place in every format and in the preview.
#[test]
fn the_column_in_a_long_line_of_wide_characters() {
    let before = "光のほうへ歩いた。".repeat(60);
    let folder = site(&format!("[page 1]\n\n# Text\n\n{before}[redcated 25X1] end.\n"));
    let column = before.chars().count() + 1;
    let human = text(&run(folder.path(), &["check"]).stderr);
    assert!(human.contains(&format!("content/memo/01-text.md:5:{column}\n")), "{human}");
    let json = text(&run(folder.path(), &["check", "--format", "json"]).stdout);
    assert!(json.contains(&format!("\"line\": 5,\n      \"column\": {column},")), "{json}");
    let github = text(&run(folder.path(), &["check", "--format", "github"]).stdout);
    assert!(github.contains(&format!("line=5,col={column},")), "{github}");
    let served = crate::preview::Served::over(folder);
    let status = served.get("/_lacuna/page/memo/text.html").text();
    assert!(status.contains(&format!("\"line\":5,\"column\":{column},")), "{status}");
}

#[test]
fn errors_come_first_and_of_many_warnings_of_one_kind_one_is_shown() {
    let paragraphs = "The keeper [redcated 25X1] went out.\n\n".repeat(300);
    let folder = site(&format!("[page 1]\n\n# Text\n\n{paragraphs}And [redacted 25X99].\n"));
    let said = text(&run(folder.path(), &["check"]).stderr);
    assert!(said.starts_with("error[unknown-exemption]"), "{said}");
    let folded = "= note: 299 more like this: content/memo/01-text.md:7:12, content/memo/01-text.md:9:12, \
                  content/memo/01-text.md:11:12 …; `lacuna check --format json` lists all\n";
    assert!(said.contains(folded), "{said}");
    assert_eq!(said.matches("[unknown-mark]").count(), 1, "{said}");
}

#[test]
fn a_file_that_could_not_be_read_comes_before_what_follows_from_it() {
    let folder = site("# One\n\nWords.\n");
    let index =
        std::fs::File::options().write(true).open(folder.path().join("content/memo/index.md")).expect("the file");
    index.set_len((64 << 20) + 4).expect("sparse");
    let human = run(folder.path(), &["check"]);
    let github = run(folder.path(), &["check", "--format", "github"]);
    for (said, named) in [(text(&human.stderr), " --> "), (text(&github.stdout), "file=")] {
        let files: Vec<&str> = said.split(named).skip(1).filter_map(|rest| rest.split(['\n', ',']).next()).collect();
        assert_eq!(files, ["content/memo/index.md", "content/memo/01-text.md"], "{said}");
    }
}
