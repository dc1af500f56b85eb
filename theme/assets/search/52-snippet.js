/* What a result shows of a text, and which of it is marked: see site_builder/search/snippet.py. */
(function (S) {
  "use strict";
  var BEFORE = 24, LENGTH = 90;

  /* The stretches between `start` and `end` that words cover, in order and apart. */
  function spans(folded, words, start, end) {
    var covered = [], found = [];
    words.forEach(function (word) {
      var at = folded.indexOf(word, Math.max(0, start - word.length));
      for (; at >= 0 && at < end; at = folded.indexOf(word, at + 1)) { covered.push([at, at + word.length]); }
    });
    covered.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    covered.forEach(function (span) {
      var last = found[found.length - 1];
      if (last && span[0] <= last[1]) { last[1] = Math.max(last[1], span[1]); } else { found.push(span.slice()); }
    });
    return found;
  }

  function pieces(text, folds, words, start, end) {
    var made = [], at = start;
    function say(first, last, mark) {
      var said = text.slice(folds.place(first), folds.place(last)).replace(/\n/g, " ");
      if (said) { made.push({text: said, mark: mark}); }
    }
    spans(folds.text, words, start, end).forEach(function (span) {
      var begin = Math.max(span[0], start), stop = Math.min(span[1], end);
      if (begin >= stop) { return; }
      say(at, begin, false);
      say(begin, stop, true);
      at = stop;
    });
    say(at, end, false);
    return made;
  }

  S.marked = function (text, words) {
    var folds = S.foldedWithPlaces(text);
    return pieces(text, folds, words, 0, folds.text.length);
  };

  S.snippet = function (text, words) {
    var folds = S.foldedWithPlaces(text), folded = folds.text, first = 0;
    var longest = words.slice().sort(function (a, b) { return b.length - a.length; });
    for (var n = 0; n < longest.length; n++) {
      var place = folded.indexOf(longest[n]);
      if (place >= 0) { first = place; break; }
    }
    var start = Math.max(0, Math.min(first - BEFORE, folded.length - LENGTH));
    return pieces(text, folds, words, start, Math.min(folded.length, start + LENGTH));
  };
})(SiteSearch);
