//! The state machine underneath: which bytes of SQL are code, and which stand in literals, quoted identifiers,
//! comments and parameters.
//!
//! It is fed with as much text as there is, and goes on where it stopped: what it finds is the same however the
//! text is cut. No piece is looked at twice, but for the few bytes of a name that does not end.

/// What a piece of SQL is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Within {
    /// Words, numbers, operators and white space.
    Code,
    /// A string of `'`.
    Literal,
    /// What stands in `"` or `` ` ``. MySQL and MaxCompute take `"` for a literal.
    Identifier(u8),
    /// Oracle's `q'[`, up to this byte and `'`.
    Alternative(u8),
    /// PostgreSQL's `$tag$`, up to the same.
    Dollar,
    /// `--` or `#`, up to the end of the line.
    Line,
    /// `/* */`. It ends at the first `*/`, as it does everywhere but in PostgreSQL and SQL Server.
    Block,
    /// `/*+ */`. What the optimiser is told can hold parameters.
    Hint,
    /// `<!-- -->` of a script with tags.
    Markup,
}

/// The tag of a dollar quote, `$` at both ends included.
#[derive(Clone, Copy, Debug, Default)]
struct Tag {
    bytes: [u8; LONGEST_TAG],
    length: usize,
}

/// Longer than anybody writes.
const LONGEST_TAG: usize = 16;

/// Many times what a parameter's name may have, in bytes. Longer ones are taken to name nothing.
const LONGEST_NAME: usize = 256;

/// The most bytes that are looked at before it is known what they are. A caller that hands on this many at once gets a
/// piece of them.
pub(crate) const LOOKAHEAD: usize = LONGEST_PARAMETER + LOOKBACK + LONGEST_CHARACTER;

const LONGEST_CHARACTER: usize = 4;

const LONGEST_PARAMETER: usize = LONGEST_NAME + 3;

/// How far a quote looks back for what it is: `nq'`, and that nothing stands before it.
const LOOKBACK: usize = 3;

/// A parameter, or a stretch of something else that may go on in the next piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) within: Within,
    /// Whether it is a whole `${name}` or `#{name}`.
    pub(crate) is_parameter: bool,
    /// How many bytes it has; never none.
    pub(crate) length: usize,
}

/// Cuts SQL into pieces.
#[derive(Clone, Debug)]
pub(crate) struct Scanner {
    within: Within,
    /// What the next bytes are known to be.
    next: Option<Next>,
    /// The byte before.
    before: u8,
    /// Whether something was opened right before.
    is_new: bool,
    /// Of the dollar quote it is in.
    tag: Tag,
}

/// What a scan knows at the byte where it stands.
struct State {
    within: Within,
    /// Since which byte that holds.
    settled: usize,
    /// Where what it is in was opened, if in this text.
    opened: usize,
}

#[derive(Clone, Copy, Debug)]
enum Next {
    Opens(Within, usize),
    Parameter(usize),
}

/// What an unusual byte turns out to be.
enum Found {
    /// So many bytes of the same.
    Same(usize),
    Next(Next),
    /// So many bytes, and then code.
    Closes(usize),
    /// More bytes are needed to say.
    Cut,
}

impl Within {
    /// The bytes that can mean something here, as a bit of [`MEANING`].
    #[inline]
    fn mask(self) -> u8 {
        match self {
            Within::Code => 1,
            Within::Literal | Within::Alternative(_) => 2,
            Within::Identifier(b'"') => 4,
            Within::Identifier(_) => 8,
            Within::Line => 16,
            Within::Block => 32,
            Within::Markup => 64,
            Within::Dollar => 128,
            Within::Hint => 128 | 32,
        }
    }
}

/// Where a byte means something: a bit for each [`Within`].
const MEANING: [u8; 256] = {
    let mut table = [0; 256];
    let meanings: [(u8, &[u8]); 8] = [
        (1, b"'\"`-/#$<"),
        (2, b"'\\$#"),
        (4, b"\"\\$#"),
        (8, b"`$#"),
        (16, b"\n"),
        (32, b"*"),
        (64, b"-"),
        (128, b"$#"),
    ];
    let mut i = 0;
    while i < meanings.len() {
        let (bit, bytes) = meanings[i];
        let mut j = 0;
        while j < bytes.len() {
            table[bytes[j] as usize] |= bit;
            j += 1;
        }
        i += 1;
    }
    table
};

/// Whether a byte can stand in a word. `$`, `#` and `@` do so behind the first character.
pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b'#' | b'@') || !byte.is_ascii()
}

/// The name in a `${name}` or `#{name}`; MyBatis can say more about it behind a comma.
pub(crate) fn name(parameter: &[u8]) -> &[u8] {
    let inside = parameter.get(2..parameter.len().saturating_sub(1)).unwrap_or_default();
    let is_typed = parameter.first() == Some(&b'#');
    let comma = inside.iter().position(|&byte| byte == b',' && is_typed);
    inside[..comma.unwrap_or(inside.len())].trim_ascii()
}

impl Scanner {
    pub(crate) fn new() -> Self {
        Scanner {
            within: Within::Code,
            next: None,
            before: b'\n',
            is_new: false,
            tag: Tag::default(),
        }
    }

    /// Whether the next byte is code, unless it opens something.
    pub(crate) fn is_in_code(&self) -> bool {
        self.within == Within::Code
    }

    /// What the first bytes are; none if there are none, or if `more` will follow and decide.
    pub(crate) fn next(&mut self, rest: &[u8], more: bool) -> Option<Piece> {
        self.scan::<true>(rest, more)
    }

    /// The next parameter, or everything before it as one piece of code.
    #[inline]
    pub(crate) fn next_parameter(&mut self, rest: &[u8], more: bool) -> Option<Piece> {
        self.scan::<false>(rest, more)
    }

    /// One loop for both: `EVERY` piece, or parameters only.
    fn scan<const EVERY: bool>(&mut self, rest: &[u8], more: bool) -> Option<Piece> {
        let mut state = State { within: self.within, settled: 0, opened: 0 };
        let mut at = 0;
        match self.next {
            Some(Next::Parameter(length)) => return self.take(rest, length, &state, true),
            Some(Next::Opens(what, length)) => at = state.open(what, length),
            None => {}
        }
        loop {
            let mask = state.within.mask();
            while rest.get(at).is_some_and(|&byte| MEANING[usize::from(byte)] & mask == 0) {
                at += 1;
            }
            if at >= rest.len() {
                return self.run_out(rest, &state, more);
            }
            match self.find(rest, at, &state, more) {
                Found::Same(length) => at += length,
                Found::Closes(length) => {
                    at += length;
                    let within = state.within;
                    state = State { within: Within::Code, settled: at, opened: 0 };
                    if EVERY {
                        return Some(Piece { within, ..self.take(rest, at, &state, false)? });
                    }
                }
                Found::Next(Next::Parameter(length)) if at == 0 => {
                    return self.take(rest, length, &state, true);
                }
                Found::Next(Next::Opens(what, length)) if at == 0 || !EVERY => {
                    if what == Within::Dollar {
                        self.tag = Tag::new(&rest[at..at + length]);
                    }
                    at = state.open(what, at + length);
                }
                Found::Next(next) => {
                    if let Next::Opens(Within::Dollar, length) = next {
                        self.tag = Tag::new(&rest[at..at + length]);
                    }
                    let piece = self.take(rest, at, &state, false);
                    self.next = Some(next);
                    return piece;
                }
                Found::Cut => return self.run_out(&rest[..at], &state, true),
            }
        }
    }

    /// Nothing follows that means something. What a quote can refer back to is kept for it.
    fn run_out(&mut self, rest: &[u8], state: &State, more: bool) -> Option<Piece> {
        let kept = if more && state.within == Within::Code { LOOKBACK } else { 0 };
        let mut length = rest.len().saturating_sub(kept);
        // The caller may want to check what is left once more: it begins with a character.
        let is_inside = |at: usize| rest.get(at).is_some_and(|byte| byte & 0xc0 == 0x80);
        for _ in 1..LONGEST_CHARACTER {
            length -= usize::from(length > 0 && is_inside(length));
        }
        let length = length.max(state.settled);
        if length == 0 { None } else { self.take(rest, length, state, false) }
    }

    #[inline]
    fn take(
        &mut self,
        rest: &[u8],
        length: usize,
        state: &State,
        is_parameter: bool,
    ) -> Option<Piece> {
        self.before = *rest.get(length.checked_sub(1)?)?;
        self.within = state.within;
        self.is_new = state.opened == length;
        self.next = None;
        Some(Piece { within: state.within, is_parameter, length })
    }

    /// What a byte that can mean something does mean.
    fn find(&self, rest: &[u8], at: usize, state: &State, more: bool) -> Found {
        let within = state.within;
        let is_new = if at == 0 { self.is_new } else { at == state.opened };
        let found = &rest[at..];
        let before = |back: usize| match at.checked_sub(back) {
            Some(at) => rest[at],
            None if back == at + 1 => self.before,
            None => b' ',
        };
        // Whether the bytes are there; `Cut` if they can still come.
        let begins = |with: &[u8]| match found.get(..with.len()) {
            Some(bytes) => Ok(bytes == with),
            None if more && with.starts_with(found) => Err(Found::Cut),
            None => Ok(false),
        };
        let find = || {
            if let [b'$' | b'#', b'{', ..] = found {
                return Ok(parameter(found, more));
            }
            if more && found.len() == 1 {
                return Err(Found::Cut);
            }
            Ok(match within {
                Within::Code => match found {
                    [b'\'', ..] => open_literal([before(3), before(2), before(1)], found, more),
                    [quote @ (b'"' | b'`'), ..] => {
                        Found::Next(Next::Opens(Within::Identifier(*quote), 1))
                    }
                    [b'-', b'-', ..] => Found::Next(Next::Opens(Within::Line, 2)),
                    [b'/', ..] if begins(b"/*+")? => Found::Next(Next::Opens(Within::Hint, 3)),
                    [b'/', b'*', ..] => Found::Next(Next::Opens(Within::Block, 2)),
                    [b'<', ..] if begins(b"<!--")? => Found::Next(Next::Opens(Within::Markup, 4)),
                    [b'#', ..] if is_comment(before(1), found) => {
                        Found::Next(Next::Opens(Within::Line, 1))
                    }
                    [b'$', ..] if !is_word(before(1)) => open_dollar(found, more),
                    _ => Found::Same(1),
                },
                Within::Literal | Within::Identifier(_) => match found {
                    // `'\'` is a backslash to those who do not escape with it, and is written for them.
                    [b'\\', b'\'', ..] if is_new && within == Within::Literal => {
                        match found.get(2) {
                            None if more => Found::Cut,
                            Some(b'\'') => Found::Same(2),
                            _ => Found::Closes(2),
                        }
                    }
                    [b'\\', ..] => Found::Same(2.min(found.len())),
                    [b'$' | b'#', ..] => Found::Same(1),
                    [quote, again, ..] if quote == again => Found::Same(2),
                    _ => Found::Closes(1),
                },
                Within::Alternative(end) => match found {
                    [b'\'', ..] if before(1) == end && !is_new => Found::Closes(1),
                    _ => Found::Same(1),
                },
                Within::Dollar if found[0] == b'$' && begins(self.tag.bytes())? => {
                    Found::Closes(self.tag.length)
                }
                Within::Block | Within::Hint if begins(b"*/")? => Found::Closes(2),
                Within::Markup if begins(b"-->")? => Found::Closes(3),
                Within::Line => Found::Closes(1),
                Within::Dollar | Within::Block | Within::Hint | Within::Markup => Found::Same(1),
            })
        };
        find().unwrap_or_else(|cut| cut)
    }
}

/// `${` or `#{`. A name has no brace, so that many of them that do not end cost no more than one.
fn parameter(found: &[u8], more: bool) -> Found {
    let longest = &found[..found.len().min(LONGEST_PARAMETER)];
    match longest.iter().skip(2).position(|byte| matches!(byte, b'{' | b'}')) {
        Some(length) if longest[length + 2] == b'}' => Found::Next(Next::Parameter(length + 3)),
        None if more && longest.len() < LONGEST_PARAMETER => Found::Cut,
        _ => Found::Same(2),
    }
}

/// `'`, or what it is behind a `q`.
fn open_literal(before: [u8; 3], found: &[u8], more: bool) -> Found {
    let is_alternative = match before {
        [other, b'n' | b'N', b'q' | b'Q'] | [_, other, b'q' | b'Q'] => !is_word(other),
        _ => false,
    };
    let within = match (is_alternative, found.get(1)) {
        (true, None) if more => return Found::Cut,
        (true, Some(b'[')) => Within::Alternative(b']'),
        (true, Some(b'{')) => Within::Alternative(b'}'),
        (true, Some(b'(')) => Within::Alternative(b')'),
        (true, Some(b'<')) => Within::Alternative(b'>'),
        (true, Some(&end)) if end.is_ascii_graphic() => {
            return Found::Next(Next::Opens(Within::Alternative(end), 2));
        }
        _ => Within::Literal,
    };
    Found::Next(Next::Opens(within, 1))
}

/// Whether a `#` begins a comment, as it does for MySQL. SQL Server's `#temp`, Oracle's `emp#` and PostgreSQL's `#>`
/// must not: it begins the line, or white space follows.
fn is_comment(before: u8, found: &[u8]) -> bool {
    let is_last = found.len() == 1;
    before == b'\n'
        || !is_word(before) && (is_last || found.get(1).is_some_and(u8::is_ascii_whitespace))
}

/// `$$` or `$tag$`.
fn open_dollar(found: &[u8], more: bool) -> Found {
    let longest = &found[..found.len().min(LONGEST_TAG)];
    let in_tag = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_' || !byte.is_ascii();
    let length = longest.iter().skip(1).take_while(|&byte| in_tag(byte)).count() + 1;
    match longest.get(length) {
        None if more && longest.len() < LONGEST_TAG => Found::Cut,
        Some(b'$') if !found[1].is_ascii_digit() => match found.get(length + 1) {
            None if more => Found::Cut,
            // The second `$` begins a parameter.
            Some(b'{') => Found::Same(length),
            _ => Found::Next(Next::Opens(Within::Dollar, length + 1)),
        },
        _ => Found::Same(1),
    }
}

impl State {
    /// Enters something whose first byte is this.
    fn open(&mut self, within: Within, at: usize) -> usize {
        *self = State { within, settled: at, opened: at };
        at
    }
}

impl Tag {
    fn new(tag: &[u8]) -> Self {
        let mut bytes = [0; LONGEST_TAG];
        for (to, from) in bytes.iter_mut().zip(tag) {
            *to = *from;
        }
        Tag { bytes, length: tag.len().min(LONGEST_TAG) }
    }

    fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}
