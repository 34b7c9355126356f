//! The strings of an API, each a type of its own.

use crate::dataworks::integers::Mode;
use crate::dataworks::rules;
use crate::document::Text;
use crate::report::Fault;
use crate::word::words;

/// What no mode refuses; that brackets are for registered services alone, the whole API is asked.
fn path(text: Text<'_>) -> Result<(), Fault> {
    rules::path::check(Some(Mode::Registration), text)
}

fn description(text: Text<'_>) -> Result<(), Fault> {
    rules::required::check(text)?;
    rules::description::check(text)
}

words! {
    /// The name of an API: what `dataworks/name` accepts.
    ///
    /// ```
    /// use apiglint::dataworks::ApiName;
    ///
    /// let name: ApiName = "stock_levels".parse()?;
    /// assert_eq!(name.as_str(), "stock_levels");
    /// let fault = ApiName::try_from("1st_api").unwrap_err();
    /// assert_eq!(fault.message, "must start with a letter or a Han character, not '1'");
    /// # Ok::<(), apiglint::Fault>(())
    /// ```
    pub struct ApiName: rules::name::check;

    /// The path of an API: what `dataworks/path` accepts in some mode. Only registered services have brackets in it.
    ///
    /// ```
    /// use apiglint::dataworks::ApiPath;
    ///
    /// assert!(ApiPath::try_from("/stock/[item]").is_ok());
    /// let fault = ApiPath::try_from("stock").unwrap_err();
    /// assert_eq!(fault.message, "must start with '/', not 's'");
    /// ```
    pub struct ApiPath: path;

    /// What is said about an API: what `dataworks/description` accepts, and not blank.
    ///
    /// ```
    /// use apiglint::dataworks::Description;
    ///
    /// let fault = Description::try_from("  ").unwrap_err();
    /// assert_eq!(fault.message, "must be there, and cannot be blank");
    /// ```
    pub struct Description: description;

    /// Where a registered service is: what `dataworks/service-host` accepts.
    ///
    /// ```
    /// use apiglint::dataworks::ServiceHost;
    ///
    /// assert!(ServiceHost::try_from("https://stock.example.com:8443").is_ok());
    /// let fault = ServiceHost::try_from("stock.example.com").unwrap_err();
    /// assert_eq!(fault.message, "must begin with http:// or https://");
    /// ```
    pub struct ServiceHost: rules::service_host::check;

    /// The path of a registered service: what `dataworks/service-path` accepts.
    ///
    /// ```
    /// use apiglint::dataworks::ServicePath;
    ///
    /// let path: ServicePath = serde_json::from_str(r#""/stock/[item]""#)?;
    /// assert_eq!(path, "/stock/[item]");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct ServicePath: rules::service_path::check;
}
