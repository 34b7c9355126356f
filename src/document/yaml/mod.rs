//! The YAML reader: [YAML 1.2](https://yaml.org/spec/1.2.2/), as far as it means something in JSON.
//!
//! The parser tells what it meets. A [`Writer`](writer::Writer) transcribes that into JSON and the same list of nodes that
//! the JSON reader makes, so that no rule knows the difference; beside it lies a table of where each node is written.

mod places;
mod refusal;
mod scalar;
mod source;
mod writer;

use std::ops::Range;

use saphyr_parser::{Event, Parser};

use super::rules::{syntax, too_deep, too_large};
use super::{Document, rules};
use crate::limits::Limits;
use crate::report::Violation;
pub(super) use places::Places;
use source::{Cursor, Source};
use writer::Writer;

/// Bytes of YAML. The parser holds everything between two brackets at once, at some 150 bytes for each.
pub(super) const MOST: usize = 8 << 20;

impl<'a> Document<'a> {
    /// Reads the one document of a YAML text within the default [`Limits`]. JSON is YAML.
    ///
    /// Scalars mean what the core schema of YAML 1.2 says: `no` is a string, `1.10` a number. Aliases are expanded, merge
    /// keys (`<<`) are heeded, and names that are no strings are taken as they are written. What has no meaning in JSON
    /// is refused: tags other than those of the core schema, mappings as names, infinity. So is what is larger than the
    /// limits once it is expanded. What cannot be read is a violation of `document/syntax`, `document/too-deep` or
    /// `document/too-large`.
    ///
    /// ```
    /// use apiglint::Document;
    ///
    /// let document = Document::from_yaml(b"path: /orders\ntags:\n- a\n- 'b'\n")?;
    /// let second = document.at("/tags/1").ok_or("no second tag")?;
    /// assert_eq!(second.as_str().as_deref(), Some("b"));
    /// assert_eq!(second.span().map(|span| (span.start, span.end)), Some((26, 29)));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn from_yaml(source: &'a [u8]) -> Result<Self, Box<Violation>> {
        Self::from_yaml_within(source, &Limits::default())
    }

    /// Reads the one document of a YAML text within these limits, and 8 MiB of text.
    pub fn from_yaml_within(source: &'a [u8], limits: &Limits) -> Result<Self, Box<Violation>> {
        let mut documents = Self::all_from_yaml_within(source, limits)?;
        match documents.pop() {
            Some(document) if documents.is_empty() => Ok(document),
            last => {
                let at =
                    last.and_then(|last| last.root().span()).map_or(0, |span| span.start as usize);
                Err(syntax::violation(at, 0, "must be the only document of its text".into()))
            }
        }
    }

    /// Reads every document of a YAML text within these limits, and 8 MiB of text. Documents with nothing in them are
    /// left out, but there is at least one.
    ///
    /// ```
    /// use apiglint::{Document, Limits};
    ///
    /// let documents = Document::all_from_yaml_within(b"a: 1\n---\na: 2\n", &Limits::default())?;
    /// let values: Vec<_> = documents.iter().filter_map(|it| it.at("/a")?.as_i64()).collect();
    /// assert_eq!(values, [1, 2]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn all_from_yaml_within(
        source: &'a [u8],
        limits: &Limits,
    ) -> Result<Vec<Self>, Box<Violation>> {
        if let Some(document) = as_json(source, limits) {
            return document.map(|document| vec![document]);
        }
        let within = Limits { bytes: limits.bytes.min(MOST), ..limits.clone() };
        too_large::check(source, &within)?;
        let text =
            str::from_utf8(source).map_err(|error| rules::syntax::not_utf8(source, error))?;
        read(text, limits)
    }
}

/// The document, if the text is JSON: our own reader is faster, goes deeper and knows surrogate pairs. None if it is not.
fn as_json<'a>(source: &'a [u8], limits: &Limits) -> Option<Result<Document<'a>, Box<Violation>>> {
    if !source.trim_ascii_start().starts_with(b"{") && !source.trim_ascii_start().starts_with(b"[")
    {
        return None;
    }
    match Document::from_json_within(source, limits) {
        // Up to where it is too deep it is JSON, and so is too deep as YAML.
        Err(violation) if violation.rule != &too_deep::RULE => None,
        read => Some(read),
    }
}

fn read<'a>(text: &'a str, limits: &Limits) -> Result<Vec<Document<'a>>, Box<Violation>> {
    let mut parser = Parser::new_from_str(text);
    let mut cursor = Cursor::new(text);
    let mut documents = Vec::new();
    let mut behind = 0;
    loop {
        let (event, at) = next(text, &mut parser, &mut cursor, limits)?;
        match event {
            Event::DocumentStart(is_marked) => {
                let source = Source { text };
                let start = if is_marked {
                    let marker = source.skip_marker(behind).unwrap_or(at.end).min(at.end);
                    cursor.settle(marker);
                    marker
                } else {
                    source.skip_ends(behind)
                };
                let (document, end) = read_one(text, &mut parser, &mut cursor, limits, start)?;
                documents.extend(document);
                behind = end;
            }
            Event::StreamEnd if documents.is_empty() => {
                return Err(syntax::unexpected(text, text.len(), "a value"));
            }
            Event::StreamEnd => return Ok(documents),
            _ => {}
        }
    }
}

type Events<'a> = Parser<'a, saphyr_parser::StrInput<'a>>;

/// What comes next, and the bytes that it is written with.
fn next<'a>(
    text: &str,
    parser: &mut Events<'a>,
    cursor: &mut Cursor<'_>,
    limits: &Limits,
) -> Result<(Event<'a>, Range<usize>), Box<Violation>> {
    match parser.next_event() {
        Some(Ok((event, span))) => Ok((event, cursor.bytes(span))),
        Some(Err(error)) => {
            let at = cursor.byte(*error.marker());
            Err(refusal::unread(text, at, &error, limits))
        }
        None => Ok((Event::StreamEnd, text.len()..text.len())),
    }
}

/// Reads up to the end of a document, and tells where that is; none if there is nothing in it.
fn read_one<'a>(
    text: &'a str,
    parser: &mut Events<'a>,
    cursor: &mut Cursor<'_>,
    limits: &Limits,
    start: usize,
) -> Result<(Option<Document<'a>>, usize), Box<Violation>> {
    let mut writer = Writer::new(text, limits, start);
    loop {
        let (event, at) = next(text, parser, cursor, limits)?;
        match event {
            Event::DocumentEnd | Event::StreamEnd => return Ok((writer.finish(), at.end)),
            event => writer.take(event, at)?,
        }
    }
}
