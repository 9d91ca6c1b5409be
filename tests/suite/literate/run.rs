//! Runs a case: on its own, as a section of a report, or as a small site.

use lacuna::catalog::Route;
use lacuna::command::{Surroundings, article};
use lacuna::diagnostic::{Finding, Location, Sources};
use lacuna::edition::{Folder, Lexicon, Names, Registry, Report};
use lacuna::page::Text;
use lacuna::parse;
use lacuna::render::{self, Output};
use lacuna::site::Changes;
use lacuna::site::Site;
use lacuna::text::{Content, FilePath, Lines, Place, RawText, Source, withhold};

use super::diff::diff;
use super::file::{Block, Case};

/// An expected block that differs from the actual output.
pub(super) struct Difference {
    pub(super) kind: String,
    pub(super) path: String,
    /// The actual output.
    pub(super) actual: String,
    /// The diff, for people.
    pub(super) shown: String,
}

/// Runs a case and returns the differences from its expected blocks.
pub(super) fn compare(case: &Case) -> Vec<Difference> {
    let inputs: Vec<&Block> = case.blocks().filter(|block| is_input(block)).collect();
    let expected: Vec<&Block> = case.blocks().filter(|block| !is_input(block)).collect();
    let unknown = expected.iter().find(|block| !matches!(block.kind.as_str(), "html" | "text" | "findings" | "files"));
    assert!(unknown.is_none(), "{}: unknown kind of block: {unknown:?}", case.name);
    let outcome = match inputs.as_slice() {
        [one] if one.path.is_empty() => alone(one),
        [one] if one.path == "section" => section(one),
        [] => panic!("{}: a case without a text", case.name),
        files => site(files, &expected),
    };
    let mut actual = outcome.pages;
    if expected.iter().all(|block| block.kind == "findings") && !expected.is_empty() {
        // A case that shows only findings.
        actual.clear();
    }
    let findings = expected.iter().find(|block| block.kind == "findings");
    match findings {
        None if outcome.findings.is_empty() => {}
        _ => actual.push(("findings".into(), String::new(), outcome.findings)),
    }
    let mut differences = Vec::new();
    for (kind, path, actual) in actual {
        let wanted = expected.iter().find(|block| block.kind == kind && block.path == path);
        let wanted = wanted.map_or("", |block| block.text.as_str());
        if wanted.trim_end() != actual.trim_end() {
            let space = if path.is_empty() { "" } else { " " };
            let shown = format!("  {kind}{space}{path}\n{}", diff(wanted.trim_end(), actual.trim_end()));
            differences.push(Difference { kind, path, actual, shown });
        }
    }
    differences
}

fn is_input(block: &Block) -> bool {
    let ending = block.path.rsplit('.').next().unwrap_or_default();
    match block.kind.as_str() {
        "markdown" | "toml" | "bytes" | "ocr" => true,
        // Templates and files that are copied.
        "text" | "html" => block.path.starts_with("content/") || block.path.starts_with("templates/"),
        _ => ending == "toml",
    }
}

/// The output of a case: blocks of HTML or text with their paths, and the findings as text.
struct Outcome {
    pages: Vec<(String, String, String)>,
    findings: String,
}

/// A text on its own, as `lacuna render` shows it.
fn alone(block: &Block) -> Outcome {
    let path = FilePath::new("a.md");
    let source = match withhold(&path, RawText::new(bytes(block))) {
        Ok(source) => source,
        Err(refusal) => {
            let findings = print(&[Finding::refused(&path, refusal)], &NoFile, false);
            return Outcome { pages: Vec::new(), findings };
        }
    };
    let (html, findings) = article(&source, &Surroundings::default());
    let findings = print(&findings, &source, false);
    Outcome { pages: vec![("html".into(), String::new(), inside(&html).to_owned())], findings }
}

/// A text as a section of a report, as its page shows it.
fn section(block: &Block) -> Outcome {
    let path = FilePath::new("a.md");
    let source = withhold(&path, RawText::new(bytes(block))).expect("public text");
    let registry = Registry::new(Vec::new());
    let report = Report::default();
    let lexicon = Lexicon { registry: &registry, names: &Names::default(), report: &report };
    let (section, findings) = parse::section(&source, lexicon);
    let text = Text::without_links(&source, &section, &report);
    let html = render::body(&text);
    Outcome { pages: vec![("html".into(), String::new(), html)], findings: print(&findings, &source, false) }
}

/// A small site. A report without its own `index.md` gets one with only a title, unless the case expects it to be missing.
fn site(files: &[&Block], expected: &[&Block]) -> Outcome {
    let mut changes = Changes::default();
    for block in files.iter().filter(|block| block.kind != "ocr") {
        let path = FilePath::new(&block.path);
        let bytes = bytes(block);
        match Content::read(&path, bytes.len() as u64, &mut bytes.as_slice()).expect("memory can be read") {
            Ok(content) => changes.files.push((path, Some(content))),
            Err(refusal) => changes.faults.push(Finding::refused(&path, refusal)),
        }
    }
    let has = |path: &str| files.iter().any(|block| block.path == path);
    let is_section = |block: &&&Block| block.path.ends_with(".md") && block.path.matches('/').count() == 2;
    if files.iter().filter(is_section).any(|block| block.path.starts_with("content/r/")) && !has("content/r/index.md") {
        let index = RawText::new(b"+++\ntitle = \"A Report\"\n+++\n".to_vec());
        changes.files.push((FilePath::new("content/r/index.md"), Some(Content::Text(index))));
    }
    let mut site = Site::empty();
    site.apply(changes.into());
    let pages = expected.iter().filter(|block| block.kind != "findings").map(|block| {
        let actual = match block.kind.as_str() {
            "files" => site
                .routes()
                .iter()
                .map(|route| route.path().to_string())
                .filter(|path| !path.starts_with("assets/"))
                .collect::<Vec<_>>()
                .join("\n"),
            kind => {
                let bytes = match site.page(&Route::of_path(&block.path)) {
                    Ok(Some(Output::Bytes(bytes))) => bytes,
                    Ok(Some(Output::Blob(blob))) => format!("(a blob of {} bytes)", blob.length()).into_bytes(),
                    Ok(None) => format!("(there is no page {})", block.path).into_bytes(),
                    Err(_) => b"(this page failed)".to_vec(),
                };
                let text = String::from_utf8(bytes).expect("UTF-8");
                if kind == "html" { inside(&text).to_owned() } else { text }
            }
        };
        (block.kind.clone(), block.path.clone(), actual)
    });
    let pages = pages.collect();
    let mut findings = site.findings().to_vec();
    let ocr = files.iter().filter(|block| block.kind == "ocr").map(|ocr| {
        let source = withhold(&FilePath::new("ocr.txt"), RawText::new(bytes(ocr))).expect("public text");
        let (release, folder) = ocr.path.split_once('=').map_or((None, &*ocr.path), |(key, path)| (Some(key), path));
        (folder, source, release)
    });
    let ocr: Vec<(&str, Source, Option<&str>)> = ocr.collect();
    for texts in ocr.chunk_by(|(one, ..), (other, ..)| one == other) {
        let (folder, ..) = &texts[0];
        let texts: Vec<(&Source, Option<&str>)> = texts.iter().map(|(_, source, release)| (source, *release)).collect();
        findings.extend(site.collate(&Folder::new(folder), &texts).expect("a report").0);
    }
    findings.extend(site.routes().iter().filter_map(|route| site.page(route).err()));
    findings.sort();
    findings.dedup();
    Outcome { pages, findings: print(&findings, &*site, true) }
}

/// The bytes of a block. In a `bytes` block, `\xNN` is a byte, and the last line break is dropped.
fn bytes(block: &Block) -> Vec<u8> {
    if block.kind != "bytes" {
        return block.text.clone().into_bytes();
    }
    let mut bytes = Vec::new();
    let mut rest = block.text.strip_suffix('\n').unwrap_or(&block.text);
    while let Some((before, after)) = rest.split_once("\\x") {
        bytes.extend(before.as_bytes());
        let (digits, after) = after.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits"));
        rest = after;
    }
    bytes.extend(rest.as_bytes());
    bytes
}

/// The content of the article, or of a page without one: its lists of open questions.
fn inside(html: &str) -> &str {
    let between = |open: &str, close: &str| {
        let (_, after) = html.split_once(open)?;
        after.rsplit_once(close).map(|(inside, _)| inside)
    };
    between("<article class=\"section\">\n", "</article>")
        .or_else(|| between("<section class=\"questions\" aria-labelledby=\"questions-1\">\n", "</section>"))
        .unwrap_or(html)
}

/// Findings as the cases write them.
fn print(findings: &[Finding], sources: &dyn Sources, with_file: bool) -> String {
    let mut text = String::new();
    for finding in findings {
        let file = if with_file { finding.file.as_str() } else { "" };
        let source = sources.source(&finding.file);
        let place = match finding.location {
            Location::File => None,
            Location::Place(place) => Some(place),
            Location::Span(span) => source.map(|source| Place::of(source.text(), span.start as usize)),
        };
        let place = place.map(|place| place.to_string()).unwrap_or_default();
        let colon = if file.is_empty() || place.is_empty() { "" } else { ":" };
        let space = if file.is_empty() && place.is_empty() { "" } else { " " };
        let (severity, code, message) = (finding.severity().name(), finding.code, &finding.message);
        text.push_str(&format!("{file}{colon}{place}{space}{severity} {code}: {message}\n"));
        for (span, label) in &finding.labels {
            let place =
                sources.source(&finding.file).map(|source| Lines::new(source.text()).place(span.start as usize));
            text.push_str(&format!("    {}: {label}\n", place.map(|place| place.to_string()).unwrap_or_default()));
        }
        if let Some(help) = finding.cure() {
            text.push_str(&format!("    {}\n", help.replace('\n', "\n    ")));
        }
    }
    text
}

struct NoFile;

impl Sources for NoFile {
    fn source(&self, _path: &FilePath) -> Option<&Source> {
        None
    }
}
