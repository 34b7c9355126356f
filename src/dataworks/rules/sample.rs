#![doc = include_str!("sample.md")]

use crate::code::Code;
use crate::dataworks::api::Api;
use crate::dataworks::details::{Details, Own};
use crate::dataworks::integers::ResponseContentType;
use crate::document::{Node, Text, is_json};
use crate::roma::is_xml;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `dataworks/sample`.
pub static RULE: Rule = Rule {
    id: "dataworks/sample",
    kind: Kind::Suspicious,
    level: Level::WARNING,
    code: Some(Code::new(2011)),
    summary: "a sample of a result is what the content type says",
    page: include_str!("sample.md"),
    since: "0.1.0",
};

pub(super) fn check_details(api: &Api<'_>, details: &Details<'_>, out: &mut Sink<'_>) {
    let declared = match &details.own {
        Own::Registration(registration) => registration.service_content_type(),
        Own::Wizard(_) | Own::Script(_) => api.members.response_content_type(),
    };
    let content_type = declared.node().and_then(|node| ResponseContentType::of(node.as_i64()?));
    for sample in details.samples() {
        if let Some((node, text)) = sample.filled() {
            check_sample(content_type, node, text, out);
        }
    }
}

fn check_sample(
    content_type: Option<ResponseContentType>,
    node: Node<'_>,
    text: Text<'_>,
    out: &mut Sink<'_>,
) {
    match content_type {
        Some(ResponseContentType::Json) if !is_json(text, out.limits()) => {
            out.add(&RULE, node, "must be JSON, which is the content type 0");
        }
        Some(ResponseContentType::Xml) if !begins_with_tag(text) || !is_xml(&text.decode()) => {
            out.add(&RULE, node, "must be XML, which is the content type 1");
        }
        _ => {}
    }
}

/// Whether this can be XML. Without the feature `xml` it is not read further.
fn begins_with_tag(text: Text<'_>) -> bool {
    text.chars().find(|c| !c.is_whitespace()) == Some('<')
}
