/* What a character is to search: see site_builder/search/character.py, which is equal. */
var SiteSearch = window.SiteSearch || {};
(function (S) {
  "use strict";
  var UNIGRAM = "_";
  var RANGES = [
    0x30, 0x39, 0x61, 0x7a, 0xdf, 0xf6, 0xf8, 0x24f, 0x370, 0x3ff, 0x400, 0x52f, 0x620, 0x64a, 0x671, 0x6d3,
    0xf40, 0xf6c, 0x1820, 0x18aa, 0x3005, 0x3007, 0x3041, 0x3096, 0x30a1, 0x30fa, 0x3400, 0x4dbf,
    0x4e00, 0x9fff, 0xa000, 0xa48c, 0xac00, 0xd7a3
  ];
  var UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff";
  var known = new Map();

  function isWord(code) {
    for (var at = 0; at < RANGES.length; at += 2) {
      if (code <= RANGES[at + 1]) { return code >= RANGES[at]; }
    }
    return false;
  }

  function fold(character) {
    var found = known.get(character);
    if (found !== undefined) { return found; }
    if (UNSEEN.indexOf(character) >= 0) {
      found = "";
    } else if (character.length > 1 || /[\ud800-\udfff]/.test(character)) {
      found = " ";
    } else {
      var plain = Array.from(character.normalize("NFKC").toLowerCase());
      found = plain.map(function (c) { return c.length === 1 && isWord(c.charCodeAt(0)) ? c : " "; }).join("");
    }
    known.set(character, found);
    return found;
  }

  /* Fold a text; with an array, also write the place of each folded character, and at last the end. */
  function foldedSlowly(text, origin) {
    var made = "";
    for (var at = 0; at < text.length;) {
      var code = text.charCodeAt(at), size = 1;
      if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) {
        var low = text.charCodeAt(at + 1);
        if (low >= 0xdc00 && low < 0xe000) { size = 2; }
      }
      var becomes = fold(size === 1 ? text[at] : text.substr(at, 2));
      if (origin) { for (var n = 0; n < becomes.length; n++) { origin.push(at); } }
      made += becomes;
      at += size;
    }
    if (origin) { origin.push(text.length); }
    return made;
  }

  /* What each character becomes where that is one character; 0 where nobody asked yet, 1 where it is not. */
  var table = new Uint16Array(0x10000), CHUNK = 4096;

  function single(code) {
    if (code >= 0x4e00 && code <= 0x9fff) { return (table[code] = code); } // nearly all, and always themselves
    var becomes = code >= 0xd800 && code < 0xe000 ? "" : fold(String.fromCharCode(code));
    table[code] = becomes.length === 1 ? becomes.charCodeAt(0) : 1;
    return table[code];
  }

  /* Fold a text of characters that become one each, as nearly all do; null where one does not. */
  function foldedFast(text) {
    var made = "", codes = new Uint16Array(Math.min(CHUNK, text.length));
    for (var start = 0; start < text.length; start += CHUNK) {
      var end = Math.min(start + CHUNK, text.length);
      for (var at = start; at < end; at++) {
        var code = text.charCodeAt(at), becomes = table[code] || single(code);
        if (becomes === 1) { return null; }
        codes[at - start] = becomes;
      }
      made += String.fromCharCode.apply(null, codes.subarray(0, end - start));
    }
    return made;
  }

  function folded(text) {
    var made = foldedFast(text);
    return made === null ? foldedSlowly(text) : made;
  }

  /* Fold a text for marks: `place` gives where a folded character stands in it. */
  function foldedWithPlaces(text) {
    var made = foldedFast(text), origin = [];
    if (made !== null) { return {text: made, place: function (at) { return at; }}; }
    made = foldedSlowly(text, origin);
    return {text: made, place: function (at) { return origin[at]; }};
  }

  function words(text) {
    return text.split(/ +/).filter(function (word) { return word; });
  }

  function unique(list) {
    return Array.from(new Set(list));
  }

  S.UNIGRAM = UNIGRAM;
  S.folded = folded;
  S.foldedWithPlaces = foldedWithPlaces;
  S.words = words;
  S.unique = unique;
  S.runs = function (text) { return unique(words(folded(text))); };
})(SiteSearch);
