//! What is staged, where all of it stands in the working tree, is found to be what stands there.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::select;

use crate::repository::{DEPLOYED, Repository};

const PATHS: &[&str] =
    &["a.json", "b.json", "c.yaml", "sub/a.json", "sub/d.yaml", "sub dir/e.json", ".hidden/f.json"];

/// What becomes of a file.
#[derive(Clone, Debug)]
enum Step {
    Write(String),
    Remove,
    Move(&'static str),
}

fn text() -> impl Strategy<Value = String> {
    let definition =
        (select(vec!["orders", "_o", "stock"]), select(vec!["GET", "PUT", "get"]), 2..5_u8);
    prop_oneof![
        8 => definition.prop_map(|(name, method, status)| {
            DEPLOYED.replace("orders", name).replace("GET", method).replace('4', &status.to_string())
        }),
        1 => select(vec!["", "{", "{}", "[]"]).prop_map(ToOwned::to_owned),
    ]
}

fn step() -> impl Strategy<Value = (&'static str, Step)> {
    let moved = select(PATHS).prop_map(Step::Move);
    let step = prop_oneof![3 => text().prop_map(Step::Write), 1 => Just(Step::Remove), 2 => moved];
    (select(PATHS), step)
}

fn take(repository: &Repository, path: &str, step: Step) {
    let there = repository.folder.join(path);
    match step {
        Step::Write(text) => drop(repository.write(path, text)),
        Step::Remove => drop(fs::remove_file(there)),
        Step::Move(to) => {
            let to = repository.folder.join(to);
            fs::create_dir_all(to.parent().unwrap_or(Path::new(""))).unwrap();
            let _ = fs::rename(there, to);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn what_is_staged_is_what_stands_there(
        files in prop::collection::btree_map(select(PATHS), text(), 1..PATHS.len()),
        steps in prop::collection::vec(step(), 1..6),
    ) {
        let repository = Repository::new("laws_staged");
        for (path, text) in files {
            repository.write(path, text);
        }
        repository.commit();
        for (path, step) in steps {
            take(&repository, path, step);
        }
        repository.git(&["add", "--all"]);
        for more in ["", "--new-only", "--set folder"] {
            let staged = repository.check(&format!("--staged . --format concise {more}"));
            let here = repository.check(&format!("--base HEAD --format concise {more}"));
            prop_assert_eq!(staged, here);
        }
        repository.commit();
        let ran = repository.check("--base HEAD --new-only --format concise");
        prop_assert!(ran.code == Some(0) && ran.out.starts_with("no violations"), "{ran:?}");
    }
}
