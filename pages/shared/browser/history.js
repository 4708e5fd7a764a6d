// What a page writes into the address takes the place of what stood there, so that Back leads to the page before at the first press; but
// another step of a chapter, to which a reader went, is a place of its own. Streamlit 1.67 makes an entry of each change, and a page opened
// from the bar on top writes the moment shown, or the step that a link means, at once.
// Chromium holds back the frames that follow a new entry, some 35 ms of a tap: so the address is right at once, and the entry is made later.
const LATER = 300 // milliseconds, in which a step is painted and nobody has pressed Back
const push = history.pushState.bind(history)
let came = 0, acted = 0 // milliseconds: when the page came, and when its reader last tapped or pressed a key
let left = null // the place that a reader left and that has no entry yet: its state, its address and the timer that makes it
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, event => { acted = event.timeStamp }, true)
function enter() {
  if (!left) return
  const { state, href, timer } = left, now = [history.state, "", location.href]
  left = null
  clearTimeout(timer)
  history.replaceState(state, "", href)
  push(...now)
}
history.pushState = (state, title, to) => {
  const there = new URL(to ?? "", location.href), step = ({ search }) => new URLSearchParams(search).get("step")
  if (there.pathname !== location.pathname) {
    came = performance.now()
    enter()
    return push(state, title, to)
  }
  if (step(there) !== step(location) && acted > came) {
    enter()
    left = { state: history.state, href: location.href, timer: setTimeout(enter, LATER) }
  }
  history.replaceState(state, title, to)
}
addEventListener("popstate", () => { if (left) clearTimeout(left.timer); left = null })
