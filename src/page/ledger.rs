//! The view of a report's redaction ledger: as a page, as CSV and as JSON.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::catalog::{Catalog, Form, ReportPage, Route};
use crate::edition::{Attachment, Folder, Href, QuoteMarks, Report, Slug};
use crate::ledger::{GroundCell, Inference, Ledger, Row, RowKind, RowPlace};
use crate::locale::Locale;

use super::frame::{Frame, Head, ReportLine};
use super::section_links::SectionLinks;

/// What one row of a ledger is.
const UNIT: &str = "A row is one mark of the transcription: a redaction (over any number of lines), a page withheld in full, or an \
                    exemption code printed in the margin. A range of pages withheld in full is one row; its extent says how many.";

/// A ledger, with what its page, its CSV or its JSON adds to it.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerView {
    #[serde(skip)]
    pub(crate) frame: Frame,
    pub(crate) report: ReportLine,
    /// What one row is, for programs.
    #[serde(skip)]
    pub(crate) unit: &'static str,
    pub(crate) rows: LedgerRows,
    /// How many rows of each kind its page has.
    kinds: Vec<KindCount>,
    pub(crate) totals: LedgerTotals,
    csv_href: Href,
    json_href: Href,
}

impl LedgerView {
    /// The ledger of a report, with links from one of its forms.
    pub fn new(folder: &Folder, report: &Report, ledger: Arc<Ledger>, form: Form, catalog: &Catalog) -> Self {
        let route = Route::of_report(folder, ReportPage::Ledger(form));
        let link = |form| route.to(&Route::of_report(folder, ReportPage::Ledger(form)));
        // What programs read is in English, and as the report has it.
        let (locale, quotes) = match form {
            Form::Html => (&catalog.locale, report.quotes_shown()),
            Form::Csv | Form::Json => (&Locale::default(), QuoteMarks::Typed),
        };
        let head = Head {
            kind: "ledger",
            title: locale.redaction_ledger(),
            description: locale.ledger_description(&report.title),
        };
        Self {
            frame: Frame::new(catalog, &route, head),
            report: ReportLine::new(folder, report, &route, locale),
            unit: UNIT,
            kinds: kinds(&ledger, locale),
            totals: LedgerTotals::new(&ledger, quotes, locale),
            csv_href: link(Form::Csv),
            json_href: link(Form::Json),
            rows: LedgerRows {
                links: SectionLinks::new(&ledger, folder, &route),
                ledger,
                quotes,
                locale: locale.clone(),
                route,
            },
        }
    }
}

/// The address of the first row with a code on the page of a ledger.
pub(super) fn address_of_code(code: &str) -> String {
    ["exemption-", Slug::of_code(code).as_str()].concat()
}

/// The rows of a ledger. Its page shows them without the codes beside a redaction, which are in the redaction's row.
#[derive(Debug, Clone)]
pub struct LedgerRows {
    ledger: Arc<Ledger>,
    links: SectionLinks,
    route: Route,
    quotes: QuoteMarks,
    locale: Locale,
}

impl LedgerRows {
    /// The rows as programs read them, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = LedgerRow<'_>> {
        self.ledger.rows.iter().map(|row| LedgerRow {
            row,
            href: self.links.to(&row.address),
            section: self.ledger.title(&row.address),
        })
    }
}

impl Serialize for LedgerRows {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut shown: BTreeMap<&str, usize> = BTreeMap::new();
        for way in self.ledger.rows.iter().filter_map(|row| row.shown) {
            *shown.entry(way).or_default() += 1;
        }
        let usual = shown.into_iter().max_by_key(|(_, count)| *count).map(|(way, _)| way);
        let rows = self.iter().filter(|row| row.row.entry != RowKind::Mark(Attachment::Gap));
        let mut met: BTreeSet<&str> = BTreeSet::new();
        serializer.collect_seq(rows.map(|row| ShownRow::new(row, usual, self, &mut met)))
    }
}

/// A row of the ledger, with its section and its link.
#[derive(Debug)]
pub struct LedgerRow<'a> {
    pub(crate) row: &'a Row,
    /// The page of the site that shows it, with the address there.
    pub(crate) href: Href,
    /// The title of its section.
    pub(crate) section: &'a str,
}

/// A row of the ledger, as its page shows it. A value that the editor inferred ends with `?`.
#[derive(Serialize)]
struct ShownRow<'a> {
    number: usize,
    href: Href,
    /// Empty for a redaction; `page`, `block` or `folio`.
    kind: &'static str,
    what: &'a str,
    folio: String,
    section: Cow<'a, str>,
    place: String,
    before: Vec<Cow<'a, str>>,
    after: Vec<Cow<'a, str>>,
    missing: String,
    extent: String,
    /// How the paper shows it: `shown as a box`; empty if it shows most redactions so.
    shown: &'a str,
    /// The exemption codes of the mark itself.
    grounds: Vec<ShownGround<'a>>,
    /// The codes in the margin that belong to it.
    in_margin: Vec<ShownGround<'a>>,
}

impl<'a> ShownRow<'a> {
    /// `usual` is how the paper shows most redactions, and `met` the exemptions of the rows before.
    fn new(row: LedgerRow<'a>, usual: Option<&str>, rows: &'a LedgerRows, met: &mut BTreeSet<&'a str>) -> Self {
        let LedgerRows { quotes, locale, .. } = rows;
        let LedgerRow { row, href, section } = row;
        let doubted = |text: String, value| {
            let is_doubted = row.infers(value) && !text.is_empty();
            text + if is_doubted { "?" } else { "" }
        };
        let missing = row.missing.as_ref().map(|kind| locale.kind(kind));
        let extent = row.extent.map(|extent| locale.extent(extent));
        let is_mark = matches!(row.entry, RowKind::Mark(_));
        let set = |runs: &'a [String]| runs.iter().map(|run| quotes.set(run)).collect();
        let mut shown = |ground: &'a GroundCell| {
            let first = met.insert(&ground.exemption).then(|| Slug::of_code(&ground.exemption));
            ShownGround {
                code: &ground.code,
                inferred: ground.inferred,
                id: first.as_ref().map(|_| address_of_code(&ground.exemption)).unwrap_or_default(),
                href: first.map(|slug| rows.route.to(&Route::Exemption(slug))).unwrap_or_default(),
            }
        };
        let (grounds, in_margin): (Vec<&GroundCell>, _) =
            row.grounds.iter().partition(|ground| is_mark || !ground.in_margin);
        Self {
            number: row.number,
            href,
            kind: kind(row.entry),
            what: in_words(row.entry, locale),
            folio: doubted(locale.label(&row.folio).into_owned(), Inference::Folio),
            section: quotes.set(section),
            place: place(&row.place, locale),
            before: set(row.before.runs()),
            after: set(row.after.runs()),
            missing: doubted(missing.unwrap_or_default().to_owned(), Inference::Missing),
            extent: doubted(extent.unwrap_or_default(), Inference::Extent),
            shown: row
                .shown
                .filter(|shown| Some(*shown) != usual)
                .map(|shown| shown_as(shown, locale))
                .unwrap_or_default(),
            grounds: grounds.into_iter().map(&mut shown).collect(),
            in_margin: in_margin.into_iter().map(&mut shown).collect(),
        }
    }
}

/// How the paper shows a redaction, in words.
fn shown_as<'a>(name: &str, locale: &'a Locale) -> &'a str {
    match name {
        "box" => locale.shown_as_box(),
        "blank" => locale.shown_as_blank(),
        "word" => locale.shown_as_word(),
        _ => locale.shown_as_bar(),
    }
}

/// An exemption code in a row, as the ledger's page shows it.
#[derive(Serialize)]
struct ShownGround<'a> {
    code: &'a str,
    inferred: bool,
    /// The address of the code on the page, at its first row; empty at the others.
    id: String,
    /// The page of the exemption, at its first row; empty at the others.
    href: Href,
}

/// The kind of a row in words.
fn in_words(entry: RowKind, locale: &Locale) -> &str {
    match entry {
        RowKind::Gap => locale.redaction(),
        RowKind::Page => locale.page_withheld(),
        RowKind::Withheld => locale.text_withheld(),
        RowKind::Mark(Attachment::Gap) => locale.code_beside_redaction(),
        RowKind::Mark(Attachment::Released) => locale.code_beside_released(),
        RowKind::Mark(Attachment::Block) => locale.code_beside_text(),
        RowKind::Mark(Attachment::Folio) => locale.code_beside_nothing(),
    }
}

/// The place of a row in words.
fn place(place: &RowPlace, locale: &Locale) -> String {
    match place {
        RowPlace::At(anchor) => locale.anchor(anchor),
        RowPlace::Heading => locale.heading().to_owned(),
        RowPlace::Table => locale.table().to_owned(),
        RowPlace::Margin => locale.margin().to_owned(),
        RowPlace::WholePage => locale.whole_page().to_owned(),
    }
}

/// The kind of a row on the ledger's page; empty for a redaction.
fn kind(entry: RowKind) -> &'static str {
    match entry {
        RowKind::Gap => "",
        RowKind::Page => "page",
        RowKind::Withheld => "edition",
        RowKind::Mark(attachment) => attachment.name(),
    }
}

/// How many rows of one kind the ledger's page has.
#[derive(Debug, Clone, Serialize)]
struct KindCount {
    kind: &'static str,
    count: usize,
    label: String,
}

/// The rows of the ledger's page, counted by kind.
fn kinds(ledger: &Ledger, locale: &Locale) -> Vec<KindCount> {
    type Label = fn(&Locale, usize) -> String;
    let labels: [(RowKind, Label); 6] = [
        (RowKind::Gap, |locale, count| locale.redactions_in_text(count)),
        (RowKind::Page, |locale, count| locale.pages_or_ranges_withheld(count)),
        (RowKind::Withheld, |locale, count| locale.texts_withheld(count)),
        (RowKind::Mark(Attachment::Released), |locale, count| locale.codes_beside_released(count)),
        (RowKind::Mark(Attachment::Block), |locale, count| locale.codes_beside_text(count)),
        (RowKind::Mark(Attachment::Folio), |locale, count| locale.codes_beside_nothing(count)),
    ];
    let counted = labels.into_iter().filter_map(|(entry, label)| {
        let count = ledger.rows.iter().filter(|row| row.entry == entry).count();
        (count > 0).then(|| KindCount { kind: kind(entry), count, label: label(locale, count) })
    });
    counted.collect()
}

/// The sums of a ledger, each over all of its rows.
#[derive(Debug, Clone, Serialize)]
pub struct LedgerTotals {
    /// By page of the original, in reading order.
    pub(crate) by_folio: Vec<TotalRow>,
    /// By exemption code, most frequent first; a redaction with two codes counts for each.
    pub(crate) by_ground: Vec<TotalRow>,
    /// By what is withheld, most frequent first; codes by what they are beside.
    pub(crate) by_kind: Vec<TotalRow>,
    /// By section, in reading order.
    pub(crate) by_section: Vec<TotalRow>,
}

/// A sum over rows of the ledger.
#[derive(Debug, Clone, Serialize)]
pub struct TotalRow {
    /// What the rows have in common.
    name: String,
    /// Redactions, pages withheld in full among them.
    redactions: usize,
    /// Codes in the margin.
    codes: usize,
    /// Texts that this edition withholds.
    #[serde(skip_serializing_if = "is_none")]
    withheld: usize,
}

impl LedgerTotals {
    fn new(ledger: &Ledger, quotes: QuoteMarks, locale: &Locale) -> Self {
        let named = |row: TotalRow| match row.name.as_str() {
            "" => TotalRow { name: locale.before_first_page().to_owned(), ..row },
            name => TotalRow { name: locale.label(name).into_owned(), ..row },
        };
        let set = |row: TotalRow| TotalRow { name: quotes.set(row.name).into_owned(), ..row };
        Self {
            by_folio: sums(ledger, |row| vec![&row.folio]).into_iter().map(named).collect(),
            by_ground: by_count(sums(ledger, |row| {
                let mut codes: Vec<&str> = Vec::new();
                for ground in &row.grounds {
                    if !codes.contains(&ground.code.as_str()) {
                        codes.push(&ground.code);
                    }
                }
                if codes.is_empty() { vec![locale.none_printed()] } else { codes }
            })),
            by_kind: by_count(sums(ledger, |row| {
                vec![match (row.entry, &row.missing) {
                    (RowKind::Gap, Some(missing)) => locale.kind(missing),
                    (RowKind::Gap, None) => locale.not_known(),
                    (entry, _) => in_words(entry, locale),
                }]
            })),
            by_section: sums(ledger, |row| vec![ledger.title(&row.address)]).into_iter().map(set).collect(),
        }
    }
}

/// Most editions withhold nothing.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Sums with the largest first.
fn by_count(mut sums: Vec<TotalRow>) -> Vec<TotalRow> {
    sums.sort_by_key(|sum| Reverse(sum.redactions + sum.codes + sum.withheld));
    sums
}

/// Counts the rows by name, in the order of the first row of each name.
fn sums<'a>(ledger: &'a Ledger, names: impl Fn(&'a Row) -> Vec<&'a str>) -> Vec<TotalRow> {
    let mut sums: Vec<TotalRow> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for row in &ledger.rows {
        for name in names(row) {
            // The rows of a page, and of a section, are together.
            let place = match sums.last() {
                Some(last) if last.name == name => sums.len() - 1,
                _ => *places.entry(name).or_insert(sums.len()),
            };
            if place == sums.len() {
                sums.push(TotalRow { name: name.to_owned(), redactions: 0, codes: 0, withheld: 0 });
            }
            if let Some(sum) = sums.get_mut(place) {
                match row.entry {
                    RowKind::Mark(_) => sum.codes += 1,
                    RowKind::Gap | RowKind::Page => sum.redactions += 1,
                    RowKind::Withheld => sum.withheld += 1,
                }
            }
        }
    }
    sums
}
