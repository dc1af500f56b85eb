/* A query that is a document number: see site_builder/search/number.py and model/document_number.py. */
(function (S) {
  "use strict";
  var OPENING = "([【{「『<《⟨〖", CLOSING = ")]】}」』>》⟩〗";
  var DIGITS = "零一二三四五六七八九", UNITS = {"十": 10, "百": 100, "千": 1000};
  var NUMERALS = DIGITS + "〇○两十百千";
  var HAN = "\\u3400-\\u4dbf\\u4e00-\\u9fff";
  var NAME = "(?:[" + HAN + "、]|〔[" + HAN + "]{1,8}〕)";
  var YEAR = "([0-9]{1,4}|[" + NUMERALS + "]{2,4})";
  var SERIAL = "([0-9]{1,8}|[" + NUMERALS + "]{1,9})";
  var ORDER = "(?:令|公告|通告)";
  var SESSION = new RegExp("^(" + NAME + "*" + ORDER + ")〔第?([0-9]{1,3}|[" + NUMERALS + "]{1,3})届〕第?" + SERIAL + "号?$");
  var CODE = new RegExp("^(" + NAME + "*)〔" + YEAR + "年?〕第?" + SERIAL + "号?$");
  var ANNUAL = new RegExp("^(" + NAME + "*" + ORDER + ")〔?" + YEAR + "年第?" + SERIAL + "号〕?$");
  var PLAIN = new RegExp("^(" + NAME + "*" + ORDER + ")〔?(第?)" + SERIAL + "(号?)〕?$");
  var LAST = new RegExp("^(" + NAME + "+?)第" + SERIAL + "号(" + ORDER + ")$");
  var FIRST = new RegExp("^〔" + YEAR + "年?〕([" + HAN + "]+?)第?" + SERIAL + "号?$");
  var BARE = new RegExp("^〔([0-9]{4}|[" + NUMERALS + "]{4})年?〕第?([0-9]{1,5}|[" + NUMERALS + "]{1,9})号?$");
  var RUNNING = /关于|根据|按照|依据|印发|转发|通知|的|^见/;
  var UNSEEN = /[\s\u0000-\u001f\u007f-\u00a0\u00ad\u0600-\u0605\u061c\u06dd\u070f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

  function digit(c) {
    if (c === "〇" || c === "○") { return 0; }
    return c === "两" ? 2 : DIGITS.indexOf(c);
  }

  function integer(text) {
    if (/^[0-9]+$/.test(text)) { return parseInt(text, 10); }
    var characters = text.split("");
    if (!characters.some(function (c) { return UNITS[c]; })) {
      return parseInt(characters.map(digit).join(""), 10);
    }
    var total = 0, held = 0, last = 10000;
    for (var at = 0; at < characters.length; at++) {
      var unit = UNITS[characters[at]];
      if (!unit) {
        if (held) { return null; }
        held = digit(characters[at]);
        continue;
      }
      if (unit >= last || (held === 0 && at > 0)) { return null; }
      total += (held || 1) * unit;
      last = unit;
      held = 0;
    }
    return total + held;
  }

  function prefixOf(written) {
    var prefix = written.replace(/〔/g, "（").replace(/〕/g, "）");
    if (RUNNING.test(prefix)) { return null; }
    if (/(令|公告|通告)$/.test(prefix)) { return prefix === "令" ? null : prefix; }
    if (/、|人民政府/.test(prefix) || prefix.length < 2 || prefix.length > 16) { return null; }
    return prefix;
  }

  function yearOf(written) {
    var year = integer(written);
    if (year === null) { return null; }
    if (written.length === 2) { return year >= 49 ? 1900 + year : null; }
    return year >= 1940 && year <= 2099 ? year : null;
  }

  function serialOf(written) {
    var serial = integer(written);
    return serial !== null && serial > 0 && serial <= 99999 ? serial : null;
  }

  function key(prefix, year, serial) {
    if (prefix === null || year === null || serial === null) { return null; }
    prefix = prefix.replace(/^国令$/, "国务院令").replace(/^中华人民共和国(?=..)/, "");
    return {prefix: prefix, year: year, serial: serial, name: prefix + "|" + serial};
  }

  function parsed(bare) {
    var m = SESSION.exec(bare);
    if (m) {
      var session = integer(m[2]), prefix = prefixOf(m[1]);
      return session && prefix !== null ? key(prefix + "〔" + session + "届〕", 0, serialOf(m[3])) : null;
    }
    if ((m = CODE.exec(bare))) { return key(prefixOf(m[1]), yearOf(m[2]), serialOf(m[3])); }
    if ((m = ANNUAL.exec(bare))) { return key(prefixOf(m[1]), yearOf(m[2]), serialOf(m[3])); }
    if ((m = PLAIN.exec(bare))) { return m[2] || m[4] ? key(prefixOf(m[1]), 0, serialOf(m[3])) : null; }
    if ((m = LAST.exec(bare))) { return key(prefixOf(m[1] + m[3]), 0, serialOf(m[2])); }
    if ((m = FIRST.exec(bare))) {
      var year = yearOf(m[1]);
      return year !== null && year <= 1999 ? key(prefixOf(m[2]), year, serialOf(m[3])) : null;
    }
    return null;
  }

  S.numberKey = function (query) {
    if (query.length > 120) { return null; }
    var bare = query.normalize("NFKC").replace(UNSEEN, "").split("").map(function (c) {
      return OPENING.indexOf(c) >= 0 ? "〔" : CLOSING.indexOf(c) >= 0 ? "〕" : c;
    }).join("");
    var found = parsed(bare), m = found ? null : BARE.exec(bare);
    if (!m) { return found; }
    var year = integer(m[1]), serial = integer(m[2]);
    return year && serial ? {prefix: "", year: year, serial: serial, name: "|" + serial} : null;
  };
})(SiteSearch);
