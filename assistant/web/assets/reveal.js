// After the source changed: show the quote, and let the keyboard go on from there.
watch("value", () => {
  const pane = element.querySelector(".source");
  if (!pane) return;
  const text = pane.querySelector(".source-text");
  const quote = pane.querySelector("mark");
  if (text) text.scrollTop = quote ? quote.offsetTop - text.clientHeight / 3 : 0;
  const beside = window.matchMedia("(min-width: 900px)").matches;
  if (!beside) pane.scrollIntoView({ block: "start" });
  pane.querySelector("h2").focus({ preventScroll: true });
});
