/* Facets: see site_builder/search/facet.py. `columns` maps names to characters by document. */
(function (S) {
  "use strict";
  S.FACETS = ["topic", "kind", "year", "organisation", "validity"];

  S.keptBy = function (shards, columns, list, chosen) {
    S.FACETS.forEach(function (name) {
      var values = chosen[name];
      if (!values || !values.length) { return; }
      var wanted = new Set();
      shards.directory.facets[name].forEach(function (value, n) {
        if (values.indexOf(value) >= 0) { wanted.add(S.FIRST_VALUE + n); }
      });
      list = list.filter(function (c) { return wanted.has(columns[name].charCodeAt(c.number)); });
    });
    return list;
  };

  function without(chosen, name) {
    var others = Object.assign({}, chosen);
    delete others[name];
    return others;
  }

  S.counted = function (shards, columns, list, chosen) {
    var counts = {};
    S.FACETS.forEach(function (name) {
      var known = shards.directory.facets[name], tally = new Array(known.length).fill(0);
      S.keptBy(shards, columns, list, without(chosen, name)).forEach(function (c) {
        tally[columns[name].charCodeAt(c.number) - S.FIRST_VALUE]++;
      });
      counts[name] = known.map(function (value, n) {
        return {value: value, label: name === "year" ? value + "年" : value, count: tally[n]};
      }).filter(function (count) { return count.value; });
    });
    return counts;
  };

  /* How many there were without the choices in each facet. */
  S.removedBy = function (shards, columns, list, chosen) {
    return Object.keys(chosen).filter(function (n) { return chosen[n] && chosen[n].length; }).map(function (n) {
      return {facet: n, count: S.keptBy(shards, columns, list, without(chosen, n)).length};
    });
  };
})(SiteSearch);
