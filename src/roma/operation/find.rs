//! Finds the operation that a method and a URI name, or says why there is none.

use std::borrow::Cow;

use super::{BASE, INSTANCE, Operation, PROJECT, STEPS, Version, name, table};
use crate::nearest::nearest;
use crate::report::Fault;
use crate::roma::percent;
use crate::roma::rules::request_path;

/// An operation that was found, before its parameters are looked at.
#[derive(Debug)]
pub(in crate::roma) struct Located<'u> {
    pub(in crate::roma) operation: &'static Operation,
    pub(in crate::roma) query: Option<&'u str>,
    steps: [&'u str; STEPS],
    encoded: bool,
}

/// A path parameter as it is written.
pub(in crate::roma) struct Parameter<'u> {
    pub(in crate::roma) name: &'static str,
    step: &'u str,
    encoded: bool,
    /// Which step it is, from 1.
    pub(in crate::roma) number: usize,
}

impl<'u> Parameter<'u> {
    #[inline]
    pub(in crate::roma) fn value(&self) -> Result<Cow<'u, str>, Fault> {
        let value =
            if self.encoded { request_path::decode(self.step)? } else { Cow::Borrowed(self.step) };
        request_path::check(value, self.name, self.number)
    }

    pub(in crate::roma) fn is_blank(&self) -> bool {
        percent::decode(self.step).is_ok_and(|value| value.trim().is_empty())
    }
}

/// What a fault that no operation has is about.
const METHOD: &str = "method";
/// The URI, without query.
pub(in crate::roma) const PATH: &str = "path";

impl<'u> Located<'u> {
    /// The operation; or what is wrong, and whether that is the method or the path.
    pub(in crate::roma) fn of(method: &str, uri: &'u str) -> Result<Self, (&'static str, Fault)> {
        let uri = Uri::read(uri).ok_or_else(|| unknown(method, &[]))?;
        let Uri { steps, count, encoded, query } = uri;
        let tail = steps.get(BASE..count).unwrap_or_default();
        let version = Version::ALL.into_iter().find(|it| is(steps[0], it.name(), encoded));
        let based = is(steps[2], "apic", encoded) && is(steps[3], "instances", encoded);
        let Some(version) = version.filter(|_| based && !tail.is_empty()) else {
            return Err(unknown(method, tail));
        };
        // Numbers first: they decide for most rows.
        table::OPERATIONS
            .iter()
            .find(|it| it.version == version && has(it, tail, encoded) && it.method == method)
            .map(|operation| Located { operation, query, steps, encoded })
            .ok_or_else(|| refuse(method, version, tail))
    }

    pub(in crate::roma) fn parameters(&self) -> impl Iterator<Item = Parameter<'u>> {
        let Located { steps, encoded, .. } = *self;
        let base = [(PROJECT, 1), (INSTANCE, 4)].into_iter();
        let tail = self.operation.tail.iter().zip(BASE..);
        let own = tail.filter_map(|(step, index)| Some((name(step)?, index)));
        base.chain(own).map(move |(name, index)| Parameter {
            name,
            step: steps[index],
            encoded,
            number: index + 1,
        })
    }
}

/// A URI as it is written, without scheme, host and fragment, and without a slash at its end.
struct Uri<'u> {
    steps: [&'u str; STEPS],
    count: usize,
    /// Whether some step has a `%` in it.
    encoded: bool,
    query: Option<&'u str>,
}

impl<'u> Uri<'u> {
    /// None if there is no slash to begin with, or if no operation has as many steps.
    fn read(uri: &'u str) -> Option<Self> {
        let path = if uri.starts_with('/') { uri } else { behind_host(uri)? };
        let mut read = Uri { steps: [""; STEPS], count: 0, encoded: false, query: None };
        let (mut start, mut at) = (1, 1);
        let end = loop {
            let bytes = path.as_bytes().get(at..)?;
            let Some(plain) = bytes.iter().position(|&byte| MEANS[usize::from(byte)]) else {
                break path.len();
            };
            at += plain + 1;
            match bytes[plain] {
                b'/' => {
                    read.push(path.get(start..at - 1)?)?;
                    start = at;
                }
                b'%' => read.encoded = true,
                _ => break at - 1,
            }
        };
        let behind = path.get(end..)?;
        let behind = behind.split_once('#').map_or(behind, |(behind, _)| behind);
        read.query = behind.strip_prefix('?');
        match path.get(start..end)? {
            "" => {}
            last => read.push(last)?,
        }
        Some(read)
    }

    fn push(&mut self, step: &'u str) -> Option<()> {
        *self.steps.get_mut(self.count)? = step;
        self.count += 1;
        Some(())
    }
}

/// Which bytes mean something in a path.
const MEANS: [bool; 256] = {
    let mut means = [false; 256];
    means[b'/' as usize] = true;
    means[b'%' as usize] = true;
    means[b'?' as usize] = true;
    means[b'#' as usize] = true;
    means
};

/// What stands behind the host of a URI that has one.
#[cold]
fn behind_host(uri: &str) -> Option<&str> {
    let (scheme, rest) = uri.split_once("://")?;
    let is_http = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let host = rest.find(['/', '?', '#'])?;
    rest.get(host..).filter(|path| is_http && path.starts_with('/'))
}

/// Whether a step of a URI is this word.
#[inline]
fn is(step: &str, word: &str, encoded: bool) -> bool {
    step == word || encoded && decodes_to(step, word)
}

#[cold]
fn decodes_to(step: &str, word: &str) -> bool {
    percent::decode(step).is_ok_and(|step| step == word)
}

/// Whether the steps behind the instance are an operation's own.
#[inline]
pub(super) fn has(operation: &Operation, tail: &[&str], encoded: bool) -> bool {
    let own = operation.tail;
    let fits = |(own, step): (&&'static str, &&str)| name(own).is_some() || is(step, own, encoded);
    own.len() == tail.len() && own.iter().zip(tail).all(fits)
}

/// No operation has this method and these steps.
#[cold]
fn refuse(method: &str, version: Version, tail: &[&str]) -> (&'static str, Fault) {
    let here = |it: &&Operation| it.version == version && has(it, tail, true);
    let methods: Vec<_> = Operation::all().filter(here).map(|it| it.method).collect();
    let message = match methods.iter().find(|known| known.eq_ignore_ascii_case(method)) {
        _ if methods.is_empty() => return unknown(method, tail),
        Some(known) => {
            let message = format!("must be {known}: letter case counts");
            return (METHOD, Fault::new(&request_path::RULE, message));
        }
        None => format!("must be {} for this URI", listed(&methods)),
    };
    let mut fault = Fault::new(&request_path::RULE, message);
    fault.help = suggestion(method, tail);
    (METHOD, fault)
}

/// No operation has these steps.
#[cold]
fn unknown(method: &str, tail: &[&str]) -> (&'static str, Fault) {
    let mut fault = Fault::new(&request_path::RULE, "must be the URI of a known operation");
    fault.help = suggestion(method, tail);
    (PATH, fault)
}

/// `a`, `a or b`, `a, b or c`
fn listed(words: &[&str]) -> String {
    match words {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        words => words.concat(),
    }
}

/// The operation that is meant: of the other version, or with one word mistyped.
fn suggestion(method: &str, tail: &[&str]) -> Option<Cow<'static, str>> {
    let all = || Operation::all().filter(|it| it.method.eq_ignore_ascii_case(method));
    let is_literal = |it: &&Operation| it.tail.iter().all(|own| name(own).is_none());
    let found = all()
        .find(|it| is_literal(it) && has(it, tail, true))
        .or_else(|| all().find(|it| has(it, tail, true)))
        .or_else(|| all().find(|it| is_near(it.tail, tail)))?;
    Some(format!("did you mean `{found}`?").into())
}

/// Whether one word differs and is near.
fn is_near(own: &[&'static str], tail: &[&str]) -> bool {
    let mut others =
        own.iter().zip(tail).filter(|(own, step)| name(own).is_none() && !is(step, own, true));
    let (first, second) = (others.next(), others.next());
    let near = first.is_some_and(|(own, step)| nearest(step, [*own]).is_some());
    own.len() == tail.len() && near && second.is_none()
}
