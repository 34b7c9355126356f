//! Suppressions in SARIF.

use serde_json::{Value, json};

use crate::command::Folder;
use crate::{definition, update};

#[test]
fn sarif_has_them_with_their_reasons() {
    let folder = Folder::new("sarif_suppressions");
    folder.write("a.json", definition("a", r#""status": 7"#));
    update(&folder, &[]);
    folder.write("a.json", definition("a", r#""status": 7, "type": "x""#));
    folder.write(
        "b.yaml",
        "name: _o # apiglint: ignore roma/name -- the partner's\npath: /o\nmethod: GET\nversion: '1.0'\ncontent_type: json\nroma_app_id: b\n",
    );
    let ran = folder.run(["check", "--format", "sarif"]);
    let sarif: Value = serde_json::from_str(&ran.out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    let brief: Vec<_> =
        results.iter().map(|result| json!([result["ruleId"], result["suppressions"]])).collect();
    assert_eq!(
        brief,
        [
            json!(["roma/type", null]),
            json!(["roma/status", [{ "kind": "external", "justification": "listed in apiglint-baseline.txt" }]]),
            json!(["roma/name", [{ "kind": "inSource", "justification": "the partner's" }]]),
        ]
    );
    assert_eq!(results[1]["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
    // Others leave them out.
    for format in
        ["human", "concise", "json", "json-lines", "github", "gitlab", "junit", "checkstyle"]
    {
        let ran = folder.run(["check", "--format", format]);
        assert!(ran.out.contains("roma/type") && !ran.out.contains("roma/status"), "{format}");
        assert!(!ran.out.contains("roma/name"), "{format}");
    }
}
