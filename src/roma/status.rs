//! How far a backend has come.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::rules;
use crate::report::Fault;

/// The status of a backend. In JSON it is its number.
///
/// ```
/// use apiglint::roma::Status;
///
/// let status: Status = serde_json::from_str("4")?;
/// assert_eq!(status, Status::Deployed);
/// assert_eq!(status.to_string(), "4 (deployed)");
/// assert!(serde_json::from_str::<Status>("2").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Source: "Modifying a Backend API", table 5, `status`,
/// <https://support.huaweicloud.com/intl/en-us/api-roma/UpdateLiveDataApiV2.html>.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub enum Status {
    /// 1: created, without a script.
    ToBeDeveloped,
    /// 3: with a script, and not deployed.
    Developing,
    /// 4: deployed.
    Deployed,
}

impl Status {
    /// Every status.
    pub const ALL: [Status; 3] = [Status::ToBeDeveloped, Status::Developing, Status::Deployed];

    /// As definitions write it. There is no 2.
    pub const fn number(self) -> i64 {
        match self {
            Status::ToBeDeveloped => 1,
            Status::Developing => 3,
            Status::Deployed => 4,
        }
    }

    /// What the vendor calls it, in lower case.
    pub const fn label(self) -> &'static str {
        match self {
            Status::ToBeDeveloped => "to be developed",
            Status::Developing => "developing",
            Status::Deployed => "deployed",
        }
    }

    /// The status that a Swagger file means by its `x-livedata-status`; none if that is no known word.
    ///
    /// The vendor tells what the words mean and not which status each stands for: a backend that waits to
    /// be tested or deployed is neither new nor deployed. Source: "x-livedata-status",
    /// <https://support.huaweicloud.com/usermanual-roma/apic-ug-190216028.html>.
    ///
    /// ```
    /// use apiglint::roma::Status;
    ///
    /// assert_eq!(Status::from_swagger("TESTED"), Some(Status::Developing));
    /// assert_eq!(Status::Developing.swagger_name(), "DEVELOPED");
    /// assert_eq!(Status::from_swagger("deployed"), None);
    /// ```
    pub fn from_swagger(word: &str) -> Option<Self> {
        match word {
            "DESIGNED" => Some(Status::ToBeDeveloped),
            "DEVELOPED" | "TESTED" => Some(Status::Developing),
            "DEPLOYED" => Some(Status::Deployed),
            _ => None,
        }
    }

    /// The first of the words by which a Swagger file means it.
    pub const fn swagger_name(self) -> &'static str {
        match self {
            Status::ToBeDeveloped => "DESIGNED",
            Status::Developing => "DEVELOPED",
            Status::Deployed => "DEPLOYED",
        }
    }
}

impl TryFrom<i64> for Status {
    type Error = Fault;

    /// A number that is no status breaks `roma/status`.
    fn try_from(number: i64) -> Result<Self, Fault> {
        let status = Status::ALL.into_iter().find(|status| status.number() == number);
        status.ok_or_else(rules::status::fault)
    }
}

impl From<Status> for i64 {
    fn from(status: Status) -> i64 {
        status.number()
    }
}

/// `4 (deployed)`
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.number(), self.label())
    }
}
