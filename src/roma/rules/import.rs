#![doc = include_str!("import.md")]

use super::required::check_each;
use crate::choice::Choice;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::requests::Import;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/import`.
pub static RULE: Rule = Rule {
    id: "roma/import",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an import has a file of at most 3 MB, and its modes are merge or override",
    page: include_str!("import.md"),
    since: "0.1.0",
};

pub(crate) const MODE: Choice = Choice(&["merge", "override"]);

/// The most bytes a file may have.
pub(crate) const MAX: usize = 3 << 20;

/// What is wrong with a file of this length.
pub(crate) fn check_file(bytes: usize) -> Result<(), Fault> {
    if bytes <= MAX {
        return Ok(());
    }
    let mut fault = Fault::new(&RULE, format!("must be at most {MAX} bytes long, not {bytes}"));
    fault.code = Some(Code::new(3603));
    Err(fault)
}

pub(in crate::roma) fn check_import(import: &Import<'_>, out: &mut Sink<'_>) {
    check_each(import, &RULE, out);
    if let Some((node, text)) = import.file_name().text()
        && text.length_bound() > MAX
    {
        out.expect(node, check_file(text.chars().map(char::len_utf8).sum()));
    }
    for field in [import.api_mode(), import.extend_mode()] {
        if let Some((node, text)) = field.text() {
            out.expect(node, MODE.check(text).map_err(|message| Fault::new(&RULE, message)));
        }
    }
}
