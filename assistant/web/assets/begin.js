(words, shown) => {
  // Shows the question as being answered, at once: no server is asked for that.
  // While one is being answered the next stays in its box.
  const question = words.trim();
  if (!question || shown.includes('class="pending"')) return ["", words, shown];
  const escaped = question.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const alone = PENDING.split(QUESTION).join(escaped);
  if (!shown.includes("<article")) return [question, "", alone];
  const before = shown.replace(/<p role="alert".*?<\/p>/s, "");
  const turn = alone.slice(alone.indexOf("<article"), alone.lastIndexOf("</div>"));
  const end = before.lastIndexOf("</div>");
  return [question, "", before.slice(0, end) + turn + before.slice(end)];
}
