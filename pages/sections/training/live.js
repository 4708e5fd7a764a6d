// A small model that learns at this moment: how far it is, its loss so far, what it wrote. Whatever it wrote is set with textContent only.
const HEIGHT = 280

export default component => instance(component, (root, life) => {
  const bar = make("progress", { max: 1, "aria-label": "How much of the lesson is over" })
  const place = make("output", { className: "place" })
  const when = make("b"), shown = make("p", { className: "text rest", translate: false }), first = make("p", { className: "first" }, "At the start it wrote: ")
  const lines = make("p", { className: "lines", "aria-hidden": "true" })
  const chart = draw("svg", { role: "img", class: "chart" })
  const began = first.appendChild(make("span", { translate: false }))
  const count = make("summary"), list = make("ol")
  const said = make("p", { className: "hidden", "aria-live": "polite" })
  const box = make("div", { className: "film live" }, bar, place, make("div", { className: "stack" }, when, shown), first, lines, chart, make("details", {}, count, list), said)
  root.append(box)
  let data

  function plot() {
    const width = Math.max(box.clientWidth / larger(), 260)
    const most = Math.max(data.points.at(-1)?.[0] ?? 0, data.least)
    const frame = axes(chart, width, HEIGHT, { x: [0, most], y: [0, data.blind * 1.12], xName: "tokens read", yName: "loss (nats a token)" })
    frame.level(data.blind, `blind guess ${data.blind.toFixed(2)}`)
    frame.line("sister", data.sister)
    frame.line("mine", data.points)
    const end = data.points.at(-1)
    if (end) frame.put("circle", { class: "mark", cx: frame.X(end[0]), cy: frame.Y(end[1]), r: 6 })
    chart.setAttribute("aria-label", data.about)
  }
  whenResized(box, () => data && plot(), life)
  return ({ data: now }) => {
    const before = data
    data = now
    box.style.setProperty("--grey", data.grey)
    bar.value = data.share
    place.textContent = data.line
    const written = data.samples.at(-1), start = data.samples[0]
    when.textContent = written?.when ?? ""
    shown.textContent = written?.text ?? ""
    began.textContent = start?.text ?? ""
    first.style.visibility = data.samples.length > 1 ? "" : "hidden" // its place is kept, so that nothing jumps
    lines.replaceChildren(sample("mine", "yours"), ...(data.sister.length ? [sample("sister", "its big sister, after as many tokens")] : []))
    const earlier = data.samples.slice(0, -1).reverse()
    if (before?.samples.length !== data.samples.length || before?.finished !== data.finished) {
      count.textContent = `All that it wrote before, latest first (${earlier.length})`
      list.replaceChildren(...earlier.map(each => make("li", {}, make("b", { textContent: each.when }), make("span", { textContent: each.text, translate: false }))))
      said.textContent = data.said
    }
    plot()
  }
})
