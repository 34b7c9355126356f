//! The command line.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use apiglint::{DocumentKind, Level, Limits, Rule, RuleSet, Severity, find_kind, find_rule, kinds};
use clap::{Parser, Subcommand, ValueEnum};

const EXAMPLES: &str = "\
Examples:
  apiglint check                          every *.json file below this folder
  apiglint check apis/ --fail-on warning  warnings fail too
  apiglint check --rule roma/name-ascii=error --rule roma/script-unused=off
  curl -s $URL | apiglint check - --stdin-filename orders.json
  apiglint explain roma/parameter-collision

Exit codes:
  0  nothing at or above the failing level
  1  violations
  2  something could not be checked";

const CONVERT_EXAMPLES: &str = "\
Examples:
  apiglint convert --to swagger definitions/ --output export.json
  apiglint convert --to definitions export.json --output definitions/ --app-id 98df09fb

What the other form cannot say is told on standard error.

Exit codes:
  0  converted
  1  violations in the input, or with --strict something that cannot be said
  2  something could not be read, or is something else";

/// Checks API definitions of Huawei ROMA Connect before the gateway does
#[derive(Debug, Parser)]
#[command(name = "apiglint", version, after_help = EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check API definitions
    #[command(after_help = EXAMPLES)]
    Check(Box<CheckArgs>),
    /// Convert definitions to Swagger 2.0, and back
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert(Box<ConvertArgs>),
    /// List the rules
    Rules {
        /// How to write the list
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Explain a rule: what it checks, why, and by which source
    Explain {
        /// The rule's id, such as roma/parameter-collision
        rule: String,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Files, folders and globs; `-` is standard input
    ///
    /// Folders are searched for *.json files that no .gitignore excludes.
    ///
    /// Files that are named are checked whatever their ending.
    ///
    /// JSON that is no API definition is skipped.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,

    /// Take every file as this kind of document, instead of judging by its members
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    kind: Option<&'static DocumentKind>,

    /// Set a rule's level: off, note, warning or error; may be given again
    #[arg(long = "rule", value_name = "ID=LEVEL", value_parser = parse_rule)]
    rules: Vec<(&'static Rule, Level)>,

    /// The mildest violation that makes the check fail
    #[arg(long, value_name = "LEVEL", value_enum, default_value_t = FailOn::Error)]
    fail_on: FailOn,

    /// Show only the violations that make the check fail, and no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// How to write what is found
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,

    /// When to use colours; `auto` heeds `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto)]
    pub(crate) color: When,

    /// The file name to show for standard input
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(crate) stdin_filename: String,

    /// The deepest nesting to read, at most 1024 levels
    #[arg(long, value_name = "LEVELS", default_value_t = Limits::default().depth)]
    max_depth: usize,

    /// The largest file to read, in bytes
    #[arg(long, value_name = "BYTES", default_value_t = Limits::default().bytes)]
    max_size: usize,

    /// How many files to check at a time [default: as many as there are cores]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<NonZeroUsize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ConvertArgs {
    /// Files and folders; `-` is standard input
    ///
    /// What breaks a rule at level error is shown and not converted.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// What to make of them
    #[arg(long, value_name = "FORM", value_enum)]
    pub(crate) to: Form,

    /// Where to write, instead of standard output
    ///
    /// Definitions go to a folder one file each, to a file as an array.
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,

    /// Write nothing, and fail, if something cannot be said in the other form
    #[arg(long)]
    pub(crate) strict: bool,

    /// The id of the integration application that definitions get: a Swagger file has its name
    #[arg(long, value_name = "ID", value_parser = parse_app_id)]
    pub(crate) app_id: Option<String>,

    /// When to use colours; `auto` heeds `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto)]
    pub(crate) color: When,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Form {
    /// One Swagger 2.0 file with x-livedata extensions
    Swagger,
    /// Backend definitions
    Definitions,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum FailOn {
    Note,
    Warning,
    Error,
}

impl CheckArgs {
    /// How to check.
    pub(crate) fn rules(&self) -> RuleSet {
        let mut rules = RuleSet::default();
        for &(rule, level) in &self.rules {
            // The id is one of the registry's: `parse_rule` found it there.
            let _ = rules.set(rule.id, level);
        }
        rules.limits.depth = self.max_depth;
        rules.limits.bytes = self.max_size;
        rules
    }

    /// What to take every document for.
    pub(crate) fn kind(&self) -> Option<&'static DocumentKind> {
        self.kind
    }

    /// The mildest violation that makes the check fail.
    pub(crate) fn fail_on(&self) -> Severity {
        match self.fail_on {
            FailOn::Note => Severity::Note,
            FailOn::Warning => Severity::Warning,
            FailOn::Error => Severity::Error,
        }
    }
}

fn parse_kind(text: &str) -> Result<&'static DocumentKind, String> {
    find_kind(text).map_err(|error| {
        let ids: Vec<_> = kinds().map(|kind| kind.id).collect();
        format!("{error}\nit must be one of {}", ids.join(", "))
    })
}

fn parse_app_id(text: &str) -> Result<String, String> {
    apiglint::roma::app_id(text).map(|()| text.to_owned()).map_err(|fault| fault.to_string())
}

fn parse_rule(text: &str) -> Result<(&'static Rule, Level), String> {
    let (id, name) = text.split_once('=').ok_or("must be a rule's id, '=' and a level")?;
    let rule = find_rule(id).map_err(|error| error.to_string())?;
    let level = Level::ALL.into_iter().find(|level| level.name() == name);
    let level = level.ok_or_else(|| {
        format!("the level must be one of {}", Level::ALL.map(Level::name).join(", "))
    })?;
    Ok((rule, level))
}
