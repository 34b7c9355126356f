//! `apiglint check`: reads and checks files on all cores, and writes what is found in their order.

use std::io;
use std::num::NonZeroUsize;
use std::ops::Range;
use std::sync::mpsc;
use std::thread;

use apiglint::{File, Keys, Known, Lines, Report};

use crate::args::CheckArgs;
use crate::checker::{Batch, Checker, Done};
use crate::config::Config;
use crate::formats::{Stream, Summary};
use crate::others::Others;
use crate::output::Output;
use crate::page::{Page, Part};
use crate::problem::Problem;
use crate::sets::Sets;
use crate::suppress::{Closing, Ledger, Quota, Suppress};
use crate::tally::Tally;
use crate::{End, complain, git, or_complain};

/// Files that a thread checks before it hands over what it has: enough to make handing over cheap.
const BATCH: usize = 32;

pub(crate) fn run(args: &mut CheckArgs, out: &mut Output) -> io::Result<End> {
    let Some(config) = Config::of_check(args) else { return Ok(End::Unchecked) };
    if let Some(file) = &args.config.show_config {
        out.write(&config.show(args, file.as_deref()))?;
        return Ok(End::Passed);
    }
    let (found, versions) = git::find(args, &config.exclusion);
    let Some(suppress) = or_complain(Suppress::of(args, config.folder())) else {
        return Ok(End::Unchecked);
    };
    if let Some(refusal) = args.fix.refusal(&args.paths) {
        complain(refusal);
        return Ok(End::Unchecked);
    }
    let mut checker = Checker::new(args, &config, &found.sources, versions, &suppress);
    checker.look_ahead(args.set.unwrap_or_default(), threads(args, found.sources.len()));
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
    checker.hand_on()?;
    Ok(end)
}

fn run_with(
    args: &CheckArgs,
    checker: &Checker<'_>,
    problems: Vec<Problem>,
    out: &mut Output,
) -> io::Result<End> {
    let set = args.set.unwrap_or_default();
    let [sets, old_sets] = [(); 2].map(|()| Sets::new(set, checker.config.rules()));
    let stream = Stream::begin(&*checker.writer, out)?;
    let mut run = Run {
        checker,
        sets,
        old_sets,
        others: Others::default(),
        ledger: Ledger::new(checker.suppress),
        stream,
        tally: Tally::default(),
        problems: Vec::new(),
    };
    run.complain(problems);
    let files = checker.sources.len();
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
    run.end(args)
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
    /// The sets as they were, where what was wrong then is left out.
    old_sets: Sets<'a>,
    others: Others,
    ledger: Ledger<'a>,
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
        let Done { number, keys, old_keys, tally, quota, rules, .. } = file;
        let path = self.checker.path(number);
        let admit = |sets: &mut Sets<'_>, keys: Vec<Keys>| -> Vec<_> {
            keys.into_iter().map(|keys| sets.admit(number, &path, keys, &rules)).collect()
        };
        let mut in_set = admit(&mut self.sets, keys);
        if !old_keys.is_empty() {
            let mut known = Known::of(&admit(&mut self.old_sets, old_keys));
            in_set = in_set.into_iter().map(|report| known.leave_out(report)).collect();
        }
        let is_found = in_set.iter().any(|report| report.worst().is_some());
        let is_renamed = quota.as_ref().is_some_and(|quota| self.ledger.recognises(quota));
        if !is_found && !is_renamed {
            return self.count(&tally, quota, text);
        }
        let mut text = String::new();
        let (others, ledger) = (&mut self.others, &mut self.ledger);
        match self.checker.check_again(number, in_set, others, ledger, &mut text) {
            Ok((tally, quota)) => self.count(&tally, quota, &text),
            Err(error) => {
                self.complain(vec![self.checker.problem(number, &error)]);
                Ok(())
            }
        }
    }

    fn count(&mut self, tally: &Tally, quota: Option<Quota>, text: &str) -> io::Result<()> {
        self.tally.add(tally);
        if let Some(quota) = quota {
            self.ledger.take(quota);
        }
        self.stream.file(text)
    }

    fn complain(&mut self, problems: Vec<Problem>) {
        self.tally.unchecked += problems.len();
        for problem in &problems {
            complain(&problem.to_string());
        }
        self.problems.extend(problems);
    }

    /// Says what is of no use in the baseline, or that it is written, and what is of no use in the configuration.
    fn close(&mut self, args: &CheckArgs) -> io::Result<()> {
        match self.ledger.close(self.checker.config.rules()) {
            Ok(Closing::Nothing) => {}
            Ok(Closing::Written(what)) => complain(&what),
            Ok(Closing::Unused { path, text, report }) => self.show(&path, &text, &report)?,
            Err(problem) => self.complain(vec![problem]),
        }
        if self.checker.suppress.is_allowed()
            && let Some((path, text, report)) = self.checker.config.unused(args)
        {
            self.show(&path, text, &report)?;
        }
        Ok(())
    }

    /// Shows what is wrong with a file that is no document.
    fn show(&mut self, path: &str, text: &str, report: &Report) -> io::Result<()> {
        self.tally.count([report].into_iter());
        let file = File { path, lines: &Lines::new(text) };
        let parts = &[Part { kind: None, report, suppressed: &[], fixes: &[] }];
        let page = Page { file, others: &[], parts, mildest: self.checker.mildest };
        self.tally.omitted += page.omitted();
        let mut out = String::new();
        self.checker.writer.file(&page, &mut out)?;
        self.stream.file(&out)
    }

    fn end(mut self, args: &CheckArgs) -> io::Result<End> {
        if !self.checker.fixing.is_some_and(|fixing| fixing.is_dry) {
            self.close(args)?;
        }
        self.stream.end(&Summary { tally: &self.tally, problems: &self.problems })?;
        Ok(self.tally.end(args.options.fail_on()))
    }
}
