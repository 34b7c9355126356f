//! XML in a body: the children of its root are the keys.

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Flaw, Key, Text};

/// Reads XML; gives back what is not well-formed ([XML 1.0](https://www.w3.org/TR/xml/), 2.1).
pub(super) fn read(inner: &str, on_key: &mut impl FnMut(Key, Text<'_>)) -> Option<Flaw> {
    // The reader skips a byte order mark and does not count it.
    let text = inner.strip_prefix('\u{feff}').unwrap_or(inner);
    let mark = inner.len() - text.len();
    let mut reader = Reader::from_str(text);
    reader.config_mut().enable_all_checks(true);
    let (mut depth, mut roots) = (0_usize, 0);
    loop {
        let start = mark + position(reader.buffer_position());
        let checked = match reader.read_event() {
            Ok(Event::Start(tag)) => {
                on_tag(&tag, start, depth, on_key);
                roots += usize::from(depth == 0);
                depth += 1;
                check_tag(&tag)
            }
            Ok(Event::Empty(tag)) => {
                on_tag(&tag, start, depth, on_key);
                roots += usize::from(depth == 0);
                check_tag(&tag)
            }
            Ok(Event::End(_)) => {
                depth = depth.saturating_sub(1);
                Ok(())
            }
            Ok(Event::Text(text)) if depth == 0 && !text.trim().is_empty() => {
                Err("must be XML: text cannot stand outside the root element")
            }
            Ok(Event::CData(_)) if depth == 0 => {
                Err("must be XML: text cannot stand outside the root element")
            }
            Ok(Event::GeneralRef(reference)) => check_reference(&reference, depth),
            Ok(Event::Eof) if depth > 0 => Err("must be XML: an element is not closed"),
            Ok(Event::Eof) if roots == 0 => Err("must be XML: a root element must be there"),
            Ok(Event::Eof) => return None,
            Ok(_) => Ok(()),
            Err(Error::IllFormed(
                IllFormedError::MismatchedEndTag { .. } | IllFormedError::UnmatchedEndTag(_),
            )) => Err("must be XML: an element must be closed by a tag of its own name"),
            Err(_) => Err("must be XML: a tag, comment or reference is not written as it must be"),
        };
        let checked = if roots > 1 {
            Err("must be XML: a second root element cannot follow")
        } else {
            checked
        };
        if let Err(message) = checked {
            return Some(Flaw { message: message.into(), at: start..start, first: None });
        }
    }
}

fn position(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

fn on_tag(
    tag: &BytesStart<'_>,
    start: usize,
    depth: usize,
    on_key: &mut impl FnMut(Key, Text<'_>),
) {
    if depth == 1 {
        let (name, local) = (tag.name(), tag.local_name());
        let (name, local): (&str, &str) = (name.as_ref(), local.as_ref());
        // Behind the `<` and the prefix.
        let end = start + 1 + name.len();
        on_key(Key { range: end - local.len()..end, inset: 0, marks: 0 }, local.into());
    }
}

fn check_tag(tag: &BytesStart<'_>) -> Result<(), &'static str> {
    if !is_name(tag.name().as_ref()) {
        return Err("must be XML: an element's name must start with a letter, '_' or ':'");
    }
    let well_formed = tag.attributes().all(|attribute| {
        attribute.is_ok_and(|it| is_name(it.key.as_ref()) && !it.value.contains('<'))
    });
    if well_formed {
        Ok(())
    } else {
        Err("must be XML: an attribute must be written name=\"value\", and once")
    }
}

fn check_reference(reference: &BytesRef<'_>, depth: usize) -> Result<(), &'static str> {
    let known = match reference.resolve_char_ref() {
        Ok(Some(_)) => true,
        Ok(None) => ["amp", "lt", "gt", "quot", "apos"].contains(&&**reference),
        Err(_) => false,
    };
    if known && depth > 0 {
        Ok(())
    } else {
        Err("must be XML: a reference must be a character's, or &amp; &lt; &gt; &quot; &apos;")
    }
}

/// The names of XML, but for a few rare characters outside ASCII.
fn is_name(name: &str) -> bool {
    let starts = |c: char| c.is_ascii_alphabetic() || c == '_' || c == ':' || !c.is_ascii();
    name.starts_with(starts)
        && name.chars().all(|c| starts(c) || c.is_ascii_digit() || c == '-' || c == '.')
}
