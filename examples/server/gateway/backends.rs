//! Operations that write definitions and scripts.

use apiglint::roma::model::{Builder, Script};
use apiglint::roma::{Action, Answer, BackendApi, Update, check_update};
use apiglint::{Code, Document, Report, Violation};
use serde_json::Value;

use super::Outcome;
use super::call::{Call, refuse};
use super::store::Backend;
use super::wire::Info;

/// `CreateLiveDataApiV2`
pub(super) fn create(call: &mut Call<'_>) -> Outcome {
    let sent = BackendApi::from_json(call.body).map_err(|report| refused(&report))?;
    let status = call.step(None, Action::Create)?;
    let id = call.store.next_id();
    let mut builder = written(&sent).id(&id).created_time(&call.now);
    if let Some(status) = status {
        builder = builder.status(status);
    }
    let definition = finished(builder, call)?;
    call.admit(&definition)?;
    let reply = call.done(&Info::of(&definition));
    call.store.backends.insert(id, Backend::new(definition));
    reply
}

/// `UpdateLiveDataApiV2`: replaces what a request can say, and nothing else.
pub(super) fn update(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    let backend = call.backend(&id)?;
    let old = &backend.definition;
    let was = Document::from_serialize(&Info::of(old)).map_err(|_| broken())?;
    let new = Document::from_json(call.body).map_err(|violation| unread(&violation))?;
    refuse(&check_update(&Update { old: &was, new: &new }, call.rules))?;
    let sent = BackendApi::try_from(&new).map_err(|report| refused(&report))?;
    let mut builder = written(&sent).id(&id).scripts(old.scripts().iter().cloned());
    if let Some(time) = old.created_time() {
        builder = builder.created_time(time);
    }
    if let Some(ty) = old.ty() {
        builder = builder.ty(ty);
    }
    if let Some(status) = call.step(Some(backend), Action::Update)? {
        builder = builder.status(status);
    }
    let definition = finished(builder, call)?;
    call.admit(&definition)?;
    replace(call, &id, definition)
}

/// `CreateLiveDataApiScriptV2`: replaces the scripts there are.
pub(super) fn save_scripts(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    let backend = call.backend(&id)?;
    let status = call.step(Some(backend), Action::SaveScript)?;
    // The definition as it will be, so that what scripts refer to is checked, too.
    let sent: Value = call.read()?;
    let mut whole = serde_json::to_value(&backend.definition).map_err(|_| broken())?;
    for (member, name) in [("type", "api_type"), ("scripts", "scripts")] {
        if let (Some(value), Some(whole)) = (sent.get(name), whole.as_object_mut()) {
            whole.insert(member.into(), value.clone());
        }
    }
    let whole = Document::from_value(&whole).map_err(|_| broken())?;
    let whole = BackendApi::try_from(&whole).map_err(|report| refused(&report))?;
    let scripts: Vec<_> = whole.scripts().iter().map(|script| stamped(script, &call.now)).collect();
    let mut builder = whole.into_builder().scripts(scripts);
    if let Some(status) = status {
        builder = builder.status(status);
    }
    let definition = finished(builder, call)?;
    replace(call, &id, definition)
}

/// `DeleteLiveDataApiV2`
pub(super) fn delete(call: &mut Call<'_>) -> Outcome {
    let id = call.backend_id()?;
    call.step(Some(call.backend(&id)?), Action::Delete)?;
    call.store.remove_api_of(&id);
    call.store.backends.remove(&id);
    Ok(call.nothing())
}

/// What a request can say of a definition.
fn written(sent: &BackendApi) -> Builder {
    let mut builder = BackendApi::builder(
        sent.name().clone(),
        sent.path().clone(),
        sent.method(),
        sent.version().clone(),
        sent.content_type(),
        sent.app_id().clone(),
    )
    .parameters(sent.parameters().iter().cloned());
    if let Some(description) = sent.description() {
        builder = builder.description(description.clone());
    }
    if let Some(id) = sent.signature_id() {
        builder = builder.signature_id(id.clone());
    }
    if let Some(format) = sent.return_format() {
        builder = builder.return_format(format);
    }
    builder
}

fn stamped(script: &Script, now: &str) -> Script {
    script.clone().with_created_time(now).with_modified_time(now)
}

fn finished(builder: Builder, call: &Call<'_>) -> Result<BackendApi, Answer> {
    let builder = builder.instance(call.instance).modified_time(&call.now);
    builder.build().map_err(|report| refused(&report))
}

fn replace(call: &mut Call<'_>, id: &str, definition: BackendApi) -> Outcome {
    let reply = call.done(&Info::of(&definition));
    call.backend_mut(id)?.definition = definition;
    reply
}

fn refused(report: &Report) -> Answer {
    Answer::of(report).unwrap_or_else(|| Answer::new(Code::PARAMETER_ERROR, ""))
}

fn unread(violation: &Violation) -> Answer {
    Answer::of_violation(violation)
}

fn broken() -> Answer {
    Answer::new(Code::SYSTEM_ERROR, "")
}
