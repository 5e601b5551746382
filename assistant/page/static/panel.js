// The article beside the conversation: shows the quotation, takes the focus, gives it back.
const close = () => {
  if (!element.querySelector(".rj-article")) return;
  props.value = "";
  trigger("shut", {});
  const opener = window.rujukanOpener;
  if (opener && document.contains(opener)) opener.focus();
};

element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if ("close" in button.dataset) close();
  else if (button.dataset.article) {
    trigger("look", { article: button.dataset.article, version: Number(button.dataset.version || 0) });
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && element.offsetParent) close();
});

let shown = "";
watch("value", () => {
  const article = element.querySelector(".rj-article");
  const now = article ? article.dataset.shown : "";
  if (now === shown) return;
  shown = now;
  if (!article) return;
  const scroll = article.querySelector(".rj-scroll");
  const mark = article.querySelector("mark");
  (article.querySelector("h2") || article.querySelector("button")).focus({ preventScroll: true });
  if (!scroll) return;
  scroll.scrollTop = mark ? mark.offsetTop - scroll.clientHeight / 3 : 0;
  // The panel may still reach below the window; then the page itself moves as little as it must.
  if (mark) mark.scrollIntoView({ block: "nearest" });
});
