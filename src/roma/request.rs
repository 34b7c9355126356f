//! Checks of whole requests, for servers.

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::operation::{Located, Operation, PATH, RequestBody};
use super::rules::{request_path, request_token, undeploy};
use crate::check::check;
use crate::document::rules::hidden_character;
use crate::document::{Document, Span};
use crate::report::{Fault, Report, Violation};
use crate::rule::Level;
use crate::ruleset::RuleSet;
use crate::sink::{Place, Sink};

/// A request as a server receives it.
///
/// `headers` is whatever gives pairs of names and values: a list of pairs of strings, or the
/// `HeaderMap` of the crate `http` by reference.
#[derive(Clone, Copy, Debug)]
pub struct Request<'r, H> {
    /// The method, letter case as received.
    pub method: &'r str,
    /// The path with its query, or the whole URI.
    pub uri: &'r str,
    /// Names and values.
    pub headers: H,
    /// The bytes of the body; none and white space are the same.
    pub body: Option<&'r [u8]>,
}

/// Checks a request: its operation, path parameters, token, query and body, in this order.
///
/// Paths begin with the part: `/method`, `/path/project_id`, `/headers/X-Auth-Token`, `/query/limit`,
/// `/body/name`. Spans are places in the body; the other parts have none. If the URI names no operation, query and
/// body are not looked at. A query has names and values that are percent-encoded, `+` for a blank, and its
/// numbers are strings of digits.
///
/// The form of an import is not taken apart: check its file with [`import_file`](super::import_file), and
/// its fields as [`kinds::IMPORT`](super::kinds::IMPORT).
///
/// ```
/// use apiglint::RuleSet;
/// use apiglint::roma::{Answer, Request, check_request};
///
/// let report = check_request(
///     Request {
///         method: "POST",
///         uri: "/v2/0a1b/apic/instances/i-1/apis/action",
///         headers: [("x-auth-token", "MIIG...")],
///         body: Some(br#"{ "action": "on", "api_id": "5f91", "env_id": "DEFAULT" }"#),
///     },
///     &RuleSet::default(),
/// );
/// assert_eq!(report.to_string(), "error: /body/action must be online or offline [roma/publish]");
/// let answer = Answer::of(&report).ok_or("nothing is wrong")?;
/// assert_eq!((answer.status, answer.body.error_code.as_str()), (400, "APIG.2011"));
/// # Ok::<(), &str>(())
/// ```
pub fn check_request<H, N, V>(request: Request<'_, H>, rules: &RuleSet) -> Report
where
    H: IntoIterator<Item = (N, V)>,
    N: AsRef<str>,
    V: AsRef<[u8]>,
{
    let located = Located::of(request.method, request.uri);
    let mut path = Sink::new(rules);
    check_path(&located, &mut path);
    let mut headers = Sink::new(rules);
    if let Err(fault) = request_token::check(request.headers) {
        headers.report(Place::Part("headers", request_token::HEADER, 0), fault);
    }
    let mut query = Report::default();
    let mut body = Report::default();
    if let Ok(located) = &located {
        let (operation, written) = (located.operation, located.query.unwrap_or_default());
        if !(written.is_empty() && operation.query_parameters().is_empty()) {
            query = check_query(operation, written, rules);
        }
        body = check_body(located.operation, request.body.unwrap_or_default(), rules);
    }
    Report::join([
        ("", path.into_report()),
        ("", headers.into_report()),
        ("", query),
        ("/body", body),
    ])
}

fn check_path(located: &Result<Located<'_>, (&'static str, Fault)>, out: &mut Sink<'_>) {
    let located = match located {
        Ok(located) => located,
        Err((part, fault)) => {
            out.report(Place::Part(part, "", 0), fault.clone());
            return;
        }
    };
    for parameter in located.parameters() {
        let Err(fault) = parameter.value() else { continue };
        let place = Place::Part(PATH, parameter.name, parameter.number);
        if let Some(violation) = out.report(place, fault) {
            violation.missing = parameter.is_blank();
        }
    }
}

/// The most bytes of a query that are looked at.
const LONGEST: usize = 64 << 10;

/// A query is checked as the object that it means, behind what means nothing.
fn check_query(operation: &Operation, query: &str, rules: &RuleSet) -> Report {
    let mut unread = Sink::new(rules);
    let mut report = |name: &str, number: usize, fault: Fault| {
        unread.report(Place::Part("query", name, number), fault);
    };
    if query.len() > LONGEST {
        let message = format!("must be at most {LONGEST} bytes long");
        report("", 0, Fault::new(&request_path::RULE, message));
        return unread.into_report();
    }
    let mut pairs = Pairs(Vec::new());
    for (number, pair) in query.split('&').enumerate().filter(|(_, pair)| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        match (decode(name), decode(value)) {
            (Ok(name), Ok(value)) => pairs.0.push((name, value)),
            (Ok(name), Err(fault)) => report(&name, number, fault),
            (Err(fault), _) => report("", number, fault),
        }
    }
    let mut out = Sink::new(rules);
    // Strings of 64 KiB can always be written and read.
    if let Ok(document) = Document::from_serialize(&pairs) {
        hidden_character::check(&document, &mut out);
        (operation.query.check)(document.root(), &mut out);
    }
    Report::join([("", unread.into_report()), ("/query", out.into_report())])
}

/// A name or a value of a query, decoded.
pub(super) fn decode(text: &str) -> Result<Cow<'_, str>, Fault> {
    if text.contains('+') {
        return request_path::decode(&text.replace('+', " ")).map(|text| Cow::Owned(text.into()));
    }
    request_path::decode(text)
}

/// Names and values in order, with names that are there twice.
struct Pairs<'q>(Vec<(Cow<'q, str>, Cow<'q, str>)>);

impl Serialize for Pairs<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        self.0.iter().try_for_each(|(name, value)| map.serialize_entry(name, value))?;
        map.end()
    }
}

fn check_body(operation: &Operation, body: &[u8], rules: &RuleSet) -> Report {
    let is_empty = body.iter().all(u8::is_ascii_whitespace);
    match operation.body {
        // What GET and DELETE carry means nothing.
        RequestBody::None if !is_empty && operation.method == "POST" => refuse_body(body, rules),
        RequestBody::Json { kind, mandatory } if mandatory || !is_empty => {
            check(body, Some(kind), rules).report
        }
        _ => Report::default(),
    }
}

fn refuse_body(body: &[u8], rules: &RuleSet) -> Report {
    let Level::On(severity) = rules.level(&undeploy::RULE) else { return Report::default() };
    let fault = undeploy::refuse_body();
    let mut violation =
        Violation::of_text(fault.rule, Span::new(0, body.len()), fault.message.into());
    violation.help = fault.help;
    Report::of(violation, severity)
}
