// A chapter's own page in a frame over the wall. Another step of the same activity is turned to, as its dots do; another activity is
// loaded beneath what is on, and comes on once its picture stands. Keys that lead the room lead it from inside the frame, too.
const WAYS = ["ArrowRight", "PageDown", "ArrowLeft", "PageUp"], PATIENCE = 10_000
const TYPED = "input:not([type=range], [type=radio], [type=checkbox]), textarea, select, [contenteditable=true]"
const TAPPED = "input:is([type=range], [type=radio], [type=checkbox]), canvas, svg, [role=radio], [role=slider]"

export default component => instance(component, (root, life) => {
  let on = "", frame = null

  function turned({ activity, slug, step }) {
    if (frame?.dataset.activity !== activity) return false
    const dot = frame.contentDocument?.querySelector(`.st-key-${slug}-dot${step} button`)
    dot?.click()
    return Boolean(dot)
  }
  function load({ address, activity, title }) {
    const next = root.appendChild(make("iframe", { src: address, title, className: "coming" })), since = performance.now()
    next.dataset.activity = activity
    next.addEventListener("load", () => listen(next.contentWindow))
    frame = next
    const look = () => {
      if (frame !== next || life.aborted) return next.remove()
      const there = next.contentDocument?.querySelector(".st-key-stage :is(.main-svg, .film)")
      if (!there && performance.now() - since < PATIENCE) return setTimeout(look, 100)
      next.className = ""
      for (const old of [...root.children]) if (old !== next) old.remove()
    }
    look()
  }
  return ({ data }) => {
    if (data.address === on) return
    on = data.address
    if (!on) {
      frame = null
      root.replaceChildren()
    } else if (turned(data)) frame.title = data.title
    else load(data)
  }
})

function listen(inside) {
  inside.addEventListener("keydown", event => {
    const from = event.composedPath()[0]
    if (!WAYS.includes(event.key) || event.defaultPrevented || event.repeat || from.closest?.(`${TYPED}, ${TAPPED}`)) return
    event.preventDefault()
    document.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }))
  })
  inside.addEventListener("click", ({ detail }) => { // what was tapped with a pointer doesn't keep the keyboard
    const held = inside.document.activeElement
    if (detail && held?.matches(TAPPED)) held.blur()
  })
}
