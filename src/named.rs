//! Enums whose values have names.

/// Makes an enum with a name for each value, by which a file, a style sheet or a program knows it: `ALL` has the values in their order,
/// and `name` gives the name.
macro_rules! named {
    ($(#[$about:meta])* pub enum $Enum:ident { $($(#[$doc:meta])* $Value:ident = $name:literal,)+ }) => {
        $(#[$about])*
        pub enum $Enum { $($(#[$doc])* $Value,)+ }

        impl $Enum {
            /// All of them, in their order.
            pub const ALL: [Self; [$($name),+].len()] = [$(Self::$Value),+];

            /// Its name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Value => $name),+ }
            }
        }
    };
}
