//! Operations on the APIs of the frontend: publishing them, and their versions.

use std::borrow::Cow;

use apiglint::Code;
use apiglint::roma::publication::{self, Action, Context, VERSIONS};
use apiglint::roma::{Answer, ErrorBody};

use super::Outcome;
use super::call::Call;
use super::store::Api;
use super::wire::{
    Publish, PublishBatch, PublishFailure, PublishRecord, PublishResult, Version, VersionSwitch,
    Versions,
};

/// `CreateOrDeletePublishRecordForApiV2`
pub(super) fn act(call: &mut Call<'_>) -> Outcome {
    let wanted: Option<Publish> = call.read()?;
    let Some(wanted) = wanted else { return Err(Answer::new(Code::PARAMETER_ERROR, "")) };
    let remark = wanted.remark.unwrap_or_default();
    let record = act_on(call, wanted.action, &wanted.api_id, &wanted.env_id, &remark)?;
    call.done(&record)
}

fn act_on(
    call: &mut Call<'_>,
    action: Action,
    api_id: &str,
    env_id: &str,
    remark: &str,
) -> Result<PublishRecord, Answer> {
    if !call.store.has_environment(env_id) {
        return Err(Answer::new(Code::NO_ENVIRONMENT, env_id));
    }
    match action {
        Action::Offline => take_offline(call, api_id, env_id),
        _ => publish(call, api_id, env_id, remark),
    }
}

fn api<'s>(call: &'s mut Call<'_>, id: &str) -> Result<&'s mut Api, Answer> {
    call.store.apis.get_mut(id).ok_or_else(|| Answer::new(Code::NO_API, id))
}

/// Makes a version, and puts it into effect.
pub(super) fn publish(
    call: &mut Call<'_>,
    api_id: &str,
    env_id: &str,
    remark: &str,
) -> Result<PublishRecord, Answer> {
    let place = api(call, api_id)?.publications.entry(env_id.into()).or_default();
    let context = Context { versions: place.versions.len(), knows_version: false };
    let outcome = publication::apply(place.state(), Action::Online, context)
        .map_err(|fault| Answer::of_fault(&fault))?;
    call.heed(outcome.remarks)?;
    let (publish_id, version_id) = (call.store.next_id(), call.store.next_id());
    let publish_time = call.now.clone();
    let api = api(call, api_id)?;
    let record = PublishRecord {
        api_id: api_id.into(),
        api_name: api.name.clone(),
        env_id: env_id.into(),
        publish_id,
        publish_time,
        remark: remark.into(),
        version_id: version_id.clone(),
    };
    let place = api.publications.entry(env_id.into()).or_default();
    if place.versions.len() >= VERSIONS {
        place.versions.remove(0);
    }
    place.versions.push(record.clone());
    place.effective = Some(version_id);
    Ok(record)
}

fn take_offline(call: &mut Call<'_>, api_id: &str, env_id: &str) -> Result<PublishRecord, Answer> {
    let now = call.now.clone();
    let api = api(call, api_id)?;
    let place = api.publications.entry(env_id.into()).or_default();
    publication::apply(place.state(), Action::Offline, Context::default())
        .map_err(|fault| Answer::of_fault(&fault))?;
    let effective = place.effective.take();
    let record = place.versions.iter().find(|it| Some(&it.version_id) == effective.as_ref());
    let record = record.cloned().ok_or_else(|| Answer::new(Code::SYSTEM_ERROR, ""))?;
    Ok(PublishRecord { publish_time: now, ..record })
}

/// `BatchPublishOrOfflineApiV2`: each for itself.
pub(super) fn act_on_many(call: &mut Call<'_>) -> Outcome {
    let wanted: PublishBatch = call.read()?;
    let is_offline =
        call.found.query_pairs().any(|(name, action)| name == "action" && action == "offline");
    let action = if is_offline { Action::Offline } else { Action::Online };
    let remark = wanted.remark.unwrap_or_default();
    let in_group = |group: &String| {
        let apis = call.store.apis.iter().filter(|(_, api)| api.group_id == *group);
        apis.map(|(id, _)| id.clone()).collect()
    };
    let ids = wanted.apis.or(wanted.group_id.as_ref().map(in_group)).unwrap_or_default();
    let mut result = PublishResult::default();
    for api_id in ids {
        match act_on(call, action, &api_id, &wanted.env_id, &remark) {
            Ok(record) => result.success.push(record),
            Err(answer) => {
                let body = in_batch(answer, &api_id);
                result.failure.push(PublishFailure { api_id, body });
            }
        }
    }
    call.done(&result)
}

/// Of one API among many the page has a sentence of its own.
fn in_batch(answer: Answer, api_id: &str) -> ErrorBody {
    if answer.body.code() == Ok(Code::NO_API) {
        return ErrorBody { error_msg: format!("Api {api_id} not found"), ..answer.body };
    }
    answer.body
}

/// `ChangeApiVersionV2`
pub(super) fn switch(call: &mut Call<'_>) -> Outcome {
    let wanted: VersionSwitch = call.read()?;
    let now = call.now.clone();
    let id = call.found.parameter("api_id").unwrap_or_default();
    let api = api(call, id)?;
    let place = api.publications.values_mut().find(|place| place.has(&wanted.version_id));
    let place = place.ok_or_else(|| Answer::new(Code::NO_VERSION, &wanted.version_id))?;
    let context = Context { versions: place.versions.len(), knows_version: true };
    publication::apply(place.state(), Action::Switch, context)
        .map_err(|fault| Answer::of_fault(&fault))?;
    let record = place.versions.iter().find(|it| it.version_id == wanted.version_id);
    let record = record.cloned().map(|record| PublishRecord { publish_time: now, ..record });
    place.effective = Some(wanted.version_id);
    call.done(&record)
}

/// `ListApiVersionsV2`: the latest first.
pub(super) fn versions(call: &mut Call<'_>) -> Outcome {
    let query = |wanted: &str| {
        let pair = call.found.query_pairs().find(|(name, _)| name == wanted);
        pair.map(|(_, value)| value).filter(|value| !value.is_empty())
    };
    let number = |wanted, default| {
        query(wanted).and_then(|value: Cow<'_, str>| value.parse().ok()).unwrap_or(default)
    };
    let id = call.found.parameter("api_id").unwrap_or_default();
    let api = call.store.apis.get(id).ok_or_else(|| Answer::new(Code::NO_API, id))?;
    let env = query("env_id");
    let all: Vec<_> = api
        .publications
        .iter()
        .filter(|(id, _)| env.as_ref().is_none_or(|env| env == id.as_str()))
        .flat_map(|(_, place)| place.versions.iter().rev().map(move |record| (place, record)))
        .map(|(place, record)| {
            let is_effective = place.effective.as_ref() == Some(&record.version_id);
            Version { record, status: if is_effective { 1 } else { 2 } }
        })
        .collect();
    let total = all.len();
    let page = all.into_iter().skip(number("offset", 0)).take(number("limit", 20));
    let api_versions: Vec<_> = page.collect();
    call.done(&Versions { size: api_versions.len(), total, api_versions })
}

/// `DeleteApiByVersionIdV2`: an API whose version in effect is deleted is offline.
pub(super) fn delete_version(call: &mut Call<'_>) -> Outcome {
    let id = call.found.parameter("version_id").unwrap_or_default();
    if !call.store.has_version(id) {
        return Err(Answer::new(Code::NO_VERSION, id));
    }
    for place in call.store.apis.values_mut().flat_map(|api| api.publications.values_mut()) {
        place.versions.retain(|record| record.version_id != id);
        place.effective.take_if(|effective| effective == id);
    }
    Ok(call.nothing())
}
