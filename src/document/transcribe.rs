//! Documents out of anything that serde reads: written as JSON while they are met, so that duplicate members,
//! their order and the types of numbers stay.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::{Document, Problem, What, rules};
use crate::limits::Limits;

impl<'de> Deserialize<'de> for Document<'static> {
    /// Takes a value of a format that describes itself, such as JSON. Its nodes have pointers and no spans.
    ///
    /// Unlike a `serde_json::Value` it has duplicate members twice, and can be refused for them.
    ///
    /// ```
    /// use apiglint::Document;
    ///
    /// let document: Document = serde_json::from_str(r#"{ "a": [1.0, null], "a": true }"#)?;
    /// assert_eq!(document.root().source(), r#"{"a":[1.0,null],"a":true}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut text = String::new();
        let limits = Limits::default();
        Transcriber { text: &mut text, limits: &limits, depth: 0 }.deserialize(deserializer)?;
        Document::of_value(text).map_err(|violation| D::Error::custom(violation.message))
    }
}

/// Writes what it is shown as JSON. It recurses once a level, and no deeper than the limit.
struct Transcriber<'t> {
    text: &'t mut String,
    limits: &'t Limits,
    depth: usize,
}

impl Transcriber<'_> {
    fn push<E: Error>(&mut self, piece: &str) -> Result<(), E> {
        self.text.push_str(piece);
        let checked = rules::too_large::check(self.text.as_bytes(), self.limits);
        checked.map_err(|violation| E::custom(violation.message))
    }

    /// A string or a number.
    fn write<E: Error>(&mut self, value: impl Serialize) -> Result<(), E> {
        self.push(&serde_json::to_string(&value).map_err(E::custom)?)
    }

    fn open<E: Error>(&mut self, bracket: &str) -> Result<(), E> {
        if self.depth == self.limits.depth {
            let problem = Problem { at: 0, what: What::TooDeep };
            return Err(E::custom(rules::unread("", self.limits, &problem).message));
        }
        self.push(bracket)
    }

    /// One level further in.
    fn inner(&mut self) -> Transcriber<'_> {
        Transcriber { text: self.text, limits: self.limits, depth: self.depth + 1 }
    }

    /// The name of a member, which serde can have of any type.
    fn name<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<bool, A::Error> {
        let start = self.text.len();
        let met = map.next_key_seed(self.inner())?.is_some();
        if met && self.text.as_bytes().get(start) != Some(&b'"') {
            return Err(A::Error::custom("the name of a member must be a string"));
        }
        Ok(met)
    }
}

impl<'de> DeserializeSeed<'de> for Transcriber<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcriber<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_unit<E: Error>(mut self) -> Result<(), E> {
        self.push("null")
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E: Error>(mut self, value: bool) -> Result<(), E> {
        self.push(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.visit_i128(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.visit_u128(value.into())
    }

    fn visit_i128<E: Error>(mut self, value: i128) -> Result<(), E> {
        self.push(&value.to_string())
    }

    fn visit_u128<E: Error>(mut self, value: u128) -> Result<(), E> {
        self.push(&value.to_string())
    }

    fn visit_f64<E: Error>(mut self, value: f64) -> Result<(), E> {
        if value.is_finite() { self.write(value) } else { Err(E::custom("must be finite")) }
    }

    fn visit_str<E: Error>(mut self, text: &str) -> Result<(), E> {
        self.write(text)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        self.open("[")?;
        let start = self.text.len();
        loop {
            let comma = self.text.len();
            if comma > start {
                self.push(",")?;
            }
            if elements.next_element_seed(self.inner())?.is_none() {
                self.text.truncate(comma);
                return self.push("]");
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        self.open("{")?;
        let start = self.text.len();
        loop {
            let comma = self.text.len();
            if comma > start {
                self.push(",")?;
            }
            if !self.name(&mut members)? {
                self.text.truncate(comma);
                return self.push("}");
            }
            self.push(":")?;
            members.next_value_seed(self.inner())?;
        }
    }
}
