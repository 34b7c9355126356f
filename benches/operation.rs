//! What a server pays to learn which operation a request is for, and to check the whole request.

use std::hint::black_box;

use apiglint::RuleSet;
use apiglint::roma::{Operation, Request, check_request};
use criterion::Criterion;

const BASE: &str =
    "/v2/0a1b2c3d4e5f60718293a4b5c6d7e8f9/apic/instances/f0fa1789-3b76-433b-a787-9892951c620e";

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("operation");
    for (name, method, tail) in [
        ("first row", "POST", "/livedata-apis"),
        ("last row of version 2", "GET", "/apis/publish/5f918d104dc84480a75166ba99efff21?limit=20"),
        ("encoded", "GET", "/livedata-apis/7c%2D21"),
        ("unknown", "GET", "/livedata-apsi"),
    ] {
        let uri = format!("{BASE}{tail}");
        group
            .bench_function(name, |b| b.iter(|| Operation::of(black_box(method), black_box(&uri))));
    }
    let v1 = format!("{BASE}/livedata-apis/undeploy").replace("/v2/", "/v1/");
    group.bench_function("last row", |b| {
        b.iter(|| Operation::of(black_box("POST"), black_box(&v1)));
    });
    group.finish();

    let rules = RuleSet::default();
    let uri = format!("{BASE}/apis/action");
    let body =
        br#"{ "action": "online", "api_id": "5f91", "env_id": "DEFAULT_ENVIRONMENT_RELEASE_ID" }"#;
    criterion.bench_function("request to publish", |b| {
        b.iter(|| {
            let headers = [("Host", "roma.example.com"), ("X-Auth-Token", "t")];
            let body = Some(&body[..]);
            check_request(black_box(Request { method: "POST", uri: &uri, headers, body }), &rules)
        });
    });
    criterion.final_summary();
}
