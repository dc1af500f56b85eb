// Copies how to cite a policy; where nothing may be copied, shows it to be copied by hand.
(function () {
  "use strict";
  var place = document.getElementById("citation");
  if (!place) return;
  var text = "";
  var button = document.createElement("button");
  var told = document.createElement("p");
  // An address that names an article cites that article; the title ends with the first 》.
  function cited() {
    var whole = place.getAttribute("data-text");
    var clause = document.querySelector(":target > .clause, :target > strong > .clause");
    return clause ? whole.replace("》", "》" + clause.textContent) + clause.getAttribute("href") : whole;
  }
  function copied() { told.textContent = "已复制：" + text; }
  function byHand() {
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "unseen";
    place.appendChild(field);
    field.select();
    var done = false;
    try { done = document.execCommand("copy"); } catch (error) { /* told below */ }
    place.removeChild(field);
    button.focus();
    if (done) copied();
    else told.textContent = "浏览器不让复制，请选中下面的文字自行复制：" + text;
  }
  button.type = "button";
  button.className = "button";
  button.textContent = "复制引用";
  button.addEventListener("click", function () {
    text = cited();
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(copied, byHand);
    else byHand();
  });
  told.className = "citation-told";
  told.setAttribute("aria-live", "polite");
  place.appendChild(button);
  place.appendChild(told);
})();
