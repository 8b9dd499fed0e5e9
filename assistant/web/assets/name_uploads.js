() => {
  for (const button of document.querySelectorAll("button.upload-container, .upload-container button")) {
    button.setAttribute("aria-label", button.innerText.replace(/\s+/g, " ").trim());
  }
}
