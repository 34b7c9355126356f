//! Advanced SQL.

use crate::sql::columns;
use crate::sql::select::{self, Statement};
use crate::sql::tag::{TagFault, check_tags, first_tag, uses};
use crate::sql::token::{Kind, Tokens};

/// A script that orders by what its caller says, as the vendor's page on advanced SQL has it.
const CHOOSE: &str = "select sku, level\nfrom stock\n<choose>\n<when test='by == 1'>\norder by sku\n</when>\n<otherwise>order by level</otherwise>\n</choose>";

fn used(script: &str) -> String {
    let mut found = Vec::new();
    uses(script, |name, range| {
        assert!(script[range].contains(name), "{script}");
        found.push(name);
    });
    found.join(" ")
}

#[test]
fn what_is_used() {
    for (script, names) in [
        (CHOOSE, "by"),
        ("select a from t where b = ${b} and c = #{c} and d like '%${d}%' -- ${e}", "b c d"),
        (
            r#"<if test="name != null and name == 'x' or list.size() > 0 and !(a.b &lt; 3)">"#,
            "name name list a",
        ),
        (r#"<if test='kind == "a" &amp;&amp; other neq @Kind@NONE.code'>"#, "kind other"),
        (
            r#"in <foreach collection="ids" item="id" index="i" open="(" separator="," close=")">#{id}, #{id.code}, #{i}, #{other}</foreach> #{id}"#,
            "ids other id",
        ),
        (
            r"<foreach collection='rows' item='row'><foreach item='cell' collection='row.cells'>${cell} ${x}</foreach> ${cell}</foreach>",
            "rows x cell",
        ),
        (r#"<bind name="like" value="'%' + word + '%'"/> a like #{like}"#, "word"),
        ("<trim prefix='where' prefixOverrides='and|or'>a = #{a,jdbcType=VARCHAR}</trim>", "a"),
        ("<if test = \"订单 != null\">x = ${ 订单 }</if>", "订单 订单"),
        ("<if test=\"${raw} == 1\">", "raw raw"),
        ("<if test=''>", ""),
        ("<if other='a'>", ""),
    ] {
        let names = if script.contains("raw") { "raw" } else { names };
        assert_eq!(used(script), names, "{script}");
    }
}

fn faults(script: &str) -> Vec<String> {
    let mut found = Vec::new();
    check_tags(script, |fault| {
        found.push(match fault {
            TagFault::Unknown(at) => format!("unknown {}", &script[at]),
            TagFault::Cut(at) => format!("cut {}", &script[at]),
            TagFault::Unmatched(at, None) => format!("unmatched {}", &script[at]),
            TagFault::Unmatched(at, Some(open)) => {
                format!("unmatched {} of {}", &script[at], &script[open])
            }
            TagFault::Open(at) => format!("open {}", &script[at]),
        });
        false
    });
    found
}

#[test]
fn tags_are_known_and_balanced() {
    for (script, expected) in [
        (CHOOSE, &[][..]),
        ("<where><if test='a > 1 and b &lt; 2'>a <![CDATA[ <= ]]> 1</if></where>", &[]),
        ("<trim/><if test=\"a == '>'\" />", &[]),
        ("a < b and c <d and e> f and g <= h and i <> j and k << l", &[]),
        ("'<set>' /* <set> */ \"<set>\"", &[]),
        (
            "<set>a</set><bind name='a' value='b'/>",
            &["unknown <set>", "unknown <bind name='a' value='b'/>"],
        ),
        ("<IF test='a'></IF>", &["unknown <IF test='a'>"]),
        ("<if test='a'>", &["open <if test='a'>"]),
        ("<where><if test='a'></where></if>", &["unmatched </where> of <if test='a'>"]),
        ("a</if>", &["unmatched </if>"]),
        ("<where> a <if test='b", &["cut <if test='b"]),
    ] {
        assert_eq!(faults(script), expected, "{script}");
    }
}

#[test]
fn tags_of_basic_scripts() {
    for (script, tag) in [
        (CHOOSE, Some("<choose>")),
        ("select a from t <where> a = 1 </where>", Some("<where>")),
        ("select a <if\n test='b'>", Some("<if\n test='b'>")),
        ("select a from t where a <b and c> d", None),
        ("select a<b>c from t", None),
        ("select a from t where a <if(b, 1, 2) and a <trim (b) or a <set and b> 1", None),
        ("select '<if test=1>' from t -- <where>", None),
    ] {
        assert_eq!(first_tag(script).map(|range| &script[range]), tag, "{script}");
    }
}

#[test]
fn tags_are_not_part_of_the_statement() {
    let script = "<if test='a &lt; 1; b'>select a,</if> b <!-- ; --> from t where c &lt; 1 <![CDATA[ and d > 1 ]]>";
    assert_eq!(select::statement("<where>select a</where>", true), Statement::Select);
    assert_eq!(select::second_statement(script, true), None);
    let mut names = Vec::new();
    columns::columns("select <if test='x == 1'>a,</if> b from t", true, |column| {
        names.push(format!("{column:?}"));
        false
    });
    assert_eq!(names, ["Named(25..26)", "Named(33..34)"]);
}

#[test]
fn kinds_of_tokens() {
    use Kind::{Comment, Entity, Hint, Identifier, Literal, Number, Parameter, Sign, Tag, Word};
    let kinds = |text| {
        let tokens = Tokens::new(text, true).filter(|token| token.kind != Kind::Space);
        tokens.map(|token| (token.kind, &text[token.range])).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("a 名1 _b $c @d e$f #g 2020年", &[Word; 8][..]),
        ("1 1.5 1e-3 0x1f 1E+2", &[Number; 5]),
        ("'' 'a''b' N'名' E'\\'' q'[it's]' $$a$$ $q$ $ $$ $q$ date'2020-01-01'", &[Literal; 8]),
        ("\"a b\" `c``d` [e f] [g]]h]", &[Identifier; 4]),
        ("${a} #{b} ${名}", &[Parameter; 3]),
        ("-- a\n/* b */<!-- c -- -->", &[Comment; 3]),
        ("/*+ a(${b}) */", &[Hint]),
        ("<if test=\"a > '>'\"></if>", &[Tag; 2]),
        ("a&lt;1", &[Word, Entity, Number]),
        ("a[1]", &[Word, Sign('['), Number, Sign(']')]),
        ("[ and a = 1 ]", &[Sign('['), Word, Word, Sign('='), Number, Sign(']')]),
        ("，（", &[Sign('，'), Sign('（')]),
        ("x-1", &[Word, Sign('-'), Number]),
    ] {
        let found = kinds(text);
        assert_eq!(found.iter().map(|(kind, _)| *kind).collect::<Vec<_>>(), expected, "{found:?}");
    }
}
