//! The model accepts exactly what the rules accept.

use std::cell::Cell;

use apiglint::roma::{BackendApi, check_definition};
use apiglint::{Document, Report, RuleSet, Severity};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::generate::{good, nearly_good};

/// Whether rules at the level of an error have nothing to say.
fn passes(source: &str) -> bool {
    report(source).is_some_and(|report| report.passes(Severity::Error))
}

fn report(source: &str) -> Option<Report> {
    let document = Document::from_json(source.as_bytes()).ok()?;
    Some(check_definition(&document, &RuleSet::default()))
}

/// What holds for every definition that exists.
fn assert_lives(api: &BackendApi, source: &str) {
    let written = serde_json::to_string(api).expect("valid");
    assert!(passes(&written), "{source}\n{written}");
    assert_eq!(&BackendApi::from_json(written.as_bytes()).expect("valid"), api, "{source}");
    assert_eq!(&serde_json::from_str::<BackendApi>(&written).expect("valid"), api, "{source}");
    let value = serde_json::to_value(api).expect("valid");
    assert_eq!(&serde_json::from_value::<BackendApi>(value).expect("valid"), api, "{source}");
    assert_eq!(&api.clone().into_builder().build().expect("valid"), api, "{source}");
    let document = Document::from_serialize(api).expect("valid");
    assert_eq!(&BackendApi::try_from(&document).expect("valid"), api, "{source}");
}

/// Each way to read a text comes to the same as the rules.
fn assert_exact(source: &str) -> bool {
    let good = passes(source);
    let read = BackendApi::from_json(source.as_bytes());
    assert_eq!(read.is_ok(), good, "{source}");
    if let Err(refused) = &read {
        assert_eq!(report(source).as_ref(), Some(refused), "{source}");
    }
    // serde_json cannot hold it.
    if !source.contains("1e400") {
        let by_serde: Result<BackendApi, _> = serde_json::from_str(source);
        assert_eq!(by_serde.ok().as_ref(), read.as_ref().ok(), "{source}");
    }
    if let Ok(api) = &read {
        assert_lives(api, source);
    }
    good
}

#[test]
fn the_model_accepts_what_the_rules_accept() {
    const CASES: u32 = 1500;
    let accepted = Cell::new(0);
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(CASES) });
    let result = runner.run(&nearly_good(), |json| {
        accepted.set(accepted.get() + u32::from(assert_exact(&json.to_string())));
        Ok(())
    });
    result.unwrap();
    // Both sides of the border were seen.
    assert!((CASES / 10..CASES * 9 / 10).contains(&accepted.get()), "{}", accepted.get());
}

proptest! {
    #![proptest_config(Config { failure_persistence: None, ..Config::with_cases(300) })]

    /// A text with anything wrong in it at the level of bytes.
    #[test]
    fn broken_texts(json in good(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut source = json.to_string().into_bytes();
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

    /// Errors of serde name a place, a rule and no value.
    #[test]
    fn serde_tells_the_first_error(json in nearly_good()) {
        let source = json.to_string();
        let report = BackendApi::from_json(source.as_bytes()).err();
        let first = report.and_then(|report| {
            report.violations().iter().find(|it| it.severity == Severity::Error).map(ToString::to_string)
        });
        // Numbers that serde_json hands on otherwise than they are written.
        let odd = ["1e400", "99999999999999999999", "-0"].into_iter().any(|it| source.contains(it));
        if let Some(first) = first.filter(|_| !odd) {
            let said = serde_json::from_str::<BackendApi>(&source).unwrap_err().to_string();
            prop_assert!(said.starts_with(&first), "{said}\n{first}");
        }
    }
}
