// A box takes so many letters, and says so while it is used ("16/200"). A text that is longer Streamlit 1.67 refuses without a word: it puts back what
// stood there before. Here that is said, under the box, until the box takes something again.
const COUNTER = /\/(\d+)$/
document.addEventListener("input", ({ target }) => {
  const box = target.closest?.("[data-testid=stTextInput]"), typed = target.value
  if (!box) return
  setTimeout(() => { // React has put back what it doesn't take by then
    const shown = box.querySelector(".nudge-too-long")
    if (target.value.length >= typed.length) return shown?.remove()
    const most = COUNTER.exec(box.querySelector("[data-testid=InputInstructions]")?.textContent ?? "")?.[1]
    const note = shown ?? box.appendChild(Object.assign(document.createElement("p"), { className: "nudge-too-long", role: "alert" }))
    note.textContent = `That would be ${typed.length} letters, ${most ? `and ${most} fit here` : "more than fit here"}. What stood in the box is still there; a shorter text fits.`
  })
}, true) // before React sees it
