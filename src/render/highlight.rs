//! Colours for code: syntect's grammars, and a dozen classes of our own.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};

use super::html::Html;

/// The grammars, read when the first fence with a language is met.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The most code that is coloured, in bytes: grammars are slow, and nobody reads more.
const MOST: usize = 64 * 1024;

/// Scopes of the grammars and our classes for them, the more special first.
const CLASSES: [(&str, &str); 22] = [
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant.character", "hl-string"),
    ("constant", "hl-constant"),
    ("keyword.operator", "hl-operator"),
    ("keyword", "hl-keyword"),
    ("storage.type", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity.name.function", "hl-function"),
    ("support.function", "hl-function"),
    ("variable.function", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("entity.name.section", "hl-heading"),
    ("markup.heading", "hl-heading"),
    ("entity.name", "hl-type"),
    ("support.type", "hl-type"),
    ("support.class", "hl-type"),
    ("meta.mapping.key", "hl-attribute"),
    ("markup.underline.link", "hl-string"),
    ("variable.parameter", "hl-attribute"),
];

/// Colours code in a language; nothing where the language is unknown.
pub(super) fn highlight(code: &str, language: &str) -> Option<String> {
    if code.len() > MOST {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut html = Html::with_capacity(code.len() * 2);
    let mut open: Option<&'static str> = None;
    for line in code.split_inclusive('\n') {
        let changes = state.parse_line(line, &SYNTAXES).ok()?;
        let mut from = 0;
        for (at, change) in changes {
            run(&mut html, line.get(from..at).unwrap_or_default(), class(&stack), &mut open);
            from = at;
            stack.apply(&change).ok()?;
        }
        run(&mut html, line.get(from..).unwrap_or_default(), class(&stack), &mut open);
    }
    if open.is_some() {
        html.raw("</span>");
    }
    Some(html.finish())
}

/// Writes one run of code; runs of one class share a span.
fn run(html: &mut Html, text: &str, class: Option<&'static str>, open: &mut Option<&'static str>) {
    if text.is_empty() {
        return;
    }
    if class != *open && !text.trim().is_empty() {
        if open.is_some() {
            html.raw("</span>");
        }
        if let Some(class) = class {
            html.raw("<span class=\"");
            html.raw(class);
            html.raw("\">");
        }
        *open = class;
    }
    html.text(text);
}

fn class(stack: &ScopeStack) -> Option<&'static str> {
    stack.scopes.iter().rev().find_map(|scope| {
        let name = scope.build_string();
        CLASSES.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, class)| *class)
    })
}
