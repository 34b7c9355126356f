//! `apiglint schema`: JSON Schemas of whatever people write for the command, and of what it writes.

mod config;
mod report;

use std::fmt::Write;
use std::io;

use apiglint::{DocumentKind, Error, Level, Profile, RuleSet, find_kind, kinds, nearest};
use serde_json::Value;

use crate::args::{parse_profile, parse_rule};
use crate::config::question;
use crate::output::Output;
use crate::{End, or_complain};

pub(crate) const EXAMPLES: &str = "\
Examples:
  apiglint schema                                   what there is
  apiglint schema definition > definition.schema.json
  apiglint schema create-request --rule document/unknown-member=error";

#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// A kind of document, such as definition, or one of the others that the command lists without it
    name: Option<String>,

    /// Set the levels of a profile first: doc-sample
    #[arg(long, value_name = "NAME", value_parser = parse_profile)]
    profile: Option<&'static Profile>,

    /// Set a rule's level: off, note, warning or error; what is an error, the schema refuses
    #[arg(long = "rule", value_name = "ID=LEVEL", value_parser = parse_rule)]
    rules: Vec<(String, Level)>,
}

/// What holds for all of them.
const BEYOND: &str = "Newer versions of apiglint may have members that this schema does not know.";

/// A schema that is not of documents: its name, what it is of, and how it is made.
type Own = (&'static str, &'static str, fn() -> Value);

const OWN: [Own; 3] = [
    ("config", "`apiglint.toml`", config::whole),
    ("report", "what `check --format json` writes", report::whole),
    ("report-line", "a line of what `check --format json-lines` writes", report::line),
];

pub(crate) fn run(args: &Args, out: &mut Output) -> io::Result<End> {
    let Some(name) = &args.name else {
        out.write(&list())?;
        return Ok(End::Passed);
    };
    let own = OWN.iter().find(|(own, ..)| own == name);
    let schema = match own {
        Some((_, title, make)) => Ok(headed(name, title, make())),
        None => args.of_kind(name),
    };
    let Some(schema) = or_complain(schema) else { return Ok(End::Unchecked) };
    out.write(&(serde_json::to_string_pretty(&schema)? + "\n"))?;
    Ok(End::Passed)
}

/// A schema, with what it is and which JSON Schema it is written in.
fn headed(name: &str, title: &str, mut schema: Value) -> Value {
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema".into();
    schema["$id"] = format!("urn:apiglint:{}:{name}", env!("CARGO_PKG_VERSION")).into();
    schema["title"] = title.into();
    schema["description"] = BEYOND.into();
    schema
}

impl Args {
    /// The schema of a kind of document; the error is why there is none.
    fn of_kind(&self, name: &str) -> Result<Value, String> {
        let kind = find_kind(name).map_err(|_| {
            let ids = kinds().flat_map(|kind| [kind.id, kind.name()]);
            let near = nearest(name, ids.chain(OWN.iter().map(|(own, ..)| *own)));
            format!("there is no schema `{name}`{}", question(near))
        })?;
        Ok(kind.schema(&self.rules().map_err(|error| error.to_string())?))
    }

    fn rules(&self) -> Result<RuleSet, Error> {
        let mut rules = match self.profile {
            Some(profile) => RuleSet::profile(profile.name)?,
            None => RuleSet::default(),
        };
        for (id, level) in &self.rules {
            rules.set(id, *level)?;
        }
        Ok(rules)
    }
}

/// The names, each with what it is.
fn list() -> String {
    let kinds = kinds().map(|kind: &DocumentKind| (kind.id, kind.summary));
    let rows: Vec<_> = kinds.chain(OWN.iter().map(|(name, about, _)| (*name, *about))).collect();
    let widest = rows.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    rows.iter().fold(String::new(), |mut list, (name, about)| {
        let _ = writeln!(list, "{name:widest$}  {about}");
        list
    })
}
