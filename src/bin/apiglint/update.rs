//! `apiglint update`: an update of a definition, or of an API of DataWorks, checked against what it was.

use std::io;
use std::path::Path;

use apiglint::roma::{self, kinds};
use apiglint::{Document, DocumentKind, File, Lines, Report, RuleSet, Type, Violation, dataworks};

use crate::args::UpdateArgs;
use crate::config::{Config, OfFile};
use crate::files::{Format, Source};
use crate::formats::{Stream, Summary, Writer};
use crate::output::Output;
use crate::page::{Page, Part};
use crate::problem::Problem;
use crate::suppress::{Subject, Suppress};
use crate::tally::Tally;
use crate::{End, complain, git, or_complain};

pub(crate) fn run(args: &mut UpdateArgs, out: &mut Output) -> io::Result<End> {
    let Some(config) = Config::load(&mut args.options) else { return Ok(End::Unchecked) };
    let (args, options) = (&*args, &args.options);
    let Some(suppress) = or_complain(Suppress::of_single(&args.suppress, config.folder())) else {
        return Ok(End::Unchecked);
    };
    let writer = options.format.writer(options, options.channel(), config.rules());
    let (mut text, mut tally) = (String::new(), Tally::default());
    let problem = check(args, &config, &suppress, &*writer, &mut tally, &mut text).err();
    if let Some(problem) = &problem {
        complain(&problem.to_string());
        tally.unchecked += 1;
    }
    let mut stream = Stream::begin(&*writer, out)?;
    stream.file(&text)?;
    stream.end(&Summary { tally: &tally, problems: problem.as_slice() })?;
    Ok(tally.end(options.fail_on()))
}

/// Checks the update, counts what is found, and writes it. The error is why it could not be checked.
fn check(
    args: &UpdateArgs,
    config: &Config,
    suppress: &Suppress,
    writer: &dyn Writer,
    tally: &mut Tally,
    out: &mut String,
) -> Result<(), Problem> {
    let options = &args.options;
    let name = if is_stdin(&args.new) {
        options.stdin_filename.as_str().into()
    } else {
        args.new.to_string_lossy()
    };
    if is_stdin(&args.old) && is_stdin(&args.new) {
        return Err(Problem::new(name, "only one of the two definitions can be standard input"));
    }
    // What is said of a file is said of it at any revision.
    let place = git::place(&args.new);
    let place = place.as_deref().map_or_else(|| name.clone(), Path::to_string_lossy);
    let OfFile { kind, rules } = config.of_file(&place);
    let rules = &*rules;
    let [old, new] = [&args.old, &args.new].map(|path| Input::read(path, args, rules));
    let (old, new) = (old?, new?);
    let old_text = String::from_utf8_lossy(&old.bytes);
    let before = old.document(rules)?;
    let (kind, mut report) = match new.read_as_document(rules) {
        Ok(document) => compare(&before, &document, kind, rules),
        // It says so itself, as bad as its rule is set to.
        Err(_) => (&kinds::DEFINITION, new.check(rules)),
    };
    if args.new_only {
        report = report.since(&DocumentKind::of(&before).unwrap_or(kind).check(&before, rules));
    }
    let ignores = config.ignores_of(&place);
    let Input { format, ref bytes, .. } = new;
    let subject = Subject { path: &place, format, bytes, rules, ignores };
    let suppressed = suppress.take_out(&subject, &mut report);
    tally.count([&report].into_iter());
    tally.suppressed = suppressed.len();
    let new_text = String::from_utf8_lossy(&new.bytes);
    let (old_lines, new_lines) = (Lines::new(&old_text), Lines::new(&new_text));
    let page = Page {
        file: File { path: &new.name, lines: &new_lines },
        others: &[File { path: &old.name, lines: &old_lines }],
        parts: &[Part { kind: Some(kind), report: &report, suppressed: &suppressed, fixes: &[] }],
        mildest: options.mildest(),
    };
    tally.omitted = page.omitted();
    writer.file(&page, out).map_err(|error| Problem::new(&new.name, error))
}

/// Checks the update of an API of DataWorks, if either document is told to be one, or of a definition; and says what the new
/// one is.
fn compare(
    old: &Document<'_>,
    new: &Document<'_>,
    kind: Option<&'static DocumentKind>,
    rules: &RuleSet,
) -> (&'static DocumentKind, Report) {
    let told = kind.or_else(|| DocumentKind::of(new)).or_else(|| DocumentKind::of(old));
    match told {
        Some(kind) if kind.dialect() == "dataworks" => {
            (kind, dataworks::check_update(&dataworks::Update { old, new }, rules))
        }
        _ => (&kinds::DEFINITION, roma::check_update(&roma::Update { old, new }, rules)),
    }
}

/// One of the two definitions.
struct Input {
    name: String,
    format: Format,
    bytes: Vec<u8>,
}

impl Input {
    fn read(path: &Path, args: &UpdateArgs, rules: &RuleSet) -> Result<Self, Problem> {
        let source = if is_stdin(path) { Source::Stdin } else { Source::named(path) };
        let format = source.format(&args.options.stdin_filename);
        let name = source.name(&args.options.stdin_filename).into_owned();
        let (mut bytes, most) = (Vec::new(), rules.limits.bytes);
        let read = git::read(path, most, &mut bytes)
            .unwrap_or_else(|| source.read(most, &mut bytes).map_err(|error| error.to_string()));
        match read {
            Ok(()) => Ok(Input { name, format, bytes }),
            Err(error) => Err(Problem::new(name, error)),
        }
    }

    fn read_as_document(&self, rules: &RuleSet) -> Result<Document<'_>, Box<Violation>> {
        match self.format {
            Format::Json => Document::from_json_within(&self.bytes, &rules.limits),
            Format::Yaml => Document::from_yaml_within(&self.bytes, &rules.limits),
        }
    }

    /// What is wrong with it by itself.
    fn check(&self, rules: &RuleSet) -> Report {
        let kind = Some(&kinds::DEFINITION);
        match self.format {
            Format::Json => apiglint::check(&self.bytes, kind, rules).report,
            Format::Yaml => {
                let checked = apiglint::check_yaml(&self.bytes, kind, rules);
                checked.into_iter().fold(Report::default(), |all, it| all.merge(it.report))
            }
        }
    }

    /// As the definition that the other is compared with.
    fn document(&self, rules: &RuleSet) -> Result<Document<'_>, Problem> {
        let problem = |reason| Problem::new(&self.name, format!("the document {reason}"));
        let document =
            self.read_as_document(rules).map_err(|violation| problem(violation.message))?;
        match document.root().ty() {
            Type::Object => Ok(document),
            ty => Err(problem(format!("must be an object, not {}", ty.name()).into())),
        }
    }
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}
