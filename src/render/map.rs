//! The drawings of the redaction map: a small sheet for each page of the original, with its bars in place.

use crate::edition::FolioState;
use crate::ledger::Sheet;

use super::html::Html;

/// The drawing's own measure: a sheet is 76 wide and 98 high, its text 64 by 64 lines and spaces within.
const LEFT: u32 = 6;
const LINES: u32 = 20;
const FULL: u32 = 60;

/// Draws a page of the original. Its line breaks are unknown, so the lines are only as many as its words need.
pub(super) fn sheet(sheet: &Sheet) -> String {
    let mut svg = Html::default();
    svg.raw("<svg viewBox=\"0 0 76 98\">");
    match sheet.folio.state {
        FolioState::Transcribed | FolioState::Continued if sheet.length > 0 => text(&mut svg, sheet),
        FolioState::Denied => svg.raw("<path class=\"map-gap\" d=\"M0 0h76v98H0\"/>"),
        _ => {}
    }
    svg.raw("</svg>");
    svg.finish()
}

/// Draws the lines, the bars and the codes, a path each.
fn text(svg: &mut Html, sheet: &Sheet) {
    // A short page, such as a cover, has few lines.
    let lines = u32::try_from(sheet.length / 120 + 1).unwrap_or(LINES).clamp(1, LINES);
    let lines = lines.max(sheet.bars.len().try_into().unwrap_or(LINES)).min(LINES);
    svg.raw("<path d=\"");
    for line in 0..lines {
        for (command, number) in [("M", LEFT), (" ", top(line)), ("h", if line + 1 < lines { FULL } else { 40 })] {
            svg.raw(command);
            svg.number(number);
        }
    }
    svg.raw("\"/>");
    if !sheet.bars.is_empty() {
        svg.raw("<path class=\"map-gap\" d=\"");
        bars(svg, sheet, lines);
        svg.raw("\"/>");
    }
    if !sheet.codes.is_empty() {
        svg.raw("<path class=\"map-code\" d=\"");
        let mut lowest = 0;
        for code in &sheet.codes {
            // Codes at one place are drawn one below the other. A line of no length is drawn as a dot.
            lowest = top(sheet.place(*code) * lines / 64).max(lowest + 3);
            write!(svg, "M71 {}h0", lowest.min(94));
        }
        svg.raw("\"/>");
    }
}

fn bars(svg: &mut Html, sheet: &Sheet, lines: u32) {
    let mut taken = 0;
    for bar in &sheet.bars {
        let at = sheet.place(bar.offset) * lines;
        let line = (at / 64).max(taken).min(LINES - 1);
        if bar.lines > 1 {
            let count = bar.lines.min(LINES - line);
            for row in 1..=count {
                rectangle(svg, LEFT, line + row - 1, if row == count { 36 } else { FULL });
            }
            taken = (line + count).min(LINES - 1);
        } else {
            let (x, width) = (LEFT + (at % 64) * FULL / 64, bar.width * FULL / 64);
            rectangle(svg, x.min(LEFT + FULL - width.min(FULL)), line, width.max(4));
            taken = line;
        }
    }
}

/// Where a line is.
fn top(line: u32) -> u32 {
    8 + line * 4
}

fn rectangle(svg: &mut Html, x: u32, line: u32, width: u32) {
    write!(svg, "M{x} {}h{width}v3h-{width}", top(line) - 2);
}
