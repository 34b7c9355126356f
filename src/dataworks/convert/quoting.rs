//! Parameters in SQL. ROMA Connect puts values in as they are, so that a script quotes those that are strings;
//! DataService Studio quotes by itself, by the type that a parameter declares.
//!
//! "Configuring a data backend", <https://support.huaweicloud.com/intl/en-us/ae-ad-1-devg-roma/apic-dev-190514002.html>.

use std::borrow::Cow;
use std::fmt::Write;

use crate::sql::{self, Kind, Tokens};

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

/// How a parameter stands in SQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Use {
    /// Alone in quotes.
    Quoted,
    /// In a string or a quoted name, with other characters.
    Inside,
    /// By itself.
    Bare,
}

/// Takes the quotes from parameters that stand alone in a string, and hands on the name of each parameter.
pub(super) fn unquoted<'s>(sql: &'s str, mut on_use: impl FnMut(&'s str, Use)) -> String {
    let mut out = String::with_capacity(sql.len());
    for token in Tokens::new(sql, false) {
        let text = &sql[token.range];
        if token.kind == Kind::Parameter {
            on_use(name(text), Use::Bare);
        } else if let Some(parameter) = quoted_parameter(token.kind, text) {
            on_use(name(parameter), Use::Quoted);
            out.push_str(parameter);
            continue;
        } else {
            sql::placeholders(text, |name, _| on_use(name, Use::Inside));
        }
        out.push_str(text);
    }
    out
}

/// Whether some parameter stands alone in quotes.
pub(super) fn has_quoted(sql: &str) -> bool {
    Tokens::new(sql, false).any(|token| quoted_parameter(token.kind, &sql[token.range]).is_some())
}

/// The parameter that stands alone in a string.
fn quoted_parameter(kind: Kind, text: &str) -> Option<&str> {
    let inside = text.strip_prefix('\'')?.strip_suffix('\'')?;
    (kind == Kind::Literal && is_parameter(inside)).then_some(inside)
}

/// Basic SQL of advanced SQL that has no tags: `#{name}` is `${name}`, and what XML escapes stands for itself.
pub(super) fn plain(sql: &str, is_advanced: bool) -> String {
    let mut out = String::with_capacity(sql.len());
    for token in Tokens::new(sql, false) {
        let text = &sql[token.range];
        match token.kind {
            Kind::Parameter if text.starts_with('#') => {
                let name = str::from_utf8(sql::name(text.as_bytes())).unwrap_or_default();
                let _ = write!(out, "${{{name}}}");
            }
            Kind::Sign('<' | ']') if is_advanced && text.len() > 1 => {}
            _ if is_advanced => out.push_str(&unescaped(text)),
            _ => out.push_str(text),
        }
    }
    out
}

/// A text without the escapes of XML.
fn unescaped(text: &str) -> Cow<'_, str> {
    const ESCAPES: [(&str, &str); 5] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")];
    let mut text = Cow::Borrowed(text);
    for (escape, meaning) in ESCAPES {
        if text.contains(escape) {
            text = Cow::Owned(text.replace(escape, meaning));
        }
    }
    text
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

/// The script of which [`with_tags`] makes this one; none if there is none.
pub(super) fn without_tags(sql: &str) -> Option<String> {
    let mut out = String::with_capacity(sql.len());
    for token in Tokens::new(sql, true) {
        match (token.kind, &sql[token.range]) {
            (Kind::Tag, "</if>") => out.push(']'),
            (Kind::Tag, _) => out.push('['),
            (_, text) => out.push_str(&unescaped(text)),
        }
    }
    (with_tags(&out).as_deref() == Some(sql)).then_some(out)
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
            let mut uses = Vec::new();
            assert_eq!(unquoted(roma, |name, how| uses.push((name, how))), dataworks);
            let fits = |(name, how): &(&str, Use)| match how {
                Use::Quoted => is_string(name),
                Use::Bare => !is_string(name),
                Use::Inside => true,
            };
            assert!(uses.iter().all(fits), "{uses:?}");
        }
        for same in ["where b = 'x ${s}'", "where b like '%${s}%'", "where b = '${s}${n}'", "''"] {
            assert_eq!(unquoted(same, |name, how| assert_eq!(how, Use::Inside, "{name}")), same);
            assert_eq!(quoted(same, is_string), same);
        }
    }

    #[test]
    fn advanced_sql_without_tags_becomes_basic() {
        for (advanced, basic) in [
            ("where a &lt;= #{b} and c = #{ d , jdbcType=VARCHAR}", "where a <= ${b} and c = ${d}"),
            (
                "where a = '&amp;lt; &quot;' <![CDATA[ and b < ${c} ]]>",
                "where a = '&lt; \"'  and b < ${c} ",
            ),
            ("where a = ${b}", "where a = ${b}"),
        ] {
            assert_eq!(plain(advanced, true), basic);
        }
        assert_eq!(plain("where a = '&lt;' and b = #{c}", false), "where a = '&lt;' and b = ${c}");
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
            assert!(advanced.is_none_or(|it| without_tags(it).as_deref() == Some(sql)), "{sql}");
        }
        for other in [
            "where a = 1 <if test='b == 1'>and b = ${b}</if>",
            "where a = 1 <if test='b != null'>and c = ${c}</if>",
            "where a = 1 <where>and c = ${c}</where>",
            "where a = 1 <if test='b != null'>and b = ${b}",
            "where a < 1 <if test='b != null'>and b = ${b}</if>",
        ] {
            assert_eq!(without_tags(other), None, "{other}");
        }
        assert_eq!(
            with_tags("select x[1] [, ${a}] [").as_deref(),
            Some("select x[1] <if test='a != null'>, ${a}</if> [")
        );
    }
}
