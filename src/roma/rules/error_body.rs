#![doc = include_str!("error_body.md")]

use super::required::check_each;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::requests::Refusal;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/error-body`.
pub static RULE: Rule = Rule {
    id: "roma/error-body",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: None,
    summary: "an error body has a known code that fits the HTTP status, and a sentence",
    page: include_str!("error_body.md"),
    since: "0.1.0",
};

/// With the HTTP status that it came with, if that is known.
pub(in crate::roma) fn check_refusal(
    refusal: &Refusal<'_>,
    status: Option<u16>,
    out: &mut Sink<'_>,
) {
    check_each(refusal, &RULE, out);
    if let Some((node, text)) = refusal.error_code().filled() {
        out.expect(node, check_code(text, status));
    }
}

fn check_code(text: Text<'_>, status: Option<u16>) -> Result<(), Fault> {
    let text = text.decode();
    let digits = text.strip_prefix("APIG.").unwrap_or_default();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::new(&RULE, "must be APIG. and four digits"));
    }
    let Ok(code) = text.parse::<Code>() else {
        return Err(Fault::new(&RULE, "must be a code that the gateway has"));
    };
    match status {
        Some(status) if code.http_statuses().all(|known| known != status) => {
            let known: Vec<_> = code.http_statuses().map(|known| known.to_string()).collect();
            let message = format!("must come with HTTP {}, not with {status}", known.join(" or "));
            Err(Fault::new(&RULE, message))
        }
        _ => Ok(()),
    }
}
