//! A message, and the values of its variables.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// A message in the form that is quickest to format.
pub(super) enum Message {
    /// Without variables.
    Words(Box<str>),
    /// With variables, each shown as it is.
    Pieces(Box<[Piece]>),
    /// One of several forms, by a number.
    Plural(Plural),
    /// With another expression. `language` is an index.
    Choice { language: usize, id: Box<str> },
}

/// The forms of a message, each with its plural category; the last is also for all others.
pub(super) struct Plural {
    /// The variable with the number.
    variable: Box<str>,
    rules: PluralRules,
    forms: Box<[(PluralCategory, Box<[Piece]>)]>,
}

/// A part of a message.
pub(super) enum Piece {
    Words(Box<str>),
    Variable(Box<str>),
}

/// The value of a variable.
#[derive(Debug, Clone)]
pub(crate) enum Argument<'a> {
    Text(Cow<'a, str>),
    /// A whole number or a half.
    Number(f64),
}

impl<'a> From<&'a str> for Argument<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a> From<&'a String> for Argument<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Argument<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<f64> for Argument<'_> {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Argument<'_> {
    fn from(number: usize) -> Self {
        u32::try_from(number).unwrap_or(u32::MAX).into()
    }
}

impl Message {
    /// A pattern of a message, if it is only words and variables.
    pub(super) fn simple(pattern: &Pattern<&str>) -> Option<Self> {
        let pieces = pieces(pattern)?;
        let has_variable = pieces.iter().any(|piece| matches!(piece, Piece::Variable(_)));
        Some(if has_variable { Self::Pieces(pieces) } else { Self::Words(joined(&pieces, &[]).into()) })
    }
}

/// The parts of a pattern, if it is only words and variables.
fn pieces(pattern: &Pattern<&str>) -> Option<Box<[Piece]>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Words((*value).into())),
        PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { id }) } => {
            Some(Piece::Variable(id.name.into()))
        }
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

impl Plural {
    /// A pattern that is one choice by the plural category of a number, if `language` has rules of its own and the form for all others is
    /// the last one.
    pub(super) fn new(pattern: &Pattern<&str>, language: LanguageIdentifier) -> Option<Self> {
        let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] = &*pattern.elements
        else {
            return None;
        };
        let InlineExpression::VariableReference { id } = selector else { return None };
        let forms = variants.iter().map(|variant| match variant.key {
            VariantKey::Identifier { name } => Some((category(name)?, pieces(&variant.value)?)),
            VariantKey::NumberLiteral { .. } => None,
        });
        Some(Self {
            variable: id.name.into(),
            rules: PluralRules::create(language, PluralRuleType::CARDINAL).ok()?,
            forms: forms.collect::<Option<_>>().filter(|_| variants.last().is_some_and(|last| last.default))?,
        })
    }

    /// The form for the number among the values.
    pub(super) fn form(&self, arguments: &[(&str, Argument<'_>)]) -> &[Piece] {
        let category = arguments.iter().find(|(name, _)| **name == *self.variable).and_then(|(_, value)| match value {
            Argument::Number(number) => match count(*number) {
                Some(count) => self.rules.select(count).ok(),
                None => self.rules.select(*number).ok(),
            },
            Argument::Text(text) => category(text),
        });
        let form = self.forms.iter().find(|(known, _)| Some(known) == category.as_ref()).or(self.forms.last());
        form.map(|(_, pieces)| &**pieces).unwrap_or_default()
    }
}

fn category(name: &str) -> Option<PluralCategory> {
    Some(match name {
        "zero" => PluralCategory::ZERO,
        "one" => PluralCategory::ONE,
        "two" => PluralCategory::TWO,
        "few" => PluralCategory::FEW,
        "many" => PluralCategory::MANY,
        "other" => PluralCategory::OTHER,
        _ => return None,
    })
}

/// The words of a message with the values of its variables.
pub(super) fn joined(pieces: &[Piece], arguments: &[(&str, Argument<'_>)]) -> String {
    let mut out = String::with_capacity(64);
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Variable(name) => match arguments.iter().find(|(known, _)| **known == **name) {
                Some((_, Argument::Text(text))) => out.push_str(text),
                Some((_, Argument::Number(number))) => push_number(&mut out, *number),
                None => {}
            },
        }
    }
    out
}

/// Appends a number.
fn push_number(out: &mut String, number: f64) {
    match count(number) {
        Some(count) => out.push_str(itoa::Buffer::new().format(count)),
        None => out.push_str(&number.to_string()),
    }
}

/// A number that is a count, as nearly all are: it is quicker to write, and to choose a form for, than a fraction.
fn count(number: f64) -> Option<u32> {
    let count = number as u32;
    (f64::from(count) == number).then_some(count)
}

/// Arguments as Fluent takes them.
pub(super) fn fluent<'a>(arguments: &'a [(&'a str, Argument<'a>)]) -> FluentArgs<'a> {
    let values = arguments.iter().map(|(name, argument)| {
        let value = match argument {
            Argument::Text(text) => FluentValue::from(&**text),
            Argument::Number(number) => FluentValue::from(*number),
        };
        (*name, value)
    });
    values.collect()
}
