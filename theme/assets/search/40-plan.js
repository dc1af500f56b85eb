/* What a query asks for: see site_builder/search/plan.py. */
(function (S) {
  "use strict";
  var MOST_VARIANTS = 3;

  function wording(words, isOwn) {
    var terms = S.terms(words);
    var isSure = words.every(function (word) { return word.length <= 2; }) &&
      S.allPairs(words).length === terms.length;
    return {words: words, isOwn: isOwn, terms: terms, isSure: isSure};
  }

  function cut(word, aliases, longest) {
    var pieces = [], rest = "", at = 0;
    while (at < word.length) {
      var found = "";
      for (var n = Math.min(longest, word.length - at); n > 1 && !found; n--) {
        if (aliases.has(word.substr(at, n))) { found = word.substr(at, n); }
      }
      if (found) {
        if (rest) { pieces.push(rest); }
        pieces.push(found);
        rest = "";
      } else {
        rest += word[at];
      }
      at += found.length || 1;
    }
    if (rest) { pieces.push(rest); }
    return pieces;
  }

  function replaced(pieces, other) {
    var found = [];
    pieces.forEach(function (piece) {
      if (other.has(piece)) {
        found = found.concat(S.words(S.folded(other.get(piece))));
      } else if (piece.length > 1 || pieces.length === 1) {
        found.push(piece);
      }
    });
    return found;
  }

  /* `aliases` is a Map of folded words to lists. */
  S.plan = function (query, aliases) {
    var words = S.runs(query);
    if (!words.length) { return {wordings: [], aliases: []}; }
    var longest = 0;
    aliases.forEach(function (_, word) { longest = Math.max(longest, word.length); });
    var pieces = words.map(function (word) { return cut(word, aliases, longest); });
    var known = S.unique([].concat.apply([], pieces)).filter(function (p) { return aliases.has(p); });
    var most = known.reduce(function (n, word) { return Math.max(n, aliases.get(word).length); }, 0);
    var wordings = [wording(words, true)], said = [], seen = [words.join(" ")];
    for (var way = 0; way < Math.min(most, MOST_VARIANTS); way++) {
      var other = new Map();
      known.forEach(function (word) {
        var names = aliases.get(word);
        other.set(word, names[Math.min(way, names.length - 1)]);
      });
      var asked = S.unique([].concat.apply([], pieces.map(function (p) { return replaced(p, other); })));
      if (seen.indexOf(asked.join(" ")) < 0) {
        seen.push(asked.join(" "));
        wordings.push(wording(asked, false));
        other.forEach(function (name, word) {
          if (!said.some(function (s) { return s.from === word && s.to === name; })) {
            said.push({from: word, to: name});
          }
        });
      }
    }
    return {wordings: wordings, aliases: said};
  };
})(SiteSearch);
