//! TOML against the table of keys: what is unknown, missing or of the wrong type is said here, so that whoever takes values out
//! of a [`Table`] finds them of their type or not at all.

use std::ops::Range;

use apiglint::{Level, PointerPattern, nearest};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::globs::Globs;
use super::keys::{Key, Value, Words};
use super::problem::Problem;

type Item<'t> = Spanned<DeValue<'t>>;

/// A table whose values are of their types, but for those that a problem was found with.
pub(crate) struct Table<'d, 't> {
    pub(crate) span: Range<usize>,
    entries: &'d DeTable<'t>,
}

/// A text with its place.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    pub(crate) text: String,
    pub(crate) span: Range<usize>,
}

/// What to do about an id that TOML does not take for one key.
pub(super) const QUOTES: &str = "the id of a rule needs quotes, such as \"roma/name\"";

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Problems(pub(crate) Vec<Problem>);

impl Problems {
    pub(crate) fn add(&mut self, span: Range<usize>, message: impl Into<String>) -> &mut Problem {
        self.0.push(Problem { span, message: message.into(), help: None });
        let last = self.0.len() - 1;
        &mut self.0[last]
    }

    /// Says what is wrong with a table, and all it has in it.
    pub(crate) fn check(
        &mut self,
        table: &DeTable<'_>,
        span: &Range<usize>,
        name: &str,
        keys: &[Key],
    ) {
        for (key, value) in table {
            match keys.iter().find(|known| known.name == key.get_ref()) {
                Some(known) => self.check_value(value, known.name, &known.value),
                None => self.refuse_key(key.span(), key.get_ref(), keys),
            }
        }
        for key in keys.iter().filter(|key| key.is_required) {
            if !table.contains_key(key.name) {
                let Key { name: needed, doc, .. } = key;
                let problem =
                    self.add(span.clone(), format!("`{name}` must have the key `{needed}`"));
                problem.help = Some(format!("`{needed}` is {doc}"));
            }
        }
    }

    fn refuse_key(&mut self, span: Range<usize>, key: &str, keys: &[Key]) {
        let near = nearest(key, keys.iter().map(|key| key.name));
        let problem = self.add(span, format!("there is no key `{key}` here{}", question(near)));
        if near.is_none() {
            let names: Vec<_> = keys.iter().map(|key| key.name).collect();
            problem.help = Some(format!("the keys are {}", names.join(", ")));
        }
    }

    fn check_value(&mut self, item: &Item<'_>, name: &str, expected: &Value) {
        let span = item.span();
        match (expected, item.get_ref()) {
            (Value::Text, DeValue::String(_)) | (Value::Yes, DeValue::Boolean(true)) => {}
            (Value::Yes, DeValue::Boolean(false)) => {
                self.add(span, format!("`{name}` must be true")).help =
                    Some("leave it out instead".into());
            }
            (Value::Word(words), DeValue::String(word)) => self.check_word(span, name, word, words),
            (Value::Number(range), DeValue::Integer(_)) => {
                if number(item).is_none_or(|number| !range.contains(&number)) {
                    let (least, most) = (range.start(), range.end());
                    self.add(span, format!("`{name}` must be {least} to {most}"));
                }
            }
            (Value::Texts | Value::Words(_), DeValue::Array(items)) => {
                items.iter().for_each(|item| self.check_element(item, name, expected));
            }
            (Value::Table(keys), DeValue::Table(table)) => self.check(table, &span, name, keys),
            (Value::Tables(keys), DeValue::Array(items)) => {
                for item in items {
                    match item.get_ref() {
                        DeValue::Table(table) => self.check(table, &item.span(), name, keys),
                        value => {
                            self.refuse_type(item.span(), name, "an array of tables", value);
                        }
                    }
                }
            }
            (Value::Tables(_), DeValue::Table(_)) => {
                self.refuse_type(span, name, expected.name(), item.get_ref()).help =
                    Some(format!("each has a heading in two brackets: [[{name}]]"));
            }
            (Value::Levels, DeValue::Table(table)) => {
                for (rule, level) in table {
                    if let DeValue::Table(_) = level.get_ref() {
                        let rule = rule.get_ref();
                        self.refuse_type(level.span(), rule, "a string", level.get_ref()).help =
                            Some(QUOTES.into());
                        continue;
                    }
                    self.check_value(level, rule.get_ref(), &Value::Word(&super::keys::LEVELS));
                }
            }
            (Value::GlobsOf(words), DeValue::Table(table)) => {
                for (word, globs) in table {
                    self.check_word(word.span(), name, word.get_ref(), words);
                    self.check_value(globs, word.get_ref(), &Value::Texts);
                }
            }
            (expected, value) => {
                self.refuse_type(span, name, expected.name(), value);
            }
        }
    }

    fn check_element(&mut self, item: &Item<'_>, name: &str, list: &Value) {
        match (list, item.get_ref()) {
            (Value::Words(words), DeValue::String(word)) => {
                self.check_word(item.span(), name, word, words);
            }
            (_, DeValue::String(_)) => {}
            (_, value) => {
                let message = format!("`{name}` must hold strings, not {}", type_name(value));
                self.add(item.span(), message);
            }
        }
    }

    fn refuse_type(
        &mut self,
        span: Range<usize>,
        name: &str,
        expected: &str,
        value: &DeValue<'_>,
    ) -> &mut Problem {
        let found = type_name(value);
        self.add(span, format!("`{name}` must be {expected}, not {found}"))
    }

    fn check_word(&mut self, span: Range<usize>, name: &str, word: &str, words: &Words) {
        let all = (words.all)();
        if all.contains(&word) {
            return;
        }
        let near = nearest(word, all.iter().copied());
        if let Some(refuse) = words.refuse {
            self.add(span, refuse(word));
            return;
        }
        let problem = self.add(span, format!("`{name}` must be {}", choice(&all)));
        problem.help = near.map(|near| format!("did you mean `{near}`?"));
    }
}

/// `a, b or c`
pub(crate) fn choice(words: &[impl AsRef<str>]) -> String {
    let words: Vec<_> = words.iter().map(AsRef::as_ref).collect();
    match words.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} or {last}", most.join(", ")),
        words => words.concat(),
    }
}

/// `; did you mean …?`, if there is something to be meant.
pub(crate) fn question(near: Option<&str>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean `{near}`?"))
}

impl Value {
    fn name(&self) -> &'static str {
        match self {
            Value::Text | Value::Word(_) => "a string",
            Value::Yes => "a boolean",
            Value::Number(_) => "an integer",
            Value::Texts | Value::Words(_) => "an array of strings",
            Value::Levels | Value::GlobsOf(_) | Value::Table(_) => "a table",
            Value::Tables(_) => "an array of tables",
        }
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "an integer",
        DeValue::Float(_) => "a float",
        DeValue::Boolean(_) => "a boolean",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "an array",
        DeValue::Table(_) => "a table",
    }
}

fn number(item: &Item<'_>) -> Option<u64> {
    let integer = item.get_ref().as_integer()?;
    u64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

fn placed(item: &Item<'_>) -> Option<Placed> {
    Some(Placed { text: item.get_ref().as_str()?.into(), span: item.span() })
}

fn texts(item: &Item<'_>) -> Vec<Placed> {
    item.get_ref().as_array().into_iter().flatten().filter_map(placed).collect()
}

fn level(item: &Item<'_>) -> Option<Level> {
    let name = item.get_ref().as_str()?;
    Level::ALL.into_iter().find(|level| level.name() == name)
}

fn compile(globs: Vec<Placed>, problems: &mut Problems) -> Globs {
    let (texts, spans): (Vec<_>, Vec<_>) = globs.into_iter().map(|it| (it.text, it.span)).unzip();
    Globs::new(texts).unwrap_or_else(|wrong| {
        for (number, reason) in wrong {
            problems.add(spans.get(number).cloned().unwrap_or_default(), reason);
        }
        Globs::default()
    })
}

impl<'d, 't> Table<'d, 't> {
    pub(crate) fn new(entries: &'d DeTable<'t>, span: Range<usize>) -> Self {
        Table { span, entries }
    }

    fn get(&self, key: &str) -> Option<&'d Item<'t>> {
        self.entries.get(key)
    }

    pub(crate) fn text(&self, key: &str) -> Option<Placed> {
        placed(self.get(key)?)
    }

    /// A text for people, which has to say something.
    pub(crate) fn prose(&self, key: &str, problems: &mut Problems) -> Option<String> {
        let Placed { text, span } = self.text(key)?;
        if text.trim().is_empty() {
            problems.add(span, format!("`{key}` cannot be blank"));
        }
        Some(text)
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub(crate) fn level(&self, key: &str) -> Option<Level> {
        self.get(key).and_then(level)
    }

    /// A path with wildcards, and where it is.
    pub(crate) fn pointer(
        &self,
        key: &str,
        problems: &mut Problems,
    ) -> Option<(Range<usize>, PointerPattern)> {
        let Placed { text, span } = self.text(key)?;
        match PointerPattern::new(&text) {
            Ok(pointer) => Some((span, pointer)),
            Err(error) => {
                problems.add(span, error.to_string());
                None
            }
        }
    }

    /// Globs; those of a list in which one is wrong match nothing.
    pub(crate) fn globs(&self, key: &str, problems: &mut Problems) -> Option<Globs> {
        Some(compile(self.list(key)?.1, problems))
    }

    /// A key whose value is `true`: where it is.
    pub(crate) fn yes(&self, key: &str) -> Option<Range<usize>> {
        self.get(key).filter(|item| item.get_ref().as_bool() == Some(true)).map(Spanned::span)
    }

    pub(crate) fn number(&self, key: &str) -> Option<usize> {
        usize::try_from(number(self.get(key)?)?).ok()
    }

    /// Texts, and where the list is.
    pub(crate) fn list(&self, key: &str) -> Option<(Range<usize>, Vec<Placed>)> {
        self.get(key).map(|item| (item.span(), texts(item)))
    }

    pub(crate) fn table(&self, key: &str) -> Option<Table<'d, 't>> {
        let item = self.get(key)?;
        Some(Table::new(item.get_ref().as_table()?, item.span()))
    }

    pub(crate) fn tables(&self, key: &str) -> impl Iterator<Item = Table<'d, 't>> + use<'d, 't> {
        let items = self.get(key).and_then(|item| item.get_ref().as_array());
        items
            .into_iter()
            .flatten()
            .filter_map(|item| Some(Table::new(item.get_ref().as_table()?, item.span())))
    }

    /// The levels of rules, in their order in the file; none for one that is no level.
    pub(crate) fn levels(&self) -> Vec<(Placed, Option<Level>)> {
        self.in_order(|item| Some(level(item)))
    }

    /// The globs of words, in their order in the file.
    pub(crate) fn globs_of_each(&self, problems: &mut Problems) -> Vec<(Placed, Globs)> {
        let lists = self.in_order(|item| Some(texts(item)));
        lists.into_iter().map(|(word, list)| (word, compile(list, problems))).collect()
    }

    fn in_order<T>(&self, take: impl Fn(&'d Item<'t>) -> Option<T>) -> Vec<(Placed, T)> {
        let entries = self.entries.iter().filter_map(|(key, item)| {
            let key = Placed { text: key.get_ref().clone().into_owned(), span: key.span() };
            Some((key, take(item)?))
        });
        let mut entries: Vec<_> = entries.collect();
        entries.sort_by_key(|(key, _)| key.span.start);
        entries
    }
}
