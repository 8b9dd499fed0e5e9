(words, shown) => {
  // Shows the question as being answered, at once: no server is asked for that.
  // While one is being answered the next stays in its box.
  const question = words.trim();
  if (!question || shown.includes('class="pending"')) return ["", words, shown];
  const escaped = question.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const alone = PENDING.split(QUESTION).join(escaped);
  if (!shown.includes("<article")) return [question, "", alone];
  const turn = alone.slice(alone.indexOf("<article"), alone.lastIndexOf("</div>"));
  const end = shown.lastIndexOf("</div>");
  return [question, "", shown.slice(0, end) + turn + shown.slice(end)];
}
