// The review page: a list of articles and blocks, the article as read, and the record as a card.
// Every text of a page goes through text nodes; nothing is ever parsed as HTML.

const $ = (id) => document.getElementById(id);

// --- building elements

function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}
/** A link only for http and https; any other address stays text. */
function link(address) {
  if (!/^https?:\/\//i.test(address)) return h("span", { class: "address" }, address);
  return h("a", { class: "address", href: address, rel: "noopener noreferrer", target: "_blank" }, address);
}
function button(label, onclick, attributes) {
  return h("button", { type: "button", onclick, ...attributes }, label);
}

function correct(record, correction) {
  made.added.push({ record: record.id, ...correction, at: new Date().toISOString() });
  changed(record);
}
function undo(record, correction) {
  if (made.added.includes(correction)) made.added.splice(made.added.indexOf(correction), 1);
  else {
    loaded = loaded.filter((c) => c !== correction);
    made.dropped.push(JSON.stringify(correction));
  }
  changed(record);
}
function changed(record) {
  reviews.delete(record.id);
  $("article").shown = null;
  keep();
  showExport();
  drawRows();
  showSelection();
  $("said").textContent = t("said_saved", allCorrections().length);
}
function download() {
  const url = URL.createObjectURL(new Blob([exported()], { type: "application/jsonl" }));
  h("a", { href: url, download: "corrections.jsonl" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

// --- the list

const ROW = 58; // pixels, as in page.css
const filter = { query: "", series: "", installment: "", street: "", missing: "", code: "", warned: false, rejected: false, corrected: false };
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
  const same = rows.findIndex((row) => before && row.record === before.record && row.article === before.article && row.rejected === before.rejected);
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
  if (at < first || at >= last) if (rows[at]) drawn.push(drawRow(rows[at], at)); // what aria-activedescendant names must exist
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
    h("span", { class: "meta" }, (article.published_at || "").slice(0, 10), " ", article.series || article.site || "", mark((article.warnings || []).length)),
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

// --- selecting

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

// --- the article as read

/** What stands where: [start, end, class, key, name] of labels, paragraphs, headings, captions; none overlaps another. */
function marksOf(article) {
  const marks = [];
  const add = (span, kind, key, name) => span && marks.push({ start: span[0], end: span[1], kind, key, name });
  for (const span of article.lead_spans || []) add(span, "opening", null, t("opening"));
  for (const span of article.footer_spans || []) add(span, "footer", null, t("footer"));
  for (const record of article.records) {
    const key = (rest) => `${record.index}/${rest}`;
    const place = `r${record.index}`;
    add(record.heading_span, `heading ${place}`, key("heading"), t("heading"));
    for (const [n, span] of (record.lead_spans || []).entries()) add(span, `lead ${place}`, key(`lead${n}`), t("lead"));
    for (const [n, section] of record.sections.entries()) {
      add(section.label_span, `label ${colour(section.field)} ${place}`, key(`label${n}`), section.field);
      for (const span of section.captions || []) add(span, "caption", null, t("caption"));
    }
    for (const [column, paragraphs] of review(record).columns) {
      const field = column.slice(7);
      for (const p of paragraphs) if (p.span) add(p.span, `paragraph ${colour(field)} ${place}`, key(`p${p.span[0]}`), field);
    }
  }
  return marks;
}
function factsOf(article) {
  return article.records.flatMap((record) => (record.facts || []).map((fact, n) => (
    { start: fact.span[0], end: fact.span[1], key: `${record.index}/fact${n}`, fact })));
}
function rolesOf(article) {
  return (article.roles || []).filter((role) => role[2] !== "image").map(([start, end, role, reason, , field]) => ({ start, end: Math.max(end, start + 1), role, reason, field }));
}
/** Gives, for lines asked in order, the items that touch each: one walk for the whole article. */
function along(items) {
  const sorted = items.sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  let open = [];
  return (start, end) => {
    while (next < sorted.length && sorted[next].start < end) open.push(sorted[next++]);
    open = open.filter((item) => item.end > start);
    return open;
  };
}
function drawArticle(row) {
  const main = $("article");
  if (!row) return main.replaceChildren();
  if (row.rejected) return main.replaceChildren(drawRejected(row.rejected));
  const article = row.article;
  if (main.shown === article) return markCurrent(row);
  const lines = [];
  let start = 0;
  const [marks, facts, roles] = [marksOf(article), factsOf(article), rolesOf(article)].map(along);
  const images = [...(article.images || [])].sort((a, b) => a.offset - b.offset);
  for (const text of article.text ? article.text.split("\n") : []) {
    const end = start + length(text);
    while (images.length && images[0].offset <= start) lines.push(figure(article, images.shift()));
    lines.push(drawLine(article, [start, end], marks(start, end), facts(start, end), roles(start, end)));
    start = end + 1;
  }
  lines.push(...images.map((image) => figure(article, image)));
  if (!article.text) lines.push(h("p", { class: "quiet" }, t("no_text")));
  main.replaceChildren(h("article", {}, articleHead(article), h("div", { class: "text", lang: "zh" }, lines)));
  main.shown = article;
  markCurrent(row);
}
function articleHead(article) {
  const number = article.installment == null ? "" : ` ${circled(article.installment)}`;
  const parts = [article.published_at?.replace("T", " ").slice(0, 16), article.source, article.site].filter(Boolean);
  return h("header", {}, article.series ? h("p", { class: "series", lang: "zh" }, article.series + number) : null,
    h("h1", { lang: "zh" }, article.title || t("untitled")), h("p", { class: "meta" }, parts.join(" · ")),
    article.url ? h("p", { class: "meta" }, link(article.url)) : null);
}
function drawLine(article, [start, end], marks, facts, roles) {
  const children = [];
  let cursor = start;
  for (const m of marks) {
    const [from, to] = [Math.max(m.start, cursor), Math.min(m.end, end)];
    if (from >= to) continue; // what another mark covers already
    children.push(...underlined(article, cursor, from, facts));
    const whole = from === start && to === end ? " whole" : "";
    children.push(h("span", { class: `mark ${m.kind}${whole}`, "data-key": m.key, title: m.name }, underlined(article, from, to, facts)));
    cursor = to;
  }
  children.push(...underlined(article, cursor, end, facts));
  return h("p", { class: marks.length ? "line" : "line bare" }, children, roles.map(({ role, field, reason }) => why(role, field, reason)));
}
function why(...told) {
  return h("small", { class: "why", lang: "en" }, told.filter(Boolean).join(" · "));
}
function underlined(article, start, end, facts) {
  const pieces = [];
  let cursor = start;
  for (const { start: from, end: to, key, fact } of facts) {
    if (from < cursor || to > end || from >= to) continue;
    if (from > cursor) pieces.push(article.cut([cursor, from]));
    pieces.push(h("u", { "data-key": key, title: factText(fact) }, article.cut([from, to])));
    cursor = to;
  }
  if (cursor < end) pieces.push(article.cut([cursor, end]));
  return pieces;
}
function factText(fact) {
  return `${fact.kind}: ${fact.value}${fact.unit ? ` ${fact.unit}` : ""}`;
}
function figure(article, image) {
  const role = (article.roles || []).find(([start, , name]) => name === "image" && start === image.offset);
  return h("figure", { class: "image" }, h("figcaption", {}, h("b", {}, t("image")), " ", image.caption || (image.alt !== t("image") && image.alt) || "", " ",
    h("span", { class: "address" }, image.src || t("no_address")), role ? why(role[2], role[5], role[3]) : null));
}
function markCurrent(row) {
  for (const element of $("article").querySelectorAll(".current")) element.classList.remove("current");
  if (row.record) for (const element of $("article").querySelectorAll(`.r${row.record.index}`)) element.classList.add("current");
}
function drawRejected(row) {
  const links = (row.links || []).map((l) => h("li", {}, l.installment == null ? "" : `${circled(l.installment)} `, h("span", { lang: "zh" }, l.title), " ", link(l.href)));
  return h("article", {}, h("header", {}, h("p", { class: "series" }, `${t("rejected")} · ${row.stage} · ${row.code}`),
    h("h1", { lang: "zh" }, row.title || row.url || row.path || t("untitled")), h("p", {}, codeName(row.code), ": ", row.detail),
    row.url ? h("p", { class: "meta" }, link(row.url)) : null, row.path ? h("p", { class: "meta" }, h("span", { class: "address" }, row.path)) : null),
  links.length ? h("section", {}, h("h2", {}, t("links")), h("ul", { class: "links" }, links)) : null);
}

// --- the card

function drawCard(row) {
  const card = $("card");
  if (!row || row.rejected) return card.replaceChildren();
  if (!row.record) return card.replaceChildren(...articleCard(row.article));
  const { record } = row;
  const { columns, outcomes } = review(record);
  card.replaceChildren(
    h("p", { class: "meta" }, t("record_of", record.article.records.indexOf(record) + 1, record.article.records.length)),
    h("h2", { lang: "zh" }, placeOf(columns)),
    h("p", { class: "tools" }, button(t("confirm_all"), () => confirmAll(record)), button(t("add_field"), () => askField(record))),
    warningList(record.warnings || []),
    h("dl", { class: "places" }, PLACE.map((name) => placeRow(record, name, columns, outcomes))),
    ...(record.lead || []).map((text, n) => h("p", { class: "lead", lang: "zh", "data-key": `${record.index}/lead${n}` }, text)),
    ...[...columns.keys()].filter((name) => name.startsWith("fields.")).map((name) => fieldCard(record, name, columns, outcomes)),
    factTable(record), imageList(record), correctionList(record, outcomes), aboutArticle(record.article, record.id));
}
function warningList(warnings) {
  if (!warnings.length) return "";
  return h("section", { class: "warnings", "aria-label": t("warnings") }, h("ul", {}, warnings.map((w) => h("li", {},
    h("b", {}, codeName(w.code)), " ", h("span", { lang: "en" }, w.detail),
    w.span ? [" ", button("→", () => point(w.span), { "aria-label": t("show"), title: t("show"), class: "small" })] : null))));
}
/** Bring the place of a span into view and let it glow. */
function point(span) {
  pane("article");
  const article = rows[at].article;
  const lines = [...$("article").querySelectorAll(".line")];
  let start = 0;
  for (const [n, text] of article.text.split("\n").entries()) {
    const end = start + length(text);
    if (span[0] <= end) return glow(lines[n]);
    start = end + 1;
  }
}
function glow(element) {
  element.scrollIntoView({ block: "center" });
  element.classList.add("glow");
  setTimeout(() => element.classList.remove("glow"), 1600);
}
function stateOf(column, outcomes) {
  const mine = outcomes.filter(({ correction: c }) => c.column === column || c.to === column);
  const last = mine.at(-1);
  if (!last) return null;
  const word = last.status === "applies" ? t(`done_${last.correction.action}`) : t(last.status);
  const field = last.correction.action === "move" && last.status === "applies" ? ` ${last.correction.to.slice(7)}` : "";
  return h("span", { class: `state ${last.status === "applies" ? last.correction.action : last.status}` }, word + field);
}
function tools(record, column, columns) {
  const old = valueOf(columns, column);
  const name = column.replace("fields.", "");
  const label = (key) => ({ "aria-label": `${t(key)} ${PLACE.includes(name) ? t(name) : name}`, title: t(key), class: "small" });
  return h("span", { class: "tools" },
    old === null ? null : button("✓", () => correct(record, { action: "confirm", column, old }), label("confirm")),
    button("✎", () => askEdit(record, column, old), label("edit")),
    old === null ? null : button("✗", () => askWrong(record, column, old), label("wrong")));
}
function placeRow(record, name, columns, outcomes) {
  const value = valueOf(columns, name);
  return h("div", { "data-key": name === "heading" ? `${record.index}/heading` : null }, h("dt", {}, t(name)),
    h("dd", {}, value === null ? h("span", { class: "quiet" }, t("none")) : h("span", { lang: "zh" }, value), " ", stateOf(name, outcomes), tools(record, name, columns)));
}
function fieldCard(record, column, columns, outcomes) {
  const field = column.slice(7);
  const sections = [...record.sections.entries()].filter(([, s]) => s.field === field);
  const printed = [...new Set(sections.map(([, s]) => s.label).filter((label) => label && label !== field))];
  return h("section", { class: `field ${colour(field)}`, "data-column": column },
    h("h3", { lang: "zh", "data-key": sections.length ? `${record.index}/label${sections[0][0]}` : null }, field,
      printed.length ? h("small", {}, ` ${t("printed_as")} ${printed.join("、")}`) : null, " ", stateOf(column, outcomes), tools(record, column, columns)),
    columns.get(column).map((p) => h("p", { lang: "zh", "data-key": p.span ? `${record.index}/p${p.span[0]}` : null },
      h("span", { class: "value" }, p.text), " ",
      button("⇄", () => askMove(record, column, p.text), { class: "small", "aria-label": `${t("move")}: ${p.text.slice(0, 12)}`, title: t("move") }))),
    sections.map(([, s]) => stepList(s.steps || [])));
}
function stepList(steps) {
  if (!steps.length) return null;
  return h("details", {}, h("summary", {}, `${t("steps")} ${steps.length}`), h("ul", { class: "steps", lang: "zh" }, steps.map((step) =>
    h("li", {}, h("b", {}, step.number), " ", step.title || step.text))));
}
function factTable(record) {
  const facts = record.facts || [];
  if (!facts.length) return "";
  return h("details", { open: facts.length <= 12 }, h("summary", {}, `${t("facts")} ${facts.length}`), h("table", { class: "plain" }, h("tbody", {},
    facts.map((fact, n) => h("tr", { "data-key": `${record.index}/fact${n}` }, h("th", { scope: "row" }, fact.kind),
      h("td", { class: "figure" }, String(fact.value), fact.unit ? ` ${fact.unit}` : ""), h("td", { lang: "zh" }, fact.raw))))));
}
function imageList(record) {
  const images = record.images || [];
  if (!images.length) return "";
  return h("details", {}, h("summary", {}, `${t("images")} ${images.length}`), h("ul", {}, images.map((image) =>
    h("li", {}, h("span", { lang: "zh" }, image.caption || image.alt || ""), " ", h("span", { class: "address" }, image.src || t("no_address"))))));
}
function correctionList(record, outcomes) {
  if (!outcomes.length) return "";
  return h("section", { class: "corrections" }, h("h3", {}, t("corrections")), h("ul", {}, outcomes.map(({ correction: c, status }) =>
    h("li", { class: status }, title(c.action, c.column), h("span", { lang: "zh" }, told(c)), status === "applies" ? "" : ` (${t(status)})`, c.note ? ` · ${c.note}` : "", " ", button(t("undo"), () => undo(record, c), { class: "small" })))));
}
/** What a correction says, in short. */
function told(correction) {
  const short = (text) => (length(text) > 24 ? `${cutter(text)([0, 24])}…` : text);
  if (correction.action === "move") return `: ${short(correction.paragraph)} → ${correction.to.slice(7)}`;
  return correction.action === "edit" ? `: ${correction.new === null ? t("remove") : short(correction.new)}` : "";
}
function articleCard(article) {
  return [h("h2", {}, t("about")), warningList(article.warnings || []),
    article.records.length ? h("ul", { class: "blocks" }, article.records.map((record) => h("li", {}, button(placeOf(review(record).columns), () => selectRecord(record), { lang: "zh" }))))
      : h("p", {}, t("no_records")), aboutArticle(article)];
}
function aboutArticle(article, id) {
  const rowsOf = [["series", article.series], ["installment", article.installment], ["published_at", article.published_at], ["source", article.source],
    ["site", article.site], ["authors", article.authors?.join("、")], ["editors", article.editors?.join("、")], ["url", article.url], ["id", id || article.id]];
  return h("details", { open: !id, class: "about" }, h("summary", {}, t("about")), h("dl", {}, rowsOf.filter(([, value]) => value || value === 0).map(([key, value]) =>
    h("div", {}, h("dt", {}, t(key)), h("dd", { lang: "zh" }, key === "url" ? link(String(value)) : String(value))))));
}

// --- correcting

function confirmAll(record) {
  const { columns, outcomes } = review(record);
  const done = new Set(outcomes.filter((o) => o.status === "applies").map((o) => o.correction.column));
  for (const column of columns.keys()) {
    if (!done.has(column)) made.added.push({ record: record.id, action: "confirm", column, old: valueOf(columns, column), at: new Date().toISOString() });
  }
  changed(record);
}
/** Ask in the dialog: `fields` are elements with labels; `save` gives false to stay. */
function ask(title, fields, save, extra = []) {
  const dialog = $("dialog");
  const submit = () => { if (save() !== false) dialog.close(); };
  dialog.replaceChildren(h("h2", { id: "dialog-title", lang: "zh" }, title), ...fields,
    h("p", { class: "tools" }, button(t("save"), submit, { class: "strong" }), extra, button(t("cancel"), () => dialog.close())));
  dialog.onkeydown = (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.tagName === "INPUT")) { event.preventDefault(); submit(); }
  };
  dialog.showModal();
}
function labelled(text, control) {
  return h("label", { class: "asked" }, text, control);
}
function noteField() {
  return h("input", { type: "text", autocomplete: "off" });
}
function withNote(correction, note) {
  return note.value.trim() ? { ...correction, note: note.value.trim() } : correction;
}
function title(key, column) {
  const name = column.replace("fields.", "");
  return `${t(key)} · ${PLACE.includes(name) ? t(name) : name}`;
}
function askEdit(record, column, old) {
  const text = h("textarea", { lang: "zh", rows: Math.min(14, 2 + Math.ceil((old || "").length / 30)) });
  text.value = old || "";
  const note = noteField();
  const take = (value) => correct(record, withNote({ action: "edit", column, old, new: value }, note));
  const remove = old === null ? [] : button(t("remove"), () => { take(null); $("dialog").close(); });
  ask(title("edit", column), [labelled(t("new_value"), text), labelled(t("note"), note)],
    () => { if (text.value !== (old ?? "")) take(text.value); }, remove);
}
function askWrong(record, column, old) {
  const note = noteField();
  ask(title("wrong", column), [labelled(t("note"), note)], () => correct(record, withNote({ action: "wrong", column, old }, note)));
}
/** A choice of fields, with a name of one's own as the last. */
function fieldChoice(except) {
  const name = h("input", { type: "text", lang: "zh", autocomplete: "off" });
  const own = labelled(t("field_name"), name);
  const choice = h("select", { lang: "zh", onchange: () => { own.hidden = choice.value !== ""; } },
    data.fields.filter((field) => !except.includes(field)).map((field) => h("option", { value: field }, field)), h("option", { value: "" }, t("other")));
  own.hidden = choice.value !== "";
  return { choice, own, value: () => choice.value || name.value.trim() };
}
function askMove(record, column, paragraph) {
  const field = fieldChoice([column.slice(7)]);
  const note = noteField();
  ask(title("move", column), [h("blockquote", { lang: "zh" }, paragraph), labelled(t("to"), field.choice), field.own, labelled(t("note"), note)],
    () => field.value() ? correct(record, withNote({ action: "move", column, old: valueOf(review(record).columns, column), paragraph, to: `fields.${field.value()}` }, note)) : false);
}
function askField(record) {
  const present = [...review(record).columns.keys()].map((name) => name.replace("fields.", ""));
  const field = fieldChoice(present);
  const text = h("textarea", { lang: "zh", rows: 5 });
  ask(t("add_field"), [labelled(t("to"), field.choice), field.own, labelled(t("new_value"), text)], () => {
    if (!field.value() || present.includes(field.value())) return false;
    correct(record, { action: "edit", column: `fields.${field.value()}`, old: null, new: text.value });
  });
}

// --- overview

function overview(on) {
  const shown = Boolean(document.getElementById("overview-page"));
  if (on === shown) return;
  $("show-overview").setAttribute("aria-pressed", String(on));
  document.body.classList.toggle("wide", on);
  const main = $("article");
  main.shown = null;
  if (on) {
    main.replaceChildren(h("div", { id: "overview-page" }, h("h1", { lang: "zh" }, data.name || t("overview")), coverageSection(), charts()));
    main.scrollTop = 0;
    pane("article");
  } else {
    main.replaceChildren();
    drawArticle(rows[at]);
  }
}
function coverageSection() {
  if (!data.coverage.length) return "";
  return h("section", {}, h("h2", {}, t("coverage")), data.coverage.map((series) => h("div", { class: "coverage" },
    h("h3", { lang: "zh" }, series.series),
    h("p", { class: "meta" }, coverageLine(series)), h("ol", {}, numbersOf(series).map(([n, there, why]) => h("li", {}, there ? thereButton(n, series.series) : gap(n, why)))))));
}
function coverageLine(series) {
  const shown = (numbers) => numbers.map(circled).join(" ");
  return [t("cover_line", series.there.length, series.missing.length), series.unnumbered ? t("cover_plain", series.unnumbered) : "",
    series.doubled.length ? t("cover_doubled", shown(series.doubled)) : "", series.late.length ? t("cover_late", shown(series.late)) : "",
    ...series.conflicts.map(([own, listed]) => t("cover_conflict", circled(own), circled(listed)))].join("");
}
function numbersOf(series) {
  return [...series.there.map((n) => [n, true]), ...series.missing.map(([n, why]) => [n, false, why])].sort((a, b) => a[0] - b[0]);
}
function thereButton(n, series) {
  return button(circled(n), () => only({ series: data.coverage.length > 1 ? series : "", installment: String(n) }), { "aria-label": t("is_there", n), title: t("is_there", n) });
}
function gap(n, why) {
  const label = t("is_missing", n) + (why ? `: ${why}` : "");
  return h("span", { class: "gap", role: "img", "aria-label": label, title: label }, circled(n));
}
function count(values) {
  const found = new Map();
  for (const value of values) found.set(value, (found.get(value) || 0) + 1);
  return [...found];
}
const MOST_BARS = 60;

function charts() {
  const per = (name) => records.map((record) => valueOf(review(record).columns, name) ?? t("none"));
  const most = (pairs) => pairs.sort((a, b) => b[1] - a[1]);
  const warnings = [...data.articles, ...records].flatMap((item) => (item.warnings || []).map((w) => w.code));
  return h("div", { class: "charts" },
    installmentCharts(),
    barChart(t("by_street"), most(count(per("street"))).map(([s, c]) => [s, c, () => only({ street: s === t("none") ? "-" : s })])),
    lengthChart(),
    barChart(t("by_filled"), data.fields.map((field) => [field, records.filter((r) => valueOf(review(r).columns, `fields.${field}`)).length, () => only({ missing: field })]), records.length),
    barChart(t("by_warning"), most(count(warnings)).map(([code, c]) => [codeName(code), c, () => only({ code })])),
    barChart(t("by_rejection"), most(count(data.rejected.map((r) => r.code))).map(([code, c]) => [codeName(code), c, () => only({ rejected: true })])));
}
/** One for each series: the sixth of one is not the sixth of another. */
function installmentCharts() {
  const series = count(records.map((record) => record.article.series ?? "")).sort((a, b) => b[1] - a[1]).slice(0, 12);
  return series.map(([name]) => {
    const numbers = count(records.filter((r) => (r.article.series ?? "") === name).map((r) => r.article.installment ?? "-"));
    numbers.sort((a, b) => (a[0] === "-") - (b[0] === "-") || a[0] - b[0]);
    const bars = numbers.map(([n, c]) => [n === "-" ? t("none") : circled(n), c, () => only({ series: name, installment: String(n) })]);
    return barChart(series.length > 1 ? `${t("by_installment")}: ${name || t("none")}` : t("by_installment"), bars);
  });
}
/** Bars from zero on one scale; a table, so that it reads and prints without them. */
function barChart(name, bars, whole) {
  if (!bars.length) return null;
  const shown = bars.slice(0, MOST_BARS);
  const top = whole || Math.max(...bars.map((bar) => bar[1]));
  return h("section", { class: "chart" }, h("h2", {}, name), h("table", {}, h("tbody", {}, shown.map(([label, value, choose]) =>
    h("tr", {}, h("th", { scope: "row" }, button(label, choose, { class: "plain", lang: "zh" })), h("td", { "aria-hidden": "true" }, bar(0, value / top)),
      h("td", { class: "figure" }, whole ? `${value} / ${whole}` : String(value)))))), bars.length > shown.length ? h("p", { class: "quiet" }, `… +${bars.length - shown.length}`) : null);
}
const SVG = "http://www.w3.org/2000/svg";
function bar(from, to, middle) {
  const svg = document.createElementNS(SVG, "svg");
  const rectangle = (x, width, kind) => {
    const rect = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({ x: `${x * 100}%`, width, y: "0", height: "100%", class: kind })) rect.setAttribute(key, value);
    svg.append(rect);
  };
  svg.setAttribute("class", "bar");
  rectangle(from, `${Math.max(0.2, (to - from) * 100)}%`, middle === undefined ? "full" : "range");
  if (middle !== undefined) rectangle(middle, "3", "middle");
  return svg;
}
function lengthChart() {
  const measured = data.fields.map((field) => [field, records.map((r) => valueOf(review(r).columns, `fields.${field}`)).filter(Boolean).map(length).sort((a, b) => a - b)]);
  const filled = measured.filter(([, lengths]) => lengths.length);
  if (!filled.length) return null;
  const top = Math.max(...filled.map(([, lengths]) => lengths.at(-1)));
  return h("section", { class: "chart" }, h("h2", {}, t("by_length")), h("table", {}, h("tbody", {}, filled.map(([field, lengths]) => {
    const median = lengths[Math.floor(lengths.length / 2)];
    return h("tr", {}, h("th", { scope: "row", lang: "zh" }, field), h("td", { "aria-hidden": "true" }, bar(lengths[0] / top, lengths.at(-1) / top, median / top)),
      h("td", { class: "figure" }, `${lengths[0]} · ${median} · ${lengths.at(-1)}`));
  }))));
}

// --- filters

function only(changes) {
  clearFilters(changes);
  overview(false);
  $("filters").hidden = false;
  $("show-filters").setAttribute("aria-expanded", "true");
  pane("list");
}
function clearFilters(changes = {}) {
  Object.assign(filter, { query: "", series: "", installment: "", street: "", missing: "", code: "", warned: false, rejected: false, corrected: false }, changes);
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
function choice(key, values, name = (value) => value) {
  const select = h("select", { onchange: (event) => { filter[key] = event.target.value; drawFilters(); refilter(); $("filters").querySelector(`[data-filter=${key}]`).focus(); }, "data-filter": key },
    h("option", { value: "" }, t("any")), values.map((value) => h("option", { value }, name(value))));
  select.value = filter[key];
  return h("label", {}, t(key), " ", select);
}
function tick(key, word) {
  const box = h("input", { type: "checkbox", "data-filter": key, onchange: (event) => { filter[key] = event.target.checked; drawFilters(); refilter(); $("filters").querySelector(`[data-filter=${key}]`).focus(); } });
  box.checked = filter[key];
  return h("label", { class: "tick" }, box, " ", t(word));
}
function toggleFilters() {
  const hidden = ($("filters").hidden = !$("filters").hidden);
  $("show-filters").setAttribute("aria-expanded", String(!hidden));
  if (!hidden) $("filters").querySelector("select, input").focus();
}

// --- both sides together

function sync(event, kind) {
  const key = event.target.closest?.("[data-key]")?.dataset.key;
  for (const element of document.querySelectorAll(`.${kind}`)) element.classList.remove(kind);
  if (!key) return null;
  const found = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`)];
  for (const element of found) element.classList.add(kind);
  return { key, found };
}
function picked(event) {
  if (event.target.closest("button, a, summary, select")) return;
  const hit = event.target.closest("[data-key]");
  if (!hit || getSelection().toString()) return;
  const record = records[parseInt(hit.dataset.key, 10)];
  if (rows[at].record !== record) {
    const top = $("article").scrollTop;
    selectRecord(record);
    $("article").scrollTop = top;
  }
  const side = hit.closest("#card") ? $("article") : $("card");
  const { found } = sync({ target: { closest: () => hit } }, "picked");
  pane(side.id);
  found.find((element) => side.contains(element))?.scrollIntoView({ block: "center" });
}

// --- the frame

function pane(name) {
  document.body.dataset.pane = name;
  for (const each of $("panes").children) each.setAttribute("aria-pressed", String(each.dataset.pane === name));
}
function showExport() {
  const number = allCorrections().length;
  $("export").textContent = `${t("export")} ${number}`;
  $("export").hidden = number === 0;
}
function showReasons() {
  const on = document.body.classList.toggle("reasons");
  $("show-reasons").setAttribute("aria-pressed", String(on));
}
function speak() {
  document.documentElement.lang = chinese ? "zh" : "en";
  for (const element of document.querySelectorAll("[data-t]")) element.textContent = t(element.dataset.t);
  $("name").textContent = data.name;
  $("query").placeholder = t("search_hint");
  $("language").textContent = t("language");
  $("list").setAttribute("aria-label", t("list"));
  $("list-pane").setAttribute("aria-label", t("list"));
  $("card").setAttribute("aria-label", t("card"));
  $("filters").setAttribute("aria-label", t("filters"));
  $("panes").setAttribute("aria-label", t("panes"));
  $("show-reasons").title = t("reasons_title");
  $("show-reasons").hidden = !data.articles.some((article) => article.roles);
  showExport();
}
function redraw() {
  speak();
  const shown = Boolean(document.getElementById("overview-page"));
  overview(false);
  $("article").shown = null;
  drawFilters();
  refilter();
  if (shown) overview(true);
}
const KEYS = {
  j: () => select(at + 1),
  k: () => select(at - 1),
  f: toggleFilters,
  o: () => overview(!document.getElementById("overview-page")),
  w: () => $("show-reasons").hidden || showReasons(),
  "/": () => { pane("list"); $("query").focus(); },
};
const LIST_KEYS = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog").open) return;
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select");
  if (event.key === "Escape" && event.target.id === "query") return $("list").focus();
  const steps = event.target.id === "list" ? LIST_KEYS[event.key] : undefined;
  if (!typing && (KEYS[event.key] || steps !== undefined)) {
    event.preventDefault();
    if (steps === undefined) KEYS[event.key]();
    else select(Math.min(rows.length - 1, Math.max(0, at + steps)));
  }
}
let waiting = 0;
function search() {
  clearTimeout(waiting);
  waiting = setTimeout(() => { filter.query = $("query").value.trim().toLowerCase(); refilter(); }, 120);
}
function begin() {
  let drawing = false;
  $("list").addEventListener("scroll", () => {
    if (!drawing) requestAnimationFrame(() => { drawing = false; drawRows(); });
    drawing = true;
  }, { passive: true });
  addEventListener("resize", drawRows);
  addEventListener("keydown", pressed);
  addEventListener("beforeunload", (event) => { if (!made.kept && made.added.length) event.preventDefault(); });
  document.addEventListener("mouseover", (event) => sync(event, "lit"));
  document.addEventListener("focusin", (event) => sync(event, "lit"));
  document.addEventListener("click", picked);
  $("query").addEventListener("input", search);
  $("show-filters").addEventListener("click", toggleFilters);
  $("show-overview").addEventListener("click", KEYS.o);
  $("show-reasons").addEventListener("click", showReasons);
  $("export").addEventListener("click", download);
  $("language").addEventListener("click", () => { chinese = !chinese; redraw(); });
  for (const each of $("panes").children) each.addEventListener("click", () => pane(each.dataset.pane));
  const wanted = records.find((record) => location.hash === `#${encodeURIComponent(record.id)}`);
  pane("list");
  redraw();
  if (wanted) selectRecord(wanted);
}
begin();
