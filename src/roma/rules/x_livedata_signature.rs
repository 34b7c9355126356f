#![doc = include_str!("x_livedata_signature.md")]

use crate::code::Code;
use crate::roma::swagger::{Scheme, Signature};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::Field;

/// The rule `roma/x-livedata-signature`.
pub static RULE: Rule = Rule {
    id: "roma/x-livedata-signature",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a signature's key and secret are not blank",
    page: include_str!("x_livedata_signature.md"),
    since: "0.1.0",
};

pub(in crate::roma) fn check_scheme(scheme: &Scheme<'_>, out: &mut Sink<'_>) {
    let Some(node) = scheme.signature().node() else { return };
    let mut signature = Signature::new(node);
    signature.bind(out);
    for (value, text) in [signature.key(), signature.secret()].into_iter().filter_map(Field::text) {
        if text.is_blank() {
            out.add(&RULE, value, "cannot be blank: leave it out where there is none");
        }
    }
}
