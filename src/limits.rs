//! How much of a hostile input is looked at.

use crate::rule::Severity;

/// Bounds on what is read and reported.
///
/// ```
/// use apiglint::{Document, Limits};
///
/// let limits = Limits { depth: 2, ..Limits::default() };
/// assert!(Document::from_json_within(b"[[1]]", &limits).is_ok());
/// let refused = Document::from_json_within(b"[[[1]]]", &limits).unwrap_err();
/// assert_eq!(refused.message, "cannot nest deeper than 2 levels");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Levels of objects and arrays; 1,024 at most, which take 256 KiB of stack at most (a build without
    /// optimisation: some 2 MiB).
    pub depth: usize,
    /// Bytes of a document; 4 GiB less one byte at most.
    pub bytes: usize,
    /// Violations of one rule in one document; the rest are counted, not kept.
    pub violations: usize,
    /// Backends of one instance, which `roma/instance-quota` holds a set against. The
    /// [vendor](https://support.huaweicloud.com/en-us/productdesc-roma/usage-limits.html) raises it on request.
    pub backends: usize,
    /// The mildest violations that are kept; milder ones are counted, which costs next to nothing.
    pub mildest: Severity,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            depth: 128,
            bytes: 50 << 20,
            violations: 1000,
            backends: 500,
            mildest: Severity::Note,
        }
    }
}
