//! What a finding may quote in an edition whose sources are private.

use std::ops::Range;

use crate::diagnostic::{Code, Finding, Location};
use crate::text::{Place, Source, Span, may_redact};

/// Takes the quotations out of the findings of a file: a bracket that begins like a redaction, or has a code, and cannot be read may hold
/// text that must not be published. **No finding quotes its line**, and none about the bracket quotes its words. A misspelled mark is an
/// error here, because the bracket would be printed.
pub fn unquote(findings: &mut [Finding], source: &Source) {
    let brackets = unreadable(findings, source);
    for finding in findings.iter_mut().filter(|finding| is_unreadable(finding, source)) {
        finding.message = match finding.code {
            Code::UnknownExemption => "unknown exemption in a mark",
            Code::MalformedMark => "unexpected text in a mark",
            _ => "this looks like a misspelled mark",
        }
        .to_owned();
        if finding.code == Code::UnknownMark {
            finding.code = Code::MalformedMark;
        }
        finding.help =
            Some("correct the mark; it is not quoted, because the sources of this edition are private".into());
    }
    hide_lines(findings, source, &brackets);
}

/// The brackets that may hold text that must not be published, by the findings about them.
pub fn unreadable(findings: &[Finding], source: &Source) -> Vec<Span> {
    let about = findings.iter().filter(|finding| is_unreadable(finding, source));
    about.filter_map(|finding| finding.location.span()).collect()
}

/// Keeps only the place of each finding in a file that would quote a line of one of these brackets.
pub fn hide_lines(findings: &mut [Finding], source: &Source, brackets: &[Span]) {
    let text = source.text();
    let lines = |span: Span| {
        let Range { start, end } = span.range();
        let start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        start..text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at)
    };
    let hidden: Vec<Range<usize>> = brackets.iter().map(|bracket| lines(*bracket)).collect();
    let is_hidden = |span: Span| {
        let shown = lines(span);
        hidden.iter().any(|hidden| hidden.start < shown.end && shown.start < hidden.end)
    };
    for finding in findings.iter_mut().filter(|finding| finding.file == *source.path()) {
        let Some(span) = finding.location.span() else { continue };
        if is_hidden(span) || finding.labels.iter().any(|(span, _)| is_hidden(*span)) {
            finding.location = Location::Place(Place::of(text, span.range().start));
            finding.labels = Box::default();
        }
    }
}

/// Whether a finding is about a bracket that may hold text that must not be published.
fn is_unreadable(finding: &Finding, source: &Source) -> bool {
    matches!(finding.code, Code::UnknownExemption | Code::MalformedMark | Code::UnknownMark)
        && finding.location.span().is_some_and(|span| !source.seals().contains(&span) && may_redact(source.slice(span)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::human::{self, Colours};
    use crate::edition::{Lexicon, Names, Registry, Report};
    use crate::parse;
    use crate::text::{FilePath, RawText, withhold};

    #[test]
    fn a_mark_that_may_hold_withheld_text_is_not_quoted() {
        let quoted = |text: &str| {
            let text = format!("# A\n\nBefore.\n\na {text} b [redcated] c\n\n[redcated 25X1]\n");
            let source = withhold(&FilePath::new("a.md"), RawText::new(text.into_bytes())).expect("public");
            let (registry, names, report) = (Registry::new(Vec::new()), Names::default(), Report::default());
            let lexicon = Lexicon { registry: &registry, names: &names, report: &report };
            let mut findings = parse::section(&source, lexicon).1;
            let open = human::print(&findings, &source, Colours::Plain);
            unquote(&mut findings, &source);
            (open, human::print(&findings, &source, Colours::Plain))
        };
        for text in ["[redacted (b)(6), Smith]", "[redacted Smith]", "[redacted 25X1 Smith]", "[redcated 25X1 Smith]"] {
            let (open, closed) = quoted(text);
            assert!(open.contains("Smith") && open.contains("a.md:5:3"), "{open}");
            assert!(!closed.contains("Smith") && closed.contains("a.md:5:3"), "{closed}");
            assert!(!closed.contains("warning[unknown-mark]") && closed.contains("error["), "{closed}");
        }
        let (open, closed) = quoted("[redacted] [p. 4]");
        assert!(open.contains("did you mean `[page 4]`") && closed.contains("p. 4"), "{closed}");
    }
}
