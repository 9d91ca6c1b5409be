//! Dates as precise as the paper, never more.

use std::fmt;
use std::str::FromStr;

/// A date of the proleptic Gregorian calendar with a year, perhaps a month, perhaps a day: a small part of ISO 8601-2 (EDTF),
/// with its `?` for an inferred date. Dates sort by time; a less precise one goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
    inferred: bool,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Date {
    /// The year.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// Whether the editor inferred it.
    #[must_use]
    pub fn is_inferred(self) -> bool {
        self.inferred
    }

    /// The date in words: `24 February 1987`, `February 1987`, `1987`, with a `?` where it is inferred.
    #[must_use]
    pub fn in_words(self) -> String {
        let mark = if self.inferred { "?" } else { "" };
        let month = self.month.and_then(|month| MONTHS.get(usize::from(month) - 1));
        match (month, self.day) {
            (Some(month), Some(day)) => format!("{day} {month} {}{mark}", self.year),
            (Some(month), None) => format!("{month} {}{mark}", self.year),
            _ => format!("{}{mark}", self.year),
        }
    }
}

impl FromStr for Date {
    type Err = String;

    /// Reads `1987`, `1987-02` or `1987-02-24`, each with or without a `?` at its end.
    fn from_str(text: &str) -> Result<Self, String> {
        let (digits, inferred) = text.strip_suffix('?').map_or((text, false), |digits| (digits, true));
        let fault = || format!("`{text}` is not a date like 1987, 1987-02 or 1987-02-24");
        let mut parts = digits.split('-');
        let mut number = |width: usize, most: u16| -> Result<Option<u16>, String> {
            let Some(part) = parts.next() else { return Ok(None) };
            let all_digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            let value = part.parse().ok().filter(|value| all_digits && (1..=most).contains(value));
            value.map(Some).ok_or_else(fault)
        };
        let year = number(4, 9999)?.ok_or_else(fault)?;
        let month = number(2, 12)?.and_then(|month| u8::try_from(month).ok());
        let day = number(2, 31)?.and_then(|day| u8::try_from(day).ok());
        let exists = day.is_none_or(|day| day <= month_length(year, month.unwrap_or(1)));
        if parts.next().is_some() || !exists { Err(fault()) } else { Ok(Self { year, month, day, inferred }) }
    }
}

fn month_length(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        if self.inferred { out.write_str("?") } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_as_precise_as_it_is_written() {
        let words = |text: &str| text.parse::<Date>().map(Date::in_words);
        assert_eq!(words("1987"), Ok("1987".into()));
        assert_eq!(words("1987-02"), Ok("February 1987".into()));
        assert_eq!(words("1987-02-24?"), Ok("24 February 1987?".into()));
    }

    #[test]
    fn a_date_that_is_none_is_refused() {
        for text in ["", "87", "1987-2", "1987-13", "1987-02-29", "1987-00", "1987-02-24-01", "Feb 1987", "0000"] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
