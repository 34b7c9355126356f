//! The typed view of a backend definition, as `create`, `update` and `read` carry it.
//!
//! Members and types: "Modifying a Backend API", tables 3 to 6,
//! <https://support.huaweicloud.com/intl/en-us/api-roma/UpdateLiveDataApiV2.html>, and "Creating a
//! Backend API Script", <https://support.huaweicloud.com/api-roma/CreateLiveDataApiScriptV2.html>.

use super::body::Body;
use super::inputs::Inputs;
use super::rules::parameter_in;
use super::script::{self, Content};
use crate::document::rules::r#type;
use crate::document::{Node, Text};
use crate::inline::InlineList;
use crate::report::Report;
use crate::ruleset::RuleSet;
use crate::sink::Sink;
use crate::view::{Expect, Field, view};
use crate::word::choices;

view! {
    /// The members of a definition.
    pub struct Members {
        /// `id`, in responses.
        id: "id" String,
        /// `instance`, in responses.
        instance: "instance" String,
        /// `name`
        name: "name" String required,
        /// `path`
        path: "path" String required,
        /// `method`
        method: "method" String required,
        /// `description`
        description: "description" String,
        /// `version`
        version: "version" String required,
        /// `content_type`
        content_type: "content_type" String required,
        /// `api_signature_id`
        api_signature_id: "api_signature_id" String,
        /// `roma_app_id`
        roma_app_id: "roma_app_id" String required,
        /// `roma_app_name`, in responses.
        roma_app_name: "roma_app_name" String,
        /// `return_format`
        return_format: "return_format" Boolean,
        /// `type`, in responses.
        ty: "type" String,
        /// `status`, in responses.
        status: "status" Integer,
        /// `created_time`, in responses.
        created_time: "created_time" String,
        /// `modified_time`, in responses.
        modified_time: "modified_time" String,
        /// `parameters`
        parameters: "parameters" Array,
        /// `scripts`, in responses.
        scripts: "scripts" Array,
    }
}

view! {
    /// One of a definition's `parameters`.
    pub struct Parameter {
        /// `name`
        name: "name" String required,
        /// `in`
        location: "in" String required,
        /// `default`
        default: "default" String,
        /// `description`
        description: "description" String,
        /// `required`
        required: "required" Boolean,
    }
}

view! {
    /// One of a definition's `scripts`.
    pub struct Script {
        /// `ds_id`
        ds_id: "ds_id" String,
        /// `ds_name`
        ds_name: "ds_name" String,
        /// `ds_type`
        ds_type: "ds_type" String,
        /// `type`
        ty: "type" String,
        /// `object_name`
        object_name: "object_name" String required,
        /// `content`
        content: "content" String required,
        /// `enable_result_paging`
        enable_result_paging: "enable_result_paging" Boolean,
        /// `enable_preparestatement`
        enable_preparestatement: "enable_preparestatement" Boolean,
        /// `created_time`, in responses.
        created_time: "created_time" String,
        /// `modified_time`, in responses.
        modified_time: "modified_time" String,
    }
}

view! {
    /// A list response.
    pub struct List {
        /// `size`: how many are in this answer.
        size: "size" Integer,
        /// `total`: how many there are.
        total: "total" Integer,
        /// `apis`: the definitions.
        apis: "apis" Array required,
    }
}

choices! {
    /// Where a parameter stands when the API is called.
    ///
    /// ```
    /// use apiglint::roma::Position;
    ///
    /// assert_eq!("Headers".parse(), Ok(Position::Headers));
    /// let fault = Position::try_from("header").unwrap_err();
    /// assert_eq!(fault.message, "must be Headers, Parameters or Body");
    /// ```
    pub enum Position: parameter_in::RULE {
        /// In the request headers.
        Headers = "Headers",
        /// In the query string.
        Parameters = "Parameters",
        /// In the request body.
        Body = "Body",
    }
}

impl Parameter<'_> {
    /// Its position, if `in` names one.
    #[expect(
        clippy::inline_always,
        reason = "it is called for every parameter of every definition"
    )]
    #[inline(always)]
    pub fn position(&self) -> Option<Position> {
        let (_, text) = self.location().text()?;
        let word = text.decode_bytes();
        Position::ALL.into_iter().find(|position| *word == *position.name().as_bytes())
    }
}

/// A parameter, and what is found out about it once for all rules.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "four plain answers, asked one by one")]
pub(super) struct ReadParameter<'d> {
    pub(super) parameter: Parameter<'d>,
    pub(super) position: Option<Position>,
    /// Whether it has a value that a script could refer to by name.
    pub(super) is_input: bool,
    /// Whether a script refers to it.
    pub(super) is_used: bool,
    /// Whether it stands in a Swagger file, which has other words for positions.
    pub(super) is_swagger: bool,
    /// Whether it is checked where it stands, since several definitions have it.
    pub(super) is_shared: bool,
}

impl<'d> ReadParameter<'d> {
    /// Nothing bound or found out yet.
    #[inline]
    pub(super) fn new(node: Node<'d>) -> Self {
        ReadParameter {
            parameter: Parameter::new(node),
            position: None,
            is_input: false,
            is_used: false,
            is_swagger: false,
            is_shared: false,
        }
    }

    /// Its name, if it has one and its position is this.
    pub(super) fn name_in(&self, position: Position) -> Option<(Node<'d>, Text<'d>)> {
        if self.position == Some(position) { self.parameter.name().filled() } else { None }
    }
}

/// A script, and what stands in it.
#[derive(Debug)]
pub(super) struct ReadScript<'d> {
    pub(super) script: Script<'d>,
    /// Of a script that has content.
    pub(super) content: Option<Content>,
    /// Whether it is SQL, whose `${name}` mean parameters.
    pub(super) is_sql: bool,
    /// How many `${name}` no parameter declares.
    pub(super) undeclared: usize,
    /// At which byte of the decoded script the first of them stands.
    pub(super) first_undeclared: usize,
}

/// How a definition is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Form<'d> {
    /// As an object of the gateway's own.
    Own,
    /// As an operation of a Swagger file with this `basePath`.
    Swagger(Option<Text<'d>>),
}

/// A backend definition, bound and ready for its rules.
#[derive(Debug)]
pub struct Definition<'d> {
    /// Its own members.
    pub members: Members<'d>,
    pub(super) form: Form<'d>,
    /// What it is made of: its own `type`, or the `api_type` of a request that has nothing but scripts.
    ty: Field<'d>,
    pub(super) parameters: InlineList<ReadParameter<'d>, 32>,
    pub(super) scripts: InlineList<ReadScript<'d>, 2>,
    pub(super) bodies: InlineList<Body<'d>, 3>,
    pub(super) inputs: Inputs<'d>,
}

impl<'d> Definition<'d> {
    /// The definition that an object is; none if the node is no object.
    ///
    /// ```
    /// use apiglint::{Document, RuleSet, roma::Definition};
    ///
    /// let document = Document::from_json(br#"{ "parameters": [{ "name": "id", "in": "Headers" }] }"#)?;
    /// let definition = Definition::of(document.root()).ok_or("no object")?;
    /// let names = definition.parameters().filter_map(|parameter| parameter.name().text());
    /// assert!(names.map(|(_, name)| name.decode()).eq(["id"]));
    /// let report = definition.check(&RuleSet::default());
    /// assert_eq!(report.violations().len(), 6, "six members are missing");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn of(node: Node<'d>) -> Option<Self> {
        let rules = RuleSet::none();
        let mut definition = Definition::new(node);
        definition.bind(&mut Sink::new(&rules)).then_some(definition)
    }

    /// Checks what is bound. [`check_definition`](super::check_definition) also reports what could not be
    /// bound: unknown and duplicate members, and wrong types.
    pub fn check(&self, rules: &RuleSet) -> Report {
        let mut out = Sink::new(rules);
        super::rules::check(self, &mut out);
        out.into_report()
    }

    pub(super) fn new(node: Node<'d>) -> Self {
        Definition {
            members: Members::new(node),
            form: Form::Own,
            ty: Field::ABSENT,
            parameters: InlineList::new(),
            scripts: InlineList::new(),
            bodies: InlineList::new(),
            inputs: Inputs::new(),
        }
    }

    /// Binds a definition; reports what cannot be bound. False if it is not an object.
    pub(super) fn bind(&mut self, out: &mut Sink<'_>) -> bool {
        if !r#type::check(self.members.node(), Expect::Object, out) {
            return false;
        }
        self.members.bind(out);
        let (parameters, ty, scripts) =
            (*self.members.parameters(), *self.members.ty(), *self.members.scripts());
        self.bind_parameters(&parameters, out);
        self.bind_scripts(ty, &scripts, out);
        true
    }

    /// Binds the elements of `parameters`.
    pub(super) fn bind_parameters(&mut self, parameters: &Field<'d>, out: &mut Sink<'_>) {
        for node in parameters.elements() {
            if r#type::check(node, Expect::Object, out) {
                self.add_parameter(node, out);
            }
        }
        self.inputs.index();
    }

    /// Binds the elements of `scripts`, which are of a backend of this type.
    pub(super) fn bind_scripts(&mut self, ty: Field<'d>, scripts: &Field<'d>, out: &mut Sink<'_>) {
        self.ty = ty;
        for node in scripts.elements() {
            if r#type::check(node, Expect::Object, out) {
                self.add_script(node, out);
            }
        }
    }

    fn add_parameter(&mut self, node: Node<'d>, out: &mut Sink<'_>) {
        let number = self.parameters.len();
        let before = self.inputs.len();
        let read = self.parameters.push(ReadParameter::new(node));
        read.parameter.bind(out);
        read.position = read.parameter.position();
        match read.position {
            Some(Position::Body) => {
                if let Some(body) = Body::read(&read.parameter, number, &mut self.inputs) {
                    self.bodies.push(body);
                }
            }
            Some(position) => {
                if let Some((node, name)) = read.parameter.name().filled() {
                    self.inputs.add(position, number, node, name);
                }
            }
            None => {}
        }
        read.is_input = self.inputs.len() > before;
    }

    fn add_script(&mut self, node: Node<'d>, out: &mut Sink<'_>) {
        let mut script = Script::new(node);
        script.bind(out);
        self.read_script(&script);
    }

    /// Looks into a script, and adds it.
    #[inline]
    pub(super) fn read_script(&mut self, script: &Script<'d>) {
        let is_sql = self.is_sql(script);
        let (mut undeclared, mut first_undeclared) = (0, 0);
        let content = script.content().filled().map(|(_, text)| {
            script::read(text, |name, at| {
                if is_sql && !self.mark_used(name) {
                    undeclared += 1;
                    if undeclared == 1 {
                        first_undeclared = at;
                    }
                }
            })
        });
        let script = *script;
        self.scripts.push(ReadScript { script, content, is_sql, undeclared, first_undeclared });
    }

    /// Notes that a script refers to the inputs of this name; false if there are none.
    fn mark_used(&mut self, name: &[u8]) -> bool {
        let mut declared = false;
        self.inputs.each_named(name, |number| {
            declared = true;
            if let Some(read) = self.parameters.get_mut(number) {
                read.is_used = true;
            }
        });
        declared
    }

    /// Its parameters that are objects, in order.
    pub fn parameters(&self) -> impl Iterator<Item = &Parameter<'d>> {
        self.parameters.iter().map(|read| &read.parameter)
    }

    /// Its scripts that are objects, in order.
    pub fn scripts(&self) -> impl Iterator<Item = &Script<'d>> {
        self.scripts.iter().map(|read| &read.script)
    }

    /// Whether its method is this one, in the letter case of its form.
    #[inline]
    pub(super) fn has_method(&self, name: &str) -> bool {
        let Some((_, text)) = self.members.method().text() else { return false };
        match self.form {
            Form::Own => text == name,
            Form::Swagger(_) => {
                let lower = name.bytes().map(|byte| byte.to_ascii_lowercase());
                text.decode_bytes().iter().copied().eq(lower)
            }
        }
    }

    /// Whether `type` is this.
    pub(super) fn is_of_type(&self, ty: &str) -> bool {
        self.ty.text().is_some_and(|(_, text)| text == ty)
    }

    /// Whether a script is SQL.
    ///
    /// The vendor's own example of a function backend says `"type": "SQL"` of a script in JavaScript, so
    /// only a backend of type data, or a script with a data source, is taken at its word.
    fn is_sql(&self, script: &Script<'d>) -> bool {
        let data = self.is_of_type("data")
            // There a function says so.
            || matches!(self.form, Form::Swagger(_))
            || !self.is_of_type("function") && script.ds_id().node().is_some();
        data && script.ty().text().is_some_and(|(_, text)| text == "SQL")
    }

    /// Whether there are scripts, all of them SQL.
    pub(super) fn has_only_sql(&self) -> bool {
        self.scripts.len() > 0 && self.scripts.iter().all(|read| read.is_sql)
    }
}
