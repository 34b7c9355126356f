//! The strings of a definition, each a type of its own.

use crate::document::Text;
use crate::report::Fault;
use crate::roma::rules;
use crate::roma::script;
use crate::word::words;

/// Two blanks would be a version if it did not have to be there. Other words that must be have no blanks.
fn version(text: Text<'_>) -> Result<(), Fault> {
    rules::required::check(text)?;
    rules::version::check(text)
}

words! {
    /// A definition's name: what `roma/name` accepts.
    ///
    /// ```
    /// use apiglint::roma::ApiName;
    ///
    /// let name: ApiName = "orders".parse()?;
    /// assert_eq!(name.as_str(), "orders");
    /// let fault = ApiName::try_from("_orders").unwrap_err();
    /// assert_eq!(fault.rule.id, "roma/name");
    /// assert_eq!(fault.message, "must start with a letter, a digit or a Han character, not '_'");
    /// # Ok::<(), apiglint::Fault>(())
    /// ```
    pub struct ApiName: rules::name::check;

    /// A definition's path: what `roma/path` accepts.
    ///
    /// ```
    /// use apiglint::roma::ApiPath;
    ///
    /// let path: ApiPath = serde_json::from_str(r#""/orders""#)?;
    /// assert_eq!(path, "/orders");
    /// let error = serde_json::from_str::<ApiPath>(r#""orders""#).unwrap_err();
    /// assert!(error.to_string().starts_with("must start with '/', not 'o'"));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct ApiPath: rules::path::check;

    /// A definition's version: what `roma/version` accepts, and not blank.
    ///
    /// ```
    /// use apiglint::roma::ApiVersion;
    ///
    /// assert!(ApiVersion::try_from("1.0.0").is_ok());
    /// assert_eq!(ApiVersion::try_from("  ").unwrap_err().rule.id, "roma/required");
    /// ```
    pub struct ApiVersion: version;

    /// The id of an integration application: what `roma/app-id` accepts.
    ///
    /// ```
    /// use apiglint::roma::AppId;
    ///
    /// let fault = AppId::try_from("98df09fb ").unwrap_err();
    /// assert_eq!(fault.message, "cannot have white space around the id");
    /// ```
    pub struct AppId: rules::app_id::check;

    /// The id of a signature key: what `roma/signature-id` accepts.
    ///
    /// ```
    /// use apiglint::roma::SignatureId;
    ///
    /// let fault = SignatureId::try_from("").unwrap_err();
    /// assert_eq!(fault.message, "must be 1 to 63 characters long, not 0");
    /// ```
    pub struct SignatureId: rules::signature_id::check;

    /// What a definition says about itself: what `roma/description` accepts.
    ///
    /// ```
    /// use apiglint::roma::Description;
    ///
    /// let description = Description::try_from(String::from("orders by region"))?;
    /// assert_eq!(String::from(description), "orders by region");
    /// # Ok::<(), apiglint::Fault>(())
    /// ```
    pub struct Description: rules::description::check;

    /// What is said about a parameter: what `roma/description` accepts there.
    ///
    /// ```
    /// use apiglint::roma::{Description, ParameterDescription};
    ///
    /// let long = "a".repeat(256);
    /// assert!(Description::try_from(&*long).is_ok());
    /// let fault = ParameterDescription::try_from(&*long).unwrap_err();
    /// assert_eq!(fault.message, "must be at most 255 characters long, not 256");
    /// ```
    pub struct ParameterDescription: rules::description::check_of_parameter;

    /// What the test page fills in for a parameter, or the body that declares parameters: what
    /// `roma/parameter-default` accepts.
    ///
    /// ```
    /// use apiglint::roma::ParameterDefault;
    ///
    /// let default = ParameterDefault::try_from(r#"{"table":"orders"}"#)?;
    /// assert_eq!(default.to_string().len(), 18);
    /// # Ok::<(), apiglint::Fault>(())
    /// ```
    pub struct ParameterDefault: rules::parameter_default::check;

    /// The object that a script returns: what `roma/script-object` accepts.
    ///
    /// ```
    /// use apiglint::roma::ObjectName;
    ///
    /// assert!(ObjectName::try_from("orders").is_ok());
    /// let fault = ObjectName::try_from("1st").unwrap_err();
    /// assert_eq!(fault.message, "must start with a letter, not '1'");
    /// ```
    pub struct ObjectName: rules::script_object::check;

    /// A script, as base64: what `roma/script-content` accepts.
    ///
    /// ```
    /// use apiglint::roma::ScriptContent;
    ///
    /// let content = ScriptContent::from_source("select 1")?;
    /// assert_eq!(content, "c2VsZWN0IDE=");
    /// assert_eq!(content.decode(), "select 1");
    /// let fault = ScriptContent::try_from("select 1").unwrap_err();
    /// assert_eq!(fault.message, "must be standard base64: cannot have ' ' as character 7");
    /// # Ok::<(), apiglint::Fault>(())
    /// ```
    pub struct ScriptContent: rules::script_content::check;
}

impl ScriptContent {
    /// Encodes a script. It fails where the script is empty, or its base64 too long.
    pub fn from_source(source: &str) -> Result<Self, Fault> {
        Self::try_from(script::encode(source.as_bytes()))
    }

    /// The script.
    pub fn decode(&self) -> String {
        let bytes: Vec<_> = script::decode(self.as_str().into()).collect();
        // What is no UTF-8 is no content.
        String::from_utf8(bytes).unwrap_or_default()
    }
}
