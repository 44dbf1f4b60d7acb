// Taking corrections: the dialogs, and the file of them.

function correct(record, correction) {
  note(record, correction);
  changed(record);
}
function note(record, correction) {
  made.added.push({ record: record.id, ...correction, at: new Date().toISOString() });
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
  forget(record);
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

function confirmAll(record) {
  const { columns, outcomes } = review(record);
  const done = new Set(outcomes.filter((o) => o.status === "applies").map((o) => o.correction.column));
  for (const column of columns.keys()) {
    if (!done.has(column)) note(record, { action: "confirm", column, old: valueOf(columns, column) });
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
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || event.target.tagName === "INPUT")) return;
    event.preventDefault();
    submit();
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
  const options = data.fields.filter((field) => !except.includes(field)).map((field) => h("option", { value: field }, field));
  const choice = h("select", { lang: "zh", onchange: () => { own.hidden = choice.value !== ""; } },
    options, h("option", { value: "" }, t("other")));
  own.hidden = choice.value !== "";
  return { choice, own, value: () => choice.value || name.value.trim() };
}
function askMove(record, column, paragraph) {
  const field = fieldChoice([column.slice(7)]);
  const note = noteField();
  const move = () => {
    if (!field.value()) return false;
    const old = valueOf(review(record).columns, column);
    correct(record, withNote({ action: "move", column, old, paragraph, to: `fields.${field.value()}` }, note));
  };
  const asked = [h("blockquote", { lang: "zh" }, paragraph), labelled(t("to"), field.choice), field.own, labelled(t("note"), note)];
  ask(title("move", column), asked, move);
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
