// Suggestions under the search box: a combobox with a list, as ARIA's Authoring Practices describe it.
(function () {
  "use strict";
  var form = document.querySelector("form[role=search]");
  if (!form) return;
  var input = form.elements.q;
  var root = form.getAttribute("action").replace("search.html", "");
  var list = document.createElement("ul");
  var told = document.getElementById("search-status") || document.createElement("p");
  var labels = { topic: "主题", title: "文件", alias: "同义词" };
  var most = 8;
  var options = [];
  var active = -1;
  var round = 0;
  var composing = false;
  var resting = 0;

  function say(text) {
    clearTimeout(resting);
    resting = setTimeout(function () { told.textContent = text; }, 500);
  }
  function choose(number) {
    active = number;
    [].forEach.call(list.children, function (item, n) {
      item.setAttribute("aria-selected", String(n === number));
      if (n === number) {
        input.setAttribute("aria-activedescendant", item.id);
        if (item.scrollIntoView) item.scrollIntoView({ block: "nearest" });
      }
    });
    if (number < 0) input.removeAttribute("aria-activedescendant");
  }
  function close() {
    round += 1;
    options = [];
    choose(-1);
    list.hidden = true;
    list.textContent = "";
    input.setAttribute("aria-expanded", "false");
    clearTimeout(resting);
    if (/条建议/.test(told.textContent)) told.textContent = "";
  }
  function take(option) {
    close();
    if (option.url) {
      location.href = root + option.url;
      return;
    }
    input.value = option.text;
    if (form.requestSubmit) form.requestSubmit();
    else form.querySelector("button").click();
  }
  function show(found) {
    options = found.slice(0, most - 1);
    if (options.length) options.push({ type: "query", text: input.value.trim() });
    list.textContent = "";
    options.forEach(function (option, number) {
      var item = document.createElement("li");
      var words = document.createElement("span");
      var kind = document.createElement("small");
      item.id = "search-option-" + number;
      item.setAttribute("role", "option");
      words.textContent = option.type === "query" ? "搜索“" + option.text + "”" : option.text;
      kind.textContent = labels[option.type] || "";
      item.appendChild(words);
      item.appendChild(kind);
      item.addEventListener("click", function () { take(option); });
      list.appendChild(item);
    });
    choose(-1); // the first is not chosen: Enter searches for what was typed
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!!options.length));
    if (options.length) say(options.length + " 条建议，按上下键选择");
  }
  function update() {
    var text = input.value.trim();
    var mine = round += 1;
    if (!text || text.length > 50) return close();
    setTimeout(function () {
      if (mine !== round) return;
      window.siteEngine().then(function (engine) { return engine.suggest(text); }).then(function (found) {
        if (mine === round && document.activeElement === input) show(found);
      }).then(null, function () { if (mine === round) close(); }); // suggestions are an extra: no word of it
    }, 150);
  }
  function keyed(event) {
    var key = event.key;
    if (event.isComposing || composing || event.keyCode === 229) {
      if (key === "Enter") event.preventDefault(); // it takes the characters, it does not search
      return;
    }
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!options.length) return update();
      var step = key === "ArrowDown" ? 1 : -1;
      var next = active + step;
      choose(next < -1 ? options.length - 1 : next >= options.length ? -1 : next);
    } else if (key === "Enter" && active >= 0) {
      event.preventDefault();
      take(options[active]);
    } else if (key === "Enter") close();
    else if (key === "Escape") {
      if (options.length) close();
      else input.value = "";
      event.preventDefault();
    } else if (key === "Tab") close();
  }

  // On the search page the key "/" can be switched off (WCAG 2.1.4): it may be in somebody's way.
  function slash(page) {
    var line = document.createElement("p");
    var button = document.createElement("button");
    function isOff() { try { return localStorage.getItem("site-slash") === "off"; } catch (error) { return false; } }
    function name() { button.textContent = isOff() ? "打开快捷键 /" : "关闭快捷键 /"; }
    button.type = "button";
    button.className = "button";
    button.addEventListener("click", function () {
      try {
        if (isOff()) localStorage.removeItem("site-slash");
        else localStorage.setItem("site-slash", "off");
      } catch (error) { return; }
      name();
    });
    name();
    line.className = "search-slash";
    line.textContent = "在任何页面按 / 键，就到搜索框。";
    line.appendChild(button);
    page.appendChild(line);
  }

  list.id = "search-options";
  list.className = "search-options";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "搜索建议");
  list.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the box keeps the focus
  form.appendChild(list);
  if (!told.id) {
    told.className = "unseen";
    told.setAttribute("role", "status");
    form.appendChild(told);
  }
  [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id]]
    .forEach(function (pair) { input.setAttribute(pair[0], pair[1]); });
  if (document.getElementById("search")) slash(document.getElementById("search"));
  input.addEventListener("compositionstart", function () { composing = true; });
  input.addEventListener("compositionend", function () { composing = false; update(); });
  input.addEventListener("input", function (event) { if (!composing && !event.isComposing) update(); });
  input.addEventListener("keydown", keyed);
  input.addEventListener("blur", close);
  form.addEventListener("submit", close);
  if (document.activeElement === input && input.value) update();
})();
