//! Where the vendor's page on `GetDataServicePublishedApi` and its own sample disagree: what is said of each.
//!
//! The numbers are those of the places in the page, in order; a document of the sample's shape stands for it.

use apiglint::{RuleSet, Severity, check};

use super::{document, found};

/// The shape of the page's sample: details of all three modes, parameters in the path, one actor too many.
const SAMPLE: &str = r#"{
  "HttpStatusCode": 200, "RequestId": "0000-EF12****", "Success": true,
  "ErrorCode": "Invalid.Tenant.ConnectionNotExists", "ErrorMessage": "There is no such connection.",
  "Data": {
    "ApiId": 70000, "ApiName": "A sample name", "ApiPath": "/shop/1", "ApiMode": 0, "Description": "shows a shape",
    "GroupId": "cd34**", "ProjectId": 70001, "TenantId": 70001, "Protocols": [0], "RequestMethod": 0,
    "ResponseContentType": 0, "SqlMode": 0, "Status": 1, "Timeout": 10000, "VisibleRange": 0,
    "CreatorId": "3000001", "OperatorId": "3000002",
    "CreatedTime": "2021-05-04T03:02:01+0800", "ModifiedTime": "2021-05-04T03:02:01+0800",
    "RegistrationDetails": {
      "ServiceHost": "http://shop.example.com", "ServiceContentType": 0, "ServicePath": "/list",
      "SuccessfulResultSample": "{\"ok\": true}", "FailedResultSample": "{\"ok\": false}",
      "ServiceRequestBodyDescription": "{\"item\":1}",
      "RegistrationErrorCodes": [
        { "ErrorCode": "Invalid.Tenant.ConnectionNotExists", "ErrorMessage": "no such connection", "ErrorSolution": "again" }
      ],
      "RegistrationRequestParameters": [
        { "ParameterName": "item", "ParameterPosition": 0, "ParameterOperator": 0, "ParameterDataType": 0,
          "IsRequiredParameter": true, "DefaultValue": "pen", "ExampleValue": "ink", "ParameterDescription": "what" }
      ]
    },
    "ScriptDetails": {
      "IsPagedResponse": true, "Script": "select price from shop", "ScriptConnection": { "ConnectionId": 8, "TableName": "shop" },
      "SuccessfulResultSample": "{\"ok\": true}", "FailedResultSample": "{\"ok\": false}",
      "ScriptErrorCodes": [{ "ErrorCode": "1001", "ErrorMessage": "sold out", "ErrorSolution": "again" }],
      "ScriptRequestParameters": [
        { "ParameterName": "item", "ParameterPosition": 0, "ParameterOperator": 0, "ParameterDataType": 0,
          "IsRequiredParameter": true, "DefaultValue": "pen", "ExampleValue": "ink", "ParameterDescription": "what" }
      ],
      "ScriptResponseParameters": [
        { "ParameterName": "cost", "ParameterDataType": 0, "ExampleValue": "3", "ParameterDescription": "how much" }
      ]
    },
    "WizardDetails": {
      "IsPagedResponse": true, "WizardConnection": { "ConnectionId": 8, "TableName": "shop" },
      "SuccessfulResultSample": "{\"ok\": true}", "FailedResultSample": "{\"ok\": false}",
      "WizardErrorCodes": [{ "ErrorCode": "1001", "ErrorMessage": "sold out", "ErrorSolution": "again" }],
      "WizardRequestParameters": [
        { "ParameterName": "item", "ParameterPosition": 0, "ParameterOperator": 0, "ParameterDataType": 0,
          "IsRequiredParameter": true, "DefaultValue": "pen", "ExampleValue": "ink", "ParameterDescription": "what" }
      ],
      "WizardResponseParameters": [
        { "ParameterName": "cost", "ParameterDataType": 0, "ExampleValue": "3", "ParameterDescription": "how much" }
      ]
    }
  }
}"#;

/// The severity of a rule at a place of the sample; none if nothing is said there.
fn said_of(rules: &RuleSet, rule: &str, pointer: &str) -> Option<Severity> {
    let report = check(SAMPLE.as_bytes(), None, rules).report;
    let mut violations = report.violations().iter();
    violations.find(|it| it.rule.id == rule && it.pointer == pointer).map(|it| it.severity)
}

/// What is said with the rules' own levels, and with the profile for samples.
fn both(rule: &str, pointer: &str) -> (Option<Severity>, Option<Severity>) {
    let sample = RuleSet::profile("doc-sample").expect("it is there");
    (said_of(&RuleSet::default(), rule, pointer), said_of(&sample, rule, pointer))
}

const NOTE: Option<Severity> = Some(Severity::Note);
const WARNING: Option<Severity> = Some(Severity::Warning);
const ERROR: Option<Severity> = Some(Severity::Error);

macro_rules! said {
    ($($name:ident: $rule:literal at $pointer:literal is $default:ident, $sample:ident;)*) => {
        $(
            #[test]
            fn $name() {
                assert_eq!(both($rule, $pointer), ($default, $sample));
            }
        )*
    };
}

said! {
    n01_success_with_the_code_of_an_error: "dataworks/envelope" at "/ErrorCode" is WARNING, WARNING;
    n02_details_of_other_modes: "dataworks/mode-details" at "/Data/ScriptDetails" is ERROR, WARNING;
    n03_an_sql_mode_without_a_script: "dataworks/mode-sql" at "/Data/SqlMode" is NOTE, NOTE;
    n04_a_wizard_parameter_in_the_path: "dataworks/mode-position" at "/Data/WizardDetails/WizardRequestParameters/0/ParameterPosition" is ERROR, WARNING;
    n04_a_script_parameter_in_the_path: "dataworks/mode-position" at "/Data/ScriptDetails/ScriptRequestParameters/0/ParameterPosition" is ERROR, WARNING;
    n05_a_path_parameter_without_a_place: "dataworks/service-parameter" at "/Data/RegistrationDetails/RegistrationRequestParameters/0/ParameterName" is WARNING, WARNING;
    n06_a_body_with_get: "dataworks/body-description" at "/Data/RegistrationDetails/ServiceRequestBodyDescription" is WARNING, WARNING;
    n07_a_name_with_blanks: "dataworks/name" at "/Data/ApiName" is ERROR, WARNING;
    n08_a_parameter_that_the_script_does_not_use: "dataworks/script-parameter" at "/Data/ScriptDetails/ScriptRequestParameters/0/ParameterName" is WARNING, WARNING;
    n09_a_response_parameter_that_is_no_column: "dataworks/script-column" at "/Data/ScriptDetails/ScriptResponseParameters/0/ParameterName" is WARNING, WARNING;
    n10_a_sample_without_a_page: "dataworks/sample-page" at "/Data/ScriptDetails/SuccessfulResultSample" is NOTE, NOTE;
    n11_a_code_of_the_platform: "dataworks/error-entry" at "/Data/RegistrationDetails/RegistrationErrorCodes/0/ErrorCode" is NOTE, NOTE;
    n14_two_actors_and_no_change: "dataworks/actor" at "/Data/OperatorId" is NOTE, NOTE;
    n20_a_default_that_never_counts: "dataworks/required-default" at "/Data/ScriptDetails/ScriptRequestParameters/0/DefaultValue" is NOTE, NOTE;
}

#[test]
fn n02_each_object_is_still_checked_under_its_own_mode() {
    let report = check(SAMPLE.as_bytes(), None, &RuleSet::default()).report;
    let details = report.violations().iter().filter(|it| it.rule.id == "dataworks/mode-details");
    assert_eq!(details.count(), 1, "one violation for all: {report}");
    for mode in ["Wizard", "Script", "Registration"] {
        let inside = format!("/Data/{mode}Details/{mode}");
        assert!(
            report.violations().iter().any(|it| it.pointer.as_str().starts_with(&inside)),
            "{mode}"
        );
    }
}

/// What none of the rows above is about must not be said: these oddities are no mistakes.
#[test]
fn what_is_odd_and_right() {
    let report = check(SAMPLE.as_bytes(), None, &RuleSet::default()).report;
    for (number, pointer) in [
        (13, "/Data/TenantId"),
        (15, "/Data/CreatedTime"),
        (16, "/Data/ScriptDetails/ScriptRequestParameters/0/ParameterDataType"),
        (16, "/Data/ScriptDetails/ScriptRequestParameters/0/ParameterOperator"),
        (18, "/Data/RegistrationDetails/ServiceContentType"),
        (21, "/Data/GroupId"),
        (22, "/ErrorMessage"),
        (23, "/Data/ScriptDetails/IsPagedResponse"),
        (23, "/Data/Protocols"),
        (24, "/Data/WizardDetails/WizardResponseParameters/0/ParameterName"),
        (25, "/RequestId"),
    ] {
        assert!(report.violations().iter().all(|it| it.pointer != pointer), "{number}: {pointer}");
    }
}

#[test]
fn n12_requests_and_responses_are_compared_only_together() {
    for source in [SAMPLE, r#"{ "ApiId": 70001, "ProjectId": 70002, "TenantId": 70003 }"#] {
        let lines = found(source, &RuleSet::default());
        assert!(
            lines.iter().all(|line| !line.contains("/ApiId") && !line.contains("/ProjectId")),
            "{lines:?}"
        );
    }
}

#[test]
fn n17_the_path_is_a_position_of_registered_services_only() {
    let details = r#"{ "RegistrationDetails": { "ServiceHost": "http://shop.example.com", "ServicePath": "/[item]",
        "RegistrationRequestParameters": [{ "ParameterName": "item", "ParameterPosition": 0 }] } }"#;
    let source = document("dataworks/published-api:registration", details, &[]);
    assert_eq!(found(&source, &RuleSet::default()), [""; 0]);
}

#[test]
fn n19_a_read_of_published_apis_that_says_unpublished() {
    let source = SAMPLE.replace(r#""Status": 1"#, r#""Status": 0"#);
    let lines = found(&source, &RuleSet::default());
    assert!(lines.contains(&"warning dataworks/published-status /Data/Status".into()), "{lines:?}");
}

#[test]
fn n22_codes_count_and_sentences_do_not() {
    for sentence in ["No permission", "Access is forbidden. Try again later.", "anything"] {
        let source = format!(
            r#"{{ "RequestId": "1", "Success": false, "HttpStatusCode": 403, "ErrorCode": "Forbidden.Access", "ErrorMessage": "{sentence}" }}"#
        );
        assert_eq!(found(&source, &RuleSet::default()), [""; 0]);
    }
}
