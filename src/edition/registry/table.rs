//! The built-in table of exemption codes, `exemptions.txt`: records of `key: value` lines, separated by blank lines. An indented line
//! continues the one before it.

use crate::edition::{Certainty, Exemption};

const TABLE: &str = include_str!("exemptions.txt");

/// Every entry of the table, in the order of listings.
pub(super) fn entries() -> Vec<Exemption> {
    let records: Vec<Record<'_>> = records();
    records.iter().flat_map(|record| record.entries(&records)).collect()
}

/// The lines of a record: its keys, and their values.
struct Record<'a>(Vec<(&'a str, String)>);

fn records() -> Vec<Record<'static>> {
    let mut records = vec![Record(Vec::new())];
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some(Record(lines)) = records.last_mut() else { break };
        if line.is_empty() {
            records.push(Record(Vec::new()));
        } else if let Some((key, value)) = line.split_once(": ").filter(|_| !line.starts_with(' ')) {
            lines.push((key, value.to_owned()));
        } else if let Some((_, value)) = lines.last_mut() {
            value.push(' ');
            value.push_str(line.trim_start());
        }
    }
    records
}

impl Record<'_> {
    fn values(&self, wanted: &str) -> impl Iterator<Item = &str> {
        self.0.iter().filter(move |(key, _)| *key == wanted).map(|(_, value)| value.as_str())
    }

    fn value(&self, key: &str) -> &str {
        self.values(key).next().unwrap_or_default()
    }

    /// The signs of the family and their meanings; a single code has the empty sign.
    fn members<'a>(&'a self, records: &'a [Self]) -> Vec<(&'a str, &'a str)> {
        let of = |record: &'a Self| {
            let lines = record.0.iter().filter(|(key, _)| *key != "means as");
            lines.filter_map(|(key, meaning)| Some((key.strip_prefix("means")?.trim_start(), meaning.as_str())))
        };
        let other = records.iter().find(|other| self.values("means as").any(|code| code == other.value("code")));
        of(self).chain(other.into_iter().flat_map(of)).collect()
    }

    fn entries(&self, records: &[Self]) -> Vec<Exemption> {
        let entry = |(sign, meaning): (&str, &str)| {
            let with_sign = |text: &str| text.replace("{}", sign);
            let remark = format!("remark {sign}");
            let history: Vec<&str> = self.values(&remark).chain(self.values("history")).collect();
            Exemption {
                code: with_sign(self.value("code")),
                forms: self.values("form").map(with_sign).collect(),
                authority: with_sign(self.value("authority")),
                scope: self.value("scope").to_owned(),
                meaning: meaning.to_owned(),
                history: with_sign(&history.join("\n")),
                certainty: match self.value("certainty") {
                    "attested" => Certainty::Attested,
                    "recalled" => Certainty::Recalled,
                    _ => Certainty::Inferred,
                },
                withholds: self.value("withholds") != "no",
            }
        };
        self.members(records).into_iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_read() {
        let records = records();
        for record in records.iter().filter(|record| !record.0.is_empty()) {
            let code = record.value("code");
            let members = record.members(&records);
            assert!(!code.is_empty() && !members.is_empty(), "{code}");
            for (key, value) in &record.0 {
                let is_known = match (*key, key.split_once(' ')) {
                    ("code" | "form" | "authority" | "scope" | "history" | "means", _) => true,
                    ("certainty", _) => ["attested", "recalled", "inferred"].contains(&value.as_str()),
                    ("withholds", _) => value == "no",
                    ("means as", _) => records.iter().any(|other| other.value("code") == value),
                    (_, Some(("means", _))) => true,
                    (_, Some(("remark", sign))) => members.iter().any(|(member, _)| *member == sign),
                    _ => false,
                };
                assert!(is_known, "{code}: {key}: {value}");
            }
        }
    }
}
