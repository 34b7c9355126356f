//! What is a comment in YAML, and which line it is about.

use apiglint::suppression::Comments;
use apiglint::{Level, Report, RuleSet, check_yaml};

/// Rule and line of what is left of a text, what is suppressed, and what is said of the comments.
fn told(yaml: &str) -> (Vec<String>, usize) {
    let mut rules = RuleSet::default();
    rules.set("roma/script-unused", Level::Off).unwrap();
    let mut report = check_yaml(yaml.as_bytes(), None, &rules)
        .into_iter()
        .fold(Report::default(), |all, it| all.merge(it.report));
    let (mut suppressed, mut remarks) = (0, Report::default());
    if let Some(mut comments) = Comments::of_yaml(yaml.as_bytes(), &rules) {
        suppressed = comments.suppress(&mut report).len();
        remarks = comments.remarks(&rules, |_| true);
    }
    let line = |it: &apiglint::Violation| {
        let start = it.span.unwrap().start as usize;
        format!("{} {}", 1 + yaml[..start].matches('\n').count(), it.rule)
    };
    (report.violations().iter().chain(remarks.violations()).map(line).collect(), suppressed)
}

/// The rest of a definition.
const REST: &str = "method: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: a\n";

const IGNORE: &str = "# apiglint: ignore roma/name -- r";

#[test]
fn comments_are_about_their_line_or_the_next() {
    for (head, expected, suppressed) in [
        ("name: _o IGNORE\npath: /o\n", &[][..], 1),
        ("IGNORE\nname: _o\npath: /o\n", &[], 1),
        ("IGNORE\r\nname: _o\r\npath: /o\r\n", &[], 1),
        ("name: _o\t#apiglint:ignore roma/name -- r\npath: /o\n", &[], 1),
        ("name: _o #   apiglint:   ignore   roma/name   --   r   \npath: /o\n", &[], 1),
        (
            "IGNORE\n# another\n\n  IGNORE2\nname: _o\npath: o\n",
            &["6 roma/path", "4 suppression/unused"],
            1,
        ),
        (
            "name: _o # apiglint: ignore roma/path , roma/name -- r\npath: /o\n",
            &["1 suppression/unused"],
            1,
        ),
        ("name: _o # apiglint: ignore roma/name, roma/name -- r\npath: /o\n", &[], 1),
        // Too early, too late, and at the end.
        ("IGNORE\npath: /o\nname: _o\n", &["3 roma/name", "1 suppression/unused"], 0),
        ("name: _o\nIGNORE\npath: /o\n", &["1 roma/name", "2 suppression/unused"], 0),
        ("name: _o\npath: /o IGNORE\n", &["1 roma/name", "2 suppression/unused"], 0),
        // Another comment, and one behind it.
        ("name: _o # see IGNORE\npath: /o\n", &["1 roma/name"], 0),
        ("name: _o # Apiglint: ignore roma/name -- r\npath: /o\n", &["1 roma/name"], 0),
        // Quoted, and of several lines: the comment may be at either end.
        ("name: '_o' IGNORE\npath: /o\n", &[], 1),
        ("name: \"_o\n  p\" IGNORE\npath: /o\n", &[], 1),
        ("IGNORE\nname: \"_o\n  p\"\npath: /o\n", &[], 1),
        ("name: |- IGNORE\n  _o\npath: /o\n", &[], 1),
        ("name: >- IGNORE\n  _o\n  p\npath: /o\n", &[], 1),
        ("IGNORE\nname: |-\n  _o\npath: /o\n", &[], 1),
        ("name: !!str _o IGNORE\npath: /o\n", &[], 1),
        ("name: &n _o IGNORE\npath: /o\n", &[], 1),
        // In a flow mapping, behind a document's mark and behind a directive.
        ("%YAML 1.2 # x\n--- # y\nname: _o IGNORE\npath: /o\n", &[], 1),
        ("--- IGNORE\nname: _o\npath: /o\n", &["2 roma/name", "1 suppression/unused"], 0),
    ] {
        let head =
            head.replace("IGNORE2", "# apiglint: ignore roma/path -- r").replace("IGNORE", IGNORE);
        let yaml = format!("{head}{REST}");
        assert_eq!(
            told(&yaml),
            (expected.iter().map(|&it| it.into()).collect(), suppressed),
            "{head}"
        );
    }
    let flow = format!(
        "{{ name: _o, {IGNORE}\npath: /o, method: GET, version: '1.0', content_type: json, roma_app_id: a }}"
    );
    assert_eq!(told(&flow), (vec![], 1));
}

/// Text that looks like a comment suppresses nothing, and nothing is said of it.
#[test]
fn text_is_no_comment() {
    for head in [
        "description: '# apiglint: ignore roma/name -- r'\nname: _o\npath: /o\n",
        "description: \"a\n  # apiglint: ignore roma/name -- r\"\nname: _o\npath: /o\n",
        "description: \"\\\" # apiglint: ignore roma/name -- r\"\nname: _o\npath: /o\n",
        "description: 'it''s # apiglint: ignore roma/name -- r'\nname: _o\npath: /o\n",
        "description: |\n  # apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "description: |\n\n  a\n\n  # apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "description: >2\n   # apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "description: | # a comment\n  # apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "description: a#apiglint:ignore roma/name -- r\nname: _o\npath: /o\n",
        "? name\n: _o\n? '# apiglint: ignore roma/name -- r'\n: x\npath: /o\n",
        "? |\n  # apiglint: ignore roma/name -- r\n: x\nname: _o\npath: /o\n",
    ] {
        let (left, suppressed) = told(&format!("{head}{REST}"));
        assert_eq!(suppressed, 0, "{head}");
        assert!(left.iter().any(|line| line.ends_with(" roma/name")), "{head}: {left:?}");
        assert!(!left.iter().any(|line| line.contains("suppression/")), "{head}: {left:?}");
    }
}

/// Behind a block that is over there are comments again.
#[test]
fn comments_follow_blocks() {
    for head in [
        "description: |\n  text\n# apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "description: |+\n  text\n\n# apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "x-tags:\n- |\n  text\n # apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "description: text\n  # apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
        "x-tags: [a, # b\n  c]\n# apiglint: ignore roma/name -- r\nname: _o\npath: /o\n",
    ] {
        assert_eq!(told(&format!("{head}{REST}")), (vec![], 1), "{head}");
    }
}

#[test]
fn each_document_has_its_comments() {
    let one = format!("name: _o {IGNORE}\npath: /o\n{REST}");
    let two = format!("name: _o\npath: /o\n{REST}");
    assert_eq!(told(&format!("{one}---\n{two}")), (vec!["8 roma/name".into()], 1));
    assert_eq!(
        told(&format!("{one}---\n{one}---\n# apiglint: ignore roma/name -- r\n")),
        (vec!["15 suppression/unused".into()], 2)
    );
}

#[test]
fn elements_and_missing_members_have_lines_too() {
    let yaml = format!(
        "# apiglint: ignore roma/required -- no name yet\npath: /o\nparameters:\n# apiglint: ignore roma/required -- nor here\n- in: Headers\n- name: 1a # apiglint: ignore roma/parameter-name -- r\n  in: Headers\n{REST}"
    );
    assert_eq!(told(&yaml), (vec![], 3));
}

#[test]
fn what_is_malformed_is_told() {
    for (comment, expected) in [
        ("ignore roma/name", "must give a reason for what it suppresses, behind ' -- '"),
        ("ignore roma/name --", "must give a reason for what it suppresses, behind ' -- '"),
        ("ignore roma/name -- ", "must give a reason for what it suppresses, behind ' -- '"),
        ("ignore roma/name --r", "must give a reason for what it suppresses, behind ' -- '"),
        ("ignore roma/name - r", "must give a reason for what it suppresses, behind ' -- '"),
        ("ignore -- r", "must name each rule that it suppresses behind 'ignore'"),
        ("ignore roma/name, -- r", "must name each rule that it suppresses behind 'ignore'"),
        ("ignore roma/nam -- r", "cannot suppress a rule that does not exist"),
        ("ignore roma/name roma/path -- r", "cannot suppress a rule that does not exist"),
        ("ignore * -- r", "cannot suppress a rule that does not exist"),
        ("ignored roma/name -- r", "must have the word 'ignore' behind 'apiglint:' in a comment"),
        ("disable roma/name -- r", "must have the word 'ignore' behind 'apiglint:' in a comment"),
        ("", "must have the word 'ignore' behind 'apiglint:' in a comment"),
    ] {
        let yaml = format!("name: api # apiglint: {comment}\npath: /o\n{REST}");
        let mut rules = RuleSet::default();
        rules.set("suppression/unused", Level::Off).unwrap();
        let comments = Comments::of_yaml(yaml.as_bytes(), &rules).unwrap();
        let report = comments.remarks(&rules, |_| true);
        let [violation] = report.violations() else { panic!("{comment}: {report}") };
        assert_eq!(
            (violation.rule.id, violation.message.as_ref()),
            ("suppression/malformed", expected),
            "{comment}"
        );
        let span = violation.span.unwrap();
        let written = &yaml[span.start as usize..span.end as usize];
        let whole = format!("apiglint: {comment}");
        assert!(
            whole.trim_end().ends_with(written) || whole.contains(written),
            "{comment}: {written}"
        );
        assert!(!violation.help.as_deref().unwrap().is_empty());
    }
}

/// Of what cannot be read nothing is known, and clean files have nothing to look at.
#[test]
fn there_may_be_none() {
    let rules = RuleSet::default();
    let none = |yaml: &[u8]| Comments::of_yaml(yaml, &rules).is_none();
    assert!(none(b"name: o # a comment\n"));
    assert!(none(b"name: [ # apiglint: ignore roma/name -- r\n"));
    assert!(none(b"name: \xff # apiglint: ignore roma/name -- r\n"));
    assert!(none(b""));
}

#[test]
fn many_comments_take_linear_time() {
    let line = "# apiglint: ignore roma/name -- r\n# # # # # # # # # apiglint:\n";
    let yaml = format!("name: _o\n{}path: /o\n{REST}", line.repeat(50_000));
    let start = std::time::Instant::now();
    let (left, suppressed) = told(&yaml);
    assert!(left.len() > 1000 && suppressed == 0);
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}
