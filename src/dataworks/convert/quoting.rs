//! Parameters in SQL. ROMA Connect puts values in as they are, so that a script quotes those that are strings;
//! DataService Studio quotes by itself, by the type that a parameter declares.
//!
//! "Configuring a data backend", <https://support.huaweicloud.com/intl/en-us/ae-ad-1-devg-roma/apic-dev-190514002.html>.

use std::fmt::Write;

use crate::sql::{Kind, Tokens};

/// Quotes the parameters that are strings and stand in no string already.
pub(super) fn quoted(sql: &str, is_string: impl Fn(&str) -> bool) -> String {
    let mut out = String::with_capacity(sql.len() + 16);
    for token in Tokens::new(sql, false) {
        let text = &sql[token.range];
        let quotes = token.kind == Kind::Parameter && is_string(name(text));
        let quote = if quotes { "'" } else { "" };
        for part in [quote, text, quote] {
            out.push_str(part);
        }
    }
    out
}

/// Takes the quotes from parameters that stand alone in a string, and hands on their names.
pub(super) fn unquoted(sql: &str, mut on_string: impl FnMut(&str)) -> String {
    let mut out = String::with_capacity(sql.len());
    for token in Tokens::new(sql, false) {
        let text = &sql[token.range];
        let inside = text.strip_prefix('\'').and_then(|text| text.strip_suffix('\''));
        match inside.filter(|_| token.kind == Kind::Literal).filter(|inside| is_parameter(inside)) {
            Some(parameter) => {
                on_string(name(parameter));
                out.push_str(parameter);
            }
            None => out.push_str(text),
        }
    }
    out
}

/// Whether a text is one parameter and nothing else.
fn is_parameter(text: &str) -> bool {
    let mut tokens = Tokens::new(text, false);
    tokens
        .next()
        .is_some_and(|token| token.kind == Kind::Parameter && token.range.end == text.len())
}

/// The name in `${name}`.
fn name(parameter: &str) -> &str {
    parameter.get(2..parameter.len().saturating_sub(1)).unwrap_or_default().trim()
}

/// A script whose parts in brackets, which ROMA Connect leaves out where their parameters are not given, stand in
/// tags of advanced SQL instead: `[and a = ${a}]` becomes `<if test='a != null'>and a = ${a}</if>`. None if there are none.
pub(super) fn with_tags(sql: &str) -> Option<String> {
    let mut out = String::with_capacity(sql.len() * 2);
    let mut found = false;
    // The part that is open: where it begins, and the parameters in it.
    let mut part: Option<(usize, Vec<&str>)> = None;
    for token in Tokens::new(sql, false) {
        let text = &sql[token.range];
        match (token.kind, &mut part) {
            (Kind::Sign('['), None) => part = Some((out.len(), Vec::new())),
            (Kind::Sign(']'), Some((begin, names))) => {
                let inside = out.split_off(*begin);
                if names.is_empty() {
                    let _ = write!(out, "[{inside}]");
                } else {
                    let tests: Vec<_> =
                        names.iter().map(|name| format!("{name} != null")).collect();
                    let _ = write!(out, "<if test='{}'>{inside}</if>", tests.join(" and "));
                    found = true;
                }
                part = None;
                continue;
            }
            (Kind::Parameter, Some((_, names))) => names.push(name(text)),
            _ => {}
        }
        if token.kind == Kind::Sign('[') {
            continue;
        }
        // The script is XML now.
        out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;"));
    }
    if let Some((begin, _)) = part {
        out.insert(begin, '[');
    }
    found.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_quoted_and_numbers_are_not() {
        let is_string = |name: &str| name.starts_with('s');
        for (dataworks, roma) in [
            ("select a from t where b = ${s}", "select a from t where b = '${s}'"),
            ("select a from t where b = ${n}", "select a from t where b = ${n}"),
            (
                "where b in (${s1}, ${s2}) and c > ${n}",
                "where b in ('${s1}', '${s2}') and c > ${n}",
            ),
            ("where b = ${ s } -- ${s}\n", "where b = '${ s }' -- ${s}\n"),
            ("", ""),
        ] {
            assert_eq!(quoted(dataworks, is_string), roma);
            let mut strings = Vec::new();
            assert_eq!(unquoted(roma, |name| strings.push(name.to_owned())), dataworks);
            assert!(strings.iter().all(|name| is_string(name)), "{strings:?}");
        }
        for same in ["where b = 'x ${s}'", "where b like '%${s}%'", "where b = '${s}${n}'", "''"] {
            assert_eq!(unquoted(same, |name| panic!("{name}")), same);
            assert_eq!(quoted(same, is_string), same);
        }
    }

    #[test]
    fn optional_parts_become_tags() {
        for (sql, advanced) in [
            (
                "where a < 1 [and b = ${b}] order by c",
                Some("where a &lt; 1 <if test='b != null'>and b = ${b}</if> order by c"),
            ),
            (
                "where 1 = 1 [and b between ${b} and ${c}]",
                Some(
                    "where 1 = 1 <if test='b != null and c != null'>and b between ${b} and ${c}</if>",
                ),
            ),
            ("select [a] from [t] where c = ${c}", None),
            ("select x[1] from t where c = ${c}", None),
            ("select x from t [where c = ${c}", None),
        ] {
            assert_eq!(with_tags(sql).as_deref(), advanced, "{sql}");
        }
        assert_eq!(
            with_tags("select x[1] [, ${a}] [").as_deref(),
            Some("select x[1] <if test='a != null'>, ${a}</if> [")
        );
    }
}
