//! The lifecycle of a backend: its actions, the statuses they lead to, and what refuses them.

use serde::Deserialize;

use super::Status;
use super::rules::{delete_deployed, redeploy, transition};
use crate::lifecycle::{Lifecycle, Step, listed};
use crate::report::Fault;
use crate::word::names;
use Action::{Create, Delete, Deploy, Import, SaveScript, Test, Undeploy, Update};
use Status::{Deployed, Developing, ToBeDeveloped};

names! {
    /// What is done to a backend. In JSON and on the command line it is its name.
    ///
    /// ```
    /// use apiglint::roma::Action;
    ///
    /// assert_eq!("save-script".parse(), Ok(Action::SaveScript));
    /// assert_eq!(Action::SaveScript.to_string(), "save-script");
    /// ```
    pub enum Action, or UnknownAction {
        /// Makes a backend from a definition.
        Create = "create",
        /// Makes a backend from a Swagger file. An import that overrides one that is there is an update of it.
        Import = "import",
        /// Stores its script, or replaces it.
        SaveScript = "save-script",
        /// Replaces its definition as a whole.
        Update = "update",
        /// Runs it once.
        Test = "test",
        /// Puts it into service. A deployed one can be deployed again.
        Deploy = "deploy",
        /// Takes it out of service, and deletes the frontend API that was made from it.
        Undeploy = "undeploy",
        /// Deletes it.
        Delete = "delete",
    }
}

/// What a backend in status 1 must have to be deployed.
const SCRIPTED: &str = "it has a script";

/// The lifecycle of a backend.
///
/// The vendor's pages say that a new backend is in status 1 and a deployed one in 4 (examples of
/// `CreateLiveDataApiV2` and `PublishLiveDataApiV2`), and an undeployed or imported one in 3 (user guide,
/// <https://support.huaweicloud.com/intl/en-us/usermanual-roma/roma_03_2137.html> and "Importing and Exporting
/// Custom Backends", <https://support.huaweicloud.com/usermanual-roma/roma_03_2138.html>). That a first
/// script leads from 1 to 3 follows from what the statuses are called; the vendor's example still shows a 1.
#[rustfmt::skip] // one step a line
pub static LIFECYCLE: Lifecycle<Status, Action> = Lifecycle::new(&Status::ALL, &[
    Step::begin(Create, ToBeDeveloped),
    Step::begin(Import, Developing),
    Step::new(ToBeDeveloped, SaveScript, Developing),
    Step::new(Developing, SaveScript, Developing),
    Step::new(Deployed, SaveScript, Deployed),
    Step::new(ToBeDeveloped, Update, ToBeDeveloped),
    Step::new(Developing, Update, Developing),
    Step::new(Deployed, Update, Deployed),
    Step::new(ToBeDeveloped, Test, ToBeDeveloped),
    Step::new(Developing, Test, Developing),
    Step::new(Deployed, Test, Deployed),
    Step::new(ToBeDeveloped, Deploy, Deployed).when(SCRIPTED),
    Step::new(Developing, Deploy, Deployed),
    Step::new(Deployed, Deploy, Deployed),
    Step::new(Deployed, Undeploy, Developing),
    Step::end(ToBeDeveloped, Delete),
    Step::end(Developing, Delete),
    Step::end(Deployed, Delete),
]);

/// What the legality of an action depends on besides the status. The default knows of nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Context {
    /// Whether the backend has a script.
    pub has_script: bool,
}

/// What a legal action leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The status afterwards; none if the backend is gone.
    pub status: Option<Status>,
    /// What is worth knowing about it: faults of rules that are notes or warnings.
    pub remarks: Vec<Fault>,
}

/// What an action does to a backend in a status; no status means that there is no such backend.
///
/// An action that is illegal breaks `roma/transition`: the fault names the statuses in which it is legal, and
/// its help the shortest path to where it leads.
///
/// ```
/// use apiglint::roma::{self, Action, Context, Status};
///
/// let outcome = roma::apply(Status::Deployed, Action::Undeploy, Context::default())?;
/// assert_eq!(outcome.status, Some(Status::Developing));
///
/// let fault = roma::apply(Status::Developing, Action::Undeploy, Context::default()).unwrap_err();
/// assert_eq!(fault.message, "cannot undeploy in status 3 (developing), only in 4 (deployed)");
/// assert_eq!(fault.code.and_then(|code| code.http_status()), Some(400));
///
/// let outcome = roma::apply(Status::Deployed, Action::Delete, Context::default())?;
/// assert_eq!((outcome.status, outcome.remarks[0].rule.id), (None, "roma/delete-deployed"));
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn apply(
    status: impl Into<Option<Status>>,
    action: Action,
    context: Context,
) -> Result<Outcome, Fault> {
    let status = status.into();
    let step =
        LIFECYCLE.apply(status, action).ok_or_else(|| transition::illegal(status, action))?;
    if step.condition.is_some() && !context.has_script {
        return Err(transition::without_script(status, action));
    }
    let remark = match (status, action) {
        (Some(Deployed), Delete) => Some(delete_deployed::fault()),
        (Some(Deployed), SaveScript | Update) => Some(redeploy::of_action(action)),
        _ => None,
    };
    Ok(Outcome { status: step.to, remarks: remark.into_iter().collect() })
}

/// Whether an action is legal in a status: [`apply`] where nothing else is known of the backend.
///
/// ```
/// use apiglint::roma::{self, Action, Status};
///
/// assert!(roma::check_action(Status::Developing, Action::Deploy).is_ok());
/// let fault = roma::check_action(Status::ToBeDeveloped, Action::Deploy).unwrap_err();
/// assert_eq!(fault.help.as_deref(), Some("the way to 4 (deployed): save-script, deploy"));
/// ```
pub fn check_action(status: impl Into<Option<Status>>, action: Action) -> Result<(), Fault> {
    apply(status, action, Context::default()).map(drop)
}

/// The actions of which each alone leads from one status to another, under a condition maybe.
///
/// If there are none, the fault is one of `roma/transition`, and its help is the [`plan`].
///
/// ```
/// use apiglint::roma::{self, Action, Status};
///
/// let actions = roma::check_transition(Status::Deployed, Status::Developing)?;
/// assert_eq!(actions, [Action::Undeploy]);
/// let fault = roma::check_transition(Status::Deployed, Status::ToBeDeveloped).unwrap_err();
/// assert_eq!(fault.message, "cannot go from 4 (deployed) to 1 (to be developed): no action leads there");
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn check_transition(
    from: impl Into<Option<Status>>,
    to: impl Into<Option<Status>>,
) -> Result<Vec<Action>, Fault> {
    let (from, to) = (from.into(), to.into());
    let actions: Vec<_> = LIFECYCLE.actions_between(from, to).collect();
    if actions.is_empty() { Err(transition::impossible(from, to)) } else { Ok(actions) }
}

/// The shortest path from one status to another that is legal for every backend; empty if it is there already.
///
/// If there is none, the fault is one of `roma/transition`.
///
/// ```
/// use apiglint::roma::{self, Action, Status};
///
/// let path = roma::plan(Status::ToBeDeveloped, Status::Deployed)?;
/// assert_eq!(path, [Action::SaveScript, Action::Deploy]);
/// assert!(roma::plan(Status::Deployed, Status::ToBeDeveloped).is_err());
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn plan(
    from: impl Into<Option<Status>>,
    to: impl Into<Option<Status>>,
) -> Result<Vec<Action>, Fault> {
    let (from, to) = (from.into(), to.into());
    LIFECYCLE.plan(from, to).ok_or_else(|| transition::impossible(from, to))
}

/// The shortest path between two statuses, as messages list it.
pub(super) fn path(from: Status, to: Status) -> Option<String> {
    LIFECYCLE.plan(Some(from), Some(to)).map(|actions| listed(&actions))
}
