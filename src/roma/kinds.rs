//! The kinds of documents of the dialect, and the members by which each is told.

use super::check::{check_definition_at, check_definitions_at, check_list_at};
use crate::document::{Node, Type};
use crate::kind::DocumentKind;

/// Every kind, in the order in which they are told apart: the first that fits is taken.
pub(crate) static KINDS: &[&DocumentKind] = &[&DEFINITION, &DEFINITIONS, &DEFINITION_LIST];

/// One backend definition: what `create` and `update` send and `read` gives back.
pub static DEFINITION: DocumentKind = DocumentKind {
    id: "roma/definition",
    summary: "one backend definition",
    tells: is_definition,
    check: check_definition_at,
};

/// An array of definitions.
pub static DEFINITIONS: DocumentKind = DocumentKind {
    id: "roma/definitions",
    summary: "an array of backend definitions",
    tells: |root| root.ty() == Type::Array && root.children().any(is_definition),
    check: check_definitions_at,
};

/// A list response: definitions in `apis`.
pub static DEFINITION_LIST: DocumentKind = DocumentKind {
    id: "roma/definition-list",
    summary: "a list response, with definitions in `apis`",
    tells: |root| apis(root).is_some_and(|apis| apis.children().any(is_definition)),
    check: check_list_at,
};

/// Whether documents of a kind hold definitions.
pub(crate) fn is_of_definitions(kind: &DocumentKind) -> bool {
    [&DEFINITION, &DEFINITIONS, &DEFINITION_LIST].contains(&kind)
}

/// What a document that holds definitions is, judged by its shape alone.
pub(crate) fn of_definitions(root: Node<'_>) -> &'static DocumentKind {
    match root.ty() {
        Type::Array => &DEFINITIONS,
        _ if apis(root).is_some() => &DEFINITION_LIST,
        _ => &DEFINITION,
    }
}

/// The definitions in such a document, in order.
pub(crate) fn definitions(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let array = if root.ty() == Type::Array { Some(root) } else { apis(root) };
    let one = array.is_none().then_some(root);
    one.into_iter().chain(array.into_iter().flat_map(Node::children))
}

fn apis(root: Node<'_>) -> Option<Node<'_>> {
    root.get("apis").filter(|apis| apis.ty() == Type::Array)
}

/// Whether an object has three of the members by which a definition is told from other JSON.
fn is_definition(node: Node<'_>) -> bool {
    let telling = node.members().filter(|(key, _)| {
        matches!(
            &*key.decode_bytes(),
            b"roma_app_id"
                | b"content_type"
                | b"method"
                | b"path"
                | b"return_format"
                | b"api_signature_id"
        )
    });
    telling.take(3).count() == 3
}
