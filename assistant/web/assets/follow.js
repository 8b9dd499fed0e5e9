// A new question is brought to the top, with room for its answer below.
let shown = element.querySelectorAll("article").length;
watch("value", () => {
  const turns = element.querySelectorAll("article");
  if (turns.length > shown) turns[turns.length - 1].scrollIntoView({ block: "start" });
  shown = turns.length;
});
