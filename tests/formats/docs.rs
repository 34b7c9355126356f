//! The examples of docs/formats.md are what the command writes.

use serde_json::Value;

use crate::command::Folder;
use crate::runs::FORMATS;

const PAGE: &str = include_str!("../../docs/formats.md");

/// The fenced blocks of the page, each with what the comment above it says.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let mut blocks = Vec::new();
    for part in PAGE.split("<!-- ").skip(1) {
        let (mark, rest) = part.split_once(" -->\n```").unwrap();
        let (_, rest) = rest.split_once('\n').unwrap();
        blocks.push((mark, rest.split_once("```\n").unwrap().0));
    }
    blocks
}

#[test]
fn examples_are_fresh() {
    let folder = Folder::new("formats_docs");
    let mut formats = Vec::new();
    for (mark, text) in blocks() {
        let Some(args) = mark.strip_prefix("apiglint ") else {
            folder.write(mark, text);
            continue;
        };
        let ran = folder.run(args.split(' '));
        let format = args.split("--format ").nth(1).unwrap();
        formats.push(format);
        if format == "sarif" {
            let [whole, part] =
                [&ran.out, text].map(|text| serde_json::from_str::<Value>(text).unwrap());
            assert!(
                has(&whole, &part),
                "{part:#}\nis no part of\n{:#}",
                whole["runs"][0]["results"]
            );
        } else {
            assert_eq!(ran.out, text, "{mark}");
        }
    }
    assert_eq!(formats, FORMATS);
}

/// Whether a value has all that an example shows of it.
fn has(whole: &Value, part: &Value) -> bool {
    match (whole, part) {
        (Value::Object(whole), Value::Object(part)) => {
            part.iter().all(|(name, part)| whole.get(name).is_some_and(|whole| has(whole, part)))
        }
        (Value::Array(whole), Value::Array(part)) => {
            whole.len() == part.len()
                && whole.iter().zip(part).all(|(whole, part)| has(whole, part))
        }
        _ => whole == part,
    }
}
