//! `--show-config`: what is in force, as a configuration that says the same.

use std::fmt::{Display, Write};
use std::path::Path;

use apiglint::{Condition, CustomRule, DocumentKind, Level, Limits, RuleSet, rules};
use clap::ValueEnum;
use clap::builder::PossibleValue;

use super::globs::Globs;
use super::own::{OwnRule, Place};
use super::{Config, Layer};
use crate::args::CheckArgs;
use crate::shown::is_hidden;

impl Config {
    /// What is in force: of a file, with all that goes over something else in its place.
    pub(crate) fn show(&self, args: &CheckArgs, file: Option<&Path>) -> String {
        let mut toml = Toml(String::new());
        if file.is_none() {
            toml.texts("profile", self.settings.general.profile);
        }
        let set = args.set.unwrap_or_default().to_possible_value();
        toml.texts("fail-on", [args.options.fail_on().name()]);
        toml.texts("set", set.iter().map(PossibleValue::get_name));
        toml.list("exclude", &self.exclusion.globs.texts);
        match file {
            None => self.show_all(&mut toml),
            Some(file) => self.show_file(file, &mut toml),
        }
        self.settings.own.iter().for_each(|own| toml.own_rule(own));
        toml.0
    }

    fn show_all(&self, toml: &mut Toml) {
        toml.levels("\n[rules]", self.settings.general.levels.iter().copied());
        toml.limits(&self.settings.limits);
        if !self.settings.kinds.is_empty() {
            toml.line("\n[kinds]");
        }
        for (kind, globs) in &self.settings.kinds {
            toml.list(&quoted(kind.id), &globs.texts);
        }
        for it in &self.settings.overrides {
            toml.layer(&it.files.texts, it.kind, &it.layer);
        }
        let line = &self.command_line;
        if self.kind.is_some() || line.profile.is_some() || !line.levels.is_empty() {
            toml.layer(&["*".into()], self.kind, line);
        }
        for ignore in &self.settings.ignores {
            toml.ignore(ignore, ignore.files.as_ref());
        }
    }

    fn show_file(&self, file: &Path, toml: &mut Toml) {
        let here = self.of_file(&file.to_string_lossy());
        let relative = self.folder.within(file);
        let levels = |set: &RuleSet| -> Vec<_> {
            let own = set.custom_rules().map(CustomRule::rule);
            rules().chain(own).map(|rule| (rule.id, set.level(rule))).collect()
        };
        toml.levels("\n[rules]", levels(&here.rules).into_iter());
        toml.limits(&here.rules.limits);
        if let Some(kind) = here.kind {
            toml.line("\n[kinds]");
            toml.list(&quoted(kind.id), &[relative.as_deref().map_or("*".into(), only)]);
        }
        let ignores = self.settings.ignores.iter();
        for ignore in ignores.filter(|it| it.is_about(relative.as_deref())) {
            toml.ignore(ignore, ignore.files.as_ref());
        }
    }
}

/// The glob that matches this file and no other.
fn only(path: &Path) -> String {
    let mut glob = String::from("/");
    for c in path.to_string_lossy().chars() {
        if matches!(c, '*' | '?' | '[' | ']' | '{' | '}' | '\\' | ' ') {
            glob.push('\\');
        }
        glob.push(c);
    }
    glob
}

/// A configuration in the making.
struct Toml(String);

impl Toml {
    fn line(&mut self, line: impl Display) {
        // Writing to a string does not fail.
        let _ = writeln!(self.0, "{line}");
    }

    /// A key with a text, if there is one.
    fn texts(&mut self, key: &str, text: impl IntoIterator<Item = impl Display>) {
        for text in text {
            self.line(format_args!("{key} = {}", quoted(&text.to_string())));
        }
    }

    /// A key with texts, if there are any.
    fn list(&mut self, key: &str, texts: &[String]) {
        if !texts.is_empty() {
            let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
            self.line(format_args!("{key} = [{}]", texts.join(", ")));
        }
    }

    fn levels(&mut self, heading: &str, levels: impl Iterator<Item = (&'static str, Level)>) {
        let mut levels = levels.peekable();
        if levels.peek().is_some() {
            self.line(heading);
        }
        for (id, level) in levels {
            self.texts(&quoted(id), [level.name()]);
        }
    }

    fn limits(&mut self, limits: &Limits) {
        let Limits { depth, bytes, violations, backends, .. } = limits;
        self.line("\n[limits]");
        for (key, limit) in
            [("depth", depth), ("bytes", bytes), ("violations", violations), ("backends", backends)]
        {
            self.line(format_args!("{key} = {limit}"));
        }
    }

    fn layer(&mut self, files: &[String], kind: Option<&DocumentKind>, layer: &Layer) {
        self.line("\n[[override]]");
        self.list("files", files);
        self.texts("kind", kind);
        self.texts("profile", layer.profile);
        self.levels("[override.rules]", layer.levels.iter().copied());
    }

    fn ignore(&mut self, ignore: &super::Ignore, files: Option<&Globs>) {
        self.line("\n[[ignore]]");
        self.texts("rule", [ignore.rule]);
        if let Some(files) = files {
            self.list("files", &files.texts);
        }
        self.texts("pointer", ignore.pointer.as_ref());
        self.texts("reason", [&ignore.reason]);
    }

    fn own_rule(&mut self, own: &OwnRule) {
        self.line("\n[[rule]]");
        self.texts("id", [&own.name]);
        self.list("kinds", &own.kinds.iter().map(|kind| kind.id.into()).collect::<Vec<_>>());
        match &own.place {
            Place::Member(name) => self.texts("member", [name]),
            Place::Pointer(pointer) => self.texts("pointer", [pointer]),
        }
        match &own.condition {
            Condition::Matches(pattern) => self.texts("pattern", [pattern]),
            Condition::OneOf(words) => self.list("one-of", words),
            Condition::Required => self.line("required = true"),
            Condition::Forbidden => self.line("forbidden = true"),
            // The list is open for whoever links the library.
            _ => {}
        }
        self.texts("message", &own.message);
        self.texts("help", &own.help);
        self.texts("level", [own.rule.rule().level.name()]);
    }
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // What a terminal obeys, or does not show.
            c if is_hidden(c) => {
                let _ = write!(out, "\\U{:08X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out + "\""
}
