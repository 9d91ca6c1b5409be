//! The nouns of an edition in words: pages, extents, dates.

use std::borrow::Cow;

use crate::edition::{
    Anchor, Certainty, Counted, Date, Extent, Folio, FolioState, Label, Quantity, Series, Unit, WithheldKind,
};

use super::Locale;

/// The word for a month.
type Word = fn(&Locale) -> &str;

const MONTHS: [Word; 12] = [
    Locale::january,
    Locale::february,
    Locale::march,
    Locale::april,
    Locale::may,
    Locale::june,
    Locale::july,
    Locale::august,
    Locale::september,
    Locale::october,
    Locale::november,
    Locale::december,
];

/// The places of [`Label::PLACES`], in their order.
const PLACES: [Word; Label::PLACES.len()] = [
    Locale::place_cover,
    Locale::place_front_cover,
    Locale::place_inside_cover,
    Locale::place_inside_front_cover,
    Locale::place_back_cover,
    Locale::place_inside_back_cover,
    Locale::place_title_page,
    Locale::place_half_title,
    Locale::place_frontispiece,
    Locale::place_flyleaf,
    Locale::place_spine,
    Locale::place_envelope,
    Locale::place_routing_slip,
    Locale::place_cover_sheet,
    Locale::place_cover_letter,
    Locale::place_insert,
    Locale::place_map,
    Locale::place_attachment,
];

/// A label with the name of its numbering.
fn in_series(printed: &str, series: &str) -> String {
    format!("{printed} ({series})")
}

/// A text with its first letter as a capital.
pub(crate) fn capitalized(text: &str) -> String {
    let mut capitalized = String::with_capacity(text.len());
    push_capitalized(&mut capitalized, text);
    capitalized
}

/// Appends a text with its first letter as a capital.
pub(crate) fn push_capitalized(out: &mut String, text: &str) {
    let mut letters = text.chars();
    out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
    out.push_str(letters.as_str());
}

impl Locale {
    /// The label of a page, as a mark has it without its `?`, for readers: `4`, `inside cover`, `2 (annex)`.
    pub(crate) fn label<'a>(&'a self, name: &'a str) -> Cow<'a, str> {
        if let Some((series, printed)) = name.split_once(':') {
            return in_series(printed, series).into();
        }
        if name.starts_with(|sign: char| sign.is_ascii_digit()) {
            return name.into();
        }
        let place = Label::PLACES.iter().zip(PLACES).find(|(place, _)| *place == &name);
        place.map_or(name, |(_, word)| word(self)).into()
    }

    /// The label of a page of the original: `4`, `2 (annex)`, `3–9`, `5?`, `cover`.
    pub(crate) fn folio_label<'a>(&'a self, folio: &'a Folio) -> Cow<'a, str> {
        match folio.name().strip_suffix('?') {
            Some(name) => [&*self.label(name), "?"].concat().into(),
            None => self.label(folio.name()),
        }
    }

    /// The same without the name of its numbering: `2`.
    pub(crate) fn printed_label<'a>(&'a self, folio: &'a Folio) -> Cow<'a, str> {
        folio.name().split_once(':').map_or_else(|| self.folio_label(folio), |(_, printed)| printed.into())
    }

    /// The printed label of a page after another one, with the name of its numbering if that begins here.
    pub(crate) fn label_after(&self, before: Option<&Folio>, folio: &Folio, printed: &str) -> String {
        let numbering = folio.label.numbering.as_deref();
        let begins = before.is_none_or(|before| before.label.numbering.as_deref() != numbering);
        numbering.filter(|_| begins).map_or_else(|| printed.to_owned(), |series| in_series(printed, series))
    }

    /// `page 2 (annex)` for the name `annex:2`; `None` for a label without the name of a numbering.
    pub(crate) fn page_of_numbering(&self, name: &str) -> Option<String> {
        let (numbering, printed) = name.split_once(':')?;
        Some(self.page(in_series(printed, numbering)))
    }

    /// The page in a sentence: `page 4`, `pages 3–9`, `inside cover`; `unnumbered page` without a label.
    pub(crate) fn folio(&self, folio: &Folio) -> String {
        match (folio.label.series == Series::Place, &*self.folio_label(folio)) {
            (true, "" | "?") => self.unnumbered_page().to_owned(),
            (true, place) => place.to_owned(),
            (false, number) if folio.last.is_some() => self.pages(number),
            (false, number) => self.page(number),
        }
    }

    /// The page at the start of a sentence: `Page 4`, `Pages 3–9`, `The inside cover`, `This page`.
    pub(crate) fn folio_at_start(&self, folio: &Folio) -> String {
        match (folio.label.series == Series::Place, &*self.folio_label(folio)) {
            (true, "" | "?") => self.this_page().to_owned(),
            (true, place) => capitalized(&self.place_at_start(place)),
            (false, number) if folio.last.is_some() => self.pages_at_start(number),
            (false, number) => self.page_at_start(number),
        }
    }

    /// Where something on a page is: `on page 4`, `on the inside cover`, `on this page`.
    pub(crate) fn on_folio(&self, folio: &Folio) -> String {
        let label = self.folio_label(folio);
        match (folio.label.series == Series::Place, label.trim_end_matches('?')) {
            (true, "") => self.on_this_page().to_owned(),
            (true, place) => self.on_place(place),
            (false, number) if folio.last.is_some() => self.on_pages(number),
            (false, number) => self.on_page(number),
        }
    }

    /// Why the edition has no text of a page in this state; empty if it has.
    pub(crate) fn absence(&self, state: FolioState) -> &str {
        match state {
            FolioState::Transcribed | FolioState::Continued => "",
            FolioState::Denied => self.withheld_in_full(),
            FolioState::Blank => self.blank(),
            FolioState::NotScanned => self.not_in_scan(),
            FolioState::NotTranscribed => self.not_transcribed_yet(),
        }
    }

    /// An address: `page 4`, `paragraph 2`, `heading`.
    pub(crate) fn anchor(&self, anchor: &Anchor) -> String {
        match anchor {
            Anchor::Folio(name) => self.page(&*self.label(&name.label)),
            Anchor::Counted { what, number, .. } => match what {
                Counted::Paragraph => self.paragraph(*number),
                Counted::Redaction => self.redaction_on_page(*number),
                Counted::Code => self.code_on_page(*number),
            },
            Anchor::Numbered(name) => self.paragraph(&*name.label),
            Anchor::Heading(_) => self.heading().to_owned(),
            Anchor::Note(name) => self.note(&*name.label),
            Anchor::NoteReference(name) => self.note_reference(&*name.label),
            Anchor::Pin(pin) => self.anchor(&pin.counted),
        }
    }

    /// A quantity: `2 lines`, `1½ lines`.
    fn quantity(&self, quantity: Quantity) -> String {
        let (count, number) = (count(quantity), number(quantity));
        match quantity.unit {
            Unit::Character => self.characters(count, number),
            Unit::Word => self.words(count, number),
            Unit::Line => self.lines(count, number),
            Unit::Paragraph => self.paragraphs(count, number),
            Unit::Page => self.whole_pages(count, number),
            Unit::Name => self.names(count, number),
            Unit::Number => self.numbers(count, number),
        }
    }

    /// A quantity of which nothing is drawn: `2 pages in all`.
    pub(crate) fn in_all(&self, quantity: Quantity) -> String {
        self.extent_in_all(self.quantity(quantity))
    }

    /// What is not drawn of a quantity in lines or paragraphs: `28 more lines`.
    pub(crate) fn more(&self, quantity: Quantity) -> String {
        let (count, number) = (count(quantity), number(quantity));
        if quantity.unit == Unit::Paragraph {
            self.more_paragraphs(count, number)
        } else {
            self.more_lines(count, number)
        }
    }

    /// An extent without its `?`: `less than 1 line`, `1 paragraph (5 lines)`, `1 name and 2 lines`.
    pub(crate) fn extent(&self, extent: Extent) -> String {
        let mut words = self.quantity(extent.quantity);
        if extent.less_than {
            words = self.less_than(words);
        }
        if let Some(detail) = extent.detail {
            words = self.extent_in_detail(words, self.quantity(detail));
        }
        if let Some(also) = extent.also {
            words = self.extent_and(words, self.quantity(also));
        }
        words
    }

    /// An extent with a `?` if it is inferred.
    pub(crate) fn extent_with_doubt(&self, extent: Extent) -> String {
        self.extent(extent) + if extent.inferred { "?" } else { "" }
    }

    /// What is missing: `name`. The publisher's own words stay as they are.
    pub(crate) fn kind<'a>(&'a self, kind: &'a WithheldKind) -> &'a str {
        match kind {
            WithheldKind::PortionMark => self.portion_mark(),
            WithheldKind::Name => self.name(),
            WithheldKind::Number => self.number(),
            WithheldKind::Phrase => self.phrase(),
            WithheldKind::Passage => self.passage(),
            WithheldKind::Page => self.page_kind(),
            WithheldKind::Other(words) => words,
        }
    }

    /// What is missing, with an article: `a name`.
    pub(crate) fn a_kind<'a>(&'a self, kind: &'a WithheldKind) -> &'a str {
        match kind {
            WithheldKind::PortionMark => self.a_portion_mark(),
            WithheldKind::Name => self.a_name(),
            WithheldKind::Number => self.a_number(),
            WithheldKind::Phrase => self.a_phrase(),
            WithheldKind::Passage => self.a_passage(),
            WithheldKind::Page => self.a_whole_page(),
            WithheldKind::Other(words) => words,
        }
    }

    /// The certainty of an entry of the registry, as a clause.
    pub(crate) fn certainty_of(&self, certainty: Certainty) -> &str {
        match certainty {
            Certainty::Attested => self.certainty_attested(),
            Certainty::Recalled => self.certainty_recalled(),
            Certainty::Inferred => self.certainty_inferred(),
            Certainty::Declared => self.certainty_declared(),
        }
    }

    /// A date: `24 February 1987`, `February 1987`, `1961–1963`, `ca. 1961`, with a `?` if it is inferred.
    pub(crate) fn date(&self, date: Date) -> String {
        let day = |(year, month, day): (u16, Option<u8>, Option<u8>)| {
            let month = month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?)).map(|word| word(self));
            match (month, day) {
                (Some(month), Some(day)) => self.date_of_day(u32::from(day), month, year.to_string()),
                (Some(month), None) => self.date_of_month(month, year.to_string()),
                (None, _) => year.to_string(),
            }
        };
        let (first, last) = (date.first(), date.last());
        let words = match last {
            Some(last) if last.1.is_none() && first.1.is_none() => [day(first), day(last)].join("–"),
            Some(last) => self.range(day(first), day(last)),
            None => day(first),
        };
        let words = if date.is_approximate() { self.date_about(words) } else { words };
        words + if date.is_inferred() { "?" } else { "" }
    }
}

/// The number that chooses the form of a word: a half is one.
fn count(quantity: Quantity) -> f64 {
    f64::from(quantity.halves.max(2)) / 2.0
}

/// The number as it is written: `2`, `1½`.
fn number(quantity: Quantity) -> String {
    let half = if quantity.halves % 2 == 1 { "½" } else { "" };
    let whole = if quantity.halves == 1 { String::new() } else { (quantity.halves / 2).to_string() };
    whole + half
}
