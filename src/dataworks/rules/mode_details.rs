#![doc = include_str!("mode_details.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form};
use crate::dataworks::envelope;
use crate::dataworks::integers::Mode;
use crate::document::Node;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Place;
use crate::sink::Sink;
use crate::view::Field;

/// The rule `dataworks/mode-details`.
pub static RULE: Rule = Rule {
    id: "dataworks/mode-details",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "an API has the details of its mode, and no others",
    page: include_str!("mode_details.md"),
    since: "0.1.0",
};

/// The member that holds the details for a mode.
pub(in crate::dataworks) fn member(mode: Mode) -> &'static str {
    match mode {
        Mode::Wizard => "WizardDetails",
        Mode::Script => "ScriptDetails",
        Mode::Registration => "RegistrationDetails",
    }
}

pub(super) fn check_api(api: &Api<'_>, out: &mut Sink<'_>) {
    let it = &api.members;
    let own = it.api_mode().node().and_then(|node| Mode::of(node.as_i64()?));
    let Some(mode) = own.or_else(|| api.mode_before()) else {
        // An update carries no mode: its details tell it.
        if api.form == Form::Update {
            refuse(there(api).skip(1), "must be the details of one mode only", out);
        }
        return;
    };
    let (number, meaning) = (mode.integer(), mode.meaning());
    let others = there(api).filter(|(each, _)| *each != mode);
    refuse(others, &format!("cannot be there: the mode is {number} ({meaning})"), out);
    // An update need not have any.
    if own.is_none() {
        return;
    }
    let message = format!("must be there: the mode is {number} ({meaning})");
    let [wizard, script, registration] = fields(api);
    let field = match mode {
        Mode::Wizard => wizard,
        Mode::Script => script,
        Mode::Registration => registration,
    };
    match field.text() {
        Some((node, _)) if !field.is_filled() => _ = out.add(&RULE, node, message),
        None if envelope::member(it.node(), member(mode)).is_none() => {
            out.add(&RULE, Place::Missing(it.node(), member(mode)), message);
        }
        _ => {}
    }
}

fn fields<'m, 'd>(api: &'m Api<'d>) -> [&'m Field<'d>; 3] {
    let it = &api.members;
    [it.wizard_details(), it.script_details(), it.registration_details()]
}

/// The details that are there, in the order of the modes; an empty string stands for none.
fn there<'d>(api: &Api<'d>) -> impl Iterator<Item = (Mode, Node<'d>)> {
    let nodes = fields(api)
        .map(|field| field.node().filter(|_| field.text().is_none() || field.is_filled()));
    Mode::ALL.iter().copied().zip(nodes).filter_map(|(mode, node)| Some((mode, node?)))
}

/// One violation for all of them.
fn refuse<'d>(mut them: impl Iterator<Item = (Mode, Node<'d>)>, message: &str, out: &mut Sink<'_>) {
    let Some((_, first)) = them.next() else { return };
    if let Some(violation) = out.add(&RULE, first, message.to_owned()) {
        for (_, other) in them {
            violation.relate(other, "nor can these");
        }
    }
}
