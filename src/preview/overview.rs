//! All findings and open questions of an edition on one page.

use std::fmt::Write as _;

use crate::diagnostic::{Code, Tally};
use crate::edition::{Href, ReportKind};
use crate::ledger::QuestionKind;
use crate::locale::Locale;
use crate::page;
use crate::site::Snapshot;

use super::Preview;
use super::own_page::{escape, head};
use super::shared::Published;
use super::status::{self, Row};
use crate::catalog::{ReportPage, Route};

/// How many findings, and how many questions, are shown.
const MOST: usize = 1000;

/// The page of all findings and open questions.
pub(super) fn page(preview: &Preview) -> String {
    let Published { site, findings } = preview.published();
    let mut html = head(&site.catalog().config.title);
    let _ = write!(html, "<h1>Findings and open questions</h1>\n<p><a href=\"/\">All reports</a></p>\n");
    remaining(&mut html, &site);
    let tally = Tally::of(findings.iter());
    let _ = writeln!(html, "<h2>{}</h2>", sentence(tally));
    let withheld = findings.iter().filter(|finding| finding.code == Code::TextWithheld).count();
    if withheld > 0 {
        let _ = writeln!(html, "<p>{withheld} {}</p>", Locale::default().texts_withheld(withheld));
    }
    list_findings(&mut html, &status::rows(&site, findings.iter().take(MOST)));
    more(&mut html, tally.errors + tally.warnings + tally.infos);
    questions(&mut html, &site);
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

fn list_findings(html: &mut String, rows: &[Row]) {
    let mut file = None;
    for row in rows {
        if file != Some(&row.file) {
            if file.is_some() {
                html.push_str("</ul>\n");
            }
            let _ = write!(html, "<h3>{}</h3>\n<ul class=\"findings\">\n", escape(&row.file));
            file = Some(&row.file);
        }
        let place = row.page.as_ref().map(|page| page.at_any(row.anchor.as_ref()));
        let line = row.line.map(|line| format!("line {line}")).unwrap_or_default();
        let _ = writeln!(
            html,
            "<li class=\"{}\"><span class=\"severity\">{}</span> {} <span class=\"line\">{}</span>{}</li>",
            row.severity,
            row.severity,
            link(place.as_ref(), &row.message),
            link(row.source.as_ref(), &line),
            row.help
                .as_deref()
                .map(|help| format!(" <span class=\"help\">{}</span>", escape(help)))
                .unwrap_or_default(),
        );
    }
    if file.is_some() {
        html.push_str("</ul>\n");
    }
}

/// What is left to do in each report that is in progress.
fn remaining(html: &mut String, site: &Snapshot) {
    let left: Vec<_> = site.remaining().filter(|(_, left)| !left.is_done()).collect();
    if left.is_empty() {
        return;
    }
    html.push_str("<h2>Left to do</h2>\n<ul class=\"remaining\">\n");
    for (folder, left) in left {
        let title = site.catalog().report(folder).map_or(folder.as_str(), |(report, _)| &report.title);
        let href = Route::of_report(folder, ReportPage::Index).address("/").at("proof-heading");
        let _ = writeln!(html, "<li>{}: {left}</li>", link(Some(&href), title));
    }
    html.push_str("</ul>\n");
}

fn questions(html: &mut String, site: &Snapshot) {
    html.push_str("<h2>Open questions</h2>\n");
    let (mut count, english) = (0, Locale::default());
    for (folder, report, _) in site.catalog().reports().filter(|(_, report, _)| report.kind == ReportKind::Report) {
        // A code without a gap is a fact of the paper, and in the ledger; what the editor asks and infers is open.
        let ledger = site.ledger(folder);
        let open: Vec<_> =
            ledger.questions.iter().filter(|question| question.kind() != QuestionKind::Attachment).collect();
        if open.is_empty() {
            continue;
        }
        if count < MOST {
            let _ = write!(html, "<h3>{}</h3>\n<ul class=\"questions\">\n", escape(&report.title));
            for question in open.iter().take(MOST - count) {
                let Some(section) = ledger.sections.get(question.address.section) else { continue };
                let route = Route::of_report(folder, ReportPage::Section(section.slug.clone()));
                let place = route.address("/").at_any(question.address.anchor.as_ref());
                let folio = question.folio.as_ref().map(|folio| format!(", {}", folio.phrase())).unwrap_or_default();
                let _ = writeln!(
                    html,
                    "<li><span class=\"severity\">{}</span> {} <span class=\"line\">{}{}</span></li>",
                    escape(page::question_kind_in_words(question.kind(), &english)),
                    link(Some(&place), &page::question_in_words(&question.asked, &english)),
                    escape(&section.title),
                    escape(&folio),
                );
            }
            html.push_str("</ul>\n");
        }
        count += open.len();
    }
    if count == 0 {
        html.push_str("<p>No open questions.</p>\n");
    }
    more(html, count);
}

fn more(html: &mut String, count: usize) {
    if count > MOST {
        let _ = writeln!(html, "<p>And {} more.</p>", count - MOST);
    }
}

fn sentence(tally: Tally) -> String {
    let text = tally.to_string();
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn link(href: Option<&Href>, text: &str) -> String {
    match href {
        Some(href) => format!("<a href=\"{}\">{}</a>", escape(href.as_str()), escape(text)),
        None => escape(text),
    }
}
