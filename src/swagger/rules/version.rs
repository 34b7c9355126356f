#![doc = include_str!("version.md")]

use crate::code::Code;
use crate::document::Node;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};
use crate::view::Field;

/// The rule `swagger/version`.
pub static RULE: Rule = Rule {
    id: "swagger/version",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(3601)),
    summary: "the file says that it is Swagger 2.0",
    page: include_str!("version.md"),
    since: "0.1.0",
};

/// The one version that is read.
pub(crate) const VERSION: &str = "2.0";

/// False if the file says that it is of another version: its members mean something else.
pub(in crate::swagger) fn check<'d>(
    root: Node<'d>,
    version: &Field<'d>,
    out: &mut Sink<'_>,
) -> bool {
    let message = "must be the string \"2.0\"";
    match (version.node(), version.text()) {
        (None, _) => {
            out.add(&RULE, Place::Missing(root, "swagger"), "must be there");
        }
        (Some(_), Some((_, text))) if text == VERSION => {}
        (Some(node), Some(_)) => {
            out.add(&RULE, node, message);
            return false;
        }
        (Some(node), None) => {
            if let Some(violation) =
                out.add(&RULE, node, format!("{message}, not {}", node.ty().name()))
            {
                violation.advise("put it in quotes");
            }
        }
    }
    true
}
