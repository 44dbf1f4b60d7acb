// The record as a card.

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
  const shown = value === null ? h("span", { class: "quiet" }, t("none")) : h("span", { lang: "zh" }, value);
  return h("div", { "data-key": name === "heading" ? `${record.index}/heading` : null }, h("dt", {}, t(name)),
    h("dd", {}, shown, " ", stateOf(name, outcomes), tools(record, name, columns)));
}
function fieldCard(record, column, columns, outcomes) {
  const field = column.slice(7);
  const sections = [...record.sections.entries()].filter(([, section]) => section.field === field);
  const printed = [...new Set(sections.map(([, section]) => section.label).filter((label) => label && label !== field))];
  const label = sections.length ? `${record.index}/label${sections[0][0]}` : null;
  return h("section", { class: `field ${colour(field)}`, "data-column": column },
    h("h3", { lang: "zh", "data-key": label }, field,
      printed.length ? h("small", {}, ` ${t("printed_as")} ${printed.join("、")}`) : null,
      " ", stateOf(column, outcomes), tools(record, column, columns)),
    columns.get(column).map((paragraph) => paragraphRow(record, column, paragraph)),
    sections.map(([, section]) => stepList(section.steps || [])));
}
function paragraphRow(record, column, { text, span }) {
  const label = { class: "small", "aria-label": `${t("move")}: ${text.slice(0, 12)}`, title: t("move") };
  return h("p", { lang: "zh", "data-key": span ? `${record.index}/p${span[0]}` : null },
    h("span", { class: "value" }, text), " ", button("⇄", () => askMove(record, column, text), label));
}
function stepList(steps) {
  if (!steps.length) return null;
  return h("details", {}, h("summary", {}, `${t("steps")} ${steps.length}`), h("ul", { class: "steps", lang: "zh" }, steps.map((step) =>
    h("li", {}, h("b", {}, step.number), " ", step.title || step.text))));
}
function factTable(record) {
  const facts = record.facts || [];
  if (!facts.length) return "";
  const rowOf = (fact, n) => h("tr", { "data-key": `${record.index}/fact${n}` }, h("th", { scope: "row" }, fact.kind),
    h("td", { class: "figure" }, String(fact.value), fact.unit ? ` ${fact.unit}` : ""), h("td", { lang: "zh" }, fact.raw));
  return h("details", { open: facts.length <= 12 }, h("summary", {}, `${t("facts")} ${facts.length}`),
    h("table", { class: "plain" }, h("tbody", {}, facts.map(rowOf))));
}
function imageList(record) {
  const images = record.images || [];
  if (!images.length) return "";
  const rowOf = (image) => h("li", {}, h("span", { lang: "zh" }, image.caption || image.alt || ""), " ", addressOf(image));
  return h("details", {}, h("summary", {}, `${t("images")} ${images.length}`), h("ul", {}, images.map(rowOf)));
}
function correctionList(record, outcomes) {
  if (!outcomes.length) return "";
  return h("section", { class: "corrections" }, h("h3", {}, t("corrections")),
    h("ul", {}, outcomes.map(({ correction, status }) => correctionRow(record, correction, status))));
}
function correctionRow(record, correction, status) {
  return h("li", { class: status }, title(correction.action, correction.column), h("span", { lang: "zh" }, told(correction)),
    status === "applies" ? "" : ` (${t(status)})`, correction.note ? ` · ${correction.note}` : "", " ",
    button(t("undo"), () => undo(record, correction), { class: "small" }));
}
/** What a correction says, in short. */
function told(correction) {
  const short = (text) => (length(text) > 24 ? `${cutter(text)([0, 24])}…` : text);
  if (correction.action === "move") return `: ${short(correction.paragraph)} → ${correction.to.slice(7)}`;
  return correction.action === "edit" ? `: ${correction.new === null ? t("remove") : short(correction.new)}` : "";
}
function articleCard(article) {
  const chooser = (record) => button(placeOf(review(record).columns), () => selectRecord(record), { lang: "zh" });
  const blocks = article.records.map((record) => h("li", {}, chooser(record)));
  return [h("h2", {}, t("about")), warningList(article.warnings || []),
    blocks.length ? h("ul", { class: "blocks" }, blocks) : h("p", {}, t("no_records")), aboutArticle(article)];
}
const ABOUT = ["series", "installment", "published_at", "source", "site", "authors", "editors", "url", "id"];

function aboutArticle(article, id = article.id) {
  const known = { ...article, id, authors: article.authors?.join("、"), editors: article.editors?.join("、") };
  const shown = ABOUT.filter((key) => known[key] || known[key] === 0);
  const rowOf = (key) => h("div", {}, h("dt", {}, t(key)),
    h("dd", { lang: "zh" }, key === "url" ? link(String(known.url)) : String(known[key])));
  return h("details", { open: id === article.id, class: "about" }, h("summary", {}, t("about")), h("dl", {}, shown.map(rowOf)));
}
