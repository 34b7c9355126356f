//! The columns that a script gives: the list of its outermost `select`.

use std::borrow::Cow;
use std::ops::Range;

use super::select::{At, Outline, for_each};
use super::token::{Kind, Token};

/// A column that the outermost `select` gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    /// The name stands here, with its quotes if it has any.
    Named(Range<usize>),
    /// `*` or `t.*`.
    All(Range<usize>),
    /// An expression without a name, or one with a parameter in it.
    Unnamed(Range<usize>),
}

/// Hands on the columns of the outermost query, until told to stop. Of a `union` the first `select` says their names.
///
/// A `*` in a nested query is not among them: it gives nothing to the caller that the outermost does not name.
pub(crate) fn columns(text: &str, tags: bool, mut on_column: impl FnMut(Column) -> bool) {
    let mut outline = Outline::new(text, tags);
    let Some(first) = outline.begin() else { return };
    if !outline.is(&first.token, &["select"]) {
        return;
    }
    let mut item = Item::new(text);
    let mut head = Head::Begins;
    for_each(&mut outline, |outline, at| {
        let sign = |sign| at.token.kind == Kind::Sign(sign);
        if at.depth == first.depth && !item.takes_any_word() {
            if outline.is(&at.token, ENDS) || sign(';') {
                return true;
            }
            if sign(',') {
                return item.take().is_some_and(&mut on_column);
            }
        }
        if at.depth < first.depth
            || at.depth == first.depth && sign(')') && outline.depth < first.depth
        {
            return true;
        }
        if !head.passes(outline, &at, first.depth) {
            item.add(outline, &at, first.depth);
        }
        false
    });
    if let Some(column) = item.take() {
        on_column(column);
    }
}

/// The name in a range, without its quotes.
pub(crate) fn unquoted(name: &str) -> Cow<'_, str> {
    let mut chars = name.chars();
    let (end, inside) = match (chars.next(), chars.next_back()) {
        (Some('['), Some(']')) => (']', chars.as_str()),
        (Some(quote @ ('"' | '`' | '\'')), Some(end)) if quote == end => (end, chars.as_str()),
        _ => return Cow::Borrowed(name),
    };
    if inside.contains(end) {
        Cow::Owned(inside.replace(&format!("{end}{end}"), &end.to_string()))
    } else {
        Cow::Borrowed(inside)
    }
}

/// The words that end a list of columns.
const ENDS: &[&str] = &[
    "from",
    "where",
    "into",
    "union",
    "intersect",
    "except",
    "minus",
    "limit",
    "order",
    "group",
    "having",
];

/// What can stand between `select` and the first column.
const MODIFIERS: &[&str] = &[
    "all",
    "distinct",
    "distinctrow",
    "unique",
    "high_priority",
    "straight_join",
    "sql_small_result",
    "sql_big_result",
    "sql_buffer_result",
    "sql_no_cache",
    "sql_cache",
    "sql_calc_found_rows",
];

/// Words that join what is around them, or end what has no name: none of them is an alias, nor is what follows them.
const OPERATORS: &[&str] = &[
    "and",
    "or",
    "not",
    "in",
    "is",
    "like",
    "ilike",
    "rlike",
    "regexp",
    "between",
    "case",
    "when",
    "then",
    "else",
    "div",
    "mod",
    "xor",
    "escape",
    "collate",
    "over",
    "prior",
    "connect_by_root",
    "binary",
    "interval",
    "exists",
    "any",
    "some",
    "similar",
    "sounds",
    "distinct",
    "at",
    "new",
    "separator",
];

/// Words that end an expression and name nothing.
const ENDINGS: &[&str] = &["end", "unknown", "null", "true", "false"];

/// Words that are values.
const CONSTANTS: &[&str] = &["null", "true", "false"];

/// What stands between `select` and its columns.
enum Head {
    Begins,
    /// Behind `top` or `distinct on`: a number, or what is in brackets.
    Takes,
    Passed,
}

impl Head {
    /// Whether the token is not yet part of a column.
    fn passes(&mut self, outline: &Outline<'_>, at: &At, depth: usize) -> bool {
        match self {
            Head::Passed => false,
            Head::Takes if at.depth > depth => true,
            Head::Takes => {
                let sign = |sign| at.token.kind == Kind::Sign(sign);
                let ends = matches!(at.token.kind, Kind::Number | Kind::Parameter) || sign(')');
                if ends {
                    *self = Head::Begins;
                }
                ends || sign('(')
            }
            Head::Begins if outline.is(&at.token, &["top", "on"]) => {
                let rest = outline.text[at.token.range.end..].trim_start();
                let takes = rest
                    .starts_with(|c: char| c == '(' || c == '$' || c == '#' || c.is_ascii_digit());
                *self = if takes { Head::Takes } else { Head::Passed };
                takes
            }
            Head::Begins => {
                let is_modifier = outline.is(&at.token, MODIFIERS)
                    || outline.is(&at.token, &["percent", "with", "ties"]);
                if !is_modifier {
                    *self = Head::Passed;
                }
                is_modifier
            }
        }
    }
}

/// One item of a list of columns, as far as it is read.
struct Item<'s> {
    text: &'s str,
    range: Option<Range<usize>>,
    last: Option<Last>,
    /// The name that it has if it ends here.
    name: Option<Range<usize>>,
    /// Whether there is nothing but `a.b.c`.
    is_path: bool,
    has_cast: bool,
    /// Whether a parameter stands outside of literals: nobody knows what it becomes.
    has_parameter: bool,
}

/// What the last token of an item is to the next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A value that an alias can follow; a lone word may be a type before a literal.
    Value {
        is_lone: bool,
    },
    /// A dot, or `within`: the next word is a name or `group`.
    Dot,
    /// `as`.
    As,
    /// `interval`, behind which a number and a unit stand.
    Interval,
    /// That number.
    Amount,
    Alias,
    Star,
    Operator,
}

const VALUE: Last = Last::Value { is_lone: false };

impl<'s> Item<'s> {
    fn new(text: &'s str) -> Self {
        Item {
            text,
            range: None,
            last: None,
            name: None,
            is_path: true,
            has_cast: false,
            has_parameter: false,
        }
    }

    /// Whether any word is a name now.
    fn takes_any_word(&self) -> bool {
        matches!(self.last, Some(Last::Dot | Last::As))
    }

    fn take(&mut self) -> Option<Column> {
        let item = std::mem::replace(self, Item::new(self.text));
        let range = item.range?;
        Some(match (item.name, item.last) {
            (_, Some(Last::Star)) if item.is_path => Column::All(range),
            (Some(name), _) if !item.has_parameter || item.last == Some(Last::Alias) => {
                Column::Named(name)
            }
            _ => Column::Unnamed(range),
        })
    }

    fn add(&mut self, outline: &Outline<'_>, at: &At, depth: usize) {
        let Token { kind, range, .. } = &at.token;
        let (text, last) = (self.text, self.last);
        let joined = self.range.as_ref().is_some_and(|it| it.end == range.start);
        self.range = Some(self.range.as_ref().map_or(range.start, |it| it.start)..range.end);
        if at.depth > depth {
            return;
        }
        let is_name = matches!(kind, Kind::Word | Kind::Identifier);
        // What a parameter is part of is a value of no known name.
        let is_part =
            joined && text[..range.start].ends_with('}') || text[range.end..].starts_with("${");
        let is_part = is_name && is_part && last != Some(Last::Alias);
        self.has_parameter |= is_part || *kind == Kind::Parameter;
        self.has_cast |= *kind == Kind::Sign(':');
        let now = match kind {
            _ if is_part => VALUE,
            Kind::Word | Kind::Identifier => self.after_word(outline, &at.token),
            Kind::Number | Kind::Literal | Kind::Parameter if last == Some(Last::Interval) => {
                Last::Amount
            }
            Kind::Literal if matches!(last, Some(Last::As | VALUE)) => Last::Alias,
            Kind::Number | Kind::Literal | Kind::Parameter | Kind::Sign(')' | ']' | '?') => VALUE,
            Kind::Sign('.') => Last::Dot,
            Kind::Sign('*') if matches!(last, None | Some(Last::Dot)) => Last::Star,
            _ => Last::Operator,
        };
        let names = match now {
            Last::Alias => true,
            Last::Value { is_lone } => {
                is_name
                    && !is_part
                    && (is_lone || self.is_path && matches!(last, None | Some(Last::Dot)))
            }
            _ => false,
        };
        let is_constant = *kind == Kind::Word && outline.is(&at.token, CONSTANTS);
        self.name = (names && !is_constant).then(|| range.clone());
        self.is_path &= is_name && now != Last::Operator || matches!(now, Last::Dot | Last::Star);
        self.last = Some(now);
    }

    /// What a word or a quoted name is behind what was before.
    fn after_word(&self, outline: &Outline<'_>, token: &Token) -> Last {
        let is = |words: &[&str]| outline.is(token, words);
        let opens = || self.text[token.range.end..].trim_start().starts_with('(');
        match self.last {
            Some(Last::As) => Last::Alias,
            Some(Last::Dot | Last::Amount) => VALUE,
            _ if is(&["as"]) => Last::As,
            _ if is(&["interval"]) => Last::Interval,
            _ if is(&["within"]) => Last::Dot,
            _ if is(OPERATORS) => Last::Operator,
            Some(Last::Value { .. } | Last::Alias) if is(&["zone"]) => Last::Operator,
            Some(Last::Value { .. } | Last::Alias)
                if is(ENDINGS) || self.has_cast && is(&["precision", "varying"]) =>
            {
                VALUE
            }
            // `filter (…)`, `keep (…)`
            Some(Last::Value { .. }) if opens() => Last::Operator,
            Some(Last::Value { .. }) => Last::Alias,
            None => Last::Value { is_lone: token.kind == Kind::Word },
            _ => VALUE,
        }
    }
}
