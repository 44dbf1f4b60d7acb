// Both sides together, the keyboard, and the beginning.

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
