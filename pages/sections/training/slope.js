// The slope of one sentence: choose a learning rate, nudge, look again, undo. Every size of nudge was worked out before, so nothing here asks
// the server; where the reader rests is reported, so that a link can bring it back. Reader's text is set with textContent only.
const EDGE = { left: 38, right: 14, top: 30, bottom: 44 }, HEIGHT = 300, NONE = 0.09 // share of the width that "no nudge" takes

export default component => instance(component, (root, life) => {
  const slope = { place: 1, done: false, seen: false }
  let timer = 0
  const slider = make("input", { type: "range", min: 1, step: 1, "aria-label": "Learning rate" })
  const less = make("button", { type: "button", textContent: "‹", title: "Smaller", "aria-label": "Smaller nudge", onclick: () => move(slope.place - 1) })
  const more = make("button", { type: "button", textContent: "›", title: "Bigger", "aria-label": "Bigger nudge", onclick: () => move(slope.place + 1) })
  const size = make("output", {})
  const go = make("button", { type: "button", className: "go", onclick: () => { slope.done = !slope.done; slope.seen = true; show(); rest() } })
  const title = make("h3", { className: "title" })
  const line = make("p", { className: "line" })
  const said = make("p", { className: "hidden", "aria-live": "polite" })
  const chart = draw("svg", { role: "img" })
  const lines = make("p", { className: "lines", "aria-hidden": "true" })
  const rows = make("tbody")
  const table = make("table", {}, make("thead", {}, make("tr", {}, ...["", "before", "after"].map(text => make("th", { scope: "col", textContent: text })))), rows)
  const box = make("div", { className: "film slope" }, make("div", { className: "size" }, size),
    make("div", { className: "bar" }, less, slider, more, go), title, line, lines, chart, table, said)
  root.append(box)
  slider.oninput = () => move(+slider.value)

  function move(place) {
    slope.place = Math.min(Math.max(place, 1), slope.data.rates.length - 1)
    show()
    if (slope.done) rest()
  }

  function rest() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      said.textContent = title.textContent + ". " + line.textContent
      slope.send("place", slope.done ? slope.place : 0)
    }, 350)
  }

  function sample(name, text) { // how a line looks, and what it is
    const drawn = draw("svg", { viewBox: "0 0 34 12", width: 34, height: 12 })
    drawn.append(draw("path", { class: name, d: "M0 6L34 6" }))
    return make("span", {}, drawn, " " + text)
  }

  function show() {
    const data = slope.data, at = slope.done ? slope.place : 0
    slider.max = data.rates.length - 1
    slider.value = slope.place
    slider.setAttribute("aria-valuetext", data.names[slope.place])
    less.disabled = slope.place <= 1
    more.disabled = slope.place >= data.rates.length - 1
    size.textContent = "Learning rate " + data.names[slope.place]
    go.textContent = slope.done ? "Undo" : "Nudge"
    lines.replaceChildren(sample("mine", "this sentence"), ...(data.heldout ? [sample("others", `${data.others} other sentences`)] : []),
      sample("before", "this sentence before the nudge"))
    title.textContent = data.titles[at]
    line.textContent = data.told[at]
    plot(at)
    fill(at)
  }

  function plot(at) {
    const data = slope.data, width = Math.max(box.clientWidth / larger(), 260)
    const inner = width - EDGE.left - EDGE.right, last = data.rates.length - 1
    const low = Math.log(data.rates[1]), high = Math.log(data.rates[last])
    const X = rate => EDGE.left + inner * (rate ? NONE + (1 - NONE) * (Math.log(rate) - low) / (high - low) : 0.02)
    const Y = loss => EDGE.top + (HEIGHT - EDGE.top - EDGE.bottom) * (1 - loss / data.top)
    const floor = HEIGHT - EDGE.bottom
    chart.setAttribute("viewBox", `0 0 ${width} ${HEIGHT}`)
    chart.style.height = `${HEIGHT * larger()}px`
    chart.setAttribute("aria-label", slope.seen ? data.about : `Before the nudge the loss of the sentence is ${data.loss[0].toFixed(2)}. The slope is shown after the first nudge.`)
    chart.replaceChildren()
    const put = (tag, attributes, text) => chart.append(draw(tag, attributes, text))
    if (slope.seen) zones(X, floor, put, width)
    const step = [0.5, 1, 2, 5, 10].find(each => data.top / each <= 6) ?? 20
    for (let loss = 0; loss <= data.top; loss += step) {
      put("line", { class: "grid", x1: EDGE.left, x2: width - EDGE.right, y1: Y(loss), y2: Y(loss) })
      put("text", { x: EDGE.left - 6, y: Y(loss) + 4, "text-anchor": "end" }, String(loss))
    }
    put("text", { x: X(0), y: floor + 18, "text-anchor": "middle" }, "0")
    for (const [rate, name] of data.ticks) {
      if (width < 420 && (name === "0.003" || name === "0.03")) continue
      const anchor = rate === data.rates[last] ? "end" : rate === data.rates[1] ? "start" : "middle" // clear of the 0 beside it
      put("text", { x: X(rate) - (anchor === "start" ? 8 : 0), y: floor + 18, "text-anchor": anchor }, name)
    }
    put("text", { x: width / 2, y: HEIGHT - 6, "text-anchor": "middle" }, "learning rate (each step to the right is a bigger nudge)")
    put("text", { x: 0, y: 14 }, "loss")
    const clip = draw("clipPath", { id: "inside" })
    clip.append(draw("rect", { x: EDGE.left, y: EDGE.top - 8, width: inner + EDGE.right, height: floor - EDGE.top + 8 }))
    chart.append(clip)
    put("line", { class: "before", x1: EDGE.left, x2: width - EDGE.right, y1: Y(data.loss[0]), y2: Y(data.loss[0]) })
    if (slope.seen) {
      const path = values => values.map((value, place) => `${place ? "L" : "M"}${X(data.rates[place]).toFixed(1)} ${Y(value).toFixed(1)}`).join("")
      if (data.heldout) put("path", { class: "others", d: path(data.heldout), "clip-path": "url(#inside)" })
      put("path", { class: "mine", d: path(data.loss), "clip-path": "url(#inside)" })
    }
    const x = X(data.rates[at]), y = Math.max(Y(data.loss[at]), EDGE.top)
    put("line", { class: "stem", x1: x, x2: x, y1: y, y2: floor })
    put("circle", { class: "mark", cx: x, cy: y, r: 9 })
    if (data.loss[at] > data.top) put("text", { x: x - 14, y: y + 16, "text-anchor": "end" }, `${data.loss[at].toFixed(1)} ▲`)
  }

  function zones(X, floor, put, width) { // how far the nudges of one kind reach, named at the top
    const data = slope.data, last = data.rates.length - 1
    for (let from = 1; from <= last;) {
      let to = from
      while (to < last && data.zones[to + 1] === data.zones[from]) to++
      const left = from === 1 ? X(data.rates[1]) : (X(data.rates[from - 1]) + X(data.rates[from])) / 2
      const right = to === last ? width - EDGE.right : (X(data.rates[to]) + X(data.rates[to + 1])) / 2
      if (data.zones[from] === "about right") put("rect", { class: "band", x: left, y: EDGE.top - 8, width: right - left, height: floor - EDGE.top + 8 })
      const name = right - left < 78 ? data.zones[from].replace("about ", "") : data.zones[from]
      if (right - left > 34) put("text", { x: (left + right) / 2, y: 16, "text-anchor": "middle" }, name)
      from = to + 1
    }
  }

  function fill(at) {
    const data = slope.data
    const row = (name, before, after, share, colour) => {
      const cell = (text, value) => make("td", {}, text, make("span", { className: "track", "aria-hidden": "true" }, bar(value, colour)))
      return make("tr", {}, make("th", { scope: "row", textContent: name }), cell(before, share[0]), cell(after, share[1]))
    }
    const bar = (value, colour) => {
      const made = make("span", { className: "fill" })
      made.style.width = 100 * Math.min(value, 1) + "%"
      made.style.background = colour
      return made
    }
    const blank = text => (slope.done ? text : "–")
    const scaled = values => [values[0] / data.top, slope.done ? values[at] / data.top : 0]
    const found = [
      row("chance of " + data.word, data.shares[0], blank(data.shares[at]), [data.p[0], slope.done ? data.p[at] : 0], data.ink),
      row("loss of this sentence", data.loss[0].toFixed(2), blank(data.loss[at].toFixed(2)), scaled(data.loss), "currentColor"),
    ]
    if (data.heldout) found.push(row(`loss of ${data.others} other sentences`, data.heldout[0].toFixed(2), blank(data.heldout[at].toFixed(2)), scaled(data.heldout), data.grey))
    rows.replaceChildren(...found)
  }

  whenResized(box, () => slope.data && plot(slope.done ? slope.place : 0), life)
  life.addEventListener("abort", () => clearTimeout(timer))
  return ({ data, setStateValue }) => {
    const before = slope.data
    slope.data = data
    slope.send = setStateValue
    box.style.setProperty("--grey", data.grey)
    if (!before || data.start !== before.start) {
      slope.done = slope.seen = data.start !== null
      slope.place = data.start ?? Math.round(data.rates.length / 2)
    } else if (data.about !== before.about || data.word !== before.word) { // another sentence, or another moment
      const was = slope.done
      slope.done = slope.seen = false
      if (was) rest()
    }
    show()
  }
})
