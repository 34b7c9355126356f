//! The contents of files as git keeps them, all from one process.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};
use std::sync::{Mutex, PoisonError};

use super::command::command;
use super::repository::FETCH_ALL;

/// The name of an object: 40 or 64 hexadecimal digits.
pub(super) type Oid = Box<str>;

/// `git cat-file --batch`, started when the first content is asked for, and shared by the threads.
#[derive(Default)]
pub(super) struct Blobs(Mutex<Shared>);

#[derive(Default)]
struct Shared {
    /// None after a content at which the process has ended, as it does at a damaged one: the next starts another.
    pipes: Option<Pipes>,
    /// What was read ahead, until it is asked for.
    ahead: HashMap<Oid, Vec<u8>>,
}

struct Pipes {
    /// Taken at the end.
    ends: Option<(ChildStdin, BufReader<ChildStdout>)>,
    child: Child,
}

/// How many bytes are read ahead at a time.
const ROOM: usize = 4 << 20;
/// How many contents may wait.
const MOST: usize = 1024;

impl Blobs {
    /// Reads a content, but no more than one byte beyond `most`: the size is told before the content, and what is beyond
    /// is not kept.
    pub(super) fn read(&self, oid: &str, most: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        let mut shared = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(kept) = shared.ahead.remove(oid) {
            *bytes = kept;
            return Ok(());
        }
        let answer = shared.ask(&[oid]).and_then(|pipes| pipes.answer(most, bytes));
        answer.unwrap_or_else(|error| {
            shared.pipes = None;
            Err(error)
        })
    }

    /// Reads contents that will be asked for soon. Asking for many at a time spares both processes waiting for each other.
    /// What cannot be read will say so when it is asked for.
    pub(super) fn read_ahead(&self, oids: &[&str], most: usize) {
        let mut shared = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // What nobody asks for is of files that could not be read.
        if shared.ahead.len() > MOST {
            shared.ahead.clear();
        }
        let (mut room, mut read) = (ROOM, Vec::new());
        let Ok(pipes) = shared.ask(oids) else { return };
        for &oid in oids {
            let mut bytes = Vec::new();
            match pipes.answer(most, &mut bytes) {
                Ok(Ok(())) if bytes.len() <= room => {
                    room -= bytes.len();
                    read.push((oid.into(), bytes));
                }
                Ok(_) => {}
                Err(_) => {
                    shared.pipes = None;
                    break;
                }
            }
        }
        shared.ahead.extend(read);
    }
}

impl Shared {
    /// Asks for contents. The answers are to be read before anything else is asked for.
    fn ask(&mut self, oids: &[&str]) -> io::Result<&mut Pipes> {
        let pipes = match &mut self.pipes {
            Some(pipes) => pipes,
            none => none.insert(Pipes::start()?),
        };
        let (input, _) = pipes.ends.as_mut().ok_or_else(ended)?;
        let lines: String = oids.iter().flat_map(|oid| [oid, "\n"]).collect();
        input.write_all(lines.as_bytes())?;
        Ok(pipes)
    }
}

impl Pipes {
    fn start() -> io::Result<Self> {
        let mut command = command(["cat-file", "--batch"]);
        command.stdin(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let ends = child.stdin.take().zip(child.stdout.take().map(BufReader::new));
        Ok(Pipes { ends, child })
    }

    /// What git says of a content, and keeps of it what it may have; or that it says no more.
    fn answer(&mut self, most: usize, bytes: &mut Vec<u8>) -> io::Result<io::Result<()>> {
        bytes.clear();
        let (_, output) = self.ends.as_mut().ok_or_else(ended)?;
        let Some((is_file, size)) = head(output)? else {
            let why = format!("git does not have its content here; {FETCH_ALL}");
            return Ok(Err(io::Error::new(ErrorKind::NotFound, why)));
        };
        let most =
            if is_file { u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1) } else { 0 };
        output.take(size.min(most)).read_to_end(bytes)?;
        // What is not kept is passed over all the same: the next answer stands behind it.
        let rest = size.saturating_sub(most) + 1;
        if io::copy(&mut output.take(rest), &mut io::sink())? < rest {
            return Err(ended());
        }
        Ok(if is_file { Ok(()) } else { Err(io::Error::other("is not a file")) })
    }
}

/// Whether the next object is a file, and its size: `<oid> blob <size>`; none if it is not there: `<oid> missing`.
fn head(output: &mut impl BufRead) -> io::Result<Option<(bool, u64)>> {
    let mut line = Vec::new();
    output.take(256).read_until(b'\n', &mut line)?;
    let line = String::from_utf8_lossy(&line);
    let mut words = line.split_ascii_whitespace().skip(1);
    match (words.next(), words.next().map(str::parse)) {
        (Some(kind), Some(Ok(size))) => Ok(Some((kind == "blob", size))),
        (Some("missing"), None) => Ok(None),
        _ => Err(ended()),
    }
}

fn ended() -> io::Error {
    io::Error::other("git cat-file ended early; `git fsck` finds what is damaged")
}

impl Drop for Pipes {
    /// It ends with its input.
    fn drop(&mut self) {
        self.ends = None;
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_git_are_told_apart() {
        for (answer, expected) in [
            ("83ef blob 12\n", Ok(Some((true, 12)))),
            ("83ef blob 0\nrest", Ok(Some((true, 0)))),
            ("83ef missing\n", Ok(None)),
            ("83ef tree 12\n", Ok(Some((false, 12)))),
            ("83ef blob many\n", Err(ErrorKind::Other)),
            ("83ef blob\n", Err(ErrorKind::Other)),
            ("", Err(ErrorKind::Other)),
        ] {
            let head = head(&mut answer.as_bytes());
            assert_eq!(head.map_err(|error| error.kind()), expected, "{answer}");
        }
    }
}
