#![doc = include_str!("mode_position.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::Details;
use crate::dataworks::integers::{Method, Mode, Position};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/mode-position`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-position",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a parameter stands where its mode and method have parameters",
    page: include_str!("mode_position.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let method = api.members.request_method().node().and_then(|node| Method::of(node.as_i64()?));
    for parameter in &details.parameters {
        let Some(node) = parameter.position().node() else { continue };
        let Some(position) = node.as_i64().and_then(Position::of) else { continue };
        if let Err(message) = check(details.mode, method, position) {
            out.add(&RULE, node, message);
        }
    }
}

pub(in crate::dataworks) fn check(
    mode: Mode,
    method: Option<Method>,
    position: Position,
) -> Result<(), &'static str> {
    if reads_data(mode) {
        // `dataworks/mode-body` has doubts about the body of a POST.
        let fits = position == Position::Query || is_body_of_post(method, position);
        return if fits { Ok(()) } else { Err("must be 1 (Query) in this mode") };
    }
    // `dataworks/service-parameter` looks at those in the path.
    if position == Position::Body && matches!(method, Some(Method::Get | Method::Delete)) {
        return Err("must be 1 (Query) or 2 (Head): GET and DELETE have no body");
    }
    Ok(())
}

/// The reference allows the query only, the user guide the body of a POST too.
pub(super) fn is_body_of_post(method: Option<Method>, position: Position) -> bool {
    position == Position::Body && method == Some(Method::Post)
}

/// Whether the mode is one whose parameters go into a query of a data source.
pub(in crate::dataworks) fn reads_data(mode: Mode) -> bool {
    matches!(mode, Mode::Wizard | Mode::Script)
}
