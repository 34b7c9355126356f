#![doc = include_str!("update_immutable.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form, Members};
use crate::dataworks::update::FIRST;
use crate::document::Node;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `dataworks/update-immutable`.
pub static RULE: Rule = Rule {
    id: "dataworks/update-immutable",
    kind: Kind::Frozen,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an update neither carries nor changes what is fixed when an API is created",
    page: include_str!("update_immutable.md"),
    since: "0.1.0",
};

pub(in crate::dataworks) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let before = api.before.map(fixed);
    for (number, now) in fixed(&api.members).into_iter().enumerate() {
        let was = before.and_then(|before| before.get(number).copied());
        let (message, help) = if api.form == Form::Update {
            (
                "cannot be in an update: it is fixed when the API is created",
                "leave it out; to change it, create another API",
            )
        } else if was.is_some_and(|was| differ(was, now)) {
            ("cannot change: it is fixed when the API is created", "create another API")
        } else {
            continue;
        };
        let Some(node) = now.node() else { continue };
        if let Some(violation) = out.add(&RULE, node, message) {
            if let Some(was) = was.and_then(Field::node) {
                violation.relate_in(FIRST, was, "it was created with this");
            }
            violation.advise(help);
        }
    }
}

/// What an update cannot carry.
fn fixed<'m, 'd>(it: &'m Members<'d>) -> [&'m Field<'d>; 6] {
    [
        it.api_name(),
        it.api_mode(),
        it.group_id(),
        it.folder_id(),
        it.sql_mode(),
        it.request_content_type(),
    ]
}

/// Whether both are there and are not the same: strings as they read, integers as numbers.
fn differ(one: &Field<'_>, other: &Field<'_>) -> bool {
    if let (Some((_, one)), Some((_, other))) = (one.filled(), other.filled()) {
        return one != other;
    }
    let number = |field: &Field<'_>| field.node().and_then(Node::as_i64);
    number(one).zip(number(other)).is_some_and(|(one, other)| one != other)
}
