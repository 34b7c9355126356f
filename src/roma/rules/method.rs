#![doc = include_str!("method.md")]

use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::report::Fault;
use crate::roma::definition::Form;
use crate::roma::{Definition, Method};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/method`.
pub static RULE: Rule = Rule {
    id: "roma/method",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a method is GET, PUT, POST or DELETE, in upper case",
    page: include_str!("method.md"),
    since: "0.1.0",
};

/// What the page lists, in its order.
pub(crate) const CHOICE: Choice = Method::CHOICE;

/// As a Swagger file names the members of a path.
pub(crate) const SWAGGER: Choice = Choice(&["get", "put", "post", "delete"]);

pub(crate) fn check(text: Text<'_>) -> Result<(), Fault> {
    CHOICE.check(text).map_err(|message| Fault::new(&RULE, message))
}

pub(super) fn check_definition(definition: &Definition<'_>, out: &mut Sink<'_>) {
    if let Some((node, text)) = definition.members.method().filled() {
        out.expect(
            node,
            match definition.form {
                Form::Own => check(text),
                Form::Swagger(_) => {
                    SWAGGER.check(text).map_err(|message| Fault::new(&RULE, message))
                }
            },
        );
    }
}
