//! `apiglint convert`: definitions to Swagger, and back.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::Arc;

use apiglint::dataworks::convert::{to_dataworks, to_roma};
use apiglint::dataworks::kinds::{CREATE_REQUEST, DEVELOPMENT_API, PUBLISHED_API, UPDATE_REQUEST};
use apiglint::roma::kinds::{DEFINITION, DEFINITION_LIST, DEFINITIONS, SWAGGER};
use apiglint::roma::swagger::{Backend, Loss, Losses, export, import};
use apiglint::{
    Checked, Document, DocumentKind, File, Limits, Lines, Node, RuleSet, Severity, check,
    check_yaml,
};

use crate::args::{ConvertArgs, Form, Platform};
use crate::files;
use crate::formats::Human;
use crate::output::Output;
use crate::palette::Palette;
use crate::platforms;
use crate::shown::show_briefly;
use crate::{End, complain};

/// A file that was read, and what it is.
pub(crate) struct Input {
    pub(crate) name: String,
    bytes: Vec<u8>,
    format: files::Format,
    kind: &'static DocumentKind,
}

pub(crate) fn run(args: &ConvertArgs, out: &mut Output) -> io::Result<End> {
    let mut end = End::Passed;
    let found = files::find(&args.paths, false, &Arc::default());
    for problem in &found.problems {
        complain(&problem.to_string());
        end = End::Unchecked;
    }
    let mut inputs = Vec::new();
    for source in &found.sources {
        let name = source.name("<stdin>").into_owned();
        let mut bytes = Vec::new();
        if let Err(error) = source.read(Limits::default().bytes, &mut bytes) {
            complain(&format!("{name}: {error}"));
            end = End::Unchecked;
            continue;
        }
        let format = source.format("<stdin>");
        let checked = match format {
            files::Format::Json => vec![check(&bytes, None, &RuleSet::default())],
            files::Format::Yaml => check_yaml(&bytes, None, &RuleSet::default()),
        };
        let [checked] = checked.as_slice() else {
            complain(&format!("{name}: has several documents, and not one"));
            end = End::Unchecked;
            continue;
        };
        end = end.max(judge(args, &name, &bytes, checked));
        inputs.extend(checked.kind.map(|kind| Input { name, bytes, format, kind }));
    }
    if end == End::Passed { convert(args, &inputs, out) } else { Ok(end) }
}

/// Shows what is wrong with a file. What the gateway would refuse is not converted.
fn judge(args: &ConvertArgs, name: &str, bytes: &[u8], checked: &Checked) -> End {
    let text = String::from_utf8_lossy(bytes);
    let lines = Lines::new(&text);
    let file = File { path: name, lines: &lines };
    let report = &checked.report;
    let human = Human { palette: Palette::of(args.color), is_quiet: true };
    tell(&human.show(file, report));
    if checked.kind.is_none() && report.count(Severity::Error) > 0 {
        return End::Unchecked;
    }
    let is_one_of = |kinds: &[&DocumentKind]| checked.kind.is_some_and(|it| kinds.contains(&it));
    let (fits, wanted) = match args.to {
        Form::Swagger => (is_one_of(&[&DEFINITION, &DEFINITIONS, &DEFINITION_LIST]), "definitions"),
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

fn convert(args: &ConvertArgs, inputs: &[Input], out: &mut Output) -> io::Result<End> {
    let mut documents = Vec::new();
    for input in inputs {
        // It was read once already.
        documents.extend(match input.format {
            files::Format::Json => Document::from_json(&input.bytes),
            files::Format::Yaml => Document::from_yaml(&input.bytes),
        });
    }
    let documents: Vec<_> = inputs.iter().zip(&documents).collect();
    match args.to {
        Form::Swagger => to_swagger(args, &documents, out),
        Form::Definitions => to_definitions(args, &documents, out),
        Form::Roma => platforms::convert(args, &documents, to_roma, out),
        Form::Dataworks => platforms::convert(args, &documents, to_dataworks, out),
    }
}

fn to_swagger(
    args: &ConvertArgs,
    documents: &[(&Input, &Document<'_>)],
    out: &mut Output,
) -> io::Result<End> {
    let of = documents.iter().flat_map(|(input, document)| {
        definitions(input.kind, document).into_iter().map(move |node| (*input, node))
    });
    let (owners, nodes): (Vec<_>, Vec<_>) = of.unzip();
    let exported = export(nodes);
    tell_losses(&exported.losses, |loss| owners.get(loss.definition).copied());
    if args.strict && !exported.losses.is_empty() {
        return Ok(End::Failed);
    }
    let text = exported.file.to_json().map_err(io::Error::other)?;
    write(args, &text, out)
}

/// The definitions that a document of a kind holds.
fn definitions<'d>(kind: &DocumentKind, document: &'d Document<'_>) -> Vec<Node<'d>> {
    let root = document.root();
    if *kind == DEFINITION {
        return vec![root];
    }
    let array = if *kind == DEFINITIONS { Some(root) } else { root.get("apis") };
    array.into_iter().flat_map(Node::children).collect()
}

fn to_definitions(
    args: &ConvertArgs,
    documents: &[(&Input, &Document<'_>)],
    out: &mut Output,
) -> io::Result<End> {
    let mut definitions = Vec::new();
    let mut lost = false;
    for (input, document) in documents {
        let imported = import(document, args.app_id.as_deref());
        tell_losses(&imported.losses, |_| Some(input));
        lost |= !imported.losses.is_empty();
        definitions.extend(imported.definitions);
    }
    if args.strict && lost {
        return Ok(End::Failed);
    }
    match &args.output {
        Some(folder) if is_folder(folder) => Ok(end_of(write_each(folder, &definitions))),
        _ => write(args, &(serde_json::to_string_pretty(&definitions)? + "\n"), out),
    }
}

/// A folder that is there, or a name that ends as one.
pub(crate) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(std::path::MAIN_SEPARATOR)
}

/// Each definition to a file of its name.
fn write_each(folder: &Path, definitions: &[Backend<'_>]) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    let mut taken = HashSet::new();
    for definition in definitions {
        let name = file_name(definition.name().unwrap_or("definition"));
        let mut path = folder.join(format!("{name}.json"));
        let mut number = 1;
        // Some file systems do not tell letter case apart.
        while !taken.insert(path.to_string_lossy().to_lowercase()) {
            number += 1;
            path = folder.join(format!("{name}-{number}.json"));
        }
        let text = serde_json::to_string_pretty(definition)? + "\n";
        fs::write(&path, text).map_err(|error| named(&path, &error))?;
    }
    Ok(())
}

/// How many characters a file name has of a definition's. In UTF-8 Han characters have three bytes.
const LONGEST: usize = 64;

/// The name of a definition without what a file name cannot have, or leads elsewhere.
pub(crate) fn file_name(name: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = name.chars().take(LONGEST).map(|c| if is_safe(c) { c } else { '_' });
    name.enumerate().map(|(at, c)| if at == 0 && c == '.' { '_' } else { c }).collect()
}

pub(crate) fn write(args: &ConvertArgs, text: &str, out: &mut Output) -> io::Result<End> {
    match &args.output {
        Some(path) => Ok(end_of(fs::write(path, text).map_err(|error| named(path, &error)))),
        None => out.write(text).map(|()| End::Passed),
    }
}

/// How a run ends that has written files, or has not.
pub(crate) fn end_of(written: io::Result<()>) -> End {
    match written {
        Ok(()) => End::Passed,
        Err(error) => {
            complain(&error.to_string());
            End::Unchecked
        }
    }
}

pub(crate) fn named(path: &Path, error: &io::Error) -> io::Error {
    io::Error::other(format!("{}: {error}", path.display()))
}

/// Says on standard error what is lost, each with its place.
pub(crate) fn tell_losses<'i>(losses: &Losses, owner: impl Fn(&Loss) -> Option<&'i Input>) {
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

/// There is nobody to tell if that fails.
pub(crate) fn tell(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
