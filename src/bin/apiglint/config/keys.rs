//! The keys of `apiglint.toml`: what each is called, what it takes, and what it is for. What is here is all that the file can
//! say; the reader, the documentation and the JSON Schema go by it.

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
    /// An integer from the first to the second.
    Number(u64, u64),
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
        "Sets the levels of a profile first; those of `rules` come after them.";
    "fail-on": Value::Word(&FAIL_ON), optional,
        "The mildest violation that makes the check fail; `error` if it is not set.";
    "set": Value::Word(&SETS), optional,
        "Which definitions belong together, so that none shares its name, path or id with another: all of a `run`, those of a `folder`, or of a `file`; `run` if it is not set.";
    "exclude": Value::Texts, optional,
        "Files and folders to leave out, in the syntax of `.gitignore`. Files that are named on the command line are checked all the same, unless `--force-exclude` is given.";
    "rules": Value::Levels, optional,
        "Sets rules, by their ids, to `off`, `note`, `warning` or `error`.";
    "limits": Value::Table(LIMITS), optional,
        "Bounds on what is read and reported.";
    "kinds": Value::GlobsOf(&KINDS), optional,
        "Takes files for documents of a kind, instead of judging by their members. Of two kinds whose globs match a file, the one further up is taken.";
    "override": Value::Tables(OVERRIDE), optional,
        "Other settings for some files. Of several that match a file, each goes over those further up.";
    "ignore": Value::Tables(IGNORE), optional,
        "Leaves violations out, for a reason.";
    "rule": Value::Tables(RULE), optional,
        "A rule of your own, with the id `custom/` and its name.";
};

static LIMITS: &[Key] = keys! {
    "depth": Value::Number(1, 1024), optional,
        "The deepest nesting to read.";
    "bytes": Value::Number(1, u32::MAX as u64 - 1), optional,
        "The largest file to read, in bytes.";
    "violations": Value::Number(1, u32::MAX as u64), optional,
        "How many violations of one rule to keep in one document; the rest are counted.";
    "backends": Value::Number(0, u32::MAX as u64), optional,
        "How many backends an instance holds, for the rule `roma/instance-quota`.";
};

static OVERRIDE: &[Key] = keys! {
    "files": Value::Texts, required,
        "For which files, in the syntax of `.gitignore`.";
    "profile": Value::Word(&PROFILES), optional,
        "Sets the levels of a profile first.";
    "kind": Value::Word(&KINDS), optional,
        "Takes the files for documents of this kind.";
    "rules": Value::Levels, optional,
        "Sets rules to levels.";
};

static IGNORE: &[Key] = keys! {
    "rule": Value::Text, required,
        "The id of the rule whose violations to leave out.";
    "files": Value::Texts, optional,
        "In which files, in the syntax of `.gitignore`; in every file if it is not set.";
    "pointer": Value::Text, optional,
        "At which places: a JSON Pointer in which `*` stands for any one step and `**` for any number of them; at every place if it is not set.";
    "reason": Value::Text, required,
        "Why.";
};

static RULE: &[Key] = keys! {
    "id": Value::Text, required,
        "Its name: lower-case letters, digits and hyphens. The rule is called `custom/` and this.";
    "kinds": Value::Words(&KINDS), optional,
        "The kinds of documents to look at; every kind if it is not set.";
    "member": Value::Text, optional,
        "The name of the member to look at, in each definition or API of a document.";
    "pointer": Value::Text, optional,
        "The members to look at, by their paths from the root of the document: a JSON Pointer with `*` and `**`. A rule has either `member` or this.";
    "pattern": Value::Text, optional,
        "A regular expression that a part of the text must match. A rule has one of `pattern`, `one-of`, `required` and `forbidden`.";
    "one-of": Value::Texts, optional,
        "What the text can be.";
    "required": Value::Yes, optional,
        "The member must be there, and not null.";
    "forbidden": Value::Yes, optional,
        "The member cannot be there.";
    "message": Value::Text, optional,
        "What is wrong, as what follows the name of the member: `must be …`.";
    "help": Value::Text, optional,
        "What to do about it.";
    "level": Value::Word(&LEVELS), optional,
        "How bad it is; `error` if it is not set.";
};
