//! Reads the examples out of a rule's page.
//!
//! A fenced block `json fail` or `json pass` is an object, to which the test adds the members of a good definition.
//! More words: `without:<member>` leaves one of them out, `raw` takes the block as the whole text, `kind:<id>` takes it as
//! the whole text of this kind, `base:<id>` adds the members of a good document of this kind instead, `long:<n>` has `…`
//! stand for so many letters, `depth:<n>` and `bytes:<n>` set limits, `feature:<name>` needs a feature. `update` takes the
//! block as two such objects, `old` and `new`; `action` as an action and what it is applied to. Behind a block that fails
//! come its violations, quoted.

use std::fmt;

use apiglint::roma::{self, publication};
use apiglint::{Document, DocumentKind, Fault, Limits, Report, Rule, RuleSet, check, find_kind};
use serde::Deserialize;

use super::common::{completed, definition};
use super::dataworks::good;

pub(crate) struct Example {
    rule: &'static Rule,
    pub(crate) line: usize,
    pub(crate) refused: bool,
    pub(crate) source: String,
    kind: Option<&'static DocumentKind>,
    subject: Subject,
    pub(crate) limits: Limits,
    /// The quoted lines behind it.
    pub(crate) expected: Vec<String>,
}

/// What the source is.
enum Subject {
    Document,
    /// The new definition of an update; here is the old one.
    Update(String),
    Action,
}

/// What is done, to a backend or to the publication of an API.
#[derive(Deserialize)]
#[serde(untagged)]
enum Act {
    Publication {
        publication: publication::State,
        action: publication::Action,
        #[serde(flatten)]
        context: publication::Context,
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
            Act::Backend { status, action, context } => {
                roma::apply(status, action, context).map(|outcome| outcome.remarks)
            }
        };
        remarks.unwrap_or_else(|fault| vec![fault])
    }
}

impl Example {
    /// Checks it as what it is.
    pub(crate) fn check(&self, rules: &RuleSet) -> Report {
        match &self.subject {
            Subject::Document => check(self.source.as_bytes(), self.kind, rules).report,
            Subject::Update(old) => {
                let [old, new] = [old, &self.source]
                    .map(|text| Document::from_json(text.as_bytes()).expect("a definition"));
                roma::check_update(&roma::Update { old: &old, new: &new }, rules)
            }
            Subject::Action => {
                let act: Act = serde_json::from_str(&self.source).expect("an action");
                Report::of_faults(act.faults(), rules)
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
        refused: words.starts_with("json fail"),
        source: String::new(),
        kind: None,
        subject: Subject::Document,
        limits: Limits::default(),
        expected: Vec::new(),
    };
    let (mut raw, mut base, mut without, mut long) = (false, None, Vec::new(), block.to_owned());
    let mut is_update = false;
    for word in words.split(' ').skip(2) {
        match word.split_once(':') {
            None if word == "raw" => raw = true,
            None if word == "update" => is_update = true,
            None if word == "action" => {
                raw = true;
                example.subject = Subject::Action;
            }
            Some(("base", id)) => {
                base = Some(id);
                let kind = id.split(':').next().expect("a kind's id");
                example.kind = Some(find_kind(kind).expect("a kind"));
            }
            Some(("kind", id)) => {
                raw = true;
                example.kind = Some(find_kind(id).expect("a kind"));
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
    assert!(example.refused || words.starts_with("json pass"), "{example}: {words}");
    let whole = |text: &str| match base {
        Some(id) => completed(text, &good(id), &without),
        None if raw => text.to_owned(),
        None => definition(text, &without),
    };
    if is_update {
        let both = Document::from_json(long.as_bytes()).expect("an update");
        let [old, new] = ["old", "new"].map(|name| both.root().get(name).expect(name).source());
        example.subject = Subject::Update(whole(old));
        example.source = whole(new);
    } else {
        example.source = whole(&long);
    }
    Some(example)
}
