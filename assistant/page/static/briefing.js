// The tab for briefings: the form asks for a briefing, a number opens the article that it cites.
element.addEventListener("submit", (event) => {
  event.preventDefault();
  trigger("make", Object.fromEntries(new FormData(event.target)));
});

element.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-cite]");
  if (!button || !element.contains(button)) return;
  const { article, start, end, sha } = button.dataset;
  window.rujukanOpener = button;
  trigger("cite", { article, start: Number(start || 0), end: Number(end || 0), sha: sha || "" });
});

// A new briefing, or what is wrong, comes into view; reading it aloud begins there.
if (element.id === "rj-brief-paper" || element.closest("#rj-brief-paper")) {
  watch("value", () => {
    const drawn = element.querySelector(".rj-downloads, .rj-notice");
    if (drawn) drawn.scrollIntoView({ block: "nearest" });
  });
}
