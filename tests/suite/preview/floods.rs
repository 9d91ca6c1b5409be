//! Many changes at once.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::served::{Served, put, quick_folder};

fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command.current_dir(folder).args(["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "gc.auto=0"]);
    let done = command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(done.expect("git").success(), "git {arguments:?}");
}

/// Fifty reports of a hundred sections.
fn fill(folder: &Path, word: &str) {
    for report in 0..50 {
        put(folder, &format!("content/r{report:02}/index.md"), &format!("+++\ntitle = \"Report {report}\"\n+++\n"));
        for section in 0..99 {
            let text = format!("# Section {section}\n\nThe word is {word}, in {report} and {section}.\n");
            put(folder, &format!("content/r{report:02}/s{section:02}.md"), &text);
        }
    }
}

#[test]
fn a_branch_with_five_thousand_changed_files() {
    let folder = quick_folder();
    let root = folder.path().to_owned();
    put(&root, "content/edition.toml", "title = \"Many\"\n");
    fill(&root, "former");
    git(&root, &["init", "-q", "-b", "former"]);
    git(&root, &["add", "."]);
    git(&root, &["commit", "-qm", "former"]);
    git(&root, &["checkout", "-q", "-b", "latter"]);
    fill(&root, "latter");
    // Some folders are only in the old tree, and some only in the new one.
    fs::remove_dir_all(root.join("content/r07")).expect("removed");
    put(&root, "content/only/index.md", "+++\ntitle = \"Only here\"\n+++\n");
    put(&root, "content/only/deep/er/a.txt", "a");
    git(&root, &["add", "."]);
    git(&root, &["commit", "-qm", "latter"]);
    let served = Served::over(folder);
    let mut events = served.events();
    for (branch, page) in [("former", "/r49/s98.html"), ("latter", "/only/"), ("former", "/r07/s50.html")] {
        git(&root, &["checkout", "-q", branch]);
        let word = if branch == "former" { "former" } else { "Only here" };
        served.until_page(&mut events, page, |text| text.contains(word));
        served.until_clean(&mut events);
    }
    put(&root, "content/r07/s50.md", "# Section\n\nAnd a save afterwards.\n");
    served.until_page(&mut events, "/r07/s50.html", |page| page.contains("And a save afterwards"));
}

/// More events than the kernel's queue holds: it reports only the overflow, and everything is read again.
#[cfg(unix)]
#[test]
fn an_overflow_of_the_kernel_s_queue() {
    let served = Served::start();
    let mut events = served.events();
    served.signal("STOP");
    fs::create_dir(served.path("content/alpha/flood")).expect("a folder");
    for number in 0..20_000 {
        fs::write(served.path(&format!("content/alpha/{number}.bin")), "a").expect("written");
        fs::remove_file(served.path(&format!("content/alpha/{number}.bin"))).expect("removed");
    }
    served.put("content/alpha/01-one.md", "# One\n\nWritten after the flood: quixotic.\n");
    served.put("content/late/index.md", "+++\ntitle = \"Late\"\n+++\n");
    fs::remove_file(served.path("content/beta/three.md")).expect("removed");
    served.signal("CONT");
    served.until_page(&mut events, "/alpha/one.html", |page| page.contains("quixotic"));
    served.until_page(&mut events, "/late/", |page| page.contains("Late"));
    served.until_clean(&mut events);
    served.put("content/late/01-one.md", "# One\n\nAnd a save afterwards.\n");
    served.until_page(&mut events, "/late/one.html", |page| page.contains("And a save afterwards"));
}

/// Files saved together are reported in one line, and even many files in few lines.
#[test]
fn the_terminal_says_one_line_a_save() {
    let folder: TempDir = quick_folder();
    put(folder.path(), "content/edition.toml", "title = \"Many\"\n");
    fill(folder.path(), "former");
    let mut served = Served::over(folder);
    let mut events = served.events();
    served.put("content/r00/s00.md", "# Section\n\nA mark that is [redcated].\n");
    let line = served.line();
    assert!(line.starts_with("content/r00/s00.md: shown in ") && line.contains("1 warning"), "{line}");
    fill(served.root(), "latter");
    served.until_page(&mut events, "/r49/s98.html", |page| page.contains("latter"));
    served.put("content/r00/s01.md", "# The last\n\nA mark that is [redcated].\n");
    let mut lines = 0;
    loop {
        let line = served.line();
        lines += 1;
        if line.contains("1 warning") || lines > 100 {
            break;
        }
    }
    // On a slow disk, they are read in several batches.
    assert!(lines < 100, "{lines} lines for 5,000 files");
}
