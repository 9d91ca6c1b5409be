# Die Wörter des Programms auf den Seiten, auf Deutsch.

## Around every page

skip-to-text = Zum Text springen
edition = Edition
breadcrumbs = Sie sind hier
edited-by = Herausgegeben von { $editor }
reports = Berichte
guides = Anleitungen
exemptions = Ausnahmegründe
people-and-places = Personen und Orte
search = Suche
page-not-found = Seite nicht gefunden
page-not-found-why = Hier wurde nichts zurückgehalten. Die Seite ist umgezogen, oder es gab sie nie.
page-has-moved = Diese Seite ist umgezogen
all-reports = Alle Berichte
labelled = { $label }: { $words }
# Between the parts of a list.
semicolon = { "; " }

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } Bericht
       *[other] { $count } Berichte
    }
other-reports = Weitere Berichte
year-head = Jahr
report-head = Bericht
agency = Behörde
redactions-head = Schwärzungen
codes-head = Codes am Rand
pages-in-full =
    { $count ->
        [one] { $count } Seite vollständig
       *[other] { $count } Seiten vollständig
    }

## The page of a report

this-report = Dieser Bericht
read-from = Lesen ab „{ $title }“
contents = Inhalt
redaction-ledger = Schwärzungsverzeichnis
original-at = Original auf { $host }
more-about-report = Mehr über diesen Bericht
redaction-map = Schwärzungskarte
introduction = Einleitung
exemption-head = Ausnahmegrund
covers-head = Was er umfasst
claims-head = Nennungen
checks = Prüfungen
check-passed = bestanden
check-open = offen
check-failed = nicht bestanden
record = Angaben zum Dokument
repeated-passages = Wiederholte Passagen
whole-report-link = Ganzer Bericht auf einer Seite
whole-report-in-parts = Ganzer Bericht in { $count } Teilen
plain-text = Reiner Text
redaction = Schwärzung
redactions =
    { $count ->
        [one] { $count } Schwärzung
       *[other] { $count } Schwärzungen
    }
redactions-unit =
    { $count ->
        [one] Schwärzung
       *[other] Schwärzungen
    }
codes-unit =
    { $count ->
        [one] Code
       *[other] Codes
    }
page-before-number = Seite
headings =
    { $count ->
        [one] { $count } Überschrift
       *[other] { $count } Überschriften
    }
map-places = Die Stellen auf einem Blatt folgen der Transkription, nicht dem Scan.

## A section, and the whole report

contents-of-guide = Inhalt der Anleitung
contents-of-report = Inhalt des Berichts: Seite, Titel, Zahl der Schwärzungen
all-sections = Alle Abschnitte, { $count } weitere
view = Ansicht
reading-view = Leseansicht
as-printed = Wie gedruckt
editors-notes = Anmerkungen der Herausgeber
neighbouring-sections = Benachbarte Abschnitte
previous = Zurück
next = Weiter
the-guide = Die Anleitung
the-report = Der Bericht
source-of-page = Quelltext dieser Seite
source-of = Quelltext: { $title }
source-lines =
    { $count ->
        [one] { $count } Zeile
       *[other] { $count } Zeilen
    }
whole-report-title = Der ganze Bericht
whole-report = Der ganze Bericht auf einer Seite
whole-report-part = Der ganze Bericht, Teil { $part } von { $count }
part-with-sections = Teil { $part }: { $sections }
print-or-save-sections = Abschnitte drucken oder speichern
print = Drucken
save-as-text = Als Text speichern
only-this-part = Die Liste enthält nur die Abschnitte dieses Teils.
neighbouring-parts = Benachbarte Teile

## The redaction ledger

ledger-intro = Eine Zeile steht für eine Schwärzung der Transkription, gleich über wie viele Textzeilen; für eine vollständig zurückgehaltene Seite oder eine Folge solcher Seiten; oder für einen Ausnahmecode am Rand. Ein Code neben einer Schwärzung steht in deren Zeile; seine eigene Nummer fehlt deshalb hier. Ein Fragezeichen bezeichnet, was die Herausgeber erschlossen haben.
ledger-empty = Dieser Bericht enthält weder Schwärzungen noch Ausnahmecodes.
sums = Summen nach Ausnahmegrund, Art, Seite und Abschnitt
by-exemption = Nach Ausnahmegrund
by-kind = Nach Art
by-page = Nach Seite
by-section = Nach Abschnitt
number-head = Nr.
kind-head = Art
page-head = Seite
section-head = Abschnitt
around-head = Kontext
withheld-head = Zurückgehalten
place-head = Stelle
another-redaction = weitere Schwärzung
not-known = unbekannt
none-printed = keiner gedruckt
in-the-margin = am Rand
shown-as-bar = als Balken
shown-as-box = als Kasten
shown-as-blank = als Leerstelle
shown-as-word = als Wort

## Exemptions

exemptions-intro = Die Ausnahmegründe, auf die sich die Berichte dieser Edition für das Zurückgehaltene berufen. Jeder Code an einer Schwärzung oder am Rand zählt als eine Nennung.
meanings-in-english = Die Bedeutungen der Codes stehen auf Englisch, in der Sprache des Gesetzes.
authority = Rechtsgrundlage
applies-to = Gilt für
also-written = Andere Schreibweisen
certainty = Gewissheit
claims-in-reports =
    { $claims ->
        [one] { $claims } Nennung
       *[other] { $claims } Nennungen
    } in { $reports ->
        [one] { $reports } Bericht
       *[other] { $reports } Berichten
    }

## People and places

names-intro = Personen, Organisationen und Orte in diesen Berichten, mit allen Erwähnungen.
kinds = Arten
forms-in-text = Namensformen im Text
mentions-unit =
    { $count ->
        [one] Erwähnung
       *[other] Erwähnungen
    }
mentions-in-sections =
    { $mentions ->
        [one] { $mentions } Erwähnung
       *[other] { $mentions } Erwähnungen
    } in { $sections ->
        [one] { $sections } Abschnitt
       *[other] { $sections } Abschnitten
    }
times = { $count }-mal
no-mention = Kein Bericht dieser Edition erwähnt diesen Namen.

## Repeated passages

repeated-passages-intro = Passagen, die in diesem Bericht mehrmals fast wortgleich vorkommen. Ein Programm hat sie gefunden; jede hat mindestens { $words } Wörter. Bei zwei Passagen sind die Wörter unterstrichen, die nur in einer von beiden stehen. Bei mehr als zweien zeigt die Seite die erste und führt die anderen auf. Welche zuerst geschrieben wurde, zeigt der Vergleich nicht.
passages-counted = { $count } Passagen. Die erste:
words-in-common = { $one } und { $other } Wörter; { $common } davon stehen in beiden, in derselben Reihenfolge.
redacted = Geschwärzt
where-they-differ = Wo sie sich unterscheiden
other-passages = Die anderen Passagen
instead-head = Statt der Wörter der ersten
no-words = nichts
instead-of = statt
same-words = dieselben Wörter

## Open questions

open-questions = Offene Fragen
questions-intro =
    { $count ->
        [one] { $count } offene Frage
       *[other] { $count } offene Fragen
    }: was die Herausgeber fragen, was erschlossen ist und welche Codes neben keiner sichtbaren Schwärzung stehen.
no-questions = Zu dieser Transkription gibt es keine offenen Fragen.

## Pages of the original

page = Seite { $number }
previous-page = Vorige Seite: { $page }
next-page = Nächste Seite: { $page }
pages = Seiten { $number }
unnumbered-page = Seite ohne Nummer
page-at-start = Seite { $number }
pages-at-start = Seiten { $number }
place-at-start = { $place }
this-page = Diese Seite
on-page = auf Seite { $number }
on-pages = auf den Seiten { $number }
on-place = ({ $place })
on-this-page = auf dieser Seite
page-of = Seite { $number } von { $all }
pages-from-to = Seiten { $first } bis { $last }
pages-from-to-of = Seiten { $first } bis { $last } von { $all }
range = { $first } bis { $last }
scan = Scan { $number }
scans = Scans
close-scan = Scan schließen
page-with-scan = { $page } (Scan { $scan })
page-continued = { $page }, Fortsetzung
page-inferred = { $page } (von den Herausgebern erschlossen)
page-is-blank = { $page }: leer
page-is-not-scanned =
    { $page }: { $count ->
        [one] fehlt
       *[other] fehlen
    } im Scan
page-is-not-transcribed = { $page }: noch nicht transkribiert
page-was-withheld =
    { $page } { $count ->
        [one] wurde
       *[other] wurden
    } vollständig zurückgehalten: { $codes }.
page-was-withheld-without-code =
    { $page } { $count ->
        [one] wurde
       *[other] wurden
    } vollständig zurückgehalten. Ein Ausnahmecode ist nicht gedruckt.
pages-withheld-title =
    { $count ->
        [one] Vollständig zurückgehaltene Seite
       *[other] { $count } vollständig zurückgehaltene Seiten
    }
withheld-in-full = vollständig zurückgehalten
blank = leer
not-in-scan = nicht im Scan
not-transcribed-yet = noch nicht transkribiert
not-proofread-yet = noch nicht Korrektur gelesen

## Pages without a number

place-cover = Umschlag
place-front-cover = vorderer Umschlag
place-inside-cover = Innenseite des Umschlags
place-inside-front-cover = Innenseite des vorderen Umschlags
place-back-cover = hinterer Umschlag
place-inside-back-cover = Innenseite des hinteren Umschlags
place-title-page = Titelblatt
place-half-title = Schmutztitel
place-frontispiece = Frontispiz
place-flyleaf = Vorsatzblatt
place-spine = Buchrücken
place-envelope = Briefumschlag
place-routing-slip = Laufzettel
place-cover-sheet = Deckblatt
place-cover-letter = Begleitschreiben
place-insert = Einlage
place-map = Karte
place-attachment = Anlage

## Places on a page

paragraph = Absatz { $number }
redaction-on-page = Schwärzung { $number }
code-on-page = Code { $number }
heading = Überschrift
note = Fußnote { $number }
note-reference = Verweis auf Fußnote { $number }
table = Tabelle
margin = Rand
whole-page = ganze Seite
in-the-text = im Text
paragraph-before = in Absatz { $number } ({ $page })
before-first-page = vor der ersten Seite

## Dates

january = Januar
february = Februar
march = März
april = April
may = Mai
june = Juni
july = Juli
august = August
september = September
october = Oktober
november = November
december = Dezember
date-of-day = { $day }. { $month } { $year }
date-of-month = { $month } { $year }
date-about = ca. { $date }

## How much is missing

characters = { $number } Zeichen
words =
    { $count ->
        [one] { $number } Wort
       *[other] { $number } Wörter
    }
lines =
    { $count ->
        [one] { $number } Zeile
       *[other] { $number } Zeilen
    }
paragraphs =
    { $count ->
        [one] { $number } Absatz
       *[other] { $number } Absätze
    }
whole-pages =
    { $count ->
        [one] { $number } Seite
       *[other] { $number } Seiten
    }
names =
    { $count ->
        [one] { $number } Name
       *[other] { $number } Namen
    }
numbers =
    { $count ->
        [one] { $number } Zahl
       *[other] { $number } Zahlen
    }
less-than = weniger als { $extent }
extent-in-detail = { $extent } ({ $detail })
extent-and = { $extent } und { $also }
extent-in-all = insgesamt { $extent }
more-lines =
    { $count ->
        [one] { $number } weitere Zeile
       *[other] { $number } weitere Zeilen
    }
more-paragraphs =
    { $count ->
        [one] { $number } weiterer Absatz
       *[other] { $number } weitere Absätze
    }
extent-unknown = Umfang unbekannt

## What is missing

portion-mark = Absatzeinstufung
name = Name
number = Zahl
phrase = Satzteil
passage = Passage
page-kind = Seite
a-portion-mark = eine Absatzeinstufung
a-portion-mark-explained = eine Absatzeinstufung, der Geheimhaltungsgrad eines Absatzes
a-name = ein Name
a-number = eine Zahl
a-phrase = ein Satzteil
a-passage = eine Passage
a-whole-page = eine ganze Seite
several-whole-pages = { $count } ganze Seiten
probably = vermutlich { $what }

## What is said of a redaction

redaction-at-start = Schwärzung
redaction-numbered = Schwärzung { $number } von { $all }
paper-prints = im Original gedruckt: { $words }
no-exemption-printed = kein Ausnahmecode gedruckt
exemption-claimed = Ausnahmegrund { $codes }
exemption-in-margin = Ausnahmegrund { $codes }, am Rand gedruckt
exemption-claimed-and-in-margin = Ausnahmegrund { $codes }; am Rand { $margin }
code-inferred = { $code } (erschlossen)
exemption-was = früherer Ausnahmegrund: { $code }
exemption-was-in = Ausnahmegrund in der Freigabe { $release }: { $code }
was = zuvor { $code }
was-in = zuvor { $code } ({ $release })
released-in = freigegeben { $release }
no-visible-redaction = keine sichtbare Schwärzung
place-unknown = Stelle unbekannt
place-unknown-on = Stelle { $on } unbekannt
editors-note = Anmerkung der Herausgeber
illegible-at-start = Unleserlich
illegible = unleserlich
blank-in-original = Im Original frei gelassen
withheld-by-edition = von dieser Edition zurückgehalten
withheld-by-edition-at-start = Von dieser Edition zurückgehalten
redacted-in-picture = geschwärzt

## Kinds of redactions and codes

text-withheld = von dieser Edition zurückgehaltener Text
page-withheld = vollständig zurückgehaltene Seite
code-beside-redaction = Code neben einer Schwärzung
code-beside-released = Code neben inzwischen freigegebenen Wörtern
code-beside-text = Code ohne sichtbare Schwärzung daneben
code-beside-nothing = Code auf der Seite, ohne Text daneben
redactions-in-text =
    { $count ->
        [one] Schwärzung im Text
       *[other] Schwärzungen im Text
    }
texts-withheld =
    { $count ->
        [one] von dieser Edition zurückgehaltener Text
       *[other] von dieser Edition zurückgehaltene Texte
    }
pages-withheld =
    { $count ->
        [one] vollständig zurückgehaltene Seite
       *[other] vollständig zurückgehaltene Seiten
    }
pages-or-ranges-withheld =
    { $count ->
        [one] vollständig zurückgehaltene Seite oder Folge von Seiten
       *[other] vollständig zurückgehaltene Seiten oder Folgen von Seiten
    }
passages-released =
    { $count ->
        [one] inzwischen freigegebene Stelle
       *[other] inzwischen freigegebene Stellen
    }
codes-beside-released =
    { $count ->
        [one] Code neben inzwischen freigegebenen Wörtern
       *[other] Codes neben inzwischen freigegebenen Wörtern
    }
codes-beside-text =
    { $count ->
        [one] Code ohne sichtbare Schwärzung daneben
       *[other] Codes ohne sichtbare Schwärzung daneben
    }
codes-beside-nothing =
    { $count ->
        [one] Code auf einer Seite, ohne Text daneben
       *[other] Codes auf einer Seite, ohne Text daneben
    }
codes-in-margin =
    { $count ->
        [one] Ausnahmecode am Rand
       *[other] Ausnahmecodes am Rand
    }
codes-all-one = { $codes }, alle { $code }
at-redaction = an einer Schwärzung
beside-text = neben Text ohne Schwärzung
beside-nothing = auf einer Seite, ohne Text daneben
ledger-description = Alle Schwärzungen und alle Ausnahmecodes in „{ $title }“.

## The redaction map

legend-redaction = Schwärzungen, mit ihrer Zahl
legend-code = Ausnahmecodes, mit ihrer Zahl
legend-blank = leere Seite
legend-stack = mehrere gleichartige Seiten
legend-inferred = Seitenzahl erschlossen
pages-before-number = Seiten

## What a report is

released = freigegeben { $year }
released-in-part = teilweise freigegeben { $year }
fact-number = Nummer
fact-record = Signatur
fact-archive = Archiv
fact-date = Datum
fact-office = Dienststelle
fact-author = Verfasser
fact-classification = Geheimhaltungsgrad
fact-release = Freigabe
fact-case = Aktenzeichen
fact-decision = Entscheidung
fact-note = Anmerkung
fact-pages = Seiten
pages-transcribed = { $pages } im Original, { $transcribed } hier
date-on-record = { $date } (Datum laut Katalog)
date-stamped = { $date } (Datum laut Stempel auf den Seiten)

## Checks

check-scans = Scans
check-page-numbers = Seitenzahlen
check-not-transcribed = Noch nicht transkribiert
check-not-proofread = Noch nicht Korrektur gelesen
check-proofread-once = Einmal Korrektur gelesen
check-proofread-twice = Zweimal Korrektur gelesen
check-contents = Gedrucktes Inhaltsverzeichnis und Überschriften
check-codes = Codes { $code } am Rand
check-redactions = Schwärzungen im Text
check-pages-withheld = Vollständig zurückgehaltene Seiten
complete = vollständig
without = ohne { $pages }
found-of = { $found } von { $expected }
asked-by-editor = { $count } von den Herausgebern gestellt
inferred-or-apart = { $count } erschlossen oder ohne Schwärzung daneben

## Kinds of open questions

question-of-editor = Frage der Herausgeber
question-page = erschlossene Seitenzahl
question-inference = Schlussfolgerung zu einer Schwärzung
question-reading = unsichere Lesung
a-doubtful-reading = eine unsichere Lesung
a-word-marked-sic = ein mit [sic] gekennzeichnetes Wort
page-label-inferred = die Seitenzahl { $label } ist erschlossen
inferred = erschlossen: { $what }
the-exemption = der Ausnahmegrund

## An exemption

exemption-title = Ausnahmegrund { $code }
certainty-attested = anhand einer Primärquelle oder amtlichen Quelle geprüft
certainty-recalled = nach einer amtlichen Quelle, nicht erneut geprüft
certainty-inferred = aus dem Gebrauch erschlossen: keine amtliche Auflösung bekannt
certainty-declared = von den Herausgebern dieser Edition angegeben
meaning-unknown = die Bedeutung ist nicht bekannt

## Names

person = Person
organization = Organisation
place = Ort
publication = Publikation
event = Ereignis
cryptonym = Deckname
term = Begriff
other-name = anderer Name
persons = Personen
organizations = Organisationen
places = Orte
publications = Publikationen
events = Ereignisse
cryptonyms = Decknamen
terms = Begriffe und Abkürzungen
other-names = Andere Namen
names-unit =
    { $count ->
        [one] Name
       *[other] Namen
    }
mentions-of-names =
    { $count ->
        [one] Erwähnung dieser Namen
       *[other] Erwähnungen dieser Namen
    }
sections-with-mentions =
    { $count ->
        [one] Abschnitt mit Erwähnungen
       *[other] Abschnitte mit Erwähnungen
    }
reports-with-mentions =
    { $count ->
        [one] Bericht mit Erwähnungen
       *[other] Berichte mit Erwähnungen
    }
every-mention = alle Erwähnungen in dieser Edition.
names-description = Die Personen, Organisationen und Orte in den Berichten von „{ $title }“, nach Art geordnet.
other-words = andere Wörter

## Places of repeated passages

repeated-on = Wiederholt: { $place }
repeated-in = Wiederholt: { $place }
repeated-in-places = An { $count } weiteren Stellen wiederholt
paragraph-of = { $page }, Absatz { $number }
paragraphs-of = { $page }, Absätze { $first } und { $last }
places-and = { $one }, und { $other }
place-and-others = { $place }, und { $count } weitere Stellen
repeated-description = Passagen, die sich in „{ $title }“ fast wortgleich wiederholen.

## Citations

cite = Zitieren
close = Schließen
copy = Kopieren
copied = Kopiert
download = Herunterladen
copy-with-citation = Mit Quellenangabe kopieren
chicago-note = Chicago, Fußnote
chicago-bibliography = Chicago, Literaturverzeichnis
apa-in-text = APA, im Text
version-of-transcription = Fassung der Transkription: { $version }

## The script

script-words = Wörter
script-all = alle
script-rows = { $shown } von { $all } Zeilen
script-copied = Link kopiert
script-link = Link zu diesem Absatz, { $address }
script-links = Links zu Absätzen

## How to read the edition

how-to-read = So lesen Sie diese Edition
how-to-read-why = Diese Zeichen kommen in den Berichten dieser Edition vor. Was von uns stammt, ist in einer serifenlosen Schrift gesetzt, der Text der Dokumente in einer Serifenschrift.
sign =
    { $name ->
        [stated] Eine Schwärzung: Text, den die Behörde zurückhält. Ein gerades Ende heißt, dass der Umfang angegeben ist: Der Balken hat so viele Zeilen, wie fehlen; ein Balken, der kürzer als eine Zeile ist, hat eine von wenigen festen Breiten.
        [open] Eine Schwärzung, deren Umfang unbekannt oder von uns erschlossen ist, endet schräg. Die Länge des Balkens sagt nichts über die Länge des Textes.
        [box] Das Original zeigt die Schwärzung als leeren Kasten oder als freie Stelle.
        [words] Diese Wörter sind im Original anstelle des Textes gedruckt.
        [portion-mark] Zurückgehalten ist eine Absatzeinstufung: der Geheimhaltungsgrad eines einzelnen Absatzes, in Klammern an seinem Anfang oder Ende, etwa (S).
        [denied] Eine vollständig zurückgehaltene Seite. Sie zählt als eine Schwärzung.
        [cut] Text, den diese Edition zurückhält, nicht die Behörde. Die Breite des Balkens hängt allein vom angegebenen Umfang ab.
        [blank] Platz, den der Verfasser frei gelassen hat.
        [at-redaction] Ein Code, der neben einer Schwärzung am Rand gedruckt ist: der Ausnahmegrund, auf den sich die Behörde rechtlich beruft, wenn sie den Text zurückhält. Er führt zu seiner Erläuterung.
        [beside-text] Ein umrahmter Code ist neben Text gedruckt, in dem keine Schwärzung zu sehen ist.
        [unplaced] Codes, die auf der Seite an unbekannter Stelle gedruckt sind.
        [page] Hier beginnt eine Seite des Originals; eine feine Linie im Text markiert das Wort.
        [inferred-page] Ein Fragezeichen bedeutet hier und überall, dass wir erschlossen haben, was davor steht. Eine nicht gedruckte Seitenzahl hat eine gestrichelte Linie.
        [absent] Eine Seite, die leer ist, im Scan fehlt oder noch nicht transkribiert ist.
        [unclear] Eine unsichere Lesung oder unlesbare Wörter.
        [sic] So im Original: ein Fehler des Dokuments, gegebenenfalls mit unserer Berichtigung.
        [on-paper] Ein Stempel, Handschrift oder Wörter, die auf dem Papier gestrichen sind.
        [released] Wörter, die eine spätere Freigabe offengelegt hat.
        [note] Unsere Anmerkungen. Sie stehen am Rand oder sind eingeklappt und lassen sich ausblenden.
       *[banner] Die Ansicht „Wie gedruckt“ zeigt auch die Zeilen am Kopf und Fuß jeder Seite, etwa den Geheimhaltungsgrad.
    }

## The search

search-lists = Die Verzeichnisse dieser Edition
search-needs-script = Die Suche benötigt JavaScript.
script-search = Diese Edition durchsuchen
script-dialog = Suche
script-help = Setzen Sie eine Wortfolge in Anführungszeichen. Ein Minuszeichen vor einem Wort schließt dieses aus. Zum Eingrenzen dienen report:, name:, exemption: und kind: (original, note, stamp, handwriting, banner, editor).
script-found = Gefundene Abschnitte: { $all }
script-some = Abschnitte mit allen Wörtern: { $all }; mit einigen davon: { $some }
script-shown = Bisher gefundene Abschnitte: { $shown }
script-nothing = Nichts gefunden.
script-meant = Stattdessen nach „{ $word }“ suchen
script-without = Nicht in diesem Abschnitt: { $words }
script-more = Weitere Ergebnisse
script-failed = Der Suchindex konnte nicht geladen werden. Laden Sie die Seite neu und versuchen Sie es noch einmal.
script-gap = Schwärzung
script-withheld = von dieser Edition zurückgehalten
script-note = Fußnote
script-stamp = Stempel
script-handwriting = Handschrift
script-banner = Kopf- und Fußzeile
script-editor = Text der Herausgeber
script-close = Schließen
script-marked = „{ $words }“: { $all } auf dieser Seite hervorgehoben
script-unmark = Hervorhebungen entfernen

## Keys

script-continue = Weiterlesen: { $title }
script-keys = Tastenkürzel
script-paragraphs = Nächster und voriger Absatz
script-pages = Nächste und vorige Seite des Originals
script-redactions = Vorige und nächste Schwärzung
script-off = Alle Tasten außer „?“ abschalten
cited-in =
    { $count ->
        [one] In { $count } Abschnitt zitiert
       *[other] In { $count } Abschnitten zitiert
    }
