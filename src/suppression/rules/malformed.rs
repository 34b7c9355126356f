#![doc = include_str!("malformed.md")]

use crate::rule::{Kind, Level, Rule};

/// The rule `suppression/malformed`.
pub static RULE: Rule = Rule {
    id: "suppression/malformed",
    kind: Kind::Malformed,
    level: Level::ERROR,
    code: None,
    summary: "a comment that suppresses names known rules, and the reason",
    page: include_str!("malformed.md"),
    since: "0.1.0",
};

#[cfg(feature = "yaml")]
pub(in crate::suppression) use refused::*;

#[cfg(feature = "yaml")]
mod refused {
    use super::RULE;
    use crate::report::Fault;
    use crate::ruleset::suggestion;

    const FORM: &str = "write: apiglint: ignore RULE, RULE -- REASON";

    #[cold]
    pub(in crate::suppression) fn unknown_word() -> Fault {
        Fault::new(&RULE, "must have the word 'ignore' behind 'apiglint:' in a comment")
            .advise(FORM)
    }

    #[cold]
    pub(in crate::suppression) fn no_reason() -> Fault {
        Fault::new(&RULE, "must give a reason for what it suppresses, behind ' -- '").advise(FORM)
    }

    #[cold]
    pub(in crate::suppression) fn no_rule() -> Fault {
        Fault::new(&RULE, "must name each rule that it suppresses behind 'ignore'").advise(FORM)
    }

    #[cold]
    pub(in crate::suppression) fn unknown_rule(id: &str) -> Fault {
        let fault = Fault::new(&RULE, "cannot suppress a rule that does not exist");
        match suggestion(id) {
            Some(known) => fault.advise(format!("did you mean {known}?")),
            None => fault.advise("`apiglint rules` lists them"),
        }
    }
}
