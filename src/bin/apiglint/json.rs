//! `--format json`: one line a file.

use std::io;

use apiglint::{DocumentKind, Located, Report, Severity};
use serde::Serialize;

use crate::page::Page;
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
    page: &Page<'_>,
    report: &Report,
    kind: Option<&'static DocumentKind>,
    mildest: Severity,
    out: &mut String,
) -> io::Result<()> {
    let file = File {
        path: page.file.path,
        dialect: kind.map(DocumentKind::dialect),
        kind: kind.map(DocumentKind::name),
        violations: report
            .violations()
            .iter()
            .filter(|violation| violation.severity >= mildest)
            .map(|violation| violation.located_among(page.file, page.others))
            .collect(),
    };
    out.push_str(",\n");
    out.push_str(&serde_json::to_string(&file)?);
    Ok(())
}

pub(crate) fn end(tally: &Tally) -> io::Result<String> {
    Ok(format!("\n],\"summary\":{}}}\n", serde_json::to_string(tally)?))
}
