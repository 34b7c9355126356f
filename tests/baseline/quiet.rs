//! What `--quiet` does not show is suppressed all the same.

use crate::command::Folder;
use crate::{definition, update};

const NOTED: &str =
    r#""parameters": [{ "name": "a", "in": "Headers", "required": true, "default": "1" }]"#;

#[test]
fn suppressions_of_what_is_not_shown_are_of_use() {
    let folder = Folder::new("quiet_suppressions");
    folder.write("a.json", definition("a", NOTED)).write("b.json", definition("b", NOTED));
    update(&folder, &["a.json", "--fail-on=note"]);
    folder.write(
        "c.yaml",
        "name: api\npath: /o/ # apiglint: ignore roma/path-segment -- as it was\nmethod: GET\n\
         version: '1.0'\ncontent_type: json\nroma_app_id: c\n",
    );
    folder.write(
        "apiglint.toml",
        "[[ignore]]\nrule = \"roma/required-default\"\nfiles = [\"b.json\"]\nreason = \"known\"\n",
    );
    for more in [&[][..], &["--fail-on=warning"]] {
        let [all, quiet] = [&[][..], &["--quiet"]].map(|quiet| {
            folder.json(&[&["--rule", "suppression/unused=error"], more, quiet].concat())
        });
        assert_eq!(all["summary"], quiet["summary"], "{quiet}");
        assert_eq!(all["summary"]["errors"], 0, "{all}");
        assert_eq!(all["summary"]["suppressed"], 3, "{all}");
    }
}
