//! The publication of an API in one environment.
//!
//! Source: "Publishing an API or Taking an API Offline", page of 2023-06-29,
//! <https://support.huaweicloud.com/intl/en-us/api-roma/CreateOrDeletePublishRecordForApiV2.html>.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::rules::{callable, publish_transition, version_limit};
use crate::lifecycle::{Lifecycle, Step};
use crate::report::Fault;

/// Whether an API is published in an environment. Which version is in effect is no state of its own: the
/// gateway numbers a new one with each publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum State {
    /// Not published, or taken offline.
    Offline,
    /// Published: one of its versions is in effect.
    Online,
}

/// What is done to an API in an environment. `online` and `offline` are the vendor's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Publishes it, as a new version.
    Online,
    /// Takes it offline.
    Offline,
    /// Puts an earlier version into effect.
    Switch,
    /// Calls it.
    Call,
}

impl State {
    /// Every state.
    pub const ALL: [State; 2] = [State::Offline, State::Online];

    /// In kebab-case.
    pub const fn name(self) -> &'static str {
        match self {
            State::Offline => "offline",
            State::Online => "online",
        }
    }
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 4] = [Action::Online, Action::Offline, Action::Switch, Action::Call];

    /// In kebab-case.
    pub const fn name(self) -> &'static str {
        match self {
            Action::Online => "online",
            Action::Offline => "offline",
            Action::Switch => "switch",
            Action::Call => "call",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The text is not the name of a [`State`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be offline or online")]
pub struct UnknownState;

/// The text is not the name of an [`Action`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("must be online, offline, switch or call")]
pub struct UnknownAction;

impl FromStr for State {
    type Err = UnknownState;

    fn from_str(text: &str) -> Result<Self, UnknownState> {
        State::ALL.into_iter().find(|state| state.name() == text).ok_or(UnknownState)
    }
}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        Action::ALL.into_iter().find(|action| action.name() == text).ok_or(UnknownAction)
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
