//! Comments that suppress: `# apiglint: ignore RULE, RULE -- REASON`.

use super::rules::malformed;
use super::scan::{Scalars, comments};
use super::{Form, unused};
use crate::document::{Document, Lines, Span};
use crate::report::{Fault, Report, Violation};
use crate::rule::Rule;
use crate::ruleset::RuleSet;

/// What such a comment begins with.
const WORD: &str = "apiglint:";

/// The comments of a YAML text that suppress violations: of their own line, or of the next one if they have a line to
/// themselves. A value of several lines can have its comment at either end.
///
/// ```
/// use apiglint::suppression::Comments;
/// use apiglint::{RuleSet, check_yaml};
///
/// let source = b"# apiglint: ignore roma/name -- the partner's name\nname: _o\npath: /o\nmethod: GET\n\
///     version: '1.0'\ncontent_type: json\nroma_app_id: a1\n";
/// let rules = RuleSet::default();
/// let mut report = check_yaml(source, None, &rules).remove(0).report;
/// let mut comments = Comments::of_yaml(source, &rules).ok_or("no comments")?;
/// let suppressed = comments.suppress(&mut report);
/// assert_eq!((suppressed.len(), suppressed[0].1.as_str()), (1, "the partner's name"));
/// assert!(report.violations().is_empty());
/// assert_eq!(comments.remarks(&rules, |_| true).worst(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Comments<'s> {
    lines: Lines<'s>,
    scalars: Scalars,
    /// By line.
    ignores: Vec<Ignore<'s>>,
    faults: Vec<(Fault, Span)>,
}

/// One rule that a comment names.
#[derive(Debug)]
struct Ignore<'s> {
    rule: &'static Rule,
    /// Where it is named.
    span: Span,
    reason: &'s str,
    /// The line that it is about.
    line: u32,
    is_used: bool,
}

impl<'s> Comments<'s> {
    /// Those of a text, within the limits of [`Document::all_from_yaml_within`], which can name each of these rules; none if it
    /// has none, or cannot be read.
    pub fn of_yaml(source: &'s [u8], rules: &RuleSet) -> Option<Self> {
        let text = str::from_utf8(source).ok().filter(|text| text.contains(WORD))?;
        let scalars = Scalars::of(&Document::all_from_yaml_within(source, &rules.limits).ok()?);
        let (mut ignores, mut faults) = (Vec::new(), Vec::new());
        for comment in comments(text, WORD, &scalars) {
            let at = |part: &str| {
                let start = comment.start + part.as_ptr().addr() - comment.text.as_ptr().addr();
                Span::new(start, start + part.len())
            };
            let (named, reason) = match read(comment.text) {
                Ok(read) => read,
                Err(fault) => {
                    faults.push((fault, at(comment.text)));
                    continue;
                }
            };
            for id in named.split(',').map(str::trim) {
                match rules.find(id) {
                    Ok(rule) => {
                        let (span, line) = (at(id), comment.line);
                        ignores.push(Ignore { rule, span, reason, line, is_used: false });
                    }
                    Err(_) if id.is_empty() => {
                        faults.push((malformed::no_rule(), at(comment.text)));
                    }
                    Err(_) => faults.push((malformed::unknown_rule(id), at(id))),
                }
            }
        }
        let is_empty = ignores.is_empty() && faults.is_empty();
        (!is_empty).then(|| Comments { lines: Lines::new(text), scalars, ignores, faults })
    }

    /// Takes out of a report on the text what they suppress; gives it back, each with the reason.
    pub fn suppress(&mut self, report: &mut Report) -> Vec<(Violation, String)> {
        let mut reasons = Vec::new();
        let taken = report.take_out(|violation| {
            let reason = self.reason(violation);
            let is_suppressed = reason.is_some();
            reasons.extend(reason);
            is_suppressed
        });
        taken.into_iter().zip(reasons).collect()
    }

    /// Why a violation is suppressed. All comments that say so are of use.
    fn reason(&mut self, violation: &Violation) -> Option<String> {
        let start = violation.span?.start as usize;
        let scalar = self.scalars.at(start).map(|span| (span.start as usize, span.end as usize));
        let (first, last) = scalar.unwrap_or((start, start));
        let mut reason = None;
        let [first, last] = [first, last].map(|offset| self.lines.position(offset).line);
        for line in [Some(first), Some(last).filter(|last| *last != first)].into_iter().flatten() {
            let from = self.ignores.partition_point(|ignore| ignore.line < line);
            let of_line = self.ignores[from..].iter_mut().take_while(|ignore| ignore.line == line);
            for ignore in of_line.filter(|ignore| ignore.rule == violation.rule) {
                ignore.is_used = true;
                reason.get_or_insert(ignore.reason);
            }
        }
        reason.map(ToOwned::to_owned)
    }

    /// What is wrong with them, once all reports on the text are through: what is not written as it must be, and what
    /// was of no use. `judges` says of which rules everything is known that there is to suppress.
    pub fn remarks(self, rules: &RuleSet, judges: impl Fn(&Rule) -> bool) -> Report {
        let mut faults = self.faults;
        let is_unused = |ignore: &Ignore<'_>| {
            !ignore.is_used && rules.keeps(ignore.rule) && judges(ignore.rule)
        };
        let ignores = self.ignores.into_iter().filter(is_unused);
        faults.extend(ignores.map(|ignore| (unused(Form::Comment), ignore.span)));
        faults.sort_by_key(|(_, span)| span.start);
        Report::of_text(faults, rules)
    }
}

/// The rules that a comment names, and the reason.
fn read(comment: &str) -> Result<(&str, &str), Fault> {
    let command = comment.strip_prefix(WORD).unwrap_or(comment).trim_start();
    let rest = command.strip_prefix("ignore").ok_or_else(malformed::unknown_word)?;
    if rest.starts_with(|c: char| !c.is_whitespace()) {
        return Err(malformed::unknown_word());
    }
    let (named, reason) = rest.split_once(" -- ").ok_or_else(malformed::no_reason)?;
    if named.trim().is_empty() {
        return Err(malformed::no_rule());
    }
    Ok((named, reason.trim()))
}
