//! `apiglint check`: reads and checks files on all cores, and writes what is found in their order.

use std::io;
use std::mem;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::mpsc;
use std::thread;

use crate::args::{CheckArgs, Options};
use crate::checker::{Batch, Checker, Done};
use crate::files;
use crate::formats::{Stream, Summary};
use crate::others::Others;
use crate::output::Output;
use crate::problem::Problem;
use crate::sets::Sets;
use crate::tally::Tally;
use crate::{End, complain};

/// Files that a thread checks before it hands over what it has: enough to make handing over cheap.
const BATCH: usize = 32;

pub(crate) fn run(args: &CheckArgs, out: &mut Output) -> io::Result<End> {
    if let Some(refusal) = args.fix.refusal(&args.paths) {
        complain(refusal);
        return Ok(End::Unchecked);
    }
    let mut found = files::find(&args.paths);
    let sources = mem::take(&mut found.sources);
    let mut checker = Checker::new(args, &sources);
    let left = checker.look_ahead(args.set, threads(args, sources.len())).clone();
    for number in left {
        let reason = "not fixed: it would then have a name or path of another file";
        complain(&Problem::new(checker.path(number), reason).to_string());
    }
    if !args.fix.is_filter(&args.paths) {
        return run_with(args, &checker, found.problems, out);
    }
    let end = if args.options.output.is_some() {
        run_with(args, &checker, found.problems, out)?
    } else {
        let mut error = Output::error();
        let end = run_with(args, &checker, found.problems, &mut error)?;
        error.finish()?;
        end
    };
    // Text that was cut off is not handed on.
    let fixed = checker.kept_stdin().take().filter(|it| it.len() <= checker.rules.limits.bytes);
    let mut out = Output::new();
    out.write_bytes(&fixed.unwrap_or_default())?;
    out.finish()?;
    Ok(end)
}

fn run_with(
    args: &CheckArgs,
    checker: &Checker<'_>,
    problems: Vec<Problem>,
    out: &mut Output,
) -> io::Result<End> {
    let sets = Sets::new(args.set, &checker.rules);
    let stream = Stream::begin(&*checker.writer, out)?;
    let (tally, others) = (Tally::default(), Others::default());
    let mut run = Run { checker, sets, others, stream, tally, problems: Vec::new() };
    run.complain(problems);
    let files = checker.files();
    let threads = threads(args, files);
    let size = files.div_ceil(threads.saturating_mul(8)).clamp(1, BATCH);
    let batches = (0..files).step_by(size).map(|first| first..files.min(first + size));
    if threads > 1 {
        run.check_on(threads, &batches)?;
    } else {
        let mut bytes = Vec::new();
        for files in batches {
            run.take(checker.check(files, &mut bytes))?;
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

/// Where the results of all files come together, in the order of the files.
struct Run<'a> {
    checker: &'a Checker<'a>,
    sets: Sets<'a>,
    others: Others,
    stream: Stream<'a>,
    tally: Tally,
    problems: Vec<Problem>,
}

impl Run<'_> {
    /// Checks batches of files on a number of threads. Each takes its turn, which keeps the order
    /// of the files; none gets far ahead of what is written, which keeps memory bounded.
    fn check_on(
        &mut self,
        threads: usize,
        batches: &(impl Iterator<Item = Range<usize>> + Clone + Send),
    ) -> io::Result<()> {
        let checker = self.checker;
        thread::scope(|scope| {
            let mut receivers = Vec::with_capacity(threads);
            for first in 0..threads {
                let (sender, receiver) = mpsc::sync_channel(2);
                receivers.push(receiver);
                let batches = batches.clone().skip(first).step_by(threads);
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
                self.take(batch)?;
            }
            Ok(())
        })
    }

    fn take(&mut self, batch: Batch) -> io::Result<()> {
        self.complain(batch.problems);
        self.tally.add(&batch.tally);
        let mut start = 0;
        for file in batch.files {
            let text = &batch.text[start..file.end];
            start = file.end;
            self.take_file(file, text)?;
        }
        Ok(())
    }

    /// Takes a file into its set. Few have violations there: what is written of those is made anew.
    fn take_file(&mut self, file: Done, text: &str) -> io::Result<()> {
        let Done { number, keys, is_flagged, .. } = file;
        let path = self.checker.path(number);
        let in_set: Vec<_> =
            keys.into_iter().map(|keys| self.sets.admit(number, &path, keys)).collect();
        if in_set.iter().all(|report| report.worst().is_none()) {
            return self.stream.file(text);
        }
        self.tally.count_more(&in_set.iter().collect::<Vec<_>>(), is_flagged);
        let mut text = String::new();
        match self.checker.check_again(number, in_set, &mut self.others, &mut text) {
            Ok(()) => self.stream.file(&text),
            Err(error) => {
                self.complain(vec![self.checker.problem(number, &error)]);
                Ok(())
            }
        }
    }

    fn complain(&mut self, problems: Vec<Problem>) {
        self.tally.unchecked += problems.len();
        for problem in &problems {
            complain(&problem.to_string());
        }
        self.problems.extend(problems);
    }

    fn end(self, options: &Options) -> io::Result<End> {
        self.stream.end(&Summary { tally: &self.tally, problems: &self.problems })?;
        Ok(self.tally.end(options.fail_on()))
    }
}
