//! The requests that carry no API: what they have, and the members by which each is told.

use super::envelope::member;
use super::rules::{folder, id, name, page_size, required};
use crate::document::{Node, Type};
use crate::sink::Sink;
use crate::view::{View, view};

view! {
    /// Names one API: what get, submit, publish, abolish and delete are sent.
    pub(crate) struct ApiReference: either_case {
        /// `ApiId`
        api_id: "ApiId" Integer required,
        /// `ProjectId`
        project_id: "ProjectId" Integer required,
        /// `TenantId`
        tenant_id: "TenantId" Integer,
    }
}

view! {
    /// `TestDataServiceApi`
    pub(crate) struct Test: either_case {
        /// `ApiId`
        api_id: "ApiId" Integer required,
        /// `BodyContent`
        body_content: "BodyContent" String,
        /// `BodyParams`
        body: "BodyParams" Array,
        /// `HeadParams`
        head: "HeadParams" Array,
        /// `PathParams`
        path: "PathParams" Array,
        /// `QueryParam`: without an s, unlike the others.
        query: "QueryParam" Array,
    }
}

view! {
    /// A parameter of a test.
    pub(crate) struct TestParameter: either_case {
        /// `ParamKey`
        key: "ParamKey" String required,
        /// `ParamValue`
        value: "ParamValue" String,
    }
}

view! {
    /// `SaveDataServiceApiTestResult`
    pub(crate) struct SaveTestResult: either_case {
        /// `ApiId`
        api_id: "ApiId" Integer required,
        /// `ProjectId`
        project_id: "ProjectId" Integer required,
        /// `AutoGenerate`
        auto_generate: "AutoGenerate" Boolean,
        /// `ResultSample`
        result_sample: "ResultSample" String,
        /// `FailResultSample`
        fail_result_sample: "FailResultSample" String,
    }
}

view! {
    /// `CreateDataServiceApiAuthority` and `DeleteDataServiceApiAuthority`
    pub(crate) struct Authority: either_case {
        /// `ApiId`
        api_id: "ApiId" Integer required,
        /// `AuthorizedProjectId`
        authorized_project_id: "AuthorizedProjectId" Integer required,
        /// `ProjectId`
        project_id: "ProjectId" Integer required,
        /// `EndTime`, in seconds since 1970; only a creation has it.
        end_time: "EndTime" Integer,
        /// `TenantId`
        tenant_id: "TenantId" Integer,
    }
}

view! {
    /// `CreateDataServiceFolder`
    pub(crate) struct Folder: either_case {
        /// `FolderName`
        folder_name: "FolderName" String required,
        /// `GroupId`
        group_id: "GroupId" String required,
        /// `ParentId`
        parent_id: "ParentId" Integer required,
        /// `ProjectId`
        project_id: "ProjectId" Integer required,
        /// `TenantId`
        tenant_id: "TenantId" Integer,
    }
}

view! {
    /// `CreateDataServiceGroup`
    pub(crate) struct Group: either_case {
        /// `ApiGatewayGroupId`
        api_gateway_group_id: "ApiGatewayGroupId" String required,
        /// `GroupName`
        group_name: "GroupName" String required,
        /// `ProjectId`
        project_id: "ProjectId" Integer required,
        /// `Description`
        description: "Description" String,
        /// `TenantId`
        tenant_id: "TenantId" Integer,
    }
}

view! {
    /// The queries of every list.
    pub(crate) struct List: either_case {
        /// `ProjectId`
        project_id: "ProjectId" Integer,
        /// `ProjectIdList`, of applications.
        project_id_list: "ProjectIdList" String,
        /// `ApiId`, of tests.
        api_id: "ApiId" Integer,
        /// `ApiNameKeyword`
        api_name_keyword: "ApiNameKeyword" String,
        /// `ApiPathKeyword`
        api_path_keyword: "ApiPathKeyword" String,
        /// `FolderNameKeyword`
        folder_name_keyword: "FolderNameKeyword" String,
        /// `GroupNameKeyword`
        group_name_keyword: "GroupNameKeyword" String,
        /// `GroupId`
        group_id: "GroupId" String,
        /// `CreatorId`
        creator_id: "CreatorId" String,
        /// `PageNumber`
        page_number: "PageNumber" Integer,
        /// `PageSize`
        page_size: "PageSize" Integer,
        /// `TenantId`
        tenant_id: "TenantId" Integer,
    }
}

/// Binds an object to a view, and reports which of its required members are missing. None: no object.
fn bound<'d, V: View<'d>>(node: Node<'d>, out: &mut Sink<'_>) -> Option<V> {
    let view = V::read(node, out)?;
    view.each_required(|name, field| required::check_member(node, name, field, out));
    Some(view)
}

pub(super) fn check_reference(node: Node<'_>, out: &mut Sink<'_>) {
    if let Some(it) = bound::<ApiReference<'_>>(node, out) {
        id::check_fields([it.api_id(), it.project_id(), it.tenant_id()], out);
    }
}

pub(super) fn check_test(node: Node<'_>, out: &mut Sink<'_>) {
    let Some(test) = bound::<Test<'_>>(node, out) else { return };
    id::check_fields([test.api_id()], out);
    for parameters in [test.body(), test.head(), test.path(), test.query()] {
        for parameter in parameters.elements() {
            let _ = bound::<TestParameter<'_>>(parameter, out);
        }
    }
}

pub(super) fn check_save_test_result(node: Node<'_>, out: &mut Sink<'_>) {
    if let Some(it) = bound::<SaveTestResult<'_>>(node, out) {
        id::check_fields([it.api_id(), it.project_id()], out);
    }
}

pub(super) fn check_authority(node: Node<'_>, out: &mut Sink<'_>) {
    if let Some(it) = bound::<Authority<'_>>(node, out) {
        let ids = [it.api_id(), it.authorized_project_id(), it.project_id(), it.tenant_id()];
        id::check_fields(ids, out);
    }
}

pub(super) fn check_folder(node: Node<'_>, out: &mut Sink<'_>) {
    if let Some(it) = bound::<Folder<'_>>(node, out) {
        folder::check_field(it.parent_id(), out);
        id::check_fields([it.project_id(), it.tenant_id()], out);
    }
}

pub(super) fn check_group(node: Node<'_>, out: &mut Sink<'_>) {
    let Some(it) = bound::<Group<'_>>(node, out) else { return };
    id::check_fields([it.project_id(), it.tenant_id()], out);
    if let Some((node, text)) = it.group_name().filled() {
        out.expect(node, name::check(text));
    }
}

pub(super) fn check_list(node: Node<'_>, out: &mut Sink<'_>) {
    let Some(list) = bound::<List<'_>>(node, out) else { return };
    page_size::check_list(&list, out);
    id::check_fields([list.project_id(), list.api_id(), list.tenant_id()], out);
    let whose = [list.project_id(), list.project_id_list(), list.api_id()];
    if whose.iter().all(|field| field.node().is_none()) {
        required::check_member(node, "ProjectId", list.project_id(), out);
    }
    if list.project_id_list().node().is_some() {
        required::check_member(node, "ProjectIdList", list.project_id_list(), out);
    }
}

/// Whether an object has one of some members, and none beside these and some others.
fn tells(node: Node<'_>, telling: &[&str], others: &[&str]) -> bool {
    let known = |name: &str| {
        let capital = name[..name.chars().next().map_or(0, char::len_utf8)].to_uppercase();
        let name = format!("{capital}{}", &name[capital.len().min(name.len())..]);
        telling.contains(&name.as_str()) || others.contains(&name.as_str())
    };
    node.ty() == Type::Object
        && telling.iter().any(|name| member(node, name).is_some())
        && node
            .members()
            .take(telling.len() + others.len() + 1)
            .all(|(key, _)| known(&key.decode()))
}

pub(super) fn is_reference(node: Node<'_>) -> bool {
    tells(node, &["ApiId"], &["ProjectId", "TenantId"]) && member(node, "ProjectId").is_some()
}

pub(super) fn is_test(node: Node<'_>) -> bool {
    // The last is a slip of the pen that the others suggest.
    let telling =
        ["BodyContent", "BodyParams", "HeadParams", "PathParams", "QueryParam", "QueryParams"];
    tells(node, &telling, &["ApiId"])
}

pub(super) fn is_save_test_result(node: Node<'_>) -> bool {
    let telling = ["AutoGenerate", "ResultSample", "FailResultSample"];
    tells(node, &telling, &["ApiId", "ProjectId"])
}

pub(super) fn is_authority(node: Node<'_>) -> bool {
    tells(node, &["AuthorizedProjectId"], &["ApiId", "ProjectId", "EndTime", "TenantId"])
}

pub(super) fn is_folder(node: Node<'_>) -> bool {
    tells(node, &["FolderName"], &["GroupId", "ParentId", "ProjectId", "TenantId"])
}

pub(super) fn is_group(node: Node<'_>) -> bool {
    tells(node, &["ApiGatewayGroupId"], &["GroupName", "ProjectId", "Description", "TenantId"])
}

pub(super) fn is_list(node: Node<'_>) -> bool {
    let telling = [
        "PageNumber",
        "PageSize",
        "ApiNameKeyword",
        "ApiPathKeyword",
        "FolderNameKeyword",
        "GroupNameKeyword",
        "ProjectIdList",
    ];
    let others = ["ProjectId", "ApiId", "GroupId", "CreatorId", "TenantId"];
    tells(node, &telling, &others)
        && others.iter().chain(&["ProjectIdList"]).any(|name| member(node, name).is_some())
}
