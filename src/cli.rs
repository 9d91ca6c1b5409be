//! The command line: arguments and their help; no behaviour.

use std::path::PathBuf;

use bytesize::ByteSize;
use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use crate::config::base_url;
use crate::text::is_withheld_name;

/// A static site generator for documents with redactions.
///
/// Lacuna turns Markdown transcriptions of released reports into a web edition that shows, explains and counts every redaction. A
/// site is a folder that contains content/, with one folder for each report and one Markdown file for each section.
#[derive(Debug, Parser)]
#[command(name = "lacuna", bin_name = "lacuna", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
To start: lacuna new my-edition

The guide explains the marks, the files and each step. It is the folder content/guide/ of Lacuna's
repository, which this program does not contain; begin with 00-from-ocr-to-edition.md.")]
pub struct Cli {
    /// The command to run.
    #[command(subcommand)]
    pub command: Command,
}

/// A command with its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a new edition
    #[command(after_help = "\
Examples:
  lacuna new my-edition                 make an edition in the folder my-edition/
  lacuna new .                          make one in this folder

The edition has one small report, which shows each mark in use; its settings, with every key; and a
workflow that publishes it on GitHub Pages. Existing files are not changed. All marks and keys are in
the guide: content/guide/02-the-marks.md and 03-the-files.md in Lacuna's repository.")]
    New(NewArgs),
    /// Build the site
    #[command(after_help = "\
Examples:
  lacuna build                          build the site in this folder into public/
  lacuna build reports --out /tmp/www   build the site in reports/ into another folder
  lacuna build --base-url https://example.org/reports/
                                        also write sitemap.xml, feed.xml and 404.html, which need
                                        the address

A site with errors is not written. The previous site stays in place until the new one is complete.
Exit codes: 0 built or unchanged, 1 errors in the content, 2 usage or disk error.")]
    Build(BuildArgs),
    /// Preview the site in a browser; pages update as you save
    #[command(after_help = "\
Examples:
  lacuna serve                          serve the site in this folder at http://127.0.0.1:4000/
  lacuna serve reports --port 4001 --open
                                        serve the site in reports/ and open it in a browser

Only this computer can reach the preview. Each page shows its own findings, and /_lacuna/ lists all
findings and open questions. Press Ctrl-C to stop.")]
    Serve(ServeArgs),
    /// Report every problem in a site without writing any files
    #[command(after_help = "\
Examples:
  lacuna check                          print all findings
  lacuna check --format github          annotate the lines of a pull request
  lacuna check --against scan.txt       also compare the report with its OCR text
  lacuna check --against scan.txt:sov-87-10015x
                                        name the report, if the site has several
  lacuna check --against 2022=scan.txt  the OCR text is of the release 2022
  lacuna check --canaries secrets.txt   also search every output for words that must not be published

The last lines say what is left to do: pages to transcribe or proofread, guesses, doubtful readings.
To learn more about a finding, run `lacuna explain CODE`.
Exit codes: 0 no errors, 1 errors in the content, 2 usage or disk error.")]
    Check(CheckArgs),
    /// Pin the addresses of every report, so that citations keep leading to the same words
    #[command(after_help = "\
Examples:
  lacuna pin                            write content/REPORT/addresses.lock for each report
  lacuna pin --accept memo/letter.html#f1-p2 --reason 'corrected against the scan'
                                        accept the new words of one address

From then on, an address that is gone or names different words is an error in every build and check.
Commit the files: each has a line for each address, with a digest of its words.
Exit codes: 0 all addresses hold, 1 some have changes to accept, 2 usage or disk error.")]
    Pin(PinArgs),
    /// Render a single text as HTML
    #[command(after_help = "\
Examples:
  lacuna render content/report/01-cover.md
  echo 'It was [redacted 25X1].' | lacuna render -")]
    Render(RenderArgs),
    /// Draft a report from the text of an OCR program or a PDF file
    #[command(after_help = "\
Examples:
  lacuna draft memo.txt --into content/memo
                                        one text: OCR output, or Markdown
  lacuna draft scans/ --into content/memo --title 'The Skerry Light'
                                        pictures of pages, each with its text beside it: 1.png, 1.txt;
                                        the pictures are copied to content/memo/scans/
  lacuna draft memo.pdf --into content/memo
                                        a PDF file with text in it, if pdftotext is installed
  ocrmypdf --sidecar memo.txt memo.pdf out.pdf && lacuna draft memo.txt --into content/memo
                                        a PDF file without text

The draft has every word of the text and no others. Pages, running heads, stamps, codes in the margin,
redactions, headings and numbered paragraphs are marked where they can be recognized; a number with a
`?` is a guess. If content/memo/scans/ has pictures of the pages, the draft shows them beside the text;
texts in that folder are not published. The title is the line SUBJECT: of the text, if it has one.
Existing files are never changed: if content/memo has texts, the draft goes to content/memo-2, and the
program says where the two differ.

After that, run `lacuna serve` and compare each page with its scan, then run `lacuna check`.")]
    Draft(DraftArgs),
    /// Explain an exemption code or a finding, or list them all
    #[command(after_help = "\
Examples:
  lacuna explain                        list all exemption codes and findings
  lacuna explain 25X1                   an exemption code: its meaning and legal authority
  lacuna explain unclosed-mark          a finding: what is wrong and how to fix it")]
    Explain(ExplainArgs),
    /// Print the completion script for a shell
    #[command(hide = true)]
    Completions(CompletionsArgs),
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// The folder of the edition
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The site: the folder that contains content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The output folder [default: SITE/public]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// The address of the published site; overrides base_url in edition.toml
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// The maximum size of the site, such as 800MB; a larger site is an error
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub max_size: Option<ByteSize>,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

fn size(text: &str) -> Result<ByteSize, &'static str> {
    text.parse().map_err(|_| "write a size such as 800MB")
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The site: the folder that contains content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The port; 0 takes any free port
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,
    /// Open the site in a browser
    #[arg(long)]
    pub open: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The site: the folder that contains content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The output format
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// A list of phrases, one on each line, that no output may contain in any form
    #[arg(long, value_name = "FILE")]
    pub canaries: Option<PathBuf>,
    /// Compare a report with the OCR text that it was made from; may be repeated
    #[arg(long, value_name = "[RELEASE=]OCR[:REPORT]")]
    pub against: Vec<String>,
    /// Treat warnings as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Arguments of `pin`.
#[derive(Debug, Args)]
pub struct PinArgs {
    /// The site: the folder that contains content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Accept the change of an address, such as memo/letter.html#f1-p2; may be repeated
    #[arg(long, value_name = "ADDRESS", requires = "reason")]
    pub accept: Vec<String>,
    /// The reason for the change, in one line; the file keeps it
    #[arg(long, value_name = "TEXT", requires = "accept", value_parser = reason)]
    pub reason: Option<String>,
}

fn reason(text: &str) -> Result<String, &'static str> {
    let reason = text.trim();
    if reason.is_empty() || reason.contains(char::is_control) {
        return Err("write a reason in one line");
    }
    // The file is public.
    if is_withheld_name(reason) { Err("a reason cannot contain withheld text") } else { Ok(reason.to_owned()) }
}

/// Arguments of `render`.
#[derive(Debug, Args)]
pub struct RenderArgs {
    /// A Markdown file, or - for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

/// Arguments of `draft`.
#[derive(Debug, Args)]
pub struct DraftArgs {
    /// A text file, or a folder of page images with text files; each becomes a section
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<PathBuf>,
    /// The folder of the new report, such as content/memo
    #[arg(long, value_name = "FOLDER")]
    pub into: PathBuf,
    /// The title of the report [default: its subject, or the name of the source]
    #[arg(long)]
    pub title: Option<String>,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// An exemption code such as 25X1 or (b)(3), or a finding such as unclosed-mark
    pub code: Option<String>,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    pub shell: Shell,
}

/// An output format of `check`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Excerpts and help for a terminal
    Human,
    /// One JSON object
    Json,
    /// Workflow commands of GitHub Actions
    Github,
}
