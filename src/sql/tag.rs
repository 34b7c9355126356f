//! Tags of MyBatis in advanced SQL: whether they are known and balanced, and what they and the SQL between them refer to.

use std::ops::Range;

use super::scan::{Scanner, name};
use super::token::{Kind, Token, Tokens, tag_name};

/// What is wrong with a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum TagFault {
    /// DataService has no such tag.
    Unknown(Range<usize>),
    /// It has no `>`.
    Cut(Range<usize>),
    /// It ends nothing, or not what was begun last: that stands at the second place.
    Unmatched(Range<usize>, Option<Range<usize>>),
    /// Nothing ends it.
    Open(Range<usize>),
}

/// "Advanced SQL": the tags that DataService takes.
pub(crate) const KNOWN_TAGS: [&str; 7] =
    ["if", "choose", "when", "otherwise", "trim", "foreach", "where"];

/// How many `foreach` are looked at inside each other.
const DEEPEST: usize = 32;

/// A tag, taken apart.
struct Tag<'s> {
    name: &'s str,
    /// Of the script.
    start: usize,
    text: &'s str,
    is_end: bool,
    is_empty: bool,
}

impl<'s> Tag<'s> {
    fn new(script: &'s str, token: &Token) -> Self {
        let text = &script[token.range.clone()];
        let inside = text.trim_start_matches('<');
        let is_end = inside.starts_with('/');
        let inside = inside.trim_start_matches('/');
        let name = &inside[..tag_name(inside)];
        Tag { name, start: token.range.start, text, is_end, is_empty: text.ends_with("/>") }
    }

    /// The place of an attribute's value.
    fn attribute(&self, name: &str) -> Option<Range<usize>> {
        // Behind the `<`, so that it is not read as a tag once more.
        let inside = self.text.get(1..)?;
        let mut before = ["", ""];
        for token in Tokens::new(inside, false).filter(|token| token.kind != Kind::Space) {
            let is_value = matches!(token.kind, Kind::Literal | Kind::Identifier) && token.is_whole;
            if is_value && before == [name, "="] {
                let start = self.start + 1;
                return Some(start + token.range.start + 1..start + token.range.end - 1);
            }
            before = [before[1], &inside[token.range]];
        }
        None
    }
}

fn tags(script: &str) -> impl Iterator<Item = (Token, Tag<'_>)> {
    Tokens::new(script, true).filter(|token| token.kind == Kind::Tag).map(|token| {
        let tag = Tag::new(script, &token);
        (token, tag)
    })
}

/// The first tag of a script that is to have none. `a <b and c> d` is none.
pub(crate) fn first_tag(script: &str) -> Option<Range<usize>> {
    Tokens::new(script, false).find(|token| token.kind == Kind::Tag).map(|token| token.range)
}

/// Hands on what is wrong with the tags, until told to stop. Of those that do not match the first is enough.
pub(crate) fn check_tags(script: &str, mut on_fault: impl FnMut(TagFault) -> bool) {
    let mut open: Vec<(Range<usize>, &str)> = Vec::new();
    for (token, tag) in tags(script) {
        if !token.is_whole {
            on_fault(TagFault::Cut(token.range));
            return;
        }
        if !tag.is_end
            && !KNOWN_TAGS.contains(&tag.name)
            && on_fault(TagFault::Unknown(token.range.clone()))
        {
            return;
        }
        match (tag.is_end, tag.is_empty) {
            (true, _) => {
                let last = open.pop();
                if last.as_ref().is_none_or(|(_, name)| *name != tag.name) {
                    on_fault(TagFault::Unmatched(token.range, last.map(|(range, _)| range)));
                    return;
                }
            }
            (false, false) => open.push((token.range, tag.name)),
            (false, true) => {}
        }
    }
    if let Some((range, _)) = open.pop() {
        on_fault(TagFault::Open(range));
    }
}

/// Hands on the names that an advanced script takes from its caller, each with its place: `${name}`, `#{name}`, and what
/// `test`, `collection` and `value` ask for. Of `a.b` it is `a`. What a `foreach` or `bind` declares is not among them.
pub(crate) fn uses<'s>(script: &'s str, mut on_use: impl FnMut(&'s str, Range<usize>)) {
    let mut locals = Locals::default();
    for token in Tokens::new(script, true) {
        if token.kind != Kind::Tag {
            parameters(script, &token.range, &locals, &mut on_use);
            continue;
        }
        let tag = Tag::new(script, &token);
        if tag.is_end {
            if tag.name == "foreach" {
                locals.leave();
            }
            continue;
        }
        parameters(script, &token.range, &locals, &mut on_use);
        let asked = match tag.name {
            "if" | "when" => "test",
            "foreach" => "collection",
            "bind" => "value",
            _ => continue,
        };
        if let Some(range) = tag.attribute(asked) {
            names(script, &range, &locals, &mut on_use);
        }
        let declared = |name| tag.attribute(name).map_or("", |range| &script[range]);
        if tag.name == "foreach" && !tag.is_empty {
            locals.enter([declared("item"), declared("index")]);
        } else if tag.name == "bind" {
            locals.bind(declared("name"));
        }
    }
}

/// Hands on the names that a script without tags takes from its caller, each with its place.
pub(crate) fn placeholders<'s>(script: &'s str, mut on_use: impl FnMut(&'s str, Range<usize>)) {
    parameters(script, &(0..script.len()), &Locals::default(), &mut on_use);
}

/// The parameters in a range: one that is a token, or those that stand in a literal.
fn parameters<'s>(
    script: &'s str,
    range: &Range<usize>,
    locals: &Locals<'s>,
    on_use: &mut impl FnMut(&'s str, Range<usize>),
) {
    let (mut scanner, mut at) = (Scanner::new(), range.start);
    let bytes = &script.as_bytes()[..range.end];
    while let Some(piece) = scanner.next_parameter(&bytes[at..], false) {
        let found = &bytes[at..at + piece.length];
        if piece.is_parameter {
            let name = str::from_utf8(name(found)).unwrap_or_default();
            let first = name.split(['.', '[']).next().unwrap_or_default().trim();
            if !locals.has(first) {
                on_use(first, at..at + piece.length);
            }
        }
        at += piece.length;
    }
}

/// The names in an expression of OGNL, the first of each path.
fn names<'s>(
    script: &'s str,
    range: &Range<usize>,
    locals: &Locals<'s>,
    on_use: &mut impl FnMut(&'s str, Range<usize>),
) {
    const WORDS: [&str; 22] = [
        "and",
        "or",
        "not",
        "null",
        "true",
        "false",
        "eq",
        "neq",
        "lt",
        "lte",
        "gt",
        "gte",
        "in",
        "new",
        "instanceof",
        "band",
        "bor",
        "xor",
        "shl",
        "shr",
        "ushr",
        "this",
    ];
    let text = &script[range.clone()];
    let mut before = ' ';
    for token in Tokens::new(text, false).filter(|token| token.kind != Kind::Space) {
        let word = &text[token.range.clone()];
        let is_path = before == '.' || before == '@' || before == '#';
        before = word.chars().next_back().unwrap_or(' ');
        let is_name = token.kind == Kind::Word
            && word.starts_with(|c: char| !c.is_ascii() || c.is_ascii_alphabetic() || c == '_');
        if is_name && !is_path && !WORDS.contains(&word) && !locals.has(word) {
            on_use(word, range.start + token.range.start..range.start + token.range.end);
        }
    }
}

/// The names that `foreach` and `bind` declare.
#[derive(Default)]
struct Locals<'s> {
    foreach: [[&'s str; 2]; DEEPEST],
    depth: usize,
    bound: [&'s str; DEEPEST],
    bound_count: usize,
}

impl<'s> Locals<'s> {
    fn enter(&mut self, names: [&'s str; 2]) {
        if let Some(level) = self.foreach.get_mut(self.depth) {
            *level = names;
        }
        self.depth += 1;
    }

    fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    fn bind(&mut self, name: &'s str) {
        if let Some(bound) = self.bound.get_mut(self.bound_count) {
            *bound = name;
            self.bound_count += 1;
        }
    }

    fn has(&self, name: &str) -> bool {
        let inside = &self.foreach[..self.depth.min(DEEPEST)];
        inside
            .iter()
            .flatten()
            .chain(&self.bound[..self.bound_count])
            .any(|it| *it == name && !name.is_empty())
    }
}
