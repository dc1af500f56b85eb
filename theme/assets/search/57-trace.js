/* What traces tell of words that are not in a text: see site_builder/search/trace.py. */
(function (S) {
  "use strict";
  var ALL_STRETCHES = 63, STRETCHES = 6, FOLLOWERS = 6, SHARED = 12;
  S.ROUNDS = [[2, 3], [12, S.MOST_TERMS]];

  function follower(code) {
    return (code * 40503 >>> 7) % FOLLOWERS;
  }

  /* The clues of a word's rarest pairs: place, bit of what follows (-1 at the end), traces. */
  function cluesOf(shards, wording, word, lists, most) {
    var found = S.pairs(word);
    if (found.length === 1) { return Promise.resolve([]); }
    var places = found.map(function (_, at) { return at; }).filter(function (at) {
      return wording.terms.indexOf(found[at]) >= 0;
    });
    places.sort(function (a, b) { return lists.get(found[a]).length - lists.get(found[b]).length || a - b; });
    return Promise.all(places.slice(0, most).map(function (at) {
      return shards.traces(found[at]).then(function (traces) {
        return {place: at, follower: at + 2 < word.length ? follower(word.charCodeAt(at + 2)) : -1, traces: traces};
      });
    }));
  }

  function mayHold(clues, number) {
    var shared = [], fits = true, inTitle = 0;
    for (var n = 0; n < clues.length; n++) {
      var clue = clues[n], found = clue.traces.get(number);
      if (found === undefined) { return true; }
      var trace = found >> 3, part = Math.floor(clue.place / SHARED);
      if ((found & 7) >= S.TITLE_BIT) { inTitle++; }
      shared[part] = (shared[part] === undefined ? ALL_STRETCHES : shared[part]) & trace;
      fits = fits && (clue.follower < 0 || (trace >> STRETCHES + clue.follower & 1) === 1);
    }
    return inTitle === clues.length || (fits && shared.every(Boolean));
  }

  /* Resolves to the set of the candidates' numbers whose traces tell that they hold none of their wordings. */
  S.impossible = function (shards, wordings, lists, candidates, most) {
    var used = S.unique([].concat.apply([], candidates.map(function (c) { return c.wordings; })));
    return Promise.all(used.map(function (place) {
      return Promise.all(wordings[place].words.map(function (word) {
        return cluesOf(shards, wordings[place], word, lists, most);
      }));
    })).then(function (got) {
      var clues = new Map();
      used.forEach(function (place, n) { clues.set(place, got[n]); });
      return new Set(candidates.filter(function (c) {
        return !c.wordings.some(function (place) {
          return clues.get(place).every(function (found) { return mayHold(found, c.number); });
        });
      }).map(function (c) { return c.number; }));
    });
  };
})(SiteSearch);
