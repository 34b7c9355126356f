//! `apiglint transition`: whether an action is legal and what it leads to, or how to get somewhere.

use std::fmt::Display;
use std::io;
use std::str::FromStr;

use apiglint::dataworks;
use apiglint::roma::{self, Status, publication};
use apiglint::{Fault, Report, RuleSet, Violation};
use serde::Serialize;

use crate::args::{Format, Thing, TransitionArgs, When};
use crate::formats::human::write_placeless;
use crate::output::Output;
use crate::palette::{Channel, Palette};
use crate::{End, complain};

/// What is legal.
struct Legal {
    /// What it leads to, or the path.
    text: String,
    json: Told,
    remarks: Vec<Fault>,
}

/// The two questions and their answers.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Told {
    /// The state afterwards: a number or a word; null if the thing is gone.
    State(serde_json::Value),
    /// The shortest path.
    Actions(Vec<String>),
}

#[derive(Serialize)]
struct Answer {
    version: u32,
    #[serde(flatten)]
    told: Option<Told>,
    violations: Vec<Violation>,
}

/// How a backend that does not exist is written.
const NONE: &str = "none";

pub(crate) fn run(args: &TransitionArgs, out: &mut Output) -> io::Result<End> {
    let asked = match args.thing {
        Thing::Backend => of_backend(args),
        Thing::Publication => of_publication(args),
        Thing::Dataworks => of_dataworks(args),
    };
    let (legal, faults, end) = match asked {
        Ok(Ok(Legal { text, json, remarks })) => (Some((text, json)), remarks, End::Passed),
        Ok(Err(fault)) => (None, vec![fault], End::Failed),
        Err(problem) => {
            complain(&problem);
            return Ok(End::Unchecked);
        }
    };
    let report = Report::of_faults(faults, &RuleSet::default());
    let (mut text, told) =
        legal.map_or_else(Default::default, |(text, it)| (text + "\n", Some(it)));
    match args.format {
        Format::Human => write_placeless(&report, Palette::of(When::Auto, Channel::Out), &mut text),
        Format::Json => {
            let violations = report.violations().to_vec();
            text = serde_json::to_string(&Answer { version: 1, told, violations })? + "\n";
        }
    }
    out.write(&text)?;
    Ok(end)
}

/// The outer error is why it cannot be told, the inner one why it is illegal.
type Asked = Result<Result<Legal, Fault>, String>;

fn of_backend(args: &TransitionArgs) -> Asked {
    let from = status("from", &args.from)?;
    if let Some(to) = &args.to {
        return Ok(roma::plan(from, status("to", to)?).map(|actions| Legal::path(&actions)));
    }
    let action = parse("action", args.action.as_deref().unwrap_or_default())?;
    let context = roma::Context { has_script: args.has_script };
    Ok(roma::apply(from, action, context).map(|outcome| Legal {
        text: outcome.status.map_or(NONE.into(), |status| status.to_string()),
        json: Told::State(outcome.status.map(Status::number).into()),
        remarks: outcome.remarks,
    }))
}

fn of_publication(args: &TransitionArgs) -> Asked {
    let from = parse("from", &args.from)?;
    if let Some(to) = &args.to {
        // Every state can be reached from the other.
        let path = publication::LIFECYCLE.plan(Some(from), Some(parse("to", to)?));
        return Ok(Ok(Legal::path(&path.unwrap_or_default())));
    }
    let action = parse("action", args.action.as_deref().unwrap_or_default())?;
    let (versions, knows_version) = (args.versions, args.knows_version);
    let outcome =
        publication::apply(from, action, publication::Context { versions, knows_version });
    Ok(outcome.map(|outcome| Legal {
        text: outcome.state.to_string(),
        json: Told::State(outcome.state.name().into()),
        remarks: outcome.remarks,
    }))
}

fn of_dataworks(args: &TransitionArgs) -> Asked {
    let state = |option, text: &str| {
        if text == NONE { Ok(None) } else { parse::<dataworks::State>(option, text).map(Some) }
    };
    let from = state("from", &args.from)?;
    if let Some(to) = &args.to {
        return Ok(dataworks::plan(from, state("to", to)?).map(|actions| Legal::path(&actions)));
    }
    let action = parse("action", args.action.as_deref().unwrap_or_default())?;
    let context =
        dataworks::Context { awaits_approval: args.awaits_approval, is_private: args.is_private };
    Ok(dataworks::apply(from, action, context).map(|outcome| Legal {
        text: outcome.state.map_or(NONE.into(), |state| state.to_string()),
        json: Told::State(outcome.state.map(dataworks::State::name).into()),
        remarks: outcome.remarks,
    }))
}

impl Legal {
    fn path(actions: &[impl Display]) -> Self {
        let actions: Vec<_> = actions.iter().map(ToString::to_string).collect();
        let text = if actions.is_empty() { "nothing to do".into() } else { actions.join(", ") };
        Legal { text, json: Told::Actions(actions), remarks: Vec::new() }
    }
}

/// A status by its number; none if there is no backend.
fn status(option: &str, text: &str) -> Result<Option<Status>, String> {
    if text == NONE {
        return Ok(None);
    }
    let status = text.parse::<i64>().ok().and_then(|number| Status::try_from(number).ok());
    let [first, second, third] = Status::ALL;
    let must = || format!("--{option} must be {first}, {second}, {third} or {NONE}");
    status.map(Some).ok_or_else(must)
}

fn parse<T: FromStr<Err: Display>>(option: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|error| format!("--{option} {error}"))
}
