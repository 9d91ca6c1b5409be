//! The budget of a page: how much work a template may do. **A count, not a time: the same site has the same findings everywhere.**

use std::cell::Cell;
use std::io::{self, Write};
use std::ops::Range;

use tera::{Error, Kwargs, State, Tera, Value};

use crate::text::Place;

/// How many pieces a template may write for a page, and how many elements its loops may go through: some seconds of work.
pub(super) const MOST_STEPS: usize = 20_000_000;

pub(super) const OVER_STEPS: &str = "the template writes too much for a page: its loops run more than 20 million times";

/// The largest page, and the largest text that a template sets, in bytes.
const MOST_BYTES: usize = 1 << 28;

pub(super) const OVER_SIZE: &str = "the template makes a page of more than 256 MB";

pub(super) const OVER_TEXT: &str = "the template sets a text of more than 256 MB";

/// The longest list that `range` makes.
const LONGEST_RANGE: usize = 100_000;

thread_local! {
    /// The steps left for the page that this thread renders. The engine cannot be stopped, but an error in what it writes, in a list that
    /// it goes through or in a text that it sets ends it.
    static STEPS_LEFT: Cell<usize> = const { Cell::new(0) };
}

/// Takes steps off the budget; `false` if too few are left.
fn spend(steps: usize) -> bool {
    let left = STEPS_LEFT.get().checked_sub(steps);
    STEPS_LEFT.set(left.unwrap_or_default());
    left.is_some()
}

/// Adds to the engine what [`Budgeted`] templates call, and a `range` that spends.
pub(super) fn register(tera: &mut Tera) {
    tera.register_function("range", range);
    tera.register_function(
        STEP,
        |_: Kwargs, _: &State<'_>| if spend(1) { Ok("") } else { Err(Error::message(OVER_STEPS)) },
    );
    tera.register_filter(SIZE, |value: Value, _: Kwargs, _: &State<'_>| {
        let within = value.as_str().is_none_or(|text| text.len() <= MOST_BYTES);
        if within { Ok(value) } else { Err(Error::message(OVER_TEXT)) }
    });
}

/// A page as it is rendered, which takes no more than its budget of steps and bytes.
pub(super) struct PageWriter(Vec<u8>);

impl PageWriter {
    /// An empty page with a budget of steps, which the thread that renders it has from now on.
    pub(super) fn new(steps: usize) -> Self {
        STEPS_LEFT.set(steps);
        Self(Vec::with_capacity(64 * 1024))
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl Write for PageWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes).map(|()| bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if !spend(1) {
            return Err(io::ErrorKind::TimedOut.into());
        }
        if self.0.len() + bytes.len() > MOST_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.0.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The engine's own `range`, with a limit.
fn range(arguments: Kwargs, _: &State<'_>) -> Result<Vec<i128>, Error> {
    let start = arguments.get::<i128>("start")?.unwrap_or_default();
    let end = arguments.must_get::<i128>("end")?;
    let step = arguments.get::<i128>("step_by")?.unwrap_or(1);
    if step == 0 {
        return Err(Error::message("`range` needs a `step_by` other than 0"));
    }
    let is_before_end = |number: &i128| if step > 0 { *number < end } else { *number > end };
    let all = std::iter::successors(Some(start), |number| number.checked_add(step)).take_while(is_before_end);
    let numbers: Vec<i128> = all.take(LONGEST_RANGE + 1).collect();
    if numbers.len() > LONGEST_RANGE {
        return Err(Error::message(format!("`range` makes a list of at most {LONGEST_RANGE} numbers")));
    }
    if spend(numbers.len()) { Ok(numbers) } else { Err(Error::message(OVER_STEPS)) }
}

/// The function that each round of a loop calls.
const STEP: &str = "within_budget";

/// The filter of each text that a template sets.
const SIZE: &str = "within_size";

/// A template of a site with a call after each `for` and `set`: its loops spend the budget, and its variables hold no more than a page
/// may.
#[derive(Debug)]
pub(super) struct Budgeted {
    /// The template with its calls.
    pub(super) text: String,
    /// Each insertion: where it is in the site's own text, and its length in characters.
    insertions: Vec<(Place, usize)>,
}

impl Budgeted {
    /// Inserts the calls into a template. The rest stays as it is, and the engine reports what is wrong with it.
    pub(super) fn new(own: &str) -> Self {
        let mut out = Self { text: String::with_capacity(own.len()), insertions: Vec::new() };
        let mut copied = 0;
        for (at, call) in tags(own).filter_map(|tag| call(own, tag)) {
            out.text.push_str(own.get(copied..at).unwrap_or_default());
            out.insertions.push((Place::of(own, at), call.chars().count()));
            out.text.push_str(&call);
            copied = at;
        }
        out.text.push_str(own.get(copied..).unwrap_or_default());
        out
    }

    /// A place of [`Self::text`] in the site's own text.
    pub(super) fn own(&self, place: Place) -> Place {
        let before = self.insertions.iter().filter(|(at, _)| at.line == place.line);
        let column = before.fold(place.column, |column, (at, length)| {
            if column > at.column { at.column.max(column.saturating_sub(*length)) } else { column }
        });
        Place { column, ..place }
    }
}

/// The call that a tag needs, and where.
fn call(template: &str, tag: Range<usize>) -> Option<(usize, String)> {
    let mut words = template.get(tag.clone())?.split_whitespace();
    let (keyword, name) = (words.next()?, words.next()?);
    // A tag that trims the blanks after it hands that on to its call.
    let (trim, after) = if template.get(tag.end..)?.starts_with('-') { ("-", tag.end + 3) } else { ("", tag.end + 2) };
    match keyword {
        "for" => Some((after, format!("{{{{ {STEP}() {trim}}}}}"))),
        "set" | "set_global" => {
            let (name, sign) = name.split_at(name.find(['=', '|']).unwrap_or(name.len()));
            let assigns = [sign, words.next().unwrap_or_default()].concat().starts_with('=');
            let call = || format!("{{% {keyword} {name} = {name} | {SIZE} {trim}%}}");
            Some(if assigns { (after, call()) } else { (tag.end, format!("| {SIZE} ")) })
        }
        _ => None,
    }
}

/// The insides of a template's tags, without the signs that trim blanks. Comments, expressions, strings and raw text have none.
fn tags(template: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = template.get(at..)?;
            let open = rest.find('{')?;
            let start = at + open + 2;
            match rest.as_bytes().get(open + 1)? {
                b'#' => at = start + template.get(start..)?.find("#}")? + 2,
                b'{' => at = end_of(template, start, "}}")? + 2,
                b'%' => {
                    let end = end_of(template, start, "%}")?;
                    at = end + 2;
                    let inside = template.get(start..end)?;
                    let trimmed = inside.strip_suffix('-').unwrap_or(inside);
                    let own = trimmed.strip_prefix('-').unwrap_or(trimmed);
                    if own.trim() == "raw" {
                        let rest = template.get(at..)?;
                        at += rest.match_indices("{%").map(|(at, _)| at).find(|at| {
                            let tag = rest.get(at + 2..).unwrap_or_default();
                            tag.trim_start_matches('-').trim_start().starts_with("endraw")
                        })?;
                    } else {
                        let end = start + trimmed.len();
                        return Some(end - own.len()..end);
                    }
                }
                _ => at = start - 1,
            }
        }
    })
}

/// Where an expression or a tag ends: at its closing signs, but not within a string.
fn end_of(template: &str, start: usize, close: &str) -> Option<usize> {
    let mut quote = None;
    for (at, sign) in template.get(start..)?.char_indices() {
        match (quote, sign) {
            (Some(open), _) if open == sign => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(sign),
            (None, _) if template.get(start + at..)?.starts_with(close) => return Some(start + at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_and_variables_call_the_budget() {
        for (own, budgeted) in [
            ("{% for a in b %}x", "{% for a in b %}{{ within_budget() }}x"),
            ("{%- for k, v in b | sort -%} x", "{%- for k, v in b | sort -%}{{ within_budget() -}} x"),
            ("{% set a = b == c %}", "{% set a = b == c %}{% set a = a | within_size %}"),
            ("{% set_global a=1 -%}", "{% set_global a=1 -%}{% set_global a = a | within_size -%}"),
            ("{% set a = \"%}\" %}", "{% set a = \"%}\" %}{% set a = a | within_size %}"),
            ("{% set a %}{% endset %}", "{% set a | within_size %}{% endset %}"),
            ("{% set a | trim(pat=\"=\") %}", "{% set a | trim(pat=\"=\") | within_size %}"),
            ("{% set a|trim %}", "{% set a|trim | within_size %}"),
        ] {
            assert_eq!(Budgeted::new(own).text, budgeted);
        }
        for other in [
            "{# {% for a in b %} #}{{ \"{% set a = b %}\" }}",
            "{% raw %}{% for a in b %}{%- endraw %}",
            "{ {% if a %}{%%}{% endfor %}",
            "{% for a in b",
            "{% set",
            "{% set %}",
        ] {
            assert_eq!(Budgeted::new(other).text, other);
        }
    }

    #[test]
    fn a_place_is_that_of_the_own_text() {
        let own = "é{% for A in B %}{% for C in D %}X\nY";
        let budgeted = Budgeted::new(own);
        let place = |text: &str, sign: char| Place::of(text, text.find(sign).expect("a sign"));
        for sign in ['A', 'B', 'C', 'D', 'X', 'Y'] {
            assert_eq!(budgeted.own(place(&budgeted.text, sign)), place(own, sign), "{sign}");
        }
    }
}
