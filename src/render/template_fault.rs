//! What the template engine says, as findings.

use std::collections::BTreeMap;
use std::io;

use tera::{Error, ErrorKind};

use crate::diagnostic::{Code, Finding};
use crate::text::{FilePath, Place};

use super::budget::{Budgeted, OVER_SIZE, OVER_STEPS};

/// An error of the template engine as a finding with its place in the site's `own` text. The engine counts columns from 0.
pub(super) fn finding(asked: &str, fault: &Error, own: &BTreeMap<String, Budgeted>) -> Finding {
    let at = |line, column| Some(Place { line, column: column + 1 });
    let (code, name, place, message) = match fault.kind() {
        ErrorKind::SyntaxError(report) => {
            let place = at(report.span().start_line, report.span().start_col);
            (Code::TemplateSyntax, report.filename().to_owned(), place, report.message().to_owned())
        }
        ErrorKind::RenderingError(report) => {
            // The engine has one kind for both, and says which only in words.
            let unknown = report.message().contains("is not defined") || report.message() == UNDEFINED_LIST;
            let code = if unknown { Code::TemplateVariable } else { Code::TemplateRender };
            let place = at(report.span().start_line, report.span().start_col);
            (code, report.filename().to_owned(), place, report.message().to_owned())
        }
        ErrorKind::MissingParent { current, parent } => {
            let message = format!("the template extends `{parent}`, which does not exist");
            (Code::TemplateSyntax, current.clone(), None, message)
        }
        ErrorKind::CircularExtend { tpl, .. } => {
            let message =
                format!("the template extends itself; to build on the built-in one, extend \"builtin/{tpl}\"");
            (Code::TemplateSyntax, tpl.clone(), None, message)
        }
        ErrorKind::CircularInclude { tpl, .. } => {
            (Code::TemplateSyntax, tpl.clone(), None, "the template includes itself".into())
        }
        ErrorKind::Io(io::ErrorKind::TimedOut) => (Code::TemplateRender, asked.to_owned(), None, OVER_STEPS.to_owned()),
        ErrorKind::Io(_) => (Code::TemplateRender, asked.to_owned(), None, OVER_SIZE.to_owned()),
        other => {
            let text = other.to_string();
            let (name, place) = place_in_text(&text).unwrap_or_else(|| (asked.to_owned(), None));
            (Code::TemplateSyntax, name, place, text.lines().next().unwrap_or_default().to_owned())
        }
    };
    let place = place.map(|place| own.get(&name).map_or(place, |own| own.own(place)));
    let name = name.strip_prefix("builtin/").unwrap_or(&name);
    let path = FilePath::new(&format!("templates/{name}"));
    let message = message.trim_start_matches("error: ").trim_end_matches('.');
    // `Variable x is not defined. Available variables: …`: what there is, is help.
    let message = match message {
        "Unexpected end of input" => "the template ends within an expression or a block",
        UNDEFINED_LIST => "the list of this loop is not defined",
        message => message,
    };
    let (message, there) =
        message.split_once(". Available ").map_or((message, None), |(message, there)| (message, Some(there)));
    let finding = match place {
        Some(place) => Finding::at(code, &path, place, message),
        None => Finding::new(code, &path, None, message),
    };
    match there {
        Some(there) => finding.help(format!("use one of the {there}")),
        None => finding.help("the guide lists the built-in templates and the variables of each page under Templates"),
    }
}

/// What the engine says of a loop over an unknown variable.
const UNDEFINED_LIST: &str = "Iteration not possible on type `undefined`";

/// Some faults have their place only in their text: ` --> base.html:2:14`.
fn place_in_text(text: &str) -> Option<(String, Option<Place>)> {
    let line = text.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = line.trim().rsplitn(3, ':');
    let (column, row, name) = (parts.next()?, parts.next()?, parts.next()?);
    let place = row.parse().ok().zip(column.parse().ok()).map(|(line, column)| Place { line, column });
    Some((name.to_owned(), place))
}

#[cfg(test)]
mod tests {
    use tera::Context;

    use super::*;
    use crate::locale::Locale;
    use crate::render::{Output, Templates, Theme};

    #[test]
    fn a_broken_template_is_a_finding_with_its_place() {
        let theme = Theme::from([("section.html".to_owned(), Output::Bytes(b"one\n{% if %}".to_vec()))]);
        let finding = Templates::new(&theme, &Locale::default()).expect_err("broken");
        assert_eq!(finding.code, Code::TemplateSyntax);
        assert_eq!(finding.file.as_str(), "templates/section.html");
        assert!(matches!(finding.location, crate::diagnostic::Location::Place(Place { line: 2, .. })), "{finding:?}");
    }

    #[test]
    fn a_template_that_ends_too_early_is_described_in_plain_words() {
        for text in ["{{ page.title", "{% if page %}\n"] {
            let theme = Theme::from([("section.html".to_owned(), Output::Bytes(text.into()))]);
            let finding = Templates::new(&theme, &Locale::default()).expect_err("broken");
            assert_eq!(finding.message, "the template ends within an expression or a block");
        }
    }

    #[test]
    fn an_error_in_a_loop_has_its_place_in_the_own_text() {
        let cases = [
            ("{% for a in b %}{% endfor %}", "the list of this loop is not defined", 13),
            ("{% for a in [1] %}{{ b }}{% endfor %}", "Variable `b` is not defined", 22),
        ];
        for (text, message, column) in cases {
            let theme = Theme::from([("a.html".to_owned(), Output::Bytes(text.into()))]);
            let templates = Templates::new(&theme, &Locale::default()).expect("valid");
            let finding = templates.render("a.html", &Context::new()).expect_err("unknown");
            assert_eq!((finding.code, finding.message.as_str()), (Code::TemplateVariable, message));
            assert!(
                matches!(finding.location, crate::diagnostic::Location::Place(at) if at.column == column),
                "{finding:?}"
            );
        }
    }
}
