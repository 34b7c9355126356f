#![doc = include_str!("mode_details.md")]

use crate::code::Code;
use crate::dataworks::api::{Api, Form};
use crate::dataworks::envelope;
use crate::dataworks::integers::Mode;
use crate::sink::Place;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

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
    let fields = [it.wizard_details(), it.script_details(), it.registration_details()];
    let there = || Mode::ALL.iter().copied().zip(fields).filter_map(|(mode, field)| {
        field.node().filter(|_| field.text().is_none() || field.is_filled()).map(|node| (mode, node))
    });
    let Some(mode) = it.api_mode().node().and_then(|node| Mode::of(node.as_i64()?)) else {
        // An update carries no mode: its details tell it.
        if api.form == Form::Update && there().count() > 1 {
            for (_, node) in there().skip(1) {
                out.add(&RULE, node, "must be the details of one mode only");
            }
        }
        return;
    };
    for (_, node) in there().filter(|(each, _)| *each != mode) {
        out.add(&RULE, node, format!("cannot be there: the mode is {} ({})", mode.integer(), mode.meaning()));
    }
    if fields[mode as usize].node().is_none() && envelope::member(it.node(), member(mode)).is_none() {
        let message = format!("must be there: the mode is {} ({})", mode.integer(), mode.meaning());
        out.add(&RULE, Place::Missing(it.node(), member(mode)), message);
    }
}
