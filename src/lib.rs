//! Lacuna: a static site generator for documents with gaps.
//!
//! An agency releases a report with parts of it withheld; somebody transcribes what is left. Lacuna turns such transcriptions into
//! a web edition in which **every gap is shown, explained and counted**. This page is the architecture: the picture, the stages,
//! the words, and what never happens.
//!
//! # The picture
//!
//! ```text
//!  content/, templates/   pure: no files, no clock, no globals
//!                      ┌────────────────────────────────────────────────────────────────────────────────┐
//! ┌──────────┐         │ RawText ─withhold─▶ Source ─parse─▶ Section ─admit─▶ Catalog                   │
//! │   disk   │─Changes▶ │                (public text)  ▲        │ body           │ what others may know │  ┌─ build ─▶ disk
//! │ discover │         │                            Lexicon     └──── compose ───┘                      │──┼─ serve ─▶ a socket
//! └──────────┘         │                                                 ▼                              │  └─ check ─▶ findings
//!                      │                          Page (a closed view) ─render─▶ bytes                  │
//!                      └────────────────────────────────────────────────────────────────────────────────┘
//! ```
//!
//! A [`Site`](site::Site) is the box in the middle: **a function from route to bytes**. A cold start applies all files to an empty
//! site, a save applies one, and both run the same tasks. Pages are made from a [`Snapshot`](site::Snapshot), which never changes, and
//! what is derived of a report belongs to the state of that report; so there is no second path, and nothing that could go stale.
//!
//! # The stages
//!
//! | stage | what goes in and comes out | can it fail? |
//! |---|---|---|
//! | [`disk::discover`] | a folder → [`Changes`](site::Changes): the path and the content of every file | what is wrong with a file is a finding |
//! | [`disk::Watch`] | the same folder while it is edited → the changes of each save, as soon as a file is closed | as above |
//! | [`Content::read`](text::Content::read) | a file → text or a [`Blob`](text::Blob), by its bytes and not by its name | a blob in which withheld text opens is refused |
//! | [`text::withhold`] | [`RawText`](text::RawText) → [`Source`](text::Source), the public text; there is no other way to make one | a text that cannot be cut is refused whole |
//! | [`facts`] | the TOML of a site: front matter, `edition.toml`, `names.toml` → a [`Report`](edition::Report), a [`Config`](config::Config), [`Names`](edition::Names) | never: all that is wrong is found at once |
//! | [`parse::section`], [`parse::report`] | a source and a [`Lexicon`](edition::Lexicon) → a [`Section`](edition::Section), alone, without any other file | never: a value and findings |
//! | [`Catalog::admit`](catalog::Catalog::admit), [`withdraw`](catalog::Catalog::withdraw) | what others may know of a section, its [`Summary`](edition::Summary), goes in and out; exact inverses | no; a second claim of one address is a finding |
//! | compose | a section, its report and the catalog → a [`Page`](page::Page), as in [`SectionView::new`](page::SectionView::new); [`page::links`] resolves what it cites | a dangling reference is a finding |
//! | [`ledger::ledger`] | all sections of one report → a [`Ledger`](ledger::Ledger): a row for every redaction and every code, the sheets of the map, the open questions | never |
//! | [`check`] | the catalog, and the texts of one report → what does not fit together across files | it makes findings |
//! | [`repeats::find`] | all sections of one report → the passages that it repeats in nearly the same words | never |
//! | [`collate`] | the sections of one report, and the text that an OCR program read → where the two differ, in order | a difference is a finding, unless the report accepts it |
//! | [`render::page`] | a page and the [`Templates`](render::Templates) → bytes; [`render::body()`] writes the HTML of a text | only by a fault of a template |
//! | [`disk::Publication`] | bytes and blobs → a new folder beside the output, swapped in whole | by the disk: it names the path |
//!
//! [`Site::apply`](site::Site::apply) runs the stages up to the catalog, [`Snapshot::page`](site::Snapshot::page) those up to the bytes
//! for one [`Route`](catalog::Route), and [`Site::findings`](site::Site::findings) lists all findings. The commands are uses of these:
//! [`command::build`] makes every page, [`command::check`] makes them for their findings, and [`command::serve`] makes the open page:
//! there [`Site::ingest`](site::Site::ingest) leaves the reading to tasks, so that no page waits for the whole edition
//! ([`Snapshot::run`](site::Snapshot::run), [`Site::commit`](site::Site::commit)), and [`preview`] answers from the latest snapshot.
//! [`command::render`] needs one text and no site, [`command::explain`] neither.
//!
//! **A page may see its own report and the catalog, never another report's prose.** The catalog holds no prose and no spans; so an
//! edit to prose leaves it equal, and no page of another report can have changed. A template sees its view and nothing else: what a
//! page depends on is exactly its [`Page`](page::Page).
//!
//! # The words
//!
//! One word for one thing, in code, documentation, style sheets and findings.
//!
//! | word | means |
//! |---|---|
//! | edition | the whole published collection: everything below `content/` ([`Config`](config::Config)) |
//! | report | one released document: a folder with an `index.md` ([`Report`](edition::Report)) |
//! | guide | a folder of pages of our own, with the same machinery and without folios |
//! | section | one Markdown file of a report ([`Section`](edition::Section)) |
//! | folio | one page of the original, by its printed label or its place; a *page* is always a web page ([`Folio`](edition::Folio)) |
//! | redaction | text withheld by the agency that released the report ([`Redaction`](edition::Redaction)) |
//! | extent | how much is missing, as far as is known ([`Extent`](edition::Extent)) |
//! | exemption | the legal ground claimed, by its code: `25X1`, `(b)(3)` ([`Exemption`](edition::Exemption)) |
//! | margin mark | a code printed beside the text, in one of three states: at a gap, beside a block without one, on the folio ([`MarginMark`](edition::MarginMark)) |
//! | withheld text | what this edition's own editor must not publish; it never becomes a [`Source`](text::Source) |
//! | release | one disclosure of a report ([`Release`](edition::Release)) |
//! | mark | any bracket of the editor's: redacted, page, unclear, stamp … |
//! | banner | furniture of the original's pages: classification lines, running heads |
//! | layer | whose words a node has: the original's, its furniture, the editor's ([`Layer`](edition::Layer)) |
//! | note | a footnote of the original ([`Note`](edition::Note)); `[note: …]` is a remark of the editor's |
//! | reference | a citation of a section, heading, folio, note or file ([`Reference`](edition::Reference)) |
//! | ledger | the list of all redactions of a report and of all its margin marks ([`Ledger`](ledger::Ledger)) |
//! | checks | what a report says of itself (`[expect]`), and whether its transcription agrees ([`Expect`](edition::Expect)) |
//! | name | a person, an organization, a place, a publication, an event in the index of names ([`Name`](edition::Name)) |
//! | lexicon | what every parse may look up: the known exemptions, the names and their forms, the report's facts ([`Lexicon`](edition::Lexicon)) |
//! | catalog | all that one section may know of another ([`Catalog`](catalog::Catalog)) |
//! | finding | something to say about a site: a code, a place, and what to do ([`Finding`](diagnostic::Finding)) |
//! | route | the identity of one output file ([`Route`](catalog::Route)): for a report its [`Folder`](edition::Folder) and a [`ReportPage`](catalog::ReportPage) |
//! | slug | the part of an address that names one page: of a section, a name, an exemption ([`Slug`](edition::Slug)) |
//! | anchor | an address on the page of a section ([`Anchor`](edition::Anchor)); written as an HTML id, never read back |
//!
//! # The house
//!
//! Folders are the stages, files the nouns or the steps. [`edition`] holds the nouns as plain data; [`text`] the gate; [`facts`], [`parse`],
//! [`catalog`], [`ledger`], [`check`], [`repeats`], [`collate`], [`page`], [`render`] and [`site`] the box of the picture; [`disk`] the seam to files and [`preview`] that to sockets; [`diagnostic`] the findings and
//! their printers; [`command`] and [`cli`] what a person types. The templates, styles and faces of `templates/` are embedded in the
//! program ([`render::BUILT_IN`]).
//!
//! | never | because |
//! |---|---|
//! | [`edition`] → Markdown, templates, files, time | the nouns outlive the tools |
//! | [`parse`] → [`catalog`] | a file parses alone, in parallel, and again by itself after a save |
//! | [`catalog`] → a section's body, HTML, templates | knowing another section's prose would make every edit global |
//! | [`page`] → templates, [`render`] | views are data, and are tested without a template |
//! | [`render`] → [`catalog`], other sections | a template cannot reach round its view |
//! | anything but [`disk`] → files; anything but [`preview`] → sockets | two seams, and tests stand in for both |
//! | anything → the bytes of a [`RawText`](text::RawText), but [`text`] | withheld text has nowhere to go |
//! | anything but [`Body::visit`](edition::Body::visit) and [`parse`] → the nodes of a body | one walk decides on which page, and on whose [`Layer`](edition::Layer), words are |
//! | output → the output folder's former content | output is not input; only [`disk`] looks there, to know its own files |
//! | a hash map's order, a clock, an absolute path → output | same input, same bytes |
//!
//! # What follows from it
//!
//! - **The original's words and ours are never confused**: whatever the original does not say carries `data-editorial` in the HTML.
//! - **No word of a transcription is lost in silence**: every byte of a body that is not blank appears on the page, is known
//!   syntax, or is an error.
//! - **The output outlives the program**: links are relative, no page asks another host for anything, and a page reads well
//!   without scripts and styles.

pub mod catalog;
pub mod check;
pub mod cli;
pub mod collate;
pub mod command;
pub mod config;
pub mod diagnostic;
pub mod disk;
pub mod edition;
pub mod facts;
pub mod ledger;
pub mod page;
pub mod parse;
pub mod preview;
pub mod render;
pub mod repeats;
mod sequence;
pub mod site;
pub mod text;

#[cfg(test)]
mod first_report;

/// What else the output of a version depends on: counted up when the renderer changes within a version.
pub const BUILD: &str = "1";
