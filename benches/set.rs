//! Definitions that are checked as a set: ten times as many must take ten times as long.

use std::hint::black_box;

use apiglint::roma::{self, Set};
use apiglint::{Document, RuleSet, Severity};
use criterion::{Criterion, Throughput};

mod support;

/// Adds the keys of each text to a set; how many violations there are.
fn admit(texts: &[String], rules: &RuleSet) -> usize {
    let mut set = Set::new(rules);
    let mut add = |(number, text): (usize, &String)| {
        let document = Document::from_json(text.as_bytes()).expect("valid JSON");
        set.add(number, &document).count(Severity::Error)
    };
    texts.iter().enumerate().map(&mut add).sum()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let rules = RuleSet::default();
    let mut group = criterion.benchmark_group("set");
    group.sample_size(10);
    for count in [1_000, 10_000, 100_000] {
        let differing: Vec<_> =
            (0..count).map(|number| support::definition(number, false)).collect();
        let same = vec![support::definition(7, false); count];
        assert_eq!((admit(&differing, &rules), admit(&same, &rules)), (0, 3 * (count - 1)));
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(format!("{count} definitions, read and added"), |b| {
            b.iter(|| admit(black_box(&differing), &rules));
        });
        group.bench_function(format!("{count} times one definition, read and added"), |b| {
            b.iter(|| admit(black_box(&same), &rules));
        });
        if count <= 10_000 {
            let read = |text: &'_ String| {
                Document::from_json(text.as_bytes()).expect("valid JSON").root().ty()
            };
            group.bench_function(format!("{count} definitions, read alone"), |b| {
                b.iter(|| {
                    black_box(&differing).iter().map(read).map(|ty| ty as usize).sum::<usize>()
                });
            });
            let documents: Vec<_> = differing
                .iter()
                .map(|text| Document::from_json(text.as_bytes()).expect("valid JSON"))
                .collect();
            group.bench_function(format!("{count} documents, checked as a set"), |b| {
                b.iter(|| roma::check_set(black_box(&documents), &rules));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}
