//! `--format gitlab`: a Code Quality report.
//!
//! <https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format>.

use std::collections::HashMap;
use std::io;

use apiglint::Severity;
use serde_json::json;

use super::paths::Paths;
use super::{OMITTED, Summary, UNCHECKED, Writer, advice, number, push_item, range};
use crate::page::{Page, not_shown};
use crate::problem::Problem;

pub(crate) struct Gitlab {
    pub(crate) paths: Paths,
}

impl Writer for Gitlab {
    fn begin(&self, out: &mut String) -> io::Result<()> {
        out.push('[');
        Ok(())
    }

    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        let path = self.paths.relative(page.file.path);
        let mut seen = HashMap::new();
        for violation in page.violations() {
            let (start, end) = range(page.file, violation);
            let fingerprint = violation.fingerprint();
            // GitLab shows one of those that are alike.
            let number = number(&mut seen, &fingerprint);
            let item = json!({
                "check_name": violation.rule.id,
                "description": advice(violation),
                "fingerprint": format!("{path}:{fingerprint}:{number}"),
                "severity": severity(violation.severity),
                "location": { "path": path, "lines": { "begin": start.line, "end": end.line } },
            });
            push_item(&item, out)?;
        }
        if let Some(omitted) = not_shown(page.omitted()) {
            let item = json!({
                "check_name": OMITTED,
                "description": omitted,
                "fingerprint": format!("{path}:{OMITTED}"),
                "severity": severity(Severity::Note),
                "location": { "path": path, "lines": { "begin": 1 } },
            });
            push_item(&item, out)?;
        }
        Ok(())
    }

    fn problem(&self, problem: &Problem, out: &mut String) -> io::Result<()> {
        let path = self.paths.relative(&problem.path);
        let item = json!({
            "check_name": UNCHECKED,
            "description": problem.told(),
            "fingerprint": format!("{path}:{UNCHECKED}:{}", problem.reason),
            "severity": "blocker",
            "location": { "path": path, "lines": { "begin": 1 } },
        });
        push_item(&item, out)
    }

    fn end(&self, _: &Summary<'_>, out: &mut String) -> io::Result<()> {
        out.push_str("\n]\n");
        Ok(())
    }

    fn separator(&self) -> &'static str {
        ","
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}
