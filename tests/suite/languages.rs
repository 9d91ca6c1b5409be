//! The words of the program on the pages: every one comes from the message files, and none stays in English in another language.

use std::collections::BTreeSet;
use std::path::Path;

use lacuna::catalog::Route;
use lacuna::disk;
use lacuna::edition::Slug;
use lacuna::locale;
use lacuna::render::Output;
use lacuna::site::{Changes, Site};
use lacuna::text::{Content, FilePath, RawText};

/// Names that are the same in every language.
const PROPER: [&str; 5] = ["apa", "mla", "bibtex", "ris", "csl json"];

/// Between parts of a run that may come from different places.
const SEPARATORS: [&str; 4] = [" · ", ". ", ", ", "…"];

/// Around a message in the language of marked messages.
const MARKS: [char; 2] = ['↦', '↤'];

/// The registry of exemptions, whose words are in English.
const REGISTRY: &str = include_str!("../../src/edition/registry/exemptions.txt");

/// The project's own site with some files in the place of its own.
fn site(files: &[(&str, &str)]) -> Site {
    let mut changes: Changes = disk::discover(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the project's own site");
    for (path, text) in files {
        let path = FilePath::new(path);
        changes.files.retain(|(known, _)| *known != path);
        changes.files.push((path, Some(Content::Text(RawText::new(text.as_bytes().to_vec())))));
    }
    let mut site = Site::empty();
    site.apply(changes.into());
    site
}

/// What is visible or read aloud on the pages but those of the guide: each run of text and each label, with its page.
fn words(site: &Site) -> BTreeSet<(String, String)> {
    let mut words = BTreeSet::new();
    let is_shown = |path: &str| path.ends_with(".html") && !path.starts_with("guide/");
    for route in site.routes().into_iter().filter(|route| is_shown(route.path().as_str())) {
        let Some(Output::Bytes(bytes)) = site.page(&route).expect("a page") else { continue };
        let html = readable(&String::from_utf8(bytes).expect("UTF-8"));
        let mut add = |run: &str| {
            words.insert((run.to_owned(), route.path().to_string()));
        };
        for part in html.split('<').skip(1) {
            let (tag, run) = part.split_once('>').expect("a tag");
            add(run);
            for name in [" aria-label=\"", " title=\"", " alt=\""] {
                tag.split(name).skip(1).filter_map(|rest| rest.split('"').next()).for_each(&mut add);
            }
        }
    }
    words
}

/// A page without what is for programs, and without citations, which are in English in every language.
fn readable(html: &str) -> String {
    let mut readable = html.to_owned();
    for (start, end) in [("<script type=\"application/ld+json\">", "</script>"), ("<dd lang=\"en\">", "</dd>")] {
        let mut parts = readable.split(start);
        let first = parts.next().unwrap_or_default().to_owned();
        let rest: Vec<&str> = parts.map(|part| part.split_once(end).expect("an end").1).collect();
        readable = first + &rest.concat();
    }
    readable
}

/// The words of a text alone, in small letters.
fn plain(text: &str) -> String {
    let text = text.replace("&#39;", " ").replace("&#x27;", " ").replace("&quot;", " ").replace("&amp;", " ");
    let words = text.split(|sign: char| !sign.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The English messages, each of them between marks.
fn marked() -> String {
    let english = locale::BUILT_IN.iter().find(|(language, _)| *language == "en").map_or("", |(_, text)| text);
    let mut marked = String::new();
    let mut lines = english.lines().peekable();
    let mut is_open = false;
    while let Some(line) = lines.next() {
        let (before, words) = match line.split_once(" =") {
            Some((id, words)) if !line.starts_with([' ', '#']) => {
                is_open = true;
                (format!("{id} = {}", if words.is_empty() { "" } else { "↦" }), words.trim_start())
            }
            _ if is_open && marked.ends_with(" = \n") => ("    ↦".to_owned(), line.trim_start()),
            _ => (String::new(), line),
        };
        marked.push_str(&before);
        marked.push_str(words);
        let ends = is_open && !words.is_empty() && lines.peek().is_none_or(|next| !next.starts_with(' '));
        if ends {
            marked.push('↤');
            is_open = false;
        }
        marked.push('\n');
    }
    marked
}

/// What the content of the site says, but for the sections of the guide, between blanks.
fn content() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut content = plain(REGISTRY);
    for (file, _) in disk::discover(root).expect("the site").files {
        let is_of_guide = file.as_str().starts_with("content/guide/") && file.name() != "index.md";
        let text = std::fs::read_to_string(root.join(file.as_str())).ok().filter(|_| !is_of_guide);
        content.extend(text.into_iter().flat_map(|text| [" ".to_owned(), plain(&text)]));
    }
    [" ", &content, " "].concat()
}

fn is_of(content: &str, run: &str) -> bool {
    content.contains(&format!(" {run} "))
}

/// The parts of a run that may come from different places, without its messages.
fn parts(run: &str) -> Vec<String> {
    let mut depth = 0;
    let outside = run.chars().map(|sign| {
        depth += i32::from(sign == MARKS[0]) - i32::from(sign == MARKS[1]);
        if depth > 0 || MARKS.contains(&sign) { '\n' } else { sign }
    });
    let parts = SEPARATORS.iter().fold(outside.collect::<String>(), |run, separator| run.replace(separator, "\n"));
    parts.lines().map(plain).collect()
}

#[test]
fn every_word_of_the_program_is_a_message() {
    let (content, marked) = (content(), marked());
    let site = site(&[("templates/locale/en.ftl", &marked)]);
    assert_eq!(site.findings().to_vec(), []);
    let words = words(&site);
    assert!(words.iter().filter(|(run, _)| run.contains(MARKS)).count() > 1000);
    let is_ours = |part: &str| {
        part.chars().filter(|sign| sign.is_alphabetic()).count() > 1
            && !is_of(&content, part)
            && !PROPER.contains(&part)
    };
    let parts = words.iter().flat_map(|(run, page)| parts(run).into_iter().map(move |part| (part, page.as_str())));
    let left: BTreeSet<(String, &str)> = parts.filter(|(part, _)| is_ours(part)).collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn nothing_stays_in_english_in_another_language() {
    let (content, english) = (content(), words(&site(&[])));
    for language in ["de", "es", "fr"] {
        let edition = format!("title = \"Released in part\"\nlanguage = \"{language}\"\n");
        let site = site(&[("content/edition.toml", &edition)]);
        assert_eq!(site.findings().to_vec(), []);
        let words = words(&site);
        // A few words may be the same in both languages.
        let is_ours = |part: &String| part.split(' ').count() > 3 && !is_of(&content, part);
        let common = words.intersection(&english);
        let left: BTreeSet<String> = common.flat_map(|(run, _)| parts(run)).filter(is_ours).collect();
        assert!(left.is_empty(), "{language}: {left:#?}");
        assert!(words.difference(&english).count() > 500);
    }
}

/// The meanings of the built-in codes are in English alone, and a page in another language says so.
#[test]
fn a_page_says_that_the_meanings_of_codes_are_in_english() {
    let page = |language: &str, page: Route| {
        let edition = format!("title = \"Released in part\"\nlanguage = \"{language}\"\n");
        let site = site(&[("content/edition.toml", &edition)]);
        let bytes = site.page(&page).expect("no fault of a template").expect("a page").into_bytes().expect("bytes");
        String::from_utf8(bytes).expect("UTF-8")
    };
    for route in [Route::Exemptions, Route::Exemption(Slug::new("25x1"))] {
        assert!(page("de", route.clone()).contains("stehen auf Englisch"), "{route:?}");
        assert!(!page("en", route).contains("given in English"));
    }
}
