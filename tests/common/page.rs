//! Reads the examples out of a rule's page.
//!
//! A fenced block `json fail` or `json pass` is an object, to which the test adds the members of a good definition.
//! More words: `without:<member>` leaves one of them out, `raw` takes the block as the whole text, `kind:<id>` takes it as
//! the whole text of this kind, `long:<n>` has `…` stand for so many letters, `depth:<n>` and `bytes:<n>` set limits,
//! `feature:<name>` needs a feature, `app:<id>` checks a deployment of a backend of this application, `status:<n>` an
//! error body that came with this HTTP status. Behind a block that fails come its violations, quoted.
//!
//! A block `http fail` or `http pass` is a request: its first line, its headers, an empty line and the body.

use std::fmt;

use apiglint::roma::{Request, check_deploy, check_error, check_request};
use apiglint::{Document, DocumentKind, Limits, Report, Rule, RuleSet, check, find_kind};

use super::common::definition;

pub(crate) struct Example {
    rule: &'static Rule,
    pub(crate) line: usize,
    pub(crate) refused: bool,
    /// Of a request, the body.
    pub(crate) source: String,
    shape: Shape,
    pub(crate) limits: Limits,
    /// The quoted lines behind it.
    pub(crate) expected: Vec<String>,
}

/// What an example is checked as.
enum Shape {
    Document(Option<&'static DocumentKind>),
    /// A deployment of a backend of this application.
    DeployOf(String),
    /// An error body that came with this HTTP status.
    ErrorOf(u16),
    /// The lines before the body.
    Request(String),
}

impl Example {
    /// Checks it as what it is.
    pub(crate) fn check(&self, rules: &RuleSet) -> Report {
        let source = self.source.as_bytes();
        let document = || Document::from_json(source).expect("JSON");
        match &self.shape {
            Shape::Document(kind) => check(source, *kind, rules).report,
            Shape::DeployOf(app) => check_deploy(&document(), app, rules),
            Shape::ErrorOf(status) => check_error(*status, &document(), rules),
            Shape::Request(head) => {
                let (first, headers) = head.split_once('\n').unwrap_or((head, ""));
                let (method, uri) = first.split_once(' ').expect("a method and a URI");
                let headers = headers.lines().filter_map(|line| line.split_once(':'));
                check_request(Request { method, uri, headers, body: Some(source) }, rules)
            }
        }
    }
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {} of its page", self.rule, self.line)
    }
}

/// The examples that this build can run.
pub(crate) fn examples(rule: &'static Rule) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut skips = false;
    let mut lines = rule.page.lines().zip(1..);
    while let Some((line, number)) = lines.next() {
        if let Some(words) = line.strip_prefix("```") {
            let inside = lines.by_ref().map(|(line, _)| line).take_while(|&line| line != "```");
            let block = inside.collect::<Vec<_>>().join("\n");
            let example = example(rule, number, words, &block);
            skips = example.is_none();
            examples.extend(example);
        } else if let Some(verdict) = line.strip_prefix("> ")
            && !skips
        {
            let last = examples.last_mut().unwrap_or_else(|| panic!("{rule}: {verdict}"));
            assert!(last.refused, "{last}: {verdict}");
            last.expected.push(verdict.into());
        }
    }
    examples
}

fn example(rule: &'static Rule, line: usize, words: &str, block: &str) -> Option<Example> {
    let mut example = Example {
        rule,
        line,
        refused: words.starts_with("json fail") || words.starts_with("http fail"),
        source: String::new(),
        shape: Shape::Document(None),
        limits: Limits::default(),
        expected: Vec::new(),
    };
    let (mut raw, mut without, mut long) = (false, Vec::new(), block.to_owned());
    for word in words.split(' ').skip(2) {
        match word.split_once(':') {
            None if word == "raw" => raw = true,
            Some(("kind", id)) => {
                raw = true;
                example.shape = Shape::Document(Some(find_kind(id).expect("a kind")));
            }
            Some(("app", id)) => example.shape = Shape::DeployOf(id.into()),
            Some(("status", number)) => {
                example.shape = Shape::ErrorOf(number.parse().expect("a number"));
            }
            Some(("without", name)) => without.push(name),
            Some(("long", letters)) => {
                long = block.replace('…', &"A".repeat(letters.parse().expect("a number")));
            }
            Some(("depth", levels)) => example.limits.depth = levels.parse().expect("a number"),
            Some(("bytes", bytes)) => example.limits.bytes = bytes.parse().expect("a number"),
            Some(("feature", "xml")) if cfg!(feature = "xml") => {}
            Some(("feature", "xml")) => return None,
            _ => panic!("{example}: {word}"),
        }
    }
    let passes = words.starts_with("json pass") || words.starts_with("http pass");
    assert!(example.refused || passes, "{example}: {words}");
    if words.starts_with("http") {
        let (head, body) = long.split_once("\n\n").unwrap_or((&long, ""));
        (example.shape, example.source) = (Shape::Request(head.into()), body.into());
        return Some(example);
    }
    example.source = if raw { long } else { definition(&long, &without) };
    Some(example)
}
