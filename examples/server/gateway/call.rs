//! One request that has passed its checks, and what operations need to answer it.

use apiglint::roma::{Action, Answer, BackendApi, Context, Match, Status, apply};
use apiglint::{Code, Fault, Report, RuleSet};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::store::{Backend, Store};
use super::{Outcome, Reply};

pub(super) struct Call<'c> {
    pub(super) rules: &'c RuleSet,
    pub(super) instance: &'c str,
    pub(super) store: &'c mut Store,
    pub(super) found: &'c Match<'c>,
    pub(super) body: &'c [u8],
    pub(super) now: String,
}

impl Call<'_> {
    /// The body; the default if there is none.
    pub(super) fn read<T: DeserializeOwned + Default>(&self) -> Result<T, Answer> {
        if self.body.trim_ascii().is_empty() {
            return Ok(T::default());
        }
        serde_json::from_slice(self.body).map_err(|_| Answer::new(Code::PARAMETER_ERROR, ""))
    }

    /// The answer of the operation's success.
    pub(super) fn done<T: Serialize>(&self, what: &T) -> Outcome {
        let json = serde_json::to_string(what).map_err(|_| Answer::new(Code::SYSTEM_ERROR, ""))?;
        Ok(Reply { status: self.found.operation.status, json: Some(json) })
    }

    /// The answer of the operation's success, where it says nothing.
    pub(super) fn nothing(&self) -> Reply {
        Reply { status: self.found.operation.status, json: None }
    }

    /// The backend that the request is about. In version 1 the body says it, each operation in its own member.
    pub(super) fn backend_id(&self) -> Result<String, Answer> {
        if let Some(id) = self.found.parameter("ld_api_id") {
            return Ok(id.into());
        }
        let member = match self.found.operation.name {
            "CreateLiveDataApiScript" => "api_id",
            "DebugLiveDataApi" => "id",
            _ => "ld_api_id",
        };
        let body: Value = self.read()?;
        let id = body.get(member).and_then(Value::as_str);
        let id = id.ok_or_else(|| Answer::new(Code::INVALID_PARAMETER, member))?;
        Ok(id.into())
    }

    pub(super) fn backend(&self, id: &str) -> Result<&Backend, Answer> {
        self.store.backends.get(id).ok_or_else(|| Answer::new(Code::NO_BACKEND, id))
    }

    pub(super) fn backend_mut(&mut self, id: &str) -> Result<&mut Backend, Answer> {
        self.store.backends.get_mut(id).ok_or_else(|| Answer::new(Code::NO_BACKEND, id))
    }

    /// The status that an action leads to; none if it makes an end of the backend.
    pub(super) fn step(
        &self,
        backend: Option<&Backend>,
        action: Action,
    ) -> Result<Option<Status>, Answer> {
        let has_script = backend.is_some_and(|it| !it.definition.scripts().is_empty());
        let outcome = apply(backend.map(Backend::status), action, Context { has_script })
            .map_err(|fault| Answer::of_fault(&fault))?;
        self.heed(outcome.remarks)?;
        Ok(outcome.status)
    }

    /// Refuses what is only remarked upon, if the rule is set to be an error.
    pub(super) fn heed(&self, remarks: Vec<Fault>) -> Result<(), Answer> {
        refuse(&Report::of_faults(remarks, self.rules))
    }

    /// Refuses a definition that shares what it cannot share with those that are here.
    pub(super) fn admit(&self, definition: &BackendApi) -> Result<(), Answer> {
        let report = self.store.check_unique(definition, self.rules);
        refuse(&report.map_err(|_| Answer::new(Code::SYSTEM_ERROR, ""))?)
    }
}

/// The answer to a report that has errors.
pub(super) fn refuse(report: &Report) -> Result<(), Answer> {
    Answer::of(report).map_or(Ok(()), Err)
}
