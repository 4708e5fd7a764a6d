// A term is a link to its entry in the glossary, dotted underlined. Pointed at, focused or tapped, its meaning stands beside it;
// Escape, a tap elsewhere or leaving it closes it. data: term -> its one line (shared/text/prose.py).
const TERM = 'a[href*="glossary?word="]'
const MEANINGS = TERMS
let bubble, shown = null
const meaning = link => MEANINGS[new URL(link.href).searchParams.get("word")]
function show(link) {
  const text = meaning(link)
  if (!text || shown === link) return
  bubble ??= Object.assign(document.body.appendChild(document.createElement("div")), { id: "nudge-term", role: "tooltip" })
  bubble.textContent = text
  bubble.hidden = false
  link.setAttribute("aria-describedby", "nudge-term")
  shown = link
  const at = link.getBoundingClientRect(), wide = Math.min(320, innerWidth - 16), under = at.bottom + bubble.offsetHeight + 8 < innerHeight
  bubble.style.width = `${wide}px`
  bubble.style.left = `${Math.min(Math.max(at.left, 8), innerWidth - wide - 8)}px`
  bubble.style.top = `${under ? at.bottom + 4 : at.top - bubble.offsetHeight - 4}px`
}
function hide() {
  if (!shown) return
  shown.removeAttribute("aria-describedby")
  shown = null
  bubble.hidden = true
}
const term = event => event.target.closest?.(TERM)
document.addEventListener("pointerover", event => event.pointerType === "mouse" && (term(event) ? show(term(event)) : hide()))
document.addEventListener("focusin", event => (term(event) ? show(term(event)) : hide()))
document.addEventListener("click", event => {
  const link = term(event)
  if (!link) return hide()
  if (event.ctrlKey || event.metaKey || event.shiftKey) return // to the glossary itself, as with any link
  event.preventDefault()
  show(link)
}, true)
document.addEventListener("keydown", event => event.key === "Escape" && hide())
document.addEventListener("scroll", hide, true)
