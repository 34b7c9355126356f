#![doc = include_str!("x_livedata_auth_type.md")]

use super::required::check_member;
use crate::choice::Choice;
use crate::code::Code;
use crate::report::Fault;
use crate::roma::swagger::Scheme;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `roma/x-livedata-auth-type`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-auth-type",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a security scheme is an API key in the header Authorization, signed",
    page: include_str!("x_livedata_auth_type.md"),
    since: "0.1.0",
};

/// The one way that the gateway knows.
pub(crate) const SIGNATURE: Choice = Choice(&["SIGNATURE"]);
pub(crate) const TYPE: Choice = Choice(&["apiKey"]);
pub(crate) const NAME: Choice = Choice(&["Authorization"]);
pub(crate) const LOCATION: Choice = Choice(&["header"]);

pub(in crate::roma) fn check_scheme(scheme: &Scheme<'_>, out: &mut Sink<'_>) {
    check_member(scheme.node(), "x-livedata-auth-type", scheme.auth_type(), &RULE, out);
    for (field, choice) in [
        (scheme.auth_type(), SIGNATURE),
        (scheme.ty(), TYPE),
        (scheme.name(), NAME),
        (scheme.location(), LOCATION),
    ] {
        expect(field, choice, out);
    }
}

fn expect(field: &Field<'_>, choice: Choice, out: &mut Sink<'_>) {
    if let Some((node, text)) = field.filled() {
        out.expect(node, choice.check(text).map_err(|message| Fault::new(&RULE, message)));
    }
}
