// The site is whole without this file. It adds two comforts: the address of each passage, to copy,
// and the memory of the chosen view from one page to the next. A classic script, so that it runs
// from file:// too; it makes elements, never markup. Where the live preview has put new passages into
// the page, it says so with the event lacuna:swap, and they get the same.

// The ledger: sorted by a column, filtered by a word. Without this it stands whole, in reading order.
(function () {
  "use strict";

  var table = document.getElementById("ledger");
  if (!table) return;
  var body = table.tBodies[0];

  // In reading order, whatever order they are shown in.
  function rows() {
    return Array.prototype.slice.call(body.rows).sort(function (a, b) { return Number(text(a, 0)) - Number(text(b, 0)); });
  }

  function text(row, column) { return row.cells[column].textContent.trim(); }

  function compare(column) {
    var number = column === 0 || column === 3;
    return function (a, b) {
      var x = text(a, column), y = text(b, column);
      return number ? Number(x || 0) - Number(y || 0) : x.localeCompare(y, document.documentElement.lang, { numeric: true });
    };
  }

  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var down = head.getAttribute("aria-sort") === "ascending";
      Array.prototype.forEach.call(table.tHead.rows[0].cells, function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      var order = compare(column);
      // A stable sort: equal rows stay in reading order.
      rows().sort(function (a, b) { return down ? order(b, a) : order(a, b); })
        .forEach(function (row) { body.appendChild(row); });
    });
  });

  var form = document.createElement("p");
  form.className = "ledger-filter";
  var label = document.createElement("label");
  label.setAttribute("for", "ledger-word");
  label.textContent = "Filter rows";
  var field = document.createElement("input");
  field.id = "ledger-word";
  field.type = "search";
  field.autocomplete = "off";
  var count = document.createElement("span");
  count.setAttribute("role", "status");
  form.appendChild(label);
  form.appendChild(field);
  form.appendChild(count);
  table.parentNode.parentNode.insertBefore(form, table.parentNode);
  function filter() {
    var word = field.value.trim().toLowerCase();
    var shown = 0;
    var all = rows();
    all.forEach(function (row) {
      row.hidden = word !== "" && row.textContent.toLowerCase().indexOf(word) < 0;
      if (!row.hidden) shown += 1;
    });
    count.textContent = word === "" ? "" : shown + " of " + all.length + " rows";
  }
  field.addEventListener("input", filter);
  document.addEventListener("lacuna:swap", filter);
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

  // A link to each paragraph, shown at the pointer, or everywhere while the button is pressed.

  var said = make("p", "visually-hidden", "");
  said.setAttribute("role", "status");
  document.body.appendChild(said);

  function copy(link) {
    if (!navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(function () {
      said.textContent = "Link copied";
      link.classList.add("copied");
      setTimeout(function () { link.classList.remove("copied"); said.textContent = ""; }, 1600);
    }, function () { /* refused: the link has still been followed, the address bar has it */ });
  }

  var PASSAGES = "p[id], h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], li > span[id], .leaf[id]";

  function address(passage) {
    var holder = passage.localName === "span" ? passage.parentNode : passage;
    var link = holder.querySelector(":scope > .address");
    if (!link) {
      link = make("a", "address", "¶");
      link.addEventListener("click", function () { copy(link); });
      holder.appendChild(link);
    }
    link.href = "#" + passage.id;
    link.setAttribute("aria-label", "Link to this paragraph, " + passage.id);
  }

  var toggle = make("button", "addresses", "Links to paragraphs");
  toggle.type = "button";
  toggle.setAttribute("aria-pressed", "false");
  toggle.addEventListener("click", function () {
    var on = document.body.classList.toggle("show-addresses");
    toggle.setAttribute("aria-pressed", String(on));
  });

  // All that the page as it is now lacks; done again, it adds nothing.
  function enhance() {
    article = document.querySelector("main .section") || article;
    var passages = article.querySelectorAll(PASSAGES);
    passages.forEach(address);
    // What scrolls must be reached by the keyboard too.
    article.querySelectorAll("pre").forEach(function (code) {
      if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
    });
    var head = document.querySelector(".section-head");
    if (passages.length && head && !head.contains(toggle)) head.appendChild(toggle);
  }

  enhance();
  document.addEventListener("lacuna:swap", enhance);
})();
