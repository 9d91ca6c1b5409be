//! Which modules of a source tree use which others, directly and indirectly.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::paths::{code, named};

/// A rule: paths that some modules never use.
pub(super) struct Never {
    /// The modules; an empty list means all of them.
    pub(super) who: &'static [&'static str],
    /// Files of these modules that are exempt, by the start of their paths.
    pub(super) but: &'static [&'static str],
    /// Paths that they never use, including all paths below them.
    pub(super) what: &'static [&'static str],
    /// How far the rule extends.
    pub(super) reach: Reach,
    pub(super) because: &'static str,
}

/// How far a rule extends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// The module's own code, including paths that it names by a re-export.
    Code,
    /// Also all modules that it uses, directly or indirectly.
    Imports,
}

/// A violation of a rule: `render → catalog`, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Breach {
    pub(super) what: String,
    pub(super) detail: String,
}

/// A source tree as modules: each file with the paths that it uses, through re-exports.
pub(super) struct House {
    files: Vec<File>,
    /// The modules that each module uses.
    uses: BTreeMap<String, BTreeSet<String>>,
}

struct File {
    name: String,
    module: String,
    paths: BTreeSet<String>,
}

impl House {
    /// Reads files, each with its path below `src/` and its text.
    pub(super) fn new<N: AsRef<str>, T: AsRef<str>>(sources: &[(N, T)]) -> Self {
        let read = |(name, text): &(N, T)| (name.as_ref().to_owned(), named(name.as_ref(), &code(text.as_ref())));
        let read: Vec<_> = sources.iter().map(read).collect();
        let passed_on: BTreeMap<&str, &str> =
            read.iter().flat_map(|(_, named)| &named.passed_on).map(|(from, to)| (&**from, &**to)).collect();
        let file = |(name, named): &(String, super::paths::Named)| File {
            module: name.split('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned(),
            paths: named.paths.iter().flat_map(|path| followed(path, &passed_on)).collect(),
            name: name.clone(),
        };
        // The roots of the crate use everything.
        let files: Vec<File> = read.iter().map(file).filter(|file| !matches!(&*file.module, "lib" | "main")).collect();
        let modules: BTreeSet<&str> = files.iter().map(|file| &*file.module).collect();
        let mut uses: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for file in &files {
            let used = file.paths.iter().filter_map(|path| path.strip_prefix("crate::")?.split("::").next());
            let used = used.filter(|used| *used != file.module && modules.contains(used)).map(str::to_owned);
            uses.entry(file.module.clone()).or_default().extend(used);
        }
        Self { files, uses }
    }

    /// Every violation of some rules.
    pub(super) fn breaches(&self, rules: &[Never]) -> BTreeSet<Breach> {
        let mut breaches = BTreeSet::new();
        for rule in rules {
            let who = self.uses.keys().filter(|module| rule.who.is_empty() || rule.who.contains(&module.as_str()));
            for module in who {
                for way in self.ways(module, rule.reach) {
                    self.look(rule, module, &way, &mut breaches);
                }
            }
        }
        breaches
    }

    /// Looks for a violation in the last module of a path that starts at a module of the rule.
    fn look(&self, rule: &Never, module: &str, way: &[&str], breaches: &mut BTreeSet<Breach>) {
        let last = way.last().copied().unwrap_or_default();
        for file in self.files.iter().filter(|file| file.module == last) {
            if rule.but.iter().any(|but| file.name.starts_with(but)) {
                continue;
            }
            for what in rule.what {
                // A module may name its own parts.
                let own = format!("crate::{last}");
                let is_own = *what == own || what.starts_with(&format!("{own}::"));
                let path = file.paths.iter().find(|path| path == what || path.starts_with(&format!("{what}::")));
                if let Some(path) = path.filter(|_| !is_own) {
                    breaches.insert(Breach {
                        what: format!("{module} → {}", what.trim_start_matches("crate::")),
                        detail: format!("{}: src/{} uses {path}: {}", way.join(" → "), file.name, rule.because),
                    });
                }
            }
        }
    }

    /// The shortest path to each module that a module uses, starting with itself.
    fn ways<'a>(&'a self, module: &'a str, reach: Reach) -> Vec<Vec<&'a str>> {
        let mut ways = vec![vec![module]];
        let mut known = BTreeSet::from([module]);
        let mut queue = VecDeque::from(ways.clone());
        while let Some(way) = queue.pop_front().filter(|_| reach == Reach::Imports) {
            for next in way.last().and_then(|last| self.uses.get(*last)).into_iter().flatten() {
                if known.insert(next) {
                    let longer: Vec<&str> = way.iter().copied().chain([next.as_str()]).collect();
                    queue.push_back(longer.clone());
                    ways.push(longer);
                }
            }
        }
        ways
    }

    /// Modules that use each other, each pair once, with the shortest cycle.
    pub(super) fn circles(&self) -> BTreeSet<Breach> {
        let mut circles = BTreeSet::new();
        for module in self.uses.keys() {
            for way in self.ways(module, Reach::Imports) {
                let last = way.last().copied().unwrap_or_default();
                let back = self.ways(last, Reach::Imports).into_iter().find(|way| way.last() == Some(&&**module));
                if let Some(back) = back.filter(|_| *module.as_str() < *last) {
                    let detail = format!("{} → {}", way.join(" → "), back[1..].join(" → "));
                    circles.insert(Breach { what: format!("{module} ↔ {last}"), detail });
                }
            }
        }
        circles
    }
}

/// A path, and every path that it resolves to by re-exports.
fn followed(path: &str, passed_on: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut queue = vec![path.to_owned()];
    while let Some(path) = queue.pop() {
        if !found.insert(path.clone()) {
            continue;
        }
        for (end, _) in path.match_indices("::").chain([(path.len(), "")]) {
            // `pub use row::row` names something in the module of the same name.
            let is_within = |target: &&&str| target.starts_with(&format!("{}::", &path[..end]));
            if let Some(target) = passed_on.get(&path[..end]).filter(|target| !is_within(target)) {
                queue.push([target, &path[end..]].concat());
            }
        }
    }
    found
}

/// Small trees, each with one violation.
mod tests {
    use super::*;

    const RULES: &[Never] = &[
        Never {
            who: &["render"],
            but: &[],
            what: &["crate::catalog"],
            reach: Reach::Code,
            because: "a template cannot reach round its view",
        },
        Never {
            who: &["catalog", "parse"],
            but: &["parse/allowed.rs"],
            what: &["crate::parse", "crate::collate", "tera"],
            reach: Reach::Imports,
            because: "it stands alone",
        },
    ];

    fn breaches(sources: &[(&str, &str)]) -> Vec<String> {
        House::new(sources).breaches(RULES).into_iter().map(|breach| breach.what).collect()
    }

    #[test]
    fn a_clean_tree_has_no_violations() {
        let sources = [
            ("lib.rs", "pub mod catalog;\npub mod render;\nuse crate::parse::X;\n"),
            ("ledger/mod.rs", "mod row;\npub use row::row;\nfn f() { crate::ledger::row::row() }\n"),
            ("catalog/mod.rs", "mod route;\npub use route::Route;\nuse crate::edition::Report;\n"),
            ("page/mod.rs", "use crate::catalog::Route;\npub struct Page(Route);\n"),
            ("render/mod.rs", "use crate::page::Page;\n"),
            ("parse/mod.rs", "pub use self::inner::Y;\nmod inner;\nfn f(_: crate::parse::X) {}\n"),
            ("parse/inner.rs", "use super::X;\n"),
            ("parse/allowed.rs", "use tera::Tera;\n"),
        ];
        assert_eq!(breaches(&sources), [""; 0]);
        assert_eq!(House::new(&sources).circles(), BTreeSet::new());
    }

    #[test]
    fn a_re_export_is_followed() {
        let page = |code| ("page/mod.rs", code);
        let render = ("render/mod.rs", "use crate::page::{Form, Page};\n");
        for code in [
            "pub use crate::catalog::Form;\n",
            "pub use crate::catalog::{Route, Kind as Form};\n",
            "pub type Form = crate::catalog::Kind;\n",
            "mod form;\npub use form::Form;\n",
        ] {
            let sources = [page(code), ("page/form.rs", "pub(super) use crate::catalog::Form;\n"), render];
            assert_eq!(breaches(&sources), ["render → catalog"], "{code}");
        }
        let private = [page("use crate::catalog::Form;\npub struct Page(Form);\n"), render];
        assert_eq!(breaches(&private), [""; 0]);
    }

    #[test]
    fn an_import_through_other_modules_is_found() {
        let sources = [
            ("catalog/mod.rs", "use crate::config::Config;\n"),
            ("config.rs", "use crate::parse::front_matter;\n"),
            ("parse/mod.rs", "use crate::collate::Acceptance;\n"),
            ("collate/mod.rs", "pub struct Acceptance;\n"),
        ];
        let expected = ["catalog → collate", "catalog → parse", "parse → collate"];
        assert_eq!(breaches(&sources), expected);
        let details: Vec<String> = House::new(&sources).breaches(RULES).into_iter().map(|it| it.detail).collect();
        assert_eq!(
            details[1], "catalog → config: src/config.rs uses crate::parse::front_matter: it stands alone",
            "the way is named"
        );
    }

    #[test]
    fn a_circle_is_found_however_long() {
        let sources = [
            ("text/source.rs", "use crate::diagnostic::Sources;\n"),
            ("diagnostic/mod.rs", "use crate::text::Span;\n"),
            ("a.rs", "use crate::b::B;\n"),
            ("b.rs", "use crate::c::C;\n"),
            ("c.rs", "use crate::a::A;\n"),
        ];
        let circles: Vec<String> = House::new(&sources).circles().into_iter().map(|circle| circle.what).collect();
        assert_eq!(circles, ["a ↔ b", "a ↔ c", "b ↔ c", "diagnostic ↔ text"]);
    }
}
