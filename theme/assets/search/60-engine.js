/* A query and its answer: see site_builder/search/query.py, step by step; docs/search.md tells the result. */
(function (S) {
  "use strict";
  var PAGE = S.PAGE, MOST_NEAR = 50, FEW_ENOUGH = 3;
  var BLANK = /^[ \t\r\n\u3000\u00a0\ufeff\u200b]+|[ \t\r\n\u3000\u00a0\ufeff\u200b]+$/g;

  var coming = null;

  /* Suggestions, guesses, spoken questions, numbers, traces are in a file of their own (suggestion.js): most readers need none. */
  function later(shards) {
    if (S.suggestions) { return Promise.resolve(); }
    coming = coming || S.loadScript(shards.base + "assets/suggestion.js");
    coming.catch(function () { coming = null; });
    return coming;
  }

  S.later = later;

  /* What will be asked for is on its way while something else is awaited; who asks is told if it fails. */
  function early() {
    Array.from(arguments).forEach(function (coming) { coming.catch(function () { return null; }); });
  }

  function shownOf(row, text, words) {
    return {
      url: row.url, title: row.title, number: row.number, date: row.date, kind: row.kind, issuer: row.issuer,
      topic: row.topic, validity: row.validity, heading: S.marked(row.title, words), snippet: S.snippet(text, words)
    };
  }

  function nearOf(shards, wording, candidate) {
    return shards.row(candidate.number).then(function (row) {
      var whole = wording.words.filter(function (word) { return word.length > 1; });
      return shownOf(row, row.text, S.allPairs(whole));
    });
  }

  function listsOf(shards, terms, lists) {
    return Promise.all(terms.map(function (term) {
      if (lists.has(term)) { return null; }
      return shards.term(term).then(function (found) { lists.set(term, found); });
    }));
  }

  function termsOf(wordings) {
    return S.unique([].concat.apply([], wordings.map(function (w) { return w.terms; })));
  }

  function pinnedOf(shards, query) {
    var hasNumeral = /[0-9〇零○一二三四五六七八九十百千两廿卅]/.test(query.normalize("NFKC"));
    return hasNumeral ? later(shards).then(function () { return numbered(shards, query); }) : Promise.resolve([]);
  }

  function numbered(shards, query) {
    var key = S.numberKey(query);
    if (!key) { return Promise.resolve([]); }
    return shards.numbers(key.year).then(function (keys) {
      var found = key.prefix ? keys[key.name] || [] : [];
      if (!key.prefix) {
        Object.keys(keys).forEach(function (name) {
          if (name.slice(-key.name.length) === key.name) { found = found.concat(keys[name]); }
        });
      }
      return found.slice().sort(function (a, b) { return b - a; });
    });
  }

  function fallbackOf(shards, base, wording, lists, columns, options) {
    function shown(list, step) {
      var rows = S.ranked(S.keptBy(shards, columns, list.slice(0, MOST_NEAR), options.facets), options.byDate);
      if (!rows.length) { return null; }
      var start = (options.page - 1) * PAGE;
      return Promise.all(rows.slice(start, start + PAGE).map(function (c) {
        return nearOf(shards, wording, c);
      })).then(function (made) {
        return Object.assign(base, {
          rows: made, total: rows.length, step: step,
          facets: options.counts ? S.counted(shards, columns, rows, options.facets) : {}
        });
      });
    }
    var near = shown(S.near(shards, wording, lists, columns.validity, options.titlesOnly), "C");
    if (near) { return near; }
    return listsOf(shards, S.titleCharacters(wording), lists).then(function () {
      return shown(S.alike(shards, wording, lists, columns.validity), "D") || base;
    });
  }

  function answer(shards, text, options, lunr) {
    var trimmed = text.replace(BLANK, ""), characters = Array.from(trimmed);
    var base = {
      query: characters.slice(0, S.LONGEST_QUERY).join("").replace(BLANK, ""),
      shortened: characters.length > S.LONGEST_QUERY,
      pinned: [], rows: [], near: [], total: 0, exact: true, step: "D", aliases: [], facets: {}, removed: [],
      guess: null
    };
    var lists = new Map(), aliases, planned, columns, pinned;
    if (!S.runs(base.query).length) {
      return Promise.resolve(Object.assign(base, {error: {kind: "empty"}}));
    }

    function plan(query) {
      planned = S.plan(query, aliases);
      return Promise.all([lunr, listsOf(shards, termsOf(planned.wordings), lists)]).then(function (got) {
        return S.candidates(shards, planned.wordings, lists, columns.validity, options.titlesOnly, got[0]);
      });
    }

    /* Nothing at all: perhaps it was written in traditional characters. */
    function planAgain(found) {
      if (found.size) { return found; }
      return shards.value("v.js").then(function (variants) {
        var simple = Array.from(base.query).map(function (c) {
          var at = variants[0].indexOf(c);
          return at < 0 ? c : variants[1][at];
        }).join("");
        return simple === base.query ? found : plan(simple);
      }).then(function (still) {
        if (still.size || pinned.length) { return still; }
        return later(shards).then(function () {
          var whole = base.query;
          return S.cores(whole).reduce(function (before, core) {
            return before.then(function (last) {
              if (last.size >= FEW_ENOUGH) { return last; }
              base.query = core;
              return plan(core);
            });
          }, Promise.resolve(still)).then(function (last) {
            if (last.size || base.query === whole) { return last; }
            base.query = whole;
            return plan(whole);
          });
        });
      });
    }

    return Promise.all([
      options.plain ? {} : shards.value("a.js"), shards.value("f.js"), pinnedOf(shards, base.query),
      listsOf(shards, S.terms(S.runs(base.query)), lists)
    ]).then(function (got) {
      aliases = new Map(Object.keys(got[0]).map(function (word) { return [word, got[0][word]]; }));
      columns = got[1];
      pinned = got[2];
      return plan(base.query);
    }).then(planAgain).then(function (found) {
      pinned.forEach(function (number) { found.delete(number); });
      if (found.size < FEW_ENOUGH && !pinned.length) { early(later(shards), shards.value("w.js")); }
      return S.exactOf(shards, planned.wordings, lists, found, options, columns);
    }).then(function (exact) {
      var own = planned.wordings[0], isFirst = options.page === 1;
      base.aliases = planned.aliases;
      return Promise.all(isFirst ? pinned.map(function (number) {
        return shards.row(number).then(function (row) { return shownOf(row, row.text, own.words); });
      }) : []).then(function (rows) {
        base.pinned = rows;
        if (!(exact.passed.length || exact.total || exact.removed.length || pinned.length)) {
          return fallbackOf(shards, base, own, lists, columns, options);
        }
        var lacking = exact.total && exact.exact && isFirst && !options.byDate ? PAGE - exact.total : 0;
        var more = lacking > 0 ? S.near(shards, own, lists, columns.validity, options.titlesOnly) : [];
        more = more.filter(function (c) { return !exact.seen.has(c.number); });
        more = S.keptBy(shards, columns, more, options.facets).slice(0, Math.max(0, lacking));
        return Promise.all(more.map(function (c) { return nearOf(shards, own, c); })).then(function (near) {
          base.rows = exact.passed.map(function (c) { return shownOf(c.row, c.text, c.words); });
          delete exact.seen;
          delete exact.passed;
          return Object.assign(base, exact, {near: near});
        });
      });
    }).then(function (made) {
      var isFew = made.step >= "C" || made.total < FEW_ENOUGH;
      if (!isFew || made.pinned.length) { return made; }
      return later(shards).then(function () { return S.guess(shards, base.query); }).then(function (guess) {
        made.guess = guess;
        return made;
      });
    }).then(function (made) {
      made.pages = Math.max(1, Math.ceil(made.total / PAGE));
      return made;
    });
  }

  function optionsOf(given) {
    given = given || {};
    return {
      titlesOnly: given.scope === "title", byDate: given.sort === "date", facets: given.facets || {},
      page: Math.max(1, Math.floor(given.page) || 1), counts: given.counts !== false, plain: !!given.plain
    };
  }

  function Engine(base, shards) {
    var self = this, count = 0, lunr = null;
    this.size = shards.size;
    this.generation = shards.generation;

    /* Lunr's file comes while the reader still types; without it the typed arrays give the same. */
    function ranker() {
      if (!shards.directory.lunr) { return Promise.resolve(null); }
      if (!lunr) {
        lunr = window.lunr ? Promise.resolve() : S.loadScript(base + "assets/lunr.js");
        lunr.catch(function () { lunr = null; });
      }
      return lunr.then(function () { return window.lunr || null; }, function () { return null; });
    }

    /* Open what was published since, where a file is gone for that reason. */
    function renewed(error) {
      if (error.kind !== "offline") { throw error; }
      return S.openShards(base).then(function (opened) {
        if (opened.generation === shards.generation) { throw error; }
        shards = opened;
        self.size = shards.size;
        self.generation = shards.generation;
      });
    }

    ranker();

    function tried(work) {
      return work().catch(function (error) { return renewed(error).then(work); });
    }

    this.cancel = function () { count++; };
    this.query = function (text, given) {
      var mine = ++count, options = optionsOf(given);
      return tried(function () {
        return answer(shards, String(text), options, ranker());
      }).then(function (made) {
        made.stale = mine !== count;
        return made;
      });
    };
    this.suggest = function (text) {
      return tried(function () {
        return later(shards).then(function () { return S.suggestions(shards, String(text)); });
      });
    };
  }

  /* Open the newest generation; `base` is the relative address of the site's root. */
  S.open = function (base) {
    return S.openShards(base).then(function (shards) { return new Engine(base, shards); });
  };
})(SiteSearch);
