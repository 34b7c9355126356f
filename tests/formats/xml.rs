//! JUnit and Checkstyle, read by Python; JUnit is held against the schema of Jenkins, too.

use crate::command::{Folder, Ran};
use crate::judges::{self, Element};
use crate::runs::{clean, dirty, flooded};

fn run(folder: &Folder, format: &str, args: &[&str]) -> Ran {
    folder.run(["check", "--format", format].iter().chain(args))
}

/// The schema of a format, where there is one.
fn schema(format: &str) -> Option<&'static str> {
    (format == "junit").then_some("junit.xsd")
}

fn one(folder: &Folder, format: &str, args: &[&str]) -> Element {
    judges::xml(&[&run(folder, format, args).out], schema(format)).remove(0)
}

#[test]
fn is_valid_whatever_happens() {
    for format in ["junit", "checkstyle"] {
        let runs = [
            run(&clean(&format!("formats_{format}_clean")), format, &[]),
            run(&dirty(&format!("formats_{format}_dirty")), format, &[]),
            run(&dirty(&format!("formats_{format}_unread")), format, &[".", "gone.json"]),
            run(&clean(&format!("formats_{format}_nothing")), format, &["gone.json"]),
            run(&clean(&format!("formats_{format}_quiet")), format, &["--quiet"]),
        ];
        let texts: Vec<_> = runs.iter().map(|ran| ran.out.as_str()).collect();
        let read = judges::xml(&texts, schema(format));
        let files: Vec<_> = read.iter().map(|root| root.elements().len()).collect();
        assert_eq!(files, [1, 9, 10, 1, 1], "{format}");
    }
}

#[test]
fn thirty_thousand_results() {
    let folder = flooded("formats_xml_flood");
    for format in ["junit", "checkstyle"] {
        // Holding so much against a schema takes too long.
        let root = judges::xml(&[&run(&folder, format, &[]).out], None).remove(0);
        let found: usize = root.elements().iter().map(|file| file.elements().len()).sum();
        assert_eq!(found, 30_000, "{format}");
    }
}

#[test]
fn a_test_fails_where_the_check_does() {
    let folder = dirty("formats_junit_levels");
    for (args, failures) in [
        (&[][..], [1, 1, 0, 0]),
        (&["--fail-on", "warning"], [1, 1, 1, 0]),
        (&["--fail-on", "note"], [1, 1, 1, 1]),
    ] {
        let root = one(&folder, "junit", args);
        let count = |name| {
            let suites = root.elements();
            let suite = suites.iter().find(|suite| suite.attribute("name") == name).unwrap();
            let cases = suite.elements();
            let failed = |case: &&Element| case.elements().iter().any(|it| it.name() == "failure");
            let failures = cases.iter().filter(failed).count();
            assert_eq!(suite.attribute("failures"), failures.to_string());
            assert_eq!(suite.attribute("tests"), cases.len().to_string());
            failures
        };
        let names = ["cut.json", "broken.json", "doubtful.json", "noted.json"];
        assert_eq!(names.map(count), failures, "{args:?}");
    }
}

#[test]
fn what_a_test_says() {
    let folder = Folder::new("formats_junit_whole");
    folder.write("good.json", crate::command::definition(""));
    folder.write("noted.json", crate::command::noted());
    folder.write("shared.json", crate::runs::collision());
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="apiglint">
<testsuite name="good.json" tests="1" failures="0" errors="0">
  <testcase name="check" classname="good.json"/>
</testsuite>
<testsuite name="noted.json" tests="1" failures="0" errors="0">
  <testcase name="roma/required-default /parameters/0/default" classname="noted.json">
    <system-out>noted.json:1:157: note: /parameters/0/default cannot stand in for a value that callers must send: a default only fills the test page</system-out>
  </testcase>
</testsuite>
<testsuite name="shared.json" tests="1" failures="1" errors="0">
  <testcase name="roma/parameter-collision /parameters/1/name" classname="shared.json">
    <failure type="error" message="/parameters/1/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers">shared.json:1:175: error: /parameters/1/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers
help: rename one of them; names count without regard to case</failure>
  </testcase>
</testsuite>
<testsuite name="gone.json" tests="1" failures="0" errors="1">
  <testcase name="check" classname="gone.json">
    <error type="unchecked" message="could not be checked: No such file or directory (os error 2)"/>
  </testcase>
</testsuite>
</testsuites>
"#;
    assert_eq!(run(&folder, "junit", &[".", "gone.json"]).out, expected);
}

/// Two of one name are one to GitLab.
#[test]
fn names_of_tests_are_unique() {
    let folder = dirty("formats_junit_names");
    let root = one(&folder, "junit", &[]);
    let suites = root.elements();
    let suite = suites.iter().find(|suite| suite.attribute("name") == "two.yaml").unwrap();
    let cases = suite.elements();
    let names: Vec<_> = cases.iter().map(|case| case.attribute("name")).collect();
    assert_eq!(
        names,
        [
            "roma/name /name",
            "roma/method /method",
            "roma/api-name-unique /name",
            "roma/name /name (2)",
            "roma/path /path",
            "roma/method /method (2)",
        ]
    );
}

#[test]
fn what_checkstyle_is_told() {
    let folder = Folder::new("formats_checkstyle_whole");
    folder.write("broken.json", crate::command::broken());
    folder.write("good.json", crate::command::definition(""));
    folder.write("noted.json", crate::command::noted());
    let expected = r#"<?xml version="1.0" encoding="UTF-8"?>
<checkstyle version="10.0">
<file name="broken.json">
  <error line="1" column="22" severity="error" message="/path must start with &apos;/&apos;, not &apos;o&apos;" source="roma/path"/>
</file>
<file name="good.json">
</file>
<file name="noted.json">
  <error line="1" column="157" severity="info" message="/parameters/0/default cannot stand in for a value that callers must send: a default only fills the test page" source="roma/required-default"/>
</file>
<file name="gone.json">
  <error line="1" severity="error" message="could not be checked: No such file or directory (os error 2)" source="unchecked"/>
</file>
</checkstyle>
"#;
    assert_eq!(run(&folder, "checkstyle", &[".", "gone.json"]).out, expected);
}

#[cfg(unix)]
#[test]
fn paths_come_back() {
    let folder = Folder::new("formats_xml_paths");
    for format in ["junit", "checkstyle"] {
        for name in crate::runs::ODD_NAMES {
            folder.write(name, "{");
        }
        let root = one(&folder, format, &[]);
        let files = root.elements();
        let mut names: Vec<_> = files.iter().map(|file| file.attribute("name")).collect();
        let mut expected = crate::runs::ODD_NAMES;
        expected.sort_unstable();
        names.sort_unstable();
        assert_eq!(names, expected, "{format}");
    }
}

#[test]
fn what_xml_cannot_carry_is_written_out() {
    let folder = Folder::new("formats_xml_control");
    let member = "\\u0000\\u001b\\ufffe]]>";
    folder.write(
        "x.json",
        crate::command::definition("").replace("\"name\"", &format!("\"{member}\":1,\"name\"")),
    );
    for format in ["junit", "checkstyle"] {
        let root = one(&folder, format, &["--fail-on", "warning"]);
        let found = root.elements()[0].elements()[0].clone();
        let told = match format {
            "junit" => found.elements()[0].text().to_owned(),
            _ => found.attribute("message").to_owned(),
        };
        assert!(told.contains("/<U+0000><U+001B><U+FFFE>]]>"), "{format}: {told:?}");
    }
}
