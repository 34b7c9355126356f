//! Definitions made member by member.

use apiglint::roma::model::{Builder, Parameter, Script};
use apiglint::roma::{
    BackendApi, BackendType, ContentType, DatasourceType, Method, ParameterName, Position,
    ScriptContent, ScriptType, Status,
};
use apiglint::{Fault, Report};

/// The least there can be.
fn least() -> Builder {
    let build = || -> Result<Builder, Fault> {
        let (name, path, version) = ("orders".parse()?, "/orders".parse()?, "1.0".parse()?);
        let app = "98df09fb".parse()?;
        Ok(BackendApi::builder(name, path, Method::GET, version, ContentType::Json, app))
    };
    build().expect("valid")
}

fn parameter(position: Position, name: &str) -> Parameter {
    Parameter::new(ParameterName::new(position, name).expect("valid"))
}

fn script() -> Script {
    Script::new("order".parse().expect("valid"), ScriptContent::from_source("abc").expect("valid"))
}

/// Rule, place and message of each.
fn lines(report: &Report) -> Vec<String> {
    let line = |it: &apiglint::Violation| format!("{} {} {}", it.rule, it.pointer, it.message);
    report.violations().iter().map(line).collect()
}

#[test]
fn every_member_can_be_set() {
    let api = least()
        .id("bd42841c")
        .instance("eddc4d25")
        .description("orders by region".parse().unwrap())
        .signature_id("1ad0d1f4".parse().unwrap())
        .app_name("shop")
        .return_format(true)
        .ty(BackendType::Data)
        .status(Status::Developing)
        .created_time("2020-09-18T09:25:59Z")
        .modified_time("2020-09-19T06:29:35Z")
        .parameter(parameter(Position::Parameters, "page"))
        .parameter(
            parameter(Position::Headers, "X-Id")
                .with_default("1".parse().unwrap())
                .with_description("whose".parse().unwrap())
                .with_required(false),
        )
        .script(
            script()
                .with_datasource("f0fa1789")
                .with_datasource_name("sales")
                .with_datasource_type(DatasourceType::OpenGauss)
                .with_type(ScriptType::SQL)
                .with_created_time("2020-09-18T09:25:59Z")
                .with_modified_time("2020-09-19T06:29:35Z")
                .with_paging(true)
                .with_prepared_statements(true),
        )
        .build()
        .unwrap();
    assert_eq!(
        serde_json::to_string(&api).unwrap(),
        concat!(
            r#"{"id":"bd42841c","instance":"eddc4d25","name":"orders","path":"/orders","method":"GET","#,
            r#""description":"orders by region","version":"1.0","content_type":"json","#,
            r#""api_signature_id":"1ad0d1f4","roma_app_id":"98df09fb","roma_app_name":"shop","#,
            r#""return_format":true,"type":"data","status":3,"created_time":"2020-09-18T09:25:59Z","#,
            r#""modified_time":"2020-09-19T06:29:35Z","parameters":[{"name":"page","in":"Parameters"},"#,
            r#"{"name":"X-Id","in":"Headers","default":"1","description":"whose","required":false}],"#,
            r#""scripts":[{"ds_id":"f0fa1789","ds_name":"sales","ds_type":"opengauss","type":"SQL","#,
            r#""object_name":"order","content":"YWJj","enable_result_paging":true,"#,
            r#""enable_preparestatement":true,"created_time":"2020-09-18T09:25:59Z","#,
            r#""modified_time":"2020-09-19T06:29:35Z"}]}"#,
        )
    );
    assert_eq!(BackendApi::from_json(&serde_json::to_vec(&api).unwrap()).unwrap(), api);
}

/// What only the whole can be wrong about.
#[test]
fn what_does_not_go_together_is_refused() {
    let header = || parameter(Position::Headers, "tenant");
    let body = parameter(Position::Body, "application/json");
    let with_key = body.clone().with_default(r#"{"Page":1}"#.parse().unwrap());
    for (builder, said) in [
        (
            least().parameter(header()).parameter(parameter(Position::Headers, "Tenant")),
            "roma/parameter-duplicate /parameters/1/name cannot have the name of another parameter of its position: one overwrites the other",
        ),
        (
            least().parameter(header()).parameter(parameter(Position::Parameters, "TENANT")),
            "roma/parameter-collision /parameters/1/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers",
        ),
        (
            least().parameter(parameter(Position::Parameters, "page")).parameter(with_key),
            "roma/body-collision /parameters/0/name cannot have the name of a key of the body: the value in Parameters is overwritten by the one in the body",
        ),
        (
            least().parameters([body.clone(), body]),
            "roma/parameter-duplicate /parameters/1/name cannot have the name of another Body parameter: one overwrites the other",
        ),
        (
            least().ty(BackendType::Data).scripts([script().with_datasource("1"), script()]),
            "roma/script-required /scripts/1/ds_id must be there",
        ),
        (
            least().ty(BackendType::Data).script(script().with_datasource(" ")),
            "roma/script-required /scripts/0/ds_id must be there, and cannot be blank",
        ),
    ] {
        let report = builder.build().unwrap_err();
        assert!(lines(&report).iter().any(|line| line == said), "{said}\n{report}");
        let errors =
            report.violations().iter().filter(|it| it.severity == apiglint::Severity::Error);
        assert_eq!(errors.count(), 1, "{report}");
    }
}

#[test]
fn what_is_too_large_is_refused() {
    let content = ScriptContent::from_source(&"a".repeat(75_000)).unwrap();
    let script = Script::new("order".parse().unwrap(), content);
    let report = least().scripts(std::iter::repeat_n(script, 525)).build().unwrap_err();
    assert_eq!(lines(&report), ["document/too-large  must have at most 52428800 bytes"]);
}

#[test]
fn a_definition_can_be_changed() {
    let before =
        least().parameter(parameter(Position::Headers, "a")).script(script()).build().unwrap();
    let none = before.clone().into_builder().parameters([]).scripts([]).build().unwrap();
    assert_eq!(none, least().build().unwrap());
    let after = none.into_builder().parameter(before.parameters()[0].clone()).script(script());
    assert_eq!(after.build().unwrap(), before);
}
