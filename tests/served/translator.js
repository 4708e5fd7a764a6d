// What a browser's translation does to a page (seen in Chrome's): a font in a font in the place of each text, later texts too. Its "translation" is the
// text itself between two brackets that no page of ours holds, so that taking them away again leaves what a reader would see.
(() => {
  const closed = "[translate=no], .notranslate, script, style, textarea, font"
  const translate = text => {
    if (!text.isConnected || !text.data.trim() || text.parentElement.closest(closed)) return
    const outer = document.createElement("font"), inner = document.createElement("font")
    inner.textContent = `⟦${text.data}⟧`
    outer.append(inner)
    text.parentNode.insertBefore(outer, text)
    text.parentNode.removeChild(text)
  }
  const all = root => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = root.nodeType === Node.TEXT_NODE ? [root] : []
    while (texts.nextNode()) found.push(texts.currentNode)
    found.forEach(translate)
  }
  document.documentElement.classList.add("translated-ltr")
  document.documentElement.lang = "de"
  all(document.body)
  new MutationObserver(records => {
    for (const { type, target, addedNodes } of records) type === "characterData" ? translate(target) : addedNodes.forEach(all)
  }).observe(document.body, { childList: true, characterData: true, subtree: true })
})()
