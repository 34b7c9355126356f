//! What drawings look like, and that those in the documentation are the tables'.

use std::fs;

use apiglint::dataworks;
use apiglint::roma::{self, publication};
use apiglint::{Lifecycle, Step};

static DOOR: Lifecycle<&str, &str> = Lifecycle::new(
    &["closed", "wide \"open\"; or so:\n\\"],
    &[
        Step::begin("hang", "closed"),
        Step::new("closed", "knock", "closed"),
        Step::new("closed", "open", "wide \"open\"; or so:\n\\").when("it is not \"locked\""),
        Step::new("closed", "kick", "wide \"open\"; or so:\n\\"),
        Step::end("closed", "burn"),
    ],
);

#[test]
fn mermaid() {
    let expected = "stateDiagram-v2
    s0: closed
    s1: wide \"open\"  or so  \\
    [*] --> s0: hang
    s0 --> s0: knock
    s0 --> s1: open [it is not \"locked\"], kick
    s0 --> [*]: burn
";
    assert_eq!(DOOR.mermaid(), expected);
}

#[test]
fn dot() {
    let expected = r#"digraph lifecycle {
    node [shape=box, style=rounded];
    begin [shape=circle, style=filled, label="", width=0.2];
    end [shape=doublecircle, style=filled, label="", width=0.15];
    s0 [label="closed"];
    s1 [label="wide \"open\"; or so:
\\"];
    begin -> s0 [label="hang"];
    s0 -> s0 [label="knock"];
    s0 -> s1 [label="open [it is not \"locked\"], kick"];
    s0 -> end [label="burn"];
}
"#;
    assert_eq!(DOOR.dot(), expected);
}

#[test]
fn dot_without_beginning_and_end() {
    let dot = publication::LIFECYCLE.dot();
    assert!(!dot.contains("begin") && !dot.contains("end "), "{dot}");
    assert!(dot.contains("    s1 -> s0 [label=\"offline\"];\n"), "{dot}");
}

#[test]
fn the_documentation_shows_the_tables() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/lifecycles.md");
    let page = fs::read_to_string(path).unwrap();
    let drawings = page.split("```mermaid\n").skip(1);
    let shown: Vec<_> = drawings.filter_map(|rest| rest.split("```").next()).collect();
    let expected = [
        roma::LIFECYCLE.mermaid(),
        publication::LIFECYCLE.mermaid(),
        dataworks::LIFECYCLE.mermaid(),
    ];
    assert_eq!(shown, expected, "paste into docs/lifecycles.md:\n{}", expected.join("\n"));
}
