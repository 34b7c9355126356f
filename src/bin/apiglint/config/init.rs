//! `apiglint init`: a configuration to begin with.

use std::fs::File;
use std::io::{self, ErrorKind, Write};

use super::find::NAME;
use crate::output::Output;
use crate::{End, complain};

const TEXT: &str = include_str!("init.toml");

/// Writes a commented configuration into the working directory, unless there is one.
pub(crate) fn init(out: &mut Output) -> io::Result<End> {
    let written = File::create_new(NAME).and_then(|mut file| file.write_all(TEXT.as_bytes()));
    match written {
        Ok(()) => {
            out.write(&format!("{NAME} written\n"))?;
            Ok(End::Passed)
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            complain(&format!("{NAME} is there already, and is left as it is"));
            Ok(End::Unchecked)
        }
        Err(error) => {
            complain(&format!("{NAME}: {error}"));
            Ok(End::Unchecked)
        }
    }
}
