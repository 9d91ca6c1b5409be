//! Finds the values that a template reads, from its source. It understands enough of the template language for our own templates.

use std::collections::{BTreeMap, BTreeSet};

/// Calls of components: the name of each, with the path passed to each parameter.
pub(super) type Calls = Vec<(String, String, String)>;

/// The values that a template reads.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// Every path that starts at `page`, `view` or `assets`. The first item represents a list: `view.reports[0].href`.
    pub(super) paths: BTreeSet<String>,
    /// The components that it calls.
    pub(super) calls: Calls,
}

/// Keywords of the template language.
const WORDS: [&str; 21] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "and",
    "or",
    "not",
    "is",
    "block",
    "endblock",
    "extends",
    "component",
    "endcomponent",
    "true",
    "false",
    "set",
    "include",
    "none",
];

/// Reads a template, with the paths passed to its parameters if it is a component.
pub(super) fn read(source: &str, parameters: &BTreeMap<String, String>) -> Read {
    let mut read = Read::default();
    let mut scopes = vec![parameters.clone()];
    for expression in expressions(source) {
        let tokens = tokens(expression);
        let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
        if let ["for", name, "in", path, ..] = words[..] {
            let scope = scopes.last().cloned().unwrap_or_default();
            let path = resolved(path, &scope);
            read.paths.extend(path.clone());
            let item = path.map(|path| (name.to_owned(), format!("{path}[0]")));
            scopes.push(scope.into_iter().filter(|(known, _)| known != name).chain(item).collect());
            continue;
        }
        let scope = scopes.last().cloned().unwrap_or_default();
        let component = match words[..] {
            ["<", name, ..] => Some(name),
            _ => None,
        };
        for (at, token) in words.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| words.get(at)).copied();
            let is_name = token.starts_with(|c: char| c.is_alphabetic()) && !WORDS.contains(token);
            // A filter, a test, a block or component, an argument's name, a function.
            let is_value = !matches!(before, Some("|" | "is" | "block" | "endblock" | "<"))
                && !matches!(words.get(at + 1), Some(&"=" | &"("));
            if let Some(path) = Some(token).filter(|_| is_name && is_value).and_then(|path| resolved(path, &scope)) {
                read.paths.insert(path.clone());
                if let (Some(component), Some([name, "=", "{"])) =
                    (component, at.checked_sub(3).and_then(|at| words.get(at..at + 3)))
                {
                    read.calls.push((component.to_owned(), (*name).to_owned(), path));
                }
            }
        }
        if words == ["endfor"] {
            scopes.pop();
        }
    }
    read
}

/// A path from one of the roots.
fn resolved(path: &str, scope: &BTreeMap<String, String>) -> Option<String> {
    let root = path.split(['.', '[']).next().unwrap_or_default();
    match scope.get(root) {
        Some(known) => Some([known, &path[root.len()..]].concat()),
        None => matches!(root, "page" | "view" | "assets").then(|| path.to_owned()),
    }
}

/// The text between `{{` and `}}`, or `{%` and `%}`.
fn expressions(source: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = source;
    while let Some(at) = rest.find('{') {
        let end = match rest.get(at..at + 2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                rest = &rest[at + 1..];
                continue;
            }
        };
        let Some(length) = rest[at..].find(end) else { break };
        // An argument's closing brace may come right before the end of the component.
        let inner = &rest[at + 2..at + length];
        if end != "#}" {
            found.push(inner.trim_matches('-').trim());
        }
        rest = &rest[at + length + 2..];
    }
    found
}

/// The tokens of an expression: paths, strings and single characters.
fn tokens(expression: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut rest = expression.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' => rest[1..].find(first).map_or(rest.len(), |end| end + 2),
            _ if first.is_alphanumeric() || first == '_' => {
                rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '.' | '[' | ']')).unwrap_or(rest.len())
            }
            _ if rest.starts_with("==") || rest.starts_with("!=") => 2,
            _ => first.len_utf8(),
        };
        tokens.push(rest[..length].to_owned());
        rest = rest[length..].trim_start();
    }
    tokens
}

#[test]
fn paths_are_found_in_every_form() {
    let source = r##"
{# view.comment #}{% block main %}{{ page.title | upper }}{% if view.a.b and not view.c == "view.text" %}
{%- for item in view.list %}{{ item.href }}{% for part in item.parts %}{{ part }}{{ loop.index }}{% endfor %}{{ item.end }}{% endfor %}
{{ item.other }}{{ <figures figures={view.figures} label="view.no" /> }}{{ view.n | pluralize(singular="view", plural="views") }}
"##;
    let read = read(source, &BTreeMap::new());
    let expected = [
        "page.title",
        "view.a.b",
        "view.c",
        "view.figures",
        "view.list",
        "view.list[0].end",
        "view.list[0].href",
        "view.list[0].parts",
        "view.list[0].parts[0]",
        "view.n",
    ];
    assert_eq!(read.paths.into_iter().collect::<Vec<_>>(), expected);
    assert_eq!(read.calls, [("figures".to_owned(), "figures".to_owned(), "view.figures".to_owned())]);
}
