//! Reads the examples out of a rule's page.
//!
//! A fenced block `json fail` or `json pass` is an object, to which the test adds the members of a good definition.
//! More words: `without:<member>` leaves one of them out, `raw` takes the block as the whole text, `kind:<id>` takes it as
//! the whole text of this kind, `set` takes it as an array of definitions, each of which is completed and a document of its
//! own, `long:<n>` has `…` stand for so many letters, `depth:<n>`, `bytes:<n>` and `backends:<n>` set limits,
//! `feature:<name>` needs a feature. Behind a block that fails come its violations, quoted; in a set each with the number
//! of its document, counted from 1.

use std::fmt;

use apiglint::{Document, DocumentKind, Limits, Report, Rule, RuleSet, check, find_kind, roma};

use super::common::{definition, lines};

pub(crate) struct Example {
    rule: &'static Rule,
    pub(crate) line: usize,
    pub(crate) refused: bool,
    /// One text, or those of a set.
    pub(crate) sources: Vec<String>,
    is_set: bool,
    kind: Option<&'static DocumentKind>,
    pub(crate) limits: Limits,
    /// The quoted lines behind it.
    pub(crate) expected: Vec<String>,
}

impl Example {
    /// Checks it as what it is: one report for each of its texts.
    pub(crate) fn reports(&self, rules: &RuleSet) -> Vec<Report> {
        let sources = self.sources.iter().map(String::as_bytes);
        if self.is_set {
            let read = |source| Document::from_json(source).expect("JSON");
            return roma::check_set(&sources.map(read).collect::<Vec<_>>(), rules);
        }
        sources.map(|source| check(source, self.kind, rules).report).collect()
    }

    /// [`Example::reports`] as one.
    pub(crate) fn check(&self, rules: &RuleSet) -> Report {
        self.reports(rules).into_iter().fold(Report::default(), Report::merge)
    }

    /// What is found, as the page quotes it.
    pub(crate) fn found(&self, rules: &RuleSet) -> Vec<String> {
        let mut found = Vec::new();
        for (report, number) in self.reports(rules).iter().zip(1..) {
            let lines = report.violations().iter().map(lines);
            found.extend(lines.flat_map(|mut lines| {
                if self.is_set {
                    lines[0].insert_str(0, &format!("document {number}: "));
                }
                lines
            }));
        }
        found
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
        sources: Vec::new(),
        is_set: false,
        kind: None,
        limits: Limits::default(),
        expected: Vec::new(),
    };
    let (mut raw, mut without, mut long) = (false, Vec::new(), block.to_owned());
    for word in words.split(' ').skip(2) {
        match word.split_once(':') {
            None if word == "raw" => raw = true,
            None if word == "set" => example.is_set = true,
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
            Some(("backends", number)) => {
                example.limits.backends = number.parse().expect("a number");
            }
            Some(("feature", "xml")) if cfg!(feature = "xml") => {}
            Some(("feature", "xml")) => return None,
            _ => panic!("{example}: {word}"),
        }
    }
    assert!(example.refused || words.starts_with("json pass"), "{example}: {words}");
    example.sources = if example.is_set {
        let array = Document::from_json(long.as_bytes()).expect("an array");
        array.root().children().map(|object| definition(object.source(), &without)).collect()
    } else if raw {
        vec![long]
    } else {
        vec![definition(&long, &without)]
    };
    Some(example)
}
