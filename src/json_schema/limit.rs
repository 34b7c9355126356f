//! Limits of texts and numbers, as keywords.

use std::fmt::Display;
use std::ops::RangeInclusive;

use serde_json::{Value, json};

use crate::choice::Choice;
use crate::pattern::Pattern;

/// What Unicode calls white space, as the inside of a bracket expression. Written out, because regular expressions
/// mean different things by `\s`.
const WHITE: &str = r"\x09-\x0d \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000";

/// A text with nothing but white space in it.
pub(crate) fn blank() -> Value {
    json!({ "type": "string", "pattern": format!("^[{WHITE}]*$") })
}

/// A text with something else in it; what is no text passes.
pub(crate) fn at_least_one_visible() -> Value {
    json!({ "pattern": format!("[^{WHITE}]") })
}

/// A bracket expression of white space.
pub(crate) fn white() -> String {
    format!("[{WHITE}]")
}

/// A bracket expression of what is neither white space nor one of these.
pub(crate) fn none_of_white_and(others: &[char]) -> String {
    let others = others.iter().map(|c| if *c == '\\' { "\\\\".into() } else { c.to_string() });
    format!("[^{WHITE}{}]", others.collect::<String>())
}

/// A word. Lengths are keywords of their own: editors have better messages for them.
pub(crate) fn word(pattern: &Pattern) -> Value {
    let (min, max) = pattern.length();
    let mut limits = json!({ "maxLength": max });
    if min > 0 {
        limits["minLength"] = min.into();
    }
    if let Some(regex) = pattern.classes() {
        limits["pattern"] = regex.into();
    }
    limits
}

/// One of a few words.
pub(crate) fn choice(choice: Choice) -> Value {
    json!({ "enum": choice.0 })
}

/// An integer.
pub(crate) fn range(range: &RangeInclusive<i64>) -> Value {
    json!({ "minimum": range.start(), "maximum": range.end() })
}

/// Words with commas between.
pub(crate) fn separated(words: impl IntoIterator<Item = impl Display>) -> Value {
    let words: Vec<_> = words.into_iter().map(|word| word.to_string()).collect();
    let one = format!("(?:{})", words.join("|"));
    json!({ "pattern": format!("^{one}(?:,{one})*$") })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expressions are those of the specification, which the crate `regex` shares here.
    fn regex(limits: &Value) -> regex::Regex {
        regex::Regex::new(limits["pattern"].as_str().unwrap()).unwrap()
    }

    #[test]
    fn white_space_is_what_unicode_says() {
        let (blank, visible) = (regex(&blank()), regex(&at_least_one_visible()));
        // Nothing beyond is white.
        for c in '\0'..='\u{ffff}' {
            let text = c.to_string();
            assert_eq!(blank.is_match(&text), c.is_whitespace(), "{c:?}");
            assert_eq!(visible.is_match(&text), !c.is_whitespace(), "{c:?}");
        }
        assert!(blank.is_match("") && !visible.is_match(""));
        assert!(visible.is_match(" a\n") && !blank.is_match(" a\n"));
    }

    #[test]
    fn lists() {
        let list = regex(&separated(["0", "1"]));
        for (text, fits) in [("0", true), ("0,1,0", true), ("", false), ("0,", false), ("2", false)]
        {
            assert_eq!(list.is_match(text), fits, "{text}");
        }
    }
}
