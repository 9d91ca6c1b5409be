//! From what a citation names to where it leads, or what it was probably meant to name.

use crate::edition::{Folder, Folio, FolioState, Note, Reference, Series, Slug, Summary, Target};
use crate::text::FilePath;

use super::{Catalog, Destination, ReportEntry, Route};

/// The place that a reference is made from.
#[derive(Debug, Clone, Copy)]
pub struct RefContext<'a> {
    /// The file.
    pub file: &'a FilePath,
    /// The report's folder.
    pub folder: &'a Folder,
    /// The section's address; nothing for a report's `index.md`.
    pub slug: Option<&'a Slug>,
}

/// A reference that leads nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dangling {
    /// What is not there.
    pub message: String,
    /// What to do.
    pub help: String,
}

impl Dangling {
    fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

/// A destination, with its title where it has one.
type Found<'a> = (Destination<'a>, Option<&'a str>);

impl Catalog {
    /// Where a reference leads, with the title of that place where it has one. Nothing for an address that no page may have:
    /// that is a finding of the parse.
    ///
    /// # Errors
    ///
    /// There is no such place.
    pub fn resolve<'a>(
        &'a self,
        reference: &'a Reference,
        here: RefContext<'a>,
    ) -> Result<Option<Found<'a>>, Dangling> {
        match &reference.target {
            Target::Outside(address) => Ok(Some((Destination::Outside(address), None))),
            Target::Unsafe(_) => Ok(None),
            Target::Folio(label) => self.folio(label, here).map(Some),
            Target::Note(label) => self.note(label, here).map(Some),
            Target::Name { name, fragment } => self.name(name, fragment.as_deref(), here).map(Some),
            Target::File { path, fragment } => self.path(path, fragment.as_deref(), here).map(Some),
        }
    }

    fn own(&self, here: RefContext<'_>) -> Result<&ReportEntry, Dangling> {
        let nowhere = || Dangling::new("this file belongs to no report", "give its folder an index.md");
        self.report(here.folder).map(|(_, entry)| entry).ok_or_else(nowhere)
    }

    fn folio<'a>(&'a self, named: &str, here: RefContext<'a>) -> Result<Found<'a>, Dangling> {
        let own = self.own(here)?;
        let (numbering, printed) = named.split_once(':').map_or((None, named), |(name, printed)| (Some(name), printed));
        let number: Option<u32> = printed.parse().ok();
        let matches = |folio: &Folio| {
            let (label, last) = (&folio.label, folio.last.as_ref().filter(|last| last.series == Series::Arabic));
            let same_numbering = label.numbering.as_deref() == numbering;
            let in_range =
                || last.zip(number).is_some_and(|(last, number)| (label.number..=last.number).contains(&number));
            folio.state != FolioState::Continued
                && same_numbering
                && (label.printed.eq_ignore_ascii_case(printed) || in_range())
        };
        // A folio begins in one section, and may go on in others. Most are cited from the section that they stand in.
        let this = here.slug.and_then(|slug| own.section(slug).map(|(file, summary)| (slug, file, summary)));
        let begins = this.into_iter().chain(own.sections()).find_map(|(slug, _, summary)| {
            let folio = summary.folios.iter().find(|folio| matches(folio))?;
            Some((section(here.folder, slug, Some(&folio.id)), None))
        });
        begins.ok_or_else(|| {
            let names: Vec<String> =
                own.sections().flat_map(|(.., summary)| &summary.folios).map(|folio| folio.label.to_string()).collect();
            let help = match nearest(printed, names.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `[[page {near}]]`?"),
                None => "a folio is named by its printed label, and has a mark [page …] where it begins".into(),
            };
            Dangling::new(format!("this report has no folio `{named}`"), help)
        })
    }

    /// A note of this section, or else of the report. Where numbering restarts, a printed number may be that of several.
    fn note<'a>(&'a self, wanted: &str, here: RefContext<'a>) -> Result<Found<'a>, Dangling> {
        let own = self.own(here)?;
        let by_label = |note: &Note| &*note.label == wanted;
        let by_number = |note: &Note| note.printed() == wanted;
        let ways: [&dyn Fn(&Note) -> bool; 2] = [&by_label, &by_number];
        let tries = [here.slug, None].into_iter().flat_map(|only| ways.map(|is_wanted| (only, is_wanted)));
        for (only, is_wanted) in tries {
            let this = only.and_then(|slug| own.section(slug).map(|(file, summary)| (slug, file, summary)));
            let others = only.is_none().then(|| own.sections()).into_iter().flatten();
            let mut found = this.into_iter().chain(others).flat_map(|(slug, _, summary)| {
                summary.notes.iter().filter(|note| is_wanted(note)).map(move |note| (slug, note))
            });
            match (found.next(), found.next()) {
                (None, _) => {}
                (Some((slug, note)), None) => return Ok((section(here.folder, slug, Some(&note.id)), None)),
                (Some((slug, note)), Some(_)) => {
                    let help = format!("name the one: [[note {}]], or its place, [[{slug}#{}]]", note.label, note.id);
                    return Err(Dangling::new(format!("several notes print {wanted}"), help));
                }
            }
        }
        Err(Dangling::new(
            format!("this report has no note {wanted}"),
            "a note has its text in a paragraph that begins [^1]:",
        ))
    }

    fn name<'a>(
        &'a self,
        name: &'a str,
        fragment: Option<&'a str>,
        here: RefContext<'a>,
    ) -> Result<Found<'a>, Dangling> {
        // A name that is written just so comes before all else, so that a text says by itself whom it mentions.
        if let Some((_, known)) = self.names.named(name).filter(|_| fragment.is_none()) {
            let page = Route::Name(known.slug.clone());
            return Ok((Destination::File(page.path().into(), None), Some(&known.name)));
        }
        let own = self.own(here)?;
        if name.is_empty() {
            let Some(slug) = here.slug else {
                return Err(Dangling::new(
                    "a report's headnote has no headings to cite",
                    "name the section before the #",
                ));
            };
            let summary = own.section(slug).map(|(_, summary)| summary);
            return self.at(here.folder, slug, summary, fragment);
        }
        if let Some((folder, rest)) = name.split_once('/')
            && let Some((folder, _, entry)) = self.find(folder)
        {
            return match entry.find(rest) {
                Some((slug, _, summary)) => self.at(folder, slug, Some(summary), fragment),
                None => Err(self.missing_section(name, folder, entry)),
            };
        }
        if let Some((slug, _, summary)) = own.find(name) {
            return self.at(here.folder, slug, Some(summary), fragment);
        }
        let sections: Vec<_> = own.sections().collect();
        let folded = fold(name);
        let same = |text: &str| folds_to(text, &folded);
        if let Some((slug, _, summary)) = sections.iter().find(|(slug, ..)| same(slug.as_str())) {
            return self.at(here.folder, slug, Some(summary), fragment);
        }
        if let Some((folder, report, _)) = self.reports().find(|(folder, ..)| same(folder.as_str())) {
            return Ok((Destination::Report(folder), Some(&report.title)));
        }
        if let Some((slug, _, summary)) = sections.iter().find(|(.., summary)| same(&summary.title)) {
            return self.at(here.folder, slug, Some(summary), fragment);
        }
        let heading = sections.iter().find_map(|(slug, _, summary)| {
            let heading = summary.headings.iter().find(|heading| same(&heading.text))?;
            Some((section(here.folder, slug, Some(&heading.id)), Some(&*heading.text)))
        });
        if let Some(found) = heading {
            return Ok(found);
        }
        let numbered =
            self.reports().find(|(_, report, _)| same(&report.title) || report.number.as_deref().is_some_and(same));
        if let Some((folder, report, _)) = numbered {
            return Ok((Destination::Report(folder), Some(&report.title)));
        }
        Err(self.missing_section(name, here.folder, own))
    }

    /// A place in a section.
    fn at<'a>(
        &self,
        folder: &'a Folder,
        slug: &'a Slug,
        summary: Option<&'a Summary>,
        fragment: Option<&'a str>,
    ) -> Result<Found<'a>, Dangling> {
        let Some(summary) = summary else {
            return Err(Dangling::new(format!("there is no section `{slug}`"), "check its name"));
        };
        let title = Some(&*summary.title).filter(|title| !title.is_empty());
        let Some(fragment) = fragment else { return Ok((section(folder, slug, None), title)) };
        match address(summary, fragment) {
            Some((id, text)) => Ok((section(folder, slug, Some(id)), text.or(title))),
            None => {
                let known = summary.headings.iter().map(|heading| heading.id.strip_prefix("h-").unwrap_or(&heading.id));
                let help = match nearest(fragment, known) {
                    Some(near) => format!("did you mean `#{near}`?"),
                    None => "an address is that of a heading, of a folio (#f4), a paragraph (#f4-p3), a gap (#f4-r1) or a note (#n1)".into(),
                };
                Err(Dangling::new(format!("`{slug}` has no address `#{fragment}`"), help))
            }
        }
    }

    /// A relative path, as code hosts follow it.
    fn path<'a>(
        &'a self,
        path: &'a str,
        fragment: Option<&'a str>,
        here: RefContext<'a>,
    ) -> Result<Found<'a>, Dangling> {
        if path.is_empty() {
            return self.name("", fragment, here);
        }
        let outside = || {
            Dangling::new(
                format!("`{path}` lies outside of content/"),
                "link to files of the site by their relative paths",
            )
        };
        let wanted = join(here.file.folder(), &decode(path)).ok_or_else(outside)?;
        let below = wanted.strip_prefix("content/").ok_or_else(outside)?;
        if let Some((folder, name)) = below.split_once('/')
            && name.to_ascii_lowercase().ends_with(".md")
            && let Some((folder, report, entry)) = self.find(folder)
        {
            if name == "index.md" {
                return Ok((Destination::Report(folder), Some(&report.title)));
            }
            let file = FilePath::new(&wanted);
            let section = entry.find(Slug::of(&file).as_str()).filter(|(_, found, _)| **found == file);
            if let Some((slug, _, summary)) = section {
                return self.at(folder, slug, Some(summary), fragment);
            }
        }
        if self.has_file(below) || self.is_citable(below) {
            return Ok((Destination::File(below.to_owned().into(), fragment), None));
        }
        let names = self.own(here)?.sections().map(|(_, file, _)| file.name().to_owned()).collect::<Vec<_>>();
        let help = match nearest(path, names.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "a link leads to a .md file of the site, to a file beside it, or to a web address with https://".into()
            }
        };
        Err(Dangling::new(format!("there is no file `{path}`"), help))
    }

    /// Whether a path is that of a page that a text may cite: one that no prose of another report decides.
    fn is_citable(&self, path: &str) -> bool {
        match Route::of_path(path) {
            Route::Exemptions | Route::Exemption(_) => false,
            route => self.has(&route),
        }
    }

    fn missing_section(&self, name: &str, folder: &Folder, entry: &ReportEntry) -> Dangling {
        let sections: Vec<_> = entry.sections().collect();
        let titles = sections.iter().map(|(.., summary)| &*summary.title);
        let names = self.names.all().iter().map(|name| &*name.name);
        let (report, wanted) = match name.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/')) {
            Some(wanted) => (format!("{folder}/"), wanted),
            None => (String::new(), name),
        };
        let slugs = sections.iter().map(|(slug, ..)| slug.as_str());
        // Another report's sections go by their addresses alone.
        let near =
            nearest(wanted, slugs).or_else(|| nearest(wanted, titles.chain(names).filter(|_| report.is_empty())));
        let help = match near {
            Some(near) => format!("did you mean `[[{report}{near}]]`?"),
            None => {
                let names: Vec<&str> = sections.iter().map(|(slug, ..)| slug.as_str()).take(12).collect();
                format!("sections of {folder} are {}", names.join(", "))
            }
        };
        Dangling::new(format!("`[[{name}]]` leads nowhere"), help)
    }
}

fn section<'a>(folder: &'a Folder, slug: &'a Slug, fragment: Option<&'a str>) -> Destination<'a> {
    Destination::Section { folder, slug, fragment }
}

/// The address on a section's page that a name means, and the heading's text if it is one.
fn address<'a>(summary: &'a Summary, name: &'a str) -> Option<(&'a str, Option<&'a str>)> {
    let folded = fold(name);
    let heading = summary.headings.iter().find(|heading| {
        let id = heading.id.strip_prefix("h-").unwrap_or(&heading.id);
        &*heading.id == name || id == name || folds_to(&heading.text, &folded)
    });
    if let Some(heading) = heading {
        return Some((&heading.id, Some(&heading.text)));
    }
    let is_known = summary.folios.iter().any(|folio| &*folio.id == name)
        || summary.notes.iter().any(|note| &*note.id == name)
        || summary.pins.iter().any(|pin| &**pin == name)
        || is_counted(summary, name);
    is_known.then_some((name, None))
}

/// Whether a name is that of a paragraph or a gap, which are counted rather than listed: `f4-p3`, `f4-r1`, `p2`.
fn is_counted(summary: &Summary, name: &str) -> bool {
    let (folio, count) = name.rsplit_once('-').unwrap_or(("", name));
    let (paragraphs, redactions) = match summary.folios.iter().find(|known| &*known.counted == folio) {
        Some(folio) => (folio.paragraphs, folio.redactions),
        None if folio.is_empty() => (summary.paragraphs, summary.redactions),
        None => return false,
    };
    let within = |digits: &str, most: u32| digits.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number));
    count.strip_prefix('p').is_some_and(|digits| within(digits, paragraphs))
        || count.strip_prefix('r').is_some_and(|digits| within(digits, redactions))
}

/// Letters and digits alone, in lower case: what two names must share to be one.
fn fold(text: &str) -> String {
    folded(text).collect()
}

/// Whether a text folds to that. Most differ in their first letter: none is folded whole for it.
fn folds_to(text: &str, wanted: &str) -> bool {
    folded(text).eq(wanted.chars())
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

/// The known name nearest to a wanted one, if it is near.
fn nearest<'a>(wanted: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = wanted.to_lowercase();
    let length = wanted.chars().count();
    // Of a name of one sign everything else of one sign is only a slip away.
    let most = (length / 4).clamp(1, 3).min(length.saturating_sub(1));
    known
        .map(|name| (strsim::osa_distance(&wanted, &name.to_lowercase()), name))
        .filter(|(distance, name)| *distance <= most && !name.is_empty())
        .min()
        .map(|(_, name)| name)
}

/// A relative path from a folder; nothing where it leaves the top.
pub(super) fn join(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Percent signs to the bytes they stand for; a sequence that is no text stays as it is.
pub(super) fn decode(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        let pair = || {
            let mut ahead = rest.clone();
            let (high, low) = (ahead.next()?, ahead.next()?);
            let digit = |byte: u8| char::from(byte).to_digit(16);
            u8::try_from(digit(high)? * 16 + digit(low)?).ok()
        };
        match (byte, pair()) {
            (b'%', Some(decoded)) => {
                bytes.push(decoded);
                rest.nth(1);
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_paths_are_joined_and_never_leave_the_top() {
        assert_eq!(join("content/r", "../q/a.md").as_deref(), Some("content/q/a.md"));
        assert_eq!(join("content/r", "./a.md").as_deref(), Some("content/r/a.md"));
        assert_eq!(join("content", "../../etc/passwd"), None);
        assert_eq!(decode("a%20b%zz%c3"), "a%20b%zz%c3");
        assert_eq!(decode("a%20b"), "a b");
    }
}
