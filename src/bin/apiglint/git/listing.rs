//! What git lists: what differs from a commit, and what is in the index.

use std::collections::BTreeMap;

use super::command::{Failure, run};

/// A file at one side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Side<'g> {
    mode: &'g str,
    pub(super) oid: &'g str,
}

impl Side<'_> {
    /// Neither a symbolic link nor a submodule, and there at all.
    pub(super) fn is_file(&self) -> bool {
        self.mode.starts_with("100")
    }

    /// Without content: of a file that is not in the index yet, that is all git has.
    pub(super) fn is_empty(&self) -> bool {
        EMPTY.contains(&self.oid)
    }

    pub(super) fn is_link(&self) -> bool {
        self.mode == "120000"
    }

    pub(super) fn is_submodule(&self) -> bool {
        self.mode == "160000"
    }
}

/// The name of no bytes, by SHA-1 and SHA-256.
const EMPTY: [&str; 2] = [
    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813",
];

/// A path whose content in the index is not that of the base.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Change<'g> {
    /// `A`, `D`, `M`, `R`, `T` or `U`: as `git diff --raw` has it.
    pub(super) letter: char,
    pub(super) old: Side<'g>,
    pub(super) new: Side<'g>,
    /// Its path at the base, which is another if it was renamed.
    pub(super) old_path: &'g [u8],
}

/// A path in the index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Entry<'g> {
    pub(super) path: &'g [u8],
    pub(super) side: Side<'g>,
    pub(super) is_unmerged: bool,
    /// Whether a sparse checkout leaves it out of the working tree.
    pub(super) is_sparse: bool,
}

/// What to take a path for that is in the index without content, by `git add --intent-to-add`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Intended {
    Empty,
    Absent,
}

/// What differs between a commit and the index. The working tree is not looked at: comparing it could run the filters
/// that a repository sets up.
pub(super) fn diff(commit: &str, intended: Intended) -> Result<Vec<u8>, Failure> {
    let options =
        ["--cached", "--raw", "-z", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv"];
    let intended = match intended {
        Intended::Empty => "--ita-visible-in-index",
        Intended::Absent => "--ita-invisible-in-index",
    };
    run(["diff-index"].iter().chain(&options).chain(&[
        "--ignore-submodules=all",
        intended,
        "--end-of-options",
        commit,
        "--",
    ]))
}

/// The whole index, wherever in the working tree this is.
pub(super) fn index() -> Result<Vec<u8>, Failure> {
    run(["ls-files", "-s", "-t", "-z", "--full-name", "--", ":/"])
}

/// Reads [`diff`]: changes by their paths in the index; of what is deleted, at the base.
pub(super) fn read_diff(text: &[u8]) -> BTreeMap<&[u8], Change<'_>> {
    let mut changes = BTreeMap::new();
    let mut fields = text.split(|&byte| byte == 0);
    while let Some(head) = fields.next() {
        let Some((change, has_two)) = read_head(head) else { continue };
        let Some(old_path) = fields.next() else { break };
        let Some(path) = (if has_two { fields.next() } else { Some(old_path) }) else { break };
        changes.insert(path, Change { old_path, ..change });
    }
    changes
}

/// `:100644 100644 83ef… 91ab… R086`, and whether two paths come behind it.
fn read_head(head: &[u8]) -> Option<(Change<'_>, bool)> {
    let mut words = str::from_utf8(head).ok()?.strip_prefix(':')?.split(' ');
    let mut next = || words.next();
    let (old, new) = (next()?, next()?);
    let (old_oid, new_oid) = (next()?, next()?);
    let letter = next()?.chars().next()?;
    let (old, new) = (Side { mode: old, oid: old_oid }, Side { mode: new, oid: new_oid });
    Some((Change { letter, old, new, old_path: &[] }, matches!(letter, 'R' | 'C')))
}

/// Reads [`index`]. It is ordered by path.
pub(super) fn read_index(text: &[u8]) -> Vec<Entry<'_>> {
    text.split(|&byte| byte == 0).filter_map(read_entry).collect()
}

/// `H 100644 83ef… 0<tab>path`
fn read_entry(line: &[u8]) -> Option<Entry<'_>> {
    let tab = line.iter().position(|&byte| byte == b'\t')?;
    let (head, path) = (str::from_utf8(&line[..tab]).ok()?, &line[tab + 1..]);
    let mut words = head.split(' ');
    let (tag, mode, oid, stage) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let side = Side { mode, oid };
    Some(Entry { path, side, is_unmerged: stage != "0", is_sparse: tag == "S" })
}

/// The entry of a path; of an unmerged one, the first.
pub(super) fn entry<'e, 'g>(index: &'e [Entry<'g>], path: &[u8]) -> Option<&'e Entry<'g>> {
    let place = index.partition_point(|entry| entry.path < path);
    index.get(place).filter(|entry| entry.path == path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_git_writes() {
        let text = b":100644 100644 aa bb M\0a.json\0:100644 100644 cc dd R086\0old\n.json\0new \xff.json\0:100644 000000 ee 00 D\0gone.json\0:000000 120000 00 ff A\0link\0";
        let changes = read_diff(text);
        let found: Vec<_> = changes
            .iter()
            .map(|(path, it)| {
                (*path, it.letter, it.old_path, it.old.oid, it.new.oid, it.new.is_link())
            })
            .collect();
        let expected = [
            (&b"a.json"[..], 'M', &b"a.json"[..], "aa", "bb", false),
            (b"gone.json", 'D', b"gone.json", "ee", "00", false),
            (b"link", 'A', b"link", "00", "ff", true),
            (b"new \xff.json", 'R', b"old\n.json", "cc", "dd", false),
        ];
        assert_eq!(found, expected);
        for cut in ["", ":1", ":100644 100644 aa bb M", ":100644 100644 aa bb R100\0a", "a\0b"] {
            assert_eq!(read_diff(cut.as_bytes()).len(), 0, "{cut}");
        }
    }

    #[test]
    fn finds_entries() {
        let text = b"H 100644 aa 0\ta\0S 100755 bb 0\tb\0M 100644 cc 1\tc\0M 100644 dd 2\tc\0H 160000 ee 0\td\0";
        let index = read_index(text);
        let told = |path: &str| {
            let it = entry(&index, path.as_bytes())?;
            let is_file = it.side.is_file();
            Some((it.side.oid, is_file, it.is_sparse, it.is_unmerged, it.side.is_submodule()))
        };
        assert_eq!(told("a"), Some(("aa", true, false, false, false)));
        assert_eq!(told("b"), Some(("bb", true, true, false, false)));
        assert_eq!(told("c"), Some(("cc", true, false, true, false)));
        assert_eq!(told("d"), Some(("ee", false, false, false, true)));
        assert_eq!([told(""), told("aa"), told("e")], [None; 3]);
    }
}
