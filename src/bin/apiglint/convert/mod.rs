//! `apiglint convert`: definitions to Swagger and back, and APIs from one platform to the other.

mod platforms;
mod results;
mod swagger;

use std::fmt::{Display, Write};
use std::io;

use apiglint::dataworks::convert::{to_dataworks, to_roma};
use apiglint::dataworks::kinds::{CREATE_REQUEST, DEVELOPMENT_API, PUBLISHED_API, UPDATE_REQUEST};
use apiglint::roma::kinds::{DEFINITION, DEFINITION_LIST, DEFINITIONS, SWAGGER};
use apiglint::roma::swagger::{Loss, Losses};
use apiglint::{Checked, Document, DocumentKind, File, Limits, Lines, Severity, check, check_yaml};

use crate::args::{ConvertArgs, Form, Platform};
use crate::config::{Config, OfFile};
use crate::files::{self, Format, Source};
use crate::formats::Human;
use crate::output::Output;
use crate::palette::{Channel, Palette};
use crate::problem::Problem;
use crate::shown::show_briefly;
use crate::suppress::{Subject, Suppress};
use crate::{End, complain, or_complain, tell};

/// A file that was read, and what it is.
struct Input {
    name: String,
    bytes: Vec<u8>,
    format: Format,
    kind: &'static DocumentKind,
}

pub(crate) fn run(args: &ConvertArgs, out: &mut Output) -> io::Result<End> {
    if let Some(problem) = misplaced(args) {
        complain(problem);
        return Ok(End::Unchecked);
    }
    let Some(config) = Config::alone(&args.config, args.color) else { return Ok(End::Unchecked) };
    let Some(suppress) = or_complain(Suppress::of_single(&args.suppress, config.folder())) else {
        return Ok(End::Unchecked);
    };
    let mut end = End::Passed;
    let found = files::find(&args.paths, false, &config.exclusion);
    for problem in &found.problems {
        complain(&problem.to_string());
        end = End::Unchecked;
    }
    let mut inputs = Vec::new();
    for source in &found.sources {
        match read(source, args, &config, &suppress) {
            Ok((input, judgement)) => {
                inputs.extend(input);
                end = end.max(judgement);
            }
            Err(problem) => {
                complain(&problem.to_string());
                end = End::Unchecked;
            }
        }
    }
    if end == End::Passed && inputs.is_empty() {
        complain("there is nothing to convert");
        end = End::Unchecked;
    }
    if end == End::Passed { convert(args, &inputs, &config.rules().limits, out) } else { Ok(end) }
}

/// What is asked for that this conversion has no use for.
fn misplaced(args: &ConvertArgs) -> Option<&'static str> {
    match args.to {
        Form::Swagger | Form::Definitions if args.mapping.is_some() => {
            Some("--map must go with --to roma or --to dataworks: Swagger has nothing to map")
        }
        Form::Swagger | Form::Roma | Form::Dataworks if args.app_id.is_some() => {
            Some("--app-id must go with --to definitions: what a Swagger file lacks is that id")
        }
        _ => None,
    }
}

/// Reads a file and shows what is wrong with it: what it is, if it is anything, and whether it can be converted.
fn read(
    source: &Source,
    args: &ConvertArgs,
    config: &Config,
    suppress: &Suppress,
) -> Result<(Option<Input>, End), Problem> {
    let name = source.name(&args.stdin_filename).into_owned();
    let problem = |reason: &dyn Display| Problem::new(&name, reason);
    let OfFile { kind, rules } = config.of_file(&name);
    let mut bytes = Vec::new();
    source.read(rules.limits.bytes, &mut bytes).map_err(|error| problem(&error))?;
    let format = source.format(&args.stdin_filename);
    let mut checked = match format {
        Format::Json => vec![check(&bytes, kind, &rules)],
        Format::Yaml => check_yaml(&bytes, kind, &rules),
    };
    let [checked] = checked.as_mut_slice() else {
        return Err(problem(&"has several documents, and not one"));
    };
    // What else a folder has in it was not asked for.
    if source.is_found() && checked.kind.is_none() && checked.report.worst().is_none() {
        return Ok((None, End::Passed));
    }
    let ignores = config.ignores_of(&name);
    let subject = Subject { path: &name, format, bytes: &bytes, rules: &rules, ignores };
    suppress.take_out(&subject, &mut checked.report);
    let judgement = judge(args, &name, &bytes, checked);
    Ok((checked.kind.map(|kind| Input { name, bytes, format, kind }), judgement))
}

/// Shows what is wrong with a file. What breaks a rule at level error is not converted.
fn judge(args: &ConvertArgs, name: &str, bytes: &[u8], checked: &Checked) -> End {
    let text = String::from_utf8_lossy(bytes);
    let lines = Lines::new(&text);
    let file = File { path: name, lines: &lines };
    let report = &checked.report;
    let human = Human { palette: Palette::of(args.color, Channel::Error), is_quiet: true };
    tell(&human.show(file, checked.kind, report));
    if checked.kind.is_none() && report.count(Severity::Error) > 0 {
        return End::Unchecked;
    }
    let is_one_of = |kinds: &[&DocumentKind]| checked.kind.is_some_and(|it| kinds.contains(&it));
    let (fits, wanted) = match args.to {
        Form::Swagger => {
            (is_one_of(&[&DEFINITION, &DEFINITIONS, &DEFINITION_LIST]), "a definition")
        }
        Form::Definitions => (is_one_of(&[&SWAGGER]), "a Swagger file"),
        Form::Roma => (
            is_one_of(&[&CREATE_REQUEST, &UPDATE_REQUEST, &DEVELOPMENT_API, &PUBLISHED_API]),
            "an API of DataWorks",
        ),
        Form::Dataworks => (is_one_of(&[&DEFINITION]), "a definition"),
    };
    let from = checked.kind.map(DocumentKind::dialect);
    let is_from = |platform| from == Some(platform);
    let fits = fits
        && match args.from {
            None => true,
            Some(Platform::Roma) => is_from("roma"),
            Some(Platform::Dataworks) => is_from("dataworks"),
        };
    if !fits {
        complain(&format!("{name}: is not {wanted}"));
        return End::Unchecked;
    }
    if report.count(Severity::Error) > 0 { End::Failed } else { End::Passed }
}

fn convert(
    args: &ConvertArgs,
    inputs: &[Input],
    limits: &Limits,
    out: &mut Output,
) -> io::Result<End> {
    let mut documents = Vec::new();
    for input in inputs {
        // It was read once already.
        documents.extend(match input.format {
            Format::Json => Document::from_json_within(&input.bytes, limits),
            Format::Yaml => Document::from_yaml_within(&input.bytes, limits),
        });
    }
    let documents: Vec<_> = inputs.iter().zip(&documents).collect();
    match args.to {
        Form::Swagger => swagger::to_swagger(args, &documents, out),
        Form::Definitions => swagger::to_definitions(args, &documents, out),
        Form::Roma => platforms::convert(args, &documents, to_roma, out),
        Form::Dataworks => platforms::convert(args, &documents, to_dataworks, out),
    }
}

/// Says on standard error what is lost, each with its place.
fn tell_losses<'i>(losses: &Losses, owner: impl Fn(&Loss) -> Option<&'i Input>) {
    let mut text = String::new();
    let mut lines: Option<(&str, Lines<'_>)> = None;
    for loss in losses.iter() {
        let Some(input) = owner(loss) else { continue };
        // The files follow each other.
        if lines.as_ref().is_none_or(|(name, _)| *name != input.name) {
            lines =
                Some((&input.name, Lines::new(str::from_utf8(&input.bytes).unwrap_or_default())));
        }
        text.push_str("note: ");
        show_briefly(&input.name, &mut text);
        if let (Some((_, lines)), Some(span)) = (&lines, loss.span) {
            let at = lines.position(span.start as usize);
            // Writing to a string does not fail.
            let _ = write!(text, ":{}:{}", at.line, at.column);
        }
        text.push_str(": ");
        show_briefly(&loss.to_string(), &mut text);
        text.push('\n');
    }
    let shown = losses.iter().count();
    if losses.len() > shown {
        let _ = writeln!(text, "note: {} more not shown", losses.len() - shown);
    }
    tell(&text);
}
