//! Templates and the other files of the theme: the built-in ones, or a site's own in their place.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use pulldown_cmark_escape::escape_html;
use tera::{Context, Error, Kwargs, State, Tera, Value};

use crate::diagnostic::Finding;
use crate::locale::{self, Argument, Locale};
use crate::text::FilePath;

use super::budget::{self, Budgeted, MOST_STEPS, PageWriter};
use super::template_fault::finding;
use super::{Output, script};

macro_rules! built_in {
    ($($name:literal)*) => {
        /// The built-in theme: every file below `templates/` with its bytes.
        pub const BUILT_IN: &[(&str, &[u8])] =
            &[$(($name, include_bytes!(concat!("../../templates/", $name))),)*];
    };
}

built_in! {
    "404.html"
    "base.html"
    "components.html"
    "exemption.html"
    "exemptions.html"
    "feed.xml"
    "guide.html"
    "index.html"
    "ledger.html"
    "moved.html"
    "parallels.html"
    "questions.html"
    "name.html"
    "names.html"
    "reading.html"
    "report.html"
    "robots.txt"
    "search.html"
    "section.html"
    "sitemap.xml"
    "source.html"
    "whole.html"
    "assets/cite.js"
    "assets/lacuna.css"
    "assets/lacuna.js"
    "assets/lacuna.svg"
    "assets/picker.js"
    "assets/search-box.js"
    "assets/search-results.js"
    "assets/search.js"
    "assets/fonts/courier-prime-OFL.txt"
    "assets/fonts/courier-prime-bold-latin.woff2"
    "assets/fonts/courier-prime-italic-latin.woff2"
    "assets/fonts/courier-prime-latin-ext.woff2"
    "assets/fonts/courier-prime-latin.woff2"
    "assets/fonts/public-sans-OFL.txt"
    "assets/fonts/public-sans-italic-latin.woff2"
    "assets/fonts/public-sans-latin-ext.woff2"
    "assets/fonts/public-sans-latin.woff2"
    "assets/fonts/source-serif-4-OFL.txt"
    "assets/fonts/source-serif-4-italic-latin-ext.woff2"
    "assets/fonts/source-serif-4-italic-latin.woff2"
    "assets/fonts/source-serif-4-latin-ext.woff2"
    "assets/fonts/source-serif-4-latin.woff2"
}

/// A fingerprint of the built-in theme: the output depends on it, as on the site's own files.
pub fn theme_fingerprint() -> String {
    let mut hasher = blake3::Hasher::new();
    for (name, bytes) in BUILT_IN {
        hasher.update(name.as_bytes()).update(&[0]).update(bytes);
    }
    for (_, messages) in locale::BUILT_IN {
        hasher.update(messages.as_bytes());
    }
    hasher.finalize().to_hex().to_string()
}

/// The files of the theme that every page links to, each with its key for templates.
const LINKED: [(&str, &str); 8] = [
    ("cite", "cite.js"),
    ("css", "lacuna.css"),
    ("js", SCRIPT),
    ("picker", "picker.js"),
    ("search", "search.js"),
    ("search_results", "search-results.js"),
    ("search_box", "search-box.js"),
    ("icon", "lacuna.svg"),
];

const SCRIPT: &str = "lacuna.js";

/// The files of a site's own `templates/`, by their names below it.
pub type Theme = BTreeMap<String, Output>;

/// The templates and the files of the theme. **Without templates of the site, they are compiled for the first page**:
/// a site is empty before it has its own, and a check makes no page.
#[derive(Debug)]
pub struct Templates {
    /// The templates, compiled.
    tera: OnceLock<Result<Tera, Finding>>,
    locale: Locale,
    /// The addresses of the files of the theme that templates name, each with its key.
    links: BTreeMap<&'static str, String>,
    /// The site's own templates, by their names.
    own: BTreeMap<String, Budgeted>,
    /// The files of the theme, each by the name that it is published under.
    assets: BTreeMap<String, (FilePath, Output)>,
}

impl Templates {
    /// The built-in templates, in English.
    pub fn built_in() -> Self {
        Self::of(&Theme::new(), &Locale::default())
    }

    /// Compiles the built-in templates and the site's own. A file of the site replaces the built-in one of its name;
    /// `builtin/base.html` always names the built-in one, so that the site's file can extend it.
    ///
    /// # Errors
    ///
    /// A template of the site is not valid: a finding with its place.
    pub fn new(theme: &Theme, locale: &Locale) -> Result<Self, Finding> {
        let templates = Self::of(theme, locale);
        if !templates.own.is_empty() {
            templates.compiled()?;
        }
        Ok(templates)
    }

    fn of(theme: &Theme, locale: &Locale) -> Self {
        let own = theme.iter().filter_map(|(name, output)| match output {
            Output::Bytes(bytes) if is_template(name) => Some((name.clone(), Budgeted::new(&text(bytes)))),
            _ => None,
        });
        let own: BTreeMap<String, Budgeted> = own.collect();
        let built_in = BUILT_IN.iter().map(|(name, bytes)| (*name, Output::Bytes(bytes.to_vec())));
        let of_site = theme.iter().map(|(name, output)| (name.as_str(), output.clone()));
        let files: BTreeMap<&str, Output> = built_in.chain(of_site).collect();
        let files = files.into_iter().filter_map(|(name, output)| Some((name.strip_prefix("assets/")?, output)));
        let mut links = BTreeMap::new();
        let mut assets = BTreeMap::new();
        for (name, output) in files {
            let output = match output {
                Output::Bytes(script) if name == SCRIPT => Output::Bytes(script::with_words(&script, locale)),
                output => output,
            };
            let published = published_name(name, &output);
            if let Some((key, _)) = LINKED.into_iter().find(|(_, linked)| *linked == name) {
                links.insert(key, ["assets/", &published].concat());
            }
            assets.insert(published, (FilePath::new(&["templates/assets/", name].concat()), output));
        }
        Self { tera: OnceLock::new(), locale: locale.clone(), links, own, assets }
    }

    fn compiled(&self) -> Result<&Tera, Finding> {
        self.tera.get_or_init(|| self.compile()).as_ref().map_err(Finding::clone)
    }

    fn compile(&self) -> Result<Tera, Finding> {
        let Self { locale, own, .. } = self;
        let mut tera = Tera::new();
        tera.autoescape_on(vec![".html", ".htm", ".xml", ".svg"]);
        budget::register(&mut tera);
        let messages = locale.clone();
        tera.register_function("t", move |arguments: Kwargs, _: &State<'_>| message(&messages, &arguments));
        let bar = bar_in_title(locale);
        tera.register_filter("bars", move |title: Value, _: Kwargs, _: &State<'_>| with_bars(title, &bar));
        tera.set_fallback_prefixes(vec!["builtin/"]).map_err(|fault| finding("base.html", &fault, own))?;
        let built_in = BUILT_IN.iter().filter(|(name, _)| is_template(name));
        let built_in = built_in.map(|(name, bytes)| (format!("builtin/{name}"), with_words(&text(bytes), locale)));
        let all = built_in.chain(own.iter().map(|(name, own)| (name.clone(), own.text.clone())));
        let all: Vec<(String, String)> = all.collect();
        tera.add_raw_templates(all).map_err(|fault| finding("", &fault, own))?;
        tera.global_context().insert("assets", &self.links);
        Ok(tera)
    }

    /// The files of the theme, each by the name below `assets/` that it is published under.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &FilePath)> {
        self.assets.iter().map(|(name, (file, _))| (name.as_str(), file))
    }

    /// A file of the theme, by the name that it is published under.
    pub fn asset(&self, name: &str) -> Option<&Output> {
        self.assets.get(name).map(|(_, output)| output)
    }

    pub(super) fn render(&self, name: &str, context: &Context) -> Result<Vec<u8>, Finding> {
        self.render_within(MOST_STEPS, name, context)
    }

    fn render_within(&self, steps: usize, name: &str, context: &Context) -> Result<Vec<u8>, Finding> {
        let mut page = PageWriter::new(steps);
        self.compiled()?.render_to(name, context, &mut page).map_err(|fault| finding(name, &fault, &self.own))?;
        Ok(page.into_bytes())
    }
}

fn is_template(name: &str) -> bool {
    !name.starts_with("assets/") && !name.starts_with(locale::FOLDER)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A template in which the messages without variables are in the place of their calls, so that no page looks them up.
fn with_words(template: &str, locale: &Locale) -> String {
    const CALL: &str = "{{ t(id=\"";
    const END: &str = "\") }}";
    let mut parts = template.split(CALL);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let call = part.split_once(END).filter(|(id, _)| !id.contains('"'));
        match call
            .and_then(|(id, rest)| Some((locale.without_variables(id).filter(|words| !words.contains('{'))?, rest)))
        {
            Some((words, rest)) => {
                // Writing to memory cannot fail.
                let _ = escape_html(&mut out, words);
                out.push_str(rest);
            }
            None => out.extend([CALL, part]),
        }
    }
    out
}

/// The mark of a redaction in a title.
const IN_TITLE: char = '█';

/// The bar for each redaction in a title, as HTML.
fn bar_in_title(locale: &Locale) -> String {
    let mut bar = String::from("<span class=\"bar w-mark\" role=\"img\" aria-label=\"");
    // Writing to memory cannot fail.
    let _ = escape_html(&mut bar, locale.redaction());
    bar + "\">██</span>"
}

/// A title with redactions as HTML; any other stays as it is.
fn with_bars(title: Value, bar: &str) -> Value {
    let Some(words) = title.as_str().filter(|words| words.contains(IN_TITLE)) else { return title };
    let mut escaped = String::with_capacity(words.len() + bar.len());
    let _ = escape_html(&mut escaped, words);
    Value::safe_string(&escaped.replace(IN_TITLE, bar))
}

/// A message by its `id`, with the other arguments as its variables.
fn message(locale: &Locale, arguments: &Kwargs) -> Result<String, Error> {
    let id = arguments.must_get::<&str>("id")?;
    let mut variables: Vec<(&str, Argument<'_>)> = Vec::new();
    for (name, value) in arguments.iter() {
        let Some(name) = name.as_str().filter(|name| *name != "id") else { continue };
        let number = value.as_f64().or_else(|| value.as_i128().map(|number| number as f64));
        let argument = match (number, value.as_str()) {
            (Some(number), _) => number.into(),
            (None, Some(text)) => text.into(),
            (None, None) => value.to_string().into(),
        };
        variables.push((name, argument));
    }
    locale.by_id(id, &variables).ok_or_else(|| {
        let near = locale.nearest(id).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        Error::message(format!("unknown message `{id}`{near}"))
    })
}

/// Styles, scripts and pictures are named by their content, so that a browser may keep them for ever; what a style sheet names
/// itself keeps its name.
fn published_name(name: &str, output: &Output) -> String {
    if name.contains('/') {
        return name.to_owned();
    }
    let hash = output.digest().to_hex();
    let hash = hash.get(..10).unwrap_or_default();
    match name.rsplit_once('.') {
        Some((stem, ending)) => format!("{stem}-{hash}.{ending}"),
        None => format!("{name}-{hash}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::budget::{OVER_SIZE, OVER_STEPS, OVER_TEXT};
    use super::*;

    #[test]
    fn the_theme_is_embedded_whole() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates");
        let files =
            walkdir::WalkDir::new(root).into_iter().filter_map(Result::ok).filter(|entry| entry.file_type().is_file());
        let mut on_disk: Vec<String> = files
            .filter_map(|entry| Some(entry.path().strip_prefix(root).ok()?.to_string_lossy().replace('\\', "/")))
            .collect();
        let mut embedded: Vec<String> = BUILT_IN.iter().map(|(name, _)| (*name).to_owned()).collect();
        embedded.extend(locale::BUILT_IN.map(|(language, _)| format!("{}{language}.ftl", locale::FOLDER)));
        on_disk.sort();
        embedded.sort();
        assert_eq!(on_disk, embedded);
    }

    #[test]
    fn the_built_in_templates_compile() {
        assert!(Templates::built_in().compiled().is_ok());
    }

    #[test]
    fn a_message_without_variables_takes_the_place_of_its_call() {
        let locale = Locale::default();
        let template = "<a>{{ t(id=\"next\") }}</a>{{ t(id=\"edited-by\", editor=page.title) }}{{ t(id=\"no\") }}";
        let expected = "<a>Next</a>{{ t(id=\"edited-by\", editor=page.title) }}{{ t(id=\"no\") }}";
        assert_eq!(with_words(template, &locale), expected);
    }

    #[test]
    fn a_title_has_a_bar_for_each_redaction() {
        let theme = Theme::from([("a.html".to_owned(), Output::Bytes("{{ one | bars }}, {{ other | bars }}".into()))]);
        let mut context = Context::new();
        context.insert("one", "A \"█\" & █");
        context.insert("other", "<B>");
        let page = Templates::new(&theme, &Locale::default()).expect("valid").render("a.html", &context);
        let bar = "<span class=\"bar w-mark\" role=\"img\" aria-label=\"redaction\">██</span>";
        let expected = format!("A &quot;{bar}&quot; &amp; {bar}, &lt;B&gt;");
        assert_eq!(page.map(|page| String::from_utf8_lossy(&page).into_owned()), Ok(expected));
    }

    #[test]
    fn a_page_has_a_budget_of_steps_and_bytes() {
        let render = |text: &str, steps: usize| {
            let theme = Theme::from([("a.html".to_owned(), Output::Bytes(text.into()))]);
            let mut context = Context::new();
            context.insert("megabyte", &"x".repeat(1 << 20));
            let page =
                Templates::new(&theme, &Locale::default()).expect("valid").render_within(steps, "a.html", &context);
            page.map_err(|finding| finding.message)
        };
        let over = Err(OVER_STEPS.to_owned());
        let loops = "{% for a in range(end=90) %}".repeat(7);
        let ends = "{% endfor %}".repeat(7);
        assert_eq!(render(&format!("{loops}{ends}"), 10_000), over);
        assert_eq!(render("{% for a in [1, 2, 3] %}{{ a }}{% endfor %}", 2), over);
        let list = "{% for a in [1, 2, 3] %}".repeat(9);
        assert_eq!(render(&format!("{list}{}", "{% endfor %}".repeat(9)), 10_000), over);
        let doubled = "{% set x = megabyte %}{% for a in range(end=9) %}{% set_global x = x ~ x %}{% endfor %}";
        assert_eq!(render(doubled, MOST_STEPS), Err(OVER_TEXT.to_owned()));
        let captured =
            "{% set x = megabyte %}{% for a in range(end=9) %}{% set_global x %}{{ x }}{{ x }}{% endset %}{% endfor %}";
        assert_eq!(render(captured, MOST_STEPS), Err(OVER_TEXT.to_owned()));
        assert_eq!(render("{% set x %}<b>{% endset %}{{ x }}", 10).as_deref(), Ok(b"<b>".as_slice()));
        let big = "{% for a in range(end=257) %}{{ megabyte }}{% endfor %}";
        assert_eq!(render(big, MOST_STEPS), Err(OVER_SIZE.to_owned()));
        let numbers = "{% for a in range(start=1, end=9, step_by=3) %}{{ a }}{% endfor %}";
        assert_eq!(render(numbers, MOST_STEPS).as_deref(), Ok(b"147".as_slice()));
        let down = "{% for a in range(start=5, end=0, step_by=-2) %}{{ a }}{% endfor %}";
        assert_eq!(render(down, MOST_STEPS).as_deref(), Ok(b"531".as_slice()));
        assert!(render("{% for a in range(end=100001) %}{% endfor %}", MOST_STEPS).is_err());
    }
}
