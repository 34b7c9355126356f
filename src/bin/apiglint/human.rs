//! `--format human`: violations with their source lines, in the manner of rustc.

use apiglint::{Checked, Kind, Level, Lines, Rule, Severity, Span, Violation};

use crate::palette::Palette;
use crate::pen::Pen;
use crate::snippet::{Place, draw};
use crate::tally::some;

/// A file, and how to show what is wrong with it.
pub(crate) struct Page<'a> {
    pub(crate) path: &'a str,
    pub(crate) lines: Lines<'a>,
    pub(crate) palette: &'static Palette,
}

impl Page<'_> {
    /// Adds the violations that are at least as bad as `mildest`.
    pub(crate) fn write(&self, checked: &Checked, mildest: Severity, out: &mut String) {
        let report = &checked.report;
        let mut shown = 0;
        for violation in report.violations().iter().filter(|v| v.severity >= mildest) {
            self.write_violation(violation, out);
            shown += 1;
        }
        let found: usize = [Severity::Note, Severity::Warning, Severity::Error]
            .into_iter()
            .filter(|&severity| severity >= mildest)
            .map(|severity| report.count(severity))
            .sum();
        if found > shown {
            let mut pen = Pen { out, palette: self.palette, gutter: 0 };
            pen.show_briefly(self.path);
            pen.say(": ");
            pen.say(&some(found - shown, "more violation"));
            pen.say(" not shown: too many of one rule\n\n");
        }
    }

    fn write_violation(&self, violation: &Violation, out: &mut String) {
        let places = self.places(violation);
        let highest = places.last().map_or(1, |place| place.at.line);
        let gutter = 1 + highest.ilog10() as usize;
        let mut pen = Pen { out, palette: self.palette, gutter };
        self.write_heading(violation, places.iter().find(|place| place.is_main), &mut pen);
        draw(self.lines.text(), &places, &mut pen);
        if violation.code.is_some() || violation.help.is_some() {
            pen.bar();
        }
        if let Some(answer) = answer(violation) {
            pen.remark("note", &answer);
        }
        if let Some(help) = &violation.help {
            pen.remark("help", help);
        }
        pen.end_line();
    }

    fn write_heading(&self, violation: &Violation, main: Option<&Place<'_>>, pen: &mut Pen<'_>) {
        let Palette { strong, reset, .. } = self.palette;
        pen.say(self.palette.severity(violation.severity));
        for text in [violation.severity.name(), "[", violation.rule.id, "]", reset, strong, ": "] {
            pen.say(text);
        }
        match violation.pointer.as_str() {
            "" => pen.say("the document"),
            pointer => pen.show_briefly(pointer),
        }
        pen.say(" ");
        pen.show_briefly(&violation.message);
        pen.say(reset);
        pen.end_line();
        pen.frame(None, "--> ");
        pen.show_briefly(self.path);
        if let Some(place) = main {
            pen.say(":");
            pen.number(place.at.line);
            pen.say(":");
            pen.number(place.at.column);
        }
        pen.end_line();
        pen.bar();
    }

    /// The places of a violation, in the order of the text.
    fn places<'v>(&self, violation: &'v Violation) -> Vec<Place<'v>> {
        let main = violation.span.map(|span| {
            let colour = self.palette.severity(violation.severity);
            Place { is_main: true, ..self.place(span, "", colour) }
        });
        let related = violation.related.iter().filter_map(|related| {
            Some(self.place(related.span?, &related.message, self.palette.frame))
        });
        let mut places: Vec<_> = main.into_iter().chain(related).collect();
        places.sort_by_key(|place| place.span.start);
        places
    }

    fn place<'v>(&self, span: Span, label: &'v str, colour: &'static str) -> Place<'v> {
        let start = self.boundary(span.start);
        let end = self.boundary(span.end);
        Place { at: self.lines.position(start), span: start..end, label, colour, is_main: false }
    }

    /// Where bytes were not UTF-8, the text to show is not quite what was read.
    fn boundary(&self, offset: u32) -> usize {
        let text = self.lines.text();
        let mut offset = text.len().min(offset as usize);
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }
}

/// The platform's own code and sentence.
fn answer(violation: &Violation) -> Option<String> {
    let (code, sentence) = (violation.code?, violation.error_msg()?);
    let how = if is_refused(violation.rule) { "the gateway answers" } else { "reported as" };
    Some(format!("{how} {code}: {sentence}"))
}

/// Whether the platform says so itself. Warnings it accepts, and what overwrites what it does not see.
fn is_refused(rule: &Rule) -> bool {
    let is_unseen = matches!(rule.kind, Kind::Duplicate | Kind::Collision | Kind::Suspicious);
    rule.level == Level::ERROR && !is_unseen
}
