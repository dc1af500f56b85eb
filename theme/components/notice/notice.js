// A stale copy tells its age. Markup names the changes that were known: data-turns="2027-06-01 已失效 ended;..."
(function () {
  "use strict";
  var today = new Date(Date.now() + 288e5).toISOString().slice(0, 10); // in China, UTC+8
  var marked = document.querySelectorAll("[data-turns]");
  var note = document.getElementById("stale");
  var changed = false;
  function turned(element) {
    var turns = element.getAttribute("data-turns").split(";");
    var label = element.querySelector("[data-label]") || element;
    for (var n = turns.length - 1; n >= 0; n -= 1) {
      var turn = turns[n].split(" ");
      if (turn[0] <= today) {
        label.textContent = turn[1];
        element.className = element.className.replace(/-(good|wait|ended)\b/, "-" + turn[2]);
        return true;
      }
    }
    return false;
  }
  for (var n = 0; n < marked.length; n += 1) changed = turned(marked[n]) || changed;
  if (changed && note) {
    var link = document.createElement("a");
    link.href = document.querySelector("link[rel=canonical]").href;
    link.textContent = "最新页面";
    note.textContent = "本页生成于旧日期，其中的有效性已按今天的日期更正，请以";
    note.appendChild(link);
    note.appendChild(document.createTextNode("为准。"));
  }
})();
