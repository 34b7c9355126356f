//! The publication of an API in one environment.
//!
//! Source: "Publishing an API or Taking an API Offline", page of 2023-06-29,
//! <https://support.huaweicloud.com/intl/en-us/api-roma/CreateOrDeletePublishRecordForApiV2.html>.

use serde::Deserialize;

use super::rules::{callable, publish_transition, version_limit};
use crate::lifecycle::{Lifecycle, Step};
use crate::report::Fault;
use crate::word::names;

names! {
    /// Whether an API is published in an environment. Which version is in effect is no state of its own: the
    /// gateway numbers a new one with each publication.
    pub enum State, or UnknownState {
        /// Not published, or taken offline.
        Offline = "offline",
        /// Published: one of its versions is in effect.
        Online = "online",
    }
}

names! {
    /// What is done to an API in an environment. `online` and `offline` are the vendor's words.
    pub enum Action, or UnknownAction {
        /// Publishes it, as a new version.
        Online = "online",
        /// Takes it offline.
        Offline = "offline",
        /// Puts an earlier version into effect.
        Switch = "switch",
        /// Calls it.
        Call = "call",
    }
}

/// What a switch needs.
const KNOWN: &str = "the version is known";

/// How many versions of an API the gateway keeps in one environment. Source: `ListApiVersionsV2`.
pub const VERSIONS: usize = 10;

/// The lifecycle of a publication.
pub static LIFECYCLE: Lifecycle<State, Action> = Lifecycle::new(
    &State::ALL,
    &[
        Step::new(State::Offline, Action::Online, State::Online),
        Step::new(State::Online, Action::Online, State::Online),
        Step::new(State::Online, Action::Offline, State::Offline),
        Step::new(State::Offline, Action::Switch, State::Online).when(KNOWN),
        Step::new(State::Online, Action::Switch, State::Online).when(KNOWN),
        Step::new(State::Online, Action::Call, State::Online),
    ],
);

/// What an action depends on besides the state. The default knows of no version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Context {
    /// How many versions the API has in the environment.
    pub versions: usize,
    /// Whether the version to switch to is one of them.
    pub knows_version: bool,
}

/// What a legal action leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The state afterwards.
    pub state: State,
    /// What is worth knowing about it: faults of rules that are notes or warnings.
    pub remarks: Vec<Fault>,
}

/// What an action does to an API in an environment.
///
/// What is refused breaks `roma/publish-transition`, or `roma/callable` if it is a call.
///
/// ```
/// use apiglint::roma::publication::{self, Action, Context, State};
///
/// let fresh = Context::default();
/// assert_eq!(publication::apply(State::Offline, Action::Online, fresh)?.state, State::Online);
/// let fault = publication::apply(State::Offline, Action::Call, fresh).unwrap_err();
/// assert_eq!(fault.message, "cannot call an API where it is offline");
/// assert_eq!(fault.code.map(|code| code.to_string()).as_deref(), Some("APIG.0101"));
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn apply(state: State, action: Action, context: Context) -> Result<Outcome, Fault> {
    let step = LIFECYCLE.apply(state.into(), action).ok_or_else(|| illegal(state, action))?;
    if step.condition.is_some() && !context.knows_version {
        return Err(publish_transition::unknown_version());
    }
    let is_full = action == Action::Online && context.versions >= VERSIONS;
    let remarks = is_full.then(version_limit::fault).into_iter().collect();
    Ok(Outcome { state: step.to.unwrap_or(state), remarks })
}

fn illegal(state: State, action: Action) -> Fault {
    match action {
        Action::Call => callable::fault(state),
        _ => publish_transition::illegal(state, action),
    }
}
