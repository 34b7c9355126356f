//! Operations that change nothing.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use apiglint::roma::{Answer, BackendApi, swagger};
use apiglint::{Code, Document};

use super::Outcome;
use super::call::Call;
use super::wire::{Check, Export, Info, List, Quota};

/// `ShowLiveDataApiV2`
pub(super) fn show(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    call.done(&Info::of(&call.backend(&id)?.definition))
}

/// `ListLiveDataApiV2`: a filter is a part of what it filters, unless `precise_search` says that it is all of it.
pub(super) fn list(call: &mut Call<'_>) -> Outcome {
    let query: BTreeMap<Cow<'_, str>, Cow<'_, str>> = call.found.query_pairs().collect();
    let total: Vec<_> = call.store.definitions().filter(|it| fits(it, &query)).collect();
    let number = |name, default| query.get(name).and_then(|it| it.parse().ok()).unwrap_or(default);
    let page = total.iter().skip(number("offset", 0)).take(number("limit", 20));
    let apis: Vec<_> = page.map(|api| Info::of(api)).collect();
    call.done(&List { size: apis.len(), total: total.len(), apis })
}

fn fits(api: &BackendApi, query: &BTreeMap<Cow<'_, str>, Cow<'_, str>>) -> bool {
    let precise: Vec<_> = query.get("precise_search").map_or(vec![], |it| it.split(',').collect());
    let status = api.status().map(|it| it.number().to_string()).unwrap_or_default();
    let has = |name: &str, value: &str, whole: bool| {
        let Some(wanted) = query.get(name).filter(|wanted| !wanted.is_empty()) else { return true };
        if whole || precise.contains(&name) { value == *wanted } else { value.contains(&**wanted) }
    };
    has("name", api.name().as_str(), false)
        && has("path", api.path().as_str(), false)
        && has("status", &status, true)
        && has("app_id", api.app_id().as_str(), true)
        && has("app_name", api.app_name().unwrap_or_default(), true)
}

/// `CheckLivedataApisV2`: whether a name, or a method and path, is free.
pub(super) fn check(call: &mut Call<'_>) -> Outcome {
    let wanted: Check = call.read()?;
    let of_name = wanted.r#type == "name";
    let is = |wanted: &Option<String>, value: &str| wanted.as_deref() == Some(value);
    let is_taken = call.store.definitions().any(|it| {
        let in_app = wanted.roma_app_id.is_none() || is(&wanted.roma_app_id, it.app_id().as_str());
        in_app
            && if of_name {
                is(&wanted.ld_api_name, it.name().as_str())
            } else {
                is(&wanted.ld_api_method, it.method().name())
                    && is(&wanted.ld_api_path, it.path().as_str())
            }
    });
    match is_taken {
        false => Ok(call.nothing()),
        true if of_name => Err(Answer::new(Code::NAME_TAKEN, "")),
        true => Err(Answer::new(Code::API_EXISTS, "")),
    }
}

/// `ListLiveDataQuotaV2`
pub(super) fn quota(call: &mut Call<'_>) -> Outcome {
    call.done(&Quota {
        api: call.rules.limits.backends.to_string(),
        api_used: call.store.backends.len().to_string(),
        datasource_used: "0".into(),
    })
}

/// `ExportLiveDataApiDefinitionsV2`: one Swagger file. JSON is YAML, so that it is good in every format.
///
/// The page has one answer for what is not there, and says it of an API group.
pub(super) fn export(call: &mut Call<'_>) -> Outcome {
    let wanted: Export = call.read()?;
    // The page's own example has blanks behind the id.
    let app = wanted.app_id.as_deref().map(str::trim).filter(|app| !app.is_empty());
    let ids = wanted.apis.as_deref().unwrap_or_default();
    let ids: BTreeSet<_> = ids.iter().map(String::as_str).collect();
    if let Some(id) = ids.iter().find(|id| !call.store.backends.contains_key(**id)) {
        return Err(Answer::new(Code::NO_GROUP, id));
    }
    if let Some(app) = app.filter(|app| !call.store.definitions().any(|it| *it.app_id() == **app)) {
        return Err(Answer::new(Code::NO_GROUP, app));
    }
    let definitions: Vec<_> = call
        .store
        .definitions()
        .filter(|it| app.is_none_or(|app| *it.app_id() == *app))
        .filter(|it| ids.is_empty() || it.id().is_some_and(|id| ids.contains(id)))
        .filter(|it| wanted.status.is_none() || it.status() == wanted.status)
        .collect();
    let definitions =
        Document::from_serialize(&definitions).map_err(|_| Answer::new(Code::SYSTEM_ERROR, ""))?;
    call.done(&swagger::export(definitions.root().children()).file)
}
