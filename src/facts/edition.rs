//! `edition.toml`: the facts of the whole edition.

use crate::config::{Config, EditionLink, SourceAccess, base_url};
use crate::diagnostic::{Code, Finding};
use crate::edition::{Certainty, Exemption, OutPath, Registry};
use crate::text::{Source, Span};

use super::table::Table;

/// The languages of two letters, by ISO 639-1.
const LANGUAGES: &str = "
    aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa
    ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko
    kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa
    pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty
    ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// The tags of the built-in languages, with names that people write in their place.
const NAMED: [(&str, [&str; 2]); 4] = [
    ("de", ["German", "Deutsch"]),
    ("en", ["English", "Englisch"]),
    ("es", ["Spanish", "Español"]),
    ("fr", ["French", "Français"]),
];

/// Reads `edition.toml`: none if it is not TOML, so that the last good one stays in use.
pub fn edition(source: &Source) -> (Option<Config>, Vec<Finding>) {
    let mut findings = Vec::new();
    let all = Span::new(0, source.text().len());
    let config = super::read(source, all, &mut findings, config).ok();
    (config, findings)
}

fn config(table: &mut Table<'_>) -> Config {
    let default = Config::default();
    Config {
        title: table.string("title").unwrap_or(default.title),
        subtitle: table.string("subtitle"),
        base_url: self::url(table),
        language: language(table).unwrap_or(default.language),
        editor: table.string("editor"),
        exemptions: exemptions(table),
        source: table
            .one_of("source", [("public", SourceAccess::Public), ("private", SourceAccess::Private)])
            .unwrap_or_default(),
        publish: table
            .table("publish", |table| table.strings("files"))
            .flatten()
            .into_iter()
            .flatten()
            .map(|(path, _)| path)
            .collect(),
        omits_search: table.boolean("search") == Some(false),
        editions: table.tables("edition", edition_link),
    }
}

fn url(table: &mut Table<'_>) -> Option<String> {
    let (text, span) = table.located("base_url")?;
    match base_url(&text) {
        Ok(url) => Some(url),
        Err(help) => {
            table.log().finding(Code::BadValue, span, format!("`{text}` is not a web address"), help);
            None
        }
    }
}

/// A language tag: a language of two or three letters, then a script, a region or a variant.
pub(super) fn language(table: &mut Table<'_>) -> Option<String> {
    let (text, span) = table.located("language")?;
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    let is_language = match language.len() {
        2 => LANGUAGES.split_whitespace().any(|known| known.eq_ignore_ascii_case(language)),
        3 => language.bytes().all(|byte| byte.is_ascii_alphabetic()),
        _ => false,
    };
    let is_part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_language && parts.all(is_part) {
        return Some(text);
    }
    let message = format!("`{text}` is not a language tag");
    let named = NAMED.iter().find(|(_, names)| names.iter().any(|name| name.eq_ignore_ascii_case(&text)));
    let help = named.map_or("write a tag such as en or pt-BR".into(), |(tag, _)| format!("did you mean `{tag}`?"));
    table.log().finding(Code::BadValue, span, message, help);
    None
}

fn edition_link(table: &mut Table<'_>) -> Option<EditionLink> {
    table.require(&["path"]);
    let (path, url) = (table.string("path"), table.located("url"));
    let url = match url {
        Some((text, span)) => {
            let url = root(&text);
            if url.is_none() {
                let message = format!("`{text}` is not a web address or a folder of the site");
                let help = "write it like https://example.org/reports/ or reports/";
                table.log().finding(Code::BadValue, span, message, help);
            }
            Some(url?)
        }
        None => None,
    };
    Some(EditionLink { path: path?, url })
}

/// The address of an edition's root: a web address, or a folder of the site.
fn root(text: &str) -> Option<String> {
    let folder = OutPath::new(text.trim_end_matches('/'));
    let is_folder = !text.contains(':') && folder.fault().is_none();
    base_url(text).ok().or_else(|| is_folder.then(|| format!("{folder}/")))
}

/// The declared exemptions; of two with one code or form the second is an error.
fn exemptions(table: &mut Table<'_>) -> Vec<Exemption> {
    let log = table.log();
    let (exemptions, spans): (Vec<_>, Vec<_>) = table.tables("exemption", exemption).into_iter().unzip();
    if exemptions.is_empty() {
        return exemptions;
    }
    let built_in = Registry::default();
    for (exemption, span) in exemptions.iter().zip(&spans) {
        if let Some(entry) = built_in.get(&exemption.code) {
            let message =
                format!("`{}` is built in; your meaning and authority replace those of the built-in entry", entry.code);
            let help = "remove the entry, unless the report uses the code in another sense";
            log.finding(Code::RedefinedExemption, *span, message, help);
        }
    }
    for (form, first, second) in Registry::new(exemptions.clone()).clashes() {
        if let (Some(first), Some(second)) = (spans.get(first), spans.get(second)) {
            let message = format!("two exemptions have the code or form `{form}`");
            log.duplicate(Code::DuplicateKey, *second, *first, message, "merge the two entries, or change one");
        }
    }
    exemptions
}

fn exemption(table: &mut Table<'_>) -> Option<(Exemption, Span)> {
    table.require(&["code"]);
    let code = table.located("code");
    let exemption = Exemption {
        code: code.as_ref().map(|(code, _)| code.clone()).unwrap_or_default(),
        forms: table.strings("forms").unwrap_or_default().into_iter().map(|(form, _)| form).collect(),
        authority: table.string("authority").unwrap_or_default(),
        scope: table.string("scope").unwrap_or_default(),
        meaning: table.string("meaning").unwrap_or_default(),
        history: table.string("history").unwrap_or_default(),
        certainty: Certainty::Declared,
        withholds: true,
    };
    let (_, span) = code.filter(|(code, _)| !code.trim().is_empty())?;
    Some((exemption, span))
}
