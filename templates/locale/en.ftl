# The words of the program on the pages, in English. A site replaces single messages in its own templates/locale/en.ftl.

## Around every page

skip-to-text = Skip to the text
edition = Edition
edited-by = Edited by { $editor }
reports = Reports
guides = Guides
exemptions = Exemptions
people-and-places = People and places
page-not-found = Page not found
page-not-found-why = Nothing was withheld here. The page has moved, or it never existed.
all-reports = All reports

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } report
       *[other] { $count } reports
    }
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
whole-report-too-long = The whole report is too long for one page
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
whole-report = The whole report on one page
too-long = This report is too long for one page. Read it section by section, or here:

## Pages of the original

page-at-start = Page { $number }
pages-at-start = Pages { $first } to { $last }
page-of = Page { $number } of { $all }
pages-of = Pages { $first } to { $last } of { $all }
range = { $first } to { $last }

## The redaction ledger

ledger-intro = A row is one redaction of the transcription, over any number of lines; one page withheld in full, or a range of such pages; or one exemption code in the margin. A code beside a redaction is in the row of the redaction, so its own number is missing here. A question mark marks what the editor inferred.
ledger-empty = This report has no redactions and no exemption codes.
sums = Sums by exemption, kind, page and section
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

exemptions-intro = The exemptions that the reports of this edition claim for what they withhold. Each code at a redaction or in the margin counts as one claim.
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
    }: what the editor asks, what is inferred, and which codes are not beside a visible redaction.
no-questions = This transcription has no open questions.
