//! The command as a package of its own, which the hook by cargo installs.

const LIBRARY: &str = include_str!("../../Cargo.toml");
const HOOK: &str = include_str!("../../hook/Cargo.toml");

/// The crates that a feature brings in, and the features that it does.
fn dependencies(feature: &str) -> Vec<&'static str> {
    let start = format!("\n{feature} = [");
    let rest = LIBRARY.split_once(&start).unwrap().1;
    let mut found = Vec::new();
    for item in rest.split_once(']').unwrap().0.split(',') {
        let item = item.trim().trim_matches('"');
        match item.strip_prefix("dep:") {
            Some(name) => found.push(name),
            None if item.contains('/') || item.is_empty() => {}
            None => found.extend(dependencies(item)),
        }
    }
    found
}

#[test]
fn it_names_what_the_command_may_use() {
    let names = dependencies("cli");
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        assert!(HOOK.contains(&format!("\n{name} = ")), "hook/Cargo.toml lacks {name}");
    }
}
