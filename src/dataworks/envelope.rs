//! The envelope around every response.

use super::api::{Form, Members};
use crate::document::{Node, Type};
use crate::view::{Field, view};

view! {
    /// The members of a response.
    pub(crate) struct Envelope: either_case {
        /// `HttpStatusCode`
        http_status_code: "HttpStatusCode" Integer,
        /// `RequestId`
        request_id: "RequestId" String,
        /// `Success`
        success: "Success" Boolean,
        /// `ErrorCode`
        error_code: "ErrorCode" String,
        /// `ErrorMessage`
        error_message: "ErrorMessage" String,
        /// `Data`: what was asked for.
        data: "Data" Anything,
        /// `Folder`, of `GetDataServiceFolder`.
        folder: "Folder" Object,
        /// `FolderPagingResult`, of `ListDataServiceFolders`.
        folders: "FolderPagingResult" Object,
        /// `FolderId`, of `CreateDataServiceFolder`.
        folder_id: "FolderId" Integer,
        /// `Group`, of `GetDataServiceGroup`.
        group: "Group" Object,
        /// `GroupPagingResult`, of `ListDataServiceGroups`.
        groups: "GroupPagingResult" Object,
        /// `GroupId`, of `CreateDataServiceGroup`.
        group_id: "GroupId" String,
    }
}

view! {
    /// What a call of a published API is answered.
    pub(crate) struct CallResult: either_case {
        /// `errCode`; 0 is success.
        error_code: "ErrCode" Integer,
        /// `errMsg`
        error_message: "ErrMsg" String,
        /// `requestId`
        request_id: "RequestId" String,
        /// `apiLog`
        api_log: "ApiLog" Anything,
        /// `data`
        data: "Data" Anything,
    }
}

view! {
    /// `Data` of a list response.
    pub(crate) struct Page: either_case {
        /// `PageNumber`
        page_number: "PageNumber" Integer,
        /// `PageSize`
        page_size: "PageSize" Integer,
        /// `TotalCount`
        total_count: "TotalCount" Integer,
        /// `Apis`
        apis: "Apis" Array,
    }
}

/// What a response has beside `RequestId`, each sort of them its own.
pub(super) const CONTENT: [&str; 8] = [
    "Data",
    "Success",
    "Folder",
    "FolderPagingResult",
    "FolderId",
    "Group",
    "GroupPagingResult",
    "GroupId",
];

/// Whether an object is a response.
pub(super) fn is_envelope(node: Node<'_>) -> bool {
    let has = |name| member(node, name).is_some();
    has("RequestId") && CONTENT.into_iter().any(has) || has("Data") && has("HttpStatusCode")
}

/// A member under its name in either case.
pub(super) fn member<'d>(object: Node<'d>, name: &str) -> Option<Node<'d>> {
    let same = |key: &crate::document::Text<'_>| {
        let mut first = true;
        let folded = key.chars().map(|c| {
            let c = if first { c.to_ascii_uppercase() } else { c };
            first = false;
            c
        });
        folded.eq(name.chars())
    };
    object.members().find(|(key, _)| same(key)).map(|(_, member)| member)
}

/// The value that a response is about, or the value itself.
pub(super) fn payload(node: Node<'_>) -> Node<'_> {
    if is_envelope(node) { member(node, "Data").unwrap_or(node) } else { node }
}

/// In which form an API is carried by an object; none if it is no API.
pub(super) fn form(node: Node<'_>) -> Option<Form> {
    if node.ty() != Type::Object {
        return None;
    }
    let mut members = Members::new(node);
    members.bind(&mut crate::sink::Sink::new(&crate::ruleset::RuleSet::none()));
    let telling = [
        (members.api_path(), "ApiPath"),
        (members.request_method(), "RequestMethod"),
        (members.response_content_type(), "ResponseContentType"),
        (members.visible_range(), "VisibleRange"),
        (members.protocols(), "Protocols"),
        (members.api_mode(), "ApiMode"),
    ];
    let tells = |(field, name): &(&Field<'_>, &str)| {
        field.node().is_some() || field.is_unfit() && is_number_in_quotes(node, name)
    };
    if telling.iter().filter(|it| tells(it)).count() < 3 {
        return None;
    }
    let is_there = |field: &Field<'_>| field.node().is_some() || field.is_unfit();
    Some(match () {
        () if is_read(&members) && is_there(members.folder_id()) => Form::Development,
        () if is_read(&members) => Form::Published,
        () if is_there(members.api_id()) => Form::Update,
        () => Form::Create,
    })
}

/// Whether an API is as reads have it. Some members only they have, and one only requests; else the spelling tells.
fn is_read(it: &Members<'_>) -> bool {
    let is_there = |field: &Field<'_>| field.node().is_some() || field.is_unfit();
    let own =
        [it.created_time(), it.modified_time(), it.creator_id(), it.operator_id(), it.status()];
    if own.into_iter().any(is_there) {
        return true;
    }
    if is_there(it.api_description()) {
        return false;
    }
    let is = |field: &Field<'_>, ty| field.node().is_some_and(|node| node.ty() == ty);
    let details = [it.wizard_details(), it.script_details(), it.registration_details()];
    let spelled = |protocols, ty| {
        is(it.protocols(), protocols) || details.into_iter().any(|field| is(field, ty))
    };
    spelled(Type::Array, Type::Object)
        || is_there(it.description()) && !spelled(Type::String, Type::String)
}

/// Whether a member is an integer in quotes: a common mistake, by which it is still told.
fn is_number_in_quotes(object: Node<'_>, name: &str) -> bool {
    let text = member(object, name).and_then(Node::as_str);
    text.is_some_and(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
}
