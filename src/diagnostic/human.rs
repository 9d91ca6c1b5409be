//! Findings for a person at a terminal.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet, Title};

use super::places::Places;
use super::{Code, Finding, Location, Severity, Sources, cure};

/// Whether the terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Plain text, for files and logs.
    Plain,
    /// Escape sequences, for a terminal.
    Styled,
}

/// How many findings of one code are shown one by one. Of more, one is shown, with the number and the first places of the others.
fn most_of_a_kind(severity: Severity) -> usize {
    match severity {
        Severity::Error => usize::MAX,
        Severity::Warning => 20,
        Severity::Info => 3,
    }
}

/// How often the same help is printed. A help that more findings share is printed once, at the last of them.
const REPEATED: usize = 3;

/// How many places of folded findings are named.
const PLACES: usize = 3;

/// Prints the errors of files that could not be read, then the other errors, the warnings and the infos: each with an excerpt of its
/// file, and its help.
pub fn print(findings: &[Finding], sources: &dyn Sources, colours: Colours) -> String {
    let renderer = match colours {
        Colours::Plain => Renderer::plain(),
        Colours::Styled => Renderer::styled(),
    };
    let mut kinds: BTreeMap<Code, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        kinds.entry(finding.code).or_default().push(finding);
    }
    let mut places = Places::new(sources);
    let mut reports: Vec<(&Finding, String)> = Vec::new();
    for (code, kind) in kinds {
        // Differences that one report can accept are a list of their own, with all their words to copy.
        let is_list = kind.iter().any(|finding| finding.quotations.is_some());
        let lists = if is_list {
            kind.chunk_by(|one, other| cure::is_shared(one, other)).collect()
        } else {
            vec![kind.as_slice()]
        };
        for list in lists {
            let shown = if list.len() > most_of_a_kind(code.severity()) { 1 } else { list.len() };
            let (shown, folded) = list.split_at(shown);
            let note = match folded {
                [] => None,
                _ if is_list => Some(each(folded, &mut places)),
                _ => Some(more(folded, &mut places)),
            };
            for run in shown.chunk_by(|one, other| cure::is_shared(one, other)) {
                let cure = cure::of(if is_list { list } else { run });
                let is_once = is_list || run.len() > REPEATED;
                for (at, finding) in run.iter().enumerate() {
                    let cure = cure.as_deref().filter(|_| !is_once || at + 1 == run.len());
                    let printed = print_one(finding, note.as_deref(), cure, &mut places, &renderer);
                    reports.push((*finding, printed));
                }
            }
        }
    }
    reports.sort_by_key(|(finding, _)| (finding.rank(), *finding));
    reports.into_iter().map(|(_, report)| report + "\n\n").collect()
}

fn title(code: Code, message: &str) -> Title<'_> {
    let level = match code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    level.primary_title(message).id(code.name())
}

/// `299 more like this: a.md:7:12, a.md:9:12, a.md:11:12 …`; over several files, the first place and the number in each.
fn more<'a>(folded: &[&'a Finding], places: &mut Places<'a>) -> String {
    let files: Vec<&[&Finding]> = folded.chunk_by(|one, other| one.file == other.file).collect();
    let named: Vec<&[&Finding]> = if let [file] = files.as_slice() { file.chunks(1).collect() } else { files };
    let mut list: Vec<String> = Vec::new();
    for kind in named.iter().take(PLACES) {
        let Some(first) = kind.first() else { continue };
        let place = places.place(first).map(|place| format!(":{}:{}", place.line, place.column));
        let count = if kind.len() > 1 { format!(" ({})", kind.len()) } else { String::new() };
        list.push(format!("{}{}{count}", first.file, place.unwrap_or_default()));
    }
    let rest = if named.len() > PLACES { " …" } else { "" };
    format!("{} more like this: {}{rest}; `lacuna check --format json` lists all", folded.len(), list.join(", "))
}

/// The place and the message of each finding, on a line of its own.
fn each<'a>(folded: &[&'a Finding], places: &mut Places<'a>) -> String {
    let mut lines = format!("{} more like this:", folded.len());
    for finding in folded {
        let place = places.place(finding).map(|place| format!(":{}:{}", place.line, place.column));
        lines.extend(["\n", finding.file.as_str(), &place.unwrap_or_default(), ": ", &finding.message]);
    }
    lines
}

fn print_one<'a>(
    finding: &'a Finding,
    note: Option<&str>,
    cure: Option<&str>,
    places: &mut Places<'a>,
    renderer: &Renderer,
) -> String {
    let excerpt = excerpt(finding, places);
    let file = finding.file.as_str();
    let mut group = Group::with_title(title(finding.code, &finding.message));
    // Of an excerpt that begins within a line, the printer of snippets cannot count the column.
    let is_whole = excerpt.as_ref().is_some_and(|excerpt| excerpt.is_whole);
    if !is_whole {
        let origin = Origin::path(file);
        group = group.element(match places.place(finding) {
            Some(place) => origin.line(place.line).char_column(place.column),
            None => origin,
        });
    }
    if let Some(excerpt) = &excerpt {
        let mut snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).fold(true);
        if is_whole {
            snippet = snippet.path(file);
        }
        for (at, (range, label)) in excerpt.marks.iter().enumerate() {
            let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
            let label = Some(label.as_str()).filter(|label| !label.is_empty());
            snippet = snippet.annotation(kind.span(range.clone()).label(label));
        }
        group = group.element(snippet);
    }
    let elements = [(Level::NOTE, note), (Level::HELP, cure)];
    group = group.elements(elements.into_iter().filter_map(|(level, text)| Some(level.message(text?))));
    renderer.render(&[group])
}

/// Lines of a source, or a part of a long line, and the marked ranges within them.
struct Excerpt {
    text: String,
    line: usize,
    /// Whether it begins where a line begins.
    is_whole: bool,
    marks: Vec<(std::ops::Range<usize>, String)>,
}

/// The most bytes of an excerpt.
const LONGEST: usize = 400;

fn excerpt<'a>(finding: &'a Finding, places: &mut Places<'a>) -> Option<Excerpt> {
    let Location::Span(span) = finding.location else { return None };
    let (text, lines) = places.lines(&finding.file)?;
    let first = lines.line_of(span.start as usize);
    // Of a mark over many lines, the first two are shown.
    let last = lines.line_of((span.end as usize).max(span.start as usize + 1) - 1).min(first + 1);
    let (start, _) = lines.line(first);
    let (last_start, last_text) = lines.line(last);
    let mut window = start..last_start + last_text.len();
    if window.len() > LONGEST {
        window.start = boundary(text, (span.start as usize).saturating_sub(LONGEST / 2).max(start));
        window.end = boundary(text, (window.start + LONGEST).min(window.end));
    }
    let shown = text.get(window.clone())?;
    let within = |at: u32| boundary(shown, (at as usize).clamp(window.start, window.end) - window.start);
    let range = |from: u32, to: u32| {
        let start = within(from);
        let end = within(to).max(start);
        // An empty span points at the character after it.
        let next = shown.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
        start..if end > start { end } else { next }
    };
    let mut marks = vec![(range(span.start, span.end), String::new())];
    for (span, label) in &finding.labels {
        if window.contains(&(span.start as usize)) {
            marks.push((range(span.start, span.end), label.clone()));
        }
    }
    Some(Excerpt { text: shown.to_owned(), line: first, is_whole: window.start == start, marks })
}

/// The last character boundary at or before a byte.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
