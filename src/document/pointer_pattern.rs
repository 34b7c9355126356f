//! Paths with wildcards: which of the values of a document are meant.

use std::fmt;

use super::{Node, Type, pointer};
use crate::error::Error;

/// A JSON Pointer in which `*` stands for any one step, and `**` for any number of them, none included.
///
/// `~0` and `~1` stand for `~` and `/`, as in every pointer; the empty pattern is the document itself. A pattern has at most
/// 32 steps and 1,000 characters, and holds a document against all of it at once: the time grows with the size of the document,
/// whatever the pattern.
///
/// ```
/// use apiglint::PointerPattern;
///
/// let names = PointerPattern::new("/parameters/*/name")?;
/// assert!(names.matches("/parameters/3/name"));
/// assert!(!names.matches("/parameters/name"));
/// assert!(PointerPattern::new("/**/name")?.matches("/name"));
/// assert_eq!(PointerPattern::new("name").unwrap_err().to_string(), "the path must begin with '/'");
/// # Ok::<(), apiglint::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PointerPattern {
    text: Box<str>,
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Named(String),
    Any,
    AnyNumber,
}

/// Steps; and so states fit into [`States`].
const STEPS: usize = 32;
/// Characters.
const LENGTH: usize = 1000;

/// How much of a pattern the steps so far can stand for: the n-th bit, that its first n steps are done.
#[derive(Clone, Copy, PartialEq, Eq)]
struct States(u64);

impl States {
    const NONE: States = States(0);

    fn has(self, steps: usize) -> bool {
        self.0 & (1 << steps) != 0
    }
}

impl PointerPattern {
    /// Reads a pattern.
    pub fn new(pattern: &str) -> Result<Self, Error> {
        let length = pattern.chars().count();
        if length > LENGTH {
            let reason = format!("the path must be at most {LENGTH} characters long, not {length}");
            return Err(Error::bad_custom_rule(reason));
        }
        if !pattern.is_empty() && !pattern.starts_with('/') {
            return Err(Error::bad_custom_rule("the path must begin with '/'"));
        }
        let Some(steps) = pointer::steps(pattern) else {
            return Err(Error::bad_custom_rule("'~' in a path must be written '~0'"));
        };
        let step = |step: std::borrow::Cow<'_, str>| match &*step {
            "*" => Step::Any,
            "**" => Step::AnyNumber,
            _ => Step::Named(step.into_owned()),
        };
        let steps: Vec<_> = steps.map(step).collect();
        if steps.len() > STEPS {
            let reason = format!("the path must have at most {STEPS} steps, not {}", steps.len());
            return Err(Error::bad_custom_rule(reason));
        }
        Ok(PointerPattern { text: pattern.into(), steps })
    }

    /// The path to a member of the document itself.
    pub(crate) fn member(name: &str) -> Result<Self, Error> {
        Self::new(&format!("/{}", name.replace('~', "~0").replace('/', "~1")))
            .map(|pattern| PointerPattern { steps: vec![Step::Named(name.into())], ..pattern })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether a JSON Pointer is one of those that are meant.
    pub fn matches(&self, pointer: &str) -> bool {
        let Some(mut steps) = pointer::steps(pointer) else { return false };
        let states = steps.try_fold(self.begin(), |states, step| {
            Some(self.advance(states, |name| *step == *name)).filter(|next| *next != States::NONE)
        });
        states.is_some_and(|states| states.has(self.steps.len()))
    }

    /// Hands on each value below a node, or the node, whose path from there is meant; in document order.
    pub(crate) fn visit<'d>(&self, from: Node<'d>, found: &mut impl FnMut(Node<'d>)) {
        self.descend(from, self.begin(), found);
    }

    /// What stands before its last step, and the name there; none if it has no name.
    pub(crate) fn split_name(&self) -> Option<(Self, &str)> {
        let (Step::Named(name), steps) = self.steps.split_last()? else { return None };
        let text = self.text.rsplit_once('/').map_or("", |(text, _)| text);
        Some((PointerPattern { text: text.into(), steps: steps.into() }, name))
    }

    /// It goes as deep as the document, whose depth is bounded.
    fn descend<'d>(&self, node: Node<'d>, states: States, found: &mut impl FnMut(Node<'d>)) {
        if states.has(self.steps.len()) {
            found(node);
        }
        if !matches!(node.ty(), Type::Object | Type::Array) {
            return;
        }
        for child in node.children() {
            let next = self.advance(states, |name| is_called(child, name));
            if next != States::NONE {
                self.descend(child, next, found);
            }
        }
    }

    fn begin(&self) -> States {
        self.skip(States(1))
    }

    /// One step further.
    fn advance(&self, states: States, is_called: impl Fn(&str) -> bool) -> States {
        let mut next = 0;
        for (number, step) in self.steps.iter().enumerate().filter(|&(done, _)| states.has(done)) {
            next |= match step {
                Step::AnyNumber => 1 << number,
                Step::Any => 2 << number,
                Step::Named(name) if is_called(name) => 2 << number,
                Step::Named(_) => 0,
            };
        }
        self.skip(States(next))
    }

    /// `**` can stand for nothing.
    fn skip(&self, states: States) -> States {
        self.steps.iter().enumerate().fold(states, |states, (number, step)| {
            let skips = *step == Step::AnyNumber && states.has(number);
            States(states.0 | u64::from(skips) << (number + 1))
        })
    }
}

/// Whether a member has this name, or an element this number.
fn is_called(child: Node<'_>, name: &str) -> bool {
    match (child.key(), child.element()) {
        (Some(key), _) => key == *name,
        (None, Some(number)) => pointer::is_index(name) && name.parse() == Ok(number),
        (None, None) => false,
    }
}

impl fmt::Display for PointerPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
