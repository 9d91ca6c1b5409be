//! A redaction and what is said of it: its codes, its kind and its extent beside the bar, and a card that says it in sentences.

use std::borrow::Cow;

use crate::edition::{Folio, Ground, MarginMark, Node, Redaction, Rendition, StatedKind, WithheldKind};

use crate::locale::push_capitalized;

use super::bars::{Bars, More};
use super::writer::Writer;

/// The room for a label: few are longer.
const LABEL: usize = 128;

/// The end of the address of a redaction's card. No other address ends like that.
const CARD: &str = ".card";

impl<'a> Writer<'a> {
    /// Writes a redaction, with what is said of it beside it.
    pub(super) fn redaction(&mut self, at: u32) {
        let Some(redaction) = self.at(at) else { return };
        self.last_redaction = Some(at);
        let usual = self.text.report.gap();
        let shown = redaction.shown.as_ref().unwrap_or(&usual);
        // Choosing the form of a word costs more than the rest of a label, so the extent is put into words once.
        let extent = redaction.extent.map(|extent| self.text.locale.extent(extent)).unwrap_or_default();
        let label = self.label(at, redaction, shown, &extent);
        let has_card = !redaction.is_page() && self.has_card();
        if redaction.is_page() {
            self.beside(at, redaction, shown, &extent, None);
        }
        self.html.raw(if has_card { "<a" } else { "<span" });
        self.html.raw(" class=\"redaction");
        match shown {
            _ if redaction.is_page() => self.html.raw(" denied"),
            Rendition::Bar => {}
            shown => self.html.pieces(&[" ", shown.name()]),
        }
        self.html.raw(if self.is_before_stop() { " before-stop\"" } else { "\"" });
        self.id(&redaction.anchor);
        if has_card {
            self.html.here((&redaction.anchor, ""));
            self.html.id("aria-labelledby", (&redaction.anchor, CARD));
        } else {
            self.html.raw(" role=\"img\"");
            self.html.label(&label);
        }
        self.html.attribute("data-exemptions", &list(self.grounds(redaction), " ", |code| [code, "?"].concat()));
        self.html.raw(" data-extent=\"");
        match redaction.extent {
            Some(extent) => self.html.shown(extent),
            None => self.html.raw("unknown"),
        }
        self.html.raw("\">");
        let mut more = None;
        match shown {
            _ if redaction.is_page() => self.denied_sheet(redaction),
            Rendition::Words(words) => self.html.text(words),
            Rendition::Bar | Rendition::Box | Rendition::Blank => more = self.bars(redaction),
        }
        self.html.raw(if has_card { "</a>" } else { "</span>" });
        if let Some(more) = more {
            self.html.raw("<span class=\"more\" data-editorial>");
            self.html.text(&[" ⋯ ", &more.in_words(&self.text.locale)].concat());
            self.html.raw("</span>");
        }
        if !redaction.is_page() {
            self.beside(at, redaction, shown, &extent, has_card.then_some(&*label));
        }
    }

    /// Writes the bars of a redaction, and returns what they leave out.
    fn bars(&mut self, redaction: &Redaction) -> Option<More> {
        let Bars { drawn, more } = Bars::new(redaction);
        for (class, blocks) in drawn {
            self.html.pieces(&["<span class=\"bar ", class, "\">"]);
            (0..blocks).for_each(|_| self.html.raw("█"));
            self.html.raw("</span>");
        }
        more
    }

    /// Whether the next word is punctuation, which stays on the line of the bar.
    fn is_before_stop(&self) -> bool {
        let next = self.visits.rest().first();
        matches!(next, Some(Node::Text(span)) if self.text.source.slice(*span).starts_with(['.', ',', ';', ':', '?', '!', ')', '’', '”']))
    }

    fn at(&self, at: u32) -> Option<&'a Redaction> {
        self.text.section.redactions.get(at as usize)
    }

    /// Whether redactions here have a card: only numbered ones do, and none in a link, since a link has no links in it.
    fn has_card(&self) -> bool {
        self.text.numbers.is_some() && !self.is_in_link()
    }

    fn folio_of(&self, redaction: &Redaction) -> Option<&'a Folio> {
        self.text.section.summary.folios.get(redaction.folio? as usize)
    }

    /// The codes in the margin beside a redaction.
    fn marks(&self, redaction: &'a Redaction) -> impl Iterator<Item = (u32, &'a MarginMark)> + Clone + use<'a> {
        let marks = &self.text.section.margin;
        redaction.margin.iter().filter_map(|at| Some((*at, marks.get(*at as usize)?)))
    }

    /// The exemptions claimed for a redaction: its own, then those in the margin beside it.
    fn grounds(&self, redaction: &'a Redaction) -> impl Iterator<Item = &'a Ground> + Clone + use<'a> {
        redaction.grounds.iter().chain(self.marks(redaction).map(|(_, mark)| &mark.ground))
    }

    fn denied_sheet(&mut self, redaction: &'a Redaction) {
        self.html
            .raw("<span class=\"bar sheet w-line\">████████████</span><span class=\"denied-title\" data-editorial>");
        let (locale, count, folio) = (&self.text.locale, pages(redaction), self.folio_of(redaction));
        self.html.text(&locale.pages_withheld_title(count));
        self.html.raw("</span><span class=\"denied-detail\" data-editorial>");
        let page = folio.map_or_else(|| locale.this_page().to_owned(), |folio| locale.folio_at_start(folio));
        let page = match folio.and_then(|folio| folio.scan) {
            Some(scan) => locale.page_with_scan(page, scan),
            None => page,
        };
        self.html.text(&match list(self.grounds(redaction), ", ", |code| [code, "?"].concat()) {
            none if none.is_empty() => locale.page_was_withheld_without_code(page, count),
            codes => locale.page_was_withheld(page, count, codes),
        });
        self.html.raw("</span>");
    }

    /// Writes what is visible beside a bar: the codes of the margin that no later redaction has, the other codes, the kind, the
    /// extent and the earlier exemption; and the card, if there is one.
    fn beside(&mut self, at: u32, redaction: &'a Redaction, shown: &Rendition, extent: &str, card_label: Option<&str>) {
        let later: &[u32] = self.at(at + 1).map_or(&[], |next| &next.margin);
        let is_shared = |at: &u32| later.contains(at);
        let has_own = !redaction.margin.iter().all(is_shared);
        let details = if redaction.is_page() { String::new() } else { self.details(redaction, shown, extent) };
        let codes = if redaction.is_page() { &[][..] } else { &redaction.grounds[..] };
        let shared = self.marks(redaction).filter(|(at, _)| is_shared(at)).map(|(_, mark)| &mark.ground);
        let mut codes = codes.iter().chain(shared).peekable();
        let has_codes = codes.peek().is_some();
        let is_said = !details.is_empty() || has_codes;
        if has_own {
            self.html.raw("<span class=\"margin\">");
            let own = self.marks(redaction).filter(|(at, _)| !is_shared(at));
            own.for_each(|(_, mark)| self.margin_mark(std::slice::from_ref(mark)));
        }
        if is_said || card_label.is_some() {
            self.html.raw("<span class=\"remark\" data-editorial>");
            self.html.raw(if is_said { "<i>[</i>" } else { "" });
            for (place, ground) in codes.enumerate() {
                self.html.raw(if place > 0 { " " } else { "" });
                self.code(ground);
            }
            self.html.raw(if !has_codes || details.is_empty() { "" } else { " " });
            self.html.text(&details);
            self.html.raw(if is_said { "<i>]</i>" } else { "" });
            if let Some(label) = card_label {
                self.card(at, redaction, label);
            }
            self.html.raw("</span>");
        }
        self.html.raw(if has_own { "</span>" } else { "" });
    }

    /// Writes the card of a redaction, which the style sheet shows when the bar is pointed at, focused or followed.
    fn card(&mut self, at: u32, redaction: &Redaction, label: &str) {
        let locale = &self.text.locale;
        self.html.raw("<span class=\"card\" hidden><span");
        self.id_to(CARD, &redaction.anchor);
        self.html.raw(">");
        self.html.text(label);
        self.html.raw("</span>");
        let [before, after] = &self.text.beyond;
        let neighbours = [(at.checked_sub(1), before, locale.previous()), (at.checked_add(1), after, locale.next())];
        for (neighbour, beyond, word) in neighbours {
            let here = neighbour.and_then(|at| self.at(at));
            if here.is_none() && beyond.is_none() {
                continue;
            }
            self.html.raw(" <a");
            match (here, beyond) {
                (Some(here), _) => self.html.here((&here.anchor, "")),
                (None, beyond) => beyond.iter().for_each(|beyond| self.html.link("href", beyond)),
            }
            // The Tab key goes from bar to bar.
            self.html.raw(" tabindex=\"-1\">");
            self.html.text(word);
            self.html.raw("</a>");
        }
        self.html.raw("</span>");
    }

    /// Which redaction it is, what is missing, how much, under which exemption, and what of this is inferred.
    fn label(&self, at: u32, redaction: &'a Redaction, shown: &Rendition, words: &str) -> String {
        let locale = &self.text.locale;
        let mut label = String::with_capacity(LABEL);
        match &self.text.numbers {
            Some(numbers) => label.push_str(&locale.redaction_numbered(numbers.before + at + 1, numbers.all)),
            None => label.push_str(locale.redaction_at_start()),
        }
        if let Some(folio) = self.folio_of(redaction) {
            label.extend([" ", &locale.on_folio(folio)]);
        }
        let what = redaction.kind.as_ref().map(|kind| self.in_words(kind, redaction));
        let extent = match redaction.extent {
            Some(_) if redaction.is_page() => None,
            Some(extent) if extent.inferred => Some(locale.probably(words).into()),
            Some(_) => Some(Cow::from(words)),
            None => Some(locale.extent_unknown().into()),
        };
        let was = redaction.was.as_deref().map(|(was, release)| match release {
            Some(release) => locale.exemption_was_in(was.to_string(), &**release).into(),
            None => locale.exemption_was(was.to_string()).into(),
        });
        let printed =
            if let Rendition::Words(words) = shown { Some(locale.paper_prints(&**words).into()) } else { None };
        let missing = match (what, extent) {
            (Some(what), Some(extent)) => Some([&*what, ", ", &*extent].concat().into()),
            (what, extent) => what.or(extent).filter(|missing| !missing.is_empty()),
        };
        for sentence in [printed, missing, Some(self.exemption(redaction)), was].into_iter().flatten() {
            label.push_str(". ");
            push_capitalized(&mut label, &sentence);
        }
        label.push('.');
        label
    }

    /// The exemptions claimed, and where they are printed.
    fn exemption(&self, redaction: &'a Redaction) -> Cow<'_, str> {
        let locale = &self.text.locale;
        let inferred = |code: &str| locale.code_inferred(code);
        let own = list(redaction.grounds.iter(), ", ", inferred);
        let margin = list(self.marks(redaction).map(|(_, mark)| &mark.ground), ", ", inferred);
        match (own.is_empty(), margin.is_empty()) {
            (true, true) => locale.no_exemption_printed().into(),
            (true, false) => locale.exemption_in_margin(margin).into(),
            (false, true) => locale.exemption_claimed(own).into(),
            (false, false) => locale.exemption_claimed_and_in_margin(own, margin).into(),
        }
    }

    /// The kind of a redaction, with an article and an explanation.
    fn in_words<'w>(&'w self, kind: &'w StatedKind, redaction: &Redaction) -> Cow<'w, str> {
        let locale = &self.text.locale;
        let words = match (&kind.missing, pages(redaction)) {
            // The publisher's words may be a plural.
            (WithheldKind::Other(words), _) => return words.as_ref().into(),
            (WithheldKind::Page, pages) if pages > 1 => locale.several_whole_pages(pages).into(),
            (WithheldKind::PortionMark, _) => locale.a_portion_mark_explained().into(),
            (kind, _) => Cow::from(locale.a_kind(kind)),
        };
        if kind.inferred { locale.probably(&*words).into() } else { words }
    }

    /// The kind, the extent and the earlier exemption of a redaction, without what the paper prints in its place.
    fn details(&self, redaction: &Redaction, shown: &Rendition, words: &str) -> String {
        let locale = &self.text.locale;
        let mut details = String::new();
        let mut add = |detail: &str, doubt: &str| {
            let comma = if details.is_empty() { "" } else { ", " };
            details.extend([comma, detail, doubt]);
        };
        if !shown.is_statement() {
            if let Some(kind) = &redaction.kind {
                add(locale.kind(&kind.missing), if kind.inferred { "?" } else { "" });
            }
            if let Some(extent) = redaction.extent {
                add(words, if extent.inferred { "?" } else { "" });
            }
        }
        match redaction.was.as_deref() {
            Some((was, Some(release))) => add(&locale.was_in(was.to_string(), &**release), ""),
            Some((was, None)) => add(&locale.was(was.to_string()), ""),
            None => {}
        }
        details
    }
}

/// How many pages a redaction withholds, if it is of whole pages.
fn pages(redaction: &Redaction) -> u32 {
    redaction.extent.map_or(1, |extent| extent.quantity.ceiling())
}

/// `portion mark`, `name?`.
pub(super) fn kind_name(kind: &StatedKind) -> String {
    [kind.missing.name(), if kind.inferred { "?" } else { "" }].concat()
}

/// Exemption codes, each once, with what `inferred` makes of one that is inferred.
fn list<'g>(
    grounds: impl Iterator<Item = &'g Ground> + Clone,
    separator: &str,
    inferred: impl Fn(&str) -> String,
) -> String {
    let mut list = String::new();
    for (at, ground) in grounds.clone().enumerate() {
        if grounds.clone().take(at).any(|listed| listed == ground) {
            continue;
        }
        list.push_str(if at == 0 { "" } else { separator });
        if ground.inferred {
            list.push_str(&inferred(&ground.plain()));
        } else {
            // Writing to memory cannot fail.
            let _ = ground.write_code(&mut list);
        }
    }
    list
}
