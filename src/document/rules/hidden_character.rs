#![doc = include_str!("hidden_character.md")]

use crate::code::Code;
use crate::document::{Document, Text};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `document/hidden-character`.
pub static RULE: Rule = Rule {
    id: "document/hidden-character",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "no string has a control, zero-width or text-direction character in it",
    page: include_str!("hidden_character.md"),
    since: "0.1.0",
};

/// Goes through the strings and names of a document; reports the first such character of each.
pub(crate) fn check(document: &Document<'_>, out: &mut Sink<'_>) {
    if !document.may_be_unusual() {
        return;
    }
    for node in document.nodes() {
        for node in node.name().into_iter().chain([node]) {
            if let Some(message) = node.text().and_then(examine) {
                out.add(&RULE, node, message);
            }
        }
    }
}

/// Goes through a document that stands in a string, unless the string is at fault itself.
pub(crate) fn check_embedded(string: Text<'_>, document: &Document<'_>, out: &mut Sink<'_>) {
    if examine(string).is_none() {
        check(document, out);
    }
}

fn examine(text: Text<'_>) -> Option<String> {
    // A blank text has its violation where it matters.
    if !text.may_be_unusual() || text.is_blank() {
        return None;
    }
    let (index, c) = text.chars().enumerate().find(|&(_, c)| is_hidden(c))?;
    Some(format!(
        "cannot have the invisible character U+{:04X} as character {}",
        c as u32,
        index + 1
    ))
}

/// Controls but for tab and line ends, zero-width characters, the byte order mark, and the
/// directional formatting characters of <https://www.unicode.org/reports/tr9/>.
fn is_hidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{feff}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}' => true,
        c => c.is_control(),
    }
}
