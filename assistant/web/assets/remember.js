(kept) => {
  // Before the page has opened there is nothing to be kept, and something to be recalled.
  if (kept) sessionStorage.setItem(STORAGE, JSON.stringify(kept));
}
