//! Syntax highlighting: syntect's grammars, and a dozen classes of our own.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

use super::html::Html;

/// The longest block that is highlighted, in bytes.
const MAX_BLOCK: usize = 16 * 1024;

/// The longest line that is highlighted, in bytes. What a grammar costs can grow with the square of a line.
const MAX_LINE: usize = 200;

/// The most lines that [`Memory`] keeps.
const MAX_REMEMBERED: usize = 4096;

/// The grammars. Reading them compiles none: a pattern is compiled when it is first searched for, once for all threads.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The lines that were parsed last, for all threads.
static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);

/// [`CLASS_NAMES`], compiled.
static CLASSES: LazyLock<Vec<(Scope, &'static str)>> =
    LazyLock::new(|| CLASS_NAMES.iter().filter_map(|(scope, class)| Some((Scope::new(scope).ok()?, *class))).collect());

/// Scopes of the grammars and our classes for them, the more specific first.
const CLASS_NAMES: [(&str, &str); 21] = [
    ("comment", "hl-comment"),
    ("string", "hl-string"),
    ("constant.numeric", "hl-number"),
    ("constant.character", "hl-string"),
    ("constant", "hl-constant"),
    ("keyword.operator", "hl-operator"),
    ("keyword", "hl-keyword"),
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

/// The markup of a block of code, or `None` if it is shown as plain text: its language is unknown, or it is too long.
///
/// The text of the markup is exactly the code, and depends only on the code and the language.
pub(super) fn highlight(code: &str, language: &str) -> Option<String> {
    if code.len() > MAX_BLOCK || code.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut state = Arc::new(State { parse: ParseState::new(syntax), scopes: ScopeStack::new() });
    let mut runs = Runs { html: Html::with_capacity(code.len() * 2), open: "" };
    for text in code.split_inclusive('\n') {
        let line = Line::of(text, state)?;
        let mut from = 0;
        for &(to, class) in &line.runs {
            runs.write(text.get(from..to)?, class);
            from = to;
        }
        state = Arc::clone(&line.after);
    }
    Some(runs.finish())
}

/// Where a grammar is between two lines.
#[derive(Clone, PartialEq)]
struct State {
    parse: ParseState,
    scopes: ScopeStack,
}

/// A line as it was parsed: what follows only from its text and the state before it.
struct Line {
    before: Arc<State>,
    /// The ends of its runs, and their classes. The last run ends with the line.
    runs: Box<[(usize, &'static str)]>,
    after: Arc<State>,
}

impl Line {
    /// The line, from memory if it is there.
    fn of(text: &str, before: Arc<State>) -> Option<Arc<Self>> {
        if let Some(line) = memory().get(text, &before) {
            return Some(line);
        }
        let line = Arc::new(Self::parse(text, before)?);
        memory().keep(text, Arc::clone(&line));
        Some(line)
    }

    fn parse(text: &str, before: Arc<State>) -> Option<Self> {
        let State { mut parse, mut scopes } = State::clone(&before);
        let mut runs = Vec::new();
        for (at, change) in parse.parse_line(text, &SYNTAXES).ok()? {
            runs.push((at, class(&scopes)));
            scopes.apply(&change).ok()?;
        }
        runs.push((text.len(), class(&scopes)));
        // Several changes at one place make empty runs.
        runs.dedup_by_key(|(to, _)| *to);
        Some(Self { before, runs: runs.into(), after: Arc::new(State { parse, scopes }) })
    }
}

/// The lines that were parsed last, by their text. Many lines occur again and again, and to parse one costs far more than
/// to find it here. A full memory is emptied.
#[derive(Default)]
struct Memory {
    lines: BTreeMap<Box<str>, Vec<Arc<Line>>>,
    count: usize,
}

fn memory() -> MutexGuard<'static, Memory> {
    MEMORY.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Memory {
    fn get(&self, text: &str, before: &State) -> Option<Arc<Line>> {
        self.lines.get(text)?.iter().find(|line| *line.before == *before).cloned()
    }

    fn keep(&mut self, text: &str, line: Arc<Line>) {
        if self.count == MAX_REMEMBERED {
            *self = Self::default();
        }
        self.lines.entry(text.into()).or_default().push(line);
        self.count += 1;
    }
}

/// The class of the innermost scope that has one.
fn class(stack: &ScopeStack) -> &'static str {
    let of = |scope: &Scope| CLASSES.iter().find(|(outer, _)| outer.is_prefix_of(*scope)).map(|(_, class)| *class);
    stack.scopes.iter().rev().find_map(of).unwrap_or_default()
}

/// Runs of code as they are written: neighbours of one class share a span, and blanks take that of the run before.
struct Runs {
    html: Html,
    open: &'static str,
}

impl Runs {
    fn write(&mut self, text: &str, class: &'static str) {
        if class != self.open && !text.trim().is_empty() {
            self.close();
            if !class.is_empty() {
                self.html.raw("<span class=\"");
                self.html.raw(class);
                self.html.raw("\">");
            }
            self.open = class;
        }
        self.html.text(text);
    }

    fn close(&mut self) {
        if !std::mem::take(&mut self.open).is_empty() {
            self.html.raw("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn markup(code: &str, language: &str) -> String {
        highlight(code, language).unwrap_or_else(|| panic!("{language} is not highlighted"))
    }

    /// The text of markup, as a browser shows it.
    fn text(markup: &str) -> String {
        let mut text = String::new();
        for piece in markup.split('<') {
            text.push_str(piece.split_once('>').map_or(piece, |(_, after)| after));
        }
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    }

    #[test]
    fn every_token_has_the_class_of_its_innermost_scope() {
        assert_eq!(
            markup("let n = \"a\"; // <b>\n", "rust"),
            "<span class=\"hl-keyword\">let</span> n <span class=\"hl-operator\">= </span><span class=\"hl-string\">\"a\"\
             </span>; <span class=\"hl-comment\">// &lt;b&gt;\n</span>"
        );
        assert_eq!(
            markup("{\"a\": 1}", "json"),
            "{<span class=\"hl-string\">\"a\"</span>: <span class=\"hl-number\">1</span>}"
        );
    }

    #[test]
    fn code_within_a_string_has_its_own_classes() {
        assert_eq!(
            markup("`a${b + 1}`", "js"),
            "<span class=\"hl-string\">`a</span>${b <span class=\"hl-operator\">+ </span><span class=\"hl-number\">1</span>}\
             <span class=\"hl-string\">`</span>"
        );
    }

    #[test]
    fn no_byte_of_the_code_is_lost() {
        for code in
            ["a\n", "a", "\n\na = 'é' \r\n\tb\u{2028}c  \n\n", "日本 \"e\u{301}\" <&> {}\n", "", "\r", "# a\r\r\n"]
        {
            for language in ["rust", "toml", "html", "json", "yaml", "diff"] {
                assert_eq!(text(&markup(code, language)), code, "{language}");
            }
        }
    }

    #[test]
    fn a_language_has_several_names() {
        for language in ["python", "PYTHON", "py", "bash", "yml", "c++"] {
            assert!(highlight("a\n", language).is_some(), "{language}");
        }
        for language in ["gobbledygook", "text", ".", "/", "../etc/passwd"] {
            assert!(highlight("a\n", language).is_none(), "{language}");
        }
    }

    #[test]
    fn a_line_over_the_limit_keeps_its_block_plain() {
        let line = |bytes: usize| ["a\n", &" ".repeat(bytes), "\r\n"].concat();
        assert!(highlight(&line(MAX_LINE), "scss").is_some());
        assert!(highlight(&line(MAX_LINE + 1), "scss").is_none());
    }

    #[test]
    fn a_block_over_the_limit_is_plain() {
        let block = |bytes: usize| "a b\n".repeat(bytes / 4);
        assert!(highlight(&block(MAX_BLOCK), "rust").is_some());
        assert!(highlight(&block(MAX_BLOCK + 4), "rust").is_none());
    }

    #[test]
    fn every_scope_with_a_class_is_valid() {
        assert_eq!(CLASSES.len(), CLASS_NAMES.len());
    }

    #[test]
    fn a_line_has_the_classes_of_where_it_is() {
        assert_eq!(markup("/*\n1\n*/\n1\n", "css"), "<span class=\"hl-comment\">/*\n1\n*/\n</span>1\n");
    }

    /// A line of JSON by itself.
    fn line(text: &str) -> Arc<Line> {
        let parse = ParseState::new(SYNTAXES.find_syntax_by_token("json").unwrap());
        Arc::new(Line::parse(text, Arc::new(State { parse, scopes: ScopeStack::new() })).unwrap())
    }

    #[test]
    fn a_line_is_remembered_with_the_state_before_it() {
        let mut memory = Memory::default();
        let open = line("[\n");
        memory.keep("[\n", Arc::clone(&open));
        let remembered = memory.get("[\n", &line("").before).unwrap();
        assert!(Arc::ptr_eq(&remembered, &open));
        assert!(memory.get("[\n", &open.after).is_none());
        assert!(memory.get("]\n", &open.before).is_none());
    }

    #[test]
    fn a_full_memory_is_emptied() {
        let mut memory = Memory::default();
        let digit = line("1\n");
        for number in 0..=MAX_REMEMBERED {
            memory.keep(&number.to_string(), Arc::clone(&digit));
        }
        assert_eq!((memory.count, memory.lines.len()), (1, 1));
        assert!(memory.get(&MAX_REMEMBERED.to_string(), &digit.before).is_some());
    }
}
