// Searches the edition. The index is in small scripts below search/, each of which hands its data to lacunaSearch: so a search works from
// file:// too, and loads only the few of them that it needs. Nothing that is typed or found becomes markup: all of it is text.
// What a word is, and how the files are written, is decided in src/search/; words() here folds a query in the same way.

var lacunaSearch = (function () {
  "use strict";

  // The files of the index.

  var root = new URL("../", document.currentScript.src).href;
  var files = new Map(), waiting = new Map(), version = "";
  var policy = window.trustedTypes ? trustedTypes.createPolicy("lacuna", {
    createScriptURL: function (url) {
      if (url.indexOf(root + "search/") !== 0) throw new TypeError(url);
      return url;
    },
  }) : { createScriptURL: function (url) { return url; } };

  function receive(name, ofVersion, data) {
    var file = waiting.get(name);
    waiting.delete(name);
    if (name === "index") version = ofVersion;
    if (!file) return;
    if (version && ofVersion !== version) file.reject(new Error("the site has changed"));
    else file.resolve(data);
  }

  // A promise of what `read` makes of a file, or of its data.
  function load(name, read) {
    if (!files.has(name)) files.set(name, new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      var fail = function (error) { files.delete(name); reject(error); };
      waiting.set(name, { resolve: resolve, reject: fail });
      script.src = policy.createScriptURL(root + "search/" + name + ".js");
      script.onerror = function () { fail(new Error(name)); };
      document.head.appendChild(script);
    }).then(read));
    return files.get(name);
  }

  // The words of a text, folded, each with its place.

  var LETTER = /\p{Alphabetic}/u, SIGN = /[\p{Alphabetic}\p{N}]/u, MARK = /\p{M}/u, IGNORED = /[\f\u00ad\u200b-\u200d\u2060\ufeff]/;
  var PLAIN = { "æ": "ae", "œ": "oe", "þ": "th", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h" };
  var LONGEST = 40;

  function fold(sign) {
    var folded = "";
    Array.from(sign.normalize("NFKD")).forEach(function (part) {
      if (MARK.test(part)) return;
      Array.from(part.toUpperCase()).forEach(function (upper) { folded += upper.toLowerCase(); });
    });
    return Array.from(folded).map(function (part) { return PLAIN[part] || part; });
  }

  function words(text) {
    var all = [], word = "", length = 0, letters = 0, start = 0, at = 0;
    function end() {
      if (word) all.push({ word: word, start: start, end: at });
      word = "";
      length = letters = 0;
    }
    function push(part) {
      if (!word) start = at;
      letters += part.length;
      part = part.slice(0, LONGEST - length);
      word += part;
      length += part.length;
    }
    while (at < text.length) {
      for (var to = at; isPlain(text.charCodeAt(to));) to += 1;
      if (to > at) push(text.slice(at, to).toLowerCase());
      at = to;
      if (at === text.length) break;
      var sign = String.fromCodePoint(text.codePointAt(at));
      if (sign === "." && letters === 1 && abbreviates(text, at + 1)) letters = 0;
      else if (IGNORED.test(sign)) { /* within a word */ }
      else if (sign < "\u0080") end();
      else fold(sign).forEach(function (part) { if (SIGN.test(part)) push(part); else end(); });
      at += sign.length;
    }
    end();
    return all;
  }

  function isPlain(code) { return (code > 96 && code < 123) || (code > 64 && code < 91) || (code > 47 && code < 58); }

  // Whether a letter comes next that no other letter follows, as in U.S.
  function abbreviates(text, at) {
    var next = Array.from(text.slice(at, at + 4));
    return LETTER.test(next[0] || "") && !SIGN.test(next[1] || "");
  }

  function folded(text) { return words(text).map(function (found) { return found.word; }); }

  // A query: words and phrases that a section has, has not, or should have in a certain place.

  var PLACES = { report: "&", name: "@", exemption: "=" };
  var KINDS = { original: "", note: "n", stamp: "s", handwriting: "h", banner: "b", editor: "e" };

  function parse(text) {
    var query = { words: [], phrases: [], places: [], without: [], kinds: [] };
    var part, parts = /(^|\s)(-?)(?:(report|name|exemption|kind):)?(?:"([^"]*)"?|(\S+))/gi;
    text = text.replace(/[“”„«»]/g, "\"");
    while ((part = parts.exec(text))) {
      var place = (part[3] || "").toLowerCase(), isPhrase = part[4] !== undefined;
      var own = folded(isPhrase ? part[4] : part[5]);
      if (place === "kind") { if (own[0] in KINDS) query.kinds.push(KINDS[own[0]]); }
      else if (!own.length) continue;
      else if (place) query.places.push({ sign: PLACES[place], words: place === "exemption" ? [own.join("")] : own, not: Boolean(part[2]) });
      else if (part[2]) query.without.push(own);
      else if (isPhrase) query.phrases.push(own);
      else own.forEach(function (word) { if (query.words.indexOf(word) < 0) query.words.push(word); });
    }
    // A word is still being typed if nothing follows it.
    query.open = /[^\s"]$/.test(text) && !/(^|\s)-\S*$/.test(text) ? query.words[query.words.length - 1] : "";
    return query;
  }

  // Words without the endings of plurals and, in English, of verbs: words with the same stem are one word in several forms.

  var isEnglish = /^en\b/i.test(document.documentElement.lang), stems = new Map();

  function withoutEnding(word) {
    if (!isEnglish) return word.replace(/e?s$/, "");
    if (/ie[sd]$/.test(word)) return word.slice(0, -2);
    if (/(?:ch|sh|ss|x|zz)es$/.test(word)) word = word.slice(0, -2);
    else if (/[^isu]s$/.test(word)) word = word.slice(0, -1);
    if (/(?:gr|cr|fr|nt)eed$/.test(word)) return word.slice(0, -1);
    return /eed$/.test(word) ? word : word.replace(/^(.*[aeiouy].*)(?:ing|ed)$/, function (whole, rest) { return rest.length < 3 ? whole : rest; });
  }

  function stem(word) {
    if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
    if (!stems.has(word)) {
      var short = withoutEnding(word);
      if (isEnglish && short.length > 3) short = short.replace(/e$/, "").replace(/([^aeiou])y$/, "$1i");
      if (isEnglish && short.length > 3) short = short.replace(/([bdgmnprt])\1$/, "$1").replace(/^(...+l)l$/, "$1");
      stems.set(word, short);
    }
    return stems.get(word);
  }

  // The start of all words that fit.
  function startOf(word) { return word.length < 4 ? word : stem(word).replace(/i$/, "") || word; }

  // How well a word of the text fits one of the query: 1 if it is the same, less for another form, 0 if it does not.
  function fit(word, of, isOpen) {
    if (of === word) return 1;
    if (of[0] !== word[0]) return 0;
    if (of.lastIndexOf(startOf(word), 0) !== 0) return 0;
    var more = of.length - word.length, isBegun = of.lastIndexOf(word, 0) === 0;
    if (isBegun && more <= 3 && word.length >= 4) return .8;
    if (stem(of) === stem(word)) return .8;
    return isBegun && isOpen ? .5 : 0;
  }

  // The documents of terms.

  var DIGITS = " !#$%&'()*+,-.0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}/";
  var VALUE = [];
  Array.from(DIGITS).forEach(function (digit, value) { VALUE[digit.charCodeAt(0)] = value; });

  function termsOf(file) {
    return load("terms-" + file, function (data) {
      var parts = data.split("~"), all = [];
      for (var at = 0; at + 1 < parts.length; at += 2) all.push({ term: parts[at], coded: parts[at + 1] });
      return all;
    });
  }

  // Calls take with each document and how much the term matters in it.
  function decode(coded, take) {
    var document = 0;
    for (var at = 0; at < coded.length; at += 2) {
      var gap = 0, factor = 1, digit;
      while ((digit = VALUE[coded.charCodeAt(at)]) >= 46) { gap += (digit - 46) * factor; factor *= 46; at += 1; }
      document += gap + digit * factor;
      take(document, (VALUE[coded.charCodeAt(at + 1)] + .5) / DIGITS.length);
    }
  }

  // The bytes of a text: two digits of base 91 for each 13 bits, the lower one first.
  function bytes(coded) {
    var all = new Uint8Array(coded.length * 13 >> 4), bits = 0, count = 0, size = 0;
    for (var at = 0; at < coded.length; at += 2) {
      bits |= VALUE[coded.charCodeAt(at)] + VALUE[coded.charCodeAt(at + 1)] * 91 << count;
      for (count += 13; count >= 8; count -= 8) {
        all[size] = bits & 255;
        size += 1;
        bits >>>= 8;
      }
    }
    return all;
  }

  var MOST_FILES = 5; // of terms, for the start of one word

  // The file that has a term if any has it.
  function fileOf(index, term) {
    var low = 0, high = index.terms.length;
    while (low + 1 < high) {
      var middle = (low + high) >> 1;
      if (index.terms[middle] <= term) low = middle; else high = middle;
    }
    return low;
  }

  function startingWith(index, start) {
    var first = fileOf(index, start), numbers = [];
    for (var file = first; file < index.terms.length && numbers.length < MOST_FILES; file += 1)
      if (file === first || index.terms[file].indexOf(start) === 0) numbers.push(file);
    return Promise.all(numbers.map(termsOf)).then(function (all) {
      return [].concat.apply([], all).filter(function (entry) { return entry.term.indexOf(start) === 0; });
    });
  }

  // The documents with a word: a score for each document of the edition, which is 0 without a term that fits.
  function documentsOf(index, start, fits) {
    return startingWith(index, start).then(function (entries) {
      var scores = new Float64Array(index.documents), count = 0;
      entries.forEach(function (entry) {
        var fitting = fits(entry.term);
        if (fitting) decode(entry.coded, function (document, matters) {
          if (!scores[document]) count += 1;
          scores[document] = Math.max(scores[document], matters * fitting);
        });
      });
      return { scores: scores, count: count, rarity: Math.log(1 + (index.documents - count + .5) / (count + .5)) };
    });
  }

  // Sections are found by their words: those with all of them first. Phrases, and whose words they are, the texts decide later.

  function ofWord(index, query, word, isExact) {
    var kinds = query.kinds.filter(Boolean), isOpen = word === query.open;
    return documentsOf(index, isExact ? word : startOf(word), function (term) {
      var parts = term.split("#"), sign = parts[1] || "";
      if (kinds.length ? kinds.indexOf(sign) < 0 && !(sign === "" && kinds.length < query.kinds.length) : sign) return 0;
      return isExact ? Number(parts[0] === word) : fit(word, parts[0], isOpen);
    });
  }

  function ofPlace(index, place) {
    return Promise.all(place.words.map(function (word) {
      return documentsOf(index, place.sign + word, function (term) {
        return place.sign === "=" ? Number(term === place.sign + word) : 1;
      });
    }));
  }

  var MOST = 1 << 24; // more than the documents of any edition

  // Documents, the best first. Numbers that have a score and a document are sorted much faster than by a comparison.
  function ranked(documents, scores) {
    var keys = Float64Array.from(documents, function (document) { return document - Math.round(scores[document] * 1e4) * MOST; });
    return Array.from(keys.sort(), function (key) { return (key % MOST + MOST) % MOST; });
  }

  // The documents for a query, searched for some of its words: all but the common ones, unless the edition has no other.
  function candidates(index, query, own) {
    var isRare = function (word) { return index.common.indexOf(word) < 0; };
    own = own || query.words.filter(isRare);
    if (!own.length && !query.phrases.length) own = query.words;
    var inPhrases = [].concat.apply([], query.phrases), rareInPhrases = inPhrases.filter(isRare);
    var exact = rareInPhrases.length ? rareInPhrases : inPhrases;
    var optional = own.map(function (word) { return ofWord(index, query, word, false); });
    var needed = exact.map(function (word) { return ofWord(index, query, word, true); });
    var places = query.places.map(function (place) { return ofPlace(index, place); });
    var without = query.without.filter(function (words) { return words.length === 1; });
    without = without.map(function (words) { return ofWord(index, { kinds: [], open: "" }, words[0], true); });
    return Promise.all([optional, needed, places, without].map(function (all) { return Promise.all(all); })).then(function (all) {
      var optional = all[0], needed = all[1], unwanted = all[3].map(function (one) { return [one]; });
      if (own.length < query.words.length && !optional.some(function (one) { return one.count; })) return candidates(index, query, query.words);
      all[2].forEach(function (place, number) {
        if (query.places[number].not) unwanted.push(place); else needed = needed.concat(place);
      });
      // How many of the terms each document has.
      function counted(terms) {
        var counts = new Uint16Array(index.documents);
        terms.forEach(function (term) {
          for (var document = 0; document < counts.length; document += 1) if (term.scores[document]) counts[document] += 1;
        });
        return counts;
      }
      var scores = new Float64Array(index.documents);
      optional.concat(needed).forEach(function (term) {
        for (var document = 0; document < scores.length; document += 1) scores[document] += term.scores[document] * term.rarity;
      });
      var words = counted(optional), places = counted(needed), whole = [], partly = [];
      var unknown = own.filter(function (_, number) { return !optional[number].count; });
      unwanted = unwanted.map(function (terms) { return { counts: counted(terms), all: terms.length }; });
      for (var document = 0; document < scores.length; document += 1) {
        var lacks = own.length - words[document];
        if (!scores[document] || places[document] !== needed.length) continue;
        if (unwanted.some(function (group) { return group.counts[document] === group.all; })) continue;
        if (!lacks) whole.push(document);
        // A section that lacks a word is worth showing only if it has most of those that are in the edition.
        else if (lacks - unknown.length <= words[document]) (partly[lacks] = partly[lacks] || []).push(document);
      }
      function best(documents) { return ranked(documents, scores); }
      var rarities = {};
      own.forEach(function (word, number) { rarities[word] = optional[number].rarity; });
      return {
        whole: best(whole), partly: [].concat.apply([], partly.filter(Boolean).map(best)), unknown: unknown, rarities: rarities,
        lacks: function (document) { return own.filter(function (_, number) { return !optional[number].scores[document]; }); },
      };
    });
  }

  // Did you mean: the word of the edition that differs least from one that no text has.

  function distance(a, b) {
    var before = [], row = [], i, j;
    for (j = 0; j <= b.length; j += 1) row[j] = j;
    for (i = 1; i <= a.length; i += 1) {
      var older = before;
      before = row;
      row = [i];
      for (j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
    }
    return row[b.length];
  }

  function nearest(index, word) {
    var at = fileOf(index, word), near = [at];
    // A file beside it has similar words only if it begins or ends with them.
    function isClose(file) { return (index.terms[file] || "").slice(0, 2) === word.slice(0, 2); }
    if (isClose(at)) near.push(at - 1);
    if (isClose(at + 1)) near.push(at + 1);
    return Promise.all(near.map(termsOf)).then(function (all) {
      var best = null, most = word.length > 5 ? 2 : 1;
      [].concat.apply([], all).forEach(function (entry) {
        if (!SIGN.test(entry.term[0]) || entry.term.indexOf("#") >= 0 || Math.abs(entry.term.length - word.length) > most) return;
        var apart = distance(word, entry.term);
        if (apart > most) return;
        if (!best || apart < best.apart || (apart === best.apart && entry.coded.length > best.coded.length)) best = { word: entry.term, apart: apart, coded: entry.coded };
      });
      return best && best.word;
    });
  }

  // After a save, the preview has another index.
  document.addEventListener("lacuna:swap", function () {
    files.clear();
    version = "";
  });

  receive.root = root;
  receive.load = load;
  receive.bytes = bytes;
  receive.words = words;
  receive.folded = folded;
  receive.parse = parse;
  receive.fit = fit;
  receive.candidates = candidates;
  receive.nearest = nearest;
  return receive;
}());
