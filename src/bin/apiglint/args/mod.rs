//! The command line: one file a command that has more than a few options, and what they have in common.

mod check;
mod convert;
mod lifecycle;
mod options;
mod update;

use std::path::Path;

use clap::{Parser, Subcommand, ValueEnum};

use crate::config::ConfigArgs;

pub(crate) use check::{CheckArgs, SetOf};
pub(crate) use convert::{ConvertArgs, Form, Platform};
pub(crate) use lifecycle::{Drawing, Thing, TransitionArgs};
pub(crate) use options::{FailOn, Options, When, parse_profile, parse_rule};
pub(crate) use update::UpdateArgs;

/// What the command is for. The package of the hook has another description.
pub(crate) const ABOUT: &str = "Checks API definitions of Huawei ROMA Connect and Alibaba Cloud DataWorks before the gateway does";

#[derive(Debug, Parser)]
#[command(name = "apiglint", about = ABOUT, version, after_help = check::EXAMPLES)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check API definitions
    #[command(after_help = check::EXAMPLES)]
    Check(Box<CheckArgs>),
    /// Convert definitions to Swagger 2.0 and back, and APIs from one platform to the other
    #[command(after_help = convert::EXAMPLES)]
    Convert(Box<ConvertArgs>),
    /// Check an update of a definition, or of an API of DataWorks, against what it was
    #[command(after_help = update::EXAMPLES)]
    Update(Box<UpdateArgs>),
    /// Tell whether an action is legal and what it leads to, or the way from one state to another
    #[command(after_help = lifecycle::EXAMPLES)]
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
    /// List the rules, with those of the configuration
    Rules {
        #[command(flatten)]
        config: ConfigArgs,

        /// How to write the list
        #[arg(long, value_enum, default_value_t = Format::Human)]
        format: Format,
    },
    /// Explain a rule: what it checks, why, and by which source
    Explain {
        /// The rule's id, such as roma/parameter-collision, or custom/ and the id of one in the configuration
        rule: String,

        #[command(flatten)]
        config: ConfigArgs,
    },
    /// Write a commented configuration, apiglint.toml, into this folder
    Init,
    /// Print the JSON Schema of a kind of document, of a report or of the configuration, for editors
    #[command(after_help = crate::schema::EXAMPLES)]
    Schema(crate::schema::Args),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Human,
    /// For programs
    Json,
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
