//! The typed view of an API, as `CreateDataServiceApi` and `UpdateDataServiceApi` carry it and the reads
//! give it back.
//!
//! Members: `GetDataServicePublishedApi`, API version 2020-05-18,
//! <https://www.alibabacloud.com/help/zh/doc-detail/174015.htm>,
//! and the request models of the vendor's SDK.

use super::details::Details;
use super::integers::Mode;
use crate::view::view;

view! {
    /// The members of an API in any of its forms.
    pub(crate) struct Members: either_case {
        /// `ApiId`
        api_id: "ApiId" Integer required,
        /// `ApiName`
        api_name: "ApiName" String required,
        /// `ApiPath`
        api_path: "ApiPath" String required,
        /// `ApiMode`
        api_mode: "ApiMode" Integer required,
        /// `ApiDescription`, in requests.
        api_description: "ApiDescription" String required,
        /// `Description`, in responses.
        description: "Description" String,
        /// `GroupId`: the business process.
        group_id: "GroupId" String required,
        /// `FolderId`
        folder_id: "FolderId" Integer,
        /// `ProjectId`: the workspace.
        project_id: "ProjectId" Integer required,
        /// `TenantId`
        tenant_id: "TenantId" Integer,
        /// `ResourceGroupId`, in requests.
        resource_group_id: "ResourceGroupId" Integer,
        /// `Protocols`: `"0,1"` in requests, `[0, 1]` in responses.
        protocols: "Protocols" StringOrArray required,
        /// `RequestMethod`
        request_method: "RequestMethod" Integer required,
        /// `RequestContentType`, in requests.
        request_content_type: "RequestContentType" Integer,
        /// `ResponseContentType`
        response_content_type: "ResponseContentType" Integer required,
        /// `SqlMode`
        sql_mode: "SqlMode" Integer,
        /// `Status`, in responses.
        status: "Status" Integer,
        /// `Timeout`, in milliseconds.
        timeout: "Timeout" Integer required,
        /// `VisibleRange`
        visible_range: "VisibleRange" Integer required,
        /// `CreatorId`, in responses.
        creator_id: "CreatorId" String,
        /// `OperatorId`, in responses.
        operator_id: "OperatorId" String,
        /// `CreatedTime`, in responses.
        created_time: "CreatedTime" String,
        /// `ModifiedTime`, in responses.
        modified_time: "ModifiedTime" String,
        /// `WizardDetails`: JSON in a string in requests, an object in responses.
        wizard_details: "WizardDetails" StringOrObject,
        /// `ScriptDetails`, likewise.
        script_details: "ScriptDetails" StringOrObject,
        /// `RegistrationDetails`, likewise.
        registration_details: "RegistrationDetails" StringOrObject,
    }
}

/// In which form an API is carried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// What `CreateDataServiceApi` is sent.
    Create,
    /// What `UpdateDataServiceApi` is sent.
    Update,
    /// What `GetDataServiceApi` gives back: the state under development.
    Development,
    /// What `GetDataServicePublishedApi` gives back: the state that is called.
    Published,
}

/// An API, bound and ready for its rules.
#[derive(Debug)]
pub(crate) struct Api<'d> {
    pub(crate) members: Members<'d>,
    pub(crate) form: Form,
    /// Those that are there, in the order of the modes.
    pub(crate) details: Vec<Details<'d>>,
    /// What it was before, in an update.
    pub(crate) before: Option<&'d Members<'d>>,
}

impl<'d> Api<'d> {
    /// The mode that `ApiMode` says, or else what it was before, or else what the only details are for: an update
    /// carries no mode.
    pub(crate) fn mode(&self) -> Option<Mode> {
        if let Some(node) = self.members.api_mode().node() {
            return Mode::of(node.as_i64()?);
        }
        if let Some(mode) = self.mode_before() {
            return Some(mode);
        }
        match self.details.as_slice() {
            [only] => Some(only.mode),
            _ => None,
        }
    }

    /// The mode that `ApiMode` said before.
    pub(crate) fn mode_before(&self) -> Option<Mode> {
        Mode::of(self.before?.api_mode().node()?.as_i64()?)
    }

    /// The description, under the name that its form has for it.
    pub(crate) fn description(&self) -> &crate::view::Field<'d> {
        let (request, response) = (self.members.api_description(), self.members.description());
        if request.node().is_some() { request } else { response }
    }
}
