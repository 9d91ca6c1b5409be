//! A message, and the values of its variables.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement};

/// A message in the form that is quickest to format.
pub(super) enum Message {
    /// Without variables.
    Words(Box<str>),
    /// With variables, each shown as it is.
    Pieces(Box<[Piece]>),
    /// With another expression, such as a choice by number. `language` is an index.
    Choice { language: usize, id: Box<str> },
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
    /// A pattern of a message, if it is words and variables alone.
    pub(super) fn simple(pattern: &Pattern<&str>) -> Option<Self> {
        let piece = |element: &PatternElement<&str>| match element {
            PatternElement::TextElement { value } => Some(Piece::Words((*value).into())),
            PatternElement::Placeable {
                expression: Expression::Inline(InlineExpression::VariableReference { id }),
            } => Some(Piece::Variable(id.name.into())),
            PatternElement::Placeable { .. } => None,
        };
        let pieces: Box<[Piece]> = pattern.elements.iter().map(piece).collect::<Option<_>>()?;
        let has_variable = pieces.iter().any(|piece| matches!(piece, Piece::Variable(_)));
        Some(if has_variable { Self::Pieces(pieces) } else { Self::Words(joined(&pieces, &[]).into()) })
    }
}

/// The words of a message with the values of its variables.
pub(super) fn joined(pieces: &[Piece], arguments: &[(&str, Argument<'_>)]) -> String {
    let mut out = String::with_capacity(64);
    for piece in pieces {
        match piece {
            Piece::Words(words) => out.push_str(words),
            Piece::Variable(name) => match arguments.iter().find(|(known, _)| **known == **name) {
                Some((_, Argument::Text(text))) => out.push_str(text),
                Some((_, Argument::Number(number))) => out.push_str(&number.to_string()),
                None => {}
            },
        }
    }
    out
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
