//! Folders to check, for all formats.

use std::fmt::Write;

use crate::command::{Folder, broken, definition, doubtful, noted};

/// Every format there is.
pub(crate) const FORMATS: [&str; 9] =
    ["human", "concise", "json", "json-lines", "sarif", "github", "gitlab", "junit", "checkstyle"];

/// Names that some format must escape.
#[cfg(unix)]
pub(crate) const ODD_NAMES: [&str; 7] = [
    "with blank.json",
    "订单 é 🚚.json",
    "100%.json",
    "two\nlines\r.json",
    "a,b:c=d::e.json",
    "<x a=\"1\">&amp;'.json",
    "c:d.json",
];

pub(crate) fn clean(test: &str) -> Folder {
    let folder = Folder::new(test);
    folder.write("good.json", definition(""));
    folder
}

/// Violations of each level, in one file and in two, in documents of YAML, and without a document.
pub(crate) fn dirty(test: &str) -> Folder {
    let folder = clean(test);
    folder.write("broken.json", broken());
    folder.write("doubtful.json", doubtful());
    folder.write("noted.json", noted());
    folder.write("twin.json", definition(""));
    folder.write("cut.json", "{ \"名\": \"🚚\",");
    folder.write("latin.json", b"{ \"name\": \"\xe9\" }");
    folder.write("collision.json", collision());
    let yaml =
        "name: x\npath: /x\nmethod: get\nversion: '1.0'\nroma_app_id: y\ncontent_type: json\n";
    folder.write("two.yaml", format!("{yaml}---\n{}", yaml.replace("/x", "z")));
    folder
}

/// A violation about two places, with characters of two UTF-16 units before both.
pub(crate) fn collision() -> String {
    definition("{\"name\":\"id\",\"in\":\"Headers\"},{\"name\":\"ID\",\"in\":\"Parameters\"}")
        .replace("\"api\"", "\"api\",\"description\":\"🚚🚚\"")
        .replace("a1", "c1")
}

/// 30 files with 1,000 errors each.
pub(crate) fn flooded(test: &str) -> Folder {
    let folder = Folder::new(test);
    for file in 0..30 {
        let parameters = (0..1000).fold(String::new(), |mut text, number| {
            let comma = if number > 0 { "," } else { "" };
            write!(text, "{comma}{{\"name\":\"_{number}\",\"in\":\"Headers\"}}").unwrap();
            text
        });
        let content = definition(&parameters).replace("a1", &format!("a{file}"));
        folder.write(format!("{file:02}.json"), content);
    }
    folder
}
