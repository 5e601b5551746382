"use strict";
// Draws the passed cases, and filters, searches and sorts. All texts are hostile: they only ever become text nodes.
const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("saring");
const passedList = document.getElementById("lulus");
const count = document.getElementById("jumlah");
const keys = [...form.elements].map((field) => field.name).filter(Boolean);

// A node is a text, the place of a shared text, or [tag, class, ...nodes].
function draw(node) {
  if (typeof node === "number") return document.createTextNode(data.texts[node]);
  if (typeof node === "string") return document.createTextNode(node);
  const element = document.createElement(node[0]);
  element.className = node[1];
  element.append(...node.slice(2).map(draw));
  return element;
}

function textOf(node) {
  if (typeof node === "number") return data.texts[node];
  return typeof node === "string" ? node : node.slice(2).map(textOf).join(" ");
}

function create(tag, name, ...children) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  element.append(...children);
  return element;
}

function addressOf(id) {
  return "#" + new URLSearchParams({ kasus: id });
}

function addLink(body, id) {
  const link = create("a", "", data.words.link);
  link.href = addressOf(id);
  body.append(create("p", "link", link));
}

// The body of a passed case is drawn when it is opened for the first time.
function fill(item) {
  if (item.filled) return;
  item.filled = true;
  const body = create("div", "body", ...item.body.map(draw));
  addLink(body, item.id);
  item.element.append(body);
}

function build(item) {
  const element = create("details", "case", create("summary", "", ...item.head.map(draw)));
  element.addEventListener("toggle", () => element.open && fill(item));
  return element;
}

const items = data.cases.map((item, number) => {
  item.element = item.passed ? build(item) : document.getElementById(`k-${number}`);
  if (item.passed) item.element.id = `k-${number}`;
  else item.element.querySelector(".link > a").href = addressOf(item.id);
  item.filled = !item.passed;
  return item;
});
passedList.append(...items.filter((item) => item.passed).map((item) => item.element));

// Searching: every word must stand somewhere in the case.
function haystack(item) {
  item.text ??= (item.passed ? [...item.head, ...item.body].map(textOf).join(" ") : item.element.textContent)
    .toLocaleLowerCase("id");
  return item.text;
}

function matches(item, wanted) {
  for (const key of keys) {
    const value = wanted[key];
    if (!value || key === "q") continue;
    if (key === "hasil" && (value === "lulus") !== item.passed) return false;
    if (key === "sebab" && !item.faults.includes(value)) return false;
    if (key !== "hasil" && key !== "sebab" && item.in[key] !== value) return false;
  }
  const words = (wanted.q || "").toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
  return words.every((word) => haystack(item).includes(word));
}

function wantedNow() {
  return Object.fromEntries(keys.map((key) => [key, form.elements[key].value.trim()]));
}

function apply() {
  const wanted = wantedNow();
  let shown = 0;
  const left = { true: 0, false: 0 };
  for (const item of items) {
    item.element.hidden = !matches(item, wanted);
    if (!item.element.hidden) {
      shown += 1;
      left[item.passed] += 1;
    }
  }
  const filtered = Object.values(wanted).some(Boolean);
  passedList.hidden = !left.true;
  document.getElementById("gagal").hidden = filtered && !left.false;
  const words = data.words.found.replace("{shown}", shown).replace("{all}", items.length);
  count.textContent = shown ? words : data.words.none;
}

// The state of the page is in its address, so that a view or one case can be passed on.
function remember() {
  const wanted = Object.entries(wantedNow()).filter(([, value]) => value);
  const hash = new URLSearchParams(wanted).toString();
  try {
    history.replaceState(null, "", hash ? `#${hash}` : "#kasus-kasus");
  } catch {
    // A frame without an address of its own keeps no state.
  }
}

function read() {
  const hash = location.hash.slice(1);
  if (!hash.includes("=")) return show(items[Number(/^k-(\d+)$/.exec(hash)?.[1] ?? -1)]);
  const asked = new URLSearchParams(hash);
  for (const key of keys) {
    const field = form.elements[key];
    field.value = asked.get(key) ?? "";
    if (field.selectedIndex === -1) field.value = "";
  }
  apply();
  const one = items.find((item) => item.id === asked.get("kasus"));
  if (one) show(one);
  else if (!asked.has("kasus")) document.getElementById("kasus-judul").focus();
}

function show(item) {
  if (!item) return;
  item.element.hidden = false;
  if (item.passed) fill(item);
  item.element.open = true;
  item.element.scrollIntoView();
  item.element.querySelector("summary").focus({ preventScroll: true });
}

function openAll(open) {
  for (const item of items) {
    if (item.element.hidden) continue;
    if (open && item.passed) fill(item);
    item.element.open = open;
  }
}

let waiting;
form.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { apply(); remember(); }, 120);
});
form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
form.addEventListener("submit", (event) => event.preventDefault());
document.getElementById("buka").addEventListener("click", () => openAll(true));
document.getElementById("tutup").addEventListener("click", () => openAll(false));
addEventListener("hashchange", read);
addEventListener("beforeprint", () => document.querySelectorAll("#gagal details.case:not([hidden])").forEach((one) => { one.open = true; }));

// Tables are sorted by their headings: numbers from high to low first, names from A to Z.
function orderOf(row, column) {
  const value = row.cells[column].dataset.order;
  return column ? Number(value) : value;
}

function sort(table, column, heading) {
  const down = heading.getAttribute("aria-sort") ? heading.getAttribute("aria-sort") === "ascending" : column > 0;
  const collator = new Intl.Collator("id", { numeric: true });
  const rows = [...table.tBodies[0].rows].sort((one, other) => {
    const [a, b] = [orderOf(one, column), orderOf(other, column)];
    return (column ? a - b : collator.compare(a, b)) * (down ? -1 : 1);
  });
  table.tBodies[0].append(...rows);
  for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
}

for (const table of document.querySelectorAll("table.sortable")) {
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const button = create("button", "", ...heading.childNodes);
    button.type = "button";
    button.title = [data.words.sort.replace("{column}", button.textContent), heading.title].filter(Boolean).join(". ");
    heading.removeAttribute("title");
    heading.append(button);
    button.addEventListener("click", () => sort(table, column, heading));
  });
}

form.hidden = false;
apply();
read();
