//! The model accepts exactly what the rules accept.

use std::cell::Cell;

use apiglint::roma::model::{Parameter, Script};
use apiglint::roma::{BackendApi, check_definition};
use apiglint::{Document, Report, RuleSet, Severity};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::definition;
use crate::generate::{Json, good, nearly_good};

/// None: it cannot be read.
fn report(source: &str) -> Option<Report> {
    let document = Document::from_json(source.as_bytes()).ok()?;
    Some(check_definition(&document, &RuleSet::default()))
}

/// Whether rules at the level of an error have nothing to say.
fn passes(source: &str) -> bool {
    report(source).is_some_and(|report| report.passes(Severity::Error))
}

/// Numbers that `serde_json` refuses, or hands on otherwise than they are written.
fn is_kept_by_serde_json(source: &str) -> bool {
    !["1e400", "99999999999999999999", "-0"].into_iter().any(|number| source.contains(number))
}

/// What is written is read as it was, from text and from a value in memory.
fn assert_returns<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(it: &T) {
    let written = serde_json::to_string(it).expect("valid");
    assert_eq!(&serde_json::from_str::<T>(&written).expect("valid"), it);
    let value = serde_json::to_value(it).expect("valid");
    assert_eq!(&serde_json::from_value::<T>(value).expect("valid"), it);
}

/// What holds of every definition that exists.
fn assert_lives(api: &BackendApi) {
    assert_returns(api);
    api.parameters().iter().for_each(assert_returns);
    api.scripts().iter().for_each(assert_returns);
    let written = serde_json::to_string(api).expect("valid");
    assert!(passes(&written), "{written}");
    assert_eq!(&BackendApi::from_json(written.as_bytes()).expect("valid"), api);
    let document = Document::from_serialize(api).expect("valid");
    assert_eq!(&BackendApi::try_from(&document).expect("valid"), api);
    assert_eq!(&api.clone().into_builder().build().expect("valid"), api);
}

/// Each way to read a definition comes to the same as the rules.
fn assert_exact(source: &str) -> bool {
    let report = report(source).expect("JSON");
    let good = report.passes(Severity::Error);
    let read = BackendApi::from_json(source.as_bytes());
    assert_eq!(read.is_ok(), good, "{source}");
    if !source.contains("1e400") {
        let by_serde: Result<BackendApi, _> = serde_json::from_str(source);
        assert_eq!(by_serde.ok().as_ref(), read.as_ref().ok(), "{source}");
    }
    match &read {
        Ok(api) => assert_lives(api),
        Err(refused) => assert_eq!(&report, refused, "{source}"),
    }
    good
}

/// Parts by themselves are what they are in a definition that is good otherwise.
fn assert_parts_exact(json: &Json) {
    let Json::Object(members) = json else { return };
    for (name, value) in members {
        let Json::Array(parts) = value else { continue };
        let stands = match name.as_str() {
            "parameters" => |part: &str| serde_json::from_str::<Parameter>(part).is_ok(),
            "scripts" => |part: &str| serde_json::from_str::<Script>(part).is_ok(),
            _ => continue,
        };
        for part in parts.iter().map(ToString::to_string) {
            let whole = definition(&format!("\"{name}\":[{part}]"));
            assert_eq!(stands(&part), passes(&whole), "{part}");
        }
    }
}

#[test]
fn the_model_accepts_what_the_rules_accept() {
    const CASES: u32 = 1500;
    let accepted = Cell::new(0);
    let config = Config { failure_persistence: None, ..Config::with_cases(CASES) };
    let result = TestRunner::new(config).run(&nearly_good(), |json| {
        accepted.set(accepted.get() + u32::from(assert_exact(&json.to_string())));
        assert_parts_exact(&json);
        Ok(())
    });
    result.unwrap();
    // Both sides of the border were seen.
    assert!((CASES / 10..CASES * 9 / 10).contains(&accepted.get()), "{}", accepted.get());
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    /// A text in which one byte is wrong.
    #[test]
    fn broken_texts(json in good(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut source = json.to_string().replace("1e400", "1").into_bytes();
        let at = at.index(source.len());
        source[at] = byte;
        if let Ok(text) = str::from_utf8(&source) && report(text).is_some() {
            assert_exact(text);
        } else {
            let report = BackendApi::from_json(&source).unwrap_err();
            prop_assert_eq!(report.violations()[0].rule.id, "document/syntax");
            prop_assert_eq!((report.count(Severity::Error), report.violations().len()), (1, 1));
            prop_assert!(serde_json::from_slice::<BackendApi>(&source).is_err());
        }
    }

    /// Place, message and rule.
    #[test]
    fn serde_tells_the_first_error(json in nearly_good()) {
        let source = json.to_string();
        if let Err(report) = BackendApi::from_json(source.as_bytes())
            && is_kept_by_serde_json(&source)
        {
            let is_error = |it: &&apiglint::Violation| it.severity == Severity::Error;
            let first = report.violations().iter().find(is_error).unwrap();
            let first = format!("{} {} [{}]", first.pointer, first.message, first.rule);
            let said = serde_json::from_str::<BackendApi>(&source).unwrap_err().to_string();
            prop_assert!(said.starts_with(first.trim_start()), "{said}\n{first}");
        }
    }
}
