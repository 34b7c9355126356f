//! Three ways to say how a name is written, and all the same: the check of a value, the regular expression that its
//! pattern publishes, and the regular expression of the vendor.

use apiglint::roma::kinds;
use apiglint::roma::rules::{
    app_id, description, name, name_ascii, parameter_name, path, script_object, signature_id,
    version, version_charset,
};
use apiglint::roma::{self, Position};
use apiglint::{Fault, Level, Pattern, RuleSet, check};
use proptest::prelude::*;
use regex::Regex;
use serde_json::Value;

type Check = fn(&str) -> Result<(), Fault>;

/// A pattern, its check, and what else says the same.
struct Row {
    rule: &'static str,
    pattern: Pattern,
    check: Check,
    /// The vendor's own expression, or its prose as an expression.
    vendor: &'static str,
    /// Where it stands in a definition: what is before the string, and what is behind it.
    inside: (&'static str, &'static str),
}

/// The expressions of the vendor are those of `CreateLiveDataApiV2` and `CreateLiveDataApiScriptV2` in its
/// interface definition of 2024-06-26, without the backslashes that are there once too often.
fn rows() -> Vec<Row> {
    let row =
        |rule, pattern, check: Check, vendor, inside| Row { rule, pattern, check, vendor, inside };
    vec![
        row(
            "roma/name",
            name::PATTERN,
            roma::name,
            r"^([a-zA-Z0-9]|[\u4e00-\u9fa5])([a-zA-Z0-9:._()/-]|[\u4e00-\u9fa5\uff08\uff09\uff1a\u3001]){2,99}$",
            (r#"{"name":"#, "}"),
        ),
        // The English page: letters, digits and -_./(): with a letter or digit first.
        row(
            "roma/name-ascii",
            name_ascii::PATTERN,
            roma::name_ascii,
            r"^[a-zA-Z0-9][a-zA-Z0-9:._()/-]{2,99}$",
            (r#"{"name":"#, "}"),
        ),
        row(
            "roma/path",
            path::PATTERN,
            roma::path,
            r"^/[/.a-zA-Z0-9_-]{1,255}$",
            (r#"{"path":"#, "}"),
        ),
        // "2 to 16 characters excluding < and >"
        row(
            "roma/version",
            version::PATTERN,
            roma::version,
            r"^(?s:[^<>]){2,16}$",
            (r#"{"version":"#, "}"),
        ),
        // 1 to 63 there; one character and more than 16 are `roma/version`'s.
        row(
            "roma/version-charset",
            version_charset::PATTERN,
            roma::version_charset,
            r"^[a-zA-Z0-9_.-]{2,16}$",
            (r#"{"version":"#, "}"),
        ),
        // At least 1, says the table beside the expression, which has 0.
        row(
            "roma/app-id",
            app_id::PATTERN,
            roma::app_id,
            r"^[a-zA-Z0-9\-_]{1,64}$",
            (r#"{"roma_app_id":"#, "}"),
        ),
        row(
            "roma/signature-id",
            signature_id::PATTERN,
            roma::signature_id,
            r"^[A-Za-z0-9\-_]{1,63}$",
            (r#"{"api_signature_id":"#, "}"),
        ),
        // 0 to 1000, without < and >.
        row(
            "roma/description",
            description::PATTERN,
            roma::description,
            r"^[^<>]{0,1000}$",
            (r#"{"description":"#, "}"),
        ),
        row(
            "roma/description",
            description::PARAMETER,
            roma::parameter_description,
            r"^[^<>]{0,255}$",
            (r#"{"parameters":[{"description":"#, "}]}"),
        ),
        // Theirs also has the / of application/json, which is no letter of a header or query parameter.
        row(
            "roma/parameter-name",
            parameter_name::PATTERN,
            |text| roma::parameter_name(Position::Headers, text),
            r"^[a-zA-Z][a-zA-Z0-9._-]{0,31}$",
            (r#"{"parameters":[{"in":"Parameters","name":"#, "}]}"),
        ),
        row(
            "roma/script-object",
            script_object::PATTERN,
            roma::object_name,
            r"^([A-Za-z])([A-Za-z0-9_-]){0,31}$",
            (r#"{"scripts":[{"object_name":"#, "}]}"),
        ),
    ]
}

/// A row with its expressions compiled.
struct Judges {
    row: Row,
    published: Regex,
    vendor: Regex,
}

fn judges() -> Vec<Judges> {
    let compile = |row: Row| {
        let published = Regex::new(&row.pattern.regex()).expect(row.rule);
        let vendor = Regex::new(row.vendor).expect(row.rule);
        Judges { row, published, vendor }
    };
    rows().into_iter().map(compile).collect()
}

impl Judges {
    fn assert_agree(&self, text: &str) -> bool {
        let accepted = (self.row.check)(text).is_ok();
        let rule = self.row.rule;
        assert_eq!(self.published.is_match(text), accepted, "{rule}, {text:?}: {}", self.published);
        assert_eq!(self.vendor.is_match(text), accepted, "{rule}, {text:?}: {}", self.vendor);
        accepted
    }

    /// The same string in a definition, as it is and with every character escaped.
    fn assert_agrees_in_a_definition(&self, text: &str) {
        // Blank is missing. What `roma/name` and `roma/version` refuse is theirs alone.
        let accepted = match self.row.rule {
            _ if text.trim().is_empty() => return,
            "roma/name-ascii" if roma::name(text).is_err() => return,
            "roma/version-charset" if roma::version(text).is_err() => return,
            _ => (self.row.check)(text).is_ok(),
        };
        let mut rules = RuleSet::default();
        rules.set("roma/name-ascii", Level::ERROR).expect("a rule");
        let escaped: Vec<_> = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        let (before, behind) = self.row.inside;
        for string in [Value::from(text).to_string(), format!("\"{}\"", escaped.concat())] {
            let source = [before, &string, behind].concat();
            let report = check(source.as_bytes(), Some(&kinds::DEFINITION), &rules).report;
            let refused = report.violations().iter().any(|it| it.rule.id == self.row.rule);
            assert_eq!(!refused, accepted, "{}: {source}", self.row.rule);
        }
    }
}

/// Lengths about the bounds, of characters mostly allowed, one of them perhaps not.
fn text()
-> impl Strategy<Value = (prop::sample::Index, i8, Vec<char>, Option<(prop::sample::Index, char)>)>
{
    let common = prop::sample::select("azAZ09-_./():bcXY5".chars().collect::<Vec<_>>());
    let han = prop::sample::select("一龥名字（）：、".chars().collect::<Vec<_>>());
    let odd = prop::sample::select(
        "\0\t\n\r !\"#%+,;<=>?@[\\]^`{|}~\u{7f}\u{80}\u{a0}éÀ\u{4dff}\u{9fa6}〇，\u{ff07}\u{ff0a}\u{ff1b}\u{3000}\u{3002}\u{feff}\u{202e}\u{fffd}😀𠀀\u{10ffff}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let word = prop_oneof![
        2 => prop::collection::vec(common.clone(), 12),
        1 => prop::collection::vec(prop_oneof![common.clone(), han], 12),
    ];
    let stranger =
        prop::option::of((any::<prop::sample::Index>(), prop_oneof![odd, common, any::<char>()]));
    (any::<prop::sample::Index>(), -2..=2_i8, word, stranger)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn agree_on_words((bound, beside, word, stranger) in text(), start in prop::sample::select(vec!["", "/", "a", "名"])) {
        for judges in &*JUDGES {
            let (min, max) = judges.row.pattern.length();
            let length = [min, max, max / 2][bound.index(3)].saturating_add_signed(beside.into());
            let mut chars: Vec<char> = start.chars().chain(word.iter().copied().cycle()).take(length).collect();
            if let Some((place, c)) = stranger && length > 0 {
                chars[place.index(length)] = c;
            }
            let text: String = chars.into_iter().collect();
            judges.assert_agree(&text);
            judges.assert_agrees_in_a_definition(&text);
        }
    }
}

static JUDGES: std::sync::LazyLock<Vec<Judges>> = std::sync::LazyLock::new(judges);

/// Every character of the basic plane, and the ends of those behind it, at every kind of place.
#[test]
fn agree_on_characters() {
    let behind = ['\u{10000}', '\u{1f600}', '\u{20000}', '\u{10fffe}', '\u{10ffff}'];
    for judges in &*JUDGES {
        let pattern = judges.row.pattern;
        let word = if pattern.may_start('/') && !pattern.may_start('a') { "/aa" } else { "aaa" };
        for c in ('\0'..='\u{ffff}').chain(behind) {
            let starts = judges.assert_agree(&format!("{c}{}", &word[1..]));
            assert_eq!(starts, pattern.may_start(c), "{}, {c:?}", judges.row.rule);
            let follows = judges.assert_agree(&format!("{}{c}", &word[..2]));
            assert_eq!(follows, pattern.may_follow(c), "{}, {c:?}", judges.row.rule);
        }
    }
}

/// Words at and beside their bounds; the characters of several bytes show that characters are counted.
#[test]
fn agree_on_lengths() {
    for judges in &*JUDGES {
        let pattern = judges.row.pattern;
        let (min, max) = pattern.length();
        let first = if pattern.may_start('a') { "a" } else { "/" };
        for rest in
            ["a", "名", "😀"].into_iter().filter(|rest| rest.chars().all(|c| pattern.may_follow(c)))
        {
            for length in (0..=min + 1).chain(max - 1..=max + 1) {
                let text: String = first.chars().chain(rest.chars().cycle()).take(length).collect();
                let accepted = judges.assert_agree(&text);
                assert_eq!(
                    accepted,
                    (min..=max).contains(&length),
                    "{}, {length}",
                    judges.row.rule
                );
                judges.assert_agrees_in_a_definition(&text);
            }
        }
    }
}
