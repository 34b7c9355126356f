//! What the formats in XML have in common.

use std::borrow::Cow;
use std::fmt::Write;
use std::io;

use quick_xml::writer::ElementWriter;

/// Escapes, and writes each element on a line of its own.
pub(super) type Xml = quick_xml::Writer<Vec<u8>>;

pub(super) const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Adds an element that is written by quick-xml, and so escaped.
pub(super) fn push(
    out: &mut String,
    write: impl FnOnce(&mut Xml) -> io::Result<()>,
) -> io::Result<()> {
    let mut xml = Xml::new_with_indent(Vec::new(), b' ', 2);
    write(&mut xml)?;
    out.push_str(str::from_utf8(xml.get_ref()).map_err(io::Error::other)?);
    out.push('\n');
    Ok(())
}

/// Begins an element.
pub(super) fn element<'x>(
    xml: &'x mut Xml,
    name: &'x str,
    attributes: &[(&str, &str)],
) -> ElementWriter<'x, Vec<u8>> {
    let attributes = attributes.iter().map(|&(name, value)| (name, carried(value)));
    xml.create_element(name).with_attributes(attributes)
}

/// A text with nothing in it that XML cannot carry, escaped or not: control characters are written out, such as
/// `<U+001B>`. <https://www.w3.org/TR/xml/#charsets>
pub(super) fn carried(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unfit) {
        return Cow::Borrowed(text);
    }
    let mut fit = String::with_capacity(text.len());
    for c in text.chars() {
        if is_unfit(c) {
            let _ = write!(fit, "<U+{:04X}>", u32::from(c));
        } else {
            fit.push(c);
        }
    }
    Cow::Owned(fit)
}

fn is_unfit(c: char) -> bool {
    matches!(c, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}
