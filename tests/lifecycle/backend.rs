//! Backends.

use apiglint::Fault;
use apiglint::roma::{self, Action, Context, Status, UnknownAction, apply};

/// No backend, and the three statuses: the columns of the tables.
const STATES: [Option<Status>; 4] =
    [None, Some(Status::ToBeDeveloped), Some(Status::Developing), Some(Status::Deployed)];

/// The status afterwards and the rules that remark on it; `-` is refused.
fn told(status: Option<Status>, action: Action, has_script: bool) -> String {
    match apply(status, action, Context { has_script }) {
        Err(fault) => {
            assert_eq!(fault.rule.id, "roma/transition");
            "-".into()
        }
        Ok(outcome) => {
            let status = outcome.status.map_or("gone".into(), |it| it.number().to_string());
            let rules = outcome.remarks.iter().map(|fault| format!(" {}", fault.rule));
            status + &rules.collect::<String>()
        }
    }
}

#[test]
fn every_action_in_every_status() {
    for (name, row) in [
        //              no backend  1       3       4
        ("create", ["1", "-", "-", "-"]),
        ("import", ["3", "-", "-", "-"]),
        ("save-script", ["-", "3", "3", "4 roma/redeploy"]),
        ("update", ["-", "1", "3", "4 roma/redeploy"]),
        ("test", ["-", "1", "3", "4"]),
        ("deploy", ["-", "-", "4", "4"]),
        ("undeploy", ["-", "-", "-", "3"]),
        ("delete", ["-", "gone", "gone", "gone roma/delete-deployed"]),
    ] {
        let action: Action = name.parse().unwrap();
        let found = STATES.map(|status| told(status, action, false));
        assert_eq!(found, row, "{name}");
        // With a script, all is the same but one.
        let mut scripted = row;
        if name == "deploy" {
            scripted[1] = "4";
        }
        assert_eq!(STATES.map(|status| told(status, action, true)), scripted, "{name}");
    }
}

#[test]
fn what_is_refused_says_why_and_what_to_do() {
    const UPDATE: Option<&str> = Some("update it: an import that overrides counts as an update");
    const CREATE: Option<&str> = Some("create or import it first");
    type Row = (usize, Action, &'static str, Option<&'static str>);
    let rows: [Row; 15] = [
        (
            1,
            Action::Create,
            "cannot create a backend that is there, in status 1 (to be developed)",
            UPDATE,
        ),
        (
            2,
            Action::Create,
            "cannot create a backend that is there, in status 3 (developing)",
            UPDATE,
        ),
        (
            3,
            Action::Create,
            "cannot create a backend that is there, in status 4 (deployed)",
            UPDATE,
        ),
        (
            1,
            Action::Import,
            "cannot import a backend that is there, in status 1 (to be developed)",
            UPDATE,
        ),
        (
            2,
            Action::Import,
            "cannot import a backend that is there, in status 3 (developing)",
            UPDATE,
        ),
        (
            3,
            Action::Import,
            "cannot import a backend that is there, in status 4 (deployed)",
            UPDATE,
        ),
        (0, Action::SaveScript, "cannot save-script a backend that does not exist", CREATE),
        (0, Action::Update, "cannot update a backend that does not exist", CREATE),
        (0, Action::Test, "cannot test a backend that does not exist", CREATE),
        (0, Action::Deploy, "cannot deploy a backend that does not exist", CREATE),
        (0, Action::Undeploy, "cannot undeploy a backend that does not exist", CREATE),
        (0, Action::Delete, "cannot delete a backend that does not exist", CREATE),
        (
            1,
            Action::Deploy,
            "cannot deploy in status 1 (to be developed) before the backend has a script",
            Some("the way to 4 (deployed): save-script, deploy"),
        ),
        (
            1,
            Action::Undeploy,
            "cannot undeploy in status 1 (to be developed), only in 4 (deployed)",
            Some("the way to 3 (developing): save-script"),
        ),
        (
            2,
            Action::Undeploy,
            "cannot undeploy in status 3 (developing), only in 4 (deployed)",
            Some("it is 3 (developing) already"),
        ),
    ];
    for (state, action, message, help) in rows {
        let fault = roma::check_action(STATES[state], action).unwrap_err();
        assert_eq!((fault.message.as_ref(), fault.help.as_deref()), (message, help));
        let (code, http, sentence) = match STATES[state] {
            None => ("APIG.3084", 404, "The livedata API does not exist."),
            Some(_) => ("APIG.3309", 400, "The operation has already been performed."),
        };
        let found = fault.code.unwrap();
        assert_eq!((found.to_string().as_str(), found.http_status()), (code, Some(http)));
        assert_eq!(fault.error_msg().as_deref(), Some(sentence));
    }
    let refused = |status: Option<Status>| {
        Action::ALL
            .into_iter()
            .filter(|&action| roma::check_action(status, action).is_err())
            .count()
    };
    assert_eq!(STATES.map(refused).iter().sum::<usize>(), rows.len(), "all of them are above");
}

#[test]
fn remarks() {
    let remark = |action| {
        let outcome = apply(Status::Deployed, action, Context::default()).unwrap();
        let [Fault { message, help, .. }] = <[Fault; 1]>::try_from(outcome.remarks).unwrap();
        (message.into_owned(), help.unwrap().into_owned())
    };
    let redeploy = "must be deployed again to take effect, in status 4 (deployed)";
    for (action, message, help) in [
        (Action::SaveScript, redeploy, "the way: save-script, deploy"),
        (Action::Update, redeploy, "the way: update, deploy"),
        (
            Action::Delete,
            "cannot delete safely in status 4 (deployed): it is in service",
            "the safe way: undeploy, delete",
        ),
    ] {
        assert_eq!(remark(action), (message.into(), help.into()));
    }
}

#[test]
fn every_way_from_status_to_status() {
    const NO: &str = "no way";
    for (from, row) in [
        //        no backend, 1, 3, 4
        (0, ["", "create", "import", "import, deploy"]),
        (1, ["delete", "", "save-script", "save-script, deploy"]),
        (2, ["delete", NO, "", "deploy"]),
        (3, ["delete", NO, "undeploy", ""]),
    ] {
        let found = STATES.map(|to| {
            roma::plan(STATES[from], to).map_or(NO.into(), |path| {
                path.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
            })
        });
        assert_eq!(found, row, "{:?}", STATES[from]);
    }
}

#[test]
fn every_single_step_from_status_to_status() {
    let name = |action: &Action| action.to_string();
    for (from, row) in [
        //        no backend, 1, 3, 4
        (0, ["", "create", "import", ""]),
        (1, ["delete", "update test", "save-script", "deploy"]),
        (2, ["delete", "", "save-script update test", "deploy"]),
        (3, ["delete", "", "undeploy", "save-script update test deploy"]),
    ] {
        let found = STATES.map(|to| {
            let actions = roma::check_transition(STATES[from], to).unwrap_or_default();
            actions.iter().map(name).collect::<Vec<_>>().join(" ")
        });
        assert_eq!(found, row, "{:?}", STATES[from]);
    }
}

#[test]
fn what_no_single_step_connects() {
    for (from, to, message, help) in [
        (
            0,
            0,
            "cannot go from nothing to nothing: no one action leads there",
            Some("nothing is to be done"),
        ),
        (
            0,
            3,
            "cannot go from nothing to 4 (deployed): no one action leads there",
            Some("the way to 4 (deployed): import, deploy"),
        ),
        (2, 1, "cannot go from 3 (developing) to 1 (to be developed): no action leads there", None),
        (3, 1, "cannot go from 4 (deployed) to 1 (to be developed): no action leads there", None),
    ] {
        let fault = roma::check_transition(STATES[from], STATES[to]).unwrap_err();
        assert_eq!(fault.rule.id, "roma/transition");
        assert_eq!((fault.message.as_ref(), fault.help.as_deref()), (message, help));
    }
}

#[test]
fn names_and_numbers() {
    for (status, number, shown) in [
        (Status::ToBeDeveloped, 1, "1 (to be developed)"),
        (Status::Developing, 3, "3 (developing)"),
        (Status::Deployed, 4, "4 (deployed)"),
    ] {
        assert_eq!((Status::try_from(number), status.number()), (Ok(status), number));
        assert_eq!(status.to_string(), shown);
        assert_eq!(serde_json::to_string(&status).unwrap(), number.to_string());
        assert_eq!(Status::from_swagger(status.swagger_name()), Some(status));
    }
    for number in [i64::MIN, -1, 0, 2, 5, 14, i64::MAX] {
        let fault = Status::try_from(number).unwrap_err();
        assert_eq!(fault.rule.id, "roma/status");
        assert_eq!(fault.message, "must be 1 (to be developed), 3 (developing) or 4 (deployed)");
    }
    for action in Action::ALL {
        assert_eq!(action.name().parse(), Ok(action));
        assert_eq!(serde_json::to_string(&action).unwrap(), format!("\"{action}\""));
    }
    for text in ["", "Deploy", "deploy ", "save_script", "publish"] {
        assert_eq!(text.parse::<Action>(), Err(UnknownAction), "{text}");
    }
    assert_eq!(
        UnknownAction.to_string(),
        "must be create, import, save-script, update, test, deploy, undeploy or delete"
    );
    for (json, message) in
        [("\"launch\"", UnknownAction.to_string()), ("5", "must be a string, not a number".into())]
    {
        let error = serde_json::from_str::<Action>(json).unwrap_err().to_string();
        assert!(error.starts_with(&message) && !error.contains(json), "{error}");
    }
}

#[test]
fn words_of_swagger_files() {
    for (word, status) in [
        ("DESIGNED", Some(Status::ToBeDeveloped)),
        ("DEVELOPED", Some(Status::Developing)),
        ("TESTED", Some(Status::Developing)),
        ("DEPLOYED", Some(Status::Deployed)),
        ("", None),
        ("deployed", None),
        ("DEPLOYED ", None),
        ("4", None),
    ] {
        assert_eq!(Status::from_swagger(word), status, "{word}");
    }
}
