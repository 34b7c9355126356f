//! The three kinds of details, one for each mode: JSON in a string in requests, objects in responses.

use super::api::Members;
use super::integers::Mode;
use crate::document::rules::{duplicate_member, hidden_character, r#type};
use crate::document::{Document, Node, Type};
use crate::sink::Sink;
use crate::view::{Expect, Field, view};

view! {
    /// `WizardDetails`.
    pub(crate) struct Wizard: either_case {
        /// `IsPagedResponse`
        is_paged_response: "IsPagedResponse" Boolean,
        /// `WizardConnection`
        connection: "WizardConnection" Object,
        /// `WizardRequestParameters`
        request_parameters: "WizardRequestParameters" Array,
        /// `WizardResponseParameters`
        response_parameters: "WizardResponseParameters" Array,
        /// `WizardErrorCodes`, once published.
        error_codes: "WizardErrorCodes" Array,
        /// `SuccessfulResultSample`, once published.
        successful_sample: "SuccessfulResultSample" String,
        /// `FailedResultSample`, once published.
        failed_sample: "FailedResultSample" String,
    }
}

view! {
    /// `ScriptDetails`.
    pub(crate) struct Script: either_case {
        /// `Script`: SQL.
        script: "Script" String,
        /// `IsPagedResponse`
        is_paged_response: "IsPagedResponse" Boolean,
        /// `ScriptConnection`
        connection: "ScriptConnection" Object,
        /// `ScriptRequestParameters`
        request_parameters: "ScriptRequestParameters" Array,
        /// `ScriptResponseParameters`
        response_parameters: "ScriptResponseParameters" Array,
        /// `ScriptErrorCodes`, once published.
        error_codes: "ScriptErrorCodes" Array,
        /// `SuccessfulResultSample`, once published.
        successful_sample: "SuccessfulResultSample" String,
        /// `FailedResultSample`, once published.
        failed_sample: "FailedResultSample" String,
    }
}

view! {
    /// `RegistrationDetails`.
    pub(crate) struct Registration: either_case {
        /// `ServiceHost`
        service_host: "ServiceHost" String,
        /// `ServicePath`
        service_path: "ServicePath" String,
        /// `ServiceContentType`
        service_content_type: "ServiceContentType" Integer,
        /// `ServiceRequestBodyDescription`
        body_description: "ServiceRequestBodyDescription" String,
        /// `RegistrationRequestParameters`
        request_parameters: "RegistrationRequestParameters" Array,
        /// `RegistrationErrorCodes`
        error_codes: "RegistrationErrorCodes" Array,
        /// `SuccessfulResultSample`
        successful_sample: "SuccessfulResultSample" String,
        /// `FailedResultSample`
        failed_sample: "FailedResultSample" String,
    }
}

view! {
    /// A request parameter of any mode.
    pub(crate) struct RequestParameter: either_case {
        /// `ParameterName`
        name: "ParameterName" String,
        /// `ParameterDataType`
        data_type: "ParameterDataType" Integer,
        /// `ParameterPosition`
        position: "ParameterPosition" Integer,
        /// `ParameterOperator`
        operator: "ParameterOperator" Integer,
        /// `IsRequiredParameter`
        is_required: "IsRequiredParameter" Boolean,
        /// `DefaultValue`
        default_value: "DefaultValue" String,
        /// `ExampleValue`
        example_value: "ExampleValue" String,
        /// `ParameterDescription`
        description: "ParameterDescription" String,
        /// `ColumnName`, while under development.
        column_name: "ColumnName" String,
    }
}

view! {
    /// A response parameter of a wizard or a script.
    pub(crate) struct ResponseParameter: either_case {
        /// `ParameterName`
        name: "ParameterName" String,
        /// `ParameterDataType`
        data_type: "ParameterDataType" Integer,
        /// `ExampleValue`
        example_value: "ExampleValue" String,
        /// `ParameterDescription`
        description: "ParameterDescription" String,
        /// `ColumnName`, while under development.
        column_name: "ColumnName" String,
    }
}

view! {
    /// Where a wizard or a script finds its data.
    pub(crate) struct Connection: either_case {
        /// `ConnectionId`
        connection_id: "ConnectionId" Integer,
        /// `TableName`
        table_name: "TableName" String,
    }
}

view! {
    /// An error that the author of an API documents.
    pub(crate) struct ErrorEntry: either_case {
        /// `ErrorCode`
        code: "ErrorCode" String,
        /// `ErrorMessage`
        message: "ErrorMessage" String,
        /// `ErrorSolution`
        solution: "ErrorSolution" String,
    }
}

/// What only one mode has.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Own<'d> {
    Wizard(Wizard<'d>),
    Script(Script<'d>),
    Registration(Registration<'d>),
}

/// The details for one mode, bound.
#[derive(Debug)]
pub(crate) struct Details<'d> {
    pub(crate) mode: Mode,
    pub(crate) own: Own<'d>,
    pub(crate) parameters: Vec<RequestParameter<'d>>,
    pub(crate) columns: Vec<ResponseParameter<'d>>,
    pub(crate) errors: Vec<ErrorEntry<'d>>,
}

impl<'d> Details<'d> {
    /// Binds the object that holds the details for a mode. None if it is no object.
    pub(crate) fn bind(mode: Mode, node: Node<'d>, out: &mut Sink<'_>) -> Option<Self> {
        if !r#type::check(node, Expect::Object, out) {
            return None;
        }
        let own = match mode {
            Mode::Wizard => {
                let mut wizard = Wizard::new(node);
                wizard.bind(out);
                Own::Wizard(wizard)
            }
            Mode::Script => {
                let mut script = Script::new(node);
                script.bind(out);
                Own::Script(script)
            }
            Mode::Registration => {
                let mut registration = Registration::new(node);
                registration.bind(out);
                Own::Registration(registration)
            }
        };
        let (parameters, columns, errors) = (Vec::new(), Vec::new(), Vec::new());
        let mut details = Details { mode, own, parameters, columns, errors };
        details.bind_elements(out);
        Some(details)
    }

    fn bind_elements(&mut self, out: &mut Sink<'_>) {
        for node in self.request_parameters().elements() {
            let mut parameter = RequestParameter::new(node);
            if r#type::check(node, Expect::Object, out) {
                parameter.bind(out);
                self.parameters.push(parameter);
            }
        }
        for node in self.response_parameters().elements() {
            let mut column = ResponseParameter::new(node);
            if r#type::check(node, Expect::Object, out) {
                column.bind(out);
                self.columns.push(column);
            }
        }
        for node in self.error_codes().elements() {
            let mut entry = ErrorEntry::new(node);
            if r#type::check(node, Expect::Object, out) {
                entry.bind(out);
                self.errors.push(entry);
            }
        }
        if let Some(node) = self.connection().node() {
            Connection::new(node).bind(out);
        }
    }

    /// The object.
    pub(crate) fn node(&self) -> Node<'d> {
        match &self.own {
            Own::Wizard(wizard) => wizard.node(),
            Own::Script(script) => script.node(),
            Own::Registration(registration) => registration.node(),
        }
    }

    /// `IsPagedResponse`
    pub(crate) fn is_paged_response(&self) -> &Field<'d> {
        match &self.own {
            Own::Wizard(wizard) => wizard.is_paged_response(),
            Own::Script(script) => script.is_paged_response(),
            Own::Registration(_) => &Field::ABSENT,
        }
    }

    /// Whether the result comes in pages.
    pub(crate) fn is_paged(&self) -> Option<bool> {
        self.is_paged_response().flag()
    }

    /// Whether the name of each request parameter could be read, if it has one.
    pub(crate) fn has_read_parameters(&self) -> bool {
        let field = self.request_parameters();
        !field.is_unfit()
            && field.elements().count() == self.parameters.len()
            && self.parameters.iter().all(|it| !it.name().is_unfit())
    }

    /// Whether the name of each response parameter could be read, if it has one.
    pub(crate) fn has_read_columns(&self) -> bool {
        let field = self.response_parameters();
        !field.is_unfit()
            && field.elements().count() == self.columns.len()
            && self.columns.iter().all(|it| !it.name().is_unfit())
    }

    /// `WizardConnection` or `ScriptConnection`.
    pub(crate) fn connection(&self) -> &Field<'d> {
        match &self.own {
            Own::Wizard(wizard) => wizard.connection(),
            Own::Script(script) => script.connection(),
            Own::Registration(_) => &Field::ABSENT,
        }
    }

    /// `…RequestParameters`
    pub(crate) fn request_parameters(&self) -> &Field<'d> {
        match &self.own {
            Own::Wizard(wizard) => wizard.request_parameters(),
            Own::Script(script) => script.request_parameters(),
            Own::Registration(registration) => registration.request_parameters(),
        }
    }

    /// `…ResponseParameters`
    pub(crate) fn response_parameters(&self) -> &Field<'d> {
        match &self.own {
            Own::Wizard(wizard) => wizard.response_parameters(),
            Own::Script(script) => script.response_parameters(),
            Own::Registration(_) => &Field::ABSENT,
        }
    }

    /// `…ErrorCodes`
    pub(crate) fn error_codes(&self) -> &Field<'d> {
        match &self.own {
            Own::Wizard(wizard) => wizard.error_codes(),
            Own::Script(script) => script.error_codes(),
            Own::Registration(registration) => registration.error_codes(),
        }
    }

    /// `SuccessfulResultSample` and `FailedResultSample`.
    pub(crate) fn samples(&self) -> [&Field<'d>; 2] {
        match &self.own {
            Own::Wizard(it) => [it.successful_sample(), it.failed_sample()],
            Own::Script(it) => [it.successful_sample(), it.failed_sample()],
            Own::Registration(it) => [it.successful_sample(), it.failed_sample()],
        }
    }
}

/// The details that an API has, in the order of the modes; those in strings are read from them.
#[derive(Debug, Default)]
pub(crate) struct Source<'d> {
    found: [Option<Found<'d>>; 3],
}

#[derive(Debug)]
enum Found<'d> {
    Object(Node<'d>),
    Embedded(Document<'d>),
}

impl<'d> Source<'d> {
    /// Reads what stands in strings; reports what cannot be read.
    pub(crate) fn read(members: &Members<'d>, out: &mut Sink<'_>) -> Self {
        Source { found: fields(members).map(|field| find(field, out)) }
    }

    /// [`Source::read`], of a request: it has strings only.
    pub(crate) fn read_request(members: &Members<'d>, out: &mut Sink<'_>) -> Self {
        let found = fields(members).map(|field| match field.node() {
            Some(node) if node.ty() == Type::Object => {
                let message = r#type::message(Expect::String, Type::Object.name());
                if let Some(violation) = out.add(&r#type::RULE, node, message) {
                    violation.advise("a request has it as JSON in a string");
                }
                duplicate_member::check_inside(node, out);
                None
            }
            _ => find(field, out),
        });
        Source { found }
    }

    /// Binds them.
    pub(crate) fn bind<'s>(&'s self, out: &mut Sink<'_>) -> Vec<Details<'s>> {
        let found = Mode::ALL.iter().zip(&self.found);
        let nodes = found.filter_map(|(mode, found)| {
            let node = match found.as_ref()? {
                Found::Object(node) => *node,
                Found::Embedded(document) => document.root(),
            };
            Some((*mode, node))
        });
        nodes.filter_map(|(mode, node)| Details::bind(mode, node, out)).collect()
    }
}

fn fields<'m, 'd>(members: &'m Members<'d>) -> [&'m Field<'d>; 3] {
    [members.wizard_details(), members.script_details(), members.registration_details()]
}

fn find<'d>(field: &Field<'d>, out: &mut Sink<'_>) -> Option<Found<'d>> {
    let node = field.node()?;
    if node.ty() == Type::Object {
        return Some(Found::Object(node));
    }
    // An empty string stands for none.
    let (_, text) = field.filled()?;
    let document = Document::embedded(node, text, out)?;
    hidden_character::check_embedded(text, &document, out);
    Some(Found::Embedded(document))
}
