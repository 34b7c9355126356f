//! A Swagger file of many operations, beside a definition alone: what a byte of each costs.

use std::hint::black_box;

use apiglint::roma::swagger::import;
use apiglint::{Document, RuleSet, check};
use criterion::{Criterion, Throughput};

mod support;
#[path = "support/swagger.rs"]
mod swagger;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let rules = RuleSet::default();
    let mut group = criterion.benchmark_group("swagger");
    group.sample_size(10);
    let alone = support::definition(7, false);
    let many: Vec<_> = (0..10_000).map(|it| support::definition(it, false)).collect();
    let many = format!("[{}]", many.join(","));
    group.throughput(Throughput::Bytes(many.len() as u64));
    group.bench_function("10000 definitions", |b| {
        b.iter(|| check(black_box(many.as_bytes()), None, &rules));
    });
    group.throughput(Throughput::Bytes(alone.len() as u64));
    group.bench_function("a definition alone", |b| {
        b.iter(|| check(black_box(alone.as_bytes()), None, &rules));
    });
    for operations in [1, 100, 10_000] {
        let source = swagger::swagger(operations);
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
