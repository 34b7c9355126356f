//! What a document says of an API, wrong as it may be.

use super::read::{integer, protocols, read, string};
use crate::dataworks::api::Members;
use crate::dataworks::check::check_read;
use crate::dataworks::details::Source;
use crate::dataworks::envelope::payload;
use crate::dataworks::integers::{
    DataType, Integer, Method, Mode, Operator, Position, Protocol, RequestContentType,
    ResponseContentType, SqlMode, Status, VisibleRange,
};
use crate::document::Document;
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;

/// What a request or a read says of an API, as far as it can be told. Nothing makes it fail: an integer that has no
/// meaning here is kept as it is, and reported.
///
/// It is for clients that must live with what the platform answers, newer than they are as it may be. An
/// [`Api`](super::Api) is what has no errors.
///
/// ```
/// use apiglint::Document;
/// use apiglint::dataworks::{Integer, Method, Status, model::Reading};
///
/// let document = Document::from_json(br#"{ "ApiId": 900271, "RequestMethod": 4, "Status": 1 }"#)?;
/// let reading = Reading::of(&document);
/// assert_eq!(reading.method, Some(Integer::Unknown(4)));
/// assert_eq!(reading.status, Some(Integer::Known(Status::Published)));
/// let said = reading.report.to_string();
/// assert!(said.contains("/RequestMethod must be 0 (GET), 1 (POST), 2 (PUT) or 3 (DELETE)"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// `ApiId`
    pub id: Option<i64>,
    /// `ApiName`
    pub name: Option<Box<str>>,
    /// `ApiPath`
    pub path: Option<Box<str>>,
    /// `GroupId`
    pub group: Option<Box<str>>,
    /// `ProjectId`
    pub project: Option<i64>,
    /// `ApiMode`
    pub mode: Option<Integer<Mode>>,
    /// `RequestMethod`
    pub method: Option<Integer<Method>>,
    /// `RequestContentType`
    pub request_content_type: Option<Integer<RequestContentType>>,
    /// `ResponseContentType`
    pub response_content_type: Option<Integer<ResponseContentType>>,
    /// `Protocols`
    pub protocols: Vec<Integer<Protocol>>,
    /// `SqlMode`
    pub sql_mode: Option<Integer<SqlMode>>,
    /// `Status`
    pub status: Option<Integer<Status>>,
    /// `Timeout`
    pub timeout: Option<i64>,
    /// `VisibleRange`
    pub visible_range: Option<Integer<VisibleRange>>,
    /// The request parameters of all details that are there.
    pub parameters: Vec<ParameterReading>,
    /// What is wrong.
    pub report: Report,
}

/// A request parameter of a [`Reading`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ParameterReading {
    /// `ParameterName`
    pub name: Option<Box<str>>,
    /// `ParameterDataType`
    pub data_type: Option<Integer<DataType>>,
    /// `ParameterPosition`
    pub position: Option<Integer<Position>>,
    /// `ParameterOperator`
    pub operator: Option<Integer<Operator>>,
}

impl Reading {
    /// Reads a request or a read, in its envelope or without; any other document has nothing to say.
    pub fn of(document: &Document<'_>) -> Self {
        let silent = RuleSet::none();
        let mut out = Sink::new(&silent);
        let mut it = Members::new(payload(document.root()));
        it.bind(&mut out);
        let source = Source::read(&it, &mut out);
        let details = source.bind(&mut out);
        let parameters = details.iter().flat_map(|details| &details.parameters);
        let parameters = parameters.map(|parameter| ParameterReading {
            name: string(parameter.name()),
            data_type: read(parameter.data_type()),
            position: read(parameter.position()),
            operator: read(parameter.operator()),
        });
        Reading {
            id: integer(it.api_id()),
            name: string(it.api_name()),
            path: string(it.api_path()),
            group: string(it.group_id()),
            project: integer(it.project_id()),
            mode: read(it.api_mode()),
            method: read(it.request_method()),
            request_content_type: read(it.request_content_type()),
            response_content_type: read(it.response_content_type()),
            protocols: protocols(it.protocols()),
            sql_mode: read(it.sql_mode()),
            status: read(it.status()),
            timeout: integer(it.timeout()),
            visible_range: read(it.visible_range()),
            parameters: parameters.collect(),
            report: check_read(document, &RuleSet::default()),
        }
    }
}
