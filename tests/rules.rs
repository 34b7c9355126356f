//! The rules are what their pages say: every example of every page runs here.

mod common;
#[path = "common/dataworks.rs"]
mod dataworks;
#[path = "common/page.rs"]
#[expect(dead_code, reason = "other tests ask for the rest")]
mod page;

use std::collections::BTreeSet;
use std::fs;

use apiglint::{Code, Level, Rule, RuleSet, Severity, Violation, rules};
use page::{Example, examples};

/// Every rule at its own level; the page's own at least a warning.
fn defaults(rule: &Rule, example: &Example) -> RuleSet {
    let mut rules = RuleSet::default();
    rules.limits = example.limits.clone();
    if rule.level == Level::Off {
        rules.set(rule.id, Level::WARNING).expect("a rule");
    }
    rules
}

/// The examples of all pages that are refused or accepted.
fn all(refused: bool) -> impl Iterator<Item = (&'static Rule, Example)> {
    rules()
        .flat_map(|rule| examples(rule).into_iter().map(move |example| (rule, example)))
        .filter(move |(_, example)| example.refused == refused)
}

#[test]
fn refused_examples_break_their_rule_and_no_other() {
    for (rule, example) in all(true) {
        assert_eq!(example.found(&defaults(rule, &example)), example.expected, "{example}");
        let report = example.check(&defaults(rule, &example));
        assert!(report.violations().iter().all(|it| it.rule == rule), "{example}: {report}");
    }
}

#[test]
fn accepted_examples_break_nothing() {
    for (rule, example) in all(false) {
        let report = example.check(&defaults(rule, &example));
        assert!(report.violations().is_empty(), "{example}: {report}");
    }
}

#[test]
fn a_rule_that_is_off_is_silent() {
    for (rule, example) in all(true) {
        let mut rules = defaults(rule, &example);
        rules.set(rule.id, Level::Off).unwrap();
        let report = example.check(&rules);
        assert!(report.violations().is_empty(), "{example}: {report}");
        assert_eq!(report.worst(), None, "{example}");
    }
}

#[test]
fn a_level_is_the_severity() {
    for (rule, example) in all(true) {
        for severity in [Severity::Note, Severity::Warning, Severity::Error] {
            let mut rules = defaults(rule, &example);
            rules.set(rule.id, Level::On(severity)).unwrap();
            let report = example.check(&rules);
            assert_eq!(report.count(severity), report.violations().len(), "{example}");
            assert!(report.violations().iter().all(|it| it.severity == severity), "{example}");
        }
    }
}

/// What a violation says, but for the places.
fn texts(violation: &Violation) -> impl Iterator<Item = &str> {
    let related = violation.related.iter().map(|it| it.message.as_ref());
    related.chain([violation.message.as_ref()]).chain(violation.help.as_deref())
}

#[test]
fn messages_have_one_style() {
    for (rule, example) in all(true) {
        for violation in example.check(&defaults(rule, &example)).violations() {
            let message = &violation.message;
            assert!(message.starts_with("must ") || message.starts_with("cannot "), "{message}");
            for text in texts(violation) {
                assert!(!text.ends_with('.') && !text.starts_with(char::is_uppercase), "{text}");
            }
        }
    }
}

#[test]
fn messages_keep_values_to_themselves() {
    for (rule, example) in all(true) {
        let reports = example.reports(&defaults(rule, &example));
        let violations = example.sources.iter().zip(&reports).flat_map(|(source, report)| {
            report.violations().iter().map(move |violation| (source, violation))
        });
        for (source, violation) in violations {
            let Some(span) = violation.span else { continue };
            let written = &source[span.start as usize..span.end as usize];
            let value = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
            // A character may be named, and so may a word of the vendor's.
            let is_secret =
                |value: &&str| value.chars().count() > 1 && !["Body", "formData"].contains(value);
            if let Some(value) = value.filter(is_secret) {
                assert!(texts(violation).all(|text| !text.contains(value)), "{example}: {value}");
            }
        }
    }
}

#[test]
fn sentences_are_filled_in() {
    for (rule, example) in all(true) {
        for violation in example.check(&defaults(rule, &example)).violations() {
            let sentence = violation.error_msg().unwrap_or_default();
            assert_eq!(sentence.is_empty(), rule.code.is_none(), "{rule}");
            assert!(!sentence.contains(['{', '}']), "{example}: {sentence}");
        }
    }
}

#[test]
fn pages_say_what_readers_look_for() {
    for rule in rules() {
        let title = rule.page.lines().next().and_then(|line| line.strip_prefix("# "));
        let title = title.unwrap_or_else(|| panic!("{rule}: a page begins with its title"));
        assert!(title.len() > 10 && !title.ends_with('.'), "{rule}: {title}");
        let parts = ["\nSource: ", "<https://", "\nRefused:", "\nAccepted:"];
        let places: Vec<_> = parts.iter().map(|part| rule.page.find(part)).collect();
        assert!(!places.contains(&None) && places.is_sorted(), "{rule}: {parts:?} {places:?}");
        if let Some(code) = rule.code {
            assert!(rule.page.contains(&code.to_string()), "{rule}: {code}");
        }
        if cfg!(not(feature = "yaml")) && rule.id.starts_with("suppression/") {
            continue;
        }
        let (refused, accepted): (Vec<_>, Vec<_>) =
            examples(rule).into_iter().partition(|example| example.refused);
        assert!(!refused.is_empty() && !accepted.is_empty(), "{rule}: both kinds of examples");
        let last_refused = refused.iter().map(|example| example.line).max();
        assert!(last_refused < accepted.iter().map(|example| example.line).min(), "{rule}: order");
        assert!(refused.iter().all(|example| !example.expected.is_empty()), "{rule}: verdicts");
    }
}

#[test]
fn rules_describe_themselves() {
    let version = |text: &str| -> Vec<u32> {
        text.split('.').map(|number| number.parse().expect("a number")).collect()
    };
    let mut ids = BTreeSet::new();
    for rule in rules() {
        assert!(ids.insert(rule.id), "{rule} is there twice");
        let (dialect, name) = rule.id.split_once('/').expect("dialect/name");
        assert!(
            ["document", "suppression", "swagger", "roma", "dataworks"].contains(&dialect),
            "{rule}"
        );
        assert!(name.split('-').all(|word| !word.is_empty()), "{rule}");
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{rule}");
        let summary = rule.summary;
        assert!(summary.starts_with(|c: char| c.is_ascii_lowercase()), "{rule}: {summary}");
        assert!(!summary.ends_with('.') && summary.len() <= 90, "{rule}: {summary}");
        assert_eq!(version(rule.since).len(), 3, "{rule}");
        assert!(version(rule.since) <= version(env!("CARGO_PKG_VERSION")), "{rule}");
    }
}

#[test]
fn files_and_rules_are_the_same() {
    let ids = |extension: &str| -> BTreeSet<String> {
        let folders = [
            ("document", "src/document/rules"),
            ("suppression", "src/suppression/rules"),
            ("roma", "src/roma/rules"),
            ("swagger", "src/swagger/rules"),
            ("dataworks", "src/dataworks/rules"),
        ];
        let files = folders.into_iter().flat_map(|(dialect, folder)| {
            let folder = format!("{}/{folder}", env!("CARGO_MANIFEST_DIR"));
            let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
            entries.map(move |path| (dialect, path))
        });
        files
            .filter(|(_, path)| path.extension().is_some_and(|found| found == extension))
            .map(|(dialect, path)| {
                (dialect, path.file_stem().unwrap().to_str().unwrap().to_owned())
            })
            .filter(|(_, stem)| stem != "mod")
            .map(|(dialect, stem)| format!("{dialect}/{}", stem.replace('_', "-")))
            .collect()
    };
    let registered: BTreeSet<_> = rules().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids("rs"), registered);
    assert_eq!(ids("md"), registered);
}

/// What is published: ids, levels and codes that configurations and programs rely on.
const CATALOGUE: &[(&str, Level, &str)] = &[
    ("document/syntax", Level::ERROR, "APIG.2000"),
    ("document/duplicate-member", Level::ERROR, "APIG.2011"),
    ("document/unknown-member", Level::WARNING, "APIG.2011"),
    ("document/type", Level::ERROR, "APIG.2011"),
    ("document/hidden-character", Level::WARNING, "APIG.2011"),
    ("document/too-deep", Level::ERROR, "APIG.2000"),
    ("document/too-large", Level::ERROR, "APIG.2000"),
    ("suppression/malformed", Level::ERROR, ""),
    ("suppression/unused", Level::WARNING, ""),
    ("swagger/version", Level::ERROR, "APIG.3601"),
    ("swagger/structure", Level::ERROR, "APIG.3602"),
    ("roma/required", Level::ERROR, "APIG.2011"),
    ("roma/name", Level::ERROR, "APIG.2011"),
    ("roma/name-ascii", Level::Off, "APIG.2011"),
    ("roma/path", Level::ERROR, "APIG.2011"),
    ("roma/path-segment", Level::WARNING, "APIG.2011"),
    ("roma/method", Level::ERROR, "APIG.2011"),
    ("roma/version", Level::ERROR, "APIG.2011"),
    ("roma/version-charset", Level::WARNING, "APIG.2011"),
    ("roma/content-type", Level::ERROR, "APIG.2011"),
    ("roma/app-id", Level::ERROR, "APIG.2011"),
    ("roma/signature-id", Level::ERROR, "APIG.2011"),
    ("roma/description", Level::ERROR, "APIG.2011"),
    ("roma/status", Level::ERROR, "APIG.2011"),
    ("roma/type", Level::ERROR, "APIG.2011"),
    ("roma/time", Level::WARNING, "APIG.2011"),
    ("roma/parameter-in", Level::ERROR, "APIG.2011"),
    ("roma/parameter-name", Level::ERROR, "APIG.2011"),
    ("roma/parameter-default", Level::ERROR, "APIG.2011"),
    ("roma/parameter-duplicate", Level::ERROR, "APIG.3209"),
    ("roma/parameter-collision", Level::ERROR, "APIG.3209"),
    ("roma/body-collision", Level::ERROR, "APIG.3209"),
    ("roma/body-value", Level::WARNING, "APIG.2011"),
    ("roma/body-method", Level::WARNING, "APIG.2011"),
    ("roma/header-reserved", Level::WARNING, "APIG.2011"),
    ("roma/required-default", Level::NOTE, "APIG.2011"),
    ("roma/script-required", Level::ERROR, "APIG.2011"),
    ("roma/script-content", Level::ERROR, "APIG.2016"),
    ("roma/script-size", Level::WARNING, "APIG.2016"),
    ("roma/script-object", Level::ERROR, "APIG.2011"),
    ("roma/script-type", Level::ERROR, "APIG.2011"),
    ("roma/script-datasource", Level::ERROR, "APIG.2011"),
    ("roma/script-parameter", Level::WARNING, "APIG.2028"),
    ("roma/script-unused", Level::NOTE, "APIG.2028"),
    ("roma/script-flags", Level::WARNING, "APIG.2011"),
    ("roma/request-path", Level::ERROR, "APIG.2011"),
    ("roma/request-token", Level::ERROR, "APIG.1002"),
    ("roma/deploy", Level::ERROR, "APIG.2011"),
    ("roma/deploy-app", Level::ERROR, "APIG.3479"),
    ("roma/undeploy", Level::ERROR, "APIG.2011"),
    ("roma/check", Level::ERROR, "APIG.2011"),
    ("roma/export", Level::ERROR, "APIG.2011"),
    ("roma/export-app", Level::WARNING, "APIG.2011"),
    ("roma/import", Level::ERROR, "APIG.2011"),
    ("roma/list", Level::ERROR, "APIG.2011"),
    ("roma/publish", Level::ERROR, "APIG.2011"),
    ("roma/publish-batch", Level::ERROR, "APIG.2011"),
    ("roma/error-body", Level::ERROR, ""),
    ("roma/api-name-unique", Level::ERROR, "APIG.3215"),
    ("roma/api-path-unique", Level::ERROR, "APIG.3301"),
    ("roma/api-id-unique", Level::ERROR, "APIG.3301"),
    ("roma/instance-quota", Level::Off, "APIG.3100"),
    ("roma/x-livedata-version", Level::ERROR, "APIG.2011"),
    ("roma/x-livedata-status", Level::ERROR, "APIG.2011"),
    ("roma/x-livedata-roma-app", Level::ERROR, "APIG.2011"),
    ("roma/x-livedata-scripts", Level::ERROR, "APIG.2011"),
    ("roma/x-livedata-datasource", Level::WARNING, "APIG.2011"),
    ("roma/x-livedata-auth-type", Level::ERROR, "APIG.2011"),
    ("roma/x-livedata-signature", Level::ERROR, "APIG.2011"),
    ("roma/frozen", Level::ERROR, "APIG.2011"),
    ("roma/redeploy", Level::NOTE, ""),
    ("roma/transition", Level::ERROR, "APIG.3309"),
    ("roma/status-edit", Level::ERROR, "APIG.2011"),
    ("roma/delete-deployed", Level::WARNING, "APIG.3416"),
    ("roma/publish-transition", Level::ERROR, "APIG.3015"),
    ("roma/callable", Level::ERROR, "APIG.0101"),
    ("roma/version-limit", Level::WARNING, ""),
    ("dataworks/required", Level::ERROR, "APIG.2011"),
    ("dataworks/name", Level::ERROR, "APIG.2011"),
    ("dataworks/name-ascii", Level::Off, "APIG.2011"),
    ("dataworks/path", Level::ERROR, "APIG.2011"),
    ("dataworks/description", Level::ERROR, "APIG.2011"),
    ("dataworks/mode", Level::ERROR, "APIG.2011"),
    ("dataworks/timeout", Level::ERROR, "APIG.2011"),
    ("dataworks/folder", Level::ERROR, "APIG.2011"),
    ("dataworks/id", Level::ERROR, "APIG.2011"),
    ("dataworks/method", Level::ERROR, "APIG.2011"),
    ("dataworks/content-type", Level::ERROR, "APIG.2011"),
    ("dataworks/protocols", Level::ERROR, "APIG.2011"),
    ("dataworks/visible-range", Level::ERROR, "APIG.2011"),
    ("dataworks/sql-mode", Level::ERROR, "APIG.2011"),
    ("dataworks/status", Level::ERROR, "APIG.2011"),
    ("dataworks/data-type", Level::ERROR, "APIG.2011"),
    ("dataworks/operator", Level::ERROR, "APIG.2011"),
    ("dataworks/position", Level::ERROR, "APIG.2011"),
    ("dataworks/path-brackets", Level::WARNING, "APIG.2011"),
    ("dataworks/timeout-source", Level::NOTE, "APIG.2011"),
    ("dataworks/mode-method", Level::ERROR, "APIG.2011"),
    ("dataworks/mode-content-type", Level::ERROR, "APIG.2011"),
    ("dataworks/mode-position", Level::ERROR, "APIG.2011"),
    ("dataworks/mode-body", Level::WARNING, "APIG.2011"),
    ("dataworks/mode-operator", Level::ERROR, "APIG.2011"),
    ("dataworks/page-size", Level::ERROR, "APIG.2011"),
    ("dataworks/time", Level::NOTE, "APIG.2011"),
    ("dataworks/actor", Level::NOTE, "APIG.2011"),
    ("dataworks/published-status", Level::WARNING, "APIG.2011"),
    ("dataworks/envelope", Level::WARNING, "APIG.2011"),
    ("dataworks/update-immutable", Level::ERROR, "APIG.2011"),
    ("dataworks/mode-sql", Level::NOTE, "APIG.2011"),
    ("dataworks/sample-page", Level::NOTE, "APIG.2011"),
    ("dataworks/error-entry", Level::NOTE, "APIG.2011"),
    ("dataworks/mode-details", Level::ERROR, "APIG.2011"),
    ("dataworks/parameter-duplicate", Level::ERROR, "APIG.3209"),
    ("dataworks/parameter-shadow", Level::WARNING, "APIG.3209"),
    ("dataworks/paging-collision", Level::WARNING, "APIG.3209"),
    ("dataworks/no-request-parameter", Level::WARNING, "APIG.2011"),
    ("dataworks/const-default", Level::WARNING, "APIG.2011"),
    ("dataworks/required-default", Level::NOTE, "APIG.2011"),
    ("dataworks/service-host", Level::ERROR, "APIG.2011"),
    ("dataworks/service-path", Level::ERROR, "APIG.2011"),
    ("dataworks/service-parameter", Level::WARNING, "APIG.2011"),
    ("dataworks/body-description", Level::WARNING, "APIG.2011"),
    ("dataworks/sample", Level::WARNING, "APIG.2011"),
    ("dataworks/list-type", Level::WARNING, "APIG.2011"),
    ("dataworks/exchange", Level::ERROR, ""),
    ("dataworks/api-name-unique", Level::ERROR, "APIG.3202"),
    ("dataworks/api-path-unique", Level::ERROR, "APIG.3301"),
    ("dataworks/transition", Level::ERROR, "APIG.3309"),
    ("dataworks/delete-published", Level::WARNING, "APIG.3416"),
    ("dataworks/script-statement", Level::ERROR, "APIG.2011"),
    ("dataworks/script-parameter", Level::WARNING, "APIG.2011"),
    ("dataworks/script-column", Level::WARNING, "APIG.2011"),
    ("dataworks/script-tag", Level::ERROR, "APIG.2011"),
    ("dataworks/script-limit", Level::WARNING, "APIG.2011"),
];

#[test]
fn the_published_catalogue_stands() {
    for &(id, level, code) in CATALOGUE {
        let rule = apiglint::find_rule(id).expect("a published rule stays");
        assert_eq!(rule.level, level, "{id}");
        assert_eq!(rule.code, code.parse::<Code>().ok(), "{id}");
    }
}
