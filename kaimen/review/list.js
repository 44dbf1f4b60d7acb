// The list of articles, blocks and rejections: what is in it, drawing the part that is seen, choosing from it.

const ROW = 58; // pixels, as in page.css
const OPEN = {
  query: "", series: "", installment: "", street: "", missing: "", code: "", warned: false, rejected: false, corrected: false,
};
const filter = { ...OPEN };
let rows = [];
let at = 0;

function haystack(item, parts) {
  item.hay ??= parts().filter(Boolean).join("\n").toLowerCase();
  return item.hay;
}
function recordText(record) {
  return haystack(record, () => [record.id, record.heading, record.street, record.community, record.article.title,
    ...(record.lead || []), ...[...extracted(record).values()].flat().map((p) => p.text)]);
}
function articleText(article) {
  return haystack(article, () => [article.id, article.title, article.url, article.source, article.site, article.text]);
}
function holds(text) {
  return filter.query.split(/\s+/).every((word) => text.includes(word));
}
function keepsArticle(article) {
  return (!filter.series || article.series === filter.series)
    && (!filter.installment || String(article.installment ?? "-") === filter.installment);
}
function keepsRecord(record) {
  const { columns, outcomes } = review(record);
  const codes = (record.warnings || []).map((w) => w.code);
  return keepsArticle(record.article)
    && (!filter.street || (valueOf(columns, "street") ?? "-") === filter.street)
    && (!filter.missing || !valueOf(columns, `fields.${filter.missing}`))
    && (!filter.code || codes.includes(filter.code))
    && (!filter.warned || codes.length > 0)
    && (!filter.corrected || outcomes.length > 0)
    && (!filter.query || holds(recordText(record)));
}
/** Whether filters that only records can pass are on; an article without a record then does not show. */
function narrowed() {
  return filter.street || filter.missing || filter.corrected || filter.rejected;
}
function keepsBare(article) {
  const codes = (article.warnings || []).map((w) => w.code);
  return !narrowed() && keepsArticle(article)
    && (!filter.code || codes.includes(filter.code)) && (!filter.warned || codes.length > 0)
    && (!filter.query || holds(articleText(article)));
}
function keepsRejected(row) {
  const plain = !filter.street && !filter.missing && !filter.corrected && !filter.warned && !filter.installment && !filter.code;
  return plain && (!filter.series || row.series === filter.series)
    && (!filter.query || holds(haystack(row, () => [row.title, row.url, row.path, row.code, row.detail])));
}
function findRows() {
  const found = [];
  for (const article of filter.rejected ? [] : data.articles) {
    const blocks = article.records.filter(keepsRecord);
    if (blocks.length || keepsBare(article)) {
      found.push({ kind: "article", article }, ...blocks.map((record) => ({ kind: "record", article, record })));
    }
  }
  for (const rejected of data.rejected) if (keepsRejected(rejected)) found.push({ kind: "rejected", rejected });
  return found;
}
function refilter() {
  const before = rows[at];
  rows = findRows();
  const alike = (row) => ["record", "article", "rejected"].every((key) => row[key] === before[key]);
  const same = before ? rows.findIndex(alike) : -1;
  $("rows").style.height = `${rows.length * ROW}px`;
  const shown = (kind) => rows.filter((row) => row.kind === kind).length;
  $("count").textContent = rows.length
    ? t("count", shown("article"), shown("record")) + (shown("rejected") ? t("count_rejected", shown("rejected")) : "")
    : t("nothing");
  select(same >= 0 ? same : Math.max(0, rows.findIndex((row) => row.kind === "record")), { quiet: true });
}
function drawRows() {
  const list = $("list");
  const first = Math.max(0, Math.floor(list.scrollTop / ROW) - 6);
  const last = Math.min(rows.length, first + Math.ceil((list.clientHeight || 900) / ROW) + 12);
  const drawn = [];
  for (let n = first; n < last; n++) drawn.push(drawRow(rows[n], n));
  if (rows[at] && (at < first || at >= last)) drawn.push(drawRow(rows[at], at)); // aria-activedescendant must name one
  $("rows").replaceChildren(...drawn);
  if (rows[at]) list.setAttribute("aria-activedescendant", `row-${at}`);
  else list.removeAttribute("aria-activedescendant");
}
function drawRow(row, n) {
  const option = h("div", { id: `row-${n}`, class: `row ${row.kind}`, role: "option", "aria-selected": String(n === at),
    "aria-setsize": rows.length, "aria-posinset": n + 1, onclick: () => { select(n); pane("article"); } }, ...ROWS[row.kind](row));
  option.style.top = `${n * ROW}px`;
  return option;
}
const ROWS = {
  article: ({ article }) => [
    h("span", { class: "number", "aria-hidden": "true" }, article.installment == null ? "·" : circled(article.installment)),
    h("span", { class: "name", lang: "zh" }, article.title || t("untitled")),
    h("span", { class: "meta" }, (article.published_at || "").slice(0, 10), " ", article.series || article.site || "",
      mark((article.warnings || []).length)),
  ],
  record: ({ record }) => {
    const { columns, outcomes } = review(record);
    const names = [...columns.keys()].filter((name) => name.startsWith("fields.")).map((name) => name.slice(7));
    return [
      h("span", { class: "name", lang: "zh" }, placeOf(columns)),
      h("span", { class: "meta" },
        h("span", { class: "dots", role: "img", "aria-label": names.join(" ") }, names.map((name) => h("i", { class: colour(name) }))),
        mark((record.warnings || []).length), outcomes.length ? h("span", { class: "touched" }, `✎ ${outcomes.length}`) : null),
    ];
  },
  rejected: ({ rejected }) => [
    h("span", { class: "name", lang: "zh" }, rejected.title || rejected.url || rejected.path || rejected.detail),
    h("span", { class: "meta" }, `${t("rejected")}: ${codeName(rejected.code)}`),
  ],
};
function mark(count) {
  return count ? h("span", { class: "warned" }, `⚠ ${count}`) : null;
}
function placeOf(columns) {
  const parts = ["street", "community"].map((name) => valueOf(columns, name)).filter(Boolean);
  return parts.join(" · ") || valueOf(columns, "heading") || t("no_place");
}
function colour(name) {
  const n = data.fields.indexOf(name);
  return `f${(n < 0 ? data.fields.length + name.length : n) % 10}`;
}

function select(n, { quiet = false } = {}) {
  if (n < 0 || n >= rows.length) {
    if (!rows.length) { at = 0; drawRows(); }
    return;
  }
  at = n;
  const list = $("list");
  if (n * ROW < list.scrollTop) list.scrollTop = n * ROW;
  else if ((n + 1) * ROW > list.scrollTop + list.clientHeight) list.scrollTop = (n + 1) * ROW - list.clientHeight;
  drawRows();
  if (!quiet) overview(false);
  showSelection();
  remember(rows[n].record);
  const anchor = rows[n].record && $("article").querySelector(`.r${rows[n].record.index}`);
  if (anchor && rows[n].record.ordinal > 1) anchor.scrollIntoView({ block: "start" });
  else $("article").scrollTop = 0; // the first block stands under the headline
  $("card").scrollTop = 0;
}
let remembering = 0;

/** Put the record into the address, once the reader stays with it: browsers count how often that is done. */
function remember(record) {
  clearTimeout(remembering);
  if (record) remembering = setTimeout(() => history.replaceState(null, "", `#${encodeURIComponent(record.id)}`), 400);
}
function selectRecord(record) {
  let n = rows.findIndex((row) => row.record === record);
  if (n < 0) {
    clearFilters();
    n = rows.findIndex((row) => row.record === record);
  }
  select(n);
}
function showSelection() {
  const row = rows[at];
  if (!row || !document.getElementById("overview-page")) drawArticle(row);
  drawCard(row);
}

function only(changes) {
  clearFilters(changes);
  overview(false);
  $("filters").hidden = false;
  $("show-filters").setAttribute("aria-expanded", "true");
  pane("list");
}
function clearFilters(changes = {}) {
  Object.assign(filter, OPEN, changes);
  $("query").value = "";
  drawFilters();
  refilter();
}
function drawFilters() {
  const codes = [...new Set([...data.articles, ...records].flatMap((item) => (item.warnings || []).map((w) => w.code)))].sort();
  const streets = [...new Set(records.map((r) => valueOf(review(r).columns, "street") ?? "-"))].sort();
  const numbers = [...new Set(data.articles.map((a) => a.installment ?? "-"))].sort((a, b) => (a === "-") - (b === "-") || a - b);
  const series = [...new Set(data.articles.map((a) => a.series).filter(Boolean))].sort();
  const named = (value) => (value === "-" ? t("none") : value);
  $("filters").replaceChildren(
    series.length > 1 ? choice("series", series) : "",
    choice("installment", numbers, (n) => (n === "-" ? t("none") : circled(n))), choice("street", streets, named),
    choice("missing", data.fields), choice("code", codes, codeName),
    tick("warned", "only_warnings"), tick("rejected", "only_rejected"), tick("corrected", "only_corrected"),
    button(t("reset"), () => clearFilters()));
  const on = Object.entries(filter).filter(([key, value]) => value && key !== "query").length;
  $("show-filters").classList.toggle("on", on > 0);
}
function setFilter(key, value) {
  filter[key] = value;
  drawFilters();
  refilter();
  $("filters").querySelector(`[data-filter=${key}]`).focus();
}
function choice(key, values, name = (value) => value) {
  const select = h("select", { onchange: (event) => setFilter(key, event.target.value), "data-filter": key },
    h("option", { value: "" }, t("any")), values.map((value) => h("option", { value }, name(value))));
  select.value = filter[key];
  return h("label", {}, t(key), " ", select);
}
function tick(key, word) {
  const box = h("input", { type: "checkbox", "data-filter": key, onchange: (event) => setFilter(key, event.target.checked) });
  box.checked = filter[key];
  return h("label", { class: "tick" }, box, " ", t(word));
}
function toggleFilters() {
  const hidden = ($("filters").hidden = !$("filters").hidden);
  $("show-filters").setAttribute("aria-expanded", String(!hidden));
  if (!hidden) $("filters").querySelector("select, input").focus();
}
