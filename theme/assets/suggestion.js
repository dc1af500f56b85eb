/* Joins the engine (search/60-engine.js) when it is first needed. Suggestions while a reader types, guesses at homophones, traces. Files: artifacts/search/suggestion.py. */
(function (S) {
  "use strict";
  var MOST = 8, MOST_TITLES = 5, MOST_WORDS = 5;

  /* Words that begin with what was typed first, then those that hold it. */
  function wordsLike(words, typed, letters) {
    var first = [], later = [];
    words.forEach(function (word) {
      var text = S.folded(word[1]).replace(/ /g, ""), suggestion = {type: word[0], text: word[1], url: word[2]};
      if (text.indexOf(typed) === 0 || (letters && (word[3].indexOf(letters) === 0 || word[4].indexOf(letters) === 0))) {
        first.push(suggestion);
      } else if (text.indexOf(typed) > 0 && typed.length > 1) {
        later.push(suggestion);
      }
    });
    var topics = function (s) { return s.type === "topic"; }, others = function (s) { return s.type !== "topic"; };
    var found = first.concat(later);
    return found.filter(topics).concat(found.filter(others)).slice(0, MOST_WORDS);
  }

  function titlesByPinyin(shards, letters) {
    var file = letters.slice(0, 2), known = shards.directory.pinyin, isThere = false;
    for (var at = 0; at < known.length; at += 2) { isThere = isThere || known.substr(at, 2) === file; }
    if (letters.length < 2 || !isThere) { return Promise.resolve([]); }
    return shards.value("p/" + file + ".js").then(function (lines) {
      var numbers = [];
      lines.split("\n").forEach(function (line) {
        if (line.indexOf(letters) === 0) { numbers.push(+line.split(" ")[1]); }
      });
      return S.unique(numbers).sort(function (a, b) { return b - a; });
    });
  }

  function titlesByText(shards, text) {
    var wording = S.plan(text, new Map()).wordings[0];
    if (!wording || wording.words.join("").length < 2) { return Promise.resolve([]); }
    var lists = new Map();
    return Promise.all([shards.value("f.js")].concat(wording.terms.map(function (term) {
      return shards.term(term).then(function (found) { lists.set(term, found); });
    }))).then(function (got) {
      var found = S.candidates(shards, [wording], lists, got[0].validity, true, null);
      return S.ranked(Array.from(found.values()), false).map(function (c) { return c.number; });
    });
  }

  S.suggestions = function (shards, text) {
    text = Array.from(text).slice(0, S.LONGEST_QUERY).join("");
    var typed = S.runs(text).join(""), letters = /^[a-z]+$/.test(typed) ? typed : "";
    if (!typed) { return Promise.resolve([]); }
    return Promise.all([
      shards.value("w.js"), letters ? titlesByPinyin(shards, letters) : titlesByText(shards, text)
    ]).then(function (got) {
      var found = wordsLike(got[0], typed, letters);
      var numbers = got[1].slice(0, Math.min(MOST_TITLES, MOST - found.length));
      return Promise.all(numbers.map(function (n) { return shards.row(n); })).then(function (rows) {
        return found.concat(rows.map(function (row) {
          return {type: "title", text: row.title, url: row.url};
        }));
      });
    });
  };

  /* A word of the column that sounds as the query does, or null. */
  S.guess = function (shards, query) {
    var words = S.runs(query), asked = words[0];
    if (words.length === 1 && /^[a-z]{2,60}$/.test(asked)) {
      return shards.value("w.js").then(function (known) {
        var meant = known.filter(function (word) { return word[3] === asked || word[4] === asked; })[0];
        return meant ? meant[1] : null;
      });
    }
    if (words.length !== 1 || !/^[\u4e00-\u9fff]{2,12}$/.test(asked)) { return Promise.resolve(null); }
    return shards.value("w.js").then(function (known) {
      var likely = known.map(function (word) { return word[1]; }).filter(function (word) {
        return word.length === asked.length && asked.split("").some(function (c, at) { return word[at] === c; });
      });
      if (!likely.length || likely.indexOf(asked) >= 0) { return null; }
      return shards.value("y.js").then(function (spelt) {
        var sounds = new Map();
        Object.keys(spelt).forEach(function (syllable) {
          spelt[syllable].split("").forEach(function (c) { sounds.set(c, syllable); });
        });
        function sound(text) {
          return text.split("").map(function (c) { return sounds.get(c) || c; }).join(" ");
        }
        var wanted = sound(asked);
        return likely.filter(function (word) { return sound(word) === wanted; })[0] || null;
      });
    });
  };
})(SiteSearch);

/* What a spoken question is about: see site_builder/search/spoken.py. */
(function (S) {
  "use strict";
  var ASKING = ("需要什么 可不可以 怎么样 要什么 要哪些 多少钱 能不能 有没有 是不是 一个月 怎么 怎样 如何 需要 什么 哪些 哪里 哪儿 在哪 多少 " +
    "我要 我想 请问 可以 每月 几岁 几天 吗 呢 了 的").split(" ");
  var DOING = "办理 申请 申领 领取 缴纳 报名 查询 补办 材料 手续 条件 流程 标准 政策 规定".split(" ");

  S.cores = function (query) {
    var whole = S.words(S.folded(query)).join(" "), found = [];
    [ASKING, ASKING.concat(DOING)].forEach(function (leftOut) {
      var text = leftOut.reduce(function (rest, word) { return rest.split(word).join(" "); }, whole);
      var core = S.words(text).filter(function (piece) { return piece.length > 1; }).join(" ");
      if (core && core !== whole && found.indexOf(core) < 0) { found.push(core); }
    });
    return found;
  };
})(SiteSearch);

/* A query that is a document number: see site_builder/search/number.py and model/document_number.py. */
(function (S) {
  "use strict";
  var OPENING = "([【{「『<《⟨〖", CLOSING = ")]】}」』>》⟩〗";
  var DIGITS = "零一二三四五六七八九", UNITS = {"十": 10, "百": 100, "千": 1000};
  var NUMERALS = DIGITS + "〇○两十百千";
  var HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff";
  var NAME = "(?:[" + HAN + "、]|〔[" + HAN + "]{1,8}〕)";
  var YEAR = "([0-9]{1,4}|[" + NUMERALS + "]{2,4})";
  var SERIAL = "([0-9]{1,8}|[" + NUMERALS + "]{1,9})";
  var ORDER = "(?:令|公告|通告)";
  var SESSION = new RegExp("^(" + NAME + "*" + ORDER + ")〔第?([0-9]{1,3}|[" + NUMERALS + "]{1,3})届〕第?" + SERIAL + "号?$");
  var CODE = new RegExp("^(" + NAME + "*)〔" + YEAR + "年?〕第?" + SERIAL + "号?$");
  var ANNUAL = new RegExp("^(" + NAME + "*" + ORDER + ")〔?" + YEAR + "年第?" + SERIAL + "号〕?$");
  var PLAIN = new RegExp("^(" + NAME + "*" + ORDER + ")〔?(第?)" + SERIAL + "(号?)〕?$");
  var LAST = new RegExp("^(" + NAME + "+?)第" + SERIAL + "号(" + ORDER + ")$");
  var FIRST = new RegExp("^〔" + YEAR + "年?〕([" + HAN + "]+?)第?" + SERIAL + "号?$");
  var BARE = new RegExp("^〔([0-9]{4}|[" + NUMERALS + "]{4})年?〕第?([0-9]{1,5}|[" + NUMERALS + "]{1,9})号?$");
  var RUNNING = /关于|根据|按照|依据|印发|转发|通知|的|^见/;
  var UNSEEN = /[\s\u0000-\u001f\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

  function digit(c) {
    if (c === "〇" || c === "○") { return 0; }
    return c === "两" ? 2 : DIGITS.indexOf(c);
  }

  function integer(text) {
    if (/^[0-9]+$/.test(text)) { return parseInt(text, 10); }
    var characters = text.split("");
    if (!characters.some(function (c) { return UNITS[c]; })) {
      return parseInt(characters.map(digit).join(""), 10);
    }
    var total = 0, held = 0, last = 10000;
    for (var at = 0; at < characters.length; at++) {
      var unit = UNITS[characters[at]];
      if (!unit) {
        if (held) { return null; }
        held = digit(characters[at]);
        continue;
      }
      if (unit >= last || (held === 0 && at > 0)) { return null; }
      total += (held || 1) * unit;
      last = unit;
      held = 0;
    }
    return total + held;
  }

  function prefixOf(written) {
    var prefix = written.replace(/〔/g, "（").replace(/〕/g, "）");
    if (RUNNING.test(prefix)) { return null; }
    if (/(令|公告|通告)$/.test(prefix)) { return prefix === "令" ? null : prefix; }
    if (/、|人民政府/.test(prefix) || prefix.length < 2 || prefix.length > 16) { return null; }
    return prefix;
  }

  function yearOf(written) {
    var year = integer(written);
    if (year === null) { return null; }
    if (written.length === 2) { return year >= 49 ? 1900 + year : null; }
    return year >= 1940 && year <= 2099 ? year : null;
  }

  function serialOf(written) {
    var serial = integer(written);
    return serial !== null && serial > 0 && serial <= 99999 ? serial : null;
  }

  function key(prefix, year, serial) {
    if (prefix === null || year === null || serial === null) { return null; }
    prefix = prefix.replace(/^国令$/, "国务院令").replace(/^中华人民共和国(?=..)/, "");
    return {prefix: prefix, year: year, serial: serial, name: prefix + "|" + serial};
  }

  function parsed(bare) {
    var m = SESSION.exec(bare);
    if (m) {
      var session = integer(m[2]), prefix = prefixOf(m[1]);
      return session && prefix !== null ? key(prefix + "〔" + session + "届〕", 0, serialOf(m[3])) : null;
    }
    if ((m = CODE.exec(bare))) { return key(prefixOf(m[1]), yearOf(m[2]), serialOf(m[3])); }
    if ((m = ANNUAL.exec(bare))) { return key(prefixOf(m[1]), yearOf(m[2]), serialOf(m[3])); }
    if ((m = PLAIN.exec(bare))) { return m[2] || m[4] ? key(prefixOf(m[1]), 0, serialOf(m[3])) : null; }
    if ((m = LAST.exec(bare))) { return key(prefixOf(m[1] + m[3]), 0, serialOf(m[2])); }
    if ((m = FIRST.exec(bare))) {
      var year = yearOf(m[1]);
      return year !== null && year <= 1999 ? key(prefixOf(m[2]), year, serialOf(m[3])) : null;
    }
    return null;
  }

  S.numberKey = function (query) {
    if (query.length > 120) { return null; }
    var bare = query.normalize("NFKC").replace(UNSEEN, "").split("").map(function (c) {
      return OPENING.indexOf(c) >= 0 ? "〔" : CLOSING.indexOf(c) >= 0 ? "〕" : c;
    }).join("");
    var found = parsed(bare), m = found ? null : BARE.exec(bare);
    if (!m) { return found; }
    var year = integer(m[1]), serial = integer(m[2]);
    return year && serial ? {prefix: "", year: year, serial: serial, name: "|" + serial} : null;
  };
})(SiteSearch);

/* What traces tell of words that are not in a text: see site_builder/search/trace.py. */
(function (S) {
  "use strict";
  var NEIGHBOURS = [-2, -1, 2, 3], KINDS = 6, LEAST = 20, LATE_LEAST = 3, SURE_LENGTH = 2;
  var TEXT = 1600, FILE = 1200, ONE = 2;

  /* The pair of a word whose turn it is: its word, its place, its postings; null where there is none. */
  function clueOf(wording, word, lists, turn) {
    var pairs = S.pairs(word), fresh = [], seen = new Set();
    function count(at) { return lists.get(pairs[at]).length; }
    var rarest = pairs.map(function (_, at) { return at; }).filter(function (at) {
      return word.length > SURE_LENGTH && wording.terms.indexOf(pairs[at]) >= 0 && count(at) >= 2 * LEAST;
    });
    rarest.sort(function (a, b) { return count(a) - count(b) || a - b; });
    rarest.forEach(function (at) {
      var isFresh = false;
      for (var n = Math.max(0, at + NEIGHBOURS[0]); n < Math.min(word.length, at + NEIGHBOURS[3] + 1); n++) {
        isFresh = isFresh || !seen.has(n);
        seen.add(n);
      }
      if (isFresh) { fresh.push(at); }
    });
    var at = fresh.concat(rarest.filter(function (other) { return fresh.indexOf(other) < 0; }))[turn];
    return at === undefined ? null : {word: word, at: at, pair: pairs[at], list: lists.get(pairs[at])};
  }

  /* By document, what is packed of the traces of a pair, where any of the candidates may have some. */
  function tracesOf(shards, clue, candidates) {
    var hot = shards.directory.hot, split = 0, found = new Map(), list = clue.list;
    while (split < list.length && list[split] < hot) { split += 2; }
    function take(folder, like, first, last, least) {
      var some = candidates.some(function (c) { return c.number >= hot === (like === "u"); });
      if (last - first < 2 * least || !some) { return null; }
      return shards.packed(folder, clue.pair, like).then(function (packed) {
        for (var at = first; at < last; at += 2) { found.set(list[at], packed.substr((at - first) * 2, 4)); }
      });
    }
    return Promise.all([
      take("r", "t", 0, split, LEAST), take("q", "u", split, list.length, LATE_LEAST)
    ]).then(function () { return found; });
  }

  /* Resolves to the set of the candidates' numbers that do not hold the word of a clue. */
  function excluded(shards, clue, candidates) {
    return tracesOf(shards, clue, candidates).then(function (traces) {
      return new Set(candidates.map(function (c) { return c.number; }).filter(function (number) {
        var trace = traces.get(number);
        return trace && NEIGHBOURS.some(function (by, n) {
          var code = clue.word.charCodeAt(clue.at + by); // not a number outside of the word
          return code >= 0 && !(S.DIGIT[trace.charCodeAt(n)] >> (code * 40503 >>> 7) % KINDS & 1);
        });
      }));
    });
  }

  /*
   * Resolves to the set of the candidates' numbers whose traces tell that they hold none of their wordings;
   * to null where the traces cost more than texts that are in vain.
   */
  S.impossible = function (shards, wordings, lists, candidates, turn, inVain) {
    var used = S.unique([].concat.apply([], candidates.map(function (c) { return c.wordings; }))), price = 0;
    var clues = used.map(function (place) {
      return wordings[place].words.map(function (word) {
        return clueOf(wordings[place], word, lists, turn);
      }).filter(Boolean);
    });
    [].concat.apply([], clues).forEach(function (clue) { price += FILE + ONE * clue.list.length / 2; });
    if (!price || price >= inVain * TEXT) { return null; }
    return Promise.all(clues.map(function (found) {
      return Promise.all(found.map(function (clue) { return excluded(shards, clue, candidates); }));
    })).then(function (out) {
      return new Set(candidates.filter(function (c) {
        return c.wordings.every(function (place) {
          return out[used.indexOf(place)].some(function (numbers) { return numbers.has(c.number); });
        });
      }).map(function (c) { return c.number; }));
    });
  };
})(SiteSearch);
