//! `[[rule]]`: rules of a user's own.

use std::ops::Range;
use std::sync::Arc;

use apiglint::{Condition, CustomRule, DocumentKind, Level, PointerPattern, Rule, find_kind};

use super::read::{Problems, Table, choice};

/// A rule as it was written, and ready to be checked.
#[derive(Debug)]
pub(crate) struct OwnRule {
    pub(crate) name: String,
    pub(crate) kinds: Vec<&'static DocumentKind>,
    pub(crate) place: Place,
    pub(crate) condition: Condition,
    pub(crate) message: Option<String>,
    pub(crate) help: Option<String>,
    pub(crate) rule: Arc<CustomRule>,
}

/// What it looks at.
#[derive(Debug)]
pub(crate) enum Place {
    Member(String),
    Pointer(PointerPattern),
}

/// A value of one of several keys, the key, and where the value is.
type Found<T> = (&'static str, Range<usize>, T);

impl OwnRule {
    /// Reads a rule; none if something is wrong with it.
    pub(super) fn read(table: &Table<'_, '_>, problems: &mut Problems) -> Option<Self> {
        let place = place(table, problems);
        let condition = condition(table, problems);
        let kinds = table.list("kinds").map(|(_, kinds)| kinds).unwrap_or_default();
        let kinds: Vec<_> = kinds.iter().filter_map(|kind| find_kind(&kind.text).ok()).collect();
        let message = table.prose("message", problems);
        let help = table.prose("help", problems);
        let (name, (_, at, condition), (.., place)) = (table.text("id")?, condition?, place?);

        let says = message.clone().unwrap_or_else(|| condition.message());
        let level = table.level("level").unwrap_or(Level::ERROR);
        let rule = identity(&name.text, &condition, level, &says, help.as_deref());
        if CustomRule::member(rule, "", Condition::Forbidden).is_err() {
            let message =
                "`id` must be lower-case letters, digits and hyphens, at most 57 characters";
            problems.add(name.span, message);
            return None;
        }
        let compiled = match &place {
            Place::Member(name) => CustomRule::member(rule, name, condition.clone()),
            Place::Pointer(pointer) => CustomRule::at(rule, pointer.clone(), condition.clone()),
        };
        let compiled = match compiled {
            Ok(rule) => rule.of_kinds(kinds.iter().copied()).say(says),
            Err(error) => {
                problems.add(at, error.to_string());
                return None;
            }
        };
        let rule = Arc::new(match &help {
            Some(help) => compiled.advise(help),
            None => compiled,
        });
        Some(OwnRule { name: name.text, kinds, place, condition, message, help, rule })
    }

    /// What it is called among all rules.
    pub(crate) fn id(&self) -> &'static str {
        self.rule.rule().id
    }
}

/// The rule that violations name. A configuration is read once, and lives as long as the command.
fn identity(
    name: &str,
    condition: &Condition,
    level: Level,
    message: &str,
    help: Option<&str>,
) -> &'static Rule {
    let mut page = format!("A rule of your own, in the configuration: the member {message}.");
    if let Some(help) = help {
        page.push_str("\n\n");
        page.push_str(help);
    }
    let id = format!("custom/{name}").leak();
    let rule = Rule::custom(id, condition.kind(), level, message.to_owned().leak());
    Box::leak(Box::new(rule.with_page(page.leak())))
}

fn place(table: &Table<'_, '_>, problems: &mut Problems) -> Option<Found<Place>> {
    let member = table.text("member").map(|it| ("member", it.span, Place::Member(it.text)));
    let pointer = table.pointer("pointer", problems);
    let pointer = pointer.map(|(span, it)| ("pointer", span, Place::Pointer(it)));
    one(["member", "pointer"], [member, pointer], table, problems)
}

fn condition(table: &Table<'_, '_>, problems: &mut Problems) -> Option<Found<Condition>> {
    let pattern = table.text("pattern");
    let words = table.list("one-of").map(|(span, words)| {
        let words = words.into_iter().map(|word| word.text).collect();
        ("one-of", span, Condition::OneOf(words))
    });
    let found = [
        pattern.map(|it| ("pattern", it.span, Condition::Matches(it.text))),
        words,
        table.yes("required").map(|span| ("required", span, Condition::Required)),
        table.yes("forbidden").map(|span| ("forbidden", span, Condition::Forbidden)),
    ];
    one(["pattern", "one-of", "required", "forbidden"], found, table, problems)
}

/// The one that is there of several keys.
fn one<T, const N: usize>(
    keys: [&str; N],
    found: [Option<Found<T>>; N],
    table: &Table<'_, '_>,
    problems: &mut Problems,
) -> Option<Found<T>> {
    if !keys.iter().any(|key| table.has(key)) {
        let keys = choice(&keys.map(|key| format!("`{key}`")));
        problems.add(table.span.clone(), format!("a rule must have {keys}"));
    }
    let mut found: Vec<_> = found.into_iter().flatten().collect();
    for (key, span, _) in found.get(1..).unwrap_or_default() {
        problems.add(span.clone(), format!("`{key}` cannot stand beside `{}`", found[0].0));
    }
    if found.len() == 1 { found.pop() } else { None }
}
