// Reads the page aloud, only with a Mandarin voice of the reader's own machine: no text leaves it.
(function () {
  "use strict";
  // Scripts are joined in the order of their names: the bar (display) is there.
  var row = document.querySelector("#display .display-row");
  var speech = window.speechSynthesis;
  if (!row || !speech || !window.SpeechSynthesisUtterance) return;
  var button = null;
  var waiting = [];
  var round = 0; // a voice may still report the end of what was stopped
  function voice() {
    var fit = speech.getVoices().filter(function (one) {
      return one.localService && /^(zh|cmn)\b/i.test(one.lang.replace("_", "-")) && !/HK|MO/.test(one.lang);
    });
    return fit.filter(function (one) { return /CN|Hans/.test(one.lang); })[0] || fit[0];
  }
  function sentences() {
    var parts = document.querySelectorAll("main .prose").length ? "main h1, main .notice, main .prose" : "main";
    var text = [].map.call(document.querySelectorAll(parts), function (part) { return part.innerText; }).join("\n");
    return text.match(/[^\n\t。；！？]{1,120}[。；！？]?/g) || []; // browsers give up on long ones
  }
  function say(number) {
    if (number !== round) return;
    var text = waiting.shift();
    if (text === undefined) return stop();
    var said = new SpeechSynthesisUtterance(text);
    said.lang = "zh-CN";
    said.voice = voice();
    said.onend = said.onerror = function () { say(number); };
    speech.speak(said);
  }
  function stop() {
    round += 1;
    waiting = [];
    speech.cancel();
    button.textContent = "朗读";
  }
  function press() {
    if (waiting.length || speech.speaking) return stop();
    waiting = sentences();
    button.textContent = "停止朗读";
    say(round);
  }
  function offer() {
    if (button || !voice()) return;
    button = document.createElement("button");
    button.type = "button";
    button.textContent = "朗读";
    button.addEventListener("click", press);
    row.appendChild(button);
    window.addEventListener("pagehide", stop);
  }
  offer();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", offer);
})();
