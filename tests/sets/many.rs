//! Many definitions. No clock is read: what takes time with the square of the number does not end.

use allocation_counter::measure;
use apiglint::{Document, Limits, Report, RuleSet, Severity, roma};

/// As far as the build lets that be quick.
const MANY: usize = if cfg!(debug_assertions) { 20_000 } else { 100_000 };

/// The least that is compared.
fn small(name: usize, path: usize) -> String {
    format!(r#"{{"name":"n{name}","path":"/p{path}","method":"GET","roma_app_id":"a"}}"#)
}

/// How many bytes a set needs beyond the documents, for each byte of their text.
fn cost(texts: &[String]) -> f64 {
    let documents: Vec<_> =
        texts.iter().map(|text| Document::from_json(text.as_bytes()).unwrap()).collect();
    let rules = RuleSet::default();
    let bytes = measure(|| drop(roma::check_set(&documents, &rules))).bytes_max;
    let length: usize = texts.iter().map(String::len).sum();
    #[expect(clippy::cast_precision_loss, reason = "far below 2^52")]
    let ratio = bytes as f64 / length as f64;
    ratio
}

#[test]
fn memory_is_bounded_by_the_text() {
    let texts = |text: &dyn Fn(usize) -> String| -> Vec<_> { (0..MANY).map(text).collect() };
    let array = |text: &dyn Fn(usize) -> String| vec![format!("[{}]", texts(text).join(","))];
    for (what, texts) in [
        ("all differ", texts(&|number| small(number, number))),
        ("all of one name", texts(&|number| small(0, number))),
        ("all the same", texts(&|_| small(0, 0))),
        ("in one array", array(&|number| small(number, number))),
        ("ids alone", array(&|number| format!(r#"{{"id":"{number}"}}"#))),
    ] {
        let (cost, most) = (cost(&texts), if what == "ids alone" { 30.0 } else { 20.0 });
        assert!(cost < most, "{what}: {cost:.1} bytes a byte");
    }
}

#[test]
fn one_name_in_one_document() {
    let apis: Vec<_> = (0..MANY).map(|number| small(0, number)).collect();
    let text = format!("[{}]", apis.join(","));
    let rules = RuleSet::default();
    let report = roma::Set::new(&rules).add(0, &Document::from_json(text.as_bytes()).unwrap());
    assert_eq!(report.count(Severity::Error), MANY - 1);
    let kept = Limits::default().violations;
    assert_eq!((report.violations().len(), report.omitted()), (kept, MANY - 1 - kept));
    let last = report.violations().last().unwrap();
    assert_eq!(
        (last.pointer.as_str(), last.related[0].pointer.as_str()),
        ("/1000/name", "/0/name")
    );
}

#[test]
fn one_name_in_as_many_documents() {
    let rules = RuleSet::default();
    let mut set = roma::Set::new(&rules);
    let mut add = |number| -> Report {
        set.add(number, &Document::from_json(small(0, number).as_bytes()).unwrap())
    };
    assert_eq!(add(0).worst(), None);
    for number in 1..MANY {
        let report = add(number);
        assert_eq!(
            (report.violations().len(), report.violations()[0].related[0].document),
            (1, Some(0))
        );
    }
}
