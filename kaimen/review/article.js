// The article as read, with what was made of it.

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
  const spoken = (article.roles || []).filter((role) => role[2] !== "image");
  return spoken.map(([start, end, role, reason, , field]) => ({ start, end: Math.max(end, start + 1), role, reason, field }));
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
  const reasons = roles.map(({ role, field, reason }) => why(role, field, reason));
  return h("p", { class: marks.length ? "line" : "line bare" }, children, reasons);
}
function why(...told) {
  return h("small", { class: "why", lang: "en" }, told.filter(Boolean).join(" · "));
}
/** Text with its facts underlined, one in another where they stand so; `facts` are in order, the longer first. */
function underlined(article, start, end, facts) {
  const pieces = [];
  let cursor = start;
  for (const [n, { start: from, end: to, key, fact }] of facts.entries()) {
    if (from < cursor || to > end || from >= to) continue;
    if (from > cursor) pieces.push(article.cut([cursor, from]));
    pieces.push(h("u", { "data-key": key, title: factText(fact) }, underlined(article, from, to, facts.slice(n + 1))));
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
  const told = image.caption || (image.alt !== t("image") && image.alt) || "";
  return h("figure", { class: "image" }, h("figcaption", {}, h("b", {}, t("image")), " ", told, " ", addressOf(image),
    role ? why(role[2], role[5], role[3]) : null));
}
function addressOf(image) {
  return h("span", { class: "address" }, image.src || t("no_address"));
}
function markCurrent(row) {
  for (const element of $("article").querySelectorAll(".current")) element.classList.remove("current");
  if (row.record) for (const element of $("article").querySelectorAll(`.r${row.record.index}`)) element.classList.add("current");
}
function drawRejected(row) {
  const header = h("header", {}, h("p", { class: "series" }, `${t("rejected")} · ${row.stage} · ${row.code}`),
    h("h1", { lang: "zh" }, row.title || row.url || row.path || t("untitled")),
    h("p", {}, codeName(row.code), ": ", row.detail),
    row.url ? h("p", { class: "meta" }, link(row.url)) : null,
    row.path ? h("p", { class: "meta" }, h("span", { class: "address" }, row.path)) : null);
  const links = (row.links || []).map((each) => h("li", {},
    each.installment == null ? "" : `${circled(each.installment)} `, h("span", { lang: "zh" }, each.title), " ", link(each.href)));
  return h("article", {}, header, links.length ? h("section", {}, h("h2", {}, t("links")), h("ul", { class: "links" }, links)) : null);
}
