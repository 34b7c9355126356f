#![doc = include_str!("required.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form, Members};
use crate::dataworks::envelope;
use crate::document::rules::r#type;
use crate::document::{Node, Text, Type};
use crate::report::Fault;
use crate::rule::{Kind, Level, Rule};
use crate::sink::{Place, Sink};
use crate::view::{Expect, Field};

/// The rule `dataworks/required`.
pub static RULE: Rule = Rule {
    id: "dataworks/required",
    kind: Kind::Missing,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "what a request or an API must have is there, not null and not blank",
    page: include_str!("required.md"),
    since: "0.1.0",
};

const BLANK: &str = "must be there, and cannot be blank";

/// A text that must be there.
pub(in crate::dataworks) fn check(text: Text<'_>) -> Result<(), Fault> {
    if text.is_blank() { Err(Fault::new(&RULE, BLANK)) } else { Ok(()) }
}

/// A member that must be there: its name and its field.
type Required = (&'static str, for<'m, 'd> fn(&'m Members<'d>) -> &'m Field<'d>);

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let it = &api.members;
    for (name, field) in COMMON.iter().chain(own(api.form)) {
        check_member(it.node(), name, field(it), out);
    }
    check_null(api, out);
}

/// Of what another form must have, null is of the wrong type. An update has its say on what is fixed.
fn check_null(api: &Api<'_>, out: &mut Sink<'_>) {
    let (field, expect) = match api.form {
        Form::Update => return,
        Form::Create => (api.members.api_id(), Expect::Integer),
        Form::Development | Form::Published => (api.members.api_description(), Expect::String),
    };
    if let Some(node) = field.node().filter(|node| node.ty() == Type::Null) {
        r#type::report(node, expect, out);
    }
}

/// What every form of an API has.
pub(in crate::dataworks) const COMMON: &[Required] = &[
    ("ApiPath", |it| it.api_path()),
    ("ProjectId", |it| it.project_id()),
    ("Protocols", |it| it.protocols()),
    ("RequestMethod", |it| it.request_method()),
    ("ResponseContentType", |it| it.response_content_type()),
    ("Timeout", |it| it.timeout()),
    ("VisibleRange", |it| it.visible_range()),
];

/// What one form of an API has beyond what every form has.
pub(in crate::dataworks) fn own(form: Form) -> &'static [Required] {
    match form {
        Form::Create => &[
            ("ApiName", |it| it.api_name()),
            ("ApiMode", |it| it.api_mode()),
            ("ApiDescription", |it| it.api_description()),
            ("GroupId", |it| it.group_id()),
        ],
        Form::Update => {
            &[("ApiId", |it| it.api_id()), ("ApiDescription", |it| it.api_description())]
        }
        Form::Development | Form::Published => &[
            ("ApiId", |it| it.api_id()),
            ("ApiName", |it| it.api_name()),
            ("ApiMode", |it| it.api_mode()),
            ("GroupId", |it| it.group_id()),
        ],
    }
}

/// Reports a member that is absent, null or blank; not one of the wrong type, which has its violation.
pub(in crate::dataworks) fn check_member<'d>(
    object: Node<'d>,
    name: &'static str,
    field: &Field<'d>,
    out: &mut Sink<'_>,
) {
    match field.node() {
        None if envelope::member(object, name).is_none() => {
            out.add(&RULE, Place::Missing(object, name), "must be there");
        }
        Some(node) if node.ty() == Type::Null => {
            out.add(&RULE, node, "must be there, and cannot be null");
        }
        Some(node) if node.ty() == Type::String && !field.is_filled() => {
            out.add(&RULE, node, BLANK);
        }
        _ => {}
    }
}
