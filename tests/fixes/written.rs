//! Values written as YAML.

use serde_json::Value;

/// A block of YAML with strings in these quotes. Of what is there twice the later is an alias, if that is wanted.
pub(crate) fn yaml(value: &Value, has_aliases: bool, quote: char) -> String {
    let mut writer = Writer { has_aliases, quote, seen: Vec::new() };
    format!("---{}", writer.value(value, 0))
}

struct Writer {
    has_aliases: bool,
    quote: char,
    seen: Vec<Value>,
}

impl Writer {
    /// What stands behind a colon or dash.
    fn value(&mut self, value: &Value, indent: usize) -> String {
        if !self.has_aliases {
            return self.plain(value, indent);
        }
        if let Some(place) = self.seen.iter().position(|seen| seen == value) {
            return format!(" *a{place}\n");
        }
        let number = self.seen.len();
        self.seen.push(value.clone());
        format!(" &a{number}{}", self.plain(value, indent))
    }

    fn plain(&mut self, value: &Value, indent: usize) -> String {
        let blanks = " ".repeat(indent);
        let mut lines = vec!["\n".into()];
        match value {
            Value::Object(members) if !members.is_empty() => {
                lines.extend(members.iter().map(|(name, value)| {
                    let name = Value::from(name.as_str());
                    format!("{blanks}{name}:{}", self.value(value, indent + 2))
                }));
            }
            Value::Array(items) if !items.is_empty() => lines.extend(
                items.iter().map(|item| format!("{blanks}-{}", self.value(item, indent + 2))),
            ),
            Value::String(text) if self.quote == '\'' && !text.contains('\n') => {
                return format!(" '{}'\n", text.replace('\'', "''"));
            }
            scalar => return format!(" {scalar}\n"),
        }
        lines.concat()
    }
}
