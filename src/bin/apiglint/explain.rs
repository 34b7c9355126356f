//! `apiglint rules` and `apiglint explain`.

use std::fmt::Write;
use std::io;

use apiglint::fix::{Offer, Safety, offer};
use apiglint::{Code, CustomRule, Kind, Rule, find_rule, rules as built_in};
use serde::Serialize;

use crate::args::{Format, When};
use crate::config::{Config, ConfigArgs};
use crate::fix::option;
use crate::output::Output;
use crate::shown::show;
use crate::{End, or_complain};

#[derive(Serialize)]
struct Catalogue {
    version: u32,
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    level: &'static str,
    kind: Kind,
    code: Option<Code>,
    summary: &'static str,
    /// `sometimes` or `none`.
    fix_availability: &'static str,
    /// How far the fixes can be trusted.
    fix_safety: Vec<Safety>,
}

impl Row {
    fn of(rule: &'static Rule) -> Self {
        let Rule { id, level, kind, code, summary, .. } = *rule;
        let fix_safety: Vec<_> = offer(rule).into_iter().flat_map(Offer::safeties).collect();
        let fix_availability = if fix_safety.is_empty() { "none" } else { "sometimes" };
        Row { id, level: level.name(), kind, code, summary, fix_availability, fix_safety }
    }

    /// `, fixed by --fix` for instance.
    fn fixes(&self) -> String {
        let options: Vec<_> = self.fix_safety.iter().copied().map(option).collect();
        if options.is_empty() {
            return String::new();
        }
        format!(", sometimes fixed by {}", options.join(" or "))
    }

    fn code(&self) -> String {
        self.code.map_or_else(|| "no code".into(), |code| code.to_string())
    }
}

/// Lists the rules, in the order of the registry, and behind them those of the configuration.
pub(crate) fn rules(args: &ConfigArgs, format: Format, out: &mut Output) -> io::Result<End> {
    let Some(config) = Config::alone(args, When::Auto) else { return Ok(End::Unchecked) };
    let custom = config.rules().custom_rules().map(CustomRule::rule);
    let rules: Vec<_> = built_in().chain(custom).map(Row::of).collect();
    let text = match format {
        Format::Human => table(&rules),
        Format::Json => serde_json::to_string_pretty(&Catalogue { version: 1, rules })? + "\n",
    };
    out.write(&text)?;
    Ok(End::Passed)
}

fn table(rules: &[Row]) -> String {
    let widest = |name: fn(&Row) -> &str| rules.iter().map(|row| name(row).len()).max();
    let ids = widest(|row| row.id).unwrap_or_default();
    let kinds = widest(|row| row.kind.name()).unwrap_or_default();
    rules.iter().fold(String::new(), |mut text, rule| {
        let Row { id, level, kind, summary, .. } = rule;
        let (kind, code) = (kind.name(), rule.code());
        let _ = write!(text, "{id:ids$}  {level:7}  {kind:kinds$}  {code:9}  ");
        show(summary, &mut text);
        text.push('\n');
        text
    })
}

/// Shows the page of a rule. The built-in ones are explained whatever the configuration says.
pub(crate) fn explain(id: &str, args: &ConfigArgs, out: &mut Output) -> io::Result<End> {
    let found = if id.starts_with("custom/") {
        let Some(config) = Config::alone(args, When::Auto) else { return Ok(End::Unchecked) };
        config.find_rule(id)
    } else {
        find_rule(id).map_err(|error| error.to_string())
    };
    let Some(rule) = or_complain(found) else { return Ok(End::Unchecked) };
    let row = Row::of(rule);
    let mut text =
        format!("{id}: {}, {}, {}{}\n\n", row.level, row.kind.name(), row.code(), row.fixes());
    for line in rule.page.trim().lines() {
        show(line, &mut text);
        text.push('\n');
    }
    out.write(&text)?;
    Ok(End::Passed)
}
