//! The file that lists violations which are known. It is made to be merged: sorted, one violation a line, no line about the
//! whole. As lines make up a set, the union of two baselines is a baseline, and a line that is there twice counts once.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};

use apiglint::{Set, find_rule};

use super::quota::Fault;
use crate::folder::Folder;
use crate::output::Output;

/// The first line.
const HEADER: &str = "# apiglint baseline, format 1";
/// What a first line of any format begins with.
const ANY_HEADER: &str = "# apiglint baseline, format ";

/// Bytes: some 500,000 violations.
const MOST: u64 = 32 << 20;

/// A baseline, as it was read.
#[derive(Debug)]
pub(super) struct Baseline {
    pub(super) path: PathBuf,
    pub(super) folder: Folder,
    pub(super) text: String,
    /// By file, each in the order of rule, fingerprint and number.
    pub(super) entries: BTreeMap<String, Vec<Entry>>,
}

/// One violation.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    pub(super) rule: String,
    pub(super) fingerprint: String,
    /// Whether the rule is about sets.
    pub(super) is_of_set: bool,
    /// Which of several that are equal, counted from 1.
    number: u32,
    /// Where its line begins and ends.
    pub(super) place: (usize, usize),
}

impl Entry {
    fn key(&self) -> (&str, &str, u32) {
        (&self.rule, &self.fingerprint, self.number)
    }

    pub(super) fn fault(&self) -> Fault {
        (self.rule.clone(), self.fingerprint.clone())
    }
}

impl Baseline {
    /// With nothing in it.
    pub(super) fn none(path: &Path) -> Self {
        let (text, entries) = (String::new(), BTreeMap::new());
        Baseline { path: path.into(), folder: Folder::of(path), text, entries }
    }

    /// Reads a file. Invalid data is an error that names path and line.
    pub(super) fn read(path: &Path) -> io::Result<Self> {
        let mut text = String::new();
        let file = File::open(path)?;
        let read = file.take(MOST + 1).read_to_string(&mut text);
        let invalid = |what: String| {
            io::Error::new(ErrorKind::InvalidData, format!("{}{what}", path.display()))
        };
        match read {
            Ok(_) if text.len() as u64 > MOST => {
                Err(invalid(format!(": a baseline must have at most {MOST} bytes")))
            }
            Err(error) if error.kind() == ErrorKind::InvalidData => {
                Err(invalid(": a baseline must be UTF-8".into()))
            }
            Err(error) => Err(error),
            Ok(_) => {
                let entries =
                    parse(&text).map_err(|(line, why)| invalid(format!(":{line}: {why}")))?;
                Ok(Baseline { text, entries, ..Self::none(path) })
            }
        }
    }

    /// Writes how many violations of each kind each file has, if that is another text than there was. A reader sees the
    /// old file or the new one, never a part.
    pub(super) fn write(&self, counts: &BTreeMap<(String, Fault), u32>) -> io::Result<()> {
        let text = render(counts);
        if text == self.text {
            return Ok(());
        }
        let mut file = Output::create(&self.path)?;
        file.write(&text)?;
        file.finish()
    }
}

fn render(counts: &BTreeMap<(String, Fault), u32>) -> String {
    let mut text = format!("{HEADER}\n");
    for ((path, (rule, fingerprint)), &count) in counts {
        for number in 1..=count {
            escape(path, &mut text);
            let _ = writeln!(text, " {rule} {fingerprint} {number}");
        }
    }
    text
}

type Entries = BTreeMap<String, Vec<Entry>>;

/// The entries of a text. The error is a line, and what is wrong with it.
fn parse(text: &str) -> Result<Entries, (usize, String)> {
    let mut entries = Entries::new();
    if text.is_empty() {
        return Err((1, not_a_header(text)));
    }
    let mut start = 0;
    for (line, number) in text.split_inclusive('\n').zip(1..) {
        let place = start..start + line.len();
        start = place.end;
        let line = line.trim_end_matches(['\n', '\r']);
        if line == HEADER || line.is_empty() {
            continue;
        }
        let read = if number > 1 || is_conflict(line) {
            parse_line(line, &place)
        } else {
            Err(not_a_header(line))
        };
        let (path, entry) = read.map_err(|why| (number, why))?;
        entries.entry(path).or_default().push(entry);
    }
    for of_file in entries.values_mut() {
        of_file.sort_by(|a, b| a.key().cmp(&b.key()));
        of_file.dedup_by(|a, b| a.key() == b.key());
    }
    Ok(entries)
}

fn parse_line(line: &str, place: &Range<usize>) -> Result<(String, Entry), String> {
    let parts: Vec<_> = line.rsplitn(4, ' ').collect();
    let entry = match parts[..] {
        [number, fingerprint, rule, path] if !path.is_empty() => {
            let number = number.parse().ok().filter(|&number: &u32| number > 0);
            let path = unescape(path);
            number.zip(path).filter(|_| is_fingerprint(fingerprint) && rule.contains('/')).map(
                |(number, path)| {
                    let (rule, fingerprint) = (rule.to_owned(), fingerprint.to_owned());
                    let place = (place.start, place.start + line.len());
                    let is_of_set = find_rule(&rule).is_ok_and(Set::has_rule);
                    (path, Entry { rule, fingerprint, is_of_set, number, place })
                },
            )
        }
        _ => None,
    };
    entry.ok_or_else(|| {
        if is_conflict(line) {
            "a mark of a merge conflict: keep the lines of both sides and remove the marks".into()
        } else if line.starts_with(ANY_HEADER) {
            not_a_header(line)
        } else {
            "a line must have a path, a rule, twelve hexadecimal digits and a number, with a space between".into()
        }
    })
}

fn is_conflict(line: &str) -> bool {
    ["<<<<<<<", "|||||||", "=======", ">>>>>>>"].iter().any(|mark| line.starts_with(mark))
}

fn not_a_header(line: &str) -> String {
    if line.starts_with(ANY_HEADER) {
        "a baseline must be of format 1: another version of apiglint wrote this one".into()
    } else {
        format!("a baseline must begin with the line '{HEADER}'")
    }
}

fn is_fingerprint(text: &str) -> bool {
    text.len() == 12 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// Adds a path on one line: controls and `%` as `%` and two hexadecimal digits each byte.
fn escape(path: &str, out: &mut String) {
    for c in path.chars() {
        if c.is_ascii_control() || c == '%' {
            let _ = write!(out, "%{:02X}", u32::from(c));
        } else {
            out.push(c);
        }
    }
}

fn unescape(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut path = parts.next()?.to_owned();
    for part in parts {
        let byte = u8::from_str_radix(part.get(..2)?, 16).ok().filter(u8::is_ascii)?;
        path.push(char::from(byte));
        path.push_str(&part[2..]);
    }
    Some(path)
}
