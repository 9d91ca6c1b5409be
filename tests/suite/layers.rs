//! The original's words and the editor's: a text with every mark, read by everything that reads the original's words.

use lacuna::catalog::Route;
use lacuna::diagnostic::Severity;
use lacuna::edition::{Layer, TextMark, Words};
use lacuna::render::Output;
use lacuna::site::{Changes, Site, Text};
use lacuna::text::{Content, FilePath, RawText};
use serde_json::Value;

/// Every mark that contains words, with the layer of its words. `W` is one such word.
const MARKS: &[(&str, Layer)] = &[
    ("[stamp: W]", Layer::Original),
    ("[handwritten: W]", Layer::Original),
    ("[struck: W]", Layer::Original),
    ("[unclear: W]", Layer::Original),
    ("[released 2019: W]", Layer::Original),
    ("[stamp: x [struck: *W*] y]", Layer::Original),
    ("[banner: W]", Layer::Furniture),
    ("[banner, struck: W]", Layer::Furniture),
    ("[banner: x [stamp: W] y]", Layer::Furniture),
    ("[sic: W]", Layer::Editorial),
    ("[note: W]", Layer::Editorial),
    ("[note: x [stamp: W] y]", Layer::Editorial),
    ("[note: x [banner: W] y]", Layer::Editorial),
    ("[banner: x [note: W] y]", Layer::Editorial),
    ("[unclear: x [sic: W] y]", Layer::Editorial),
    ("![W](seal.png)", Layer::Editorial),
    ("![x *W* y](seal.png)", Layer::Editorial),
    ("[![W](seal.png)](seal.png)", Layer::Editorial),
];

/// Every mark that can be a block, with the layer of its words.
const BLOCKS: &[(&str, Layer)] =
    &[("stamp", Layer::Original), ("handwritten", Layer::Original), ("note", Layer::Editorial)];

/// The word that represents a layer; it is also the name of a person.
fn word(layer: Layer) -> &'static str {
    match layer {
        Layer::Original => "Oriel",
        Layer::Furniture => "Furst",
        Layer::Editorial => "Edith",
    }
}

/// A paragraph that is long enough to count as a repeated passage.
fn passage(words: &str) -> String {
    format!(
        "{words} wrote that the crop would fail in three of the five northern \
         districts before the end of that winter, and that neither the ministry nor the \
         regional office had seeds for another; he asked his chief for trains, grain and money, named the \
         roads that were open, and closed with a list of those farms whose cattle had been sold in spring."
    )
}

/// A section with every mark, and its printed contents.
fn text() -> String {
    let mut text = String::from("# Heading\n\n");
    for (mark, layer) in MARKS {
        let mark = mark.replace('W', word(*layer));
        text.push_str(&format!("Before {mark} [redacted] after {mark} end.\n\n"));
        text.push_str(&format!("| Title {mark} | 1 {mark} |\n|---|---|\n| Title {mark} | 1 {mark} |\n\n"));
    }
    for (name, layer) in BLOCKS {
        let passage = passage(word(*layer));
        for _ in 0..2 {
            text.push_str(&format!("> [{name}]\n> {passage}\n>\n> - {passage}\n>\n> `{}`\n\n", word(*layer)));
        }
    }
    for _ in 0..2 {
        text.push_str(&format!("{}\n\n", passage(word(Layer::Original))));
        text.push_str(&format!("[note: {}]\n\n", passage(word(Layer::Editorial))));
    }
    text
}

fn site() -> Site {
    let layers = [Layer::Original, Layer::Furniture, Layer::Editorial];
    let names = layers.map(|layer| format!("[[name]]\nname = \"{}\"\nkind = \"person\"\n", word(layer)));
    let index = "+++\ntitle = \"A Report\"\n[[release]]\nkey = \"2019\"\n+++\n";
    let files = [
        ("content/r/index.md", index.to_owned()),
        ("content/r/a.md", text()),
        ("content/r/seal.png", String::new()),
        ("content/names.toml", names.concat()),
    ];
    let mut changes = Changes::default();
    for (path, text) in files {
        changes.files.push((FilePath::new(path), Some(Content::Text(RawText::new(text.into_bytes())))));
    }
    let mut site = Site::empty();
    site.apply(changes.into());
    site
}

fn page(site: &Site, path: &str) -> String {
    let bytes = site.page(&Route::of_path(path)).expect("a sound template").and_then(Output::into_bytes).expect(path);
    String::from_utf8(bytes).expect("text")
}

/// How often the word of a layer occurs in a text.
fn count(text: &str, layer: Layer) -> usize {
    text.matches(word(layer)).count()
}

#[test]
fn words_are_the_original_s() {
    let site = site();
    let Text { source, section, .. } = site.text(&FilePath::new("content/r/a.md")).expect("the section");
    let words = Words::of(source, section);
    assert_eq!(count(&words.text, Layer::Editorial), 0, "{}", words.text);
    assert_eq!(count(&words.text, Layer::Original), count(&text(), Layer::Original));
    for layer in [Layer::Original, Layer::Furniture] {
        let tokens = words.tokens.iter().filter(|token| words.text_of(token) == word(layer));
        let furniture: Vec<bool> = tokens.map(|token| token.furniture).collect();
        assert_eq!(furniture, vec![layer == Layer::Furniture; count(&text(), layer)], "{layer:?}");
    }
}

#[test]
fn the_ledger_quotes_the_original() {
    let ledger: Value = serde_json::from_str(&page(&site(), "r/ledger.json")).expect("JSON");
    let rows = ledger["rows"].as_array().expect("rows");
    assert_eq!(rows.len(), MARKS.len());
    for (row, (mark, layer)) in rows.iter().zip(MARKS) {
        let expected = usize::from(*layer == Layer::Original);
        for side in ["before", "after"] {
            let words = row[side].as_str().expect("words");
            assert_eq!(count(words, Layer::Original), expected, "{mark}: {words}");
            assert_eq!(count(words, Layer::Furniture) + count(words, Layer::Editorial), 0, "{mark}: {words}");
        }
    }
}

#[test]
fn the_printed_contents_are_the_original_s() {
    let site = site();
    let Text { source, section, .. } = site.text(&FilePath::new("content/r/a.md")).expect("the section");
    let lines = lacuna::ledger::printed_contents(source, section);
    assert_eq!(lines.len(), MARKS.len());
    for (line, (mark, layer)) in lines.iter().zip(MARKS) {
        for cell in [&line.title, &line.folio] {
            assert_eq!(count(cell, Layer::Original), usize::from(*layer == Layer::Original), "{mark}: {cell}");
            assert_eq!(count(cell, Layer::Furniture) + count(cell, Layer::Editorial), 0, "{mark}: {cell}");
        }
    }
}

#[test]
fn names_are_found_in_the_original() {
    let site = site();
    let section = &site.text(&FilePath::new("content/r/a.md")).expect("the section").section;
    let mentions = |layer| -> u32 {
        let slug = word(layer).to_lowercase();
        let name = section.summary.names.iter().find(|mentions| mentions.name.as_str() == slug);
        name.map_or(0, |name| name.places.iter().map(|mention| mention.count).sum())
    };
    // Code is never searched.
    let code = BLOCKS.iter().filter(|(_, layer)| *layer == Layer::Original).count() * 2;
    assert_eq!(mentions(Layer::Original) as usize + code, count(&text(), Layer::Original));
    assert_eq!(mentions(Layer::Furniture), 0);
    assert_eq!(mentions(Layer::Editorial), 0);
}

#[test]
fn repeated_passages_are_the_original_s() {
    let page = page(&site(), "r/parallels.html");
    assert!(count(&page, Layer::Original) > 1, "{page}");
    assert_eq!(count(&page, Layer::Editorial), 0, "{page}");
}

#[test]
fn the_plain_text_marks_what_is_the_editor_s() {
    let site = site();
    let written = page(&site, "r/report.txt");
    assert_eq!(count(&written, Layer::Editorial), count(&text(), Layer::Editorial), "{written}");
    let mut marked = 0;
    for (at, _) in written.match_indices(word(Layer::Editorial)) {
        let mut open = Vec::new();
        for (at, sign) in written.get(..at).expect("a boundary").char_indices() {
            match sign {
                '[' => open.push(written.get(at..).expect("a boundary")),
                ']' => drop(open.pop()),
                _ => {}
            }
        }
        let ours = ["[note: ", "[sic: ", "[picture: "];
        assert!(open.iter().any(|mark| ours.iter().any(|head| mark.starts_with(head))), "{open:?}");
        marked += 1;
    }
    assert!(marked > 0);
}

#[test]
fn the_page_marks_what_is_the_editor_s() {
    let page = page(&site(), "r/a.html");
    let article = page.split("<article").nth(1).and_then(|rest| rest.split("</article>").next()).expect("an article");
    assert_eq!(count(article, Layer::Editorial), count(&text(), Layer::Editorial));
    assert_eq!(count(&without_ours(article), Layer::Editorial), 0, "{}", without_ours(article));
    assert_eq!(count(&without_ours(article), Layer::Original), count(article, Layer::Original));
}

/// HTML without the elements that are marked as the editor's.
fn without_ours(html: &str) -> String {
    const VOID: &[&str] = &["img", "br", "hr"];
    let mut kept = String::new();
    // For each open element, whether it is inside one of the editor's.
    let mut open = vec![false];
    for part in html.split_inclusive('>') {
        let (words, tag) = part.rsplit_once('<').unwrap_or((part, ""));
        let around = open.last() == Some(&true);
        let ours = around || tag.contains(" data-editorial");
        kept.push_str(if around { "" } else { words });
        kept.push_str(if ours { "" } else { tag });
        let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
        if tag.starts_with('/') {
            open.pop();
        } else if !name.is_empty() && !VOID.contains(&name.as_str()) {
            open.push(ours);
        }
    }
    kept
}

#[test]
fn every_kind_of_mark_is_in_the_text() {
    let site = site();
    let section = &site.text(&FilePath::new("content/r/a.md")).expect("the section").section;
    let has = |mark: fn(&TextMark) -> bool| {
        section.body.visit().any(|visit| match visit.tag {
            Some(lacuna::edition::Tag::TextMark(found)) => mark(found),
            _ => false,
        })
    };
    // Add each new mark to MARKS. The match in `TextMark::layer` fails to compile without it.
    assert!(has(|mark| matches!(mark, TextMark::Stamp)));
    assert!(has(|mark| matches!(mark, TextMark::Handwritten)));
    assert!(has(|mark| matches!(mark, TextMark::Deleted)));
    assert!(has(|mark| matches!(mark, TextMark::Banner { struck: true })));
    assert!(has(|mark| matches!(mark, TextMark::Banner { struck: false })));
    assert!(has(|mark| matches!(mark, TextMark::Unclear)));
    assert!(has(|mark| matches!(mark, TextMark::Correction)));
    assert!(has(|mark| matches!(mark, TextMark::Note)));
    assert!(has(|mark| matches!(mark, TextMark::Released(_))));
    let errors = site.findings().to_vec().into_iter().filter(|finding| finding.severity() == Severity::Error);
    assert_eq!(errors.collect::<Vec<_>>(), []);
}
