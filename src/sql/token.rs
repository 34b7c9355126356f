//! Words, names, numbers and signs: SQL as rules read it.

use std::ops::Range;

use super::scan::{Scanner, Within, is_word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// White space.
    Space,
    /// A keyword or a name without quotes.
    Word,
    /// A name in `"`, `` ` `` or `[]`.
    Identifier,
    /// A string, with the word in front that says which kind: `N'…'`, `date'…'`.
    Literal,
    Number,
    /// `--`, `#`, `/* */` or `<!-- -->`.
    Comment,
    /// `/*+ */`: the optimiser reads it.
    Hint,
    /// `${name}` or `#{name}`.
    Parameter,
    /// A tag of MyBatis, from `<` to `>`.
    Tag,
    /// `&lt;` and its like, in place of an operator.
    Entity,
    /// Any other character; `<![CDATA[` and `]]>` count as one.
    Sign(char),
}

/// A token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) range: Range<usize>,
    /// Whether it ends before the script does.
    pub(crate) is_whole: bool,
}

/// The tokens of a script. They lie end to end, and nothing is copied.
#[derive(Clone, Debug)]
pub(crate) struct Tokens<'s> {
    text: &'s str,
    scanner: Scanner,
    at: usize,
    /// How far what is known to be code reaches.
    code: usize,
    /// Whether any `<name>` is a tag, and not only those of MyBatis.
    tags: bool,
}

/// How many bytes a name in `[]` may have: far more than SQL Server lets it.
const LONGEST_BRACKET: usize = 512;

/// How much white space may stand behind a name in a tag.
const TAG_SPACE: usize = 64;

/// The names of tags that are tags anywhere.
const MYBATIS: [&str; 12] = [
    "if",
    "choose",
    "when",
    "otherwise",
    "trim",
    "foreach",
    "where",
    "set",
    "bind",
    "include",
    "script",
    "sql",
];

/// How many bytes of a text's beginning are such characters.
fn span(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}

fn in_word(c: char) -> bool {
    if c.is_ascii() { is_word(c as u8) } else { c.is_alphanumeric() }
}

impl<'s> Tokens<'s> {
    /// The tokens of a script. With `tags`, as advanced SQL may have them, every `<name>` is one.
    pub(crate) fn new(text: &'s str, tags: bool) -> Self {
        Tokens { text, scanner: Scanner::new(), at: 0, code: 0, tags }
    }

    /// Goes on to the next piece that is not code; true if there is one.
    fn pass(&mut self) -> bool {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        let Some(piece) = self.scanner.next(rest, false) else { return false };
        self.code = self.at + piece.length;
        if piece.within != Within::Code || piece.is_parameter {
            self.at = self.code;
        }
        true
    }

    /// Goes to the end of what has been opened.
    fn close(&mut self) -> bool {
        while !self.scanner.is_in_code() {
            if !self.pass() {
                return false;
            }
        }
        true
    }

    /// The rest of the code that is known.
    fn rest(&self) -> &'s str {
        self.text.get(self.at..self.code).unwrap_or_default()
    }

    fn read(&mut self) -> Option<(Kind, bool)> {
        if self.at == self.code {
            let rest = self.text.as_bytes().get(self.at..)?;
            let piece = self.scanner.next(rest, false)?;
            self.code = self.at + piece.length;
            if piece.is_parameter {
                self.at = self.code;
                return Some((Kind::Parameter, true));
            }
            let kind = match piece.within {
                Within::Code => return Some((self.read_code(), true)),
                Within::Literal | Within::Alternative(_) | Within::Dollar => Kind::Literal,
                Within::Identifier(_) => Kind::Identifier,
                Within::Hint => Kind::Hint,
                Within::Line | Within::Block | Within::Markup => Kind::Comment,
            };
            self.at = self.code;
            let is_line = piece.within == Within::Line;
            return Some((kind, self.close() || is_line));
        }
        Some((self.read_code(), true))
    }

    /// Reads a token that begins in code.
    fn read_code(&mut self) -> Kind {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else { return Kind::Space };
        let (kind, length) = match first {
            _ if first.is_whitespace() => (Kind::Space, span(rest, char::is_whitespace)),
            '0'..='9' => {
                let length = number(rest);
                let is_word = rest[..length].contains(|c: char| !c.is_ascii() || c == '_');
                (if is_word { Kind::Word } else { Kind::Number }, length)
            }
            _ if in_word(first) => (Kind::Word, span(rest, in_word)),
            '[' => match self.bracket(rest) {
                Some(length) => (Kind::Identifier, length),
                None => (Kind::Sign('['), 1),
            },
            '&' => match ["&lt;", "&gt;", "&amp;", "&quot;", "&apos;"]
                .iter()
                .find(|it| rest.starts_with(**it))
            {
                Some(entity) => (Kind::Entity, entity.len()),
                None => (Kind::Sign('&'), 1),
            },
            '<' if rest.starts_with("<![CDATA[") => (Kind::Sign('<'), 9),
            ']' if rest.starts_with("]]>") => (Kind::Sign(']'), 3),
            '<' if self.begins_tag() => (Kind::Tag, 1),
            _ => (Kind::Sign(first), first.len_utf8()),
        };
        self.at += length;
        // `N'…'`
        let quoted = self.at == self.code && self.text.as_bytes().get(self.at) == Some(&b'\'');
        if kind == Kind::Word && quoted {
            self.pass();
            self.close();
            return Kind::Literal;
        }
        kind
    }

    /// The length of a name in `[]`, which SQL Server has, and no array index nor an optional part of ROMA's: it does
    /// not follow a word or `)`, and holds nothing but the characters of names and single spaces. Behind a dot it can be
    /// nothing else, and holds anything.
    fn bracket(&self, rest: &str) -> Option<usize> {
        let before = self.text[..self.at].chars().next_back();
        if before.is_some_and(|c| in_word(c) || matches!(c, ')' | ']' | '}' | '\'' | '"' | '`')) {
            return None;
        }
        let inside = rest.get(1..)?;
        if before == Some('.') {
            let end = inside.bytes().take(LONGEST_BRACKET).position(|byte| byte == b']')?;
            return Some(end + 2);
        }
        let first = inside.chars().next()?;
        if !in_word(first) {
            return None;
        }
        let mut spaces = false;
        let mut chars =
            inside.char_indices().take_while(|(at, _)| *at < LONGEST_BRACKET).peekable();
        while let Some((at, c)) = chars.next() {
            match c {
                ']' if matches!(chars.peek(), Some((_, ']'))) => _ = chars.next(),
                ']' => return Some(at + 2),
                ' ' if spaces => return None,
                _ if in_word(c)
                    || matches!(c, ' ' | '.' | '-' | '/' | '%' | '(' | ')' | '（' | '）') => {}
                _ => return None,
            }
            spaces = c == ' ';
        }
        None
    }

    /// Whether the `<` begins a tag: `</name`, or `<name` with `>`, `/>` or an attribute behind it. `a <b and c> d` does
    /// not.
    fn begins_tag(&self) -> bool {
        let rest = self.text.get(self.at + 1..).unwrap_or_default();
        let (rest, is_end) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
        let (name, rest) = rest.split_at(tag_name(rest));
        let is_known = MYBATIS.iter().any(|known| known.eq_ignore_ascii_case(name));
        if name.is_empty() || !is_known && !self.tags {
            return false;
        }
        let white = white(rest);
        let rest = &rest[white..];
        if rest.starts_with('>') || is_end {
            return rest.starts_with('>');
        }
        let attribute = tag_name(rest);
        let behind = &rest[attribute..];
        let is_attribute = attribute > 0 && behind[self::white(behind)..].starts_with('=');
        rest.starts_with("/>") || white > 0 && is_attribute
    }

    /// Goes to the end of a tag; false if it has none.
    fn close_tag(&mut self) -> bool {
        loop {
            if let Some(end) = self.rest().find('>') {
                self.at += end + 1;
                return true;
            }
            self.at = self.code;
            if !self.pass() || !self.close() {
                return false;
            }
        }
    }
}

/// How many bytes of white space a text begins with, as far as tags have it.
fn white(text: &str) -> usize {
    text.bytes().take(TAG_SPACE).take_while(u8::is_ascii_whitespace).count()
}

/// How many bytes the name of a tag or an attribute has.
pub(super) fn tag_name(text: &str) -> usize {
    let length = text
        .bytes()
        .take(32)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        .count();
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) { length } else { 0 }
}

/// How many bytes a number has, or a word that begins with a digit.
fn number(text: &str) -> usize {
    let mut before = ' ';
    let mut is_part = |c: char| {
        let sign = matches!(c, '+' | '-') && matches!(before, 'e' | 'E');
        before = c;
        c == '.' || sign || in_word(c)
    };
    let mut length = 0;
    for c in text.chars() {
        if !is_part(c) {
            break;
        }
        length += c.len_utf8();
    }
    // A hexadecimal number ends before the sign.
    match text[..length].find(['+', '-']) {
        Some(sign) if text.starts_with("0x") || text.starts_with("0X") => sign,
        _ => length,
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let start = self.at;
        let (kind, mut is_whole) = self.read()?;
        if kind == Kind::Tag {
            is_whole = self.close_tag();
        }
        if kind == Kind::Literal {
            is_whole &= self.scanner.is_in_code();
        }
        Some(Token { kind, range: start..self.at, is_whole })
    }
}
