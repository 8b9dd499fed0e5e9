(asked, words, shown) => {
  // The question could not be sent: it goes back into its box, to be asked again.
  const turn = shown.lastIndexOf("<article");
  const pending = turn >= 0 && shown.indexOf('class="pending"', turn) >= 0;
  return [words || asked, pending ? shown.slice(0, turn) + PROBLEM + "</div>" : shown];
}
