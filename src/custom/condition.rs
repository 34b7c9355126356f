//! What a custom rule asks of the values that it looks at.

use std::borrow::Cow;

use crate::document::{Node, Type};
use crate::error::Error;
use crate::rule::Kind;

/// What a [`CustomRule`](super::CustomRule) asks of the members that it looks at.
///
/// Words and patterns are held against the text of strings, and against numbers and booleans as they are written; null,
/// objects and arrays they leave alone.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// A part of the text matches this regular expression, in the [syntax](https://docs.rs/regex/latest/regex/#syntax) of
    /// the crate `regex`: write `^` and `$` where the whole text has to. At most 1,000 characters, and 1 MiB once compiled;
    /// matching takes time in proportion to the text. Needs the feature `regex`.
    Matches(String),
    /// The text is one of these: at most 1,000.
    OneOf(Vec<String>),
    /// The member is there, and not null.
    Required,
    /// The member is not there.
    Forbidden,
}

impl Condition {
    /// What goes wrong where it does not hold.
    pub fn kind(&self) -> Kind {
        match self {
            Condition::Matches(_) => Kind::Malformed,
            Condition::OneOf(_) | Condition::Forbidden => Kind::Forbidden,
            Condition::Required => Kind::Missing,
        }
    }

    /// What there is to say where nobody says it better.
    pub fn message(&self) -> String {
        match self {
            Condition::Matches(pattern) => format!("must match {pattern}"),
            Condition::OneOf(words) => match words.as_slice() {
                [most @ .., last] if !most.is_empty() => {
                    format!("must be {} or {last}", most.join(", "))
                }
                words => format!("must be {}", words.join("")),
            },
            Condition::Required => "must be there".into(),
            Condition::Forbidden => "cannot be there".into(),
        }
    }
}

/// A [`Condition`], ready to be asked.
#[derive(Clone, Debug)]
pub(super) enum Test {
    #[cfg(feature = "regex")]
    Matches(regex::Regex),
    /// In their order.
    OneOf(Vec<String>),
    Required,
    Forbidden,
}

/// Words to choose from.
const WORDS: usize = 1000;

impl Test {
    pub(super) fn of(condition: Condition) -> Result<Self, Error> {
        match condition {
            Condition::Matches(pattern) => Self::compile(&pattern),
            Condition::OneOf(words) if words.is_empty() => {
                Err(Error::bad_custom_rule("there must be a word to choose"))
            }
            Condition::OneOf(words) if words.len() > WORDS => {
                let reason = format!("there must be at most {WORDS} words, not {}", words.len());
                Err(Error::bad_custom_rule(reason))
            }
            Condition::OneOf(mut words) => {
                words.sort_unstable();
                Ok(Test::OneOf(words))
            }
            Condition::Required => Ok(Test::Required),
            Condition::Forbidden => Ok(Test::Forbidden),
        }
    }

    #[cfg(feature = "regex")]
    fn compile(pattern: &str) -> Result<Self, Error> {
        /// Characters of a regular expression.
        const PATTERN: usize = 1000;
        /// Bytes of a regular expression once it is compiled, which bounds the work of each step through a text, too.
        const COMPILED: usize = 1 << 20;
        /// Groups in groups.
        const NESTING: u32 = 50;

        let length = pattern.chars().count();
        if length > PATTERN {
            let reason =
                format!("the pattern must be at most {PATTERN} characters long, not {length}");
            return Err(Error::bad_custom_rule(reason));
        }
        let mut builder = regex::RegexBuilder::new(pattern);
        builder.size_limit(COMPILED).dfa_size_limit(COMPILED).nest_limit(NESTING);
        builder.build().map(Test::Matches).map_err(|error| {
            Error::bad_custom_rule(match error {
                regex::Error::CompiledTooBig(_) => {
                    "the pattern must take at most 1 MiB once compiled: use smaller repetitions"
                        .into()
                }
                // The text of the crate shows the pattern over several lines before it says what is wrong.
                error => {
                    let text = error.to_string();
                    let reason = text.rsplit_once("error: ").map_or(&*text, |(_, reason)| reason);
                    format!("the pattern cannot be compiled: {}", reason.trim_end())
                }
            })
        })
    }

    #[cfg(not(feature = "regex"))]
    fn compile(_: &str) -> Result<Self, Error> {
        Err(Error::bad_custom_rule("patterns need the feature `regex`"))
    }

    /// Whether it holds for a member that is there.
    pub(super) fn holds(&self, node: Node<'_>) -> bool {
        match self {
            #[cfg(feature = "regex")]
            Test::Matches(pattern) => text(node).is_none_or(|text| pattern.is_match(&text)),
            Test::OneOf(words) => text(node)
                .is_none_or(|text| words.binary_search_by(|word| word.as_str().cmp(&text)).is_ok()),
            Test::Required => node.ty() != Type::Null,
            Test::Forbidden => false,
        }
    }
}

fn text(node: Node<'_>) -> Option<Cow<'_, str>> {
    match node.ty() {
        Type::String => node.as_str(),
        Type::Number | Type::Boolean => Some(Cow::Borrowed(node.source())),
        Type::Null | Type::Object | Type::Array => None,
    }
}
