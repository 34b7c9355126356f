//! Checks of updates: a definition as it was, and as it is to be.

use std::borrow::Cow;

use super::Status;
use super::check::check_definition_at;
use super::definition::Members;
use super::kinds;
use super::rules::{delete_deployed, frozen, redeploy, status_edit};
use crate::changes::Named;
use crate::custom;
use crate::document::rules::hidden_character;
use crate::document::{Document, Node, Text, Type};
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::Field;

/// An update of a backend: the definition that the platform has, and the one to replace it.
#[derive(Clone, Copy, Debug)]
pub struct Update<'d> {
    /// As it was: as `read` gives it back, with its `status`.
    pub old: &'d Document<'d>,
    /// As it is to be.
    pub new: &'d Document<'d>,
}

/// Checks an update: the new definition as [`check_definition`](super::check_definition) does, and what has
/// changed. What is wrong with the old one alone is not reported.
///
/// What can change depends on the status that the old definition has; one without a status, or with a wrong
/// one, is only compared as far as that allows. Strings are the same if they read the same, however they are
/// escaped. Related places in the old definition have 0 as their [`document`](crate::Related::document).
///
/// [`Report::since`] leaves out what was wrong before.
///
/// ```
/// use apiglint::{Document, RuleSet, roma};
///
/// let [old, new] = ["/orders", "/orders/v2"].map(|path| format!(r#"{{
///     "name": "orders", "path": "{path}", "method": "GET", "version": "1.0",
///     "content_type": "json", "roma_app_id": "a-1", "status": 4
/// }}"#));
/// let update = roma::Update {
///     old: &Document::from_json(old.as_bytes())?,
///     new: &Document::from_json(new.as_bytes())?,
/// };
/// let report = roma::check_update(&update, &RuleSet::default());
/// let [violation] = report.violations() else { panic!("{report}") };
/// assert_eq!(violation.to_string(),
///     "error: /path cannot change in status 4 (deployed) [roma/frozen]");
/// assert_eq!(violation.related[0].document, Some(0));
/// assert_eq!(violation.help.as_deref(), Some("undeploy, change it, deploy"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_update(update: &Update<'_>, rules: &RuleSet) -> Report {
    let mut out = Sink::new(rules);
    hidden_character::check(update.new, &mut out);
    check_definition_at(update.new.root(), &mut out);
    custom::check(&kinds::DEFINITION, update.new, &mut out);
    if update.new.root().ty() == Type::Object {
        check_changes_at(update.old.root(), update.new.root(), &mut out);
    }
    out.into_report()
}

/// Checks what has changed from one definition to another, and nothing else.
pub(crate) fn check_changes_at(old: Node<'_>, new: Node<'_>, out: &mut Sink<'_>) {
    let change = Change { old: bound(old), new: bound(new) };
    frozen::check_update(&change, out);
    redeploy::check_update(&change, out);
    status_edit::check_update(&change, out);
}

/// Checks that a definition may be left out where it was.
pub(crate) fn check_gone_at(old: Node<'_>, out: &mut Sink<'_>) {
    delete_deployed::check_gone(&bound(old), out);
}

/// By what a definition is told from others.
pub(crate) fn named(node: Node<'_>) -> Named<'_> {
    let members = bound(node);
    Named { id: text(members.id()), owner: text(members.roma_app_id()), name: text(members.name()) }
}

fn text<'d>(field: &Field<'d>) -> Option<Cow<'d, str>> {
    field.filled().map(|(_, text)| text.decode())
}

/// The members of a definition. What cannot be bound of the new one is reported elsewhere; of the old one it never is.
fn bound(node: Node<'_>) -> Members<'_> {
    let mut members = Members::new(node);
    members.bind(&mut Sink::new(&RuleSet::none()));
    members
}

/// The members of both definitions.
pub(super) struct Change<'d> {
    pub(super) old: Members<'d>,
    pub(super) new: Members<'d>,
}

impl Change<'_> {
    /// The old definition among the documents of the check.
    pub(super) const OLD: Option<usize> = Some(0);

    /// The status in which the update is made, if the old definition has one.
    pub(super) fn status(&self) -> Option<Status> {
        status(&self.old)
    }
}

/// The status of a definition, if it has a good one.
pub(super) fn status(members: &Members<'_>) -> Option<Status> {
    Status::try_from(members.status().node()?.as_i64()?).ok()
}

/// Whether two members mean the same. Order of members and escapes do not count, and one that is empty
/// (null, false, blank, without elements) is as good as absent.
pub(super) fn same(one: Option<Node<'_>>, other: Option<Node<'_>>) -> bool {
    match (one.filter(|it| !is_empty(*it)), other.filter(|it| !is_empty(*it))) {
        (Some(one), Some(other)) => same_values(one, other),
        (None, None) => true,
        _ => false,
    }
}

fn is_empty(node: Node<'_>) -> bool {
    match node.ty() {
        Type::Null => true,
        Type::Boolean => node.as_bool() == Some(false),
        Type::String => node.text().is_some_and(Text::is_blank),
        Type::Number => false,
        Type::Array | Type::Object => node.children().next().is_none(),
    }
}

/// Goes as deep as the documents, whose depth is bounded.
fn same_values(one: Node<'_>, other: Node<'_>) -> bool {
    if one.ty() != other.ty() {
        return false;
    }
    match one.ty() {
        Type::String => one.text() == other.text(),
        Type::Array => {
            let mut others = other.children();
            let paired =
                one.children().all(|it| others.next().is_some_and(|other| same_values(it, other)));
            paired && others.next().is_none()
        }
        Type::Object => {
            let (one, other) = (lasting(one), lasting(other));
            let mut pairs = one.iter().zip(&other);
            one.len() == other.len()
                && pairs.all(|((a, one), (b, other))| a == b && same_values(*one, *other))
        }
        Type::Number => same_numbers(one, other),
        Type::Null | Type::Boolean => one.source() == other.source(),
    }
}

/// `1`, `1.0` and `1e0` are one number; integers are compared to the last digit.
fn same_numbers(one: Node<'_>, other: Node<'_>) -> bool {
    let float = |node: Node<'_>| node.source().parse::<f64>().ok();
    match (one.as_i64(), other.as_i64()) {
        (Some(one), Some(other)) => one == other,
        _ => one.source() == other.source() || float(one) == float(other),
    }
}

/// The members of an object that count, by name. The gateway writes the times itself.
fn lasting(object: Node<'_>) -> Vec<(Cow<'_, str>, Node<'_>)> {
    let named = object.members().map(|(key, node)| (key.decode(), node));
    let counts = |name: &str| !matches!(name, "created_time" | "modified_time");
    let mut members: Vec<_> =
        named.filter(|(name, node)| counts(name) && !is_empty(*node)).collect();
    members.sort_by(|(a, first), (b, later)| (a, first.order()).cmp(&(b, later.order())));
    members
}
