/* The documents that truly hold the words: see site_builder/search/exact.py, step by step. */
(function (S) {
  "use strict";
  var PAGE = 10, LEFT = 2, AT_ONCE = 12, IN_VAIN = 2, TURNS = 3, MOST_IN_VAIN = 50;
  S.PAGE = PAGE;

  /* Check what a page needs; resolves to what came of it. */
  function checkedOf(shards, wordings, lists, chosen, options) {
    var last = options.page * PAGE, turn = 0, rest = chosen, allVain = 0;
    var made = {passed: [], failed: new Set(), shown: 0, tried: 0, vain: 0, waiting: 0};

    function isSure(candidate) {
      return candidate.wordings.some(function (w) { return wordings[w].isSure; });
    }

    /* A text is asked for where it must be looked into, and where its row may come on the page. */
    function asked(candidate, n) {
      if (isSure(candidate) && (made.shown >= last || made.shown + n < last - PAGE)) { return true; }
      return S.checked(shards, candidate.number, candidate.wordings.map(function (w) { return wordings[w]; }),
        options.titlesOnly);
    }

    function judge(candidate, result) {
      var sure = isSure(candidate), onPage = last - PAGE <= made.shown && made.shown < last;
      if (sure && !onPage) { made.shown++; return; }
      if (!sure) { made.tried++; }
      if (!result) {
        made.vain++;
        allVain++;
        made.failed.add(candidate.number);
        return;
      }
      if (onPage) { made.passed.push(result); }
      made.shown++;
    }

    /* How many texts it may take to fill the page, by those that were looked into. */
    function needed() {
      return Math.floor((last - made.shown) * (made.tried + 1) / (made.tried - made.vain + 1));
    }

    /* A third of those that hold the rarest pair of a word lack another: so may the rest. */
    function meetByChance() {
      var own = wordings[0], rarest = own.terms.map(function (term) { return lists.get(term).length; });
      return own.words.length === 1 && rest.length > last + LEFT && rest.length * 3 < Math.min.apply(null, rarest);
    }

    function withoutImpossible(inVain) {
      var unsure = rest.filter(function (c) { return !isSure(c); });
      if (unsure.length <= LEFT || options.titlesOnly || turn === TURNS) { return null; }
      return S.later(shards).then(function () {
        return S.impossible(shards, wordings, lists, unsure, turn, inVain);
      }).then(function (out) {
        if (!out) { return; }
        turn++;
        out.forEach(function (number) { made.failed.add(number); });
        made.tried = made.vain = 0;
        rest = rest.filter(function (c) { return !out.has(c.number); });
      });
    }

    function next() {
      var waiting = rest.reduce(function (n, c) { return n + (isSure(c) ? 0 : 1); }, 0);
      if (!rest.length || (made.shown >= last && waiting > LEFT) || (!made.shown && allVain >= MOST_IN_VAIN)) {
        made.waiting = waiting;
        return made;
      }
      var wanted = Math.min(AT_ONCE, needed());
      var batch = made.shown >= last || rest.length <= wanted + LEFT ? rest : rest.slice(0, wanted);
      rest = rest.slice(batch.length);
      return Promise.all(batch.map(asked)).then(function (results) {
        batch.forEach(function (candidate, n) { judge(candidate, results[n]); });
        if (made.vain < IN_VAIN || made.shown >= last) { return null; }
        return withoutImpossible(Math.floor(Math.min(rest.length, needed()) * made.vain / made.tried));
      }).then(next);
    }

    return Promise.resolve(meetByChance() ? withoutImpossible(rest.length) : null).then(next);
  }

  S.exactOf = function (shards, wordings, lists, found, options, columns) {
    var order = S.ranked(Array.from(found.values()), options.byDate);
    var chosen = S.keptBy(shards, columns, order, options.facets);
    return checkedOf(shards, wordings, lists, chosen, options).then(function (made) {
      var passed = made.passed, failed = made.failed;
      if (!options.byDate) {
        var asked = wordings[0].words.join(" ");
        var isOther = function (c) { return S.words(S.folded(c.row.title)).join(" ") === asked ? 0 : 1; };
        passed.sort(function (a, b) { return isOther(a) - isOther(b); });
      }
      var total = chosen.length - failed.size;
      total -= made.tried ? Math.floor(made.waiting * made.vain / made.tried) : 0;
      var left = order.filter(function (c) { return !failed.has(c.number); });
      return {
        passed: passed,
        total: made.shown ? total : 0,
        exact: !made.waiting,
        step: passed.some(function (c) { return c.inTitle; }) ? "A" : "B",
        facets: options.counts ? S.counted(shards, columns, left, options.facets) : {},
        removed: order.length && !chosen.length ? S.removedBy(shards, columns, order, options.facets) : [],
        seen: new Set(left.map(function (c) { return c.number; }))
      };
    });
  };
})(SiteSearch);
