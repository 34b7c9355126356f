#![doc = include_str!("script_content.md")]

use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::Definition;
use crate::roma::script::{Content, Flaw, read};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-content`.
pub static RULE: Rule = Rule {
    id: "roma/script-content",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2016)),
    summary: "a script is standard base64 of 1 to 100,000 characters, of UTF-8 text",
    page: include_str!("script_content.md"),
    since: "0.1.0",
};

/// The most base64 characters a script may have.
pub(crate) const MAX: usize = 100_000;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    judge(read(text, |_, _| {}))
}

fn judge(content: Content) -> Result<(), Fault> {
    let length = content.characters;
    let message = match content.flaw {
        Some(Flaw::NotBase64(c, number)) => {
            format!("must be standard base64: cannot have {c:?} as character {number}")
        }
        Some(Flaw::BehindPadding(number)) => {
            format!("must be standard base64: character {number} cannot follow a '='")
        }
        _ if length == 0 || length > MAX => {
            format!("must be 1 to {MAX} characters long, not {length}")
        }
        Some(Flaw::Incomplete) => {
            "must be standard base64: its length, with '=' at the end, must be a multiple of 4"
                .into()
        }
        Some(Flaw::NotUtf8(number)) => {
            format!("must be the base64 of UTF-8 text: byte {number} of the script is not UTF-8")
        }
        None => return Ok(()),
    };
    Err(Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    for read in definition.scripts.iter() {
        if let (Some(node), Some(content)) = (read.script.content().node(), read.content) {
            out.expect(node, judge(content));
        }
    }
}
