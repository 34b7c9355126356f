//! Laws of checking, whatever a document is taken for.

use apiglint::{
    Checked, Document, Level, Lines, Node, RuleSet, Severity, Span, Type, Violation, check,
    dataworks, roma,
};

/// The laws.
///
/// # Panics
///
/// Unless a check of these bytes, as what they are or as any kind, gives a report that is ordered, bounded,
/// the same every time, and speaks of places that are there.
pub fn holds(source: &[u8]) {
    let all = every_rule();
    let mut few = every_rule();
    few.limits.violations = 1;
    let document = Document::from_json(source).ok();
    let found = check(source, None, &all);
    for kind in apiglint::kinds() {
        let checked = check(source, Some(kind), &all);
        assert_eq!(checked.kind, Some(kind));
        assert!(found.kind != Some(kind) || found.report == checked.report);
        order_holds(&checked);
        text_holds(&checked, source);
        bound_holds(&checked, &check(source, Some(kind), &few));
        assert_eq!(checked.report.clone().since(&checked.report).worst(), None, "nothing is new");
        for (pointer, span) in places(&checked) {
            span_holds(span, source);
            if let Some(document) = &document {
                pointer_holds(pointer, document);
            }
        }
    }
    if let Some(document) = &document {
        converted_holds(document);
    }
    if let (Some(document), Ok(text)) = (&document, str::from_utf8(source)) {
        meaning_holds(document, &all);
        model_holds(document, source);
        dataworks_holds(document, &all);
        for violation in
            found.report.violations().iter().filter(|it| it.rule.id == "roma/body-collision")
        {
            key_holds(violation, document, text);
        }
    }
    // What is of no known kind has nothing wrong with it but that it cannot be read.
    let unread = document.is_none() && found.report.violations().len() == 1;
    assert!(found.kind.is_some() || unread || found.report.violations().is_empty());
}

/// Whatever a document is, it can be converted; what is exported can be read and checked.
fn converted_holds(document: &Document<'_>) {
    let root = document.root();
    let imported = roma::swagger::import(document, None);
    serde_json::to_string(&imported.definitions).expect("it can be written");
    let exported = roma::swagger::export(root.children().chain([root]));
    let file = exported.file.to_json().expect("it can be written");
    let checked = check(file.as_bytes(), Some(&roma::kinds::SWAGGER), &RuleSet::default());
    assert_eq!(checked.kind, Some(&roma::kinds::SWAGGER));
    let mapping = dataworks::convert::Mapping::default();
    let crossed = [dataworks::convert::to_roma, dataworks::convert::to_dataworks]
        .map(|convert| convert(document, &mapping));
    for converted in &crossed {
        let made = converted.json.as_ref().map(|json| Document::from_json(json.as_bytes()));
        assert!(made.is_none_or(|made| made.is_ok()), "what is made can be read");
        assert!(converted.json.is_some() || !converted.losses.is_empty(), "nothing is lost unsaid");
    }
    let crossed = crossed.iter().flat_map(|converted| converted.losses.iter());
    for loss in imported.losses.iter().chain(exported.losses.iter()).chain(crossed) {
        assert!(loss.message.starts_with("cannot "), "{loss}");
    }
}

/// Those that are off by default, too.
fn every_rule() -> RuleSet {
    let mut rules = RuleSet::default();
    for rule in apiglint::rules().filter(|rule| rule.level == Level::Off) {
        rules.set(rule.id, Level::NOTE).expect("a rule that is listed is there");
    }
    rules
}

/// What is found depends on what a definition means: not on white space, escapes or the order of members.
fn meaning_holds(document: &Document<'_>, rules: &RuleSet) {
    let Ok(value) = document.root().to_value() else { return };
    let rewritten = Document::from_value(&value).expect("what was read can be written");
    // Of duplicate members one is lost, and of some numbers a digit.
    let is_kept = |node: &Node<'_>| node.ty() != Type::Number || node.as_i64().is_some();
    let nodes = [document, &rewritten].map(|it| it.nodes().filter(is_kept).count());
    if nodes == [document.nodes().count(); 2] {
        let [findings, again] = [document, &rewritten].map(|it| {
            let report = roma::check_definition(it, rules);
            let mut findings: Vec<_> = report.violations().iter().map(spanless).collect();
            findings.sort();
            findings
        });
        assert_eq!(findings, again);
        update_holds(document, &rewritten, rules);
    }
}

/// A typed definition can be made exactly where there is no error, and comes back as it was.
fn model_holds(document: &Document<'_>, source: &[u8]) {
    let report = roma::check_definition(document, &RuleSet::default());
    match roma::BackendApi::from_json(source) {
        Ok(api) => {
            assert!(report.passes(Severity::Error));
            let written = Document::from_serialize(&api).expect("what was read can be written");
            assert_eq!(roma::BackendApi::try_from(&written).as_ref(), Ok(&api));
        }
        Err(refused) => {
            assert!(!report.passes(Severity::Error));
            assert_eq!(refused, report);
        }
    }
}

/// An API of DataWorks can be made exactly where there is no error, and comes back as it was. What two documents have
/// in common is none of their faults.
fn dataworks_holds(document: &Document<'_>, rules: &RuleSet) {
    let report = dataworks::check_api(document, &RuleSet::default());
    match dataworks::Api::try_from(document) {
        Ok(api) => {
            assert!(report.passes(Severity::Error));
            let written = Document::from_serialize(&api).expect("what was read can be written");
            assert_eq!(dataworks::Api::try_from(&written).as_ref(), Ok(&api));
        }
        Err(refused) => {
            assert!(!report.passes(Severity::Error));
            assert_eq!(refused, report);
        }
    }
    let _ = dataworks::model::Reading::of(document);
    let update = dataworks::Update { old: document, new: document };
    let _ = dataworks::check_update(&update, rules);
    let exchange = dataworks::Exchange { request: document, response: document };
    let _ = dataworks::check_exchange(&exchange, rules);
    let mut set = dataworks::Set::new(rules);
    let _ = set.add(0, document);
    let _ = set.add(1, document);
}

/// An update to what means the same changes nothing, and what was wrong before is not new.
fn update_holds(old: &Document<'_>, new: &Document<'_>, rules: &RuleSet) {
    let report = roma::check_update(&roma::Update { old, new }, rules);
    assert_eq!(report, roma::check_definition(new, rules));
    assert_eq!(report.since(&roma::check_definition(old, rules)).worst(), None, "nothing is new");
}

/// All that is said without spans.
fn spanless(violation: &Violation) -> (&'static str, String, String, Vec<String>) {
    let related = violation.related.iter().map(|it| format!("{} {}", it.pointer, it.message));
    let help = violation.help.clone().unwrap_or_default().into_owned();
    (violation.rule.id, violation.to_string(), help, related.collect())
}

/// By place, then by rule; nothing is said twice of one place.
fn order_holds(checked: &Checked) {
    let key = |index: usize| {
        let violation = &checked.report.violations()[index];
        (
            violation.span.expect("text has spans").start,
            violation.rule.id,
            violation.pointer.as_str(),
        )
    };
    let keys: Vec<_> = (0..checked.report.violations().len()).map(key).collect();
    assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
}

/// Fewer are kept if fewer may be; all are counted all the same.
fn bound_holds(all: &Checked, few: &Checked) {
    for severity in [Severity::Note, Severity::Warning, Severity::Error] {
        assert_eq!(all.report.count(severity), few.report.count(severity), "{severity:?}");
    }
    assert_eq!(few.report.omitted(), all.report.violations().len() - few.report.violations().len());
    let of = |checked: &Checked, id| {
        checked.report.violations().iter().filter(|violation| violation.rule.id == id).count()
    };
    for rule in apiglint::rules() {
        assert_eq!(of(few, rule.id), of(all, rule.id).min(1), "{rule}");
    }
}

/// Every violation can be shown, and its message reads like the others.
fn text_holds(checked: &Checked, source: &[u8]) {
    let text = String::from_utf8_lossy(source);
    let lines = Lines::new(&text);
    for violation in checked.report.violations() {
        let json =
            serde_json::to_value(violation.located("a.json", &lines)).expect("it can be written");
        assert_eq!(json["pointer"], violation.pointer.as_str());
        let verb = violation.message.split(' ').next();
        assert!(matches!(verb, Some("must" | "cannot")), "{violation}");
        assert!(!violation.message.ends_with('.'), "{violation}");
    }
}

fn places(checked: &Checked) -> impl Iterator<Item = (&str, Span)> {
    checked.report.violations().iter().flat_map(|violation| {
        let related = violation.related.iter().map(|it| (it.pointer.as_str(), it.span));
        related
            .chain([(violation.pointer.as_str(), violation.span)])
            .map(|(pointer, span)| (pointer, span.expect("text has spans")))
    })
}

fn span_holds(span: Span, source: &[u8]) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && end <= source.len(), "{span:?}");
    if let Ok(text) = str::from_utf8(source) {
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?}");
    }
}

/// The key that a parameter collides with is written where the violation says, mostly in a string in a string.
fn key_holds(violation: &Violation, document: &Document<'_>, source: &str) {
    let name = document.at(violation.pointer.as_str()).and_then(Node::as_str).expect("a name");
    let span = violation.related[0].span.expect("text has spans");
    let written = &source[span.start as usize..span.end as usize];
    // In a Swagger file it can be the name of a member.
    let quoted = if written.starts_with('"') { written.into() } else { format!("\"{written}\"") };
    let inner: String = serde_json::from_str(&quoted).expect("part of a string");
    let key: String =
        if inner.starts_with('"') { serde_json::from_str(&inner).expect("a key") } else { inner };
    assert!(key.eq_ignore_ascii_case(&name), "{key} is not {name}");
}

/// A missing member has no place of its own, but its object has. What stands inside the later of two members of
/// one name has a path that leads elsewhere, and what stands in a document inside a string has a path through it.
fn pointer_holds(pointer: &str, document: &Document<'_>) {
    let is_there = |pointer: &str| {
        document.at(pointer).is_some()
            || document.nodes().any(|node| node.pointer() == pointer)
            || is_inside_string(pointer, document)
    };
    let parent = pointer.rsplit_once('/').map(|(parent, _)| parent);
    let is_string =
        |path: &str| document.nodes().any(|it| it.ty() == Type::String && it.pointer() == path);
    let mut outer = pointer.match_indices('/').map(|(end, _)| &pointer[..end]);
    assert!(is_there(pointer) || parent.is_some_and(is_there) || outer.any(is_string), "{pointer}");
}

/// Whether a path leads to a string with JSON in it, and on to a value there.
fn is_inside_string(pointer: &str, document: &Document<'_>) -> bool {
    pointer.match_indices('/').skip(1).any(|(end, _)| {
        let string = document.at(&pointer[..end]).and_then(apiglint::Node::as_str);
        string.is_some_and(|inner| {
            let inner = Document::from_json(inner.as_bytes());
            inner.is_ok_and(|inner| inner.nodes().any(|node| node.pointer() == pointer[end..]))
        })
    })
}
