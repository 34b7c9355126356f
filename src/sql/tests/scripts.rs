//! What scripts are, statement by statement.

use super::statements::STATEMENTS;
use crate::sql::columns::{self, Column, unquoted};
use crate::sql::scan::{Scanner, name};
use crate::sql::select::{self, Statement};

fn columns(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    columns::columns(text, false, |column| {
        found.push(match column {
            Column::Named(name) => unquoted(&text[name]).into_owned(),
            Column::All(_) => "*".into(),
            Column::Unnamed(_) => "?".into(),
        });
        false
    });
    found
}

fn parameters(text: &str) -> Vec<&str> {
    let (mut scanner, mut at, mut found) = (Scanner::new(), 0, Vec::new());
    while let Some(piece) = scanner.next_parameter(&text.as_bytes()[at..], false) {
        if piece.is_parameter {
            found.push(str::from_utf8(name(&text.as_bytes()[at..at + piece.length])).unwrap());
        }
        at += piece.length;
    }
    found
}

#[test]
fn statements_of_every_data_source() {
    for &(_, text, names, used) in STATEMENTS {
        assert_eq!(columns(text).join(" "), names, "{text}");
        assert_eq!(parameters(text).join(" "), used, "{text}");
        assert_eq!(select::statement(text, false), Statement::Select, "{text}");
        assert_eq!(select::second_statement(text, false), None, "{text}");
        assert_eq!(select::comment(text, false), None, "{text}");
    }
}

#[test]
fn kinds_of_statements() {
    let is = |text, word: &str| match select::statement(text, false) {
        Statement::Other(range) => text.get(range) == Some(word),
        Statement::Select => word == "select",
        Statement::Empty => word.is_empty(),
        Statement::Unknown => word == "?",
    };
    for (text, word) in [
        ("", ""),
        (" -- nothing\n/* at all */ ", ""),
        (" ; ", ""),
        ("(((SELECT a)))", "select"),
        ("/*+ fast */ select 1", "select"),
        ("with a as (select 1) delete from t", "delete"),
        (
            "with a(x, y) as not materialized (insert into t values (1)), b as (update u set c = 1) select 1",
            "insert",
        ),
        ("with a as (Delete from t returning b) select b from a", "Delete"),
        (
            "with a as (with b as (select 1) select 1), c as (merge into t using u) select 1",
            "merge",
        ),
        ("select a as update, cast(b as delete) from t window w as (partition by a)", "select"),
        ("with a as (select 1) (select x from a)", "select"),
        ("(with a as (select 1) select x from a)", "select"),
        ("insert into t select a from u", "insert"),
        ("Update t set a = ${a}", "Update"),
        ("删除 from t", "删除"),
        ("exec p ${a}", "exec"),
        ("${sql}", "?"),
        ("sel${ect}", "?"),
        ("'select'", "?"),
        ("42", "?"),
    ] {
        assert!(is(text, word), "{text}: {:?}", select::statement(text, false));
    }
}

/// What is found, with the text from where it stands.
fn behind(text: &str, found: Option<std::ops::Range<usize>>) -> Option<&str> {
    found.map(|range| &text[range.start..])
}

#[test]
fn second_statements() {
    for (text, second) in [
        ("select 1; select 2", Some("select 2")),
        ("select 1;\n;; drop table t;", Some("drop table t;")),
        ("; select 1; -- done\n ;", None),
        ("select ';' from \"a;b\" where c = $$;$$ and d = q'[;]' and e &lt; 2", None),
        ("select 1 /* ; */ -- ;", None),
    ] {
        assert_eq!(behind(text, select::second_statement(text, false)), second, "{text}");
    }
}

#[test]
fn comments() {
    for (text, comment) in [
        ("select 1 -- one", Some("-- one")),
        ("select 1 -- ${one}\n", Some("-- ${one}\n")),
        ("select /* a */ 1", Some("/* a */ 1")),
        ("# all\nselect 1", Some("# all\nselect 1")),
        ("select a, # the key\nb", Some("# the key\nb")),
        ("select 1 <!-- one -- two -->", Some("<!-- one -- two -->")),
        ("select 1 /*", Some("/*")),
        (
            "select /*+ index(t i) */ a, '--', \"/*\", `#`, b#>>'{c}', #{d}, a - -1 from #t, emp#",
            None,
        ),
        (
            "select 'it\\'s -- none', '\\', '--' from t where a like '1\\%' escape '\\' and b = '/*'",
            None,
        ),
    ] {
        assert_eq!(behind(text, select::comment(text, false)), comment, "{text}");
    }
}

#[test]
fn limits() {
    for (text, limit) in [
        ("select a from t limit 5", Some("limit 5")),
        ("select a from t LIMIT ${n} offset ${o}", Some("LIMIT ${n} offset ${o}")),
        ("(select a from t limit 1, 2)", Some("limit 1, 2)")),
        ("select a from (select b from t limit 5) s", None),
        ("with x as (select a from t limit 5) select a from x", None),
        ("select t.limit, limit from t where limit > 5 and a = 'limit 5'", None),
        ("delete from t limit 5", Some("limit 5")),
    ] {
        assert_eq!(behind(text, select::limit(text, false)), limit, "{text}");
    }
}

#[test]
fn columns_of_odd_lists() {
    for (text, names) in [
        ("select * from t", "*"),
        ("select distinct t.*, a from t", "* a"),
        ("select /*+ x */ top 5 * from t", "*"),
        ("select count(*), 2 * 3, a.* from t", "? ? *"),
        ("select a from (select * from t) s where exists (select * from u)", "a"),
        ("with x as (select * from t) select a from x", "a"),
        ("select ${columns} from t", "?"),
        ("select a${n}, ${n}_a, t.${c}, ${e} as b, ${e} c, a as ${d} from t", "? ? ? b c ?"),
        ("select a,, b, from t", "a b"),
        ("select", ""),
        ("select from t", ""),
        ("select a", "a"),
        ("select t.order, t.from as limit, a as \"from\" from t", "order limit from"),
        ("select (a), (a) b, ((a, b)) from t", "? b ?"),
        ("select a b c, a + b c, not a b from t", "? c b"),
        ("select 'a' \"b\", 'a' 'b' from t", "b b"),
        ("select a from t) , b", "a"),
        ("insert into t select a from u", ""),
        ("select a::timestamp with time zone, a::character varying, b::text c from t", "? ? c"),
        (
            "select max(a) keep (dense_rank first order by b) k, first_value(a) ignore nulls over (order by b) f from t",
            "k f",
        ),
        ("select `a``b`, \"c\"\"d\", [e]]f] from t", "a`b c\"d e]f"),
    ] {
        assert_eq!(columns(text).join(" "), names, "{text}");
    }
}
