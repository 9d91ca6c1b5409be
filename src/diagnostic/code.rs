//! All kinds of findings, each with its name, severity and explanation.

use std::fmt;

named! {
    /// How serious a finding is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Severity {
        /// The site cannot be published: words would be lost, or an address would be wrong.
        Error = "error",
        /// Probably not what was meant.
        Warning = "warning",
        /// Worth knowing.
        Info = "info",
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
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How serious it is.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }

            /// Whether the check of claims makes it: two sources claim one output path or one name, or no file can have the path.
            pub fn is_of_claims(self) -> bool {
                matches!(self, Self::BadFileName | Self::CaseCollision | Self::DuplicateSection | Self::ReservedName | Self::UnlistedFile | Self::HiddenData | Self::SeriesSpelling)
            }

            /// Whether it says that a file could not be read. Other findings may follow from that.
            pub fn is_of_reading(self) -> bool {
                matches!(self, Self::UnreadableFile | Self::SpecialFile | Self::LinkOutside | Self::HugeFile | Self::NotUtf8)
            }

            /// Whether it says that a pinned address is gone or names different words.
            pub fn is_of_addresses(self) -> bool {
                matches!(self, Self::AddressChanged | Self::AddressGone)
            }

            /// What it means, why it matters and what to do, in a paragraph.
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => $explanation,)* }
            }

            /// The code of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.name() == name)
            }
        }
    };
}

codes! {
    UnreadableFile "unreadable-file" Error "The file or folder could not be read: it has no read permission, a link is broken or circular, or the disk failed. Fix the permission, or remove the file. Nothing is published until every file of the site can be read."
    SpecialFile "special-file" Error "This is a pipe, a socket or a device. Only regular files are read, because reading such a file could hang the build. Move it out of the site."
    LinkOutside "link-outside" Error "A symbolic link leads out of the site, or into its .git folder. Its target could be any file on this computer, and would be published. Copy the file into the site instead."
    HugeFile "huge-file" Error "A text can be up to 64 MiB, and any other file up to 2 GiB. A larger text is unlikely to be a transcription, and web hosts do not accept larger files. Split the file, or move it out of the site."
    BadFileName "bad-file-name" Error "The file cannot be published everywhere under this name. The name is not valid Unicode, is longer than 240 bytes, contains an invisible character or one of \" : < > | * ? \\, ends in a dot or a space, or is reserved by Windows, such as CON or NUL. The address of a page is made from the name of its source, and is a little longer. Rename the file."
    CaseCollision "case-collision" Error "Two paths of the site or of its output differ only in upper and lower case, or in how an accent is encoded. On many disks and web hosts they are the same file, and one would silently replace the other. Rename one of them."
    MisplacedFile "misplaced-file" Error "This Markdown file belongs to no report, so no page shows it. A section is a file directly in the folder of a report (content/REPORT/SECTION.md), and that folder needs an index.md. Move the file, or add the index.md. edition.toml and names.toml have an effect only directly in content/."
    UnreadText "unread-text" Warning "This file looks like a text, but only files that end in .md are sections. It is published as it is, and nobody can see that from the pages of the report: a draft or a raw OCR text may become public by accident. Rename it to end in .md, or move it out of content/. The OCR texts of scans can be in the folder scans of the report: texts in it are not published."
    NotUtf8 "not-utf8" Error "Markdown, TOML and templates must be UTF-8. The line and column are those of the first invalid byte. Save the file as UTF-8."
    ControlCharacter "control-character" Error "The text contains a control character. Only tab, line feed, carriage return and form feed are allowed. OCR programs often leave such characters in a text. Delete it."
    InvisibleCharacter "invisible-character" Warning "The text contains an invisible character: a zero width space, a soft hyphen, a byte order mark within the text, or a control for the writing direction. Word processors and OCR programs often insert them. A search does not find a word that contains one, and direction controls change the order in which words are displayed. Delete the character."
    WithheldText "withheld-text" Error "A bracket marks text that this edition withholds. An edition may withhold text only if edition.toml says source = \"private\": a public source would publish it. If the mark cannot be cut in exactly one way, the whole file is refused and none of it is shown. Every file is searched, whatever its name. In files that are not text, the mark is found in UTF-8, UTF-16 and UTF-32. If the paper itself prints the bracket, write \\[."
    Canary "canary" Error "An output contains words from the list given to check --canaries: words that must not be published. They are searched for in any case, reversed, encoded and as digests, in the bytes and in the names of all outputs. The finding names the line of the list and the output."
    UnlistedFile "unlisted-file" Error "The sources of this edition are private, and this file is not text: a picture, a PDF file, an archive. Or its name says that it is a copy of a source, such as memo.md.bak. It may show what the texts withhold. Look at all of it, and list its path below content/ in edition.toml: [publish] with files = [\"…\"]."
    HiddenData "hidden-data" Error "The sources of this edition are private, and this picture or PDF file contains more than it shows: metadata, an earlier version, text below a bar. Anybody can read that. In JPEG, PNG, GIF, WebP and SVG pictures, this is every part that the picture does not need; in PDF files, it is everything but pictures of pages. TIFF, HEIC and some other formats are not searched, so they are refused. `exiftool -all= FILE` removes metadata; for a PDF file, make pictures of its pages."
    TextWithheld "text-withheld" Info "A mark of withheld text was cut here: its words do not appear on any page or in any other output. The sources of this edition are private, so keep its repository, its backups and the copies that editors keep of it private too."
    FrontMatterSyntax "front-matter-syntax" Error "The TOML in this file, or in the front matter between its two +++ lines, is not valid. Write each key = value on a line of its own, put text in double quotes, and put each [[header]] on a line of its own."
    FrontMatterPlace "front-matter-place" Error "Front matter must be at the very top of a file, between two +++ lines, with at least one line between them. A +++ block anywhere else would disappear from the text."
    UnknownKey "unknown-key" Error "This file cannot have this key. Unknown keys are errors because a misspelled setting would otherwise have no effect. Correct the key, or delete it."
    MissingKey "missing-key" Error "A required key is missing. For example, a report needs a title, and a release needs a key."
    BadValue "bad-value" Error "The value of this key has the wrong type or form. Write dates as precisely as the paper has them: 1987, 1987-02 or 1987-02-24, with a ? after an inferred date; or 1961/1963 and ca. 1961."
    DuplicateKey "duplicate-key" Error "Two entries have the same key, form or code, so it is not clear which one is meant. Delete or change one of them."
    RedefinedExemption "redefined-exemption" Info "An [[exemption]] in edition.toml has the code of a built-in one and takes its place, with its meaning, authority and forms. That is right only if the report uses the code in another sense. `lacuna explain CODE` shows the built-in entry."
    UnknownMark "unknown-mark" Warning "This bracket looks like a misspelled mark, so it is shown as plain text. Correct the mark, or write \\[ if the paper itself prints the bracket."
    MalformedMark "malformed-mark" Error "The bracket begins with the keyword of a mark, but the rest of it is not valid. Without a correction it would be shown as plain text and not counted. The message names the part to correct."
    UnclosedMark "unclosed-mark" Error "A mark opens but does not close before the end of its paragraph. A paragraph ends at a blank line, and before a line that begins with -, #, >, a number or a footnote. Add the closing bracket to the same paragraph."
    PlainBracket "plain-bracket" Info "A bracket that is not a mark belongs to the paper and is shown as its words. If the paper prints it, write a backslash before it: \\[. If the words are yours, write them as a note, [note: …], or as the mark that fits."
    BlockCharacters "block-characters" Warning "Block characters such as █ look like a redaction, but are not counted and not explained. Write [redacted], with its exemption and extent if they are known. If the paper prints the characters as an ornament, leave them out or describe them in [note: …]."
    PageBreak "page-break" Warning "The text has a page break in the form of another program: a form feed, or a line such as %%page 3%%, --- Page 3 --- or the heading Page 3. It makes no page of the original. Write [page 3] in its place. If the paper prints the line, write [banner: …]."
    LineEndHyphen "line-end-hyphen" Warning "A word is split between two lines, and pages would show it as two parts with a hyphen between them. A search would not find it. Write the word in one piece; if the hyphen belongs to it, as in well-known, write both parts on one line."
    StraddlingMark "straddling-mark" Error "A mark opens outside emphasis, a link or a strikethrough and closes inside it, or the other way round. Put both brackets on the same side of the asterisks."
    DeepNesting "deep-nesting" Error "Quotations, lists or marks are nested too deeply. The text inside the deepest ones was not read. Remove some levels."
    MarkTakenAsLink "mark-taken-as-link" Error "Markdown reads a mark followed directly by ( or [ as a link, and the mark is lost. Escape the second bracket: [redacted]\\(x)."
    MarkTakenAsDefinition "mark-taken-as-definition" Error "Markdown reads a mark followed by a colon at the start of a block as a link definition. It removes the line, and turns every other mark with the same text into a link. Escape the colon: [redacted]\\: No."
    MarkTakenAsImage "mark-taken-as-image" Error "Markdown reads an exclamation mark followed by two brackets as an image. Escape the exclamation mark: \\!."
    NoteReferenceLost "note-reference-lost" Error "Markdown does not read a note reference that is followed directly by a bracket. Put a space between the reference and the bracket."
    MarkInReference "mark-in-reference" Error "Markdown reads two opening brackets in a row as a reference, and the marks inside it are lost. Put a space between the brackets."
    ReferenceDefinition "reference-definition" Error "Markdown reads a line such as [label]: address as a link definition and removes it from the text. If the line is text, escape the colon as \\:. If you want a link, write it inline: [text](address)."
    LostText "lost-text" Error "Markdown drops this part of the file, so its words would be missing from the page. Escape or rewrite the passage that the message shows."
    HeadingAttribute "heading-attribute" Error "Markdown reads braces at the end of a heading as attributes and removes them. Only an address such as {#name} is allowed there. If the paper prints a brace, write \\}."
    ExtraCells "extra-cells" Error "A table row has more cells than the header, and Markdown drops the rest. Give the header as many cells as the longest row."
    TableWithoutRule "table-without-rule" Warning "These lines look like a table, but Markdown reads lines between | as a table only if the second one is a row of hyphens. Without it they are one paragraph. Put |---|---| below the first row, with a part for each column."
    SwallowedMark "swallowed-mark" Error "Markdown reads this line as part of the quotation, list item, note or table above. Put a blank line before it if it is separate, or indent it if it belongs there."
    LineNotTyped "line-not-typed" Error "In a block that begins with [as typed], every line starts with > and a space. Markdown reads any other line in its own way: it loses its indent, and may become a list or a heading. Start the line with > and a space, or put a blank line before it if it comes after the block."
    CodeBeforeRedaction "code-before-redaction" Info "A code in the margin belongs to the redactions before it in its block, and this one comes before the first of them. The page says that no redaction is visible beside it, and the redaction has no exemption. If the paper prints the code beside the redaction, put it after the redaction: The keeper [redacted] left. [25X1]"
    SplitList "split-list" Warning "A mark that is not indented ends the list, and the next item begins a new one. Indent the mark to match the text of the item before it."
    MarkMakesHeading "mark-makes-heading" Warning "Markdown reads a line of text above --- or === as a heading. Put a blank line between them. If it is a heading, write ## before it."
    AccidentalList "accidental-list" Warning "Markdown reads a line that begins with a number and a full stop or a bracket as a list item, and so it does with a line that begins with -, + or *, whose sign it does not show. A large number may be a year at the start of a sentence, zeros before a number are not shown, and a line in the middle of a paragraph cuts the sentence. If the number or the sign does not begin an item, escape it: 1987\\. The, 1\\) security, \\* See page 3. A row of signs, * * * *, is lists within a list: escape the first sign. If it is a list, put a blank line above it."
    LinesRunTogether "lines-run-together" Info "Two lines of a paragraph begin with labels, such as TO: and FROM:, with the letters of a list, or have tabs between their columns. Pages do not keep the ends of lines: they show both in one paragraph. To keep the lines and indents of the paper, write > [as typed], and put > before each line below it. If each is a paragraph of its own, put a blank line between them."
    AsteriskRule "asterisk-rule" Warning "Markdown reads a line of asterisks as a rule, and shows a line across the page in their place. If the paper prints asterisks, escape the first one as \\*. For a rule, write ---."
    CodeBlock "code-block" Error "Markdown reads as code a block that is indented by four spaces, or the lines after three backticks or tildes, and ignores the marks in it. If no second line of backticks or tildes ends it, the rest of the file is code. Remove the spaces, or the backticks or tildes."
    MarkInCode "mark-in-code" Error "Markdown reads text between backticks as code and ignores the marks in it, so a redaction there would not be counted. Remove the backticks, or escape them as \\` if the paper prints them."
    RawHtml "raw-html" Warning "HTML is shown as text. Use Markdown and marks instead: *italics* with asterisks, [^1] for notes, [page 4] for pages."
    HtmlBlock "html-block" Error "Markdown reads a line that begins like an HTML tag, and all lines up to the next blank line, as HTML and ignores the marks in them. If the paper prints a <, write \\<."
    Comment "comment" Error "The comment is not shown on the page, but anybody can read it in the published source. Write [note: …] for what readers may know, and keep everything else in another place."
    LeftoverEmphasis "leftover-emphasis" Warning "These asterisks look like emphasis but are shown as text. Markdown needs a space or punctuation outside the asterisks and none inside. Move the asterisks, or escape them as \\*."
    MixedQuotes "mixed-quotes" Info "A paragraph has straight and curly quotation marks. A typewriter has only straight ones, and a word processor or OCR program often mixes them. Check the scan, and use the marks that the paper has."
    UnknownExemption "unknown-exemption" Error "No exemption has this code. Correct the code, or declare it in edition.toml under [[exemption]] with its code. `lacuna explain CODE` explains the codes that are built in."
    UnknownRelease "unknown-release" Error "The mark names a release that is missing from the report's index.md. Correct the mark, or add a [[release]] with that key."
    NoteWithoutText "note-without-text" Error "The text refers to a note that does not exist. Write the note in a paragraph that begins [^1]:, in the same file or in a section with notes = \"endnotes\", or escape the bracket as \\[ if it is not a reference."
    TextWithoutNote "text-without-note" Warning "No reference leads to this note, or to these endnotes. A footnote without a reference is shown at the end of its section. Write [^1] where the paper refers to it."
    DuplicateNote "duplicate-note" Error "Two notes of this section have the same label. If the paper's numbering restarts, write the page before the number: [^4:1] is shown as 1."
    DuplicateAddress "duplicate-address" Error "Two places on this page have the same address after #, so a link cannot tell them apart. The address was given twice, or Lacuna already uses it: f4, f4-p2, n1 and h-title are taken. Choose another name."
    DuplicateParagraph "duplicate-paragraph" Info "Two paragraphs of this section begin with the same number, and index.md says that such numbers are addresses. Check the scan. If the paper has the number twice, a link leads to the first paragraph."
    DuplicatePage "duplicate-page" Error "Two pages of this report have the same number, so a citation could lead to the wrong one. If the paper numbers its pages twice, name the second series: [page annex:2] is shown as 2. If the page continues in another section, write [page 4, continued]."
    PageBackwards "page-backwards" Warning "The number of this page is lower than that of the page before it. Columns or sheets may be out of order, or the number may be misread. A label such as 4-6 after page 3 may be meant as a range."
    ScanOrder "scan-order" Warning "The number of this page in the scan is not higher than that of the page before it. Two marks may have the same number, or the pages may be out of order. Each scan has one page mark that states its number; where a scan shows two pages, state it at the first."
    MissingScan "missing-scan" Warning "The report states where its scans are, but the scan that a page mark names is not there, so readers cannot compare that page with it. Correct the number in the mark, or add the file."
    UnusedScan "unused-scan" Warning "A picture of a scan is published, but no page leads to it: no page mark has its number, its name has no number, or another picture has the same number. Write the number in the mark of its page, or rename or remove the picture."
    PageNotContinued "page-not-continued" Warning "This section says that it continues a page, but the section before it ends on another page. Check the page marks of both sections."
    TextBeforePage "text-before-page" Warning "A section has text before its first page mark, so that text cannot be cited by page. Begin the section with [page N], or with [page N, continued] if it starts in the middle of a page."
    ListNumberJump "list-number-jump" Info "The numbers of this list are not consecutive. They are shown as you wrote them. Check that the paper has the same numbers."
    DuplicateSection "duplicate-section" Error "Two files have the same address, because a number at the start of a file name is dropped. Rename one of them."
    ReservedName "reserved-name" Error "Another page, file or folder of the site has this address, or Lacuna needs the name for a page or folder of its own. No section may be called index, ledger, report, questions, parallels, citation, source, whole, or whole-2 and so on, and no report assets, exemptions, names, search or _lacuna. Rename the file or folder."
    NoTitle "no-title" Warning "The section has no heading, and therefore no title. Add title = \"…\" to its front matter. Readers see that title as the editor's words."
    EqualTitles "equal-titles" Warning "Two sections of this report have the same title, so readers cannot tell them apart in the contents. Give each section a heading of its own, or a title = \"…\" in its front matter."
    SeriesSpelling "series-spelling" Warning "Two reports spell the name of their series in different ways: with other capitals, blanks or punctuation. The list of reports shows them under the first spelling. Write the name in the same way in each index.md."
    BadAddressLine "bad-address-line" Error "A line of addresses.lock has no address with a digest, or lists an address for the second time. `lacuna pin` writes this file; a merge may have kept the lines of both sides, or left conflict markers. Keep one line for each address, or restore the file from your repository."
    AddressChanged "address-changed" Error "A pinned address no longer names the words that it named when `lacuna pin` wrote it to addresses.lock, so citations of it would lead to the wrong place. Its words may have been corrected, or a paragraph or a redaction added before it on its page of the original. To keep an address, write it in the mark of the redaction, code or page, such as #f1-r2, or after the heading or paragraph, such as {#f1-p2}. If the change is intended, accept it with a reason: lacuna pin --accept ADDRESS --reason TEXT."
    AddressGone "address-gone" Error "A pinned address no longer exists, so citations of it would lead nowhere. Restore it, write it in the mark or after the heading or paragraph that has its words now, or accept the change with a reason: lacuna pin --accept ADDRESS --reason TEXT. If the file of a section was renamed, write moved_from = [\"REPORT/OLD-NAME\"] in its front matter."
    MissingSection "missing-section" Error "The list of sections in index.md names a file that does not exist. Add the file, or remove its name from the list."
    UnlistedSection "unlisted-section" Error "This file is missing from the list of sections in index.md, so no page would link to it. Add it to the list, or move it out of the site."
    DuplicateName "duplicate-name" Error "Two entries in names.toml have the same page, because their names are equal or differ only in characters that an address cannot contain. The second entry is ignored. Merge the two entries, or change one name."
    AmbiguousForm "ambiguous-form" Warning "Two names have the same form, so a mention of it is linked to neither. Remove the form from one of them. Where the text means that name, write [[Name|form]]."
    UnmentionedName "unmentioned-name" Warning "No report mentions this name in any of its forms, so its page in the index would be empty. Add the form that the text uses, or remove the entry."
    DanglingReference "dangling-reference" Error "The reference leads to a section, heading, page, note, name or file that does not exist. The help names what can be cited."
    ExpectationFailed "expectation-failed" Error "A number under [expect] in the report's index.md differs from the transcription. If the scan agrees with your transcription, change the number; otherwise correct the transcription."
    MissingPage "missing-page" Warning "A page number is missing between the first and the last page of the report. Mark a page that has no text too, so that it does not look forgotten: [page ii, blank], [page ii, denied] or [page ii, not scanned]."
    UntranscribedPage "untranscribed-page" Warning "An entry under [proofread] in the report's index.md covers a page whose mark says that it is not transcribed. A page without a text cannot have been compared with its scan. Remove the words from the mark if the page has a text now; otherwise take the page out of the entry."
    UnsafeLink "unsafe-link" Error "Only http, https, mailto and relative addresses become links, because others could run a program in the reader's browser. The link is shown as text."
    BadLink "bad-link" Error "No reader can follow this link: it has no words to click on, its address lacks a scheme or a host, so that a browser completes it in its own way, or it shows a page as a picture. Write words between the brackets, an address such as https://example.org/, or remove the exclamation mark."
    RemoteImage "remote-image" Error "The page would load a picture from another server. A published site makes no requests to other servers. Put the file next to the text, and use its relative path."
    PictureWithoutWords "picture-without-words" Warning "The picture has no description. Readers who cannot see it, and readers of the plain text, do not learn what it shows. Write the description between the square brackets: ![a map of the Black Sea](map.png)."
    LargeSite "large-site" Warning "`lacuna build` makes a site of more than 1 GB, which is the most that GitHub Pages publishes. Move large files, such as scans, to another host and link to them, leave out whole reports with `whole = false`, or split the edition. If your host takes more, say so with --max-size."
    SiteTooLarge "site-too-large" Error "The site is larger than --max-size allows, so it was not written. Move large files, such as scans, to another host and link to them, or allow more."
    OtherText "other-text" Error "The text given to `check --against` has too few words in common with the report. Name the text that the report was made from, and the report after a colon: --against OCR.txt:REPORT."
    WordsLost "words-lost" Error "The OCR has words that are missing from the report. Add them. If they are not on the scan, accept the difference in index.md: [[accept]] with code, words and reason."
    WordsInvented "words-invented" Error "The report has words that are missing from the OCR. Remove them. If they are on the scan, accept the difference in index.md with a reason. If they are yours, write [note: …]."
    WordsChanged "words-changed" Warning "The report and the OCR have different words, or different spellings, in the same place. Either may be right: check the scan, then correct the report, or accept the difference in index.md with a reason."
    PassageMoved "passage-moved" Warning "A passage is in one place in the report and in another in the OCR. OCR programs read across columns and put notes in the middle of sentences, so either order may be right. Check the scan, then move the passage, or accept the difference in index.md with a reason."
    SentenceCut "sentence-cut" Warning "A paragraph of the report ends in the middle of a sentence that continues in the OCR. Remove the blank line, or accept the difference in index.md with a reason."
    RedactionLost "redaction-lost" Error "The OCR shows a redaction that is missing from the report. Every redaction must be accounted for: write [redacted], or accept the difference in index.md with a reason."
    RedactionInvented "redaction-invented" Error "The report has a redaction that the OCR does not show. If the scan shows it, accept the difference in index.md with a reason; otherwise remove it."
    RedactionsNotShown "redactions-not-shown" Info "The OCR text shows hardly any of the report's redactions, so its author or program did not mark them, and the report's redactions are not compared with it. Compare each of them with the scan."
    OcrNoise "ocr-noise" Info "The report and the OCR differ only in what OCR programs often misread: letters of similar shape, such as rn and m or 1 and l, a letter of a long word, capitals, punctuation and blanks, a stain read as a letter, or a word or two in another place. If there is more than one such difference in a hundred words, the OCR text is rough, and each difference is only an info. If the scan has the word of the OCR, correct the report."
    TableByColumns "table-by-columns" Info "The OCR program read this table column by column, where the report has it row by row. The table was compared by columns, so the order is not a difference. A figure in the wrong cell is still found."
    CodesDiffer "codes-differ" Warning "A page has an exemption code more or fewer times than the OCR of that page. Only the number of codes is compared, because their place in the OCR is unreliable. Check the scan, then correct the report, or accept the difference in index.md with a reason."
    UnusedAcceptance "unused-acceptance" Warning "An [[accept]] in index.md accepts a difference that does not exist. The words it quotes must begin or end the difference, and each quotation accepts one difference of each OCR text. Correct the words, or remove the entry. If the report has releases, this is reported only if the run compares an OCR text of each of them."
    TemplateSyntax "template-syntax" Error "The template is not valid, or uses a filter, function, component or parent that does not exist."
    TemplateVariable "template-variable" Error "The template uses a variable that this kind of page does not have. The guide lists the variables of each page under Templates."
    TemplateRender "template-render" Error "The template compiles, but failed while a page was made from it. The message says which expression failed and why."
    UnknownTemplate "unknown-template" Warning "This file replaces no template or asset of the built-in theme, and no template of the site includes it. Correct its name, or remove it."
    MessageSyntax "message-syntax" Error "A message file is not valid Fluent. Write each message as `id = words`; a variable is { $name }, and a line that continues a message begins with a space. The message with the error is shown in its built-in form."
    MissingMessage "missing-message" Warning "A word of the program has no translation in the language of the edition, so pages show it in English. Add the message to templates/locale/ in a file named for the language, such as it.ftl."
    UnknownMessage "unknown-message" Warning "A message file has a message that neither the program nor a template of the site uses, or a variable that the message does not have. Correct its name, or remove it."
    NothingToShow "nothing-to-show" Error "The site has no report. A report is a folder under content/ with an index.md that has at least a title."
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
