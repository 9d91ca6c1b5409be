// Citations of the passage that a reader looks at, in a card. The page is whole without this file: its link leads to the citations of the
// report. A classic script, so that it runs from file:// too; it makes elements, never markup. The citations are in citation.js beside the
// page, which calls lacunaCite: each is a list of texts and of slots, [name, before, after], that are filled here.
(function () {
  "use strict";

  var link = document.querySelector("a.cite"), canonical = document.querySelector("link[rel=canonical]");
  if (!link || !HTMLElement.prototype.showPopover) return;

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  function button(text, act) {
    var element = make("button", "", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  }

  var TEXT = "main .section", main = document.querySelector("main");

  // The page of the original that a place is on; without one, the pages of the section, but none of a whole report.
  function pageOf(place) {
    if (!place && !link.getAttribute("data-section")) return "";
    var folios = Array.prototype.slice.call((place ? place.closest(TEXT) : main).querySelectorAll(".folio[data-folio]"));
    var label = function (folio) { return folio.getAttribute("data-folio"); };
    if (place) {
      folios = folios.filter(function (folio) {
        return folio === place || place.contains(folio) && place.firstElementChild === folio ||
          folio.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING && !place.contains(folio);
      }).slice(-1);
    }
    if (!folios.length) return "";
    var first = label(folios[0]), last = label(folios[folios.length - 1]);
    return first === last ? first : first + "–" + last;
  }

  // The title of the section that has a place, where the page has several.
  function partOf(place) {
    var title = place && place.closest(".whole-part") && place.closest(".whole-part").querySelector("h1");
    return title ? title.textContent : "";
  }

  // What the slots of a citation are, for a place with an id or for the whole section.
  function slots(place) {
    var page = pageOf(place), base = canonical ? canonical.href : /^http/.test(location.protocol) ? location.href.split("#")[0] : "";
    var number = /^([0-9]|[ivxlc]+(–|$))/.test(page), unit = !page || !number ? page : (page.indexOf("–") > 0 ? "pp. " : "p. ") + page;
    return { page: page, unit: unit, section: link.getAttribute("data-section") || partOf(place), url: base && place ? base + "#" + encodeURIComponent(place.id).replace(/%2F/g, "/") : base };
  }

  function filled(citation, values) {
    return citation.map(function (piece) {
      if (typeof piece === "string") return piece;
      return values[piece[0]] ? piece[1] + values[piece[0]] + piece[2] : "";
    }).join("");
  }

  window.lacunaCite = function (given) {
    var words = given.words, card = make("div", "cite-card"), said = make("p", "visually-hidden");
    said.setAttribute("role", "status");
    document.body.appendChild(said);
    card.popover = "auto";
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", words.card);
    card.setAttribute("data-editorial", "");
    document.body.appendChild(card);

    function copy(text) {
      if (!navigator.clipboard) return;
      navigator.clipboard.writeText(text).then(function () {
        said.textContent = words.copied;
        setTimeout(function () { said.textContent = ""; }, 1600);
      }, function () { /* refused: the text is there to be selected */ });
    }

    function download(name, text) {
      var file = make("a");
      file.href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
      file.download = name;
      file.click();
      URL.revokeObjectURL(file.href);
    }

    // The passage in the address, if it is one of the text.
    function target() {
      var id = location.hash.slice(1), place = null;
      try { place = id && document.getElementById(decodeURIComponent(id)); } catch (error) { /* no address of ours */ }
      return place && place.closest(TEXT) ? place : null;
    }

    function open() {
      var place = target(), values = slots(place), list = make("dl");
      var what = [values.section, values.unit, place && "#" + place.id].filter(Boolean).join(", ");
      var head = make("p", "cite-what", what), row = make("p", "cite-files");
      given.styles.forEach(function (style) {
        var text = filled(style.citation, values), entry = make("div"), name = make("dt", "", style.style), value = make("dd", "", text);
        value.lang = "en";
        var act = button(words.copy, function () { copy(text); });
        act.setAttribute("aria-label", words.copy + ": " + style.style);
        name.append(" ", act);
        entry.append(name, value);
        list.appendChild(entry);
      });
      given.formats.forEach(function (format) {
        var text = filled(format.citation, values);
        row.append(make("span", "", format.name));
        [[words.copy, function () { copy(text); }], [words.download, function () { download(format.file, text); }]].forEach(function (action) {
          var act = button(action[0], action[1]);
          act.setAttribute("aria-label", action[0] + ": " + format.name);
          row.append(" ", act);
        });
      });
      var close = button(words.close, function () { card.hidePopover(); opener.focus(); });
      close.className = "cite-close";
      card.replaceChildren(close, head, list, row);
      card.showPopover();
      close.focus();
    }

    var opener = link;
    function openFrom(event) {
      event.preventDefault();
      opener = event.currentTarget;
      open();
    }
    link.addEventListener("click", openFrom);
    var shown = button(link.textContent, openFrom);
    shown.className = "addresses";
    function enhance() {
      var head = document.querySelector(".section-head");
      if (head && !head.contains(shown)) head.appendChild(shown);
    }
    enhance();
    document.addEventListener("lacuna:swap", enhance);

    // A selection in the text can be copied with its citation.
    var offer = button(words.selection, function () {
      var selection = getSelection(), note = given.styles[0].citation;
      if (!selection.rangeCount) return;
      var start = selection.getRangeAt(0).startContainer, from = start.nodeType === 1 ? start : start.parentElement;
      copy("“" + selection.toString().trim() + "” (" + filled(note, slots(from.closest(TEXT + " [id]"))).replace(/\.$/, "") + ")");
      offer.hidden = true;
    });
    offer.className = "cite-offer";
    offer.hidden = true;
    offer.setAttribute("data-editorial", "");
    offer.addEventListener("pointerdown", function (event) { event.preventDefault(); });
    main.append(offer);
    function look() {
      var selection = getSelection(), range = selection.rangeCount ? selection.getRangeAt(0) : null;
      var around = range && range.commonAncestorContainer, element = around && (around.nodeType === 1 ? around : around.parentElement);
      var inside = element && !selection.isCollapsed && element.closest(TEXT);
      offer.hidden = !inside || selection.toString().trim().length < 3;
      if (offer.hidden) return;
      var box = range.getBoundingClientRect(), place = offer.offsetParent ? offer.offsetParent.getBoundingClientRect() : { top: 0, left: 0 };
      offer.style.top = box.bottom - place.top + 6 + "px";
      offer.style.left = Math.max(0, box.left - place.left) + "px";
    }
    ["pointerup", "keyup"].forEach(function (kind) {
      document.addEventListener(kind, function (event) { if (event.target !== offer) setTimeout(look); });
    });
  };
}());
