//! Lifecycles as tables: which action leads from which state to which.
//!
//! One table answers what is legal, finds the shortest way, and draws itself.

use std::fmt::{self, Display, Write};
use std::ptr;

/// A lifecycle: the states of a thing, and every step between them that is permitted.
///
/// What no step permits is illegal. Of two steps from one state by one action, the first counts.
///
/// ```
/// use apiglint::{Lifecycle, Step};
///
/// static DOOR: Lifecycle<&str, &str> = Lifecycle::new(&["closed", "open"], &[
///     Step::begin("hang", "closed"),
///     Step::new("closed", "open", "open").when("it is not locked"),
///     Step::new("closed", "kick", "open"),
///     Step::new("open", "close", "closed"),
/// ]);
///
/// assert_eq!(DOOR.apply(Some("open"), "close").and_then(|step| step.to), Some("closed"));
/// assert!(DOOR.apply(Some("open"), "kick").is_none());
/// assert_eq!(DOOR.plan(None, Some("open")), Some(vec!["hang", "kick"]));
/// assert!(DOOR.actions_between(Some("closed"), Some("open")).eq(["open", "kick"]));
/// assert!(DOOR.mermaid().contains("s0 --> s1: open [it is not locked], kick"));
/// ```
#[derive(Debug)]
pub struct Lifecycle<S: 'static, A: 'static> {
    states: &'static [S],
    steps: &'static [Step<S, A>],
}

/// A permitted step. A state of `None` is that of a thing that does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step<S, A> {
    /// The state in which the action is legal.
    pub from: Option<S>,
    /// The action.
    pub action: A,
    /// The state in which it ends.
    pub to: Option<S>,
    /// What else must hold, if anything: the table says it, whoever applies the step checks it.
    pub condition: Option<&'static str>,
}

impl<S: Copy, A: Copy> Step<S, A> {
    /// From a state to a state, which can be the same.
    pub const fn new(from: S, action: A, to: S) -> Self {
        Step { from: Some(from), action, to: Some(to), condition: None }
    }

    /// Brings the thing into existence.
    pub const fn begin(action: A, to: S) -> Self {
        Step { from: None, action, to: Some(to), condition: None }
    }

    /// Makes an end of the thing.
    pub const fn end(from: S, action: A) -> Self {
        Step { from: Some(from), action, to: None, condition: None }
    }

    /// Legal only when this holds.
    #[must_use]
    pub const fn when(self, condition: &'static str) -> Self {
        Step { from: self.from, action: self.action, to: self.to, condition: Some(condition) }
    }
}

impl<S: Copy + Eq, A: Copy + Eq> Lifecycle<S, A> {
    /// The states, in the order in which drawings number them, and the steps.
    pub const fn new(states: &'static [S], steps: &'static [Step<S, A>]) -> Self {
        Lifecycle { states, steps }
    }

    /// The states.
    pub fn states(&self) -> &'static [S] {
        self.states
    }

    /// Every step, in the order of the table.
    pub fn steps(&self) -> &'static [Step<S, A>] {
        self.steps
    }

    /// The step that an action takes; none if the action is illegal here.
    pub fn apply(&self, state: Option<S>, action: A) -> Option<&'static Step<S, A>> {
        self.steps.iter().find(|step| step.from == state && step.action == action)
    }

    /// The actions that lead from one state to another in one step, those with a condition included.
    pub fn actions_between(&self, from: Option<S>, to: Option<S>) -> impl Iterator<Item = A> {
        let steps = self.counting().filter(move |step| step.from == from && step.to == to);
        steps.map(|step| step.action)
    }

    /// The steps that some action takes.
    fn counting(&self) -> impl Iterator<Item = &'static Step<S, A>> {
        let taken = |step: &Step<S, A>| self.apply(step.from, step.action);
        self.steps.iter().filter(move |step| taken(step).is_some_and(|it| ptr::eq(it, *step)))
    }

    /// The shortest legal path from one state to another; of several, the one that the table has first.
    ///
    /// It takes no step that has a condition, and does not make an end of the thing to begin anew: it is
    /// legal for every thing in this state. Empty if nothing is to be done, `None` if there is no path.
    pub fn plan(&self, from: Option<S>, to: Option<S>) -> Option<Vec<A>> {
        self.plan_with(from, to, |step| step.condition.is_none())
    }

    /// [`Lifecycle::plan`] for a thing of which more is known: it takes the steps that are possible.
    ///
    /// ```
    /// use apiglint::{Lifecycle, Step};
    ///
    /// static DOOR: Lifecycle<&str, &str> = Lifecycle::new(&["closed", "open"], &[
    ///     Step::new("closed", "open", "open").when("it is not locked"),
    /// ]);
    ///
    /// assert_eq!(DOOR.plan(Some("closed"), Some("open")), None);
    /// assert_eq!(DOOR.plan_with(Some("closed"), Some("open"), |_| true), Some(vec!["open"]));
    /// ```
    pub fn plan_with(
        &self,
        from: Option<S>,
        to: Option<S>,
        is_possible: impl Fn(&Step<S, A>) -> bool,
    ) -> Option<Vec<A>> {
        // The states in the order in which they are reached, each with the step that reaches it first.
        let mut reached = vec![(from, None)];
        let mut next = 0;
        while let Some(&(state, _)) = reached.get(next) {
            if state == to {
                return Some(walk_back(&reached, next));
            }
            let steps = self.counting().filter(|step| step.from == state);
            for step in steps.filter(|step| is_possible(step)) {
                let is_new = reached.iter().all(|(known, _)| *known != step.to);
                // What has come to its end is no stage on the way.
                if is_new && (step.to.is_some() || step.to == to) {
                    reached.push((step.to, Some((next, step.action))));
                }
            }
            next += 1;
        }
        None
    }
}

/// The actions that have led to a place in the list.
fn walk_back<S, A: Copy>(reached: &[(S, Option<(usize, A)>)], mut at: usize) -> Vec<A> {
    let mut path = Vec::new();
    while let Some(&(_, Some((before, action)))) = reached.get(at) {
        path.push(action);
        at = before;
    }
    path.reverse();
    path
}

/// A line of a drawing: two states and the actions between them.
struct Arrow<S> {
    from: Option<S>,
    to: Option<S>,
    label: String,
}

impl<S: Copy + Eq + Display, A: Copy + Eq + Display> Lifecycle<S, A> {
    /// As a [Mermaid](https://mermaid.js.org) state diagram, which GitHub and GitLab draw. Its labels cannot hold
    /// line ends, `:` and `;`; these become blanks.
    pub fn mermaid(&self) -> String {
        let mut text = String::from("stateDiagram-v2\n");
        for (number, state) in self.states.iter().enumerate() {
            let label = plain(&state.to_string());
            add(&mut text, format_args!("    s{number}: {label}\n"));
        }
        let name = |state| self.number(state).map_or("[*]".into(), |number| format!("s{number}"));
        for Arrow { from, to, label } in self.arrows() {
            let (from, to, label) = (name(from), name(to), plain(&label));
            add(&mut text, format_args!("    {from} --> {to}: {label}\n"));
        }
        text
    }

    /// As [DOT](https://graphviz.org/doc/info/lang.html), which Graphviz draws.
    pub fn dot(&self) -> String {
        let mut text = String::from("digraph lifecycle {\n    node [shape=box, style=rounded];\n");
        let arrows = self.arrows();
        if arrows.iter().any(|arrow| arrow.from.is_none()) {
            text.push_str("    begin [shape=circle, style=filled, label=\"\", width=0.2];\n");
        }
        if arrows.iter().any(|arrow| arrow.to.is_none()) {
            text.push_str("    end [shape=doublecircle, style=filled, label=\"\", width=0.15];\n");
        }
        for (number, state) in self.states.iter().enumerate() {
            let label = quoted(&state.to_string());
            add(&mut text, format_args!("    s{number} [label={label}];\n"));
        }
        for Arrow { from, to, label } in arrows {
            let name = |state, other: &str| {
                self.number(state).map_or(other.into(), |number| format!("s{number}"))
            };
            let (from, to, label) = (name(from, "begin"), name(to, "end"), quoted(&label));
            add(&mut text, format_args!("    {from} -> {to} [label={label}];\n"));
        }
        text.push_str("}\n");
        text
    }

    fn number(&self, state: Option<S>) -> Option<usize> {
        self.states.iter().position(|known| Some(*known) == state)
    }

    /// The steps, those between the same two states in one.
    fn arrows(&self) -> Vec<Arrow<S>> {
        let mut arrows: Vec<Arrow<S>> = Vec::new();
        for step in self.counting() {
            let known = arrows.iter().position(|it| (it.from, it.to) == (step.from, step.to));
            let at = known.unwrap_or_else(|| {
                arrows.push(Arrow { from: step.from, to: step.to, label: String::new() });
                arrows.len() - 1
            });
            let Some(Arrow { label, .. }) = arrows.get_mut(at) else { continue };
            let comma = if label.is_empty() { "" } else { ", " };
            add(label, format_args!("{comma}{}", step.action));
            if let Some(condition) = step.condition {
                add(label, format_args!(" [{condition}]"));
            }
        }
        arrows
    }
}

/// Actions as messages list them: `submit, publish`.
pub(crate) fn listed(actions: &[impl Display]) -> String {
    actions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn add(text: &mut String, what: fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = text.write_fmt(what);
}

/// A label of Mermaid.
fn plain(text: &str) -> String {
    text.replace(['\n', '\r', ':', ';'], " ")
}

/// A string of DOT.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
