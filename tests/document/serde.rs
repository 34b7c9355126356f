//! Documents out of what serde reads.

use ::serde::de::value::{Error, MapDeserializer};
use ::serde::{Deserialize, de::IntoDeserializer};
use apiglint::{Document, Limits};
use proptest::prelude::*;

/// As it is written once it was read.
fn read(source: &str) -> Result<String, String> {
    let document: Document = serde_json::from_str(source).map_err(|error| error.to_string())?;
    assert_eq!(document.root().span(), None);
    Ok(document.root().source().into())
}

#[test]
fn everything_stays_but_white_space() {
    for source in [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "4.0",
        "1e300",
        "9223372036854775807",
        "18446744073709551615",
        r#""""#,
        r#""\"\\\n\u0000\u007f名😀""#,
        "[]",
        "{}",
        "[[],{},[[]]]",
        r#"{"b":1,"a":{"b":[2,3]},"b":null,"":""}"#,
        r#"{"a":[],"a":{"a":1,"a":2}}"#,
    ] {
        let spaced = source.replace(',', " ,\n").replace('{', "{ ").replace(']', " ]");
        let expected = source.replace("1e300", "1e+300").replace(r"\u007f", "\u{7f}");
        assert_eq!(read(&spaced).as_deref(), Ok(&*expected), "{source}");
    }
}

#[test]
fn what_json_does_not_have_is_refused_without_its_value() {
    let error = |result: Result<Document, Error>| result.unwrap_err().to_string();
    assert_eq!(error(Document::deserialize(f64::NAN.into_deserializer())), "must be finite");
    assert_eq!(error(Document::deserialize(f64::INFINITY.into_deserializer())), "must be finite");
    let numbered = MapDeserializer::<_, Error>::new([(41, "x")].into_iter());
    assert_eq!(error(Document::deserialize(numbered)), "the name of a member must be a string");
    let bytes = ::serde::de::value::BytesDeserializer::<Error>::new(b"secret");
    let said = error(Document::deserialize(bytes));
    assert_eq!(said, "invalid type: byte array, expected a value that JSON has");
}

#[test]
fn numbers_of_any_width() {
    let written = |document: Result<Document, Error>| document.unwrap().root().source().to_owned();
    assert_eq!(
        written(Document::deserialize(i128::MIN.into_deserializer())),
        i128::MIN.to_string()
    );
    assert_eq!(
        written(Document::deserialize(u128::MAX.into_deserializer())),
        u128::MAX.to_string()
    );
    assert_eq!(written(Document::deserialize('名'.into_deserializer())), "\"名\"");
}

/// An array in an array, so many times.
struct Nested(usize);

impl IntoDeserializer<'_, Error> for Nested {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> ::serde::Deserializer<'de> for Nested {
    type Error = Error;

    fn deserialize_any<V: ::serde::de::Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let inner = self.0.checked_sub(1).map(Nested);
        visitor.visit_seq(::serde::de::value::SeqDeserializer::new(inner.into_iter()))
    }

    ::serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// As deep as other documents, though the format has no limit of its own.
#[test]
fn depth_is_bounded() {
    let depth = Limits::default().depth;
    assert!(Document::deserialize(Nested(depth - 1)).is_ok());
    let error = Document::deserialize(Nested(depth)).unwrap_err().to_string();
    assert_eq!(error, "cannot nest deeper than 128 levels");
    let error = Document::deserialize(Nested(usize::MAX)).unwrap_err().to_string();
    assert_eq!(error, "cannot nest deeper than 128 levels");
}

/// However long the input: here without an end.
#[test]
fn size_is_bounded() {
    let long = "a".repeat(1 << 20);
    let endless = std::iter::repeat(long.as_str());
    let elements = ::serde::de::value::SeqDeserializer::<_, Error>::new(endless);
    let error = Document::deserialize(elements).unwrap_err().to_string();
    assert_eq!(error, "must have at most 52428800 bytes");
}

fn value() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map_into(),
        any::<i64>().prop_map_into(),
        any::<f64>().prop_map_into(),
        ".*".prop_map(serde_json::Value::String),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map_into(),
            prop::collection::hash_map(".*", inner, 0..4)
                .prop_map(|members| members.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    /// Reading with serde, and reading what serde writes, give the same document.
    #[test]
    fn as_from_value(value in value()) {
        let document = Document::deserialize(&value).unwrap();
        let written = Document::from_value(&value).unwrap();
        prop_assert_eq!(document.root().source(), written.root().source());
    }
}
