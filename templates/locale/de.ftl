# Die Wörter des Programms auf den Seiten, auf Deutsch.

## Around every page

skip-to-text = Zum Text springen
edition = Edition
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

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } Bericht
       *[other] { $count } Berichte
    }
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
read-from = Lesen ab { $title }
contents = Inhalt
redaction-ledger = Schwärzungsverzeichnis
original-at = Original bei { $host }
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
whole-report-too-long = Der ganze Bericht ist zu lang für eine Seite
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
too-long = Dieser Bericht ist zu lang für eine Seite. Lesen Sie ihn abschnittsweise oder hier:

## The redaction ledger

ledger-intro = Eine Zeile ist eine Schwärzung der Transkription, über beliebig viele Textzeilen; eine vollständig zurückgehaltene Seite oder eine Folge solcher Seiten; oder ein Ausnahmecode am Rand. Ein Code neben einer Schwärzung steht in deren Zeile; seine eigene Nummer fehlt hier deshalb. Ein Fragezeichen steht bei dem, was die Herausgeber erschlossen haben.
ledger-empty = Dieser Bericht hat keine Schwärzungen und keine Ausnahmecodes.
sums = Summen nach Ausnahmegrund, Art, Seite und Abschnitt
by-exemption = Nach Ausnahmegrund
by-kind = Nach Art
by-page = Nach Seite
by-section = Nach Abschnitt
number-head = Nr.
kind-head = Art
page-head = Seite
section-head = Abschnitt
around-head = Wörter davor und danach
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

names-intro = Personen, Organisationen und Orte in diesen Berichten, mit jeder Erwähnung.
kinds = Arten
forms-in-text = Formen im Text
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

repeated-passages-intro = Passagen, die in diesem Bericht mehrmals in fast denselben Wörtern vorkommen. Ein Programm hat sie gefunden; jede hat mindestens { $words } Wörter. Sind es zwei, so sind die Wörter unterstrichen, die nur eine von beiden hat. Sind es mehr, so zeigt die Seite die erste und nennt die anderen. Welche zuerst geschrieben wurde, zeigt der Vergleich nicht.
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
no-questions = Diese Transkription hat keine offenen Fragen.

## Pages of the original

page = Seite { $number }
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
    } vollständig zurückgehalten. Ein Ausnahmecode ist nicht aufgedruckt.
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
a-portion-mark-explained = eine Absatzeinstufung, die Geheimhaltungsstufe eines Absatzes
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
withheld-by-edition = von dieser Ausgabe zurückgehalten
withheld-by-edition-at-start = Von dieser Ausgabe zurückgehalten
redacted-in-picture = geschwärzt

## Kinds of redactions and codes

text-withheld = von dieser Ausgabe zurückgehaltener Text
page-withheld = vollständig zurückgehaltene Seite
code-beside-redaction = Code neben einer Schwärzung
code-beside-text = Code neben keiner sichtbaren Schwärzung
code-beside-nothing = Code auf der Seite, neben keinem Text
redactions-in-text =
    { $count ->
        [one] Schwärzung im Text
       *[other] Schwärzungen im Text
    }
texts-withheld =
    { $count ->
        [one] von dieser Ausgabe zurückgehaltener Text
       *[other] von dieser Ausgabe zurückgehaltene Texte
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
codes-beside-text =
    { $count ->
        [one] Code neben keiner sichtbaren Schwärzung
       *[other] Codes neben keiner sichtbaren Schwärzung
    }
codes-beside-nothing =
    { $count ->
        [one] Code auf einer Seite, neben keinem Text
       *[other] Codes auf einer Seite, neben keinem Text
    }
codes-in-margin =
    { $count ->
        [one] Ausnahmecode am Rand
       *[other] Ausnahmecodes am Rand
    }
codes-all-one = { $codes }, alle { $code }
at-redaction = an einer Schwärzung
beside-text = neben Text ohne Schwärzung
beside-nothing = auf einer Seite, neben keinem Text
ledger-description = Jede Schwärzung und jeder Ausnahmecode von { $title }.

## The redaction map

legend-redaction = Schwärzung, mit ihrer Zahl
legend-code = Ausnahmecode, mit ihrer Zahl
legend-blank = leere Seite
legend-stack = mehrere gleichartige Seiten
legend-inferred = Seitenzahl erschlossen
pages-before-number = Seiten

## What a report is

released = freigegeben, { $year }
released-in-part = teilweise freigegeben, { $year }
until-released = { $classification }, bis zur Freigabe
fact-number = Nummer
fact-record = Nachweis
fact-date = Datum
fact-office = Dienststelle
fact-author = Verfasser
fact-classification = Geheimhaltungsstufe
fact-release = Freigabe
fact-case = Aktenzeichen
fact-decision = Entscheidung
fact-note = Anmerkung
fact-pages = Seiten
pages-transcribed = { $pages } im Original, { $transcribed } hier
date-on-record = { $date } (Datum im Nachweis)
date-stamped = { $date } (auf die Seiten gestempelt)

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
inferred-or-apart = { $count } erschlossen oder nicht neben einer Schwärzung

## Kinds of open questions

question-of-editor = Frage der Herausgeber
question-page = erschlossene Seitenzahl
question-inference = Schluss über eine Schwärzung
question-reading = unsichere Lesung
a-doubtful-reading = eine unsichere Lesung
a-word-marked-sic = ein mit [sic] bezeichnetes Wort
page-label-inferred = Seitenzahl { $label } ist erschlossen
inferred = erschlossen: { $what }
the-exemption = der Ausnahmegrund

## An exemption

exemption-title = Ausnahmegrund { $code }
certainty-attested = anhand einer primären oder amtlichen Quelle geprüft
certainty-recalled = nach einer amtlichen Quelle, nicht erneut geprüft
certainty-inferred = aus dem Gebrauch erschlossen: keine amtliche Auflösung bekannt
certainty-declared = von den Herausgebern dieser Edition angegeben

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
        [one] Erwähnung davon
       *[other] Erwähnungen davon
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
every-mention = jede Erwähnung in dieser Edition.
names-description = Die Personen, Organisationen und Orte in den Berichten von { $title }, nach Art.
other-words = andere Wörter

## Places of repeated passages

repeated-on = Wiederholt: { $place }
repeated-in = Wiederholt: { $place }
repeated-in-places = An { $count } weiteren Stellen wiederholt
paragraph-of = { $page }, Absatz { $number }
paragraphs-of = { $page }, Absätze { $first } und { $last }
places-and = { $one }, und { $other }
place-and-others = { $place }, und { $count } weitere Stellen
repeated-description = Passagen, die { $title } in fast denselben Wörtern wiederholt.

## Nachweise

cite = Zitieren
close = Schließen
copy = Kopieren
copied = Kopiert
download = Herunterladen
copy-with-citation = Mit Nachweis kopieren
chicago-note = Chicago, Fußnote
chicago-bibliography = Chicago, Literaturverzeichnis
apa-in-text = APA, im Text
version-of-transcription = Fassung der Abschrift: { $version }

## The script

script-words = Wörter
script-all = alle
script-rows = { $shown } von { $all } Zeilen
script-copied = Link kopiert
script-link = Link zu diesem Absatz, { $address }
script-links = Links zu Absätzen

## How to read the edition

how-to-read = So liest man diese Edition
how-to-read-why = Diese Zeichen kommen in den Berichten dieser Edition vor. Was von uns stammt, steht in einer Serifenlosen, der Text der Dokumente in einer Serifenschrift.
sign =
    { $name ->
        [stated] Eine Schwärzung: Text, den die Behörde zurückhält. Ein gerades Ende heißt, dass der Umfang angegeben ist: Der Balken hat so viele Zeilen, wie fehlen; ein kürzerer hat eine von wenigen Breiten.
        [open] Eine Schwärzung, deren Umfang unbekannt oder von uns erschlossen ist, endet schräg. Die Länge des Balkens sagt nichts über die Länge des Textes.
        [box] Das Original zeigt die Schwärzung als leeren Kasten oder als freie Stelle.
        [words] Diese Wörter druckt das Original anstelle des Textes.
        [portion-mark] Zurückgehalten ist ein Absatzvermerk: die Einstufung eines einzelnen Absatzes, in Klammern an seinem Anfang oder Ende, etwa (S).
        [denied] Eine vollständig zurückgehaltene Seite. Sie zählt als eine Schwärzung.
        [cut] Text, den diese Ausgabe zurückhält und nicht die Behörde. Die Breite des Balkens hängt allein vom angegebenen Umfang ab.
        [blank] Platz, den der Verfasser frei gelassen hat.
        [at-redaction] Ein Code, der bei einer Schwärzung am Rand gedruckt ist: der Ausnahmegrund, mit dem die Behörde den Text zurückhält. Er führt zu seiner Erklärung.
        [beside-text] Ein Code im Rahmen steht neben Text, in dem keine Schwärzung zu sehen ist.
        [unplaced] Codes auf der Seite, deren Stelle nicht bekannt ist.
        [page] Hier beginnt eine Seite des Originals; eine feine Linie im Text bezeichnet das Wort.
        [inferred-page] Ein Fragezeichen bedeutet hier und überall, dass wir etwas erschlossen haben. Eine nicht gedruckte Seitenzahl hat eine gestrichelte Linie.
        [absent] Eine Seite, die leer ist, im Scan fehlt oder noch nicht transkribiert ist.
        [unclear] Eine unsichere Lesung oder unlesbare Wörter.
        [sic] So im Original: ein Fehler des Dokuments, gegebenenfalls mit unserer Berichtigung.
        [on-paper] Ein Stempel, Handschrift oder Wörter, die auf dem Papier gestrichen sind.
        [released] Wörter, die eine spätere Freigabe offengelegt hat.
        [note] Unsere Anmerkungen. Sie stehen am Rand oder sind eingeklappt und lassen sich ausblenden.
       *[banner] Die Ansicht „wie gedruckt“ zeigt auch die Zeilen am Kopf und Fuß jeder Seite, etwa die Einstufung.
    }

## Die Suche

search-lists = Die Verzeichnisse dieser Ausgabe
search-needs-script = Die Suche braucht JavaScript.
script-search = Diese Ausgabe durchsuchen
script-dialog = Suche
script-help = Eine Wortfolge steht in Anführungszeichen. Ein Minus vor einem Wort schließt es aus. Die Suche lässt sich eingrenzen mit report:, name:, exemption: oder kind: (original, note, stamp, handwriting, banner, editor).
script-found = Gefundene Abschnitte: { $all }
script-shown = Bisher gefundene Abschnitte: { $shown }
script-nothing = Nichts gefunden.
script-meant = Stattdessen nach „{ $word }“ suchen
script-without = Nicht in diesem Abschnitt: { $words }
script-more = Weitere Ergebnisse
script-failed = Der Suchindex konnte nicht geladen werden. Laden Sie die Seite neu und versuchen Sie es noch einmal.
script-gap = Schwärzung
script-withheld = von dieser Ausgabe zurückgehalten
script-note = Fußnote
script-stamp = Stempel
script-handwriting = Handschrift
script-banner = Kopf- und Fußzeile
script-editor = Worte der Herausgeber
script-close = Schließen
script-marked = „{ $words }“: { $all } auf dieser Seite markiert
script-unmark = Markierungen entfernen

## Tasten

script-continue = Weiterlesen: { $title }
script-keys = Tasten
script-paragraphs = Nächster und voriger Absatz
script-pages = Nächste und vorige Seite des Originals
script-redactions = Vorige und nächste Schwärzung
script-off = Tasten öffnen nur diese Karte
