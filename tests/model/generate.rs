//! Definitions near the border between good and bad: good ones, and a few things done to them.

use std::fmt::{self, Display, Write};

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// JSON that can have members twice.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    /// As it is written: null, a flag, a number, a string.
    Scalar(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Scalar(text) => f.write_str(text),
            Json::Array(elements) => {
                f.write_char('[')?;
                for (index, element) in elements.iter().enumerate() {
                    write!(f, "{}{element}", if index == 0 { "" } else { "," })?;
                }
                f.write_char(']')
            }
            Json::Object(members) => {
                f.write_char('{')?;
                for (index, (name, value)) in members.iter().enumerate() {
                    write!(f, "{}{name:?}:{value}", if index == 0 { "" } else { "," })?;
                }
                f.write_char('}')
            }
        }
    }
}

fn string(text: &str) -> Json {
    Json::Scalar(serde_json::to_string(text).expect("a string"))
}

/// One of these strings.
fn one_of(texts: &'static [&'static str]) -> BoxedStrategy<Json> {
    select(texts).prop_map(string).boxed()
}

fn flag() -> BoxedStrategy<Json> {
    any::<bool>().prop_map(|flag| Json::Scalar(flag.to_string())).boxed()
}

/// A member that may be absent.
type Maybe = Option<(String, Json)>;

fn must(name: &'static str, value: BoxedStrategy<Json>) -> BoxedStrategy<Maybe> {
    value.prop_map(move |value| Some((name.into(), value))).boxed()
}

fn may(name: &'static str, value: BoxedStrategy<Json>) -> BoxedStrategy<Maybe> {
    prop::option::weighted(0.4, value.prop_map(move |value| (name.into(), value))).boxed()
}

/// An object with some of the members, in some order.
fn object(members: Vec<BoxedStrategy<Maybe>>) -> BoxedStrategy<Json> {
    let present = members.prop_map(|members| members.into_iter().flatten().collect::<Vec<_>>());
    present.prop_shuffle().prop_map(Json::Object).boxed()
}

const TIMES: &[&str] = &["2020-09-18T09:25:59Z", "2021-01-01T00:00:00+08:00", "yesterday", ""];
const DEFAULTS: &[&str] = &[
    "",
    "1",
    r#"{"page":1}"#,
    r#"{"region":"eu","a":{"b":1}}"#,
    "page=1&x=2",
    "<r><page/></r>",
    "{",
];
const BODIES: &[&str] = &["application/json", "application/xml", "application/text"];

fn parameter() -> BoxedStrategy<Json> {
    let of = |position: &'static [&'static str], names: &'static [&'static str]| {
        object(vec![
            must("name", one_of(names)),
            must("in", one_of(position)),
            may("default", one_of(DEFAULTS)),
            may("description", one_of(&["", "what it is", "名"])),
            may("required", flag()),
        ])
    };
    prop_oneof![
        of(&["Headers"], &["X-Id", "tenant", "trace", "X-Stage", "limit"]),
        of(&["Parameters"], &["page", "size", "region", "sort", "x"]),
        of(&["Body"], BODIES),
    ]
    .boxed()
}

fn script() -> BoxedStrategy<Json> {
    // `select ${page}`, `名`, and one byte.
    let content: BoxedStrategy<Json> = one_of(&["c2VsZWN0ICR7cGFnZX0=", "5ZCN", "YQ=="]);
    object(vec![
        prop_oneof![9 => must("ds_id", one_of(&["f0fa1789", "1"])), 1 => Just(None)].boxed(),
        may("ds_name", one_of(&["", "orders"])),
        may("ds_type", one_of(&["mysql", "opengauss", "dm"])),
        may("type", one_of(&["SQL", "SP"])),
        must("object_name", one_of(&["orders", "a", "A-_9"])),
        must("content", content),
        may("enable_result_paging", flag()),
        may("enable_preparestatement", flag()),
        may("created_time", one_of(TIMES)),
        may("modified_time", one_of(TIMES)),
    ])
}

fn list(element: BoxedStrategy<Json>) -> BoxedStrategy<Json> {
    prop::collection::vec(element, 0..4).prop_map(Json::Array).boxed()
}

/// Mostly good; parameters may share names.
pub(crate) fn good() -> BoxedStrategy<Json> {
    let statuses = select(vec!["1", "3", "4"]).prop_map(|it| Json::Scalar(it.into())).boxed();
    object(vec![
        may("id", one_of(&["bd42841c20184da6", ""])),
        may("instance", one_of(&["eddc4d25480b4cd6"])),
        must("name", one_of(&["orders", "a-1", "订单（测试）", "1:a"])),
        must("path", one_of(&["/orders", "//", "/a.b/c_d/"])),
        must("method", one_of(&["GET", "PUT", "POST", "DELETE"])),
        may("description", one_of(&["", " ", "orders\nby region", "\u{202e}"])),
        must("version", one_of(&["1.0", "v1", "名名", "1 0"])),
        must("content_type", one_of(&["json", "xml", "stream"])),
        may("api_signature_id", one_of(&["-", "a1"])),
        must("roma_app_id", one_of(&["98df09fb-d459-4cbf-83a7-2b55ca6f3d5d", "_"])),
        may("roma_app_name", one_of(&["", "shop"])),
        may("return_format", flag()),
        may("type", one_of(&["data", "function", "data", "function", ""])),
        may("status", statuses),
        may("created_time", one_of(TIMES)),
        may("modified_time", one_of(TIMES)),
        must("parameters", list(parameter())),
        may("scripts", list(script())),
        may(
            "x-vendor",
            select(vec!["1", "[{}]", "1e400"]).prop_map(|it| Json::Scalar(it.into())).boxed(),
        ),
    ])
}

/// Something done to one node or member.
#[derive(Clone, Debug)]
pub(crate) enum Change {
    /// Takes a member or element away.
    Drop,
    /// Has a member or element twice.
    Repeat,
    /// Calls a member otherwise.
    Rename(&'static str),
    /// Puts another value in its place.
    Replace(Json),
}

/// A text of this length.
fn repeated(text: &str, length: usize) -> Json {
    string(&text.chars().cycle().take(length).collect::<String>())
}

fn change() -> impl Strategy<Value = Change> {
    const NAMES: [&str; 8] = ["name", "type", "id", "parameters", "nmae", "x", "in", "ds_id"];
    const VALUES: [&str; 29] = [
        "null",
        "true",
        "1",
        "2",
        "3.0",
        "4",
        "99999999999999999999",
        "-0",
        "[]",
        "{}",
        "[[]]",
        r#"{"a":1,"a":2}"#,
        r#""""#,
        r#"" ""#,
        r#""  ""#,
        r#""\u0047ET""#,
        r#""<""#,
        r#""get""#,
        r#""page""#,
        r#""PAGE""#,
        r#""x-id""#,
        r#""X-Id""#,
        r#""Body""#,
        r#""application/json""#,
        r#""ab\u0000""#,
        r#""/é""#,
        r#""YQ=""#,
        r#""/w==""#,
        r#""{\"x\":1,\"X\":2}""#,
    ];
    const LENGTHS: [usize; 16] =
        [1, 2, 3, 16, 17, 32, 33, 63, 64, 65, 100, 101, 255, 256, 1000, 4001];
    prop_oneof![
        1 => Just(Change::Drop),
        1 => Just(Change::Repeat),
        1 => select(&NAMES[..]).prop_map(Change::Rename),
        3 => select(&VALUES[..]).prop_map(|it| Change::Replace(Json::Scalar(it.into()))),
        1 => (select(&["a", "名", "/"][..]), select(&LENGTHS[..]))
            .prop_map(|(text, length)| Change::Replace(repeated(text, length))),
    ]
}

/// How many nodes there are, the outermost left out.
fn size(json: &Json) -> usize {
    match json {
        Json::Scalar(_) => 0,
        Json::Array(elements) => elements.iter().map(|it| 1 + size(it)).sum(),
        Json::Object(members) => members.iter().map(|(_, it)| 1 + size(it)).sum(),
    }
}

/// Changes the node of this number; gives back how many it still has to pass.
fn apply(json: &mut Json, mut number: usize, change: &Change) -> Option<usize> {
    let length = match json {
        Json::Scalar(_) => 0,
        Json::Array(elements) => elements.len(),
        Json::Object(members) => members.len(),
    };
    for index in 0..length {
        if number == 0 {
            match (json, change) {
                (Json::Array(elements), Change::Drop) => drop(elements.remove(index)),
                (Json::Object(members), Change::Drop) => drop(members.remove(index)),
                (Json::Array(elements), Change::Repeat) => elements.push(elements[index].clone()),
                (Json::Object(members), Change::Repeat) => members.push(members[index].clone()),
                (Json::Object(members), Change::Rename(name)) => members[index].0 = (*name).into(),
                (Json::Array(elements), Change::Replace(value)) => elements[index] = value.clone(),
                (Json::Object(members), Change::Replace(value)) => members[index].1 = value.clone(),
                _ => {}
            }
            return None;
        }
        let inner = match json {
            Json::Array(elements) => &mut elements[index],
            Json::Object(members) => &mut members[index].1,
            Json::Scalar(_) => break,
        };
        number = apply(inner, number - 1, change)?;
    }
    Some(number)
}

/// Good ones with a few changes.
pub(crate) fn nearly_good() -> impl Strategy<Value = Json> {
    let changes = prop::collection::vec((any::<Index>(), change()), 0..3);
    (good(), changes).prop_map(|(mut json, changes)| {
        for (index, change) in changes {
            let size = size(&json);
            if size > 0 {
                apply(&mut json, index.index(size), &change);
            }
        }
        json
    })
}
