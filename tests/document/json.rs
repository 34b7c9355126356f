//! Arbitrary JSON, written in arbitrary ways.

use proptest::prelude::*;

/// A value whose members keep their order and may share names.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    Boolean(bool),
    /// As written.
    Number(String),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Decides where white space stands and which characters are written as escapes: a byte each, over and over.
/// None at all writes as compactly as can be.
#[derive(Clone, Debug, Default)]
pub(crate) struct Ink(Vec<u8>);

pub(crate) fn ink() -> impl Strategy<Value = Ink> {
    prop::collection::vec(any::<u8>(), 0..24).prop_map(Ink)
}

pub(crate) fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Boolean),
        number().prop_map(Json::Number),
        string().prop_map(Json::String),
    ];
    leaf.prop_recursive(6, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::Array),
            prop::collection::vec((name(), inner), 0..6).prop_map(Json::Object),
        ]
    })
}

/// Finite as a float, and of any length.
fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,12})?([eE][+-]?[0-9]{1,2})?",
    ]
}

/// Characters that are one to four bytes long, and those that JSON, pointers and messages treat in their own way.
fn string() -> impl Strategy<Value = String> {
    let special = prop::sample::select(
        "\"\\/~\0\u{8}\u{c}\n\r\t\u{1f} \u{7f}aé名\u{feff}\u{202e}😀".chars().collect::<Vec<_>>(),
    );
    let c = prop_oneof![3 => prop::char::range(' ', '~'), 2 => special, 1 => any::<char>()];
    prop::collection::vec(c, 0..24).prop_map(String::from_iter)
}

/// Few, so that some are there twice.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![2 => "[ab]?", 1 => "[0-9]", 1 => string()]
}

impl Json {
    /// As text.
    pub(crate) fn write(&self, ink: &Ink) -> String {
        let mut pen = Pen { text: String::new(), ink: ink.0.iter().cycle() };
        pen.space();
        pen.value(self);
        pen.space();
        pen.text
    }

    /// Whether some object has two members of one name.
    pub(crate) fn has_duplicates(&self) -> bool {
        match self {
            Json::Array(elements) => elements.iter().any(Json::has_duplicates),
            Json::Object(members) => {
                let names: std::collections::BTreeSet<_> =
                    members.iter().map(|(name, _)| name).collect();
                names.len() < members.len()
                    || members.iter().any(|(_, value)| value.has_duplicates())
            }
            _ => false,
        }
    }
}

struct Pen<'i> {
    text: String,
    ink: std::iter::Cycle<std::slice::Iter<'i, u8>>,
}

impl Pen<'_> {
    fn drop_of_ink(&mut self) -> u8 {
        self.ink.next().copied().unwrap_or_default()
    }

    fn space(&mut self) {
        let space = match self.drop_of_ink() {
            0..=127 => "",
            128..=191 => " ",
            192..=223 => "\n  ",
            224..=239 => "\r\n",
            240..=255 => "\t ",
        };
        self.text.push_str(space);
    }

    fn value(&mut self, value: &Json) {
        match value {
            Json::Null => self.text.push_str("null"),
            Json::Boolean(it) => self.text.push_str(&it.to_string()),
            Json::Number(number) => self.text.push_str(number),
            Json::String(string) => self.string(string),
            Json::Array(elements) => self.list("[]", elements, Self::value),
            Json::Object(members) => self.list("{}", members, |pen, (name, value)| {
                pen.string(name);
                pen.space();
                pen.text.push(':');
                pen.space();
                pen.value(value);
            }),
        }
    }

    fn list<T>(&mut self, brackets: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.text.push_str(&brackets[..1]);
        self.space();
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text.push(',');
                self.space();
            }
            write(self, item);
            self.space();
        }
        self.text.push_str(&brackets[1..]);
    }

    fn string(&mut self, string: &str) {
        self.text.push('"');
        for c in string.chars() {
            let escape = self.drop_of_ink() >= 160;
            match c {
                '"' | '\\' => self.text.extend(['\\', c]),
                '\0'..' ' => self.escape(c),
                '/' if escape => self.text.push_str("\\/"),
                c if escape => self.escape(c),
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }

    /// A short escape where there is one and the ink says so; else `\u`, digits in either case.
    fn escape(&mut self, c: char) {
        let drop = self.drop_of_ink();
        let short =
            [('\u{8}', "\\b"), ('\u{c}', "\\f"), ('\n', "\\n"), ('\r', "\\r"), ('\t', "\\t")];
        let short = short.iter().find(|(of, _)| *of == c).filter(|_| drop < 128);
        if let Some((_, escape)) = short {
            self.text.push_str(escape);
            return;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            let digits =
                if drop.is_multiple_of(2) { format!("{unit:04x}") } else { format!("{unit:04X}") };
            self.text.push_str("\\u");
            self.text.push_str(&digits);
        }
    }
}
