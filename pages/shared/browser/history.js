// What a page writes into the address takes the place of what stood there, so that Back leads to the page before at the first press; but
// another step of a chapter, to which a reader went, is a place of its own. Streamlit 1.67 makes an entry of each change, and a page opened
// from the bar on top writes the moment shown, or the step that a link means, at once.
const push = history.pushState.bind(history)
let came = 0, acted = 0 // milliseconds: when the page came, and when its reader last tapped or pressed a key
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, event => { acted = event.timeStamp }, true)
history.pushState = (state, title, to) => {
  const there = new URL(to ?? "", location.href), step = ({ search }) => new URLSearchParams(search).get("step")
  if (there.pathname !== location.pathname) came = performance.now()
  else if (step(there) === step(location) || acted <= came) return history.replaceState(state, title, to)
  push(state, title, to)
}
