//! Writes what YAML means as JSON, and builds the list of nodes on the way.

mod alias;

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::ops::Range;

use saphyr_parser::{Event, ScalarStyle, Tag};

use super::places::Places;
use super::scalar::{self, Kind, Scalar, UNKNOWN_TAG, resolve};
use super::source::Source;
use crate::document::arena::Arena;
use crate::document::json::{DEEPEST, ESCAPED, Events, Label, UNUSUAL};
use crate::document::rules::{syntax, too_deep, too_large};
use crate::document::{Document, Span, Type, narrow};
use crate::limits::Limits;
use crate::report::Violation;
use alias::Merge;

type Step = Result<(), Box<Violation>>;

/// Takes the events of one document.
pub(super) struct Writer<'a, 'l> {
    source: Source<'a>,
    limits: &'l Limits,
    json: String,
    arena: Arena,
    /// The name of the next member.
    label: Label,
    /// Of each node: where its value is written, and its name.
    spans: Vec<(Span, Span)>,
    unusual: bool,
    levels: Vec<Level>,
    anchors: HashMap<usize, Anchor>,
    /// Bytes that merges have looked at.
    merged: usize,
    /// Where the last thing has ended.
    last: usize,
}

/// A mapping or sequence that is open.
struct Level {
    form: Form,
    node: u32,
    anchor: usize,
    /// Whether it stands between brackets.
    in_brackets: bool,
    is_empty: bool,
    /// How many elements a sequence has so far.
    elements: u32,
    /// How many levels it has inside.
    height: usize,
    /// What its merge keys name, and where.
    merges: Vec<Merge>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Sequence,
    /// A mapping that awaits the next name.
    Mapping,
    /// A mapping that awaits the value of a name, which is written here.
    Member(Span),
    /// A mapping that awaits the value of a merge key.
    Merge,
    /// A sequence that is the value of a merge key.
    Merges,
}

/// What an alias stands for.
enum Anchor {
    /// Something that is not over yet.
    Open,
    Node {
        node: u32,
        height: usize,
    },
    /// The name of a member, which is no node of its own.
    Name(Scalar<'static>),
}

const UNNAMED: Span = Span { start: 0, end: 0 };
const COMPLEX_NAME: &str = "must be a scalar: a mapping or sequence cannot name a member of JSON";
const MERGE: &str = "must be an alias of a mapping, or a sequence of such aliases, behind '<<'";

impl<'a, 'l> Writer<'a, 'l> {
    /// Takes a document that begins at this byte.
    pub(super) fn new(text: &'a str, limits: &'l Limits, start: usize) -> Self {
        Writer {
            source: Source { text },
            // A text can have many small documents: room for all of it would be too much for each.
            json: String::new(),
            limits,
            arena: Arena::new(),
            label: Label::NONE,
            spans: Vec::new(),
            unusual: false,
            levels: Vec::new(),
            anchors: HashMap::new(),
            merged: 0,
            last: start,
        }
    }

    /// Takes what belongs inside a document.
    pub(super) fn take(&mut self, event: Event<'a>, at: Range<usize>) -> Step {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                let tag = self.known(tag.as_deref(), at.start)?;
                let properties = count(anchor, tag);
                let at = self.place(&text, style, properties, at);
                let end = at.end;
                self.scalar(text, style, anchor, tag, at)?;
                self.last = end;
            }
            Event::Alias(anchor) => {
                let end = at.end;
                self.alias(anchor, at)?;
                self.last = end;
            }
            Event::SequenceStart(anchor, tag) => {
                let tag = self.known(tag.as_deref(), at.start)?;
                self.open(Type::Array, anchor, tag, at)?;
            }
            Event::MappingStart(anchor, tag) => {
                let tag = self.known(tag.as_deref(), at.start)?;
                self.open(Type::Object, anchor, tag, at)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(at)?,
            _ => {}
        }
        Ok(())
    }

    /// The document; none if there is nothing in it.
    pub(super) fn finish(self) -> Option<Document<'a>> {
        if self.spans.first().is_none_or(|(root, _)| root.start == root.end) {
            return None;
        }
        Some(Document {
            text: Cow::Owned(self.json.into_bytes()),
            nodes: self.arena.nodes,
            unusual: self.unusual,
            spans: true,
            yaml: Some(Places { source: self.source.text, spans: self.spans }),
            origin: None,
        })
    }

    /// The meaning of a tag, if there is one, of what is written from here on.
    fn known(&self, tag: Option<&Tag>, start: usize) -> Result<Option<Kind>, Box<Violation>> {
        let known =
            |tag| scalar::kind(tag).ok_or_else(|| refuse(&self.source.tag(start), UNKNOWN_TAG));
        tag.map(known).transpose()
    }

    /// Where the entry begins that follows in the innermost mapping or sequence: behind its '-', '?' or ':'.
    fn entry(&self) -> usize {
        match self.levels.last() {
            Some(level) if !level.in_brackets && level.form == Form::Sequence => {
                self.source.skip_indicator(self.last, b'-')
            }
            Some(level) if level.form == Form::Mapping => {
                let behind = self.source.skip_indicator(self.last, b',');
                self.source.skip_indicator(behind, b'?')
            }
            Some(Level { form: Form::Member(_) | Form::Merge, .. }) => {
                self.source.skip_indicator(self.last, b':')
            }
            _ => self.last,
        }
    }

    /// Where a scalar is written, without its anchor and tag.
    fn place(
        &self,
        text: &str,
        style: ScalarStyle,
        properties: usize,
        at: Range<usize>,
    ) -> Range<usize> {
        let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        if style == ScalarStyle::Plain && text.is_empty() {
            if properties > 0 {
                return at;
            }
            let at = self.entry();
            return at..at;
        }
        let start = if properties > 0 {
            self.source.skip_properties(at.start, properties)
        } else if is_block {
            // The parser tells where the first line begins; the header stands before.
            self.source.skip_filler(self.entry()).min(at.start)
        } else {
            at.start
        };
        let end = match style {
            ScalarStyle::Plain => at.end,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => self.source.quoted_end(start),
            ScalarStyle::Literal | ScalarStyle::Folded => self.source.block_end(start, at.end),
        };
        start..end
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        anchor: usize,
        tag: Option<Kind>,
        at: Range<usize>,
    ) -> Step {
        let refuse = |message: &str| refuse(&at, message);
        let held = match self.levels.last().map(|level| level.form) {
            Some(Form::Merge | Form::Merges) => return Err(refuse(MERGE)),
            Some(Form::Mapping) if text == "<<" && style == ScalarStyle::Plain && tag.is_none() => {
                self.expect(Form::Merge);
                return Ok(());
            }
            Some(Form::Mapping) => {
                self.name(&text, &at)?;
                if anchor == 0 {
                    return Ok(());
                }
                Anchor::Name(match resolve(text, style, tag).map_err(refuse)? {
                    Scalar::String(text) => Scalar::String(text.into_owned().into()),
                    Scalar::Word(ty, word) => Scalar::Word(ty, word),
                })
            }
            _ => {
                self.value(&resolve(text, style, tag).map_err(refuse)?, &at)?;
                Anchor::Node { node: narrow(self.spans.len() - 1), height: 0 }
            }
        };
        if anchor > 0 {
            self.anchors.insert(anchor, held);
        }
        Ok(())
    }

    /// Says what the innermost mapping awaits.
    fn expect(&mut self, form: Form) {
        if let Some(level) = self.levels.last_mut() {
            level.form = form;
        }
    }

    /// Writes what parts a member or element from the one before.
    fn part(&mut self) {
        if let Some(level) = self.levels.last_mut()
            && !std::mem::replace(&mut level.is_empty, false)
        {
            self.json.push(',');
        }
    }

    fn name(&mut self, text: &str, at: &Range<usize>) -> Step {
        self.part();
        let from = self.json.len();
        let marks = self.string(text)?;
        let Span { start, end } = Span::new(from, self.json.len());
        self.label = Label { start, end, marks };
        self.json.push(':');
        self.expect(Form::Member(span(at)));
        Ok(())
    }

    /// Begins a value; gives back where its name is written.
    fn begin(&mut self) -> Span {
        if let Some(&Level { form: Form::Member(name), .. }) = self.levels.last() {
            self.expect(Form::Mapping);
            return name;
        }
        self.part();
        UNNAMED
    }

    /// The name or number of the value that begins.
    fn label(&mut self) -> Label {
        match self.levels.last_mut() {
            Some(level) if level.form == Form::Sequence => {
                level.elements += 1;
                Label::of_element(level.elements - 1)
            }
            _ => std::mem::replace(&mut self.label, Label::NONE),
        }
    }

    fn value(&mut self, scalar: &Scalar<'_>, at: &Range<usize>) -> Step {
        let name = self.begin();
        let from = self.json.len();
        let (ty, marks) = match scalar {
            Scalar::String(text) => (Type::String, self.string(text)?),
            Scalar::Word(ty, word) => {
                self.json.push_str(word);
                self.check_size()?;
                (*ty, 0)
            }
        };
        let label = self.label();
        self.arena.scalar(label, ty, from..self.json.len(), marks);
        self.spans.push((span(at), name));
        Ok(())
    }

    /// Writes a string; says what marks it has.
    fn string(&mut self, text: &str) -> Result<u8, Box<Violation>> {
        let mut marks = 0;
        self.json.push('"');
        let mut plain = 0;
        for (at, byte) in text.bytes().enumerate() {
            let short = match byte {
                b'"' => "\\\"",
                b'\\' => "\\\\",
                b'\n' => "\\n",
                b'\r' => "\\r",
                b'\t' => "\\t",
                0..0x20 => "",
                0x7f.. => {
                    marks |= UNUSUAL;
                    continue;
                }
                _ => continue,
            };
            self.json.push_str(&text[plain..at]);
            plain = at + 1;
            marks |= ESCAPED;
            if short.is_empty() {
                marks |= UNUSUAL;
                let _ = write!(self.json, "\\u{byte:04x}");
            } else {
                self.json.push_str(short);
            }
        }
        self.json.push_str(&text[plain..]);
        self.json.push('"');
        self.unusual |= marks & UNUSUAL != 0;
        self.check_size()?;
        Ok(marks)
    }

    fn check_size(&self) -> Step {
        too_large::check_transcript(self.json.len(), self.last, self.limits)
    }

    fn open(&mut self, ty: Type, anchor: usize, tag: Option<Kind>, at: Range<usize>) -> Step {
        let mut start = at.start;
        let refuse = |start, message: &str| Err(refuse(&(start..start + 1), message));
        let properties = count(anchor, tag);
        if properties > 0 {
            start = self.source.skip_properties(start, properties);
        } else if ty == Type::Array && at.is_empty() {
            // Of a sequence that is not indented further than its name, the parser tells what is behind its '-'.
            start = self.source.skip_filler(self.entry()).min(start);
        }
        let in_brackets = matches!(self.source.at(start), Some(b'[' | b'{'))
            && (properties > 0 || !at.is_empty());
        if let Err(message) = check_tag(ty, tag) {
            return refuse(start, message);
        }
        let mut form = if ty == Type::Array { Form::Sequence } else { Form::Mapping };
        match self.levels.last().map(|level| level.form) {
            Some(Form::Mapping) => return refuse(start, COMPLEX_NAME),
            Some(Form::Merge) if ty == Type::Array => form = Form::Merges,
            Some(Form::Merge | Form::Merges) => return refuse(start, MERGE),
            _ => {}
        }
        if self.levels.len() >= self.limits.depth.min(DEEPEST) {
            return Err(too_deep::violation(start, self.limits));
        }
        let node = narrow(self.spans.len());
        if form != Form::Merges {
            let name = self.begin();
            let label = self.label();
            self.arena.open(label, ty, self.json.len());
            self.json.push(if ty == Type::Array { '[' } else { '{' });
            self.spans.push((Span::new(start, start), name));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, Anchor::Open);
        }
        self.last = start + usize::from(in_brackets);
        self.levels.push(Level {
            form,
            node,
            anchor,
            in_brackets,
            is_empty: true,
            elements: 0,
            height: 1,
            merges: Vec::new(),
        });
        Ok(())
    }

    fn close(&mut self, at: Range<usize>) -> Step {
        let Some(level) = self.levels.last_mut() else { return Ok(()) };
        if level.form == Form::Mapping && !level.merges.is_empty() {
            let merges = std::mem::take(&mut level.merges);
            self.merge(merges)?;
        }
        let Some(level) = self.levels.pop() else { return Ok(()) };
        if level.in_brackets {
            // Of a mapping whose last member has a comma behind it, the parser tells where that is.
            self.last = match self.source.at(at.start) {
                Some(b',') => self.source.skip_filler(at.start + 1) + 1,
                _ => at.start + 1,
            };
        }
        if level.form == Form::Merges {
            // The members of the mapping around it are written when that ends.
            self.expect(Form::Mapping);
            if let Some(around) = self.levels.last_mut() {
                around.merges.extend(level.merges);
            }
            return Ok(());
        }
        self.json.push(if level.form == Form::Sequence { ']' } else { '}' });
        self.check_size()?;
        self.arena.close(self.json.len());
        if let Some((span, _)) = self.spans.get_mut(level.node as usize) {
            span.end = narrow(self.last);
        }
        self.grow_to(level.height + 1);
        if level.anchor > 0 {
            let Level { node, height, .. } = level;
            self.anchors.insert(level.anchor, Anchor::Node { node, height });
        }
        Ok(())
    }

    /// Notes that the innermost level has at least so many, itself included.
    fn grow_to(&mut self, height: usize) {
        if let Some(level) = self.levels.last_mut() {
            level.height = level.height.max(height);
        }
    }
}

/// How many properties stand before a node.
fn count(anchor: usize, tag: Option<Kind>) -> usize {
    usize::from(anchor > 0) + usize::from(tag.is_some())
}

fn span(at: &Range<usize>) -> Span {
    Span::new(at.start, at.end)
}

#[cold]
fn refuse(at: &Range<usize>, message: &str) -> Box<Violation> {
    syntax::violation(at.start, at.len(), message.into())
}

/// Whether a mapping or sequence can have this tag.
fn check_tag(ty: Type, tag: Option<Kind>) -> Result<(), &'static str> {
    match (tag, ty) {
        (None | Some(Kind::Unspecific), _)
        | (Some(Kind::Sequence), Type::Array)
        | (Some(Kind::Map), Type::Object) => Ok(()),
        (Some(Kind::Sequence), _) => Err("must be a sequence, as its tag says"),
        (Some(Kind::Map), _) => Err("must be a mapping, as its tag says"),
        _ => Err("must be a scalar, as its tag says"),
    }
}
