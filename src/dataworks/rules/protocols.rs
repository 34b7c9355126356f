#![doc = include_str!("protocols.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::integers::Protocol;
use crate::document::rules::r#type;
use crate::document::{Node, Text, Type};
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;
use crate::view::{Expect, is_integer};

/// The rule `dataworks/protocols`.
pub static RULE: Rule = Rule {
    id: "dataworks/protocols",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "protocols are 0 and 1: in a request between commas, in a response in an array",
    page: include_str!("protocols.md"),
    since: "0.1.0",
};

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let protocols = api.members.protocols();
    if let Some((node, text)) = protocols.filled() {
        check_text(node, text, out);
    } else if let Some(array) = protocols.node().filter(|node| node.ty() == Type::Array) {
        check_array(array, out);
    }
}

fn check_text(node: Node<'_>, text: Text<'_>, out: &mut Sink<'_>) {
    let text = text.decode();
    let mut seen = Seen::default();
    for word in text.split(',') {
        let verdict = match word {
            "0" => seen.add(0),
            "1" => seen.add(1),
            _ => {
                let listed = Protocol::INTEGERS.listed();
                Err(format!("must be {listed}, or both with a comma between"))
            }
        };
        if let Err(message) = verdict {
            out.add(&RULE, node, message);
            return;
        }
    }
}

fn check_array(array: Node<'_>, out: &mut Sink<'_>) {
    if array.children().next().is_none() {
        out.add(&RULE, array, "must have a protocol in it");
    }
    let mut seen = Seen::default();
    for node in array.children() {
        if node.ty() != Type::Number || !is_integer(node) {
            r#type::report(node, Expect::Integer, out);
            continue;
        }
        let protocol = node.as_i64().filter(|&integer| Protocol::INTEGERS.has(integer));
        let verdict = match protocol {
            Some(integer) => seen.add(integer),
            None => Err(format!("must be {}", Protocol::INTEGERS.listed())),
        };
        if let Err(message) = verdict {
            out.add(&RULE, node, message);
        }
    }
}

/// Which protocols were there before.
#[derive(Default)]
struct Seen(Vec<i64>);

impl Seen {
    fn add(&mut self, protocol: i64) -> Result<(), String> {
        if self.0.contains(&protocol) {
            return Err("cannot name a protocol twice".into());
        }
        self.0.push(protocol);
        Ok(())
    }
}
