// Paper says on what day it was printed: at its end, and at the foot of each page.
(function () {
  var root = document.documentElement;
  var foot = root.dataset.imprint || "";
  window.addEventListener("beforeprint", function () {
    var now = new Date();
    var printed = "打印日期：" + now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日";
    root.dataset.imprint = foot + printed;
    document.querySelectorAll(".imprint-day").forEach(function (place) { place.textContent = "　" + printed; });
  });
})();
