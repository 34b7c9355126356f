//! What a server answers where a check finds something.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::requests::Refusal;
use super::rules::error_body;
use crate::code::{Code, UnknownCode};
use crate::document::{Document, rules::hidden_character};
use crate::report::{Fault, Report, Violation};
use crate::rule::Severity;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::View;

/// The body of an answer that refuses, as the gateway writes it.
///
/// "`error_code`, `error_msg`": every page of the ROMA Connect API Reference, status codes 400 to 500.
///
/// ```
/// use apiglint::{Code, roma::ErrorBody};
///
/// let code: Code = "APIG.3084".parse()?;
/// let body = ErrorBody::new(code, "7c21");
/// let json = r#"{"error_code":"APIG.3084","error_msg":"The livedata API does not exist, id: 7c21"}"#;
/// assert_eq!(serde_json::to_string(&body)?, json);
/// let received: ErrorBody = serde_json::from_str(json)?;
/// assert_eq!(received.code()?, code);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ErrorBody {
    /// `APIG.` and four digits. A string: a newer gateway can have codes that are not known here.
    pub error_code: String,
    /// The sentence. It can change; the code does not.
    pub error_msg: String,
}

impl ErrorBody {
    /// The code's sentence, with this id or name in the place that it has for one.
    pub fn new(code: Code, id: &str) -> Self {
        let sentence = code.sentence(false);
        let filled = match (sentence.find('{'), sentence.find('}')) {
            (Some(start), Some(end)) if start < end => {
                format!("{}{id}{}", &sentence[..start], &sentence[end + 1..])
            }
            _ => sentence.into(),
        };
        ErrorBody { error_code: code.to_string(), error_msg: filled }
    }

    /// The code, if it is a known one.
    pub fn code(&self) -> Result<Code, UnknownCode> {
        self.error_code.parse()
    }
}

/// An answer that refuses: HTTP status and body.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Answer {
    /// The HTTP status that the code usually comes with.
    pub status: u16,
    /// What to send, as JSON.
    pub body: ErrorBody,
}

/// The code of an error whose rule has none.
const OTHER: Code = Code::PARAMETER_ERROR;

impl Answer {
    /// An answer with this code, and this id or name in the place that its sentence has for one: for what a
    /// server finds out and no check can.
    ///
    /// ```
    /// use apiglint::{Code, roma::Answer};
    ///
    /// let answer = Answer::new(Code::NO_BACKEND, "7c21");
    /// assert_eq!(answer.status, 404);
    /// assert_eq!(answer.body.error_msg, "The livedata API does not exist, id: 7c21");
    /// ```
    pub fn new(code: Code, id: &str) -> Self {
        Answer { status: http_status(Some(code)), body: ErrorBody::new(code, id) }
    }

    /// The answer to a fault, such as that of an action.
    ///
    /// ```
    /// use apiglint::roma::{Action, Answer, Status, check_action};
    ///
    /// let fault = check_action(Status::Developing, Action::Undeploy).unwrap_err();
    /// let answer = Answer::of_fault(&fault);
    /// assert_eq!((answer.status, answer.body.error_code.as_str()), (400, "APIG.3309"));
    /// ```
    pub fn of_fault(fault: &Fault) -> Self {
        Answer { status: http_status(fault.code), body: error_body(fault.code, fault.error_msg()) }
    }

    /// The answer to a report; none if it has no errors.
    ///
    /// An answer has room for one error. Which it is depends on nothing but the report: first by HTTP status, in
    /// the order of 401 (who asks), 403 (whether they may), 404 (what is not there), 400 (what is wrong with the
    /// request), then the others; of one status, the first in the report.
    pub fn of(report: &Report) -> Option<Self> {
        let errors = report.violations().iter().filter(|it| it.severity == Severity::Error);
        let first = errors.min_by_key(|violation| rank(http_status(violation.code)))?;
        Some(Self::of_violation(first))
    }

    /// The answer to one violation, whatever its severity.
    ///
    /// ```
    /// use apiglint::{RuleSet, check, roma::{Answer, kinds}};
    ///
    /// let report = check(b"{}", Some(&kinds::UNDEPLOY), &RuleSet::default()).report;
    /// let answer = Answer::of_violation(&report.violations()[0]);
    /// assert_eq!(answer.status, 400);
    /// assert_eq!(
    ///     answer.body.error_msg,
    ///     "The request parameters must be specified,parameterName:ld_api_id. \
    ///      Please refer to the support documentation"
    /// );
    /// ```
    pub fn of_violation(violation: &Violation) -> Self {
        Answer {
            status: http_status(violation.code),
            body: error_body(violation.code, violation.error_msg()),
        }
    }
}

fn http_status(code: Option<Code>) -> u16 {
    code.and_then(Code::http_status).or(OTHER.http_status()).unwrap_or(400)
}

fn error_body(code: Option<Code>, sentence: Option<Cow<'static, str>>) -> ErrorBody {
    match (code, sentence) {
        (Some(code), Some(sentence)) => {
            ErrorBody { error_code: code.to_string(), error_msg: sentence.into() }
        }
        _ => ErrorBody::new(OTHER, ""),
    }
}

fn rank(status: u16) -> usize {
    const ORDER: [u16; 4] = [401, 403, 404, 400];
    ORDER.iter().position(|&known| known == status).unwrap_or(ORDER.len())
}

/// Checks the body of an answer that refuses, and that its code fits the HTTP status that it came with.
///
/// ```
/// use apiglint::{Document, RuleSet, roma};
///
/// let body = Document::from_json(br#"{ "error_code": "APIG.3084", "error_msg": "gone" }"#)?;
/// assert!(roma::check_error(404, &body, &RuleSet::default()).violations().is_empty());
/// let report = roma::check_error(400, &body, &RuleSet::default());
/// assert_eq!(
///     report.to_string(),
///     "error: /error_code must come with HTTP 404, not with 400 [roma/error-body]"
/// );
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_error(status: u16, document: &Document<'_>, rules: &RuleSet) -> Report {
    let mut out = Sink::new(rules);
    hidden_character::check(document, &mut out);
    if let Some(refusal) = Refusal::read(document.root(), &mut out) {
        error_body::check_refusal(&refusal, Some(status), &mut out);
    }
    out.into_report()
}
