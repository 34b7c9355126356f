//! `--format json-lines`: one line a violation, each an object of its own. What is not shown and what could not be checked have
//! lines without a `rule`.

use std::io;

use apiglint::Located;
use serde::Serialize;
use serde_json::json;

use super::{OMITTED, Summary, UNCHECKED, Writer};
use crate::page::Page;
use crate::problem::Problem;

pub(crate) struct JsonLines;

#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    /// What the document is: `roma/definition`.
    document: Option<&'static str>,
    #[serde(flatten)]
    violation: Located<'a>,
}

impl Writer for JsonLines {
    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        for part in page.parts {
            for violation in part.violations(page.mildest) {
                let line = Line {
                    path: page.file.path,
                    document: part.kind.map(|kind| kind.id),
                    violation: violation.located_among(page.file, page.others),
                };
                out.push_str(&serde_json::to_string(&line)?);
                out.push('\n');
            }
        }
        let omitted = page.omitted();
        if omitted > 0 {
            out.push_str(&json!({ "path": page.file.path, OMITTED: omitted }).to_string());
            out.push('\n');
        }
        Ok(())
    }

    fn problem(&self, problem: &Problem, out: &mut String) -> io::Result<()> {
        out.push_str(&json!({ "path": problem.path, UNCHECKED: problem.reason }).to_string());
        out.push('\n');
        Ok(())
    }

    fn end(&self, _: &Summary<'_>, _: &mut String) -> io::Result<()> {
        Ok(())
    }
}
