//! Citations for citation managers: BibTeX, RIS, and the JSON of the Citation Style Language.

use serde_json::{Value, json};

use crate::edition::Date;

use super::{Citation, Slot, Work, parts};

impl Work<'_> {
    /// An entry of BibTeX. Braces keep capital letters and the names of offices as they are.
    pub(super) fn bibtex(&self) -> Citation {
        let mut entry = Citation::default();
        let key: String = self.key.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        entry.text(format!("@techreport{{{key},\n"));
        let report = self.report;
        let year = report.date.map(|date| date.year().to_string());
        let record = self.held().map(|held| if report.record.is_some() { format!("record {held}") } else { held });
        let month = report.date.and_then(|date| date.first().1).map(|month| month.to_string());
        let fields = [
            ("author", self.author().map(|author| escaped(&author))),
            ("title", Some(escaped(&self.title()))),
            ("institution", self.issuer().map(|issuer| escaped(&issuer))),
            ("number", report.number.as_deref().map(escaped)),
            ("year", year),
            ("month", month),
            ("note", Some(escaped(&[record, Some(self.notes())].into_iter().flatten().collect::<Vec<_>>().join("; ")))),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                entry.text(format!("  {name} = {{{{{value}}}}},\n"));
            }
        }
        entry.slot(Slot::Page, "  pages = {", "},\n").slot(Slot::Url, "  url = {", "},\n").text("}\n");
        entry
    }

    /// An entry of RIS, with one tag on each line.
    pub(super) fn ris(&self) -> Citation {
        let mut entry = Citation::default();
        let report = self.report;
        let mut line = |tag: &str, value: Option<&str>| {
            if let Some(value) = value {
                entry.text(format!("{tag}  - {}\r\n", value.replace(['\r', '\n'], " ")));
            }
        };
        line("TY", Some("RPRT"));
        line("AU", self.author().as_deref());
        line("TI", Some(&self.title()));
        line("PB", self.issuer().as_deref());
        line("M1", report.number.as_deref());
        if let Some(date) = report.date {
            let parts = parts(date);
            let part =
                |at: usize, width: usize| parts.get(at).map(|part| format!("{part:0width$}")).unwrap_or_default();
            line("PY", Some(&part(0, 4)));
            line("DA", Some(&format!("{}/{}/{}/", part(0, 4), part(1, 2), part(2, 2))));
        }
        line("AN", report.record.as_deref());
        line("DB", report.archive.as_deref());
        line("N1", Some(&self.notes()));
        entry.slot(Slot::Page, "SP  - ", "\r\n").slot(Slot::Url, "UR  - ", "\r\n").text("ER  - \r\n");
        entry
    }

    /// A list of one item, as citation managers read it.
    pub(super) fn csl(&self) -> Citation {
        let report = self.report;
        let mut item = json!({
            "id": self.key,
            "type": "report",
            "title": self.title(),
            "note": self.notes(),
            "version": self.version,
        });
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                item[name] = value;
            }
        };
        set("author", self.author().map(|author| json!([{ "literal": author }])));
        set("publisher", self.issuer().map(Value::from));
        set("number", report.number.clone().map(Value::from));
        let issued = |date: Date| {
            let last = date.last().map(|(year, ..)| vec![year]);
            let dates: Vec<Vec<u16>> = [Some(parts(date)), last].into_iter().flatten().collect();
            json!({ "date-parts": dates, "circa": date.is_approximate() || date.is_inferred() })
        };
        set("issued", report.date.map(issued));
        set("archive", report.archive.clone().map(Value::from));
        set("archive_location", report.record.clone().map(Value::from));
        set("language", report.language.clone().map(Value::from));
        let text = serde_json::to_string(&item).unwrap_or_default();
        let mut citation = Citation::default();
        citation.text("[").text(text.strip_suffix('}').unwrap_or_default());
        citation.slot(Slot::Page, ",\"page\":\"", "\"").slot(Slot::Url, ",\"URL\":\"", "\"").text("}]\n");
        citation
    }

    /// The facts that the formats have no field for: the release, the edition and its version.
    fn notes(&self) -> String {
        [self.released(), Some(self.edition())].into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// Escapes whatever BibTeX would read as a command.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}
