//! `--format junit`: XML as JUnit writes it: a suite a file, a test a violation.
//!
//! A test fails where the check does, by `--fail-on`; what is milder passes, with what is found in its output. A file
//! with nothing to show is one test that passes. The schema is that of the Jenkins plugin:
//! <https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd>.

use std::collections::HashMap;
use std::io;

use apiglint::{Severity, Violation};
use quick_xml::events::BytesText;

use super::xml::{DECLARATION, Xml, carried, element, push};
use super::{Summary, UNCHECKED, Writer, advice, number, sentence, start, subject};
use crate::page::{Page, not_shown};
use crate::problem::Problem;

pub(crate) struct Junit {
    /// The mildest violation that makes the check fail.
    pub(crate) fail_on: Severity,
}

impl Writer for Junit {
    fn begin(&self, out: &mut String) -> io::Result<()> {
        out.push_str(DECLARATION);
        out.push_str("<testsuites name=\"apiglint\">\n");
        Ok(())
    }

    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        let failures = page.violations().filter(|it| it.severity >= self.fail_on).count();
        let tests = page.violations().count().max(1);
        suite(page.file.path, [tests, failures, 0], out, |xml| {
            let mut seen = HashMap::new();
            for violation in page.violations() {
                let mut name = format!("{} {}", violation.rule, subject(violation));
                // GitLab shows one of those that are alike.
                let number = number(&mut seen, &name);
                if number > 1 {
                    name = format!("{name} ({number})");
                }
                self.write(page, violation, &name, xml)?;
            }
            if page.violations().next().is_none() {
                let case = [("name", "check"), ("classname", page.file.path)];
                element(xml, "testcase", &case).write_empty()?;
            }
            if let Some(omitted) = not_shown(page.omitted()) {
                element(xml, "system-out", &[]).write_text_content(BytesText::new(&omitted))?;
            }
            Ok(())
        })
    }

    fn problem(&self, problem: &Problem, out: &mut String) -> io::Result<()> {
        suite(&problem.path, [1, 0, 1], out, |xml| {
            let case = [("name", "check"), ("classname", &*problem.path)];
            element(xml, "testcase", &case).write_inner_content(|xml| {
                let error = [("type", UNCHECKED), ("message", &*problem.told())];
                element(xml, "error", &error).write_empty()?;
                Ok(())
            })?;
            Ok(())
        })
    }

    fn end(&self, _: &Summary<'_>, out: &mut String) -> io::Result<()> {
        out.push_str("</testsuites>\n");
        Ok(())
    }
}

impl Junit {
    fn write(
        &self,
        page: &Page<'_>,
        violation: &Violation,
        name: &str,
        xml: &mut Xml,
    ) -> io::Result<()> {
        let (path, at) = (page.file.path, start(page.file, violation));
        let level = violation.severity.name();
        let told = format!("{path}:{}:{}: {level}: {}", at.line, at.column, advice(violation));
        let told = BytesText::new(&carried(&told)).into_owned();
        let case = [("name", name), ("classname", path)];
        element(xml, "testcase", &case).write_inner_content(|xml| {
            if violation.severity < self.fail_on {
                element(xml, "system-out", &[]).write_text_content(told)?;
                return Ok(());
            }
            let failure = [("type", level), ("message", &*sentence(violation))];
            element(xml, "failure", &failure).write_text_content(told)?;
            Ok(())
        })?;
        Ok(())
    }
}

/// A suite with so many tests, failures and errors.
fn suite(
    path: &str,
    counts: [usize; 3],
    out: &mut String,
    write: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let [tests, failures, errors] = counts.map(|count| count.to_string());
    let counts = [("tests", &*tests), ("failures", &failures), ("errors", &errors)];
    push(out, |xml| {
        let suite = element(xml, "testsuite", &[("name", path)]);
        suite.with_attributes(counts).write_inner_content(write)?;
        Ok(())
    })
}
