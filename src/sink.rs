//! Where rules put what they find.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use crate::custom::CustomRule;
use crate::document::{Node, Pointer, Span, Type};
use crate::fnv::Fnv;
use crate::limits::Limits;
use crate::report::{Fault, Related, Report, Violation};
use crate::rule::{Level, Rule};
use crate::ruleset::RuleSet;

/// Turns faults into violations of the configured severity, and keeps the number of them bounded.
pub(crate) struct Sink<'r> {
    rules: &'r RuleSet,
    violations: Vec<Violation>,
    counts: [usize; 3],
    /// How many are kept of each rule; counted only once some rule can have reached the limit.
    kept: Vec<usize>,
    /// How many bytes of paths may still be kept.
    paths: usize,
    /// What was reported, where a place can be come by again: its rule and place.
    reported: Option<HashSet<(usize, u32, Option<&'static str>)>>,
    /// The last rule that was asked for, and where it stands: a rule often speaks several times.
    last: Option<(&'static Rule, usize)>,
}

/// How many bytes of paths are kept: a member's name can be a megabyte long.
const PATHS: usize = 8 << 20;

/// Room for the first violations: a good definition has a few notes.
const ROOM: usize = 24;

/// Where a violation is.
#[derive(Clone, Debug)]
pub(crate) enum Place<'d> {
    /// A value, or the name of a member.
    Value(Node<'d>),
    /// A member of this name, which the object does not have.
    Missing(Node<'d>, &'static str),
    /// These bytes of a string as written, counted behind its quote.
    Inside(Node<'d>, Range<usize>),
    /// A place of a document that need not be there any more.
    Kept(&'d Mark),
    /// Bytes of a text that is no document. They are shown behind all that is in one.
    Text(Span),
    /// A part of a request, a name in it, and which of them it is: not in a document.
    Part(&'d str, &'d str, usize),
}

/// A place that outlives its document.
#[derive(Clone, Debug)]
pub(crate) struct Mark {
    pointer: Pointer,
    span: Option<Span>,
    order: u32,
}

impl Mark {
    /// Where a value is.
    pub(crate) fn of(node: Node<'_>) -> Self {
        Mark { pointer: node.pointer(), span: node.span(), order: node.order() }
    }

    /// A member of this name, which the object does not have.
    pub(crate) fn missing(object: Node<'_>, name: &str) -> Self {
        Mark { pointer: Pointer::to(object, Some(name)), ..Mark::opening(object) }
    }

    /// No place: of what is no longer there.
    pub(crate) fn nowhere() -> Self {
        Mark { pointer: Pointer::root(), span: None, order: 0 }
    }

    /// Where an object opens.
    pub(crate) fn opening(node: Node<'_>) -> Self {
        Mark { span: node.opening(), ..Mark::of(node) }
    }
}

impl<'d> From<&'d Mark> for Place<'d> {
    fn from(mark: &'d Mark) -> Self {
        Place::Kept(mark)
    }
}

impl<'d> From<Node<'d>> for Place<'d> {
    fn from(node: Node<'d>) -> Self {
        Place::Value(node)
    }
}

impl<'d> Place<'d> {
    /// A member of this name, there or not.
    pub(crate) fn member(object: Node<'d>, name: &'static str) -> Self {
        object.get(name).map_or(Place::Missing(object, name), Place::Value)
    }
}

impl Place<'_> {
    /// A missing member is shown where its object opens.
    fn span(&self) -> Option<Span> {
        match self {
            Place::Value(node) => node.span(),
            Place::Missing(node, _) => node.opening(),
            Place::Inside(node, range) => node.inside(range),
            Place::Kept(mark) => mark.span,
            Place::Text(span) => Some(*span),
            Place::Part(..) => None,
        }
    }

    fn pointer(&self) -> Pointer {
        match self {
            Place::Value(node) | Place::Inside(node, _) => node.pointer(),
            Place::Missing(node, name) => Pointer::to(*node, Some(name)),
            Place::Kept(mark) => mark.pointer.clone(),
            Place::Text(_) => Pointer::root(),
            Place::Part(part, name, _) => Pointer::part(part, name),
        }
    }

    /// The name of a missing member.
    fn missing(&self) -> Option<&'static str> {
        match self {
            Place::Missing(_, name) => Some(name),
            _ => None,
        }
    }

    /// A hash of the value: of strings as they read, of objects and arrays nothing.
    fn value(&self) -> u64 {
        let mut hash = Fnv::new();
        let text = match self {
            Place::Value(node) => node.text(),
            Place::Inside(node, range) => node.text().map(|text| text.part(range)),
            // Of a place that is kept, whoever keeps it knows the value.
            Place::Missing(..) | Place::Kept(_) | Place::Text(_) | Place::Part(..) => None,
        };
        match (text, self) {
            (Some(text), _) => hash.add_part(&text.decode_bytes()),
            (None, Place::Value(node)) if !matches!(node.ty(), Type::Object | Type::Array) => {
                hash.add_part(node.source().as_bytes());
            }
            _ => {}
        }
        hash.value()
    }

    fn order(&self) -> u32 {
        match self {
            Place::Value(node) | Place::Missing(node, _) => node.order(),
            Place::Inside(node, range) => node.order() + 1 + narrow(range.start),
            Place::Kept(mark) => mark.order,
            Place::Text(span) => BEHIND_ALL | span.start,
            Place::Part(_, _, number) => narrow(*number),
        }
    }
}

/// More than any place in a document: documents are smaller.
const BEHIND_ALL: u32 = 1 << 31;

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl<'r> Sink<'r> {
    pub(crate) fn new(rules: &'r RuleSet) -> Self {
        Sink {
            rules,
            violations: Vec::new(),
            counts: [0; 3],
            kept: Vec::new(),
            paths: PATHS,
            reported: None,
            last: None,
        }
    }

    /// From now on a rule speaks once of a place: what several places refer to is looked at for each of them.
    pub(crate) fn report_places_once(&mut self) {
        self.reported.get_or_insert_default();
    }

    /// The bounds on what is read and reported.
    pub(crate) fn limits(&self) -> &'r Limits {
        &self.rules.limits
    }

    /// Whether the rule of this [number](crate::ruleset::number) is on. Rules that are often off, and say much or
    /// take their time, ask before they look.
    pub(crate) fn is_on(&self, number: usize) -> bool {
        self.rules.level_at(number) != Level::Off
    }

    /// The rules of users that are on.
    pub(crate) fn custom_rules(&self) -> impl Iterator<Item = &'r CustomRule> + use<'r> {
        let rules = self.rules;
        rules.custom_rules().filter(|rule| rules.level(rule.rule()) != Level::Off)
    }

    fn index(&mut self, rule: &'static Rule) -> usize {
        match self.last {
            Some((last, index)) if std::ptr::eq(last, rule) => index,
            _ => {
                let index = self.rules.index(rule);
                self.last = Some((rule, index));
                index
            }
        }
    }

    /// Reports a fault; gives back the violation, if it is kept, for what there is to add.
    #[cold]
    pub(crate) fn report<'d>(
        &mut self,
        at: impl Into<Place<'d>>,
        fault: Fault,
    ) -> Option<&mut Violation> {
        let index = self.index(fault.rule);
        let Level::On(severity) = self.rules.level_at(index) else { return None };
        let at = at.into();
        if let Some(reported) = &mut self.reported
            && !reported.insert((index, at.order(), at.missing()))
        {
            return None;
        }
        self.counts[severity as usize] += 1;
        if severity < self.rules.limits.mildest || self.is_full(index) || self.paths == 0 {
            return None;
        }
        let pointer = at.pointer();
        self.paths = self.paths.saturating_sub(pointer.as_str().len());
        if let Some(kept) = self.kept.get_mut(index) {
            *kept += 1;
        }
        if self.violations.is_empty() {
            self.violations.reserve(ROOM);
        }
        self.violations.push(Violation {
            rule: fault.rule,
            code: fault.code,
            severity,
            pointer,
            span: at.span(),
            message: fault.message,
            related: Vec::new(),
            help: fault.help,
            order: at.order(),
            value: at.value(),
            missing: false,
        });
        self.violations.last_mut()
    }

    /// [`Sink::report`] of a rule and a message.
    #[cold]
    pub(crate) fn add<'d>(
        &mut self,
        rule: &'static Rule,
        at: impl Into<Place<'d>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Option<&mut Violation> {
        self.report(at, Fault::new(rule, message))
    }

    /// Reports what a check of one value says, if it says anything.
    #[inline]
    pub(crate) fn expect<'d>(&mut self, at: impl Into<Place<'d>>, checked: Result<(), Fault>) {
        if let Err(fault) = checked {
            self.report(at, fault);
        }
    }

    /// Whether as many violations of the rule of this number are kept as may be.
    fn is_full(&mut self, index: usize) -> bool {
        let limit = self.rules.limits.violations;
        if self.violations.len() < limit {
            return false;
        }
        if self.kept.is_empty() {
            self.kept = vec![0; self.rules.len()];
            for violation in &self.violations {
                self.kept[self.rules.index(violation.rule)] += 1;
            }
        }
        self.kept[index] >= limit
    }

    pub(crate) fn into_report(self) -> Report {
        Report::new(self.violations, self.counts)
    }
}

impl Violation {
    /// Adds another place that it is about.
    pub(crate) fn relate<'d>(
        &mut self,
        at: impl Into<Place<'d>>,
        message: &'static str,
    ) -> &mut Self {
        self.relate_in(None, at, message)
    }

    /// Adds another place that it is about, in this document (see [`Related::document`]).
    pub(crate) fn relate_in<'d>(
        &mut self,
        document: Option<usize>,
        at: impl Into<Place<'d>>,
        message: &'static str,
    ) -> &mut Self {
        let at = at.into();
        // Most have one.
        self.related.reserve_exact(1);
        self.related.push(Related {
            document,
            pointer: at.pointer(),
            span: at.span(),
            message: message.into(),
        });
        self
    }

    /// Says what to do about it.
    pub(crate) fn advise(&mut self, help: impl Into<Cow<'static, str>>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}
