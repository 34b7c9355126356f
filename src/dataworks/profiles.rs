//! Profiles of the dialect.

use crate::profile::Profile;
use crate::rule::Level;

/// Every profile of the dialect.
pub(crate) static PROFILES: &[Profile] = &[Profile {
    name: "doc-sample",
    summary: "for the vendor's own samples, which contradict its pages",
    // The names of the samples have blanks in them, parameters of wizards and scripts stand in the path,
    // and details of all three modes are there at once.
    levels: &[
        ("dataworks/name", Level::WARNING),
        ("dataworks/mode-details", Level::WARNING),
        ("dataworks/mode-position", Level::WARNING),
    ],
}];
