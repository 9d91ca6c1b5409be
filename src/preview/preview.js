// The live preview, in the page: it hears that something changed, asks for the page again, and swaps what is new in place.
//
// It runs before every other script of the page, and keeps a copy of the page as it was sent. What changed is found between that
// copy and the page as it is sent now, and done to the page on screen: what other scripts added there stays, and so do the scroll
// position, folded parts, the chosen view, and a selection outside of the change. A classic script under the policy of every page:
// it makes elements, never markup.
(function () {
  "use strict";

  var script = document.currentScript;
  var page = script.getAttribute("data-page");
  var isOverview = location.pathname.indexOf("/_lacuna/") === 0;
  var alive = true;

  // ---- the page as it was sent, and where each of its nodes is on screen ----

  var live = new WeakMap();
  var sent = document.documentElement.cloneNode(true);
  pair(sent, document.documentElement);
  dropData(sent);

  /// Notes that a node as sent is this one on screen, and so for all in it.
  function pair(node, shown) {
    live.set(node, shown);
    for (var a = node.firstChild, b = shown.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) pair(a, b);
  }

  /// Removes the data blocks from a page as sent. The policy forbids new text in a script, and nothing on screen depends on it.
  function dropData(tree) {
    tree.querySelectorAll("script:not([src])").forEach(function (one) { one.remove(); });
  }

  /// The same for a node that was sent again unchanged.
  function follow(old, fresh) {
    live.set(fresh, live.get(old));
    for (var a = old.firstChild, b = fresh.firstChild; a && b; a = a.nextSibling, b = b.nextSibling) follow(a, b);
  }

  // ---- the swap ----

  var changed = [];

  function swap(fresh) {
    if (scripts(sent) !== scripts(fresh)) return location.reload();
    dropData(fresh);
    changed = [];
    var stay = anchor();
    patch(sent, fresh);
    sent = fresh;
    if (stay) stay();
    mark();
    document.dispatchEvent(new CustomEvent("lacuna:swap"));
  }

  function scripts(tree) {
    return Array.from(tree.querySelectorAll("script[src]"), function (one) { return one.getAttribute("src"); }).join(" ");
  }

  function patch(old, fresh) {
    var shown = live.get(old);
    if (old.isEqualNode(fresh)) return follow(old, fresh);
    live.set(fresh, shown);
    if (old.nodeType !== 1) return rewrite(old, fresh, shown);
    if (old.localName === "link" && old.getAttribute("href") !== fresh.getAttribute("href")) return relink(fresh, shown);
    attributes(old, fresh, shown);
    children(old, fresh, shown);
  }

  /// New words in a text: only those between what both begin and end with, so that a selection around them stays.
  function rewrite(old, fresh, shown) {
    var a = old.data, b = fresh.data, start = 0, end = 0;
    if (shown.data !== a) shown.data = b;
    else {
      while (start < a.length && start < b.length && a[start] === b[start]) start++;
      while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
      shown.replaceData(start, a.length - start - end, b.slice(start, b.length - end));
    }
    note(shown);
  }

  /// Another style sheet: the old one holds until the new one has come, so that the page is never bare.
  function relink(fresh, shown) {
    var link = document.importNode(fresh, true);
    live.set(fresh, link);
    link.addEventListener("load", function () { shown.remove(); });
    link.addEventListener("error", function () { shown.remove(); });
    shown.after(link);
  }

  function attributes(old, fresh, shown) {
    if (shown === script || shown.localName === "script") return;
    Array.from(old.attributes).forEach(function (one) {
      if (!fresh.hasAttribute(one.name)) shown.removeAttribute(one.name);
    });
    Array.from(fresh.attributes).forEach(function (one) {
      if (old.getAttribute(one.name) === one.value) return;
      if (one.name === "class") {
        old.classList.forEach(function (word) { shown.classList.remove(word); });
        fresh.classList.forEach(function (word) { shown.classList.add(word); });
      } else shown.setAttribute(one.name, one.value);
    });
  }

  function children(old, fresh, shown) {
    var a = Array.from(old.childNodes), b = Array.from(fresh.childNodes), start = 0, end = 0;
    while (start < a.length && start < b.length && a[start].isEqualNode(b[start])) start++;
    while (end < a.length - start && end < b.length - start && a[a.length - 1 - end].isEqualNode(b[b.length - 1 - end])) end++;
    var before = null;
    function keep(x, y) {
      var node = live.get(x);
      // Another script took it away, or put it elsewhere.
      if (!node || node.parentNode !== shown) return insert(y);
      patch(x, y);
      before = live.get(y);
    }
    function insert(y) {
      var node = document.importNode(y, true);
      pair(y, node);
      shown.insertBefore(node, before ? before.nextSibling : shown.firstChild);
      before = node;
      note(node);
    }
    function remove(x) {
      var node = live.get(x);
      if (node && node.parentNode === shown) node.remove();
      if (x.nodeType === 1) note(shown);
    }
    for (var i = 0; i < start; i++) keep(a[i], b[i]);
    align(a.slice(start, a.length - end), b.slice(start, b.length - end)).forEach(function (step) {
      if (!step[1]) remove(step[0]);
      else if (!step[0]) insert(step[1]);
      else keep(step[0], step[1]);
    });
    for (i = end; i > 0; i--) keep(a[a.length - i], b[b.length - i]);
  }

  /// Which of two rows of nodes belong together, in order: first those of the same words, whatever address they have now; between
  /// them those of the same kind.
  function align(a, b) {
    var ka = a.map(key), kb = b.map(key), steps = [], i = 0, j = 0;
    common(ka, kb).concat([[a.length, b.length]]).forEach(function (meet) {
      while (i < meet[0] && j < meet[1]) {
        var alike = a[i].nodeName === b[j].nodeName;
        if (alike) steps.push([a[i++], b[j++]]);
        else if (meet[0] - i > meet[1] - j) steps.push([a[i++], null]);
        else steps.push([null, b[j++]]);
      }
      while (i < meet[0]) steps.push([a[i++], null]);
      while (j < meet[1]) steps.push([null, b[j++]]);
      if (i < a.length && j < b.length) steps.push([a[i++], b[j++]]);
    });
    return steps;
  }

  function key(node) {
    if (node.nodeType !== 1) return node.nodeName + node.data;
    var words = node.textContent.trim();
    return node.nodeName + (words ? words : node.outerHTML);
  }

  /// The longest row of pairs of equal keys; for very long rows a shorter one, found faster.
  function common(a, b) {
    var pairs = [], i, j;
    if (a.length * b.length > 1e6) {
      for (i = 0, j = 0; i < a.length; i++) {
        var at = b.indexOf(a[i], j);
        if (at >= 0 && at - j < 50) pairs.push([i, at]), j = at + 1;
      }
      return pairs;
    }
    var width = b.length + 1, best = new Uint16Array((a.length + 1) * width);
    for (i = a.length - 1; i >= 0; i--)
      for (j = b.length - 1; j >= 0; j--)
        best[i * width + j] = a[i] === b[j]
          ? best[(i + 1) * width + j + 1] + 1
          : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    for (i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] === b[j]) pairs.push([i++, j++]);
      else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i++;
      else j++;
    }
    return pairs;
  }

  // ---- where one is, and what is new ----

  var BLOCKS = "p, li, h1, h2, h3, h4, h5, h6, td, th, dt, dd, pre, blockquote, aside, figure, .banner, .stamp, .redaction";

  /// Takes note of the passage on screen first; what it returns brings it back to where it was.
  function anchor() {
    if (!window.scrollY) return null;
    var passages = document.querySelectorAll("main p, main li, main h1, main h2, main h3, main td, main pre, main dd");
    var kept = [];
    for (var i = 0; i < passages.length && kept.length < 8; i++) {
      var box = passages[i].getBoundingClientRect();
      if (box.height && box.bottom > 0) kept.push([passages[i], box.top]);
    }
    return function () {
      var still = kept.find(function (one) { return one[0].isConnected; });
      if (still) window.scrollBy({ top: still[0].getBoundingClientRect().top - still[1], behavior: "instant" });
    };
  }

  function note(node) {
    var element = node.nodeType === 1 ? node : node.parentElement;
    if (!element || !document.body || !document.body.contains(element)) return;
    var block = element.closest(BLOCKS) || element;
    if (block !== document.body && changed.indexOf(block) < 0) changed.push(block);
  }

  /// Marks what changed, for a moment. Where nearly everything did, nothing stands out.
  function mark() {
    var inner = changed.filter(function (one) {
      return one.isConnected && one.closest("main") && !changed.some(function (other) { return other !== one && one.contains(other); });
    });
    if (!inner.length || inner.length > 20) return;
    inner.forEach(function (one) {
      one.setAttribute("data-lacuna-changed", "");
      setTimeout(function () { one.removeAttribute("data-lacuna-changed"); }, 2500);
      one.animate([{ backgroundColor: "rgb(250 204 21 / .5)" }, { backgroundColor: "rgb(250 204 21 / 0)" }], { duration: 2500, easing: "ease-out" });
    });
  }

  // ---- asking ----

  var asking = false, again = false;

  function ask() {
    if (asking) { again = true; return; }
    asking = true;
    get(location.pathname, "document", function (request) {
      if (request.status === 200 && request.response) {
        page = (request.getResponseHeader("ETag") || "").replace(/"/g, "");
        if (document.body.classList.contains("page-missing")) return location.reload();
        swap(request.response.documentElement);
      }
      status(function () {
        asking = false;
        if (again) { again = false; ask(); }
      });
    });
  }

  function status(then) {
    if (isOverview) return then();
    get("/_lacuna/page" + location.pathname, "json", function (request) {
      if (request.status === 200 && request.response) draw(request.response);
      then();
    });
  }

  function get(path, type, then) {
    var request = new XMLHttpRequest();
    request.open("GET", path);
    request.responseType = type;
    request.timeout = 20000;
    if (type === "document") request.setRequestHeader("If-None-Match", '"' + page + '"');
    request.addEventListener("loadend", function () { then(request); });
    request.send();
  }

  // ---- hearing: one tab listens for all, since a browser gives a host few connections ----

  var others = "BroadcastChannel" in window ? new BroadcastChannel("lacuna") : null;
  var letGo = null;

  function heard(news) {
    if (news === "lost") { alive = false; draw(); return; }
    if (!alive) { alive = true; draw(); }
    if (!document.hidden) ask();
  }

  function listen() {
    var source = new EventSource("/_lacuna/events");
    function tell(news) { heard(news); if (others) others.postMessage(news); }
    source.onmessage = function () { tell("changed"); };
    source.onerror = function () { tell("lost"); if (source.readyState === 2) setTimeout(function () { source.close(); hold(true); }, 2000); };
    return source;
  }

  function hold(anew) {
    if (document.hidden || (letGo && !anew)) return;
    if (letGo) letGo();
    if (!navigator.locks) { var only = listen(); letGo = function () { only.close(); letGo = null; }; return; }
    var stop = new AbortController();
    letGo = function () { stop.abort(); letGo = null; };
    navigator.locks.request("lacuna", { signal: stop.signal }, function () {
      return new Promise(function (done) {
        var source = listen();
        letGo = function () { source.close(); letGo = null; done(); };
      });
    }).catch(function () { /* given up while waiting */ });
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) { if (letGo) letGo(); }
    else { hold(); ask(); }
  });
  window.addEventListener("pagehide", function () { if (letGo) letGo(); });
  window.addEventListener("pageshow", function () { hold(); });
  if (others) others.onmessage = function (event) { heard(event.data); };

  // ---- the strip ----

  var host = document.createElement("lacuna-preview");
  host.setAttribute("data-editorial", "");
  var root = host.attachShadow({ mode: "open" });
  var style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/_lacuna/preview.css";
  root.append(style);
  var banner = root.appendChild(make("div", "banner"));
  banner.setAttribute("role", "alert");
  var strip = root.appendChild(make("section", "strip"));
  strip.setAttribute("aria-label", "Preview");
  var open = false, last = null;

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }
  function link(href, text, className) {
    var element = make("a", className, text);
    element.href = href;
    return element;
  }
  function count(number, word) { return number + " " + word + (number === 1 ? "" : "s"); }
  function place(row) { return row.file + (row.line ? ", line " + row.line : ""); }

  function draw(news) {
    if (news) last = news;
    if (isOverview) return;
    document.documentElement.append(host);
    notice();
    if (!last) return;
    var elsewhere = last.elsewhere.errors + last.elsewhere.warnings + last.elsewhere.infos;
    var worst = last.here.some(function (row) { return row.severity === "error"; }) ? "error" : last.here.length ? last.here[0].severity : "fine";
    strip.className = "strip " + worst;
    var head = make("div", "head");
    var here = make(last.here.length ? "button" : "span", "here", last.here.length ? count(last.here.length, "finding") + " on this page" : "No findings on this page");
    if (last.here.length) {
      here.type = "button";
      here.setAttribute("aria-expanded", String(open));
      here.addEventListener("click", function () { open = !open; draw(); root.querySelector(".here").focus(); });
    }
    head.append(here, link("/_lacuna/", elsewhere ? elsewhere + " on other pages" : "Overview", "elsewhere"));
    if (last.reading) head.append(make("span", "reading", "Reading files: " + last.reading[0] + " of " + last.reading[1]));
    strip.replaceChildren(head);
    if (open && last.here.length) strip.append(list(last.here));
  }

  function list(rows) {
    var items = make("ul");
    rows.forEach(function (row) {
      var item = make("li", row.severity);
      item.append(make("span", "severity", row.severity), " ");
      var target = row.anchor && document.getElementById(row.anchor);
      if (target) {
        var go = link("#" + row.anchor, row.message);
        go.addEventListener("click", function () { flash(target); });
        item.append(go);
      } else item.append(row.source ? link(row.source, row.message) : row.message);
      item.append(" ", row.source ? link(row.source, "line " + row.line, "line") : make("span", "line", place(row)));
      if (row.help) item.append(make("span", "help", row.help));
      items.append(item);
    });
    return items;
  }

  function flash(target) {
    target.animate([{ outline: "3px solid rgb(202 138 4)", outlineOffset: "4px" }, { outline: "3px solid transparent", outlineOffset: "4px" }], { duration: 2500 });
  }

  /// What stands above everything else: no server, no page, or a fault that keeps the page as it was.
  function notice() {
    banner.replaceChildren();
    if (!alive) {
      banner.append(make("strong", "", "The preview has stopped."), " This page no longer updates. Run lacuna serve to start it again.");
    } else if (last && last.gone) {
      banner.append(make("strong", "", "This page does not exist."), " Did you mean: ");
      last.suggestions.forEach(function (one, at) { banner.append(at ? ", " : "", link(one.href, one.title)); });
    } else if (last && last.fault) {
      banner.append(make("strong", "", "This is the last good version of the page."), " " + place(last.fault) + ": " + last.fault.message + ".");
      if (last.fault.help) banner.append(make("span", "help", last.fault.help));
    }
    banner.hidden = !banner.firstChild;
  }

  hold();
  status(function () {});
})();
