//! What stops a check from running.

use std::borrow::Cow;

use crate::kind::{DocumentKind, kinds};
use crate::nearest::nearest;
use crate::profile::profiles;
use crate::report::Violation;
use crate::ruleset::suggestion;

/// The check could not run.
///
/// A document that is checked and found wrong is not an `Error`; it has a [`Report`](crate::Report)
/// with violations in it.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Error(Box<Reason>);

#[derive(Debug, thiserror::Error)]
enum Reason {
    #[error("there is no rule `{id}`{}", hint(id))]
    UnknownRule { id: String },
    #[error("there is no document kind `{id}`{}", kind_hint(id))]
    UnknownKind { id: String },
    #[error("there is no profile `{name}`{}", question(nearest(name, profiles().map(|it| it.name))))]
    UnknownProfile { name: String },
    #[error("{reason}")]
    BadCustomRule { reason: Cow<'static, str> },
    #[error("the value cannot be written as JSON")]
    Unserializable(#[source] serde_json::Error),
    #[error("serde_json cannot hold the value")]
    Unholdable(#[source] serde_json::Error),
    #[error("the value cannot be checked: it {}", .0.message)]
    Unreadable(Box<Violation>),
}

/// Why a check could not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// There is no rule of this id.
    UnknownRule,
    /// There is no document kind of this id.
    UnknownKind,
    /// There is no profile of this name.
    UnknownProfile,
    /// A custom rule, or a path with wildcards, cannot be as it is asked for.
    CustomRule,
    /// A value could not be turned into a document, or back.
    Value,
}

impl Error {
    /// Why the check could not run.
    pub fn kind(&self) -> ErrorKind {
        match *self.0 {
            Reason::UnknownRule { .. } => ErrorKind::UnknownRule,
            Reason::UnknownKind { .. } => ErrorKind::UnknownKind,
            Reason::UnknownProfile { .. } => ErrorKind::UnknownProfile,
            Reason::BadCustomRule { .. } => ErrorKind::CustomRule,
            Reason::Unserializable(_) | Reason::Unholdable(_) | Reason::Unreadable(_) => {
                ErrorKind::Value
            }
        }
    }

    #[cold]
    pub(crate) fn unknown_rule(id: &str) -> Self {
        Error(Box::new(Reason::UnknownRule { id: id.into() }))
    }

    #[cold]
    pub(crate) fn unknown_kind(id: &str) -> Self {
        Error(Box::new(Reason::UnknownKind { id: id.into() }))
    }

    #[cold]
    pub(crate) fn unknown_profile(name: &str) -> Self {
        Error(Box::new(Reason::UnknownProfile { name: name.into() }))
    }

    #[cold]
    pub(crate) fn bad_custom_rule(reason: impl Into<Cow<'static, str>>) -> Self {
        Error(Box::new(Reason::BadCustomRule { reason: reason.into() }))
    }

    #[cold]
    pub(crate) fn unserializable(source: serde_json::Error) -> Self {
        Error(Box::new(Reason::Unserializable(source)))
    }

    #[cold]
    pub(crate) fn unholdable(source: serde_json::Error) -> Self {
        Error(Box::new(Reason::Unholdable(source)))
    }

    #[cold]
    pub(crate) fn unreadable(violation: Box<Violation>) -> Self {
        Error(Box::new(Reason::Unreadable(violation)))
    }
}

fn hint(id: &str) -> String {
    question(suggestion(id))
}

fn kind_hint(id: &str) -> String {
    let by_name = nearest(id, kinds().map(DocumentKind::name));
    let kind = kinds().find(|kind| Some(kind.name()) == by_name);
    question(kind.map(|kind| kind.id).or_else(|| nearest(id, kinds().map(|kind| kind.id))))
}

fn question(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}
