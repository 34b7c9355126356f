//! Checks of single values, without a document.

use super::Position;
use super::rules;
use crate::report::Fault;

/// A function for each rule about one string: `name("orders")`.
macro_rules! values {
    ($($(#[$about:meta])* $name:ident = $check:path;)*) => {
        $(
            $(#[$about])*
            pub fn $name(text: &str) -> Result<(), Fault> {
                $check(text.into())
            }
        )*
    };
}

values! {
    /// `roma/name`: a definition's name.
    ///
    /// ```
    /// use apiglint::roma;
    ///
    /// assert!(roma::name("订单（测试）").is_ok());
    /// let fault = roma::name("_orders").unwrap_err();
    /// assert_eq!(fault.to_string(), "must start with a letter, a digit or a Han character, not '_'");
    /// assert_eq!(fault.rule.code.map(|code| code.to_string()).as_deref(), Some("APIG.2011"));
    /// ```
    name = rules::name::check;
    /// `roma/name-ascii`: a definition's name, where it must be ASCII.
    name_ascii = rules::name_ascii::check;
    /// `roma/path`: a definition's path.
    path = rules::path::check;
    /// `roma/path-segment`: the segments of a path.
    path_segments = rules::path_segment::check;
    /// `roma/method`: a definition's method.
    method = rules::method::check;
    /// `roma/version`: a definition's version.
    version = rules::version::check;
    /// `roma/version-charset`: a version, as the newer interface definition has it.
    version_charset = rules::version_charset::check;
    /// `roma/content-type`: what a backend returns.
    content_type = rules::content_type::check;
    /// `roma/app-id`: the id of an integration application.
    app_id = rules::app_id::check;
    /// `roma/signature-id`: the id of a signature key.
    signature_id = rules::signature_id::check;
    /// `roma/description`: a definition's description.
    description = rules::description::check;
    /// `roma/description`: a parameter's description.
    parameter_description = rules::description::check_of_parameter;
    /// `roma/type`: what a backend is made of.
    backend_type = rules::r#type::check;
    /// `roma/time`: when something was created or modified.
    time = rules::time::check;
    /// `roma/parameter-in`: the position of a parameter.
    position = rules::parameter_in::check;
    /// `roma/parameter-default`: a parameter's default.
    parameter_default = rules::parameter_default::check;
    /// `roma/header-reserved`: the name of a header.
    header_name = rules::header_reserved::check;
    /// `roma/script-content`: a script in base64.
    script_content = rules::script_content::check;
    /// `roma/script-size`: a script in base64, once decoded.
    script_size = rules::script_size::check;
    /// `roma/script-object`: the object name of a script.
    object_name = rules::script_object::check;
    /// `roma/script-type`: SQL or a stored procedure.
    script_type = rules::script_type::check;
    /// `roma/script-datasource`: the type of a data source.
    datasource_type = rules::script_datasource::check;
    /// `roma/deploy`: how often a backend is tried again, a number in a string.
    retry_count = rules::deploy::check_retry_count;
}

/// `roma/parameter-name`: the name of a parameter in its position.
///
/// ```
/// use apiglint::roma::{self, Position};
///
/// assert!(roma::parameter_name(Position::Headers, "X-Request-Id").is_ok());
/// assert!(roma::parameter_name(Position::Body, "application/json").is_ok());
/// assert!(roma::parameter_name(Position::Body, "X-Request-Id").is_err());
/// ```
pub fn parameter_name(position: Position, text: &str) -> Result<(), Fault> {
    rules::parameter_name::check(position, text.into())
}

/// `roma/status`: a definition's status.
///
/// ```
/// use apiglint::roma;
///
/// assert!(roma::status(4).is_ok());
/// let fault = roma::status(2).unwrap_err();
/// assert_eq!(fault.message, "must be 1 (to be developed), 3 (developing) or 4 (deployed)");
/// ```
pub fn status(status: i64) -> Result<(), Fault> {
    rules::status::check(Some(status))
}

/// `roma/import`: the length of the file of an import, in bytes.
///
/// ```
/// use apiglint::roma;
///
/// assert!(roma::import_file(3_145_728).is_ok());
/// let fault = roma::import_file(3_145_729).unwrap_err();
/// assert_eq!(fault.code.map(|code| code.to_string()).as_deref(), Some("APIG.3603"));
/// ```
pub fn import_file(bytes: usize) -> Result<(), Fault> {
    rules::import::check_file(bytes)
}
