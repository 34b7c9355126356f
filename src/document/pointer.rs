//! JSON Pointers ([RFC 6901](https://www.rfc-editor.org/rfc/rfc6901)).

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

use super::Node;

/// The path from the root of a document to one of its values, such as `/parameters/0/name`.
#[derive(Clone)]
pub struct Pointer(Repr);

/// Which of the steps of a path are numbers of elements, and not names that are digits: the n-th bit, the n-th step
/// from the end.
#[derive(Clone, Copy, Default)]
struct Elements(u32);

impl Elements {
    /// Further from the end, what reads like a number is taken for one.
    const KNOWN: u32 = u32::BITS;

    fn add(&mut self, step: u32) {
        self.0 |= 1u32.checked_shl(step).unwrap_or_default();
    }

    fn has(self, step: u32, text: &str) -> bool {
        if step < Self::KNOWN { self.0 >> step & 1 == 1 } else { is_index(text) }
    }
}

/// The pointers of a definition fit in place, so that reporting does not allocate. They are built from
/// their ends, and lie at the end.
#[derive(Clone)]
enum Repr {
    Inline { start: u8, bytes: [u8; INLINE], elements: Elements },
    Heap(Box<str>, Elements),
}

const INLINE: usize = 39;

impl Pointer {
    /// The pointer to the root.
    pub fn root() -> Self {
        Pointer(Repr::Heap(Box::default(), Elements::default()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Inline { start, bytes, .. } => {
                str::from_utf8(&bytes[usize::from(*start)..]).unwrap_or_default()
            }
            Repr::Heap(text, _) => text,
        }
    }

    fn elements(&self) -> Elements {
        match self.0 {
            Repr::Inline { elements, .. } | Repr::Heap(_, elements) => elements,
        }
    }

    /// The name of the innermost member on the path: `name` of `/parameters/0/name`, `apis` of `/apis/3`.
    pub fn member(&self) -> Option<Cow<'_, str>> {
        self.names().find(|step| !step.is_empty()).map(unescape)
    }

    /// Its steps as written, from the last to the first, but for the numbers of elements.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        let path = self.as_str();
        // What is before the first slash is no step.
        let steps = path.rsplit('/').take(path.matches('/').count());
        let steps = (0..).zip(steps).filter(|&(number, step)| !self.elements().has(number, step));
        steps.map(|(_, step)| step)
    }

    /// The pointer to a part of something that is no document, such as a header of a request.
    pub(crate) fn part(part: &str, name: &str) -> Self {
        let mut path = format!("/{part}");
        if !name.is_empty() {
            push_step(&mut path, name.chars());
        }
        Pointer(Repr::Heap(path.into(), Elements::default()))
    }

    /// The same, behind a path.
    pub(crate) fn under(&self, path: &str) -> Self {
        Pointer(Repr::Heap(format!("{path}{}", self.as_str()).into(), self.elements()))
    }

    /// The pointer to a node, or to a member that it does not have.
    pub(crate) fn to(node: Node<'_>, member: Option<&str>) -> Self {
        let mut end =
            End { start: INLINE, bytes: [0; INLINE], steps: 0, elements: Elements::default() };
        if end.prepend_path(node, member).is_some() {
            // It fits, so that its start does.
            let start = u8::try_from(end.start).unwrap_or_default();
            return Pointer(Repr::Inline { start, bytes: end.bytes, elements: end.elements });
        }
        let member = member.map(str::chars).into_iter().flatten();
        long(node, member)
    }
}

/// A path in the making, from its end.
struct End {
    start: usize,
    bytes: [u8; INLINE],
    /// How many there are so far.
    steps: u32,
    elements: Elements,
}

impl End {
    /// None if the path does not fit, or has a character to be escaped in it.
    fn prepend_path(&mut self, mut node: Node<'_>, member: Option<&str>) -> Option<()> {
        if let Some(member) = member {
            self.prepend_step(member.as_bytes())?;
        }
        loop {
            while let Some(parent) = node.parent() {
                match node.key() {
                    Some(key) => self.prepend_step(key.plain_bytes()?)?,
                    None => self.prepend_number(node.element()?)?,
                }
                node = parent;
            }
            let Some(string) = node.around() else { return Some(()) };
            node = string;
        }
    }

    fn prepend_step(&mut self, step: &[u8]) -> Option<()> {
        let start = self.start.checked_sub(step.len() + 1)?;
        if step.iter().any(|byte| matches!(byte, b'~' | b'/')) {
            return None;
        }
        let room = &mut self.bytes[start..self.start];
        room[0] = b'/';
        room[1..].copy_from_slice(step);
        self.start = start;
        self.steps += 1;
        Some(())
    }

    fn prepend_number(&mut self, mut number: u32) -> Option<()> {
        self.elements.add(self.steps);
        loop {
            self.start = self.start.checked_sub(1)?;
            self.bytes[self.start] = b'0' + (number % 10) as u8;
            number /= 10;
            if number == 0 {
                return self.prepend_step(b"");
            }
        }
    }
}

/// A path that is long or has characters to be escaped.
#[cold]
fn long(node: Node<'_>, member: impl Iterator<Item = char>) -> Pointer {
    let mut ancestors = vec![node];
    let mut last = node;
    while let Some(parent) = last.parent().or_else(|| last.around()) {
        ancestors.push(parent);
        last = parent;
    }
    let mut member = member.peekable();
    let mut steps = u32::from(member.peek().is_some());
    let mut elements = Elements::default();
    for node in &ancestors {
        if node.key().is_none() && node.element().is_some() {
            elements.add(steps);
        }
        steps += u32::from(node.parent().is_some());
    }
    let mut path = String::new();
    for node in ancestors.into_iter().rev() {
        match (node.key(), node.element()) {
            (Some(key), _) => push_step(&mut path, key.chars()),
            (None, Some(number)) => push_step(&mut path, number.to_string().chars()),
            // A root.
            (None, None) => {}
        }
    }
    if member.peek().is_some() {
        push_step(&mut path, member);
    }
    Pointer(Repr::Heap(path.into(), elements))
}

fn push_step(path: &mut String, step: impl Iterator<Item = char>) {
    path.push('/');
    for c in step {
        match c {
            '~' => path.push_str("~0"),
            '/' => path.push_str("~1"),
            c => path.push(c),
        }
    }
}

impl Node<'_> {
    /// The path to it.
    pub fn pointer(self) -> Pointer {
        Pointer::to(self, None)
    }
}

/// The steps of a pointer; none if the text is not a pointer.
pub(super) fn steps(pointer: &str) -> Option<impl Iterator<Item = Cow<'_, str>>> {
    let escaped = pointer.split('~').skip(1).all(|behind| behind.starts_with(['0', '1']));
    let mut steps = pointer.split('/');
    (escaped && steps.next() == Some("")).then(|| steps.map(unescape))
}

/// Whether a step names an element: digits, no leading zero.
pub(super) fn is_index(step: &str) -> bool {
    !step.is_empty()
        && step.bytes().all(|byte| byte.is_ascii_digit())
        && (step == "0" || !step.starts_with('0'))
}

fn unescape(step: &str) -> Cow<'_, str> {
    if step.contains('~') {
        Cow::Owned(step.replace("~1", "/").replace("~0", "~"))
    } else {
        Cow::Borrowed(step)
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Pointer {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Pointer {}

impl PartialEq<str> for Pointer {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Pointer {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialOrd for Pointer {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pointer {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Serialize for Pointer {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
