//! The kinds of documents of the dialect, and the members by which each is told.

use super::api::Form;
use super::check::{
    check_api_at, check_call_result_at, check_details_at, check_list_at, check_read_at,
    check_response_at,
};
use super::envelope::{form, is_envelope, member, payload};
use super::integers::Mode;
use super::{json_schema, requests};
use crate::document::{Node, Type};
use crate::kind::DocumentKind;

/// Every kind, in the order in which they are told apart: the first that fits is taken.
pub(crate) static KINDS: &[&DocumentKind] = &[
    &CREATE_REQUEST,
    &UPDATE_REQUEST,
    &DEVELOPMENT_API,
    &PUBLISHED_API,
    &API_LIST,
    &API_REFERENCE,
    &TEST_REQUEST,
    &SAVE_TEST_RESULT_REQUEST,
    &AUTHORITY_REQUEST,
    &FOLDER_REQUEST,
    &GROUP_REQUEST,
    &LIST_REQUEST,
    &WIZARD_DETAILS,
    &SCRIPT_DETAILS,
    &REGISTRATION_DETAILS,
    &CALL_RESULT,
    &RESPONSE,
];

/// Whether documents of a kind hold APIs.
pub(crate) fn is_of_apis(kind: &DocumentKind) -> bool {
    [&CREATE_REQUEST, &UPDATE_REQUEST, &DEVELOPMENT_API, &PUBLISHED_API, &API_LIST].contains(&kind)
}

/// What `CreateDataServiceApi` is sent.
pub static CREATE_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/create-request",
    summary: "a request to create an API",
    tells: |root| form(root) == Some(Form::Create),
    check: |root, out| check_api_at(root, Form::Create, out),
    schema: |rules| json_schema::api(rules, Form::Create),
};

/// What `UpdateDataServiceApi` is sent.
pub static UPDATE_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/update-request",
    summary: "a request to change an API",
    tells: |root| form(root) == Some(Form::Update),
    check: |root, out| check_api_at(root, Form::Update, out),
    schema: |rules| json_schema::api(rules, Form::Update),
};

/// What `GetDataServiceApi` gives back, in its envelope or without.
pub static DEVELOPMENT_API: DocumentKind = DocumentKind {
    id: "dataworks/development-api",
    summary: "a read of an API under development",
    tells: |root| form(payload(root)) == Some(Form::Development),
    check: |root, out| check_read_at(root, Form::Development, out),
    schema: |rules| json_schema::read(rules, Form::Development),
};

/// What `GetDataServicePublishedApi` gives back, in its envelope or without.
pub static PUBLISHED_API: DocumentKind = DocumentKind {
    id: "dataworks/published-api",
    summary: "a read of a published API",
    tells: |root| form(payload(root)) == Some(Form::Published),
    check: |root, out| check_read_at(root, Form::Published, out),
    schema: |rules| json_schema::read(rules, Form::Published),
};

/// A list response: APIs in `Apis`, in its envelope or without.
pub static API_LIST: DocumentKind = DocumentKind {
    id: "dataworks/api-list",
    summary: "a list response, with APIs in `Apis`",
    tells: holds_apis,
    check: check_list_at,
    schema: json_schema::api_list,
};

fn holds_apis(root: Node<'_>) -> bool {
    let apis = member(payload(root), "Apis").filter(|apis| apis.ty() == Type::Array);
    apis.is_some_and(|apis| apis.children().any(|api| form(api).is_some()))
}

/// What get, submit, publish, abolish and delete are sent.
pub static API_REFERENCE: DocumentKind = DocumentKind {
    id: "dataworks/api-reference",
    summary: "names one API: what get, submit, publish, abolish and delete are sent",
    tells: requests::is_reference,
    check: requests::check_reference,
    schema: json_schema::reference,
};

/// What `TestDataServiceApi` is sent.
pub static TEST_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/test-request",
    summary: "a request to test an API",
    tells: requests::is_test,
    check: requests::check_test,
    schema: json_schema::test,
};

/// What `SaveDataServiceApiTestResult` is sent.
pub static SAVE_TEST_RESULT_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/save-test-result-request",
    summary: "a request to keep the result of a test",
    tells: requests::is_save_test_result,
    check: requests::check_save_test_result,
    schema: json_schema::save_test_result,
};

/// What `CreateDataServiceApiAuthority` and `DeleteDataServiceApiAuthority` are sent.
pub static AUTHORITY_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/authority-request",
    summary: "a request to grant an API to a workspace, or to take the grant back",
    tells: requests::is_authority,
    check: requests::check_authority,
    schema: json_schema::authority,
};

/// What `CreateDataServiceFolder` is sent.
pub static FOLDER_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/folder-request",
    summary: "a request to create a folder",
    tells: requests::is_folder,
    check: requests::check_folder,
    schema: json_schema::folder,
};

/// What `CreateDataServiceGroup` is sent.
pub static GROUP_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/group-request",
    summary: "a request to create a business process",
    tells: requests::is_group,
    check: requests::check_group,
    schema: json_schema::group,
};

/// What the list operations are sent.
pub static LIST_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/list-request",
    summary: "a query of a list",
    tells: requests::is_list,
    check: requests::check_list,
    schema: json_schema::list,
};

/// A response that carries no API.
pub static RESPONSE: DocumentKind = DocumentKind {
    id: "dataworks/response",
    summary: "a response that carries no API",
    tells: is_envelope,
    check: check_response_at,
    schema: json_schema::response,
};

/// What `WizardDetails` holds, in a file of its own.
pub static WIZARD_DETAILS: DocumentKind = DocumentKind {
    id: "dataworks/wizard-details",
    summary: "the details of a wizard",
    tells: |root| holds_details(root, Mode::Wizard),
    check: |root, out| check_details_at(root, Mode::Wizard, out),
    schema: |rules| json_schema::details(rules, Mode::Wizard),
};

/// What `ScriptDetails` holds, in a file of its own.
pub static SCRIPT_DETAILS: DocumentKind = DocumentKind {
    id: "dataworks/script-details",
    summary: "the details of a script",
    tells: |root| holds_details(root, Mode::Script),
    check: |root, out| check_details_at(root, Mode::Script, out),
    schema: |rules| json_schema::details(rules, Mode::Script),
};

/// What `RegistrationDetails` holds, in a file of its own.
pub static REGISTRATION_DETAILS: DocumentKind = DocumentKind {
    id: "dataworks/registration-details",
    summary: "the details of a registration",
    tells: |root| holds_details(root, Mode::Registration),
    check: |root, out| check_details_at(root, Mode::Registration, out),
    schema: |rules| json_schema::details(rules, Mode::Registration),
};

/// What a call of a published API is answered.
pub static CALL_RESULT: DocumentKind = DocumentKind {
    id: "dataworks/call-result",
    summary: "what a call of an API is answered",
    tells: |root| {
        member(root, "ErrCode").is_some()
            && member(root, "ErrMsg").is_some()
            && member(root, "Data").is_some()
    },
    check: check_call_result_at,
    schema: json_schema::call_result,
};

/// Whether an object has a member that only the details for a mode have.
fn holds_details(root: Node<'_>, mode: Mode) -> bool {
    let telling: &[&str] = match mode {
        Mode::Wizard => &["WizardConnection", "WizardRequestParameters"],
        Mode::Script => &["ScriptConnection", "ScriptRequestParameters"],
        Mode::Registration => &["ServiceHost", "RegistrationRequestParameters"],
    };
    telling.iter().any(|name| member(root, name).is_some())
}
