//! The typed model: what it keeps, what it writes, and what it refuses.

use apiglint::dataworks::model::{
    Connection, ErrorEntry, Reading, Registration, RequestParameter, ResponseParameter, Script,
    Wizard,
};
use apiglint::dataworks::{
    Api, ApiName, ApiPath, DataType, Description, Details, Integer, Method, Mode, Operator,
    Position, Protocol, RequestContentType, ResponseContentType, ServiceHost, ServicePath, SqlMode,
    Status, VisibleRange, check_api,
};
use apiglint::{Document, Report, RuleSet, Severity};
use serde_json::{Value, json};

use crate::{document, kind, said};

pub(crate) const FORMS: [&str; 6] = [
    "dataworks/create-request",
    "dataworks/development-api",
    "dataworks/published-api",
    "dataworks/create-request:registration",
    "dataworks/development-api:registration",
    "dataworks/published-api:registration",
];

fn report(source: &str) -> Report {
    let document = Document::from_json(source.as_bytes()).expect("JSON");
    check_api(&document, &RuleSet::default())
}

/// What holds of every API that exists.
fn assert_lives(api: &Api) {
    let written = serde_json::to_string(api).unwrap();
    assert!(report(&written).passes(Severity::Error), "{written}");
    assert_eq!(&serde_json::from_str::<Api>(&written).unwrap(), api, "{written}");
    assert_eq!(&serde_json::from_value::<Api>(serde_json::to_value(api).unwrap()).unwrap(), api);
    let document = Document::from_serialize(api).unwrap();
    assert_eq!(&Api::try_from(&document).unwrap(), api);
    assert_eq!(&api.clone().into_builder().build().unwrap(), api);
    let requests = [
        (api.to_create_request(), FORMS[0]),
        (api.to_update_request(), "dataworks/update-request"),
    ];
    for (request, id) in requests {
        match request {
            Ok(request) => {
                let document = Document::from_value(&request).unwrap();
                let report = kind(id).check(&document, &RuleSet::default());
                assert!(report.passes(Severity::Error), "{request}: {report}");
            }
            // A read can lack a description, what is to be created an id.
            Err(report) => {
                let lacks = ["/ApiDescription", "/ApiId"];
                for violation in
                    report.violations().iter().filter(|it| it.severity == Severity::Error)
                {
                    assert_eq!(violation.rule.id, "dataworks/required", "{report}");
                    assert!(lacks.contains(&violation.pointer.as_str()), "{report}");
                }
            }
        }
    }
}

/// Each way to read an API comes to the same as the rules.
pub(crate) fn assert_exact(source: &str) -> bool {
    let report = report(source);
    let good = report.passes(Severity::Error);
    let read = Api::from_json(source.as_bytes());
    assert_eq!(read.is_ok(), good, "{source}: {report}");
    assert_eq!(serde_json::from_str::<Api>(source).ok().as_ref(), read.as_ref().ok(), "{source}");
    match &read {
        Ok(api) => assert_lives(api),
        Err(refused) => assert_eq!(&report, refused, "{source}"),
    }
    good
}

#[test]
fn good_documents_are_apis() {
    for form in FORMS {
        let source = document(form, "{}", &[]);
        assert!(assert_exact(&source), "{form}");
        assert!(assert_exact(&format!(r#"{{"RequestId":"0","Data":{source}}}"#)), "{form}");
    }
    // One to be updated has no name.
    let update = document("dataworks/update-request", "{}", &[]);
    let report = Api::from_json(update.as_bytes()).unwrap_err();
    assert_eq!(
        said(&report),
        ["ApiMode", "ApiName", "GroupId"].map(|it| format!("error dataworks/required /{it}"))
    );
    assert!(!assert_exact(r#"{"RequestId":"0","Success":true}"#));
    assert!(!assert_exact("[]"));
    let report = Api::from_json(b"{").unwrap_err();
    assert_eq!(said(&report), ["error document/syntax "]);
}

#[test]
fn serde_tells_the_first_error_and_no_value() {
    let source = document(FORMS[0], r#"{ "Timeout": 31234, "ApiPath": "secret" }"#, &[]);
    let error = serde_json::from_str::<Api>(&source).unwrap_err().to_string();
    let first = "/Timeout must be more than 0 and at most 30000 milliseconds [dataworks/timeout], and 1 more";
    assert_eq!(error, first);
    assert!(!error.contains("secret") && !error.contains("31234"));
}

fn parameter(name: &str) -> RequestParameter {
    RequestParameter {
        name: Some(name.into()),
        data_type: Some(DataType::String),
        position: Some(Position::Query),
        operator: Some(Operator::Equal),
        is_required: Some(true),
        default_value: Some("eu".into()),
        example_value: Some("us".into()),
        description: Some("where".into()),
        column: Some("region".into()),
    }
}

/// A wizard with every member there is.
fn wizard() -> Wizard {
    Wizard {
        is_paged: Some(true),
        connection: Some(Connection { id: Some(31_784), table: Some("stock".into()) }),
        request_parameters: vec![parameter("region")],
        response_parameters: vec![ResponseParameter {
            name: Some("amount".into()),
            data_type: Some(DataType::Int),
            example_value: Some("7".into()),
            description: Some("how many".into()),
            column: Some("amount".into()),
        }],
        error_codes: vec![ErrorEntry {
            code: Some("1001".into()),
            message: Some("none left".into()),
            solution: Some("order some".into()),
        }],
        successful_sample: Some("{}".into()),
        failed_sample: Some("{}".into()),
    }
}

fn build(details: impl Into<Details>) -> Result<Api, Report> {
    Api::builder()
        .id(900_271)
        .name(ApiName::try_from("stock_levels").unwrap())
        .path(ApiPath::try_from("/stock/levels").unwrap())
        .description(Description::try_from("what there is").unwrap())
        .group("ds_7319")
        .folder(7)
        .project(20_417)
        .tenant(52)
        .resource_group(3)
        .protocols([Protocol::Http, Protocol::Https])
        .method(Method::Post)
        .request_content_type(RequestContentType::Json)
        .response_content_type(ResponseContentType::Json)
        .sql_mode(SqlMode::Basic)
        .status(Status::Published)
        .timeout(3000)
        .visible_range(VisibleRange::Private)
        .creator("77001")
        .operator("77002")
        .created_time("2026-03-02T08:15:00+0800")
        .modified_time("2026-03-02T08:20:00+0800")
        .details(details)
        .build()
}

#[test]
fn every_member_is_kept() {
    let api = build(wizard()).unwrap();
    assert_lives(&api);
    assert_eq!((api.id(), api.name().as_str()), (Some(900_271), "stock_levels"));
    assert_eq!((api.path().as_str(), api.mode()), ("/stock/levels", Mode::Wizard));
    assert_eq!(api.description().unwrap(), "what there is");
    assert_eq!((api.group(), api.folder(), api.project()), ("ds_7319", Some(7), 20_417));
    assert_eq!((api.tenant(), api.resource_group()), (Some(52), Some(3)));
    assert_eq!(api.protocols(), [Protocol::Http, Protocol::Https]);
    assert_eq!((api.method(), api.timeout()), (Method::Post, 3000));
    assert_eq!(api.request_content_type(), Some(RequestContentType::Json));
    assert_eq!(api.response_content_type(), ResponseContentType::Json);
    assert_eq!((api.sql_mode(), api.status()), (Some(SqlMode::Basic), Some(Status::Published)));
    assert_eq!(api.visible_range(), VisibleRange::Private);
    assert_eq!((api.creator(), api.operator()), (Some("77001"), Some("77002")));
    assert_eq!(api.created_time(), Some("2026-03-02T08:15:00+0800"));
    assert_eq!(api.modified_time(), Some("2026-03-02T08:20:00+0800"));
    assert_eq!(api.details(), &Details::Wizard(wizard()));
    assert_eq!(api.details().request_parameters(), [parameter("region")]);
    let Wizard {
        is_paged,
        connection,
        request_parameters,
        response_parameters,
        error_codes,
        successful_sample,
        failed_sample,
    } = wizard();
    let script = Script {
        script: Some("select amount from stock where region = ${region}".into()),
        is_paged,
        connection,
        request_parameters: request_parameters.clone(),
        response_parameters,
        error_codes: error_codes.clone(),
        successful_sample: successful_sample.clone(),
        failed_sample: failed_sample.clone(),
    };
    let api = build(script.clone()).unwrap();
    assert_lives(&api);
    assert_eq!((api.mode(), api.details()), (Mode::Script, &Details::Script(script)));
    let registration = Registration {
        service_host: Some(ServiceHost::try_from("https://stock.example.com").unwrap()),
        service_path: Some(ServicePath::try_from("/stock").unwrap()),
        service_content_type: Some(ResponseContentType::Xml),
        body_description: Some("an item".into()),
        request_parameters,
        error_codes,
        successful_sample,
        failed_sample,
    };
    let api = build(registration.clone()).unwrap();
    assert_lives(&api);
    assert_eq!(api.mode(), Mode::Registration);
    assert_eq!(api.details(), &Details::Registration(registration));
    // The details go with their mode.
    let script = api.into_builder().details(Script::default()).build().unwrap();
    assert_eq!(script.details(), &Details::Script(Script::default()));
}

#[test]
fn requests_have_what_they_have() {
    let details = Script {
        is_paged: Some(true),
        request_parameters: vec![parameter("region")],
        ..Script::default()
    };
    let api = build(details).unwrap();
    let text = concat!(
        r#"{"isPagedResponse":true,"scriptRequestParameters":[{"columnName":"region","defaultValue":"eu","#,
        r#""exampleValue":"us","isRequiredParameter":true,"parameterDataType":0,"parameterDescription":"where","#,
        r#""parameterName":"region","parameterOperator":0,"parameterPosition":1}]}"#
    );
    let both = json!({
        "ApiPath": "/stock/levels",
        "ApiDescription": "what there is",
        "ProjectId": 20_417,
        "TenantId": 52,
        "ResourceGroupId": 3,
        "Protocols": "0,1",
        "RequestMethod": 1,
        "ResponseContentType": 0,
        "Timeout": 3000,
        "VisibleRange": 1,
        "ScriptDetails": text,
    });
    let with = |more: Value| {
        let mut all = both.clone();
        all.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        all
    };
    let create = with(json!({
        "ApiName": "stock_levels", "ApiMode": 1, "GroupId": "ds_7319", "FolderId": 7, "SqlMode": 0,
        "RequestContentType": 1,
    }));
    assert_eq!(api.to_create_request().unwrap(), create);
    assert_eq!(api.to_update_request().unwrap(), with(json!({ "ApiId": 900_271 })));
    // What was read from a request to create it is written as one.
    let created: Api = serde_json::from_value(create.clone()).unwrap();
    assert_eq!(serde_json::to_value(&created).unwrap(), create);
    let report = created.to_update_request().unwrap_err();
    assert_eq!(said(&report)[0], "error dataworks/required /ApiId");
    let read = document(FORMS[1], "{}", &["Description"]);
    let report = Api::from_json(read.as_bytes()).unwrap().to_create_request().unwrap_err();
    assert_eq!(said(&report)[0], "error dataworks/required /ApiDescription");
}

#[test]
fn what_does_not_go_together_is_refused_at_the_end() {
    let refused = |details: Details| said(&build(details).unwrap_err()).join("; ");
    let at = |position, operator| RequestParameter {
        position: Some(position),
        operator: Some(operator),
        ..RequestParameter::default()
    };
    let of = |parameter: RequestParameter| vec![parameter];
    for (details, expected) in [
        (
            Details::Script(Script {
                request_parameters: of(at(Position::Head, Operator::Equal)),
                ..Script::default()
            }),
            "dataworks/mode-position /ScriptDetails/ScriptRequestParameters/0/ParameterPosition",
        ),
        (
            Details::Wizard(Wizard {
                request_parameters: of(at(Position::Query, Operator::Const)),
                ..Wizard::default()
            }),
            "dataworks/mode-operator /WizardDetails/WizardRequestParameters/0/ParameterOperator",
        ),
        (
            Details::Registration(Registration {
                request_parameters: vec![parameter("a"), parameter("a")],
                ..Registration::default()
            }),
            "dataworks/parameter-duplicate /RegistrationDetails/RegistrationRequestParameters/1/ParameterName",
        ),
    ] {
        let found = refused(details);
        assert!(found.contains(&format!("error {expected}")), "{found}");
    }
    let path = ApiPath::try_from("/stock/[item]").unwrap();
    let bracketed = |details: Details| {
        build(details).unwrap().into_builder().path(path.clone()).build().map(drop)
    };
    assert!(bracketed(Registration::default().into()).is_ok());
    let report = bracketed(Script::default().into()).unwrap_err();
    assert!(said(&report).contains(&"error dataworks/path /ApiPath".into()), "{report}");
    let report = Api::builder().build().unwrap_err();
    assert_eq!(report.count(Severity::Error), 11, "{report}");
}

#[test]
fn words_are_valid() {
    fn fault<T: for<'t> TryFrom<&'t str, Error = apiglint::Fault>>(text: &str) -> String {
        let Err(fault) = T::try_from(text) else { panic!("{text} is a word") };
        format!("{}: {}", fault.rule, fault.message)
    }
    assert_eq!(fault::<ApiName>("abc"), "dataworks/name: must be 4 to 50 characters long, not 3");
    assert_eq!(fault::<ApiPath>("a"), "dataworks/path: must start with '/', not 'a'");
    assert_eq!(
        fault::<Description>(&"库".repeat(2001)),
        "dataworks/description: must be at most 2000 characters long, not 2001"
    );
    assert!(Description::try_from(&*"库".repeat(2000)).is_ok());
    assert_eq!(fault::<Description>(" "), "dataworks/required: must be there, and cannot be blank");
    assert_eq!(fault::<ServicePath>(""), "dataworks/service-path: must start with '/'");
    assert_eq!(fault::<ServicePath>("a"), "dataworks/service-path: must start with '/', not 'a'");
    assert_eq!(
        fault::<ServiceHost>("http://"),
        "dataworks/service-host: must have a host behind the scheme"
    );
}

#[test]
fn integers_are_words() {
    assert_eq!(serde_json::to_string(&Method::Put).unwrap(), "2");
    assert_eq!(serde_json::from_str::<Method>("2").unwrap(), Method::Put);
    let error = serde_json::from_str::<Protocol>("2").unwrap_err().to_string();
    assert_eq!(error, "must be 0 (HTTP) or 1 (HTTPS)");
    assert_eq!(Integer::<Status>::from(1).known(), Some(Status::Published));
    assert_eq!(Integer::<Status>::from(-1), Integer::Unknown(-1));
    assert_eq!(Integer::<Status>::Unknown(2).known(), None);
}

#[test]
fn readings_keep_what_is_unknown_and_report_it() {
    let source = document(
        "dataworks/published-api",
        r#"{ "ApiMode": 9, "RequestMethod": 7, "Protocols": [1, 5], "Status": -2, "SqlMode": 3,
             "ResponseContentType": 4, "RequestContentType": 6, "VisibleRange": 8, "Timeout": 0,
             "ScriptDetails": { "ScriptRequestParameters": [{ "ParameterName": "region",
                 "ParameterDataType": 12, "ParameterPosition": 4, "ParameterOperator": 5 }, 7] } }"#,
        &[],
    );
    let wrapped = format!(r#"{{ "RequestId": "0A1B", "Success": true, "Data": {source} }}"#);
    let reading = Reading::of(&Document::from_json(wrapped.as_bytes()).unwrap());
    assert_eq!((reading.id, reading.project), (Some(900_271), Some(20_417)));
    assert_eq!(reading.name.as_deref(), Some("stock_levels"));
    assert_eq!(reading.path.as_deref(), Some("/stock/levels"));
    assert_eq!((reading.group.as_deref(), reading.timeout), (Some("ds_7319"), Some(0)));
    assert_eq!(reading.mode, Some(Integer::Unknown(9)));
    assert_eq!(reading.method, Some(Integer::Unknown(7)));
    assert_eq!(reading.protocols, [Integer::Known(Protocol::Https), Integer::Unknown(5)]);
    assert_eq!(reading.status, Some(Integer::Unknown(-2)));
    assert_eq!(reading.sql_mode, Some(Integer::Unknown(3)));
    assert_eq!(reading.response_content_type, Some(Integer::Unknown(4)));
    assert_eq!(reading.request_content_type, Some(Integer::Unknown(6)));
    assert_eq!(reading.visible_range, Some(Integer::Unknown(8)));
    let [parameter] = reading.parameters.as_slice() else { panic!("one parameter") };
    assert_eq!(parameter.name.as_deref(), Some("region"));
    assert_eq!(parameter.data_type, Some(Integer::Unknown(12)));
    assert_eq!(parameter.position, Some(Integer::Unknown(4)));
    assert_eq!(parameter.operator, Some(Integer::Unknown(5)));
    let found = said(&reading.report);
    for (rule, at) in [
        ("mode", "ApiMode"),
        ("method", "RequestMethod"),
        ("protocols", "Protocols/1"),
        ("status", "Status"),
        ("sql-mode", "SqlMode"),
        ("content-type", "ResponseContentType"),
        ("content-type", "RequestContentType"),
        ("visible-range", "VisibleRange"),
        ("data-type", "ScriptDetails/ScriptRequestParameters/0/ParameterDataType"),
        ("position", "ScriptDetails/ScriptRequestParameters/0/ParameterPosition"),
        ("operator", "ScriptDetails/ScriptRequestParameters/0/ParameterOperator"),
    ] {
        assert!(found.contains(&format!("error dataworks/{rule} /Data/{at}")), "{at}: {found:#?}");
    }
    let update = document("dataworks/update-request", "{}", &[]);
    let reading = Reading::of(&Document::from_json(update.as_bytes()).unwrap());
    assert_eq!((said(&reading.report), reading.parameters.len()), (vec![], 1));
    let nothing = Reading::of(&Document::from_json(b"[7]").unwrap());
    assert_eq!((nothing.id, said(&nothing.report)), (None, vec!["error document/type ".into()]));
}
