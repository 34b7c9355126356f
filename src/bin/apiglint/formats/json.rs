//! `--format json`: one line a document.

use std::io;

use apiglint::{DocumentKind, Located};
use serde::Serialize;

use super::{Summary, Writer};
use crate::page::Page;
use crate::tally::is_zero;

pub(crate) struct Json;

#[derive(Serialize)]
struct File<'a> {
    path: &'a str,
    dialect: Option<&'static str>,
    kind: Option<&'static str>,
    violations: Vec<Located<'a>>,
    /// How many more there are.
    #[serde(skip_serializing_if = "is_zero")]
    omitted: usize,
}

impl Writer for Json {
    fn begin(&self, out: &mut String) -> io::Result<()> {
        out.push_str("{\"version\":1,\"files\":[");
        Ok(())
    }

    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        for part in page.parts {
            let violations = part.violations(page.mildest);
            let file = File {
                path: page.file.path,
                dialect: part.kind.map(DocumentKind::dialect),
                kind: part.kind.map(DocumentKind::name),
                violations: violations.map(|it| it.located_among(page.file, page.others)).collect(),
                omitted: part.omitted(page.mildest),
            };
            out.push_str(",\n");
            out.push_str(&serde_json::to_string(&file)?);
        }
        Ok(())
    }

    fn end(&self, summary: &Summary<'_>, out: &mut String) -> io::Result<()> {
        let unchecked = serde_json::to_string(summary.problems)?;
        let tally = serde_json::to_string(summary.tally)?;
        for part in ["\n],\"unchecked\":", &unchecked, ",\"summary\":", &tally, "}\n"] {
            out.push_str(part);
        }
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ","
    }
}
