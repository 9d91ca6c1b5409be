//! All kinds of findings, each with its name, severity and explanation.

use std::fmt;

/// How serious a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The site cannot be published: words would be lost, or an address would be wrong.
    Error,
    /// Probably not what was meant.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The one word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $explanation:literal)*) => {
        /// The kind of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("The finding `", $name, "`; its explanation says what it means.")] $variant,)*
        }

        impl Code {
            /// Every code, in the order of the pipeline.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name, in kebab case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How serious it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// What it means, why it matters and what to do, in a paragraph.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }

            /// The code of that name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

codes! {
    UnreadableFile "unreadable-file" Error "The file or folder could not be read: it has no read permission, a link leads nowhere or in a circle, or the disk failed. Mend the permission or remove the file; nothing is published while part of the site cannot be seen."
    SpecialFile "special-file" Error "Only regular files are read. A pipe, a socket or a device could hang the build or never end, so it is not even opened. Move it out of the site."
    LinkOutside "link-outside" Error "A symbolic link leads out of the site, or into its .git folder. What it points at could be anything on this computer, and would be published. Copy the file into the site instead."
    HugeFile "huge-file" Error "A text may have 64 MiB, and any other file 2 GiB. A larger text is a dump that strayed into the site rather than a transcription, and no host of static sites takes a larger file. Split the file, or move it out of the site."
    BadFileName "bad-file-name" Error "The name is not valid Unicode, is longer than 240 bytes, holds an invisible character or one of \" : < > | * ? \\, ends in a dot or a space, or is one that Windows keeps for a device, such as CON or NUL. Such a file cannot be published everywhere; rename it."
    CaseCollision "case-collision" Error "Two paths differ only in upper and lower case, or in how an accent is composed. On many disks and web hosts they are one file, and one would silently replace the other. Rename one of them."
    MisplacedFile "misplaced-file" Error "A Markdown file belongs directly into a report's folder (content/REPORT/SECTION.md), and that folder needs an index.md. This one belongs to no report, so no page would show it."
    NotUtf8 "not-utf8" Error "Markdown, TOML and templates must be UTF-8. The place is that of the first byte that is not. Save the file again with that encoding."
    ControlCharacter "control-character" Error "The text holds a control character that no page may hold (only tab, line feed, carriage return and form feed are allowed). OCR programs leave such characters behind; delete it."
    InvisibleCharacter "invisible-character" Warning "The text holds a character that takes up no room: a zero width space, a soft hyphen, a byte order mark within the text, a control of the writing direction. Word processors and OCR programs leave them behind. Readers do not see them, but searches and comparisons do not find the words that they stand in, and those of direction show the words in another order than the file has them. Delete it."
    WithheldText "withheld-text" Error "A bracket opens text that this edition withholds. Such text must not reach any page, so the file is refused as a whole and nothing of it is shown. Every file is searched, whatever its name; in one that is not text, the mark is found in UTF-8, UTF-16 and UTF-32. Write \\[ if the paper itself prints the word in brackets."
    FrontMatterSyntax "front-matter-syntax" Error "The front matter between the two +++ lines (or a .toml file) is not valid TOML. Write one key = value on each line, with text in double quotes, and each [[header]] on a line of its own."
    FrontMatterPlace "front-matter-place" Error "Front matter stands only at the very top of a file, between two lines of +++ with at least one line between them. Anywhere else a +++ block would be taken out of the text without a trace."
    UnknownKey "unknown-key" Error "The key is not one that this file may have. A misspelt key that is silently ignored is worse than an error: a setting one believes in would not hold."
    MissingKey "missing-key" Error "A key that this file must have is missing. A report needs a title; a release needs its key."
    BadValue "bad-value" Error "The value of this key has the wrong type or form. Dates are written as precisely as the paper has them: 1987, 1987-02 or 1987-02-24, with a ? where the date is inferred."
    DuplicateKey "duplicate-key" Error "Two entries claim the same key, form or code, so that neither can be looked up."
    UnknownMark "unknown-mark" Warning "The bracket nearly fits the grammar of the marks, but not quite, so it was left as plain text. Mend it, or write \\[ where the paper itself prints a bracket."
    MalformedMark "malformed-mark" Error "The bracket begins with the keyword of a mark, but what follows is not in its grammar. As it stands it would be shown as plain text and counted nowhere."
    UnclosedMark "unclosed-mark" Error "A mark opens but never closes within its paragraph. A blank line, a line that begins with - or # or > or a number, or a footnote at the line's start ends a paragraph, and with it the mark."
    StraddlingMark "straddling-mark" Error "A mark opens outside of an emphasis, a link or a strike-out and closes inside of it, or the other way round. Put both brackets on the same side of the asterisks."
    DeepNesting "deep-nesting" Error "Quotations, lists or marks are nested more deeply than any document is. What lies deeper was not read."
    MarkTakenAsLink "mark-taken-as-link" Error "A mark with ( or [ right behind it is a Markdown link, and the mark is lost. Escape the second bracket: [redacted]\\(x)."
    MarkTakenAsDefinition "mark-taken-as-definition" Error "A mark with a colon behind it at the start of a block is a Markdown link definition: the line is deleted, and every other mark of the same text in the file becomes a link. Escape the colon: [redacted]\\: No."
    MarkTakenAsImage "mark-taken-as-image" Error "An exclamation mark before a double bracket makes an image of it. Escape the exclamation mark: \\!."
    NoteReferenceLost "note-reference-lost" Error "A note reference with a bracket right behind it is not read as a reference. Put a space between the reference and the bracket."
    MarkInReference "mark-in-reference" Error "Two opening brackets in a row start a wikilink, which swallows the marks inside. Put a space between the brackets."
    ReferenceDefinition "reference-definition" Error "A line like [label]: address is a Markdown link definition: it is taken out of the text. A transcription loses its words so; escape the colon as \\:, and write links in place."
    LostText "lost-text" Error "A rule of Markdown drops this part of the file from the page. No word of a transcription may be lost in silence: escape or rewrite what the message shows."
    HeadingAttribute "heading-attribute" Error "Braces at the end of a heading are attributes to Markdown and vanish from the text. Only a pinned address, {#name}, is allowed there; escape the closing brace of a printed one as \\}."
    ExtraCells "extra-cells" Error "A table row has more cells than its header, and Markdown drops the rest. Give the header as many cells as the longest row."
    SwallowedMark "swallowed-mark" Error "Markdown reads this line as part of the quotation, list item, note or table above. Put a blank line before it if it is separate, or indent it if it belongs there."
    SplitList "split-list" Warning "A mark at the margin between two list items ends the list there, and the next item begins a list of its own. Indent the mark to the text of the item before it."
    MarkMakesHeading "mark-makes-heading" Warning "A line of --- or === under a line of text makes it a heading. Put a blank line between them."
    AccidentalList "accidental-list" Warning "A line that begins with a large number and a full stop starts a list with that number. If it is a year at the start of a sentence, escape the stop: 1987\\. The."
    IndentedCode "indented-code" Error "Four spaces at the start of a block make it code, in which no mark is read. Transcriptions hold no code: take the spaces away."
    RawHtml "raw-html" Warning "HTML is shown as text and never passed on. In a transcription the marks say what it would: ^ notes, italics with asterisks, page marks."
    HtmlBlock "html-block" Error "A line that begins like an HTML tag swallows all lines up to the next blank one, marks included. Write \\< where the paper prints a <."
    Comment "comment" Error "A comment is not published on the page, but the source view and the repository show it. Use [note: …] for what readers may know, and keep the rest elsewhere."
    LeftoverEmphasis "leftover-emphasis" Warning "Asterisks that look like emphasis were left as they are, since Markdown wants no space inside and a space or punctuation outside of them. Move them, or escape them as \\*."
    UnknownExemption "unknown-exemption" Error "No exemption of this code is known. Correct it, or declare the ground in edition.toml under [[exemption]], with its code, its meaning and its authority. `lacuna explain CODE` lists what is known of a code."
    UnknownRelease "unknown-release" Error "The mark names a release that the report's index.md does not have. Add it there as a [[release]] with that key."
    NoteWithoutText "note-without-text" Error "A note is referred to, but has no text. Write [^1]: and the text of the note in a paragraph of its own, or escape the bracket."
    TextWithoutNote "text-without-note" Warning "This note's text is referred to nowhere, so that nobody knows where it belongs. It is shown at the end of the section."
    DuplicateNote "duplicate-note" Error "Two notes of this section have the same label. Where the paper's numbering restarts, write the folio before the number: [^4:1] prints 1."
    DuplicateAddress "duplicate-address" Error "A name after # gives a place an address of its own, and another place on the page has the same one: it was given twice, or the program makes it, as f4, f4-p2, n1 and h-title. A link could not tell the two apart. Choose another name."
    DuplicateFolio "duplicate-folio" Error "This folio label was met before in the report: a citation of it would land on the wrong page. Where the paper numbers its pages twice, give the series a name: [page annex:2] prints 2. A folio that goes on in a new section is [page 4, continued]."
    FolioBackwards "folio-backwards" Warning "The folio's number is lower than that of the folio before it. Two columns or sheets may be out of order, or the number is misread."
    FolioNotContinued "folio-not-continued" Warning "The section says that it continues a folio, but the section before it does not end on that folio."
    TextBeforeFolio "text-before-folio" Warning "Text stands before the first page mark of a section, so nobody can cite it by page. Begin the section with [page N], or with [page N, continued] where it starts in the middle of one."
    ListNumberJump "list-number-jump" Info "The numbers of this list jump. They are shown as they are written; check that the paper has them so."
    DuplicateSection "duplicate-section" Error "Two files make one address: a number before the name is dropped from it. Rename one of them."
    ReservedName "reserved-name" Error "A page or a folder of the program has this name. No section may be called index, ledger, whole, report, questions, parallels or source, and no report assets, exemptions, names or search. Rename the file or the folder."
    NoTitle "no-title" Warning "The section has no heading, and so no title. Add title = \"…\" to its front matter; it is shown as the editor's."
    MissingSection "missing-section" Error "The list of sections in the report's index.md names a file that is not there. Add the file, or take the name off the list."
    UnlistedSection "unlisted-section" Error "The report has a list of sections, and this file is not in it, so no page would lead to it."
    DuplicateName "duplicate-name" Error "Two entries of names.toml make one page: their names are the same, or differ only in signs that no address holds. The second is left out. Make one entry of them, or name one otherwise."
    AmbiguousForm "ambiguous-form" Warning "Two names claim one form, and nobody can tell by the form alone who is meant. It is linked to neither. Leave it to one of them, and write [[Name|form]] where the text means the other."
    UnmentionedName "unmentioned-name" Warning "No report of this edition mentions the name under any of its forms: the index would lead to an empty page. Add the form under which the text has it, or take the entry away."
    DanglingReference "dangling-reference" Error "The reference leads nowhere: there is no section, heading, folio, note, name or file of that description. Every link of a published site must arrive."
    ExpectationFailed "expectation-failed" Error "The report's index.md expects something of its transcription under [expect], and the transcription does not bear it out. Either words, marks or codes are missing, or the number is wrong; the scans decide."
    MissingFolio "missing-folio" Warning "The folios of a report are numbered, and a number is missing between the first and the last. A page that is blank, denied or not in the scan has a mark too, so that nobody takes it for one that was forgotten."
    UnsafeLink "unsafe-link" Error "Only http, https and mailto addresses and relative ones are made into links; any other could run a program in the reader's browser. It is shown as text."
    RemoteImage "remote-image" Error "The page would fetch a picture from another host. A published site asks nothing of anybody else: put the file beside the text."
    LargeSite "large-site" Warning "The site is larger than 1 GB, which is the most that GitHub Pages publishes. Move large files, such as scans, to another host and link to them, or split the edition. If your host takes more, say so with --max-size."
    SiteTooLarge "site-too-large" Error "The site is larger than --max-size allows, so it was not written. Move large files, such as scans, to another host and link to them, or allow more."
    OtherText "other-text" Error "The text given to `check --against` shares so few words with the report that it cannot be what the report was made from. Name the right file, and the report behind a colon: --against OCR.txt:REPORT."
    WordsLost "words-lost" Error "The OCR has words that the report does not have. Put them back; or, if the paper does not have them, accept it in index.md with a reason: [[accept]] with code, words and reason."
    WordsInvented "words-invented" Error "The report has words that the OCR does not have. Take them away; if the scan shows them, accept it in index.md with a reason; if they are a remark of yours, write [note: …]."
    WordsChanged "words-changed" Warning "The report has other words, or the same in another spelling, than the OCR at the same place. Either is right now and then: look at the scan, and correct the report or accept it in index.md with a reason."
    PassageMoved "passage-moved" Warning "A passage stands elsewhere in the OCR than in the report. OCR programs read across columns, and set notes in the middle of a sentence; so either order may be the paper's. Look at the scan, and move the passage or accept it in index.md with a reason."
    SentenceCut "sentence-cut" Warning "A paragraph of the report ends within a sentence, and the OCR goes on with it in the same paragraph. Take the blank line away, or accept it in index.md with a reason."
    GapLost "gap-lost" Error "The OCR shows a gap, and the report has none there. Every gap is accounted for: write [redacted], or accept it in index.md with a reason."
    GapInvented "gap-invented" Error "The report has a gap where the OCR shows none. Take it away unless the scan shows it; then accept it in index.md with a reason."
    CodesDiffer "codes-differ" Warning "A folio has an exemption code more often, or less often, than the OCR has it there. Where the codes stand among the words does not matter, since the paper has them in the margin; that none is lost and none invented does."
    UnusedAcceptance "unused-acceptance" Warning "An [[accept]] of index.md accepts a difference from the OCR that is not there. The words it quotes must be the first or the last of the difference, and each quotation accepts one."
    TemplateSyntax "template-syntax" Error "The template is not valid, or names a filter, function, component or parent that does not exist."
    TemplateVariable "template-variable" Error "The template reads a value that this kind of page does not have."
    TemplateRender "template-render" Error "The template failed while a page was made from it: it compiles, but something it does with its values cannot be done. The message says what."
    UnknownTemplate "unknown-template" Warning "The file replaces no template and no asset of the built-in theme, and no template of the site includes it."
    NothingToShow "nothing-to-show" Error "The site holds no report. A report is a folder under content/ with an index.md that has at least a title."
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_found_by_its_name_and_says_something() {
        for code in Code::ALL {
            assert_eq!(Code::from_name(code.name()), Some(*code));
            assert!(code.explanation().len() > 60, "{code}");
            assert!(code.name().bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase() || byte.is_ascii_digit()));
        }
    }
}
