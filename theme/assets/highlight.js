// Marks what was searched for (#hl=...) on the page that was found; the reader can take the marks away.
(function () {
  "use strict";
  var main = document.getElementById("main");
  var words = new URLSearchParams(location.hash.slice(1)).getAll("hl").slice(0, 8)
    .map(function (word) { return word.slice(0, 60).toLowerCase(); })
    .filter(function (word) { return word.trim(); })
    .sort(function (a, b) { return b.length - a.length; });
  var marks = [];
  var at = -1;
  var most = 500;
  if (!main || !words.length) return;

  function lower(text) {
    var made = text.toLowerCase();
    return made.length === text.length ? made : text; // a few letters grow in lower case
  }
  function first(text, from) {
    var best = null;
    words.forEach(function (word) {
      var place = text.indexOf(word, from);
      if (place >= 0 && (!best || place < best.place)) best = { place: place, length: word.length };
    });
    return best;
  }
  function wrap(node) {
    var text = lower(node.data);
    var found = first(text, 0);
    while (found && marks.length < most) {
      var part = node.splitText(found.place);
      node = part.splitText(found.length);
      var mark = document.createElement("mark");
      part.parentNode.replaceChild(mark, part);
      mark.appendChild(part);
      marks.push(mark);
      text = lower(node.data);
      found = first(text, 0);
    }
  }
  function button(label, press) {
    var made = document.createElement("button");
    made.type = "button";
    made.className = "button";
    made.textContent = label;
    made.addEventListener("click", press);
    bar.appendChild(made);
  }
  function next() {
    if (at >= 0) marks[at].className = "";
    at = (at + 1) % marks.length;
    marks[at].className = "highlight-at";
    marks[at].scrollIntoView({ block: "center" });
    told.textContent = "第 " + (at + 1) + " 处，共 " + marks.length + " 处";
  }
  function remove() {
    marks.forEach(function (mark) {
      var parent = mark.parentNode;
      while (mark.firstChild) parent.insertBefore(mark.firstChild, mark);
      parent.removeChild(mark);
      parent.normalize();
    });
    bar.parentNode.removeChild(bar);
    try { history.replaceState(null, "", location.pathname + location.search); } catch (error) { /* the mark in the address stays */ }
    main.focus();
  }

  var walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT, null);
  var nodes = [];
  while (walker.nextNode()) {
    var parent = walker.currentNode.parentNode;
    if (!/^(SCRIPT|STYLE|TEXTAREA|BUTTON)$/.test(parent.tagName) && parent.className !== "unseen") nodes.push(walker.currentNode);
  }
  nodes.forEach(wrap);
  if (!marks.length) return;
  var bar = document.createElement("div");
  var told = document.createElement("p");
  bar.className = "highlight";
  told.setAttribute("aria-live", "polite");
  told.textContent = "已标出您搜索的词，共 " + marks.length + " 处";
  bar.appendChild(told);
  button("下一处", next);
  button("取消标记", remove);
  main.insertBefore(bar, main.firstChild);
})();
