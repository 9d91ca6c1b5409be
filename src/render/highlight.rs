//! Syntax highlighting: TextMate grammars, and a dozen classes of our own.

use std::sync::LazyLock;

use syntaxmate::{Catalog, Highlighter, HighlighterOptions, Scopes, TokenizerOptions};

use super::html::Html;

/// The longest block that is highlighted, in bytes.
const MAX_BLOCK: usize = 16 * 1024;

/// The longest line that is highlighted, in bytes. What a grammar costs can grow with the square of a line.
const MAX_LINE: usize = 500;

/// Every language that is built in. A grammar is compiled when a text first names it, once for all threads, and nothing
/// is kept of a block: its markup depends on its code and language alone.
static HIGHLIGHTER: LazyLock<Highlighter> = LazyLock::new(|| {
    let tokenizer = TokenizerOptions { max_line_bytes: MAX_LINE + 2, line_cache_entries: 0 };
    let options = HighlighterOptions { idle_tokenizers_per_language: 0, tokenizer, ..HighlighterOptions::default() };
    Highlighter::with_catalog_options(&Catalog::bundled(), options)
});

/// Scopes of the grammars and our classes for them, the more specific first; an empty class is plain.
const CLASSES: [(&str, &str); 28] = [
    ("comment", "hl-comment"),
    ("string.unquoted.argument", ""),
    ("string", "hl-string"),
    ("meta.embedded", ""),
    ("meta.template.expression", ""),
    ("constant.numeric", "hl-number"),
    ("constant.character", "hl-string"),
    ("constant.other.option", "hl-attribute"),
    ("constant", "hl-constant"),
    ("keyword.operator", "hl-operator"),
    ("keyword", "hl-keyword"),
    ("storage", "hl-keyword"),
    ("entity.name.function", "hl-function"),
    ("entity.name.command", "hl-function"),
    ("support.function", "hl-function"),
    ("entity.name.tag", "hl-tag"),
    ("variable.other.key", "hl-tag"),
    ("entity.other.attribute-name", "hl-attribute"),
    ("variable.parameter", "hl-attribute"),
    ("entity.name.section.markdown", "hl-heading"),
    ("markup.heading", "hl-heading"),
    ("markup.inserted", "hl-string"),
    ("markup.deleted", "hl-keyword"),
    ("markup.underline.link", "hl-string"),
    ("entity.name", "hl-type"),
    ("support.type.property-name.json", "hl-string"),
    ("support.type", "hl-type"),
    ("support.class", "hl-type"),
];

/// The markup of a block of code, or `None` if it is shown as plain text: its language is unknown, or it is too long
/// or too costly to highlight.
///
/// The text of the markup is exactly the code.
pub(super) fn highlight(code: &str, language: &str) -> Option<String> {
    if code.len() > MAX_BLOCK || code.lines().any(|line| line.len() > MAX_LINE) {
        return None;
    }
    let tokens = HIGHLIGHTER.tokenize(language, code).and_then(|document| document.require_complete()).ok()?;
    let mut runs = Runs { html: Html::with_capacity(code.len() * 2), open: "" };
    for (line, tokens) in code.split_inclusive('\n').zip(tokens.lines()) {
        let mut from = 0;
        for token in tokens.tokens() {
            runs.write(line.get(from..token.range().start)?, "");
            runs.write(line.get(token.range())?, class(token.scopes()));
            from = token.range().end;
        }
        runs.write(line.get(from..)?, "");
    }
    Some(runs.finish())
}

/// The class of the innermost scope that has one.
fn class(scopes: Scopes<'_>) -> &'static str {
    let of = |scope: &str| CLASSES.iter().find(|(outer, _)| is_within(scope, outer)).map(|(_, class)| *class);
    scopes.filter_map(of).last().unwrap_or_default()
}

/// Whether a scope is another one or more specific: `string.quoted` is within `string`, `strings` is not.
fn is_within(scope: &str, outer: &str) -> bool {
    scope.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
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
            "<span class=\"hl-keyword\">let </span>n <span class=\"hl-operator\">= </span><span class=\"hl-string\">\"a\"\
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
            for language in ["rust", "python", "toml", "html", "css", "sh", "json", "yaml", "sql", "md", "diff"] {
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
    fn a_block_that_is_too_costly_is_plain() {
        assert!(highlight(&"<a ".repeat(MAX_LINE / 3), "csharp").is_none());
    }
}
