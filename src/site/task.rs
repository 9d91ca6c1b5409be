//! A piece of work on a site, and what it comes to.

use rayon::prelude::*;

use crate::catalog::Dependency;
use crate::check;
use crate::config::Config;
use crate::diagnostic::{Finding, Sources as _};
use crate::edition::{Folder, Lexicon, Report, ReportKind};
use crate::parse;
use crate::render;
use crate::text::{FilePath, Source};

use super::role::Role;
use super::snapshot::Snapshot;
use super::text::{Index, Text};

/// How many checks a thread does at least.
const CHECKS: usize = 4;

/// A piece of work on a site, in the order in which it is done.
#[derive(Debug, Clone)]
pub enum Task {
    /// Read a text.
    Read(Source),
    /// Find the texts whose references may lead elsewhere, because something changed that they look at.
    FindDependents(Dependency),
    /// Check across files.
    Check(Check),
}

/// A check across files.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// What a report states of itself, its sections, and the sequence of its pages.
    Report(Folder),
    /// The names that no text mentions.
    Names,
    /// The other editions that this one lists.
    Editions,
    /// The claims to the paths of the output.
    Claims,
    /// The templates that replace none.
    Templates,
    /// The references of a text.
    References(FilePath),
}

/// What a task came to, for [`Site::commit`](super::Site::commit).
#[derive(Debug)]
pub enum Done {
    /// The facts and the introduction of a report.
    Facts(Folder, Box<Index>),
    /// A section.
    Section(Folder, Box<Text>),
    /// The texts that look at this are to be found.
    Dependents(Dependency),
    /// The findings of a check.
    Checked(Check, Vec<Finding>),
}

impl Snapshot {
    /// Does tasks, on every core. The few checks after a save are done here: to wake another thread for them takes longer.
    pub fn run(&self, tasks: Vec<Task>) -> Vec<Done> {
        let is_check = |task: &Task| matches!(task, Task::Check(_));
        let at_least = if tasks.iter().all(is_check) { CHECKS } else { 1 };
        tasks.into_par_iter().with_min_len(at_least).filter_map(|task| task.run(self)).collect()
    }
}

impl Task {
    /// Does the work.
    fn run(self, snapshot: &Snapshot) -> Option<Done> {
        Some(match self {
            Self::Read(source) => match Role::of(source.path()) {
                Role::Report(folder) => Done::Facts(folder, Box::new(read_index(source, snapshot))),
                Role::Section(folder) => {
                    let text = read_section(&folder, source, snapshot);
                    Done::Section(folder, Box::new(text))
                }
                _ => return None,
            },
            Self::FindDependents(dependency) => Done::Dependents(dependency),
            Self::Check(check) => {
                let findings = check.run(snapshot);
                Done::Checked(check, findings)
            }
        })
    }
}

impl Check {
    fn run(&self, snapshot: &Snapshot) -> Vec<Finding> {
        let catalog = snapshot.catalog();
        match self {
            Self::Report(folder) => snapshot.report_findings(folder),
            Self::Names => check::names(catalog, snapshot.name_spans()),
            Self::Editions => check::editions(catalog, snapshot.source(&FilePath::new(Config::PATH))),
            Self::Claims => snapshot.claim_findings(),
            Self::Templates => {
                let built_in: Vec<&str> = render::BUILT_IN.iter().map(|(name, _)| *name).collect();
                check::templates(&snapshot.own_templates(), &built_in, &catalog.locale)
            }
            Self::References(file) => snapshot.reference_findings(file),
        }
    }
}

impl Done {
    /// Whether it may change a page, and not only findings.
    pub fn changes_pages(&self) -> bool {
        matches!(self, Self::Facts(..) | Self::Section(..))
    }
}

fn read_index(source: Source, snapshot: &Snapshot) -> Index {
    let (facts, section, findings) = parse::report(&source, &snapshot.catalog().registry);
    Index { facts, introduction: Text { source, section, findings } }
}

fn read_section(folder: &Folder, source: Source, snapshot: &Snapshot) -> Text {
    let catalog = snapshot.catalog();
    // A text without a report is read as it would be in a guide.
    let orphan = Report { kind: ReportKind::Guide, ..Report::default() };
    let known = catalog.report(folder).map(|(report, _)| report);
    let lexicon = Lexicon { registry: &catalog.registry, names: &catalog.names, report: known.unwrap_or(&orphan) };
    let (section, mut findings) = parse::section(&source, lexicon);
    findings.extend(check::section(folder, source.path(), &section.summary, known));
    Text { source, section, findings }
}
