//! `--format json`: one line a file.

use std::io;

use apiglint::{Checked, DocumentKind, Lines, Located, Severity};
use serde::Serialize;

use crate::tally::Tally;

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    dialect: Option<&'static str>,
    kind: Option<&'static str>,
    violations: Vec<Located<'a>>,
}

pub(crate) const BEGIN: &str = "{\"version\":1,\"files\":[";

/// Adds a file, and the comma that parts it from the one before.
pub(crate) fn write_file(
    path: &str,
    lines: &Lines<'_>,
    checked: &Checked,
    mildest: Severity,
    out: &mut String,
) -> io::Result<()> {
    let violations = checked.report.violations().iter();
    let file = File {
        path,
        dialect: checked.kind.map(DocumentKind::dialect),
        kind: checked.kind.map(DocumentKind::name),
        violations: violations
            .filter(|violation| violation.severity >= mildest)
            .map(|violation| violation.located(path, lines))
            .collect(),
    };
    out.push_str(",\n");
    out.push_str(&serde_json::to_string(&file)?);
    Ok(())
}

pub(crate) fn end(tally: &Tally) -> io::Result<String> {
    Ok(format!("\n],\"summary\":{}}}\n", serde_json::to_string(tally)?))
}
