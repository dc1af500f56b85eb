/* What a spoken question is about: see site_builder/search/spoken.py. */
(function (S) {
  "use strict";
  var ASKING = ("需要什么 可不可以 怎么样 要什么 要哪些 多少钱 能不能 有没有 是不是 一个月 怎么 怎样 如何 需要 什么 哪些 哪里 哪儿 在哪 多少 " +
    "我要 我想 请问 可以 每月 几岁 几天 吗 呢 了 的").split(" ");
  var DOING = "办理 申请 申领 领取 缴纳 报名 查询 补办 材料 手续 条件 流程 标准 政策 规定".split(" ");

  S.cores = function (query) {
    var whole = S.words(S.folded(query)).join(" "), found = [];
    [ASKING, ASKING.concat(DOING)].forEach(function (leftOut) {
      var text = leftOut.reduce(function (rest, word) { return rest.split(word).join(" "); }, whole);
      var core = S.words(text).filter(function (piece) { return piece.length > 1; }).join(" ");
      if (core && core !== whole && found.indexOf(core) < 0) { found.push(core); }
    });
    return found;
  };
})(SiteSearch);
