//! The integers that the platform writes for words, each with its meaning.
//!
//! Request and response content types mean opposite things: 0 is XML in the one, JSON in the other.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// An integer as a document has it: one that has a meaning here, or one that has none (yet).
///
/// ```
/// use apiglint::dataworks::{Integer, Method};
///
/// assert_eq!(Integer::from(3), Integer::Known(Method::Delete));
/// assert_eq!(Integer::<Method>::from(4), Integer::Unknown(4));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Integer<T> {
    /// With its meaning.
    Known(T),
    /// As it is.
    Unknown(i64),
}

impl<T> Integer<T> {
    /// Its meaning, if it has one.
    pub fn known(self) -> Option<T> {
        match self {
            Integer::Known(known) => Some(known),
            Integer::Unknown(_) => None,
        }
    }
}

/// Integers and what they mean, as messages list them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Integers(pub(crate) &'static [(i64, &'static str)]);

impl Integers {
    /// Whether this is one of them.
    pub(crate) fn has(self, value: i64) -> bool {
        self.0.iter().any(|&(each, _)| each == value)
    }

    /// `0 (GET) or 1 (POST)`
    pub(crate) fn listed(self) -> String {
        let mut words = self.0.iter().map(|(value, meaning)| format!("{value} ({meaning})"));
        let last = words.next_back().unwrap_or_default();
        let most: Vec<_> = words.collect();
        if most.is_empty() { last } else { format!("{} or {last}", most.join(", ")) }
    }
}

/// Declares an enum whose variants are integers with a meaning, and the table of them.
macro_rules! integers {
    ($(
        $(#[$about:meta])*
        $name:ident { $($(#[$doc:meta])* $variant:ident = $value:literal $meaning:literal,)* }
    )*) => {
        $(
            $(#[$about])*
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub enum $name {
                $($(#[$doc])* $variant = $value,)*
            }

            impl $name {
                /// Every one, in the order of the integers.
                pub const ALL: &'static [$name] = &[$($name::$variant),*];
                pub(crate) const INTEGERS: Integers = Integers(&[$(($value, $meaning)),*]);

                /// The one of this integer, if it is known.
                pub fn of(integer: i64) -> Option<Self> {
                    match integer {
                        $($value => Some($name::$variant),)*
                        _ => None,
                    }
                }

                /// The integer that documents write.
                pub fn integer(self) -> i64 {
                    self as i64
                }

                /// Why an integer is none of them.
                fn unknown() -> String {
                    format!("must be {}", Self::INTEGERS.listed())
                }

                /// What it means, in a word or two.
                pub fn meaning(self) -> &'static str {
                    match self {
                        $($name::$variant => $meaning,)*
                    }
                }
            }

            impl From<i64> for Integer<$name> {
                fn from(integer: i64) -> Self {
                    $name::of(integer).map_or(Integer::Unknown(integer), Integer::Known)
                }
            }

            impl Serialize for $name {
                fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    serializer.serialize_i64(self.integer())
                }
            }

            impl<'de> Deserialize<'de> for $name {
                fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    let found = $name::of(i64::deserialize(deserializer)?);
                    found.ok_or_else(|| de::Error::custom($name::unknown()))
                }
            }
        )*
    };
}

integers! {
    /// `ApiMode`: how an API is made.
    Mode {
        /// From a table, without a script.
        Wizard = 0 "wizard",
        /// From an SQL script.
        Script = 1 "script",
        /// From an HTTP service that is there already.
        Registration = 2 "registration",
    }
    /// `RequestMethod`.
    Method {
        /// GET
        Get = 0 "GET",
        /// POST
        Post = 1 "POST",
        /// PUT
        Put = 2 "PUT",
        /// DELETE
        Delete = 3 "DELETE",
    }
    /// `Protocols`.
    Protocol {
        /// HTTP
        Http = 0 "HTTP",
        /// HTTPS
        Https = 1 "HTTPS",
    }
    /// `RequestContentType`: not the integers of [`ResponseContentType`].
    RequestContentType {
        /// XML
        Xml = 0 "XML",
        /// JSON
        Json = 1 "JSON",
        /// A form.
        Form = 2 "form",
    }
    /// `ResponseContentType` and `ServiceContentType`: not the integers of [`RequestContentType`].
    ResponseContentType {
        /// JSON
        Json = 0 "JSON",
        /// XML
        Xml = 1 "XML",
    }
    /// `VisibleRange`.
    VisibleRange {
        /// Every member of the workspace.
        Workspace = 0 "workspace",
        /// The owner alone.
        Private = 1 "private",
    }
    /// `SqlMode`.
    SqlMode {
        /// One plain statement.
        Basic = 0 "basic SQL",
        /// With the tags of MyBatis.
        Advanced = 1 "advanced SQL",
    }
    /// `Status`.
    Status {
        /// Not published.
        Unpublished = 0 "not published",
        /// Published.
        Published = 1 "published",
    }
    /// `ParameterPosition`.
    Position {
        /// In the path.
        Path = 0 "Path",
        /// In the query string.
        Query = 1 "Query",
        /// In the headers.
        Head = 2 "Head",
        /// In the body.
        Body = 3 "Body",
    }
    /// `ParameterOperator`.
    Operator {
        /// The column equals the value.
        Equal = 0 "Equal",
        /// The column is like the value.
        Like = 1 "Like",
        /// The author sets the value; callers do not see it.
        Const = 2 "Const",
        /// The column is one of the values.
        In = 3 "In",
    }
    /// `ParameterDataType`.
    DataType {
        /// A string.
        String = 0 "String",
        /// 32 bits.
        Int = 1 "Int",
        /// 64 bits.
        Long = 2 "Long",
        /// Single precision.
        Float = 3 "Float",
        /// Double precision.
        Double = 4 "Double",
        /// true or false.
        Boolean = 5 "Boolean",
        /// Several of them.
        StringList = 6 "StringList",
        /// Several of them.
        IntList = 7 "IntList",
        /// Several of them.
        LongList = 8 "LongList",
        /// Several of them.
        FloatList = 9 "FloatList",
        /// Several of them.
        DoubleList = 10 "DoubleList",
        /// Several of them.
        BooleanList = 11 "BooleanList",
    }
}

impl DataType {
    /// Whether a value is a list.
    pub fn is_list(self) -> bool {
        self >= DataType::StringList
    }
}
