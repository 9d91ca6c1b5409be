//! Which paths a source file names, read without a Rust parser.

use std::collections::BTreeSet;
use std::iter::Peekable;

/// The code of a source, without comments, strings and its unit tests.
pub(super) fn code(source: &str) -> String {
    let source = source.split("\n#[cfg(test)]\n").next().unwrap_or_default();
    let mut code = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.find('\n').map_or("", |end| &rest[end..]);
        } else if let Some(skipped) = literal(rest) {
            code.push_str("\"\"");
            // The lines of a string count as lines of code.
            code.extend(rest[..skipped].chars().filter(|c| *c == '\n'));
            rest = &rest[skipped..];
        } else {
            code.push(c);
            rest = &rest[c.len_utf8()..];
        }
    }
    code
}

/// The length of the string or character literal at the start of some code, if any.
fn literal(code: &str) -> Option<usize> {
    if let Some(raw) = code.strip_prefix('r') {
        let signs = raw.bytes().take_while(|byte| *byte == b'#').count();
        if raw[signs..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(signs));
            return raw[signs + 1..].find(&end).map(|at| 1 + signs + 1 + at + end.len());
        }
        return None;
    }
    let quote = code.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let mut chars = code.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '\\' => {
                chars.next();
            }
            _ if c == quote => return Some(at + 1),
            // A lifetime, not a character.
            _ if quote == '\'' && at > 4 && !code.starts_with("'\\u") => return None,
            _ => {}
        }
    }
    None
}

/// The paths that a source file names: those that it uses, and those that it re-exports.
#[derive(Default)]
pub(super) struct Named {
    /// The paths from their roots.
    pub(super) paths: BTreeSet<String>,
    /// `pub use` and `pub type`: the public path, and the path that it resolves to.
    pub(super) passed_on: Vec<(String, String)>,
}

/// Reads the paths of a file: expands `use` trees, resolves `super`, `self` and child modules, and finds paths within the code.
pub(super) fn named(file: &str, code: &str) -> Named {
    let module = module(file);
    let children: BTreeSet<&str> = children(code);
    let mut named = Named::default();
    let mut tokens = Tokens(code).peekable();
    let mut is_public = false;
    while let Some(token) = tokens.next() {
        match token {
            "pub" => {
                is_public = true;
                // `pub(super)` and similar.
                if tokens.next_if_eq(&"(").is_some() {
                    tokens.by_ref().find(|token| *token == ")");
                }
                continue;
            }
            "use" => {
                let tree: Vec<&str> = tokens.by_ref().take_while(|token| *token != ";").collect();
                take_apart("", &tree, &mut |path, name| {
                    let path = absolute(path, &module, &children);
                    if is_public {
                        named.passed_on.push((join(&module, name), path.clone()));
                    }
                    named.paths.insert(path);
                });
            }
            "type" if is_public => {
                let name = tokens.next().unwrap_or_default();
                if tokens.next_if_eq(&"=").is_some()
                    && let Some(first) = tokens.next()
                {
                    let path = absolute(&path(first, &mut tokens), &module, &children);
                    named.passed_on.push((join(&module, name), path.clone()));
                    named.paths.insert(path);
                }
            }
            _ if is_name(token) => {
                let path = path(token, &mut tokens);
                if path.contains("::") {
                    named.paths.insert(absolute(&path, &module, &children));
                }
            }
            _ => {}
        }
        is_public = false;
    }
    named
}

/// The path that starts with a name.
fn path<'a>(first: &str, tokens: &mut Peekable<Tokens<'a>>) -> String {
    let mut path = first.to_owned();
    while tokens.next_if_eq(&"::").is_some() {
        let Some(name) = tokens.next_if(|next| is_name(next)) else { break };
        path.push_str("::");
        path.push_str(name);
    }
    path
}

/// The module of a file: `page/frame.rs` is `page` and `frame`.
fn module(file: &str) -> Vec<&str> {
    let mut module: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    if matches!(module.last(), Some(&"mod" | &"lib" | &"main")) {
        module.pop();
    }
    module
}

/// The modules that some code declares.
fn children(code: &str) -> BTreeSet<&str> {
    let mut tokens = Tokens(code);
    let mut children = BTreeSet::new();
    while let Some(token) = tokens.next() {
        if token == "mod" {
            children.extend(tokens.next());
        }
    }
    children
}

fn join(module: &[&str], name: &str) -> String {
    std::iter::once("crate").chain(module.iter().copied()).chain([name]).collect::<Vec<_>>().join("::")
}

/// Finds the paths of a `use` tree, each with its local name: `crate::{a, b::C as D}` has two.
fn take_apart(prefix: &str, tree: &[&str], found: &mut impl FnMut(&str, &str)) {
    let mut path = prefix.to_owned();
    let mut at = 0;
    while let Some(token) = tree.get(at) {
        match *token {
            "{" => {
                let mut depth = 0;
                let mut start = at + 1;
                for (end, token) in tree.iter().enumerate().skip(at) {
                    match *token {
                        "{" => depth += 1,
                        "}" => depth -= 1,
                        _ => {}
                    }
                    if (depth == 1 && *token == ",") || depth == 0 {
                        take_apart(&path, &tree[start..end], found);
                        start = end + 1;
                    }
                    if depth == 0 {
                        break;
                    }
                }
                return;
            }
            "as" => break,
            token => path.push_str(token),
        }
        at += 1;
    }
    if path != prefix {
        let path = path.trim_end_matches("::self");
        let name = if tree.get(at).is_some() { tree.get(at + 1).copied() } else { path.rsplit("::").next() };
        found(path, name.unwrap_or_default());
    }
}

fn absolute(path: &str, module: &[&str], children: &BTreeSet<&str>) -> String {
    let mut up = 0;
    let mut rest = path;
    while let Some(after) = rest.strip_prefix("super::") {
        up += 1;
        rest = after;
    }
    if let Some(after) = rest.strip_prefix("self::") {
        rest = after;
    } else if up == 0 && !children.contains(rest.split("::").next().unwrap_or_default()) {
        return path.to_owned();
    }
    join(module.get(..module.len().saturating_sub(up)).unwrap_or_default(), rest)
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// The tokens of some code: names, `::`, and single characters.
struct Tokens<'a>(&'a str);

impl<'a> Iterator for Tokens<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        self.0 = self.0.trim_start();
        let first = self.0.chars().next()?;
        let name = self.0.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(self.0.len());
        let length = match name {
            0 if self.0.starts_with("::") => 2,
            0 => first.len_utf8(),
            name => name,
        };
        let (token, rest) = self.0.split_at(length);
        self.0 = rest;
        Some(token)
    }
}

#[test]
fn paths_are_found_in_every_form() {
    let text = r##"
//! std::net in a comment
use std::{fs, io::{self, Read as _}};
use super::frame::{self, Frame};
mod inner;
pub use inner::{One, Two as Second};
pub(crate) type Third = crate::ledger::Row;
fn f() { let x = tera::Tera::default(); let s = "axum::Router"; let c = '"'; rustix::fs::stat(s) } // tokio::spawn
fn g<'a>(a: &'a str) -> crate::text::RawText { r#"walkdir::x"# }
#[cfg(test)]
mod tests { use notify::Watcher; }
"##;
    let found = named("page/report.rs", &code(text));
    let expected = [
        "crate::ledger::Row",
        "crate::page::frame",
        "crate::page::frame::Frame",
        "crate::page::report::inner::One",
        "crate::page::report::inner::Two",
        "crate::text::RawText",
        "rustix::fs::stat",
        "std::fs",
        "std::io",
        "std::io::Read",
        "tera::Tera::default",
    ];
    assert_eq!(found.paths.into_iter().collect::<Vec<_>>(), expected);
    let passed_on: Vec<String> = found.passed_on.iter().map(|(from, to)| format!("{from} is {to}")).collect();
    let expected = [
        "crate::page::report::One is crate::page::report::inner::One",
        "crate::page::report::Second is crate::page::report::inner::Two",
        "crate::page::report::Third is crate::ledger::Row",
    ];
    assert_eq!(passed_on, expected);
}
