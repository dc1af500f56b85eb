// The search page: the state stands in the address, so that Back, bookmarks and links work; text is only ever text.
(function () {
  "use strict";
  var FACETS = [["topic", "主题"], ["kind", "类型"], ["year", "年份"], ["organisation", "发文机关"], ["validity", "有效性"]];
  var SIZE = 10; // rows of one page
  var SHOWN = 8; // values of a facet before the rest is folded away
  var isFile = location.protocol === "file:";
  var form = document.querySelector("form[role=search]");
  var input = form.elements.q;
  var root = form.getAttribute("action").replace("search.html", "");
  var status = document.getElementById("search-status");
  var place = document.getElementById("search-found");
  var help = document.getElementById("search-help");
  var indexes = document.getElementById("search-indexes");
  var title = document.title;
  var round = 0;
  var timer = 0;
  var asked = []; // the words of the query
  var open = null; // whether the reader opened the facets

  function read() {
    var hash = location.hash.slice(1);
    var given = new URLSearchParams(/(^|&)q=/.test(hash) ? hash : location.search);
    var facets = {};
    FACETS.forEach(function (facet) { facets[facet[0]] = given.getAll(facet[0]); });
    return {
      q: (given.get("q") || "").trim(),
      scope: given.get("scope") || "text",
      sort: given.get("sort") || "relevance",
      page: Math.max(parseInt(given.get("page"), 10) || 1, 1),
      plain: given.get("plain") === "1", // without synonyms
      facets: facets
    };
  }
  function changed(state, part) {
    var made = Object.assign({}, state, { page: 1 }, part);
    made.facets = Object.assign({}, state.facets, part.facets);
    return made;
  }
  function address(state) {
    var made = new URLSearchParams({ q: state.q });
    if (state.scope !== "text") made.set("scope", state.scope);
    if (state.sort !== "relevance") made.set("sort", state.sort);
    if (state.plain) made.set("plain", "1");
    FACETS.forEach(function (facet) {
      state.facets[facet[0]].forEach(function (value) { made.append(facet[0], value); });
    });
    if (state.page > 1) made.set("page", state.page);
    return (isFile ? "#" : "?") + made;
  }
  function chosen(state) {
    return FACETS.reduce(function (all, facet) {
      return all.concat(state.facets[facet[0]].map(function (value) { return { facet: facet, value: value }; }));
    }, []);
  }
  function without(state, one) {
    var facets = {};
    facets[one.facet[0]] = state.facets[one.facet[0]].filter(function (value) { return value !== one.value; });
    return changed(state, { facets: facets });
  }
  function cleared(state) {
    var facets = {};
    FACETS.forEach(function (facet) { facets[facet[0]] = []; });
    return changed(state, { facets: facets });
  }

  function el(tag, attributes, children) {
    var made = document.createElement(tag);
    Object.keys(attributes || {}).forEach(function (name) {
      if (attributes[name] !== false) made.setAttribute(name, attributes[name]);
    });
    [].concat(children || []).forEach(function (child) {
      if (child) made.appendChild(typeof child === "object" ? child : document.createTextNode(child));
    });
    return made;
  }
  function link(state, label, attributes) {
    var made = el("a", Object.assign({ href: address(state) }, attributes), label);
    made.addEventListener("click", function (event) {
      if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      go(state, "heading");
    });
    return made;
  }
  function go(state, focus) {
    var to = address(state);
    if (to !== (isFile ? location.hash : location.search)) history.pushState(null, "", to);
    show(focus);
  }
  function say(text, rest) {
    clearTimeout(timer);
    timer = setTimeout(function () { status.textContent = text; }, rest || 0);
  }

  function show(focus) {
    var state = read();
    var mine = round += 1;
    input.value = state.q;
    document.title = state.q ? state.q.slice(0, 60) + " - " + title : title;
    if (!state.q) {
      place.textContent = "";
      help.hidden = true;
      indexes.hidden = false;
      return say("");
    }
    say("正在搜索…", 400);
    window.siteEngine().then(function (engine) {
      return engine.query(state.q, state).then(function (found) {
        if (mine === round && !found.stale) draw(state, found, focus);
      });
    }).then(null, function (error) {
      if (mine !== round) return;
      failed(error, focus);
    });
  }
  function failed(error, focus) {
    var again = el("button", { type: "button", "class": "button" }, "重试");
    var offline = error.kind === "offline";
    var text = offline ? "搜索数据没有取到：可能是网络断了，也可能是网站刚刚更新。" : "搜索出了错，没有得到结果。";
    again.addEventListener("click", function () { show("heading"); });
    place.textContent = "";
    place.appendChild(el("div", { "class": "search-alert", id: "search-heading", tabindex: "-1" }, [el("p", {}, text), again]));
    help.hidden = true;
    indexes.hidden = false;
    say("没有得到搜索结果，可以重试，或者按目录查找");
    if (focus) again.focus();
    if (!offline) console.error(error);
  }

  function draw(state, found, focus) {
    var held = document.activeElement && document.activeElement.getAttribute("data-key");
    var rows = found.pinned.concat(found.rows);
    asked = found.query.split(/\s+/);
    var isNear = "CD".indexOf(found.step) >= 0;
    var first = (state.page - 1) * SIZE + 1;
    var count = (found.exact ? "" : "约 ") + found.total + " 条";
    var main = el("div", { "class": "search-list" }, el("h2", { id: "search-heading", tabindex: "-1" }, "“" + found.query + "”的搜索结果"));
    var facets = drawnFacets(state, found);
    function tell(text) { if (text) main.appendChild(el("p", { "class": "search-told" }, text)); }
    function list(some, start, attributes) {
      if (some.length) main.appendChild(el("ol", Object.assign({ "class": "search-rows", start: start }, attributes), some.map(drawnRow)));
    }
    if (found.shortened) tell("太长，只搜索了“" + found.query + "”");
    else if (found.query !== state.q) tell("没有整句的，搜索了“" + found.query + "”");
    tell(aliases(state, found));
    if (found.guess) tell(["您是不是要找：", link(changed(cleared(state), { q: found.guess }), found.guess)]);
    if (rows.length) main.appendChild(switches(state));
    main.appendChild(chips(state));
    if (rows.length) {
      list(found.pinned, 1, { "class": "search-rows search-pinned" });
      if (isNear && found.rows.length) tell("没有完全匹配，以下是相近结果");
      list(found.rows, first);
      if (found.pages > 1) main.appendChild(pager(state, found.pages));
    } else nothing(state, found, main);
    if (found.near.length) {
      main.appendChild(el("h2", {}, "相近结果"));
      list(found.near, 1);
    }
    main.appendChild(help);
    place.textContent = "";
    place.appendChild(facets ? el("div", { "class": "search-columns" }, [facets, main]) : main);
    help.hidden = !!rows.length;
    indexes.hidden = !!(rows.length || found.near.length);
    say([
      found.pinned.length && "文号一致的有 " + found.pinned.length + " 条",
      found.rows.length && (isNear ? "没有完全匹配，相近的有 " : found.pinned.length ? "写到这个文号的有 " : "找到 ") + count +
        "，显示第 " + first + "–" + (first + found.rows.length - 1) + " 条",
      !rows.length && "没有找到",
      found.query.length === 1 && "一个字只查标题"
    ].filter(Boolean).join("；"), focus === "facet" ? 500 : 0);
    held = held && place.querySelector("[data-key='" + CSS.escape(held) + "']");
    if (held) held.focus();
    if (focus === "heading") document.getElementById("search-heading").focus();
  }

  function parts(some) {
    return some.map(function (part) { return part.mark ? el("mark", {}, part.text) : part.text; });
  }
  // What is marked here is marked on the page that is found, too (highlight.js).
  function lights(row) {
    var hash = new URLSearchParams();
    asked.concat(row.heading.concat(row.snippet).map(function (part) { return part.mark ? part.text : ""; }))
      .filter(function (text) { return text.length > 1; })
      .filter(function (text, n, all) { return all.indexOf(text) === n; })
      .slice(0, 6).forEach(function (text) { hash.append("hl", text); });
    return String(hash) && "#" + hash;
  }
  function drawnRow(row) {
    return el("li", {}, [
      el("h3", {}, el("a", { href: root + row.url + lights(row) }, parts(row.heading))),
      el("p", { "class": "listing-facts" }, [
        el("span", {}, row.kind),
        row.number && el("span", {}, row.number),
        row.issuer && el("span", {}, row.issuer),
        row.date && el("time", { datetime: row.date }, row.date.replace(/-0?(\d+)-0?(\d+)/, "年$1月$2日")),
        row.validity && el("span", { "class": "state state-" + ({ 现行有效: "good", 尚未施行: "wait", 已修改: "wait" }[row.validity] || "ended") }, row.validity)
      ]),
      row.snippet.length && el("p", {}, parts(row.snippet))
    ]);
  }
  function aliases(state, found) {
    function names(side) {
      return found.aliases.map(function (alias) { return alias[side]; })
        .filter(function (word, n, all) { return all.indexOf(word) === n; }).join("、");
    }
    if (state.plain) return ["没有用同义词。", link(changed(state, { plain: false }), "也搜同义词")];
    return found.aliases.length && ["同时搜索了：" + names("to") + "（", link(changed(state, { plain: true }), "只搜“" + names("from") + "”"), "）"];
  }
  function switches(state) {
    function group(label, name, values) {
      return el("ul", { "class": "plain" }, [el("li", {}, label + "：")].concat(values.map(function (pair) {
        var part = {};
        part[name] = pair[0];
        return el("li", {}, link(changed(state, part), pair[1], { "aria-current": state[name] === pair[0] && "true" }));
      })));
    }
    return el("nav", { "class": "search-switches", "aria-label": "范围和排序" }, [
      group("范围", "scope", [["text", "全文"], ["title", "标题"]]),
      group("排序", "sort", [["relevance", "按相关"], ["date", "按日期"]])
    ]);
  }
  function chips(state) {
    var all = chosen(state);
    return el("div", { "class": "search-chips" }, all.map(function (one) {
      return link(without(state, one), "✕ " + one.value, { "aria-label": "去掉筛选：" + one.facet[1] + "，" + one.value });
    }).concat(all.length > 1 ? link(cleared(state), "去掉全部筛选") : []));
  }
  function pager(state, last) {
    var shown = [];
    for (var n = 1; n <= last; n += 1) if (n === 1 || n === last || Math.abs(n - state.page) <= 2) shown.push(n);
    var items = shown.reduce(function (all, number, at) {
      if (at && number > shown[at - 1] + 1) all.push(el("li", {}, el("span", {}, "…")));
      all.push(el("li", {}, number === state.page ? el("span", { "aria-current": "page" }, String(number))
        : link(changed(state, { page: number }), String(number), { "aria-label": "第" + number + "页" })));
      return all;
    }, []);
    if (state.page > 1) items.unshift(el("li", {}, link(changed(state, { page: state.page - 1 }), "上一页")));
    if (state.page < last) items.push(el("li", {}, link(changed(state, { page: state.page + 1 }), "下一页")));
    return el("nav", { "class": "pager", "aria-label": "分页" }, el("ul", { "class": "plain" }, items));
  }

  function drawnFacets(state, found) {
    var number = chosen(state).length;
    var sets = FACETS.map(function (facet) { return fieldset(facet, state, found); }).filter(Boolean);
    if (!sets.length) return null;
    var wide = window.matchMedia("(min-width: 64rem)").matches && !document.documentElement.hasAttribute("data-elder");
    var label = "筛选" + (number ? "（已选 " + number + " 项）" : "") + (found.exact ? "" : "，条数为约数");
    var made = el("details", { "class": "search-facets", open: open === null ? wide : open }, [el("summary", { "data-key": "facets" }, label)].concat(sets));
    made.firstChild.addEventListener("click", function () { open = !made.open; });
    return made;
  }
  function fieldset(facet, state, found) {
    var picked = state.facets[facet[0]];
    var values = (found.facets[facet[0]] || []).slice();
    picked.forEach(function (value) {
      if (!values.some(function (one) { return one.value === value; })) values.push({ value: value, label: value, count: 0 });
    });
    // What leads nowhere comes last, and is folded away with the rest.
    values = values.filter(function (one) { return one.count; }).concat(values.filter(function (one) { return !one.count; }));
    if (!values.some(function (one) { return one.count || picked.indexOf(one.value) >= 0; })) return null;
    var choices = values.map(function (one) {
      var on = picked.indexOf(one.value) >= 0;
      var box = el("input", { type: "checkbox", "data-key": facet[0] + "=" + one.value, disabled: !one.count && !on });
      box.checked = on;
      box.addEventListener("change", function () {
        var facets = {};
        facets[facet[0]] = on ? picked.filter(function (value) { return value !== one.value; }) : picked.concat(one.value);
        go(changed(state, { facets: facets }), "facet");
      });
      return { on: on, made: el("label", { "class": "search-choice" }, [box, el("span", {}, one.label + "（" + one.count + "）")]) };
    });
    var fold = choices.length > SHOWN + 2;
    var near = choices.filter(function (one, n) { return !fold || n < SHOWN || one.on; });
    var far = choices.filter(function (one, n) { return fold && n >= SHOWN && !one.on; });
    return el("fieldset", {}, [el("legend", {}, facet[1])].concat(
      near.map(function (one) { return one.made; }),
      far.length ? el("details", {}, [el("summary", { "data-key": facet[0] }, "其余 " + far.length + " 项")].concat(far.map(function (one) { return one.made; }))) : []
    ));
  }

  // Nothing found: which filter is to blame, what else could be done. The rest of the help is in the page.
  function nothing(state, found, main) {
    var all = chosen(state);
    var offers = (found.removed || []).filter(function (one) { return one.count; }).map(function (one) {
      var facet = FACETS.filter(function (pair) { return pair[0] === one.facet; })[0];
      var facets = {};
      facets[one.facet] = [];
      return [changed(state, { facets: facets }), "去掉“" + facet[1] + "”的筛选（" + one.count + " 条）"];
    });
    if (all.length > 1 && offers.length) offers.push([cleared(state), "去掉全部筛选"]);
    if (state.scope === "title") offers.push([changed(state, { scope: "text" }), "在全文里搜索"]);
    main.appendChild(el("p", {}, found.error ? "请写要找的词：只有标点、符号的，没有可以搜索的内容。"
      : offers.length ? "在所选的范围里没有找到。" : "没有找到写有这些词的信息。"));
    if (offers.length) main.appendChild(el("ul", {}, offers.map(function (one) { return el("li", {}, link(one[0], one[1])); })));
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    go(changed(cleared(read()), { q: input.value.trim(), plain: false }), "heading");
  });
  window.addEventListener("popstate", function () { show(); }); // on a disk too, where only the part after # changes
  show();
})();
