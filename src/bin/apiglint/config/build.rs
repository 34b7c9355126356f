//! From the text of a configuration to what it says.

use std::sync::atomic::AtomicBool;

use apiglint::{DocumentKind, Lines, Profile, Rule, Span, find_kind, find_rule, nearest, profiles};
use clap::ValueEnum;
use toml::de::DeTable;

use super::ignore::Ignore;
use super::keys;
use super::own::OwnRule;
use super::problem::Problem;
use super::read::{Placed, Problems, QUOTES, Table, question};
use super::{Layer, Override, Settings};

impl Settings {
    /// Reads a configuration; the error is all that is wrong with it. What is wrong with its syntax is said first: what the rest
    /// means cannot be told then.
    pub(super) fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let (table, errors) = DeTable::parse_recoverable(text);
        if !errors.is_empty() {
            return Err(of_syntax(&errors, text));
        }
        let mut problems = Problems::default();
        problems.check(table.get_ref(), &table.span(), "apiglint.toml", keys::ROOT);
        let settings = Self::of(&Table::new(table.get_ref(), table.span()), &mut problems);
        if problems.0.is_empty() { Ok(settings) } else { Err(problems.0) }
    }

    fn of(root: &Table<'_, '_>, problems: &mut Problems) -> Self {
        let mut settings = Settings::default();
        settings.own = own_rules(root, problems);
        settings.general = settings.layer(root, problems);
        settings.overrides =
            root.tables("override").map(|it| settings.read_override(&it, problems)).collect();
        settings.ignores =
            root.tables("ignore").filter_map(|it| settings.read_ignore(&it, problems)).collect();
        if let Some(table) = root.table("kinds") {
            let found = table.globs_of_each(problems).into_iter();
            settings.kinds = found.filter_map(|(id, globs)| Some((kind(&id)?, globs))).collect();
        }
        if let Some(globs) = root.globs("exclude", problems) {
            settings.exclude = globs;
        }
        settings.fail_on =
            root.text("fail-on").and_then(|it| ValueEnum::from_str(&it.text, false).ok());
        settings.set = root.text("set").and_then(|it| ValueEnum::from_str(&it.text, false).ok());
        if let Some(table) = root.table("limits") {
            let limits = &mut settings.limits;
            for (key, limit) in [
                ("depth", &mut limits.depth),
                ("bytes", &mut limits.bytes),
                ("violations", &mut limits.violations),
                ("backends", &mut limits.backends),
            ] {
                *limit = table.number(key).unwrap_or(*limit);
            }
        }
        settings
    }

    fn layer(&self, table: &Table<'_, '_>, problems: &mut Problems) -> Layer {
        let levels = table.table("rules").map(|rules| rules.levels()).unwrap_or_default();
        let levels = levels.into_iter().filter_map(|(id, level)| {
            let rule = self.rule(&id, problems)?;
            Some((rule.id, level?))
        });
        Layer {
            profile: table.text("profile").and_then(|it| profile(&it)),
            levels: levels.collect(),
        }
    }

    fn read_override(&self, table: &Table<'_, '_>, problems: &mut Problems) -> Override {
        let files = table.globs("files", problems).unwrap_or_default();
        let kind = table.text("kind").and_then(|it| kind(&it));
        Override { files, kind, layer: self.layer(table, problems) }
    }

    fn read_ignore(&self, table: &Table<'_, '_>, problems: &mut Problems) -> Option<Ignore> {
        let files = table.globs("files", problems);
        let pointer = table.pointer("pointer", problems).map(|(_, pointer)| pointer);
        let reason = table.prose("reason", problems);
        let rule = table.text("rule")?;
        let span = Span::new(rule.span.start, rule.span.end);
        let rule = self.rule(&rule, problems)?;
        Some(Ignore {
            rule,
            files,
            pointer,
            reason: reason?,
            span,
            is_used: AtomicBool::new(false),
        })
    }

    /// The rule of an id, built in or a user's own.
    fn rule(&self, id: &Placed, problems: &mut Problems) -> Option<&'static Rule> {
        let found = self.find_rule(&id.text);
        found.map_err(|reason| problems.add(id.span.clone(), reason)).ok()
    }

    /// The rule of an id, built in or a user's own; the error is why there is none.
    pub(super) fn find_rule(&self, id: &str) -> Result<&'static Rule, String> {
        if let Some(own) = self.own.iter().find(|own| own.id() == id) {
            return Ok(own.rule.rule());
        }
        if id.starts_with("custom/") {
            let near = nearest(id, self.own.iter().map(OwnRule::id));
            return Err(format!("there is no rule `{id}`{}", question(near)));
        }
        find_rule(id).map_err(|error| error.to_string())
    }
}

/// What is wrong with the syntax. Of a line the first is enough: what follows is often wrong only for that.
fn of_syntax(errors: &[toml::de::Error], text: &str) -> Vec<Problem> {
    let problem = |error: &toml::de::Error| {
        let span = error.span().unwrap_or_default();
        let is_slash = text.get(span.start..).is_some_and(|rest| rest.starts_with('/'));
        let help = is_slash.then(|| QUOTES.into());
        Problem { span, message: error.message().into(), help }
    };
    let lines = Lines::new(text);
    let line = |problem: &Problem| lines.position(problem.span.start).line;
    let mut problems: Vec<_> = errors.iter().map(problem).collect();
    problems.sort_by_key(|problem| problem.span.start);
    problems.dedup_by(|later, earlier| line(later) == line(earlier));
    problems
}

fn own_rules(root: &Table<'_, '_>, problems: &mut Problems) -> Vec<OwnRule> {
    let mut set = apiglint::RuleSet::default();
    let mut all = Vec::new();
    for table in root.tables("rule") {
        let Some(own) = OwnRule::read(&table, problems) else { continue };
        match set.add(own.rule.clone()) {
            Ok(()) => all.push(own),
            Err(error) => {
                let span = table.text("id").map_or(table.span, |id| id.span);
                problems.add(span, error.to_string());
            }
        }
    }
    all
}

fn kind(id: &Placed) -> Option<&'static DocumentKind> {
    find_kind(&id.text).ok()
}

fn profile(name: &Placed) -> Option<&'static Profile> {
    profiles().find(|profile| profile.name == name.text)
}
