#![doc = include_str!("service_host.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::{Details, Own};
use crate::document::Text;
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/service-host`.
pub static RULE: Rule = Rule {
    id: "dataworks/service-host",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a service host is http:// or https:// and a host, without a path",
    page: include_str!("service_host.md"),
    since: "0.1.0",
};

pub(in crate::dataworks) const SCHEMES: [&str; 2] = ["http://", "https://"];

/// What ends a host.
pub(in crate::dataworks) const ENDS: [char; 4] = ['/', '\\', '?', '#'];

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    let text = text.decode();
    let Some(host) = SCHEMES.iter().find_map(|scheme| text.strip_prefix(scheme)) else {
        return Err(Fault::new(&RULE, "must begin with http:// or https://"));
    };
    if host.is_empty() || host.starts_with(':') {
        return Err(Fault::new(&RULE, "must have a host behind the scheme"));
    }
    match host.chars().find(|c| ENDS.contains(c) || c.is_whitespace()) {
        None => Ok(()),
        Some(c) if c.is_whitespace() => Err(Fault::new(&RULE, "cannot have white space in it")),
        Some(c) => {
            let message = "behind the host: the path stands in ServicePath";
            Err(Fault::new(&RULE, format!("cannot have {c:?} {message}")))
        }
    }
}

pub(super) fn check_details(_: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    if let Own::Registration(registration) = &details.own
        && let Some((node, text)) = registration.service_host().text()
    {
        out.expect(node, check(text));
    }
}
