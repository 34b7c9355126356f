//! The JSON Schemas of the dialect's documents: which limit stands at which member. The limits are the rules' own.

use serde_json::{Value, json};

use super::api::{Form, Members};
use super::details::{
    Connection, ErrorEntry, Registration, RequestParameter, ResponseParameter, Script, Wizard,
};
use super::envelope::{CONTENT, CallResult, Envelope, Page};
use super::integers::{
    DataType, Integers, Method, Mode, Operator, Position, Protocol, RequestContentType,
    ResponseContentType, SqlMode, Status, VisibleRange,
};
use super::requests::{
    ApiReference, Authority, Folder, Group, List, SaveTestResult, Test, TestParameter,
};
use super::rules::{
    actor, body_description, const_default, content_type, data_type, description, envelope,
    error_entry, folder as folder_rule, id, list_type, method, mode, mode_body, mode_content_type,
    mode_details, mode_method, mode_operator, mode_position, mode_sql, name, name_ascii, operator,
    page_size, paging_collision, parameter_duplicate, path, path_brackets, position, protocols,
    published_status, required, required_default, sample, sample_page, script_limit,
    script_parameter, script_statement, script_tag, service_host, service_parameter, service_path,
    sql_mode, status, time, timeout, timeout_source, visible_range,
};
use crate::json_schema::{Object, Parts, blank, either, none_of_white_and, range, to, when, word};
use crate::rule::Rule;
use crate::ruleset::RuleSet;
use crate::view::View;

const IDS: std::ops::RangeInclusive<i64> = i64::MIN..=i64::MAX;

impl Object<'_> {
    fn integers(self, name: &str, integers: Integers, rule: &Rule) -> Self {
        let values: Vec<_> = integers.0.iter().map(|(value, _)| value).collect();
        self.limit(name, json!({ "enum": values }), rule).remark(name, integers.listed())
    }

    fn ids(self, names: &[&str]) -> Self {
        names.iter().fold(self, |it, name| it.limit(name, range(&IDS), &id::RULE))
    }
}

pub(super) fn api(rules: &RuleSet, form: Form) -> Parts {
    with_details(rules, Parts::new(api_object(rules, Some(form))))
}

/// A read, in its envelope or without.
pub(super) fn read(rules: &RuleSet, form: Form) -> Parts {
    let parts = enveloped(rules, "api").with("api", api_object(rules, Some(form)));
    with_details(rules, parts)
}

pub(super) fn api_list(rules: &RuleSet) -> Parts {
    let page = Object::of::<Page<'_>>(rules, "a page of a list").elements("Apis", to("api"));
    let parts = enveloped(rules, "page").with("page", page).with("api", api_object(rules, None));
    with_details(rules, parts)
}

fn enveloped(rules: &RuleSet, data: &str) -> Parts {
    let has = |name: &str| either(name, |name| json!({ "required": [name] }));
    let content = CONTENT.map(has);
    let is_envelope = json!({ "anyOf": [
        { "allOf": [has("RequestId"), { "anyOf": content }] },
        { "allOf": [has("Data"), has("HttpStatusCode")] },
    ] });
    let root = json!({ "if": is_envelope, "then": to("envelope"), "else": to(data) });
    Parts::new(root).with("envelope", envelope_object(rules).holds("Data", to(data)))
}

fn envelope_object(rules: &RuleSet) -> Object<'_> {
    Object::of::<Envelope<'_>>(rules, "the envelope of a response")
        .about("HttpStatusCode", &envelope::RULE)
        .about("Success", &envelope::RULE)
        .about("ErrorCode", &envelope::RULE)
}

pub(super) fn response(rules: &RuleSet) -> Parts {
    Parts::new(envelope_object(rules))
}

pub(super) fn call_result(rules: &RuleSet) -> Parts {
    Parts::new(Object::of::<CallResult<'_>>(rules, "what a call is answered"))
}

/// An API in one form, or in any.
fn api_object(rules: &RuleSet, form: Option<Form>) -> Object<'_> {
    let own = form.into_iter().flat_map(required::own);
    let asked: Vec<_> = required::COMMON.iter().chain(own).map(|(name, _)| *name).collect();
    let mut api = Object::of::<Members<'_>>(rules, "an API")
        .require(&asked, &required::RULE)
        .ids(&["ApiId", "ProjectId", "TenantId", "ResourceGroupId"])
        .word("ApiName", &name::PATTERN, &name::RULE)
        .narrower("ApiName", &name_ascii::PATTERN, &name_ascii::RULE, &name::RULE)
        .word("ApiPath", &path::REGISTERED, &path::RULE)
        .also(
            &path::RULE,
            member("ApiPath", &json!({ "anyOf": [{ "pattern": path::SEGMENTS }, blank()] })),
        )
        .about("ApiPath", &path_brackets::RULE)
        .word("ApiDescription", &description::PATTERN, &description::RULE)
        .about("Description", &description::RULE)
        .limit("FolderId", range(&(0..=i64::MAX)), &folder_rule::RULE)
        .limit("Protocols", protocol_lists(), &protocols::RULE)
        .visible(&["Protocols"])
        .limit("Timeout", range(&(1..=timeout::MAX)), &timeout::RULE)
        .about("Timeout", &timeout_source::RULE)
        .about("CreatedTime", &time::RULE)
        .about("ModifiedTime", &time::RULE)
        .about("OperatorId", &actor::RULE);
    for (name, integers, rule) in [
        ("ApiMode", Mode::INTEGERS, &mode::RULE),
        ("RequestMethod", Method::INTEGERS, &method::RULE),
        ("RequestContentType", RequestContentType::INTEGERS, &content_type::RULE),
        ("ResponseContentType", ResponseContentType::INTEGERS, &content_type::RULE),
        ("SqlMode", SqlMode::INTEGERS, &sql_mode::RULE),
        ("Status", Status::INTEGERS, &status::RULE),
        ("VisibleRange", VisibleRange::INTEGERS, &visible_range::RULE),
    ] {
        api = api.integers(name, integers, rule);
    }
    api = api
        .about("SqlMode", &mode_sql::RULE)
        .about("Status", &published_status::RULE)
        .also(&description::RULE, other_description());
    for &mode in Mode::ALL {
        api = of_mode(api, mode);
    }
    if form == Some(Form::Update) {
        api.also_typed(&mode_details::RULE, one_of_details())
    } else {
        api
    }
}

/// `Description` stands for `ApiDescription` where that is absent.
fn other_description() -> Value {
    let is_there = either("ApiDescription", |name| json!({ "required": [name] }));
    let limits = json!({ "anyOf": [word(&description::PATTERN), blank()] });
    when(json!({ "not": is_there }), member("Description", &limits))
}

/// In a request several are one text, in a response an array; none is there twice.
fn protocol_lists() -> Value {
    let values: Vec<_> = Protocol::INTEGERS.0.iter().map(|(value, _)| *value).collect();
    json!({
        "pattern": format!("^(?:{})$", orders(&values).join("|")),
        "items": { "enum": values }, "minItems": 1, "uniqueItems": true,
    })
}

/// Every list of some of them, each once, with commas between.
fn orders(values: &[i64]) -> Vec<String> {
    let with_first = values.iter().flat_map(|first| {
        let others: Vec<_> = values.iter().copied().filter(|other| other != first).collect();
        let longer = orders(&others).into_iter().map(move |rest| format!("{first},{rest}"));
        std::iter::once(first.to_string()).chain(longer)
    });
    with_first.collect()
}

/// What the mode of an API asks for.
fn of_mode(api: Object<'_>, mode: Mode) -> Object<'_> {
    let is_mode = either(
        "ApiMode",
        |name| json!({ "properties": { name: { "const": mode.integer() } }, "required": [name] }),
    );
    let own = mode_details::member(mode);
    let others = Mode::ALL.iter().filter(|each| **each != mode);
    let others = others.map(|each| member(mode_details::member(*each), &blank()));
    let mut details = vec![is_there(mode)];
    details.extend(others);
    let content = json!({
        "anyOf": [
            { "type": "string", "contentMediaType": "application/json", "contentSchema": to(own) },
            to(own),
        ],
    });
    let api = api
        .about(own, &mode_details::RULE)
        .holds(own, content)
        .also_typed(&mode_details::RULE, when(is_mode.clone(), json!({ "allOf": details })));
    if !mode_position::reads_data(mode) {
        return api;
    }
    let path = json!({ "anyOf": [word(&path::PATTERN), blank()] });
    let methods = remaining(Method::INTEGERS, &mode_method::REFUSED.map(Method::integer));
    let types = remaining(ResponseContentType::INTEGERS, &[mode_content_type::REFUSED.integer()]);
    api.also(&path::RULE, when(is_mode.clone(), member("ApiPath", &path)))
        .also_within(
            &mode_method::RULE,
            &method::RULE,
            when(is_mode.clone(), member("RequestMethod", &methods)),
        )
        .also_within(
            &mode_content_type::RULE,
            &content_type::RULE,
            when(is_mode, member("ResponseContentType", &types)),
        )
}

/// The integers without some of them.
fn remaining(all: Integers, refused: &[i64]) -> Value {
    let values = all.0.iter().map(|(value, _)| value).filter(|value| !refused.contains(value));
    json!({ "enum": values.collect::<Vec<_>>() })
}

/// A member, if it is there, under its name in either case.
fn member(name: &str, schema: &Value) -> Value {
    let both = either(name, |name| json!({ name: schema }));
    let mut properties = serde_json::Map::new();
    for one in both["anyOf"].as_array().into_iter().flatten().filter_map(Value::as_object) {
        properties.extend(one.clone());
    }
    json!({ "properties": properties })
}

/// Whether the details for a mode are there: an empty string stands for none.
fn is_there(mode: Mode) -> Value {
    either(
        mode_details::member(mode),
        |name| json!({ "properties": { name: { "not": blank() } }, "required": [name] }),
    )
}

/// An update carries no mode, and the details of one at most.
fn one_of_details() -> Value {
    let pairs = Mode::ALL.iter().flat_map(|first| {
        Mode::ALL
            .iter()
            .filter(move |other| *other > first)
            .map(move |other| json!({ "not": { "allOf": [is_there(*first), is_there(*other)] } }))
    });
    json!({ "allOf": pairs.collect::<Vec<_>>() })
}

/// The details alone: of their API nothing is known.
pub(super) fn details(rules: &RuleSet, mode: Mode) -> Parts {
    with_parts(rules, Parts::new(details_object(rules, mode))).with(
        &format!("{}Parameter", mode_details::member(mode)),
        request_parameter(rules, mode, &[None]),
    )
}

/// The details of every mode, and what they are made of.
fn with_details(rules: &RuleSet, parts: Parts) -> Parts {
    let methods: Vec<_> = Method::ALL.iter().copied().map(Some).chain([None]).collect();
    let all = Mode::ALL.iter().fold(parts, |parts, &mode| {
        let name = mode_details::member(mode);
        let parameter = request_parameter(rules, mode, &methods);
        parts.with(name, details_object(rules, mode)).with(&format!("{name}Parameter"), parameter)
    });
    with_parts(rules, all)
}

fn with_parts(rules: &RuleSet, parts: Parts) -> Parts {
    let column = Object::of::<ResponseParameter<'_>>(rules, "a response parameter").integers(
        "ParameterDataType",
        DataType::INTEGERS,
        &data_type::RULE,
    );
    let connection =
        Object::of::<Connection<'_>>(rules, "where the data is").ids(&["ConnectionId"]);
    let error = Object::of::<ErrorEntry<'_>>(rules, "an error that the API documents")
        .about("ErrorCode", &error_entry::RULE);
    parts.with("Connection", connection).with("ResponseParameter", column).with("Error", error)
}

fn details_object(rules: &RuleSet, mode: Mode) -> Object<'_> {
    let details = match mode {
        Mode::Wizard => Object::of::<Wizard<'_>>(rules, "the details of a wizard")
            .holds("WizardConnection", to("Connection"))
            .elements("WizardRequestParameters", to("WizardDetailsParameter"))
            .elements("WizardResponseParameters", to("ResponseParameter"))
            .elements("WizardErrorCodes", to("Error"))
            .about("IsPagedResponse", &paging_collision::RULE)
            .about("SuccessfulResultSample", &sample_page::RULE),
        Mode::Script => Object::of::<Script<'_>>(rules, "the details of a script")
            .about("Script", &script_statement::RULE)
            .about("Script", &script_tag::RULE)
            .about("Script", &script_parameter::RULE)
            .about("Script", &script_limit::RULE)
            .holds("ScriptConnection", to("Connection"))
            .elements("ScriptRequestParameters", to("ScriptDetailsParameter"))
            .elements("ScriptResponseParameters", to("ResponseParameter"))
            .elements("ScriptErrorCodes", to("Error"))
            .about("IsPagedResponse", &paging_collision::RULE)
            .about("SuccessfulResultSample", &sample_page::RULE),
        Mode::Registration => registration(rules),
    };
    details
        .about("SuccessfulResultSample", &sample::RULE)
        .about("FailedResultSample", &sample::RULE)
}

fn registration(rules: &RuleSet) -> Object<'_> {
    let types = ResponseContentType::INTEGERS;
    Object::of::<Registration<'_>>(rules, "the details of a registration")
        .limit("ServiceHost", host(), &service_host::RULE)
        .limit("ServicePath", json!({ "pattern": "^/" }), &service_path::RULE)
        .about("ServicePath", &service_parameter::RULE)
        .even_blank(&["ServiceHost", "ServicePath"])
        .integers("ServiceContentType", types, &content_type::RULE)
        .about("ServiceRequestBodyDescription", &body_description::RULE)
        .elements("RegistrationRequestParameters", to("RegistrationDetailsParameter"))
        .elements("RegistrationErrorCodes", to("Error"))
}

fn host() -> Value {
    let schemes = service_host::SCHEMES.join("|");
    let rest = none_of_white_and(&service_host::ENDS);
    // A port is behind a host.
    let first = none_of_white_and(&[&service_host::ENDS[..], &[':']].concat());
    json!({ "pattern": format!("^(?:{schemes}){first}{rest}*$") })
}

/// A request parameter of a mode, which stands where one of these methods lets it.
fn request_parameter<'r>(rules: &'r RuleSet, of: Mode, methods: &[Option<Method>]) -> Object<'r> {
    let (operators, _) = mode_operator::allowed(of);
    let operators: Vec<_> = operators.iter().map(|it| it.integer()).collect();
    let stands =
        |at: &Position| methods.iter().any(|by| mode_position::check(of, *by, *at).is_ok());
    let positions: Vec<_> =
        Position::ALL.iter().filter(|at| stands(at)).map(|at| at.integer()).collect();
    Object::of::<RequestParameter<'_>>(rules, "a request parameter")
        .about("ParameterName", &parameter_duplicate::RULE)
        .integers("ParameterDataType", DataType::INTEGERS, &data_type::RULE)
        .about("ParameterDataType", &list_type::RULE)
        .integers("ParameterPosition", Position::INTEGERS, &position::RULE)
        .limit_within(
            "ParameterPosition",
            json!({ "enum": positions }),
            &mode_position::RULE,
            &position::RULE,
        )
        .about("ParameterPosition", &mode_body::RULE)
        .integers("ParameterOperator", Operator::INTEGERS, &operator::RULE)
        .limit_within(
            "ParameterOperator",
            json!({ "enum": operators }),
            &mode_operator::RULE,
            &operator::RULE,
        )
        .about("DefaultValue", &const_default::RULE)
        .about("DefaultValue", &required_default::RULE)
}

/// A request of which nothing is asked but its members.
fn request<'r, V: View<'static>>(rules: &'r RuleSet, title: &'static str) -> Object<'r> {
    Object::of::<V>(rules, title).required(&required::RULE)
}

pub(super) fn reference(rules: &RuleSet) -> Parts {
    Parts::new(request::<ApiReference<'_>>(rules, "the name of an API").ids(&[
        "ApiId",
        "ProjectId",
        "TenantId",
    ]))
}

pub(super) fn test(rules: &RuleSet) -> Parts {
    let names = ["BodyParams", "HeadParams", "PathParams", "QueryParam"];
    let test = request::<Test<'_>>(rules, "a test").ids(&["ApiId"]);
    let test = names.iter().fold(test, |test, name| test.elements(name, to("parameter")));
    Parts::new(test).with("parameter", request::<TestParameter<'_>>(rules, "a parameter of a test"))
}

pub(super) fn save_test_result(rules: &RuleSet) -> Parts {
    Parts::new(
        request::<SaveTestResult<'_>>(rules, "the result of a test").ids(&["ApiId", "ProjectId"]),
    )
}

pub(super) fn authority(rules: &RuleSet) -> Parts {
    let ids = ["ApiId", "AuthorizedProjectId", "ProjectId", "TenantId"];
    Parts::new(request::<Authority<'_>>(rules, "a grant").ids(&ids))
}

pub(super) fn folder(rules: &RuleSet) -> Parts {
    let folder = request::<Folder<'_>>(rules, "a folder").ids(&["ProjectId", "TenantId"]);
    Parts::new(folder.limit("ParentId", range(&(0..=i64::MAX)), &folder_rule::RULE))
}

pub(super) fn group(rules: &RuleSet) -> Parts {
    let group = request::<Group<'_>>(rules, "a business process").ids(&["ProjectId", "TenantId"]);
    Parts::new(group.word("GroupName", &name::PATTERN, &name::RULE))
}

pub(super) fn list(rules: &RuleSet) -> Parts {
    let whose = ["ProjectId", "ProjectIdList", "ApiId"];
    let whose = whose.map(|name| either(name, |name| json!({ "required": [name] })));
    let list = request::<List<'_>>(rules, "a query of a list")
        .ids(&["ProjectId", "ApiId", "TenantId"])
        .limit("PageSize", range(&(1..=page_size::MAX)), &page_size::RULE)
        .also(&required::RULE, json!({ "anyOf": whose }));
    Parts::new(list)
}
