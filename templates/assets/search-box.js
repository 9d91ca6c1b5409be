// The field for a search, in a dialog on any page and on the page of the search, and the marks on a page that a search has opened.

(function () {
  "use strict";

  var IN_DIALOG = 6, ON_PAGE = 8, PAUSE = 50;
  var pageHref = lacunaSearch.root + "search.html";

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  }

  // The words of an excerpt: hits are marked, and a redaction is shown as one.
  function write(parts, into) {
    parts.forEach(function (part) {
      if (part.kind === "hit") into.appendChild(make("mark", "hit", part.text));
      else if (!part.kind) into.appendChild(document.createTextNode(part.text));
      else {
        var bar = make("span", part.kind === "gap" ? "search-gap" : "search-gap withheld-here", part.text);
        bar.setAttribute("role", "img");
        bar.setAttribute("aria-label", part.kind === "gap" ? lacunaWords.gap : lacunaWords.withheld);
        into.appendChild(bar);
      }
    });
  }

  var ids = 0;
  function identified(element) {
    element.id = "search-" + (ids += 1);
    return element;
  }

  // A link to a passage. It is named with its page and its words, and then the section and the report.
  function passage(result, one, query, title) {
    var link = identified(make("a", "search-passage"));
    link.setAttribute("aria-labelledby", link.id + " " + title.id);
    link.href = result.href + "?hl=" + encodeURIComponent(query) + (one.anchor ? "#" + one.anchor : "");
    var kinds = { n: lacunaWords.note, s: lacunaWords.stamp, h: lacunaWords.handwriting, b: lacunaWords.banner, e: lacunaWords.editor };
    var about = [one.folio, kinds[one.kind]].concat(one.codes).filter(Boolean).join(" · ");
    if (about) link.append(make("span", "search-place", about), " ");
    var words = make("span", "search-words");
    write(one.parts, words);
    link.appendChild(words);
    return link;
  }

  function row(result, query) {
    var item = make("li", "search-result");
    var title = identified(make("h2", "search-title"));
    write(result.title, title);
    if (result.report) title.append(" ", make("span", "search-report", result.report));
    item.appendChild(title);
    result.passages.forEach(function (one) { item.appendChild(passage(result, one, query, title)); });
    if (result.lacks.length) item.appendChild(make("p", "search-lacks", lacunaWords.without.replace("{words}", result.lacks.join(", "))));
    return item;
  }

  // A field with its results. `after` is told what is searched for.
  function Panel(into, most, after) {
    var panel = this, label = make("label", "search-label", lacunaWords.search);
    this.field = make("input", "search-field");
    this.field.type = "search";
    this.field.autocomplete = "off";
    this.field.spellcheck = false;
    label.appendChild(this.field);
    this.help = make("p", "search-help", lacunaWords.help);
    this.help.id = "search-help-" + most;
    this.field.setAttribute("aria-describedby", this.help.id);
    this.status = make("p", "search-status");
    this.status.setAttribute("role", "status");
    this.list = make("ol", "search-results");
    this.list.setAttribute("role", "list"); // which WebKit forgets where the style has no numbers
    this.more = make("button", "search-more", lacunaWords.more);
    this.more.type = "button";
    this.more.hidden = true;
    [label, this.help, this.status, this.list, this.more].forEach(function (element) { into.appendChild(element); });
    into.setAttribute("data-editorial", "");
    this.most = most;
    this.after = after;
    this.begun = 0;
    // Whoever goes to the field will type: the index is there by then.
    this.field.addEventListener("focus", function () { lacunaSearch.load("index").catch(function () { /* the search will say so */ }); });
    this.field.addEventListener("input", function () {
      clearTimeout(panel.pause);
      panel.pause = setTimeout(function () { panel.run(); }, PAUSE);
    });
    this.more.addEventListener("click", function () {
      var last = panel.list.lastElementChild;
      panel.show(panel.begun, panel.search, panel.field.value).then(function () {
        var next = last ? last.nextElementSibling : panel.list.firstElementChild;
        if (next) next.querySelector("a").focus();
      });
    });
    into.addEventListener("keydown", function (event) { panel.key(event); });
  }

  // Arrows go from the field to the results and back.
  Panel.prototype.key = function (event) {
    var by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    var stops = [this.field].concat(Array.from(this.list.querySelectorAll("a"))), at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + by, 0), stops.length - 1)].focus();
  };

  Panel.prototype.run = function () {
    var panel = this, text = this.field.value.trim(), begun = this.begun += 1;
    if (this.after) this.after(text);
    return lacunaSearch.find(text).then(function (search) {
      if (begun !== panel.begun) return;
      panel.search = search;
      panel.fresh = true;
      panel.help.hidden = Boolean(text);
      return panel.show(begun, search, text);
    }).catch(function () {
      if (begun === panel.begun) panel.say(lacunaWords.failed);
    });
  };

  Panel.prototype.say = function (text) {
    this.status.textContent = text;
  };

  Panel.prototype.show = function (begun, search, text) {
    var panel = this;
    function isOver() { return begun !== panel.begun; }
    function clear() {
      if (panel.fresh) panel.list.textContent = "";
      panel.fresh = false;
    }
    return (search ? search.next(this.most, function (result) {
      if (isOver()) return;
      clear();
      panel.list.appendChild(row(result, text));
    }) : Promise.resolve()).then(function () {
      if (isOver()) return;
      clear();
      panel.more.hidden = !search || !search.left.length;
      if (!search) return panel.say("");
      var shown = panel.list.children.length;
      var all = search.isExact ? search.count : shown, some = search.isExact && search.found.whole.length ? search.found.partly.length : 0;
      if (shown && some) panel.say(lacunaWords.some.replace("{all}", all).replace("{some}", some));
      else if (shown && (search.isExact || !search.left.length)) panel.say(lacunaWords.found.replace("{all}", all));
      else if (shown || search.left.length) panel.say(lacunaWords.shown.replace("{shown}", shown));
      else panel.say(lacunaWords.nothing);
      return search.near().then(function (all) { if (!isOver()) all.forEach(function (one) { panel.suggest(one, text); }); });
    });
  };

  Panel.prototype.suggest = function (one, text) {
    var panel = this, button = make("button", "search-near", lacunaWords.meant.replace("{word}", one.near));
    button.type = "button";
    button.addEventListener("click", function () {
      panel.field.value = text.split(/(\s+)/).map(function (part) { return lacunaSearch.folded(part).join(" ") === one.word ? one.near : part; }).join("");
      panel.field.focus();
      panel.run();
    });
    this.status.append(" ", button);
  };

  // The page of the search: what is searched for is in its address.

  var place = document.querySelector("[data-search]"), page;
  if (place) {
    page = new Panel(place, ON_PAGE, function (text) {
      var address = pageHref + (text ? "?q=" + encodeURIComponent(text) : "");
      try { history.replaceState(null, "", address); } catch (error) { /* refused: the address stays as it is */ }
      document.title = (text ? text + " · " : "") + title;
    });
    var title = document.title;
    page.field.value = new URLSearchParams(location.search).get("q") || "";
    if (page.field.value) page.run();
  }

  // The dialog, made when it is first opened.

  var dialog, panel;
  // A field that is closed must not keep the keys for itself.
  function shut() {
    panel.field.blur();
    dialog.close();
  }
  function open() {
    if (page) return page.field.focus();
    if (!dialog) {
      dialog = make("dialog", "search-dialog");
      dialog.setAttribute("aria-label", lacunaWords.dialog);
      var close = make("button", "search-close", lacunaWords.close);
      close.type = "button";
      close.addEventListener("click", shut);
      var inside = make("div", "search-inside");
      panel = new Panel(inside, IN_DIALOG);
      panel.field.addEventListener("keydown", function (event) {
        if (event.key === "Enter" && panel.field.value.trim()) location.href = pageHref + "?q=" + encodeURIComponent(panel.field.value.trim());
      });
      inside.appendChild(close);
      dialog.appendChild(inside);
      dialog.addEventListener("click", function (event) { if (event.target === dialog) shut(); });
      // The first Escape in a field of this kind would only empty it.
      dialog.addEventListener("keydown", function (event) {
        if (event.key !== "Escape") return;
        event.preventDefault();
        shut();
      });
      document.body.appendChild(dialog);
    }
    if (!dialog.open) dialog.showModal();
    panel.field.focus();
    panel.field.select();
  }

  document.addEventListener("keydown", function (event) {
    var isTyping = /^(input|textarea|select)$/.test(event.target.localName || "");
    var isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    var isK = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!isSlash && !isK) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest(".masthead a") : null;
    if (!link || link.href.split(/[?#]/)[0] !== pageHref || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });

  // The marks on a page that a search has opened. They leave the address, so that a copy of it is the page's own.

  function texts(element) {
    var all = [], node, walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, function (node) {
      return node.parentNode.closest(".redaction, .remark, .margin, .address, .visually-hidden, script, style") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
    });
    while ((node = walker.nextNode())) all.push(node);
    return all;
  }

  function mark(query) {
    var count = 0;
    texts(document.querySelector("main")).forEach(function (node) {
      lacunaSearch.hits(query, node.data).filter(function (hit, at, all) { return !at || hit.start >= all[at - 1].end; }).reverse().forEach(function (hit) {
        var range = document.createRange(), element = make("mark", "hit");
        range.setStart(node, hit.start);
        range.setEnd(node, hit.end);
        range.surroundContents(element);
        count += 1;
      });
    });
    return count;
  }

  function unmark() {
    document.querySelectorAll("main mark.hit").forEach(function (element) {
      var parent = element.parentNode;
      parent.replaceChild(document.createTextNode(element.textContent), element);
      parent.normalize();
    });
  }

  var wanted = place ? null : new URLSearchParams(location.search).get("hl");
  if (wanted) {
    var count = mark(lacunaSearch.parse(wanted)), bar = make("p", "search-marks");
    bar.setAttribute("data-editorial", "");
    var said = make("span", "", "");
    said.setAttribute("role", "status");
    var remove = make("button", "", lacunaWords.unmark);
    remove.type = "button";
    remove.addEventListener("click", function () { unmark(); bar.remove(); });
    bar.appendChild(said);
    bar.appendChild(remove);
    document.querySelector("main").appendChild(bar);
    said.textContent = lacunaWords.marked.replace("{all}", count).replace("{words}", wanted);
    try { history.replaceState(null, "", location.pathname + location.hash); } catch (error) { /* refused: the address stays as it is */ }
    if (location.hash) location.replace(location.hash);
  }
}());
