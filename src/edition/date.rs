//! Dates as precise as the paper, never more.

use std::fmt;
use std::str::FromStr;

/// A date of the proleptic Gregorian calendar, or the time between two: a small part of ISO 8601-2 (EDTF), with its `?` for an inferred
/// date and `ca.` for an approximate one. Dates sort by time; a less precise one goes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    first: Day,
    /// The end of the time that the date covers.
    last: Option<Day>,
    inferred: bool,
    approximate: bool,
}

/// A year, perhaps a month, perhaps a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Day {
    year: u16,
    month: Option<u8>,
    day: Option<u8>,
}

const APPROXIMATE: &str = "ca. ";

/// How to write a date.
const FORM: &str = "write \"1987\", \"1987-02\" or \"1987-02-24\", as precisely as the record; also \"1987?\" (inferred), \
                    \"ca. 1987\" and \"1987/1989\"";

impl Date {
    /// The year, or the first one.
    pub fn year(self) -> u16 {
        self.first.year
    }

    /// The year, month and day of the date, or of the first day that it covers.
    pub fn first(self) -> (u16, Option<u8>, Option<u8>) {
        self.first.parts()
    }

    /// The last day that it covers, if it is the time between two.
    pub fn last(self) -> Option<(u16, Option<u8>, Option<u8>)> {
        self.last.map(Day::parts)
    }

    /// Whether it is inferred.
    pub fn is_inferred(self) -> bool {
        self.inferred
    }

    /// Whether it is approximate.
    pub fn is_approximate(self) -> bool {
        self.approximate
    }
}

impl Day {
    fn parts(self) -> (u16, Option<u8>, Option<u8>) {
        (self.year, self.month, self.day)
    }

    /// Reads `1987`, `1987-02` or `1987-02-24`; an error names the whole text.
    fn read(digits: &str, whole: &str) -> Result<Self, DateError> {
        let form = || DateError { message: format!("`{whole}` is not a date"), help: FORM };
        let absent = |why: String, help| Err(DateError { message: format!("`{whole}` does not exist: {why}"), help });
        let mut parts = digits.split('-');
        let mut number = |width: usize| -> Result<Option<u16>, DateError> {
            let Some(part) = parts.next() else { return Ok(None) };
            let all_digits = part.len() == width && part.bytes().all(|byte| byte.is_ascii_digit());
            part.parse().ok().filter(|_| all_digits).map(Some).ok_or_else(form)
        };
        let year = number(4)?.filter(|year| *year > 0).ok_or_else(form)?;
        let (month, day) = (number(2)?, number(2)?);
        if parts.next().is_some() {
            return Err(form());
        }
        let part = |value: Option<u16>| value.and_then(|value| u8::try_from(value).ok());
        let (month, day) = (part(month), part(day));
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            let help = "write the year, the month and the day in this order: 1987-02-24";
            return absent("a year has 12 months".to_owned(), help);
        }
        let days = month.map_or(31, |month| month_length(year, month));
        if day.is_some_and(|day| !(1..=days).contains(&day)) {
            return absent(format!("the month has {days} days"), "correct the day, or write the month alone");
        }
        Ok(Self { year, month, day })
    }
}

impl FromStr for Date {
    type Err = DateError;

    /// Reads `1987`, `1987-02`, `1987-02-24`, `1961/1963` or `ca. 1961`, each with or without a `?` at its end.
    fn from_str(text: &str) -> Result<Self, DateError> {
        let (digits, inferred) = text.strip_suffix('?').map_or((text, false), |digits| (digits, true));
        let (digits, approximate) = digits.strip_prefix(APPROXIMATE).map_or((digits, false), |digits| (digits, true));
        let (first, last) = digits.split_once('/').map_or((digits, None), |(first, last)| (first, Some(last)));
        let first = Day::read(first, text)?;
        let last = last.map(|last| Day::read(last, text)).transpose()?;
        if last.is_some_and(|last| last <= first) {
            let message = format!("`{text}` ends before it begins");
            return Err(DateError { message, help: "write the earlier date first" });
        }
        Ok(Self { first, last, inferred, approximate })
    }
}

/// Why a text is not a [`Date`], and what to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateError {
    message: String,
    /// What to write.
    pub help: &'static str,
}

impl fmt::Display for DateError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
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
        out.write_str(if self.approximate { APPROXIMATE } else { "" })?;
        self.first.fmt(out)?;
        if let Some(last) = self.last {
            write!(out, "/{last}")?;
        }
        out.write_str(if self.inferred { "?" } else { "" })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_it_is_read() {
        for text in ["1987-02-24?", "1961/1963", "ca. 1961/1963-03?"] {
            assert_eq!(text.parse::<Date>().map(|date| date.to_string()), Ok(text.into()));
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused() {
        let error = |text: &str| text.parse::<Date>().map_err(|error| error.to_string());
        assert_eq!(error("1987-02-30"), Err("`1987-02-30` does not exist: the month has 28 days".into()));
        assert_eq!(error("1988-02-30?"), Err("`1988-02-30?` does not exist: the month has 29 days".into()));
        assert_eq!(error("1987-04-00"), Err("`1987-04-00` does not exist: the month has 30 days".into()));
        assert_eq!(error("1987-13-01"), Err("`1987-13-01` does not exist: a year has 12 months".into()));
        assert_eq!(error("1987-2-1"), Err("`1987-2-1` is not a date".into()));
        assert_eq!(error("1963/1961"), Err("`1963/1961` ends before it begins".into()));
    }

    #[test]
    fn an_invalid_date_is_refused() {
        for text in [
            "",
            "87",
            "1987-2",
            "1987-13",
            "1987-02-29",
            "1987-00",
            "1987-02-24-01",
            "Feb 1987",
            "0000",
            "1961/",
            "1961/62",
            "ca.1961",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
