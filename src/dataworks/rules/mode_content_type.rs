#![doc = include_str!("mode_content_type.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::{Mode, ResponseContentType};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/mode-content-type`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-content-type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an API made by the wizard or of a script answers JSON",
    page: include_str!("mode_content_type.md"),
    since: "0.1.0",
};

/// What the wizard and scripts have not.
pub(in crate::dataworks) const REFUSED: ResponseContentType = ResponseContentType::Xml;

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    if let Some(node) = api.members.response_content_type().node()
        && node.as_i64().and_then(ResponseContentType::of) == Some(REFUSED)
        && matches!(api.mode(), Some(Mode::Wizard | Mode::Script))
    {
        out.add(&RULE, node, "must be 0 (JSON) in this mode");
    }
}
