#![doc = include_str!("path_segment.md")]

use super::path;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::Definition;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/path-segment`.
pub static RULE: Rule = Rule {
    id: "roma/path-segment",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a path has no empty, `.` or `..` segment and no slash at its end",
    page: include_str!("path_segment.md"),
    since: "0.1.0",
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    let whole = text.decode_bytes();
    let segments = whole.strip_prefix(b"/").unwrap_or(&whole);
    let mut number = 0;
    let mut rest = segments.split(|&byte| byte == b'/').peekable();
    while let Some(segment) = rest.next() {
        number += 1;
        let message = match segment {
            b"" if segments.is_empty() => continue,
            b"" if rest.peek().is_none() => "must end without '/'".into(),
            b"" => format!("cannot have '//': segment {number} is empty"),
            b"." | b".." => format!("cannot have '.' or '..' as segment {number}"),
            _ => continue,
        };
        return Err(Fault::new(&RULE, message));
    }
    Ok(())
}

/// Speaks only of paths that `roma/path` accepts.
pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.path().filled()
        && let Err(fault) = check(text)
        && path::check_of(definition, text).is_ok()
    {
        out.report(node, fault);
    }
}
