//! Front matter and the other TOML of a site: facts with their types, and findings with the place of each fault.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::collate::Acceptance;
use crate::diagnostic::{Code, Finding};
use crate::edition::{Date, Expect, Registry, Release, Rendition, Report, ReportKind};
use crate::text::{Source, Span};

/// The facts of a section.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SectionFacts {
    /// Its title, where the paper has none.
    pub(super) title: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportFacts {
    #[serde(default)]
    kind: Option<Spanned<String>>,
    title: String,
    subtitle: Option<String>,
    number: Option<String>,
    record: Option<String>,
    date: Option<Spanned<toml::Value>>,
    agency: Option<String>,
    office: Option<String>,
    author: Option<String>,
    classification: Option<String>,
    pages: Option<u32>,
    source_url: Option<Spanned<String>>,
    gaps: Option<Spanned<String>>,
    #[serde(default)]
    exemptions: Vec<Spanned<String>>,
    sections: Option<Vec<String>>,
    #[serde(default)]
    release: Vec<ReleaseFacts>,
    expect: Option<ExpectFacts>,
    #[serde(default)]
    accept: Vec<AcceptanceFacts>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectFacts {
    scans: Option<u32>,
    #[serde(default)]
    codes: std::collections::BTreeMap<Spanned<String>, u32>,
    gaps: Option<u32>,
    denied: Option<u32>,
    contents: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReleaseFacts {
    key: Spanned<String>,
    agency: Option<String>,
    case: Option<String>,
    decision: Option<String>,
    record_date: Option<Spanned<toml::Value>>,
    stamped_date: Option<Spanned<toml::Value>>,
    note: Option<String>,
}

/// A difference from the OCR that is meant.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AcceptanceFacts {
    code: Spanned<String>,
    words: Spanned<Quotations>,
    reason: Spanned<String>,
}

/// One quotation, or several with one reason.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Quotations {
    One(String),
    Many(Vec<String>),
}

/// Reads the facts of a section; without front matter there are none.
pub(super) fn section(source: &Source, toml: Option<Span>, findings: &mut Vec<Finding>) -> SectionFacts {
    toml.and_then(|span| read(source, span, findings)).unwrap_or_default()
}

/// Reads the facts of a report. One that cannot be read leaves a report with a title made of its folder's name.
pub(super) fn report(source: &Source, toml: Option<Span>, registry: &Registry, findings: &mut Vec<Finding>) -> Report {
    let folder = source.path().folder().rsplit('/').next().unwrap_or_default();
    let fallback = Report { title: folder.to_owned(), ..Report::default() };
    let Some(span) = toml else {
        let finding = Finding::new(Code::MissingKey, source.path(), None, "this index.md has no front matter");
        findings.push(finding.help("begin it with +++, a line title = \"…\", and +++"));
        return fallback;
    };
    let Some(facts) = read::<ReportFacts>(source, span, findings) else { return fallback };
    let mut reader = Reader { source, base: span.start as usize, findings };
    let kind = reader.one_of(facts.kind, "kind", &[("report", ReportKind::Report), ("guide", ReportKind::Guide)]);
    let shown = [
        ("bar", Rendition::Bar),
        ("box", Rendition::Box),
        ("blank", Rendition::Blank),
        ("word", Rendition::Words("[redacted]".into())),
    ];
    let gaps = reader.one_of(facts.gaps, "gaps", &shown);
    reader.acceptances(facts.accept);
    let exemptions = facts.exemptions.into_iter().filter_map(|code| reader.exemption(code, registry)).collect();
    Report {
        kind: kind.unwrap_or_default(),
        title: facts.title,
        subtitle: facts.subtitle,
        number: facts.number,
        record: facts.record,
        date: facts.date.and_then(|date| reader.date(&date)),
        agency: facts.agency,
        office: facts.office,
        author: facts.author,
        classification: facts.classification,
        pages: facts.pages,
        source_url: facts.source_url.and_then(|url| reader.url(url)),
        gaps,
        exemptions,
        sections: facts.sections,
        releases: reader.releases(facts.release),
        expect: facts.expect.map(|expect| reader.expect(expect, registry)),
    }
}

/// The differences from its OCR that a report accepts. What is wrong with them [`report`] has said.
pub(super) fn acceptances(source: &Source, toml: Option<Span>) -> Vec<Acceptance> {
    let mut findings = Vec::new();
    let facts = toml.and_then(|span| Some((span, read::<ReportFacts>(source, span, &mut findings)?)));
    let Some((span, facts)) = facts else { return Vec::new() };
    Reader { source, base: span.start as usize, findings: &mut findings }.acceptances(facts.accept)
}

struct Reader<'a> {
    source: &'a Source,
    /// The byte at which the TOML begins in the source.
    base: usize,
    findings: &'a mut Vec<Finding>,
}

impl Reader<'_> {
    fn fault(&mut self, code: Code, span: std::ops::Range<usize>, message: String, help: String) {
        let span = Span::new(self.base + span.start, self.base + span.end);
        self.findings.push(Finding::new(code, self.source.path(), Some(span), message).help(help));
    }

    fn one_of<T: Clone>(&mut self, value: Option<Spanned<String>>, key: &str, known: &[(&str, T)]) -> Option<T> {
        let value = value?;
        let found = known.iter().find(|(name, _)| name == value.get_ref()).map(|(_, value)| value.clone());
        if found.is_none() {
            let names: Vec<String> = known.iter().map(|(name, _)| format!("\"{name}\"")).collect();
            let message = format!("`{}` is no value of `{key}`", value.get_ref());
            self.fault(Code::BadValue, value.span(), message, format!("it is one of {}", names.join(", ")));
        }
        found
    }

    fn date(&mut self, value: &Spanned<toml::Value>) -> Option<Date> {
        let text = match value.get_ref() {
            toml::Value::String(text) => text.clone(),
            toml::Value::Datetime(date) => date.to_string(),
            toml::Value::Integer(year) => year.to_string(),
            other => other.type_str().to_owned(),
        };
        match text.parse() {
            Ok(date) => Some(date),
            Err(message) => {
                let help = "write it as precisely as the paper has it, and a ? behind it where you infer it";
                self.fault(Code::BadValue, value.span(), message, help.into());
                None
            }
        }
    }

    fn url(&mut self, value: Spanned<String>) -> Option<String> {
        let good = value.get_ref().starts_with("https://") || value.get_ref().starts_with("http://");
        if good {
            return Some(value.into_inner());
        }
        let message = format!("`{}` is no web address", value.get_ref());
        self.fault(Code::BadValue, value.span(), message, "it begins with https://".into());
        None
    }

    fn exemption(&mut self, code: Spanned<String>, registry: &Registry) -> Option<String> {
        if let Some(entry) = registry.get(code.get_ref()) {
            return Some(entry.code.clone());
        }
        let message = format!("no exemption `{}` is known", code.get_ref());
        let help = match registry.suggest(code.get_ref()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "declare it in content/edition.toml under [[exemption]]".into(),
        };
        self.fault(Code::UnknownExemption, code.span(), message, help);
        None
    }

    fn expect(&mut self, facts: ExpectFacts, registry: &Registry) -> Expect {
        let codes = facts.codes.into_iter().filter_map(|(code, count)| Some((self.exemption(code, registry)?, count)));
        Expect {
            codes: codes.collect(),
            scans: facts.scans,
            gaps: facts.gaps,
            denied: facts.denied,
            contents: facts.contents,
        }
    }

    fn acceptances(&mut self, facts: Vec<AcceptanceFacts>) -> Vec<Acceptance> {
        let mut acceptances = Vec::new();
        for facts in facts {
            let code = Code::from_name(facts.code.get_ref()).filter(|code| Acceptance::CODES.contains(code));
            if code.is_none() {
                let names: Vec<&str> = Acceptance::CODES.iter().map(|code| code.name()).collect();
                let message = format!("`{}` is no difference that can be accepted", facts.code.get_ref());
                self.fault(Code::BadValue, facts.code.span(), message, format!("it is one of {}", names.join(", ")));
            }
            if facts.reason.get_ref().trim().is_empty() {
                let help = "say why the report differs from its OCR here; whoever checks it next wants to know";
                self.fault(Code::BadValue, facts.reason.span(), "this reason is empty".into(), help.into());
            }
            let place = facts.words.span();
            let words = match facts.words.into_inner() {
                Quotations::One(words) => vec![words],
                Quotations::Many(words) => words,
            };
            if words.is_empty() || words.iter().any(|words| words.trim().is_empty()) {
                let help = "quote the first or the last words of the difference";
                self.fault(Code::BadValue, place.clone(), "these words are empty".into(), help.into());
            }
            let span = Span::new(self.base + place.start, self.base + place.end);
            acceptances.extend(code.map(|code| Acceptance { code, words, span }));
        }
        acceptances
    }

    fn releases(&mut self, facts: Vec<ReleaseFacts>) -> Vec<Release> {
        let mut releases: Vec<Release> = Vec::new();
        for facts in facts {
            let key = facts.key.get_ref().trim().to_owned();
            if key.is_empty() || key.contains(char::is_whitespace) {
                let help = "a key is one word, such as the year: marks name the release by it";
                self.fault(Code::BadValue, facts.key.span(), format!("`{key}` is no key of a release"), help.into());
            }
            if releases.iter().any(|release| release.key == key) {
                let message = format!("a second release `{key}`");
                self.fault(Code::DuplicateKey, facts.key.span(), message, "give each release a key of its own".into());
                continue;
            }
            releases.push(Release {
                key,
                agency: facts.agency,
                case: facts.case,
                decision: facts.decision,
                record_date: facts.record_date.and_then(|date| self.date(&date)),
                stamped_date: facts.stamped_date.and_then(|date| self.date(&date)),
                note: facts.note,
            });
        }
        releases
    }
}

/// Reads TOML at a span of a source into a type that refuses unknown keys.
pub(crate) fn read<T: DeserializeOwned>(source: &Source, span: Span, findings: &mut Vec<Finding>) -> Option<T> {
    match toml::from_str(source.slice(span)) {
        Ok(facts) => Some(facts),
        Err(fault) => {
            let place = fault.span().map(|at| Span::new(span.start as usize + at.start, span.start as usize + at.end));
            findings.push(toml_finding(
                source,
                place.or(Some(Span::new(span.start as usize, span.start as usize))),
                fault.message(),
            ));
            None
        }
    }
}

fn toml_finding(source: &Source, place: Option<Span>, message: &str) -> Finding {
    let line = message.lines().next().unwrap_or_default();
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    let (code, message, help) = if line.starts_with("unknown field") {
        let key = quoted(line);
        let known: Vec<&str> = line.split('`').skip(3).step_by(2).collect();
        let near = known.iter().find(|name| strsim::osa_distance(name, &key) <= 2);
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known keys are {}", known.join(", ")),
        };
        (Code::UnknownKey, format!("unknown key `{key}`"), help)
    } else if line.starts_with("missing field") {
        let key = quoted(line);
        (Code::MissingKey, format!("the key `{key}` is missing"), format!("add a line {key} = \"…\""))
    } else if line.starts_with("duplicate key") {
        (Code::DuplicateKey, line.to_owned(), "leave one of them".into())
    } else if line.starts_with("invalid type") || line.starts_with("invalid value") {
        (Code::BadValue, line.to_owned(), "text stands in quotes, numbers do not; lists stand in [ ]".into())
    } else {
        let help = "TOML has one key = value a line; text stands in double quotes".to_owned();
        (Code::FrontMatterSyntax, line.to_owned(), help)
    };
    Finding::new(code, source.path(), place, message).help(help)
}
