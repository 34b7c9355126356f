//! Two versions of a file: which definition was which, and whether it may have changed as it did.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};

use crate::document::{Document, Node};
use crate::kind::DocumentKind;
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::{dataworks, roma};

/// What [`check_changes`] found out.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Changes {
    /// Of each new document, what has changed in it that cannot.
    pub documents: Vec<Report>,
    /// What is wrong with leaving out the definitions that are gone. It has no place but in the old documents.
    pub gone: Report,
}

/// Compares the definitions and APIs of a file with those of an older version of it: what cannot change has not, and
/// none is gone that is in service. What is wrong with either version by itself is not reported.
///
/// Each version is the documents of the file. They are taken as this kind, or else as what they are. A definition was
/// the one that had its id, or else its name in its application or workspace, or else its name, or else its place among the
/// definitions of the file; two that have different ids are never taken for one. [`Related::document`](crate::Related::document)
/// of the old version is 0, whichever of its documents it is.
///
/// ```
/// use apiglint::{Document, RuleSet, check_changes};
///
/// let old = br#"[{ "id": "1", "path": "/a", "method": "GET", "roma_app_id": "a1", "status": 4 },
///                { "id": "2", "path": "/b", "method": "GET", "roma_app_id": "a1", "status": 4 }]"#;
/// let new = br#"[{ "id": "2", "path": "/c", "method": "GET", "roma_app_id": "a1", "status": 4 }]"#;
/// let [old, new] = [Document::from_json(old)?, Document::from_json(new)?];
/// let changes = check_changes(&[old], &[new], None, &RuleSet::default());
/// let frozen = &changes.documents[0].violations()[0];
/// assert_eq!(frozen.to_string(), "error: /0/path cannot change in status 4 (deployed) [roma/frozen]");
/// assert_eq!(frozen.related[0].pointer, "/1/path");
/// assert_eq!(changes.gone.to_string(), "warning: the document cannot drop a definition in status 4 (deployed): it is in \
///     service [roma/delete-deployed]");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check_changes(
    old: &[Document<'_>],
    new: &[Document<'_>],
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> Changes {
    let (before, after) = (things(old, kind), things(new, kind));
    let mut outs: Vec<_> = new.iter().map(|_| Sink::new(rules)).collect();
    let mut gone = Sink::new(rules);
    let mut is_gone = vec![true; before.len()];
    for (thing, partner) in after.iter().zip(partners(&before, &after)) {
        let Some(was) = partner.and_then(|number| before.get(number)) else { continue };
        is_gone[partner.unwrap_or_default()] = false;
        if let Some(out) = outs.get_mut(thing.document) {
            thing.dialect.check_change(was.node, thing.node, out);
        }
    }
    for (thing, _) in before.iter().zip(is_gone).filter(|(_, is_gone)| *is_gone) {
        thing.dialect.check_gone(thing.node, &mut gone);
    }
    let documents = outs.into_iter().map(Sink::into_report).collect();
    Changes { documents, gone: gone.into_report() }
}

/// A definition or an API.
struct Thing<'d> {
    node: Node<'d>,
    dialect: Dialect,
    /// The number of its document.
    document: usize,
    named: Named<'d>,
}

/// By what it is told from others.
#[derive(Default)]
pub(crate) struct Named<'d> {
    pub(crate) id: Option<Cow<'d, str>>,
    /// The application or workspace in which its name is its own.
    pub(crate) owner: Option<Cow<'d, str>>,
    pub(crate) name: Option<Cow<'d, str>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Dialect {
    Roma,
    Dataworks,
}

impl Dialect {
    fn named(self, node: Node<'_>) -> Named<'_> {
        match self {
            Dialect::Roma => roma::named(node),
            Dialect::Dataworks => dataworks::named(node),
        }
    }

    fn check_change(self, old: Node<'_>, new: Node<'_>, out: &mut Sink<'_>) {
        match self {
            Dialect::Roma => roma::check_changes_at(old, new, out),
            Dialect::Dataworks => dataworks::check_changes_at(old, new, out),
        }
    }

    fn check_gone(self, old: Node<'_>, out: &mut Sink<'_>) {
        match self {
            Dialect::Roma => roma::check_gone_at(old, out),
            Dialect::Dataworks => dataworks::check_gone_at(old, out),
        }
    }
}

/// The definitions and APIs of a file, in order.
fn things<'d>(
    documents: &'d [Document<'d>],
    kind: Option<&'static DocumentKind>,
) -> Vec<Thing<'d>> {
    let mut things = Vec::new();
    for (number, document) in documents.iter().enumerate() {
        let mut add = |dialect: Dialect, node: Node<'d>| {
            things.push(Thing { node, dialect, document: number, named: dialect.named(node) });
        };
        match kind.or_else(|| DocumentKind::of(document)) {
            Some(kind) if roma::kinds::is_of_definitions(kind) => {
                roma::kinds::definitions(document.root()).for_each(|it| add(Dialect::Roma, it));
            }
            Some(kind) if dataworks::kinds::is_of_apis(kind) => {
                dataworks::apis(document.root()).for_each(|it| add(Dialect::Dataworks, it));
            }
            _ => {}
        }
    }
    things
}

/// What two versions of one thing share.
#[derive(PartialEq, Eq, Hash)]
enum Key<'t> {
    Id(&'t str),
    Name(Option<&'t str>, &'t str),
    Place(usize),
}

/// The ways to tell that two things are one, the surest first.
const KEYS: [for<'t> fn(usize, &'t Named<'_>) -> Option<Key<'t>>; 4] = [
    |_, it| it.id.as_deref().map(Key::Id),
    |_, it| Some(Key::Name(Some(it.owner.as_deref()?), it.name.as_deref()?)),
    |_, it| Some(Key::Name(None, it.name.as_deref()?)),
    |number, _| Some(Key::Place(number)),
];

/// Of each new thing, which of the old ones it was. Those that share a key are taken in their order.
fn partners(old: &[Thing<'_>], new: &[Thing<'_>]) -> Vec<Option<usize>> {
    let mut partners = vec![None; new.len()];
    let mut is_free = vec![true; old.len()];
    for key in KEYS {
        let mut free: HashMap<_, VecDeque<usize>> = HashMap::new();
        for (number, thing) in old.iter().enumerate().filter(|(number, _)| is_free[*number]) {
            if let Some(key) = key(number, &thing.named) {
                free.entry((thing.dialect, key)).or_default().push_back(number);
            }
        }
        for (number, thing) in new.iter().enumerate() {
            let None = partners[number] else { continue };
            let Some(key) = key(number, &thing.named) else { continue };
            let Some(candidates) = free.get_mut(&(thing.dialect, key)) else { continue };
            if candidates.front().is_some_and(|it| may_be_one(&old[*it].named, &thing.named)) {
                partners[number] = candidates.pop_front();
            }
        }
        for number in partners.iter().flatten() {
            is_free[*number] = false;
        }
    }
    partners
}

fn may_be_one(old: &Named<'_>, new: &Named<'_>) -> bool {
    old.id.is_none() || new.id.is_none() || old.id == new.id
}
