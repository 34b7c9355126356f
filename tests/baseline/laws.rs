//! Laws of any folder.

use std::fs;

use proptest::prelude::*;
use proptest::sample::subsequence;

use crate::command::Folder;
use crate::{BASELINE, check, definition, none};

/// Members that are wrong, or of which there is something to say.
const MEMBERS: &[&str] = &[
    r#""status": 7"#,
    r#""description": "<""#,
    r#""descriptio": 1"#,
    r#""type": "t""#,
    r#""created_time": "yesterday""#,
    r#""signature_id": "_ _""#,
    r#""parameters": [{ "in": "Headers" }, { "in": "Headers" }, { "name": "a", "in": "headers", "default": "x" }]"#,
];

const NAMES: &[&str] = &["a.json", "b.json", "c d.json", "e/a.json", "e/f/g.yaml", "名.json"];

/// Which of the members each file has.
fn folders() -> impl Strategy<Value = Vec<Vec<&'static str>>> {
    let members = subsequence(MEMBERS.to_vec(), 0..MEMBERS.len());
    prop::collection::vec(members, 1..=NAMES.len())
}

fn fill(folder: &Folder, files: &[Vec<&str>]) {
    for (name, members) in NAMES.iter().zip(files) {
        // Each is in an application of its own, whose name is its own.
        let app: Vec<_> = name.bytes().map(|byte| byte.to_string()).collect();
        folder.write(name, definition(&app.join("-"), &members.join(", ")));
    }
}

/// The bytes of the baseline once all that there is to say is in it.
fn update(folder: &Folder, args: &[&str]) -> Vec<u8> {
    let ran = folder.run(["check", "--update-baseline", "--fail-on", "note"].iter().chain(args));
    assert_eq!(ran.code, Some(0), "{ran:?}");
    fs::read(folder.path().join(BASELINE)).unwrap()
}

const ALL: &[&str] = &["--fail-on", "note"];

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 50, ..ProptestConfig::with_cases(16) })]

    #[test]
    fn an_update_makes_a_run_pass_and_a_second_one_changes_nothing(files in folders()) {
        let folder = Folder::new("law_passes");
        fill(&folder, &files);
        let once = update(&folder, &[]);
        prop_assert_eq!(check(&folder, ALL), none());
        prop_assert_eq!(update(&folder, &[]), once);
    }

    #[test]
    fn order_and_threads_do_not_matter(
        files in folders(),
        shuffled in Just(NAMES.to_vec()).prop_shuffle(),
        threads in 1..5u8,
    ) {
        let folder = Folder::new("law_order");
        fill(&folder, &files);
        let once = update(&folder, &[]);
        let number = threads.to_string();
        let there = shuffled.into_iter().filter(|name| folder.path().join(name).exists());
        let mut args: Vec<_> = there.collect();
        args.extend(["--threads", &number]);
        fs::remove_file(folder.path().join(BASELINE)).unwrap();
        prop_assert_eq!(update(&folder, &args), once);
        prop_assert_eq!(check(&folder, &[&args, ALL].concat()), none());
    }

    #[test]
    fn parts_make_up_the_whole(files in folders(), first in 0..NAMES.len()) {
        let folder = Folder::new("law_parts");
        fill(&folder, &files);
        let once = update(&folder, &[]);
        fs::remove_file(folder.path().join(BASELINE)).unwrap();
        let (one, other) = NAMES[..files.len()].split_at(first.min(files.len()));
        for part in [one, other].into_iter().filter(|part| !part.is_empty()) {
            update(&folder, part);
        }
        prop_assert_eq!(fs::read(folder.path().join(BASELINE)).unwrap(), once);
    }

    #[test]
    fn what_is_added_is_found_and_nothing_else(files in folders(), more in 0..MEMBERS.len(), place in 0..NAMES.len()) {
        let folder = Folder::new("law_added");
        let place = place % files.len();
        prop_assume!(!files[place].contains(&MEMBERS[more]));
        fill(&folder, &files);
        update(&folder, &[]);
        let (mut files, mut alone) = (files, vec![vec![]; NAMES.len()]);
        files[place].insert(0, MEMBERS[more]);
        alone[place].push(MEMBERS[more]);
        fill(&folder, &files);
        let other = Folder::new("law_added_alone");
        fill(&other, &alone);
        let rules = |folder: &Folder| {
            let (lines, _) = check(folder, ALL);
            let rule = |line: &String| line.rsplit(' ').next().unwrap().to_owned();
            let mut rules: Vec<_> = lines.iter().map(rule).collect();
            rules.sort_unstable();
            rules
        };
        prop_assert_eq!(rules(&folder), rules(&other));
    }
}
