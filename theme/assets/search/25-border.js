/* Where files of postings begin: see site_builder/search/border.py. */
(function (S) {
  "use strict";
  var SPACE = 4294967296, HALVED = "1", FILE = "0";

  function nameOf(border) {
    return ("0000000" + border.toString(16)).slice(-8).replace(/0+$/, "") || "0";
  }

  /* Give the function that names the file of a term; "" where there is none. */
  S.borders = function (written) {
    var starts = [], names = [], pending = [[0, SPACE]];
    for (var at = 0; at < written.length; at++) {
      var part = pending.pop(), half = part[1] / 2;
      if (written[at] === HALVED) {
        pending.push([part[0] + half, half], [part[0], half]);
      } else {
        starts.push(part[0]);
        names.push(written[at] === FILE ? nameOf(part[0]) : "");
      }
    }
    return function (term) {
      var code = term.charCodeAt(0) * 65536 + term.charCodeAt(1), low = 0, high = starts.length;
      while (low < high) {
        var middle = (low + high) >> 1;
        if (starts[middle] <= code) { low = middle + 1; } else { high = middle; }
      }
      return names[low - 1];
    };
  };
})(SiteSearch);
