// The data of the page, its spans, and what reviewers said of it. Nothing here touches what is shown.

const data = JSON.parse(document.getElementById("data").textContent);

// --- texts and spans

/** Cuts spans, which count code points, from a text, which counts UTF-16 units. */
function cutter(text) {
  const points = /[\ud800-\udfff]/.test(text) ? Array.from(text) : null;
  return points ? ([start, end]) => points.slice(start, end).join("") : ([start, end]) => text.slice(start, end);
}
function circled(number) {
  if (number >= 1 && number <= 20) return String.fromCodePoint(0x245f + number);
  if (number >= 21 && number <= 35) return String.fromCodePoint(0x323c + number);
  if (number >= 36 && number <= 50) return String.fromCodePoint(0x328d + number);
  return String(number);
}
const length = (text) => Array.from(text).length;

// --- records and what reviewers said of them

const PLACE = ["heading", "street", "community"];
const records = [];
for (const article of data.articles) {
  article.cut = cutter(article.text);
  for (const record of article.records) {
    record.article = article;
    record.index = records.length;
    records.push(record);
  }
}
const made = restore();
let loaded = data.corrections.filter((c) => !made.dropped.includes(JSON.stringify(c)));
const reviews = new Map();
let grouped = null;

function restore() {
  try {
    const kept = JSON.parse(localStorage.getItem(`kaimen ${data.key}`));
    if (Array.isArray(kept?.added) && Array.isArray(kept?.dropped)) {
      const known = new Set(data.corrections.map((c) => JSON.stringify(c)));
      return { added: kept.added.filter((c) => !known.has(JSON.stringify(c))), dropped: kept.dropped, kept: true };
    }
  } catch {
    /* storage is switched off, or holds something else: begin anew */
  }
  return { added: [], dropped: [], kept: true };
}
function keep() {
  try {
    localStorage.setItem(`kaimen ${data.key}`, JSON.stringify({ added: made.added, dropped: made.dropped }));
    made.kept = true;
  } catch {
    made.kept = false;
  }
}
function allCorrections() {
  return [...loaded, ...made.added];
}

function correctionsOf(record) {
  if (!grouped) {
    grouped = new Map();
    for (const correction of allCorrections()) {
      grouped.set(correction.record, [...(grouped.get(correction.record) || []), correction]);
    }
  }
  return grouped.get(record.id) || [];
}
/** Look anew at a record (at all its versions), after its corrections changed. */
function forget(record) {
  grouped = null;
  for (const version of records) if (version.id === record.id) reviews.delete(version);
}

/** The columns as the rules gave them: name → paragraphs, each with its span where it has one. */
function extracted(record) {
  const columns = new Map();
  for (const name of PLACE) {
    if (record[name] !== null && record[name] !== undefined) columns.set(name, [{ text: record[name] }]);
  }
  if (record.fields) {
    for (const [name, text] of Object.entries(record.fields)) columns.set(`fields.${name}`, paragraphsOf(text));
    return columns;
  }
  for (const [number, section] of record.sections.entries()) {
    const name = `fields.${section.field}`;
    if (!columns.has(name)) columns.set(name, []);
    for (const span of section.paragraphs || []) {
      columns.get(name).push({ text: record.article.cut(span), span, section: number });
    }
  }
  return columns;
}
function paragraphsOf(text) {
  return text === "" ? [] : text.split("\n").map((line) => ({ text: line }));
}
function valueOf(columns, name) {
  return columns.has(name)
    ? columns
        .get(name)
        .map((p) => p.text)
        .join("\n")
    : null;
}

/** Columns with the corrections laid over, and what became of each: the same rules as `kaimen corrections check`. */
function review(record) {
  let found = reviews.get(record);
  if (!found) {
    const columns = extracted(record);
    const outcomes = [];
    for (const correction of correctionsOf(record)) {
      const status = statusOf(correction, columns);
      if (status === "applies") apply(correction, columns);
      outcomes.push({ correction, status });
    }
    found = { columns, outcomes };
    reviews.set(record, found);
  }
  return found;
}
function statusOf(correction, columns) {
  const current = valueOf(columns, correction.column);
  const old = correction.old ?? null;
  if (correction.action === "edit") {
    if (current === correction.new) return "superfluous";
    return current === old ? "applies" : "conflict";
  }
  if (correction.action === "confirm") return current === old ? "applies" : "conflict";
  if (correction.action === "wrong") return current === old ? "applies" : "superfluous";
  const holds = (column) => (columns.get(column) || []).some((p) => p.text === correction.paragraph);
  if (holds(correction.column)) return "applies";
  return holds(correction.to) ? "superfluous" : "conflict";
}
function apply(correction, columns) {
  const before = columns.get(correction.column) || [];
  if (correction.action === "edit") {
    if (correction.new === null) columns.delete(correction.column);
    else columns.set(correction.column, rewritten(before, correction.new, correction.column));
  } else if (correction.action === "move") {
    const at = before.findIndex((p) => p.text === correction.paragraph);
    const [moved] = before.splice(at, 1);
    if (!columns.has(correction.to)) columns.set(correction.to, []);
    columns.get(correction.to).push(moved);
  }
}
/** Paragraphs of an edited text; those that did not change keep their place in the article. */
function rewritten(before, text, column) {
  if (PLACE.includes(column)) return [{ text }];
  const rest = [...before];
  return paragraphsOf(text).map((line) => {
    const at = rest.findIndex((p) => p.text === line.text);
    return at < 0 ? line : rest.splice(at, 1)[0];
  });
}
function exported() {
  return allCorrections()
    .map((c) => JSON.stringify(c) + "\n")
    .join("");
}
