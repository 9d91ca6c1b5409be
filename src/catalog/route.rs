//! The identity of every output file, and the links between them.

use std::borrow::Cow;

use crate::edition::exemption_slug;

use super::Catalog;

/// The identity of one output file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The list of all reports.
    FindingAid,
    /// A report's own page, by its folder.
    Report(String),
    /// A section's page: the folder and the section's address.
    Section(String, String),
    /// All sections of a report on one page.
    Whole(String),
    /// A report as plain text.
    Text(String),
    /// The ledger of a report, for reading, as CSV, as JSON.
    Ledger(String, Form),
    /// What is open in a report.
    Questions(String),
    /// The passages of a report that repeat one another.
    Parallels(String),
    /// The source of a section.
    Source(String, String),
    /// The list of the exemptions used.
    Exemptions,
    /// An exemption, by the name of its page.
    Exemption(String),
    /// The index of names.
    Names,
    /// The page of a name, by its part of an address.
    Name(String),
    /// The page for addresses that are none.
    Missing,
    /// The list of all pages for search engines.
    Sitemap,
    /// What search engines may read.
    Robots,
    /// Tells GitHub Pages to publish the files as they are.
    NoJekyll,
    /// A file of the theme, by its name below `assets/`, hash included.
    Asset(String),
    /// A file of the site that is copied as it is, by its path.
    File(String),
}

/// The form of a ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// A page.
    Html,
    /// Comma-separated values.
    Csv,
    /// JSON.
    Json,
}

impl Form {
    const ALL: [(Self, &'static str); 3] =
        [(Self::Html, "ledger.html"), (Self::Csv, "ledger.csv"), (Self::Json, "ledger.json")];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(form, _)| *form == self).map_or("", |(_, name)| name)
    }
}

impl Route {
    /// The path of the file in the output, with `/` between its parts.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::FindingAid => "index.html".into(),
            Self::Report(folder) => [folder, "/index.html"].concat(),
            Self::Section(folder, slug) => section_path(folder, slug),
            Self::Whole(folder) => [folder, "/whole.html"].concat(),
            Self::Text(folder) => [folder, "/report.txt"].concat(),
            Self::Ledger(folder, form) => [folder, "/", form.name()].concat(),
            Self::Questions(folder) => [folder, "/questions.html"].concat(),
            Self::Parallels(folder) => [folder, "/parallels.html"].concat(),
            Self::Source(folder, slug) => [folder, "/source/", slug, ".html"].concat(),
            Self::Exemptions => "exemptions/index.html".into(),
            Self::Exemption(slug) => ["exemptions/", slug, ".html"].concat(),
            Self::Names => "names/index.html".into(),
            Self::Name(slug) => ["names/", slug, ".html"].concat(),
            Self::Missing => "404.html".into(),
            Self::Sitemap => "sitemap.xml".into(),
            Self::Robots => "robots.txt".into(),
            Self::NoJekyll => ".nojekyll".into(),
            Self::Asset(name) => ["assets/", name].concat(),
            Self::File(path) => path.clone(),
        }
    }

    /// The folder of the output that the file lies in, without a slash at its end; empty at the top.
    fn directory(&self) -> Cow<'_, str> {
        match self {
            Self::Source(folder, _) => [folder, "/source"].concat().into(),
            Self::Exemptions | Self::Exemption(_) => "exemptions".into(),
            Self::Names | Self::Name(_) => "names".into(),
            Self::Asset(_) | Self::File(_) => {
                let path = self.path();
                path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned().into()
            }
            _ => self.folder().unwrap_or_default().into(),
        }
    }

    /// The route of a path in the output. That it has the form of one does not mean that there is such a page.
    #[must_use]
    pub fn of_path(path: &str) -> Self {
        match path {
            "" | "index.html" => return Self::FindingAid,
            "404.html" => return Self::Missing,
            "sitemap.xml" => return Self::Sitemap,
            "robots.txt" => return Self::Robots,
            ".nojekyll" => return Self::NoJekyll,
            _ => {}
        }
        if let Some(name) = path.strip_prefix("assets/") {
            return Self::Asset(name.into());
        }
        if let Some(name) = path.strip_prefix("exemptions/") {
            return match name.strip_suffix(".html") {
                _ if name.is_empty() || name == "index.html" => Self::Exemptions,
                Some(slug) => Self::Exemption(slug.into()),
                None => Self::File(path.into()),
            };
        }
        if let Some(name) = path.strip_prefix("names/").filter(|name| !name.contains('/')) {
            return match name.strip_suffix(".html").unwrap_or(name) {
                "" | "index" => Self::Names,
                slug if slug.len() < name.len() => Self::Name(slug.into()),
                _ => Self::File(path.into()),
            };
        }
        let Some((folder, rest)) = path.split_once('/') else { return Self::File(path.into()) };
        let page = |name: &str| name.strip_suffix(".html").map(ToOwned::to_owned);
        if let Some((form, _)) = Form::ALL.iter().find(|(_, name)| *name == rest) {
            return Self::Ledger(folder.into(), *form);
        }
        match rest {
            "" | "index.html" => Self::Report(folder.into()),
            "parallels.html" => Self::Parallels(folder.into()),
            "questions.html" => Self::Questions(folder.into()),
            "whole.html" => Self::Whole(folder.into()),
            "report.txt" => Self::Text(folder.into()),
            _ => match (rest.strip_prefix("source/").and_then(page), page(rest)) {
                (Some(slug), _) if !slug.contains('/') => Self::Source(folder.into(), slug),
                (None, Some(slug)) if !slug.contains('/') => Self::Section(folder.into(), slug),
                _ => Self::File(path.into()),
            },
        }
    }

    /// The folder of the report that the page is one of.
    #[must_use]
    pub fn folder(&self) -> Option<&str> {
        match self {
            Self::Report(folder)
            | Self::Section(folder, _)
            | Self::Whole(folder)
            | Self::Text(folder)
            | Self::Ledger(folder, _)
            | Self::Questions(folder)
            | Self::Parallels(folder)
            | Self::Source(folder, _) => Some(folder),
            Self::FindingAid
            | Self::Exemptions
            | Self::Exemption(_)
            | Self::Names
            | Self::Name(_)
            | Self::Missing
            | Self::Sitemap
            | Self::Robots
            | Self::NoJekyll
            | Self::Asset(_)
            | Self::File(_) => None,
        }
    }

    /// The way from this page to the site's root: `""`, `../`, `../../`.
    #[must_use]
    pub fn root(&self) -> String {
        up(&self.directory()).into_owned()
    }

    /// A relative link from this page to a path of the site.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        let here = self.directory();
        let (mut from, mut to) = (&*here, path);
        while let (Some((first, other)), false) = (to.split_once('/'), from.is_empty()) {
            let (folder, rest) = from.split_once('/').unwrap_or((from, ""));
            if folder != first {
                break;
            }
            (from, to) = (rest, other);
        }
        [&up(from), to].concat()
    }

    /// A relative link from this page to that of a section.
    #[must_use]
    pub fn to_section(&self, folder: &str, slug: &str) -> String {
        if self.directory() == folder { [slug, ".html"].concat() } else { self.to(&section_path(folder, slug)) }
    }
}

fn section_path(folder: &str, slug: &str) -> String {
    [folder, "/", slug, ".html"].concat()
}

/// The way up from a folder: `""`, `../`, `../../`.
fn up(folder: &str) -> Cow<'static, str> {
    match folder.split('/').filter(|name| !name.is_empty()).count() {
        0 => "".into(),
        1 => "../".into(),
        2 => "../../".into(),
        depth => "../".repeat(depth).into(),
    }
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination<'a> {
    /// A section, and perhaps an address in it.
    Section {
        /// The report's folder.
        folder: Cow<'a, str>,
        /// The section's address.
        slug: &'a str,
        /// An address on its page, without the `#`.
        fragment: Option<&'a str>,
    },
    /// A report's page.
    Report(Cow<'a, str>),
    /// Any other file of the site, by its path, with what follows the `#`.
    File(Cow<'a, str>, Option<&'a str>),
    /// Another host.
    Outside(&'a str),
}

impl Destination<'_> {
    /// The link from a page to this place.
    #[must_use]
    pub fn href(&self, from: &Route) -> String {
        let (path, fragment) = match self {
            Self::Section { folder, slug, fragment } => match (from, fragment) {
                // On the page of the whole report every section is at hand.
                (Route::Whole(whole), Some(id)) if whole == folder => return ["#", slug, "-", id].concat(),
                (Route::Whole(whole), None) if whole == folder => return ["#", slug].concat(),
                (Route::Section(here, this), Some(_)) if here == folder && this == slug => (String::new(), fragment),
                _ => (from.to_section(folder, slug), fragment),
            },
            Self::Report(folder) => return from.to(&[folder, "/index.html"].concat()),
            Self::File(path, fragment) => (from.to(path), fragment),
            Self::Outside(address) => return (*address).to_owned(),
        };
        match fragment {
            Some(id) => [&path, "#", id].concat(),
            None => path,
        }
    }
}

impl Catalog {
    /// All pages and files of the site but those of the theme.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        let mut routes = vec![Route::FindingAid, Route::Missing, Route::Robots, Route::NoJekyll];
        if self.config.base_url.is_some() {
            routes.push(Route::Sitemap);
        }
        for (folder, report, entry) in self.reports() {
            routes.push(Route::Report(folder.into()));
            if report.kind == crate::edition::ReportKind::Report {
                routes.extend([
                    Route::Whole(folder.into()),
                    Route::Text(folder.into()),
                    Route::Questions(folder.into()),
                ]);
                routes.extend([Form::Html, Form::Csv, Form::Json].map(|form| Route::Ledger(folder.into(), form)));
            }
            for (slug, ..) in entry.sections() {
                routes.push(Route::Section(folder.into(), slug.into()));
                routes.push(Route::Source(folder.into(), slug.into()));
            }
        }
        let used = self.codes_used();
        if !used.is_empty() {
            routes.push(Route::Exemptions);
            routes.extend(used.iter().map(|code| Route::Exemption(exemption_slug(code))));
        }
        if !self.names.is_empty() {
            routes.push(Route::Names);
            routes.extend(self.names.all().iter().map(|name| Route::Name(name.slug.to_string())));
        }
        routes.extend(self.files().map(|path| Route::File(path.into())));
        routes
    }

    /// The pages that a search engine should list, in the order of [`Catalog::routes`].
    #[must_use]
    pub fn pages(&self) -> Vec<Route> {
        let listed = |route: &Route| {
            use Route::{Exemption, Exemptions, FindingAid, Ledger, Name, Names, Questions, Report, Section};
            let of_report = matches!(route, Report(_) | Section(..) | Questions(_) | Ledger(_, Form::Html));
            of_report || matches!(route, FindingAid | Exemptions | Exemption(_) | Names | Name(_))
        };
        self.routes().into_iter().filter(listed).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_and_its_route_are_one() {
        let routes = [
            Route::FindingAid,
            Route::Report("r".into()),
            Route::Section("r".into(), "s".into()),
            Route::Whole("r".into()),
            Route::Text("r".into()),
            Route::Source("r".into(), "s".into()),
            Route::Ledger("r".into(), Form::Csv),
            Route::Questions("r".into()),
            Route::Parallels("r".into()),
            Route::Exemptions,
            Route::Exemption("25x1".into()),
            Route::Asset("lacuna-1234.css".into()),
            Route::Missing,
            Route::Names,
            Route::Name("n".into()),
        ];
        for route in routes {
            assert_eq!(Route::of_path(&route.path()), route);
        }
    }

    #[test]
    fn links_are_relative() {
        let section = Route::Section("r".into(), "s".into());
        assert_eq!(section.to("r/t.html"), "t.html");
        assert_eq!(section.to("index.html"), "../index.html");
        assert_eq!(section.to("q/index.html"), "../q/index.html");
        assert_eq!(Route::Source("r".into(), "s".into()).to("r/s.html"), "../s.html");
        assert_eq!(Route::FindingAid.to("r/index.html"), "r/index.html");
        assert_eq!(section.to("r/source/s.html"), "source/s.html");
        assert_eq!(Route::Source("r".into(), "s".into()).to("q/s.html"), "../../q/s.html");
        assert_eq!(Route::Source("r".into(), "s".into()).root(), "../../");
        assert_eq!(section.to_section("r", "t"), "t.html");
        assert_eq!(section.to_section("q", "t"), "../q/t.html");
        assert_eq!(Route::Exemptions.to_section("r", "t"), "../r/t.html");
    }
}
