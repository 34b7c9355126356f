//! Reads the examples out of a rule's page.
//!
//! A fenced block `json fail` or `json pass` is an object, to which the test adds the members of a good definition;
//! `yaml fail` or `yaml pass` is a whole text of YAML, whose comments are heeded, and needs that feature.
//! More words: `without:<member>` leaves one of them out, `raw` takes the block as the whole text, `kind:<id>` takes it as
//! the whole text of this kind, `base:<id>` adds the members of a good document of this kind instead.
//! `long:<n>` has `…` stand for so many letters, `depth:<n>`, `bytes:<n>` and `backends:<n>`
//! set limits, `feature:<name>` needs a feature. `update` takes the block as two such objects, `old` and `new`, `old:<id>`
//! the first as one of another kind; `exchange` takes it as a whole `request` and such an object, `response`; `set` as an
//! array of them, each of which is a document; `action` as an action and what it is applied to. `app:<id>` checks a
//! deployment of a backend of this application, `status:<n>` an error body that came with this HTTP status. Behind a block
//! that fails come its violations, quoted; in a set each with the number of its document, counted from 1.
//!
//! A block `http fail` or `http pass` is a request: its first line, its headers, an empty line and the body.

use std::fmt;

use apiglint::dataworks;
use apiglint::roma::{self, Request, check_deploy, check_error, check_request, publication};
#[cfg(feature = "yaml")]
use apiglint::suppression;
use apiglint::{Document, DocumentKind, Fault, Limits, Report, Rule, RuleSet, check, find_kind};
use serde::Deserialize;

use super::common::{completed, definition, lines, lines_among};
use super::dataworks::good;

pub(crate) struct Example {
    rule: &'static Rule,
    pub(crate) line: usize,
    pub(crate) refused: bool,
    /// One text, or those of a set.
    pub(crate) sources: Vec<String>,
    pub(crate) subject: Subject,
    pub(crate) is_yaml: bool,
    pub(crate) limits: Limits,
    /// The quoted lines behind it.
    pub(crate) expected: Vec<String>,
}

/// What the source is.
pub(crate) enum Subject {
    Document(Option<&'static DocumentKind>),
    /// A deployment of a backend of this application.
    DeployOf(String),
    /// An error body that came with this HTTP status.
    ErrorOf(u16),
    /// A body; here are the lines before it.
    Request(String),
    /// The new definition of an update; here is the old one.
    Update(String),
    /// The response to a request; here is the request.
    Exchange(String),
    Set,
    Action,
}

/// What is done, to a backend, to the publication of an API, or to an API of DataWorks.
#[derive(Deserialize)]
#[serde(untagged)]
enum Act {
    Publication {
        publication: publication::State,
        action: publication::Action,
        #[serde(flatten)]
        context: publication::Context,
    },
    Api {
        // Must be there, null or not: it tells this from the rest.
        #[serde(deserialize_with = "Option::deserialize")]
        state: Option<dataworks::State>,
        action: dataworks::Action,
        #[serde(flatten)]
        context: dataworks::Context,
    },
    Backend {
        status: Option<roma::Status>,
        action: roma::Action,
        #[serde(flatten)]
        context: roma::Context,
    },
}

impl Act {
    /// Everything that is said of it.
    fn faults(self) -> Vec<Fault> {
        let remarks = match self {
            Act::Publication { publication, action, context } => {
                publication::apply(publication, action, context).map(|outcome| outcome.remarks)
            }
            Act::Api { state, action, context } => {
                dataworks::apply(state, action, context).map(|outcome| outcome.remarks)
            }
            Act::Backend { status, action, context } => {
                roma::apply(status, action, context).map(|outcome| outcome.remarks)
            }
        };
        remarks.unwrap_or_else(|fault| vec![fault])
    }
}

impl Example {
    /// Checks it as what it is: one report for each of its texts.
    pub(crate) fn reports(&self, rules: &RuleSet) -> Vec<Report> {
        let source = &self.sources[0];
        #[cfg(feature = "yaml")]
        if let (true, Subject::Document(kind)) = (self.is_yaml, &self.subject) {
            let documents = apiglint::check_yaml(source.as_bytes(), *kind, rules);
            let mut reports: Vec<_> = documents.into_iter().map(|checked| checked.report).collect();
            let comments = suppression::Comments::of_yaml(source.as_bytes(), rules);
            if let Some(mut comments) = comments {
                for report in &mut reports {
                    let _ = comments.suppress(report);
                }
                reports.push(comments.remarks(rules, |_| true));
            }
            return reports;
        }
        vec![match &self.subject {
            Subject::Document(kind) => check(source.as_bytes(), *kind, rules).report,
            Subject::DeployOf(app) => check_deploy(&read(source), app, rules),
            Subject::ErrorOf(status) => check_error(*status, &read(source), rules),
            Subject::Request(head) => check_request(request(head, source), rules),
            Subject::Update(old) => {
                let (old, new) = (read(old), read(source));
                if self.rule.id.starts_with("dataworks/") {
                    dataworks::check_update(&dataworks::Update { old: &old, new: &new }, rules)
                } else {
                    roma::check_update(&roma::Update { old: &old, new: &new }, rules)
                }
            }
            Subject::Exchange(request) => {
                let (request, response) = (read(request), read(source));
                let exchange = dataworks::Exchange { request: &request, response: &response };
                dataworks::check_exchange(&exchange, rules)
            }
            Subject::Set => {
                let documents: Vec<_> = self.sources.iter().map(read).collect();
                return if self.rule.id.starts_with("dataworks/") {
                    dataworks::check_set(&documents, rules)
                } else {
                    roma::check_set(&documents, rules)
                };
            }
            Subject::Action => {
                let act: Act = serde_json::from_str(source).expect("an action");
                Report::of_faults(act.faults(), rules)
            }
        }]
    }

    /// [`Example::reports`] as one.
    pub(crate) fn check(&self, rules: &RuleSet) -> Report {
        self.reports(rules).into_iter().fold(Report::default(), Report::merge)
    }

    /// What is found, as the page quotes it.
    pub(crate) fn found(&self, rules: &RuleSet) -> Vec<String> {
        let mut found = Vec::new();
        for (report, number) in self.reports(rules).iter().zip(0..) {
            for violation in report.violations() {
                let document = |number| format!("document {}: ", number + 1);
                if let Subject::Set = self.subject {
                    let mut lines = lines_among(violation, document);
                    lines[0].insert_str(0, &document(number));
                    found.extend(lines);
                } else if let Subject::Exchange(_) = self.subject {
                    found.extend(lines_among(violation, |_| "request ".into()));
                } else {
                    found.extend(lines(violation));
                }
            }
        }
        found
    }
}

/// A request: the lines before its body, and its body.
fn request<'s>(
    head: &'s str,
    body: &'s str,
) -> Request<'s, impl Iterator<Item = (&'s str, &'s str)>> {
    let (first, headers) = head.split_once('\n').unwrap_or((head, ""));
    let (method, uri) = first.split_once(' ').expect("a method and a URI");
    let headers = headers.lines().filter_map(|line| line.split_once(':'));
    Request { method, uri, headers, body: Some(body.as_bytes()) }
}

impl fmt::Display for Example {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {} of its page", self.rule, self.line)
    }
}

fn read(text: &String) -> Document<'_> {
    Document::from_json(text.as_bytes()).expect("JSON")
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
        refused: words.split(' ').nth(1) == Some("fail"),
        sources: Vec::new(),
        subject: Subject::Document(None),
        is_yaml: words.starts_with("yaml "),
        limits: Limits::default(),
        expected: Vec::new(),
    };
    if example.is_yaml && cfg!(not(feature = "yaml")) {
        return None;
    }
    let (mut raw, mut without, mut long) = (example.is_yaml, Vec::new(), block.to_owned());
    let (mut base, mut pair, mut old_base) = (None, None, None);
    for word in words.split(' ').skip(2) {
        match word.split_once(':') {
            None if word == "raw" => raw = true,
            Some(("base", id)) => {
                base = Some(id);
                let kind = id.split(':').next().expect("a kind's id");
                let kind = Some(find_kind(kind).expect("a kind"));
                if let Subject::Document(_) = example.subject {
                    example.subject = Subject::Document(kind);
                }
            }
            None if word == "set" => example.subject = Subject::Set,
            None if word == "update" => pair = Some(["old", "new"]),
            None if word == "exchange" => pair = Some(["request", "response"]),
            Some(("old", id)) => old_base = Some(id),
            None if word == "action" => {
                raw = true;
                example.subject = Subject::Action;
            }
            Some(("kind", id)) => {
                raw = true;
                example.subject = Subject::Document(Some(find_kind(id).expect("a kind")));
            }
            Some(("app", id)) => example.subject = Subject::DeployOf(id.into()),
            Some(("status", number)) => {
                example.subject = Subject::ErrorOf(number.parse().expect("a number"));
            }
            Some(("without", name)) => without.push(name),
            Some(("long", letters)) => {
                long = block.replace('…', &"A".repeat(letters.parse().expect("a number")));
            }
            Some(("depth", levels)) => example.limits.depth = levels.parse().expect("a number"),
            Some(("bytes", bytes)) => example.limits.bytes = bytes.parse().expect("a number"),
            Some(("backends", number)) => {
                example.limits.backends = number.parse().expect("a number");
            }
            Some(("feature", "xml")) if cfg!(feature = "xml") => {}
            Some(("feature", "xml")) => return None,
            _ => panic!("{example}: {word}"),
        }
    }
    let (language, verdict) = words.split_once(' ').expect("a language and a verdict");
    assert!(["json", "yaml", "http"].contains(&language), "{example}: {words}");
    assert!(example.refused || verdict.starts_with("pass"), "{example}: {words}");
    if words.starts_with("http") {
        let (head, body) = long.split_once("\n\n").unwrap_or((&long, ""));
        example.subject = Subject::Request(head.into());
        example.sources = vec![body.into()];
        return Some(example);
    }
    let complete = |object: &str| match base {
        Some(id) => completed(object, &good(id), &without),
        None => definition(object, &without),
    };
    example.sources = if let Some(names) = pair {
        let both = read(&long);
        let [old, new] = names.map(|name| both.root().get(name).expect(name).source());
        example.subject = match old_base {
            _ if names[0] == "request" => Subject::Exchange(old.to_owned()),
            Some(id) => Subject::Update(completed(old, &good(id), &without)),
            None => Subject::Update(complete(old)),
        };
        vec![complete(new)]
    } else if let Subject::Set = example.subject {
        read(&long).root().children().map(|object| complete(object.source())).collect()
    } else {
        vec![if raw { long } else { complete(&long) }]
    };
    Some(example)
}
