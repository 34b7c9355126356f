//! Sets of APIs: what no two share, where it is said, and what is not compared.

use apiglint::dataworks::{self, Set};
use apiglint::{Document, RuleSet};

use crate::document;

const CREATE: &str = "dataworks/create-request";
const UPDATE: &str = "dataworks/update-request";
const DEVELOPMENT: &str = "dataworks/development-api";
const PUBLISHED: &str = "dataworks/published-api";

/// What the rules about sets say of documents, as lines behind the number of each.
fn found(texts: &[String]) -> Vec<String> {
    let rules = RuleSet::default();
    let mut set = Set::new(&rules);
    let mut found = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let document = Document::from_json(text.as_bytes()).expect("JSON");
        for violation in set.add(number, &document).violations() {
            let [first] = violation.related.as_slice() else { panic!("{violation}") };
            assert_eq!(first.message, "first here");
            let other = first.document.map_or("here".into(), |number| format!("in {number}"));
            let (rule, at) = (violation.rule, &violation.pointer);
            found.push(format!("{number}: {rule} {at}, first {other} {}", first.pointer));
        }
    }
    found
}

#[test]
fn what_is_the_same_and_what_is_not() {
    const NAME: &str = "1: dataworks/api-name-unique /ApiName, first in 0 /ApiName";
    const PATH: &str = "1: dataworks/api-path-unique /ApiPath, first in 0 /ApiPath";
    for (members, expected) in [
        ("{}", &[NAME, PATH][..]),
        (r#"{ "ApiName": "other" }"#, &[PATH]),
        (r#"{ "ApiPath": "/other" }"#, &[NAME]),
        (r#"{ "ApiPath": "/stock/Levels" }"#, &[NAME]),
        (r#"{ "RequestMethod": 1 }"#, &[NAME]),
        (r#"{ "GroupId": "ds_1" }"#, &[NAME]),
        (r#"{ "ProjectId": 20418 }"#, &[]),
        (r#"{ "ProjectId": null }"#, &[]),
        (r#"{ "ProjectId": "20417" }"#, &[]),
        (r#"{ "ApiName": "st\u006fck_levels", "ApiPath": "\/stock\/levels" }"#, &[NAME, PATH]),
        (r#"{ "ApiName": "", "GroupId": " " }"#, &[]),
        (r#"{ "ApiName": "stock_level", "ApiPath": "/stock/level" }"#, &[]),
    ] {
        let texts = [document(CREATE, "{}", &[]), document(CREATE, members, &[])];
        assert_eq!(found(&texts), expected, "{members}");
    }
}

#[test]
fn one_api_in_several_forms_is_one() {
    let [first, other] = [900_271, 900_272].map(|id| format!(r#"{{ "ApiId": {id} }}"#));
    let forms = [DEVELOPMENT, PUBLISHED].map(|form| document(form, &first, &[]));
    let [development, published] = forms;
    assert_eq!(found(&[development.clone(), published.clone(), development.clone()]), [""; 0]);
    let both = |number| {
        [
            format!("{number}: dataworks/api-name-unique /ApiName, first in 0 /ApiName"),
            format!("{number}: dataworks/api-path-unique /ApiPath, first in 0 /ApiPath"),
        ]
    };
    let texts = [development.clone(), published, document(PUBLISHED, &other, &[])];
    assert_eq!(found(&texts), both(2));
    // What is to be created is none of those that are there.
    let texts = [development.clone(), document(CREATE, "{}", &[]), development.clone()];
    assert_eq!(found(&texts), both(1));
    let texts = [development, document(UPDATE, &other, &[])];
    assert_eq!(found(&texts), [""; 0]);
}

#[test]
fn lists_hold_many() {
    let apis = [1, 2, 3].map(|id| {
        document(PUBLISHED, &format!(r#"{{ "ApiId": {id}, "ApiPath": "/{}" }}"#, id / 2), &[])
    });
    let list = format!(r#"{{ "RequestId": "0A1B", "Data": {{ "Apis": [{}] }} }}"#, apis.join(","));
    let again = document(PUBLISHED, r#"{ "ApiId": 9, "ApiPath": "/0" }"#, &[]);
    assert_eq!(
        found(&[list.clone(), again]),
        [
            "0: dataworks/api-name-unique /Data/Apis/1/ApiName, first here /Data/Apis/0/ApiName",
            "0: dataworks/api-name-unique /Data/Apis/2/ApiName, first here /Data/Apis/0/ApiName",
            "0: dataworks/api-path-unique /Data/Apis/2/ApiPath, first here /Data/Apis/1/ApiPath",
            "1: dataworks/api-name-unique /ApiName, first in 0 /Data/Apis/0/ApiName",
            "1: dataworks/api-path-unique /ApiPath, first in 0 /Data/Apis/0/ApiPath",
        ]
    );
    let array = format!("[{}]", apis.join(","));
    assert_eq!(found(&[array]).len(), 3);
}

#[test]
fn what_holds_no_api_brings_nothing() {
    for text in ["{}", "[]", "7", r#"{ "Apis": 7 }"#, r#"[{ "ApiName": "stock", "ProjectId": 1 }]"#]
    {
        assert_eq!(found(&[text.to_owned(), text.to_owned()]), [""; 0], "{text}");
    }
}

#[test]
fn a_rule_that_is_off_keeps_nothing() {
    let mut rules = RuleSet::default();
    rules.set("dataworks/api-name-unique", apiglint::Level::Off).unwrap();
    let texts = [document(CREATE, "{}", &[]), document(CREATE, "{}", &[])];
    let documents = texts.each_ref().map(|text| Document::from_json(text.as_bytes()).unwrap());
    let reports = dataworks::check_set(&documents, &rules);
    assert_eq!(reports[0].violations(), []);
    let [violation] = reports[1].violations() else { panic!("{}", reports[1]) };
    assert_eq!(violation.rule.id, "dataworks/api-path-unique");
    assert_eq!(violation.error_msg().unwrap(), "The API already exists.");
    let reports = dataworks::check_set(&documents, &RuleSet::default());
    let name = &reports[1].violations()[0];
    assert_eq!(name.code.unwrap().to_string(), "APIG.3202");
    assert_eq!(name.error_msg().unwrap(), "The API name already exists.");
}

#[test]
fn each_document_is_checked_too() {
    let texts = [document(CREATE, r#"{ "Timeout": 0 }"#, &[]), r#"{ "name": "left-pad" }"#.into()];
    let documents = texts.each_ref().map(|text| Document::from_json(text.as_bytes()).unwrap());
    let reports = dataworks::check_set(&documents, &RuleSet::default());
    let rules: Vec<_> = reports.iter().map(|it| crate::said(it).join(" ")).collect();
    assert_eq!(rules, ["error dataworks/timeout /Timeout", ""]);
}
