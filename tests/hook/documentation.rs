//! The configurations that docs/ci.md tells to write.

use std::fs;
use std::path::PathBuf;

use crate::machine::{command, emptied, run, tool};

const PAGE: &str = include_str!("../../docs/ci.md");

/// The YAML below each mark of a name, as files.
fn files(mark: &str) -> Vec<PathBuf> {
    let folder = emptied(&format!("documentation-{mark}"));
    let begin = format!("<!-- {mark} -->\n```yaml\n");
    let blocks = PAGE.split(&begin).skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let file = |(number, block): (usize, &str)| {
        let path = folder.join(format!("{number}.yaml"));
        fs::write(&path, block).unwrap();
        path
    };
    blocks.enumerate().map(file).collect()
}

#[test]
#[ignore = "tests/setup-hook.sh installs what it needs"]
fn every_configuration_is_one() {
    let mut count = 0;
    for mark in ["github-workflows", "gitlab-ci"] {
        for file in files(mark) {
            let schema = format!("vendor.{mark}");
            let mut check = command(&tool("check-jsonschema"), file.parent().unwrap());
            check.args(["--builtin-schema", &schema]).arg(&file);
            if mark == "gitlab-ci" {
                check.args(["--data-transform", "gitlab-ci"]);
            }
            run(&mut check);
            count += 1;
        }
    }
    for file in files("pre-commit") {
        let folder = file.parent().unwrap();
        run(command(&tool("pre-commit"), folder).arg("validate-config").arg(&file));
        count += 1;
    }
    assert_eq!(count, PAGE.matches("```yaml").count());
}

#[test]
fn every_version_is_this_one() {
    let versions: Vec<_> = PAGE.split("apiglint==").skip(1).collect();
    assert!(versions.len() > 3);
    for version in versions {
        assert!(version.starts_with(env!("CARGO_PKG_VERSION")), "{}", &version[..10]);
    }
    assert!(PAGE.contains(concat!("rev: v", env!("CARGO_PKG_VERSION"), "\n")));
}
