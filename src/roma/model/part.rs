//! Parameters and scripts by themselves, read with serde: what they are in a definition that is good otherwise.

use serde::{Deserialize, Deserializer, de};

use super::{BackendApi, Parameter, Script};
use crate::document::Document;
use crate::report::Report;

/// The members of a definition that has nothing else.
const LEAST: &str = r#""name":"least","path":"/least","method":"GET","version":"1.0","content_type":"json","roma_app_id":"1""#;

/// The definition in whose `list` the part stands alone.
fn read<'de, D: Deserializer<'de>>(deserializer: D, list: &str) -> Result<BackendApi, D::Error> {
    let part = Document::deserialize(deserializer)?;
    let text = format!(r#"{{{LEAST},"{list}":[{}]}}"#, part.root().source());
    let document = Document::of_value(text).map_err(|it| de::Error::custom(it.message))?;
    let said = |report: Report| de::Error::custom(report.first_error(&format!("/{list}/0")));
    BackendApi::try_from(&document).map_err(said)
}

impl<'de> Deserialize<'de> for Parameter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let part = read(deserializer, "parameters")?.parameters.pop();
        part.ok_or_else(|| de::Error::custom("must be a parameter"))
    }
}

impl<'de> Deserialize<'de> for Script {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let part = read(deserializer, "scripts")?.scripts.pop();
        part.ok_or_else(|| de::Error::custom("must be a script"))
    }
}
