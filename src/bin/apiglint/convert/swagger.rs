//! Between definitions and Swagger.

use std::io;

use apiglint::roma::kinds::{DEFINITION, DEFINITIONS};
use apiglint::roma::swagger::{Backend, export, import};
use apiglint::{Document, DocumentKind, Node};

use super::results::{is_folder, write, write_each};
use super::{Input, tell_losses};
use crate::End;
use crate::args::ConvertArgs;
use crate::output::Output;

pub(super) fn to_swagger(
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

pub(super) fn to_definitions(
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
        Some(folder) if is_folder(folder) => {
            let file = |it: &Backend<'_>| {
                let name = it.name().unwrap_or("definition").to_owned();
                Ok((name, serde_json::to_string_pretty(it)?))
            };
            Ok(write_each(folder, definitions.iter().map(file)))
        }
        _ => write(args, &(serde_json::to_string_pretty(&definitions)? + "\n"), out),
    }
}
