// The tab of visits: whatever is clicked says by its data what it asks for; the server decides what that means.
const numberOf = (value) => Number(value || 0);

function pickOf(node) {
  const { visitor, host, province, topic, year } = node.dataset;
  return { visitor, host, province, topic, year };
}

function valuesOf(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (!(name in values)) values[name] = value;
    else values[name] = [].concat(values[name], value);
  }
  return values;
}

function ask(node) {
  const data = node.dataset;
  if ("back" in data) return trigger("leave", {});
  if ("cite" in data) {
    window.rujukanOpener = node;
    return trigger("cite", {
      article: data.article, start: numberOf(data.start), end: numberOf(data.end),
      title: numberOf(data.title), sha: data.sha,
    });
  }
  if ("hide" in data) { node.closest(".rj-notice").hidden = true; return; }
  if ("add" in data) return addRow(node);
  if ("dropRow" in data) return node.closest("[data-row]").remove();
  if ("act" in data) return trigger("act", { act: data.act, visit: data.on || "" });
  if (data.article) {
    window.rujukanOpener = node;
    return trigger("look", { article: data.article });
  }
  if (data.visit) {
    window.rujukanVisit = { id: data.visit, y: window.scrollY };
    return trigger("see", { visit: data.visit });
  }
  if ("pick" in data) return trigger("pick", pickOf(node));
  if ("clear" in data) return trigger("drop", { name: "" });
  if (data.drop) return trigger("drop", { name: data.drop });
  if (data.sort) {
    again = `[data-sort="${data.sort}"]`;
    return trigger("sort", { column: data.sort });
  }
  if (data.page) {
    again = "tbody button";
    return trigger("turn_page", { page: numberOf(data.page) });
  }
  if ("fold" in data) fold(node);
}

const CLICKABLE = "button, [data-pick], [data-visit]";
let again = "";

element.addEventListener("click", (event) => {
  if (event.target.closest("a, summary, input, select, textarea, label")) return;
  const node = event.target.closest(CLICKABLE);
  if (!node || !element.contains(node) || node.disabled) return;
  if (node.matches("tr") && String(window.getSelection())) return;
  ask(node);
});

// --- filters: what is chosen counts at once, what is typed with Enter or when the field is left
let sent = "";
function filter(form) {
  const values = valuesOf(form);
  const now = JSON.stringify(values);
  if (now === sent) return;
  sent = now;
  trigger("filter", values);
}
element.addEventListener("change", (event) => {
  if (event.target.matches("[data-window]")) {
    again = "[data-window]";
    trigger("look_at", { window: event.target.value });
  } else if (event.target.form && "filters" in event.target.form.dataset) filter(event.target.form);
});
element.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.form || !("filters" in field.form.dataset)) return;
  const chosen = field.list && [...field.list.options].some((option) => option.value === field.value);
  if (chosen || (field.type === "search" && !field.value)) filter(field.form);
});
element.addEventListener("submit", (event) => {
  event.preventDefault();
  if ("filters" in event.target.dataset) filter(event.target);
  else trigger("act", { act: event.target.dataset.form, ...valuesOf(event.target), visit: event.target.dataset.on });
});

function fold(button) {
  const filters = document.getElementById("rj-visit-filters");
  const open = filters.toggleAttribute("data-open");
  button.setAttribute("aria-expanded", String(open));
  if (open) filters.scrollIntoView({ block: "nearest" });
}

function addRow(button) {
  const template = button.parentElement.querySelector("template");
  button.before(template.content.cloneNode(true));
  button.previousElementSibling.querySelector("input").focus();
}

// --- the map: the arcs of a host stand out while it is pointed at
element.addEventListener("mouseover", (event) => {
  const svg = event.target.closest(".rj-map svg");
  if (!svg) return;
  const node = event.target.closest("[data-host]");
  svg.classList.toggle("rj-pointing", Boolean(node));
  for (const arc of svg.querySelectorAll(".rj-on")) arc.classList.remove("rj-on");
  if (!node) return;
  const same = (other) =>
    other.dataset.host === node.dataset.host &&
    (!node.dataset.visitor || !other.dataset.visitor || other.dataset.visitor === node.dataset.visitor);
  for (const other of svg.querySelectorAll("[data-host]")) other.classList.toggle("rj-on", same(other));
});

// --- after a new draw
let shown = "";
let folded = false;
element.addEventListener("toggle", (event) => {
  if (event.target.matches(".rj-pictures")) folded = !event.target.open;
}, true);

function settle() {
  const form = element.querySelector("form[data-filters]");
  if (form) {
    form.reset(); // a new draw changes what the fields begin with, not what stands in them
    sent = JSON.stringify(valuesOf(form));
  }
  const pictures = element.querySelector(".rj-pictures");
  if (pictures && folded) pictures.open = false;
  const map = element.querySelector(".rj-map-scroll");
  if (map) map.scrollLeft = map.scrollWidth * Number(map.dataset.centre) - map.clientWidth / 2;
  if (again) {
    const node = element.querySelector(again);
    if (node) node.focus({ preventScroll: true });
    if (again === "tbody button") element.querySelector("table")?.scrollIntoView({ block: "start" });
    again = "";
  }
  if (element.closest("#rj-visit")) settleVisit();
  if (element.closest("#rj-visit-notice")) settleNotice();
}

function settleVisit() {
  const visit = element.querySelector(".rj-visit");
  const now = visit ? visit.dataset.shown : "";
  if (now === shown) return;
  const left = shown && !now;
  shown = now;
  for (const form of element.querySelectorAll("form")) form.reset();
  if (visit) {
    visit.scrollIntoView({ block: "start" });
    visit.querySelector("h2").focus({ preventScroll: true });
  } else if (left && window.rujukanVisit) {
    const back = window.rujukanVisit;
    requestAnimationFrame(() => {
      window.scrollTo(0, back.y);
      const button = document.querySelector(`#rj-visit-table button[data-visit="${CSS.escape(back.id)}"]`);
      if (button) button.focus({ preventScroll: true });
    });
  }
}
// Good news goes by itself; what can be clicked stays.
function settleNotice() {
  const notice = element.querySelector(".rj-notice");
  if (!notice) return;
  notice.hidden = false;
  const now = notice.dataset.shown;
  if (notice.matches(".rj-bad") || notice.querySelector("[data-act]")) return;
  setTimeout(() => { if (notice.dataset.shown === now) notice.hidden = true; }, 8000);
}

watch("value", settle);
settle();
