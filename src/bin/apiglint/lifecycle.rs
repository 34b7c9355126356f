//! `apiglint lifecycle`: draws a lifecycle.

use std::io::{self, ErrorKind, Write};
use std::process::{Command, Stdio};

use apiglint::dataworks;
use apiglint::roma::{self, publication};

use crate::args::{Drawing, Thing};
use crate::output::Output;
use crate::{End, complain};

pub(crate) fn run(thing: Thing, drawing: Drawing, out: &mut Output) -> io::Result<End> {
    let mermaid = || match thing {
        Thing::Backend => roma::LIFECYCLE.mermaid(),
        Thing::Publication => publication::LIFECYCLE.mermaid(),
        Thing::Dataworks => dataworks::LIFECYCLE.mermaid(),
    };
    let dot = || match thing {
        Thing::Backend => roma::LIFECYCLE.dot(),
        Thing::Publication => publication::LIFECYCLE.dot(),
        Thing::Dataworks => dataworks::LIFECYCLE.dot(),
    };
    let text = match drawing {
        Drawing::Mermaid => mermaid(),
        Drawing::Dot => dot(),
        Drawing::Svg => match svg(&dot()) {
            Ok(svg) => svg,
            Err(problem) => {
                complain(&problem);
                return Ok(End::Unchecked);
            }
        },
    };
    out.write(&text)?;
    Ok(End::Passed)
}

/// What Graphviz makes of it.
fn svg(dot: &str) -> Result<String, String> {
    let problem = |error: io::Error| match error.kind() {
        ErrorKind::NotFound => "SVG needs the program `dot` of Graphviz, which is not installed; \
             --format mermaid and --format dot do without"
            .into(),
        _ => format!("dot: {error}"),
    };
    let mut command = Command::new("dot");
    command.arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(problem)?;
    if let Some(mut input) = child.stdin.take() {
        // If it does not want to read, its exit status says why.
        let _ = input.write_all(dot.as_bytes());
    }
    let output = child.wait_with_output().map_err(problem)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("dot: {}: {}", output.status, said.trim()));
    }
    String::from_utf8(output.stdout).map_err(|_| "dot: wrote no text".into())
}
