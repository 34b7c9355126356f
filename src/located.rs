//! The JSON form of violations.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::code::Code;
use crate::document::{Lines, Pointer, Span};
use crate::fnv::Fnv;
use crate::report::{Related, Violation};
use crate::rule::{Kind, Rule, Severity};

/// A violation with what only its file knows: its path, lines and columns.
///
/// A [`Violation`] alone serialises in the same way, without these.
#[derive(Clone, Copy, Debug)]
pub struct Located<'a> {
    violation: &'a Violation,
    file: Option<File<'a>>,
    others: &'a [File<'a>],
}

/// A file that was checked: its path, and the lines of its text.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// What to call it.
    pub path: &'a str,
    /// Its text.
    pub lines: &'a Lines<'a>,
}

impl<'a> File<'a> {
    /// The file that a related place is in: this one, or one of the others that the check was given.
    pub fn of(self, related: &Related, others: &[File<'a>]) -> Option<File<'a>> {
        related.document.map_or(Some(self), |number| others.get(number).copied())
    }
}

impl Violation {
    /// With the path of its file and the lines of its text.
    ///
    /// ```
    /// use apiglint::{Lines, RuleSet, check};
    ///
    /// let source = r#"{ "name": "_o", "path": "/o", "method": "GET", "roma_app_id": "1",
    ///     "version": "1.0", "content_type": "json" }"#;
    /// let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    /// let lines = Lines::new(source);
    /// let json = serde_json::to_value(report.violations()[0].located("orders.json", &lines))?;
    /// assert_eq!(json["rule"], "roma/name");
    /// assert_eq!(json["code"], "APIG.2011");
    /// assert_eq!((&json["span"]["line"], &json["span"]["column"]), (&1.into(), &11.into()));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn located<'a>(&'a self, path: &'a str, lines: &'a Lines<'a>) -> Located<'a> {
        self.located_among(File { path, lines }, &[])
    }

    /// With its own file, and those of the other documents that the check was given, in their order.
    ///
    /// ```
    /// use apiglint::{Document, File, Lines, RuleSet, roma};
    ///
    /// let [old, new] = ["GET", "PUT"].map(|method| format!(r#"{{ "method": "{method}", "status": 4 }}"#));
    /// let update = roma::Update {
    ///     old: &Document::from_json(old.as_bytes())?,
    ///     new: &Document::from_json(new.as_bytes())?,
    /// };
    /// let report = roma::check_update(&update, &RuleSet::default());
    /// let frozen = report.violations().iter().find(|it| it.rule.id == "roma/frozen").ok_or("none")?;
    /// let [old, new] = [Lines::new(&old), Lines::new(&new)];
    /// let file = File { path: "new.json", lines: &new };
    /// let others = [File { path: "old.json", lines: &old }];
    /// let json = serde_json::to_value(frozen.located_among(file, &others))?;
    /// assert_eq!(json["related"][0]["path"], "old.json");
    /// assert_eq!(json["related"][0]["span"]["column"], 13);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn located_among<'a>(&'a self, file: File<'a>, others: &'a [File<'a>]) -> Located<'a> {
        Located { violation: self, file: Some(file), others }
    }

    /// Twelve hexadecimal digits by which the violation is found again when its file has changed elsewhere.
    ///
    /// They are made of the rule, the path to the place without the numbers of elements, and the value at fault: of a
    /// string, what it reads as; of an object, an array or something missing, nothing. So they stay when members and
    /// elements are moved, added or removed, when the file is formatted or turned from JSON into YAML, and when a
    /// message is reworded; a change of the value at fault changes them. Equal faults at equal paths, such as two
    /// parameters without a name, have equal fingerprints: whoever keeps fingerprints counts them. Which digits a
    /// violation has is stable: they can be kept in files.
    ///
    /// ```
    /// use apiglint::{RuleSet, check};
    ///
    /// let fingerprint = |source: &str| {
    ///     let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    ///     let name = report.violations().iter().find(|violation| violation.pointer == "/name");
    ///     name.map(apiglint::Violation::fingerprint)
    /// };
    /// let before = fingerprint(r#"{ "name": "_o", "path": "/o", "method": "GET", "roma_app_id": "1" }"#);
    /// assert_eq!(before.as_deref(), Some("9c63cafe3d1b"));
    /// let after = fingerprint(r#"{ "path": "o", "name": "\u005fo", "method": "GET", "roma_app_id": "1" }"#);
    /// assert_eq!(after, before);
    /// ```
    pub fn fingerprint(&self) -> String {
        let mut hash = Fnv::new();
        hash.add(self.rule.id);
        self.pointer.names().for_each(|step| hash.add(step));
        hash.add_part(&self.value.to_le_bytes());
        format!("{:012x}", hash.value() >> 16)
    }
}

/// The members of a violation, in their published order.
#[derive(Serialize)]
struct Fields<'a> {
    rule: &'a Rule,
    kind: Kind,
    code: Option<Code>,
    severity: Severity,
    pointer: &'a Pointer,
    message: &'a str,
    error_msg: Option<Cow<'static, str>>,
    span: Option<Place>,
    related: Vec<RelatedFields<'a>>,
    help: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

#[derive(Serialize)]
struct RelatedFields<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    /// Of another document whose path is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<usize>,
    pointer: &'a Pointer,
    span: Option<Place>,
    message: &'a str,
}

/// A span, with lines and columns where the text is known.
#[derive(Serialize)]
#[serde(untagged)]
enum Place {
    Bytes(Span),
    Text { start: u32, end: u32, line: u32, column: u32, end_line: u32, end_column: u32 },
}

impl Place {
    fn of(span: Option<Span>, file: Option<File<'_>>) -> Option<Self> {
        let span = span?;
        let Some(File { lines, .. }) = file else { return Some(Place::Bytes(span)) };
        let (start, end) = lines.range(span);
        Some(Place::Text {
            start: span.start,
            end: span.end,
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
        })
    }
}

impl<'a> Located<'a> {
    fn related(&self, related: &'a Related) -> RelatedFields<'a> {
        let file = self.file.and_then(|file| file.of(related, self.others));
        RelatedFields {
            path: file.map(|file| file.path),
            document: related.document.filter(|_| file.is_none()),
            pointer: &related.pointer,
            span: Place::of(related.span, file),
            message: &related.message,
        }
    }
}

impl Serialize for Located<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let violation = self.violation;
        Fields {
            rule: violation.rule,
            kind: violation.rule.kind,
            code: violation.code,
            severity: violation.severity,
            pointer: &violation.pointer,
            message: &violation.message,
            error_msg: violation.error_msg(),
            span: Place::of(violation.span, self.file),
            related: violation.related.iter().map(|related| self.related(related)).collect(),
            help: violation.help.as_deref(),
            fingerprint: self.file.map(|_| violation.fingerprint()),
        }
        .serialize(serializer)
    }
}

impl Serialize for Violation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Located { violation: self, file: None, others: &[] }.serialize(serializer)
    }
}
