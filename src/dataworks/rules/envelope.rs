#![doc = include_str!("envelope.md")]

use crate::code::Code;
use crate::dataworks::envelope::Envelope;
use crate::dataworks::errors;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/envelope`.
pub static RULE: Rule = Rule {
    id: "dataworks/envelope",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "success, HTTP status and error code of a response agree",
    page: include_str!("envelope.md"),
    since: "0.1.0",
};

pub(in crate::dataworks) fn check(envelope: &Envelope<'_>, out: &mut Sink<'_>) {
    let status = envelope.http_status_code().node().and_then(|node| Some((node, node.as_i64()?)));
    let code = envelope.error_code().filled();
    // "0" is the code of success.
    let error = code.filter(|(_, code)| *code != "0");
    if let Some(success) = envelope.success().flag() {
        let wrong = if success {
            "cannot be that of an error where Success is true"
        } else {
            "cannot be that of a success where Success is false"
        };
        if let Some((node, _)) = code.filter(|_| error.is_some() == success) {
            out.add(&RULE, node, wrong);
        }
        if let Some((node, status)) = status
            && (200..300).contains(&status) != success
        {
            out.add(&RULE, node, wrong);
        }
    }
    if let Some((node, status)) = status
        && let Some((_, code)) = error
        && envelope.success().flag() != Some(true)
        && let Some(expected) = errors::http_status(&code.decode())
        && expected != status
    {
        out.add(&RULE, node, format!("must be {expected}, which is the status of this error code"));
    }
}
