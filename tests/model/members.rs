//! Every member of a definition is read, kept and written.

use apiglint::roma::model::{Builder, Parameter, Script};
use apiglint::roma::{
    BackendApi, BackendType, ContentType, DatasourceType, Method, Position, ScriptType, Status,
};

use crate::definition;

/// All members there are, in the order in which they are written.
const WHOLE: &str = r#"{"id":"bd42841c","instance":"eddc4d25","name":"orders","path":"/orders","method":"POST","description":"orders by region","version":"1.0","content_type":"xml","api_signature_id":"1ad0d1f4","roma_app_id":"98df09fb","roma_app_name":"shop","return_format":false,"type":"data","status":4,"created_time":"2020-09-18T09:25:59Z","modified_time":"2020-09-19T06:29:35Z","parameters":[{"name":"X-Id","in":"Headers","default":"1","description":"whose","required":true},{"name":"application/text","in":"Body"}],"scripts":[{"ds_id":"f0fa1789","ds_name":"sales","ds_type":"dws","type":"SP","object_name":"order","content":"YWJj","enable_result_paging":true,"enable_preparestatement":false,"created_time":"2020-09-18T09:25:59Z","modified_time":"soon"},{"ds_id":"1","object_name":"o","content":"YQ=="}]}"#;

fn read(source: &str) -> BackendApi {
    BackendApi::from_json(source.as_bytes()).expect("valid")
}

#[test]
fn every_member_has_an_accessor() {
    let api = read(WHOLE);
    assert_eq!((api.id(), api.instance()), (Some("bd42841c"), Some("eddc4d25")));
    assert!(*api.name() == "orders" && *api.path() == "/orders" && *api.version() == "1.0");
    assert_eq!((api.method(), api.content_type()), (Method::POST, ContentType::Xml));
    assert!(api.description().is_some_and(|it| *it == "orders by region"));
    assert!(api.signature_id().is_some_and(|it| *it == "1ad0d1f4"));
    assert!(*api.app_id() == "98df09fb");
    assert_eq!((api.app_name(), api.return_format()), (Some("shop"), Some(false)));
    assert_eq!((api.ty(), api.status()), (Some(BackendType::Data), Some(Status::Deployed)));
    assert_eq!(api.created_time(), Some("2020-09-18T09:25:59Z"));
    assert_eq!(api.modified_time(), Some("2020-09-19T06:29:35Z"));

    let [header, body] = api.parameters() else { panic!("{api:?}") };
    assert_eq!((header.name().as_str(), header.position()), ("X-Id", Position::Headers));
    assert!(header.default().is_some_and(|it| *it == "1"));
    assert!(header.description().is_some_and(|it| *it == "whose"));
    assert_eq!(header.required(), Some(true));
    assert_eq!((body.name().as_str(), body.position()), ("application/text", Position::Body));
    assert!(body.default().is_none() && body.description().is_none() && body.required().is_none());

    let [procedure, bare] = api.scripts() else { panic!("{api:?}") };
    assert_eq!(
        (procedure.datasource(), procedure.datasource_name()),
        (Some("f0fa1789"), Some("sales"))
    );
    assert_eq!(
        (procedure.datasource_type(), procedure.ty()),
        (Some(DatasourceType::Dws), Some(ScriptType::SP))
    );
    assert!(*procedure.object_name() == "order" && *procedure.content() == "YWJj");
    assert_eq!((procedure.paging(), procedure.prepared_statements()), (Some(true), Some(false)));
    assert_eq!(procedure.created_time(), Some("2020-09-18T09:25:59Z"));
    assert_eq!(procedure.modified_time(), Some("soon"));
    assert_eq!((bare.ty(), bare.paging(), bare.created_time()), (None, None, None));
}

#[test]
fn every_member_is_written_in_order() {
    assert_eq!(serde_json::to_string(&read(WHOLE)).unwrap(), WHOLE);
    let least = definition("");
    assert_eq!(serde_json::to_string(&read(&least)).unwrap(), least);
}

/// What says nothing, and what the vendor does not document.
#[test]
fn the_rest_is_dropped() {
    let least = definition("");
    for members in [
        r#""parameters":[],"scripts":[]"#,
        r#""x-vendor":{"a":[1,null]},"nmae":2"#,
        r#""extra":1e400"#,
    ] {
        assert_eq!(serde_json::to_string(&read(&definition(members))).unwrap(), least, "{members}");
    }
    let response = definition(r#""id":"1","type":"""#);
    assert_eq!(read(&response).ty(), None);
    assert_eq!(serde_json::to_string(&read(&response)).unwrap(), definition(r#""id":"1""#));
}

/// Warnings and notes refuse nothing.
#[test]
fn suspicious_definitions_are_definitions() {
    for members in [
        r#""created_time":"yesterday""#,
        r#""description":"a\u200bb""#,
        r#""parameters":[{"name":"Authorization","in":"Headers"}]"#,
        r#""parameters":[{"name":"application/json","in":"Body","default":"{"}]"#,
        r#""type":"function","scripts":[{"object_name":"o","content":"YQ==","enable_result_paging":false}]"#,
    ] {
        let source = definition(members);
        let report = apiglint::check(source.as_bytes(), None, &apiglint::RuleSet::default()).report;
        assert!(report.worst() == Some(apiglint::Severity::Warning), "{report}");
        assert!(BackendApi::from_json(source.as_bytes()).is_ok(), "{members}");
    }
}

#[test]
fn values_can_cross_threads() {
    fn can<T: Send + Sync + Unpin + Clone + std::fmt::Debug + 'static>() {}
    can::<BackendApi>();
    can::<Builder>();
    can::<Parameter>();
    can::<Script>();
}
