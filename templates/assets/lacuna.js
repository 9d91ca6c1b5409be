// The site is whole without this file. It adds three comforts: the address of each passage, to copy,
// the memory of the chosen view from one page to the next, and a scan that follows the text. A classic script, so that it runs
// from file:// too; it makes elements, never markup. Where the live preview has put new passages into
// the page, it says so with the event lacuna:swap, and they get the same. Its words are in lacunaWords, in
// the language of the edition: the program puts them before its first line.

// A list: filtered by a word; one in a table also sorted by a column, and filtered by the values of its columns and by the kinds of its
// rows. Without this it is whole, in its own order.
(function () {
  "use strict";

  var list = document.querySelector("[data-list]");
  if (!list) return;
  var bodies = Array.prototype.slice.call(list.tBodies || []);
  var heads = bodies.length ? Array.prototype.slice.call(list.tHead.rows[0].cells) : [];
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var rows = [], filters = [];

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // The rows in their own order, each with its words and with its values of the columns that filter.
  function read() {
    rows = Array.prototype.map.call(list.querySelectorAll("tbody tr:not(.series), .list-row"), function (row) {
      return {
        row: row,
        kind: row.getAttribute("data-kind") || "",
        words: row.textContent.toLowerCase(),
        values: heads.map(function (head, column) { return head.hasAttribute("data-filter") ? values(row.cells[column]) : []; }),
      };
    });
  }

  function values(cell) {
    var codes = Array.prototype.slice.call(cell.querySelectorAll(".code"));
    // A code with the number that some agencies add, as in (b)(3)-1, is also the code itself.
    if (codes.length) return codes.map(code).concat(codes.map(exemption));
    return [cell.textContent.split(",")[0].replace(/\?$/, "").trim()].filter(Boolean);
  }
  function code(part) { return part.textContent.trim(); }
  function exemption(part) { return code(part).replace(/-\d{1,3}$/, ""); }

  function key(entry, column) {
    var cell = entry.row.cells[column];
    return cell.getAttribute("data-sort") || cell.textContent.trim();
  }

  // A stable sort of each group: equal rows stay in their own order. Rows without a value go last.
  function sort(column, down) {
    var keyed = rows.map(function (entry) { return { entry: entry, key: key(entry, column) }; });
    keyed.sort(function (a, b) {
      if (!a.key || !b.key) return (a.key ? 0 : 1) - (b.key ? 0 : 1);
      return (down ? -1 : 1) * collator.compare(a.key, b.key);
    });
    keyed.forEach(function (item) { item.entry.row.parentNode.appendChild(item.entry.row); });
  }

  heads.forEach(function (head, column) {
    if (head.hasAttribute("data-unsorted")) return;
    var button = make("button", "", head.textContent);
    button.type = "button";
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      sort(column, down);
    });
  });

  var tools = make("div", "list-tools");
  tools.setAttribute("role", "search");

  function labelled(control, id, text) {
    var label = make("label", "", text + " ");
    control.id = id;
    label.appendChild(control);
    tools.appendChild(label);
    control.addEventListener("input", filter);
    return control;
  }

  var field = make("input");
  field.type = "search";
  field.autocomplete = "off";
  labelled(field, "list-words", lacunaWords.words);

  read();
  heads.forEach(function (head, column) {
    if (!head.hasAttribute("data-filter")) return;
    var counts = new Map();
    rows.forEach(function (entry) {
      new Set(entry.values[column]).forEach(function (value) { counts.set(value, (counts.get(value) || 0) + 1); });
    });
    if (counts.size < 2) return;
    var options = Array.from(counts);
    if (head.getAttribute("data-filter") === "count") options.sort(function (a, b) { return b[1] - a[1]; });
    var select = make("select");
    select.setAttribute("data-counts", "");
    select.appendChild(new Option(lacunaWords.all, ""));
    options.forEach(function (option) { select.appendChild(new Option(option[0] + " (" + option[1] + ")", option[0])); });
    labelled(select, "list-" + column, head.textContent);
    filters.push({ column: column, select: select });
  });

  // The counts of the kinds of rows become switches: with one or more on, only those kinds are shown.
  var kinds = Array.prototype.map.call(document.querySelectorAll(".row-kinds > li"), function (item) {
    var button = make("button", "", item.textContent);
    button.type = "button";
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", function () {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      filter();
    });
    item.textContent = "";
    item.appendChild(button);
    return { kind: item.getAttribute("data-kind"), button: button };
  });

  var count = make("span", "list-count");
  count.setAttribute("role", "status");
  tools.appendChild(count);
  list.parentNode.insertBefore(tools, list);

  function filter() {
    var word = field.value.trim().toLowerCase(), shown = 0;
    var wanted = filters.filter(function (filter) { return filter.select.value; });
    var on = kinds.filter(function (kind) { return kind.button.getAttribute("aria-pressed") === "true"; });
    rows.forEach(function (entry) {
      var show = (!word || entry.words.indexOf(word) >= 0) &&
        (!on.length || on.some(function (kind) { return kind.kind === entry.kind; })) &&
        wanted.every(function (filter) { return entry.values[filter.column].indexOf(filter.select.value) >= 0; });
      entry.row.hidden = !show;
      if (show) shown += 1;
    });
    bodies.forEach(function (group) { group.hidden = !group.querySelector("tr:not(.series):not([hidden])"); });
    count.textContent = shown === rows.length ? "" : lacunaWords.rows.replace("{shown}", shown).replace("{all}", rows.length);
  }

  // The address of an exemption shows the rows with its code, and no others.
  function follow() {
    var first = document.getElementById(location.hash.slice(1));
    if (!first || !first.matches("[data-list] .code")) return;
    var column = first.closest("td").cellIndex;
    filters.forEach(function (filter) { if (filter.column === column) filter.select.value = exemption(first); });
    filter();
    first.scrollIntoView();
  }
  window.addEventListener("hashchange", follow);
  follow();

  document.addEventListener("lacuna:swap", function () { read(); filter(); });
}());

// The page of a report leads to the place that was read last.
(function () {
  "use strict";

  var doors = document.querySelector(".page-report .doors"), place = null;
  if (!doors) return;
  var report = location.href.split("#")[0].replace(/\/$/, "/index.html");
  try { place = JSON.parse(localStorage.getItem("lacuna-place " + report)); } catch (error) { /* storage is refused: no place */ }
  if (!place || typeof place.href !== "string" || place.href.indexOf(report.replace(/index\.html$/, "")) !== 0) return;
  var link = document.createElement("a"), item = document.createElement("li");
  link.className = "door";
  link.href = place.href;
  link.textContent = lacunaWords.continue.replace("{title}", place.title);
  item.appendChild(link);
  doors.appendChild(item);
}());

// The page at a former address leads on to the same place of the present one.
(function () {
  "use strict";

  var moved = document.querySelector("a.moved");
  if (moved) location.replace(moved.href + location.hash);
}());

(function () {
  "use strict";

  var article = document.querySelector("main .section");
  if (!article) return;

  function make(name, className, text) {
    var element = document.createElement(name);
    element.className = className;
    element.setAttribute("data-editorial", "");
    element.textContent = text;
    return element;
  }

  // The view, remembered for as long as the tab is open.

  function remember(key, value) {
    try { sessionStorage.setItem(key, value); } catch (error) { /* storage is refused: nothing to remember */ }
  }
  function recall(key) {
    try { return sessionStorage.getItem(key); } catch (error) { return null; }
  }
  var printed = document.getElementById("view-printed");
  if (printed) {
    if (recall("lacuna-view") === "printed") printed.checked = true;
    document.querySelectorAll(".views input").forEach(function (input) {
      input.addEventListener("change", function () { remember("lacuna-view", input.value); });
    });
  }
  var notes = document.getElementById("view-notes");
  if (notes) {
    notes.checked = recall("lacuna-notes") !== "hidden";
    notes.addEventListener("change", function () { remember("lacuna-notes", notes.checked ? "shown" : "hidden"); });
  }

  // A link to each paragraph, shown at the pointer, or everywhere while the button is pressed.

  var said = make("p", "visually-hidden", "");
  said.setAttribute("role", "status");
  document.body.appendChild(said);

  function copy(link) {
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(function () {
      said.textContent = lacunaWords.copied;
      link.classList.add("copied");
      setTimeout(function () { link.classList.remove("copied"); said.textContent = ""; }, 1600);
    }, function () { /* refused: the link has still been followed, the address bar has it */ });
  }

  var PASSAGES = "p[id], h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], li > span[id]";

  function address(passage) {
    var holder = passage.localName === "span" ? passage.parentNode : passage;
    var link = holder.querySelector(":scope > .address");
    if (!link) {
      link = make("a", "address", "¶");
      link.addEventListener("click", function () { copy(link); });
      holder.appendChild(link);
    }
    link.href = "#" + passage.id;
    link.setAttribute("aria-label", lacunaWords.link.replace("{address}", passage.id));
  }

  var toggle = make("button", "addresses", lacunaWords.links);
  toggle.type = "button";
  toggle.setAttribute("aria-pressed", "false");
  toggle.addEventListener("click", function () {
    var on = document.body.classList.toggle("show-addresses");
    toggle.setAttribute("aria-pressed", String(on));
  });

  // Redactions. A bar that is clicked opens its card, and the page stays where it is; Escape or a click elsewhere closes it. The keys
  // [ and ] go to the redaction before and after, and from the last one on to the next section.

  function barAt(element) { return element && element.closest ? element.closest(".redaction") : null; }
  function show(open) { article.classList.toggle("cards-closed", !open); }

  document.addEventListener("click", function (event) {
    var bar = barAt(event.target);
    if (!bar) return show(Boolean(event.target.closest(".remark")));
    if (bar.localName !== "a" || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.replaceState(null, "", bar.hash);
    bar.focus({ preventScroll: true });
    show(true);
  });
  document.addEventListener("mouseover", function (event) { if (barAt(event.target)) show(true); });
  document.addEventListener("focusin", function (event) { if (barAt(event.target)) show(true); });

  function middle() { return window.innerHeight * .4 + 1; }
  function step(by) {
    var bars = Array.prototype.slice.call(article.querySelectorAll(".redaction[id]"));
    var card = document.activeElement.closest(".remark");
    var name = card && card.querySelector(".card > span").id;
    var here = bars.findIndex(function (bar) { return bar === document.activeElement || (name && bar.getAttribute("aria-labelledby") === name); });
    if (here < 0) here = bars.findIndex(function (bar) { return bar.matches(":target"); });
    if (here < 0) here = bars.filter(function (bar) { return bar.getBoundingClientRect().top < middle(); }).length - (by > 0 ? 1 : 0);
    var bar = bars[here + by];
    var neighbour = document.querySelector(by > 0 ? "link[rel=next]" : "link[rel=prev]");
    if (!bar) {
      if (neighbour) location.href = neighbour.href;
      return;
    }
    location.hash = bar.id;
    bar.focus({ preventScroll: true });
  }

  // Paragraphs with j and k, pages of the original with n and p: from the one in the address if it is in the window, or else from the
  // first one in the window.

  function stepOver(selector, by) {
    var places = Array.prototype.slice.call(article.querySelectorAll(selector));
    var top = function (place) { return place.getBoundingClientRect().top; };
    var here = places.findIndex(function (place) { return place.matches(":target") && Math.abs(top(place)) < window.innerHeight; });
    if (here < 0) here = places.filter(function (place) { return top(place) < 1; }).length - (by > 0 ? 1 : 0);
    var place = places[here + by];
    if (place) location.replace("#" + encodeURIComponent(place.id));
    return !!place;
  }

  // Beyond the pages of this section, the link of its first or last page leads on.
  function turnPage(by) {
    if (stepOver(".folio[id]", by)) return;
    var turns = article.querySelectorAll(by > 0 ? ".turn.next" : ".turn.previous"), turn = turns[by > 0 ? turns.length - 1 : 0];
    if (turn && turn.getAttribute("href").charAt(0) !== "#") location.href = turn.href;
  }

  // What the keys do, in a card that also turns them off.

  var KEYS = "lacuna-keys", card = null;
  function keysAreOff() { try { return localStorage.getItem(KEYS) === "off"; } catch (error) { return false; } }
  function showKeys() {
    if (!HTMLElement.prototype.showPopover) return;
    if (!card) {
      var title = lacunaWords.keys, search = window.lacunaSearch ? [["/", lacunaWords["search"]]] : [];
      card = make("div", "cite-card keys-card", "");
      card.popover = "auto";
      card.setAttribute("role", "dialog");
      card.setAttribute("aria-label", title);
      card.tabIndex = -1;
      var list = make("dl", "", "");
      [["j k", lacunaWords.paragraphs], ["n p", lacunaWords.pages], ["[ ]", lacunaWords.redactions]].concat(search, [["?", title]]).forEach(function (line) {
        var entry = make("div", "", ""), keys = make("dt", "", "");
        line[0].split(" ").forEach(function (key) { keys.append(make("kbd", "", key), " "); });
        entry.append(keys, make("dd", "", line[1]));
        list.append(entry);
      });
      var label = make("label", "", ""), box = document.createElement("input");
      box.type = "checkbox";
      box.checked = keysAreOff();
      box.addEventListener("change", function () {
        try { localStorage.setItem(KEYS, box.checked ? "off" : "on"); } catch (error) { /* storage is refused: the keys stay */ }
      });
      label.append(box, " " + lacunaWords.off);
      card.append(make("p", "cite-what", title), list, label);
      document.body.appendChild(card);
    }
    card.showPopover();
    card.focus();
  }

  // The place that is read, remembered on this device alone, for the page of the report.

  function rememberPlace() {
    var report = document.querySelector(".of-report .contents-report a"), title = document.querySelector("main h1");
    if (!report || !title || window.scrollY < 200) return;
    var above = Array.prototype.filter.call(article.querySelectorAll("p[id]"), function (passage) {
      return passage.getBoundingClientRect().top < middle();
    });
    var last = above[above.length - 1];
    var place = { href: location.href.split("#")[0] + (last ? "#" + encodeURIComponent(last.id) : ""), title: title.firstChild ? title.firstChild.textContent : "" };
    try { localStorage.setItem("lacuna-place " + report.href, JSON.stringify(place)); } catch (error) { /* refused: nothing to remember */ }
  }
  window.addEventListener("pagehide", rememberPlace);

  document.addEventListener("keydown", function (event) {
    var held = (event.ctrlKey || event.metaKey || event.altKey) && !event.getModifierState("AltGraph");
    if (held || /^(input|textarea|select)$/.test(event.target.localName)) return;
    if (event.key === "Escape") show(false);
    if (event.key === "?") showKeys();
    if (keysAreOff() || document.querySelector(":popover-open, dialog[open]")) return;
    if (event.key === "[") step(-1);
    if (event.key === "]") step(1);
    if (event.key === "j") stepOver("p[id], li > span[id]", 1);
    if (event.key === "k") stepOver("p[id], li > span[id]", -1);
    if (event.key === "n") turnPage(1);
    if (event.key === "p") turnPage(-1);
  });

  // All that the page as it is now lacks; done again, it adds nothing.
  function enhance() {
    article = document.querySelector("main .section") || article;
    var passages = article.querySelectorAll(PASSAGES);
    passages.forEach(address);
    // What scrolls must be reached by the keyboard too.
    article.querySelectorAll("pre, .table-frame").forEach(function (frame) {
      if (frame.scrollWidth > frame.clientWidth) frame.tabIndex = 0;
    });
    var head = document.querySelector(".section-head");
    if (passages.length && head && !head.contains(toggle)) head.appendChild(toggle);
  }

  enhance();
  document.addEventListener("lacuna:swap", enhance);
})();

// A scan that is open follows the text, and closing it leaves the text where it is.
(function () {
  "use strict";

  if (!document.querySelector(".scan")) return;
  var waits = false, follows = false;

  function open() { return document.querySelector(".scan:target"); }
  function numbers() { return Array.prototype.slice.call(document.querySelectorAll("main a.folio-label[href^='#']")); }

  // The text stays in its place, wherever the element is.
  function go(hash) {
    var top = window.scrollY;
    follows = hash !== location.hash;
    location.replace(hash);
    window.scrollTo(0, top);
  }

  // The number that opened a scan stays in sight, although the text gets narrower, or the scan covers its lower half.
  window.addEventListener("hashchange", function () {
    var number = !follows && open() && numbers().find(function (number) { return number.hash === location.hash; });
    follows = false;
    if (!number) return;
    var top = open().getBoundingClientRect().top, end = top > 0 ? top : window.innerHeight;
    var place = number.getBoundingClientRect();
    if (place.top < 0 || place.bottom > end) window.scrollBy(0, place.top - end * .3);
  });

  // Another page is shown once the number of this one is out of sight.
  function follow() {
    waits = false;
    if (!open()) return;
    var line = window.innerHeight * .3, here = null, stays = false;
    numbers().forEach(function (number) {
      var top = number.getBoundingClientRect().top;
      if (top < line) here = number;
      stays = stays || (number.hash === location.hash && top > 0 && top < window.innerHeight);
    });
    if (here && !stays && here.hash !== location.hash) go(here.hash);
  }

  document.addEventListener("scroll", function () {
    if (!waits) requestAnimationFrame(follow);
    waits = true;
  }, { passive: true });

  function close(event) {
    var scan = open();
    if (!scan) return;
    event.preventDefault();
    go(scan.querySelector(".scan-close").hash);
  }
  document.addEventListener("click", function (event) {
    if (event.target.closest(".scan-close")) close(event);
  });
  document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(event); });
}());
