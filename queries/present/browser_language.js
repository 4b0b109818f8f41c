// Tells the browser the page's language, and says in Chinese what Streamlit says only in
// English. Texts are matched whole, so that one that a new version words otherwise stays
// as it is and nothing breaks. What people wrote (Markdown, cells, charts, options) is
// never touched. The undo list puts the English back when the language is switched.
((language) => {
  const TEXTS = {
    "Skip to main content": "跳到正文",
    Sidebar: "侧栏",
    "Collapse sidebar": "收起侧栏",
    "Expand sidebar": "展开侧栏",
    "App pages": "页面",
    "Main menu": "主菜单",
    Theme: "配色",
    System: "跟随系统",
    Light: "浅色",
    Dark: "深色",
    Print: "打印",
    "Record screen": "录屏",
    "Made with Streamlit v": "由 Streamlit 制作 v",
    "Copy version to clipboard": "复制版本号",
    Rerun: "重新运行",
    "Stop": "停止",
    "Running...": "正在运行……",
    "Connecting": "正在连接",
    "Connection error": "连接断开",
    "Page not found": "没有这一页",
    Close: "关闭",
    Dismiss: "关闭",
    Open: "打开",
    Clear: "清除",
    "Clear all": "全部清除",
    "Clear value": "清除",
    "Clear entry": "清除",
    "Clear date": "清除日期",
    "Clear dates": "清除日期",
    "Choose an option": "请选择",
    "Choose options": "请选择",
    "Select all": "全选",
    "Selected values": "已选",
    "No results": "没有匹配",
    "No options to select": "没有可选的",
    "Choose date range": "选日期",
    "Choose date": "选日期",
    "Date range": "日期范围",
    "Quick select a date range": "常用的日期范围",
    "Select...": "请选择",
    "Past week": "近一周",
    "Past month": "近一个月",
    "Past 3 months": "近三个月",
    "Past 6 months": "近六个月",
    "Past year": "近一年",
    "Past 2 years": "近两年",
    "Previous month": "上个月",
    "Next month": "下个月",
    "Use arrow keys to navigate dates. Enter to select. Escape to close.":
      "用方向键移动，回车选定，Esc 关闭。",
    "file upload": "选择文件",
    "Streamlit server is not responding. Are you connected to the internet?":
      "连不上服务器：请看网络通不通，应用是不是还开着。",
    "Link to heading": "本节链接",
    Fullscreen: "全屏",
    "Close fullscreen": "退出全屏",
    "Show data": "看数据",
    "Show chart": "看图",
    "Download as PNG": "下载 PNG",
    "Copy Vega-Lite spec": "复制图表代码",
    "Download as CSV": "下载 CSV",
    "Show/hide columns": "显示或隐藏列",
    Search: "查找",
    "Type to search": "输入要找的字",
    "Next Result": "下一个",
    "Previous Result": "上一个",
    "Close Search": "关闭查找",
    "Clear selection": "取消选择",
    "Dataframe column menu": "列菜单",
    "Sort ascending": "升序",
    "Sort descending": "降序",
    Format: "格式",
    Statistics: "统计",
    Autosize: "自动列宽",
    "Pin column": "固定列",
    "Unpin column": "取消固定",
    "Hide column": "隐藏列",
    "Copy column name": "复制列名",
    Copy: "复制",
    Copied: "已复制",
    "Copy to clipboard": "复制",
    "Press Enter to apply": "按回车生效",
    Upload: "选择文件",
    "Add files": "添加文件",
    "Drag and drop a file here": "把文件拖到这里",
    "Drag and drop files here": "把文件拖到这里",
    "Show more": "更多",
    "Show less": "收起",
    "Next page": "下一页",
    "Previous page": "上一页",
    Metric: "数字",
  };
  const PATTERNS = [
    [/^Help for (.+)$/, "$1：说明"],
    [/^Remove (.+)$/, "去掉 $1"],
    [/^(year|month|day), (.+) (start|end) date$/, (_, part, name, end) =>
      `${name}${end === "start" ? "首日" : "末日"}，${PARTS[part]}`],
    [/^(.+) start date$/, "$1首日"],
    [/^(.+) end date$/, "$1末日"],
    [/^(\d+) options? available\.$/, "$1 个可选"],
    [/^Select (\d+) matches$/, "选中这 $1 个"],
    [/^You can only select up to (\d+) options\. Remove an option first\.$/,
      "最多选 $1 个，先去掉一个。"],
    [/^Choose date range, (.+)$/, "选日期，$1"],
    [/^(.+) per file$/, "每个不超过 $1"],
    [/^(.+) per file • (.+)$/, "每个不超过 $1 • $2"],
    [/^Selected Date: (\w+) (\d+), (\d+)$/, (_, month, day, year) =>
      `已选 ${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}-${day}`],
    [/^([^:]+): (.+)$/, (whole, tool, name) =>
      TEXTS[tool] ? `${TEXTS[tool]}：${name}` : whole],
  ];
  const PARTS = { year: "年", month: "月", day: "日" };
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December"];
  const NAMES = ["aria-label", "title", "placeholder", "alt"];
  const OTHERS = "[data-testid=stVegaLiteChart] .chart-wrapper, " +
    "[data-testid^=glide-cell], [data-testid=stCode] code, script, style";
  const WRITTEN = "[data-testid=stMarkdownContainer], [data-testid=stMetricLabel]";
  const OWN = "[data-testid=stTooltipContent], [data-testid=stFileUploaderDropzone]";

  const translated = (text) => {
    const bare = text.trim();
    if (!/[A-Za-z]/.test(bare) || bare.length > 200) return text;
    if (Object.hasOwn(TEXTS, bare)) return text.replace(bare, () => TEXTS[bare]);
    for (const [pattern, words] of PATTERNS) {
      if (pattern.test(bare)) return bare.replace(pattern, words);
    }
    return text;
  };

  const state = (window.nightledgerLanguage ??= { undo: [], observer: null });
  const note = (restore) => {
    state.undo.push(restore);
    if (state.undo.length > 2000) state.undo.splice(0, 1000);
  };

  const sayText = (node) => {
    const parent = node.parentElement;
    if (!parent || parent.closest(OTHERS)) return;
    if (parent.closest(WRITTEN) && !parent.closest(OWN)) return;
    const before = node.nodeValue;
    const after = translated(before);
    if (after === before) return;
    node.nodeValue = after;
    note(() => { if (node.nodeValue === after) node.nodeValue = before; });
  };

  const sayNames = (element) => {
    if (element.closest(OTHERS)) return;
    for (const name of NAMES) {
      const before = element.getAttribute(name);
      if (!before) continue;
      const after = translated(before);
      if (after === before) continue;
      element.setAttribute(name, after);
      note(() => {
        if (element.getAttribute(name) === after) element.setAttribute(name, before);
      });
    }
  };

  const sayAll = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return sayText(root);
    if (root.nodeType !== Node.ELEMENT_NODE || root.closest(OTHERS)) return;
    sayNames(root);
    const walker = document.createTreeWalker(
      root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => node.nodeType === Node.ELEMENT_NODE && node.matches(OTHERS)
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType === Node.TEXT_NODE) sayText(node);
      else sayNames(node);
    }
  };

  document.documentElement.lang = language;
  state.observer?.disconnect();
  state.undo.splice(0).forEach((restore) => restore());
  if (language !== "zh-CN") return;
  state.observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach(sayAll);
      else if (change.type === "characterData") sayText(change.target);
      else sayNames(change.target);
    }
  });
  state.observer.observe(document.body, {
    subtree: true, childList: true, characterData: true,
    attributes: true, attributeFilter: NAMES,
  });
  sayAll(document.body);
})("LANGUAGE");
