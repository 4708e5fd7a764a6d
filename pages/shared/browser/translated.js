// A browser that translates the page puts a font element of its own in the place of each text, while Streamlit (React)
// keeps the text that was there: taking that away, or putting something before it, throws and ends the page, and its
// new wording goes where nobody sees it. So we remember what stands for a text, lead React's calls there, and give a
// text that changes its place back, where it is translated anew. (No "less than" before a letter in this file:
// Streamlit's cleaning of HTML would drop the script.)
const standIns = new WeakMap(), taken = new WeakSet(), font = node => node.nodeName === "FONT"
const { removeChild, insertBefore, appendChild } = Node.prototype
const nodeValue = Object.getOwnPropertyDescriptor(Node.prototype, "nodeValue")

const watch = new MutationObserver(records => {
  // What is HTML shows nothing inside a drawing.
  for (const chart of document.querySelectorAll(".stPlotlyChart:not([translate])")) chart.translate = false
  const added = new Set(records.flatMap(record => [...record.addedNodes]))
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of records) {
    for (const gone of removedNodes) { // from a text to a font, and back when the reader asks for the original
      const fits = one => added.has(one) && one !== gone && !taken.has(one) && (font(one) || font(gone))
      const stands = [...addedNodes, previousSibling, nextSibling].find(fits)
      if (!stands) continue
      standIns.set(gone, stands)
      taken.add(stands)
    }
  }
})
watch.observe(document, { childList: true, subtree: true })

// What is in the place of a node that isn't where React left it; nothing if there is none.
function standIn(node) {
  if (!node || node.isConnected) return
  let found = standIns.get(node)
  for (let hops = 0; found && !found.isConnected && hops < 9; hops++) found = standIns.get(found)
  return found?.isConnected ? found : undefined
}
// The same as a child of this parent, which may hold it deeper than React left it.
function within(parent, node) {
  let found = standIn(node) ?? node
  if (found === parent || !parent.contains(found)) return
  while (found.parentNode !== parent && (font(found.parentNode) || found !== node)) found = found.parentNode
  return found
}
const moved = (parent, node) => node instanceof Node && node.parentNode !== parent && document.querySelector("font")

Node.prototype.removeChild = function (child) {
  if (!moved(this, child)) return removeChild.call(this, child)
  within(this, child)?.remove()
  return child
}
Node.prototype.insertBefore = function (node, before) {
  standIn(node)?.remove()
  if (!moved(this, before)) return insertBefore.call(this, node, before)
  const place = within(this, before)
  return place ? insertBefore.call(place.parentNode, node, place) : appendChild.call(this, node)
}
Node.prototype.appendChild = function (node) {
  standIn(node)?.remove()
  return appendChild.call(this, node)
}
Object.defineProperty(Node.prototype, "nodeValue", {
  ...nodeValue,
  set(value) {
    standIn(this)?.replaceWith(this)
    nodeValue.set.call(this, value)
  },
})
