// Runs before Gradio does: what it says by itself is Indonesian too.
const words = JSON.parse(document.currentScript.dataset.words);
const root = document.documentElement;

// It takes most of its words from the browser's language; this page is Indonesian for everybody.
for (const [name, value] of [["language", "id"], ["languages", ["id"]]]) {
  Object.defineProperty(navigator, name, { get: () => value, configurable: true });
}

// It names the page's language after its first draw.
new MutationObserver(() => {
  if (root.lang !== "id") root.lang = "id";
}).observe(root, { attributes: true, attributeFilter: ["lang"] });

// A few of its words have no translation.
new MutationObserver(() => {
  for (const node of document.querySelectorAll(".toast-title, .toast-message-text")) {
    const word = words[node.textContent.trim()];
    if (word) node.textContent = word;
  }
  for (const node of document.querySelectorAll("[aria-label]")) {
    const word = words[node.getAttribute("aria-label")];
    if (word) node.setAttribute("aria-label", word);
  }
}).observe(root, { childList: true, subtree: true });
