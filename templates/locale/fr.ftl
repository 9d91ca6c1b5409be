# Les mots du programme sur les pages, en français.

## Around every page

skip-to-text = Aller au texte
edition = Édition
breadcrumbs = Fil d’Ariane
edited-by = Édition établie par { $editor }
reports = Rapports
guides = Guides
exemptions = Exemptions
people-and-places = Personnes et lieux
search = Recherche
page-not-found = Page introuvable
page-not-found-why = Rien n’a été occulté ici. La page a changé d’adresse, ou n’a jamais existé.
page-has-moved = Cette page a changé d’adresse
all-reports = Tous les rapports
labelled = { $label } : { $words }
# Between the parts of a list.
semicolon = { " ; " }

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } rapport
       *[other] { $count } rapports
    }
other-reports = Autres rapports
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
read-from = Lire à partir de « { $title } »
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
check-failed = en échec
record = Notice
repeated-passages = Passages répétés
whole-report-link = Rapport entier sur une seule page
whole-report-in-parts = Rapport entier en { $count } parties
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
contents-of-report = Sommaire du rapport : page, titre, nombre d’occultations
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
source-of = Source : { $title }
source-lines =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
whole-report-title = Le rapport entier
whole-report = Le rapport entier sur une seule page
whole-report-part = Le rapport entier, partie { $part } sur { $count }
part-with-sections = Partie { $part } : { $sections }
print-or-save-sections = Imprimer ou enregistrer des sections
print = Imprimer
save-as-text = Enregistrer comme texte
only-this-part = La liste ne contient que les sections de cette partie.
neighbouring-parts = Parties voisines

## The redaction ledger

ledger-intro = Une ligne du tableau correspond à une occultation de la transcription, quel que soit le nombre de lignes de texte ; à une page occultée en totalité, ou à une suite de telles pages ; ou à un code d’exemption en marge. Un code à côté d’une occultation figure dans la ligne de celle-ci ; son propre numéro manque donc ici. Un point d’interrogation signale ce que l’éditeur a déduit.
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
around-head = Contexte
withheld-head = Occulté
place-head = Emplacement
another-redaction = autre occultation
not-known = inconnue
none-printed = aucune imprimée
in-the-margin = en marge
shown-as-bar = sous forme de barre
shown-as-box = sous forme de cadre
shown-as-blank = sous forme de blanc
shown-as-word = sous forme de mot

## Exemptions

exemptions-intro = Les exemptions que les rapports de cette édition invoquent pour ce qu’ils occultent. Chaque code, sur une occultation ou en marge, compte pour une invocation.
meanings-in-english = Le sens des codes est donné en anglais, la langue de la loi.
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

names-intro = Les personnes, organisations et lieux de ces rapports, avec toutes leurs mentions.
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

repeated-passages-intro = Des passages qui reviennent plusieurs fois dans ce rapport, presque mot pour mot. Un programme les a trouvés ; chacun compte au moins { $words } mots. S’il y en a deux, les mots que seul l’un d’eux contient sont soulignés. S’il y en a davantage, la page montre le premier et énumère les autres. La comparaison n’indique pas lequel a été écrit en premier.
passages-counted = { $count } passages. Voici le premier :
words-in-common = { $one } et { $other } mots ; { $common } d’entre eux figurent dans les deux, dans le même ordre.
redacted = Occulté
where-they-differ = Différences
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
    } : ce que l’éditeur demande, ce qui est déduit, et les codes sans occultation visible à côté.
no-questions = Cette transcription n’a aucune question en suspens.

## Pages of the original

page = page { $number }
previous-page = Page précédente : { $page }
next-page = Page suivante : { $page }
pages = pages { $number }
unnumbered-page = page non numérotée
page-at-start = Page { $number }
pages-at-start = Pages { $number }
place-at-start = { $place }
this-page = Cette page
on-page = à la page { $number }
on-pages = aux pages { $number }
on-place = ({ $place })
on-this-page = sur cette page
page-of = Page { $number } sur { $all }
pages-from-to = Pages { $first } à { $last }
pages-from-to-of = Pages { $first } à { $last } sur { $all }
range = { $first } à { $last }
scan = image { $number }
scans = Images
close-scan = Fermer l’image
page-with-scan = { $page } (image { $scan })
page-continued = { $page }, suite
page-inferred = { $page } (déduction de l’éditeur)
page-is-blank =
    { $page } : { $count ->
        [one] vierge
       *[other] vierges
    }
page-is-not-scanned =
    { $page } : { $count ->
        [one] manque
       *[other] manquent
    } dans la numérisation
page-is-not-transcribed = { $page } : à transcrire
page-was-withheld = { $page } : occultation totale ({ $codes }).
page-was-withheld-without-code = { $page } : occultation totale. Aucun code d’exemption imprimé.
pages-withheld-title =
    { $count ->
        [one] Page occultée en totalité
       *[other] { $count } pages occultées en totalité
    }
withheld-in-full = occultation totale
blank = vierge
not-in-scan = hors numérisation
not-transcribed-yet = à transcrire
not-proofread-yet = à relire

## Pages without a number

place-cover = couverture
place-front-cover = première de couverture
place-inside-cover = intérieur de la couverture
place-inside-front-cover = deuxième de couverture
place-back-cover = quatrième de couverture
place-inside-back-cover = troisième de couverture
place-title-page = page de titre
place-half-title = faux-titre
place-frontispiece = frontispice
place-flyleaf = garde
place-spine = dos
place-envelope = enveloppe
place-routing-slip = fiche de circulation
place-cover-sheet = page de garde
place-cover-letter = lettre d’accompagnement
place-insert = encart
place-map = carte
place-attachment = annexe

## Places on a page

paragraph = paragraphe { $number }
redaction-on-page = occultation { $number }
code-on-page = code { $number }
heading = titre
note = note { $number }
note-reference = renvoi à la note { $number }
table = tableau
margin = marge
whole-page = page entière
in-the-text = dans le texte
paragraph-before = au paragraphe { $number } ({ $page })
before-first-page = avant la première page

## Dates

january = janvier
february = février
march = mars
april = avril
may = mai
june = juin
july = juillet
august = août
september = septembre
october = octobre
november = novembre
december = décembre
date-of-day =
    { $day ->
        [1] 1er
       *[other] { $day }
    } { $month } { $year }
date-of-month = { $month } { $year }
date-about = vers { $date }

## How much is missing

characters =
    { $count ->
        [one] { $number } caractère
       *[other] { $number } caractères
    }
words =
    { $count ->
        [one] { $number } mot
       *[other] { $number } mots
    }
lines =
    { $count ->
        [one] { $number } ligne
       *[other] { $number } lignes
    }
paragraphs =
    { $count ->
        [one] { $number } paragraphe
       *[other] { $number } paragraphes
    }
whole-pages =
    { $count ->
        [one] { $number } page
       *[other] { $number } pages
    }
names =
    { $count ->
        [one] { $number } nom
       *[other] { $number } noms
    }
numbers =
    { $count ->
        [one] { $number } nombre
       *[other] { $number } nombres
    }
less-than = moins de { $extent }
extent-in-detail = { $extent } ({ $detail })
extent-and = { $extent } et { $also }
extent-in-all = { $extent } en tout
more-lines =
    { $count ->
        [one] { $number } ligne de plus
       *[other] { $number } lignes de plus
    }
more-paragraphs =
    { $count ->
        [one] { $number } paragraphe de plus
       *[other] { $number } paragraphes de plus
    }
extent-unknown = étendue inconnue

## What is missing

portion-mark = mention de classification
name = nom
number = nombre
phrase = membre de phrase
passage = passage
page-kind = page
a-portion-mark = une mention de classification
a-portion-mark-explained = une mention de classification, celle d’un paragraphe
a-name = un nom
a-number = un nombre
a-phrase = un membre de phrase
a-passage = un passage
a-whole-page = une page entière
several-whole-pages = { $count } pages entières
probably = probablement { $what }

## What is said of a redaction

redaction-at-start = Occultation
redaction-numbered = Occultation { $number } sur { $all }
paper-prints = le document porte { $words }
no-exemption-printed = aucun code d’exemption imprimé
exemption-claimed = exemption { $codes }
exemption-in-margin = exemption { $codes }, en marge
exemption-claimed-and-in-margin = exemption { $codes } ; en marge { $margin }
code-inferred = { $code } (déduit)
exemption-was = exemption antérieure : { $code }
exemption-was-in = exemption dans la communication de { $release } : { $code }
was = auparavant { $code }
was-in = auparavant { $code } ({ $release })
released-in = communiqué en { $release }
no-visible-redaction = aucune occultation visible
place-unknown = emplacement inconnu
place-unknown-on = emplacement { $on } inconnu
editors-note = Note de l’éditeur
illegible-at-start = Illisible
illegible = illisible
blank-in-original = Laissé en blanc dans l’original
withheld-by-edition = omis par cette édition
withheld-by-edition-at-start = Omis par cette édition
redacted-in-picture = occulté

## Kinds of redactions and codes

text-withheld = texte omis par cette édition
page-withheld = page occultée en totalité
code-beside-redaction = code à côté d’une occultation
code-beside-released = code à côté de mots communiqués depuis
code-beside-text = code sans occultation visible à côté
code-beside-nothing = code sur la page, sans texte à côté
redactions-in-text =
    { $count ->
        [one] occultation dans le texte
       *[other] occultations dans le texte
    }
texts-withheld =
    { $count ->
        [one] texte omis par cette édition
       *[other] textes omis par cette édition
    }
pages-withheld =
    { $count ->
        [one] page occultée en totalité
       *[other] pages occultées en totalité
    }
pages-or-ranges-withheld =
    { $count ->
        [one] page ou suite de pages occultée en totalité
       *[other] pages ou suites de pages occultées en totalité
    }
passages-released =
    { $count ->
        [one] passage communiqué depuis
       *[other] passages communiqués depuis
    }
codes-beside-released =
    { $count ->
        [one] code à côté de mots communiqués depuis
       *[other] codes à côté de mots communiqués depuis
    }
codes-beside-text =
    { $count ->
        [one] code sans occultation visible à côté
       *[other] codes sans occultation visible à côté
    }
codes-beside-nothing =
    { $count ->
        [one] code sur une page, sans texte à côté
       *[other] codes sur une page, sans texte à côté
    }
codes-in-margin =
    { $count ->
        [one] code d’exemption en marge
       *[other] codes d’exemption en marge
    }
codes-all-one = { $codes }, tous { $code }
at-redaction = sur une occultation
beside-text = à côté d’un texte sans occultation
beside-nothing = sur une page, sans texte à côté
ledger-description = Toutes les occultations et tous les codes d’exemption de « { $title } ».

## The redaction map

legend-redaction = occultations, avec leur nombre
legend-code = codes d’exemption, avec leur nombre
legend-blank = page vierge
legend-stack = plusieurs pages semblables
legend-inferred = numéro de page déduit
pages-before-number = pages

## What a report is

released = communiqué en { $year }
released-in-part = partiellement communiqué en { $year }
fact-number = Numéro
fact-record = Cote
fact-archive = Archives
fact-date = Date
fact-office = Service
fact-author = Auteur
fact-classification = Classification
fact-release = Communication
fact-case = Dossier
fact-decision = Décision
fact-note = Remarque
fact-pages = Pages
pages-transcribed = { $pages } dans l’original, { $transcribed } ici
date-on-record = { $date } (date selon le catalogue)
date-stamped = { $date } (date du cachet sur les pages)

## Checks

check-scans = Images
check-page-numbers = Numéros de page
check-not-transcribed = Pages à transcrire
check-not-proofread = Pages à relire
check-proofread-once = Pages relues une fois
check-proofread-twice = Pages relues deux fois
check-contents = Table des matières imprimée et titres
check-codes = Codes { $code } en marge
check-redactions = Occultations dans le texte
check-pages-withheld = Pages occultées en totalité
complete = au complet
without = sans { $pages }
found-of = { $found } sur { $expected }
asked-by-editor =
    { $count } { $count ->
        [one] posée
       *[other] posées
    } par l’éditeur
inferred-or-apart =
    { $count } { $count ->
        [one] déduite
       *[other] déduites
    } ou sans occultation à côté

## Kinds of open questions

question-of-editor = question de l’éditeur
question-page = numéro de page déduit
question-inference = déduction à propos d’une occultation
question-reading = lecture incertaine
a-doubtful-reading = une lecture incertaine
a-word-marked-sic = un mot suivi de [sic]
page-label-inferred = le numéro de page { $label } est déduit
inferred = déduit : { $what }
the-exemption = l’exemption

## An exemption

exemption-title = Exemption { $code }
certainty-attested = vérifié dans une source primaire ou officielle
certainty-recalled = d’après une source officielle, non revérifié
certainty-inferred = déduit de l’usage : aucun développement officiel connu
certainty-declared = déclaré par les éditeurs de cette édition
meaning-unknown = sa signification n’est pas connue

## Names

person = personne
organization = organisation
place = lieu
publication = publication
event = événement
cryptonym = cryptonyme
term = terme
other-name = autre nom
persons = Personnes
organizations = Organisations
places = Lieux
publications = Publications
events = Événements
cryptonyms = Cryptonymes
terms = Termes et abréviations
other-names = Autres noms
names-unit =
    { $count ->
        [one] nom
       *[other] noms
    }
mentions-of-names =
    { $count ->
        [one] mention de ces noms
       *[other] mentions de ces noms
    }
sections-with-mentions =
    { $count ->
        [one] section avec des mentions
       *[other] sections avec des mentions
    }
reports-with-mentions =
    { $count ->
        [one] rapport avec des mentions
       *[other] rapports avec des mentions
    }
every-mention = toutes les mentions dans cette édition.
names-description = Les personnes, organisations et lieux des rapports de « { $title } », par catégorie.
other-words = autres mots

## Places of repeated passages

repeated-on = Répété : { $place }
repeated-in = Répété : { $place }
repeated-in-places = Répété à { $count } autres endroits
paragraph-of = { $page }, paragraphe { $number }
paragraphs-of = { $page }, paragraphes { $first } et { $last }
places-and = { $one }, et { $other }
place-and-others = { $place }, et { $count } autres endroits
repeated-description = Les passages qui se répètent dans « { $title } », presque mot pour mot.

## Citations

cite = Citer
close = Fermer
copy = Copier
copied = Copié
download = Télécharger
copy-with-citation = Copier avec la référence
chicago-note = Chicago, note
chicago-bibliography = Chicago, bibliographie
apa-in-text = APA, dans le texte
version-of-transcription = Version de la transcription : { $version }

## The script

script-words = Mots
script-all = tout
script-rows = { $shown } lignes sur { $all }
script-copied = Lien copié
script-link = Lien vers ce paragraphe, { $address }
script-links = Liens vers les paragraphes

## How to read the edition

how-to-read = Comment lire cette édition
how-to-read-why = Voici les signes employés dans les rapports de cette édition. Ce qui vient de nous est composé en caractères sans empattements, le texte des documents en caractères à empattements.
sign =
    { $name ->
        [stated] Une occultation : un texte que l’organisme n’a pas communiqué. Une extrémité droite signifie que l’étendue est indiquée : la barre compte autant de lignes qu’il en manque ; plus courte qu’une ligne, elle a l’une de quelques largeurs fixes.
        [open] Une occultation dont l’étendue est inconnue, ou déduite par nous, se termine en biais. La longueur de la barre ne dit rien de celle du texte.
        [box] Le document montre l’occultation comme un cadre vide ou un blanc.
        [words] Le document porte ces mots à la place du texte.
        [portion-mark] Ce qui est occulté est une mention de classification : celle d’un seul paragraphe, entre parenthèses à son début ou à sa fin, par exemple (S).
        [denied] Une page occultée en totalité. Elle compte pour une occultation.
        [cut] Un texte omis par cette édition, et non occulté par l’organisme. La largeur de la barre ne dépend que de l’étendue indiquée.
        [blank] Un espace que l’auteur a laissé en blanc.
        [at-redaction] Un code imprimé en marge, à côté d’une occultation : l’exemption, le motif légal pour lequel l’organisme ne communique pas le texte. Il mène à son explication.
        [beside-text] Un code encadré est imprimé à côté d’un texte où aucune occultation n’est visible.
        [unplaced] Des codes imprimés sur la page, à un endroit inconnu.
        [page] Ici commence une page de l’original ; un filet dans le texte marque le mot.
        [inferred-page] Un point d’interrogation, ici et ailleurs, signifie que nous déduisons ce qui le précède. Un numéro non imprimé porte un trait discontinu.
        [absent] Une page vierge, absente de la numérisation ou encore à transcrire.
        [unclear] Une lecture incertaine, ou des mots illisibles.
        [sic] Ainsi dans l’original : une faute du document, avec notre correction s’il y a lieu.
        [on-paper] Un cachet, une mention manuscrite ou des mots biffés sur le papier.
        [released] Des mots qu’une communication ultérieure a révélés.
        [note] Nos propres notes. Elles sont en marge ou repliées, et peuvent être masquées.
       *[banner] L’affichage « Tel qu’imprimé » montre aussi les lignes en tête et au pied de chaque page, par exemple sa classification.
    }

## The search

search-lists = Les listes de cette édition
search-needs-script = La recherche a besoin de JavaScript.
script-search = Rechercher dans cette édition
script-dialog = Recherche
script-help = Mettez une expression entre guillemets. Mettez un signe moins devant un mot pour l’exclure. Restreignez la recherche avec report:, name:, exemption: ou kind: (original, note, stamp, handwriting, banner, editor).
script-found = Sections trouvées : { $all }
script-some = Sections avec tous les mots : { $all } ; avec certains d’entre eux : { $some }
script-shown = Sections trouvées jusqu’ici : { $shown }
script-nothing = Aucun résultat.
script-meant = Rechercher plutôt « { $word } »
script-without = Absent de cette section : { $words }
script-more = Plus de résultats
script-failed = L’index de recherche n’a pas pu être chargé. Rechargez la page et réessayez.
script-gap = occultation
script-withheld = omis par cette édition
script-note = note
script-stamp = cachet
script-handwriting = mention manuscrite
script-banner = en-tête ou pied de page
script-editor = texte de l’éditeur
script-close = Fermer
script-marked = « { $words } » : { $all } sur cette page
script-unmark = Retirer le surlignage

## Keys

script-continue = Reprendre la lecture : { $title }
script-keys = Raccourcis clavier
script-paragraphs = Paragraphe suivant et précédent
script-pages = Page suivante et précédente de l’original
script-redactions = Occultation précédente et suivante
script-off = Désactiver toutes les touches sauf « ? »
cited-in =
    { $count ->
        [one] Cité dans { $count } section
       *[other] Cité dans { $count } sections
    }
