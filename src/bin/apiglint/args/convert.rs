//! The command line of `apiglint convert`.

use std::path::PathBuf;

use clap::ValueEnum;
use clap::builder::NonEmptyStringValueParser;

use super::When;
use crate::config::ConfigArgs;

pub(super) const EXAMPLES: &str = "\
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

    #[command(flatten)]
    pub(crate) config: ConfigArgs,

    /// The file name to show for standard input, which also says whether it is YAML
    #[arg(long, value_name = "NAME", default_value = "<stdin>", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) stdin_filename: String,

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

fn parse_app_id(text: &str) -> Result<String, String> {
    apiglint::roma::app_id(text).map(|()| text.to_owned()).map_err(|fault| fault.to_string())
}
