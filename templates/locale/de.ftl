# Die Wörter des Programms auf den Seiten, auf Deutsch.

## Around every page

skip-to-text = Zum Text springen
edition = Edition
edited-by = Herausgegeben von { $editor }
reports = Berichte
guides = Anleitungen
exemptions = Ausnahmegründe
people-and-places = Personen und Orte
page-not-found = Seite nicht gefunden
page-not-found-why = Hier wurde nichts zurückgehalten. Die Seite ist umgezogen, oder es gab sie nie.
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
editors-notes = Anmerkungen der Redaktion
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
whole-report = Der ganze Bericht auf einer Seite
too-long = Dieser Bericht ist zu lang für eine Seite. Lesen Sie ihn abschnittsweise oder hier:

## Pages of the original

page-at-start = Seite { $number }
pages-at-start = Seiten { $first } bis { $last }
page-of = Seite { $number } von { $all }
pages-of = Seiten { $first } bis { $last } von { $all }
range = { $first } bis { $last }

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
