() => {
  // The conversation of this tab as it was left: sessionStorage outlives a reload, and another
  // tab has its own.
  try {
    return [JSON.parse(sessionStorage.getItem(STORAGE)) ?? []];
  } catch {
    return [[]];
  }
}
