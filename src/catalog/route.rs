//! The identity of every output file, and the links between them.

use std::borrow::Cow;

use crate::edition::{Folder, Href, OutPath, Slug};

use super::ReportPage;

const ASSETS: &str = "assets";
const EXEMPTIONS: &str = "exemptions";
const NAMES: &str = "names";
const SEARCH: &str = "search";

/// The directories of the edition's own pages and files.
const DIRECTORIES: [&str; 4] = [ASSETS, EXEMPTIONS, NAMES, SEARCH];

/// The identity of one output file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    /// The list of all reports.
    FindingAid,
    /// A page of a report.
    Report(Folder, ReportPage),
    /// The list of the exemptions used.
    Exemptions,
    /// An exemption.
    Exemption(Slug),
    /// How to read the edition.
    Reading,
    /// The index of names.
    Names,
    /// The page of a name.
    Name(Slug),
    /// The page that searches the edition.
    Search,
    /// A file of the search index.
    SearchFile(SearchFile),
    /// The page that a host shows for an unknown address.
    Missing,
    /// The list of all pages for search engines, or of the sitemaps that list them.
    Sitemap,
    /// One of several sitemaps, by its number: the first is 1.
    SitemapPart(usize),
    /// The feed of the reports and their releases.
    Feed,
    /// What search engines may read.
    Robots,
    /// What the edition says of its reports, for other programs and for an edition that lists it.
    EditionFile,
    /// Makes GitHub Pages publish the files as they are.
    NoJekyll,
    /// A file of the theme, by its name below `assets/`, hash included.
    Asset(String),
    /// A file of the site that is copied as it is, by its path.
    File(String),
}

/// A file of the search index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SearchFile {
    /// What the other files are.
    Index,
    /// Some terms with their documents, by the number of the file.
    Terms(usize),
    /// The texts of some documents, by the number of the file.
    Texts(usize),
}

impl SearchFile {
    fn stem(self) -> String {
        match self {
            Self::Index => "index".to_owned(),
            Self::Terms(number) => format!("terms-{number}"),
            Self::Texts(number) => format!("texts-{number}"),
        }
    }

    fn named(stem: &str) -> Option<Self> {
        let number = |prefix: &str| stem.strip_prefix(prefix)?.parse().ok();
        let index = (stem == "index").then_some(Self::Index);
        index.or_else(|| number("terms-").map(Self::Terms)).or_else(|| number("texts-").map(Self::Texts))
    }
}

/// Where a kind of page is, and whether search engines list it: one row of the table of routes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout<'a> {
    /// The directory, below the report's folder for a page of a report; empty at the top.
    pub(super) directory: &'a str,
    /// The file's name up to its ending.
    pub(super) stem: Cow<'a, str>,
    /// The ending, with its dot.
    ending: &'static str,
    listing: Listing,
}

/// Whether the sitemap lists a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Listing {
    Listed,
    Unlisted,
}

impl<'a> Layout<'a> {
    pub(super) fn new(
        directory: &'a str,
        stem: impl Into<Cow<'a, str>>,
        ending: &'static str,
        listing: Listing,
    ) -> Self {
        Self { directory, stem: stem.into(), ending, listing }
    }
}

impl Route {
    /// The directory of the preview's own pages.
    pub const PREVIEW: &'static str = "_lacuna";

    /// The pages of which an edition has one each.
    pub const FIXED: [Self; 11] = [
        Self::FindingAid,
        Self::Missing,
        Self::Robots,
        Self::EditionFile,
        Self::NoJekyll,
        Self::Sitemap,
        Self::Feed,
        Self::Reading,
        Self::Exemptions,
        Self::Names,
        Self::Search,
    ];

    /// The table of the routes: all that the program knows of each kind. That of the pages of a report is
    /// [`ReportPage::layout`].
    pub(super) fn layout(&self) -> Layout<'_> {
        use Listing::{Listed, Unlisted};
        match self {
            Self::Report(_, page) => page.layout(),
            Self::FindingAid => Layout::new("", "index", ".html", Listed),
            Self::Reading => Layout::new("", "reading", ".html", Listed),
            Self::Exemptions => Layout::new(EXEMPTIONS, "index", ".html", Listed),
            Self::Exemption(slug) => Layout::new(EXEMPTIONS, slug.as_str(), ".html", Listed),
            Self::Names => Layout::new(NAMES, "index", ".html", Listed),
            Self::Name(slug) => Layout::new(NAMES, slug.as_str(), ".html", Listed),
            Self::Search => Layout::new("", "search", ".html", Listed),
            Self::SearchFile(file) => Layout::new(SEARCH, file.stem(), ".js", Unlisted),
            Self::Missing => Layout::new("", "404", ".html", Unlisted),
            Self::Sitemap => Layout::new("", "sitemap", ".xml", Unlisted),
            Self::SitemapPart(number) => Layout::new("", format!("sitemap-{number}"), ".xml", Unlisted),
            Self::Feed => Layout::new("", "feed", ".xml", Unlisted),
            Self::Robots => Layout::new("", "robots", ".txt", Unlisted),
            Self::EditionFile => Layout::new("", "edition", ".json", Unlisted),
            Self::NoJekyll => Layout::new("", ".nojekyll", "", Unlisted),
            Self::Asset(name) => Layout::new(ASSETS, name, "", Unlisted),
            Self::File(path) => {
                let (directory, name) = path.rsplit_once('/').unwrap_or(("", path));
                Layout::new(directory, name, "", Unlisted)
            }
        }
    }

    /// The route of a page of a report.
    pub fn of_report(folder: &Folder, page: ReportPage) -> Self {
        Self::Report(folder.clone(), page)
    }

    /// The path of the file in the output.
    pub fn path(&self) -> OutPath {
        let Layout { directory, stem, ending, .. } = self.layout();
        let slash = |directory: &str| if directory.is_empty() { "" } else { "/" };
        let folder = self.folder().map_or("", Folder::as_str);
        OutPath::new([folder, slash(folder), directory, slash(directory), &stem, ending].concat())
    }

    /// The route of a path in the output; that of a directory is the page that a host shows for it. There need not be such a page.
    pub fn of_path(path: &str) -> Self {
        if path.is_empty() || path.ends_with('/') {
            return Self::of_path(&[path, "index.html"].concat());
        }
        let (directory, below) = path.split_once('/').unwrap_or(("", path));
        if directory == ASSETS {
            return Self::Asset(below.to_owned());
        }
        let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let slug = Slug::new(stem);
        let is_here = |route: &Self| route.path().as_str() == path;
        let part = slug.as_str().strip_prefix("sitemap-").and_then(|number| number.parse().ok()).map(Self::SitemapPart);
        let known = if directory.is_empty() || DIRECTORIES.contains(&directory) {
            let pages = [Self::Exemption(slug.clone()), Self::Name(slug)];
            let searched = SearchFile::named(stem).map(Self::SearchFile);
            Self::FIXED.into_iter().chain(pages).chain(part).chain(searched).find(is_here)
        } else {
            let folder = Folder::new(directory);
            let parts = ReportPage::part_named(stem);
            let pages = ReportPage::FIXED.into_iter().chain(parts).chain(ReportPage::of_section(&slug));
            pages.map(|page| Self::of_report(&folder, page)).find(is_here)
        };
        known.unwrap_or_else(|| Self::File(path.to_owned()))
    }

    /// The names that no report's folder may have: the edition's own pages are in directories of these names, or the preview's.
    pub fn reserved() -> impl Iterator<Item = &'static str> {
        DIRECTORIES.into_iter().chain([Self::PREVIEW])
    }

    /// Whether the sitemap lists the page.
    pub(super) fn is_listed(&self) -> bool {
        self.layout().listing == Listing::Listed
    }

    /// The folder of the report that the page belongs to.
    pub fn folder(&self) -> Option<&Folder> {
        match self {
            Self::Report(folder, _) => Some(folder),
            _ => None,
        }
    }

    /// The way from this page to the site's root: `""`, `../`, `../../`.
    pub fn root(&self) -> String {
        "../".repeat(self.path().folders().count())
    }

    /// A relative link from this page to another.
    pub fn to(&self, route: &Self) -> Href {
        if let (Self::Report(here, from), Self::Report(there, to)) = (self, route)
            && here == there
        {
            let (from, to) = (from.layout(), to.layout());
            if from.directory == to.directory {
                return Href::beside(&to.stem, to.ending);
            }
        }
        Href::relative(&self.path(), &route.path())
    }

    /// A relative link from this page to that of a section.
    pub fn to_section(&self, folder: &Folder, slug: &Slug) -> Href {
        self.to(&Self::of_report(folder, ReportPage::Section(slug.clone())))
    }

    /// The address of the page below that of the site's root; that of a folder for its index.
    pub fn address(&self, root: &str) -> Href {
        let path = self.path();
        let path = path.as_str();
        Href::below(root, &OutPath::new(path.strip_suffix("index.html").unwrap_or(path)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_leads_to_the_root_and_to_sections() {
        let source = Route::Report("r".into(), ReportPage::Source("s".into()));
        assert_eq!(source.root(), "../../");
        assert_eq!(source.to_section(&"r".into(), &"t".into()).as_str(), "../t.html");
        assert_eq!(Route::Exemptions.to_section(&"r".into(), &"t".into()).as_str(), "../r/t.html");
        assert_eq!(Route::Exemptions.address("/").as_str(), "/exemptions/");
    }

    #[test]
    fn the_path_of_a_directory_is_that_of_its_index() {
        assert_eq!(Route::of_path(""), Route::FindingAid);
        assert_eq!(Route::of_path("exemptions/"), Route::Exemptions);
        assert_eq!(Route::of_path("names/"), Route::Names);
        assert_eq!(Route::of_path("r/"), Route::Report("r".into(), ReportPage::Index));
    }

    #[test]
    fn a_sitemap_of_several_has_its_number_in_its_name() {
        assert_eq!(Route::of_path("sitemap-12.xml"), Route::SitemapPart(12));
        for other in ["sitemap-012.xml", "sitemap-+1.xml", "sitemap-.xml", "names/sitemap-1.xml"] {
            assert!(!matches!(Route::of_path(other), Route::SitemapPart(_)), "{other}");
        }
    }

    #[test]
    fn the_paths_of_the_pages_are_part_of_every_published_address() {
        let paths: Vec<String> = ReportPage::FIXED
            .into_iter()
            .chain(ReportPage::of_section(&"s".into()))
            .chain([ReportPage::Whole(1)])
            .map(|page| Route::Report("r".into(), page))
            .chain(Route::FIXED)
            .chain([Route::Exemption("25x1".into()), Route::Name("n".into()), Route::Asset("a/b.css".into())])
            .chain([Route::SitemapPart(2)])
            .map(|route| route.path().to_string())
            .collect();
        assert_eq!(
            paths.join(" "),
            "r/index.html r/whole.html r/report.txt r/questions.html r/ledger.html r/ledger.csv r/ledger.json \
             r/citation.bib r/citation.ris r/citation.json r/citation.js r/parallels.html r/s.html r/source/s.txt r/source/s.html r/whole-2.html index.html 404.html robots.txt edition.json .nojekyll sitemap.xml feed.xml \
             reading.html exemptions/index.html names/index.html search.html exemptions/25x1.html names/n.html assets/a/b.css \
             sitemap-2.xml"
        );
    }
}
