//! The `apiglint` command.

mod args;
mod check;
mod checker;
mod config;
mod convert;
mod explain;
mod files;
mod fix;
mod folder;
mod formats;
mod git;
mod lifecycle;
mod others;
mod output;
mod page;
mod palette;
mod pen;
mod problem;
mod schema;
mod sets;
mod shown;
mod snippet;
mod suppress;
mod tally;
mod temporary;
mod transition;
mod update;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};
use output::Output;
use shown::show_ends;

/// How a run ends; the worse wins. The numbers are the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    /// Nothing at or above the failing level.
    Passed = 0,
    /// Violations.
    Failed = 1,
    /// Something could not be checked.
    Unchecked = 2,
}

fn main() -> ExitCode {
    let mut args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let output = args.command.output().map(Path::to_path_buf);
    let end = run(&mut args.command, output.as_deref()).unwrap_or_else(|error| {
        let output = output.as_deref();
        let output = output.map_or("standard output".into(), Path::to_string_lossy);
        complain(&format!("{output}: {error}"));
        End::Unchecked
    });
    ExitCode::from(end as u8)
}

fn run(command: &mut Command, output: Option<&Path>) -> io::Result<End> {
    let mut out = output.map_or_else(|| Ok(Output::new()), Output::create)?;
    let end = match command {
        Command::Check(args) => check::run(args, &mut out)?,
        Command::Convert(args) => convert::run(args, &mut out)?,
        Command::Update(args) => update::run(args, &mut out)?,
        Command::Transition(args) => transition::run(args, &mut out)?,
        Command::Init => config::init(&mut out)?,
        Command::Lifecycle { thing, format } => lifecycle::run(*thing, *format, &mut out)?,
        Command::Rules { config, format } => explain::rules(config, *format, &mut out)?,
        Command::Schema(args) => schema::run(args, &mut out)?,
        Command::Explain { rule, config } => explain::explain(rule, config, &mut out)?,
    };
    out.finish()?;
    Ok(end)
}

/// Says on standard error what went wrong.
fn complain(message: &str) {
    let mut line = String::from("apiglint: ");
    show_ends(message, &mut line);
    line.push('\n');
    tell(&line);
}

/// What there is; where there is nothing, says why.
fn or_complain<T>(outcome: Result<T, impl Display>) -> Option<T> {
    outcome.map_err(|problem| complain(&problem.to_string())).ok()
}

/// Writes to standard error. There is nobody to tell if that fails.
fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
