/* The text check: see site_builder/search/check.py. Resolves to {row, words, text, inTitle} or null. */
(function (S) {
  "use strict";

  function held(wordings, title, text) {
    return wordings.filter(function (wording) {
      return wording.words.every(function (w) { return title.indexOf(w) >= 0 || text.indexOf(w) >= 0; });
    });
  }

  function whole(shards, row) {
    var parts = [Promise.resolve(row.text)];
    for (var part = 1; part <= row.parts; part++) { parts.push(shards.part(row.id, part)); }
    return Promise.all(parts).then(function (texts) {
      return texts.map(function (text, n) {
        return n < texts.length - 1 ? Array.from(text).slice(0, S.PART).join("") : text;
      }).join("");
    });
  }

  S.checked = function (shards, number, wordings, titlesOnly) {
    return shards.row(number).then(function (row) {
      var title = S.folded(row.title + "\n" + row.keywords);
      var found = held(wordings, title, titlesOnly ? "" : S.folded(row.text));
      var more = !found.length && row.parts && !titlesOnly ? whole(shards, row) : Promise.resolve(null);
      return more.then(function (text) {
        if (text !== null) { found = held(wordings, title, S.folded(text)); }
        if (!found.length) { found = wordings.filter(function (w) { return w.isSure; }); }
        if (!found.length) { return null; }
        return {
          row: row,
          words: S.unique([].concat.apply([], found.map(function (w) { return w.words; }))),
          text: text === null ? row.text : text,
          inTitle: found.some(function (w) {
            return w.words.every(function (word) { return title.indexOf(word) >= 0; });
          })
        };
      });
    });
  };
})(SiteSearch);
