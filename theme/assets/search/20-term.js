/* Terms and their weights: see site_builder/search/term.py. */
(function (S) {
  "use strict";
  var K1 = 10, TITLE_BOOST = 10, COUNTS = [0, 1, 3, 6];
  S.MOST_TERMS = 12;
  S.LONGEST_QUERY = 64;
  S.TITLE_BIT = 4;
  S.K1 = K1;

  S.pairs = function (word) {
    if (word.length === 1) { return [word + S.UNIGRAM]; }
    var found = [];
    for (var at = 0; at + 1 < word.length; at++) { found.push(word.substr(at, 2)); }
    return found;
  };

  S.allPairs = function (words) {
    return S.unique([].concat.apply([], words.map(S.pairs)));
  };

  S.terms = function (words) {
    var found = S.allPairs(words), most = S.MOST_TERMS;
    if (found.length <= most) { return found; }
    var last = found.length - 1, kept = [];
    for (var at = 0; at < most; at++) { kept.push(found[Math.floor(at * last / (most - 1))]); }
    return kept;
  };

  function weight(rarity, count, boost) {
    var score = rarity * ((K1 + 1) * count) / (K1 + count);
    return Math.floor(score * boost * 1000 + 0.5);
  }

  /* By the eight values of a posting: what the term adds to a document, in thousandths. */
  S.weights = function (frequency, documents) {
    var rarity = Math.log(1 + Math.abs((documents - frequency + 0.5) / (frequency + 0.5)));
    var title = weight(rarity, 1, TITLE_BOOST);
    var bodies = COUNTS.map(function (count) { return count ? weight(rarity, count, 1) : 0; });
    return bodies.concat(bodies.map(function (body) { return title + body; }));
  };
})(SiteSearch);
