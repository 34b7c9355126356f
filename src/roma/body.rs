//! The value of a `Body` parameter: a string with JSON, XML or `k=v&k=v` text in it, whose keys are the
//! real inputs of the backend.
//!
//! "The key-value pair in Body is used as the parameter name and parameter value", table 4 of
//! <https://support.huaweicloud.com/intl/en-us/api-roma/UpdateLiveDataApiV2.html>.

use std::borrow::Cow;
use std::ops::Range;

use super::definition::Parameter;
use super::inputs::{Inputs, Key};
use super::rules::{parameter_default, parameter_name};
use crate::document::{Events, Label, Node, Text, Type, What, read};
use crate::inline::InlineList;
use crate::sink::Place;

/// What `application/…` a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Json,
    Xml,
    Text,
}

impl Format {
    /// Every format, in the order of the names.
    const ALL: [Format; 3] = [Format::Json, Format::Xml, Format::Text];

    /// The format of this name.
    pub(super) fn of(name: Text<'_>) -> Option<Self> {
        let names = parameter_name::BODY.0.iter();
        names.zip(Format::ALL).find(|(known, _)| name == **known).map(|(_, format)| format)
    }

    /// `application/…`
    pub(super) fn name(self) -> &'static str {
        parameter_name::BODY.0.get(self as usize).copied().unwrap_or_default()
    }
}

/// What is wrong with a body's value, and where in the decoded string.
#[derive(Clone, Debug)]
pub(super) struct Flaw {
    pub(super) message: Cow<'static, str>,
    pub(super) at: Range<usize>,
    /// The first of two keys.
    pub(super) first: Option<Range<usize>>,
}

/// A body parameter whose value was looked into.
#[derive(Clone, Debug)]
pub(super) struct Body<'d> {
    /// Its `default`.
    pub(super) value: Node<'d>,
    text: Text<'d>,
    pub(super) flaw: Option<Flaw>,
}

/// A string with more bytes than this has more characters than a default may have, even if each
/// is written as two `\u` escapes. It has its violation, and is not looked into.
const LONGEST: usize = parameter_default::MAX * 12;

impl<'d> Body<'d> {
    /// Looks into the default of the body parameter of this number, and adds its keys to the inputs.
    /// None if there is nothing to look into.
    pub(super) fn read(
        parameter: &Parameter<'d>,
        number: usize,
        inputs: &mut Inputs<'d>,
    ) -> Option<Self> {
        let (_, name) = parameter.name().filled()?;
        let format = Format::of(name)?;
        Body::read_as(format, parameter.default().filled()?, number, inputs)
    }

    /// [`Body::read`] of a string that stands anywhere.
    #[expect(
        clippy::inline_always,
        reason = "a definition and a Swagger file each have one call of it"
    )]
    #[inline(always)]
    pub(super) fn read_as(
        format: Format,
        (value, text): (Node<'d>, Text<'d>),
        number: usize,
        inputs: &mut Inputs<'d>,
    ) -> Option<Self> {
        if text.length_bound() > LONGEST {
            return None;
        }
        let mut on_key = |key, name: Text<'_>| inputs.add_key(number, (value, text), key, name);
        let mut scratch = Scratch::new();
        let inner = scratch.decode(text);
        let flaw = match format {
            Format::Json => read_json(inner, &mut on_key),
            Format::Xml => xml::read(utf8(inner), &mut on_key),
            Format::Text => {
                read_pairs(utf8(inner), &mut on_key);
                None
            }
        };
        Some(Body { value, text, flaw })
    }

    /// Where bytes of the decoded value are written.
    pub(super) fn place(&self, decoded: &Range<usize>) -> Place<'d> {
        Place::Inside(self.value, self.text.written_range(decoded))
    }
}

/// How long a body usually is at most.
const ROOM: usize = 512;

/// Room to decode a string of usual length without allocating.
struct Scratch {
    inline: [u8; ROOM],
    heap: String,
}

impl Scratch {
    fn new() -> Self {
        Scratch { inline: [0; ROOM], heap: String::new() }
    }

    /// UTF-8.
    fn decode<'s>(&'s mut self, text: Text<'s>) -> &'s [u8] {
        if let Some(plain) = text.plain_bytes() {
            return plain;
        }
        if text.length_bound() <= self.inline.len() {
            let length = text.decode_into(&mut self.inline);
            return &self.inline[..length];
        }
        self.heap.extend(text.chars());
        self.heap.as_bytes()
    }
}

/// A decoded string is UTF-8.
fn utf8(decoded: &[u8]) -> &str {
    str::from_utf8(decoded).unwrap_or_default()
}

/// What the JSON reader meets in a body.
struct JsonKeys<'s, F> {
    inner: &'s [u8],
    on_key: F,
    depth: usize,
    is_object: bool,
    /// The keys of the outermost object.
    seen: InlineList<(Text<'s>, Range<usize>), 16>,
    nested: bool,
}

impl<F: FnMut(Key, Text<'_>)> Events for JsonKeys<'_, F> {
    fn key(&mut self, key: Label) {
        if self.depth == 1 && self.is_object {
            let (range, marks) = (key.start as usize..key.end as usize, key.marks);
            let text = Text::new(&self.inner[range.start + 1..range.end - 1], marks);
            (self.on_key)(Key { range: range.clone(), inset: 1, marks }, text);
            self.seen.push((text, range));
        }
    }

    fn open(&mut self, _: Label, ty: Type, _: usize) {
        self.is_object |= self.depth == 0 && ty == Type::Object;
        self.nested |= self.depth > 0 && ty == Type::Object;
        self.depth += 1;
    }

    fn close(&mut self, _: usize) {
        self.depth -= 1;
    }

    fn scalar(&mut self, _: Label, _: Type, _: Range<usize>, _: u8) {}
}

fn read_json(inner: &[u8], on_key: &mut impl FnMut(Key, Text<'_>)) -> Option<Flaw> {
    let mut events = JsonKeys {
        inner,
        on_key,
        depth: 0,
        is_object: false,
        seen: InlineList::new(),
        nested: false,
    };
    if let Err(problem) = read(inner, crate::Limits::default().depth, &mut events) {
        let message = match problem.what {
            What::Expected(what) => format!("must be JSON: {what} must stand here"),
            What::TooDeep => "must be JSON that nests less deep".into(),
        };
        return Some(Flaw { message: message.into(), at: problem.at..problem.at, first: None });
    }
    if !events.is_object {
        let message = "must be a JSON object, whose keys become the parameters";
        return Some(Flaw { message: message.into(), at: 0..inner.len(), first: None });
    }
    let (at, first) = match twice(&events.seen) {
        Some((first, later)) => (later, Some(first)),
        None if events.nested && nested_twice(inner) => (0..inner.len(), None),
        None => return None,
    };
    let message = "cannot have a key of the JSON object twice: one value is lost";
    Some(Flaw { message: message.into(), at, first })
}

/// Where the first key that is there twice is first and again.
fn twice(keys: &InlineList<(Text<'_>, Range<usize>), 16>) -> Option<(Range<usize>, Range<usize>)> {
    const FEW: usize = 32;
    if keys.len() <= FEW {
        return keys.iter().enumerate().find_map(|(number, (text, later))| {
            let (_, first) = keys.iter().take(number).find(|(other, _)| other == text)?;
            Some((first.clone(), later.clone()))
        });
    }
    let mut sorted: Vec<_> = keys.iter().map(|(text, at)| (text.decode(), at)).collect();
    sorted.sort_by(|(a, first), (b, later)| (a, first.start).cmp(&(b, later.start)));
    let twins = sorted.windows(2).filter(|pair| pair[0].0 == pair[1].0);
    let first = twins.min_by_key(|pair| pair[1].1.start)?;
    Some((first[0].1.clone(), first[1].1.clone()))
}

/// Whether an object inside the outermost one has a key twice.
fn nested_twice(inner: &[u8]) -> bool {
    let rules = crate::RuleSet::default();
    let mut out = crate::sink::Sink::new(&rules);
    if let Ok(document) = crate::Document::from_json(inner) {
        crate::document::rules::duplicate_member::check_inside(document.root(), &mut out);
    }
    !out.into_report().violations().is_empty()
}

/// The keys of `k=v&k=v`.
fn read_pairs(inner: &str, on_key: &mut impl FnMut(Key, Text<'_>)) {
    let mut start = 0;
    for pair in inner.split('&') {
        let key = pair.split_once('=').map_or("", |(key, _)| key);
        let name = key.trim();
        if !name.is_empty() {
            let from = start + key.len() - key.trim_start().len();
            on_key(Key { range: from..from + name.len(), inset: 0, marks: 0 }, name.into());
        }
        start += pair.len() + 1;
    }
}

/// Whether a text is XML, as far as that is looked into.
pub(crate) fn is_xml(text: &str) -> bool {
    xml::read(text, &mut |_, _| ()).is_none()
}

#[cfg(not(feature = "xml"))]
mod xml {
    use super::{Flaw, Key, Text};

    /// Without the feature `xml`, XML is not looked into.
    pub(super) fn read(_: &str, _: &mut impl FnMut(Key, Text<'_>)) -> Option<Flaw> {
        None
    }
}

#[cfg(feature = "xml")]
mod xml;
