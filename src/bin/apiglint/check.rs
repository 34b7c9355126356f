//! `apiglint check`: reads and checks files on all cores, and writes what is found in their order.

use std::borrow::Cow;
use std::io;
use std::num::NonZeroUsize;
use std::sync::mpsc;
use std::thread;

use apiglint::{DocumentKind, File, Lines, RuleSet, Severity};

use crate::args::{CheckArgs, Format, Options};
use crate::files::{self, Source};
use crate::output::Output;
use crate::page::Page;
use crate::palette::Palette;
use crate::tally::Tally;
use crate::{End, complain, json};

/// Files that a thread checks before it hands over what it has: enough to make handing over cheap.
const BATCH: usize = 32;

pub(crate) fn run(args: &CheckArgs, out: &mut Output) -> io::Result<End> {
    let found = files::find(&args.paths);
    let checker = Checker::new(args);
    let mut run = Run { out, tally: Tally::default(), begun: false };
    run.complain(&found.problems);
    if args.options.format == Format::Json {
        run.out.write(json::BEGIN)?;
    }
    let files = found.sources.len();
    let threads = threads(args, files);
    let size = files.div_ceil(threads.saturating_mul(8)).clamp(1, BATCH);
    if threads > 1 {
        run.check_on(threads, size, &checker, &found.sources)?;
    } else {
        let mut bytes = Vec::new();
        for files in found.sources.chunks(size) {
            run.take(&checker.check(files, &mut bytes))?;
        }
    }
    run.end(&args.options)
}

/// How many threads to use, at most one a file.
fn threads(args: &CheckArgs, files: usize) -> usize {
    if files < 2 {
        return 1;
    }
    let wanted = args.threads.or_else(|| thread::available_parallelism().ok());
    wanted.map_or(1, NonZeroUsize::get).min(files)
}

/// How to check a file and show what is wrong with it.
struct Checker<'a> {
    rules: RuleSet,
    kind: Option<&'static DocumentKind>,
    format: Format,
    /// The mildest violation to show.
    mildest: Severity,
    palette: &'static Palette,
    stdin: &'a str,
}

/// What came of a few files.
#[derive(Default)]
struct Batch {
    /// What to write.
    text: String,
    problems: Vec<String>,
    tally: Tally,
}

impl<'a> Checker<'a> {
    fn new(args: &'a CheckArgs) -> Self {
        Checker {
            rules: args.options.rules(),
            kind: args.kind(),
            format: args.options.format,
            mildest: args.options.mildest(),
            palette: Palette::of(args.options.color),
            stdin: &args.options.stdin_filename,
        }
    }

    /// Checks files. `bytes` is room to read them into.
    fn check(&self, files: &[Source], bytes: &mut Vec<u8>) -> Batch {
        let mut batch = Batch::default();
        for file in files {
            if let Err(error) = self.check_file(file, bytes, &mut batch) {
                batch.problems.push(format!("{}: {error}", file.name(self.stdin)));
            }
        }
        batch
    }

    fn check_file(&self, file: &Source, bytes: &mut Vec<u8>, batch: &mut Batch) -> io::Result<()> {
        file.read(self.rules.limits.bytes, bytes)?;
        let checked = apiglint::check(bytes, self.kind, &self.rules);
        if checked.kind.is_none() && checked.report.worst().is_none() {
            batch.tally.skipped += 1;
            return Ok(());
        }
        batch.tally.count(&checked.report);
        let path = file.name(self.stdin);
        // Where nothing is to be shown, no line has to be known.
        let shown = if checked.report.passes(self.mildest) { &[] } else { bytes.as_slice() };
        let text = match str::from_utf8(shown) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => String::from_utf8_lossy(shown),
        };
        let page = Page {
            file: File { path: &path, lines: &Lines::new(&text) },
            others: &[],
            palette: self.palette,
        };
        page.write(&checked.report, checked.kind, self.mildest, self.format, &mut batch.text)
    }
}

/// Where the results of all files come together.
struct Run<'o> {
    out: &'o mut Output,
    tally: Tally,
    /// Whether something is written.
    begun: bool,
}

impl Run<'_> {
    /// Checks files in batches of a size on a number of threads. Each takes its turn, which keeps the order
    /// of the files; none gets far ahead of what is written, which keeps memory bounded.
    fn check_on(
        &mut self,
        threads: usize,
        size: usize,
        checker: &Checker<'_>,
        sources: &[Source],
    ) -> io::Result<()> {
        thread::scope(|scope| {
            let mut receivers = Vec::with_capacity(threads);
            for first in 0..threads {
                let (sender, receiver) = mpsc::sync_channel(2);
                receivers.push(receiver);
                let batches = sources.chunks(size).skip(first).step_by(threads);
                scope.spawn(move || {
                    let mut bytes = Vec::new();
                    for files in batches {
                        if sender.send(checker.check(files, &mut bytes)).is_err() {
                            return;
                        }
                    }
                });
            }
            for receiver in receivers.iter().cycle() {
                // The first that has nothing left stands where the list of files ends.
                let Ok(batch) = receiver.recv() else { break };
                self.take(&batch)?;
            }
            Ok(())
        })
    }

    fn take(&mut self, batch: &Batch) -> io::Result<()> {
        self.complain(&batch.problems);
        self.tally.add(&batch.tally);
        let text = batch.text.as_str();
        // In JSON a comma parts each file from the one before; the first has none before it.
        let text = if self.begun { text } else { text.strip_prefix(',').unwrap_or(text) };
        self.begun |= !text.is_empty();
        self.out.write(text)
    }

    fn complain(&mut self, problems: &[String]) {
        self.tally.unchecked += problems.len();
        for problem in problems {
            complain(problem);
        }
    }

    fn end(self, options: &Options) -> io::Result<End> {
        match options.format {
            Format::Human if options.quiet => {}
            Format::Human => self.out.write(&format!("{}\n", self.tally))?,
            Format::Json => self.out.write(&json::end(&self.tally)?)?,
        }
        Ok(if self.tally.unchecked > 0 {
            End::Unchecked
        } else if self.tally.passes(options.fail_on()) {
            End::Passed
        } else {
            End::Failed
        })
    }
}
