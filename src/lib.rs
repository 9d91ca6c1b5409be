//! Lacuna: a static site generator for documents with redactions.
//!
//! An agency releases a report with parts of it withheld, and somebody transcribes the rest. Lacuna turns such transcriptions into a
//! web edition in which **every redaction is shown, explained and counted**. This page describes the architecture: the picture, the
//! stages, the words, the rules for imports, and the guarantees.
//!
//! # The picture
//!
//! ```text
//!  content/, templates/   pure: no files, no clock, no globals
//!                      ┌────────────────────────────────────────────────────────────────────────────────┐
//! ┌──────────┐         │ RawText ─withhold─▶ Source ─parse─▶ Section ─admit─▶ Catalog                   │
//! │   disk   │─Changes▶ │                (public text)  ▲        │ body           │ what others may know │  ┌─ build ─▶ disk
//! │ discover │         │                  facts ─▶ Lexicon     └──── compose ───┘                      │──┼─ serve ─▶ a socket
//! └──────────┘         │                                                 ▼                              │  └─ check ─▶ findings
//!                      │                          Page (a closed view) ─render─▶ bytes                  │
//!                      └────────────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! A [`Site`](site::Site) is the box in the middle: **a function from route to bytes**. A cold start applies all files to an empty
//! site, and a save applies one file. Both order their work as [`Task`](site::Task)s and run the same ones. Pages are made from a
//! [`Snapshot`](site::Snapshot), which never changes. Whatever is derived from a report belongs to the state of that report, and a
//! changed report has a new state, so nothing can become stale.
//! Outside of it are only values that no input changes, such as the built-in exemptions, and memory that saves work: the code blocks
//! that were highlighted, the tables of deflate, what is left of the budget of a template. No page depends on what was made before it.
//!
//! # The stages
//!
//! | stage | input → output | can it fail? |
//! |---|---|---|
//! | [`disk::discover`] | a folder → [`Changes`](site::Changes): the path and content of every file | a problem with a file is a finding |
//! | [`disk::Watch`] | the folder while it is edited → the changes of each save, as soon as a file is closed | as above |
//! | [`Content::read`](text::Content::read) | a file → text or a [`Blob`](text::Blob), decided by its bytes, not its name | a blob that opens withheld text is refused |
//! | [`text::withhold`] | [`RawText`](text::RawText) → [`Source`](text::Source), the public text; nothing else makes one | withheld text is cut out; what cannot be cut in exactly one way is refused |
//! | [`facts`] | TOML: front matter, `edition.toml`, `names.toml` → a [`Report`](edition::Report), a [`Config`](config::Config), [`Names`](edition::Names) | never: it returns a value and all errors at once |
//! | [`Locale::new`](locale::Locale::new) | a language and message files → the words of the program on the pages | never: it returns a value; what is wrong is a finding |
//! | [`facts::address_lock`] | `addresses.lock` → the pinned addresses, an [`AddressLock`](edition::AddressLock) | never: it returns a value and all errors at once |
//! | [`facts::edition_file`] | the `edition.json` of another edition → an [`EditionFile`](edition::EditionFile) | the list of reports goes without it: a finding |
//! | [`parse::section`], [`parse::report`] | a source and a [`Lexicon`](edition::Lexicon) → a [`Section`](edition::Section), without reading any other file | never: it returns a value and findings |
//! | [`Catalog::admit`](catalog::Catalog::admit), [`withdraw`](catalog::Catalog::withdraw) | the [`Summary`](edition::Summary) of a section goes in and out; exact inverses | no; a second claim to an address is a finding |
//! | compose | a section, its report and the catalog → a [`Page`](page::Page), as in [`SectionView::new`](page::SectionView::new); [`Text::new`](page::Text::new) resolves its references | a dangling reference is a finding |
//! | [`page::Work`] | the facts of a report, and the digest of its sources → its citations, in words and as files | never |
//! | [`ledger::ledger`] | all sections of a report → a [`Ledger`](ledger::Ledger): a row for each redaction and each code, the sheets of the map, the open questions | never |
//! | [`check::address_changes`] | the pinned addresses, and [what each names now](edition::Addressed) → the ones that no longer hold | a change is a finding, until `lacuna pin` accepts it |
//! | [`check`] | the catalog, and the texts of one report → where files disagree | it makes findings |
//! | [`RepeatFinder::find`](repeats::RepeatFinder::find) | all sections of a report → its repeated passages, in groups | never |
//! | [`collate`] | all sections of a report, and the text of an OCR program → the differences, in order | a difference is a finding, unless the report accepts it |
//! | [`Index::new`](search::Index::new) | all texts of the edition → the index that a browser searches, cut into files | never |
//! | [`Draft::new`](draft::Draft::new) | the text of an OCR program → the files of a new report | never |
//! | [`render::article`] | a text with its links → its HTML, an [`Article`](page::Article), for the page of its section and that of the whole report | never |
//! | [`render::page`] | a page and the [`Templates`](render::Templates) → bytes | only if a template fails |
//! | [`disk::Publication`] | bytes and blobs → a new folder beside the output, swapped in as a whole | if the disk fails: the error names the path |
//!
//! [`Site::apply`](site::Site::apply) runs the stages up to the catalog, [`Snapshot::page`](site::Snapshot::page) the rest for one
//! [`Route`](catalog::Route), and [`Site::findings`](site::Site::findings) lists all findings. The commands use these:
//! [`command::build`] makes every page, and [`command::check`] does too if the site has templates of its own, for their findings. [`command::serve`] makes the open
//! page first: [`Site::ingest`](site::Site::ingest) leaves the reading to tasks ([`Snapshot::run`](site::Snapshot::run),
//! [`Site::commit`](site::Site::commit)), and [`preview`] answers from the latest snapshot. [`command::render`] and
//! [`command::draft`] need texts and no site; [`command::explain`] needs neither. [`command::pin`] pins
//! the addresses of each report.
//!
//! **A page may see its own report and the catalog, never another report's prose.** The catalog holds no prose and no spans. An edit
//! to prose therefore leaves it equal, and no page of another report can change. The page of an exemption is not of a report: it counts
//! the claims of each, and leads to their rows in the ledger, which quotes the words around them.
//!
//! **A page is closed: a template cannot query the site.** It gets `page`, what every page has, and `view`, the content of this page.
//! A page therefore depends on exactly its [`Page`](page::Page).
//!
//! **One walk reads a body.** [`Body::visit`](edition::Body::visit) yields each node with its place and its
//! [`Layer`](edition::Layer). The ledger, the names, the repeated passages, the search index and the plain text are filters of it, so
//! they agree on whose words are whose.
//!
//! # The words
//!
//! One word for one thing, in code, documentation, style sheets and findings.
//!
//! | word | means |
//! |---|---|
//! | edition | the whole published collection: everything below `content/` ([`Config`](config::Config)) |
//! | report | one released document: a folder with an `index.md` ([`Report`](edition::Report)) |
//! | guide | a folder of the editor's own pages, with the same machinery and no folios |
//! | section | one Markdown file of a report ([`Section`](edition::Section)) |
//! | folio | one page of the original, by its printed label or its place ([`Folio`](edition::Folio)); readers see "page". In code, a *page* is always a web page |
//! | series | of reports: the name under which several belong together ([`Report::series`](edition::Report)); of pages: a second numbering, such as that of an annex ([`Series`](edition::Series)) |
//! | scan | the picture of a page of the original, by its number: a file of the edition, a page of a PDF file, or a page of another site ([`Scans`](edition::Scans)) |
//! | article | the HTML of the text of a section ([`Article`](page::Article)) |
//! | part | a page of a long report as a whole, with some of its sections ([`WholeParts`](catalog::WholeParts)) |
//! | redaction | text withheld by the agency that released the report ([`Redaction`](edition::Redaction)) |
//! | extent | how much is missing, as far as is known ([`Extent`](edition::Extent)) |
//! | exemption | the legal ground that the agency claims, by its code: `25X1`, `(b)(3)` ([`Exemption`](edition::Exemption)) |
//! | margin mark | a code printed beside the text, attached to a redaction, a block or a folio ([`MarginMark`](edition::MarginMark)) |
//! | draft | the first transcription of a report, made from the text of an OCR program ([`Draft`](draft::Draft)) |
//! | withheld text | text that this edition's own editor must not publish; it never becomes a [`Source`](text::Source) |
//! | release | one disclosure of a report ([`Release`](edition::Release)) |
//! | mark | an editor's bracket: redacted, page, unclear, stamp … |
//! | banner | a line of the original's page furniture: classification, running head |
//! | layer | whose words a node has: the original's, its furniture's, the editor's ([`Layer`](edition::Layer)) |
//! | note | a footnote of the original ([`Note`](edition::Note)); `[note: …]` is an editor's note |
//! | reference | a citation of a section, heading, folio, note, name or file ([`Reference`](edition::Reference)) |
//! | ledger | the list of all redactions and margin marks of a report ([`Ledger`](ledger::Ledger)) |
//! | proofread | how far a page is: a draft, or compared with its scan once or twice ([`Proofread`](edition::Proofread)) |
//! | checks | what a report claims of itself (`[expect]`), and whether its transcription agrees ([`Expect`](edition::Expect)) |
//! | repeated passages | passages of one report in nearly the same words ([`Repeats`](repeats::Repeats)) |
//! | document | one page of the edition as the search reads it, in passages ([`Document`](search::Document)) |
//! | term | what the search index lists the documents of: a word, or a word with a sign that says where it is ([`Index`](search::Index)) |
//! | name | a person, organization, place, publication or event in the index of people and places ([`Name`](edition::Name)) |
//! | message | words of the program on the pages, by an id; one file a language ([`Locale`](locale::Locale)) |
//! | version | a digest of the sources of a report: which transcription a citation quotes |
//! | lexicon | what every parse may look up: the known exemptions, the names and their forms, the report's facts ([`Lexicon`](edition::Lexicon)) |
//! | catalog | all that one section may know of another ([`Catalog`](catalog::Catalog)) |
//! | finding | an error, warning or info about a site: a code, a place, and what to do ([`Finding`](diagnostic::Finding)) |
//! | route | the identity of one output file ([`Route`](catalog::Route)): for a report its [`Folder`](edition::Folder) and a [`ReportPage`](catalog::ReportPage) |
//! | slug | the part of an address that names one page: of a section, a name, an exemption ([`Slug`](edition::Slug)) |
//! | href | a link as a page has it, percent-encoded; made from a route and an anchor, never from a text ([`Href`](edition::Href)) |
//! | anchor | an address on the page of a section ([`Anchor`](edition::Anchor)); written as an HTML id, never parsed back |
//! | pinned address | an address of a report that must keep its words ([`AddressLock`](edition::AddressLock)) |
//!
//! # The house
//!
//! Folders are the stages; files are the nouns or the steps. [`edition`] holds the nouns as plain data, [`text`] the gate, and
//! [`diagnostic`] the findings and their printers. [`locale`] has the words of the program on the pages, one message file a language.
//! [`facts`], [`parse`], [`catalog`], [`ledger`], [`check`], [`repeats`], [`collate`], [`search`], [`page`], [`render`] and [`site`] are the box
//! in the picture. [`draft`] is beside it: what it writes, a person edits before the parse reads it. [`disk`] is the seam to files, and [`preview`] the seam to sockets.
//! [`command`] and [`cli`] are what a person types. The templates, styles and fonts of `templates/` are embedded in the program
//! ([`render::BUILT_IN`]).
//!
//! | never | because |
//! |---|---|
//! | [`edition`] → Markdown, templates, files, time | the nouns outlive the tools |
//! | [`parse`], [`facts`] → [`catalog`] | a file parses alone, in parallel, and again by itself after a save |
//! | [`catalog`] → a section's body, HTML, templates | knowing another section's prose would make every edit global |
//! | [`locale`] → any stage | a message depends on nothing but its variables |
//! | [`draft`] → [`parse`] | a draft is text, which the parse then reads as any other |
//! | [`page`] → templates, [`render`] | views are data, tested without a template |
//! | [`search`] → HTML, templates, [`catalog`], [`page`] | the index is data, and its text is text |
//! | [`render`] → [`catalog`], other sections | a template sees only its view |
//! | anything but [`disk`] → files; anything but [`preview`] → sockets | two seams, which tests can replace |
//! | anything but `disk/sys` → the operating system | it differs, and so does what a guarantee rests on |
//! | anything → the bytes of a [`RawText`](text::RawText), but [`text`] | withheld text cannot leave the gate |
//! | anything but [`Body::visit`](edition::Body::visit) and [`parse`] → the nodes of a body | one walk decides which page, and which [`Layer`](edition::Layer), words belong to |
//! | output → the output folder's former content | output is not input; only [`disk`] looks there, to find its own files |
//! | a hash map's order, a clock, an absolute path → output | same input, same bytes |
//!
//! # The guarantees
//!
//! | guarantee | what ensures it | what tests it |
//! |---|---|---|
//! | the original's words and the editor's are never confused | each node has one [`Layer`](edition::Layer); editorial words have `data-editorial` in the HTML | `tests/suite/layers.rs` |
//! | no word of a transcription is lost silently | each byte of a text that is not blank is in the body, in syntax that the parse recorded, or an error | `tests/suite/properties/words.rs` |
//! | a draft has every word of its text and no other | what no rule knows is a paragraph, and what Markdown would take is escaped | `tests/suite/draft.rs` |
//! | nothing depends on withheld text | the gate, which every file passes; only [`text::withhold`] makes a [`Source`](text::Source) | `tests/suite/properties/withheld/`, `tests/suite/disk/blobs.rs`, unit tests of [`text`] |
//! | a pinned address keeps its words, or the editor says why not | a digest of the words of each address, in `addresses.lock` | `tests/suite/cases/24-pinned-addresses.md`, `tests/suite/cli/pins.rs` |
//! | no page is stale | snapshots, and one path for a cold start and a save | `tests/suite/preview/walk.rs` |
//! | a build publishes everything or nothing | [`disk::Publication`], and a manifest of the files that the program wrote | `tests/suite/disk/publish.rs`, `tests/kill/` |
//! | any input can be read | parsers return a value and findings, and limit nesting | `tests/suite/properties/safety.rs`, `tests/suite/fuzz/` |
//! | no template holds up another page | pages are made on threads of their own; a page may take a number of steps and of bytes, counted by what it writes, loops through and sets | unit tests of [`render`], `tests/suite/preview/doors.rs` |
//! | same input, same bytes | no clock, no hash map's order and no absolute path in the output | `tests/site/places.py` |
//! | the output outlives the program | relative links, no requests to other servers, pages that read well without scripts and styles | `tests/site/crawl.py`, `tests/site/hostile.py`, `tests/browser/` |
//!
//! What these rest on differs between systems. `disk/sys` has a file for each, with the same functions; the table in its
//! documentation lists what holds on which.
//!
//! # What it does not do
//!
//! - **Withheld text is cut only out of Markdown, TOML, templates, styles and scripts.** Whether another file is text may depend on
//!   what it withholds, so such a file is refused.
//! - **Repeated passages are found within a report.** Across reports, an edit to one would change pages of another.
//! - **A blob is searched for withheld text only in UTF-8, UTF-16 and UTF-32.** Text in a compressed file or in a picture is not found.

#[macro_use]
mod named;

pub mod catalog;
pub mod check;
pub mod cli;
pub mod collate;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod draft;
pub mod edition;
pub mod facts;
pub mod ledger;
pub mod locale;
pub mod page;
pub mod parse;
pub mod preview;
pub mod render;
pub mod repeats;
pub mod search;
mod sequence;
pub mod site;
mod steps;
pub mod text;

#[cfg(test)]
mod first_report;
#[cfg(test)]
mod tests;

/// The revision of the renderer within a version. Increase it when the same input makes other output.
pub const BUILD: &str = "4";
