//! The lifecycle of an API: its actions, the states they lead to, and what refuses them.

use serde::Deserialize;

use super::integers::Status;
use super::rules::{delete_published, transition};
use crate::lifecycle::{Lifecycle, Step};
use crate::report::Fault;
use crate::word::names;
use Action::{Abolish, Authorize, Create, Delete, Publish, Submit, Test, Update};
use State::{Draft, Edited, Published, Resubmitted, Submitted, Unpublished};

names! {
    /// How far an API has come. The platform's [`Status`] tells only whether it is published.
    ///
    /// ```
    /// use apiglint::dataworks::{State, Status};
    ///
    /// assert_eq!("edited".parse(), Ok(State::Edited));
    /// assert_eq!(State::Edited.status(), Status::Published);
    /// ```
    pub enum State, or UnknownState {
        /// Not published, and changed since it was last submitted, if it was.
        Draft = "draft",
        /// Not published, and submitted as it is.
        Submitted = "submitted",
        /// Published as it is.
        Published = "published",
        /// Published, and changed since: callers do not see the change.
        Edited = "edited",
        /// Published, and submitted since: callers do not see what was submitted.
        Resubmitted = "resubmitted",
        /// Taken down, and not changed since it was published.
        Unpublished = "unpublished",
    }
}

names! {
    /// What is done to an API.
    ///
    /// ```
    /// use apiglint::dataworks::Action;
    ///
    /// assert_eq!("abolish".parse(), Ok(Action::Abolish));
    /// assert_eq!(Action::Authorize.to_string(), "authorize");
    /// ```
    pub enum Action, or UnknownAction {
        /// `CreateDataServiceApi`
        Create = "create",
        /// `UpdateDataServiceApi`: changes the API under development, not what callers see.
        Update = "update",
        /// `TestDataServiceApi`
        Test = "test",
        /// `SubmitDataServiceApi`: makes a version that can be published.
        Submit = "submit",
        /// `PublishDataServiceApi`: puts what was submitted last into service.
        Publish = "publish",
        /// `AbolishDataServiceApi`: takes the API out of service.
        Abolish = "abolish",
        /// `CreateDataServiceApiAuthority` and `DeleteDataServiceApiAuthority`: grants it to another
        /// workspace, or takes the grant back.
        Authorize = "authorize",
        /// `DeleteDataServiceApi`
        Delete = "delete",
    }
}

impl State {
    /// What reads say of it. That an API which was taken down has status 0 is not documented.
    pub const fn status(self) -> Status {
        match self {
            Published | Edited | Resubmitted => Status::Published,
            Draft | Submitted | Unpublished => Status::Unpublished,
        }
    }
}

/// What must hold for a submitted version to be published.
const APPROVED: &str = "it is approved, where the workspace asks for approval";
/// What must hold for an API to be granted.
const VISIBLE: &str = "it is not private";

/// The lifecycle of an API.
///
/// Submit, then publish: <https://help.aliyun.com/document_detail/608805.html> and
/// <https://www.alibabacloud.com/help/doc-detail/73292.html>. Approval, and private APIs:
/// <https://help.aliyun.com/document_detail/73279.html>. Grants of published APIs alone:
/// <https://help.aliyun.com/document_detail/185690.html>. What abolishing leaves:
/// <https://help.aliyun.com/document_detail/174019.htm>. No page says that an API is taken down before it is
/// deleted, nor that one which was taken down is submitted again before it is published as it was.
#[rustfmt::skip] // one step a line
pub static LIFECYCLE: Lifecycle<State, Action> = Lifecycle::new(&State::ALL, &[
    Step::begin(Create, Draft),
    Step::new(Draft, Update, Draft),
    Step::new(Submitted, Update, Draft),
    Step::new(Published, Update, Edited),
    Step::new(Edited, Update, Edited),
    Step::new(Resubmitted, Update, Edited),
    Step::new(Unpublished, Update, Draft),
    Step::new(Draft, Test, Draft),
    Step::new(Submitted, Test, Submitted),
    Step::new(Published, Test, Published),
    Step::new(Edited, Test, Edited),
    Step::new(Resubmitted, Test, Resubmitted),
    Step::new(Unpublished, Test, Unpublished),
    Step::new(Draft, Submit, Submitted),
    Step::new(Submitted, Submit, Submitted),
    Step::new(Published, Submit, Resubmitted),
    Step::new(Edited, Submit, Resubmitted),
    Step::new(Resubmitted, Submit, Resubmitted),
    Step::new(Unpublished, Submit, Submitted),
    Step::new(Submitted, Publish, Published).when(APPROVED),
    Step::new(Resubmitted, Publish, Published).when(APPROVED),
    Step::new(Unpublished, Publish, Published).when(APPROVED),
    Step::new(Published, Abolish, Unpublished),
    Step::new(Edited, Abolish, Draft),
    Step::new(Resubmitted, Abolish, Submitted),
    Step::new(Published, Authorize, Published).when(VISIBLE),
    Step::new(Edited, Authorize, Edited).when(VISIBLE),
    Step::new(Resubmitted, Authorize, Resubmitted).when(VISIBLE),
    Step::end(Draft, Delete),
    Step::end(Submitted, Delete),
    Step::end(Published, Delete),
    Step::end(Edited, Delete),
    Step::end(Resubmitted, Delete),
    Step::end(Unpublished, Delete),
]);

/// What the legality of an action depends on besides the state. The default knows of nothing that refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Context {
    /// Whether the workspace asks for approval, and what was submitted last does not have it.
    pub awaits_approval: bool,
    /// Whether its [`VisibleRange`](super::VisibleRange) is private.
    pub is_private: bool,
}

impl Context {
    /// Whether it allows a step of the lifecycle.
    fn allows(self, step: &Step<State, Action>) -> bool {
        match step.action {
            Publish => !self.awaits_approval,
            Authorize => !self.is_private,
            _ => true,
        }
    }
}

/// What a legal action leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Outcome {
    /// The state afterwards; none if the API is gone.
    pub state: Option<State>,
    /// What is worth knowing about it: faults of rules that are notes or warnings.
    pub remarks: Vec<Fault>,
}

/// What an action does to an API in a state; no state means that there is no such API.
///
/// An action that is illegal breaks `dataworks/transition`: the fault names the states in which it is legal,
/// and its help the way to them.
///
/// ```
/// use apiglint::dataworks::{self, Action, Context, State};
///
/// let outcome = dataworks::apply(State::Edited, Action::Submit, Context::default())?;
/// assert_eq!(outcome.state, Some(State::Resubmitted));
///
/// let fault = dataworks::apply(State::Edited, Action::Publish, Context::default()).unwrap_err();
/// assert_eq!(fault.message, "cannot publish in state edited: it was changed since it was submitted");
/// assert_eq!(fault.help.as_deref(), Some("the way: submit, publish"));
///
/// let outcome = dataworks::apply(State::Published, Action::Delete, Context::default())?;
/// assert_eq!((outcome.state, outcome.remarks[0].rule.id), (None, "dataworks/delete-published"));
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn apply(
    state: impl Into<Option<State>>,
    action: Action,
    context: Context,
) -> Result<Outcome, Fault> {
    let state = state.into();
    let step = LIFECYCLE.apply(state, action).ok_or_else(|| transition::illegal(state, action))?;
    if !context.allows(step) {
        return Err(transition::refused(state, action));
    }
    let remark = (action == Delete).then(|| state.and_then(delete_published::check)).flatten();
    Ok(Outcome { state: step.to, remarks: remark.into_iter().collect() })
}

/// Whether an action is legal in a state: [`apply`] where nothing is known that refuses it.
///
/// ```
/// use apiglint::dataworks::{self, Action, State};
///
/// assert!(dataworks::check_action(State::Submitted, Action::Publish).is_ok());
/// let fault = dataworks::check_action(State::Draft, Action::Abolish).unwrap_err();
/// assert_eq!(fault.message, "cannot abolish in state draft, only in published, edited or resubmitted");
/// ```
pub fn check_action(state: impl Into<Option<State>>, action: Action) -> Result<(), Fault> {
    apply(state, action, Context::default()).map(drop)
}

/// The actions of which each alone leads from one state to another, under a condition maybe.
///
/// If there are none, the fault is one of `dataworks/transition`, and its help is the [`plan`].
///
/// ```
/// use apiglint::dataworks::{self, Action, State};
///
/// let actions = dataworks::check_transition(State::Published, State::Unpublished)?;
/// assert_eq!(actions, [Action::Abolish]);
/// let fault = dataworks::check_transition(State::Draft, State::Published).unwrap_err();
/// assert_eq!(fault.help.as_deref(), Some("the way: submit, publish"));
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn check_transition(
    from: impl Into<Option<State>>,
    to: impl Into<Option<State>>,
) -> Result<Vec<Action>, Fault> {
    let (from, to) = (from.into(), to.into());
    let actions: Vec<_> = LIFECYCLE.actions_between(from, to).collect();
    if actions.is_empty() { Err(transition::impossible(from, to)) } else { Ok(actions) }
}

/// The shortest legal path from one state to another; empty if it is there already. What is to be published is
/// taken to be approved.
///
/// If there is none, the fault is one of `dataworks/transition`.
///
/// ```
/// use apiglint::dataworks::{self, Action, State};
///
/// let path = dataworks::plan(State::Published, State::Resubmitted)?;
/// assert_eq!(path, [Action::Submit]);
/// let path = dataworks::plan(None, State::Published)?;
/// assert_eq!(path, [Action::Create, Action::Submit, Action::Publish]);
/// # Ok::<(), apiglint::Fault>(())
/// ```
pub fn plan(
    from: impl Into<Option<State>>,
    to: impl Into<Option<State>>,
) -> Result<Vec<Action>, Fault> {
    let (from, to) = (from.into(), to.into());
    way(from, to).ok_or_else(|| transition::impossible(from, to))
}

/// The shortest path, if there is one.
pub(super) fn way(from: Option<State>, to: Option<State>) -> Option<Vec<Action>> {
    LIFECYCLE.plan_with(from, to, |step| Context::default().allows(step))
}
