// Taps on a picture that Plotly draws. Plotly knows a tap's point only where a mouse came before it, and right after a drawing it takes
// the one that lay under the pointer before; so we ask.
const SETTLED = 300, LOOKS = 60 // milliseconds: so long after a drawing Plotly may look again where the pointer was; it looks every 50
const STILL = 10 // pixels that a finger may move in a tap

// Args: now(), Plotly once it is there, the graph that is on, and when it was last drawn. Returns what takes Plotly's labels away.
function taps(film, picture, now) {
  let pressed = null
  // A finger leaves no picture as a mouse does: what Plotly said beside a tapped mark goes with the next touch elsewhere, and with its figure.
  function unlabelled() {
    const { Plotly, graph } = now()
    if (!graph._fullLayout?._hoverlayer) return
    graph._fullLayout._hoversubplot = null // or it would look again where the finger was
    Plotly.Fx.unhover(graph)
  }
  const listen = (name, act) => document.addEventListener(name, act, { signal: film.life, capture: true })
  listen("pointerdown", press => {
    if (press.pointerType === "touch" && !press.composedPath().includes(picture)) unlabelled()
  })
  listen("pointercancel", () => { // the finger scrolls the page
    pressed = null
    unlabelled()
  })
  picture.addEventListener("pointerdown", press => (pressed = film.data.taps && { at: [press.clientX, press.clientY], aim: aim(press) }))
  listen("pointerup", lift => {
    const press = pressed
    pressed = null
    if (press?.aim && Math.hypot(lift.clientX - press.at[0], lift.clientY - press.at[1]) < STILL) tapped(press.aim)
  })
  // What a press is aimed at: of bars the whole row, with its name and its number, since a bar of one per cent is thinner than a finger.
  const rowed = () => now().graph.data?.some(trace => trace.type === "bar" && trace.orientation === "h")
  function aim({ target, clientX, clientY }) {
    const plots = [...now().graph.querySelectorAll(".nsewdrag")].map(plot => [plot, plot.getBoundingClientRect()])
    const [plot, box] = plots.find(([plot]) => plot === target) ?? plots.find(([, { top, bottom }]) => rowed() && clientY > top && clientY < bottom) ?? []
    return plot && { target: plot, clientX: Math.min(Math.max(clientX, box.left + 1), box.right - 1), clientY }
  }
  async function tapped({ target, clientX, clientY }) {
    if (performance.now() - now().drew < SETTLED) await pause(LOOKS) // a look that the drawing asked for would take the place of ours
    const { Plotly, graph } = now()
    graph._hoverdata = undefined
    for (let looks = 0; looks < 4 && !graph._hoverdata; looks++) { // it doesn't while it takes the finger for the beginning of a drag
      Plotly.Fx.hover(graph, { target, clientX, clientY, hovermode: rowed() ? "y" : undefined }, target.dataset.subplot)
      if (!graph._hoverdata) await pause(LOOKS)
    }
    const point = graph._hoverdata?.[0]
    if (point) film.send("tap", [point.curveNumber, point.pointNumber, Date.now() % DAY].flat()) // so that a second tap is another value
  }
  return unlabelled
}

const pause = milliseconds => new Promise(over => setTimeout(over, milliseconds))
