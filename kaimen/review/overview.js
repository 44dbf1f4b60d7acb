// The overview: how complete the series is, and charts.

function overview(on) {
  const shown = Boolean(document.getElementById("overview-page"));
  if (on === shown) return;
  $("show-overview").setAttribute("aria-pressed", String(on));
  document.body.classList.toggle("wide", on);
  const main = $("article");
  main.shown = null;
  if (on) {
    const heading = h("h1", { lang: "zh" }, data.name || t("overview"));
    main.replaceChildren(h("div", { id: "overview-page" }, heading, coverageSection(), charts()));
    main.scrollTop = 0;
    pane("article");
  } else {
    main.replaceChildren();
    drawArticle(rows[at]);
  }
}
function coverageSection() {
  if (!data.coverage.length) return "";
  return h("section", {}, h("h2", {}, t("coverage")), data.coverage.map(coverageOf));
}
function coverageOf(series) {
  const cell = ([n, there, why]) => h("li", {}, there ? thereButton(n, series.series) : gap(n, why));
  return h("div", { class: "coverage" }, h("h3", { lang: "zh" }, series.series),
    h("p", { class: "meta" }, coverageLine(series)), h("ol", {}, numbersOf(series).map(cell)));
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
  const choose = () => only({ series: data.coverage.length > 1 ? series : "", installment: String(n) });
  return button(circled(n), choose, { "aria-label": t("is_there", n), title: t("is_there", n) });
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
  const streets = records.map((record) => valueOf(review(record).columns, "street") ?? t("none"));
  const warnings = [...data.articles, ...records].flatMap((item) => (item.warnings || []).map((warning) => warning.code));
  const most = (values) => count(values).sort((a, b) => b[1] - a[1]);
  const byStreet = most(streets).map(([name, n]) => [name, n, () => only({ street: name === t("none") ? "-" : name })]);
  const byFilled = data.fields.map((field) => [field, valuesOf(field).length, () => only({ missing: field })]);
  const byWarning = most(warnings).map(([code, n]) => [codeName(code), n, () => only({ code })]);
  const byRejection = most(data.rejected.map((row) => row.code)).map(([code, n]) => [codeName(code), n, () => only({ rejected: true })]);
  return h("div", { class: "charts" }, installmentCharts(), barChart(t("by_street"), byStreet), lengthChart(),
    barChart(t("by_filled"), byFilled, records.length), barChart(t("by_warning"), byWarning), barChart(t("by_rejection"), byRejection));
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
  const rowOf = ([label, value, choose]) => h("tr", {},
    h("th", { scope: "row" }, button(label, choose, { class: "plain", lang: "zh" })),
    h("td", { "aria-hidden": "true" }, bar(0, value / top)),
    h("td", { class: "figure" }, whole ? `${value} / ${whole}` : String(value)));
  return h("section", { class: "chart" }, h("h2", {}, name), h("table", {}, h("tbody", {}, shown.map(rowOf))),
    bars.length > shown.length ? h("p", { class: "quiet" }, `… +${bars.length - shown.length}`) : null);
}
const SVG = "http://www.w3.org/2000/svg";
function bar(from, to, middle) {
  const svg = document.createElementNS(SVG, "svg");
  const rectangle = (x, width, kind) => {
    const rect = document.createElementNS(SVG, "rect");
    const attributes = { x: `${x * 100}%`, width, y: "0", height: "100%", class: kind };
    for (const [key, value] of Object.entries(attributes)) rect.setAttribute(key, value);
    svg.append(rect);
  };
  svg.setAttribute("class", "bar");
  rectangle(from, `${Math.max(0.2, (to - from) * 100)}%`, middle === undefined ? "full" : "range");
  if (middle !== undefined) rectangle(middle, "3", "middle");
  return svg;
}
function lengthChart() {
  const lengthsOf = (field) => valuesOf(field).map(length).sort((a, b) => a - b);
  const filled = data.fields.map((field) => [field, lengthsOf(field)]).filter(([, lengths]) => lengths.length);
  if (!filled.length) return null;
  const top = Math.max(...filled.map(([, lengths]) => lengths.at(-1)));
  const rowOf = ([field, lengths]) => {
    const [least, median, most] = [lengths[0], lengths[Math.floor(lengths.length / 2)], lengths.at(-1)];
    return h("tr", {}, h("th", { scope: "row", lang: "zh" }, field),
      h("td", { "aria-hidden": "true" }, bar(least / top, most / top, median / top)),
      h("td", { class: "figure" }, `${least} · ${median} · ${most}`));
  };
  return h("section", { class: "chart" }, h("h2", {}, t("by_length")), h("table", {}, h("tbody", {}, filled.map(rowOf))));
}
/** The texts of a field, where it is filled. */
function valuesOf(field) {
  return records.map((record) => valueOf(review(record).columns, `fields.${field}`)).filter(Boolean);
}
