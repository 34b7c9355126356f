//! Input that nobody means well.

use std::fmt::Write;
use std::fs::File;

use crate::command::{Folder, definition};

/// The rule that the first violation is of, and its line and column.
fn first(test: &str, content: impl AsRef<[u8]>) -> (String, u64, u64) {
    let folder = Folder::new(test);
    folder.write("api.json", content);
    let ran = folder.run(["check", "api.json"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(1), ""));
    assert!(ran.out.len() < 2000, "{}", ran.out.len());
    let violation = &folder.json(&["api.json"])["files"][0]["violations"][0];
    let number = |name: &str| violation["span"][name].as_u64().unwrap();
    (violation["rule"].as_str().unwrap().to_owned(), number("line"), number("column"))
}

#[test]
fn what_is_no_json() {
    for (index, (content, rule, line, column)) in [
        (&b""[..], "document/syntax", 1, 1),
        (b" \n\t", "document/syntax", 2, 2),
        (b"\0", "document/syntax", 1, 1),
        (b"{\"a\":\"\0\"}", "document/syntax", 1, 7),
        (b"\xef\xbb\xbf{}", "document/syntax", 1, 1),
        (b"\xff\xfe{\0}\0", "document/syntax", 1, 1),
        (b"{\"a\":\"caf\xe9\"}", "document/syntax", 1, 10),
        (b"{\"a\":\n\"\xe5\x8d", "document/syntax", 2, 2),
        (b"{\"a\":1}\n{\"a\":1}", "document/syntax", 2, 1),
        (b"{'a':1}", "document/syntax", 1, 2),
    ]
    .into_iter()
    .enumerate()
    {
        let found = first(&format!("no_json_{index}"), content);
        assert_eq!(found, (rule.to_owned(), line, column), "{content:?}");
    }
}

#[test]
fn nesting_without_end() {
    for (name, brackets) in [("arrays", "["), ("objects", "{\"a\":")] {
        let (rule, line, _) = first(name, brackets.repeat(100_000));
        assert_eq!((rule.as_str(), line), ("document/too-deep", 1));
    }
}

#[test]
fn a_file_beyond_the_limit() {
    let folder = Folder::new("too_large");
    let file = File::create(folder.path().join("large.json")).unwrap();
    file.set_len(60 << 20).unwrap();
    folder.write("good.json", definition(""));
    let ran = folder.run(["check"]);
    assert_eq!(ran.code, Some(1));
    let heading = "error[document/too-large]: the document must have at most 52428800 bytes";
    assert!(ran.out.starts_with(heading), "{}", ran.out);
    assert_eq!(ran.summary(), "1 error in 1 of 2 files");
}

#[test]
fn a_line_of_a_megabyte() {
    let folder = Folder::new("one_line");
    let filler = "é".repeat(500_000);
    let parameter = r#"{"name":"9","in":"Headers"}"#;
    let content = definition(&format!(
        "{{\"name\":\"a\",\"in\":\"Headers\",\"x-note\":\"{filler}\"}},{parameter},{{\"name\":\"b\",\"in\":\"Headers\",\"x-note\":\"{filler}\"}}"
    ));
    folder.write("api.json", &content);
    let at = content.find("\"9\"").unwrap();
    let column = content[..at].chars().count() + 1;
    let ran = folder.run(["check", "api.json"]);
    assert!(ran.out.contains(&format!("\n --> api.json:1:{column}\n")), "{}", ran.out);
    assert!(
        ran.out.contains("1 | ...ééééééééééééééééééééé\"},{\"name\":\"9\",\"in\":\"Headers\"},")
    );
    assert!(ran.out.len() < 1000, "{}", ran.out.len());
    let span = &folder.json(&["api.json"])["files"][0]["violations"][0]["span"];
    assert_eq!(
        (span["start"].as_u64(), span["column"].as_u64()),
        (Some(at as u64), Some(column as u64))
    );
}

#[test]
fn a_million_parameters() {
    let folder = Folder::new("million_parameters");
    let mut parameters = String::new();
    for number in 0..1_000_000 {
        let _ = write!(parameters, "{{\"name\":\"p{number}\",\"in\":\"Headers\"}},");
    }
    parameters.push_str(r#"{"name":"P999999","in":"Parameters"}"#);
    folder.write("api.json", definition(&parameters));
    let ran = folder.run(["check", "api.json"]);
    assert_eq!(ran.summary(), "1 error in 1 of 1 file", "{:?}", ran.err);
    assert!(ran.out.starts_with("error[roma/parameter-collision]: /parameters/1000000/name"));
    assert!(ran.out.len() < 2000, "{}", ran.out.len());
}

#[test]
fn a_million_violations() {
    let folder = Folder::new("million_violations");
    let parameter = "{\"name\":\"0\",\"in\":\"\"}";
    let parameters = vec![parameter; 500_000].join(",\n");
    folder.write("api.json", definition(&parameters));
    let ran = folder.run(["check", "api.json"]);
    let shown = ran.out.matches("\n\n").count() - 1;
    assert!(shown >= 1000 && ran.out.len() < 3_000_000, "{shown} {}", ran.out.len());
    let total: usize = ran.summary().split(' ').next().unwrap().parse().unwrap();
    assert!(total >= 500_000, "{}", ran.summary());
    let omitted = format!(
        "\napi.json: {} more violations not shown: too many of one rule\n\n",
        total - shown
    );
    assert!(ran.out.contains(&omitted), "{omitted}");
    let json = folder.json(&["api.json"]);
    assert_eq!(json["files"][0]["violations"].as_array().unwrap().len(), shown);
    assert_eq!(json["summary"]["errors"], total);
}

#[test]
fn nothing_commands_the_terminal() {
    let folder = Folder::new("injection");
    let evil = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{2066}\u{200b}\r";
    let escaped = "\\u001b]0;x\\u0007\\u009b2J\\u202e\\u2066\\u200b\\r";
    folder.write("syntax.json", format!("{{\"a\": {evil}}}"));
    folder.write(
        "value.json",
        definition("").replace("/orders", &evil[4..].replace(['\u{7}', '\r'], "")),
    );
    folder.write(
        "key.json",
        definition("").replace("\"name\"", &format!("\"{escaped}\":1,\"{escaped}\":2,\"name\"")),
    );
    folder.write(
        "parameter.json",
        definition(&format!("{{\"name\":\"{escaped}\",\"in\":\"{escaped}\",\"{escaped}\":1}}")),
    );
    folder.write(
        "script.json",
        definition(&format!(
            "{{\"name\":\"application/xml\",\"in\":\"Body\",\"default\":\"<a{escaped}>\"}}"
        )),
    );
    let ran = folder.run(["check", "--rule", "roma/name-ascii=error"]);
    assert_eq!(ran.code, Some(1));
    assert!(
        ran.out.contains("<U+001B>]0;x<U+0007><U+009B>2J<U+202E><U+2066><U+200B>"),
        "{}",
        ran.out
    );
    let is_unsafe = |c: char| {
        c != '\n' && (c.is_control() || ('\u{200b}'..='\u{206f}').contains(&c) && c != '\u{2026}')
    };
    assert_eq!(ran.out.chars().find(|&c| is_unsafe(c)), None);
}
