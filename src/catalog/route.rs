//! The identity of every output file, and the links between them.

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
            Self::Report(folder) => format!("{folder}/index.html"),
            Self::Section(folder, slug) => format!("{folder}/{slug}.html"),
            Self::Whole(folder) => format!("{folder}/whole.html"),
            Self::Text(folder) => format!("{folder}/report.txt"),
            Self::Ledger(folder, form) => format!("{folder}/{}", form.name()),
            Self::Questions(folder) => format!("{folder}/questions.html"),
            Self::Parallels(folder) => format!("{folder}/parallels.html"),
            Self::Source(folder, slug) => format!("{folder}/source/{slug}.html"),
            Self::Exemptions => "exemptions/index.html".into(),
            Self::Exemption(slug) => format!("exemptions/{slug}.html"),
            Self::Names => "names/index.html".into(),
            Self::Name(slug) => format!("names/{slug}.html"),
            Self::Missing => "404.html".into(),
            Self::Sitemap => "sitemap.xml".into(),
            Self::Robots => "robots.txt".into(),
            Self::NoJekyll => ".nojekyll".into(),
            Self::Asset(name) => format!("assets/{name}"),
            Self::File(path) => path.clone(),
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
        "../".repeat(self.path().matches('/').count())
    }

    /// A relative link from this page to a path of the site.
    #[must_use]
    pub fn to(&self, path: &str) -> String {
        let here = self.path();
        let (mut from, mut to) = (here.as_str(), path);
        while let (Some((a, rest)), Some((b, other))) = (from.split_once('/'), to.split_once('/')) {
            if a != b {
                break;
            }
            (from, to) = (rest, other);
        }
        format!("{}{to}", "../".repeat(from.matches('/').count()))
    }
}

/// Where a reference leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Destination {
    /// A section, and perhaps an address in it.
    Section {
        /// The report's folder.
        folder: String,
        /// The section's address.
        slug: String,
        /// An address on its page, without the `#`.
        fragment: Option<String>,
    },
    /// A report's page.
    Report(String),
    /// Any other file of the site, by its path, with what follows the `#`.
    File(String, Option<String>),
    /// Another host.
    Outside(String),
}

impl Destination {
    /// The link from a page to this place.
    #[must_use]
    pub fn href(&self, from: &Route) -> String {
        let after = |fragment: &Option<String>| fragment.as_ref().map(|id| format!("#{id}")).unwrap_or_default();
        match self {
            Self::Section { folder, slug, fragment } => match from {
                // On the page of the whole report every section is at hand.
                Route::Whole(whole) if whole == folder => match fragment {
                    Some(id) => format!("#{slug}-{id}"),
                    None => format!("#{slug}"),
                },
                Route::Section(here, this) if here == folder && this == slug && fragment.is_some() => after(fragment),
                _ => from.to(&Route::Section(folder.clone(), slug.clone()).path()) + &after(fragment),
            },
            Self::Report(folder) => from.to(&Route::Report(folder.clone()).path()),
            Self::File(path, fragment) => from.to(path) + &after(fragment),
            Self::Outside(address) => address.clone(),
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
    }
}
