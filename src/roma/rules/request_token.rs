#![doc = include_str!("request_token.md")]

use crate::code::Code;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};

/// The rule `roma/request-token`.
pub static RULE: Rule = Rule {
    id: "roma/request-token",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(1002)),
    summary: "a request has an X-Auth-Token that is not blank",
    page: include_str!("request_token.md"),
    since: "0.1.0",
};

/// The name of the header, whose letter case does not count.
pub(crate) const HEADER: &str = "X-Auth-Token";

/// What is wrong, given the headers.
pub(crate) fn check<N: AsRef<str>, V: AsRef<[u8]>>(
    headers: impl IntoIterator<Item = (N, V)>,
) -> Result<(), Fault> {
    let mut message = "must be there";
    for (name, value) in headers {
        if name.as_ref().eq_ignore_ascii_case(HEADER) {
            if !value.as_ref().trim_ascii().is_empty() {
                return Ok(());
            }
            message = "must be there, and cannot be blank";
        }
    }
    Err(Fault::new(&RULE, message))
}
