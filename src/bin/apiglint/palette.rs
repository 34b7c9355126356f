//! Colours, and whether to use them.

use std::env;
use std::io::{self, IsTerminal};

use apiglint::Severity;

use crate::args::When;

/// What to write before a text to colour it, and behind it to stop.
#[derive(Debug)]
pub(crate) struct Palette {
    error: &'static str,
    warning: &'static str,
    note: &'static str,
    /// Line numbers, frames and related places.
    pub(crate) frame: &'static str,
    pub(crate) strong: &'static str,
    pub(crate) reset: &'static str,
}

const PLAIN: Palette =
    Palette { error: "", warning: "", note: "", frame: "", strong: "", reset: "" };

const COLOURED: Palette = Palette {
    error: "\x1b[1;91m",
    warning: "\x1b[1;33m",
    note: "\x1b[1;92m",
    frame: "\x1b[1;94m",
    strong: "\x1b[1m",
    reset: "\x1b[0m",
};

impl Palette {
    pub(crate) fn of(when: When) -> &'static Palette {
        let coloured = match when {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                wanted(|name| env::var_os(name).and_then(|value| value.into_string().ok()))
            }
        };
        if coloured { &COLOURED } else { &PLAIN }
    }

    pub(crate) fn severity(&self, severity: Severity) -> &'static str {
        match severity {
            Severity::Error => self.error,
            Severity::Warning => self.warning,
            Severity::Note => self.note,
        }
    }
}

/// Follows <https://no-color.org> first, then <https://bixense.com/clicolors>.
fn wanted(variable: impl Fn(&str) -> Option<String>) -> bool {
    let is_set = |name| variable(name).is_some_and(|value: String| !value.is_empty());
    if is_set("NO_COLOR") {
        return false;
    }
    if is_set("CLICOLOR_FORCE") && variable("CLICOLOR_FORCE").as_deref() != Some("0") {
        return true;
    }
    io::stdout().is_terminal() && variable("TERM").as_deref() != Some("dumb")
}
