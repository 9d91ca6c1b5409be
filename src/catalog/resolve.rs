//! From what a citation names to where it leads, or what it was probably meant to name.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

use crate::edition::{Anchor, Folder, Note, OutPath, Slug, Summary, Target};
use crate::text::FilePath;

use super::by_name::Claimant;
use super::lookup::fold;
use super::{Catalog, Dangling, Destination, ReportEntry, Route};

/// The place that a reference is made from.
#[derive(Debug, Clone, Copy)]
pub struct RefContext<'a> {
    /// The file.
    pub file: &'a FilePath,
    /// The report's folder.
    pub folder: &'a Folder,
    /// The section's address; `None` for a report's `index.md`.
    pub slug: Option<&'a Slug>,
}

/// A destination, with its title where it has one.
type Found<'a> = (Destination<'a>, Option<&'a str>);

impl Catalog {
    /// Where a reference to a target leads, with the title of that place where it has one. Nothing for an address that no page may have:
    /// that is a finding of the parse.
    ///
    /// # Errors
    ///
    /// The edition has no such place.
    pub fn resolve<'a>(&'a self, target: &'a Target, here: RefContext<'a>) -> Result<Option<Found<'a>>, Dangling> {
        match target {
            Target::Outside(address) => Ok(Some((Destination::Outside(address), None))),
            Target::Unsafe(_) => Ok(None),
            Target::Folio(label) => self.folio(label, here).map(Some),
            Target::Note(label) => self.note(label, here).map(Some),
            Target::Endnote(label) => self.endnote(label, here).map(|place| Some((place, None))),
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
        let place = own.lookup().folio(named, here.slug.and_then(|slug| own.place(slug)));
        let found = place.and_then(|place| {
            let (slug, _, summary) = own.at(place.section())?;
            Some((section(here.folder, slug, Some(&summary.folios.get(place.index())?.anchor)), None))
        });
        found.ok_or_else(|| Dangling::folio(named, own))
    }

    /// A note of this section, or else of the report. Where numbering restarts, a printed number may be that of several.
    fn note<'a>(&'a self, wanted: &str, here: RefContext<'a>) -> Result<Found<'a>, Dangling> {
        let own = self.own(here)?;
        let this = here.slug.and_then(|slug| own.place(slug));
        let note = |place: &Claimant| {
            let (slug, _, summary) = own.at(place.section())?;
            Some((slug, summary.notes.get(place.index())?))
        };
        let known = own.lookup().notes(wanted, this).find(|places| !places.is_empty()).unwrap_or_default();
        match (known.first().and_then(note), known.len()) {
            (Some((slug, note)), 1) => Ok((section(here.folder, slug, Some(&note.anchor)), None)),
            (Some((slug, note)), _) => {
                let (label, anchor) = (&note.label, &note.anchor);
                let help = format!("use its label, [[note {label}]], or its address, [[{slug}#{anchor}]]");
                Err(Dangling::new(format!("several notes have the number `{wanted}`"), help))
            }
            (None, _) => Err(Dangling::new(
                format!("this report has no note `{wanted}`"),
                "write the text of a note in a paragraph that begins [^1]:",
            )),
        }
    }

    /// The endnote that a reference means.
    ///
    /// # Errors
    ///
    /// The report has no such endnote.
    pub fn endnote<'a>(&'a self, label: &str, here: RefContext<'a>) -> Result<Destination<'a>, Dangling> {
        let own = self.own(here)?;
        let place = own.lookup().endnote(label, here.slug.and_then(|slug| own.place(slug)));
        let found = place.and_then(|place| {
            let (slug, _, summary) = own.at(place.section())?;
            Some(section(here.folder, slug, Some(&summary.notes.get(place.index())?.anchor)))
        });
        found.ok_or_else(|| Dangling::endnote(label))
    }

    /// Where the paper refers to an endnote of a section.
    pub fn endnote_reference<'a>(&'a self, note: &Note, here: RefContext<'a>) -> Option<Destination<'a>> {
        let (slug, from) = self.own(here).ok()?.endnote_reference(note, here.slug?)?;
        Some(section(here.folder, slug, Some(&from.anchor)))
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
            return Ok((Destination::File(page.path(), None), Some(&known.name)));
        }
        let own = self.own(here)?;
        if name.is_empty() {
            let Some(slug) = here.slug else { return anywhere((here.folder, own), fragment.unwrap_or_default()) };
            let missing = || Dangling::new(format!("there is no section `{slug}`"), "check its name");
            return at((here.folder, own), own.find(slug.as_str()).ok_or_else(missing)?, fragment);
        }
        if let Some((folder, rest)) = name.split_once('/')
            && let Some((folder, _, entry)) = self.find(folder)
        {
            return match entry.find(rest) {
                Some(found) => at((folder, entry), found, fragment),
                None => Err(self.missing_section(name, folder, entry)),
            };
        }
        let folded = fold(name);
        let lookup = own.lookup();
        let section_of = |places: &[Claimant]| own.at(places.first()?.section());
        if let Some(found) = own.find(name).or_else(|| section_of(lookup.slugs.get(&folded))) {
            return at((here.folder, own), found, fragment);
        }
        if let Some((folder, report, _)) = self.report_in(&folded) {
            return Ok((Destination::Report(folder), Some(&report.title)));
        }
        if let Some(found) = section_of(lookup.titles.get(&folded)) {
            return at((here.folder, own), found, fragment);
        }
        let heading = lookup.headings.get(&folded).first().and_then(|place| {
            let (slug, _, summary) = own.at(place.section())?;
            let heading = summary.headings.get(place.index())?;
            Some((section(here.folder, slug, Some(&heading.anchor)), Some(&*heading.text)))
        });
        if let Some(found) = heading {
            return Ok(found);
        }
        if let Some((folder, report, _)) = self.report_named(&folded) {
            return Ok((Destination::Report(folder), Some(&report.title)));
        }
        Err(self.missing_section(name, here.folder, own))
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
            Dangling::new(format!("`{path}` is outside content/"), "link to files of the site by their relative paths")
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
            if let Some(found) = section {
                return at((folder, entry), found, fragment);
            }
        }
        if self.has_file(below) || self.is_citable(below) {
            return Ok((Destination::File(OutPath::new(below), fragment.map(decode)), None));
        }
        let help = match self.own(here)?.spellings().files.nearest(path) {
            Some((_, near)) => format!("did you mean `{near}`?"),
            None => {
                "link to a file of the site by its relative path, or to a web address that starts with https://".into()
            }
        };
        Err(Dangling::new(format!("the file `{path}` does not exist"), help))
    }

    /// Whether a path is that of a page that a text may cite: one that no prose of another report decides.
    fn is_citable(&self, path: &str) -> bool {
        match Route::of_path(path) {
            Route::Exemptions | Route::Exemption(_) => false,
            route => self.has(&route),
        }
    }
}

fn section<'a>(folder: &'a Folder, slug: &'a Slug, anchor: Option<&'a Anchor>) -> Destination<'a> {
    Destination::Section { folder, slug, anchor }
}

/// A place in a section of a report.
fn at<'a>(
    (folder, entry): (&'a Folder, &'a ReportEntry),
    (slug, _, summary): (&'a Slug, &'a FilePath, &'a Summary),
    fragment: Option<&str>,
) -> Result<Found<'a>, Dangling> {
    let title = Some(&*summary.title).filter(|title| !title.is_empty());
    let Some(fragment) = fragment else { return Ok((section(folder, slug, None), title)) };
    let anchors = entry.anchors(slug);
    match anchors.and_then(|anchors| anchors.find(fragment)) {
        Some((anchor, heading)) => {
            let heading = heading.and_then(|at| summary.headings.get(at));
            let words = match anchor {
                Anchor::Numbered(name) => Some(&*name.label),
                _ => heading.map(|heading| &*heading.text).or(title),
            };
            Ok((section(folder, slug, Some(anchor)), words))
        }
        None => Err(Dangling::anchor(fragment, slug, anchors.map(|anchors| &anchors.spellings))),
    }
}

/// The only place of a report that has an address.
fn anywhere<'a>((folder, entry): (&'a Folder, &'a ReportEntry), fragment: &str) -> Result<Found<'a>, Dangling> {
    let mut places = entry.sections_with(fragment).into_iter().filter_map(|place| entry.at(place));
    match (places.next(), places.next()) {
        (Some(section), None) => at((folder, entry), section, Some(fragment)),
        (Some((slug, ..)), Some(_)) => Err(Dangling::new(
            format!("several sections have the address `#{fragment}`"),
            format!("name the section: `[[{slug}#{fragment}]]`"),
        )),
        _ => {
            Err(Dangling::new(format!("no section of this report has the address `#{fragment}`"), Dangling::ADDRESSES))
        }
    }
}

/// A relative path from a folder; `None` if it leads out of the top.
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

/// Decodes percent signs; a path that would not be UTF-8 afterwards stays as it is.
pub(super) fn decode(path: &str) -> Cow<'_, str> {
    percent_decode_str(path).decode_utf8().unwrap_or(Cow::Borrowed(path))
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
