//! The codes with which the platform refuses, and the HTTP status of each.
//!
//! Source: "Common errors", DataWorks, API version 2020-05-18,
//! <https://help.aliyun.com/zh/dataworks/developer-reference/api-dataworks-public-2020-05-18-errorcodes>.

/// Codes and their statuses, ordered by code. Sentences are no use to programs: one code has three.
static STATUSES: &[(&str, i64)] = &[
    ("Forbidden.Access", 403),
    ("Forbidden.Not.Server", 500),
    ("InternalError.System", 500),
    ("InternalError.UserId.Missing", 500),
    ("ResourceNotAuthorized.Api", 403),
    ("Throttling.Api", 429),
    ("Throttling.Api.Risk", 429),
    ("Throttling.Resource", 429),
    ("Throttling.System", 429),
    ("Throttling.User", 429),
];

/// The HTTP status of a code, if the code is known.
pub(crate) fn http_status(code: &str) -> Option<i64> {
    let found = STATUSES.binary_search_by(|(each, _)| (*each).cmp(code)).ok()?;
    Some(STATUSES[found].1)
}

/// Whether a code is the platform's own. `Invalid.` begins those that only its samples show.
pub(crate) fn is_platform(code: &str) -> bool {
    http_status(code).is_some() || code.starts_with("Invalid.Tenant.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_ordered() {
        assert!(STATUSES.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(http_status("Forbidden.Access"), Some(403));
        assert_eq!(http_status("Throttling.User"), Some(429));
        assert_eq!(http_status("0"), None);
    }
}
