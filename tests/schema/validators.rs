//! jsonschema (Python) and Ajv (JavaScript).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::foreign::{ask, node, python};

/// A schema, and the texts of documents to hold against it.
#[derive(Debug, Serialize)]
pub(crate) struct Pair {
    pub(crate) schema: Value,
    pub(crate) documents: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Verdicts {
    schema: Option<String>,
    documents: Vec<Option<String>>,
}

/// Whether a number has more digits than numbers of JavaScript: there it is another.
fn is_beyond_javascript(document: &str) -> bool {
    document.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() > 15)
}

/// Why each document of each pair is refused, if it is. Both validators must take the schema, and they must agree.
pub(crate) fn judge(pairs: &[Pair]) -> Vec<Vec<Option<String>>> {
    let python: Vec<Verdicts> = ask(python("schema.py"), &pairs);
    let node: Vec<Verdicts> = ask(node("schema.mjs"), &pairs);
    let each = pairs.iter().zip(python).zip(node);
    let judged = each.map(|((pair, python), node)| {
        let id = &pair.schema["$id"];
        assert_eq!((&python.schema, &node.schema), (&None, &None), "{id}");
        let verdicts = pair.documents.iter().zip(python.documents).zip(node.documents);
        let agreed = verdicts.map(|((document, python), node)| {
            let agree = python.is_some() == node.is_some() || is_beyond_javascript(document);
            assert!(agree, "{id}: {python:?} {node:?}: {document}");
            python
        });
        agreed.collect()
    });
    judged.collect()
}
