/* Joins the engine (search/60-engine.js) when it is first needed. Suggestions while a reader types, and guesses at homophones. Files: artifacts/search/suggestion.py. */
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
    return Promise.all([shards.facet("validity")].concat(wording.terms.map(function (term) {
      return shards.term(term).then(function (found) { lists.set(term, found); });
    }))).then(function (got) {
      var found = S.candidates(shards, [wording], lists, got[0], true, null);
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
    if (words.length !== 1 || !/^[\u4e00-\u9fff]{2,12}$/.test(asked)) { return Promise.resolve(null); }
    return Promise.all([shards.value("w.js"), shards.value("y.js")]).then(function (got) {
      var sounds = new Map();
      Object.keys(got[1]).forEach(function (syllable) {
        got[1][syllable].split("").forEach(function (c) { sounds.set(c, syllable); });
      });
      function sound(text) {
        return text.split("").map(function (c) { return sounds.get(c) || c; }).join(" ");
      }
      if (got[0].some(function (word) { return word[1] === asked; })) { return null; }
      var wanted = sound(asked);
      var found = got[0].filter(function (word) { return word[1].length === asked.length && sound(word[1]) === wanted; });
      return found.length ? found[0][1] : null;
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
