//! What the commands that check have in common.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use apiglint::{Level, Limits, Profile, Severity, find_rule, profiles};
use clap::ValueEnum;
use clap::builder::NonEmptyStringValueParser;

use crate::config::{ConfigArgs, keys};
use crate::formats;
use crate::palette::Channel;

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
    pub(crate) color: When,

    /// The file name to show for standard input
    #[arg(long, value_name = "NAME", default_value = "<stdin>", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) stdin_filename: String,

    /// The deepest nesting to read, at most 1024 levels [default: 128]
    #[arg(long, value_name = "LEVELS", value_parser = parse_limit(keys::DEPTH))]
    max_depth: Option<usize>,

    /// The largest file to read, in bytes [default: 52428800]
    #[arg(long, value_name = "BYTES", value_parser = parse_limit(keys::BYTES))]
    max_size: Option<usize>,

    /// How many backends an instance holds, for the rule roma/instance-quota [default: 500]
    #[arg(long, value_name = "NUMBER", value_parser = parse_limit(keys::BACKENDS))]
    max_backends: Option<usize>,
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

    /// Where what is found goes.
    pub(crate) fn channel(&self) -> Channel {
        if self.output.is_some() { Channel::File } else { Channel::Out }
    }

    /// The mildest violation to show.
    pub(crate) fn mildest(&self) -> Severity {
        if self.quiet { self.fail_on() } else { Severity::Note }
    }
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

/// A limit, as far as the configuration could set it, too.
fn parse_limit(range: RangeInclusive<u64>) -> impl Fn(&str) -> Result<usize, String> + Clone {
    move |text| {
        let number = text.parse().ok().filter(|number| range.contains(number));
        let number = number.and_then(|number| usize::try_from(number).ok());
        number.ok_or_else(|| format!("must be {} to {}", range.start(), range.end()))
    }
}
