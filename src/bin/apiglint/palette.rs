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

/// Where text goes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Channel {
    Out,
    Error,
    File,
}

impl Channel {
    /// Whether it is coloured if nobody says so. A file has no colours, whatever the environment says of terminals.
    fn is_coloured(self) -> bool {
        let variable = |name: &str| env::var_os(name).and_then(|value| value.into_string().ok());
        match self {
            Channel::Out => is_wanted(variable, io::stdout().is_terminal()),
            Channel::Error => is_wanted(variable, io::stderr().is_terminal()),
            Channel::File => false,
        }
    }
}

impl Palette {
    pub(crate) fn of(when: When, channel: Channel) -> &'static Palette {
        let coloured = match when {
            When::Always => true,
            When::Never => false,
            When::Auto => channel.is_coloured(),
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
fn is_wanted(variable: impl Fn(&str) -> Option<String>, is_terminal: bool) -> bool {
    let is_set = |name| variable(name).is_some_and(|value: String| !value.is_empty());
    if is_set("NO_COLOR") {
        return false;
    }
    if is_set("CLICOLOR_FORCE") && variable("CLICOLOR_FORCE").as_deref() != Some("0") {
        return true;
    }
    let is_refused = variable("CLICOLOR").as_deref() == Some("0");
    is_terminal && !is_refused && variable("TERM").as_deref() != Some("dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_is_heeded() {
        for (variables, in_pipe, on_terminal) in [
            (&[][..], false, true),
            (&[("NO_COLOR", "1")], false, false),
            (&[("NO_COLOR", "")], false, true),
            (&[("CLICOLOR", "0")], false, false),
            (&[("CLICOLOR", "1")], false, true),
            (&[("TERM", "dumb")], false, false),
            (&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")], true, true),
            (&[("CLICOLOR_FORCE", "0")], false, true),
            (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false, false),
        ] {
            let variable = |name: &str| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).into())
            };
            let found = [false, true].map(|is_terminal| is_wanted(variable, is_terminal));
            assert_eq!(found, [in_pipe, on_terminal], "{variables:?}");
        }
    }
}
