//! Words as types of their own: strings and closed lists of which only valid values exist.
//!
//! A type knows one rule and no limit: what the rule refuses cannot be made. Names of this crate's own need no rule.

use std::fmt::{self, Display};
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, Visitor};

use crate::document::Type;
use crate::document::rules::r#type;
use crate::view::Expect;

/// Reads a word with serde. What is no string is refused without a word about the value, which formats would show
/// if they were asked for a string.
pub(crate) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
where
    T: for<'t> TryFrom<&'t str, Error: Display>,
    D: Deserializer<'de>,
{
    if deserializer.is_human_readable() {
        deserializer.deserialize_any(FromText(PhantomData))
    } else {
        deserializer.deserialize_str(FromText(PhantomData))
    }
}

struct FromText<T>(PhantomData<T>);

fn refuse<T, E: Error>(found: Type) -> Result<T, E> {
    Err(E::custom(r#type::message(Expect::String, found.name())))
}

impl<T: for<'t> TryFrom<&'t str, Error: Display>> Visitor<'_> for FromText<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(Expect::String.name())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::try_from(text).map_err(E::custom)
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<T, E> {
        refuse(Type::Boolean)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<T, E> {
        refuse(Type::Number)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<T, E> {
        refuse(Type::Number)
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<T, E> {
        refuse(Type::Number)
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<T, E> {
        refuse(Type::Number)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<T, E> {
        refuse(Type::Number)
    }
}

/// What words of any sort have in common, given the method that has their text, and `TryFrom<&str>` with its error.
macro_rules! common {
    ($name:ident, $text:ident, $error:ty) => {
        impl std::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Self::try_from(text)
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.$text()
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.$text())
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                self.$text() == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                self.$text() == *other
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.$text())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::word::deserialize(deserializer)
            }
        }
    };
}

/// Types of strings, each with the check that decides which there are.
///
/// A row is `pub struct Name: path::of::check;`.
macro_rules! words {
    ($($(#[$about:meta])* pub struct $name:ident: $check:path;)*) => {
        $(
            $(#[$about])*
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(Box<str>);

            impl $name {
                /// The text.
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl TryFrom<&str> for $name {
                type Error = $crate::report::Fault;

                fn try_from(text: &str) -> Result<Self, Self::Error> {
                    $check(text.into())?;
                    Ok($name(text.into()))
                }
            }

            impl TryFrom<String> for $name {
                type Error = $crate::report::Fault;

                fn try_from(text: String) -> Result<Self, Self::Error> {
                    $check(text.as_str().into())?;
                    Ok($name(text.into()))
                }
            }

            impl From<$name> for String {
                fn from(word: $name) -> String {
                    word.0.into()
                }
            }

            impl std::fmt::Debug for $name {
                fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                    std::fmt::Debug::fmt(self.as_str(), f)
                }
            }

            $crate::word::common!($name, as_str, $crate::report::Fault);
        )*
    };
}

/// A closed list of words. A row is `Variant = "word"`.
macro_rules! list {
    (
        $(#[$about:meta])*
        pub enum $name:ident {
            $($(#[$doc:meta])* $variant:ident = $word:literal,)*
        }
    ) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)* }

        impl $name {
            /// Every one there is.
            pub const ALL: [$name; { [$($word),*].len() }] = [$($name::$variant),*];

            /// The words.
            pub(crate) const CHOICE: $crate::choice::Choice = $crate::choice::Choice(&[$($word),*]);

            /// As it is written.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }

            fn named(text: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|each| each.name() == text)
            }
        }
    };
}

/// A [`list!`] of words that documents have, in the vendor's order, with the rule that other words break.
macro_rules! choices {
    ($(#[$about:meta])* pub enum $name:ident: $rule:path { $($rows:tt)* }) => {
        $crate::word::list!($(#[$about])* pub enum $name { $($rows)* });

        impl TryFrom<&str> for $name {
            type Error = $crate::report::Fault;

            fn try_from(text: &str) -> Result<Self, Self::Error> {
                let refuse = || $crate::report::Fault::new(&$rule, Self::CHOICE.refuse(text.into()));
                Self::named(text).ok_or_else(refuse)
            }
        }

        $crate::word::common!($name, name, $crate::report::Fault);
    };
}

/// A [`list!`] of words that this crate has given things that the vendor has no words for, with the error for others.
macro_rules! names {
    ($(#[$about:meta])* pub enum $name:ident, or $unknown:ident { $($rows:tt)* }) => {
        $crate::word::list!($(#[$about])* pub enum $name { $($rows)* });

        #[doc = concat!("The text is not the name of one: see [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
        #[error("must be {}", $name::CHOICE.listed())]
        pub struct $unknown;

        impl TryFrom<&str> for $name {
            type Error = $unknown;

            fn try_from(text: &str) -> Result<Self, $unknown> {
                Self::named(text).ok_or($unknown)
            }
        }

        $crate::word::common!($name, name, $unknown);
    };
}

pub(crate) use {choices, common, list, names, words};
