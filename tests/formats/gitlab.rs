//! Code Quality reports of GitLab.

use std::collections::HashSet;

use serde_json::{Value, json};

use crate::command::{Folder, broken, noted};
use crate::runs::{clean, collision, dirty, flooded};

fn gitlab(folder: &Folder, args: &[&str]) -> Vec<Value> {
    let ran = folder.run(["check", "--format", "gitlab"].iter().chain(args));
    serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"))
}

/// GitLab drops what is not so: `app/validators/json_schemas/codeclimate.json`, and the documented severities.
#[test]
fn has_what_gitlab_asks_for() {
    for (folder, args, count) in [
        (clean("formats_gitlab_clean"), &[][..], 0),
        (dirty("formats_gitlab_dirty"), &[], 14),
        (dirty("formats_gitlab_unread"), &["gone.json", ".", "lost.json"], 16),
        (clean("formats_gitlab_nothing"), &["gone.json"], 1),
        (flooded("formats_gitlab_flood"), &[], 30_000),
    ] {
        let items = gitlab(&folder, args);
        assert_eq!(items.len(), count);
        for item in &items {
            for member in ["description", "check_name", "fingerprint"] {
                assert!(item[member].is_string(), "{item}");
            }
            let severity = item["severity"].as_str().unwrap();
            assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
            assert!(item["location"]["path"].is_string(), "{item}");
            assert!(item["location"]["lines"]["begin"].as_u64().unwrap() > 0, "{item}");
        }
        let fingerprints: HashSet<_> =
            items.iter().map(|item| item["fingerprint"].as_str()).collect();
        assert_eq!(fingerprints.len(), items.len());
    }
}

#[test]
fn whole_output() {
    let folder = Folder::new("formats_gitlab_whole");
    folder.write("broken.json", broken()).write("noted.json", noted());
    let mut items = gitlab(&folder, &[".", "gone.json"]);
    for item in &mut items[..2] {
        let fingerprint = item["fingerprint"].as_str().unwrap().split(':').collect::<Vec<_>>();
        assert_eq!((fingerprint[1].len(), fingerprint[2]), (12, "1"));
        item["fingerprint"] = fingerprint[0].into();
    }
    let expected = json!([
        {
            "check_name": "roma/path",
            "description": "/path must start with '/', not 'o'",
            "fingerprint": "broken.json",
            "severity": "major",
            "location": { "path": "broken.json", "lines": { "begin": 1, "end": 1 } },
        },
        {
            "check_name": "roma/required-default",
            "description": "/parameters/0/default cannot stand in for a value that callers must send: a default only fills the test page",
            "fingerprint": "noted.json",
            "severity": "info",
            "location": { "path": "noted.json", "lines": { "begin": 1, "end": 1 } },
        },
        {
            "check_name": "unchecked",
            "description": "could not be checked: No such file or directory (os error 2)",
            "fingerprint": "gone.json:unchecked:No such file or directory (os error 2)",
            "severity": "blocker",
            "location": { "path": "gone.json", "lines": { "begin": 1 } },
        },
    ]);
    assert_eq!(Value::from(items), expected);
}

/// GitLab compares paths with those of its repository.
#[test]
fn paths_are_relative() {
    let folder = Folder::new("formats_gitlab_paths");
    folder.write("a b/订单.json", collision());
    let absolute = folder.path().join("a b/订单.json");
    for path in [absolute.to_str().unwrap(), "./a b/订单.json", "a b"] {
        let items = gitlab(&folder, &[path]);
        assert_eq!(items[0]["location"]["path"], "a b/订单.json", "{path}");
    }
    // What is no part of the repository is called what it was called.
    for outside in ["/none/a.json", "../none.json"] {
        assert_eq!(gitlab(&folder, &[outside])[0]["location"]["path"], outside);
    }
}
