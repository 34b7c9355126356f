#![doc = include_str!("body_description.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::{Details, Own};
use crate::dataworks::integers::Method;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/body-description`.
pub static RULE: Rule = Rule {
    id: "dataworks/body-description",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a body is described only where a request has one",
    page: include_str!("body_description.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let method = api.members.request_method().node().and_then(|node| Method::of(node.as_i64()?));
    if let Own::Registration(registration) = &details.own
        && let Some((node, _)) = registration.body_description().filled()
        && let Some(Method::Get | Method::Delete) = method
    {
        out.add(&RULE, node, "cannot describe a body: GET and DELETE have none");
    }
}
