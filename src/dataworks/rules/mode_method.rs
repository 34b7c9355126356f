#![doc = include_str!("mode_method.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::{Method, Mode};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/mode-method`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-method",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an API made by the wizard or of a script has GET or POST",
    page: include_str!("mode_method.md"),
    since: "0.1.0",
};

/// What the wizard and scripts have not.
pub(in crate::dataworks) const REFUSED: [Method; 2] = [Method::Put, Method::Delete];

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some(node) = api.members.request_method().node()
        && node.as_i64().and_then(Method::of).is_some_and(|method| REFUSED.contains(&method))
        && matches!(api.mode(), Some(Mode::Wizard | Mode::Script))
    {
        out.add(&RULE, node, "must be 0 (GET) or 1 (POST) in this mode");
    }
}
