//! `apiglint.toml`: what it says, and what that means for each file.
//!
//! All that it can say is in one table of keys, [`keys::ROOT`]: name, type and documentation of each. The reader refuses
//! what is not there ([`read`]); whoever documents or describes the file, as its JSON Schema does, goes by it, too.
//!
//! What is said once goes through here: [`Config::load`] finds and reads the file and puts the command line on top;
//! [`Config::of_file`] has the kind and the rules of each file, [`Config::ignores_of`] the violations to leave out there. Levels
//! are set in layers, each over those before: the rules' own, those of the file, those of each override that matches, those of
//! the command line; in each the profile comes before single rules.

mod args;
mod build;
mod exclusion;
mod find;
mod globs;
mod ignore;
mod init;
pub(crate) mod keys;
mod own;
mod problem;
mod read;
mod show;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use apiglint::{DocumentKind, Level, Limits, Profile, Rule, RuleSet};

use crate::args::{CheckArgs, FailOn, Options, SetOf, When};
use crate::folder::Folder;
use crate::palette::{Channel, Palette};
use crate::{complain, tell};
use globs::Globs;
pub(crate) use ignore::{Ignore, suppress};
use own::OwnRule;

pub(crate) use args::{CheckConfigArgs, ConfigArgs};
pub(crate) use exclusion::Exclusion;
pub(crate) use init::init;
pub(crate) use read::question;

/// What is in force: a configuration, if there is one, and the command line.
#[derive(Debug, Default)]
pub(crate) struct Config {
    /// The file and its text.
    source: Option<(PathBuf, String)>,
    /// What paths in it are relative to.
    folder: Folder,
    settings: Settings,
    /// What the command line says goes over all.
    command_line: Layer,
    kind: Option<&'static DocumentKind>,
    pub(crate) exclusion: Arc<Exclusion>,
    /// Where no override matches.
    rules: Arc<RuleSet>,
    /// By the numbers of the overrides that match.
    rules_of: Mutex<BTreeMap<Vec<usize>, Arc<RuleSet>>>,
}

/// What a configuration says.
#[derive(Debug, Default)]
struct Settings {
    general: Layer,
    kinds: Vec<(&'static DocumentKind, Globs)>,
    overrides: Vec<Override>,
    exclude: Globs,
    fail_on: Option<FailOn>,
    set: Option<SetOf>,
    limits: Limits,
    ignores: Vec<Ignore>,
    own: Vec<OwnRule>,
}

/// Levels, in the order in which they are set.
#[derive(Debug, Default)]
struct Layer {
    profile: Option<&'static Profile>,
    levels: Vec<(&'static str, Level)>,
}

/// Other settings for some files.
#[derive(Debug)]
struct Override {
    files: Globs,
    kind: Option<&'static DocumentKind>,
    layer: Layer,
}

/// What is in force for a file.
#[derive(Clone, Debug)]
pub(crate) struct OfFile {
    /// What to take it for, if that is said.
    pub(crate) kind: Option<&'static DocumentKind>,
    pub(crate) rules: Arc<RuleSet>,
}

impl Layer {
    fn apply(&self, rules: &mut RuleSet) {
        let profile = self.profile.map(|profile| profile.levels).unwrap_or_default();
        for &(id, level) in profile.iter().chain(&self.levels) {
            // The rules are known: they were found by their ids.
            let _ = rules.set(id, level);
        }
    }
}

impl Config {
    /// The configuration of `apiglint check`, which fills in what the command line leaves open.
    pub(crate) fn of_check(args: &mut CheckArgs) -> Option<Self> {
        let mut config = Self::load(&mut args.options)?;
        config.kind = args.kind();
        args.set = args.set.or(config.settings.set);
        Some(config)
    }

    /// The configuration, and the command line on top. None, and what is wrong on standard error, if there is something wrong.
    pub(crate) fn load(options: &mut Options) -> Option<Self> {
        let mut config = Self::find(&options.config, options.color)?;
        config.command_line = Layer { profile: options.profile, levels: Vec::new() };
        for (id, level) in &options.rules {
            match config.find_rule(id) {
                Ok(rule) => config.command_line.levels.push((rule.id, *level)),
                Err(reason) => {
                    complain(&reason);
                    return None;
                }
            }
        }
        options.fill(config.settings.fail_on, &mut config.settings.limits);
        Some(config.settled())
    }

    /// The configuration alone, for commands that have no levels of their own. None as of [`Config::load`].
    pub(crate) fn alone(args: &ConfigArgs, color: When) -> Option<Self> {
        Some(Self::find(args, color)?.settled())
    }

    fn find(args: &ConfigArgs, color: When) -> Option<Self> {
        match path_of(args) {
            Some(path) => Self::read(path, Palette::of(color, Channel::Error)),
            None => Some(Config::default()),
        }
    }

    /// With what follows from all that was said.
    fn settled(mut self) -> Self {
        let globs = std::mem::take(&mut self.settings.exclude);
        self.exclusion = Arc::new(Exclusion { globs, folder: self.folder.clone() });
        self.rules = Arc::new(self.rules_with(&[]));
        self
    }

    /// The rule of an id, built in or a user's own; the error is why there is none.
    pub(crate) fn find_rule(&self, id: &str) -> Result<&'static Rule, String> {
        self.settings.find_rule(id)
    }

    fn read(path: PathBuf, palette: &'static Palette) -> Option<Self> {
        let name = path.to_string_lossy().into_owned();
        let text = match find::read(&path) {
            Ok(text) => text,
            Err(error) => {
                complain(&format!("{name}: {error}"));
                return None;
            }
        };
        match Settings::read(&text) {
            Ok(settings) => {
                let folder = Folder::of(&path);
                Some(Config { source: Some((path, text)), folder, settings, ..Config::default() })
            }
            Err(problems) => {
                tell(&problem::write(problems, &name, &text, palette));
                None
            }
        }
    }

    /// What is in force for a file.
    pub(crate) fn of_file(&self, path: &str) -> OfFile {
        let Settings { kinds, overrides, .. } = &self.settings;
        let general = OfFile { kind: self.kind, rules: self.rules.clone() };
        if kinds.is_empty() && overrides.is_empty() {
            return general;
        }
        let Some(path) = self.folder.within(Path::new(path)) else { return general };
        let matching = overrides.iter().enumerate().filter(|(_, it)| it.files.match_file(&path));
        let numbers: Vec<_> = matching.map(|(number, _)| number).collect();
        let last = numbers.iter().rev().find_map(|&number| overrides[number].kind);
        let by_glob = || Some(kinds.iter().find(|(_, globs)| globs.match_file(&path))?.0);
        OfFile { kind: self.kind.or(last).or_else(by_glob), rules: self.rules_of(numbers) }
    }

    fn rules_of(&self, overrides: Vec<usize>) -> Arc<RuleSet> {
        if overrides.is_empty() {
            return self.rules.clone();
        }
        let mut known = self.rules_of.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = known.get(&overrides) {
            return rules.clone();
        }
        let rules = Arc::new(self.rules_with(&overrides));
        known.insert(overrides, rules.clone());
        rules
    }

    fn rules_with(&self, overrides: &[usize]) -> RuleSet {
        let mut rules = RuleSet::default();
        for own in &self.settings.own {
            // None was too many, or there already, when it was read.
            let _ = rules.add(own.rule.clone());
        }
        self.settings.general.apply(&mut rules);
        for &number in overrides {
            self.settings.overrides[number].layer.apply(&mut rules);
        }
        self.command_line.apply(&mut rules);
        rules.limits = self.settings.limits.clone();
        rules
    }

    /// Where the file is; empty if there is none.
    pub(crate) fn folder(&self) -> &Path {
        let path = self.source.as_ref().and_then(|(path, _)| path.parent());
        path.unwrap_or(Path::new(""))
    }

    /// The rules where no override matches, and the limits.
    pub(crate) fn rules(&self) -> &RuleSet {
        &self.rules
    }
}

fn path_of(args: &ConfigArgs) -> Option<PathBuf> {
    if args.no_config {
        return None;
    }
    args.config.clone().or_else(find::nearest)
}
