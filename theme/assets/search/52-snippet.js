/* What a result shows of a text, and which of it is marked: see site_builder/search/snippet.py. */
(function (S) {
  "use strict";
  var BEFORE = 24, LENGTH = 90;

  function spans(folded, words) {
    var covered = [], found = [];
    words.forEach(function (word) {
      for (var at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
        covered.push([at, at + word.length]);
      }
    });
    covered.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    covered.forEach(function (span) {
      var last = found[found.length - 1];
      if (last && span[0] <= last[1]) { last[1] = Math.max(last[1], span[1]); } else { found.push(span.slice()); }
    });
    return found;
  }

  function pieces(text, origin, found, start, end) {
    var made = [], at = start;
    function say(first, last, mark) {
      var said = text.slice(origin[first], origin[last]).replace(/\n/g, " ");
      if (said) { made.push({text: said, mark: mark}); }
    }
    found.forEach(function (span) {
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
    var origin = [], folded = S.folded(text, origin);
    return pieces(text, origin, spans(folded, words), 0, folded.length);
  };

  S.snippet = function (text, words) {
    var origin = [], folded = S.folded(text, origin), first = 0;
    var longest = words.slice().sort(function (a, b) { return b.length - a.length; });
    for (var n = 0; n < longest.length; n++) {
      var place = folded.indexOf(longest[n]);
      if (place >= 0) { first = place; break; }
    }
    var start = Math.max(0, Math.min(first - BEFORE, folded.length - LENGTH));
    var end = Math.min(folded.length, start + LENGTH);
    return pieces(text, origin, spans(folded, words), start, end);
  };
})(SiteSearch);
