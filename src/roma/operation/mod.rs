//! The operations of the management plane, and how a method and a URI are matched with them.

mod find;
mod table;

use std::borrow::Cow;
use std::fmt;

use super::percent;
use super::request;
use super::rules::request_path;
use crate::code::Code;
use crate::document::Node;
use crate::kind::DocumentKind;
use crate::report::Fault;
use crate::sink::Sink;

pub(super) use find::{Located, PATH};

/// One operation of the gateway's management plane, of version 1 or 2.
///
/// ```
/// use apiglint::roma::{Operation, RequestBody, kinds};
///
/// let found = Operation::of("PUT", "/v2/0a1b/apic/instances/i-1/livedata-apis/7c%2D21?x=1")?;
/// assert_eq!(found.operation.name, "UpdateLiveDataApiV2");
/// assert_eq!(found.parameter("ld_api_id"), Some("7c-21"));
/// assert_eq!(found.operation.status, 200);
/// assert!(matches!(found.operation.body, RequestBody::Json { kind, mandatory: true } if *kind == kinds::DEFINITION));
/// assert_eq!(
///     found.operation.to_string(),
///     "PUT /v2/{project_id}/apic/instances/{instance_id}/livedata-apis/{ld_api_id}"
/// );
/// # Ok::<(), apiglint::Fault>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Operation {
    /// The vendor's name for it, which its SDKs have, too.
    pub name: &'static str,
    /// The method, in upper case.
    pub method: &'static str,
    /// What the request carries.
    pub body: RequestBody,
    /// The HTTP status of success.
    pub status: u16,
    /// The codes with which its page shows it refused; [`Code::http_status`] knows the HTTP status of each. Of
    /// the pages that show none, those of their neighbours.
    pub errors: &'static [Code],
    version: Version,
    /// The steps behind the instance; a parameter in braces.
    tail: &'static [&'static str],
    pub(super) query: Query,
}

/// The version of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    V1,
    V2,
}

impl Version {
    const ALL: [Version; 2] = [Version::V2, Version::V1];

    fn name(self) -> &'static str {
        match self {
            Version::V1 => "v1",
            Version::V2 => "v2",
        }
    }
}

/// What a request carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestBody {
    /// Nothing.
    None,
    /// JSON of this kind.
    Json {
        /// What it is.
        kind: &'static DocumentKind,
        /// Whether it must be there.
        mandatory: bool,
    },
    /// A form with a file, `multipart/form-data`; the kind is that of its fields as members.
    Form(&'static DocumentKind),
}

/// The query of an operation: the names that it may have, and how their values are checked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Query {
    names: &'static [&'static str],
    pub(super) check: for<'d, 's, 'r> fn(Node<'d>, &'s mut Sink<'r>),
}

/// The operation that a method and a URI name, and what the URI says.
#[derive(Clone, Debug)]
pub struct Match<'u> {
    /// The operation.
    pub operation: &'static Operation,
    /// In the order of [`Operation::parameters`].
    values: [Cow<'u, str>; PARAMETERS],
    query: Option<&'u str>,
}

/// The path parameters that every operation has.
const PROJECT: &str = "project_id";
const INSTANCE: &str = "instance_id";

/// How many steps a URI has up to the instance.
const BASE: usize = 5;
/// The most path parameters of an operation.
const PARAMETERS: usize = 3;
/// The most steps of a URI.
const STEPS: usize = 8;

impl Operation {
    /// The operation that a method and a URI name.
    ///
    /// The URI may be absolute; its query and fragment are not looked at, and neither is one slash at its end.
    /// Steps are percent-decoded before they are compared. Methods and steps are compared with letter case.
    ///
    /// What it cannot be, it breaks `roma/request-path` (`APIG.2011`): no such operation, a path parameter that is
    /// blank, or a `%` that encodes nothing. The source is the pages of the operations:
    /// <https://support.huaweicloud.com/intl/en-us/api-roma/UpdateLiveDataApiV2.html> and its neighbours.
    ///
    /// ```
    /// use apiglint::roma::Operation;
    ///
    /// let fault = Operation::of("PATCH", "/v2/p/apic/instances/i/livedata-apis/7c21").unwrap_err();
    /// assert_eq!(fault.message, "must be PUT, DELETE or GET for this URI");
    /// let fault = Operation::of("POST", "/v2/p/apic/instances/i/livedata-apis/%20/deploy").unwrap_err();
    /// assert_eq!(fault.message, "must be there, and cannot be blank");
    /// assert_eq!(fault.help.as_deref(), Some("`ld_api_id` is step 7 of the URI"));
    /// ```
    pub fn of<'u>(method: &str, uri: &'u str) -> Result<Match<'u>, Fault> {
        let found = Located::of(method, uri).map_err(|(_, fault)| fault)?;
        let mut values = [const { Cow::Borrowed("") }; PARAMETERS];
        for (value, parameter) in values.iter_mut().zip(found.parameters()) {
            *value = parameter.value()?;
        }
        Ok(Match { operation: found.operation, values, query: found.query })
    }

    /// Every operation, version 2 first.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        table::OPERATIONS.iter()
    }

    /// The operation of this name, letter case included.
    ///
    /// ```
    /// use apiglint::roma::Operation;
    ///
    /// let undeploy = Operation::named("UnpublishLiveDataApi").ok_or("no such operation")?;
    /// assert_eq!(undeploy.version(), "v1");
    /// assert!(Operation::named("unpublish").is_none());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().find(|operation| operation.name == name)
    }

    /// `v2`, or `v1`, which is out of date.
    pub fn version(&self) -> &'static str {
        self.version.name()
    }

    /// The template of its URI, with the path parameters in braces.
    pub fn template(&self) -> String {
        self.steps().fold(String::new(), |uri, step| uri + "/" + step)
    }

    /// The names of its path parameters, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.steps().filter_map(name)
    }

    /// The names that its query may have.
    pub fn query_parameters(&self) -> &'static [&'static str] {
        self.query.names
    }

    /// Its URI with these path parameters, percent-encoded. One that is missing, blank or none of its own breaks
    /// `roma/request-path`.
    ///
    /// ```
    /// use apiglint::roma::Operation;
    ///
    /// let export = Operation::named("ExportLiveDataApiDefinitionsV2").ok_or("no such operation")?;
    /// let uri = export.uri(&[("project_id", "0a1b"), ("instance_id", "i 1")])?;
    /// assert_eq!(uri, "/v2/0a1b/apic/instances/i%201/openapi/livedata-apis/export");
    /// assert_eq!(export.uri(&[("project_id", "0a1b")]).unwrap_err().message, "must be there");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn uri(&self, parameters: &[(&str, &str)]) -> Result<String, Fault> {
        let fault = |message: &'static str, name: &str| {
            let mut fault = Fault::new(&request_path::RULE, message);
            fault.help = Some(format!("it is about `{name}`").into());
            fault
        };
        if let Some((strange, _)) =
            parameters.iter().find(|(name, _)| !self.parameters().any(|known| known == *name))
        {
            return Err(fault("must be a path parameter of the operation", strange));
        }
        let mut uri = String::new();
        for step in self.steps() {
            uri.push('/');
            let Some(name) = name(step) else {
                uri.push_str(step);
                continue;
            };
            match parameters.iter().find(|(known, _)| *known == name) {
                None => return Err(fault("must be there", name)),
                Some((_, value)) if value.trim().is_empty() => {
                    return Err(fault("must be there, and cannot be blank", name));
                }
                Some((_, value)) => percent::encode(value, &mut uri),
            }
        }
        Ok(uri)
    }

    fn steps(&self) -> impl Iterator<Item = &'static str> + use<> {
        let base: [_; BASE] =
            [self.version(), "{project_id}", "apic", "instances", "{instance_id}"];
        base.into_iter().chain(self.tail.iter().copied())
    }
}

impl fmt::Display for Operation {
    /// The method and the template of the URI.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.method)?;
        f.write_str(" ")?;
        self.steps().try_for_each(|step| write!(f, "/{step}"))
    }
}

impl PartialEq for Operation {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Operation {}

impl<'u> Match<'u> {
    /// The path parameters with their names, percent-decoded and not blank.
    pub fn parameters(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.operation.parameters().zip(self.values.iter().map(AsRef::as_ref))
    }

    /// The path parameter of this name.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The query, as it is written; none if there is no `?`.
    pub fn query(&self) -> Option<&'u str> {
        self.query
    }

    /// The names and values of the query, decoded, in order. Those that cannot be decoded are left out:
    /// [`check_request`](crate::roma::check_request) reports them.
    ///
    /// ```
    /// use apiglint::roma::Operation;
    ///
    /// let found = Operation::of("GET", "/v2/p/apic/instances/i/livedata-apis?name=stock+%26+co&limit=5&&x")?;
    /// let pairs: Vec<_> = found.query_pairs().collect();
    /// assert_eq!(pairs, [("name".into(), "stock & co".into()), ("limit".into(), "5".into()), ("x".into(), "".into())]);
    /// # Ok::<(), apiglint::Fault>(())
    /// ```
    pub fn query_pairs(&self) -> impl Iterator<Item = (Cow<'u, str>, Cow<'u, str>)> + use<'u> {
        let pairs = self.query.unwrap_or_default().split('&').filter(|pair| !pair.is_empty());
        pairs.filter_map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            request::decode(name).ok().zip(request::decode(value).ok())
        })
    }
}

/// The name of a parameter that stands in braces.
#[inline]
fn name(step: &'static str) -> Option<&'static str> {
    step.strip_prefix('{')?.strip_suffix('}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No two rows can fit one request, so that their order does not matter.
    #[test]
    fn rows_do_not_overlap() {
        for (number, row) in table::OPERATIONS.iter().enumerate() {
            let tail: Vec<_> =
                row.tail.iter().map(|step| name(step).map_or(*step, |_| "x")).collect();
            for other in &table::OPERATIONS[number + 1..] {
                let same = other.method == row.method && other.version == row.version;
                assert!(!same || !find::has(other, &tail, false), "{row} and {other}");
            }
            assert!(
                row.parameters().count() <= PARAMETERS && row.steps().count() <= STEPS,
                "{row}"
            );
        }
    }
}
