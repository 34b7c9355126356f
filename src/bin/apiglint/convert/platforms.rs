//! Between the platforms.

use std::io;
use std::path::Path;

use apiglint::dataworks::convert::{Converted, Mapping};
use apiglint::dataworks::kinds::CREATE_REQUEST;
use apiglint::roma::kinds::DEFINITION;
use apiglint::{Document, File, Limits, Lines, Severity};

use super::results::{is_folder, named, write, write_each};
use super::{Input, tell_losses};
use crate::args::{ConvertArgs, Form};
use crate::files::Source;
use crate::formats::Human;
use crate::output::Output;
use crate::palette::{Channel, Palette};
use crate::{End, or_complain, tell};

/// Converts each document, and shows what is lost and what the other platform would say.
pub(super) fn convert(
    args: &ConvertArgs,
    documents: &[(&Input, &Document<'_>)],
    convert: fn(&Document<'_>, &Mapping) -> Converted,
    out: &mut Output,
) -> io::Result<End> {
    let Some(mapping) = or_complain(mapping(args.mapping.as_deref())) else {
        return Ok(End::Unchecked);
    };
    let mut end = End::Passed;
    let mut results = Vec::new();
    for (input, document) in documents {
        let converted = convert(document, &mapping);
        tell_losses(&converted.losses, |_| Some(input));
        show(args, &input.name, &converted);
        let is_whole = converted.losses.is_empty() || !args.strict;
        if converted.json.is_none() || !is_whole || !converted.report.passes(Severity::Error) {
            end = End::Failed;
        }
        results.extend(converted.json.map(|json| (input.name.as_str(), json)));
    }
    if args.strict && end != End::Passed {
        return Ok(end);
    }
    let written = match (&args.output, results.as_slice()) {
        (Some(folder), _) if is_folder(folder) => {
            // Named as the file that it was made of.
            let stem = |name: &str| {
                Path::new(name).file_stem().unwrap_or_default().to_string_lossy().into_owned()
            };
            write_each(folder, results.into_iter().map(|(name, json)| Ok((stem(name), json))))
        }
        (_, [(_, only)]) => write(args, &format!("{only}\n"), out)?,
        (_, several) => {
            let texts: Vec<_> = several.iter().map(|(_, json)| json.as_str()).collect();
            write(args, &format!("[{}]\n", texts.join(",\n")), out)?
        }
    };
    Ok(end.max(written))
}

fn mapping(path: Option<&Path>) -> io::Result<Mapping> {
    let Some(path) = path else { return Ok(Mapping::default()) };
    let mut bytes = Vec::new();
    Source::named(path)
        .read(Limits::default().bytes, &mut bytes)
        .map_err(|error| named(path, &error))?;
    serde_json::from_slice(&bytes).map_err(|error| named(path, &without_value(&error)))
}

/// What is wrong with a mapping, but for the value at fault.
fn without_value(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(", expected ") {
        Some((found, expected)) if found.starts_with("invalid ") => format!("must have {expected}"),
        _ => text,
    }
}

/// Shows why the other platform would refuse a result.
fn show(args: &ConvertArgs, name: &str, converted: &Converted) {
    let Some(json) = &converted.json else { return };
    let lines = Lines::new(json.as_str());
    let path = format!("{name} as converted");
    let file = File { path: &path, lines: &lines };
    let human = Human { palette: Palette::of(args.color, Channel::Error), is_quiet: true };
    let kind = match args.to {
        Form::Dataworks => &CREATE_REQUEST,
        _ => &DEFINITION,
    };
    tell(&human.show(file, Some(kind), &converted.report));
}
