//! The typed model accepts exactly what the rules accept, and comes back as it was.

use std::cell::Cell;
use std::collections::BTreeMap;

use apiglint::Document;
use apiglint::dataworks::Api;
use apiglint::dataworks::model::Reading;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{Config, TestRunner};
use serde_json::Value;

use crate::document;
use crate::model::{FORMS, assert_exact};

/// Values for any member.
const VALUES: [&str; 30] = [
    "null",
    "true",
    "-1",
    "0",
    "1",
    "2",
    "3",
    "4",
    "30000",
    "30001",
    "9223372036854775807",
    "9223372036854775808",
    "1.0",
    "[]",
    "[0]",
    "[0, 1]",
    "[1, 1]",
    "[{}]",
    "{}",
    r#""""#,
    r#""  ""#,
    r#""0,1""#,
    r#""1,1""#,
    r#""{}""#,
    r#""{""#,
    r#""/stock/[item]""#,
    r#""\u5e93\u5b58\u6570\u636e""#,
    r#""https://stock.example.com""#,
    r#""stock""#,
    r#""{\"ServicePath\":\"/a\",\"serviceHost\":\"http://a\"}""#,
];

const NAMES: [&str; 27] = [
    "ApiId",
    "ApiName",
    "ApiPath",
    "ApiMode",
    "ApiDescription",
    "Description",
    "GroupId",
    "FolderId",
    "ProjectId",
    "TenantId",
    "ResourceGroupId",
    "Protocols",
    "RequestMethod",
    "RequestContentType",
    "ResponseContentType",
    "SqlMode",
    "Status",
    "Timeout",
    "VisibleRange",
    "CreatorId",
    "OperatorId",
    "CreatedTime",
    "ModifiedTime",
    "WizardDetails",
    "ScriptDetails",
    "RegistrationDetails",
    "apiName",
];

const PARTS: [&str; 12] = [
    "ParameterName",
    "ParameterDataType",
    "ParameterPosition",
    "ParameterOperator",
    "IsRequiredParameter",
    "DefaultValue",
    "ColumnName",
    "ConnectionId",
    "TableName",
    "ServicePath",
    "IsPagedResponse",
    "ErrorCode",
];

/// Something done to a member, at the top or in the details.
#[derive(Clone, Debug)]
struct Change {
    name: &'static str,
    /// None takes it away.
    value: Option<&'static str>,
}

fn change(names: &'static [&'static str]) -> impl Strategy<Value = Change> {
    let value = prop::option::weighted(0.8, select(&VALUES[..]));
    (select(names), value).prop_map(|(name, value)| Change { name, value })
}

/// Puts values into the objects that can have a member of this name.
fn apply(value: &mut Value, change: &Change) {
    match value {
        Value::Object(members) => {
            if members.contains_key(change.name) {
                match change.value {
                    Some(value) => {
                        let value = serde_json::from_str(value).unwrap();
                        members.insert(change.name.into(), value);
                    }
                    None => {
                        members.remove(change.name);
                    }
                }
            }
            members.values_mut().for_each(|it| apply(it, change));
        }
        Value::Array(elements) => elements.iter_mut().for_each(|it| apply(it, change)),
        _ => {}
    }
}

/// Good documents and a few things done to them.
fn nearly_good() -> impl Strategy<Value = String> {
    let changes = prop::collection::vec(change(&NAMES), 0..3);
    let parts = prop::collection::vec(change(&PARTS), 0..2);
    let flags = (any::<bool>(), any::<bool>());
    (select(&FORMS[..]), changes, parts, flags).prop_map(|(form, changes, parts, flags)| {
        let (is_wizard, wraps) = flags;
        let mut text = document(form, "{}", &[]);
        if is_wizard {
            text = text.replace("Script", "Wizard").replace("script", "wizard");
            text = text.replace(r#""ApiMode": 1"#, r#""ApiMode": 0"#);
        }
        let mut members: BTreeMap<String, Value> = serde_json::from_str(&text).unwrap();
        for Change { name, value } in changes {
            match value {
                Some(value) => {
                    members.insert(name.into(), serde_json::from_str(value).unwrap());
                }
                None => {
                    members.remove(name);
                }
            }
        }
        for (name, value) in &mut members {
            if name.ends_with("Details") {
                for change in &parts {
                    apply(value, change);
                }
            }
        }
        let text = serde_json::to_string(&members).unwrap();
        if wraps { format!(r#"{{"RequestId":"0A1B","Success":true,"Data":{text}}}"#) } else { text }
    })
}

#[test]
fn the_model_accepts_what_the_rules_accept() {
    const CASES: u32 = 3000;
    let accepted = Cell::new(0);
    let config = Config { failure_persistence: None, ..Config::with_cases(CASES) };
    let result = TestRunner::new(config).run(&nearly_good(), |source| {
        accepted.set(accepted.get() + u32::from(assert_exact(&source)));
        let _ = Reading::of(&Document::from_json(source.as_bytes()).unwrap());
        Ok(())
    });
    result.unwrap();
    // Both sides of the border were seen.
    assert!((CASES / 10..CASES * 9 / 10).contains(&accepted.get()), "{}", accepted.get());
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(400) })]

    /// A text in which one byte is wrong.
    #[test]
    fn broken_texts(form in select(&FORMS[..]), at in any::<Index>(), byte in any::<u8>()) {
        let mut source = document(form, "{}", &[]).into_bytes();
        let at = at.index(source.len());
        source[at] = byte;
        match str::from_utf8(&source) {
            Ok(text) if Document::from_json(&source).is_ok() => {
                assert_exact(text);
            }
            _ => {
                let report = Api::from_json(&source).unwrap_err();
                prop_assert_eq!(report.violations()[0].rule.id, "document/syntax");
                prop_assert!(serde_json::from_slice::<Api>(&source).is_err());
            }
        }
    }
}
