#![doc = include_str!("service_path.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::{Details, Own};
use crate::document::Text;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/service-path`.
pub static RULE: Rule = Rule {
    id: "dataworks/service-path",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a service path begins with /",
    page: include_str!("service_path.md"),
    since: "0.1.0",
};

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    match text.chars().next() {
        Some('/') => Ok(()),
        None => Err(Fault::new(&RULE, "must start with '/'")),
        Some(c) => Err(Fault::new(&RULE, format!("must start with '/', not {c:?}"))),
    }
}

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if let Own::Registration(registration) = &details.own
        && let Some((node, text)) = registration.service_path().text()
    {
        out.expect(node, check(text));
    }
}
