//! The command line: arguments and their help; no behaviour.

use std::path::PathBuf;

use bytesize::ByteSize;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::config::base_url;

/// A static site generator for documents with gaps.
///
/// From Markdown transcriptions of released reports Lacuna makes a web edition in which every redaction is shown, explained and
/// counted. A site is a folder with content/ in it: one folder a report, one Markdown file a section.
#[derive(Debug, Parser)]
#[command(name = "lacuna", version, arg_required_else_help = true, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What the program can be asked to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Build the site into a folder
    #[command(after_help = "\
Examples:
  lacuna build                        build the site in this folder into public/
  lacuna build reports --out /tmp/www build the site in reports/ into another folder
  lacuna build --base-url https://example.org/reports/
                                      for sitemap.xml and 404.html, which need the whole address

Nothing is written unless the whole site is sound, and the old one stays until the new one is
complete. Exit codes: 0 built or unchanged, 1 the content has errors, 2 wrong use or a failing disk.")]
    Build(BuildArgs),
    /// Show the site in a browser, and each save as it is made
    #[command(after_help = "\
Examples:
  lacuna serve                        show the site in this folder at http://127.0.0.1:4000/
  lacuna serve reports --port 4001 --open   show another one, and open it in a browser

Only this computer can see it. A page open in a browser changes as soon as a file is saved; what is
wrong with it is shown in the page, and all findings and open questions at /_lacuna/. Ctrl-C ends it.")]
    Serve(ServeArgs),
    /// Say all that is wrong with a site, and write nothing
    #[command(after_help = "\
Examples:
  lacuna check                        the findings, for people
  lacuna check --format github        the findings, beside the lines of a pull request
  lacuna check --against scan.txt     the same, and where the report differs from its OCR
  lacuna check --against scan.txt:sov-87-10015x
                                      which report, where the site has several

`lacuna explain CODE` says more about each finding.")]
    Check(CheckArgs),
    /// Show one text as HTML, without a site around it
    #[command(after_help = "\
Examples:
  lacuna render content/report/01-cover.md
  echo 'It was [redacted 25X1].' | lacuna render -")]
    Render(RenderArgs),
    /// Say what an exemption code, or the code of a finding, means
    #[command(after_help = "\
Examples:
  lacuna explain 25X1                 an exemption code, with its law and how sure that is
  lacuna explain unclosed-mark        a finding, and what to do about it")]
    Explain(ExplainArgs),
}

/// Arguments of `build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// The site's folder: the one that holds content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// Where to write; SITE/public if not given
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Where the site will be published, whatever edition.toml says of it
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// The largest site to build, such as 800MB; a larger one is an error
    #[arg(long, value_name = "SIZE")]
    pub max_size: Option<ByteSize>,
    /// Open the first page in a browser
    #[arg(long)]
    pub open: bool,
    /// Let warnings stop the build as errors do
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Arguments of `serve`.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The site's folder: the one that holds content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The port; 0 for any that is free
    #[arg(long, value_name = "N", default_value_t = 4000)]
    pub port: u16,
    /// Open the first page in a browser
    #[arg(long)]
    pub open: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The site's folder: the one that holds content/
    #[arg(default_value = ".")]
    pub site: PathBuf,
    /// The form of the findings
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub format: Format,
    /// Hold a report's words against the OCR text that it was made from: OCR.txt, or OCR.txt:REPORT
    #[arg(long, value_name = "OCR[:REPORT]")]
    pub against: Vec<String>,
    /// Let warnings count as errors
    #[arg(long)]
    pub deny_warnings: bool,
}

/// Arguments of `render`.
#[derive(Debug, Args)]
pub struct RenderArgs {
    /// A Markdown file, or - for standard input
    #[arg(default_value = "-")]
    pub file: PathBuf,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// An exemption code such as 25X1 or (b)(3), or the code of a finding such as unclosed-mark
    pub code: String,
}

/// A form of the findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: the line, the place, what to do
    Human,
    /// For programs: one JSON array
    Json,
    /// For GitHub Actions: workflow commands
    Github,
}
