//! Definitions, member by member.

use super::{BackendApi, BackendType, Description, Parameter, Script, SignatureId};
use crate::document::Document;
use crate::report::Report;
use crate::roma::Status;
use crate::rule::Severity;

/// Makes a [`BackendApi`]. Its members are valid by themselves; whether they go together is found out at
/// the end.
///
/// ```
/// use apiglint::roma::model::Parameter;
/// use apiglint::roma::{BackendApi, ContentType, Method, ParameterName, Position};
///
/// let orders = BackendApi::builder(
///     "orders".parse()?,
///     "/orders".parse()?,
///     Method::GET,
///     "1.0".parse()?,
///     ContentType::Json,
///     "98df09fb-d459-4cbf-83a7-2b55ca6f3d5d".parse()?,
/// )
/// .description("orders of a region".parse()?)
/// .parameter(Parameter::new(ParameterName::new(Position::Headers, "region")?));
/// assert_eq!(orders.clone().build()?.parameters().len(), 1);
///
/// let twice = Parameter::new(ParameterName::new(Position::Parameters, "Region")?);
/// let report = orders.parameter(twice).build().unwrap_err();
/// assert_eq!(report.violations()[0].rule.id, "roma/parameter-collision");
/// assert_eq!(report.violations()[0].pointer, "/parameters/1/name");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use = "a builder makes nothing until `build`"]
#[derive(Clone, Debug)]
pub struct Builder {
    /// Not checked as a whole.
    api: BackendApi,
}

/// Setters of members that can be left out.
macro_rules! setters {
    ($($(#[$about:meta])* $name:ident: $field:ident = $ty:ty;)*) => {
        $(
            $(#[$about])*
            pub fn $name(mut self, $name: $ty) -> Self {
                self.api.$field = Some($name.into());
                self
            }
        )*
    };
}

impl Builder {
    pub(super) fn new(api: BackendApi) -> Self {
        Builder { api }
    }

    setters! {
        /// `description`
        description: description = Description;
        /// `api_signature_id`
        signature_id: api_signature_id = SignatureId;
        /// `return_format`
        return_format: return_format = bool;
        /// `id`, as responses have it.
        id: id = &str;
        /// `instance`, as responses have it.
        instance: instance = &str;
        /// `roma_app_name`, as responses have it.
        app_name: roma_app_name = &str;
        /// `type`, as responses have it.
        ty: ty = BackendType;
        /// `status`, as responses have it.
        status: status = Status;
        /// `created_time`, as responses have it.
        created_time: created_time = &str;
        /// `modified_time`, as responses have it.
        modified_time: modified_time = &str;
    }

    /// Adds one of `parameters`.
    pub fn parameter(mut self, parameter: Parameter) -> Self {
        self.api.parameters.push(parameter);
        self
    }

    /// Takes these `parameters` and no others.
    pub fn parameters(mut self, parameters: impl IntoIterator<Item = Parameter>) -> Self {
        self.api.parameters = parameters.into_iter().collect();
        self
    }

    /// Adds one of `scripts`.
    pub fn script(mut self, script: Script) -> Self {
        self.api.scripts.push(script);
        self
    }

    /// Takes these `scripts` and no others.
    pub fn scripts(mut self, scripts: impl IntoIterator<Item = Script>) -> Self {
        self.api.scripts = scripts.into_iter().collect();
        self
    }

    /// The definition. It fails with what [`check_definition`](crate::roma::check_definition) reports if an
    /// error is in it: parameters that share a name, a script without a data source, more than 50 MiB.
    pub fn build(self) -> Result<BackendApi, Report> {
        // Strings, flags and a number: writing them cannot fail.
        let text = serde_json::to_string(&self.api).unwrap_or_default();
        let document = Document::of_value(text)
            .map_err(|violation| Report::of(*violation, Severity::Error))?;
        BackendApi::try_from(&document)
    }
}
