//! The messages of one language, from its built-in file and the site's own.

use std::collections::BTreeSet;
use std::ops::Range;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use unic_langid::LanguageIdentifier;

use crate::config::Config;
use crate::diagnostic::{Code, Finding};
use crate::text::{FilePath, Source, Span};

use super::message::{self, Argument, Message, Plural};
use super::{BUILT_IN, ENGLISH, FOLDER};

/// How many ids a finding lists.
const LISTED: usize = 5;

/// A message file of the site: `templates/locale/de.ftl`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageFile(Source);

impl MessageFile {
    /// The file with this text, if its path is that of a message file.
    pub fn new(source: &Source) -> Option<Self> {
        let file = Self(source.clone());
        let is_one = file.tag().is_some();
        is_one.then_some(file)
    }

    /// Its language.
    fn tag(&self) -> Option<&str> {
        self.0.path().strip("templates")?.strip_prefix(FOLDER)?.strip_suffix(".ftl")
    }

    /// Its messages, each with its place.
    pub(super) fn ids(&self) -> impl Iterator<Item = (&FilePath, Range<usize>, &str)> {
        let mut start = 0;
        self.0.text().split_inclusive('\n').filter_map(move |line| {
            let at = start;
            start += line.len();
            let id = line.split_once('=')?.0.trim_end();
            let is_id = id.starts_with(|c: char| c.is_ascii_alphabetic()) && !id.contains(char::is_whitespace);
            is_id.then(|| (self.0.path(), at..at + id.len(), id))
        })
    }

    fn finding(&self, code: Code, place: Range<usize>, message: String) -> Finding {
        Finding::new(code, self.0.path(), Some(Span::new(place.start, place.end)), message)
    }
}

/// The messages of one language.
pub(super) struct Language {
    pub(super) tag: Box<str>,
    bundle: FluentBundle<FluentResource>,
    ids: BTreeSet<Box<str>>,
}

impl Language {
    /// The messages of a language; `None` if no file has any.
    pub(super) fn new(tag: &str, own: &[MessageFile]) -> Option<Self> {
        let is_of = |known: &str| known.eq_ignore_ascii_case(tag);
        let built_in = BUILT_IN.iter().filter(|(known, _)| is_of(known)).map(|(_, text)| *text);
        let own = own.iter().filter(|file| file.tag().is_some_and(is_of)).map(|file| file.0.text());
        let (built_in, own): (Vec<&str>, Vec<&str>) = (built_in.collect(), own.collect());
        let identifier: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        // The marks around a value, for text of both directions, would be in titles and addresses too.
        bundle.set_use_isolating(false);
        let mut ids = BTreeSet::new();
        for text in built_in.iter().chain(&own) {
            let resource = read(text).0;
            ids.extend(messages(&resource).map(|(id, _)| Box::from(id)));
            bundle.add_resource_overriding(resource);
        }
        let has_file = !built_in.is_empty() || !own.is_empty();
        has_file.then(|| Self { tag: tag.into(), bundle, ids })
    }

    pub(super) fn ids(&self) -> impl Iterator<Item = &str> {
        self.ids.iter().map(|id| &**id)
    }

    fn pattern(&self, id: &str) -> Option<&Pattern<&str>> {
        self.bundle.get_message(id)?.value()
    }

    /// A message in its quickest form. `at` is the index of the language.
    pub(super) fn message(&self, at: usize, id: &str) -> Option<Message> {
        let pattern = self.pattern(id)?;
        Some(match Message::simple(pattern) {
            Some(message) => message,
            None if variables(pattern).is_empty() => Message::Words(self.format(id, &[]).into()),
            None => match Plural::new(pattern, self.tag.parse().unwrap_or_default()) {
                Some(plural) => Message::Plural(plural),
                None => Message::Choice { language: at, id: id.into() },
            },
        })
    }

    pub(super) fn format(&self, id: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        let Some(pattern) = self.pattern(id) else { return String::new() };
        let arguments = message::fluent(arguments);
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }

    /// The variables of a message.
    pub(super) fn variables(&self, id: &str) -> Option<BTreeSet<&str>> {
        self.pattern(id).map(variables)
    }
}

/// The messages of a text, and its errors of syntax. An entry with an error is left out.
pub(super) fn read(text: &str) -> (FluentResource, Vec<fluent_syntax::parser::ParserError>) {
    match FluentResource::try_new(text.to_owned()) {
        Ok(resource) => (resource, Vec::new()),
        Err((resource, errors)) => (resource, errors),
    }
}

/// The messages of a file that have words, each with its pattern.
fn messages(resource: &FluentResource) -> impl Iterator<Item = (&str, &Pattern<&str>)> {
    resource.entries().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value.as_ref()?)),
        _ => None,
    })
}

/// The variables of a pattern.
fn variables<'a>(pattern: &Pattern<&'a str>) -> BTreeSet<&'a str> {
    fn of_pattern<'a>(pattern: &Pattern<&'a str>, found: &mut BTreeSet<&'a str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::Placeable { expression } => of_expression(expression, found),
                PatternElement::TextElement { .. } => {}
            }
        }
    }
    fn of_expression<'a>(expression: &Expression<&'a str>, found: &mut BTreeSet<&'a str>) {
        match expression {
            Expression::Select { selector, variants } => {
                of_inline(selector, found);
                variants.iter().for_each(|variant| of_pattern(&variant.value, found));
            }
            Expression::Inline(inline) => of_inline(inline, found),
        }
    }
    fn of_inline<'a>(inline: &InlineExpression<&'a str>, found: &mut BTreeSet<&'a str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(found.insert(id.name)),
            InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
                positional.iter().for_each(|inline| of_inline(inline, found));
            }
            InlineExpression::Placeable { expression } => of_expression(expression, found),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    of_pattern(pattern, &mut found);
    found
}

/// What is wrong with the message files of a site, and with the language of its edition.
pub(super) fn findings(language: &str, own: &[MessageFile], languages: &[Language]) -> Vec<Finding> {
    let Some((english, others)) = languages.split_last() else { return Vec::new() };
    let mut findings: Vec<Finding> = own.iter().flat_map(|file| file_findings(file, english)).collect();
    let missing = english.ids().filter(|id| others.iter().all(|other| !other.ids.contains(*id)));
    let missing: Vec<&str> = missing.collect();
    let is_english = language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case(ENGLISH));
    if is_english || missing.is_empty() {
        return findings;
    }
    let file = own.iter().find(|file| others.iter().any(|other| file.tag() == Some(&*other.tag)));
    findings.push(match file {
        Some(file) => {
            let listed = missing.iter().take(LISTED).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
            let more = missing.len().saturating_sub(LISTED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let plural = if missing.len() == 1 { "" } else { "s" };
            let message = format!("missing message{plural}: {listed}{more}");
            Finding::new(Code::MissingMessage, file.0.path(), None, message)
                .help("add the translation; until then, pages show the English words")
        }
        None => {
            let message = format!("there are no messages in the language `{language}`, so pages show the English ones");
            let built_in: Vec<&str> = BUILT_IN.iter().map(|(tag, _)| *tag).collect();
            let tag = language.split('-').next().unwrap_or_default();
            let help = format!("add templates/{FOLDER}{tag}.ftl; built in are {}", built_in.join(", "));
            Finding::new(Code::MissingMessage, &FilePath::new(Config::PATH), None, message).help(help)
        }
    });
    findings
}

/// The errors of syntax in a message file, and the variables that a message does not have in English.
fn file_findings(file: &MessageFile, english: &Language) -> Vec<Finding> {
    let (resource, errors) = read(file.0.text());
    let error = |error: &fluent_syntax::parser::ParserError| {
        let kind = error.kind.to_string();
        let mut letters = kind.chars();
        let message = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
        let help =
            "write `id = words`; a variable is { $name }, and a line that continues a message begins with a space";
        file.finding(Code::MessageSyntax, error.pos.clone(), message).help(help)
    };
    let mut findings: Vec<Finding> = errors.iter().map(error).collect();
    for (id, pattern) in messages(&resource) {
        let Some(known) = english.variables(id) else { continue };
        for name in variables(pattern).difference(&known) {
            let place = file.ids().find(|(.., known)| *known == id).map(|(_, place, _)| place).unwrap_or_default();
            let message = format!("the message `{id}` has no variable `{name}`");
            let help = match known.iter().map(|name| format!("{{ ${name} }}")).collect::<Vec<_>>() {
                names if names.is_empty() => "it has none".to_owned(),
                names => format!("it has {}", names.join(", ")),
            };
            findings.push(file.finding(Code::UnknownMessage, place, message).help(help));
        }
    }
    findings
}
