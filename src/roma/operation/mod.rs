//! The operations of the management plane, and how a method and a URI are matched with them.

mod table;

use std::borrow::Cow;
use std::fmt;

use super::percent;
use super::rules::request_path;
use crate::code::Code;
use crate::document::Node;
use crate::kind::DocumentKind;
use crate::nearest::nearest;
use crate::report::Fault;
use crate::sink::Sink;

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
    version: &'static str,
    /// The steps behind the instance; a parameter in braces.
    tail: &'static [&'static str],
    pub(super) query: Query,
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
        self.version
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
        let base = [self.version, "{project_id}", "apic", "instances", "{instance_id}"];
        base.into_iter().chain(self.tail.iter().copied())
    }

    /// Whether the steps behind the instance are its own.
    fn has(&self, tail: &[&str]) -> bool {
        self.tail.len() == tail.len()
            && self.tail.iter().zip(tail).all(|(own, step)| name(own).is_some() || is(step, own))
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
}

/// The name of a parameter that stands in braces.
#[inline]
fn name(step: &'static str) -> Option<&'static str> {
    step.strip_prefix('{')?.strip_suffix('}')
}

/// Whether a step of a URI is this word.
#[inline]
fn is(step: &str, word: &str) -> bool {
    step == word || step.contains('%') && percent::decode(step).is_ok_and(|step| step == word)
}

/// An operation that was found, before its parameters are looked at.
#[derive(Debug)]
pub(super) struct Located<'u> {
    pub(super) operation: &'static Operation,
    steps: [&'u str; STEPS],
    pub(super) query: Option<&'u str>,
}

/// A path parameter as it is written.
pub(super) struct Parameter<'u> {
    pub(super) name: &'static str,
    step: &'u str,
    /// Which step it is, from 1.
    pub(super) number: usize,
}

impl<'u> Parameter<'u> {
    pub(super) fn value(&self) -> Result<Cow<'u, str>, Fault> {
        request_path::value(self.step, self.name, self.number)
    }

    pub(super) fn is_blank(&self) -> bool {
        percent::decode(self.step).is_ok_and(|value| value.trim().is_empty())
    }
}

/// What a fault that no operation has is about.
pub(super) const METHOD: &str = "method";
/// The URI, without query.
pub(super) const PATH: &str = "path";

impl<'u> Located<'u> {
    /// The operation; or what is wrong, and whether that is the method or the path.
    pub(super) fn of(method: &str, uri: &'u str) -> Result<Self, (&'static str, Fault)> {
        let (path, query) = split(uri);
        let (steps, count) = steps(path).ok_or_else(|| unknown(method, &[]))?;
        let tail = steps.get(5..count).unwrap_or_default();
        if !is(steps[2], "apic") || !is(steps[3], "instances") || tail.is_empty() {
            return Err(unknown(method, tail));
        }
        let version = if is(steps[0], "v2") { "v2" } else { "v1" };
        if !is(steps[0], version) {
            return Err(unknown(method, tail));
        }
        Operation::all()
            .find(|it| it.method == method && it.version == version && it.has(tail))
            .map(|operation| Located { operation, steps, query })
            .ok_or_else(|| refuse(method, version, tail))
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = Parameter<'u>> {
        self.operation
            .steps()
            .zip(self.steps)
            .zip(1..)
            .filter_map(|((own, step), number)| Some(Parameter { name: name(own)?, step, number }))
    }
}

/// The path of a URI without the slash at its end, and its query. Scheme, host and fragment are left out.
fn split(uri: &str) -> (&str, Option<&str>) {
    let uri = uri.split_once('#').map_or(uri, |(uri, _)| uri);
    let (uri, query) = uri.split_once('?').map_or((uri, None), |(uri, query)| (uri, Some(query)));
    let is_scheme =
        |scheme: &str| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let path = match uri.split_once("://") {
        Some((scheme, rest)) if is_scheme(scheme) => {
            rest.find('/').map_or("", |slash| &rest[slash..])
        }
        _ => uri,
    };
    (path.strip_suffix('/').unwrap_or(path), query)
}

/// The steps of a path; none if it does not begin with a slash, or if no operation has as many.
fn steps(path: &str) -> Option<([&str; STEPS], usize)> {
    let mut steps = [""; STEPS];
    let mut count = 0;
    for step in path.strip_prefix('/')?.split('/') {
        *steps.get_mut(count)? = step;
        count += 1;
    }
    Some((steps, count))
}

/// No operation has this method and these steps.
#[cold]
fn refuse(method: &str, version: &str, tail: &[&str]) -> (&'static str, Fault) {
    let here = |it: &&Operation| it.version == version && it.has(tail);
    let methods: Vec<_> = Operation::all().filter(here).map(|it| it.method).collect();
    if methods.is_empty() {
        return unknown(method, tail);
    }
    let folded = methods.iter().find(|known| known.eq_ignore_ascii_case(method));
    let message = match folded {
        Some(known) => format!("must be {known}: letter case counts"),
        None => format!("must be {} for this URI", listed(&methods)),
    };
    let mut fault = Fault::new(&request_path::RULE, message);
    if folded.is_none() {
        fault.help = suggestion(method, tail);
    }
    (METHOD, fault)
}

/// No operation has these steps.
#[cold]
fn unknown(method: &str, tail: &[&str]) -> (&'static str, Fault) {
    let mut fault = Fault::new(&request_path::RULE, "must be the URI of a known operation");
    fault.help = suggestion(method, tail);
    (PATH, fault)
}

/// `a`, `a or b`, `a, b or c`
fn listed(words: &[&str]) -> String {
    match words {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        words => words.concat(),
    }
}

/// The operation that is meant: of the other version, or with one word mistyped.
fn suggestion(method: &str, tail: &[&str]) -> Option<Cow<'static, str>> {
    let same_method = || Operation::all().filter(|it| it.method.eq_ignore_ascii_case(method));
    let exact =
        same_method().find(|it| it.has(tail) && it.tail.iter().all(|own| name(own).is_none()));
    let near = || same_method().find(|it| is_near(it.tail, tail));
    let found = exact.or_else(|| same_method().find(|it| it.has(tail))).or_else(near)?;
    Some(format!("did you mean `{found}`?").into())
}

/// Whether one word differs and is near.
fn is_near(own: &[&'static str], tail: &[&str]) -> bool {
    let mut others =
        own.iter().zip(tail).filter(|(own, step)| name(own).is_none() && !is(step, own));
    let (first, second) = (others.next(), others.next());
    let near = first.is_some_and(|(own, step)| nearest(step, [*own]).is_some());
    own.len() == tail.len() && near && second.is_none()
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
                assert!(!same || !other.has(&tail), "{row} and {other}");
            }
            assert!(
                row.parameters().count() <= PARAMETERS && row.steps().count() <= STEPS,
                "{row}"
            );
        }
    }
}
