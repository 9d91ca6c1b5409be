//! The messages that Rust uses, each a method with its variables: **the compiler checks every use**, and a test that every language has
//! the message with these variables. Months and places have messages by their names.

use super::{Argument, Locale};

/// Makes a method for each message: a word with `_` in place of `-`, then its variables.
macro_rules! messages {
    ($($name:ident $(($($variable:ident),+))?;)*) => {
        /// Every message with a method, with its variables.
        pub(super) const TYPED: &[(&str, &[&str])] =
            &[$((stringify!($name), &[$($(stringify!($variable)),+)?])),*];

        /// The index of each message in [`TYPED`].
        #[expect(non_camel_case_types, reason = "a message has one name")]
        enum Id { $($name),* }

        impl Locale {
            $(messages! { @method $name $($($variable)+)? })*
        }
    };
    (@method $name:ident) => {
        pub(crate) fn $name(&self) -> &str {
            self.static_words(Id::$name as usize)
        }
    };
    (@method $name:ident $($variable:ident)+) => {
        pub(crate) fn $name<'a>(&self, $($variable: impl Into<Argument<'a>>),+) -> String {
            self.format(Id::$name as usize, &[$((stringify!($variable), $variable.into())),+])
        }
    };
}

messages! {
    reports;
    how_to_read;
    exemptions;
    people_and_places;
    search;
    guides;
    page_not_found;
    other_reports;
    redaction_ledger;
    repeated_passages;
    open_questions;
    whole_report_title;
    whole_report_part(part, count);
    part_with_sections(part, sections);
    source_of(title);
    labelled(label, words);
    semicolon;
    agency;
    redaction;
    withheld_by_edition;
    withheld_by_edition_at_start;
    text_withheld;
    texts_withheld(count);
    mentions_unit(count);
    previous;
    next;
    not_known;
    none_printed;
    shown_as_bar;
    shown_as_box;
    shown_as_blank;
    shown_as_word;
    page_before_number;
    page(number);
    previous_page(page);
    next_page(page);
    pages(number);
    unnumbered_page;
    page_at_start(number);
    pages_at_start(number);
    place_at_start(place);
    this_page;
    on_page(number);
    on_pages(number);
    on_place(place);
    on_this_page;
    page_of(number, all);
    pages_from_to(first, last);
    pages_from_to_of(first, last, all);
    range(first, last);
    scan(number);
    page_with_scan(page, scan);
    page_continued(page);
    page_inferred(page);
    page_is_blank(page, count);
    page_is_not_scanned(page, count);
    page_is_not_transcribed(page, count);
    page_was_withheld(page, count, codes);
    page_was_withheld_without_code(page, count);
    pages_withheld_title(count);
    withheld_in_full;
    blank;
    not_in_scan;
    not_transcribed_yet;
    paragraph(number);
    redaction_on_page(number);
    code_on_page(number);
    heading;
    note(number);
    note_reference(number);
    table;
    margin;
    whole_page;
    in_the_text;
    paragraph_before(number, page);
    before_first_page;
    date_of_day(day, month, year);
    date_of_month(month, year);
    date_about(date);
    characters(count, number);
    words(count, number);
    lines(count, number);
    paragraphs(count, number);
    whole_pages(count, number);
    names(count, number);
    numbers(count, number);
    less_than(extent);
    extent_in_detail(extent, detail);
    extent_and(extent, also);
    extent_in_all(extent);
    more_lines(count, number);
    more_paragraphs(count, number);
    extent_unknown;
    portion_mark;
    name;
    number;
    phrase;
    passage;
    page_kind;
    a_portion_mark;
    a_portion_mark_explained;
    a_name;
    a_number;
    a_phrase;
    a_passage;
    a_whole_page;
    several_whole_pages(count);
    probably(what);
    redaction_at_start;
    redaction_numbered(number, all);
    paper_prints(words);
    no_exemption_printed;
    exemption_claimed(codes);
    exemption_in_margin(codes);
    exemption_claimed_and_in_margin(codes, margin);
    code_inferred(code);
    exemption_was(code);
    exemption_was_in(code, release);
    was(code);
    was_in(code, release);
    released_in(release);
    no_visible_redaction;
    place_unknown;
    place_unknown_on(on);
    editors_note;
    illegible_at_start;
    illegible;
    blank_in_original;
    redacted_in_picture;
    page_withheld;
    code_beside_redaction;
    code_beside_released;
    code_beside_text;
    code_beside_nothing;
    redactions_in_text(count);
    pages_withheld(count);
    pages_or_ranges_withheld(count);
    passages_released(count);
    codes_beside_released(count);
    codes_beside_text(count);
    codes_beside_nothing(count);
    codes_in_margin(count);
    codes_all_one(codes, code);
    at_redaction;
    beside_text;
    beside_nothing;
    ledger_description(title);
    legend_redaction;
    legend_code;
    legend_blank;
    legend_stack;
    legend_inferred;
    pages_before_number;
    released(year);
    released_in_part(year);
    fact_number;
    fact_record;
    fact_archive;
    fact_date;
    fact_office;
    fact_author;
    fact_classification;
    fact_release;
    fact_case;
    fact_decision;
    fact_note;
    fact_pages;
    pages_transcribed(pages, transcribed);
    date_on_record(date);
    date_stamped(date);
    check_scans;
    check_page_numbers;
    check_not_transcribed;
    check_not_proofread;
    check_proofread_once;
    check_proofread_twice;
    not_proofread_yet;
    check_contents;
    check_codes(code);
    check_redactions;
    check_pages_withheld;
    complete;
    without(pages);
    found_of(found, expected);
    asked_by_editor(count);
    inferred_or_apart(count);
    question_of_editor;
    question_page;
    question_inference;
    question_reading;
    a_doubtful_reading;
    a_word_marked_sic;
    page_label_inferred(label);
    inferred(what);
    the_exemption;
    exemption_title(code);
    certainty_attested;
    certainty_recalled;
    certainty_inferred;
    certainty_declared;
    meaning_unknown;
    person;
    organization;
    place;
    publication;
    event;
    cryptonym;
    term;
    other_name;
    persons;
    organizations;
    places;
    publications;
    events;
    cryptonyms;
    terms;
    other_names;
    names_unit(count);
    mentions_of_names(count);
    sections_with_mentions(count);
    reports_with_mentions(count);
    every_mention;
    names_description(title);
    other_words;
    repeated_on(place);
    repeated_in(place);
    repeated_in_places(count);
    paragraph_of(page, number);
    paragraphs_of(page, first, last);
    places_and(one, other);
    place_and_others(place, count);
    cite;
    close;
    copy;
    copied;
    download;
    copy_with_citation;
    chicago_note;
    chicago_bibliography;
    apa_in_text;
    repeated_description(title);
}
