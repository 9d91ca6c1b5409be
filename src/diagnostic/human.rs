//! Findings for a person at a terminal: the line with the place marked, and what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::places::Places;
use super::{Finding, Location, Severity, Sources};

/// Whether the terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// Bare text, for files, logs and tests.
    Plain,
    /// Escape sequences, for a terminal.
    Styled,
}

/// The most findings that are shown: nobody reads more, and a hostile text has one at every sign.
const MOST: usize = 200;

/// The findings one after another, each with an excerpt of its file and its help; of very many the first.
#[must_use]
pub fn print(findings: &[Finding], sources: &dyn Sources, colours: Colours) -> String {
    let renderer = match colours {
        Colours::Plain => Renderer::plain(),
        Colours::Styled => Renderer::styled(),
    };
    let mut places = Places::new(sources);
    let shown = findings.iter().take(MOST);
    let mut text: String = shown.map(|finding| print_one(finding, &mut places, &renderer) + "\n\n").collect();
    if findings.len() > MOST {
        text.push_str(&format!("… and {} more\n\n", findings.len() - MOST));
    }
    text
}

fn print_one<'a>(finding: &'a Finding, places: &mut Places<'a>, renderer: &Renderer) -> String {
    let level = match finding.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.name());
    let path = finding.file.as_str();
    let excerpt = excerpt(finding, places);
    let mut group = match &excerpt {
        Some(excerpt) => {
            let mut snippet = Snippet::source(excerpt.text.as_str()).line_start(excerpt.line).path(path).fold(true);
            for (at, (range, label)) in excerpt.marks.iter().enumerate() {
                let kind = if at == 0 { AnnotationKind::Primary } else { AnnotationKind::Context };
                let annotation = kind.span(range.clone());
                snippet =
                    snippet.annotation(if label.is_empty() { annotation } else { annotation.label(label.as_str()) });
            }
            title.element(snippet)
        }
        None => {
            let mut origin = Origin::path(path);
            if let Some(place) = places.place(finding) {
                origin = origin.line(place.line).char_column(place.column);
            }
            Group::with_title(title).element(origin)
        }
    };
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help.as_ref()));
    }
    renderer.render(&[group])
}

/// A few whole lines of a source, and the marked ranges within them.
struct Excerpt {
    text: String,
    line: usize,
    marks: Vec<(std::ops::Range<usize>, String)>,
}

/// The longest line that is shown whole; of a longer one only a window, since a terminal is no place for a megabyte.
const LONGEST: usize = 400;

fn excerpt<'a>(finding: &'a Finding, places: &mut Places<'a>) -> Option<Excerpt> {
    let Location::Span(span) = finding.location else { return None };
    let (text, lines) = places.lines(&finding.file)?;
    let first = lines.place(span.start as usize).line;
    // A mark over many lines is shown by its first two.
    let last = lines.place((span.end as usize).max(span.start as usize + 1) - 1).line.min(first + 1);
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
        // An empty place points at the character after it.
        let next = shown.get(start..).and_then(|rest| rest.chars().next()).map_or(start, |c| start + c.len_utf8());
        start..if end > start { end } else { next }
    };
    let mut marks = vec![(range(span.start, span.end), String::new())];
    for (span, label) in &finding.labels {
        if window.contains(&(span.start as usize)) {
            marks.push((range(span.start, span.end), label.clone()));
        }
    }
    Some(Excerpt { text: shown.to_owned(), line: first, marks })
}

/// The nearest character boundary at or before a byte: a span inside a character would make the printer panic.
fn boundary(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
