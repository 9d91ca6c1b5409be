//! How names are read from their file, and found in texts.

use std::collections::BTreeMap;

use lacuna::catalog::Route;
use lacuna::diagnostic::{Code, Finding};
use lacuna::edition::{Lexicon, Names, Node, Registry, Report, ReportKind, Section, Tag};
use lacuna::facts;
use lacuna::parse;
use lacuna::render::Output;
use lacuna::site::Site;
use lacuna::site::{Changes, Fault};
use lacuna::text::{Content, FilePath, RawText, Source, withhold};

fn source(path: &str, text: &str) -> Source {
    withhold(&FilePath::new(path), RawText::new(text.as_bytes().to_vec())).expect("a public text")
}

fn read(toml: &str) -> (Names, Vec<Finding>) {
    let (read, findings) = facts::names(&source("content/names.toml", toml));
    (read.map(|(names, _)| names).unwrap_or_default(), findings)
}

/// A few names, each preceded by its forms.
fn names() -> Names {
    let entry =
        |name: &str, forms: &str| format!("[[name]]\nname = \"{name}\"\nkind = \"person\"\nforms = [{forms}]\n");
    let toml = [
        entry("Mikhail Gorbachev", "\"Gorbachev\""),
        entry("Golos Rodiny", ""),
        entry("New York", "\"New York City\""),
        entry("Zhukov & Sons", ""),
    ];
    let (names, findings) = read(&toml.concat());
    assert_eq!(findings, []);
    names
}

fn section(text: &str, kind: ReportKind) -> (Section, Source) {
    let source = source("content/r/a.md", text);
    let report = Report { kind, ..Report::default() };
    let registry = Registry::new(Vec::new());
    let names = names();
    let (section, _) = parse::section(&source, Lexicon { registry: &registry, names: &names, report: &report });
    (section, source)
}

/// The text with each link to a name as `‹…›`, and the mentions of each name as `name: address×count`.
fn found(text: &str) -> (String, Vec<String>) {
    let (section, source) = section(text, ReportKind::Report);
    let mut words = String::new();
    let mut open = Vec::new();
    for node in &section.body.nodes {
        match node {
            Node::Open(tag) => {
                open.push(tag);
                words.push_str(match tag {
                    Tag::Name(_) => "‹",
                    Tag::Emphasis => "*",
                    _ => "",
                });
            }
            Node::Close => words.push_str(match open.pop() {
                Some(Tag::Name(_)) => "›",
                Some(Tag::Emphasis) => "*",
                _ => "",
            }),
            Node::Text(span) => words.push_str(source.slice(*span)),
            Node::Decoded(decoded) | Node::Code(decoded) => words.push_str(section.body.decoded(*decoded)),
            Node::SoftBreak | Node::HardBreak => words.push('\n'),
            Node::Redaction(_) => words.push('█'),
            _ => {}
        }
    }
    assert_eq!(open, [] as [&Tag; 0]);
    let names = names();
    let mut mentions = Vec::new();
    for group in &section.summary.names {
        let name = names.at(&group.name).map_or("", |name| &name.name);
        mentions.extend(group.places.iter().map(|place| {
            let anchor = place.anchor.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{name}: {anchor}×{}", place.count)
        }));
    }
    (words, mentions)
}

fn linked(text: &str) -> String {
    found(text).0
}

#[test]
fn the_first_mention_in_a_paragraph_is_a_link_and_all_are_counted() {
    let (words, mentions) = found("[page 4]\n\nGorbachev's aim, and Mikhail Gorbachev's.\n\nGorbachev, Gorbachev");
    assert_eq!(words, "‹Gorbachev›'s aim, and Mikhail Gorbachev's.‹Gorbachev›, Gorbachev");
    let expected = ["Mikhail Gorbachev: f4-p1×1", "Mikhail Gorbachev: f4-p1×1", "Mikhail Gorbachev: f4-p2×2"];
    assert_eq!(mentions, expected);
}

#[test]
fn a_name_runs_across_a_line_end_an_escape_and_an_entity() {
    assert_eq!(linked("In New\nYork City, in New\\\nYork"), "In ‹New\nYork City›, in New\nYork");
    assert_eq!(linked("> In New\n> York"), "In ‹New\nYork›");
    assert_eq!(linked("(Zhukov &amp; Sons), Zhukov \\& Sons"), "(‹Zhukov & Sons›), Zhukov & Sons");
    assert_eq!(linked("x&amp;Gorbachev&amp;y"), "x&‹Gorbachev›&y");
}

#[test]
fn a_link_takes_in_an_emphasis_or_leaves_it_whole() {
    assert_eq!(linked("*Golos Rodiny*"), "*‹Golos Rodiny›*");
    assert_eq!(linked("the *Golos* Rodiny"), "the ‹*Golos* Rodiny›");
    assert_eq!(linked("Golos *Rodiny*."), "‹Golos *Rodiny*›.");
    assert_eq!(linked("*Golos* *Rodiny*"), "‹*Golos* *Rodiny*›");
    // No link can begin inside one element and end after the other, but this is still a mention.
    let (words, mentions) = found("*The Golos* Rodiny");
    assert_eq!((words.as_str(), mentions.len()), ("*The Golos* Rodiny", 1));
    assert_eq!(linked("*Gorb*achev and Gorbachev*ian*"), "‹*Gorb*achev› and Gorbachev*ian*");
}

#[test]
fn a_page_mark_within_a_name_is_left_alone() {
    let (words, mentions) = found("[page 1]\n\nIn New [page 2] York and New [25X1] York.");
    assert_eq!(words, "In New  York and New  York.");
    assert_eq!(mentions, ["New York: f1-p1×1", "New York: f1-p1×1"]);
}

#[test]
fn our_own_words_furniture_code_and_links_are_not_searched() {
    for text in [
        "Text. [note: Gorbachev]",
        "Text [sic: Gorbachev].",
        "> [note] On him\n>\n> Gorbachev",
        "[banner: Gorbachev]",
        "`Gorbachev`",
        "```\nGorbachev\n```",
        "[Gorbachev](b.md)",
        "![Gorbachev](b.png)",
        "[[a|Gorbachev]]",
        "gorbachev, GORBACHEV, Gorbachevs",
        "New█ York",
        "New [redacted] York",
    ] {
        assert_eq!(found(text).1, [] as [&str; 0], "{text}");
    }
    for text in ["[stamp: Gorbachev]", "[unclear: Gorbachev]", "> [stamp] Gorbachev", "[handwritten: Gorbachev]"] {
        assert_eq!(found(text).1, ["Mikhail Gorbachev: p1×1"], "{text}");
    }
}

#[test]
fn a_guide_mentions_nobody() {
    let (section, _) = section("Gorbachev", ReportKind::Guide);
    assert_eq!(section.summary.names, []);
}

#[test]
fn a_reference_to_a_name_is_a_mention_under_any_words() {
    let (words, mentions) = found("The [[Mikhail Gorbachev|General Secretary]], [[New York]], Gorbachev.");
    assert_eq!(words, "The ‹General Secretary›, ‹New York›, Gorbachev.");
    assert_eq!(mentions, ["Mikhail Gorbachev: p1×1", "Mikhail Gorbachev: p1×1", "New York: p1×1"]);
    let (section, _) =
        section("The [[Mikhail Gorbachev|General Secretary]], [[Mikhail Gorbachev|Gorbachev]]", ReportKind::Report);
    let forms: Vec<_> = section.summary.names[0].places.iter().map(|place| place.form.as_deref()).collect();
    assert_eq!(forms, [None, Some("Gorbachev")]);
}

#[test]
fn a_mention_has_the_nearest_address() {
    let text = "[page 7]\n\n# To Gorbachev\n\nText.[^2]\n\n[^2]: Gorbachev\n\n| Gorbachev | |\n|---|---|\n| Gorbachev | x |\n\n- Gorbachev";
    let (words, mentions) = found(text);
    assert!(words.starts_with("To GorbachevText.‹Gorbachev›"), "no link in a heading: {words}");
    let places = ["h-to-gorbachev×1", "n2×1", "f7×1", "f7×1", "f7-p2×1"];
    assert_eq!(mentions, places.map(|place| format!("Mikhail Gorbachev: {place}")));
}

#[test]
fn errors_in_the_file_are_findings_with_their_places() {
    let codes = |toml: &str| read(toml).1.iter().map(|finding| finding.code).collect::<Vec<_>>();
    let entry = |name: &str, rest: &str| format!("[[name]]\nname = \"{name}\"\nkind = \"person\"\n{rest}\n");
    assert_eq!(codes(&entry("A B", "form = []")), [Code::UnknownKey]);
    assert_eq!(codes("[[name]]\nname = \"A B\""), [Code::MissingKey]);
    assert_eq!(codes("[[name]]\nname = \"A B\"\nkind = \"man\""), [Code::BadValue]);
    assert_eq!(codes(&entry("Index", "")), [Code::BadValue]);
    assert_eq!(codes(&entry("…", "")), [Code::BadValue]);
    assert_eq!(codes(&entry("A B", "forms = [\"B\", \" \"]")), [Code::BadValue, Code::BadValue]);
    assert_eq!(codes(&entry("A B", "forms = [\"A  B\", \"BB\", \"BB\"]")), []);
    assert_eq!(codes(&[entry("A B", ""), entry("A-B", "")].concat()), [Code::DuplicateName]);
    let (names, findings) = read(
        &[entry("Lev Kuleshov", "forms = [\"Kuleshov\"]"), entry("Vladimir Kuleshov", "forms = [\"Kuleshov\"]")]
            .concat(),
    );
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((finding.code, names.all().len()), (Code::AmbiguousForm, 2));
    assert_eq!(
        finding.message,
        "`Kuleshov` is a form of both `Lev Kuleshov` and `Vladimir Kuleshov`, so it is linked to neither"
    );
    assert_eq!(finding.labels.len(), 1);
}

/// A site of a few files, each with its text, or `None` if it was removed.
pub(super) fn apply(site: &mut Site, files: &[(&str, Option<&str>)]) {
    let content = |text: &str| Content::Text(RawText::new(text.as_bytes().to_vec()));
    let files = files.iter().map(|(path, text)| (FilePath::new(path), text.map(content)));
    site.apply(Changes { files: files.collect(), faults: Vec::new() }.into());
}

/// All pages of a site except the theme's files, and its findings.
fn outcome(site: &Site) -> (BTreeMap<String, Vec<u8>>, Vec<Finding>) {
    let routes = site.routes().into_iter().filter(|route| !matches!(route, Route::Asset(_)));
    let page =
        |route: &Route| site.page(route).expect("a sound template").and_then(Output::into_bytes).unwrap_or_default();
    (routes.map(|route| (route.path().to_string(), page(&route))).collect(), site.findings().to_vec())
}

const GORBACHEV: &str = "[[name]]\nname = \"Mikhail Gorbachev\"\nforms = [\"Gorbachev\"]\nkind = \"person\"\n";
const MOSCOW: &str = "[[name]]\nname = \"Moscow\"\nkind = \"place\"\n";

#[test]
fn a_save_of_names_or_of_a_section_is_like_a_cold_start() {
    let both = [MOSCOW, GORBACHEV].concat();
    let (report, names) = ("content/r/index.md", "content/names.toml");
    let (a, b) = ("content/r/a.md", "content/r/b.md");
    let headnote = "+++\ntitle = \"R\"\n+++\n\nOn [[Moscow]].";
    let steps: &[&[(&str, Option<&str>)]] = &[
        &[(report, Some(headnote)), (a, Some("# A\n\nGorbachev left Moscow.")), (names, Some(GORBACHEV))],
        &[(b, Some("# B\n\n[[Moscow]], [[Mikhail Gorbachev|he]]"))],
        &[(names, Some(&both))],
        &[(a, Some("# A\n\nMoscow, Moscow."))],
        &[(names, Some(&both.replace("[\"Gorbachev\"]", "[\"Moscow\"]")))],
        &[(names, Some(&both.replace("\"place\"", "\"place\"\nabout = \"A city\"")))],
        &[(b, None)],
        &[(names, Some(MOSCOW)), (a, Some("# A\n\nNobody."))],
        &[(names, None)],
        &[(names, Some(&both))],
    ];
    is_like_a_cold_start(steps);
}

/// Fails if a site after some saves differs from one that reads all files at once.
pub(super) fn is_like_a_cold_start(steps: &[&[(&str, Option<&str>)]]) {
    let mut warm = Site::empty();
    let mut files: BTreeMap<&str, &str> = BTreeMap::new();
    for (at, step) in steps.iter().enumerate() {
        apply(&mut warm, step);
        for (path, text) in *step {
            match text {
                Some(text) => drop(files.insert(path, text)),
                None => drop(files.remove(path)),
            }
        }
        let mut cold = Site::empty();
        apply(&mut cold, &files.iter().map(|(path, text)| (*path, Some(*text))).collect::<Vec<_>>());
        assert_eq!(warm.catalog(), cold.catalog(), "step {at}");
        assert!(outcome(&warm) == outcome(&cold), "step {at}: {:#?}\n{:#?}", warm.findings(), cold.findings());
    }
}

#[test]
fn names_that_cannot_be_read_leave_the_last_good_ones() {
    let mut site = Site::empty();
    let index = ("content/r/index.md", Some("+++\ntitle = \"R\"\n+++\n"));
    apply(&mut site, &[index, ("content/r/a.md", Some("# A\n\nMoscow")), ("content/names.toml", Some(MOSCOW))]);
    let before = outcome(&site).0;
    apply(&mut site, &[("content/names.toml", Some("[[name]\n"))]);
    let (after, findings) = outcome(&site);
    assert!(before == after);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(Fault::of(&site, &Route::Names).is_some());
}
