//! The drawings of the redaction map: a small sheet for each page of the original, with its bars in place.

use crate::edition::FolioState;
use crate::ledger::{Sheet, Withholder};
use crate::page::Strip;

use super::html::Html;

/// The drawing's own measure: a sheet is 76 wide and 98 high, its text 60 wide and 20 lines high. The style sheet draws its outline.
const LEFT: u32 = 6;
const LINES: u32 = 20;
const FULL: u32 = 60;

/// Draws a page of the original. Its line breaks are unknown, so the lines are only as many as its words need.
pub(super) fn sheet(sheet: &Sheet) -> String {
    let mut svg = Html::default();
    svg.raw("<svg viewBox=\"0 0 76 98\" width=\"38\" height=\"49\">");
    match sheet.folio.state {
        FolioState::Denied => svg.raw("<path class=\"map-gap\" d=\"M0 0h76v98H0\"/>"),
        FolioState::Transcribed | FolioState::Continued if sheet.length > 0 || !sheet.bars.is_empty() => {
            text(&mut svg, sheet);
        }
        _ => {}
    }
    svg.raw("</svg>");
    svg.finish()
}

fn text(svg: &mut Html, sheet: &Sheet) {
    // A short page, such as a cover, has few lines.
    let lines = u32::try_from(sheet.length / 120 + 1).unwrap_or(LINES).clamp(1, LINES);
    let lines = lines.max(sheet.bars.len().try_into().unwrap_or(LINES)).min(LINES);
    // The lines are the dashes of one thick stroke.
    write!(svg, "<path d=\"M36 {}v{}\"/>", top(0), (lines - 1) * 4 + 1);
    for (withholder, class) in [(Withholder::Agency, "map-gap"), (Withholder::Edition, "map-withheld")] {
        if sheet.count(withholder) > 0 {
            svg.pieces(&["<path class=\"", class, "\" d=\""]);
            bars(svg, sheet, lines, withholder);
            svg.raw("\"/>");
        }
    }
    if !sheet.codes.is_empty() {
        svg.raw("<path class=\"map-code\" d=\"");
        codes(svg, sheet, lines);
        svg.raw("\"/>");
    }
}

/// The bars of one withholder, with a line of text between two passages of any.
fn bars(svg: &mut Html, sheet: &Sheet, lines: u32, withholder: Withholder) {
    let mut free = 0;
    for bar in &sheet.bars {
        let is_drawn = bar.withholder == withholder;
        let at = sheet.place(bar.offset) * lines;
        let line = (at / 64).max(free).min(LINES - 1);
        if bar.lines > 1 {
            let count = bar.lines.min(LINES - line);
            for row in (1..=count).filter(|_| is_drawn) {
                rect(svg, LEFT, line + row - 1, if row == count { 36 } else { FULL });
            }
            free = line + count + 1;
        } else {
            let (x, width) = (LEFT + (at % 64) * FULL / 64, bar.width * FULL / 64);
            if is_drawn {
                rect(svg, x.min(LEFT + FULL - width.min(FULL)), line, width.max(4));
            }
            free = line;
        }
    }
}

/// The codes, those at one place one below the other. A second column takes those for which the first has no room.
fn codes(svg: &mut Html, sheet: &Sheet, lines: u32) {
    const STEP: u32 = 5;
    const LAST: u32 = 93;
    let mut free = 0;
    for (at, code) in sheet.codes.iter().enumerate() {
        let y = top(sheet.place(*code) * lines / 64).max(free);
        free = y + STEP;
        if y <= LAST {
            write!(svg, "M70 {y}h0");
        } else if let Some(up) =
            u32::try_from(sheet.codes.len() - at - 1).ok().and_then(|rest| LAST.checked_sub(rest * STEP))
        {
            write!(svg, "M74 {up}h0");
        }
    }
}

/// Where a line is.
fn top(line: u32) -> u32 {
    8 + line * 4
}

fn rect(svg: &mut Html, x: u32, line: u32, width: u32) {
    write!(svg, "M{x} {}h{width}v3h-{width}", top(line) - 1);
}

/// Draws a strip of the list of reports, a column for each page or for several pages of a long report. One of a few pages would show nothing.
pub(super) fn strip(strip: &Strip) -> String {
    const COLUMN: usize = 4;
    const FEWEST: usize = 5;
    let mut svg = Html::default();
    if strip.columns.len() < FEWEST {
        return String::new();
    }
    let (width, height) = (strip.columns.len() * COLUMN, Strip::HEIGHT);
    write!(
        svg,
        "<svg class=\"strip\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" aria-hidden=\"true\"><path d=\""
    );
    for (at, high) in strip.columns.iter().enumerate().filter(|(_, high)| **high > 0) {
        write!(svg, "M{} {height}v-{high}", at * COLUMN + COLUMN / 2);
    }
    svg.raw("\"/></svg>");
    svg.finish()
}
