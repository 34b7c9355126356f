//! Scripts that are meant to hurt: the time grows with their size, however much is wrong with them.
//!
//! No clock is read. What takes time with the square of the size does not end before the patience of whoever runs this.

use apiglint::{Limits, RuleSet, Severity, check};

use super::document;

/// As far as the build lets that be quick.
const MANY: usize = if cfg!(debug_assertions) { 30_000 } else { 300_000 };

/// How many warnings and errors a script has, in a request: its places are found through escapes.
fn count(script: &str, mode: i32) -> usize {
    let details = serde_json::json!({ "script": script, "isPagedResponse": true }).to_string();
    let members = serde_json::json!({ "SqlMode": mode, "ScriptDetails": details }).to_string();
    let source = document("dataworks/create-request", &members, &[]);
    let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    let kept = report.violations().len();
    assert!(kept <= 4 * Limits::default().violations, "{kept}");
    report.count(Severity::Warning) + report.count(Severity::Error)
}

fn many(item: impl Fn(usize) -> String) -> String {
    (0..MANY).map(item).collect()
}

#[test]
fn many_parameters_that_nothing_declares() {
    let script = many(|number| format!(" and \"é\n\" <> ${{p{number}}}"));
    for mode in [0, 1] {
        // And the column.
        assert_eq!(count(&format!("select a from t where 1 = 1{script}"), mode), MANY + 1);
    }
}

#[test]
fn many_columns_that_nothing_declares() {
    let columns = many(|number| format!("c as \"é{number}\", "));
    assert_eq!(count(&format!("select {columns}a from t"), 0), MANY + 1);
}

#[test]
fn many_stars_and_tags() {
    assert_eq!(count(&format!("select {}a from t", "*, ".repeat(MANY)), 0), MANY + 1);
    let tags = many(|number| format!("<bind name=\"é\" value=\"p{number}\"/>"));
    // Each is unknown, and asks for a parameter.
    assert_eq!(count(&format!("select a from t {tags}"), 1), 2 * MANY + 1);
}
