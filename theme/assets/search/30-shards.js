/* The files of one generation, loaded as scripts, for that works over http and from a disk alike. */
(function (S) {
  "use strict";
  var PATIENCE = 20000, KEPT = 600;
  var ALPHABET = "";
  for (var c = 0x21; c < 0x7f; c++) {
    if ('"\\<&%'.indexOf(String.fromCharCode(c)) < 0) { ALPHABET += String.fromCharCode(c); }
  }
  ALPHABET += "%";
  var BASE = 90, ONE = 56, TWO = 82, THREE = 89;
  var OF_TWO = ONE, OF_THREE = OF_TWO + (TWO - ONE) * BASE, OF_FIVE = OF_THREE + (THREE - TWO) * BASE * BASE;
  var DIGIT = new Uint8Array(128);
  for (var d = 0; d < ALPHABET.length; d++) { DIGIT[ALPHABET.charCodeAt(d)] = d; }

  /* Each file calls this; which one it is, its own element says, so that no two files can be mixed up. */
  window.__zs = function (value) {
    var element = document.currentScript;
    if (element && element.zsTake) { element.zsTake(value); }
  };

  function offline(path) {
    var error = new Error("cannot load " + path);
    error.kind = "offline";
    return error;
  }

  function loadScript(address) {
    return new Promise(function (resolve, reject) {
      var element = document.createElement("script"), value, isThere = false;
      var timer = setTimeout(fail, PATIENCE);
      function fail() {
        clearTimeout(timer);
        element.remove();
        reject(offline(address));
      }
      element.zsTake = function (given) { value = given; isThere = true; };
      element.onload = function () {
        clearTimeout(timer);
        element.remove();
        resolve({value: value, isThere: isThere});
      };
      element.onerror = fail;
      element.fetchPriority = "high"; // else a browser lets what scripts add wait behind all other files
      element.src = address;
      document.head.appendChild(element);
    });
  }

  function loadValue(address) {
    return loadScript(address).then(function (got) {
      if (!got.isThere) { throw offline(address); }
      return got.value;
    });
  }

  /* Unpack postings into a flat array: document, bits, document, bits. */
  function unpacked(packed, first, found) {
    var document = first - 1, at = 0, length = packed.length;
    function digit() { return DIGIT[packed.charCodeAt(at++)]; }
    while (at < length) {
      var lead = digit(), value;
      if (lead < ONE) {
        value = lead;
      } else if (lead < TWO) {
        value = OF_TWO + (lead - ONE) * BASE + digit();
      } else if (lead < THREE) {
        value = (lead - TWO) * BASE + digit();
        value = OF_THREE + value * BASE + digit();
      } else {
        value = 0;
        for (var n = 0; n < 4; n++) { value = value * BASE + digit(); }
        value += OF_FIVE;
      }
      document += (value >> 3) + 1;
      found.push(document, value & 7);
    }
    return found;
  }

  function packedOf(text, term) {
    var start = text.indexOf("\n" + term[0] + " ");
    if (start < 0) { return ""; }
    var end = text.indexOf("\n", start + 1);
    var line = text.slice(start + 2, end < 0 ? text.length : end);
    var at = line.indexOf(" " + term[1]);
    if (at < 0) { return ""; }
    var stop = line.indexOf(" ", at + 1);
    return line.slice(at + 2, stop < 0 ? line.length : stop);
  }

  function Shards(base, generation, directory, kept) {
    this.base = base;
    this.generation = generation;
    this.directory = directory;
    this.size = directory.documents;
    this.kept = kept;
    this.files = {};
    ["t", "u"].forEach(function (folder) { this.files[folder] = S.borders(directory[folder]); }, this);
  }

  /* Load a file once; of a failure nothing is kept, so that it can be tried again. */
  Shards.prototype.value = function (path) {
    var self = this, found = this.kept.get(path);
    if (!found) {
      found = loadValue(this.base + "s/" + this.generation + "/" + path);
      found.catch(function () { self.kept.delete(path); });
    }
    this.kept.delete(path);
    this.kept.set(path, found);
    if (this.kept.size > KEPT) { this.kept.delete(this.kept.keys().next().value); }
    return found;
  };

  /* What the file of a folder holds of a term, or nothing; its files are named as those of a folder of postings. */
  Shards.prototype.packed = function (folder, term, like) {
    var name = this.files[like || folder](term);
    if (!name) { return Promise.resolve(""); }
    return this.value(folder + "/" + name + ".js").then(function (text) { return packedOf(text, term); });
  };

  Shards.prototype.term = function (term) {
    var hot = this.directory.hot;
    return Promise.all([this.packed("t", term), this.packed("u", term)]).then(function (packed) {
      return unpacked(packed[1], hot, unpacked(packed[0], 0, []));
    });
  };

  Shards.prototype.row = function (number) {
    return this.value("x/" + Math.floor(number / 1000) + "/" + number + ".js").then(function (v) {
      return {
        id: number, url: v[0], title: v[1], number: v[2], date: v[3], kind: v[4], issuer: v[5], topic: v[6],
        validity: v[7], keywords: v[8], parts: v[9], text: v[10]
      };
    });
  };

  Shards.prototype.part = function (number, part) {
    return this.value("x/" + Math.floor(number / 1000) + "/" + number + "-" + part + ".js");
  };

  Shards.prototype.numbers = function (year) {
    return this.directory.numbers.indexOf(year) < 0 ? Promise.resolve({}) : this.value("n/" + year + ".js");
  };

  /* The pointer is asked for anew each time, the server's and the browser's copies notwithstanding. */
  S.openShards = function (base) {
    return loadValue(base + "s/current.js?" + Date.now()).then(function (generation) {
      var home = base + "s/" + generation + "/", early = ["f.js", "a.js"].map(function (path) {
        return [path, loadValue(home + path)];
      });
      early.forEach(function (pair) { pair[1].catch(function () { return null; }); });
      return loadValue(home + "dir.js").then(function (directory) {
        var shards = new Shards(base, generation, directory, new Map(early));
        early.forEach(function (pair) { pair[1].catch(function () { shards.kept.delete(pair[0]); }); });
        return shards;
      });
    });
  };
  S.loadScript = loadScript;
  S.DIGIT = DIGIT;
  S.FIRST_VALUE = 0x30;
  S.PART = 6000;
})(SiteSearch);
