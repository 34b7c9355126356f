#![doc = include_str!("script_size.md")]

use super::script_content;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::Definition;
use crate::roma::script::{Content, read};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/script-size`.
pub static RULE: Rule = Rule {
    id: "roma/script-size",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2016)),
    summary: "a decoded script has at most 32 KB",
    page: include_str!("script_size.md"),
    since: "0.1.0",
};

/// The most bytes a script may have once decoded.
pub(crate) const MAX: usize = 32 * 1024;

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    judge(read(text, |_, _| {}))
}

fn judge(content: Content) -> Result<(), Fault> {
    if content.bytes <= MAX {
        return Ok(());
    }
    let message = format!("must be at most {MAX} bytes once decoded, not {}", content.bytes);
    Err(Fault::new(&RULE, message))
}

/// Speaks only of scripts that `roma/script-content` accepts.
pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    for read in definition.scripts.iter() {
        if let (Some(node), Some(content)) = (read.script.content().node(), read.content)
            && content.flaw.is_none()
            && content.characters <= script_content::MAX
        {
            out.expect(node, judge(content));
        }
    }
}
