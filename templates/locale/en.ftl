# The words of the program on the pages, in English. A site replaces single messages in its own templates/locale/en.ftl.

## Around every page

skip-to-text = Skip to the text
edition = Edition
breadcrumbs = Breadcrumbs
edited-by = Edited by { $editor }
reports = Reports
guides = Guides
exemptions = Exemptions
people-and-places = People and places
search = Search
page-not-found = Page not found
page-not-found-why = Nothing was withheld here. The page has moved, or it never existed.
page-has-moved = This page has moved
all-reports = All reports
# A label, such as a code, and the words about it.
labelled = { $label }: { $words }
# Between the parts of a list.
semicolon = { "; " }

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
other-reports = Other reports
year-head = Year
report-head = Report
agency = Agency
redactions-head = Redactions
codes-head = Codes in the margin
pages-in-full =
    { $count ->
        [one] { $count } page in full
       *[other] { $count } pages in full
    }

## The page of a report

this-report = This report
read-from = Read from { $title }
contents = Contents
redaction-ledger = Redaction ledger
original-at = Original at { $host }
more-about-report = More about this report
redaction-map = Redaction map
introduction = Introduction
exemption-head = Exemption
covers-head = What it covers
claims-head = Claims
checks = Checks
check-passed = passed
check-open = open
check-failed = failed
record = Record
repeated-passages = Repeated passages
whole-report-link = Whole report on one page
whole-report-in-parts = Whole report in { $count } parts
plain-text = Plain text
redaction = redaction
redactions =
    { $count ->
        [one] { $count } redaction
       *[other] { $count } redactions
    }
# After a number that has an element of its own.
redactions-unit =
    { $count ->
        [one] redaction
       *[other] redactions
    }
codes-unit =
    { $count ->
        [one] code
       *[other] codes
    }
page-before-number = page
headings =
    { $count ->
        [one] { $count } heading
       *[other] { $count } headings
    }
map-places = Places on a sheet follow the transcription, not the scan.

## A section, and the whole report

contents-of-guide = Contents of the guide
contents-of-report = Contents of the report: page, title, number of redactions
all-sections = All sections, { $count } more
view = View
reading-view = Reading view
as-printed = As printed
editors-notes = Editor’s notes
neighbouring-sections = Neighbouring sections
previous = Previous
next = Next
the-guide = The guide
the-report = The report
source-of-page = Source of this page
source-of = Source of { $title }
source-lines =
    { $count ->
        [one] { $count } line
       *[other] { $count } lines
    }
whole-report-title = The whole report
whole-report = The whole report on one page
whole-report-part = The whole report, part { $part } of { $count }
part-with-sections = Part { $part }: { $sections }
print-or-save-sections = Print or save sections
print = Print
save-as-text = Save as text
only-this-part = Only the sections of this part are listed.
neighbouring-parts = Neighbouring parts

## The redaction ledger

ledger-intro = Each row is one redaction, over any number of lines; one page, or range of pages, withheld in full; or one exemption code in the margin. A code beside a redaction is in the row of the redaction, so its own number is missing here. A question mark follows whatever the editor inferred.
ledger-empty = This report has no redactions and no exemption codes.
sums = Totals by exemption, kind, page and section
by-exemption = By exemption
by-kind = By kind
by-page = By page
by-section = By section
number-head = No.
kind-head = Kind
page-head = Page
section-head = Section
around-head = Words around it
withheld-head = Withheld
place-head = Place
another-redaction = another redaction
not-known = not known
none-printed = none printed
in-the-margin = in the margin
shown-as-bar = shown as a bar
shown-as-box = shown as a box
shown-as-blank = shown as a blank
shown-as-word = shown as a word

## Exemptions

exemptions-intro = The exemptions claimed in the reports of this edition. Each code at a redaction or in the margin counts as one claim.
meanings-in-english = The meanings of the codes are given in English, the language of the law.
authority = Authority
applies-to = Applies to
also-written = Also written
certainty = Certainty
claims-in-reports =
    { $claims ->
        [one] { $claims } claim
       *[other] { $claims } claims
    } in { $reports ->
        [one] { $reports } report
       *[other] { $reports } reports
    }

## People and places

names-intro = People, organizations and places in these reports, with every mention.
kinds = Kinds
forms-in-text = Forms in the text
mentions-unit =
    { $count ->
        [one] mention
       *[other] mentions
    }
mentions-in-sections =
    { $mentions ->
        [one] { $mentions } mention
       *[other] { $mentions } mentions
    } in { $sections ->
        [one] { $sections } section
       *[other] { $sections } sections
    }
times = { $count } times
no-mention = No report of this edition mentions this name.

## Repeated passages

repeated-passages-intro = Passages that occur more than once in this report, in nearly the same words. A program found them; each has at least { $words } words. If there are two, the words that only one of them has are underlined. If there are more, the page shows the first and lists the others. The comparison does not show which was written first.
passages-counted = { $count } passages. Here is the first:
words-in-common = { $one } and { $other } words; { $common } of them are in both, in the same order.
redacted = Redacted
where-they-differ = Where they differ
other-passages = The other passages
instead-head = Instead of the words of the first
no-words = nothing
# Between the words of a passage and those of the first one.
instead-of = for
same-words = the same words

## Open questions

open-questions = Open questions
questions-intro =
    { $count ->
        [one] { $count } open question
       *[other] { $count } open questions
    }: the editor’s questions, the editor’s inferences, and codes that are not beside a visible redaction.
no-questions = This transcription has no open questions.

## Pages of the original

page = page { $number }
previous-page = Previous page: { $page }
next-page = Next page: { $page }
pages = pages { $number }
unnumbered-page = unnumbered page
page-at-start = Page { $number }
pages-at-start = Pages { $number }
place-at-start = The { $place }
this-page = This page
on-page = on page { $number }
on-pages = on pages { $number }
on-place = on the { $place }
on-this-page = on this page
page-of = Page { $number } of { $all }
pages-from-to = Pages { $first } to { $last }
pages-from-to-of = Pages { $first } to { $last } of { $all }
range = { $first } to { $last }
scan = scan { $number }
scans = Scans
close-scan = Close scan
page-with-scan = { $page } (scan { $scan })
page-continued = { $page }, continued
page-inferred = { $page } (inferred by the editor)
page-is-blank =
    { $page } { $count ->
        [one] is
       *[other] are
    } blank
page-is-not-scanned =
    { $page } { $count ->
        [one] is
       *[other] are
    } not in the scan
page-is-not-transcribed =
    { $page } { $count ->
        [one] is
       *[other] are
    } not transcribed yet
page-was-withheld =
    { $page } { $count ->
        [one] was
       *[other] were
    } withheld in full: { $codes }.
page-was-withheld-without-code =
    { $page } { $count ->
        [one] was
       *[other] were
    } withheld in full. No exemption code is printed on { $count ->
        [one] it
       *[other] them
    }.
pages-withheld-title =
    { $count ->
        [one] Page withheld in full
       *[other] { $count } pages withheld in full
    }
withheld-in-full = withheld in full
blank = blank
not-in-scan = not in the scan
not-transcribed-yet = not transcribed yet
not-proofread-yet = not proofread yet

## Pages without a number

place-cover = cover
place-front-cover = front cover
place-inside-cover = inside cover
place-inside-front-cover = inside front cover
place-back-cover = back cover
place-inside-back-cover = inside back cover
place-title-page = title page
place-half-title = half title
place-frontispiece = frontispiece
place-flyleaf = flyleaf
place-spine = spine
place-envelope = envelope
place-routing-slip = routing slip
place-cover-sheet = cover sheet
place-cover-letter = cover letter
place-insert = insert
place-map = map
place-attachment = attachment

## Places on a page

paragraph = paragraph { $number }
redaction-on-page = redaction { $number }
code-on-page = code { $number }
heading = heading
note = note { $number }
note-reference = reference to note { $number }
table = table
margin = margin
whole-page = whole page
in-the-text = in the text
paragraph-before = in paragraph { $number } of { $page }
before-first-page = before the first page

## Dates

january = January
february = February
march = March
april = April
may = May
june = June
july = July
august = August
september = September
october = October
november = November
december = December
date-of-day = { $day } { $month } { $year }
date-of-month = { $month } { $year }
date-about = ca. { $date }

## How much is missing

characters =
    { $count ->
        [one] { $number } character
       *[other] { $number } characters
    }
words =
    { $count ->
        [one] { $number } word
       *[other] { $number } words
    }
lines =
    { $count ->
        [one] { $number } line
       *[other] { $number } lines
    }
paragraphs =
    { $count ->
        [one] { $number } paragraph
       *[other] { $number } paragraphs
    }
whole-pages =
    { $count ->
        [one] { $number } page
       *[other] { $number } pages
    }
names =
    { $count ->
        [one] { $number } name
       *[other] { $number } names
    }
numbers =
    { $count ->
        [one] { $number } number
       *[other] { $number } numbers
    }
less-than = less than { $extent }
extent-in-detail = { $extent } ({ $detail })
extent-and = { $extent } and { $also }
extent-in-all = { $extent } in all
more-lines =
    { $count ->
        [one] { $number } more line
       *[other] { $number } more lines
    }
more-paragraphs =
    { $count ->
        [one] { $number } more paragraph
       *[other] { $number } more paragraphs
    }
extent-unknown = extent unknown

## What is missing

portion-mark = portion mark
name = name
number = number
phrase = phrase
passage = passage
page-kind = page
a-portion-mark = a portion mark
a-portion-mark-explained = a portion mark, the classification of a paragraph
a-name = a name
a-number = a number
a-phrase = a phrase
a-passage = a passage
a-whole-page = a whole page
several-whole-pages = { $count } whole pages
probably = probably { $what }

## What is said of a redaction

redaction-at-start = Redaction
redaction-numbered = Redaction { $number } of { $all }
paper-prints = the paper prints { $words }
no-exemption-printed = no exemption code printed
exemption-claimed = exemption { $codes }
exemption-in-margin = exemption { $codes }, printed in the margin
exemption-claimed-and-in-margin = exemption { $codes }; in the margin { $margin }
code-inferred = { $code } (inferred)
exemption-was = the exemption was { $code }
exemption-was-in = the exemption was { $code } in the release of { $release }
was = was { $code }
was-in = was { $code } ({ $release })
released-in = released { $release }
no-visible-redaction = no visible redaction
place-unknown = place unknown
place-unknown-on = place { $on } unknown
editors-note = Editor’s note
illegible-at-start = Illegible
illegible = illegible
blank-in-original = Blank in the original
withheld-by-edition = withheld by this edition
withheld-by-edition-at-start = Withheld by this edition
redacted-in-picture = redacted

## Kinds of redactions and codes

text-withheld = text withheld by this edition
page-withheld = page withheld in full
code-beside-redaction = code beside a redaction
code-beside-released = code beside words released since
code-beside-text = code not beside a visible redaction
code-beside-nothing = code on the page, not beside any text
redactions-in-text =
    { $count ->
        [one] redaction in the text
       *[other] redactions in the text
    }
texts-withheld =
    { $count ->
        [one] text withheld by this edition
       *[other] texts withheld by this edition
    }
pages-withheld =
    { $count ->
        [one] page withheld in full
       *[other] pages withheld in full
    }
pages-or-ranges-withheld =
    { $count ->
        [one] page or range of pages withheld in full
       *[other] pages or ranges of pages withheld in full
    }
passages-released =
    { $count ->
        [one] passage released since
       *[other] passages released since
    }
codes-beside-released =
    { $count ->
        [one] code beside words released since
       *[other] codes beside words released since
    }
codes-beside-text =
    { $count ->
        [one] code not beside a visible redaction
       *[other] codes not beside a visible redaction
    }
codes-beside-nothing =
    { $count ->
        [one] code on a page, not beside any text
       *[other] codes on a page, not beside any text
    }
codes-in-margin =
    { $count ->
        [one] exemption code in the margin
       *[other] exemption codes in the margin
    }
codes-all-one = { $codes }, all { $code }
at-redaction = at a redaction
beside-text = not beside a visible redaction
beside-nothing = on a page, not beside any text
ledger-description = Every redaction and every exemption code of { $title }.

## The redaction map

legend-redaction = redactions, with their number
legend-code = exemption codes, with their number
legend-blank = blank page
legend-stack = several similar pages
legend-inferred = page number inferred
pages-before-number = pages

## What a report is

released = released, { $year }
released-in-part = released in part, { $year }
fact-number = Number
fact-record = Record
fact-archive = Archive
fact-date = Date
fact-office = Office
fact-author = Author
fact-classification = Classification
fact-release = Release
fact-case = Case
fact-decision = Decision
fact-note = Note
fact-pages = Pages
pages-transcribed =
    { $pages } in the original, { $transcribed ->
        [1] 1 transcribed here
       *[other] { $transcribed } here
    }
date-on-record = { $date } (date on the record)
date-stamped = { $date } (date stamped on the pages)

## Checks

check-scans = Scans
check-page-numbers = Page numbers
check-not-transcribed = Not transcribed yet
check-not-proofread = Not proofread yet
check-proofread-once = Proofread once
check-proofread-twice = Proofread twice
check-contents = Printed contents and headings
check-codes = Codes { $code } in the margin
check-redactions = Redactions in the text
check-pages-withheld = Pages withheld in full
complete = complete
without = without { $pages }
found-of = { $found } of { $expected }
asked-by-editor = { $count } asked by the editor
inferred-or-apart = { $count } inferred or not beside a redaction

## Kinds of open questions

question-of-editor = question by the editor
question-page = inferred page number
question-inference = inference about a redaction
question-reading = doubtful reading
a-doubtful-reading = a doubtful reading
a-word-marked-sic = a word marked [sic]
page-label-inferred = page label { $label } is inferred
inferred = inferred: { $what }
the-exemption = the exemption

## An exemption

exemption-title = Exemption { $code }
certainty-attested = checked against a primary or official source
certainty-recalled = recalled from an official source, not checked again
certainty-inferred = inferred from usage: no official expansion is known
certainty-declared = declared by the editors of this edition
meaning-unknown = its meaning is not known

## Names

person = person
organization = organization
place = place
publication = publication
event = event
cryptonym = cryptonym
term = term
other-name = other
persons = Persons
organizations = Organizations
places = Places
publications = Publications
events = Events
cryptonyms = Cryptonyms
terms = Terms and abbreviations
other-names = Other names
names-unit =
    { $count ->
        [one] name
       *[other] names
    }
mentions-of-names =
    { $count ->
        [one] mention of them
       *[other] mentions of them
    }
sections-with-mentions =
    { $count ->
        [one] section with mentions
       *[other] sections with mentions
    }
reports-with-mentions =
    { $count ->
        [one] report with mentions
       *[other] reports with mentions
    }
every-mention = every mention in this edition.
names-description = The people, organizations and places in the reports of { $title }, by kind.
other-words = other words

## Places of repeated passages

repeated-on = Repeated on { $place }
repeated-in = Repeated in { $place }
repeated-in-places = Repeated in { $count } other places
paragraph-of = { $page }, paragraph { $number }
paragraphs-of = { $page }, paragraphs { $first } and { $last }
places-and = { $one }, and { $other }
place-and-others = { $place }, and { $count } other places
repeated-description = Passages that { $title } repeats in nearly the same words.

## Citations

cite = Cite
close = Close
copy = Copy
copied = Copied
download = Download
copy-with-citation = Copy with citation
chicago-note = Chicago, note
chicago-bibliography = Chicago, bibliography
apa-in-text = APA, in the text
version-of-transcription = Version of the transcription: { $version }

## The script

script-words = Words
script-all = all
script-rows = { $shown } of { $all } rows
script-copied = Link copied
script-link = Link to this paragraph, { $address }
script-links = Links to paragraphs

## How to read the edition

how-to-read = How to read this edition
how-to-read-why = These are the signs that the reports of this edition use. Our own words are in a sans serif, and the words of the papers in a serif.
sign =
    { $name ->
        [stated] A redaction: text that the agency withheld. A square end means that its extent is stated: each missing line has a bar, and a shorter bar has one of a few widths.
        [open] A redaction whose extent is unknown, or inferred by us, ends on a slant. The length of the bar says nothing about the length of the text.
        [box] The paper shows the redaction as an empty box or as blank space.
        [words] The paper prints these words in place of the text.
        [portion-mark] What is withheld is a portion mark: the classification of one paragraph, in parentheses at its start or end, such as (S).
        [denied] A page that was withheld in full. It counts as one redaction.
        [cut] Text that this edition withholds, not the agency. The width of the bar depends only on the stated extent.
        [blank] Space that the writer left blank.
        [at-redaction] A code that is printed in the margin at a redaction: the exemption, the legal ground on which the agency withholds the text. It links to its explanation.
        [beside-text] A code in a frame is printed beside text in which no redaction is visible.
        [unplaced] Codes printed on the page, where exactly is not known.
        [page] A page of the original begins here; a hairline in the text marks the word.
        [inferred-page] A question mark, here and elsewhere, means that we infer what comes before it. A number that is not printed has a dashed line.
        [absent] A page that is blank, not in the scan, or not transcribed yet.
        [unclear] A reading that is uncertain, or words that cannot be read.
        [sic] A mistake in the original, which we have kept, with our correction if we give one.
        [on-paper] A stamp, handwriting, or words that were struck out on the paper.
        [released] Words that a later release disclosed.
        [note] Our own notes. They are in the margin or folded, and can be hidden.
       *[banner] The as-printed view also shows the lines at the head and foot of each page, such as its classification.
    }

## The search

search-lists = Lists of this edition
search-needs-script = Searching needs JavaScript.
script-search = Search this edition
script-dialog = Search
script-help = Put a phrase in quotation marks, and a minus sign before a word to exclude it. To narrow a search, write report:, name:, exemption: or kind: (original, note, stamp, handwriting, banner, editor).
script-found = Sections found: { $all }
script-some = Sections with all of the words: { $all }; with some of them: { $some }
script-shown = Sections found so far: { $shown }
script-nothing = Nothing found.
script-meant = Search for “{ $word }” instead
script-without = Not in this section: { $words }
script-more = More results
script-failed = The search index could not be loaded. Reload the page and try again.
script-gap = redaction
script-withheld = withheld by this edition
script-note = note
script-stamp = stamp
script-handwriting = handwriting
script-banner = page furniture
script-editor = editor’s words
script-close = Close
script-marked = “{ $words }”: { $all } highlighted on this page
script-unmark = Remove highlights

## Keys

script-continue = Continue reading: { $title }
script-keys = Keys
script-paragraphs = Next and previous paragraph
script-pages = Next and previous page of the original
script-redactions = Previous and next redaction
script-off = Turn off all keys but ?
cited-in =
    { $count ->
        [one] Cited in { $count } section
       *[other] Cited in { $count } sections
    }
