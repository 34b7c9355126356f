//! The codes with which the gateway refuses, their HTTP statuses and sentences.

mod table;

use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A code of the gateway, written `APIG.2011`.
///
/// ```
/// use apiglint::Code;
///
/// let code: Code = "APIG.3209".parse()?;
/// assert_eq!(code.http_status(), Some(400));
/// assert_eq!(code.sentence(false), "The parameter name already exists.");
/// # Ok::<(), apiglint::UnknownCode>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(u16);

/// A row of the table of codes.
struct Row {
    number: u16,
    #[cfg_attr(not(test), expect(dead_code, reason = "orders the rows of one number"))]
    plane: Plane,
    /// The usual one first.
    statuses: &'static [u16],
    sentence: &'static str,
}

/// Who answers. A few numbers mean one thing where APIs are managed and another where they are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Plane {
    Management,
    Calling,
}

/// What no check can find and a server must answer: who asks, and what is there.
impl Code {
    /// 401: no token, or one that means nobody.
    pub const INCORRECT_TOKEN: Code = Code(1002);
    /// 403: the token's owner may not do this.
    pub const NO_PERMISSION: Code = Code(1005);
    /// 400: the request cannot be read.
    pub const PARAMETER_ERROR: Code = Code(2000);
    /// 400: a member has a wrong value.
    pub const INVALID_PARAMETER: Code = Code(2011);
    /// 404: there is no such API group.
    pub const NO_GROUP: Code = Code(3001);
    /// 404: there is no such API.
    pub const NO_API: Code = Code(3002);
    /// 404: there is no such environment.
    pub const NO_ENVIRONMENT: Code = Code(3003);
    /// 404: the API has no such version.
    pub const NO_VERSION: Code = Code(3022);
    /// 404: there is no such instance.
    pub const NO_INSTANCE: Code = Code(3030);
    /// 404: there is no such backend.
    pub const NO_BACKEND: Code = Code(3084);
    /// 400: another backend has the name.
    pub const NAME_TAKEN: Code = Code(3215);
    /// 400: another backend has the method and path.
    pub const API_EXISTS: Code = Code(3301);
    /// 500: something is wrong with the server.
    pub const SYSTEM_ERROR: Code = Code(9999);
}

impl Code {
    pub(crate) const fn new(number: u16) -> Self {
        Code(number)
    }

    /// Every code that the gateway has, in order.
    pub(crate) fn all() -> impl Iterator<Item = Code> {
        let mut numbers: Vec<_> = table::ROWS.iter().map(|row| row.number).collect();
        numbers.dedup();
        numbers.into_iter().map(Code)
    }

    /// The four digits.
    pub fn number(self) -> u16 {
        self.0
    }

    /// The HTTP status that it usually comes with; none if the code is unknown.
    pub fn http_status(self) -> Option<u16> {
        self.http_statuses().next()
    }

    /// Every HTTP status that the sources show it with, the usual one first.
    pub fn http_statuses(self) -> impl Iterator<Item = u16> {
        self.rows().iter().flat_map(|row| row.statuses.iter().copied())
    }

    /// The vendor's sentence; `{name}` and `{id}` stand for what is filled in.
    ///
    /// `APIG.2011` has two: one for a wrong member, one for a missing member.
    pub fn sentence(self, missing: bool) -> &'static str {
        const MISSING: &str = "The request parameters must be specified,parameterName:{name}. \
            Please refer to the support documentation";
        if missing && self == Code(2011) {
            return MISSING;
        }
        self.rows().first().map_or("", |row| row.sentence)
    }

    /// Its rows, those of the management plane first.
    fn rows(self) -> &'static [Row] {
        let first = table::ROWS.partition_point(|row| row.number < self.0);
        let end = table::ROWS.partition_point(|row| row.number <= self.0);
        &table::ROWS[first..end]
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "APIG.{:04}", self.0)
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// The text is not a code that the table has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be APIG. and the four digits of a known code")]
pub struct UnknownCode;

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        let digits = text.strip_prefix("APIG.").ok_or(UnknownCode)?;
        if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(UnknownCode);
        }
        let code = Code(digits.parse().map_err(|_| UnknownCode)?);
        if code.rows().is_empty() { Err(UnknownCode) } else { Ok(code) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_ordered_and_complete() {
        let key = |row: &Row| (row.number, row.plane == Plane::Calling);
        assert!(table::ROWS.is_sorted_by(|a, b| key(a) < key(b)), "one row a number and plane");
        for row in table::ROWS {
            assert!(!row.statuses.is_empty() && !row.sentence.is_empty(), "{}", row.number);
            let text = Code(row.number).to_string();
            assert_eq!(text.parse(), Ok(Code(row.number)));
        }
    }

    #[test]
    fn sentences() {
        assert_eq!(
            Code(2011).sentence(false),
            "Invalid parameter value,parameterName:{name}. Please refer to the support documentation"
        );
        assert_eq!(
            Code(2011).sentence(true),
            "The request parameters must be specified,parameterName:{name}. Please refer to the support documentation"
        );
        assert_eq!(Code(2016).sentence(false), "The characters are not encoded using Base 64.");
        assert_eq!(Code(3084).sentence(false), "The livedata API does not exist, id: {id}");
    }

    #[test]
    fn the_planes_stay_apart() {
        // 1003 is a token without a project to the manager, a stale refresh token to the caller.
        assert_eq!(Code(1003).sentence(false), "Token contains no project information.");
        assert_eq!(Code(1005).http_statuses().collect::<Vec<_>>(), [403, 401]);
    }

    #[test]
    fn refuses_other_texts() {
        for text in
            ["", "APIG.", "APIG.201", "APIG.20110", "apig.2011", "APIG.+201", "APIG.9990", "2011"]
        {
            assert_eq!(text.parse::<Code>(), Err(UnknownCode), "{text}");
        }
        assert_eq!(UnknownCode.to_string(), "must be APIG. and the four digits of a known code");
    }
}
