//! What to do about findings of one kind.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Finding;

/// The most bytes of quotations on one line.
const LINE: usize = 80;

/// Whether one help is enough for two findings of a kind: their help is equal, or the same `index.md` can accept both.
pub(super) fn is_shared(one: &Finding, other: &Finding) -> bool {
    match (&one.quotations, &other.quotations) {
        (Some(_), Some(_)) => one.file.folder() == other.file.folder(),
        (None, None) => one.help == other.help,
        _ => false,
    }
}

/// The help of findings that share one: their own, and the lines by which a report accepts all of them. Of equal words in two OCR texts,
/// one quotation accepts both.
pub(super) fn of<'a>(findings: &[&'a Finding]) -> Option<Cow<'a, str>> {
    let first = *findings.first()?;
    if first.quotations.is_none() {
        return first.help.as_deref().map(Cow::Borrowed);
    }
    let mut lines: Vec<&str> = Vec::new();
    for help in findings.iter().filter_map(|finding| finding.help.as_deref()) {
        if !lines.contains(&help) {
            lines.push(help);
        }
    }
    let mut seen = BTreeSet::new();
    let all = findings.iter().filter_map(|finding| finding.quotations.as_deref()).flat_map(|quotations| &quotations.0);
    let words: Vec<&str> = all.filter(|quotation| seen.insert(*quotation)).map(|(words, _)| words.as_str()).collect();
    let (differences, words) = match words.as_slice() {
        [words] => ("the difference", (*words).to_owned()),
        all => ("the differences", list(all)),
    };
    let accept = format!(
        "correct the report, or accept {differences} at the end of the front matter of index.md:\n[[accept]]\ncode = \"{}\"\nwords = {words}\nreason = \"…\"",
        first.code
    );
    lines.push(&accept);
    Some(Cow::Owned(lines.join("\n")))
}

/// A list of quotations in TOML.
fn list(quotations: &[&str]) -> String {
    let one = format!("[{}]", quotations.join(", "));
    if one.len() <= LINE {
        return one;
    }
    let mut lines = vec![String::new()];
    for quotation in quotations {
        match lines.last_mut().filter(|line| line.is_empty() || line.len() + quotation.len() < LINE) {
            Some(line) => line.extend([" ", quotation, ","]),
            None => lines.push(format!(" {quotation},")),
        }
    }
    format!("[\n {}\n]", lines.join("\n "))
}
