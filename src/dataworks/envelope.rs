//! The envelope around every response.

use super::api::{Form, Members};
use crate::document::{Node, Type};
use crate::view::view;

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
    let has = |fields: &[&crate::view::Field<'_>]| {
        fields.iter().filter(|field| field.node().is_some()).count()
    };
    let telling = [
        members.api_path(),
        members.request_method(),
        members.response_content_type(),
        members.visible_range(),
        members.protocols(),
        members.api_mode(),
    ];
    if has(&telling) < 3 {
        return None;
    }
    let details =
        [members.wizard_details(), members.script_details(), members.registration_details()];
    let read = [
        members.created_time(),
        members.modified_time(),
        members.creator_id(),
        members.status(),
        members.description(),
    ];
    let is_read = has(&read) > 0
        || details.iter().any(|it| it.node().is_some_and(|node| node.ty() == Type::Object));
    Some(match () {
        () if !is_read && members.api_id().node().is_some() => Form::Update,
        () if !is_read => Form::Create,
        () if members.folder_id().node().is_some() => Form::Development,
        () => Form::Published,
    })
}
