// The framework's messages in the page's language: it has no place for their words but its own.
const said = new MutationObserver((changes) => {
  for (const change of changes) {
    const nodes = change.type === "characterData" ? [change.target] : change.addedNodes;
    for (const node of nodes) {
      const box = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      if (box?.closest?.(".toast-wrap") || box?.querySelector?.(".toast-wrap")) translate(box);
    }
  }
});

function translate(box) {
  const words = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const before = words.currentNode.data;
    for (const [pattern, instead] of MESSAGES) {
      const found = before.trim().match(new RegExp(`^${pattern}$`));
      if (!found) continue;
      words.currentNode.data = instead.replace("{}", () => found[1] ?? "");
      break;
    }
  }
}

said.observe(document, { childList: true, subtree: true, characterData: true });
