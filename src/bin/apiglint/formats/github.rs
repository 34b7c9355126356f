//! `--format github`: commands with which a workflow annotates files.
//!
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions>. A runner shows the first ten of
//! each level that a step writes, and fifty of a job; all stand in its log.

use std::io;

use apiglint::Severity;

use super::{Summary, Writer, advice};
use crate::page::{Page, not_shown};
use crate::problem::Problem;

pub(crate) struct Github;

impl Writer for Github {
    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        for violation in page.violations() {
            let command = match violation.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => "notice",
            };
            let mut place = String::new();
            if let Some(span) = violation.span {
                let (start, end) = page.file.lines.range(span);
                // Columns of several lines are refused.
                let columns = if start.line == end.line {
                    format!(",col={},endColumn={}", start.column, end.column)
                } else {
                    String::new()
                };
                place = format!(",line={},endLine={}{columns}", start.line, end.line);
            }
            let title = format!("{place},title={}", property(violation.rule.id));
            write(command, page.file.path, &title, &advice(violation), out);
        }
        if let Some(omitted) = not_shown(page.omitted()) {
            write("notice", page.file.path, "", &omitted, out);
        }
        Ok(())
    }

    fn problem(&self, problem: &Problem, out: &mut String) -> io::Result<()> {
        write("error", &problem.path, "", &problem.told(), out);
        Ok(())
    }

    fn end(&self, _: &Summary<'_>, _: &mut String) -> io::Result<()> {
        Ok(())
    }
}

fn write(command: &str, path: &str, more: &str, message: &str, out: &mut String) {
    let file = if path.is_empty() { String::new() } else { format!("file={}", property(path)) };
    let properties = format!("{file}{more}");
    let blank = if properties.is_empty() { "" } else { " " };
    for part in ["::", command, blank, &properties, "::", &data(message), "\n"] {
        out.push_str(part);
    }
}

/// A message, escaped as the runner unescapes it.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
