//! SARIF, held against the schema of OASIS and the validator of those who wrote it.

use std::fs;

use serde_json::{Value, json};

use crate::command::Folder;
use crate::judges;
use crate::runs::{clean, collision, dirty, flooded};

fn sarif(folder: &Folder, args: &[&str]) -> (String, Value) {
    let ran = folder.run(["check", "--format", "sarif"].iter().chain(args));
    let value = serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    (ran.out, value)
}

fn run(sarif: &Value) -> &Value {
    &sarif["runs"][0]
}

#[test]
fn is_valid_whatever_happens() {
    let runs = [
        (sarif(&clean("formats_sarif_clean"), &[]), 0, 0),
        (sarif(&dirty("formats_sarif_dirty"), &[]), 14, 0),
        (sarif(&dirty("formats_sarif_unread"), &["gone.json", ".", "lost.json"]), 14, 2),
        (sarif(&clean("formats_sarif_nothing"), &["gone.json"]), 0, 1),
        (sarif(&flooded("formats_sarif_flood"), &[]), 30_000, 0),
    ];
    let texts: Vec<_> = runs.iter().map(|((text, _), ..)| text.as_str()).collect();
    assert_eq!(judges::sarif(&texts), vec![Value::Null; texts.len()]);
    for ((_, value), results, problems) in &runs {
        assert_eq!(run(value)["results"].as_array().unwrap().len(), *results);
        let invocation = &run(value)["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], *problems == 0);
        let told = invocation["toolExecutionNotifications"].as_array().map_or(0, Vec::len);
        assert_eq!(told, *problems);
    }
    // The judge judges.
    let bad = texts[1].replace("\"startColumn\":", "\"startColumn\":-");
    assert!(judges::sarif(&[&bad])[0].is_string());
}

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[test]
fn its_makers_find_nothing_wrong() {
    let folder = dirty("formats_sarif_multitool");
    folder.run(["check", ".", "gone.json", "--format", "sarif", "-o", "out.sarif"]);
    let found = judges::multitool(&folder.path().join("out.sarif"));
    // There is no page of the tool that is sure to stay.
    let [only] = found.as_slice() else { panic!("{found:#?}") };
    assert!(only.contains("SARIF2005") && only.contains("informationUri"), "{only}");
}

#[test]
fn a_result_has_it_all() {
    let folder = Folder::new("formats_sarif_whole");
    folder.write("b.json", collision());
    let (_, value) = sarif(&folder, &[]);
    let [result] = run(&value)["results"].as_array().unwrap().as_slice() else { panic!("{value}") };
    // Two trucks stand before both places: four units, two characters, eight bytes.
    let location = |pointer, column, byte| {
        json!({
            "logicalLocations": [{ "fullyQualifiedName": pointer }],
            "physicalLocation": {
                "artifactLocation": { "uri": "b.json", "uriBaseId": "%SRCROOT%" },
                "region": {
                    "startLine": 1, "startColumn": column, "endLine": 1, "endColumn": column + 4,
                    "byteOffset": byte, "byteLength": 4,
                },
            },
        })
    };
    let source = collision();
    let (winner, loser) = (source.find("\"id\"").unwrap(), source.find("\"ID\"").unwrap());
    let mut related = location("/parameters/0/name", winner + 1 - 4, winner);
    related["message"] = json!({ "text": "this header's value is kept" });
    let rules = run(&value)["tool"]["driver"]["rules"].as_array().unwrap();
    let index = result["ruleIndex"].as_u64().unwrap();
    let rule = &rules[usize::try_from(index).unwrap()];
    let fingerprint = result["partialFingerprints"]["apiglint/v1"].as_str().unwrap();
    assert_eq!(fingerprint.len(), 12);
    assert_eq!(
        *result,
        json!({
            "ruleId": "roma/parameter-collision",
            "ruleIndex": index,
            "level": "error",
            "message": { "text": "/parameters/1/name cannot have the name of a header: the value in Parameters is overwritten by the one in Headers\nhelp: rename one of them; names count without regard to case" },
            "locations": [location("/parameters/1/name", loser + 1 - 4, loser)],
            "relatedLocations": [related],
            "partialFingerprints": { "apiglint/v1": fingerprint },
            "properties": { "code": "APIG.3209", "errorMsg": "The parameter name already exists." },
            "fixes": [{
                "description": { "text": "give it a name that is free; look at what it changes" },
                "artifactChanges": [{
                    "artifactLocation": { "uri": "b.json", "uriBaseId": "%SRCROOT%" },
                    "replacements": [{
                        "deletedRegion": {
                            "startLine": 1, "startColumn": loser, "endLine": 1, "endColumn": loser,
                            "byteOffset": loser + 3, "byteLength": 0,
                        },
                        "insertedContent": { "text": "_2" },
                    }],
                }],
            }],
        })
    );
    assert_eq!(rule["id"], "roma/parameter-collision");
    assert_eq!(rule["defaultConfiguration"], json!({ "level": "error", "enabled": true }));
    assert!(rule["help"]["markdown"].as_str().unwrap().starts_with("# "));
    assert_eq!(run(&value)["columnKind"], "utf16CodeUnits");
}

/// Lines and columns of a byte, counted one by one.
fn counted(text: &str, offset: u64) -> (u64, u64) {
    let before = &text[..usize::try_from(offset).unwrap()];
    let line = before.rsplit('\n').next().unwrap();
    let lines = 1 + before.matches('\n').count();
    (u64::try_from(lines).unwrap(), u64::try_from(1 + line.encode_utf16().count()).unwrap())
}

#[test]
fn columns_count_utf16_units() {
    let folder = Folder::new("formats_sarif_columns");
    // Characters of each length, line ends of both kinds, and lines of any length: nothing falls on a round number.
    let fill = ["a", "é", "订", "🚚", "🚚🚚订", "", "x\u{301}"];
    let ends = ["", "\n", "", "\r\n", "", "", "", "", "", "", ""];
    let parameters: Vec<_> = (0..400)
        .map(|number| {
            let (remark, end) =
                (fill[number % fill.len()].repeat(number % 41), ends[number % ends.len()]);
            format!(
                "{{{end}\"remark\":\"{remark}\",\"name\":\"_{remark}{number}\",\"in\":\"Headers\"}}"
            )
        })
        .collect();
    let source = crate::command::definition(&parameters.join(","));
    assert!(source.lines().any(|line| line.len() > 1000));
    folder.write("a.json", &source);
    let (_, value) = sarif(&folder, &[]);
    let results = run(&value)["results"].as_array().unwrap();
    assert_eq!(results.len(), 800, "a name and a member each");
    for result in results {
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let number = |name: &str| region[name].as_u64().unwrap();
        let (start, length) = (number("byteOffset"), number("byteLength"));
        let found = (number("startLine"), number("startColumn"));
        assert_eq!(found, counted(&source, start), "{region}");
        let found = (number("endLine"), number("endColumn"));
        assert_eq!(found, counted(&source, start + length), "{region}");
    }
}

#[test]
fn every_rule_is_listed_once_with_its_level() {
    let (_, value) = sarif(&clean("formats_sarif_rules"), &[]);
    let rules = run(&value)["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<_> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    let known: Vec<_> = apiglint::rules().map(|rule| rule.id).collect();
    assert_eq!(ids, known);
    let off = rules.iter().find(|rule| rule["id"] == "roma/name-ascii").unwrap();
    assert_eq!(off["defaultConfiguration"], json!({ "enabled": false }));
    let args = ["--rule", "roma/name-ascii=note", "--rule", "roma/path=off"];
    let (text, value) = sarif(&dirty("formats_sarif_levels"), &args);
    assert_eq!(judges::sarif(&[&text]), [Value::Null]);
    let configured = |id: &str, configuration: Value| {
        let index = ids.iter().position(|known| *known == id);
        json!({ "descriptor": { "id": id, "index": index }, "configuration": configuration })
    };
    assert_eq!(
        run(&value)["invocations"][0]["ruleConfigurationOverrides"],
        json!([
            configured("roma/name-ascii", json!({ "level": "note", "enabled": true })),
            configured("roma/path", json!({ "enabled": false })),
        ])
    );
}

#[test]
fn rules_of_users_own_are_listed_behind() {
    let folder = clean("formats_sarif_custom");
    let rule =
        "[[rule]]\nid = \"no-method\"\nmember = \"method\"\nforbidden = true\nlevel = \"note\"\n";
    folder.write("apiglint.toml", rule);
    let (text, value) = sarif(&folder, &[]);
    assert_eq!(judges::sarif(&[&text]), [Value::Null]);
    let result = &run(&value)["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&json!("custom/no-method"), &json!("note")));
    let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
    assert_eq!(index, apiglint::rules().count());
    let rules = run(&value)["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!((&rules[index]["id"], rules.len()), (&json!("custom/no-method"), index + 1));
}

#[test]
fn what_could_not_be_read_is_told() {
    let folder = clean("formats_sarif_problem");
    let (_, value) = sarif(&folder, &["gone away.json"]);
    assert_eq!(
        run(&value)["invocations"],
        json!([{
            "executionSuccessful": false,
            "toolExecutionNotifications": [{
                "descriptor": { "id": "unchecked", "index": 0 },
                "level": "error",
                "message": { "text": "could not be checked: No such file or directory (os error 2)" },
                "locations": [{ "physicalLocation": { "artifactLocation": {
                    "uri": "gone%20away.json", "uriBaseId": "%SRCROOT%",
                } } }],
            }],
        }])
    );
}

/// What a reader makes of a reference.
fn decoded(uri: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
        } else {
            assert!(byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte), "{uri}");
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[cfg(unix)]
#[test]
fn paths_come_back() {
    let folder = Folder::new("formats_sarif_paths");
    for name in crate::runs::ODD_NAMES {
        folder.write(name, "{");
        let (_, value) = sarif(&folder, &[name]);
        let location = &run(&value)["results"][0]["locations"][0]["physicalLocation"];
        let uri = location["artifactLocation"]["uri"].as_str().unwrap();
        assert_eq!(decoded(uri), name);
        // A colon before the first slash would be a scheme.
        assert!(!uri.contains(':'), "{uri}");
    }
    let inside = folder.path().join("100%.json");
    let artifact = |value: &Value| {
        run(value)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"].clone()
    };
    let (_, value) = sarif(&folder, &[inside.to_str().unwrap()]);
    assert_eq!(artifact(&value), json!({ "uri": "100%25.json", "uriBaseId": "%SRCROOT%" }));
    let outside = Folder::new("formats_sarif_outside");
    outside.write("x y.json", "{");
    let path = outside.path().join("x y.json");
    for named in [path.to_str().unwrap(), "../formats_sarif_outside/x y.json"] {
        let (_, value) = sarif(&folder, &[named]);
        let uri = artifact(&value)["uri"].as_str().unwrap().to_owned();
        assert_eq!(decoded(&uri), format!("file://{}", path.display()));
        assert_eq!(artifact(&value)["uriBaseId"], Value::Null);
    }
    // However a path is written, it is one file.
    for named in ["../formats_sarif_paths/100%.json", "none/.././100%.json"] {
        fs::create_dir_all(folder.path().join("none")).unwrap();
        let (_, value) = sarif(&folder, &[named]);
        assert_eq!(artifact(&value), json!({ "uri": "100%25.json", "uriBaseId": "%SRCROOT%" }));
    }
}

#[test]
fn an_update_shows_both_files() {
    let folder = Folder::new("formats_sarif_update");
    let deployed = crate::command::definition("").replace("\"name\"", "\"status\":4,\"name\"");
    folder.write("old.json", &deployed).write("new.json", deployed.replace("/orders", "/items"));
    let ran = folder.run(["update", "old.json", "new.json", "--format", "sarif"]);
    assert_eq!(judges::sarif(&[&ran.out]), [Value::Null]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    let result = &run(&value)["results"][0];
    let uri = |location: &Value| location["physicalLocation"]["artifactLocation"]["uri"].clone();
    assert_eq!(result["ruleId"], "roma/frozen");
    assert_eq!(uri(&result["locations"][0]), "new.json");
    assert_eq!(uri(&result["relatedLocations"][0]), "old.json");
    let ran = folder.run(["update", "gone.json", "new.json", "--format", "sarif"]);
    let value: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(judges::sarif(&[&ran.out]), [Value::Null]);
    assert_eq!(run(&value)["invocations"][0]["executionSuccessful"], false);
}
