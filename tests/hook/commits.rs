//! What every hook does to a commit.

use crate::user::{Hook, User};

const GOOD: &str = r#"{
  "name": "stock-levels",
  "path": "/stock/levels",
  "method": "GET",
  "version": "1.4.2",
  "content_type": "json",
  "roma_app_id": "5f0c2a9e-7d31-4b86-9e11-c0a4d2b7f358"
}
"#;

const NOT_A_DEFINITION: &str = "{ \"name\": \"_\", \"version\": \"1\" }\n";

/// Becomes YAML once it is filled in.
const TEMPLATE: &str = "{{- if .Values.on }}\nname: {{ .Values.name }}\n{{- end }}\n";

fn bad() -> String {
    GOOD.replace("stock-levels", "_stock").replace("/stock/levels", "/stock")
}

/// Another definition, which shares nothing with the good one that must differ.
fn other() -> String {
    GOOD.replace("stock-levels", "orders").replace("/stock/levels", "/orders")
}

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn a_commit_with_a_bad_definition_is_refused() {
    for hook in Hook::ALL {
        let user = User::new("bad", hook);
        user.write("apis/good.json", GOOD);
        user.write("apis/bad.json", &bad());

        let (committed, said) = user.commit();

        assert!(!committed, "{hook:?}: {said}");
        assert_eq!(user.commits(), "1", "{hook:?}: {said}");
        assert!(said.contains("roma/name"), "{hook:?}: {said}");
        let message = "must start with a letter, a digit or a Han character";
        assert!(said.contains(message), "{hook:?}: {said}");
        assert!(said.contains("apis/bad.json:2:11"), "{hook:?}: {said}");
        assert!(!said.contains("good.json"), "{hook:?}: {said}");
    }
}

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn a_commit_with_good_definitions_passes() {
    for hook in Hook::ALL {
        let user = User::new("good", hook);
        user.write("apis/good.json", GOOD);
        user.write("apis/orders [1].json", &other());
        user.write("package.json", NOT_A_DEFINITION);

        let (committed, said) = user.commit();

        assert!(committed, "{hook:?}: {said}");
        assert_eq!(user.commits(), "2", "{hook:?}: {said}");
        assert!(said.contains("Passed"), "{hook:?}: {said}");
    }
}

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn a_commit_without_json_or_yaml_does_not_start_it() {
    for hook in Hook::ALL {
        let user = User::new("none", hook);
        user.write("notes.txt", &bad());

        let (committed, said) = user.commit();

        assert!(committed, "{hook:?}: {said}");
        assert!(said.contains("Skipped"), "{hook:?}: {said}");
    }
}

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn a_bad_definition_in_yaml_is_refused_but_nothing_that_is_none() {
    for hook in Hook::ALL {
        let user = User::new("yaml", hook);
        user.write("chart/templates/route.yaml", TEMPLATE);
        user.write(".vscode/settings.json", "{ // comments\n}\n");
        user.write(".clang-format", "BasedOnStyle: LLVM\n");
        let (committed, said) = user.commit();
        assert!(committed, "{hook:?}: {said}");

        user.write("apis/bad.yaml", &bad());
        let (committed, said) = user.commit();

        assert!(!committed, "{hook:?}: {said}");
        assert!(said.contains("apis/bad.yaml:2:11"), "{hook:?}: {said}");
    }
}

#[test]
#[ignore = "builds the hooks; tests/setup-hook.sh installs what that needs"]
fn a_commit_is_compared_with_the_one_before_it() {
    let args = ", args: [--base=HEAD, --force-exclude, --quiet]";
    let user = User::with_args("base", Hook::Wheel, args);
    let deployed = GOOD.replacen('{', "{\n  \"status\": 4,", 1);
    user.write("apis/stock.json", &deployed);
    let (committed, said) = user.commit();
    assert!(committed, "{said}");

    user.write("apis/stock.json", &deployed.replace("/stock/levels", "/stock"));
    let (committed, said) = user.commit();

    assert!(!committed, "{said}");
    assert!(said.contains("roma/frozen") && said.contains("apis/stock.json:4:11"), "{said}");
}
