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

/// The value of a step of the URI, percent-decoded.
pub(crate) fn value<'u>(step: &'u str, name: &str, number: usize) -> Result<Cow<'u, str>, Fault> {
    let value = decode(step)?;
    if !value.trim().is_empty() {
        return Ok(value);
    }
    let mut fault = Fault::new(&RULE, "must be there, and cannot be blank");
    fault.help = Some(format!("`{name}` is step {number} of the URI").into());
    Err(fault)
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
