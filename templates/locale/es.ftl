# Las palabras del programa en las páginas, en español.

## Around every page

skip-to-text = Ir al texto
edition = Edición
edited-by = Edición de { $editor }
reports = Informes
guides = Guías
exemptions = Exenciones
people-and-places = Personas y lugares
page-not-found = Página no encontrada
page-not-found-why = Aquí no se ha tachado nada. La página ha cambiado de dirección o nunca existió.
all-reports = Todos los informes

## The list of reports

reports-counted =
    { $count ->
        [one] { $count } informe
       *[other] { $count } informes
    }
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
read-from = Leer desde: { $title }
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
whole-report-link = Informe completo en una página
whole-report-too-long = El informe completo es demasiado largo para una página
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
map-places = La posición en cada hoja sigue la transcripción, no el original digitalizado.

## A section, and the whole report

contents-of-guide = Índice de la guía
contents-of-report = Índice del informe: página, título, número de tachaduras
all-sections = Todas las secciones, { $count } más
view = Vista
reading-view = Lectura
as-printed = Como en el impreso
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
whole-report = El informe completo en una página
too-long = Este informe es demasiado largo para una página. Léalo sección por sección, o aquí:

## Pages of the original

page-at-start = Página { $number }
pages-at-start = Páginas { $first } a { $last }
page-of = Página { $number } de { $all }
pages-of = Páginas { $first } a { $last } de { $all }
range = { $first } a { $last }

## The redaction ledger

ledger-intro = Cada fila es una tachadura de la transcripción, sea cual sea el número de líneas; una página retenida íntegramente, o una serie de páginas así; o un código de exención al margen. El código situado junto a una tachadura está en la fila de esta, de modo que su propio número falta aquí. Un signo de interrogación señala lo que el editor ha deducido.
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
around-head = Palabras contiguas
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

exemptions-intro = Las exenciones que los informes de esta edición invocan para lo que retienen. Cada código, en una tachadura o al margen, cuenta como una invocación.
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

repeated-passages-intro = Pasajes que aparecen más de una vez en este informe, casi con las mismas palabras. Los ha encontrado un programa; cada uno tiene al menos { $words } palabras. Si son dos, están subrayadas las palabras que solo tiene uno de ellos. Si son más, la página muestra el primero y enumera los demás. La comparación no indica cuál se escribió antes.
passages-counted = { $count } pasajes. Este es el primero:
words-in-common = { $one } y { $other } palabras; { $common } de ellas están en ambos, en el mismo orden.
redacted = Tachado
where-they-differ = En qué difieren
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
    }: lo que pregunta el editor, lo que se ha deducido y los códigos que no están junto a ninguna tachadura visible.
no-questions = Esta transcripción no tiene cuestiones pendientes.
