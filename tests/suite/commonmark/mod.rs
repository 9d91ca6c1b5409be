//! Renders the examples of the CommonMark specification with the real renderer.

mod normalise;

use lacuna::command::{Surroundings, article};
use lacuna::text::{FilePath, RawText, withhold};

use normalise::{normalise, tags};

/// The examples that Lacuna renders differently, each with the reason.
const DIFFERENT: &[(usize, &str)] = &[
    (296, BRACKET),
    (297, BRACKET),
    (302, BRACKET),
    (548, DOUBLE),
    (559, DOUBLE),
    (590, DOUBLE),
    (596, SCHEME),
    (598, SCHEME),
    (599, SCHEME),
    (601, SCHEME),
];

const BRACKET: &str = "a list keeps the bracket after its numbers, as a class";
const DOUBLE: &str = "double brackets are a reference to a section, a page of the original or a name";
const SCHEME: &str = "an address of an unknown scheme is shown as text, since it could run a program";

/// Where npm puts the specification.
const SPECIFICATION: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/node_modules/commonmark-spec/spec.txt");

/// One example of the specification.
struct Example {
    number: usize,
    markdown: String,
    html: String,
}

impl Example {
    /// Whether it contains raw HTML, which Lacuna shows as text: the Markdown contains a tag, comment or declaration of the
    /// expected HTML, letter for letter.
    fn has_raw_html(&self) -> bool {
        tags(&self.html).any(|tag| self.markdown.contains(tag))
    }
}

/// The examples, as the specification's own test reads them: between lines of 32 backquotes, halves divided by a full stop.
fn examples() -> Vec<Example> {
    let text = std::fs::read_to_string(SPECIFICATION)
        .unwrap_or_else(|fault| panic!("{SPECIFICATION}: {fault}; run `npm ci` in tests/ first"));
    let fence = "`".repeat(32);
    let mut examples = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line != format!("{fence} example") {
            continue;
        }
        let take = |lines: &mut std::str::Lines<'_>, end: &str| -> String {
            lines.take_while(|line| *line != end).map(|line| line.replace('→', "\t") + "\n").collect()
        };
        let markdown = take(&mut lines, ".");
        let html = take(&mut lines, &fence);
        examples.push(Example { number: examples.len() + 1, markdown, html });
    }
    examples
}

fn render(markdown: &str) -> String {
    let source = withhold(&FilePath::new("a.md"), RawText::new(markdown.as_bytes().to_vec()));
    let (html, _) = article(&source.expect("public text"), &Surroundings::default());
    let inside = html.strip_prefix("<article class=\"section\">\n").and_then(|html| html.strip_suffix("</article>\n"));
    inside.expect("an article").to_owned()
}

#[test]
fn plain_markdown_is_commonmark() {
    let examples = examples();
    assert_eq!(examples.len(), 652);
    let (raw, plain): (Vec<_>, Vec<_>) = examples.iter().partition(|example| example.has_raw_html());
    assert_eq!(raw.len(), 72, "the rule excludes other examples than before");
    assert!(DIFFERENT.len() <= 12);
    let mut faults = String::new();
    for example in plain {
        let actual = render(&example.markdown);
        let same = normalise(&actual) == normalise(&example.html);
        let listed = DIFFERENT.iter().any(|(number, _)| *number == example.number);
        if same && listed {
            faults.push_str(&format!("{} is listed as different, but is the same\n", example.number));
        } else if !same && !listed {
            let Example { number, markdown, html } = example;
            faults.push_str(&format!("── {number}\n{markdown}── expected\n{html}── found\n{actual}\n"));
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn no_raw_html_comes_through() {
    for example in examples().iter().filter(|example| example.has_raw_html()) {
        let html = render(&example.markdown);
        let own = [
            "p",
            "pre",
            "code",
            "em",
            "strong",
            "a",
            "img",
            "ul",
            "ol",
            "li",
            "blockquote",
            "hr",
            "br",
            "h1",
            "h2",
            "h3",
        ];
        for tag in tags(&html) {
            let name = tag.trim_start_matches(['<', '/']).split([' ', '>']).next().unwrap_or_default();
            assert!(own.contains(&name), "{}: {tag}", example.number);
        }
    }
}
