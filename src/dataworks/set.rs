//! Sets of APIs: what no two of them share.

use super::api::Members;
use super::envelope::{form, member, payload};
use super::kinds::KINDS;
use super::rules::{api_name_unique, api_path_unique};
use crate::document::{Document, Node, Type};
use crate::report::Report;
use crate::rule::{Level, Rule};
use crate::ruleset::RuleSet;
use crate::set::{self, Firsts};
use crate::sink::Sink;

/// Something that no two APIs of a set share.
pub(super) type Unique = set::Unique<fn(&Members<'_>) -> Option<Key>>;

/// What one API has of it. Its owner is its `ApiId`: the state under development and the published one are one API.
pub(super) type Key = set::Key<i64>;

/// In the order of their rules.
static UNIQUE: [Unique; 2] = [api_name_unique::UNIQUE, api_path_unique::UNIQUE];

/// What a document brings into a [`Set`]. It borrows nothing.
#[derive(Clone, Debug, Default)]
pub struct Keys([Vec<Key>; 2]);

impl Keys {
    /// What a document with APIs brings.
    fn of(document: &Document<'_>, rules: &RuleSet) -> Self {
        let are_on = UNIQUE.each_ref().map(|unique| rules.level(unique.rule) != Level::Off);
        let mut keys = Keys::default();
        // What cannot be bound has its violation.
        let silent = RuleSet::none();
        let mut out = Sink::new(&silent);
        for node in apis(document.root()) {
            let mut members = Members::new(node);
            members.bind(&mut out);
            for ((unique, found), is_on) in UNIQUE.iter().zip(&mut keys.0).zip(are_on) {
                if is_on && let Some(key) = (unique.key)(&members) {
                    found.push(key.of(id(&members)));
                }
            }
        }
        keys
    }
}

fn id(members: &Members<'_>) -> Option<i64> {
    members.api_id().node()?.as_i64()
}

/// The APIs in a document: one, an array of them, or those of a list response.
pub(crate) fn apis(root: Node<'_>) -> impl Iterator<Item = Node<'_>> {
    let data = payload(root);
    let list = if data.ty() == Type::Array { Some(data) } else { member(data, "Apis") };
    let one = list.is_none().then_some(data);
    let all = one.into_iter().chain(list.into_iter().flat_map(Node::children));
    all.filter(|node| form(*node).is_some())
}

/// APIs of one or more workspaces, built up one document at a time: no two of a workspace share a name, and no two of a
/// business process share a method and path.
///
/// A document is a request or a read of one API, or a list of reads. APIs of one `ApiId` are one API in several forms,
/// and are not compared. Nor are those without `ProjectId`; requests to update have no name and no `GroupId`.
///
/// ```
/// use apiglint::{Document, RuleSet, dataworks::Set};
///
/// let rules = RuleSet::default();
/// let mut set = Set::new(&rules);
/// let texts = ["ds_1", "ds_2"].map(|group| format!(
///     r#"{{ "ApiName": "stock", "ApiPath": "/stock", "ApiMode": 1, "GroupId": "{group}", "ProjectId": 20417,
///         "RequestMethod": 0 }}"#
/// ));
/// let mut reports = Vec::new();
/// for (number, text) in texts.iter().enumerate() {
///     reports.push(set.add(number, &Document::from_json(text.as_bytes())?));
/// }
/// assert!(reports[0].violations().is_empty());
/// let [violation] = reports[1].violations() else { panic!("{}", reports[1]) };
/// assert_eq!((violation.rule.id, violation.pointer.as_str()), ("dataworks/api-name-unique", "/ApiName"));
/// assert_eq!(violation.related[0].document, Some(0));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct Set<'r> {
    rules: &'r RuleSet,
    firsts: Firsts<i64, 2>,
}

impl<'r> Set<'r> {
    /// A set without APIs. It knows the rules about sets alone.
    pub fn new(rules: &'r RuleSet) -> Self {
        Set { rules, firsts: Firsts::default() }
    }

    /// Whether it can break a rule.
    pub(crate) fn has_rule(rule: &Rule) -> bool {
        UNIQUE.iter().any(|unique| unique.rule == rule)
    }

    /// Adds a document; reports, at its own members, where it shares what the documents before it have, or what it has
    /// itself further up. [`Related::document`](crate::Related::document) is the `number` of the earlier one.
    pub fn add(&mut self, number: usize, document: &Document<'_>) -> Report {
        self.admit(number, Keys::of(document, self.rules))
    }

    /// The part of [`Set::add`] that needs the document, for threads that read documents for the one that has the set.
    /// Both are to use the same rules.
    pub fn keys(document: &Document<'_>, rules: &RuleSet) -> Keys {
        Keys::of(document, rules)
    }

    /// [`Set::add`], of the keys of a document.
    pub fn admit(&mut self, number: usize, keys: Keys) -> Report {
        self.admit_as(number, keys, self.rules)
    }

    /// [`Set::admit`], at the levels of other rules than the set's.
    pub(crate) fn admit_as(&mut self, number: usize, keys: Keys, rules: &RuleSet) -> Report {
        let mut out = Sink::new(rules);
        self.firsts.admit(&UNIQUE, number, keys.0, &mut out);
        out.into_report()
    }
}

/// Checks documents that belong together: each as [`check`](crate::check()) does, and all as a [`Set`]. One report a
/// document.
///
/// ```
/// use apiglint::{Document, RuleSet, dataworks};
///
/// let text = r#"{ "ApiName": "stock", "ApiPath": "/stock", "ApiMode": 2, "GroupId": "ds_1", "ProjectId": 20417,
///     "RequestMethod": 0, "ResponseContentType": 0, "Protocols": "1", "Timeout": 3000, "VisibleRange": 0,
///     "ApiDescription": "what there is", "RegistrationDetails": "{}" }"#;
/// let documents = [text, text].map(|text| Document::from_json(text.as_bytes()).unwrap());
/// let reports = dataworks::check_set(&documents, &RuleSet::default());
/// let lines: Vec<_> = reports.iter().map(ToString::to_string).collect();
/// assert_eq!(lines, [
///     "",
///     "error: /ApiName cannot be the name of another API of its workspace [dataworks/api-name-unique]\n\
///      error: /ApiPath cannot be the path of another API of this method in its business process [dataworks/api-path-unique]",
/// ]);
/// ```
pub fn check_set<'d>(
    documents: impl IntoIterator<Item = &'d Document<'d>>,
    rules: &RuleSet,
) -> Vec<Report> {
    let mut set = Set::new(rules);
    let check = |(number, document): (usize, &Document<'_>)| {
        let kind = KINDS.iter().find(|kind| (kind.tells)(document.root()));
        let report = kind.map(|kind| kind.check(document, rules)).unwrap_or_default();
        report.merge(set.add(number, document))
    };
    documents.into_iter().enumerate().map(check).collect()
}
