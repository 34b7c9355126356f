//! Where the results of a conversion go.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::fs;
use std::io;
use std::path::{MAIN_SEPARATOR, Path};

use crate::args::ConvertArgs;
use crate::output::Output;
use crate::{End, complain};

/// A folder that is there, or a name that ends as one.
pub(super) fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(MAIN_SEPARATOR)
}

/// Writes all results as one text.
pub(super) fn write(args: &ConvertArgs, text: &str, out: &mut Output) -> io::Result<End> {
    match &args.output {
        Some(path) => Ok(end_of(write_file(path, text).map_err(|error| named(path, &error)))),
        None => out.write(text).map(|()| End::Passed),
    }
}

/// Writes each text to a file of its own, by its name.
pub(super) fn write_each(
    folder: &Path,
    texts: impl Iterator<Item = io::Result<(String, String)>>,
) -> End {
    end_of(try_write_each(folder, texts))
}

fn try_write_each(
    folder: &Path,
    texts: impl Iterator<Item = io::Result<(String, String)>>,
) -> io::Result<()> {
    fs::create_dir_all(folder).map_err(|error| named(folder, &error))?;
    let mut names = Names::default();
    for text in texts {
        let (name, text) = text?;
        let path = folder.join(names.free(&file_name(&name)) + ".json");
        write_file(&path, &(text + "\n")).map_err(|error| named(&path, &error))?;
    }
    Ok(())
}

fn write_file(path: &Path, text: &str) -> io::Result<()> {
    let mut out = Output::create(path)?;
    out.write(text)?;
    out.finish()
}

/// Names of files, each once.
#[derive(Default)]
struct Names {
    /// In lower case: some file systems do not tell letter case apart.
    taken: HashSet<String>,
    /// The last number that a name has got.
    numbers: HashMap<String, usize>,
}

impl Names {
    /// The name, or, if it is taken, the name with a number.
    fn free(&mut self, name: &str) -> String {
        let number = self.numbers.entry(name.to_lowercase()).or_default();
        loop {
            *number += 1;
            let free = if *number == 1 { name.into() } else { format!("{name}-{number}") };
            if self.taken.insert(free.to_lowercase()) {
                return free;
            }
        }
    }
}

/// How many characters a file name has of another. In UTF-8 Han characters have three bytes.
const LONGEST: usize = 64;

/// A name without what a file name cannot have, or leads elsewhere.
fn file_name(name: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    let name = name.chars().take(LONGEST).map(|c| if is_safe(c) { c } else { '_' });
    name.enumerate().map(|(at, c)| if at == 0 && c == '.' { '_' } else { c }).collect()
}

/// How a run ends that has written files, or has not.
fn end_of(written: io::Result<()>) -> End {
    match written {
        Ok(()) => End::Passed,
        Err(error) => {
            complain(&error.to_string());
            End::Unchecked
        }
    }
}

/// An error that says which file it is about.
pub(super) fn named(path: &Path, error: &impl Display) -> io::Error {
    io::Error::other(format!("{}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_given_once() {
        let mut names = Names::default();
        let free = ["a", "A", "a-2", "a", "b", "a-3"].map(|name| names.free(name));
        assert_eq!(free, ["a", "A-2", "a-2-2", "a-3", "b", "a-3-2"]);
    }

    #[test]
    fn many_of_one_name_take_no_square() {
        let mut names = Names::default();
        let last = (0..100_000).map(|_| names.free("name")).last();
        assert_eq!(last.as_deref(), Some("name-100000"));
    }
}
