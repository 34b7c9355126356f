//! How often a check allocates: a server checks every request, so the usual one costs nothing of the kind.

use std::hint::black_box;

use allocation_counter::{AllocationInfo, measure};
use apiglint::{Document, Report, RuleSet, Severity, check, roma};

/// `select rack, slot from stock where` and every parameter below as `${name}`.
const USES_EACH: &str = "c2VsZWN0IHJhY2ssIHNsb3QgZnJvbSBzdG9jayB3aGVyZSBhPSR7dHJhY2UuaWR9IGFuZCBiPSR7c2hvcC5jb2RlfSBhbmQgYz0ke3VuaXQtdHlwZX0gYW5kIGQ9JHtsb2NhbGV9IGFuZCBlPSR7c2t1fSBhbmQgZj0ke2JhdGNoX25vfSBhbmQgZz0ke3BhZ2UtZnJvbX0gYW5kIGg9JHtwYWdlLXNpemV9IGFuZCBpPSR7c29ydC5ieX0gYW5kIGo9JHtyYWNrfQ==";

/// A definition of ten parameters as the gateway gives it back: four headers, five of the query string, one body.
fn definition(required: bool) -> String {
    let parameter = |(position, name, default): &(&str, &str, &str)| {
        format!(
            r#"{{"name":"{name}","in":"{position}","default":"{default}","description":"of {name}","required":{required}}}"#
        )
    };
    let parameters = [
        ("Headers", "trace.id", "77"),
        ("Headers", "shop.code", "1204"),
        ("Headers", "unit-type", "8"),
        ("Headers", "locale", "en"),
        ("Parameters", "sku", "4711"),
        ("Parameters", "batch_no", "31"),
        ("Parameters", "page-from", "0"),
        ("Parameters", "page-size", "50"),
        ("Parameters", "sort.by", "slot"),
        ("Body", "application/json", r#"{\"rack\":\"r12\",\"slot\":\"3\"}"#),
    ];
    let parameters: Vec<_> = parameters.iter().map(parameter).collect();
    format!(
        concat!(
            r#"{{"id":"0d6b4f1c9e2a4c3fb58a7d10c2e94f65","name":"stock_by_rack_7","path":"/stock/by-rack/v2","#,
            r#""method":"POST","description":"what lies in a rack","version":"1.2.0","content_type":"json","#,
            r#""roma_app_id":"8b1f2d6e-30c7-4a59-9f0e-6d2c5b7a1e44","return_format":false,"type":"data","status":3,"#,
            r#""created_time":"2024-03-09T08:15:00Z","modified_time":"2024-03-09T08:15:00Z","parameters":[{}],"#,
            r#""scripts":[{{"ds_id":"5c2e8a7f10b94d36","ds_name":"ds_stock","ds_type":"mysql","type":"SQL","#,
            r#""object_name":"stock","content":"{}","enable_result_paging":false,"enable_preparestatement":true}}]}}"#
        ),
        parameters.join(","),
        USES_EACH,
    )
}

/// How often and how much something allocates; what it makes is dropped uncounted, as it frees only.
fn allocations<T>(run: impl FnOnce() -> T) -> AllocationInfo {
    let info = measure(|| drop(black_box(run())));
    assert_eq!((info.count_current, info.bytes_current), (0, 0), "something leaks");
    info
}

fn assert_notes(report: &Report, notes: usize) {
    let counts = [Severity::Note, Severity::Warning, Severity::Error].map(|it| report.count(it));
    assert_eq!(counts, [notes, 0, 0], "{report}");
}

#[test]
fn the_counter_counts() {
    let allocated = allocations(|| (Box::new(1_u64), Vec::<u8>::with_capacity(100)));
    assert_eq!((allocated.count_total, allocated.bytes_total), (2, 108));
    assert_eq!(allocations(|| [0; 100]).count_total, 0);
    // One that grows is counted again.
    let grown = allocations(|| {
        let mut list = Vec::with_capacity(1);
        list.extend(black_box([1, 2]));
        list
    });
    assert_eq!(grown.count_total, 2);
}

#[test]
fn a_definition_without_notes() {
    let text = definition(false);
    assert!((1600..2300).contains(&text.len()), "{}", text.len());
    let rules = RuleSet::default();
    let read = || Document::from_json(text.as_bytes()).unwrap();
    let document = read();
    assert_notes(&roma::check_definition(&document, &rules), 0);
    // The list of nodes, and nothing else whatever happens.
    assert_eq!(allocations(read).count_total, 1);
    assert_eq!(allocations(|| roma::check_definition(&document, &rules)).count_total, 0);
    assert_eq!(allocations(|| check(text.as_bytes(), None, &rules)).count_total, 1);
}

/// Each required parameter but the body has a default: a note of a line that no parameter's name makes longer.
#[test]
fn a_definition_with_notes() {
    let text = definition(true);
    let rules = RuleSet::default();
    let document = Document::from_json(text.as_bytes()).unwrap();
    assert_notes(&roma::check_definition(&document, &rules), 9);
    // The list of violations.
    assert_eq!(allocations(|| roma::check_definition(&document, &rules)).count_total, 1);
    assert_eq!(allocations(|| check(text.as_bytes(), None, &rules)).count_total, 2);
}

/// Escapes are decoded on the way; only what is kept or compared as a whole is copied, each time at once.
#[test]
fn a_definition_with_escapes() {
    let text = definition(false)
        .replace("trace.id\",\"in", "tr\\u0061ce.id\",\"in")
        .replace("a rack", "a r\\u00e4ck");
    let rules = RuleSet::default();
    let document = Document::from_json(text.as_bytes()).unwrap();
    assert_notes(&roma::check_definition(&document, &rules), 0);
    let count = allocations(|| roma::check_definition(&document, &rules)).count_total;
    assert!(count <= 3, "{count}");
}

/// A long document is read with one allocation if it is no denser than a definition.
#[test]
fn a_thousand_definitions() {
    let text = format!("[{}]", vec![definition(false); 1000].join(","));
    let rules = RuleSet::default();
    let checked = allocations(|| check(text.as_bytes(), None, &rules));
    assert_eq!(checked.count_total, 1);
    assert!(
        checked.bytes_total < 2 * text.len() as u64,
        "{} of {}",
        checked.bytes_total,
        text.len()
    );
}

#[test]
fn values_one_at_a_time() {
    let valid = allocations(|| {
        assert!(roma::name("stock_by_rack_7").is_ok());
        assert!(roma::path("/stock/by-rack/v2").is_ok());
        assert!(roma::version("1.2.0").is_ok());
        assert!(roma::parameter_name(roma::Position::Headers, "trace.id").is_ok());
        assert!(roma::script_content(USES_EACH).is_ok());
    });
    assert_eq!(valid.count_total, 0);
}

#[test]
fn requests() {
    let base = "https://roma.example.com/v2/0a1b/apic/instances/f0fa1789";
    let uri = format!("{base}/livedata-apis/7c21/scripts?limit=1");
    let found = allocations(|| assert!(roma::Operation::of("POST", &uri).is_ok()));
    assert_eq!(found.count_total, 0);
    let rules = RuleSet::default();
    let uri = format!("{base}/apis/action");
    let body =
        br#"{ "action": "online", "api_id": "5f91", "env_id": "e", "remark": "the whole shop" }"#;
    let headers = [("Host", "roma.example.com"), ("x-auth-token", "t")];
    let request = roma::Request { method: "POST", uri: &uri, headers, body: Some(body) };
    assert_notes(&roma::check_request(request, &rules), 0);
    // The list of nodes of the body.
    assert_eq!(allocations(|| roma::check_request(request, &rules)).count_total, 1);
}
