//! Publications.

use apiglint::roma::publication::{Action, Context, LIFECYCLE, State, VERSIONS, apply};

/// The state afterwards and the rules that remark on it, or the code and the rule that refuse.
fn told(state: State, action: Action, context: Context) -> String {
    match apply(state, action, context) {
        Err(fault) => {
            let code = fault.code.expect("a code");
            assert_eq!(code.http_status(), Some(404));
            format!("{code} {}", fault.rule)
        }
        Ok(outcome) => {
            let rules = outcome.remarks.iter().map(|fault| format!(" {}", fault.rule));
            outcome.state.to_string() + &rules.collect::<String>()
        }
    }
}

#[test]
fn every_action_in_every_state() {
    for (action, knows_version, row) in [
        //                          offline, online
        (Action::Online, false, ["online", "online"]),
        (Action::Online, true, ["online", "online"]),
        (Action::Offline, false, ["APIG.3015 roma/publish-transition", "offline"]),
        (Action::Offline, true, ["APIG.3015 roma/publish-transition", "offline"]),
        (Action::Switch, false, ["APIG.3022 roma/publish-transition"; 2]),
        (Action::Switch, true, ["online", "online"]),
        (Action::Call, false, ["APIG.0101 roma/callable", "online"]),
        (Action::Call, true, ["APIG.0101 roma/callable", "online"]),
    ] {
        for versions in [0, 1, VERSIONS - 1] {
            let context = Context { versions, knows_version };
            let found = State::ALL.map(|state| told(state, action, context));
            assert_eq!(found, row, "{action} {context:?}");
        }
    }
}

#[test]
fn the_eleventh_version_drops_the_oldest() {
    assert_eq!(VERSIONS, 10);
    for (versions, expected) in [
        (9, "online"),
        (10, "online roma/version-limit"),
        (11, "online roma/version-limit"),
        (usize::MAX, "online roma/version-limit"),
    ] {
        let context = Context { versions, knows_version: true };
        for state in State::ALL {
            assert_eq!(told(state, Action::Online, context), expected, "{versions}");
            assert_eq!(told(state, Action::Switch, context), "online", "only publishing makes one");
        }
    }
    let context = Context { versions: 10, ..Context::default() };
    let remarks = apply(State::Offline, Action::Online, context).unwrap().remarks;
    assert_eq!(
        (remarks[0].message.as_ref(), remarks[0].help.as_deref(), remarks[0].error_msg()),
        (
            "cannot keep more than 10 versions: this publication drops the oldest",
            Some("keep a copy of what the oldest version was made from"),
            None
        )
    );
}

#[test]
fn what_is_refused_says_why_and_what_to_do() {
    for (state, action, message, help, sentence) in [
        (
            State::Offline,
            Action::Offline,
            "cannot take an API offline where it is offline already",
            "nothing is to be done",
            "The API publication record does not exist.",
        ),
        (
            State::Online,
            Action::Switch,
            "cannot switch to a version that is not known",
            "list the versions, or make a new one: online",
            "The API version does not exist.",
        ),
        (
            State::Offline,
            Action::Call,
            "cannot call an API where it is offline",
            "publish it there first: online",
            "The API does not exist.",
        ),
    ] {
        let fault = apply(state, action, Context::default()).unwrap_err();
        assert_eq!((fault.message.as_ref(), fault.help.as_deref()), (message, Some(help)));
        assert_eq!(fault.error_msg().as_deref(), Some(sentence));
    }
}

#[test]
fn every_way_from_state_to_state() {
    for (from, to, path) in [
        (State::Offline, State::Offline, &[][..]),
        (State::Offline, State::Online, &[Action::Online]),
        (State::Online, State::Offline, &[Action::Offline]),
        (State::Online, State::Online, &[]),
    ] {
        assert_eq!(LIFECYCLE.plan(Some(from), Some(to)).as_deref(), Some(path), "{from} {to}");
    }
}

#[test]
fn names() {
    for state in State::ALL {
        assert_eq!(state.name().parse(), Ok(state));
        assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{state}\""));
    }
    for action in Action::ALL {
        assert_eq!(action.name().parse(), Ok(action));
        assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{action}\""));
    }
    let [state, action] = ["Online", "publish"];
    assert_eq!(state.parse::<State>().unwrap_err().to_string(), "must be offline or online");
    assert_eq!(
        action.parse::<Action>().unwrap_err().to_string(),
        "must be online, offline, switch or call"
    );
}
