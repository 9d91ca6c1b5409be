//! The messages that Rust uses, each a method with its variables: **the compiler checks every use**, and a test that every language has
//! the message with these variables.

use super::{Argument, Locale};

/// Makes a method for each message: a word with `_` in place of `-`, then its variables.
macro_rules! messages {
    ($($name:ident $(($($variable:ident),+))?;)*) => {
        /// Every message with a method, with its variables.
        pub(super) const TYPED: &[(&str, &[&str])] =
            &[$((stringify!($name), &[$($(stringify!($variable)),+)?])),*];

        /// The index of each message in [`TYPED`].
        #[expect(non_camel_case_types, reason = "a message has one name")]
        enum Id { $($name),* }

        impl Locale {
            $(messages! { @method $name $($($variable)+)? })*
        }
    };
    (@method $name:ident) => {
        pub(crate) fn $name(&self) -> &str {
            self.words(Id::$name as usize)
        }
    };
    (@method $name:ident $($variable:ident)+) => {
        pub(crate) fn $name<'a>(&self, $($variable: impl Into<Argument<'a>>),+) -> String {
            self.format(Id::$name as usize, &[$((stringify!($variable), $variable.into())),+])
        }
    };
}

messages! {
    reports;
    exemptions;
    people_and_places;
    guides;
    page_not_found;
    shown_as_bar;
    shown_as_box;
    shown_as_blank;
    shown_as_word;
    page_at_start(number);
    pages_at_start(first, last);
    page_of(number, all);
    pages_of(first, last, all);
    range(first, last);
}
