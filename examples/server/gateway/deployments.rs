//! Operations that run backends: tests and deployments.

use std::collections::{BTreeMap, VecDeque};

use apiglint::roma::{Action, Answer, Status, check_deploy};
use apiglint::{Code, Document};
use serde::Serialize;
use serde_json::Value;

use super::Outcome;
use super::call::{Call, refuse};
use super::publications::publish;
use super::store::{Api, remember};
use super::wire::{Deploy, Deployed, Deployment, Histories, Info, TestRecord};

/// `DebugLiveDataApiV2`: nothing is run; the answer counts what was sent.
pub(super) fn test(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    let body: Value = call.read()?;
    let backend = call.backend(&id)?;
    call.step(Some(backend), Action::Test)?;
    let parameters = body["parameters"].as_array().map_or(0, Vec::len);
    let record = TestRecord {
        debug_log: Vec::new(),
        ld_api_id: id.clone(),
        test_date: call.now.clone(),
        test_id: backend.tests.back().map_or(1, |last| last.test_id + 1),
        test_method: backend.definition.method(),
        test_request: format!("{} {}", backend.definition.method(), backend.definition.path()),
        test_response: format!("parameters: {parameters}"),
        test_status_code: "200".into(),
        test_used_time: 0,
    };
    let reply = call.done(&record);
    remember(&mut call.backend_mut(&id)?.tests, record);
    reply
}

/// `ListLiveDataApiTestHistoryV2`
pub(super) fn tests(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    history(call, &call.backend(&id)?.tests)
}

/// `ListLiveDataApiDeploymentHistoryV2`
pub(super) fn deployments(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    history(call, &call.backend(&id)?.deployments)
}

/// The latest first.
fn history<T: Serialize>(call: &Call<'_>, all: &VecDeque<T>) -> Outcome {
    let number = |wanted: &str, default| {
        let found = call.found.query_pairs().find(|(name, _)| name == wanted);
        found.and_then(|(_, value)| value.parse().ok()).unwrap_or(default)
    };
    let page = all.iter().rev().skip(number("offset", 0)).take(number("limit", 20));
    let histories: Vec<_> = page.collect();
    call.done(&Histories { size: histories.len(), total: all.len(), histories })
}

/// `PublishLiveDataApiV2`: puts a backend into service, and an API of the frontend before it if that is asked for.
pub(super) fn deploy(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    let backend = call.backend(&id)?;
    let body = Document::from_json(call.body).map_err(|it| Answer::of_violation(&it))?;
    refuse(&check_deploy(&body, backend.definition.app_id().as_str(), call.rules))?;
    let wanted: Deploy = call.read()?;
    let front = wanted.deploy_front_api.unwrap_or(true);
    if let Some(group) = wanted.group_id.iter().find(|id| front && !call.store.has_group(id)) {
        return Err(Answer::new(Code::NO_GROUP, group));
    }
    if let Some(env) = wanted.env_id.iter().find(|id| front && !call.store.has_environment(id)) {
        return Err(Answer::new(Code::NO_ENVIRONMENT, env));
    }
    if let Some(status) = call.step(Some(backend), Action::Deploy)? {
        set_status(call, &id, status)?;
    }
    let api_id = if front { Some(publish_front(call, &id, &wanted)?) } else { None };
    let deployment = Deployment {
        api_id,
        deploy_time: call.now.clone(),
        env_id: wanted.env_id.filter(|_| front),
        group_id: wanted.group_id.filter(|_| front),
        id: call.store.next_id(),
        ld_api_id: id.clone(),
    };
    let api_definition = Info::of(&call.backend(&id)?.definition);
    let reply = call.done(&Deployed { api_definition, deployment: &deployment });
    remember(&mut call.backend_mut(&id)?.deployments, deployment);
    reply
}

/// The API that a backend is called by: the one it has, or a new one.
fn publish_front(call: &mut Call<'_>, id: &str, wanted: &Deploy) -> Result<String, Answer> {
    let name = call.backend(id)?.definition.name().to_string();
    let known = call.store.apis.iter().find(|(_, api)| api.backend_id == id);
    let api_id = known.map(|(api_id, _)| api_id.clone());
    let api_id = api_id.unwrap_or_else(|| call.store.next_id());
    let api = call.store.apis.entry(api_id.clone()).or_insert_with(|| Api {
        name: String::new(),
        group_id: String::new(),
        backend_id: id.into(),
        publications: BTreeMap::new(),
    });
    api.name = name;
    api.group_id = wanted.group_id.clone().unwrap_or_default();
    publish(call, &api_id, wanted.env_id.as_deref().unwrap_or_default(), "")?;
    Ok(api_id)
}

/// `UnpublishLiveDataApiV2`: the API of the frontend goes offline and is no more.
pub(super) fn undeploy(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    if let Some(status) = call.step(Some(call.backend(&id)?), Action::Undeploy)? {
        set_status(call, &id, status)?;
    }
    call.store.remove_api_of(&id);
    Ok(call.nothing())
}

fn set_status(call: &mut Call<'_>, id: &str, status: Status) -> Result<(), Answer> {
    let backend = call.backend_mut(id)?;
    let changed = backend.definition.clone().into_builder().status(status).build();
    backend.definition = changed.map_err(|_| Answer::new(Code::SYSTEM_ERROR, ""))?;
    Ok(())
}
