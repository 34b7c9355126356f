//! Scripts: base64, sizes, and what SQL refers to.

use apiglint::roma;

use super::{Limit, found};

/// Standard base64.
pub(crate) fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let word = chunk.iter().fold(0, |word, &byte| word << 8 | usize::from(byte));
        let word = word << (8 * (3 - chunk.len()));
        for place in 0..4 {
            let sextet = word >> (18 - 6 * place) & 63;
            text.push(if place > chunk.len() { '=' } else { ALPHABET[sextet].into() });
        }
    }
    text
}

const CONTENT: Limit = Limit {
    rule: "roma/script-content",
    alone: roma::script_content,
    object: r#"{ "scripts": [{ "content": $, "object_name": "a" }] }"#,
    pointer: "/scripts/0/content",
};

#[test]
fn contents() {
    for text in
        ["a", "ab", "abc", "é", "名", "😀", "e\u{301}", "\u{0}", "\u{10ffff}", "\u{7ff}\u{800}"]
    {
        CONTENT.accepts([base64(text.as_bytes())]);
    }
    CONTENT.accepts(["A".repeat(4), "A".repeat(99_996), "A".repeat(100_000)]);
    CONTENT.refuses([
        ("A".repeat(100_001), "must be 1 to 100000 characters long, not 100001"),
        ("A".repeat(100_004), "must be 1 to 100000 characters long, not 100004"),
    ]);
    let incomplete =
        "must be standard base64: its length, with '=' at the end, must be a multiple of 4";
    CONTENT.refuses(
        ["A", "AA", "AAA", "AA=", "AAA==", "A===", "=", "====", "AAAAA", "AAAA===="]
            .map(|text| (text, incomplete)),
    );
    for (c, shown) in [
        (" ", " "),
        ("\n", "\\n"),
        ("-", "-"),
        ("_", "_"),
        ("名", "名"),
        ("😀", "😀"),
        ("\u{301}", "\\u{301}"),
    ] {
        let message = format!("must be standard base64: cannot have '{shown}' as character 3");
        CONTENT.refuses([(format!("AA{c}A"), message)]);
    }
    CONTENT.refuses([
        ("AA=A", "must be standard base64: character 4 cannot follow a '='"),
        ("AA==AAAA", "must be standard base64: character 5 cannot follow a '='"),
    ]);
}

#[test]
fn contents_are_utf8() {
    for (bytes, number) in [
        (&b"\xff"[..], 1),
        (b"ab\x80", 3),
        (b"a\xc3", 2),
        (b"\xe5\x90", 1),
        (b"\xc0\x80", 1),
        (b"\xed\xa0\x80", 1),
        (b"\xf4\x90\x80\x80", 1),
        (b"\xf0\x9f\x98\x80\xf0\x9f\x98", 5),
    ] {
        let message =
            format!("must be the base64 of UTF-8 text: byte {number} of the script is not UTF-8");
        CONTENT.refuses([(base64(bytes), message)]);
    }
}

#[test]
fn sizes() {
    let size = Limit { rule: "roma/script-size", alone: roma::script_size, ..CONTENT };
    let of = |text: &str, bytes: usize| base64(text.repeat(bytes / text.len()).as_bytes());
    size.accepts([of("a", 32_766), of("a", 32_767), of("a", 32_768), of("😀", 32_768)]);
    size.refuses([
        (of("a", 32_769), "must be at most 32768 bytes once decoded, not 32769"),
        (of("a", 32_770), "must be at most 32768 bytes once decoded, not 32770"),
        (of("a", 32_771), "must be at most 32768 bytes once decoded, not 32771"),
        (of("名", 32_769), "must be at most 32768 bytes once decoded, not 32769"),
        (of("😀", 32_772), "must be at most 32768 bytes once decoded, not 32772"),
        (of("a", 75_000), "must be at most 32768 bytes once decoded, not 75000"),
    ]);
}

#[test]
fn a_script_that_is_no_base64_has_one_violation() {
    let long = "A".repeat(60_001);
    for content in [&*long, "名", "AA=A"] {
        let lines = found(&CONTENT.object.replace('$', &format!("\"{content}\"")), &[]);
        assert_eq!(lines.len(), 1, "{lines:?}");
        assert!(lines[0].starts_with("roma/script-content /scripts/0/content "), "{lines:?}");
    }
}

/// A data backend with these parameters and SQL scripts.
fn data(parameters: &str, scripts: &[&str]) -> String {
    let script = |text: &&str| {
        let content = base64(text.as_bytes());
        format!(r#"{{ "ds_id": "7", "type": "SQL", "object_name": "a", "content": "{content}" }}"#)
    };
    let scripts: Vec<_> = scripts.iter().map(script).collect();
    format!(
        r#"{{ "type": "data", "parameters": [{parameters}], "scripts": [{}] }}"#,
        scripts.join(", ")
    )
}

const REGION: &str = r#"{ "name": "region", "in": "Headers" }"#;
const BODY: &str = r#"{ "name": "application/json", "in": "Body", "default": "{\"sku\": 1, \"\u8ba2\u5355\": 2}" }"#;

#[test]
fn what_sql_refers_to() {
    let both = [REGION, BODY].join(", ");
    let used = "${region} ${sku}";
    for script in [
        "${REGION}",
        "'${ region }'",
        "${sku} ${Sku}",
        "${订单}",
        "$${sku}",
        "${",
        "$ {x}",
        "{x}",
        "$(x)",
        "-- ${x}",
        "/* '${x}' */ '--'",
        "/* ${x} */ \"/*\" -- ${y}\n${sku}",
    ] {
        let lines = found(&data(&both, &[used, script]), &[]);
        assert_eq!(lines, [""; 0], "{script}");
    }
    for (script, place) in [
        ("${x}", "line 1, column 1 of the script"),
        ("select\n'${sku_}'", "line 2, column 2 of the script"),
        ("名名\r\n😀${x}", "line 2, column 2 of the script"),
        ("${sku}${x}${y}", "line 1, column 7 of the script, and 1 more"),
        ("${x}${x}${sku}${x}", "line 1, column 1 of the script, and 2 more"),
        ("'-- ${x}'", "line 1, column 5 of the script"),
        ("-- ${x}\n '/*' ${y}", "line 2, column 7 of the script"),
        ("a#b [and c = '${x}']", "line 1, column 15 of the script"),
        ("${}", "line 1, column 1 of the script"),
        ("${application/json}", "line 1, column 1 of the script"),
    ] {
        let message = format!("cannot use a ${{…}} that no parameter declares, as in {place}");
        let lines = found(&data(&both, &[used, script]), &[]);
        assert_eq!(
            lines,
            [format!("roma/script-parameter /scripts/1/content {message}")],
            "{script}"
        );
    }
}

#[test]
fn other_scripts_are_not_sql() {
    let content = base64(b"${nobody}");
    for (members, ty, sql) in [
        (r#""ds_id": "7", "#, r#""type": "data", "#, true),
        (r#""ds_id": "7", "#, "", true),
        ("", "", false),
        ("", r#""type": "function", "#, false),
        (r#""ds_id": "7", "#, r#""type": "function", "#, false),
    ] {
        for (script, counts) in [("SQL", sql), ("SP", false)] {
            let object = format!(
                r#"{{ {ty}"parameters": [{REGION}], "scripts": [{{ {members}"type": "{script}", "object_name": "a", "content": "{content}" }}] }}"#
            );
            let expected: &[&str] = if counts {
                &[
                    "roma/script-unused /parameters/0/name must be used by a script: no ${…} refers to it",
                    "roma/script-parameter /scripts/0/content cannot use a ${…} that no parameter declares, as in line 1, column 1 of the script",
                ]
            } else {
                &[]
            };
            assert_eq!(found(&object, &[]), expected, "{object}");
        }
    }
}

#[test]
fn unused_parameters() {
    let line = |number: usize| {
        let message = "must be used by a script: no ${…} refers to it";
        format!("roma/script-unused /parameters/{number}/name {message}")
    };
    let both = [REGION, BODY].join(", ");
    for (scripts, unused) in [
        (&["${region}${sku}"][..], &[][..]),
        (&["${region}", "${订单}"], &[]),
        (&["${REGION}"], &[1]),
        (&["${sku}"], &[0]),
        (&["select 1", "select 2"], &[0, 1]),
        (&[], &[]),
    ] {
        let expected: Vec<_> = unused.iter().map(|&number| line(number)).collect();
        assert_eq!(found(&data(&both, scripts), &[]), expected, "{scripts:?}");
    }
}

#[test]
fn a_script_that_cannot_be_read_may_use_anything() {
    let blank = data(REGION, &["select 1", ""]);
    let message = "roma/script-required /scripts/1/content must be there, and cannot be blank";
    assert_eq!(found(&blank, &[]), [message]);
    let message = "roma/script-content /scripts/1/content must be standard base64: \
        its length, with '=' at the end, must be a multiple of 4";
    assert_eq!(found(&blank.replace("\"\"", "\"A\""), &[]), [message]);
}

#[test]
fn many_unused_parameters() {
    for count in [1, 31, 32, 33, 63, 64, 65, 66, 100, 130] {
        let name = |number: usize| format!(r#"{{ "name": "p{number}", "in": "Parameters" }}"#);
        let parameters: Vec<_> = (0..count).map(name).collect();
        for left in [0, count / 2, count - 1] {
            let script: Vec<_> =
                (0..count).filter(|&it| it != left).map(|it| format!("${{P{it}}} ")).collect();
            let lines = found(&data(&parameters.join(", "), &[&(script.concat() + ";")]), &[]);
            let message = "must be used by a script: no ${…} refers to it";
            let expected = format!("roma/script-unused /parameters/{left}/name {message}");
            assert_eq!(lines, [expected], "{count}");
        }
    }
}
