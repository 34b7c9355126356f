//! What a scalar stands for: the [core schema](https://yaml.org/spec/1.2.2/#103-core-schema) of YAML 1.2, in which
//! `no` and `on` are strings.

use std::borrow::Cow;

use saphyr_parser::{ScalarStyle, Tag};

use crate::document::Type;

/// A scalar, as JSON has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Scalar<'t> {
    String(Cow<'t, str>),
    /// `null`, a boolean or a number, as JSON writes it.
    Word(Type, Cow<'static, str>),
}

/// The tags that have a meaning in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    String,
    Integer,
    Float,
    Boolean,
    Null,
    Map,
    Sequence,
    /// `!`: whatever it looks like, it is a string, map or sequence.
    Unspecific,
}

pub(super) const UNKNOWN_TAG: &str =
    "cannot have a tag other than !!str, !!int, !!float, !!bool, !!null, !!map and !!seq";
const NOT_FINITE: &str = "must be a number that JSON can write, which infinity and NaN are not";
const TOO_WIDE: &str = "must be a number of at most 128 bits, or be written in decimal";

/// The meaning of a tag; none if it has none here.
pub(super) fn kind(tag: &Tag) -> Option<Kind> {
    const CORE: &str = "tag:yaml.org,2002:";
    let Tag { handle, suffix } = tag;
    // A directive can make a handle as long as the text: nothing is copied.
    match (handle.as_str(), suffix.as_str()) {
        ("", "!") | ("!", "") => return Some(Kind::Unspecific),
        _ if handle.len() + suffix.len() > 2 * CORE.len() => return None,
        _ => {}
    }
    Some(match format!("{handle}{suffix}").strip_prefix(CORE)? {
        "str" => Kind::String,
        "int" => Kind::Integer,
        "float" => Kind::Float,
        "bool" => Kind::Boolean,
        "null" => Kind::Null,
        "map" => Kind::Map,
        "seq" => Kind::Sequence,
        _ => return None,
    })
}

/// What a scalar stands for, or why it stands for nothing.
pub(super) fn resolve(
    text: Cow<'_, str>,
    style: ScalarStyle,
    tag: Option<Kind>,
) -> Result<Scalar<'_>, &'static str> {
    let word = match (tag, style) {
        (None, ScalarStyle::Plain) => word(&text)?,
        (None | Some(Kind::String | Kind::Unspecific), _) => None,
        (Some(kind), _) => return tagged(&text, kind),
    };
    Ok(word.unwrap_or(Scalar::String(text)))
}

fn tagged(text: &str, kind: Kind) -> Result<Scalar<'static>, &'static str> {
    let (ty, message) = match kind {
        Kind::Null => (Type::Null, "must be null, as its tag says"),
        Kind::Boolean => (Type::Boolean, "must be true or false, as its tag says"),
        Kind::Integer => (Type::Number, "must be an integer, as its tag says"),
        Kind::Float => (Type::Number, "must be a number, as its tag says"),
        Kind::Sequence => return Err("must be a sequence, as its tag says"),
        Kind::String | Kind::Map | Kind::Unspecific => {
            return Err("must be a mapping, as its tag says");
        }
    };
    match word(text)? {
        Some(Scalar::Word(found, word))
            if found == ty && (kind != Kind::Integer || !word.contains(['.', 'e', 'E'])) =>
        {
            Ok(Scalar::Word(found, word))
        }
        _ => Err(message),
    }
}

/// What is no string; none if it is one.
fn word(text: &str) -> Result<Option<Scalar<'static>>, &'static str> {
    let (ty, word) = match text {
        "" | "~" | "null" | "Null" | "NULL" => (Type::Null, "null".into()),
        "true" | "True" | "TRUE" => (Type::Boolean, "true".into()),
        "false" | "False" | "FALSE" => (Type::Boolean, "false".into()),
        _ => match number(text)? {
            Some(number) => (Type::Number, number.into()),
            None => return Ok(None),
        },
    };
    Ok(Some(Scalar::Word(ty, word)))
}

/// A number as JSON writes it; none if the text is no number.
fn number(text: &str) -> Result<Option<String>, &'static str> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if !unsigned.starts_with(|c: char| c == '.' || c.is_ascii_digit()) {
        return Ok(None);
    }
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Err(NOT_FINITE);
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8)] {
        let digits = text.strip_prefix(prefix).filter(|digits| !digits.is_empty());
        let Some(digits) = digits else { continue };
        if digits.chars().all(|c| c.is_digit(radix)) {
            let value = u128::from_str_radix(digits, radix).map_err(|_| TOO_WIDE)?;
            return Ok(Some(value.to_string()));
        }
    }
    Ok(decimal(text.starts_with('-'), unsigned))
}

fn decimal(is_negative: bool, unsigned: &str) -> Option<String> {
    let (whole, rest) = digits(unsigned);
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => digits(rest),
        None => ("", rest),
    };
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    if let Some(exponent) = rest.strip_prefix(['e', 'E']) {
        let (digits, rest) = digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent));
        if digits.is_empty() || !rest.is_empty() {
            return None;
        }
    } else if !rest.is_empty() {
        return None;
    }
    let mut number = String::with_capacity(unsigned.len() + 3);
    if is_negative {
        number.push('-');
    }
    // JSON wants a digit on both sides of the point, and no zero before others.
    let whole = whole.trim_start_matches('0');
    number.push_str(if whole.is_empty() { "0" } else { whole });
    if unsigned.contains('.') {
        number.push('.');
        number.push_str(if fraction.is_empty() { "0" } else { fraction });
    }
    number.push_str(rest);
    Some(number)
}

/// The digits at the beginning, and the rest.
fn digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}
