//! A client that checks what it sends: requests before they leave, answers when they come.

use std::fmt;

use apiglint::roma::{ErrorBody, Operation, Request, check_error, check_request};
use apiglint::{Document, Fault, Report, RuleSet, Severity};
use serde_json::Value;
use ureq::Agent;
use ureq::http;

pub(crate) struct Client {
    agent: Agent,
    rules: RuleSet,
    /// Scheme and host.
    server: String,
    token: String,
    project: String,
    instance: String,
}

/// Why there is no good answer.
#[derive(Debug)]
pub(crate) enum Failure {
    /// There is no operation of this name.
    Unknown,
    /// A path parameter is missing, or blank.
    Path(Fault),
    /// The request has errors. The server has not seen it.
    Unsent(Report),
    /// The server refuses it.
    Refused(u16, ErrorBody),
    /// The answer is none that a gateway gives.
    Strange(u16),
    /// There is no answer.
    Unanswered(Box<dyn std::error::Error>),
}

impl Client {
    /// `server` is scheme and host: `http://127.0.0.1:8080`.
    pub(crate) fn new(server: &str, token: &str, project: &str, instance: &str) -> Self {
        let agent = Agent::config_builder().http_status_as_error(false).build().new_agent();
        let [server, token, project, instance] = [server, token, project, instance].map(Into::into);
        Client { agent, rules: RuleSet::default(), server, token, project, instance }
    }

    /// Sends a request of the operation of this name, if nothing is wrong with it. What it is about stands in
    /// `parameters`, the path parameters besides project and instance. The answer is null where it has no body.
    pub(crate) fn send(
        &self,
        operation: &str,
        parameters: &[(&str, &str)],
        body: Option<&Value>,
    ) -> Result<Value, Failure> {
        let operation = Operation::named(operation).ok_or(Failure::Unknown)?;
        let base = [("project_id", &*self.project), ("instance_id", &*self.instance)];
        let uri = operation.uri(&[&base, parameters].concat()).map_err(Failure::Path)?;
        let body = body.map(Value::to_string).unwrap_or_default();
        let headers = [("X-Auth-Token", &*self.token)];
        let request =
            Request { method: operation.method, uri: &uri, headers, body: Some(body.as_bytes()) };
        let report = check_request(request, &self.rules);
        report.into_result(Severity::Error).map_err(Failure::Unsent)?;
        let (status, answer) = self.exchange(operation.method, &uri, body)?;
        read(operation, status, &answer)
    }

    fn exchange(&self, method: &str, uri: &str, body: String) -> Result<(u16, Vec<u8>), Failure> {
        let head = http::Request::builder()
            .method(method)
            .uri(format!("{}{uri}", self.server))
            .header("X-Auth-Token", &self.token)
            .header("Content-Type", "application/json;charset=UTF-8");
        let sent = if body.is_empty() {
            head.body(()).map(|request| self.agent.run(request))
        } else {
            head.body(body).map(|request| self.agent.run(request))
        };
        let sent = sent.map_err(|error| Failure::Unanswered(error.into()))?;
        let mut answer = sent.map_err(|error| Failure::Unanswered(error.into()))?;
        let body = answer.body_mut().read_to_vec();
        Ok((answer.status().as_u16(), body.map_err(|error| Failure::Unanswered(error.into()))?))
    }
}

fn read(operation: &Operation, status: u16, answer: &[u8]) -> Result<Value, Failure> {
    if status == operation.status {
        if answer.is_empty() {
            return Ok(Value::Null);
        }
        return serde_json::from_slice(answer).map_err(|_| Failure::Strange(status));
    }
    // What refuses says so in the gateway's way, with a code that fits its status.
    let document = Document::from_json(answer).map_err(|_| Failure::Strange(status))?;
    if !check_error(status, &document, &RuleSet::default()).passes(Severity::Error) {
        return Err(Failure::Strange(status));
    }
    let body = serde_json::from_slice(answer).map_err(|_| Failure::Strange(status))?;
    Err(Failure::Refused(status, body))
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Unknown => f.write_str("there is no such operation"),
            Failure::Path(fault) => write!(f, "not sent: {fault}"),
            Failure::Unsent(report) => write!(f, "not sent: {report}"),
            Failure::Refused(status, body) => {
                write!(f, "refused with {status}: {} ({})", body.error_msg, body.error_code)
            }
            Failure::Strange(status) => write!(f, "a strange answer, with status {status}"),
            Failure::Unanswered(error) => write!(f, "no answer: {error}"),
        }
    }
}

impl std::error::Error for Failure {}
