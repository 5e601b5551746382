// The tab of the evaluation: whatever is clicked says by its data what it asks for; the server decides.
const EVERY_MS = 1000;
const PATIENCE_MS = 15000;
const STALE_MS = 20 * 60 * 1000;

function valuesOf(form) {
  const values = {};
  for (const [name, value] of new FormData(form)) {
    if (!(name in values)) values[name] = value;
    else values[name] = [].concat(values[name], value);
  }
  return values;
}

// Whoever acts by the keyboard stands at the head of what is drawn anew.
let acted = 0;
function act(name, values) {
  acted = Date.now();
  trigger(name, values);
}
function stand() {
  const head = Date.now() - acted < PATIENCE_MS && element.querySelector("h2[tabindex]");
  acted = 0;
  if (head) head.focus({ preventScroll: true });
}

function ask(node) {
  const data = node.dataset;
  if ("hide" in data) { node.closest(".rj-notice").hidden = true; return; }
  if (data.cancel) return act("cancel_run", { run: Number(data.cancel) });
  if (data.delete) return act("delete_run", { run: data.delete });
  if (data.discard) return trigger("discard_draft", { draft: data.discard });
  if ("draft" in data) {
    window.rujukanDraft = { id: data.draft || window.rujukanDraft?.id, back: !data.draft };
    return trigger("see_draft", { draft: data.draft });
  }
}

element.addEventListener("click", (event) => {
  const node = event.target.closest("button");
  if (node && element.contains(node) && !node.disabled) ask(node);
});
element.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("action")) return; // a plain link to a report
  event.preventDefault();
  if ("start" in form.dataset) act("start_run", valuesOf(form));
  if (form.dataset.accept) trigger("accept_draft", { ...valuesOf(form), draft: form.dataset.accept });
});
// Only what belongs to the chosen kind of case is asked for.
element.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form && event.target.name === "answerable") form.dataset.answerable = event.target.value;
});

// --- while a run is at work, and only while somebody looks: how far is it?
let asked = 0;
let drawn = Date.now();
function look() {
  if (document.hidden || !element.offsetParent) return;
  const busy = element.querySelector("[data-busy]");
  const now = Date.now();
  if (busy && (!asked || now - asked > PATIENCE_MS)) {
    asked = now;
    trigger("tick", { run: Number(busy.dataset.busy) });
  }
  if (element.querySelector(".rj-eval-table") && now - drawn > STALE_MS) {
    drawn = now;
    trigger("renew", {});
  }
}
if (element.closest("#rj-eval-progress, #rj-eval-runs")) setInterval(look, EVERY_MS);

// --- after a new draw
let shown = "";
function settle() {
  asked = 0;
  const part = element.querySelector("[data-shown]");
  const now = part ? part.dataset.shown : "";
  if (now === shown) return;
  shown = now;
  drawn = Date.now();
  for (const form of element.querySelectorAll("form")) form.reset();
  if (acted) stand();
  const notice = element.querySelector(".rj-notice");
  if (notice) notice.hidden = false;
  if (!part) return;
  if (part.matches(".rj-eval-draft")) {
    part.scrollIntoView({ block: "start" });
    part.querySelector("h3").focus({ preventScroll: true });
  } else if (part.matches(".rj-eval-drafts") && window.rujukanDraft) goBack(part, window.rujukanDraft.id);
  if (part.matches(".rj-notice") && !element.closest("#rj-eval-progress")) part.scrollIntoView({ block: "nearest" });
}
function goBack(list, id) {
  window.rujukanDraft = null;
  const button = list.querySelector(`button[data-draft="${CSS.escape(id || "")}"]`) || list.querySelector("summary");
  list.scrollIntoView({ block: "nearest" });
  button.focus({ preventScroll: true });
}
watch("value", settle);
settle();
