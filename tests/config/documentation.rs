//! The examples of `docs/configuration.md` are configurations.

use crate::command::{Folder, Ran};

const PAGE: &str = include_str!("../../docs/configuration.md");

/// The fenced blocks of a language, with what stands behind it.
fn blocks(language: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    PAGE.split("\n```").skip(1).step_by(2).filter_map(move |block| {
        let (head, text) = block.split_once('\n')?;
        let (of, behind) = head.split_once(' ').unwrap_or((head, ""));
        (of == language).then_some((behind, text))
    })
}

fn check(folder: &Folder, config: &str) -> Ran {
    folder.write("apiglint.toml", config).run(["check", "--show-config"])
}

#[test]
fn every_example_is_valid() {
    let folder = Folder::new("config-page");
    let mut number = 0;
    for (_, text) in blocks("toml") {
        let ran = check(&folder, text);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{text}");
        number += 1;
    }
    assert!(number >= 5, "{number}");
}

#[test]
fn the_mistake_is_shown_as_the_page_says() {
    let folder = Folder::new("config-page-mistake");
    let (_, shown) = blocks("text").find(|(behind, _)| *behind == "mistake").unwrap();
    let ran = check(&folder, "[rules]\n\"roma/nmae\" = \"off\"\n");
    assert_eq!(ran.err.trim_end(), shown.trim_end());
}

/// The tables of the page have every key, with its documentation; nothing else has them twice.
#[test]
fn every_key_is_there() {
    for key in super::show::keys() {
        assert!(PAGE.contains(&format!("| `{key}` |")), "{key}");
    }
}
