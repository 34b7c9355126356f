#![doc = include_str!("request_path.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::roma::percent::{self, Flaw};
use crate::rule::{Kind, Level, Rule};
use std::borrow::Cow;

/// The rule `roma/request-path`.
pub static RULE: Rule = Rule {
    id: "roma/request-path",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "method and URI name an operation, and no path parameter is blank",
    page: include_str!("request_path.md"),
    since: "0.1.0",
};

/// The value of a path parameter, if it is not blank.
#[inline]
pub(crate) fn check<'u>(
    value: Cow<'u, str>,
    name: &str,
    number: usize,
) -> Result<Cow<'u, str>, Fault> {
    if value.starts_with(|c: char| c.is_ascii_graphic()) || !value.trim().is_empty() {
        return Ok(value);
    }
    Err(blank(name, number))
}

#[cold]
fn blank(name: &str, number: usize) -> Fault {
    let mut fault = Fault::new(&RULE, "must be there, and cannot be blank");
    fault.help = Some(format!("`{name}` is step {number} of the URI").into());
    fault
}

/// A part of a URI, percent-decoded.
pub(crate) fn decode(part: &str) -> Result<Cow<'_, str>, Fault> {
    percent::decode(part).map_err(|flaw| {
        let message = match flaw {
            Flaw::NotHex(at) => {
                format!("must have two hexadecimal digits behind the '%' that is character {at}")
            }
            Flaw::NotUtf8 => "must be UTF-8 once it is percent-decoded".into(),
        };
        Fault::new(&RULE, message)
    })
}
