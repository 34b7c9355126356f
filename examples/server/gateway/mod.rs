//! The gateway: who asks, whether they may, what is there, what is wrong with the request, and then the operation.

mod backends;
mod call;
mod clock;
mod deployments;
mod http;
mod publications;
mod reading;
mod store;
mod wire;

use std::collections::BTreeMap;
use std::sync::Mutex;

use apiglint::roma::{Answer, Match, Operation, Request, check_request};
use apiglint::{Code, Fault, Level, Report, RuleSet};
use axum::http::HeaderMap;

use call::Call;
pub(crate) use clock::rfc3339;
pub(crate) use http::serve;
pub(crate) use store::DEFAULT_ENVIRONMENT;
use store::Store;

/// What the owner of a token may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Permission {
    /// Nothing: the account knows them and has given them no role.
    Nothing,
    /// What changes nothing.
    View,
    /// All.
    Manage,
}

impl Permission {
    fn covers(self, operation: &Operation) -> bool {
        match self {
            Permission::Nothing => false,
            Permission::View => operation.method == "GET",
            Permission::Manage => true,
        }
    }
}

/// An instance, with all that is in it.
pub(crate) struct Gateway {
    instance: String,
    tokens: BTreeMap<String, Permission>,
    /// What is an error here: some leave more to their users than others.
    pub(crate) rules: RuleSet,
    clock: Box<dyn Fn() -> String + Send + Sync>,
    pub(crate) store: Mutex<Store>,
}

/// What goes back: HTTP status, and JSON if there is anything to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) json: Option<String>,
}

type Outcome = Result<Reply, Answer>;
type Handler = fn(&mut Call<'_>) -> Outcome;

impl Gateway {
    /// An empty instance, with a clock that tells the time in RFC 3339.
    pub(crate) fn new(instance: &str, clock: impl Fn() -> String + Send + Sync + 'static) -> Self {
        let mut rules = RuleSet::default();
        // An instance holds so many backends, whoever has made them.
        let known = rules.set("roma/instance-quota", Level::ERROR);
        debug_assert!(known.is_ok());
        Gateway {
            instance: instance.into(),
            tokens: BTreeMap::new(),
            rules,
            clock: Box::new(clock),
            store: Mutex::new(Store::default()),
        }
    }

    pub(crate) fn with_token(mut self, token: &str, permission: Permission) -> Self {
        self.tokens.insert(token.into(), permission);
        self
    }

    pub(crate) fn with_group(mut self, id: &str) -> Self {
        self.store.get_mut().into_iter().for_each(|store| store.add_group(id));
        self
    }

    pub(crate) fn with_environment(mut self, id: &str) -> Self {
        self.store.get_mut().into_iter().for_each(|store| store.add_environment(id));
        self
    }

    /// Answers a request; a body of `None` was too large to be read.
    pub(crate) fn answer(
        &self,
        method: &str,
        uri: &str,
        headers: &HeaderMap,
        body: Option<&[u8]>,
    ) -> Reply {
        let report = check_request(Request { method, uri, headers, body }, &self.rules);
        let found = Operation::of(method, uri);
        self.run(found, headers, body, &report).unwrap_or_else(|answer| Reply::refusal(&answer))
    }

    /// In the order in which [`Answer::of`] ranks what is wrong.
    fn run(
        &self,
        found: Result<Match<'_>, Fault>,
        headers: &HeaderMap,
        body: Option<&[u8]>,
        report: &Report,
    ) -> Outcome {
        self.admit(headers, found.as_ref().ok())?;
        // Whoever has panicked with the store in hand may have left half of a change in it.
        let mut store = self.store.lock().map_err(|_| Answer::new(Code::SYSTEM_ERROR, ""))?;
        if let Ok(found) = &found {
            self.locate(found, &store)?;
        }
        let Some(body) = body else { return Err(Answer::new(Code::PARAMETER_ERROR, "")) };
        if let Some(answer) = Answer::of(report) {
            return Err(answer);
        }
        let found = &found.map_err(|fault| Answer::of_fault(&fault))?;
        let Some(handle) = handler(found.operation) else { return Ok(Reply::unimplemented()) };
        let now = (self.clock)();
        handle(&mut Call {
            rules: &self.rules,
            instance: &self.instance,
            store: &mut store,
            found,
            body,
            now,
        })
    }

    fn admit(&self, headers: &HeaderMap, found: Option<&Match<'_>>) -> Result<(), Answer> {
        let token = headers.get("X-Auth-Token").and_then(|token| token.to_str().ok());
        match token.and_then(|token| self.tokens.get(token.trim())) {
            None => Err(Answer::new(Code::INCORRECT_TOKEN, "")),
            Some(permission) if found.is_some_and(|it| !permission.covers(it.operation)) => {
                Err(Answer::new(Code::NO_PERMISSION, ""))
            }
            Some(_) => Ok(()),
        }
    }

    /// Whether what the path names is there.
    fn locate(&self, found: &Match<'_>, store: &Store) -> Result<(), Answer> {
        for (name, id) in found.parameters() {
            let missing = match name {
                "instance_id" if self.instance != id => Code::NO_INSTANCE,
                "ld_api_id" if !store.backends.contains_key(id) => Code::NO_BACKEND,
                "api_id" if !store.apis.contains_key(id) => Code::NO_API,
                _ => continue,
            };
            return Err(Answer::new(missing, id));
        }
        Ok(())
    }
}

/// Both versions of an operation do the same; where the backend's id stands, [`Call::backend_id`] knows.
fn handler(operation: &Operation) -> Option<Handler> {
    Some(match operation.name.trim_end_matches("V2") {
        "CreateLiveDataApi" => backends::create,
        "UpdateLiveDataApi" => backends::update,
        "DeleteLiveDataApi" => backends::delete,
        "CreateLiveDataApiScript" => backends::save_scripts,
        "ShowLiveDataApi" => reading::show,
        "ListLiveDataApi" => reading::list,
        "CheckLivedataApis" => reading::check,
        "ListLiveDataQuota" => reading::quota,
        "ExportLiveDataApiDefinitions" => reading::export,
        "DebugLiveDataApi" => deployments::test,
        "ListLiveDataApiTestHistory" => deployments::tests,
        "PublishLiveDataApi" => deployments::deploy,
        "UnpublishLiveDataApi" => deployments::undeploy,
        "ListLiveDataApiDeploymentHistory" => deployments::deployments,
        "CreateOrDeletePublishRecordForApi" => publications::act,
        "BatchPublishOrOfflineApi" => publications::act_on_many,
        "ChangeApiVersion" => publications::switch,
        "ListApiVersions" => publications::versions,
        "DeleteApiByVersionId" => publications::delete_version,
        _ => return None,
    })
}

impl Reply {
    fn refusal(answer: &Answer) -> Self {
        Reply { status: answer.status, json: serde_json::to_string(&answer.body).ok() }
    }

    fn unimplemented() -> Self {
        Reply { status: 501, ..Self::refusal(&Answer::new(Code::SYSTEM_ERROR, "")) }
    }
}
