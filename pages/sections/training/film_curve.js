// The whole run in one film: its loss curve with the moment marked, and what the model writes at that moment. A tap on the curve moves too.
const HEIGHT = 330

export default function (component) {
  return mount(component, (film, root) => {
    const chart = draw("svg", { role: "img", class: "chart scrub" })
    const lines = make("p", { className: "lines", "aria-hidden": "true" })
    const shown = make("p", { className: "text", translate: false }), prompt = make("span", { className: "prompt" }), rest = make("span", { className: "rest" })
    const room = make("p", { className: "text room", translate: false })
    shown.append(prompt, rest)
    const moves = transport(film, root)
    root.append(moves.bar, moves.place, lines, chart, make("div", { className: "stack" }, shown, room), moves.said)
    film.pace = 1100
    let mark, stem, X, Y

    function plot() {
      const data = film.data, width = Math.max(root.clientWidth / larger(), 260)
      const frame = axes(chart, width, HEIGHT, { x: [0, data.steps.at(-1)], y: [0, data.top], xName: "training step", yName: "loss (nats a token)" });
      ({ X, Y } = frame)
      frame.level(data.blind, `blind guess ${data.blind.toFixed(2)}`)
      if (data.floor) frame.level(data.floor, `its writer ${data.floor.toFixed(2)}`, true)
      frame.line("trained", data.curve)
      data.steps.forEach((step, i) => frame.put("path", { class: "saved", d: diamond(X(step), Y(data.heldout[i]), 5) }))
      stem = frame.put("line", { class: "stem" })
      mark = frame.put("circle", { class: "mark", r: 9 })
      chart.setAttribute("aria-label", data.about)
      chart.onclick = event => {
        const at = (event.clientX - chart.getBoundingClientRect().left) * width / chart.clientWidth
        const nearest = data.steps.reduce((best, step, i) => (Math.abs(X(step) - at) < Math.abs(X(data.steps[best]) - at) ? i : best), 0)
        moves.pause(); moves.go(nearest); moves.rest()
      }
      film.draw(film.t)
    }
    const diamond = (x, y, r) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`

    film.draw = t => {
      if (!mark) return
      const data = film.data, low = Math.floor(t), high = Math.min(low + 1, data.steps.length - 1), part = t - low
      const between = values => values[low] + (values[high] - values[low]) * part
      const x = X(between(data.steps)), y = Y(between(data.heldout))
      mark.setAttribute("cx", x); mark.setAttribute("cy", y)
      for (const [name, value] of [["x1", x], ["x2", x], ["y1", y], ["y2", Y(0)]]) stem.setAttribute(name, value)
      rest.textContent = data.texts[Math.round(t)]
    }
    whenResized(root, plot, film.life)
    film.refresh = () => {
      const data = film.data
      root.style.setProperty("--grey", data.grey)
      prompt.textContent = data.prompt
      const longest = data.texts.reduce((a, b) => (b.length + 30 * b.split("\n").length > a.length + 30 * a.split("\n").length ? b : a), "")
      room.textContent = data.prompt + longest
      lines.replaceChildren(sample("trained", "text it trains on"), make("span", {}, "◇ held-out text, at saved moments"), make("span", {}, "● the moment shown"))
      plot()
      moves.refresh()
    }
  })
}
