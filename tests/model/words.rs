//! Words: each type accepts what its rule accepts, alone and in a definition.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use apiglint::roma::{
    self, ApiName, ApiPath, ApiVersion, AppId, BackendType, ContentType, DatasourceType,
    Description, Method, ObjectName, ParameterDefault, ParameterDescription, ParameterName,
    Position, ScriptContent, ScriptType, SignatureId, Status,
};
use apiglint::{Document, Fault, RuleSet, Severity};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::definition;

/// What every type of words can do.
trait Word:
    for<'t> TryFrom<&'t str, Error = Fault>
    + FromStr<Err = Fault>
    + AsRef<str>
    + Display
    + Debug
    + Clone
    + Ord
    + Hash
    + Serialize
    + DeserializeOwned
    + Send
    + Sync
    + 'static
{
}

impl<T> Word for T where
    T: for<'t> TryFrom<&'t str, Error = Fault>
        + FromStr<Err = Fault>
        + AsRef<str>
        + Display
        + Debug
        + Clone
        + Ord
        + Hash
        + Serialize
        + DeserializeOwned
        + Send
        + Sync
        + 'static
{
}

/// A type of words; whether it accepts one is the function.
struct Row {
    name: &'static str,
    /// Every way to make one; the same answer by all of them.
    make: fn(&str) -> Result<(), Fault>,
    check: fn(&str) -> Result<(), Fault>,
    /// Members of a definition, `$` for the string.
    members: &'static str,
}

fn make<T: Word>(text: &str) -> Result<(), Fault> {
    let made = T::try_from(text);
    assert_eq!(text.parse::<T>().map_err(|it| it.message), made.clone().map_err(|it| it.message));
    let json = serde_json::to_string(text).expect("JSON");
    let by_serde = serde_json::from_str::<T>(&json);
    match &made {
        Ok(word) => {
            assert_eq!((word.as_ref(), word.to_string().as_str()), (text, text));
            assert_eq!(serde_json::to_string(word).expect("JSON"), json);
            assert!(by_serde.expect("JSON") == *word);
            assert_eq!(format!("{word:>5}"), format!("{text:>5}"));
        }
        Err(fault) => {
            let said = by_serde.expect_err("refused").to_string();
            assert!(said.starts_with(&*fault.message), "{said}");
        }
    }
    made.map(drop)
}

/// Types of strings can be made of an owned one and taken apart again.
fn make_owned<T: Word + TryFrom<String, Error = Fault>>(text: &str) -> Result<(), Fault>
where
    String: From<T>,
{
    let made = T::try_from(text.to_owned());
    assert_eq!(made.clone().map(String::from).ok().as_deref(), made.is_ok().then_some(text));
    if let Ok(word) = &made {
        assert_eq!(format!("{word:?}"), format!("{text:?}"));
    }
    assert_eq!(make::<T>(text), made.map(drop));
    make::<T>(text)
}

fn version(text: &str) -> Result<(), Fault> {
    match roma::version(text) {
        // What must be there cannot be blank.
        Ok(()) if text.trim().is_empty() => roma::version(""),
        checked => checked,
    }
}

const ROWS: [Row; 15] = [
    Row { name: "ApiName", make: make_owned::<ApiName>, check: roma::name, members: r#""name":$"# },
    Row { name: "ApiPath", make: make_owned::<ApiPath>, check: roma::path, members: r#""path":$"# },
    Row {
        name: "ApiVersion",
        make: make_owned::<ApiVersion>,
        check: version,
        members: r#""version":$"#,
    },
    Row {
        name: "AppId",
        make: make_owned::<AppId>,
        check: roma::app_id,
        members: r#""roma_app_id":$"#,
    },
    Row {
        name: "SignatureId",
        make: make_owned::<SignatureId>,
        check: roma::signature_id,
        members: r#""api_signature_id":$"#,
    },
    Row {
        name: "Description",
        make: make_owned::<Description>,
        check: roma::description,
        members: r#""description":$"#,
    },
    Row {
        name: "ParameterDescription",
        make: make_owned::<ParameterDescription>,
        check: roma::parameter_description,
        members: r#""parameters":[{"name":"a","in":"Headers","description":$}]"#,
    },
    Row {
        name: "ParameterDefault",
        make: make_owned::<ParameterDefault>,
        check: roma::parameter_default,
        members: r#""parameters":[{"name":"a","in":"Headers","default":$}]"#,
    },
    Row {
        name: "ObjectName",
        make: make_owned::<ObjectName>,
        check: roma::object_name,
        members: r#""scripts":[{"content":"YQ==","object_name":$}]"#,
    },
    Row {
        name: "ScriptContent",
        make: make_owned::<ScriptContent>,
        check: roma::script_content,
        members: r#""scripts":[{"object_name":"a","content":$}]"#,
    },
    Row { name: "Method", make: make::<Method>, check: roma::method, members: r#""method":$"# },
    Row {
        name: "ContentType",
        make: make::<ContentType>,
        check: roma::content_type,
        members: r#""content_type":$"#,
    },
    Row {
        name: "BackendType",
        make: make::<BackendType>,
        check: roma::backend_type,
        members: r#""type":$"#,
    },
    Row {
        name: "ScriptType",
        make: make::<ScriptType>,
        check: roma::script_type,
        members: r#""scripts":[{"object_name":"a","content":"YQ==","type":$}]"#,
    },
    Row {
        name: "DatasourceType",
        make: make::<DatasourceType>,
        check: roma::datasource_type,
        members: r#""scripts":[{"object_name":"a","content":"YQ==","ds_type":$}]"#,
    },
];

/// The definition that has the string, and none of the members twice.
fn accepted_in_a_definition(row: &Row, text: &str) -> bool {
    let json = serde_json::to_string(text).expect("JSON");
    let source = definition("");
    let mut members: serde_json::Map<_, _> = serde_json::from_str(&source).expect("JSON");
    let own: serde_json::Map<_, _> =
        serde_json::from_str(&format!("{{{}}}", row.members.replace('$', &json))).expect("JSON");
    members.extend(own);
    let document = Document::from_value(&members.into()).expect("JSON");
    roma::check_definition(&document, &RuleSet::default()).passes(Severity::Error)
}

impl Row {
    fn assert_exact(&self, text: &str) -> bool {
        let (made, checked) = ((self.make)(text), (self.check)(text));
        assert_eq!(made.is_ok(), checked.is_ok(), "{}: {text:?}", self.name);
        if let (Err(made), Err(checked)) = (&made, &checked)
            && made.rule.id != "roma/required"
        {
            assert_eq!(made, checked, "{}", self.name);
        }
        assert_eq!(accepted_in_a_definition(self, text), made.is_ok(), "{}: {text:?}", self.name);
        made.is_ok()
    }
}

#[test]
fn words_that_are_and_are_not() {
    let long = |start: &str, length| {
        start.chars().chain("a".chars().cycle()).take(length).collect::<String>()
    };
    let (name, name_beyond) = (long("a", 100), long("a", 101));
    let (path, path_beyond) = (long("/", 256), long("/", 257));
    let (app, app_beyond) = (long("a", 64), long("a", 65));
    let (text, text_beyond) = (long("", 1000), long("", 1001));
    let (value, value_beyond) = (long("", 4000), long("", 4001));
    let (script, script_beyond) = ("YWFh".repeat(25_000), "YWFh".repeat(25_001));
    for (row, good, bad) in [
        (0, ["abc", "名（）", &name], ["ab", "_ab", &name_beyond]),
        (1, ["/a", "//", &path], ["/", "a/", &path_beyond]),
        (2, ["1.", "名名", "1234567890123456"], ["1", "  ", "12345678901234567"]),
        (3, ["a", "_", &app], ["", "a ", &app_beyond]),
        (4, ["a", "-", &app[..63]], ["", "é", &app]),
        (5, ["", " ", &text], ["<", "a>", &text_beyond]),
        (6, ["", "名", &text[..255]], ["<", ">", &text[..256]]),
        (7, ["", "<>", &value], [&value_beyond; 3]),
        (8, ["a", "A-_9", &text[..32]], ["", "1", &text[..33]]),
        (9, ["YQ==", "5ZCN", &script], ["", "YQ=", &script_beyond]),
        (10, ["GET", "PUT", "DELETE"], ["get", "", "HEAD"]),
        (11, ["json", "xml", "stream"], ["JSON", "", "text"]),
        (12, ["data", "function", "data"], ["", "Data", "sql"]),
        (13, ["SQL", "SP", "SQL"], ["", "sql", "function"]),
        (14, ["oracle", "mrshive", "opengauss"], ["", "MySQL", "db2"]),
    ] {
        let row = &ROWS[row];
        for text in good {
            assert!(row.assert_exact(text), "{}: {text:?}", row.name);
        }
        for text in bad {
            assert!(!row.assert_exact(text), "{}: {text:?}", row.name);
        }
    }
}

#[test]
fn a_blank_version_is_missing() {
    let fault = ApiVersion::try_from("\u{3000}\t").unwrap_err();
    assert_eq!(
        (fault.rule.id, &*fault.message),
        ("roma/required", "must be there, and cannot be blank")
    );
}

#[test]
fn lists_are_closed_and_whole() {
    fn names<T: Word>(all: impl IntoIterator<Item = T>) -> String {
        all.into_iter().map(|it| it.to_string()).collect::<Vec<_>>().join(" ")
    }
    assert_eq!(names(Method::ALL), "GET PUT POST DELETE");
    assert_eq!(names(ContentType::ALL), "json xml stream");
    assert_eq!(names(BackendType::ALL), "data function");
    assert_eq!(names(ScriptType::ALL), "SQL SP");
    assert_eq!(names(Position::ALL), "Headers Parameters Body");
    assert_eq!(
        names(DatasourceType::ALL),
        "oracle mysql mongodb redis postgresql hive mssql sqlserver dws gauss100 zenith hana clickhouse mrshive dm opengauss"
    );
    let fault = Position::try_from("body").unwrap_err();
    assert_eq!(
        (fault.rule.id, &*fault.message),
        ("roma/parameter-in", "must be Body: letter case counts")
    );
}

/// serde's own words for a value of another type would have the value in them.
#[test]
fn other_types_are_refused_without_their_values() {
    for (json, found) in
        [("41", "a number"), ("-41", "a number"), ("4.25", "a number"), ("true", "a boolean")]
    {
        for said in [
            serde_json::from_str::<ApiName>(json).unwrap_err().to_string(),
            serde_json::from_str::<Method>(json).unwrap_err().to_string(),
        ] {
            assert!(said.starts_with(&format!("must be a string, not {found}")), "{said}");
            assert!(!said.contains(json), "{said}");
        }
    }
    assert!(serde_json::from_str::<ApiName>("null").is_err());
    assert!(serde_json::from_str::<ApiName>("[\"abc\"]").is_err());
}

/// A format that does not say what comes next, and has a string if it is asked for one.
struct Terse(&'static str);

impl<'de> serde::Deserializer<'de> for Terse {
    type Error = serde::de::value::Error;

    fn is_human_readable(&self) -> bool {
        false
    }

    fn deserialize_any<V: serde::de::Visitor<'de>>(self, _: V) -> Result<V::Value, Self::Error> {
        Err(serde::de::Error::custom("cannot tell what comes next"))
    }

    fn deserialize_str<V: serde::de::Visitor<'de>>(
        self,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_string(self.0.into())
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char string bytes byte_buf option unit
        unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

#[test]
fn formats_that_do_not_describe_themselves() {
    assert!(ApiName::deserialize(Terse("orders")).unwrap() == "orders");
    assert_eq!(Method::deserialize(Terse("PUT")).unwrap(), Method::PUT);
    let said = ApiName::deserialize(Terse("ab")).unwrap_err().to_string();
    assert_eq!(said, "must be 3 to 100 characters long, not 2");
}

#[test]
fn words_compare_with_text() {
    assert!(ApiPath::try_from("/a").unwrap() == "/a");
    assert!(ApiPath::try_from("/a").unwrap() == *"/a");
    assert!(Method::GET == "GET");
    assert!(ApiPath::try_from("/a").unwrap() < ApiPath::try_from("/b").unwrap());
}

#[test]
fn names_of_parameters_depend_on_the_position() {
    for (position, text) in [
        (Position::Headers, "X-Id"),
        (Position::Parameters, "page.size"),
        (Position::Body, "application/text"),
    ] {
        let name = ParameterName::new(position, text).unwrap();
        assert_eq!((name.as_str(), name.as_ref(), name.to_string().as_str()), (text, text, text));
        assert_eq!(name.position(), position);
    }
    for position in Position::ALL {
        for text in [
            "",
            " ",
            "X-Id",
            "1",
            "application/json",
            "application/JSON",
            &"a".repeat(32),
            &"a".repeat(33),
        ] {
            assert_eq!(
                ParameterName::new(position, text).map(drop),
                roma::parameter_name(position, text),
            );
        }
    }
}

#[test]
fn scripts_are_encoded_and_decoded() {
    for (source, base64) in
        [("a", "YQ=="), ("ab", "YWI="), ("abc", "YWJj"), ("名", "5ZCN"), ("é😀?", "w6nwn5iAPw==")]
    {
        let content = ScriptContent::from_source(source).unwrap();
        assert_eq!((content.as_str(), content.decode().as_str()), (base64, source));
    }
    let longest = ScriptContent::from_source(&"a".repeat(75_000)).unwrap();
    assert_eq!(longest.as_str().len(), 100_000);
    let fault = ScriptContent::from_source(&"a".repeat(75_001)).unwrap_err();
    assert_eq!(fault.message, "must be 1 to 100000 characters long, not 100004");
    let fault = ScriptContent::from_source("").unwrap_err();
    assert_eq!(fault.message, "must be 1 to 100000 characters long, not 0");
}

#[test]
fn statuses_are_numbers() {
    for number in -1..6 {
        assert_eq!(Status::try_from(number).is_ok(), roma::status(number).is_ok());
    }
}

/// Mostly characters that some rule allows.
fn text() -> impl Strategy<Value = String> {
    let common = prop::sample::select("azAZ09-_./():+= ".chars().collect::<Vec<_>>());
    let rare =
        prop::sample::select("名（\u{3000}é😀<>\"\\\0\n\u{feff}".chars().collect::<Vec<_>>());
    let c = prop_oneof![12 => common, 1 => rare, 1 => any::<char>()];
    let word =
        prop::sample::select(vec!["GET", "json", "data", "SQL", "mysql", "YWJj", "Body", "名"]);
    prop_oneof![
        6 => (prop::sample::select(vec!["", "/", "a"]), prop::collection::vec(c, 0..36))
            .prop_map(|(start, rest)| start.chars().chain(rest).collect()),
        1 => word.prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn types_accept_what_rules_accept(text in text()) {
        for row in &ROWS {
            row.assert_exact(&text);
        }
    }

    #[test]
    fn any_script_comes_back(source in ".{1,300}") {
        let content = ScriptContent::from_source(&source).unwrap();
        prop_assert_eq!(content.decode(), source);
    }
}
