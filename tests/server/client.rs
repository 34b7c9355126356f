//! The client, against the gateway and against nothing.

use serde_json::json;

use crate::desk::{Client, Failure};
use crate::{GROUP, INSTANCE, Server, definition, tour};

#[test]
fn the_tour_tells_a_whole_life() {
    let server = Server::start();
    let client = Client::new(&format!("http://{}", server.address), "manage", "0a1b", INSTANCE);
    let mut told = Vec::new();
    tour::walk(&client, GROUP, &mut told).unwrap();
    let id = |number: u8| format!("{number:032x}");
    let collision = "cannot have the name of a header: the value in Parameters is overwritten by the one in Headers [roma/parameter-collision]";
    let expected = [
        format!("not built: error: /parameters/1/name {collision}"),
        format!("create: not sent: error: /body/parameters/1/name {collision}"),
        "create: \"stock-by-region\" has status 1".into(),
        "save script: \"stock-by-region\" has status 3".into(),
        "deploy: \"stock-by-region\" has status 4".into(),
        "change path: refused with 400: Invalid parameter value,parameterName:path. Please refer to the support documentation (APIG.2011)".into(),
        format!("publish: version \"{}\"", id(7)),
        format!("take offline: version \"{}\"", id(7)),
        "undeploy: done".into(),
        "change path: \"stock-by-region\" has status 3".into(),
        "export: Swagger \"2.0\" with /stock/all".into(),
        "delete: done".into(),
        format!("show: refused with 404: The livedata API does not exist, id: {} (APIG.3084)", id(1)),
    ];
    assert_eq!(String::from_utf8(told).unwrap().lines().collect::<Vec<_>>(), expected);
}

/// Nobody listens: what is wrong is known before anybody would have to.
#[test]
fn what_is_wrong_never_leaves() {
    let client = Client::new("http://127.0.0.1:9", "manage", "0a1b", INSTANCE);
    let mut wrong = definition("levels");
    wrong["parameters"] = json!([
        { "name": "application/json", "in": "Body", "default": "{\"id\":1}" },
        { "name": "ID", "in": "Parameters" }
    ]);
    wrong["method"] = "POST".into();
    let failure = client.send("CreateLiveDataApiV2", &[], Some(&wrong)).unwrap_err();
    let Failure::Unsent(report) = &failure else { panic!("{failure}") };
    assert_eq!(report.violations()[0].rule.id, "roma/body-collision");

    for (operation, path, said) in [
        ("ShowLiveDataApiV2", &[][..], "not sent: must be there"),
        (
            "ShowLiveDataApiV2",
            &[("ld_api_id", " ")],
            "not sent: must be there, and cannot be blank",
        ),
        ("ShowLiveDataApi3", &[], "there is no such operation"),
    ] {
        assert_eq!(client.send(operation, path, None).unwrap_err().to_string(), said);
    }
    let nobody = Client::new("http://127.0.0.1:9", " ", "0a1b", INSTANCE);
    let failure = nobody.send("ListLiveDataApiV2", &[], None).unwrap_err();
    assert!(
        matches!(&failure, Failure::Unsent(it) if it.violations()[0].rule.id == "roma/request-token")
    );

    let good = client.send("CreateLiveDataApiV2", &[], Some(&definition("levels"))).unwrap_err();
    assert!(matches!(good, Failure::Unanswered(_)), "{good}");
}

#[test]
fn refusals_are_understood() {
    let server = Server::start();
    let url = format!("http://{}", server.address);
    let client = Client::new(&url, "nobody", "0a1b", INSTANCE);
    let failure = client.send("ListLiveDataApiV2", &[], None).unwrap_err();
    let Failure::Refused(status, body) = &failure else { panic!("{failure}") };
    assert_eq!((*status, body.error_code.as_str()), (401, "APIG.1002"));
}
