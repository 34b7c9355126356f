//! The script of an API, read once for the rules about it.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::Range;

use super::api::Api;
use super::details::{Details, Own};
use super::integers::SqlMode;
use crate::document::{Node, Text};
use crate::sink::Place;
use crate::sql;

/// A script that is there.
pub(super) struct ScriptText<'d> {
    node: Node<'d>,
    written: Text<'d>,
    pub(super) sql: Cow<'d, str>,
    /// What the API says; reads of APIs under development do not.
    pub(super) mode: Option<SqlMode>,
    /// The last place that was asked for: rules ask in the order of the text.
    last: Cell<(usize, usize)>,
}

impl<'d> ScriptText<'d> {
    /// The script of these details; none if they have none.
    pub(super) fn of(api: &Api<'d>, details: &Details<'d>) -> Option<Self> {
        let Own::Script(script) = &details.own else { return None };
        let (node, written) = script.script().filled()?;
        let mode = api.members.sql_mode().node().and_then(|node| SqlMode::of(node.as_i64()?));
        Some(ScriptText { node, written, sql: written.decode(), mode, last: Cell::default() })
    }

    /// Whether tags mean something in it: where nothing says so, if it has some.
    pub(super) fn is_advanced(&self) -> bool {
        match self.mode {
            Some(mode) => mode == SqlMode::Advanced,
            None => sql::first_tag(&self.sql).is_some(),
        }
    }

    /// Where bytes of the script are written.
    pub(super) fn place(&self, bytes: &Range<usize>) -> Place<'d> {
        let mut last = self.last.get();
        let range = self.written.written_range_from(&mut last, bytes);
        self.last.set(last);
        Place::Inside(self.node, range)
    }

    /// The names that it takes from its caller, each with its first place, in their order.
    pub(super) fn uses(&self) -> Vec<(&str, Range<usize>)> {
        let mut uses = Vec::new();
        if self.is_advanced() {
            sql::uses(&self.sql, |name, range| uses.push((name, range)));
        } else {
            sql::placeholders(&self.sql, |name, range| uses.push((name, range)));
        }
        uses.sort_by(|(a, first), (b, later)| (a, first.start).cmp(&(b, later.start)));
        uses.dedup_by_key(|(name, _)| *name);
        uses.sort_by_key(|(_, range)| range.start);
        uses
    }
}
