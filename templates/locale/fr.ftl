# Les mots du programme sur les pages, en français.

## Around every page

skip-to-text = Aller au texte
edition = Édition
edited-by = Édité par { $editor }
reports = Rapports
guides = Guides
exemptions = Exemptions
people-and-places = Personnes et lieux
page-not-found = Page introuvable
page-not-found-why = Rien n’a été occulté ici. La page a changé d’adresse, ou n’a jamais existé.
all-reports = Tous les rapports

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } rapport
       *[other] { $count } rapports
    }
year-head = Année
report-head = Rapport
agency = Organisme
redactions-head = Occultations
codes-head = Codes en marge
pages-in-full =
    { $count ->
        [one] { $count } page entière
       *[other] { $count } pages entières
    }

## The page of a report

this-report = Ce rapport
read-from = Lire à partir de : { $title }
contents = Sommaire
redaction-ledger = Registre des occultations
original-at = Original sur { $host }
more-about-report = En savoir plus sur ce rapport
redaction-map = Carte des occultations
introduction = Introduction
exemption-head = Exemption
covers-head = Ce qu’elle couvre
claims-head = Invocations
checks = Contrôles
check-passed = réussi
check-open = en suspens
check-failed = échoué
record = Notice
repeated-passages = Passages répétés
whole-report-link = Rapport entier sur une page
whole-report-too-long = Le rapport entier est trop long pour une page
plain-text = Texte brut
redaction = occultation
redactions =
    { $count ->
        [one] { $count } occultation
       *[other] { $count } occultations
    }
redactions-unit =
    { $count ->
        [one] occultation
       *[other] occultations
    }
codes-unit =
    { $count ->
        [one] code
       *[other] codes
    }
page-before-number = page
headings =
    { $count ->
        [one] { $count } titre
       *[other] { $count } titres
    }
map-places = Les emplacements sur une feuille suivent la transcription, non la numérisation.

## A section, and the whole report

contents-of-guide = Sommaire du guide
contents-of-report = Sommaire du rapport : page, titre, nombre d’occultations
all-sections = Toutes les sections, { $count } de plus
view = Affichage
reading-view = Lecture
as-printed = Tel qu’imprimé
editors-notes = Notes de l’éditeur
neighbouring-sections = Sections voisines
previous = Précédente
next = Suivante
the-guide = Le guide
the-report = Le rapport
source-of-page = Source de cette page
source-of = Source : { $title }
source-lines =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
whole-report = Le rapport entier sur une page
too-long = Ce rapport est trop long pour une page. Lisez-le section par section, ou ici :

## Pages of the original

page-at-start = Page { $number }
pages-at-start = Pages { $first } à { $last }
page-of = Page { $number } sur { $all }
pages-of = Pages { $first } à { $last } sur { $all }
range = { $first } à { $last }

## The redaction ledger

ledger-intro = Une ligne du tableau est une occultation de la transcription, quel que soit le nombre de lignes de texte ; une page occultée en totalité, ou une suite de telles pages ; ou un code d’exemption en marge. Un code à côté d’une occultation figure dans la ligne de celle-ci ; son propre numéro manque donc ici. Un point d’interrogation signale ce que l’éditeur a déduit.
ledger-empty = Ce rapport n’a ni occultation ni code d’exemption.
sums = Totaux par exemption, nature, page et section
by-exemption = Par exemption
by-kind = Par nature
by-page = Par page
by-section = Par section
number-head = Nº
kind-head = Nature
page-head = Page
section-head = Section
around-head = Mots voisins
withheld-head = Occulté
place-head = Emplacement
another-redaction = autre occultation
not-known = inconnu
none-printed = aucune imprimée
in-the-margin = en marge
shown-as-bar = sous forme de barre
shown-as-box = sous forme de cadre
shown-as-blank = sous forme de blanc
shown-as-word = sous forme de mot

## Exemptions

exemptions-intro = Les exemptions que les rapports de cette édition invoquent pour ce qu’ils occultent. Chaque code, sur une occultation ou en marge, compte pour une invocation.
authority = Fondement juridique
applies-to = S’applique à
also-written = Autres graphies
certainty = Certitude
claims-in-reports =
    { $claims ->
        [one] { $claims } invocation
       *[other] { $claims } invocations
    } dans { $reports ->
        [one] { $reports } rapport
       *[other] { $reports } rapports
    }

## People and places

names-intro = Les personnes, organisations et lieux de ces rapports, avec chaque mention.
kinds = Catégories
forms-in-text = Formes dans le texte
mentions-unit =
    { $count ->
        [one] mention
       *[other] mentions
    }
mentions-in-sections =
    { $mentions ->
        [one] { $mentions } mention
       *[other] { $mentions } mentions
    } dans { $sections ->
        [one] { $sections } section
       *[other] { $sections } sections
    }
times = { $count } fois
no-mention = Aucun rapport de cette édition ne mentionne ce nom.

## Repeated passages

repeated-passages-intro = Des passages qui reviennent dans ce rapport, presque dans les mêmes mots. Un programme les a trouvés ; chacun compte au moins { $words } mots. S’il y en a deux, les mots que seul l’un d’eux contient sont soulignés. S’il y en a davantage, la page montre le premier et énumère les autres. La comparaison ne dit pas lequel a été écrit en premier.
passages-counted = { $count } passages. Voici le premier :
words-in-common = { $one } et { $other } mots ; { $common } d’entre eux figurent dans les deux, dans le même ordre.
redacted = Occulté
where-they-differ = Leurs différences
other-passages = Les autres passages
instead-head = Au lieu des mots du premier
no-words = rien
instead-of = au lieu de
same-words = les mêmes mots

## Open questions

open-questions = Questions en suspens
questions-intro =
    { $count ->
        [one] { $count } question en suspens
       *[other] { $count } questions en suspens
    } : ce que l’éditeur demande, ce qui est déduit, et les codes qui ne sont à côté d’aucune occultation visible.
no-questions = Cette transcription n’a aucune question en suspens.
