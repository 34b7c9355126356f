//! The command line.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::config::{CheckConfigArgs, ConfigArgs};
use apiglint::{
    DocumentKind, Level, Limits, Profile, Severity, find_kind, find_rule, kinds, profiles,
};
use clap::{Parser, Subcommand, ValueEnum};

use crate::formats;
use crate::git::GitArgs;
use crate::suppress::SuppressArgs;

const EXAMPLES: &str = "\
Examples:
  apiglint check                          every JSON and YAML file below this folder
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
  apiglint convert --from dataworks --to roma api.json --map mapping.json

What the other form cannot say is told on standard error.

Exit codes:
  0  converted
  1  violations in the input, or in what becomes of it on the other platform; with --strict something
     that cannot be said
  2  something could not be read, or is something else";
const UPDATE_EXAMPLES: &str = "\
Examples:
  apiglint update deployed.json orders.json
  apiglint update HEAD:apis/orders.json orders.json --new-only

Exit codes:
  0  nothing at or above the failing level
  1  violations
  2  something could not be checked";

const TRANSITION_EXAMPLES: &str = "\
Examples:
  apiglint transition --from 4 --action undeploy
  apiglint transition --from 1 --to 4
  apiglint transition publication --from offline --action call

Exit codes:
  0  it is legal
  1  it is not
  2  it cannot be told";

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
    /// Check an update of a definition against the definition as it was
    #[command(after_help = UPDATE_EXAMPLES)]
    Update(Box<UpdateArgs>),
    /// Tell whether an action is legal and what it leads to, or the way from one state to another
    #[command(after_help = TRANSITION_EXAMPLES)]
    Transition(TransitionArgs),
    /// Draw a lifecycle
    Lifecycle {
        /// Whose lifecycle
        #[arg(value_name = "LIFECYCLE", value_enum, default_value_t = Thing::Backend)]
        thing: Thing,
        /// How to draw it
        #[arg(long, value_enum, default_value_t = Drawing::Mermaid)]
        format: Drawing,
    },
    /// List the rules
    Rules {
        /// How to write the list
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Print the JSON Schema of a kind of document, of a report or of the configuration, for editors
    #[command(after_help = crate::schema::EXAMPLES)]
    Schema(crate::schema::Args),
    /// Write a commented configuration, apiglint.toml, into this folder
    Init,
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
    /// Folders are searched for *.json, *.yaml and *.yml files that no .gitignore excludes.
    ///
    /// Files that are named are checked whatever their ending; *.yaml and *.yml are YAML, the others JSON.
    ///
    /// What is no API definition is skipped, and so are templates among the *.yaml files of a folder.
    ///
    /// Without any: this folder, or, with --staged, what is staged.
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    /// Leave out files that are named, too, where a search of their folder would: for hooks, which name every file
    #[arg(long)]
    pub(crate) force_exclude: bool,

    /// Take every file as this kind of document, instead of judging by its members
    #[arg(long, value_name = "KIND", value_parser = parse_kind)]
    kind: Option<&'static DocumentKind>,

    /// Which definitions belong together, so that none shares its name, path or id with another [default: run]
    #[arg(long, value_name = "SET", value_enum)]
    pub(crate) set: Option<SetOf>,

    #[command(flatten)]
    pub(crate) config: CheckConfigArgs,

    #[command(flatten)]
    pub(crate) git: GitArgs,

    #[command(flatten)]
    pub(crate) suppress: SuppressArgs,

    #[command(flatten)]
    pub(crate) options: Options,

    /// How many files to check at a time [default: as many as there are cores]
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<NonZeroUsize>,
}

/// What checks have in common: how to judge, and how to show it.
#[derive(Debug, clap::Args)]
pub(crate) struct Options {
    /// Set the levels of a profile first: doc-sample
    #[arg(long, value_name = "NAME", value_parser = parse_profile)]
    pub(crate) profile: Option<&'static Profile>,

    /// Set a rule's level: off, note, warning or error; may be given again
    #[arg(long = "rule", value_name = "ID=LEVEL", value_parser = parse_rule)]
    pub(crate) rules: Vec<(String, Level)>,

    /// The mildest violation that makes the check fail [default: error]
    #[arg(long, value_name = "LEVEL", value_enum)]
    fail_on: Option<FailOn>,

    #[command(flatten)]
    pub(crate) config: ConfigArgs,

    /// Show only the violations that make the check fail, and no summary
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// How to write what is found
    #[arg(long, value_enum, default_value_t = formats::Format::Human)]
    pub(crate) format: formats::Format,

    /// The file to write it to, instead of standard output
    ///
    /// It is whole or not there: what was in it stays until the run has ended.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,

    /// When to use colours; `auto` heeds `NO_COLOR` and `CLICOLOR_FORCE`
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto)]
    color: When,

    /// The file name to show for standard input
    #[arg(long, value_name = "NAME", default_value = "<stdin>")]
    pub(crate) stdin_filename: String,

    /// The deepest nesting to read, at most 1024 levels [default: 128]
    #[arg(long, value_name = "LEVELS")]
    max_depth: Option<usize>,

    /// The largest file to read, in bytes [default: 52428800]
    #[arg(long, value_name = "BYTES")]
    max_size: Option<usize>,

    /// How many backends an instance holds, for the rule roma/instance-quota [default: 500]
    #[arg(long, value_name = "NUMBER")]
    max_backends: Option<usize>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct UpdateArgs {
    /// The definition as it was, with its status; `-` is standard input, `REV:path` a file at a revision of git
    pub(crate) old: PathBuf,

    /// The definition as it is to be; `-` is standard input
    pub(crate) new: PathBuf,

    /// Leave out what was wrong before and has not changed
    #[arg(long)]
    pub(crate) new_only: bool,

    #[command(flatten)]
    pub(crate) options: Options,
}

#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct TransitionArgs {
    /// What it is done to
    #[arg(value_name = "LIFECYCLE", value_enum, default_value_t = Thing::Backend)]
    pub(crate) thing: Thing,

    /// The state it is in: 1, 3, 4 or none; of a publication, offline or online; of DataWorks, draft, submitted,
    /// published, edited, resubmitted, unpublished or none
    #[arg(long, value_name = "STATE")]
    pub(crate) from: String,

    /// What is done to it, such as undeploy
    #[arg(long, required_unless_present = "to", conflicts_with = "to")]
    pub(crate) action: Option<String>,

    /// The state it is to reach: shows the shortest legal path
    #[arg(long, value_name = "STATE")]
    pub(crate) to: Option<String>,

    /// The backend has a script
    #[arg(long)]
    pub(crate) has_script: bool,

    /// How many versions the API has in the environment
    #[arg(long, value_name = "NUMBER", default_value_t = 0)]
    pub(crate) versions: usize,

    /// The version to switch to is one of them
    #[arg(long)]
    pub(crate) knows_version: bool,

    /// What was submitted of an API of DataWorks is not approved yet
    #[arg(long)]
    pub(crate) awaits_approval: bool,

    /// The API of DataWorks is visible to its owner alone
    #[arg(long)]
    pub(crate) is_private: bool,

    /// How to write the result
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
}

/// What has a lifecycle.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Thing {
    /// A custom backend
    Backend,
    /// An API in an environment
    Publication,
    /// An API of DataWorks
    Dataworks,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Drawing {
    /// Mermaid, which GitHub and GitLab draw
    Mermaid,
    /// DOT, which Graphviz draws
    Dot,
    /// SVG; needs Graphviz
    Svg,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ConvertArgs {
    /// Files and folders; `-` is standard input
    ///
    /// What breaks a rule at level error is shown and not converted.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) paths: Vec<PathBuf>,

    /// What they must be, where that is to be made sure of: files are told by their members
    #[arg(long, value_name = "PLATFORM", value_enum)]
    pub(crate) from: Option<Platform>,

    /// What to make of them
    #[arg(long, value_name = "FORM", value_enum)]
    pub(crate) to: Form,

    /// Between platforms: a JSON file with what is local to each, such as ids of data sources
    #[arg(long = "map", value_name = "FILE")]
    pub(crate) mapping: Option<PathBuf>,

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
    /// Backend definitions of a Swagger 2.0 file
    Definitions,
    /// Backend definitions of APIs of DataWorks
    Roma,
    /// Requests to create APIs of DataWorks, of backend definitions
    Dataworks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Platform {
    /// Huawei ROMA Connect
    Roma,
    /// Alibaba Cloud DataWorks
    Dataworks,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
}

/// What makes up a set.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum SetOf {
    /// All files that are checked
    #[default]
    Run,
    /// The files of each folder: where folders are copies for several environments
    Folder,
    /// Each file alone
    File,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum FailOn {
    Note,
    Warning,
    Error,
}

impl Command {
    /// The file that its results go to. A conversion writes its own.
    pub(crate) fn output(&self) -> Option<&Path> {
        match self {
            Command::Check(args) => args.options.output.as_deref(),
            Command::Update(args) => args.options.output.as_deref(),
            _ => None,
        }
    }
}

impl CheckArgs {
    /// Where to look for files.
    pub(crate) fn paths(&self) -> &[PathBuf] {
        static HERE: LazyLock<[PathBuf; 1]> = LazyLock::new(|| [PathBuf::from(".")]);
        if self.paths.is_empty() { &*HERE } else { &self.paths }
    }

    /// What to take every document for.
    pub(crate) fn kind(&self) -> Option<&'static DocumentKind> {
        self.kind
    }
}

impl Options {
    /// Takes from the configuration what the command line leaves open, and puts the limits of the command line over its own.
    pub(crate) fn fill(&mut self, fail_on: Option<FailOn>, limits: &mut Limits) {
        self.fail_on = self.fail_on.or(fail_on);
        for (given, limit) in [
            (self.max_depth, &mut limits.depth),
            (self.max_size, &mut limits.bytes),
            (self.max_backends, &mut limits.backends),
        ] {
            *limit = given.unwrap_or(*limit);
        }
        limits.mildest = self.mildest();
    }

    /// The mildest violation that makes the check fail.
    pub(crate) fn fail_on(&self) -> Severity {
        match self.fail_on {
            Some(FailOn::Note) => Severity::Note,
            Some(FailOn::Warning) => Severity::Warning,
            Some(FailOn::Error) | None => Severity::Error,
        }
    }

    /// When to use colours: not in a file, unless that is asked for.
    pub(crate) fn color(&self) -> When {
        match (self.color, &self.output) {
            (When::Auto, Some(_)) => When::Never,
            (color, _) => color,
        }
    }

    /// The mildest violation to show.
    pub(crate) fn mildest(&self) -> Severity {
        if self.quiet { self.fail_on() } else { Severity::Note }
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

pub(crate) fn parse_profile(text: &str) -> Result<&'static Profile, String> {
    profiles().find(|profile| profile.name == text).ok_or_else(|| {
        let names: Vec<_> = profiles().map(|profile| profile.name).collect();
        format!("must be one of {}", names.join(", "))
    })
}

/// Whether there is such a rule of a user's own, the configuration knows.
pub(crate) fn parse_rule(text: &str) -> Result<(String, Level), String> {
    let (id, name) = text.split_once('=').ok_or("must be a rule's id, '=' and a level")?;
    if !id.starts_with("custom/") {
        find_rule(id).map_err(|error| error.to_string())?;
    }
    let level = Level::ALL.into_iter().find(|level| level.name() == name);
    let level = level.ok_or_else(|| {
        format!("the level must be one of {}", Level::ALL.map(Level::name).join(", "))
    })?;
    Ok((id.into(), level))
}
