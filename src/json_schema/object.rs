//! The schema of an object: what its view says of its members, and what rules add.

use serde_json::{Map, Value, json};

use super::{at_least_one_visible, blank, choice, refuses, word};
use crate::choice::Choice;
use crate::document::rules::{r#type, unknown_member};
use crate::pattern::Pattern;
use crate::rule::{Level, Rule, Severity};
use crate::ruleset::RuleSet;
use crate::view::{Expect, Member, View};

/// The schema of an object that is bound to a view. Every limit comes with its rule, and is left out where violations
/// of the rule are no errors.
pub(crate) struct Object<'r> {
    rules: &'r RuleSet,
    title: &'static str,
    either_case: bool,
    properties: Vec<Property>,
    all_of: Vec<Value>,
}

#[expect(clippy::struct_excessive_bools, reason = "plain answers, asked one by one")]
struct Property {
    member: Member,
    about: Vec<String>,
    limits: Map<String, Value>,
    /// Whether the limits themselves let a blank text pass.
    lets_blank_pass: bool,
    /// Whether the rule looks at blank texts, too.
    minds_blank: bool,
    /// Whether any rule says something of it.
    limited: bool,
    required: bool,
    /// Whether blank will do where it must be there.
    may_be_blank: bool,
}

impl<'r> Object<'r> {
    /// The members of a view, each of its type.
    pub(crate) fn of<V: View<'static>>(rules: &'r RuleSet, title: &'static str) -> Self {
        let properties = V::MEMBERS.iter().map(|member| Property {
            member: *member,
            about: about(member),
            limits: Map::new(),
            lets_blank_pass: true,
            minds_blank: false,
            limited: false,
            required: false,
            may_be_blank: false,
        });
        Object {
            rules,
            title,
            either_case: V::EITHER_CASE,
            properties: properties.collect(),
            all_of: Vec::new(),
        }
    }

    /// With the members of another view of the same object.
    pub(crate) fn and<V: View<'static>>(mut self) -> Self {
        for property in Object::of::<V>(self.rules, self.title).properties {
            let name = property.member.name;
            if self.properties.iter().all(|known| known.member.name != name) {
                self.properties.push(property);
            }
        }
        self
    }

    fn property(&mut self, name: &str) -> Option<&mut Property> {
        let found = self.properties.iter_mut().find(|it| it.member.name == name);
        debug_assert!(found.is_some(), "{name} is no member of {}", self.title);
        found
    }

    /// What a rule says of a member. It passes where the text is blank, unless [`Object::even_blank`].
    pub(crate) fn limit(mut self, name: &str, limits: Value, rule: &Rule) -> Self {
        let applies = refuses(self.rules, rule);
        self = self.about(name, rule);
        if let (true, Value::Object(limits), Some(property)) =
            (applies, limits, self.property(name))
        {
            property.lets_blank_pass &= !limits.contains_key("enum");
            property.limits.extend(limits);
            property.limited = true;
        }
        self
    }

    pub(crate) fn word(mut self, name: &str, pattern: &Pattern, rule: &Rule) -> Self {
        let applies = refuses(self.rules, rule);
        self = self.limit(name, word(pattern), rule);
        if let (true, Some(property)) = (applies, self.property(name)) {
            property.lets_blank_pass &= pattern.may_start(' ');
        }
        self
    }

    /// A word that a rule narrows further, where another lets it pass.
    pub(crate) fn narrower(self, name: &str, pattern: &Pattern, rule: &Rule, of: &Rule) -> Self {
        if refuses(self.rules, of) {
            self.word(name, pattern, rule)
        } else {
            self.about(name, rule)
        }
    }

    /// What a rule narrows further, where another lets it pass.
    pub(crate) fn limit_within(self, name: &str, limits: Value, rule: &Rule, of: &Rule) -> Self {
        if refuses(self.rules, of) {
            self.limit(name, limits, rule)
        } else {
            self.about(name, rule)
        }
    }

    pub(crate) fn choice(self, name: &str, words: Choice, rule: &Rule) -> Self {
        self.limit(name, choice(words), rule)
    }

    /// What is said of these members no blank text fits.
    pub(crate) fn visible(mut self, names: &[&str]) -> Self {
        for name in names {
            if let Some(property) = self.property(name) {
                property.lets_blank_pass &= property.limits.is_empty();
            }
        }
        self
    }

    /// The rules about a member look at blank texts, too.
    pub(crate) fn even_blank(mut self, names: &[&str]) -> Self {
        for name in names {
            if let Some(property) = self.property(name) {
                property.minds_blank = true;
            }
        }
        self
    }

    /// Names a rule that has to do with a member.
    pub(crate) fn about(self, name: &str, rule: &Rule) -> Self {
        let level = match self.rules.level(rule) {
            Level::On(Severity::Error) => "",
            Level::On(Severity::Warning) => ", a warning",
            Level::On(Severity::Note) => ", a note",
            Level::Off => return self,
        };
        self.remark(name, format!("{} ({}{level})", rule.summary, rule.id))
    }

    /// Something else to know of a member.
    pub(crate) fn remark(mut self, name: &str, text: String) -> Self {
        if let Some(property) = self.property(name) {
            property.about.push(text);
        }
        self
    }

    /// What stands in a member: the type is the schema's own.
    pub(crate) fn holds(mut self, name: &str, schema: Value) -> Self {
        if let (Value::Object(schema), Some(property)) = (schema, self.property(name)) {
            property.limits.extend(schema);
        }
        self
    }

    /// What the elements of a member are.
    pub(crate) fn elements(self, name: &str, schema: Value) -> Self {
        self.holds(name, Value::from_iter([("items", schema)]))
    }

    /// The members that the view says must be there, by this rule.
    pub(crate) fn required(self, rule: &Rule) -> Self {
        let required = |it: &Property| it.member.required.then_some(it.member.name);
        let names: Vec<_> = self.properties.iter().filter_map(required).collect();
        self.require(&names, rule)
    }

    /// Members that must be there, not null and not blank.
    pub(crate) fn require(mut self, names: &[&str], rule: &Rule) -> Self {
        let applies = refuses(self.rules, rule);
        for name in names {
            if let Some(property) = self.property(name) {
                property.required |= applies;
            }
        }
        self
    }

    /// The members that the view says must be there, be it blank.
    pub(crate) fn present(mut self, rule: &Rule) -> Self {
        self = self.required(rule);
        for property in &mut self.properties {
            property.may_be_blank = property.member.required;
        }
        self
    }

    /// What a rule says of several members together.
    pub(crate) fn also(mut self, rule: &Rule, schema: Value) -> Self {
        if refuses(self.rules, rule) {
            self.all_of.push(schema);
        }
        self
    }

    /// What holds whatever the rules say: it leads to other schemas.
    pub(crate) fn always(mut self, schema: Value) -> Self {
        self.all_of.push(schema);
        self
    }

    /// What a rule says of several members that are of their types.
    pub(crate) fn also_typed(self, rule: &Rule, schema: Value) -> Self {
        if refuses(self.rules, &r#type::RULE) { self.also(rule, schema) } else { self }
    }

    /// The same, where another rule lets them pass.
    pub(crate) fn also_within(self, rule: &Rule, of: &Rule, schema: Value) -> Self {
        if refuses(self.rules, of) { self.also_typed(rule, schema) } else { self }
    }

    pub(super) fn build(self, at: &str) -> Value {
        let mut schema = Map::new();
        schema.insert("title".into(), self.title.into());
        if refuses(self.rules, &r#type::RULE) {
            schema.insert("type".into(), "object".into());
        }
        let (mut properties, mut folded, mut all_of) = (Map::new(), Map::new(), self.all_of);
        let mut required = Vec::new();
        for property in self.properties {
            let name = property.member.name;
            if property.required && self.either_case {
                all_of.push(either(name, |name| json!({ "required": [name] })));
            } else if property.required {
                required.push(Value::from(name));
            }
            if self.either_case {
                let same = json!({ "$ref": format!("{at}/properties/{name}") });
                folded.insert(format!("^{}$", lower(name)), same);
            }
            properties.insert(name.into(), property.build(self.rules));
        }
        schema.insert("properties".into(), properties.into());
        if refuses(self.rules, &unknown_member::RULE) {
            folded.insert("^x-".into(), true.into());
            schema.insert("additionalProperties".into(), false.into());
        }
        for (keyword, value) in [
            ("patternProperties", Value::from(folded)),
            ("required", required.into()),
            ("allOf", all_of.into()),
        ] {
            if value != json!({}) && value != json!([]) {
                schema.insert(keyword.into(), value);
            }
        }
        schema.into()
    }
}

impl Property {
    fn build(self, rules: &RuleSet) -> Value {
        let mut schema = Map::new();
        if !self.about.is_empty() {
            schema.insert("description".into(), self.about.join("\n").into());
        }
        let types = self.member.expect.types();
        let is_typed = refuses(rules, &r#type::RULE);
        if is_typed && !types.is_empty() {
            let types = if let [one] = types { json!(one) } else { json!(types) };
            schema.insert("type".into(), types);
        }
        let mut limits = Value::from(self.limits);
        if limits.get("enum").is_some() && !is_typed {
            limits = json!({ "anyOf": [{ "not": { "type": types } }, limits] });
        }
        let can_be_blank = types.contains(&"string") && self.lets_blank_pass;
        let is_filled = self.required && !self.may_be_blank;
        let skips_blank = types.contains(&"string") && !self.minds_blank && !is_filled;
        if skips_blank && self.limited && limits != json!({}) {
            limits = json!({ "anyOf": [limits, blank()] });
        }
        if let Value::Object(limits) = limits {
            schema.extend(limits);
        }
        if is_filled && can_be_blank {
            if schema.contains_key("pattern") {
                schema.insert("allOf".into(), json!([at_least_one_visible()]));
            } else if let Value::Object(visible) = at_least_one_visible() {
                schema.extend(visible);
            }
        }
        schema.into()
    }
}

/// What the documentation of its field says beyond its name.
fn about(member: &Member) -> Vec<String> {
    let text = member.about.trim();
    let own =
        text.strip_prefix('`').and_then(|rest| rest.split_once('`')).map_or(text, |(_, own)| own);
    let own = own.trim_start_matches([',', ':', ' ']).trim_end_matches('.');
    if own.is_empty() { Vec::new() } else { vec![own.into()] }
}

/// `apiName` for `ApiName`.
pub(super) fn lower(name: &str) -> String {
    let first = name.chars().take(1).map(|c| c.to_ascii_lowercase());
    first.chain(name.chars().skip(1)).collect()
}

/// A schema of a member whose name may begin in lower case.
pub(crate) fn either(name: &str, schema: impl Fn(&str) -> Value) -> Value {
    json!({ "anyOf": [schema(name), schema(&lower(name))] })
}

/// What must hold where something else does.
pub(crate) fn when(condition: Value, then: Value) -> Value {
    Value::from_iter([("if", condition), ("then", then)])
}

impl Expect {
    /// The types of JSON Schema; none are all.
    fn types(self) -> &'static [&'static str] {
        match self {
            Expect::String => &["string"],
            Expect::Boolean => &["boolean"],
            Expect::Integer => &["integer"],
            Expect::Number => &["number"],
            Expect::Count => &["integer", "string"],
            Expect::Array => &["array"],
            Expect::Object => &["object"],
            Expect::StringOrArray => &["string", "array"],
            Expect::StringOrObject => &["string", "object"],
            Expect::Anything => &[],
        }
    }
}
