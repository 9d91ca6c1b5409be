# Las palabras del programa en las páginas, en español.

## Around every page

skip-to-text = Ir al texto
edition = Edición
breadcrumbs = Ruta de navegación
edited-by = Edición de { $editor }
reports = Informes
guides = Guías
exemptions = Exenciones
people-and-places = Personas y lugares
search = Búsqueda
page-not-found = Página no encontrada
page-not-found-why = Aquí no se ha tachado nada. La página ha cambiado de dirección o nunca existió.
page-has-moved = Esta página ha cambiado de dirección
all-reports = Todos los informes
labelled = { $label }: { $words }
# Between the parts of a list.
semicolon = { "; " }

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } informe
       *[other] { $count } informes
    }
other-reports = Otros informes
year-head = Año
report-head = Informe
agency = Organismo
redactions-head = Tachaduras
codes-head = Códigos al margen
pages-in-full =
    { $count ->
        [one] { $count } página íntegra
       *[other] { $count } páginas íntegras
    }

## The page of a report

this-report = Este informe
read-from = Leer desde «{ $title }»
contents = Índice
redaction-ledger = Registro de tachaduras
original-at = Original en { $host }
more-about-report = Más sobre este informe
redaction-map = Mapa de tachaduras
introduction = Introducción
exemption-head = Exención
covers-head = Qué abarca
claims-head = Invocaciones
checks = Comprobaciones
check-passed = superada
check-open = pendiente
check-failed = no superada
record = Ficha
repeated-passages = Pasajes repetidos
whole-report-link = Informe completo en una sola página
whole-report-in-parts = Informe completo en { $count } partes
plain-text = Texto sin formato
redaction = tachadura
redactions =
    { $count ->
        [one] { $count } tachadura
       *[other] { $count } tachaduras
    }
redactions-unit =
    { $count ->
        [one] tachadura
       *[other] tachaduras
    }
codes-unit =
    { $count ->
        [one] código
       *[other] códigos
    }
page-before-number = página
headings =
    { $count ->
        [one] { $count } encabezamiento
       *[other] { $count } encabezamientos
    }
map-places = La posición en cada hoja sigue la transcripción, no la imagen digitalizada.

## A section, and the whole report

contents-of-guide = Índice de la guía
contents-of-report = Índice del informe: página, título, número de tachaduras
all-sections = Todas las secciones, { $count } más
view = Vista
reading-view = Lectura
as-printed = Como en el original
editors-notes = Notas del editor
neighbouring-sections = Secciones contiguas
previous = Anterior
next = Siguiente
the-guide = La guía
the-report = El informe
source-of-page = Fuente de esta página
source-of = Fuente: { $title }
source-lines =
    { $count ->
        [one] { $count } línea
       *[other] { $count } líneas
    }
whole-report-title = El informe completo
whole-report = El informe completo en una sola página
whole-report-part = El informe completo, parte { $part } de { $count }
part-with-sections = Parte { $part }: { $sections }
print-or-save-sections = Imprimir o guardar secciones
print = Imprimir
save-as-text = Guardar como texto
only-this-part = La lista solo contiene las secciones de esta parte.
neighbouring-parts = Partes contiguas

## The redaction ledger

ledger-intro = Cada fila corresponde a una tachadura de la transcripción, sea cual sea el número de líneas; a una página retenida íntegramente, o a una serie de ellas; o a un código de exención al margen. El código situado junto a una tachadura está en la fila de esta, de modo que su propio número falta aquí. Un signo de interrogación señala lo que el editor ha deducido.
ledger-empty = Este informe no tiene tachaduras ni códigos de exención.
sums = Totales por exención, tipo, página y sección
by-exemption = Por exención
by-kind = Por tipo
by-page = Por página
by-section = Por sección
number-head = N.º
kind-head = Tipo
page-head = Página
section-head = Sección
around-head = Contexto
withheld-head = Tachado
place-head = Lugar
another-redaction = otra tachadura
not-known = desconocido
none-printed = ninguna impresa
in-the-margin = al margen
shown-as-bar = en forma de barra
shown-as-box = en forma de recuadro
shown-as-blank = en forma de blanco
shown-as-word = en forma de palabra

## Exemptions

exemptions-intro = Las exenciones que los informes de esta edición invocan para lo que se ha retenido. Cada código, en una tachadura o al margen, cuenta como una invocación.
meanings-in-english = El significado de los códigos se da en inglés, la lengua de la ley.
authority = Fundamento jurídico
applies-to = Se aplica a
also-written = Otras grafías
certainty = Certeza
claims-in-reports =
    { $claims ->
        [one] { $claims } invocación
       *[other] { $claims } invocaciones
    } en { $reports ->
        [one] { $reports } informe
       *[other] { $reports } informes
    }

## People and places

names-intro = Personas, organizaciones y lugares de estos informes, con todas sus menciones.
kinds = Tipos
forms-in-text = Formas en el texto
mentions-unit =
    { $count ->
        [one] mención
       *[other] menciones
    }
mentions-in-sections =
    { $mentions ->
        [one] { $mentions } mención
       *[other] { $mentions } menciones
    } en { $sections ->
        [one] { $sections } sección
       *[other] { $sections } secciones
    }
times = { $count } veces
no-mention = Ningún informe de esta edición menciona este nombre.

## Repeated passages

repeated-passages-intro = Pasajes que aparecen más de una vez en este informe, casi palabra por palabra. Los ha encontrado un programa; cada uno tiene al menos { $words } palabras. Si son dos, están subrayadas las palabras que solo tiene uno de ellos. Si son más, la página muestra el primero y enumera los demás. La comparación no indica cuál se escribió antes.
passages-counted = { $count } pasajes. Este es el primero:
words-in-common = { $one } y { $other } palabras; { $common } de ellas están en ambos, en el mismo orden.
redacted = Tachado
where-they-differ = Diferencias
other-passages = Los demás pasajes
instead-head = En lugar de las palabras del primero
no-words = nada
instead-of = en lugar de
same-words = las mismas palabras

## Open questions

open-questions = Cuestiones pendientes
questions-intro =
    { $count ->
        [one] { $count } cuestión pendiente
       *[other] { $count } cuestiones pendientes
    }: lo que pregunta el editor, lo que se ha deducido y los códigos sin tachadura visible al lado.
no-questions = Esta transcripción no tiene cuestiones pendientes.

## Pages of the original

page = página { $number }
previous-page = Página anterior: { $page }
next-page = Página siguiente: { $page }
pages = páginas { $number }
unnumbered-page = página sin número
page-at-start = Página { $number }
pages-at-start = Páginas { $number }
place-at-start = { $place }
this-page = Esta página
on-page = en la página { $number }
on-pages = en las páginas { $number }
on-place = ({ $place })
on-this-page = en esta página
page-of = Página { $number } de { $all }
pages-from-to = Páginas { $first } a { $last }
pages-from-to-of = Páginas { $first } a { $last } de { $all }
range = { $first } a { $last }
scan = imagen { $number }
scans = Imágenes
close-scan = Cerrar la imagen
page-with-scan = { $page } (imagen { $scan })
page-continued = { $page }, continuación
page-inferred = { $page } (deducción del editor)
page-is-blank = { $page }: en blanco
page-is-not-scanned =
    { $page }: { $count ->
        [one] falta
       *[other] faltan
    } en la digitalización
page-is-not-transcribed = { $page }: aún sin transcribir
page-was-withheld =
    { $page }: { $count ->
        [one] se retuvo
       *[other] se retuvieron
    } íntegramente ({ $codes }).
page-was-withheld-without-code =
    { $page }: { $count ->
        [one] se retuvo
       *[other] se retuvieron
    } íntegramente. Sin código de exención impreso.
pages-withheld-title =
    { $count ->
        [one] Página retenida íntegramente
       *[other] { $count } páginas retenidas íntegramente
    }
withheld-in-full = retención íntegra
blank = en blanco
not-in-scan = falta en la digitalización
not-transcribed-yet = aún sin transcribir
not-proofread-yet = aún sin revisar

## Pages without a number

place-cover = cubierta
place-front-cover = cubierta anterior
place-inside-cover = interior de la cubierta
place-inside-front-cover = interior de la cubierta anterior
place-back-cover = cubierta posterior
place-inside-back-cover = interior de la cubierta posterior
place-title-page = portada
place-half-title = anteportada
place-frontispiece = frontispicio
place-flyleaf = guarda
place-spine = lomo
place-envelope = sobre
place-routing-slip = hoja de ruta
place-cover-sheet = carátula
place-cover-letter = carta de remisión
place-insert = encarte
place-map = mapa
place-attachment = anexo

## Places on a page

paragraph = párrafo { $number }
redaction-on-page = tachadura { $number }
code-on-page = código { $number }
heading = encabezamiento
note = nota { $number }
note-reference = llamada a la nota { $number }
table = tabla
margin = margen
whole-page = página entera
in-the-text = en el texto
paragraph-before = en el párrafo { $number } ({ $page })
before-first-page = antes de la primera página

## Dates

january = enero
february = febrero
march = marzo
april = abril
may = mayo
june = junio
july = julio
august = agosto
september = septiembre
october = octubre
november = noviembre
december = diciembre
date-of-day = { $day } de { $month } de { $year }
date-of-month = { $month } de { $year }
date-about = hacia { $date }

## How much is missing

characters =
    { $count ->
        [one] { $number } carácter
       *[other] { $number } caracteres
    }
words =
    { $count ->
        [one] { $number } palabra
       *[other] { $number } palabras
    }
lines =
    { $count ->
        [one] { $number } línea
       *[other] { $number } líneas
    }
paragraphs =
    { $count ->
        [one] { $number } párrafo
       *[other] { $number } párrafos
    }
whole-pages =
    { $count ->
        [one] { $number } página
       *[other] { $number } páginas
    }
names =
    { $count ->
        [one] { $number } nombre
       *[other] { $number } nombres
    }
numbers =
    { $count ->
        [one] { $number } número
       *[other] { $number } números
    }
less-than = menos de { $extent }
extent-in-detail = { $extent } ({ $detail })
extent-and = { $extent } y { $also }
extent-in-all = { $extent } en total
more-lines =
    { $count ->
        [one] { $number } línea más
       *[other] { $number } líneas más
    }
more-paragraphs =
    { $count ->
        [one] { $number } párrafo más
       *[other] { $number } párrafos más
    }
extent-unknown = extensión desconocida

## What is missing

portion-mark = marca de clasificación
name = nombre
number = número
phrase = expresión
passage = pasaje
page-kind = página
a-portion-mark = una marca de clasificación
a-portion-mark-explained = una marca de clasificación, la de un párrafo
a-name = un nombre
a-number = un número
a-phrase = una expresión
a-passage = un pasaje
a-whole-page = una página entera
several-whole-pages = { $count } páginas enteras
probably = probablemente { $what }

## What is said of a redaction

redaction-at-start = Tachadura
redaction-numbered = Tachadura { $number } de { $all }
paper-prints = en el documento se lee { $words }
no-exemption-printed = sin código de exención impreso
exemption-claimed = exención { $codes }
exemption-in-margin = exención { $codes }, al margen
exemption-claimed-and-in-margin = exención { $codes }; al margen { $margin }
code-inferred = { $code } (deducido)
exemption-was = exención anterior: { $code }
exemption-was-in = exención en la divulgación de { $release }: { $code }
was = antes { $code }
was-in = antes { $code } ({ $release })
released-in = divulgado en { $release }
no-visible-redaction = sin tachadura visible
place-unknown = lugar desconocido
place-unknown-on = lugar desconocido { $on }
editors-note = Nota del editor
illegible-at-start = Ilegible
illegible = ilegible
blank-in-original = En blanco en el original
withheld-by-edition = omitido por esta edición
withheld-by-edition-at-start = Omitido por esta edición
redacted-in-picture = tachado

## Kinds of redactions and codes

text-withheld = texto omitido por esta edición
page-withheld = página retenida íntegramente
code-beside-redaction = código junto a una tachadura
code-beside-released = código junto a palabras divulgadas después
code-beside-text = código sin tachadura visible al lado
code-beside-nothing = código en la página, sin texto al lado
redactions-in-text =
    { $count ->
        [one] tachadura en el texto
       *[other] tachaduras en el texto
    }
texts-withheld =
    { $count ->
        [one] texto omitido por esta edición
       *[other] textos omitidos por esta edición
    }
pages-withheld =
    { $count ->
        [one] página retenida íntegramente
       *[other] páginas retenidas íntegramente
    }
pages-or-ranges-withheld =
    { $count ->
        [one] página o serie de páginas retenida íntegramente
       *[other] páginas o series de páginas retenidas íntegramente
    }
passages-released =
    { $count ->
        [one] pasaje divulgado después
       *[other] pasajes divulgados después
    }
codes-beside-released =
    { $count ->
        [one] código junto a palabras divulgadas después
       *[other] códigos junto a palabras divulgadas después
    }
codes-beside-text =
    { $count ->
        [one] código sin tachadura visible al lado
       *[other] códigos sin tachadura visible al lado
    }
codes-beside-nothing =
    { $count ->
        [one] código en una página, sin texto al lado
       *[other] códigos en una página, sin texto al lado
    }
codes-in-margin =
    { $count ->
        [one] código de exención al margen
       *[other] códigos de exención al margen
    }
codes-all-one = { $codes }, todos { $code }
at-redaction = en una tachadura
beside-text = junto a un texto sin tachadura
beside-nothing = en una página, sin texto al lado
ledger-description = Todas las tachaduras y todos los códigos de exención de «{ $title }».

## The redaction map

legend-redaction = tachaduras, con su número
legend-code = códigos de exención, con su número
legend-blank = página en blanco
legend-stack = varias páginas iguales
legend-inferred = número de página deducido
pages-before-number = páginas

## What a report is

released = divulgado en { $year }
released-in-part = divulgado en parte en { $year }
fact-number = Número
fact-record = Signatura
fact-archive = Archivo
fact-date = Fecha
fact-office = Oficina
fact-author = Autor
fact-classification = Clasificación
fact-release = Divulgación
fact-case = Expediente
fact-decision = Decisión
fact-note = Nota
fact-pages = Páginas
pages-transcribed = { $pages } en el original, { $transcribed } aquí
date-on-record = { $date } (fecha según el catálogo)
date-stamped = { $date } (fecha del sello en las páginas)

## Checks

check-scans = Imágenes
check-page-numbers = Números de página
check-not-transcribed = Páginas aún sin transcribir
check-not-proofread = Páginas aún sin revisar
check-proofread-once = Páginas revisadas una vez
check-proofread-twice = Páginas revisadas dos veces
check-contents = Índice impreso y encabezamientos
check-codes = Códigos { $code } al margen
check-redactions = Tachaduras en el texto
check-pages-withheld = Páginas retenidas íntegramente
complete = no falta nada
without = sin { $pages }
found-of = { $found } de { $expected }
asked-by-editor =
    { $count } { $count ->
        [one] planteada
       *[other] planteadas
    } por el editor
inferred-or-apart =
    { $count } { $count ->
        [one] deducida
       *[other] deducidas
    } o sin tachadura al lado

## Kinds of open questions

question-of-editor = pregunta del editor
question-page = número de página deducido
question-inference = deducción sobre una tachadura
question-reading = lectura dudosa
a-doubtful-reading = una lectura dudosa
a-word-marked-sic = una palabra marcada con [sic]
page-label-inferred = el número de página { $label } se ha deducido
inferred = deducido: { $what }
the-exemption = la exención

## An exemption

exemption-title = Exención { $code }
certainty-attested = comprobado en una fuente primaria u oficial
certainty-recalled = según una fuente oficial, sin volver a comprobar
certainty-inferred = deducido del uso: no se conoce desarrollo oficial
certainty-declared = declarado por los editores de esta edición
meaning-unknown = no se conoce su significado

## Names

person = persona
organization = organización
place = lugar
publication = publicación
event = acontecimiento
cryptonym = criptónimo
term = término
other-name = otro nombre
persons = Personas
organizations = Organizaciones
places = Lugares
publications = Publicaciones
events = Acontecimientos
cryptonyms = Criptónimos
terms = Términos y abreviaturas
other-names = Otros nombres
names-unit =
    { $count ->
        [one] nombre
       *[other] nombres
    }
mentions-of-names =
    { $count ->
        [one] mención de ellos
       *[other] menciones de ellos
    }
sections-with-mentions =
    { $count ->
        [one] sección con menciones
       *[other] secciones con menciones
    }
reports-with-mentions =
    { $count ->
        [one] informe con menciones
       *[other] informes con menciones
    }
every-mention = todas las menciones en esta edición.
names-description = Las personas, organizaciones y lugares de los informes de «{ $title }», por tipo.
other-words = otras palabras

## Places of repeated passages

repeated-on = Repetido: { $place }
repeated-in = Repetido: { $place }
repeated-in-places = Repetido en otros { $count } lugares
paragraph-of = { $page }, párrafo { $number }
paragraphs-of = { $page }, párrafos { $first } y { $last }
places-and = { $one }, y { $other }
place-and-others = { $place }, y otros { $count } lugares
repeated-description = Los pasajes que se repiten en «{ $title }», casi palabra por palabra.

## Citations

cite = Citar
close = Cerrar
copy = Copiar
copied = Copiado
download = Descargar
copy-with-citation = Copiar con la cita
chicago-note = Chicago, nota
chicago-bibliography = Chicago, bibliografía
apa-in-text = APA, en el texto
version-of-transcription = Versión de la transcripción: { $version }

## The script

script-words = Palabras
script-all = todo
script-rows = { $shown } de { $all } filas
script-copied = Enlace copiado
script-link = Enlace a este párrafo, { $address }
script-links = Enlaces a los párrafos

## How to read the edition

how-to-read = Cómo leer esta edición
how-to-read-why = Estos son los signos que usan los informes de esta edición. Lo nuestro va en letra de palo seco; el texto de los documentos, en letra con remates.
sign =
    { $name ->
        [stated] Una tachadura: texto que el organismo ha retenido. Un extremo recto significa que la extensión consta: la barra tiene tantas líneas como faltan; si es más corta que una línea, tiene uno de unos pocos anchos fijos.
        [open] Una tachadura cuya extensión se desconoce, o que hemos deducido nosotros, acaba en diagonal. La longitud de la barra no dice nada de la del texto.
        [box] El documento muestra la tachadura como un recuadro vacío o un espacio en blanco.
        [words] En el documento se leen estas palabras en lugar del texto.
        [portion-mark] Lo tachado es una marca de clasificación: la de un solo párrafo, entre paréntesis al principio o al final, como (S).
        [denied] Una página retenida íntegramente. Cuenta como una tachadura.
        [cut] Texto omitido por esta edición, no retenido por el organismo. El ancho de la barra depende solo de la extensión indicada.
        [blank] Espacio que el autor dejó en blanco.
        [at-redaction] Un código impreso al margen, junto a una tachadura: la exención, el motivo legal por el que el organismo retiene el texto. Lleva a su explicación.
        [beside-text] Un código con marco está impreso junto a un texto en el que no se ve ninguna tachadura.
        [unplaced] Códigos impresos en la página, en un lugar que no se conoce.
        [page] Aquí empieza una página del original; una línea fina en el texto señala la palabra.
        [inferred-page] Un signo de interrogación, aquí y en otros lugares, significa que hemos deducido lo que lo precede. Un número no impreso lleva una línea discontinua.
        [absent] Una página en blanco, que falta en la digitalización o que está aún sin transcribir.
        [unclear] Una lectura dudosa, o palabras ilegibles.
        [sic] Así en el original: un error del documento, en su caso con nuestra corrección.
        [on-paper] Un sello, escritura a mano o palabras suprimidas con un trazo en el papel.
        [released] Palabras que una divulgación posterior dio a conocer.
        [note] Nuestras notas. Están en el margen o plegadas, y se pueden ocultar.
       *[banner] La vista «Como en el original» muestra también las líneas de cabecera y pie de cada página, por ejemplo, su clasificación.
    }

## The search

search-lists = Las listas de esta edición
search-needs-script = La búsqueda necesita JavaScript.
script-search = Buscar en esta edición
script-dialog = Búsqueda
script-help = Ponga una frase entre comillas. Ponga un signo menos delante de una palabra para excluirla. Limite la búsqueda con report:, name:, exemption: o kind: (original, note, stamp, handwriting, banner, editor).
script-found = Secciones encontradas: { $all }
script-some = Secciones con todas las palabras: { $all }; con algunas: { $some }
script-shown = Secciones encontradas hasta ahora: { $shown }
script-nothing = Sin resultados.
script-meant = Buscar «{ $word }» en su lugar
script-without = No está en esta sección: { $words }
script-more = Más resultados
script-failed = No se pudo cargar el índice de búsqueda. Vuelva a cargar la página e inténtelo de nuevo.
script-gap = tachadura
script-withheld = omitido por esta edición
script-note = nota
script-stamp = sello
script-handwriting = escritura a mano
script-banner = encabezado o pie de página
script-editor = texto del editor
script-close = Cerrar
script-marked = «{ $words }»: { $all } en esta página
script-unmark = Quitar el resaltado

## Keys

script-continue = Seguir leyendo: { $title }
script-keys = Atajos de teclado
script-paragraphs = Párrafo siguiente y anterior
script-pages = Página siguiente y anterior del original
script-redactions = Tachadura anterior y siguiente
script-off = Desactivar todas las teclas salvo «?»
cited-in =
    { $count ->
        [one] Citado en { $count } sección
       *[other] Citado en { $count } secciones
    }
