// The search box of every page: "/" leads to it, and what answers it is fetched when it is first used.
(function () {
  "use strict";
  var form = document.querySelector("form[role=search]");
  if (!form) return;
  var input = form.elements.q;
  var root = form.getAttribute("action").replace("search.html", "");
  function load(names, failed) {
    names.forEach(function (name) {
      var script = document.createElement("script");
      script.src = root + "assets/" + name;
      script.async = false;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }
  // One engine a page, opened when it is first asked; one that could not be opened is asked for again.
  var opening = null;
  window.siteEngine = function () {
    opening = opening || Promise.resolve(window.SiteSearch || Promise.reject({ kind: "offline" }))
      .then(function (search) { return search.open(root); });
    opening.then(null, function () { opening = null; });
    return opening;
  };
  document.addEventListener("keydown", function (event) {
    var at = event.target;
    var off = false;
    try { off = localStorage.getItem("site-slash") === "off"; } catch (error) { /* no storage: the key works */ }
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || off) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) || at.isContentEditable) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  if (/^#hl=/.test(location.hash)) load(["highlight.js"]);
  function fetched() {
    input.removeEventListener("focus", fetched);
    // Where the net was away, the next focus asks again.
    load(window.SiteSearch ? ["combobox.js"] : ["search.js", "combobox.js"], function () {
      input.addEventListener("focus", fetched);
    });
  }
  input.addEventListener("focus", fetched);
  if (document.getElementById("search")) return; // the search page answers by itself
  form.addEventListener("submit", function (event) {
    if (location.protocol !== "file:") return;
    event.preventDefault(); // a disk has no queries: the search page reads what stands after #
    location.href = form.action.split(/[?#]/)[0] + "#" + new URLSearchParams({ q: input.value });
  });
})();
