//! Input that is meant to hurt: nothing panics, nothing is lost count of, and the time grows with the size.
//!
//! No clock is read. What takes time with the square of the size does not end before the patience of whoever runs this.

use std::ops::Range;

use apiglint::roma::kinds;
use apiglint::{Checked, Document, Limits, Report, RuleSet, Severity, check};
use serde_json::Value;

/// A million, as far as the build lets that be quick.
const MANY: usize = if cfg!(debug_assertions) { 100_000 } else { 1_000_000 };

fn check_definition(source: &[u8]) -> Report {
    let Checked { kind, report, .. } = check(source, Some(&kinds::DEFINITION), &RuleSet::default());
    assert_eq!(kind, Some(&kinds::DEFINITION));
    report
}

/// A definition that is good but for its further members.
fn definition(members: &str) -> String {
    let own = r#""name":"lot","path":"/lot","method":"POST","version":"1.0","content_type":"json","roma_app_id":"a7""#;
    format!("{{{own},{members}}}")
}

/// Something for each number, with commas between.
fn list(numbers: Range<usize>, item: impl Fn(usize) -> String) -> String {
    numbers.map(item).collect::<Vec<_>>().join(",")
}

/// A definition with this many parameters.
fn parameters(count: usize, item: impl Fn(usize) -> String) -> String {
    definition(&format!("\"parameters\":[{}]", list(0..count, item)))
}

/// An object with a member for each number, as a string.
fn keys(numbers: Range<usize>) -> String {
    let members = list(numbers, |number| format!("\"k{number}\":1"));
    Value::from(format!("{{{members}}}")).to_string()
}

/// What each rule has found, as far as it is kept.
fn kept(report: &Report, id: &str) -> usize {
    report.violations().iter().filter(|violation| violation.rule.id == id).count()
}

/// So many violations of these rules, and no others; of each as many are kept as may be.
fn assert_finds(report: &Report, found: &[(&str, usize)]) {
    let limit = Limits::default().violations;
    let total: usize = found.iter().map(|(_, count)| count).sum();
    let counted = [Severity::Note, Severity::Warning, Severity::Error].map(|it| report.count(it));
    for (id, count) in found {
        assert_eq!(kept(report, id), *count.min(&limit), "{id}");
    }
    assert_eq!(
        report.violations().len(),
        found.iter().map(|(id, _)| kept(report, id)).sum::<usize>()
    );
    assert_eq!(counted.iter().sum::<usize>(), total);
    assert_eq!(report.omitted(), total - report.violations().len());
}

fn assert_refused(source: &[u8], rule: &str, message: &str, span: [u32; 2]) {
    let Err(violation) = Document::from_json(source) else { panic!("{message}: it is read") };
    assert_eq!((violation.rule.id, &*violation.message), (rule, message));
    assert_eq!(violation.span.map(|span| [span.start, span.end]), Some(span));
    // What cannot be read has one violation, taken for whatever.
    for kind in apiglint::kinds().map(Some).chain([None]) {
        let report = check(source, kind, &RuleSet::default()).report;
        assert_eq!(report.violations(), [(*violation).clone()]);
        assert_eq!((report.count(Severity::Error), report.omitted()), (1, 0));
    }
}

#[test]
fn nesting() {
    let message = "cannot nest deeper than 128 levels";
    for open in ["[", "{\"a\":", "[{\"\":"] {
        let source = open.repeat(100_000);
        let levels = open.matches(['[', '{']).count();
        let at = u32::try_from(128 / levels * open.len()).unwrap();
        assert_refused(source.as_bytes(), "document/too-deep", message, [at, at + 1]);
    }
    let closing = "]".repeat(100_000);
    assert_refused(
        closing.as_bytes(),
        "document/syntax",
        "must have a value here, not ']'",
        [0, 1],
    );
}

#[test]
fn nothing_there() {
    let message = "must have a value here, not the end of the text";
    assert_refused(b"", "document/syntax", message, [0, 0]);
    let blank = " \t\r\n".repeat(MANY);
    let end = u32::try_from(blank.len()).unwrap();
    assert_refused(blank.as_bytes(), "document/syntax", message, [end, end]);
}

#[test]
fn bytes_that_are_no_text() {
    let good = definition("\"description\":\"x\"").into_bytes();
    for at in [0, 1, good.len() / 2, good.len() - 3, good.len()] {
        for (bytes, length) in [
            (&b"\xff"[..], 1),
            (b"\x80", 1),
            (b"\xc0\xaf", 1),
            (b"\xed\xa0\x80", 1),
            (b"\xe5\x90!", 2),
        ] {
            let source = [&good[..at], bytes, &good[at..]].concat();
            let start = u32::try_from(at).unwrap();
            let message = format!("must be UTF-8, not the byte 0x{:02x}", bytes[0]);
            assert_refused(&source, "document/syntax", &message, [start, start + length]);
        }
    }
    let marked = [b"\xef\xbb\xbf", &good[..]].concat();
    assert_refused(&marked, "document/syntax", "must begin without a byte order mark", [0, 3]);
    let wide: Vec<u8> =
        str::from_utf8(&good).unwrap().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let message = "must have a member name in double quotes or '}' here, not '\\0'";
    assert_refused(&wide, "document/syntax", message, [1, 2]);
    let raw = definition("\"description\":\"a\0b\"");
    let at = u32::try_from(raw.find('\0').unwrap()).unwrap();
    assert_refused(
        raw.as_bytes(),
        "document/syntax",
        "must have an escape such as \\n here, not '\\0'",
        [at, at + 1],
    );
    for lone in ["\\ud800", "\\udc00", "\\ud800\\ud800", "\\ud800x"] {
        let source = definition(&format!("\"description\":\"{lone}\""));
        let at = u32::try_from(source.find(lone).unwrap()).unwrap();
        let message = "must have both halves of a surrogate pair here, not '\\\\'";
        assert_refused(source.as_bytes(), "document/syntax", message, [at, at + 1]);
    }
}

/// A NUL that is written as an escape is a character like others, and is pointed out.
#[test]
fn escaped_nul() {
    let report =
        check_definition(definition("\"description\":\"a\\u0000b\",\"x-\\u0000\":1").as_bytes());
    assert_finds(&report, &[("document/hidden-character", 2)]);
    let messages = report.violations().iter().map(|violation| &*violation.message);
    assert!(messages.eq([
        "cannot have the invisible character U+0000 as character 2",
        "cannot have the invisible character U+0000 as character 3",
    ]));
}

/// Wherever in the text it stands, and however it is written.
#[test]
fn hidden_characters_anywhere() {
    for (c, hidden) in
        [("\u{7e}", 0), ("\u{7f}", 1), ("\u{80}", 1), ("é", 0), ("\u{200b}", 1), ("\u{feff}", 1)]
    {
        let escaped =
            c.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect::<Vec<_>>().concat();
        for c in [c, &escaped] {
            for length in 0..20 {
                let text = format!("\"description\":\"{}{c}\"", "a".repeat(length));
                let report = check_definition(definition(&text).as_bytes());
                assert_finds(&report, &[("document/hidden-character", hidden)]);
                let name = format!("\"x-{}{c}\":1", "a".repeat(length));
                let report = check_definition(definition(&name).as_bytes());
                assert_finds(&report, &[("document/hidden-character", hidden)]);
            }
        }
    }
}

#[test]
fn too_large() {
    let source = [b"[\"", &vec![b'x'; 60_000_000][..], b"\"]"].concat();
    let message = "must have at most 52428800 bytes";
    assert_refused(&source, "document/too-large", message, [0, 0]);
    let (_, most) = source.split_at(source.len() - (50 << 20));
    assert_refused(most, "document/syntax", "must have a value here, not 'x'", [0, 1]);
}

#[test]
fn many_good_parameters() {
    let source = parameters(MANY, |number| {
        let position = ["Headers", "Parameters"][number % 2];
        format!(r#"{{"name":"p{number}","in":"{position}"}}"#)
    });
    assert_finds(&check_definition(source.as_bytes()), &[]);
}

#[test]
fn many_parameters_of_one_name() {
    for name in ["n", "same-name-in-any-case"] {
        let source = parameters(MANY, |number| {
            let name = if number % 2 == 0 { name.to_uppercase() } else { name.into() };
            format!(r#"{{"name":"{name}","in":"Headers"}}"#)
        });
        let report = check_definition(source.as_bytes());
        assert_finds(&report, &[("roma/parameter-duplicate", MANY - 1)]);
        let last = report.violations().last().unwrap();
        assert_eq!(
            (last.pointer.as_str(), last.related[0].pointer.as_str()),
            ("/parameters/1000/name", "/parameters/0/name")
        );
    }
    let source = parameters(MANY, |_| r#"{"name":"application/json","in":"Body"}"#.into());
    assert_finds(&check_definition(source.as_bytes()), &[("roma/parameter-duplicate", MANY - 1)]);
}

#[test]
fn many_collisions() {
    let source = parameters(MANY, |number| {
        let position = if number < MANY / 2 { "Parameters" } else { "Headers" };
        format!(r#"{{"name":"p{}","in":"{position}"}}"#, number % (MANY / 2))
    });
    let report = check_definition(source.as_bytes());
    assert_finds(&report, &[("roma/parameter-collision", MANY / 2)]);
    let winner = format!("/parameters/{}/name", MANY / 2);
    assert_eq!(report.violations()[0].related[0].pointer.as_str(), winner);
}

/// Names that begin alike, so that comparing any two of them takes its time.
#[test]
fn many_long_names() {
    let start = "n".repeat(2000);
    let source =
        parameters(MANY / 100, |number| format!(r#"{{"name":"{start}{number}","in":"Headers"}}"#));
    assert_finds(&check_definition(source.as_bytes()), &[("roma/parameter-name", MANY / 100)]);
}

#[test]
fn many_unknown_members() {
    let source =
        parameters(MANY, |number| format!(r#"{{"name":"p{number}","in":"Headers","nmae":1}}"#));
    let report = check_definition(source.as_bytes());
    assert_finds(&report, &[("document/unknown-member", MANY)]);
    let helps = report.violations().iter().map(|violation| violation.help.as_deref());
    assert!(helps.into_iter().all(|help| help == Some("did you mean `name`?")));
    let members = list(0..MANY, |number| format!("\"m{number}\":1"));
    let report = check_definition(definition(&members).as_bytes());
    assert_finds(&report, &[("document/unknown-member", MANY)]);
}

#[test]
fn many_members_of_one_name() {
    let unknown = "\"colour\":1,".repeat(MANY);
    let report = check_definition(definition(&format!("{unknown}\"type\":\"data\"")).as_bytes());
    assert_finds(
        &report,
        &[("document/unknown-member", MANY), ("document/duplicate-member", MANY - 1)],
    );
    let known = "\"type\":\"data\",".repeat(MANY);
    let report = check_definition(definition(&format!("{known}\"status\":1")).as_bytes());
    assert_finds(&report, &[("document/duplicate-member", MANY - 1)]);
    // The first of them stands behind a crowd.
    let vendor = list(0..MANY, |number| format!("\"x-{number}\":1"));
    let report = check_definition(definition(&format!("{vendor},{known}\"status\":1")).as_bytes());
    assert_finds(&report, &[("document/duplicate-member", MANY - 1)]);
    let first = &report.violations()[0].related[0];
    assert_eq!(report.violations().iter().filter(|it| it.related == [first.clone()]).count(), 1000);
    // Written with escapes it is the same name.
    let escaped = "\"t\\u0079pe\":\"data\",".repeat(MANY);
    let report = check_definition(definition(&format!("{escaped}\"status\":1")).as_bytes());
    assert_finds(&report, &[("document/duplicate-member", MANY - 1)]);
    // Where nothing is known of what is inside.
    let inside = "\"a\":1,".repeat(MANY);
    let report = check_definition(definition(&format!("\"x-a\":[{{{inside}\"b\":1}}]")).as_bytes());
    assert_finds(&report, &[("document/duplicate-member", MANY - 1)]);
}

/// A name that is part of the path to many violations is kept a few times, not a thousand.
#[test]
fn many_violations_behind_a_long_name() {
    let name = format!("x-{}", "n".repeat(MANY * 10));
    let inside = list(0..2000, |_| r#"{"a":"\u0000","a":1}"#.into());
    let report = check_definition(definition(&format!("\"{name}\":[{inside}]")).as_bytes());
    assert_eq!([Severity::Warning, Severity::Error].map(|it| report.count(it)), [2000, 2000]);
    let paths = report.violations().iter().map(|violation| violation.pointer.as_str().len());
    assert!(paths.sum::<usize>() < 50_000_000);
    assert!(report.violations().len() > 1);
    assert_eq!(report.omitted(), 4000 - report.violations().len());
}

/// Each rule has its own limit: a million violations of one do not hide the one of another.
#[test]
fn many_violations() {
    let source = parameters(MANY, |_| "{}".into());
    let source = source.replace("\"1.0\"", "\"1\"");
    let report = check_definition(source.as_bytes());
    assert_finds(&report, &[("roma/required", 2 * MANY), ("roma/version", 1)]);
    let source = format!("[{}]", vec!["{}"; MANY / 10].join(","));
    let checked = check(source.as_bytes(), Some(&kinds::DEFINITIONS), &RuleSet::default());
    assert_finds(&checked.report, &[("roma/required", 6 * (MANY / 10))]);
    let source = format!("[{}]", vec!["7"; MANY].join(","));
    let checked = check(source.as_bytes(), Some(&kinds::DEFINITIONS), &RuleSet::default());
    assert_finds(&checked.report, &[("document/type", MANY)]);
    let mut rules = RuleSet::default();
    rules.limits.violations = 0;
    let checked = check(source.as_bytes(), Some(&kinds::DEFINITIONS), &rules);
    assert_eq!((checked.report.violations().len(), checked.report.omitted()), (0, MANY));
    assert_eq!(checked.report.worst(), Some(Severity::Error));
}

#[test]
fn many_hidden_characters() {
    let text = format!("[{}]", vec!["\"\u{202e}\""; MANY].join(","));
    let report = check_definition(definition(&format!("\"x-a\":{text}")).as_bytes());
    assert_finds(&report, &[("document/hidden-character", MANY)]);
    let one = "\\u200b".repeat(MANY);
    let report = check_definition(definition(&format!("\"x-a\":\"{one}\"")).as_bytes());
    assert_finds(&report, &[("document/hidden-character", 1)]);
}

/// A body parameter with this string as its default.
fn body(default: &str) -> String {
    format!(r#"{{"name":"application/json","in":"Body","default":{default}}}"#)
}

#[test]
fn many_keys_in_a_body() {
    // Far beyond what a default may have: it is not looked into.
    let source = parameters(1, |_| body(&keys(0..MANY)));
    assert_finds(&check_definition(source.as_bytes()), &[("roma/parameter-default", 1)]);
    // Just within, and more than that; again and again. Each key takes its share of the time, not the whole body's.
    for (numbers, too_long) in [(1000..1390, false), (1000..4600, true)] {
        let default = keys(numbers);
        assert_eq!(default.matches(|c| c != '\\').count() > 4002, too_long);
        assert!(default.len() < 48_000);
        let bodies = MANY / 1000;
        let source = parameters(bodies, |_| body(&default));
        let found = [("roma/parameter-duplicate", bodies - 1), ("roma/parameter-default", bodies)];
        assert_finds(&check_definition(source.as_bytes()), &found[..=usize::from(too_long)]);
    }
}

/// Every key of the body overwrites a parameter.
#[test]
fn many_collisions_with_a_body() {
    let default = keys(0..400);
    let source = parameters(MANY / 20, |number| match number {
        0 => body(&default),
        _ => format!(r#"{{"name":"K{number}","in":"Parameters"}}"#),
    });
    let report = check_definition(source.as_bytes());
    assert_finds(&report, &[("roma/body-collision", 399)]);
    let last = &report.violations()[398];
    let span = last.related[0].span.unwrap();
    assert_eq!(&source[span.start as usize..span.end as usize], "\\\"k399\\\"");
}

/// XML may begin with a byte order mark, which moves every place by its three bytes.
#[cfg(feature = "xml")]
#[test]
fn xml_behind_a_byte_order_mark() {
    let source = definition(
        r#""parameters":[{"name":"slot","in":"Parameters"},{"name":"application/xml","in":"Body","default":"BOM<q><é/><Slot/></q>"}]"#,
    );
    let source = source.replace("BOM", "\u{feff}");
    let report = check_definition(source.as_bytes());
    assert_finds(&report, &[("document/hidden-character", 1), ("roma/body-collision", 1)]);
    let key = report.violations()[0].related[0].span.unwrap();
    assert_eq!(&source[key.start as usize..key.end as usize], "Slot");
}

#[test]
fn deep_bodies() {
    for (depth, found) in [(127, 0), (128, 1), (1900, 1)] {
        let default = format!("{{\"a\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
        let source = parameters(1, |_| body(&Value::from(&*default).to_string()));
        let report = check_definition(source.as_bytes());
        assert_finds(&report, &[("roma/body-value", found)]);
        for violation in report.violations() {
            assert_eq!(violation.message, "must be JSON that nests less deep");
        }
    }
}

#[test]
fn many_references_in_a_script() {
    // `${a}${b}${a}` in base64; a is declared.
    let script = |times: usize| {
        let content = "JHthfSR7Yn0ke2F9".repeat(times);
        definition(&format!(
            r#""type":"data","parameters":[{{"name":"a","in":"Headers"}}],"scripts":[{{"ds_id":"1","object_name":"o","type":"SQL","content":"{content}"}}]"#
        ))
    };
    let report = check_definition(script(MANY / 3).as_bytes());
    assert_eq!(kept(&report, "roma/script-content"), 1, "{report}");
    let report = check_definition(script(2000).as_bytes());
    assert_finds(&report, &[("roma/script-parameter", 1)]);
    assert!(report.violations()[0].message.ends_with("and 1999 more"), "{report}");
}
