//! Reading YAML: what it means, where everything stands, and what is said of what is none.
#![cfg(feature = "yaml")]

mod bodies;
mod hostile;
mod meaning;
mod refusals;
mod spans;
mod suite;

use std::fmt::Write as _;

use apiglint::{Document, Limits, Node, Span};

/// Every document, node by node: its pointer, where its name and value are written, and what it means.
fn told(yaml: &str) -> Vec<String> {
    let documents = Document::all_from_yaml_within(yaml.as_bytes(), &Limits::default());
    let documents = documents.unwrap_or_else(|why| panic!("{yaml:?}: {why}"));
    documents.iter().flat_map(Document::nodes).map(|node| tell(node, yaml)).collect()
}

fn tell(node: Node<'_>, yaml: &str) -> String {
    let written = |span: Span| {
        let source = &yaml[span.start as usize..span.end as usize];
        format!("{}:{source:?}", span.start)
    };
    let mut line = node.pointer().as_str().to_owned();
    if let Some(name) = node.key_span() {
        let _ = write!(line, " {} ->", written(name));
    }
    let _ = write!(line, " {} = {}", written(node.span().expect("a span")), node.source());
    line
}
