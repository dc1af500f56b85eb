// The bar that changes how the page looks. Without scripts there is no bar, so no button that does nothing.
(function () {
  "use strict";
  var bar = document.getElementById("display");
  var display = window.siteDisplay;
  if (!bar || !display) return;
  var root = document.documentElement;
  var group = document.createElement("div");
  var told = document.createElement("p");
  var modes = [
    { label: "适老版", words: ["elder"], is: function () { return root.hasAttribute("data-elder"); },
      on: "已打开适老版，字号放大，一栏排列", off: "已关闭适老版" },
    { label: "高对比", words: ["high", "normal"], is: function () { return root.getAttribute("data-contrast") === "high"; },
      on: "已打开高对比", off: "已关闭高对比" },
    { label: "深色", words: ["dark", "light"], is: function () { return root.getAttribute("data-theme") === "dark"; },
      on: "已换成深色", off: "已换成浅色" }
  ];
  function button(label, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", press);
    group.appendChild(made);
    return made;
  }
  function show() {
    display.apply();
    modes.forEach(function (mode) { mode.button.setAttribute("aria-pressed", String(mode.is())); });
  }
  modes.forEach(function (mode) {
    mode.button = button(mode.label, function () {
      var word = mode.words[mode.is() ? 1 : 0];
      var words = display.read().filter(function (kept) { return kept && mode.words.indexOf(kept) < 0; });
      display.keep(word ? words.concat(word) : words);
      show();
      told.textContent = mode.is() ? mode.on : mode.off;
    });
  });
  button("标准", function () {
    display.keep([]);
    show();
    told.textContent = "已恢复标准显示";
  });
  group.className = "wrap display-row";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "显示方式");
  told.className = "unseen";
  told.setAttribute("aria-live", "polite");
  bar.appendChild(group);
  bar.appendChild(told);
  show();
  // Another window's choice, a page that comes back from memory, and the system's wish are followed.
  window.addEventListener("storage", function (event) { if (event.key === display.key) show(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) show(); });
  ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"].forEach(function (query) {
    var list = window.matchMedia ? window.matchMedia(query) : {};
    if (list.addEventListener) list.addEventListener("change", show);
  });
})();
