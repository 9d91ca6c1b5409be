//! The drawings of the redaction map: a small sheet for each page of the original, with its bars in place.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crate::ledger::Sheet;

/// The drawing's own measure: a sheet is 76 wide and 98 high, its text 64 by 64 lines and spaces within.
const LEFT: u32 = 6;
const TOP: u32 = 8;
const LINES: u32 = 20;
const LEADING: u32 = 4;

/// So many full lines of text, from none to all.
static TEXT: LazyLock<Vec<String>> = LazyLock::new(|| {
    let line = |line| format!("M{LEFT} {}h60", TOP + line * LEADING);
    (0..LINES).map(|lines| (0..lines).map(line).collect()).collect()
});

/// Draws a page of the original. Only the words before a place are known, so the lines are those that fit the sheet, not those of the
/// paper.
pub(super) fn sheet(sheet: &Sheet) -> String {
    let mut svg = String::from(
        "<svg viewBox=\"0 0 76 98\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"map-paper\" x=\".5\" y=\".5\" width=\"75\" height=\"97\"/>",
    );
    if sheet.state.absence().is_none() && sheet.length > 0 {
        // A short page, such as a cover, has few lines.
        let lines = u32::try_from(sheet.length / 120 + 1).unwrap_or(LINES).clamp(1, LINES);
        let lines = lines.max(sheet.bars.len().try_into().unwrap_or(LINES)).min(LINES);
        svg.push_str("<path class=\"map-text\" d=\"");
        let full = usize::try_from(lines - 1).unwrap_or(0);
        svg.push_str(TEXT.get(full).map_or("", String::as_str));
        let _ = write!(svg, "M{LEFT} {}h40\"/>", TOP + (lines - 1) * LEADING);
        let mut taken = 0;
        for bar in &sheet.bars {
            let at = sheet.place(bar.offset) * lines;
            let (line, x) = ((at / 64).max(taken).min(LINES - 1), LEFT + (at % 64) * 60 / 64);
            let width = bar.width * 60 / 64;
            if bar.lines > 1 {
                let count = bar.lines.min(LINES - line);
                for row in 0..count {
                    let width = if row + 1 == count { 36 } else { 60 };
                    rect(&mut svg, "map-gap", LEFT, TOP + (line + row) * LEADING, width.max(2));
                }
                taken = (line + count).min(LINES - 1);
            } else {
                rect(&mut svg, "map-gap", x.min(LEFT + 60 - width.min(60)), TOP + line * LEADING, width.max(4));
                taken = line;
            }
        }
        let mut last = None;
        for code in &sheet.codes {
            let mut y = TOP + sheet.place(*code) * lines / 64 * LEADING;
            // Codes at one place are drawn one below the other.
            if let Some(last) = last.filter(|last| *last + 3 > y) {
                y = last + 3;
            }
            last = Some(y);
            svg.push_str("<circle class=\"map-code\" cx=\"71\" cy=\"");
            svg.push_str(itoa::Buffer::new().format(y.min(94)));
            svg.push_str("\" r=\"1.2\"/>");
        }
    }
    svg.push_str("</svg>");
    svg
}

fn rect(svg: &mut String, class: &str, x: u32, y: u32, width: u32) {
    svg.push_str("<rect class=\"");
    svg.push_str(class);
    for (name, number) in [("\" x=\"", x), ("\" y=\"", y.saturating_sub(2)), ("\" width=\"", width)] {
        svg.push_str(name);
        svg.push_str(itoa::Buffer::new().format(number));
    }
    svg.push_str("\" height=\"3\"/>");
}
