//! The repairs: from a text that breaks a rule to what is to stand there instead.
//!
//! They may be wrong: what they propose is tried before it is taken.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::Safety;
use crate::choice;
use crate::document::Type;
use crate::document::rules::{hidden_character, unknown_member};
use crate::nearest;
use crate::report::Violation;
use crate::roma::rules::parameter_name;

/// What is wrong with what.
pub(super) struct Subject<'s> {
    pub(super) violation: &'s Violation,
    pub(super) ty: Type,
    /// A string or name, decoded; anything else as it is written.
    pub(super) text: &'s str,
    /// The name that a value has in its object.
    pub(super) name: Option<Cow<'s, str>>,
}

/// A change that may mend it.
pub(super) struct Change {
    pub(super) safety: Safety,
    pub(super) title: Cow<'static, str>,
    pub(super) what: What,
}

pub(super) enum What {
    /// Parts of the text, in their order.
    Text(Vec<Patch>),
    /// Parts of the name.
    Name(Vec<Patch>),
    /// A number or boolean becomes a string.
    Quote,
    /// A string becomes a number or boolean.
    Unquote,
    /// Another boolean.
    Literal(&'static str),
}

/// Bytes of a decoded text, and what is to stand there. That never has a character in it which some string would have to
/// escape.
pub(super) struct Patch {
    pub(super) range: Range<usize>,
    pub(super) with: String,
}

pub(super) type Repair = fn(&Subject<'_>, &mut Names) -> Vec<Change>;

impl Patch {
    fn new(range: Range<usize>, with: impl Into<String>) -> Self {
        Patch { range, with: with.into() }
    }
}

/// Leaves out these ranges, which are in their order.
fn without(ranges: impl Iterator<Item = Range<usize>>) -> Vec<Patch> {
    ranges.map(|range| Patch::new(range, "")).collect()
}

fn safely(title: impl Into<Cow<'static, str>>, what: What) -> Change {
    Change { safety: Safety::Safe, title: title.into(), what }
}

fn unsafely(title: impl Into<Cow<'static, str>>, what: What) -> Change {
    Change { safety: Safety::Unsafe, title: title.into(), what }
}

/// Takes away the blanks around a text.
pub(super) fn trim(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let patches = blanks(it.text);
    if it.ty != Type::String || patches.is_empty() {
        return Vec::new();
    }
    vec![safely("remove the blanks around it", What::Text(patches))]
}

fn blanks(text: &str) -> Vec<Patch> {
    let (start, end) = (text.len() - text.trim_start().len(), text.trim_end().len());
    let ranges = [0..start, end..text.len()];
    without(ranges.into_iter().filter(|it| start < end && !it.is_empty()))
}

/// Writes one of a few words as it must be: in its own case, without blanks around it. Of a word that is mistyped it
/// cannot be sure.
pub(super) fn word(it: &Subject<'_>, names: &mut Names) -> Vec<Change> {
    let words = choice::words(&it.violation.message);
    let text = it.text.trim();
    if it.ty != Type::String || text.is_empty() {
        return Vec::new();
    }
    let take = |word: &str| What::Text(vec![Patch::new(0..it.text.len(), word)]);
    if let Some(word) = words.iter().find(|word| word.eq_ignore_ascii_case(text)) {
        if **word == *text {
            return trim(it, names);
        }
        return vec![safely(format!("write it as {word}"), take(word))];
    }
    let mut near = words.iter().filter(|word| nearest::is_one_edit(text, word));
    match (near.next(), near.next()) {
        (Some(word), None) => vec![unsafely(format!("take {word}"), take(word))],
        _ => trim(it, names),
    }
}

/// Puts a slash before a path; where that is not enough, leaves out what segments cannot be, too.
pub(super) fn path(it: &Subject<'_>, names: &mut Names) -> Vec<Change> {
    let text = it.text.trim();
    if it.ty != Type::String || text.is_empty() || text.starts_with('/') {
        let mut changes = trim(it, names);
        changes.extend(whole_path(it));
        return changes;
    }
    let start = it.text.len() - it.text.trim_start().len();
    let mut patches = vec![Patch::new(0..start, "/")];
    patches.extend(blanks(it.text).into_iter().filter(|patch| patch.range.start > 0));
    let mut changes = vec![safely("put a '/' before it", What::Text(patches))];
    changes.extend(whole_path(it));
    changes
}

/// The path with one slash before each segment and none at its end.
fn whole_path(it: &Subject<'_>) -> Option<Change> {
    let segments: Vec<_> = it.text.trim().split('/').filter(|it| !it.is_empty()).collect();
    let whole = format!("/{}", segments.join("/"));
    let patches = vec![Patch::new(0..it.text.len(), whole)];
    let is_plain = it.ty == Type::String && !segments.is_empty() && !it.text.contains(['"', '\\']);
    is_plain.then(|| safely("write it with one '/' before each segment", What::Text(patches)))
}

/// Leaves out the slashes that are too many.
pub(super) fn slashes(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let bytes = it.text.as_bytes();
    let end = it.text.trim_end_matches('/').len().max(1);
    let is_extra = |at: &usize| bytes[*at] == b'/' && (*at >= end || bytes[*at - 1] == b'/');
    let patches = without((1..bytes.len()).filter(is_extra).map(|at| at..at + 1));
    let title = if it.text.contains("//") {
        "leave one '/' of several"
    } else {
        "remove the '/' at its end"
    };
    if patches.is_empty() { Vec::new() } else { vec![safely(title, What::Text(patches))] }
}

/// What the message asks for: a word, a slash, no blanks.
pub(super) fn tidy(it: &Subject<'_>, names: &mut Names) -> Vec<Change> {
    if it.violation.message.starts_with("must start with '/'") {
        return path(it, names);
    }
    word(it, names)
}

/// [`tidy`], and what else the specification of Swagger leaves no choice in.
pub(super) fn structure(it: &Subject<'_>, names: &mut Names) -> Vec<Change> {
    let message = &*it.violation.message;
    if message.starts_with("must be true:") && it.ty == Type::Boolean {
        return vec![safely("set it to true", What::Literal("true"))];
    }
    if message.ends_with("as its type says") {
        return retype(it, names);
    }
    tidy(it, names)
}

/// Puts quotes around what must be a string, or takes them away from what must be none.
pub(super) fn retype(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    match it.ty {
        Type::Number | Type::Boolean => vec![safely("put it in quotes", What::Quote)],
        Type::String if is_bare(it.text) => vec![safely("remove the quotes", What::Unquote)],
        _ => Vec::new(),
    }
}

/// Whether a text is an integer or boolean, and nothing else can be meant.
fn is_bare(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_integer = match digits.as_bytes() {
        [b'0'] => text == "0",
        [b'1'..=b'9', rest @ ..] => rest.len() < 18 && rest.iter().all(u8::is_ascii_digit),
        _ => false,
    };
    is_integer || matches!(text, "true" | "false")
}

/// Gives a member the name that was meant.
pub(super) fn member(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let Some(known) = it.violation.help.as_deref().and_then(unknown_member::meant) else {
        return Vec::new();
    };
    let is_sure = letters(it.text) == letters(known) || nearest::is_one_edit(it.text, known);
    let rename = |name: String| {
        let what = What::Text(vec![Patch::new(0..it.text.len(), &*name)]);
        let title = format!("rename it to `{name}`");
        if is_sure { safely(title, what) } else { unsafely(title, what) }
    };
    // Names of DataWorks may begin with a small letter, as this one does.
    let is_small = it.text.starts_with(|c: char| c.is_ascii_lowercase());
    let mut small = known.to_owned();
    if let Some(first) = small.get_mut(..1).filter(|_| is_small) {
        first.make_ascii_lowercase();
    }
    let small = Some(small).filter(|small| small != known);
    small.into_iter().chain([known.into()]).map(rename).collect()
}

/// What of a name counts if words are joined in another way.
fn letters(name: &str) -> String {
    name.chars().filter(|c| !matches!(c, '_' | '-')).map(|c| c.to_ascii_lowercase()).collect()
}

/// The key that the table has, instead of that of the example.
pub(super) fn datasources(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let Some(name) = it.name.as_deref().filter(|name| *name == "datasource") else {
        return Vec::new();
    };
    let patch = Patch::new(name.len()..name.len(), "s");
    vec![unsafely("rename it to `datasources`", What::Name(vec![patch]))]
}

/// Standard base64: without white space, of its own alphabet, filled up.
pub(super) fn base64(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let is_standard = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=');
    let is_for_urls = it.text.contains(['-', '_']) && !it.text.contains(['+', '/']);
    let (mut patches, mut length) = (Vec::new(), 0);
    for (at, c) in it.text.char_indices() {
        let range = at..at + c.len_utf8();
        match c {
            c if c.is_whitespace() => patches.push(Patch::new(range, "")),
            '-' if is_for_urls => patches.push(Patch::new(range, "+")),
            '_' if is_for_urls => patches.push(Patch::new(range, "/")),
            c if is_standard(c) => {}
            _ => return Vec::new(),
        }
        length += usize::from(!c.is_whitespace());
    }
    let fill = match length % 4 {
        2 => "==",
        3 => "=",
        _ => "",
    };
    if !fill.is_empty() && !it.text.contains('=') {
        patches.push(Patch::new(it.text.len()..it.text.len(), fill));
    }
    if patches.is_empty() || it.ty != Type::String {
        return Vec::new();
    }
    vec![safely("write it as standard base64", What::Text(patches))]
}

/// A time with a blank around it, or an offset without its colon.
pub(super) fn time(it: &Subject<'_>, names: &mut Names) -> Vec<Change> {
    let Some(at) = it.text.trim_end().len().checked_sub(2).filter(|_| it.ty == Type::String) else {
        return Vec::new();
    };
    let offset = it.text.get(at.saturating_sub(3)..at).unwrap_or_default().as_bytes();
    if !matches!(offset, [b'+' | b'-', a, b] if a.is_ascii_digit() && b.is_ascii_digit()) {
        return trim(it, names);
    }
    let mut patches = blanks(it.text);
    let behind = patches.iter().position(|patch| patch.range.start > 0).unwrap_or(patches.len());
    patches.insert(behind, Patch::new(at..at, ":"));
    let mut changes = trim(it, names);
    changes.push(safely("put a colon into the offset", What::Text(patches)));
    changes
}

/// Words with commas between: without blanks, and none twice.
pub(super) fn list(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let mut words: Vec<&str> = Vec::new();
    for word in it.text.split(',').map(str::trim) {
        // Few words are known: of many, none is right.
        if words.len() > 16 {
            return Vec::new();
        }
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let list = words.join(",");
    let is_plain = list.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b',');
    if it.ty != Type::String || list == it.text || !is_plain {
        return Vec::new();
    }
    let title = "write it without blanks, and nothing twice";
    vec![safely(title, What::Text(vec![Patch::new(0..it.text.len(), list)]))]
}

/// A scheme and a host: in lower case the one, with nothing behind it the other.
pub(super) fn host(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let start = it.text.len() - it.text.trim_start().len();
    let end = it.text.trim_end().trim_end_matches('/').len();
    let Some((scheme, _)) = it.text.split_once("://").filter(|_| it.ty == Type::String) else {
        return Vec::new();
    };
    let mut patches = Vec::new();
    let lower = scheme.trim_start().to_ascii_lowercase();
    if lower != scheme {
        patches.push(Patch::new(0..scheme.len(), lower));
    }
    if end < it.text.len() && start + scheme.len() < end {
        patches.push(Patch::new(end..it.text.len(), ""));
    }
    if patches.is_empty() {
        return Vec::new();
    }
    vec![safely("leave the scheme in lower case, and the host", What::Text(patches))]
}

/// Takes away characters that do not show: they may be what is meant.
pub(super) fn visible(it: &Subject<'_>, _: &mut Names) -> Vec<Change> {
    let hidden = it.text.char_indices().filter(|&(_, c)| hidden_character::is_hidden(c));
    let patches = without(hidden.map(|(at, c)| at..at + c.len_utf8()));
    if it.ty != Type::String || patches.is_empty() {
        return Vec::new();
    }
    vec![unsafely("remove the characters that do not show", What::Text(patches))]
}

/// Gives a parameter a name that no other has. What a script refers to stays what it is: the value that it got before.
pub(super) fn free_name(it: &Subject<'_>, names: &mut Names) -> Vec<Change> {
    let is_word =
        it.text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte));
    if it.ty != Type::String || !is_word {
        return Vec::new();
    }
    let Some((kept, ending)) = names.free(it.text) else { return Vec::new() };
    let patch = Patch::new(kept..it.text.len(), ending);
    vec![unsafely("give it a name that is free", What::Text(vec![patch]))]
}

/// The words of a text, whose letter case does not count, and the names that were given since.
pub(super) struct Names {
    words: Option<HashSet<Vec<u8>>>,
    source: Vec<u8>,
}

/// How many names to try.
const MOST: usize = 100;

impl Names {
    pub(super) fn of(source: &[u8]) -> Self {
        Names { words: None, source: source.to_vec() }
    }

    /// A name that is not there: how much of the old one to keep, and what to put behind it.
    fn free(&mut self, name: &str) -> Option<(usize, String)> {
        let words = self.words.get_or_insert_with(|| {
            let is_between = |byte: &u8| !(byte.is_ascii_alphanumeric() || b"._-".contains(byte));
            let words = self.source.split(is_between).filter(|word| !word.is_empty());
            words.map(<[u8]>::to_ascii_lowercase).collect()
        });
        (2..MOST).find_map(|number| {
            let ending = format!("_{number}");
            let kept = name.len().min(parameter_name::PATTERN.max - ending.len());
            let free = format!("{}{ending}", name.get(..kept)?).to_ascii_lowercase();
            words.insert(free.into_bytes()).then_some((kept, ending))
        })
    }
}
