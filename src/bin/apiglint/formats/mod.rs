//! How what is found is written: one file a format.

mod checkstyle;
mod concise;
mod github;
mod gitlab;
pub(crate) mod human;
mod json;
mod json_lines;
mod junit;
mod paths;
mod sarif;
mod stream;
mod utf16;
mod xml;

use std::collections::HashMap;
use std::io;

use apiglint::{File, Position, RuleSet, Violation};
use clap::ValueEnum;
use serde_json::Value;

use crate::args::Options;
use crate::page::Page;
use crate::palette::{Channel, Palette};
use crate::problem::Problem;
use crate::shown::show_briefly;
use crate::tally::Tally;

pub(crate) use human::Human;
pub(crate) use stream::Stream;

/// The formats, by the names that the command line has for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, with the lines at fault
    Human,
    /// One line a violation
    Concise,
    /// For programs
    Json,
    /// For programs, one line a violation
    JsonLines,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// Commands of a GitHub workflow
    Github,
    /// A Code Quality report of GitLab
    Gitlab,
    /// XML as JUnit writes it
    Junit,
    /// XML as Checkstyle writes it
    Checkstyle,
}

/// Which fixes a format shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    Nothing,
    /// Those that `--fix` makes together.
    Together,
    /// Each that can be made alone.
    Each,
}

/// Writes in one format. Files are written on any thread, each for itself, and joined in their order: a writer
/// remembers nothing from one file to the next.
pub(crate) trait Writer: Sync {
    /// What stands before all files.
    fn begin(&self, _out: &mut String) -> io::Result<()> {
        Ok(())
    }

    /// A file that was checked. What is not empty begins with the [separator](Writer::separator).
    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()>;

    /// What could not be checked, behind all files. Like a file, if it is not empty; [`Writer::end`] has them all, too.
    fn problem(&self, _problem: &Problem, _out: &mut String) -> io::Result<()> {
        Ok(())
    }

    /// What stands behind all that.
    fn end(&self, summary: &Summary<'_>, out: &mut String) -> io::Result<()>;

    /// What it says of fixes, which takes time to find out.
    fn fixes(&self) -> Shown {
        Shown::Nothing
    }

    /// What parts a file from the one before; the first has none before it.
    fn separator(&self) -> &'static str {
        ""
    }
}

/// What is known in the end.
pub(crate) struct Summary<'a> {
    pub(crate) tally: &'a Tally,
    /// What could not be checked, and why. It has been told on standard error, too.
    pub(crate) problems: &'a [Problem],
}

impl Format {
    /// What writes it, of a check against these rules.
    pub(crate) fn writer(
        self,
        options: &Options,
        channel: Channel,
        rules: &RuleSet,
    ) -> Box<dyn Writer> {
        let is_quiet = options.quiet;
        let palette = || Palette::of(options.color, channel);
        match self {
            Format::Human => Box::new(Human { palette: palette(), is_quiet }),
            Format::Concise => Box::new(concise::Concise { palette: palette(), is_quiet }),
            Format::Json => Box::new(json::Json),
            Format::JsonLines => Box::new(json_lines::JsonLines),
            Format::Sarif => Box::new(sarif::Sarif::new(rules)),
            Format::Github => Box::new(github::Github),
            Format::Gitlab => Box::new(gitlab::Gitlab { paths: paths::Paths::new() }),
            Format::Junit => Box::new(junit::Junit { fail_on: options.fail_on() }),
            Format::Checkstyle => Box::new(checkstyle::Checkstyle),
        }
    }
}

/// What formats call the fact that a path could not be checked, where they name rules.
const UNCHECKED: &str = "unchecked";

/// What they call the fact that violations are not shown.
const OMITTED: &str = "omitted";

/// What a violation is about.
fn subject(violation: &Violation) -> String {
    let mut subject = String::new();
    let pointer = violation.pointer.as_str();
    show_briefly(if pointer.is_empty() { "the document" } else { pointer }, &mut subject);
    subject
}

/// What is wrong, and with what, in one line.
fn sentence(violation: &Violation) -> String {
    let mut sentence = subject(violation);
    sentence.push(' ');
    show_briefly(&violation.message, &mut sentence);
    sentence
}

/// What is wrong, and on a line of its own what to do.
fn advice(violation: &Violation) -> String {
    let mut advice = sentence(violation);
    if let Some(help) = &violation.help {
        advice.push_str("\nhelp: ");
        show_briefly(help, &mut advice);
    }
    advice
}

/// Where a violation begins and ends; one without a place is shown at the beginning of its file.
fn range(file: File<'_>, violation: &Violation) -> (Position, Position) {
    let beginning = Position { line: 1, column: 1 };
    violation.span.map_or((beginning, beginning), |span| file.lines.range(span))
}

fn start(file: File<'_>, violation: &Violation) -> Position {
    range(file, violation).0
}

/// Which of those that are alike this is, counted from 1.
fn number(seen: &mut HashMap<String, usize>, name: &str) -> usize {
    let number = seen.entry(name.to_owned()).or_default();
    *number += 1;
    *number
}

/// Adds an element of a list in JSON, and the comma before it.
fn push_item(item: &Value, out: &mut String) -> io::Result<()> {
    out.push_str(",\n");
    out.push_str(&serde_json::to_string(item)?);
    Ok(())
}
