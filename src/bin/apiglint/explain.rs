//! `apiglint rules` and `apiglint explain`.

use std::fmt::Write;
use std::io;

use apiglint::fix::{Offer, Safety, offer};
use apiglint::{Code, Kind, Rule, find_rule, rules as all_rules};
use serde::Serialize;

use crate::args::Format;
use crate::fix::option;
use crate::output::Output;
use crate::{End, complain};

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

/// Lists the rules, in the order of the registry.
pub(crate) fn rules(format: Format, out: &mut Output) -> io::Result<End> {
    let rules: Vec<_> = all_rules().map(Row::of).collect();
    let text = match format {
        Format::Human => table(&rules),
        Format::Json => serde_json::to_string_pretty(&Catalogue { version: 1, rules })? + "\n",
    };
    out.write(&text)?;
    Ok(End::Passed)
}

fn table(rules: &[Row]) -> String {
    let widest = rules.iter().map(|rule| rule.id.len()).max().unwrap_or_default();
    rules.iter().fold(String::new(), |mut text, rule| {
        let Row { id, level, kind, summary, .. } = rule;
        let (kind, code) = (kind.name(), rule.code());
        let _ = writeln!(text, "{id:widest$}  {level:7}  {kind:10}  {code:9}  {summary}");
        text
    })
}

/// Shows the page of a rule.
pub(crate) fn explain(id: &str, out: &mut Output) -> io::Result<End> {
    let rule = match find_rule(id) {
        Ok(rule) => rule,
        Err(error) => {
            complain(&error.to_string());
            return Ok(End::Unchecked);
        }
    };
    let row = Row::of(rule);
    let heading =
        format!("{id}: {}, {}, {}{}", row.level, row.kind.name(), row.code(), row.fixes());
    out.write(&format!("{heading}\n\n{}\n", rule.page.trim()))?;
    Ok(End::Passed)
}
