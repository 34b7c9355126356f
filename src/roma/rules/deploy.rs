#![doc = include_str!("deploy.md")]

use std::ops::RangeInclusive;

use super::app_id;
use super::required::check_member;
use crate::choice::Choice;
use crate::code::Code;
use crate::document::Text;
use crate::pattern::{Class, Pattern};
use crate::report::Fault;
use crate::roma::requests::Deploy;
use crate::rule::{Kind, Level, Rule};
use crate::sink::Sink;

/// The rule `roma/deploy`.
pub static RULE: Rule = Rule {
    id: "roma/deploy",
    kind: Kind::Forbidden,
    level: Level::ERROR,
    code: Some(Code::new(2011)),
    summary: "a deployment has what its frontend API asks for, and words the page lists",
    page: include_str!("deploy.md"),
    since: "0.1.0",
};

pub(crate) const AUTH_TYPE: Choice = Choice(&["NONE", "APP", "IAM", AUTHORIZER]);
pub(crate) const AUTHORIZER: &str = "AUTHORIZER";

/// The pages say `BOTH`, the SDKs `HTTPS&HTTP`.
pub(crate) const PROTOCOL: Choice = Choice(&["HTTP", "HTTPS", "BOTH", "HTTPS&HTTP"]);

/// Of a frontend API, which has more than a backend.
pub(crate) const METHOD: Choice =
    Choice(&["GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS", "ANY"]);

/// The path of a frontend API; `+` stands in `{proxy+}`.
pub(crate) const PATH: Pattern = Pattern {
    first: Class::NOTHING.and(b"/").called("'/'"),
    rest: Class::ALPHANUMERIC.and(b"*%-_./{}+").called("letters, digits and * % - _ . / { } +"),
    min: 1,
    max: 512,
};

/// The gateway answers it itself.
pub(crate) const HEALTH_CHECK: &str = "/apic/health_check";

pub(in crate::roma) fn check_deploy(deploy: &Deploy<'_>, out: &mut Sink<'_>) {
    check_frontend(deploy, out);
    let authorizer = deploy.auth_type().text().is_some_and(|(_, text)| text == AUTHORIZER);
    if authorizer {
        check_member(deploy.node(), "authorizer_id", deploy.authorizer_id(), &RULE, out);
    }
    let words =
        [(deploy.auth_type(), AUTH_TYPE), (deploy.protocol(), PROTOCOL), (deploy.method(), METHOD)];
    for (field, choice) in words {
        if let Some((node, text)) = field.filled() {
            out.expect(node, choice.check(text).map_err(|message| Fault::new(&RULE, message)));
        }
    }
    if let Some((node, text)) = deploy.retry_count().text() {
        out.expect(node, check_retry_count(text));
    }
    if let Some((node, text)) = deploy.path().filled() {
        let is_get = deploy.method().text().is_some_and(|(_, method)| method == "GET");
        out.expect(node, check_path(text, is_get));
    }
    if let Some((node, text)) = deploy.roma_app_id().filled() {
        out.expect(node, app_id::check(text));
    }
}

/// What must be there unless no frontend API is made.
fn check_frontend(deploy: &Deploy<'_>, out: &mut Sink<'_>) {
    let asked = deploy.deploy_front_api().flag();
    let is_silent = deploy.node().get("deploy_front_api").is_none();
    if asked == Some(true) {
        check_member(deploy.node(), "auth_type", deploy.auth_type(), &RULE, out);
        check_member(deploy.node(), "protocol", deploy.protocol(), &RULE, out);
    }
    if asked == Some(true) || is_silent {
        for (name, field) in [("group_id", deploy.group_id()), ("env_id", deploy.env_id())] {
            let violation = check_member(deploy.node(), name, field, &RULE, out);
            if let (Some(violation), true) = (violation, is_silent) {
                violation.advise("without a frontend API, set deploy_front_api to false");
            }
        }
    }
}

/// How often a call may be tried again.
pub(crate) const RETRY_COUNT: RangeInclusive<i8> = -1..=10;

/// A string, unlike every other number of the body.
pub(crate) fn check_retry_count(text: Text<'_>) -> Result<(), Fault> {
    if RETRY_COUNT.into_iter().any(|count| text == count.to_string().as_str()) {
        return Ok(());
    }
    let (min, max) = (RETRY_COUNT.start(), RETRY_COUNT.end());
    Err(Fault::new(&RULE, format!("must be a whole number from {min} to {max}")))
}

fn check_path(text: Text<'_>, is_get: bool) -> Result<(), Fault> {
    PATH.check(text).map_err(|message| Fault::new(&RULE, message))?;
    if is_get && text == HEALTH_CHECK {
        let message = "cannot be the path that the gateway answers itself where the method is GET";
        return Err(Fault::new(&RULE, message));
    }
    Ok(())
}
