//! The vocabulary: what a rule is. It knows no platform.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::code::Code;

/// One thing a platform will not accept, or will do without a word.
///
/// Rules are statics, each beside its page: `roma::rules::name::RULE`. Two rules are equal if their ids are.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// `dialect/name`, stable for ever: `roma/parameter-collision`.
    pub id: &'static str,
    /// What goes wrong, in general terms a program can act on.
    pub kind: Kind,
    /// How bad it is, unless configured otherwise.
    pub level: Level,
    /// The vendor's code for it, if the vendor answers one.
    pub code: Option<Code>,
    /// The truth that it checks, in one line: lower case, no full stop.
    pub summary: &'static str,
    /// The rule's page, in Markdown: reasons, sources, and examples that run as tests.
    pub page: &'static str,
    /// The version that introduced it.
    pub since: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id)
    }
}

/// What goes wrong. The list is closed: match on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A member that must be there is not, or is null or blank.
    Missing,
    /// A value is not written as it must be.
    Malformed,
    /// A value is well formed but not allowed here.
    Forbidden,
    /// Two things share what must be unique.
    Duplicate,
    /// Two things are well formed, and one silently overwrites the other.
    Collision,
    /// A value changed that cannot change in this state.
    Frozen,
    /// An action is not legal in this state.
    IllegalTransition,
    /// The platform accepts it, and it is probably not meant.
    Suspicious,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Kind; 8] = [
        Kind::Missing,
        Kind::Malformed,
        Kind::Forbidden,
        Kind::Duplicate,
        Kind::Collision,
        Kind::Frozen,
        Kind::IllegalTransition,
        Kind::Suspicious,
    ];

    /// Kebab-case, as reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Missing => "missing",
            Kind::Malformed => "malformed",
            Kind::Forbidden => "forbidden",
            Kind::Duplicate => "duplicate",
            Kind::Collision => "collision",
            Kind::Frozen => "frozen",
            Kind::IllegalTransition => "illegal-transition",
            Kind::Suspicious => "suspicious",
        }
    }
}

/// How bad a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Accepted by the platform, and probably a mistake.
    Warning,
    /// Refused by the platform, or silently wrong in production.
    Error,
}

impl Severity {
    /// Every severity, mildest first.
    pub const ALL: [Severity; 3] = [Severity::Note, Severity::Warning, Severity::Error];

    /// In lower case, as reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// What a rule is set to: off, or the severity of its violations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not run.
    Off,
    /// Run, reported as this.
    On(Severity),
}

impl Level {
    /// Reports notes.
    pub const NOTE: Level = Level::On(Severity::Note);
    /// Reports warnings.
    pub const WARNING: Level = Level::On(Severity::Warning);
    /// Reports errors.
    pub const ERROR: Level = Level::On(Severity::Error);

    /// Every level, mildest first.
    pub const ALL: [Level; 4] = [Level::Off, Level::NOTE, Level::WARNING, Level::ERROR];

    /// `off`, `note`, `warning` or `error`.
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::On(severity) => severity.name(),
        }
    }
}
