//! Every example of every page is held against the laws; the table of the documentation says what comes of them.

use apiglint::fix::Syntax;
use apiglint::{Level, RuleSet, rules};

use crate::laws::holds_of;
use crate::page::examples;

#[test]
fn examples_hold_the_laws() {
    for rule in rules() {
        for example in examples(rule) {
            let mut rules = RuleSet::default();
            rules.limits = example.limits.clone();
            if rule.level == Level::Off {
                rules.set(rule.id, Level::WARNING).expect("a rule");
            }
            let [source] = example.sources.as_slice() else { continue };
            let Some((kind, is_yaml)) = example.document() else { continue };
            let check = |text: &[u8]| {
                #[cfg(feature = "yaml")]
                if is_yaml {
                    let documents = apiglint::check_yaml(text, kind, &rules);
                    return documents.into_iter().map(|it| it.report).collect();
                }
                let _ = is_yaml;
                vec![apiglint::check(text, kind, &rules).report]
            };
            #[cfg(feature = "yaml")]
            if is_yaml {
                holds_of(source.as_bytes(), Syntax::Yaml, &rules, &check);
                continue;
            }
            println!("{example}");
            holds_of(source.as_bytes(), Syntax::Json, &rules, &check);
        }
    }
}
