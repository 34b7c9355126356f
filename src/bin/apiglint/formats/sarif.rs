//! `--format sarif`: SARIF 2.1.0, which GitHub code scanning and editors read.
//!
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Columns are counted in UTF-16 code units: it is
//! what readers count in that do not look at `columnKind`.

use std::collections::HashMap;
use std::io;

use apiglint::fix::{Edit, Fix, Safety};
use apiglint::{CustomRule, File, Level, Pointer, Related, Rule, RuleSet, Span, Violation, rules};
use serde_json::{Value, json};

use super::paths::Paths;
use super::utf16::Utf16;
use super::{OMITTED, Shown, Summary, UNCHECKED, Writer, advice, push_item};
use crate::args::ABOUT;
use crate::page::{Page, not_shown};
use crate::problem::Problem;
use crate::suppress::{Suppressed, SuppressionKind};

pub(crate) struct Sarif {
    paths: Paths,
    rules: Vec<&'static Rule>,
    /// Where each rule stands in the list.
    indices: HashMap<&'static str, usize>,
    /// The rules that are not at their own level.
    overrides: Vec<Value>,
}

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// What relative references are relative to. GitHub takes it for the root of the repository.
const ROOT: &str = "%SRCROOT%";

/// The version of [`Violation::fingerprint`].
const FINGERPRINT: &str = "apiglint/v1";

impl Writer for Sarif {
    fn begin(&self, out: &mut String) -> io::Result<()> {
        let rules: Vec<_> = self.rules.iter().map(|rule| descriptor(rule)).collect();
        let driver = json!({
            "name": "apiglint",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "shortDescription": { "text": ABOUT },
            "rules": rules,
            "notifications": [
                { "id": UNCHECKED, "shortDescription": { "text": "a path could not be checked" } },
                { "id": OMITTED, "shortDescription": { "text": "violations are not shown" } },
            ],
        });
        let root = json!({ "description": { "text": "the folder that the command ran in" } });
        for part in [
            &format!("{{\"$schema\":\"{SCHEMA}\",\"version\":\"2.1.0\",\"runs\":[{{"),
            &format!("\"tool\":{{\"driver\":{driver}}},"),
            "\"columnKind\":\"utf16CodeUnits\",",
            &format!("\"originalUriBaseIds\":{{\"{ROOT}\":{root}}},"),
            "\"results\":[",
        ] {
            out.push_str(part);
        }
        Ok(())
    }

    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        // Most have nothing to show.
        if page.violations().next().is_none() && page.suppressed().next().is_none() {
            return Ok(());
        }
        let file = Place { file: page.file, columns: Utf16::new(page.file.lines) };
        let other = |&file: &_| Place { file, columns: Utf16::new(file.lines) };
        let others: Vec<_> = page.others.iter().map(other).collect();
        for (violation, fix) in page.parts.iter().flat_map(|part| part.fixable(page.mildest)) {
            let mut result = self.result(violation, &file, &others);
            if let Some(fix) = fix {
                result["fixes"] = json!([self.fix(fix, &file)]);
            }
            push_item(&result, out)?;
        }
        for Suppressed { violation, kind, reason } in page.suppressed() {
            let mut result = self.result(violation, &file, &others);
            let kind = match kind {
                SuppressionKind::InSource => "inSource",
                SuppressionKind::External => "external",
            };
            result["suppressions"] = json!([{ "kind": kind, "justification": reason }]);
            push_item(&result, out)?;
        }
        Ok(())
    }

    fn end(&self, summary: &Summary<'_>, out: &mut String) -> io::Result<()> {
        let unchecked = summary.problems.iter().map(|problem| self.notification(problem));
        let omitted = not_shown(summary.tally.omitted).map(|text| {
            let descriptor = json!({ "id": OMITTED, "index": 1 });
            json!({ "descriptor": descriptor, "level": "note", "message": { "text": text } })
        });
        let notifications: Vec<_> = unchecked.chain(omitted).collect();
        let mut invocation = json!({ "executionSuccessful": summary.problems.is_empty() });
        if !self.overrides.is_empty() {
            invocation["ruleConfigurationOverrides"] = json!(self.overrides);
        }
        if !notifications.is_empty() {
            invocation["toolExecutionNotifications"] = notifications.into();
        }
        for part in ["\n],\"invocations\":[", &invocation.to_string(), "]}]}\n"] {
            out.push_str(part);
        }
        Ok(())
    }

    fn fixes(&self) -> Shown {
        Shown::Each
    }

    fn separator(&self) -> &'static str {
        ","
    }
}

/// A file, and its columns as readers count them.
struct Place<'a> {
    file: File<'a>,
    columns: Utf16<'a>,
}

impl Sarif {
    pub(crate) fn new(set: &RuleSet) -> Self {
        let custom = set.custom_rules().map(CustomRule::rule);
        let rules: Vec<_> = rules().chain(custom).collect();
        let numbered = || rules.iter().copied().enumerate();
        let indices = numbered().map(|(index, rule)| (rule.id, index)).collect();
        let changed = numbered().filter(|(_, rule)| set.level(rule) != rule.level);
        let changed = changed.map(|(index, rule)| {
            json!({
                "descriptor": { "id": rule.id, "index": index },
                "configuration": configuration(set.level(rule)),
            })
        });
        let overrides = changed.collect();
        Sarif { paths: Paths::new(), rules, indices, overrides }
    }

    fn result(&self, violation: &Violation, file: &Place<'_>, others: &[Place<'_>]) -> Value {
        let mut result = json!({
            "ruleId": violation.rule.id,
            "level": violation.severity.name(),
            "message": { "text": advice(violation) },
            "locations": [self.location(file, violation.span, &violation.pointer)],
            "partialFingerprints": { FINGERPRINT: violation.fingerprint() },
        });
        if let Some(index) = self.indices.get(violation.rule.id) {
            result["ruleIndex"] = (*index).into();
        }
        let related: Vec<_> =
            violation.related.iter().filter_map(|it| self.related(it, file, others)).collect();
        if !related.is_empty() {
            result["relatedLocations"] = related.into();
        }
        if let Some(code) = violation.code {
            result["properties"] = json!({ "code": code, "errorMsg": violation.error_msg() });
        }
        result
    }

    fn fix(&self, fix: &Fix, file: &Place<'_>) -> Value {
        let replacement = |edit: &Edit| {
            json!({
                "deletedRegion": region(file, edit.span),
                "insertedContent": { "text": edit.replacement },
            })
        };
        let replacements: Vec<_> = fix.edits.iter().map(replacement).collect();
        let text = match fix.safety {
            Safety::Safe => fix.title.to_string(),
            Safety::Unsafe => format!("{}; look at what it changes", fix.title),
        };
        json!({
            "description": { "text": text },
            "artifactChanges": [{
                "artifactLocation": self.artifact(file.file.path),
                "replacements": replacements,
            }],
        })
    }

    fn related(&self, related: &Related, file: &Place<'_>, others: &[Place<'_>]) -> Option<Value> {
        let place = related.document.map_or(Some(file), |number| others.get(number))?;
        let mut location = self.location(place, related.span, &related.pointer);
        location["message"] = json!({ "text": related.message });
        Some(location)
    }

    fn location(&self, place: &Place<'_>, span: Option<Span>, pointer: &Pointer) -> Value {
        let mut physical = json!({ "artifactLocation": self.artifact(place.file.path) });
        if let Some(span) = span {
            physical["region"] = region(place, span);
        }
        let mut location = json!({ "physicalLocation": physical });
        if !pointer.as_str().is_empty() {
            location["logicalLocations"] = json!([{ "fullyQualifiedName": pointer }]);
        }
        location
    }

    fn artifact(&self, path: &str) -> Value {
        match self.paths.uri(path) {
            (uri, true) => json!({ "uri": uri, "uriBaseId": ROOT }),
            (uri, false) => json!({ "uri": uri }),
        }
    }

    fn notification(&self, problem: &Problem) -> Value {
        let mut notification = json!({
            "descriptor": { "id": UNCHECKED, "index": 0 },
            "level": "error",
            "message": { "text": problem.told() },
        });
        if !problem.path.is_empty() {
            let physical = json!({ "artifactLocation": self.artifact(&problem.path) });
            notification["locations"] = json!([{ "physicalLocation": physical }]);
        }
        notification
    }
}

fn region(place: &Place<'_>, span: Span) -> Value {
    let (start, end) = place.columns.range(span);
    json!({
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
        "byteOffset": span.start,
        "byteLength": span.end.saturating_sub(span.start),
    })
}

/// What a rule is.
fn descriptor(rule: &Rule) -> Value {
    let (dialect, _) = rule.id.split_once('/').unwrap_or_default();
    let mut help = json!({ "text": rule.summary });
    // A rule of a user's own need not have a page.
    if !rule.page.is_empty() {
        let text = format!("{}\n\napiglint explain {}", rule.summary, rule.id);
        help = json!({ "text": text, "markdown": rule.page });
    }
    json!({
        "id": rule.id,
        "shortDescription": { "text": rule.summary },
        "fullDescription": { "text": rule.summary },
        "help": help,
        "defaultConfiguration": configuration(rule.level),
        "properties": { "kind": rule.kind, "code": rule.code, "tags": [dialect] },
    })
}

fn configuration(level: Level) -> Value {
    match level {
        Level::On(severity) => json!({ "enabled": true, "level": severity.name() }),
        Level::Off => json!({ "enabled": false }),
    }
}
