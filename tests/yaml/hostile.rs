//! YAML that is meant to hurt: nothing panics, and neither time nor memory grows faster than the text.
//!
//! No clock is read. What takes time with the square of the size does not end before the patience of whoever runs this.

use std::fmt::Write as _;

use apiglint::{Document, Limits, Violation};

/// As many as the build lets be quick.
const MANY: usize = if cfg!(debug_assertions) { 50_000 } else { 500_000 };

fn refusal(yaml: &str, limits: &Limits) -> Violation {
    match Document::all_from_yaml_within(yaml.as_bytes(), limits) {
        Ok(documents) => panic!("{} documents", documents.len()),
        Err(violation) => *violation,
    }
}

fn nodes(yaml: &str) -> usize {
    let document = Document::from_yaml(yaml.as_bytes());
    document.unwrap_or_else(|why| panic!("{why}")).nodes().count()
}

/// Each line ten times the one before.
fn bomb(lines: usize, value: &str) -> String {
    let mut yaml = format!("x0: &x0 {value}\n");
    for line in 1..=lines {
        let alias = format!("*x{}", line - 1);
        let _ = writeln!(yaml, "x{line}: &x{line} [{}]", vec![alias; 10].join(", "));
    }
    yaml
}

#[test]
fn bombs_are_refused() {
    let violation = refusal(&bomb(12, "[lol]"), &Limits::default());
    assert_eq!(violation.rule.id, "document/too-large");
    assert_eq!(
        violation.message,
        "must have at most 52428800 bytes as JSON, with its aliases expanded"
    );
    assert_eq!(violation.span.map(|span| span.start == span.end), Some(true));
    // A little of it is no bomb.
    assert_eq!(nodes(&bomb(3, "[lol]")), 1 + 2 + (1 + 10 * 2) + (1 + 10 * 21) + (1 + 10 * 211));
}

/// The last size that is legal, and the first that is not.
#[test]
fn what_is_expanded_has_the_size_of_json() {
    let yaml = "a: &x [é]\nb: *x\n";
    let size = r#"{"a":["é"],"b":["é"]}"#.len();
    assert!(
        Document::from_yaml_within(yaml.as_bytes(), &Limits { bytes: size, ..Limits::default() })
            .is_ok()
    );
    let violation = refusal(yaml, &Limits { bytes: size - 1, ..Limits::default() });
    assert_eq!(violation.rule.id, "document/too-large");
    let violation = refusal(yaml, &Limits { bytes: yaml.len() - 1, ..Limits::default() });
    assert_eq!(violation.message, format!("must have at most {} bytes", yaml.len() - 1));
}

#[test]
fn texts_are_refused_unread_beyond_their_limit() {
    let most = 8 << 20;
    let yaml = format!("a: {}", "é".repeat(most / 2 - 2));
    assert_eq!(
        refusal(&(yaml + "é"), &Limits::default()).message,
        "must have at most 8388608 bytes"
    );
}

#[test]
fn merges_that_add_nothing_are_bounded() {
    let members: Vec<_> = (0..1000).map(|number| format!("k{number}: 1")).collect();
    let members = members.join(", ");
    let aliases = vec!["*x"; MANY].join(", ");
    let yaml = format!("x: &x {{{members}}}\ny: {{<<: [{aliases}]}}\n");
    assert_eq!(refusal(&yaml, &Limits::default()).rule.id, "document/too-large");
}

#[test]
fn nesting_ends_at_the_limit() {
    let deep = |levels: usize| Limits { depth: levels, ..Limits::default() };
    let block = |levels: usize| format!("{}a\n", "- ".repeat(levels));
    let flow = |levels: usize| format!("{}a{}\n", "[".repeat(levels), "]".repeat(levels));
    let mixed =
        |levels: usize| format!("{}a: b{}\n", "{a: ".repeat(levels - 1) + "{", "}".repeat(levels));
    for limit in [1, 2, 128, 255] {
        for yaml in [block, flow, mixed].map(|yaml| [yaml(limit), yaml(limit + 1)]) {
            assert_eq!(
                Document::from_yaml_within(yaml[0].as_bytes(), &deep(limit)).err(),
                None,
                "{limit}"
            );
            let violation = refusal(&yaml[1], &deep(limit));
            assert_eq!(violation.rule.id, "document/too-deep", "{limit}");
            assert_eq!(violation.message, format!("cannot nest deeper than {limit} levels"));
        }
    }
    // Brackets end sooner than blocks do.
    assert_eq!(refusal(&flow(256), &deep(1024)).message, "cannot nest deeper than 255 levels");
    assert!(Document::from_yaml_within(block(1024).as_bytes(), &deep(1024)).is_ok());
    assert_eq!(refusal(&block(1025), &deep(9999)).message, "cannot nest deeper than 1024 levels");
}

#[test]
fn aliases_and_merges_nest_as_deep_as_what_they_stand_for() {
    let limits = Limits { depth: 4, ..Limits::default() };
    for (yaml, is_legal) in [
        ("a: &x [[b]]\nc: {d: *x}", true),
        ("a: &x [[b]]\nc: {d: [*x]}", false),
        ("a: &x [b]\nc: &y [*x]\nd: [*y]", true),
        ("a: &x [b]\nc: &y [*x]\nd: [[*y]]", false),
        ("a: &x {k: [b]}\nc: {d: {<<: *x}}", true),
        ("a: &x {k: [b]}\nc: {d: {e: {<<: *x}}}", false),
        ("a: &x {k: [b]}\nc: &y {<<: *x}\nd: {e: *y}", true),
        ("a: &x {k: [b]}\nc: &y {<<: *x}\nd: {e: {f: *y}}", false),
    ] {
        let read = Document::from_yaml_within(yaml.as_bytes(), &limits);
        assert_eq!(
            read.err().map(|why| why.rule.id),
            (!is_legal).then_some("document/too-deep"),
            "{yaml}"
        );
    }
}

/// Openings of every kind, and nothing else.
#[test]
fn openings_do_not_overflow() {
    for (opening, rule) in [
        ("[", "document/too-deep"),
        ("{a: ", "document/too-deep"),
        ("- ", "document/too-deep"),
        ("? ", "document/syntax"),
        ("[a, ", "document/too-deep"),
        ("- - ? ", "document/syntax"),
        ("&a ", "document/syntax"),
        ("!!str ", "document/syntax"),
        ("\"", "document/syntax"),
        ("a: ", "document/syntax"),
    ] {
        assert_eq!(refusal(&opening.repeat(MANY), &Limits::default()).rule.id, rule, "{opening}");
    }
}

#[test]
fn many_of_anything_take_linear_time() {
    let lines = |line: fn(usize) -> String| (0..MANY).map(line).collect::<Vec<_>>().concat();
    assert_eq!(nodes(&lines(|number| format!("é{number}: 订单\n"))), MANY + 1);
    assert_eq!(nodes(&lines(|_| "- \n".into())), MANY + 1);
    assert_eq!(nodes(&lines(|_| "- # é\n".into())), MANY + 1);
    assert_eq!(nodes(&lines(|number| format!("- &a{number} 'é'\n"))), MANY + 1);
    assert_eq!(nodes(&format!("- &a é\n{}", lines(|_| "- *a\n".into()))), MANY + 2);
    assert_eq!(nodes(&lines(|_| "- |\n é\n".into())), MANY + 1);
    assert_eq!(nodes(&lines(|_| "- ! a\n".into())), MANY + 1);
    assert_eq!(nodes(&format!("# é\n[{}]", "a,".repeat(MANY))), MANY + 1);
    assert_eq!(nodes(&format!("# é\n[{}]", "a: ,".repeat(MANY))), 2 * MANY + 1);
    assert_eq!(nodes(&format!("# é\n{{{}}}", "\"a\":1,".repeat(MANY))), MANY + 1);
    assert_eq!(nodes(&format!("a: {}", "\n".repeat(MANY))), 2);
    assert_eq!(nodes(&format!("a: |\n b{}c\n", "\n".repeat(MANY) + " ")), 2);
    assert_eq!(nodes(&format!("a: {}", "é\n ".repeat(MANY))), 2);
    assert_eq!(nodes(&format!("{}a: b", "# é\n".repeat(MANY))), 2);
    let documents = "--- é\n".repeat(MANY);
    let documents = Document::all_from_yaml_within(documents.as_bytes(), &Limits::default());
    assert_eq!(documents.map(|documents| documents.len()), Ok(MANY));
    assert_eq!(refusal(&"---\n".repeat(MANY), &Limits::default()).rule.id, "document/syntax");
}

/// A tag directive is written once and used often.
#[test]
fn long_handles_are_not_copied_for_each_tag() {
    let yaml = format!("%TAG !e! {}\n---\n{}", "e".repeat(MANY), "- !e!a b\n".repeat(MANY));
    assert_eq!(refusal(&yaml, &Limits::default()).rule.id, "document/syntax");
}
