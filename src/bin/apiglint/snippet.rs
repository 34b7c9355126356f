//! Source lines in which places are marked, cut to what fits a terminal.
//!
//! A line may be megabytes long. What is shown of it is found by walking outwards from the places, so that
//! the cost of a violation does not depend on the size of its file.

use std::ops::Range;

use apiglint::Position;

use crate::pen::Pen;
use crate::shown::{columns, columns_of, is_plain};

/// A place to mark, and what to say about it.
#[derive(Debug)]
pub(crate) struct Place<'a> {
    pub(crate) at: Position,
    /// In bytes, at character boundaries.
    pub(crate) span: Range<usize>,
    pub(crate) label: &'a str,
    pub(crate) colour: &'static str,
    /// Whether it is the place at fault.
    pub(crate) is_main: bool,
}

/// The boundary of a character at an offset, or before it: a text that is shown need not be quite what was read, as where bytes
/// were not UTF-8.
pub(crate) fn boundary(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A line that takes more columns is cut around its places.
const WIDTH: usize = 120;
/// Columns to keep before a place, and from its beginning on.
const BEFORE: usize = 32;
const AHEAD: usize = 64;
const CUT: &str = "...";

/// Draws the lines of places, which are ordered as in the text.
pub(crate) fn draw(text: &str, places: &[Place<'_>], pen: &mut Pen<'_>) {
    let mut last = None;
    for places in places.chunk_by(|a, b| a.at.line == b.at.line) {
        let line = places[0].at.line;
        if last.is_some_and(|last| last + 1 < line) {
            pen.say("...\n");
        }
        last = Some(line);
        let windows = windows(text, places);
        draw_line(text, line, &windows, pen);
        for place in places {
            draw_mark(text, place, &windows, pen);
        }
    }
}

fn draw_line(text: &str, line: u32, windows: &[Range<usize>], pen: &mut Pen<'_>) {
    pen.frame(Some(line), " | ");
    for window in windows {
        if is_cut_before(text, window) {
            pen.say(CUT);
        }
        pen.show(&text[window.clone()]);
    }
    if windows.last().is_some_and(|window| is_cut_behind(text, window)) {
        pen.say(CUT);
    }
    pen.end_line();
}

fn draw_mark(text: &str, place: &Place<'_>, windows: &[Range<usize>], pen: &mut Pen<'_>) {
    let (mut column, mut end) = (0, place.span.end);
    for window in windows {
        if is_cut_before(text, window) {
            column += CUT.len();
        }
        column += columns(&text[window.start..place.span.start.min(window.end)]);
        if place.span.start <= window.end {
            end = end.min(window.end);
            break;
        }
    }
    let width = columns(&text[place.span.start..end]);
    pen.frame(None, " | ");
    pen.repeat(' ', column);
    pen.say(place.colour);
    pen.repeat(if place.is_main { '^' } else { '-' }, width.max(1));
    if !place.label.is_empty() {
        pen.say(" ");
        pen.show_briefly(place.label);
    }
    pen.say(pen.palette.reset);
    pen.end_line();
}

/// The parts of a line to show: around each place, joined where they meet.
fn windows(text: &str, places: &[Place<'_>]) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::with_capacity(places.len());
    for place in places {
        let window = window(text, place.span.start);
        match windows.last_mut() {
            Some(last) if window.start <= last.end => last.end = window.end,
            _ => windows.push(window),
        }
    }
    windows
}

/// The line around an offset; of a long line, the part near it.
fn window(text: &str, at: usize) -> Range<usize> {
    let start = walk_back(text, at, WIDTH);
    let line = start..walk_ahead(text, at, WIDTH.saturating_sub(columns(&text[start..at])));
    if is_cut_before(text, &line) || is_cut_behind(text, &line) {
        walk_back(text, at, BEFORE)..walk_ahead(text, at, AHEAD)
    } else {
        line
    }
}

fn walk_back(text: &str, at: usize, room: usize) -> usize {
    let before = &text[..at];
    let plain = before.bytes().rev().take(room).take_while(|&byte| is_plain(byte)).count();
    let before = &before[..at - plain];
    before.len() - walk(before.chars().rev(), room - plain)
}

/// Leaves out the carriage return at the end of the line.
fn walk_ahead(text: &str, at: usize, room: usize) -> usize {
    let plain = text[at..].bytes().take(room).take_while(|&byte| is_plain(byte)).count();
    let end = at + plain + walk(text[at + plain..].chars(), room - plain);
    let is_line_end = text.as_bytes().get(end) == Some(&b'\n');
    if is_line_end && text[at..end].ends_with('\r') { end - 1 } else { end }
}

/// The bytes of the characters on this line that there is room for.
fn walk(chars: impl Iterator<Item = char>, room: usize) -> usize {
    let mut column = 0;
    chars
        .take_while(|&c| {
            column += columns_of(c);
            c != '\n' && column <= room
        })
        .map(char::len_utf8)
        .sum()
}

fn is_cut_before(text: &str, window: &Range<usize>) -> bool {
    window.start > 0 && text.as_bytes()[window.start - 1] != b'\n'
}

fn is_cut_behind(text: &str, window: &Range<usize>) -> bool {
    !matches!(&text.as_bytes()[window.end..], [] | [b'\n', ..] | [b'\r', b'\n', ..])
}
