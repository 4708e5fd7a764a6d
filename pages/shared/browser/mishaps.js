// Where a file of the page never arrived (a school's filter, a weak signal), or drawing failed in the browser, Streamlit 1.67 leaves a red card with
// the name of an error, until the page is loaded anew. page.css makes the card one plain sentence; this one says what to do.
const lost = /dynamically imported module|module script failed/i // Chrome, Firefox; Safari
let closed = false // by the reader
let chartless = false // a film asks for the library of charts itself, and gets no card of Streamlit's
const look = () => {
  const cards = [...document.querySelectorAll("[data-testid=stAlertContentError]:has([data-testid=stErrorElementStack])")]
  const bar = document.getElementById("nudge-mishap")
  const amiss = chartless || cards.length
  if (!amiss) bar?.remove()
  if (!amiss || bar || closed) return
  const note = document.createElement("div"), again = document.createElement("button")
  note.id = "nudge-mishap"
  note.setAttribute("role", "alert")
  note.append((chartless || cards.some(card => lost.test(card.textContent)) ? "A file of this page did not arrive, so a part of it is missing. "
    : "A part of this page could not be drawn in your browser. ") + "Load the page again; what you did comes back. ")
  again.type = "button"
  again.textContent = "Load the page again"
  again.onclick = () => location.reload()
  const close = document.createElement("button")
  close.type = "button"
  close.textContent = "Go on without"
  close.onclick = () => { closed = true; note.remove() }
  note.append(again, " ", close)
  document.body.append(note) // outside of what React looks after
}
const watch = new MutationObserver(look)
watch.observe(document.body, { childList: true, subtree: true })
addEventListener("unhandledrejection", ({ reason }) => {
  if (!lost.test(reason?.message)) return
  chartless = true
  look()
})
look()
