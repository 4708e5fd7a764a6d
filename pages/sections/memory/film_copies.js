// Every planted line as a point: how likely its words are (upward) against how often it was read (rightward), moving through training.
export default function (component) {
  return mount(component, copiesFilm)
}

const BOX = { width: 640, height: 360, left: 58, right: 8, top: 12, bottom: 34 }
const EDGE = 24  // room for the marks of the first and the last number of copies

function copiesFilm(film, root) {
  const moves = transport(film, root)
  const chart = draw("svg", { viewBox: `0 0 ${BOX.width} ${BOX.height}`, role: "img", class: "dots" })
  const legend = make("p", { className: "note" })
  const upward = make("p", { className: "axis", textContent: "↑ chance of the right next token" })
  const rightward = make("p", { className: "axis end", textContent: "copies in the training text →" })
  root.append(moves.bar, moves.place, upward, chart, rightward, legend, moves.line, moves.said)
  let width = BOX.width
  let points = [], lines = [], built = null
  const x = copies => {
    const [low, high] = [Math.log(film.data.levels[0]), Math.log(film.data.levels.at(-1))]
    return BOX.left + EDGE + (width - BOX.left - BOX.right - 2 * EDGE) * (Math.log(copies) - low) / (high - low || 1)
  }
  const y = share => BOX.top + (BOX.height - BOX.top - BOX.bottom) * (1 - share)
  const between = (values, t) => {
    const first = Math.floor(t), next = Math.min(first + 1, values.length - 1)
    return values[first] + (values[next] - values[first]) * (t - first)
  }

  film.pace = 900
  film.draw = t => {
    for (const { mark, at, values } of points) mark.setAttribute("transform", `translate(${at} ${y(between(values, t))})`)
    for (const { path, medians } of lines) {
      path.setAttribute("points", medians.map((values, place) => `${x(film.data.levels[place])},${y(between(values, t))}`).join(" "))
    }
    chart.setAttribute("aria-label", film.data.sentences[Math.round(t)])
  }

  function build() {
    chart.replaceChildren()
    width = Math.min(Math.max(root.clientWidth || BOX.width, 300), 760)
    chart.setAttribute("viewBox", `0 0 ${width} ${BOX.height}`)
    points = []
    lines = []
    for (const share of [0, 0.25, 0.5, 0.75, 1]) {
      chart.append(draw("line", { x1: BOX.left, x2: width - BOX.right, y1: y(share), y2: y(share), class: "grid" }))
      const label = draw("text", { x: BOX.left - 8, y: y(share) + 5, "text-anchor": "end" })
      label.textContent = percent(share)
      chart.append(label)
    }
    for (const level of film.data.levels) {
      const label = draw("text", { x: x(level), y: BOX.height - BOX.bottom + 22, "text-anchor": "middle" })
      label.textContent = level
      chart.append(label)
    }
    legend.replaceChildren()
    film.data.groups.forEach((group, place) => {
      const path = draw("polyline", { fill: "none", stroke: group.colour, "stroke-width": 3, "stroke-dasharray": place ? "7 5" : "none" })
      chart.append(path)
      lines.push({ path, medians: group.medians })
      group.lines.forEach(line => {
        const mark = place ? draw("path", { d: "M0 -6 L6 0 L0 6 L-6 0 Z" }) : draw("circle", { r: 5.5 })
        mark.setAttribute("fill", place ? "none" : group.colour)
        mark.setAttribute("stroke", group.colour)
        mark.setAttribute("stroke-width", 2)
        const title = draw("title")
        title.textContent = line.text
        mark.append(title)
        chart.append(mark)
        points.push({ mark, at: x(line.copies) + line.aside * (width < 480 ? 0.7 : 1), values: line.values })
      })
      legend.append(make("span", { textContent: `${place ? "◇ and broken line" : "● and full line"}: ${group.name}. ` }))
    })
  }

  function fit() { // draws again only when the data or the width differ from what is drawn
    const now = `${film.data.stamp} ${root.clientWidth}`
    if (built === now) return
    built = now
    build()
    film.draw(film.t)
  }
  film.refresh = () => {
    fit()
    moves.refresh()
  }
  whenResized(root, fit, film.life)
}
