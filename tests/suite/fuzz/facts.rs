//! Facts: front matter, `edition.toml` and `names.toml` of any bytes.

use lacuna::edition::{Folder, Registry};
use lacuna::site::Site;
use lacuna::text::{FilePath, RawText, Source, withhold};
use lacuna::{facts, parse};

use super::warm_site::WarmSite;
use super::{Target, fuzz};
use crate::properties;

const EDITION_FILE: &str = "content/edition.toml";
const NAMES_FILE: &str = "content/names.toml";

const EDITION: &str = "title = \"An edition\"\nlanguage = \"en\"\n";
const REPORT: &str = "+++\ntitle = \"A report\"\npages = 3\n\n[[release]]\nkey = \"2022\"\n+++\n";
const NAMES: &str = "[[name]]\nname = \"Moscow\"\nkind = \"place\"\n";

/// What no key is called.
const STRAY: &str = "zzzzzzzzzzzz = 1\n";

struct Facts {
    site: WarmSite,
}

impl Target for Facts {
    const NAME: &'static str = "facts";
    const CASES: u64 = 30;
    const TOKENS: &'static [&'static str] = &[
        "[[release]]\n",
        "[[exemption]]\n",
        "[[accept]]\n",
        "[[name]]\n",
        "[expect]\n",
        "[expect.codes]\n",
        "title = \"x\"\n",
        "key = \"2022\"\n",
        "code = \"25X1\"\n",
        "forms = [\"a\", \"b b\"]\n",
        "kind = \"guide\"\n",
        "date = 1987-06-05\n",
        "pages = 12\n",
        "exemptions = [\"25X1\"]\n",
        "sections = [\"a\"]\n",
        "\"25X1\" = 3\n",
        "base_url = \"https://example.org/\"\n",
        "language = \"pt-BR\"\n",
        "source = \"private\"\n",
        "title",
        " = ",
        ".",
        "\"",
        "\"\"\"",
        "'",
        "'''",
        "\\",
        "\\u0000",
        "\\U0010FFFF",
        "[",
        "]",
        "[[",
        "]]",
        "{",
        "}",
        "{ a = 1 }",
        ",",
        "#",
        "+++\n",
        "\n+++\n",
        "---\n",
        "true",
        "nan",
        "-1",
        "0x",
        "1e999",
        "99999999999999999999",
        "1987-02-30",
        "07:32:00Z",
        "\r",
        "\r\n",
        "\n",
        "\t",
        "\0",
        "\u{feff}",
        "\u{2028}",
        "é",
        "新",
        "\u{1f469}\u{200d}",
    ];

    fn hold(&self, input: &[u8]) -> Result<(), String> {
        let toml = String::from_utf8_lossy(input);
        let index = format!("+++\n{toml}\n+++\n");
        alone(&toml, &index)?;
        let files = [(EDITION_FILE, &*toml), ("content/r/index.md", &index), (NAMES_FILE, &toml)];
        files.iter().try_for_each(|file| {
            self.site.with(&[*file], |site| others(file.0, site).map_err(|fault| format!("{}: {fault}", file.0)))
        })
    }
}

/// Reads each kind of file by itself: its findings have places, and a wrong key costs no other fact.
fn alone(toml: &str, index: &str) -> Result<(), String> {
    let registry = Registry::new(Vec::new());
    let places = |source: &Source, findings: &[_]| properties::places(source, findings).map_err(|it| it.to_string());
    let Some(source) = source(toml) else { return Ok(()) };
    let (config, findings) = facts::edition(&source);
    places(&source, &findings)?;
    if findings.is_empty()
        && let Some(stray) = self::source(&format!("{STRAY}{}", source.text()))
    {
        let (same, findings) = facts::edition(&stray);
        (same == config && findings.len() == 1).then_some(()).ok_or("a stray key changes edition.toml")?;
    }
    let (names, findings) = facts::names(&source);
    places(&source, &findings)?;
    if findings.is_empty()
        && let Some(stray) = self::source(&format!("{STRAY}{}", source.text()))
    {
        let (same, findings) = facts::names(&stray);
        let names = names.map(|(names, _)| names);
        let same = same.map(|(names, _)| names);
        (same == names && findings.len() == 1).then_some(()).ok_or("a stray key changes names.toml")?;
    }
    let Some(source) = self::source(index) else { return Ok(()) };
    let (read, _, findings) = parse::report(&source, &registry);
    places(&source, &findings)?;
    if findings.is_empty()
        && let Some(stray) = self::source(&index.replacen("+++\n", &format!("+++\n{STRAY}"), 1))
    {
        let (mut same, _, findings) = parse::report(&stray, &registry);
        same.report.is_partial = false;
        (same.report == read.report && findings.len() == 1).then_some(()).ok_or("a stray key changes a report")?;
    }
    Ok(())
}

/// The facts of the other files are as they were.
fn others(file: &str, site: &Site) -> Result<(), String> {
    let catalog = site.catalog();
    let report = catalog.report(&Folder::new("good")).map(|(report, _)| report).ok_or("no report")?;
    let is_report = report.title == "A report" && report.pages == Some(3) && report.releases.len() == 1;
    is_report.then_some(()).ok_or(format!("another report: {report:?}"))?;
    let is_edition = file == EDITION_FILE || catalog.config.title == "An edition";
    is_edition.then_some(()).ok_or(format!("another edition: {:?}", catalog.config))?;
    let is_names = file == NAMES_FILE || catalog.names.all().len() == 1;
    is_names.then_some(()).ok_or(format!("other names: {:?}", catalog.names.all()))
}

fn source(text: &str) -> Option<Source> {
    withhold(&FilePath::new("content/r/index.md"), RawText::new(text.as_bytes().to_vec())).ok()
}

#[test]
fn no_error_costs_another_fact() {
    let site = WarmSite::new(&[
        (EDITION_FILE, EDITION),
        (NAMES_FILE, NAMES),
        ("content/good/index.md", REPORT),
        ("content/r/index.md", REPORT),
    ]);
    fuzz(&Facts { site });
}
