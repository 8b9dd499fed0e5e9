// Elements with data-event send their data-value; data-copy goes to the clipboard.
element.addEventListener("click", (event) => {
  const source = event.target.closest("[data-event], [data-copy], [data-sort], [data-scroll]");
  if (!source || !element.contains(source)) return;
  event.preventDefault();
  if (source.dataset.sure !== undefined && !window.confirm(source.dataset.sure)) return;
  if (source.dataset.copy !== undefined) copy(source);
  else if (source.dataset.sort !== undefined) sort(source);
  else if (source.dataset.scroll !== undefined) scroll_to(source.dataset.scroll);
  else trigger(source.dataset.event, { value: source.dataset.value });
});

// What was typed into a box goes when the box is left.
element.addEventListener("change", (event) => {
  const box = event.target.closest("[data-input]");
  if (box) trigger("input", { value: `${box.dataset.input}:${box.value}` });
});

function scroll_to(id) {
  const target = document.getElementById(id);
  if (!target) return;
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
}

async function copy(source) {
  const words = source.dataset.copy;
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    // Over plain http on a network there is no clipboard: the old way.
    const area = document.createElement("textarea");
    area.value = words;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
  const before = source.textContent;
  source.textContent = source.dataset.copied;
  setTimeout(() => { source.textContent = before; }, 1500);
}

function sort(button) {
  const head = button.closest("th");
  const body = head.closest("table").tBodies[0];
  const column = head.cellIndex;
  const ascending = head.getAttribute("aria-sort") !== "ascending";
  const key = (row) => {
    const cell = row.cells[column];
    return cell.dataset.key ?? cell.textContent.trim();
  };
  // What has no value (no date) stays at the end whichever way is sorted.
  const order = (a, b) => {
    if (!key(a) || !key(b)) return !key(a) - !key(b);
    return (ascending ? 1 : -1) * key(a).localeCompare(key(b), "vi", { numeric: true });
  };
  for (const other of head.parentElement.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  body.append(...[...body.rows].sort(order));
}
