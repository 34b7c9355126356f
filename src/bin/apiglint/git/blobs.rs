//! The contents of files as git keeps them, all from one process.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};
use std::sync::{Mutex, PoisonError};

use super::command::command;

/// The name of an object: 40 or 64 hexadecimal digits.
pub(super) type Oid = Box<str>;

/// `git cat-file --batch`, started when the first content is asked for, and shared by the threads.
#[derive(Default)]
pub(super) struct Blobs(Mutex<Option<Pipes>>);

struct Pipes {
    /// Taken at the end.
    ends: Option<(ChildStdin, BufReader<ChildStdout>)>,
    child: Child,
}

impl Blobs {
    /// Reads a content into an empty buffer, but no more than one byte beyond `most`: the size is told before the
    /// content, and what is beyond is not kept.
    pub(super) fn read(&self, oid: &str, most: usize, bytes: &mut Vec<u8>) -> io::Result<()> {
        bytes.clear();
        let mut pipes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let pipes = match &mut *pipes {
            Some(pipes) => pipes,
            none => none.insert(Pipes::start()?),
        };
        let Some((input, output)) = &mut pipes.ends else { return Err(ended()) };
        input.write_all(format!("{oid}\n").as_bytes())?;
        let (is_file, size) = head(output)?;
        let most =
            if is_file { u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1) } else { 0 };
        output.take(size.min(most)).read_to_end(bytes)?;
        // What is not kept is passed over all the same: the next answer stands behind it.
        let rest = size.saturating_sub(most) + 1;
        if io::copy(&mut output.take(rest), &mut io::sink())? < rest {
            return Err(ended());
        }
        if is_file { Ok(()) } else { Err(io::Error::other("is not a file")) }
    }
}

/// Whether the next object is a file, and its size: `<oid> blob <size>`; or what is the matter: `<oid> missing`.
fn head(output: &mut impl BufRead) -> io::Result<(bool, u64)> {
    let mut line = Vec::new();
    output.take(256).read_until(b'\n', &mut line)?;
    let line = String::from_utf8_lossy(&line);
    let mut words = line.split_ascii_whitespace().skip(1);
    match (words.next(), words.next().map(str::parse)) {
        (Some(kind), Some(Ok(size))) => Ok((kind == "blob", size)),
        (Some("missing"), None) => Err(io::Error::new(
            ErrorKind::NotFound,
            "git does not have its content here; `git fetch --refetch --no-filter` brings all",
        )),
        _ => Err(ended()),
    }
}

fn ended() -> io::Error {
    io::Error::other("git cat-file ended early")
}

impl Pipes {
    fn start() -> io::Result<Self> {
        let mut command = command(["cat-file", "--batch"]);
        command.stdin(std::process::Stdio::piped()).stderr(std::process::Stdio::null());
        let mut child = command.spawn()?;
        let ends = child.stdin.take().zip(child.stdout.take().map(BufReader::new));
        Ok(Pipes { ends, child })
    }
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
            ("83ef blob 12\n", Ok((true, 12))),
            ("83ef blob 0\nrest", Ok((true, 0))),
            ("83ef missing\n", Err(ErrorKind::NotFound)),
            ("83ef tree 12\n", Ok((false, 12))),
            ("83ef blob many\n", Err(ErrorKind::Other)),
            ("83ef blob\n", Err(ErrorKind::Other)),
            ("", Err(ErrorKind::Other)),
        ] {
            let head = head(&mut answer.as_bytes());
            assert_eq!(head.map_err(|error| error.kind()), expected, "{answer}");
        }
    }
}
