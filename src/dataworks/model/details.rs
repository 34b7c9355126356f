//! The details of an API, as plain data: whether they go together is asked of the whole API.
//!
//! The members are those of API version 2020-05-18, all optional there.

use serde::Serialize;

use super::{ServiceHost, ServicePath};
use crate::dataworks::integers::{DataType, Mode, Operator, Position, ResponseContentType};

/// What an API has of its mode.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Details {
    /// `WizardDetails`
    #[serde(rename = "WizardDetails")]
    Wizard(Wizard),
    /// `ScriptDetails`
    #[serde(rename = "ScriptDetails")]
    Script(Script),
    /// `RegistrationDetails`
    #[serde(rename = "RegistrationDetails")]
    Registration(Registration),
}

impl Details {
    /// The mode that they are for.
    pub fn mode(&self) -> Mode {
        match self {
            Details::Wizard(_) => Mode::Wizard,
            Details::Script(_) => Mode::Script,
            Details::Registration(_) => Mode::Registration,
        }
    }

    /// The request parameters.
    pub fn request_parameters(&self) -> &[RequestParameter] {
        match self {
            Details::Wizard(it) => &it.request_parameters,
            Details::Script(it) => &it.request_parameters,
            Details::Registration(it) => &it.request_parameters,
        }
    }
}

impl From<Wizard> for Details {
    fn from(wizard: Wizard) -> Self {
        Details::Wizard(wizard)
    }
}

impl From<Script> for Details {
    fn from(script: Script) -> Self {
        Details::Script(script)
    }
}

impl From<Registration> for Details {
    fn from(registration: Registration) -> Self {
        Details::Registration(registration)
    }
}

/// Plain data whose members are written under these names; what is not there is left out.
macro_rules! data {
    ($(
        $(#[$about:meta])*
        pub struct $name:ident { $($member:literal $field:ident: $ty:ty,)* }
    )*) => {
        $(
            $(#[$about])*
            #[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
            pub struct $name {
                $(
                    #[doc = concat!("`", $member, "`")]
                    #[serde(rename = $member, skip_serializing_if = "is_absent")]
                    pub $field: $ty,
                )*
            }
        )*
    };
}

fn is_absent<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

data! {
    /// An API made from a table.
    pub struct Wizard {
        "IsPagedResponse" is_paged: Option<bool>,
        "WizardConnection" connection: Option<Connection>,
        "WizardRequestParameters" request_parameters: Vec<RequestParameter>,
        "WizardResponseParameters" response_parameters: Vec<ResponseParameter>,
        "WizardErrorCodes" error_codes: Vec<ErrorEntry>,
        "SuccessfulResultSample" successful_sample: Option<Box<str>>,
        "FailedResultSample" failed_sample: Option<Box<str>>,
    }

    /// An API made from an SQL script.
    pub struct Script {
        "Script" script: Option<Box<str>>,
        "IsPagedResponse" is_paged: Option<bool>,
        "ScriptConnection" connection: Option<Connection>,
        "ScriptRequestParameters" request_parameters: Vec<RequestParameter>,
        "ScriptResponseParameters" response_parameters: Vec<ResponseParameter>,
        "ScriptErrorCodes" error_codes: Vec<ErrorEntry>,
        "SuccessfulResultSample" successful_sample: Option<Box<str>>,
        "FailedResultSample" failed_sample: Option<Box<str>>,
    }

    /// An API that registers an HTTP service.
    pub struct Registration {
        "ServiceHost" service_host: Option<ServiceHost>,
        "ServicePath" service_path: Option<ServicePath>,
        "ServiceContentType" service_content_type: Option<ResponseContentType>,
        "ServiceRequestBodyDescription" body_description: Option<Box<str>>,
        "RegistrationRequestParameters" request_parameters: Vec<RequestParameter>,
        "RegistrationErrorCodes" error_codes: Vec<ErrorEntry>,
        "SuccessfulResultSample" successful_sample: Option<Box<str>>,
        "FailedResultSample" failed_sample: Option<Box<str>>,
    }

    /// Where a wizard or a script finds its data.
    pub struct Connection {
        "ConnectionId" id: Option<i64>,
        "TableName" table: Option<Box<str>>,
    }

    /// What callers send.
    ///
    /// ```
    /// use apiglint::dataworks::model::RequestParameter;
    /// use apiglint::dataworks::{DataType, Position};
    ///
    /// let region = RequestParameter {
    ///     name: Some("region".into()),
    ///     data_type: Some(DataType::String),
    ///     position: Some(Position::Query),
    ///     ..RequestParameter::default()
    /// };
    /// assert_eq!(serde_json::to_string(&region)?,
    ///     r#"{"ParameterName":"region","ParameterDataType":0,"ParameterPosition":1}"#);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct RequestParameter {
        "ParameterName" name: Option<Box<str>>,
        "ParameterDataType" data_type: Option<DataType>,
        "ParameterPosition" position: Option<Position>,
        "ParameterOperator" operator: Option<Operator>,
        "IsRequiredParameter" is_required: Option<bool>,
        "DefaultValue" default_value: Option<Box<str>>,
        "ExampleValue" example_value: Option<Box<str>>,
        "ParameterDescription" description: Option<Box<str>>,
        "ColumnName" column: Option<Box<str>>,
    }

    /// What comes back.
    pub struct ResponseParameter {
        "ParameterName" name: Option<Box<str>>,
        "ParameterDataType" data_type: Option<DataType>,
        "ExampleValue" example_value: Option<Box<str>>,
        "ParameterDescription" description: Option<Box<str>>,
        "ColumnName" column: Option<Box<str>>,
    }

    /// An error that the author of an API documents.
    pub struct ErrorEntry {
        "ErrorCode" code: Option<Box<str>>,
        "ErrorMessage" message: Option<Box<str>>,
        "ErrorSolution" solution: Option<Box<str>>,
    }
}
