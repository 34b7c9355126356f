//! `apiglint convert` between the platforms.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;

use apiglint::dataworks::convert::{Converted, Mapping};
use apiglint::{Document, File, Lines, Severity};

use crate::args::ConvertArgs;
use crate::convert::{Input, end_of, file_name, is_folder, named, tell, tell_losses, write};
use crate::formats::Human;
use crate::output::Output;
use crate::palette::Palette;
use crate::{End, complain};

/// Converts each document, and shows what is lost and what the other platform would say.
pub(crate) fn convert(
    args: &ConvertArgs,
    documents: &[(&Input, &Document<'_>)],
    convert: fn(&Document<'_>, &Mapping) -> Converted,
    out: &mut Output,
) -> io::Result<End> {
    let mapping = match mapping(args.mapping.as_deref()) {
        Ok(mapping) => mapping,
        Err(error) => {
            complain(&error.to_string());
            return Ok(End::Unchecked);
        }
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
        (Some(folder), _) if is_folder(folder) => end_of(write_each(folder, &results)),
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
    let text = fs::read_to_string(path).map_err(|error| named(path, &error))?;
    serde_json::from_str(&text).map_err(|error| named(path, &io::Error::other(error)))
}

/// Shows why the other platform would refuse a result.
fn show(args: &ConvertArgs, name: &str, converted: &Converted) {
    let Some(json) = &converted.json else { return };
    let lines = Lines::new(json.as_str());
    let path = format!("{name} as converted");
    let file = File { path: &path, lines: &lines };
    let human = Human { palette: Palette::of(args.color), is_quiet: true };
    tell(&human.show(file, &converted.report));
}

/// Each result to a file named as the one that it was made of.
fn write_each(folder: &Path, results: &[(&str, String)]) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    let mut taken = HashSet::new();
    for (number, (name, json)) in results.iter().enumerate() {
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
        let mut path = folder.join(format!("{}.json", file_name(&stem)));
        // Files of several folders can have one name; some file systems do not tell letter case apart.
        if !taken.insert(path.to_string_lossy().to_lowercase()) {
            path = folder.join(format!("{}-{}.json", file_name(&stem), number + 1));
        }
        fs::write(&path, format!("{json}\n")).map_err(|error| named(&path, &error))?;
    }
    Ok(())
}
