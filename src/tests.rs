//! Work grows as its input does, and no faster: families of sites, each with n, 2n and 4n of one thing.
//!
//! Each site is read, checked and rendered whole, on one thread. Two things are counted, and time is not one of them: the steps that the
//! loops of the program count ([`steps`](crate::steps)), and the bytes that are allocated. **A new family is one line.**

use std::ops::Range;

use crate::site::{Changes, Intake, Site};
use crate::steps;
use crate::text::{Content, FilePath, RawText};

/// The path and the text of each file.
type Files = Vec<(String, String)>;

/// What a site costs: steps, and bytes allocated.
fn cost(files: Files) -> [usize; 2] {
    let changes = changes(files);
    let mut site = Site::empty();
    counted(|| {
        site.apply(Intake::from(changes));
        let pages = site.each_page(&site.routes(), |_, page| page.map(drop));
        drop((pages, site.findings().to_vec()));
    })
}

/// The steps and the bytes that work on this thread takes.
fn counted(work: impl FnOnce()) -> [usize; 2] {
    let mut counted = 0;
    let allocated = allocation_counter::measure(|| counted = steps::of(work));
    [counted, usize::try_from(allocated.bytes_total).expect("64 bits")]
}

fn changes(files: Files) -> Changes {
    let files = files
        .into_iter()
        .map(|(path, text)| (FilePath::new(&path), Some(Content::Text(RawText::new(text.into_bytes())))));
    Changes { files: files.collect(), faults: Vec::new() }
}

/// Does all work on this thread.
fn on_one_thread<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().expect("a thread");
    pool.install(work)
}

/// Fails if what n more cost grows with n. What every site costs, however small, does not count.
fn is_linear(n: usize, files: fn(usize) -> Files) {
    let [one, two, four] = on_one_thread(|| {
        // What is made once and kept is made here.
        cost(files(n));
        [n, 2 * n, 4 * n].map(|n| cost(files(n)))
    });
    for (what, at, most) in [("steps", 0, 25), ("bytes", 1, 32)] {
        let (first, then) = (two[at].saturating_sub(one[at]), four[at].saturating_sub(two[at]));
        assert!(
            then * 10 <= first * most + 1000,
            "{what} for {n}, {} and {}: {}, {} and {}",
            2 * n,
            4 * n,
            one[at],
            two[at],
            four[at]
        );
    }
}

macro_rules! families {
    ($($name:ident, $n:literal, $files:expr;)*) => {
        $(#[test]
        fn $name() {
            is_linear($n, $files);
        })*
    };
}

/// A text for each number, one after the other.
fn each(numbers: Range<usize>, text: impl Fn(usize) -> String) -> String {
    numbers.map(text).collect()
}

fn index(facts: &str) -> (String, String) {
    ("content/r/index.md".into(), format!("+++\ntitle = \"R\"\n{facts}\n+++\n"))
}

/// A report of one section.
fn text(text: &str) -> Files {
    vec![index(""), ("content/r/01-a.md".into(), format!("# A\n\n[page 1]\n\n{text}\n"))]
}

/// A report of `n` sections, each with its own title, page and words before its text.
fn sections(n: usize, facts: &str, text: impl Fn(usize) -> String) -> Files {
    let section = |at: usize| {
        let words = each(0..12, |word| format!("w{at}x{word} "));
        let text = format!("# Title {at}\n\n[page {}]\n\n{words}\n\n{}\n", at + 1, text(at));
        (format!("content/r/{at:03}-s{at}.md"), text)
    };
    std::iter::once(index(facts)).chain((0..n).map(section)).collect()
}

/// So many reports of one section.
fn reports(n: usize, text: impl Fn(usize) -> String) -> Files {
    let report = |at: usize| {
        let index = (format!("content/r{at}/index.md"), format!("+++\ntitle = \"Report {at}\"\n+++\n"));
        [index, (format!("content/r{at}/01-a.md"), format!("# A\n\n[page 1]\n\nw{at} {}\n", text(at)))]
    };
    (0..n).flat_map(report).collect()
}

fn with(mut files: Files, path: &str, text: String) -> Files {
    files.push((path.into(), text));
    files
}

/// A report with an introduction.
fn introduced(text: &str, mut files: Files) -> Files {
    files.iter_mut().filter(|(path, _)| path.ends_with("index.md")).for_each(|(_, index)| index.push_str(text));
    files
}

/// A report with printed contents, and the headings that they name, each on a page of its own.
fn contents(n: usize, heading: impl Fn(usize) -> String) -> Files {
    let table = each(0..n, |at| format!("|{}|{}|\n", heading(at), at + 2));
    let headings = each(0..n, |at| format!("[page {}]\n\n## {}\n\n", at + 2, heading(at)));
    vec![
        index("[expect]\ncontents = \"a\""),
        ("content/r/01-a.md".into(), format!("# A\n\n[page 1]\n\n|Title|Page|\n|-|-|\n{table}")),
        ("content/r/02-b.md".into(), format!("# B\n\n{headings}")),
    ]
}

const NAMES: &str = "content/names.toml";
const PINS: &str = "content/r/addresses.lock";
const EDITION: &str = "content/edition.toml";

fn names(n: usize) -> String {
    each(0..n, |at| format!("[[name]]\nname = \"Keeper Number{at}\"\nkind = \"person\"\n"))
}

fn exemptions(n: usize) -> String {
    each(0..n, |at| format!("[[exemption]]\ncode = \"Q-{at}\"\nmeaning = \"m\"\nauthority = \"a\"\n"))
}

families! {
    // One paragraph.
    gaps, 100, |n| text(&"[redacted 25X1] ".repeat(n));
    lines, 100, |n| text(&"[2 lines not declassified] ".repeat(n));
    codes, 100, |n| text(&"[25X1] ".repeat(n));
    pages_and_gaps, 50, |n| text(&each(0..n, |at| format!("[page {}] [redacted] ", at + 2)));
    gaps_after_a_long_word, 50, |n| text(&("w".repeat(100 * n) + &" [redacted]".repeat(n)));
    gaps_after_many_blanks, 50, |n| text(&("w".to_owned() + &"\u{a0}".repeat(100 * n) + "w" + &" [redacted]".repeat(n)));
    brackets, 500, |n| text(&"[".repeat(n));
    closed_brackets, 500, |n| text(&("[".repeat(n) + &"]".repeat(n)));
    open_marks, 50, |n| text(&"[redacted ".repeat(n));
    unknown_marks, 50, |n| text(&"[redcated 25X1] ".repeat(n));
    emphasis, 100, |n| text(&"*a* **b** ".repeat(n));
    open_emphasis, 100, |n| text(&"*a _b ".repeat(n));
    html, 50, |n| text(&"<b>a</b> ".repeat(n));
    words, 1000, |n| text(&"word ".repeat(n));
    long_word, 1000, |n| text(&"w".repeat(n));
    note_cited_often, 50, |n| text(&("word[^1] ".repeat(n) + "\n\n[^1]: note"));
    withheld, 1000, |n| text(&"[withheld \n".repeat(n));
    withheld_in_one_line, 1000, |n| text(&"[withheld ".repeat(n));

    // One section.
    paragraphs, 100, |n| text(&"one two three\n\n".repeat(n));
    gaps_in_paragraphs, 50, |n| text(&"word [redacted 25X1] [25X1]\n\n".repeat(n));
    questions, 50, |n| text(&"a [redacted? 25X1?] [note: why?] b\n\n".repeat(n));
    repeated_paragraphs, 20, |n| text(&each(0..n, |_| each(0..60, |word| format!("w{word} ")) + "\n\n"));
    paragraphs_repeated_in_pairs, 10, |n| text(&each(0..2 * n, |at| each(0..60, |word| format!("p{}w{word} ", at % n)) + "\n\n"));
    notes, 50, |n| text(&each(0..n, |at| format!("word[^{at}] [[note {at}]]\n\n[^{at}]: note {at}\n\n")));
    equal_headings, 50, |n| text(&"## Same\n\n".repeat(n));
    colliding_headings, 50, |n| text(&each(0..n, |at| format!("## Same\n\n## Same {at}\n\n")));
    equal_pins, 50, |n| text(&"word {#p}\n\n".repeat(n));
    braces_without_pins, 50, |n| text(&"word {#p }\n\n".repeat(n));
    pins, 50, |n| text(&each(0..n, |at| format!("word {{#p{at}}}\n\n")));
    table_columns, 50, |n| text(&format!("{}|\n{}|\n{}|", "|a".repeat(n), "|-".repeat(n), "|b".repeat(n)));
    table_rows, 50, |n| text(&format!("|a|b|\n|-|-|\n{}", "|[redacted]|[25X1]|\n".repeat(n)));
    nested_quotations, 50, |n| text(&format!("{}a", "> ".repeat(n)));
    nested_lists, 500, |n| text(&format!("{}a", "- ".repeat(n)));
    list_items, 100, |n| text(&"- a b c\n".repeat(n));
    pages, 50, |n| text(&each(0..n, |at| format!("[page {}]\n\na\n\n", at + 2)));
    equal_pages, 50, |n| text(&"[page 2]\n\na\n\n".repeat(n));
    page_ranges, 5, |n| text(&each(0..n, |at| format!("[pages {}-{}, not scanned]\n\n", 10_000 * at + 2, 10_000 * at + 9_999)));
    dangling_references, 50, |n| text(&each(0..n, |at| format!("## Heading {at}\n\n[[Nothing like {at}]]\n\n")));
    dangling_anchors, 300, |n| text(&each(0..n, |at| format!("## Heading {at}\n\n[[a#nothing-{at}]]\n\n")));
    dangling_pages, 300, |n| text(&each(0..n, |at| format!("[page {}]\n\n[[page {}]]\n\n", at + 2, 100_000 + at)));
    definitions, 50, |n| text(&each(0..n, |at| format!("[a{at}]: https://x.example/{at}\n")));
    code, 50, |n| text(&"```\nlet a = 1;\n```\n\n".repeat(n));

    // The printed contents.
    printed_contents, 20, |n| contents(n, |at| format!("Heading {at}"));
    printed_contents_of_equal_headings, 20, |n| contents(n, |_| "Same".into());

    // Sections.
    sections_of_words, 10, |n| sections(n, "", |_| String::new());
    sections_with_gaps, 10, |n| sections(n, "", |_| "Then [redacted 25X1] left. [25X1]".into());
    sections_of_one_text, 10, |n| sections(n, "", |_| each(0..70, |word| format!("w{word} ")));
    sections_in_pairs, 10, |n| sections(2 * n, "", |at| each(0..70, |word| format!("p{}w{word} ", at % n)));
    near_copies, 5, |n| sections(n, "", |at| each(0..9, |copy| each(0..70, |word| if word == copy { format!("n{at} ") } else { format!("c{copy}w{word} ") }) + "\n\n"));
    titles_cited, 10, |n| sections(n, "", |at| format!("[[Title {}]]", (at * 7) % n));
    pages_cited, 10, |n| sections(n, "", |at| format!("[[page {}]]", (at * 7) % n + 1));
    files_cited, 10, |n| sections(n, "", |at| format!("[a]({0:03}-s{0}.md)", (at * 7) % n));
    equal_notes_cited, 10, |n| sections(n, "", |_| "word[^1] [[note 1]]\n\n[^1]: note".into());
    addresses_cited_in_an_introduction, 50, |n| introduced(&each(0..n, |at| format!("[[#h-title-{at}]] ")), sections(n, "", |_| String::new()));
    addresses_of_many_sections_cited, 50, |n| introduced(&"[[#P1]] [[#p1]] ".repeat(n), sections(n, "", |_| String::new()));
    sections_listed, 10, |n| sections(n, &format!("sections = [{}]", each(0..n, |at| format!("\"s{}\", ", n - 1 - at))), |_| String::new());
    listed_sections_missing, 50, |n| sections(1, &format!("sections = [{}]", each(0..n, |at| format!("\"s{at}\", "))), |_| String::new());

    // Facts.
    releases, 50, |n| sections(1, &each(0..n, |at| format!("[[release]]\nkey = \"k{at}\"\n")), |_| String::new());
    pages_proofread, 10, |n| sections(n, &format!("[proofread]\n{}", each(0..n, |at| format!("{} = \"once\"\n", at + 1))), |_| String::new());
    former_names, 10, |n| sections(2, &format!("moved_from = [{}]", each(0..n, |at| format!("\"f{at}\", "))), |_| String::new());
    unknown_keys, 50, |n| sections(1, &each(0..n, |at| format!("k{at} = 1\n")), |_| String::new());
    expected_codes, 50, |n| sections(1, &format!("[expect.codes]\n{}", each(0..n, |at| format!("Q-{} = 1\n", 100 + at))), |_| String::new());

    // Pinned addresses and scans.
    addresses_pinned, 10, |n| with(sections(n, "", |_| "[redacted]".into()), PINS, each(0..n, |at| format!("s{at}.html#f{}-r1\t0123456789abcdef\n", at + 1)));
    addresses_gone, 10, |n| with(sections(n, "", |_| String::new()), PINS, each(0..n, |at| format!("s{at}.html#p{}\t0123456789abcdef\n", at + 100)));
    scans, 10, |n| (0..n).fold(sections(n, "scans = \"scans/*.png\"", |_| String::new()), |files, at| with(files, &format!("content/r/scans/{}.png", at + 1), "x".into()));

    // Names, exemptions, reports, files.
    forms_of_one_name, 50, |n| with(text("Body"), NAMES, format!("[[name]]\nname = \"Some Body\"\nkind = \"person\"\nforms = [{}]\n", each(0..n, |at| format!("\"Some Body{at}\","))));
    names_in_one_section, 10, |n| with(text(&each(0..n, |at| format!("Keeper Number{at}\n\n"))), NAMES, names(n));
    names_in_sections, 10, |n| with(sections(n, "", |at| format!("Keeper Number{at}")), NAMES, names(n));
    names_in_reports, 5, |n| with(reports(n, |at| format!("Keeper Number{at}")), NAMES, names(n));
    one_name_in_sections, 10, |n| with(sections(n, "", |_| "Keeper Number0".into()), NAMES, names(1));
    one_name_in_one_section, 50, |n| with(text(&"Keeper Number0\n\n".repeat(n)), NAMES, names(1));
    one_name_on_many_pages, 20, |n| with(text(&each(0..n, |at| format!("a [page {}] Keeper Number0\n\n", at + 2))), NAMES, names(1));
    unknown_exemptions, 200, |n| with(text(&each(0..n, |at| format!("went [redacted Q-{at}-of-another-law]\n\n"))), EDITION, exemptions(n));
    exemptions_in_one_section, 5, |n| with(text(&each(0..n, |at| format!("went [redacted Q-{at}]\n\n"))), EDITION, exemptions(n));
    exemptions_in_reports, 5, |n| with(reports(n, |at| format!("went [redacted Q-{at}]\n\n")), EDITION, exemptions(n));
    reports_of_words, 5, |n| reports(n, |_| String::new());
    guides, 100, |n| (0..n).fold(text(""), |files, at| with(files, &format!("content/g{at}/index.md"), format!("+++\ntitle = \"Guide {at}\"\nkind = \"guide\"\n+++\n")));
    editions_listed, 20, |n| (0..n).fold(with(text(""), EDITION, each(0..n, |at| format!("[[edition]]\npath = \"e{at}.json\"\nurl = \"e{at}\"\n"))), |files, at| with(files, &format!("content/e{at}.json"), "{\"version\":1,\"title\":\"E\",\"reports\":[{\"path\":\"r\",\"title\":\"R\",\"counts\":{\"sections\":1,\"redactions\":0,\"pages_withheld\":0,\"codes\":0,\"exemptions\":{}}}]}".into()));
    reports_cited, 5, |n| reports(n, |at| format!("[[Report {}]] [[r{0}/a]]", (at + 1) % n));
    one_section_cited_in_sections, 10, |n| sections(n, "", |_| "[[s0]]".into());
    one_report_cited, 5, |n| reports(n, |_| "[[Report 0]] [[r0/a]]".into());
    every_report_cited_in_one, 5, |n| reports(n, |at| if at == 0 { each(1..n, |to| format!("[[Report {to}]] [[r{to}/a]] ")) } else { String::new() });
    files_copied, 50, |n| (0..n).fold(text(""), |files, at| with(files, &format!("content/r/f{at}.txt"), "x".into()));
    templates, 10, |n| (0..n).fold(text(""), |files, at| with(files, &format!("templates/t{at}.html"), "x".into()));
    assets, 10, |n| (0..n).fold(text(""), |files, at| with(files, &format!("templates/assets/t{at}.css"), "x".into()));
}

/// A save collects the findings of its own files, however many there are elsewhere.
#[test]
fn a_save_costs_no_more_beside_many_findings() {
    let save = |n: usize| {
        let mut site = Site::empty();
        site.apply(Intake::from(changes(reports(n, |_| "[[Nothing like it]] [redcated]".into()))));
        let (path, text) = ("content/r0/01-a.md", "# A\n\n[page 1]\n\nw0 [redcated] twice [redcated]\n");
        let mut found = 0;
        let cost = counted(|| {
            site.apply(Intake::from(changes(vec![(path.into(), text.into())])));
            found = site.findings().of(&FilePath::new(path)).len();
        });
        assert!(found > 0);
        cost
    };
    let [[_, few], [_, many]] = on_one_thread(|| [10, 160].map(save));
    assert!(many < few * 2, "{few} and {many} bytes");
}
