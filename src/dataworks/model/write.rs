//! From the members of an API, as reads have them, to what requests have.

use serde_json::{Map, Value};

/// Members by their names.
pub(super) type Members = Map<String, Value>;

/// What only reads have.
const OF_READS: [&str; 6] =
    ["ApiId", "Status", "CreatorId", "OperatorId", "CreatedTime", "ModifiedTime"];

/// What `UpdateDataServiceApi` does not have.
const FIXED: [&str; 6] =
    ["ApiName", "ApiMode", "GroupId", "FolderId", "SqlMode", "RequestContentType"];

/// As `CreateDataServiceApi` is sent them.
pub(super) fn create_request(members: Members) -> Value {
    Value::Object(spelled(without(members, &OF_READS)))
}

/// As `UpdateDataServiceApi` is sent them.
pub(super) fn update_request(mut members: Members) -> Value {
    let id = members.remove("ApiId");
    let mut members = without(without(members, &OF_READS), &FIXED);
    members.extend(id.map(|id| ("ApiId".into(), id)));
    Value::Object(spelled(members))
}

/// What has an id is written as a read of it, and what has none as a request to create it.
pub(super) fn natural(members: Members) -> Members {
    if members.contains_key("ApiId") { members } else { spelled(members) }
}

fn without(mut members: Members, names: &[&str]) -> Members {
    members.retain(|name, _| !names.contains(&name.as_str()));
    members
}

/// As requests spell them: protocols with commas, details as JSON in a string.
fn spelled(members: Members) -> Members {
    let spell = |(name, value): (String, Value)| match name.as_str() {
        "Description" => ("ApiDescription".into(), value),
        "Protocols" => (name, commas(&value)),
        "WizardDetails" | "ScriptDetails" | "RegistrationDetails" => {
            (name, Value::String(lower(value).to_string()))
        }
        _ => (name, value),
    };
    members.into_iter().map(spell).collect()
}

fn commas(protocols: &Value) -> Value {
    let protocols = protocols.as_array().into_iter().flatten();
    Value::String(protocols.map(ToString::to_string).collect::<Vec<_>>().join(","))
}

/// With names whose first letter is in lower case. It goes as deep as details do.
fn lower(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let lowered = members.into_iter().map(|(mut name, value)| {
                if let Some(first) = name.get_mut(..1) {
                    first.make_ascii_lowercase();
                }
                (name, lower(value))
            });
            Value::Object(lowered.collect())
        }
        Value::Array(elements) => Value::Array(elements.into_iter().map(lower).collect()),
        other => other,
    }
}
