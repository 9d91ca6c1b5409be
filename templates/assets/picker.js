// Prints or saves some sections of a whole report. Without this file their list is hidden. A classic script, so that it runs from
// file:// too. A section that is not chosen has the class left-out, which hides it in print. The choice is in the address
// (#only=annex,supply), so that it can be sent.
(function () {
  "use strict";

  // What a text has in square brackets in place of an element, as the plain text of the report: words, and an attribute in braces. A
  // redaction may be the paper's own word.
  var MARKS = {
    ".folio": "page {data-folio}", ".margin-mark": "{data-code}", ".redaction:not(.word)": "redacted", ".withheld": "withheld",
    ".illegible": "illegible", ".blank-space": "blank",
  };
  var BLOCKS = "p, h1, h2, h3, h4, h5, h6, pre, ul, ol, dl, table, blockquote, aside, figure, hr, .apparatus, .banner";
  var showCitations = window.lacunaCite, citation = "";

  // The script of the citations, which comes next, calls this.
  window.lacunaCite = function (given) {
    var canonical = document.querySelector("link[rel=canonical]"), isHosted = /^http/.test(location.protocol);
    var url = canonical ? canonical.href : isHosted ? location.href.split("#")[0] : "";
    citation = given.styles[0].citation.map(function (piece) {
      return typeof piece === "string" ? piece : piece[0] === "url" && url ? piece[1] + url + piece[2] : "";
    }).join("");
    if (showCitations) showCitations(given);
  };

  function boxes() { return Array.prototype.slice.call(document.querySelectorAll(".picker input")); }
  function isChosen(box) { return box.checked; }
  function part(box) { return document.getElementById(box.value); }
  function name(box) { return encodeURIComponent(box.value.replace(/\/$/, "")); }

  function apply() {
    var all = boxes(), none = !all.some(isChosen);
    all.forEach(function (box) { part(box).classList.toggle("left-out", !none && !box.checked); });
    document.querySelectorAll(".picker button").forEach(function (button) { button.disabled = none; });
  }
  function read() {
    var picker = document.querySelector(".picker"), only = /^#only=(.+)$/.exec(location.hash);
    if (!picker) return;
    picker.hidden = false;
    if (only) boxes().forEach(function (box) { box.checked = only[1].split(",").indexOf(name(box)) >= 0; });
    picker.open = picker.open || Boolean(only);
    apply();
  }

  function text(section) {
    var copy = section.cloneNode(true), nodes = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT), node;
    function each(selector, act) { copy.querySelectorAll(selector).forEach(act); }
    each(".folio", function (folio) { folio.after(" "); });
    Object.keys(MARKS).forEach(function (selector) {
      each(selector, function (element) {
        element.replaceWith("[" + MARKS[selector].replace(/\{(.*)\}/, function (all, name) { return element.getAttribute(name); }) + "]");
      });
    });
    each(".section-title", function (title) { title.replaceChildren("[" + title.textContent + "]"); });
    each("[data-editorial]:not(.section-title)", function (element) { element.remove(); });
    // Blanks count in lines as typed alone, where they are non-breaking until the end. A word joiner joins a number to its block.
    while ((node = nodes.nextNode())) {
      node.data = (node.parentElement.closest("pre") ? node.data.replace(/ /g, "\u00a0") : node.data.replace(/\s+/g, " ")).replace(/\u2060/g, "");
    }
    each(".note-ref", function (number) { number.replaceWith("[" + number.textContent + "]"); });
    each(".footnote-label", function (number) { number.replaceWith("[" + number.textContent + "]\u2060"); });
    each("ul > li", function (item) { item.prepend("\n-\u2060"); });
    each("ol", function (list) {
      var number = list.start - 1, sign = list.classList.contains("bracketed") ? ")" : ".";
      Array.prototype.forEach.call(list.children, function (item) {
        number = item.hasAttribute("value") ? item.value : number + 1;
        item.prepend("\n" + number + sign + "\u2060");
      });
    });
    each("td, th, dt", function (cell) { cell.append("\t"); });
    each("br, tr, dt", function (line) { line.before("\n"); });
    each(BLOCKS, function (block) { block.before("\n\n"); block.after("\n\n"); });
    return copy.textContent.replace(/[ \n]*\u2060[ \n]*/g, " ").replace(/ *([\n\t]) */g, "$1").replace(/\t+\n/g, "\n")
      .replace(/\n{3,}/g, "\n\n").replace(/ {2,}/g, " ").replace(/\u00a0/g, " ").trim();
  }
  function save() {
    var file = document.createElement("a"), texts = boxes().filter(isChosen).map(function (box) { return text(part(box)); });
    file.href = URL.createObjectURL(new Blob([[citation].concat(texts).join("\n\n\n") + "\n"], { type: "text/plain;charset=utf-8" }));
    file.download = (location.pathname.split("/").slice(-2)[0] || "report") + ".txt";
    file.click();
    URL.revokeObjectURL(file.href);
  }

  document.addEventListener("change", function (event) {
    var all = boxes(), chosen = all.filter(isChosen), isPart = chosen.length && chosen.length < all.length;
    if (all.indexOf(event.target) < 0) return;
    history.replaceState(null, "", location.href.split("#")[0] + (isPart ? "#only=" + chosen.map(name).join(",") : ""));
    apply();
  });
  document.addEventListener("click", function (event) {
    var button = event.target.closest(".picker button");
    if (button && button.value === "print") window.print();
    else if (button) save();
  });
  window.addEventListener("hashchange", read);
  // Firefox brings back the state of the boxes when a page is loaded again.
  window.addEventListener("pageshow", apply);
  document.addEventListener("lacuna:swap", read);
  read();
}());
