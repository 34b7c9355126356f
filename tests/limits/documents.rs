//! Depth, size, syntax and hidden characters.

use apiglint::roma::kinds;
use apiglint::{Limits, RuleSet, check};

use super::common::{definition, lines};
use super::{escaped, found, text_at};

fn within(limits: Limits) -> RuleSet {
    let mut rules = RuleSet::default();
    rules.limits = limits;
    rules
}

/// A definition that nests so deep, in arrays, objects or both.
fn nested(levels: usize, open: &[&str], close: &[&str]) -> String {
    let inner = levels - 1;
    let opening: String = (0..inner).map(|level| open[level % open.len()]).collect();
    let closing: String = (0..inner).rev().map(|level| close[level % close.len()]).collect();
    definition("{ \"x-a\": 0 }", &[]).replace(": 0", &format!(": {opening}{closing}"))
}

#[test]
fn depth() {
    for (open, close) in
        [(&["["][..], &["]"][..]), (&["{\"a\":"], &["}"]), (&["[", "{\"a\":"], &["]", "}"])]
    {
        // An object needs a value inside.
        let fill = |source: String| source.replace(":}", ":1}").replace("[]", "[1]");
        for (limit, deepest) in [(128, 128), (2, 2), (64, 64), (65, 65), (1024, 1024), (5000, 1024)]
        {
            let rules = within(Limits { depth: limit, ..Limits::default() });
            let good = fill(nested(deepest, open, close));
            let checked = check(good.as_bytes(), None, &rules);
            assert_eq!(checked.kind, Some(&kinds::DEFINITION));
            assert!(checked.report.violations().is_empty(), "{limit}: {}", checked.report);
            let bad = fill(nested(deepest + 1, open, close));
            let checked = check(bad.as_bytes(), None, &rules);
            let [violation] = checked.report.violations() else { panic!("{}", checked.report) };
            assert_eq!(violation.rule.id, "document/too-deep");
            assert_eq!(
                lines(violation),
                [format!("(root) cannot nest deeper than {deepest} levels")]
            );
            let last = bad.rfind(['[', '{']).unwrap();
            assert_eq!(
                violation.span.unwrap().start as usize,
                last,
                "what opens one level too many"
            );
            assert_eq!(violation.span.unwrap().end as usize, last + 1);
        }
    }
}

#[test]
fn size() {
    let source = definition("{}", &[]);
    let size = source.len();
    let fits = check(source.as_bytes(), None, &within(Limits { bytes: size, ..Limits::default() }));
    assert!(fits.report.violations().is_empty(), "{}", fits.report);
    let rules = within(Limits { bytes: size - 1, ..Limits::default() });
    let report = check(source.as_bytes(), None, &rules).report;
    let [violation] = report.violations() else { panic!("{report}") };
    assert_eq!(violation.rule.id, "document/too-large");
    assert_eq!(lines(violation), [format!("(root) must have at most {} bytes", size - 1)]);
}

#[test]
fn size_by_default() {
    let mut source = definition("{}", &[]);
    source.push_str(&" ".repeat((50 << 20) - source.len()));
    assert!(check(source.as_bytes(), None, &RuleSet::default()).report.violations().is_empty());
    source.push(' ');
    let report = check(source.as_bytes(), None, &RuleSet::default()).report;
    assert_eq!(
        report.violations().iter().flat_map(lines).collect::<Vec<_>>(),
        ["(root) must have at most 52428800 bytes"]
    );
}

#[test]
fn syntax() {
    for (text, message, at) in [
        ("", "must have a value here, not the end of the text", ""),
        ("\u{feff}{}", "must begin without a byte order mark", "\u{feff}"),
        ("{,}", "must have a member name in double quotes or '}' here, not ','", ","),
        (r#"{"a":1,}"#, "must have a member name in double quotes here, not '}'", "}"),
        (r#"{"a" 1}"#, "must have ':' here, not '1'", "1"),
        (r#"{"a":1 "b":2}"#, "must have ',' or '}' here, not '\"'", "\""),
        ("[1,]", "must have a value here, not ']'", "]"),
        ("[1 2]", "must have ',' or ']' here, not '2'", "2"),
        ("{} 名", "must have nothing more here, not '名'", "名"),
        ("// no", "must have a value here, not '/'", "/"),
        ("tru", "must have true, false, null, or another value here, not the end of the text", ""),
        ("-", "must have a digit here, not the end of the text", ""),
        ("01", "must have nothing more here, not '1'", "1"),
        ("1.e5", "must have a digit here, not 'e'", "e"),
        ("\"a\nb\"", "must have an escape such as \\n here, not '\\n'", "\n"),
        (r#""\x""#, "must have one of \" \\ / b f n r t u here, not 'x'", "x"),
        (r#""\u12g4""#, "must have a hexadecimal digit here, not 'g'", "g"),
        (r#""\ud83d""#, "must have both halves of a surrogate pair here, not '\\\\'", "\\"),
        (r#""\ude00\ud83d""#, "must have both halves of a surrogate pair here, not '\\\\'", "\\"),
    ] {
        let report = check(text.as_bytes(), None, &RuleSet::default()).report;
        let [violation] = report.violations() else { panic!("{text}: {report}") };
        assert_eq!(violation.rule.id, "document/syntax");
        assert_eq!(lines(violation), [format!("(root) {message}")], "{text}");
        assert_eq!(text_at(text, violation.span), at, "{text}");
    }
}

#[test]
fn utf8() {
    for (bytes, byte, span) in [
        (&b"\"\xff\""[..], "0xff", (1, 2)),
        (b"\"a\xc3\"", "0xc3", (2, 3)),
        (b"\"\xe5\x90\"", "0xe5", (1, 3)),
        (b"\xed\xa0\x80", "0xed", (0, 1)),
        (b"\"\xf0\x9f", "0xf0", (1, 3)),
    ] {
        let report = check(bytes, None, &RuleSet::default()).report;
        let [violation] = report.violations() else { panic!("{report}") };
        assert_eq!(lines(violation), [format!("(root) must be UTF-8, not the byte {byte}")]);
        assert_eq!(violation.span.map(|span| (span.start, span.end)), Some(span), "{bytes:?}");
    }
}

#[test]
fn hidden_characters() {
    let hidden = [0x00..=0x08, 0x0b..=0x0c, 0x0e..=0x1f, 0x7f..=0x9f, 0xad..=0xad, 0x61c..=0x61c]
        .into_iter()
        .chain([0x180e..=0x180e, 0x200b..=0x200f, 0x202a..=0x202e, 0x2060..=0x2064])
        .chain([0x2066..=0x2069, 0xfeff..=0xfeff])
        .flatten();
    let hidden: Vec<u32> = hidden.collect();
    let is_near = |c: u32| (c.saturating_sub(1)..=c + 1).any(|it| hidden.contains(&it));
    for c in (0..0x2_0000).filter(|&c| is_near(c) || c % 97 == 0).filter_map(char::from_u32) {
        let escape = escaped(&c.to_string());
        let unit = escape.trim_matches('"');
        let lines = found(&format!("{{ \"description\": \"名a{unit}b{unit}\" }}"), &[]);
        let message =
            format!("cannot have the invisible character U+{:04X} as character 3", c as u32);
        let expected = format!("document/hidden-character /description {message}");
        let expected = hidden.contains(&(c as u32)).then_some(expected);
        assert_eq!(lines, Vec::from_iter(expected), "{c:?}");
    }
}

#[test]
fn hidden_characters_plain_and_in_names() {
    for hidden in ["\u{7f}", "\u{ad}", "\u{200b}", "\u{202e}", "\u{feff}", "\\u0000", "\\b"] {
        let source = definition(&format!("{{ \"x-{hidden}\": \"{hidden}\" }}"), &[]);
        let report = check(source.as_bytes(), None, &RuleSet::default()).report;
        let texts: Vec<_> = report
            .violations()
            .iter()
            .map(|it| (it.rule.id, text_at(&source, it.span).to_owned()))
            .collect();
        let rule = "document/hidden-character";
        let expected = [(rule, format!("\"x-{hidden}\"")), (rule, format!("\"{hidden}\""))];
        assert_eq!(texts, expected);
    }
}

#[test]
fn one_rule_is_kept_a_thousand_times_and_counted_on() {
    let parameters = vec![r#"{ "name": "a", "in": "headers" }"#; 1500].join(", ");
    let source =
        definition(&format!("{{ \"method\": \"get\", \"parameters\": [{parameters}] }}"), &[]);
    let usual = Limits::default().violations;
    for (limit, kept) in [(usual, 1001), (1, 2), (1500, 1501), (usize::MAX, 1501)] {
        let rules = within(Limits { violations: limit, ..Limits::default() });
        let report = check(source.as_bytes(), None, &rules).report;
        assert_eq!(report.violations().len(), kept);
        assert_eq!(report.omitted(), 1501 - kept);
        assert_eq!(report.count(apiglint::Severity::Error), 1501);
        assert_eq!(report.violations()[0].pointer, "/method");
    }
}

#[test]
fn milder_violations_are_counted_and_not_kept() {
    use apiglint::Severity::{self, Error, Note, Warning};
    let parameter = r#"{ "name": "a", "in": "Headers", "required": true, "default": "1" }"#;
    let members = format!(r#"{{ "path": "/a//b", "method": "get", "parameters": [{parameter}] }}"#);
    let source = definition(&members, &[]);
    let report = |mildest| {
        let rules = within(Limits { mildest, ..Limits::default() });
        check(source.as_bytes(), None, &rules).report
    };
    let all = report(Note);
    assert_eq!([Error, Warning, Note].map(|severity| all.count(severity)), [1, 1, 1], "{all}");
    for (mildest, kept) in [(Note, 3), (Warning, 2), (Error, 1)] {
        let report = report(mildest);
        let is_kept = |severity: Severity| severity >= mildest;
        assert!(report.violations().iter().all(|it| is_kept(it.severity)), "{report}");
        assert_eq!((report.violations().len(), report.omitted()), (kept, 3 - kept));
        for severity in [Error, Warning, Note] {
            assert_eq!(report.count(severity), 1, "{severity:?}");
        }
    }
}
