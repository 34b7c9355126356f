#![doc = include_str!("deploy_app.md")]

use super::app_id;
use crate::code::Code;
use crate::roma::requests::Deploy;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/deploy-app`.
pub static RULE: Rule = Rule {
    id: "roma/deploy-app",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(3479)),
    summary: "a deployment names the backend's own integration application",
    page: include_str!("deploy_app.md"),
    since: "0.1.0",
};

/// Against the backend's `roma_app_id`.
pub(in crate::roma) fn check_deploy(deploy: &Deploy<'_>, backend: &str, out: &mut Sink<'_>) {
    if let Some((node, text)) = deploy.roma_app_id().filled()
        && app_id::check(text).is_ok()
        && text != backend
    {
        out.add(&RULE, node, "must be the roma_app_id of the backend");
    }
}
