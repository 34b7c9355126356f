//! Globs in the syntax of `.gitignore`.

use std::path::Path;

use ignore::gitignore::{Gitignore, GitignoreBuilder};

/// Globs, of which the last that matches a path decides.
#[derive(Debug)]
pub(crate) struct Globs {
    /// As they were written.
    pub(crate) texts: Vec<String>,
    matcher: Gitignore,
}

impl Globs {
    /// The error is what is wrong with which of them.
    pub(crate) fn new(texts: Vec<String>) -> Result<Self, Vec<(usize, String)>> {
        let mut builder = GitignoreBuilder::new("");
        let mut add = |text: &str| {
            if let Some(reason) = refusal(text) {
                return Err(reason.into());
            }
            // It would be a comment.
            let escape = if text.starts_with('#') { "\\" } else { "" };
            builder.add_line(None, &format!("{escape}{text}")).map_err(|error| reason(&error))?;
            Ok(())
        };
        let outcomes = texts.iter().map(|text| add(text)).enumerate();
        let mut wrong: Vec<_> =
            outcomes.filter_map(|(number, it)| Some((number, it.err()?))).collect();
        if wrong.is_empty() {
            match builder.build() {
                Ok(matcher) => return Ok(Globs { texts, matcher }),
                Err(_) => wrong.push((0, "the globs must be fewer, or shorter".into())),
            }
        }
        Err(wrong)
    }

    /// Whether a file is matched, or a folder that it is in.
    pub(crate) fn match_file(&self, path: &Path) -> bool {
        self.match_path(path, false)
    }

    /// Whether all that a folder holds is matched.
    pub(crate) fn match_folder(&self, path: &Path) -> bool {
        // A glob with `!` could take some of it back.
        self.matcher.num_whitelists() == 0 && self.match_path(path, true)
    }

    fn match_path(&self, path: &Path, is_folder: bool) -> bool {
        !self.matcher.is_empty()
            && !path.has_root()
            && self.matcher.matched_path_or_any_parents(path, is_folder).is_ignore()
    }
}

impl Default for Globs {
    /// Matches nothing.
    fn default() -> Self {
        Globs { texts: Vec::new(), matcher: Gitignore::empty() }
    }
}

/// Why a glob could match nothing, or what its author does not mean.
fn refusal(text: &str) -> Option<&'static str> {
    let path = text.strip_prefix('!').unwrap_or(text);
    if text.trim().is_empty() {
        Some("a glob cannot be blank")
    } else if path.trim().trim_matches('/').is_empty() {
        Some("a glob must name something")
    } else if path.split('/').any(|step| matches!(step, "." | "..")) {
        Some("a glob cannot have the step `.` or `..`: paths begin at the folder of this file")
    } else {
        None
    }
}

fn reason(error: &ignore::Error) -> String {
    match error {
        ignore::Error::Glob { err, .. } => format!("the glob cannot be read: {err}"),
        error => format!("the glob cannot be read: {error}"),
    }
}
