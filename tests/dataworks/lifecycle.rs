//! The lifecycle of an API: the whole square, and what is said of what is refused.

use apiglint::Fault;
use apiglint::dataworks::{
    self, Action, Context, LIFECYCLE, State, Status, UnknownAction, UnknownState, apply,
};

use State::{Draft, Edited, Published, Resubmitted, Submitted, Unpublished};

/// No API, and the six states: the columns of the tables.
const STATES: [Option<State>; 7] = [
    None,
    Some(Draft),
    Some(Submitted),
    Some(Published),
    Some(Edited),
    Some(Resubmitted),
    Some(Unpublished),
];

const FREE: Context = Context { awaits_approval: false, is_private: false };

/// The state afterwards, and `!` if there is a remark; `-` is refused.
fn told(state: Option<State>, action: Action, context: Context) -> String {
    match apply(state, action, context) {
        Err(fault) => {
            assert_eq!(fault.rule.id, "dataworks/transition");
            "-".into()
        }
        Ok(outcome) => {
            let state = outcome.state.map_or("gone", State::name);
            let remarks = outcome.remarks.iter().map(|fault| {
                assert_eq!(fault.rule.id, "dataworks/delete-published");
                "!"
            });
            remarks.fold(state.to_owned(), |all, it| all + it)
        }
    }
}

#[test]
#[rustfmt::skip] // one action a line
fn every_action_in_every_state() {
    for (name, row) in [
        //             no API   draft        submitted    published      edited         resubmitted    unpublished
        ("create",    ["draft", "-",         "-",         "-",           "-",           "-",           "-"]),
        ("update",    ["-",     "draft",     "draft",     "edited",      "edited",      "edited",      "draft"]),
        ("test",      ["-",     "draft",     "submitted", "published",   "edited",      "resubmitted", "unpublished"]),
        ("submit",    ["-",     "submitted", "submitted", "resubmitted", "resubmitted", "resubmitted", "submitted"]),
        ("publish",   ["-",     "-",         "published", "-",           "-",           "published",   "published"]),
        ("abolish",   ["-",     "-",         "-",         "unpublished", "draft",       "submitted",   "-"]),
        ("authorize", ["-",     "-",         "-",         "published",   "edited",      "resubmitted", "-"]),
        ("delete",    ["-",     "gone",      "gone",      "gone!",       "gone!",       "gone!",       "gone"]),
    ] {
        let action: Action = name.parse().unwrap();
        for (context, refuses) in [
            (FREE, None),
            (Context { awaits_approval: true, ..FREE }, Some("publish")),
            (Context { is_private: true, ..FREE }, Some("authorize")),
        ] {
            let found = STATES.map(|state| told(state, action, context));
            let expected = if refuses == Some(name) { ["-"; 7] } else { row };
            assert_eq!(found, expected, "{name}, {context:?}");
        }
    }
}

#[test]
fn what_is_refused_says_why_and_what_to_do() {
    const ONLY: &str = ", only in published, edited or resubmitted";
    const NOTHING: &str = "it is not published: there is nothing to take down";
    let rows: &[(Option<State>, &str, String, &str)] = &[
        (
            Some(Draft),
            "publish",
            ": it is not submitted as it is".into(),
            "the way: submit, publish",
        ),
        (
            Some(Published),
            "publish",
            ": nothing was submitted since".into(),
            "it is published already",
        ),
        (
            Some(Edited),
            "publish",
            ": it was changed since it was submitted".into(),
            "the way: submit, publish",
        ),
        (Some(Draft), "abolish", ONLY.into(), NOTHING),
        (Some(Submitted), "abolish", ONLY.into(), NOTHING),
        (Some(Unpublished), "abolish", ONLY.into(), NOTHING),
        (Some(Draft), "authorize", ONLY.into(), "the way: submit, publish"),
        (Some(Submitted), "authorize", ONLY.into(), "the way: publish"),
        (Some(Unpublished), "authorize", ONLY.into(), "the way: publish"),
    ];
    for (state, action, why, help) in rows {
        let fault = dataworks::check_action(*state, action.parse().unwrap()).unwrap_err();
        assert_eq!(fault.message, format!("cannot {action} in state {}{why}", state.unwrap()));
        assert_eq!(fault.help.as_deref(), Some(*help));
        assert_eq!(fault.code.unwrap().to_string(), "APIG.3309");
    }
    for state in State::ALL {
        let fault = dataworks::check_action(state, Action::Create).unwrap_err();
        assert_eq!(fault.message, format!("cannot create an API that is there, in state {state}"));
        assert_eq!(fault.help.as_deref(), Some("update it"));
    }
    for action in &Action::ALL[1..] {
        let fault = dataworks::check_action(None, *action).unwrap_err();
        assert_eq!(fault.message, format!("cannot {action} an API that does not exist"));
        assert_eq!(fault.help.as_deref(), Some("create it first"));
        assert_eq!(fault.code.unwrap().http_status(), Some(404));
        assert_eq!(fault.error_msg().unwrap(), "API does not exist");
    }
    let refused = |state: Option<State>| {
        let illegal = |action: &Action| dataworks::check_action(state, *action).is_err();
        Action::ALL.iter().filter(|action| illegal(action)).count()
    };
    let refused: usize = STATES.map(refused).iter().sum();
    assert_eq!(
        refused,
        rows.len() + State::ALL.len() + Action::ALL.len() - 1,
        "all of them are above"
    );
}

#[test]
fn conditions_and_remarks_say_what_to_do() {
    let said = |fault: Fault| (fault.message.into_owned(), fault.help.unwrap().into_owned());
    let waiting = Context { awaits_approval: true, ..FREE };
    for state in [Submitted, Resubmitted, Unpublished] {
        let message = format!("cannot publish in state {state} before it is approved");
        let help = "ask for the approval of what was submitted".to_owned();
        assert_eq!(said(apply(state, Action::Publish, waiting).unwrap_err()), (message, help));
    }
    let private = Context { is_private: true, ..FREE };
    for state in [Published, Edited, Resubmitted] {
        let message = format!("cannot authorize in state {state} while it is private");
        let help = "update it to VisibleRange 0 (workspace), submit and publish it, then authorize";
        let found = said(apply(state, Action::Authorize, private).unwrap_err());
        assert_eq!(found, (message, help.to_owned()));
        let remarks = apply(state, Action::Delete, FREE).unwrap().remarks;
        let [remark] = <[Fault; 1]>::try_from(remarks).unwrap();
        let message = format!("cannot delete safely in state {state}: it is in service");
        assert_eq!(said(remark), (message, "the safe way: abolish, delete".into()));
    }
}

#[test]
#[rustfmt::skip] // one state a line
fn every_way_from_state_to_state() {
    const NO: &str = "no way";
    for (from, row) in [
        // no API, draft, submitted, published, edited, resubmitted, unpublished
        (0, ["", "create", "create, submit", "create, submit, publish", "create, submit, publish, update", "create, submit, publish, submit", "create, submit, publish, abolish"]),
        (1, ["delete", "", "submit", "submit, publish", "submit, publish, update", "submit, publish, submit", "submit, publish, abolish"]),
        (2, ["delete", "update", "", "publish", "publish, update", "publish, submit", "publish, abolish"]),
        (3, ["delete", "update, abolish", "submit, abolish", "", "update", "submit", "abolish"]),
        (4, ["delete", "abolish", "submit, abolish", "submit, publish", "", "submit", "submit, publish, abolish"]),
        (5, ["delete", "update, abolish", "abolish", "publish", "update", "", "publish, abolish"]),
        (6, ["delete", "update", "submit", "publish", "publish, update", "publish, submit", ""]),
    ] {
        let found = STATES.map(|to| {
            dataworks::plan(STATES[from], to).map_or(NO.into(), |path| {
                path.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            })
        });
        assert_eq!(found, row, "{:?}", STATES[from]);
    }
}

#[test]
fn what_no_single_step_connects() {
    for (from, to, message, help) in [
        (
            None,
            Some(Published),
            "cannot go from nothing to published",
            "the way: create, submit, publish",
        ),
        (
            Some(Published),
            Some(Draft),
            "cannot go from published to draft",
            "the way: update, abolish",
        ),
        (None, None, "cannot go from nothing to nothing", "nothing is to be done"),
    ] {
        let fault = dataworks::check_transition(from, to).unwrap_err();
        assert_eq!(fault.message, format!("{message}: no one action leads there"));
        assert_eq!(fault.help.as_deref(), Some(help));
    }
    let actions = dataworks::check_transition(Submitted, Draft).unwrap();
    assert_eq!(actions, [Action::Update]);
}

#[test]
fn names() {
    for state in State::ALL {
        assert_eq!(state.name().parse(), Ok(state));
        assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{state}\""));
        let published = [Published, Edited, Resubmitted].contains(&state);
        assert_eq!(state.status() == Status::Published, published);
    }
    for action in Action::ALL {
        assert_eq!(action.name().parse(), Ok(action));
        assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{action}\""));
    }
    assert_eq!("Draft".parse::<State>(), Err(UnknownState));
    assert_eq!("authorise".parse::<Action>(), Err(UnknownAction));
    let all = |names: &[&str]| {
        let (last, most) = names.split_last().unwrap();
        format!("must be {} or {last}", most.join(", "))
    };
    assert_eq!(UnknownState.to_string(), all(&State::ALL.map(State::name)));
    assert_eq!(UnknownAction.to_string(), all(&Action::ALL.map(Action::name)));
}

#[test]
fn the_drawing_says_the_conditions() {
    let drawing = LIFECYCLE.mermaid();
    let line = "s1 --> s2: publish [it is approved, where the workspace asks for approval]";
    assert!(drawing.contains(line), "{drawing}");
    assert_eq!(LIFECYCLE.dot().matches("[it is not private]").count(), 3);
}
