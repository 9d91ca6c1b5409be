//! The front matter of a report's `index.md`, and of its sections.

use crate::diagnostic::{Code, Finding};
use crate::edition::{
    Expect, NoteStyle, OutPath, Proofread, Proofreading, QuoteMarks, Registry, Release, Rendition, Report, ReportKind,
    ScanFiles, ScanPattern, Scans, SourceForm,
};
use crate::text::{Source, Span};

use super::acceptance::Acceptance;
use super::log::Log;
use super::table::Table;
use super::value::quoted;

/// What a report's `index.md` states.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReportFacts {
    /// The report.
    pub report: Report,
    /// The differences from its OCR that it accepts. **They are no part of the report**: no page shows them, and only a comparison
    /// asks for them.
    pub acceptances: Vec<Acceptance>,
}

/// What the front matter of a section states.
#[derive(Debug, Default)]
pub(crate) struct SectionFacts {
    pub(crate) title: Option<String>,
    pub(crate) moved_from: Vec<Box<str>>,
    pub(crate) notes: NoteStyle,
}

/// Reads what a section states in its front matter; nothing if that is not TOML.
pub(crate) fn section(source: &Source, toml: Span, findings: &mut Vec<Finding>) -> SectionFacts {
    let styles = [("footnotes", NoteStyle::Footnotes), ("endnotes", NoteStyle::Endnotes)];
    let read = |table: &mut Table<'_>| SectionFacts {
        title: table.string("title"),
        moved_from: moved_from(table, 2, "REPORT/SECTION"),
        notes: table.one_of("notes", styles).unwrap_or_default(),
    };
    super::read(source, toml, findings, read).unwrap_or_default()
}

/// The former addresses of a page. Each has the given number of names, in the form `form`.
fn moved_from(table: &mut Table<'_>, names: usize, form: &str) -> Vec<Box<str>> {
    let paths = table.strings("moved_from").unwrap_or_default();
    let log = table.log();
    let path = |(path, span): (String, Span)| {
        let is_path =
            path.split('/').count() == names && !path.ends_with(".html") && OutPath::new(&*path).fault().is_none();
        if !is_path {
            let message = format!("invalid value `{path}` for `moved_from`");
            log.finding(
                Code::BadValue,
                span,
                message,
                format!("write the former address in the form {form}, without .html"),
            );
        }
        is_path.then(|| path.into())
    };
    paths.into_iter().filter_map(path).collect()
}

/// Reads the facts of a report. What cannot be read is left out, and [`Report::is_partial`] says so.
pub(crate) fn report(source: &Source, toml: Span, registry: &Registry, findings: &mut Vec<Finding>) -> ReportFacts {
    let before = findings.len();
    let read = |table: &mut Table<'_>| Reader { registry, log: table.log() }.report(table);
    let mut facts = super::read(source, toml, findings, read).unwrap_or_else(|facts| facts);
    facts.report.is_partial = findings.len() > before;
    if facts.report.title.is_empty() {
        facts.report.title = Report::untitled(source.path()).title;
    }
    facts
}

struct Reader<'t> {
    registry: &'t Registry,
    log: &'t Log<'t>,
}

impl Reader<'_> {
    fn report(&self, table: &mut Table<'_>) -> ReportFacts {
        table.require(&["title"]);
        let kinds = [("report", ReportKind::Report), ("guide", ReportKind::Guide)];
        let gaps = [
            ("bar", Rendition::Bar),
            ("box", Rendition::Box),
            ("blank", Rendition::Blank),
            ("word", Rendition::Words("[redacted]".into())),
        ];
        let states = [("draft", Proofreading::Draft), ("once", Proofreading::Once), ("twice", Proofreading::Twice)];
        let report = Report {
            kind: table.one_of("kind", kinds).unwrap_or_default(),
            title: table.string("title").unwrap_or_default(),
            subtitle: table.string("subtitle"),
            series: table.string("series"),
            number: table.string("number"),
            record: table.string("record"),
            archive: table.string("archive"),
            date: table.date("date"),
            agency: table.string("agency"),
            office: table.string("office"),
            author: table.string("author"),
            classification: table.string("classification"),
            pages: table.number("pages"),
            source_url: table.url("source_url"),
            scans: Scans { files: self.scan_files(table), url: self.scan_url(table) },
            gaps: table.one_of("gaps", gaps),
            exemptions: self.exemptions(table),
            printed: self.printed(table),
            paragraph_numbers: table.boolean("paragraph_numbers").unwrap_or_default(),
            moved_from: moved_from(table, 1, "REPORT").into_iter().map(String::from).collect(),
            sections: table.strings("sections").map(|names| names.into_iter().map(|(name, _)| name).collect()),
            language: super::edition::language(table),
            quotes: table
                .one_of("quotes", [("typed", QuoteMarks::Typed), ("typographic", QuoteMarks::Typographic)])
                .unwrap_or_default(),
            sources: table.one_of("sources", [("text", SourceForm::Text), ("coloured", SourceForm::Coloured)]),
            omits_whole: table.boolean("whole") == Some(false),
            omits_search: table.boolean("search") == Some(false),
            releases: self.releases(table),
            proofread: table.each_one_of("proofread", states).map(|stated| Proofread { stated }),
            expect: table.table("expect", |table| self.expect(table)),
            is_partial: false,
        };
        ReportFacts { report, acceptances: table.tables("accept", Acceptance::read) }
    }

    fn scan_files(&self, table: &mut Table<'_>) -> Option<ScanFiles> {
        let (path, span) = table.located("scans")?;
        let is_inside = !path.starts_with('/') && path.split('/').all(|part| part != "..");
        let files = if path.contains('*') {
            ScanPattern::new(&path).map(ScanFiles::Pictures)
        } else {
            path.to_ascii_lowercase().ends_with(".pdf").then(|| ScanFiles::Document(path.clone()))
        };
        let files = files.filter(|_| is_inside);
        if files.is_none() {
            let help = "write a path below this folder: \"report.pdf\", or \"scans/*.png\" with one * in the name for the number of the \
                        scan (png, jpg, webp or gif, which browsers show)";
            self.log.finding(Code::BadValue, span, format!("invalid value `{path}` for `scans`"), help);
        }
        files
    }

    fn scan_url(&self, table: &mut Table<'_>) -> Option<String> {
        let (url, span) = table.located_url("scan_url")?;
        if url.matches(Scans::NUMBER).count() == 1 {
            return Some(url);
        }
        let help = "write {scan} once, where the address has the number of the scan: https://example.org/record/{scan}";
        self.log.finding(Code::BadValue, span, format!("invalid value `{url}` for `scan_url`"), help);
        None
    }

    fn exemptions(&self, table: &mut Table<'_>) -> Vec<String> {
        let codes = table.strings("exemptions").unwrap_or_default();
        codes.into_iter().filter_map(|(code, span)| self.exemption(&code, span)).collect()
    }

    fn printed(&self, table: &mut Table<'_>) -> Vec<&'static str> {
        let words = table.strings("printed").unwrap_or_default();
        let known = words.into_iter().filter_map(|(word, span)| {
            let keyword = Report::PRINTABLE.into_iter().find(|keyword| word.eq_ignore_ascii_case(keyword));
            if keyword.is_none() {
                let help = match &*word {
                    "redacted" => "if the paper prints the word for its redactions, write gaps = \"word\"".to_owned(),
                    _ => format!("use any of {}", Report::PRINTABLE.map(quoted).join(", ")),
                };
                self.log.finding(Code::BadValue, span, format!("invalid value `{word}` for `printed`"), help);
            }
            keyword
        });
        known.collect()
    }

    fn exemption(&self, code: &str, span: Span) -> Option<String> {
        if let Some(entry) = self.registry.get(code) {
            return Some(entry.code.clone());
        }
        let help = match self.registry.suggest(code) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "declare it in content/edition.toml: [[exemption]] with its code, and with meaning and authority if they are known".into(),
        };
        self.log.finding(Code::UnknownExemption, span, format!("unknown exemption `{code}`"), help);
        None
    }

    fn expect(&self, table: &mut Table<'_>) -> Expect {
        let codes = table.counts("codes");
        Expect {
            codes: codes.into_iter().filter_map(|(code, span, n)| Some((self.exemption(&code, span)?, n))).collect(),
            scans: table.number("scans"),
            gaps: table.number("gaps"),
            denied: table.number("denied"),
            contents: table.string("contents"),
        }
    }

    fn releases(&self, table: &mut Table<'_>) -> Vec<Release> {
        let mut keys: std::collections::BTreeMap<String, Span> = std::collections::BTreeMap::new();
        table.tables("release", |table| {
            table.require(&["key"]);
            let key = table.located("key");
            let release = Release {
                key: key.as_ref().map(|(key, _)| key.trim().to_owned()).unwrap_or_default(),
                agency: table.string("agency"),
                case: table.string("case"),
                decision: table.string("decision"),
                record_date: table.date("record_date"),
                stamped_date: table.date("stamped_date"),
                note: table.string("note"),
            };
            let (_, span) = key?;
            if release.key.is_empty() || release.key.contains(char::is_whitespace) {
                let message = format!("invalid value `{}` for `key`", release.key);
                self.log.finding(Code::BadValue, span, message, "write one word, such as the year of the release");
            }
            if let Some(first) = keys.get(&release.key) {
                let message = format!("duplicate release `{}`", release.key);
                let help = "give each release a different key";
                self.log.duplicate(Code::DuplicateKey, span, *first, message, help);
                return None;
            }
            keys.insert(release.key.clone(), span);
            Some(release)
        })
    }
}
