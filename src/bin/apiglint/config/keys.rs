//! The keys of `apiglint.toml`: what each is called, what it takes, and what it is for. What is here is all that the file can
//! say; the reader, the documentation and the JSON Schema go by it.

use std::ops::RangeInclusive;

use apiglint::{Level, Severity, find_kind, kinds, profiles};

/// A key of a table.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) value: Value,
    pub(crate) is_required: bool,
    pub(crate) doc: &'static str,
}

/// What a key takes.
pub(crate) enum Value {
    /// A string.
    Text,
    /// `true`.
    Yes,
    /// One of these integers.
    Number(RangeInclusive<u64>),
    /// One of a few words.
    Word(&'static Words),
    /// An array of strings.
    Texts,
    /// An array of such words.
    Words(&'static Words),
    /// A table whose keys are ids of rules, built in or custom, and whose values are levels.
    Levels,
    /// A table whose keys are such words, and whose values are arrays of globs.
    GlobsOf(&'static Words),
    /// A table with these keys.
    Table(&'static [Key]),
    /// An array of tables with these keys.
    Tables(&'static [Key]),
}

/// Words that a key can take.
pub(crate) struct Words {
    pub(crate) all: fn() -> Vec<&'static str>,
    /// Why a word is none of them, where they are too many to be listed.
    pub(crate) refuse: Option<fn(&str) -> String>,
}

pub(crate) static LEVELS: Words =
    Words { all: || Level::ALL.map(Level::name).into(), refuse: None };
static FAIL_ON: Words = Words {
    all: || [Severity::Note, Severity::Warning, Severity::Error].map(Severity::name).into(),
    refuse: None,
};
static SETS: Words = Words { all: || vec!["run", "folder", "file"], refuse: None };
static KINDS: Words = Words {
    all: || kinds().map(|kind| kind.id).collect(),
    refuse: Some(|id| match find_kind(id) {
        Ok(kind) => format!("the document kind must be written `{kind}`"),
        Err(error) => error.to_string(),
    }),
};
static PROFILES: Words =
    Words { all: || profiles().map(|profile| profile.name).collect(), refuse: None };

/// Key by key: name, value, whether it must be there, documentation.
macro_rules! keys {
    ($($name:literal: $value:expr, $needed:ident, $doc:literal;)*) => {
        &[$(Key { name: $name, value: $value, is_required: keys!($needed), doc: $doc }),*]
    };
    (required) => { true };
    (optional) => { false };
}

/// The keys of the file itself.
pub(crate) static ROOT: &[Key] = keys! {
    "profile": Value::Word(&PROFILES), optional,
        "the profile whose levels are set before those of `rules`";
    "fail-on": Value::Word(&FAIL_ON), optional,
        "the mildest violation that makes the check fail; `error` if it is not set";
    "set": Value::Word(&SETS), optional,
        "which definitions belong together, so that none shares its name, path or id with another: all of a `run`, those of a `folder`, or of a `file`; `run` if it is not set";
    "exclude": Value::Texts, optional,
        "files and folders to leave out, in the syntax of `.gitignore`; files that are named on the command line are checked all the same, unless `--force-exclude` is given";
    "rules": Value::Levels, optional,
        "rules, by their ids, and their levels: `off`, `note`, `warning` or `error`";
    "limits": Value::Table(LIMITS), optional,
        "bounds on what is read and reported";
    "kinds": Value::GlobsOf(&KINDS), optional,
        "kinds of documents, and the globs of files to take for them instead of judging by their members; of two kinds whose globs match a file, the one further up is taken";
    "override": Value::Tables(OVERRIDE), optional,
        "other settings for some files; of several that match a file, each goes over those further up";
    "ignore": Value::Tables(IGNORE), optional,
        "violations to leave out, for a reason";
    "rule": Value::Tables(RULE), optional,
        "rules of your own: each is called `custom/` and its id";
};

/// What limits can be set to, on the command line, too.
pub(crate) const DEPTH: RangeInclusive<u64> = 1..=1024;
pub(crate) const BYTES: RangeInclusive<u64> = 1..=u32::MAX as u64 - 1;
pub(crate) const BACKENDS: RangeInclusive<u64> = 0..=u32::MAX as u64;

static LIMITS: &[Key] = keys! {
    "depth": Value::Number(DEPTH), optional,
        "the deepest nesting to read";
    "bytes": Value::Number(BYTES), optional,
        "the largest file to read, in bytes";
    "violations": Value::Number(1..=u32::MAX as u64), optional,
        "how many violations of one rule to keep in one document; the rest are counted";
    "backends": Value::Number(BACKENDS), optional,
        "how many backends an instance holds, for the rule `roma/instance-quota`";
};

static OVERRIDE: &[Key] = keys! {
    "files": Value::Texts, required,
        "for which files, in the syntax of `.gitignore`";
    "profile": Value::Word(&PROFILES), optional,
        "the profile whose levels are set before those of `rules`";
    "kind": Value::Word(&KINDS), optional,
        "what kind of document to take the files for";
    "rules": Value::Levels, optional,
        "rules, by their ids, and their levels";
};

static IGNORE: &[Key] = keys! {
    "rule": Value::Text, required,
        "the id of the rule whose violations to leave out";
    "files": Value::Texts, optional,
        "in which files, in the syntax of `.gitignore`; in every file if it is not set";
    "pointer": Value::Text, optional,
        "at which places: a JSON Pointer in which `*` stands for any one step and `**` for any number of them; at every place if it is not set";
    "reason": Value::Text, required,
        "why they are left out";
};

static RULE: &[Key] = keys! {
    "id": Value::Text, required,
        "lower-case letters, digits and hyphens, by which the rule is called `custom/` and this";
    "kinds": Value::Words(&KINDS), optional,
        "the kinds of documents to look at; every kind if it is not set";
    "member": Value::Text, optional,
        "the name of the member to look at, in each definition or API of a document; a rule has this or `pointer`";
    "pointer": Value::Text, optional,
        "the members to look at, by their paths from the root of the document: a JSON Pointer with `*` and `**`";
    "pattern": Value::Text, optional,
        "a regular expression that a part of the text must match; a rule has one of `pattern`, `one-of`, `required` and `forbidden`";
    "one-of": Value::Texts, optional,
        "what the text can be";
    "required": Value::Yes, optional,
        "the member must be there, and not null";
    "forbidden": Value::Yes, optional,
        "the member cannot be there";
    "message": Value::Text, optional,
        "what is wrong, as what follows the path of the member";
    "help": Value::Text, optional,
        "what to do about it";
    "level": Value::Word(&LEVELS), optional,
        "how bad it is; `error` if it is not set";
};
