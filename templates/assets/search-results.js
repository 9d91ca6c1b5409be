// Finds the passages that answer a query, and marks the words on a page that a search has opened. It inflates the texts of the index
// itself, because some browsers cannot.

(function () {
  "use strict";

  var words = lacunaSearch.words, fit = lacunaSearch.fit;
  var MOST_TRIED = 10; // files of texts that are read in vain before the reader is asked whether to go on
  var MOST_UNKNOWN = 2; // words that no text has, for which similar ones are looked for
  var BEFORE = 110, AFTER = 190; // the most characters shown around a hit

  // Inflates bytes, as RFC 1951 says.

  // The least value of each code, and how many more bits it takes: one more for every `step` codes.
  function ranges(codes, step, least) {
    return Array.from({ length: codes }, function (_, code) {
      var range = { least: least, bits: Math.max((code / step | 0) - 1, 0) };
      least += 1 << range.bits;
      return range;
    });
  }

  var LENGTHS = ranges(28, 4, 3).concat({ least: 258, bits: 0 }), DISTANCES = ranges(30, 2, 1);
  var ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

  // For the next bits of the input, the symbol whose code they begin with, and below it, in four bits, the length of the code.
  function codes(lengths) {
    var most = Math.max.apply(null, lengths), table = new Uint16Array(1 << most), code = 0;
    for (var length = 1; length <= most; length += 1, code <<= 1) {
      lengths.forEach(function (own, symbol) {
        if (own !== length) return;
        var reversed = 0, bit;
        for (bit = 0; bit < length; bit += 1) reversed |= (code >> bit & 1) << length - 1 - bit;
        for (; reversed < table.length; reversed += 1 << length) table[reversed] = symbol << 4 | length;
        code += 1;
      });
    }
    return table;
  }

  function inflate(input) {
    var out = new Uint8Array(1 << 16), size = 0, at = 0, bits = 0, count = 0;
    function fill(wanted) {
      if (at > input.length + 4) throw new Error("the file ends early");
      for (; count < wanted; count += 8, at += 1) bits |= input[at] << count;
    }
    function take(wanted) {
      fill(wanted);
      var value = bits & (1 << wanted) - 1;
      bits >>>= wanted;
      count -= wanted;
      return value;
    }
    function symbol(table) {
      fill(15);
      var entry = table[bits & table.length - 1];
      take(entry & 15);
      return entry >> 4;
    }
    function lengthsOf(number, table) {
      var all = [];
      while (all.length < number) {
        var next = symbol(table), again = next < 16 ? 1 : next === 16 ? 3 + take(2) : next === 17 ? 3 + take(3) : 11 + take(7);
        var length = next < 16 ? next : next === 16 ? all[all.length - 1] : 0;
        for (; again; again -= 1) all.push(length);
      }
      return all;
    }
    function block(words, distances) {
      for (var next; (next = symbol(words)) !== 256;) {
        if (size + 258 > out.length) { var longer = new Uint8Array(out.length * 2); longer.set(out); out = longer; }
        if (next < 256) { out[size] = next; size += 1; continue; }
        var range = LENGTHS[next - 257], end = size + range.least + take(range.bits);
        range = DISTANCES[symbol(distances)];
        for (var back = range.least + take(range.bits); size < end; size += 1) out[size] = out[size - back];
      }
    }
    for (var isLast = 0; !isLast;) {
      isLast = take(1);
      var kind = take(2), fixed = [];
      if (kind === 2) {
        var words = take(5) + 257, distances = take(5) + 1, most = take(4) + 4, own = new Array(19).fill(0);
        for (var k = 0; k < most; k += 1) own[ORDER[k]] = take(3);
        var all = lengthsOf(words + distances, codes(own));
        block(codes(all.slice(0, words)), codes(all.slice(words)));
      } else if (kind === 1) {
        for (k = 0; k < 288; k += 1) fixed.push(k < 144 ? 8 : k < 256 ? 9 : k < 280 ? 7 : 8);
        block(codes(fixed), codes(new Array(30).fill(5)));
      } else {
        take(count & 7);
        var stored = take(16), longest = new Uint8Array(size + stored + (1 << 16));
        take(16);
        longest.set(out.subarray(0, size));
        for (out = longest; stored; stored -= 1, size += 1) out[size] = take(8);
      }
    }
    return out.subarray(0, size);
  }

  // The documents of a file: each its title, its report, its address and its passages.
  function read(coded) {
    var text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(inflate(lacunaSearch.bytes(coded)));
    return text.split("\x1d").map(function (document) {
      var records = document.split("\x1e").map(function (record) { return record.split("\x1f"); });
      return records[0].concat([records.slice(1)]);
    });
  }

  function textsOf(file) { return lacunaSearch.load("texts-" + file, read); }

  function fileOf(index, document) {
    var low = 0, high = index.texts.length;
    while (low + 1 < high) {
      var middle = (low + high) >> 1;
      if (index.texts[middle] <= document) low = middle; else high = middle;
    }
    return low;
  }

  function textOf(index, document) {
    var file = fileOf(index, document);
    return textsOf(file).then(function (documents) { return documents[document - index.texts[file]]; });
  }

  // Where a text has what a query looks for: the places of its words, and what each of them answers.
  function hits(query, text) {
    var found = words(text), all = [];
    function add(place, key) { all.push({ start: place.start, end: place.end, key: key }); }
    function addRuns(runs, sign) {
      runs.forEach(function (run, number) {
        found.forEach(function (_, at) {
          if (!isRun(found, at, run)) return;
          for (var k = 0; k < run.length; k += 1) add(found[at + k], sign + number);
        });
      });
    }
    addRuns(query.phrases, "\"");
    addRuns(query.places.filter(function (place) { return place.sign === "@" && !place.not; }).map(function (place) { return place.words; }), "@");
    found.forEach(function (place) {
      var best = "", fits = 0;
      query.words.forEach(function (word) {
        var own = fit(word, place.word, word === query.open);
        if (own > fits) { fits = own; best = word; }
      });
      if (best) add(place, best);
    });
    return all.sort(function (a, b) { return a.start - b.start; });
  }

  // Whether words begin, at a place, with a run of others.
  function isRun(found, at, run) {
    return run.every(function (word, k) { return found[at + k] && found[at + k].word === word; });
  }

  function has(found, run) {
    return found.some(function (_, at) { return isRun(found, at, run); });
  }

  function isShown(query, sign) {
    var kind = sign.replace("t", "");
    return query.kinds.length ? query.kinds.indexOf(kind) >= 0 : kind !== "b";
  }

  // Whether a text has a phrase. Most texts that lack one of its words are known without being folded.

  var WITHIN = /[\f\u00ad]/g, FOLDED = /[^ -~“”‘’–—…█▒]|\b[a-z]\.[a-z]/i;

  function hasPhrase(text, phrase) {
    var plain = text.replace(WITHIN, "").toLowerCase();
    var mayHave = FOLDED.test(plain) || phrase.every(function (word) { return plain.indexOf(word) >= 0; });
    return mayHave && has(words(text), phrase);
  }

  // The passages of a document that answer the query, the best first; null if a phrase of it is nowhere, or words that it should not have
  // are somewhere.
  function answers(query, rarities, passages) {
    function isSomewhere(phrase) { return passages.some(function (passage) { return hasPhrase(passage[4], phrase); }); }
    if (!query.phrases.every(isSomewhere) || query.without.some(function (run) { return run.length > 1 && isSomewhere(run); })) return null;
    var codes = query.places.filter(function (place) { return place.sign === "=" && !place.not; });
    var phrases = new Set(), all = [];
    for (var at = 0; at < passages.length; at += 1) {
      var sign = passages[at][0], text = passages[at][4], score = 0, keys = new Set();
      if (!isShown(query, sign)) continue;
      var places = hits(query, text);
      places.forEach(function (hit) { keys.add(hit.key); });
      keys.forEach(function (key) {
        if (key[0] === "\"") phrases.add(key);
        score += { "\"": 8, "@": 2 }[key[0]] || rarities[key] || .1;
      });
      if (/t/.test(sign)) score *= 1.2;
      score += Math.min(places.length, 10) * .05;
      var own = passages[at][3] ? passages[at][3].split("|").map(function (code) { return lacunaSearch.folded(code).join(""); }) : [];
      if (codes.some(function (place) { return own.indexOf(place.words[0]) >= 0; })) score += 4;
      if (score > 0) all.push({ passage: passages[at], hits: places, score: score, at: at });
    }
    if (phrases.size < query.phrases.length) return null;
    if (!all.length && (query.words.length || query.phrases.length || query.kinds.length)) return null;
    if (!all.length && passages.length) all.push({ passage: passages[0], hits: [], score: 0, at: 0 });
    return all.sort(function (a, b) { return b.score - a.score || a.at - b.at; });
  }

  // The part of a text around its hits: from the start of a sentence to the end of one, if they are near.
  function excerpt(text, found) {
    var centre = found[0] || { start: 0, end: 0 }, most = 0;
    found.forEach(function (hit) {
      var near = new Set(found.filter(function (other) { return other.start >= hit.start && other.end <= hit.start + AFTER; }).map(function (other) { return other.key; }));
      if (near.size > most) { most = near.size; centre = hit; }
    });
    var from = 0, to = text.length, end, sentence = /[.!?:;][”"')\]]*\s+/g;
    if (centre.start > BEFORE || to > BEFORE + AFTER) {
      while ((end = sentence.exec(text))) {
        var next = end.index + end[0].length;
        if (next <= centre.start) from = next;
        else if (next >= centre.end + AFTER / 3) { to = next; break; }
      }
      if (centre.start - from > BEFORE) from = text.indexOf(" ", centre.start - BEFORE) + 1;
      if (to - centre.end > AFTER) to = text.lastIndexOf(" ", centre.end + AFTER);
      if (from > centre.start) from = centre.start;
      if (to < centre.end) to = centre.end;
    }
    return { from: from, to: to };
  }

  // A text in pieces, each redaction in a piece of its own.
  function pieces(text) {
    return text.replace(/\f/g, "").split(/([█▒]+)/).filter(Boolean).map(function (piece) {
      return { text: piece, kind: piece[0] === "█" ? "gap" : piece[0] === "▒" ? "withheld" : "" };
    });
  }

  function shown(answer) {
    var passage = answer.passage, text = passage[4], folios = passage[2].split("|");
    var range = excerpt(text, answer.hits), parts = [];
    function plain(from, to) { parts = parts.concat(pieces(text.slice(from, to))); }
    if (range.from > 0) parts.push({ text: "… ", kind: "" });
    var at = range.from;
    answer.hits.forEach(function (hit) {
      if (hit.start < at || hit.end > range.to) return;
      plain(at, hit.start);
      parts.push({ text: text.slice(hit.start, hit.end), kind: "hit" });
      at = hit.end;
    });
    plain(at, range.to);
    if (range.to < text.length) parts.push({ text: " …", kind: "" });
    var first = answer.hits.length ? answer.hits[0].start : 0;
    var folio = folios[Math.min(text.slice(0, first).split("\f").length, folios.length) - 1];
    return { kind: passage[0].replace("t", ""), anchor: passage[1], folio: folio, codes: passage[3].split("|").filter(Boolean), parts: parts };
  }

  // What answers a query, some at a time.
  function Search(index, query, found) {
    this.index = index;
    this.query = query;
    this.found = found;
    this.left = found.whole.concat(found.partly);
    // Phrases, and whose words they are, only the texts tell.
    this.isExact = !query.phrases.length && query.kinds.indexOf("") < 0 && !query.without.some(function (run) { return run.length > 1; });
    this.count = found.whole.length || found.partly.length;
  }

  // The next documents to read; if only the texts tell which of them are found, with all others in the same files.
  Search.prototype.batch = function (most) {
    var index = this.index, best = this.left.slice(0, most);
    if (this.isExact) return best;
    var files = new Set(best.map(function (document) { return fileOf(index, document); }));
    return this.left.filter(function (document) { return files.has(fileOf(index, document)); });
  };

  Search.prototype.result = function (document, text) {
    var all = answers(this.query, this.found.rarities, text[3]);
    if (!all) return null;
    var anchors = new Set(), best = all.filter(function (answer) {
      var isNew = !anchors.has(answer.passage[1]) && answer.score >= all[0].score * .6;
      if (isNew) anchors.add(answer.passage[1]);
      return isNew;
    });
    return { title: pieces(text[0]), report: text[1], href: lacunaSearch.root + text[2], lacks: this.found.lacks(document), passages: best.slice(0, 3).map(shown) };
  };

  // Hands over the next results, each as soon as its text and those before it are there.
  Search.prototype.next = function (most, take, tried) {
    tried = tried || 0;
    var search = this, files = Math.min(most, MOST_TRIED - tried), batch = this.batch(files), read = new Set(), count = 0;
    return batch.map(function (document) {
      return [document, textOf(search.index, document)];
    }).reduce(function (before, one) {
      return before.then(function () { return count < most ? one[1] : null; }).then(function (text) {
        if (!text) return;
        read.add(one[0]);
        var result = search.result(one[0], text);
        if (!result) return;
        count += 1;
        take(result);
      });
    }, Promise.resolve()).then(function () {
      search.left = search.left.filter(function (document) { return !read.has(document); });
      tried += files;
      if (count < most && search.left.length && tried < MOST_TRIED) return search.next(most - count, take, tried);
    });
  };

  // Resolves to words of the edition that are like those it lacks.
  Search.prototype.near = function () {
    var index = this.index;
    return Promise.all(this.found.unknown.slice(0, MOST_UNKNOWN).map(function (word) {
      return lacunaSearch.nearest(index, word).then(function (near) { return { word: word, near: near }; });
    })).then(function (all) {
      return all.filter(function (one) { return one.near && one.near !== one.word; });
    });
  };

  // Begins a search: a promise of what it finds.
  lacunaSearch.find = function (text) {
    var query = lacunaSearch.parse(text);
    if (!query.words.length && !query.phrases.length && !query.places.some(function (place) { return !place.not; })) return Promise.resolve(null);
    return lacunaSearch.load("index").then(function (index) {
      return lacunaSearch.candidates(index, query).then(function (found) { return new Search(index, query, found); });
    });
  };

  lacunaSearch.hits = hits;
  lacunaSearch.textsOf = textsOf;
}());
