//! What an embedder pays: one definition from bytes to report, and each part of it, beside what reading alone costs
//! elsewhere.

use std::hint::black_box;

use apiglint::roma::{self, Definition};
use apiglint::{Document, RuleSet, check};
use criterion::{Criterion, Throughput};
use serde::de::IgnoredAny;

mod support;

fn one_definition(criterion: &mut Criterion) {
    let rules = RuleSet::default();
    let source = support::definition(7, false);
    let source = source.as_bytes();
    let document = Document::from_json(source).expect("valid JSON");
    let definition = Definition::of(document.root()).expect("an object");
    assert!(check(source, None, &rules).report.violations().is_empty(), "nothing to report");

    let mut group = criterion.benchmark_group("definition");
    group.throughput(Throughput::Bytes(source.len() as u64));
    group.bench_function("read", |b| b.iter(|| Document::from_json(black_box(source))));
    group.bench_function("bind and check", |b| {
        b.iter(|| roma::check_definition(black_box(&document), &rules));
    });
    group.bench_function("rules alone", |b| b.iter(|| black_box(&definition).check(&rules)));
    group.bench_function("bytes to report", |b| b.iter(|| check(black_box(source), None, &rules)));
    group.bench_function("bytes to report, 9 notes", |b| {
        let source = support::definition(7, true);
        b.iter(|| check(black_box(source.as_bytes()), None, &rules));
    });
    group.bench_function("serde_json to Value", |b| {
        b.iter(|| serde_json::from_slice::<serde_json::Value>(black_box(source)));
    });
    group.bench_function("serde_json to nothing", |b| {
        b.iter(|| serde_json::from_slice::<IgnoredAny>(black_box(source)));
    });
    group.finish();
}

/// Ten times the input must take ten times as long.
fn hostile(criterion: &mut Criterion) {
    let rules = RuleSet::default();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let parameters = r#"{"name":"a","in":"Headers"},"#.repeat(count);
        let source = format!(
            r#"{{"path":"/a","method":"GET","roma_app_id":"1","parameters":[{}]}}"#,
            parameters.trim_end_matches(','),
        );
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("{count} parameters of one name"), |b| {
            b.iter(|| check(black_box(source.as_bytes()), None, &rules));
        });
    }
    group.finish();
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    one_definition(&mut criterion);
    hostile(&mut criterion);
    criterion.final_summary();
}
