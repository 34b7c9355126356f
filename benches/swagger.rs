//! A Swagger file of many operations, beside a definition alone: what a byte of each costs.

use std::hint::black_box;

use apiglint::roma::swagger::{export, import};
use apiglint::{Document, RuleSet, check};
use criterion::{Criterion, Throughput};

mod support;

/// A file with this many operations, as the gateway writes them.
fn swagger(operations: usize) -> String {
    let sources: Vec<_> = (0..operations).map(|it| support::definition(it, false)).collect();
    let array = format!("[{}]", sources.join(","));
    let document = Document::from_json(array.as_bytes()).expect("valid JSON");
    serde_json::to_string(&export(document.root().children()).file).expect("it can be written")
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let rules = RuleSet::default();
    let mut group = criterion.benchmark_group("swagger");
    group.sample_size(10);
    let alone = support::definition(7, false);
    group.throughput(Throughput::Bytes(alone.len() as u64));
    group.bench_function("a definition alone", |b| {
        b.iter(|| check(black_box(alone.as_bytes()), None, &rules));
    });
    for operations in [1, 100, 10_000] {
        let source = swagger(operations);
        let report = check(source.as_bytes(), None, &rules).report;
        assert!(report.violations().is_empty(), "nothing to report: {report}");
        group.throughput(Throughput::Bytes(source.len() as u64));
        group.bench_function(format!("check {operations} operations"), |b| {
            b.iter(|| check(black_box(source.as_bytes()), None, &rules));
        });
        let document = Document::from_json(source.as_bytes()).expect("valid JSON");
        group.bench_function(format!("import {operations} operations"), |b| {
            b.iter(|| import(black_box(&document), Some("a-1")));
        });
    }
    group.finish();
    criterion.final_summary();
}
