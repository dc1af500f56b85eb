// Sets on <html> how the reader wants the page, before it is first painted; the bar (display.js) changes it.
(function () {
  "use strict";
  var key = "site-display"; // words in one string: "elder", "dark" or "light", "high" or "normal"
  var root = document.documentElement;
  var kept = "";
  function read() {
    try { kept = localStorage.getItem(key) || ""; } catch (error) { /* no storage: this page remembers for itself */ }
    return kept.split(" ");
  }
  function wish(query) { return !!window.matchMedia && window.matchMedia(query).matches; }
  function apply() {
    var words = read();
    function has(word) { return words.indexOf(word) >= 0; }
    var isDark = has("dark") || (!has("light") && wish("(prefers-color-scheme: dark)"));
    var isHigh = has("high") || (!has("normal") && wish("(prefers-contrast: more)"));
    root.setAttribute("data-theme", isDark ? "dark" : "light");
    root.setAttribute("data-contrast", isHigh ? "high" : "normal");
    if (has("elder")) root.setAttribute("data-elder", "");
    else root.removeAttribute("data-elder");
  }
  function keep(words) {
    kept = words.join(" ");
    try {
      if (kept) localStorage.setItem(key, kept);
      else localStorage.removeItem(key);
    } catch (error) { /* as above */ }
    apply();
  }
  window.siteDisplay = { key: key, read: read, apply: apply, keep: keep };
  apply();
})();
