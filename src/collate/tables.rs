//! Tables that the OCR program read by columns.

use std::ops::Range;

use crate::diagnostic::{Code, Finding};
use crate::sequence;
use crate::steps;

use super::align::Alignment;
use super::sides::{ReportSide, Token};
use super::{Difference, Part};

/// How many more words must be in order by columns than by rows.
const GAIN: usize = 3;

/// The most words of the OCR for each word of a table in which the table is looked for, and how many more.
const WIDTH: (usize, usize) = (4, 64);

/// Puts the words of each table that the OCR has by columns into that order, the part on each page by itself, and says which tables these
/// are. **A section that withholds text keeps its order**, since the words around a mark say where the OCR has the withheld ones.
pub(super) fn by_columns(
    parts: &[Part<'_>],
    report: &mut ReportSide,
    (a, b): (&mut [u32], &[u32]),
    alignment: &Alignment,
    name: &str,
) -> Vec<Difference> {
    let mut differences = Vec::new();
    let mut last = None;
    for range in tables(&report.tokens) {
        let Some((first, part)) =
            report.tokens.get(range.start).and_then(|first| Some((first.clone(), parts.get(first.part)?)))
        else {
            continue;
        };
        let (Some(rows), Some(read)) = (a.get(range.clone()), read(&range, alignment, b)) else { continue };
        steps::add(read.len());
        let in_order = |words: &[u32]| sequence::equal_runs(words, read).iter().map(|run| run.len).sum::<usize>();
        // The head of a table may be read as a row.
        let orders = [None, first.cell.map(|cell| cell.row)].map(|head| by_column(report, &range, head));
        let keys = |order: &[usize]| order.iter().filter_map(|at| a.get(*at).copied()).collect::<Vec<u32>>();
        let orders = orders.into_iter().map(|order| (in_order(&keys(&order)), order));
        let Some((words, order)) = orders.max_by_key(|(words, _)| *words) else { continue };
        if !part.source.seals().is_empty() || words < in_order(rows) + GAIN {
            continue;
        }
        let columns = keys(&order);
        let tokens: Vec<Token> = order.iter().filter_map(|at| report.tokens.get(*at).cloned()).collect();
        report.tokens.splice(range.clone(), tokens);
        a.iter_mut().skip(range.start).zip(columns).for_each(|(key, column)| *key = column);
        let table = first.cell.map(|cell| (first.part, cell.table));
        if last != table {
            let message = format!("{name} reads this table by columns, so the table was compared by columns");
            let finding = Finding::new(Code::TableByColumns, part.source.path(), Some(first.span), message);
            differences.push(Difference { finding, words: Vec::new(), is_noise: false, line: None });
        }
        last = table;
    }
    differences
}

/// The places of a range of words by the columns of their table, after the words of a row.
fn by_column(report: &ReportSide, range: &Range<usize>, head: Option<u32>) -> Vec<usize> {
    let mut order: Vec<usize> = range.clone().collect();
    order.sort_by_key(|at| {
        let cell = report.tokens.get(*at).and_then(|token| token.cell);
        cell.map(|cell| (head != Some(cell.row), cell.column, cell.row))
    });
    order
}

/// The tables, or the parts of them that are on one page, without page furniture.
fn tables(tokens: &[Token]) -> Vec<Range<usize>> {
    let table = |token: &Token| {
        let cell = token.cell.filter(|_| !token.furniture)?;
        Some((token.part, cell.table, token.stretch))
    };
    let mut start = 0;
    let runs = tokens.chunk_by(|one, other| table(one) == table(other)).map(|run| {
        start += run.len();
        (run, start - run.len()..start)
    });
    runs.filter(|(run, _)| run.first().is_some_and(|first| table(first).is_some())).map(|(_, range)| range).collect()
}

/// What the OCR has between the words before a table and the words after it, unless that is the table in its order, or far more.
fn read<'a>(range: &Range<usize>, alignment: &Alignment, b: &'a [u32]) -> Option<&'a [u32]> {
    let kept = &alignment.kept;
    let [first, last] = [range.start, range.end].map(|at| kept.partition_point(|run| run.end_a() <= at));
    let before = kept.get(..=first).unwrap_or(kept).iter().rev().find(|run| run.a < range.start);
    let from = before.map_or(0, |run| run.b + run.len.min(range.start - run.a));
    let to = kept.get(last).map_or(b.len(), |run| run.b + range.end.saturating_sub(run.a));
    let inside = kept.get(first..=last.min(kept.len().saturating_sub(1))).unwrap_or_default().iter();
    let in_order: usize = inside.map(|run| run.end_a().min(range.end).saturating_sub(run.a.max(range.start))).sum();
    let most = range.len() * WIDTH.0 + WIDTH.1;
    b.get(from..to).filter(|read| in_order < range.len() && read.len() <= most)
}
