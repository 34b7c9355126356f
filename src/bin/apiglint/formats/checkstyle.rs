//! `--format checkstyle`: XML as Checkstyle writes it, which many CI servers read.
//!
//! It has no published schema; <https://checkstyle.org/config.html> and the files of its own logger show it.

use std::io;

use apiglint::Severity;

use super::xml::{DECLARATION, Xml, element, push};
use super::{OMITTED, Summary, UNCHECKED, Writer, advice, start};
use crate::page::{Page, not_shown};
use crate::problem::Problem;

pub(crate) struct Checkstyle;

impl Writer for Checkstyle {
    fn begin(&self, out: &mut String) -> io::Result<()> {
        out.push_str(DECLARATION);
        out.push_str("<checkstyle version=\"10.0\">\n");
        Ok(())
    }

    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        write(page.file.path, out, |xml| {
            for violation in page.violations() {
                let at = start(page.file, violation);
                let error = [
                    ("line", &*at.line.to_string()),
                    ("column", &at.column.to_string()),
                    ("severity", severity(violation.severity)),
                    ("message", &advice(violation)),
                    ("source", violation.rule.id),
                ];
                element(xml, "error", &error).write_empty()?;
            }
            if let Some(omitted) = not_shown(page.omitted()) {
                write_of_file(xml, severity(Severity::Note), &omitted, OMITTED)?;
            }
            Ok(())
        })
    }

    fn problem(&self, problem: &Problem, out: &mut String) -> io::Result<()> {
        write(&problem.path, out, |xml| write_of_file(xml, "error", &problem.told(), UNCHECKED))
    }

    fn end(&self, _: &Summary<'_>, out: &mut String) -> io::Result<()> {
        out.push_str("</checkstyle>\n");
        Ok(())
    }
}

fn write(
    path: &str,
    out: &mut String,
    errors: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    push(out, |xml| {
        element(xml, "file", &[("name", path)]).write_inner_content(errors)?;
        Ok(())
    })
}

/// What there is to say of a file as a whole.
fn write_of_file(xml: &mut Xml, severity: &str, message: &str, source: &str) -> io::Result<()> {
    let error = [("line", "1"), ("severity", severity), ("message", message), ("source", source)];
    element(xml, "error", &error).write_empty()?;
    Ok(())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "info",
    }
}
