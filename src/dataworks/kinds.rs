//! The kinds of documents of the dialect, and the members by which each is told.

use super::api::Form;
use super::check::{check_api_at, check_list_at, check_read_at};
use super::envelope::{form, member, payload};
use crate::document::{Node, Type};
use crate::kind::DocumentKind;

/// Every kind, in the order in which they are told apart: the first that fits is taken.
pub(crate) static KINDS: &[&DocumentKind] =
    &[&CREATE_REQUEST, &UPDATE_REQUEST, &DEVELOPMENT_API, &PUBLISHED_API, &API_LIST];

/// What `CreateDataServiceApi` is sent.
pub static CREATE_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/create-request",
    summary: "a request to create an API",
    tells: |root| form(root) == Some(Form::Create),
    check: |root, out| check_api_at(root, Form::Create, out),
};

/// What `UpdateDataServiceApi` is sent.
pub static UPDATE_REQUEST: DocumentKind = DocumentKind {
    id: "dataworks/update-request",
    summary: "a request to change an API",
    tells: |root| form(root) == Some(Form::Update),
    check: |root, out| check_api_at(root, Form::Update, out),
};

/// What `GetDataServiceApi` gives back, in its envelope or without.
pub static DEVELOPMENT_API: DocumentKind = DocumentKind {
    id: "dataworks/development-api",
    summary: "a read of an API under development",
    tells: |root| form(payload(root)) == Some(Form::Development),
    check: |root, out| check_read_at(root, Form::Development, out),
};

/// What `GetDataServicePublishedApi` gives back, in its envelope or without.
pub static PUBLISHED_API: DocumentKind = DocumentKind {
    id: "dataworks/published-api",
    summary: "a read of a published API",
    tells: |root| form(payload(root)) == Some(Form::Published),
    check: |root, out| check_read_at(root, Form::Published, out),
};

/// A list response: APIs in `Apis`, in its envelope or without.
pub static API_LIST: DocumentKind = DocumentKind {
    id: "dataworks/api-list",
    summary: "a list response, with APIs in `Apis`",
    tells: holds_apis,
    check: check_list_at,
};

fn holds_apis(root: Node<'_>) -> bool {
    let apis = member(payload(root), "Apis").filter(|apis| apis.ty() == Type::Array);
    apis.is_some_and(|apis| apis.children().any(|api| form(api).is_some()))
}
