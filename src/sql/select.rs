//! What a script asks for: how many statements, of which kind, and whether it says how many rows.

use std::ops::Range;

use super::token::{Kind, Token, Tokens};

/// What a script does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Statement {
    /// There is nothing, or nothing but comments.
    Empty,
    /// `select`, behind `with` and in parentheses too.
    Select,
    /// Another word says what it does, here.
    Other(Range<usize>),
    /// It begins with a parameter, or something else that says nothing.
    Unknown,
}

/// The tokens that mean something, and how many brackets are open at each.
pub(super) struct Outline<'s> {
    pub(super) text: &'s str,
    tokens: Tokens<'s>,
    pub(super) depth: usize,
}

/// A token, and how many brackets are open around it.
pub(super) struct At {
    pub(super) token: Token,
    pub(super) depth: usize,
}

impl<'s> Outline<'s> {
    pub(super) fn new(text: &'s str, tags: bool) -> Self {
        Outline { text, tokens: Tokens::new(text, tags), depth: 0 }
    }

    /// Whether a token is one of these words.
    pub(super) fn is(&self, token: &Token, words: &[&str]) -> bool {
        let text = &self.text[token.range.clone()];
        token.kind == Kind::Word && words.iter().any(|word| word.eq_ignore_ascii_case(text))
    }

    /// Goes to the first word of the outermost query, behind what `with` declares.
    pub(super) fn begin(&mut self) -> Option<At> {
        let mut first = self.find(|at| at.token.kind != Kind::Sign('('))?;
        if !self.is(&first.token, &["with"]) {
            return Some(first);
        }
        // What is declared ends with the `)` of an `as (` that no comma follows.
        let depth = first.depth;
        let (mut behind_as, mut is_body, mut is_declared) = (false, false, false);
        for_each(self, |outline, at| {
            let sign = |sign| at.token.kind == Kind::Sign(sign);
            if at.depth > depth {
                return is_declared && !outline.is(&at.token, &[]) && !sign('(') && !sign(')') && {
                    first = at;
                    true
                };
            }
            if is_declared && sign(',') {
                is_declared = false;
            } else if is_declared && !sign('(') {
                first = at;
                return true;
            } else if sign('(') && !is_declared {
                is_body = behind_as;
            } else if sign(')') {
                is_declared = is_body;
            }
            behind_as = outline.is(&at.token, &["as", "materialized"]);
            false
        });
        Some(first)
    }
}

/// Walks on until told to stop.
pub(super) fn for_each<'s>(
    outline: &mut Outline<'s>,
    mut with: impl FnMut(&Outline<'s>, At) -> bool,
) {
    while let Some(at) = outline.next() {
        if with(outline, at) {
            return;
        }
    }
}

impl Iterator for Outline<'_> {
    type Item = At;

    /// A bracket stands at the depth of what is around it.
    fn next(&mut self) -> Option<At> {
        let dull = [Kind::Space, Kind::Comment, Kind::Hint, Kind::Tag];
        let token = self.tokens.find(|token| !dull.contains(&token.kind))?;
        let depth = self.depth;
        match self.text[token.range.clone()].as_bytes() {
            [b'(' | b'['] => self.depth += 1,
            [b')' | b']'] => self.depth = depth.saturating_sub(1),
            _ => {}
        }
        Some(At { token, depth: depth.min(self.depth) })
    }
}

/// What writes in what `with` declares: PostgreSQL runs it, whatever stands behind.
fn declared_write(text: &str, tags: bool) -> Option<Range<usize>> {
    let mut outline = Outline::new(text, tags);
    let first = outline.find(|at| at.token.kind != Kind::Sign('('))?;
    if !outline.is(&first.token, &["with"]) {
        return None;
    }
    let (mut behind_as, mut is_body) = (false, false);
    while let Some(At { token, .. }) = outline.next() {
        if is_body && outline.is(&token, &["insert", "update", "delete", "merge"]) {
            return Some(token.range);
        }
        is_body = behind_as && token.kind == Kind::Sign('(');
        behind_as = outline.is(&token, &["as", "materialized"]);
    }
    None
}

/// What a script does. Of several statements the first counts.
pub(crate) fn statement(text: &str, tags: bool) -> Statement {
    let mut outline = Outline::new(text, tags);
    let Some(At { token, .. }) = outline.begin() else { return Statement::Empty };
    match token.kind {
        Kind::Sign(';') => Statement::Empty,
        Kind::Word if outline.is(&token, &["select"]) => {
            declared_write(text, tags).map_or(Statement::Select, Statement::Other)
        }
        // A parameter may be part of the word.
        Kind::Word if !text[token.range.end..].starts_with("${") => Statement::Other(token.range),
        _ => Statement::Unknown,
    }
}

/// Where a second statement begins. A `;` at the end begins none.
pub(crate) fn second_statement(text: &str, tags: bool) -> Option<Range<usize>> {
    let is_end = |at: &At| at.token.kind == Kind::Sign(';');
    let mut outline = Outline::new(text, tags);
    outline.find(|at| !is_end(at))?;
    outline.find(is_end)?;
    outline.find(|at| !is_end(at)).map(|at| at.token.range)
}

/// The first comment. Hints are none: they say how to run the statement.
pub(crate) fn comment(text: &str, tags: bool) -> Option<Range<usize>> {
    Tokens::new(text, tags).find(|token| token.kind == Kind::Comment).map(|token| token.range)
}

/// The first `limit` of the outermost query. Those of nested queries choose what is looked at, not what is given back.
pub(crate) fn limit(text: &str, tags: bool) -> Option<Range<usize>> {
    let mut outline = Outline::new(text, tags);
    let depth = outline.begin()?.depth;
    let mut before: Option<At> = None;
    let mut found = None;
    for_each(&mut outline, |outline, at| {
        let is_limit = before.as_ref().is_some_and(|it| outline.is(&it.token, &["limit"]));
        let counts = match at.token.kind {
            Kind::Number | Kind::Parameter | Kind::Sign('(' | '?' | ':' | '@') => true,
            Kind::Word => outline.is(&at.token, &["all", "null"]),
            _ => false,
        };
        match before.replace(at) {
            Some(it) if is_limit && counts && it.depth <= depth => found = Some(it.token.range),
            _ => {}
        }
        found.is_some()
    });
    found
}
