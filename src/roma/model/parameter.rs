//! Parameters.

use std::fmt;

use serde::Serialize;

use super::{ParameterDefault, ParameterDescription};
use crate::report::Fault;
use crate::roma::{self, Position};

/// The name of a parameter, in its position: what `roma/parameter-name` accepts there.
///
/// serde writes it as the two members of a parameter that it is, `name` and `in`.
///
/// ```
/// use apiglint::roma::{ParameterName, Position};
///
/// let name = ParameterName::new(Position::Headers, "X-Request-Id")?;
/// assert_eq!((name.position(), name.as_str()), (Position::Headers, "X-Request-Id"));
/// let fault = ParameterName::new(Position::Body, "X-Request-Id").unwrap_err();
/// assert_eq!(fault.message, "must be application/json, application/xml or application/text");
/// # Ok::<(), apiglint::Fault>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ParameterName {
    #[serde(rename = "name")]
    text: Box<str>,
    #[serde(rename = "in")]
    position: Position,
}

impl ParameterName {
    /// A name that its position allows.
    pub fn new(position: Position, text: &str) -> Result<Self, Fault> {
        roma::parameter_name(position, text)?;
        Ok(ParameterName { text: text.into(), position })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where the parameter stands.
    pub fn position(&self) -> Position {
        self.position
    }
}

impl AsRef<str> for ParameterName {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for ParameterName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One of a definition's parameters, valid by itself.
///
/// ```
/// use apiglint::roma::{ParameterName, Position, model::Parameter};
///
/// let name = ParameterName::new(Position::Parameters, "page")?;
/// let page = Parameter::new(name).with_default("1".parse()?).with_required(false);
/// let json = serde_json::to_string(&page)?;
/// assert_eq!(json, r#"{"name":"page","in":"Parameters","default":"1","required":false}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Parameter {
    #[serde(flatten)]
    pub(super) name: ParameterName,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) default: Option<ParameterDefault>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<ParameterDescription>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) required: Option<bool>,
}

impl Parameter {
    /// A parameter with nothing but a name.
    pub fn new(name: ParameterName) -> Self {
        Parameter { name, default: None, description: None, required: None }
    }

    /// With a default: what the test page fills in, or the body that declares parameters.
    #[must_use]
    pub fn with_default(mut self, default: ParameterDefault) -> Self {
        self.default = Some(default);
        self
    }

    /// With a description.
    #[must_use]
    pub fn with_description(mut self, description: ParameterDescription) -> Self {
        self.description = Some(description);
        self
    }

    /// With a word on whether callers must send it.
    #[must_use]
    pub fn with_required(mut self, required: bool) -> Self {
        self.required = Some(required);
        self
    }

    /// `name`, with the position that `in` says.
    pub fn name(&self) -> &ParameterName {
        &self.name
    }

    /// `in`
    pub fn position(&self) -> Position {
        self.name.position
    }

    /// `default`
    pub fn default(&self) -> Option<&ParameterDefault> {
        self.default.as_ref()
    }

    /// `description`
    pub fn description(&self) -> Option<&ParameterDescription> {
        self.description.as_ref()
    }

    /// `required`; where it is not there the gateway takes false.
    pub fn required(&self) -> Option<bool> {
        self.required
    }
}
