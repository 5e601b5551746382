// Everything that can be clicked in the transcript; the server looks up what the numbers mean.
const numberOf = (node) => Number(node.closest("[data-turn]").dataset.turn);

function copyByHand(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.setAttribute("readonly", "");
  area.style.cssText = "position:fixed;inset:0 auto auto 0;opacity:0";
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

async function copyAnswer(button) {
  const text = button.parentElement.querySelector(".rj-copy").textContent;
  let done = false;
  try {
    await navigator.clipboard.writeText(text);
    done = true;
  } catch {
    done = copyByHand(text);
  }
  const label = button.dataset.label || button.textContent;
  button.dataset.label = label;
  button.textContent = done ? props.copied : props.not_copied;
  setTimeout(() => { button.textContent = label; }, 2500);
}

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if (button.dataset.ask) trigger("ask", { text: button.dataset.ask });
  else if (button.dataset.open) {
    window.rujukanOpener = button;
    trigger("cite", { turn: numberOf(button), number: Number(button.dataset.open) });
  } else if (button.dataset.article) {
    window.rujukanOpener = button;
    trigger("look", { article: button.dataset.article });
  } else if (button.dataset.verdict) {
    const comment = button.closest(".rj-feedback").querySelector("input").value;
    trigger("judge", { turn: numberOf(button), verdict: button.dataset.verdict, comment });
  } else if ("copy" in button.dataset) copyAnswer(button);
});

// An opened form is not left behind the question field.
element.addEventListener(
  "toggle",
  (event) => { if (event.target.open) event.target.scrollIntoView({ block: "nearest" }); },
  true,
);

// The newest question comes into view when it is asked, and again as its answer grows; then the page stays put.
let settled = 0;
watch("value", () => {
  const turns = element.querySelectorAll("[data-turn]");
  const last = turns[turns.length - 1];
  if (!last) settled = 0;
  if (!last || numberOf(last) <= settled) return;
  if (last.querySelector(".rj-after, .rj-problem")) settled = numberOf(last);
  last.scrollIntoView({ block: "start" });
});
