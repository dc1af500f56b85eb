/* Who may answer, by the index alone, and how well: see site_builder/search/candidate.py. */
(function (S) {
  "use strict";
  var BODY_BITS = 3, MOST_FOR_LUNR = 200;

  function frequency(holding) {
    var count = 0;
    for (var at = 1; at < holding.length; at += 2) {
      count += (holding[at] >= S.TITLE_BIT ? 1 : 0) + (holding[at] & BODY_BITS ? 1 : 0);
    }
    return count;
  }

  /* `lists` are the postings of the terms asked for, by term. */
  function tallies(size, terms, lists, titlesOnly) {
    var scores = new Float64Array(size), counts = new Uint8Array(size), titles = new Uint8Array(size), seen = [];
    terms.forEach(function (term) {
      var holding = lists.get(term), weight = S.weights(frequency(holding), size);
      for (var at = 0; at < holding.length; at += 2) {
        var number = holding[at], bits = holding[at + 1], inTitle = bits >= S.TITLE_BIT;
        if (titlesOnly && !inTitle) { continue; }
        if (!counts[number]) { seen.push(number); }
        scores[number] += titlesOnly ? weight[S.TITLE_BIT] : weight[bits];
        counts[number]++;
        if (inTitle) { titles[number]++; }
      }
    });
    return {scores: scores, counts: counts, titles: titles, seen: seen};
  }

  /*
   * Lunr's own scores of the documents in `numbers`, which hold all terms, from an index that holds
   * nothing else: what it computes of a document does not depend on the others.
   */
  function lunrScores(lunr, size, terms, lists, numbers, titlesOnly) {
    var kept = new Set(numbers), vectors = new Map(), inverted = [];
    terms.slice().sort().forEach(function (term, index) {
      var holding = lists.get(term), weight = S.weights(frequency(holding), size);
      var posting = {_index: index, title: {}, text: {}};
      for (var at = 0; at < holding.length; at += 2) {
        var number = holding[at], bits = holding[at + 1];
        if (!kept.has(number)) { continue; }
        if (bits >= S.TITLE_BIT) {
          posting.title[number] = {};
          add(vectors, "title/" + number, index, weight[S.TITLE_BIT] / 1000);
        }
        if (bits & BODY_BITS) {
          posting.text[number] = {};
          add(vectors, "text/" + number, index, weight[bits & BODY_BITS] / 1000);
        }
      }
      inverted.push([term, posting]);
    });
    var index = lunr.Index.load({
      version: lunr.version, fields: ["title", "text"], pipeline: [], invertedIndex: inverted,
      fieldVectors: Array.from(vectors)
    });
    return index.query(function (query) {
      var options = {presence: lunr.Query.presence.REQUIRED};
      if (titlesOnly) { options.fields = ["title"]; }
      terms.forEach(function (term) { query.term(term, Object.assign({}, options)); });
    });
  }

  function add(vectors, name, index, score) {
    if (!vectors.has(name)) { vectors.set(name, []); }
    vectors.get(name).push(index, score);
  }

  /* `lunr` is null where the typed arrays rank; both give the same thousandths. */
  S.candidates = function (shards, wordings, lists, validity, titlesOnly, lunr) {
    var found = new Map(), percents = shards.directory.weights;
    wordings.forEach(function (wording, place) {
      var terms = wording.terms, made = tallies(shards.size, terms, lists, titlesOnly);
      var numbers = made.seen.filter(function (n) { return made.counts[n] === terms.length; });
      var scores = made.scores;
      if (lunr && numbers.length && numbers.length <= MOST_FOR_LUNR) {
        scores = new Float64Array(shards.size);
        lunrScores(lunr, shards.size, terms, lists, numbers, titlesOnly).forEach(function (result) {
          scores[+result.ref] = Math.round(result.score * Math.sqrt(terms.length) * 1000);
        });
      }
      numbers.forEach(function (number) {
        var whole = made.titles[number] === terms.length;
        var weighed = scores[number] * (whole ? 2 : 1) * percents[validity.charCodeAt(number) - S.FIRST_VALUE];
        weighed *= (wording.isOwn ? 5 : 4) / terms.length; // longer words are not worth more
        var known = found.get(number);
        if (!known) {
          known = {number: number, score: 0, inTitle: false, wordings: []};
          found.set(number, known);
        }
        known.score = Math.max(known.score, weighed);
        known.inTitle = known.inTitle || whole;
        known.wordings.push(place);
      });
    });
    return found;
  };

  S.ranked = function (list, byDate) {
    return list.slice().sort(function (a, b) {
      return (byDate ? 0 : b.score - a.score) || b.number - a.number;
    });
  };

  function weighed(shards, numbers, made, validity) {
    var percents = shards.directory.weights;
    return S.ranked(numbers.map(function (n) {
      var percent = percents[validity.charCodeAt(n) - S.FIRST_VALUE];
      return {number: n, score: made.scores[n] * percent, inTitle: false, wordings: []};
    }), false);
  }

  S.near = function (shards, wording, lists, validity, titlesOnly) {
    var held = new Float64Array(shards.size), total = 0;
    wording.terms.forEach(function (term) {
      var holding = lists.get(term), mass = S.weights(Math.max(1, frequency(holding)), shards.size)[1];
      total += mass;
      for (var at = 0; at < holding.length; at += 2) {
        if (!titlesOnly || holding[at + 1] >= S.TITLE_BIT) { held[holding[at]] += mass; }
      }
    });
    var made = tallies(shards.size, wording.terms, lists, titlesOnly);
    var numbers = made.seen.filter(function (n) { return held[n] * 10 >= total * 6; });
    return weighed(shards, numbers, made, validity);
  };

  S.titleCharacters = function (wording) {
    var characters = S.unique(wording.words.join("").split("")).slice(0, S.MOST_TERMS);
    return characters.map(function (c) { return c + S.UNIGRAM; });
  };

  S.alike = function (shards, wording, lists, validity) {
    var terms = S.titleCharacters(wording), made = tallies(shards.size, terms, lists, true);
    var numbers = made.seen.filter(function (n) { return made.counts[n] * 10 >= terms.length * 6; });
    return weighed(shards, numbers, made, validity);
  };

  S.lunrScores = lunrScores;
})(SiteSearch);
