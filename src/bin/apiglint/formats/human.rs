//! `--format human`: violations with their source lines, in the manner of rustc.

use std::io;

use apiglint::fix::Fix;
use apiglint::{DocumentKind, File, Kind, Level, Report, Rule, Severity, Span, Violation};

use super::{Shown, Summary, Writer};
use crate::fix::option;
use crate::page::{Page, Part, not_shown};
use crate::palette::Palette;
use crate::pen::Pen;
use crate::snippet::{Place, boundary, draw};

pub(crate) struct Human {
    pub(crate) palette: &'static Palette,
    /// Leaves out the line at the end.
    pub(crate) is_quiet: bool,
}

impl Writer for Human {
    fn file(&self, page: &Page<'_>, out: &mut String) -> io::Result<()> {
        for part in page.parts {
            self.write_part(page, part, out);
        }
        Ok(())
    }

    fn fixes(&self) -> Shown {
        Shown::Together
    }

    fn end(&self, summary: &Summary<'_>, out: &mut String) -> io::Result<()> {
        if !self.is_quiet {
            out.push_str(&summary.tally.to_string());
            out.push('\n');
        }
        Ok(())
    }
}

impl Human {
    /// A file with one document, for people who read standard error.
    pub(crate) fn show(
        &self,
        file: File<'_>,
        kind: Option<&'static DocumentKind>,
        report: &Report,
    ) -> String {
        let (mut out, part) = (String::new(), Part { kind, report, suppressed: &[], fixes: &[] });
        let page = Page { file, others: &[], parts: &[], mildest: Severity::Warning };
        self.write_part(&page, &part, &mut out);
        out
    }

    fn write_part(&self, page: &Page<'_>, part: &Part<'_>, out: &mut String) {
        for (violation, fix) in part.fixable(page.mildest) {
            self.write_violation(page, part.kind, violation, fix, out);
        }
        if let Some(omitted) = not_shown(part.omitted(page.mildest)) {
            let mut pen = Pen { out, palette: self.palette, gutter: 0 };
            pen.show_briefly(page.file.path);
            pen.say(": ");
            pen.say(&omitted);
            pen.say("\n\n");
        }
    }

    fn write_violation(
        &self,
        page: &Page<'_>,
        kind: Option<&DocumentKind>,
        violation: &Violation,
        fix: Option<&Fix>,
        out: &mut String,
    ) {
        let sheets = self.sheets(page, violation);
        let places = || sheets.iter().flat_map(|(_, places)| places);
        let highest = places().map(|place| place.at.line).max().unwrap_or(1);
        let gutter = 1 + highest.ilog10() as usize;
        let mut pen = Pen { out, palette: self.palette, gutter };
        match violation.pointer.as_str() {
            "" => write_heading(violation, "the document", &mut pen),
            pointer => write_heading(violation, pointer, &mut pen),
        }
        for (number, (file, places)) in sheets.iter().enumerate() {
            if number > 0 {
                pen.bar();
            }
            let main = places.iter().find(|place| place.is_main);
            pen.locate(file.path, main.or(places.first()).map(|place| place.at));
            draw(file.lines.text(), places, &mut pen);
        }
        if violation.code.is_some() || violation.help.is_some() || fix.is_some() {
            pen.bar();
        }
        write_remarks(violation, kind, &mut pen);
        if let Some(fix) = fix {
            pen.remark("help", &format!("{}, as {} does", fix.title, option(fix.safety)));
        }
        pen.end_line();
    }

    /// The places of a violation, in the order of the text: those in its own file, and in each of the
    /// others.
    fn sheets<'v>(
        &self,
        page: &'v Page<'_>,
        violation: &'v Violation,
    ) -> Vec<(File<'v>, Vec<Place<'v>>)> {
        let mut documents: Vec<_> = violation.related.iter().map(|it| it.document).collect();
        documents.push(None);
        documents.sort_unstable();
        documents.dedup();
        let sheet = |document: Option<usize>| {
            let file = match document {
                None => page.file,
                Some(number) => *page.others.get(number)?,
            };
            let main = violation.span.filter(|_| document.is_none()).map(|span| {
                let colour = self.palette.severity(violation.severity);
                Place { is_main: true, ..place(file, span, "", colour) }
            });
            let related = violation.related.iter().filter(|it| it.document == document);
            let related = related
                .filter_map(|it| Some(place(file, it.span?, &it.message, self.palette.frame)));
            let mut places: Vec<_> = main.into_iter().chain(related).collect();
            places.sort_by_key(|place| place.span.start);
            Some((file, places))
        };
        documents.into_iter().filter_map(sheet).collect()
    }
}

/// Adds violations that stand in no file, such as those of an action.
pub(crate) fn write_placeless(report: &Report, palette: &'static Palette, out: &mut String) {
    for violation in report.violations() {
        let mut pen = Pen { out, palette, gutter: 1 };
        write_heading(violation, "", &mut pen);
        write_remarks(violation, None, &mut pen);
    }
}

/// What is wrong, and with what.
fn write_heading(violation: &Violation, subject: &str, pen: &mut Pen<'_>) {
    let Palette { strong, reset, .. } = *pen.palette;
    pen.say(pen.palette.severity(violation.severity));
    for text in [violation.severity.name(), "[", violation.rule.id, "]", reset, strong, ": "] {
        pen.say(text);
    }
    pen.show_briefly(subject);
    pen.say(if subject.is_empty() { "" } else { " " });
    pen.show_briefly(&violation.message);
    pen.say(reset);
    pen.end_line();
}

/// What the platform says to it, and what to do.
fn write_remarks(violation: &Violation, kind: Option<&DocumentKind>, pen: &mut Pen<'_>) {
    if let Some(answer) = &answer(violation, kind) {
        pen.remark("note", answer);
    }
    if let Some(help) = &violation.help {
        pen.remark("help", help);
    }
}

fn place<'v>(file: File<'_>, span: Span, label: &'v str, colour: &'static str) -> Place<'v> {
    let [start, end] =
        [span.start, span.end].map(|offset| boundary(file.lines.text(), offset as usize));
    Place { at: file.lines.position(start), span: start..end, label, colour, is_main: false }
}

/// The platform's own code and sentence. DataWorks has none of its own: those of the gateway are lent to it.
fn answer(violation: &Violation, kind: Option<&DocumentKind>) -> Option<String> {
    let (code, sentence) = (violation.code?, violation.error_msg()?);
    let is_lent = violation.rule.id.starts_with("dataworks/")
        || kind.is_some_and(|kind| kind.dialect() == "dataworks");
    let is_said = is_refused(violation.rule) && !is_lent;
    let how = if is_said { "the gateway answers" } else { "reported as" };
    Some(format!("{how} {code}: {sentence}"))
}

/// Whether the platform says so itself. Warnings it accepts, and what overwrites what it does not see; what it
/// answers to a change or an action in the wrong status, its pages do not say.
fn is_refused(rule: &Rule) -> bool {
    let is_untold = matches!(
        rule.kind,
        Kind::Duplicate
            | Kind::Collision
            | Kind::Frozen
            | Kind::IllegalTransition
            | Kind::Suspicious
    );
    rule.level == Level::ERROR && !is_untold
}
