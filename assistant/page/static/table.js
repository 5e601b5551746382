// A row opens its article; the pager asks for other rows.
element.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button || !element.contains(button)) return;
  if (button.dataset.article) {
    window.rujukanOpener = button;
    trigger("look", { article: button.dataset.article });
  } else if (button.dataset.page) trigger("turn_page", { page: Number(button.dataset.page) });
});
