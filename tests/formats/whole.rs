//! What every format says that is no violation: that some are not shown, and that something could not be checked.

use crate::command::{Folder, broken, definition};
use crate::runs::FORMATS;

/// A folder of which two violations a file are kept, and what each format says of it and of a file that is not there.
fn ends(test: &str) -> impl Iterator<Item = (&'static str, String)> {
    let folder = Folder::new(test);
    folder.write("apiglint.toml", "limits = { violations = 2 }\n");
    let parameters = ["1", "2", "3"].map(|it| format!("{{\"name\":\"_{it}\",\"in\":\"Headers\"}}"));
    folder.write("a.json", definition(&parameters.join(",")));
    folder.write("b.json", broken());
    FORMATS.into_iter().map(move |format| {
        let ran = folder.run(["check", ".", "gone.json", "--format", format]);
        assert_eq!(ran.code, Some(2), "{format}");
        assert_eq!(ran.err, "apiglint: gone.json: No such file or directory (os error 2)\n");
        (format, ran.out)
    })
}

#[test]
fn what_is_not_shown_is_said() {
    const MORE: &str = "1 more violation not shown: too many of one rule";
    for (format, out) in ends("formats_omitted") {
        let expected = match format {
            "human" | "concise" => format!("\na.json: {MORE}\n"),
            "json" => "],\"omitted\":1},\n{\"path\":\"b.json\"".into(),
            "json-lines" => "\n{\"omitted\":1,\"path\":\"a.json\"}\n".into(),
            "sarif" => format!(
                "{{\"descriptor\":{{\"id\":\"omitted\",\"index\":1}},\"level\":\"note\",\"message\":{{\"text\":\"{MORE}\"}}}}"
            ),
            "github" => format!("\n::notice file=a.json::{MORE}\n"),
            "gitlab" => format!(
                "{{\"check_name\":\"omitted\",\"description\":\"{MORE}\",\"fingerprint\":\"a.json:omitted\",\"location\":{{\"lines\":{{\"begin\":1}},\"path\":\"a.json\"}},\"severity\":\"info\"}}"
            ),
            "junit" => format!("  <system-out>{MORE}</system-out>\n</testsuite>\n"),
            _ => format!(
                "  <error line=\"1\" severity=\"info\" message=\"{MORE}\" source=\"omitted\"/>\n</file>\n"
            ),
        };
        assert_eq!(out.matches(&expected).count(), 1, "{format}: {out}");
    }
}

#[test]
fn what_could_not_be_checked_is_said() {
    const REASON: &str = "No such file or directory (os error 2)";
    for (format, out) in ends("formats_unchecked") {
        let expected = match format {
            // For people, who have read it on standard error.
            "human" | "concise" => "; 1 path could not be checked\n".into(),
            "json" => {
                format!("\n],\"unchecked\":[{{\"path\":\"gone.json\",\"reason\":\"{REASON}\"}}]")
            }
            "json-lines" => format!("\n{{\"path\":\"gone.json\",\"unchecked\":\"{REASON}\"}}\n"),
            _ => format!("could not be checked: {REASON}"),
        };
        assert_eq!(out.matches(&expected).count(), 1, "{format}: {out}");
    }
}
