//! The work whose instructions `benches/instructions.sh` counts: `instructions PART ROUNDS`.

use std::hint::black_box;
use std::{env, io};

use apiglint::roma::{self, Definition, Set};
use apiglint::{Document, RuleSet, check};
use serde::de::IgnoredAny;

mod support;
#[path = "support/swagger.rs"]
mod swagger;

/// Adds one more definition, unlike all others, to a set.
fn add(number: usize, set: &mut Set<'_>) -> io::Result<()> {
    let source = support::definition(number, false);
    let document = Document::from_json(source.as_bytes()).map_err(io::Error::other)?;
    drop(set.add(number, black_box(&document)));
    Ok(())
}

fn main() -> io::Result<()> {
    let mut arguments = env::args().skip(1).filter(|argument| !argument.starts_with('-'));
    let part = arguments.next().unwrap_or_else(|| "bytes-to-report".into());
    let rounds = arguments.next().and_then(|rounds| rounds.parse().ok()).unwrap_or(1);

    let rules = RuleSet::default();
    let source = match &*part {
        // A hundred operations: per operation, divide.
        "swagger-operations" => swagger::swagger(100),
        "with-notes" => support::definition(7, true),
        _ => support::definition(7, false),
    };
    let source = source.as_bytes();
    let document = Document::from_json(source).map_err(io::Error::other)?;
    let definition = Definition::of(document.root()).ok_or(io::ErrorKind::InvalidData)?;
    let mut set = Set::new(&rules);
    for round in 0..rounds {
        match &*part {
            "set" => add(round, &mut set)?,
            "read" => drop(black_box(Document::from_json(black_box(source)))),
            "bind-and-check" => drop(roma::check_definition(black_box(&document), &rules)),
            "rules" => drop(black_box(&definition).check(&rules)),
            "serde-json-value" => {
                drop(serde_json::from_slice::<serde_json::Value>(black_box(source)));
            }
            "serde-json-ignored" => drop(serde_json::from_slice::<IgnoredAny>(black_box(source))),
            _ => drop(check(black_box(source), None, &rules)),
        }
    }
    Ok(())
}
