// A small line chart in SVG: scale, grid, names of the axes, lines. Shared by the films of the training loop.
function even(low, high, most) { // round numbers between two ends, `most` at most
  const rough = (high - low) / most, ten = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(each => each * ten).find(each => each >= rough)
  const found = []
  for (let value = Math.ceil(low / step - 1e-9) * step; value <= high + step * 1e-9; value += step) found.push(Math.abs(value) < step * 1e-9 ? 0 : value)
  return found
}

function short(value) {
  return (Math.abs(value) >= 1e6 ? `${+(value / 1e6).toFixed(1)} M` : Math.abs(value) >= 1e4 ? `${+(value / 1e3).toFixed(0)} k` : value.toLocaleString("en", { maximumFractionDigits: 2 })).replace("-", "−")
}

// Empty the chart and draw its axes; returns the scales X and Y, put (add an element) and line (add a path through points).
function axes(chart, width, height, { x, y, xName, yName }) {
  const edge = { left: 44, right: 14, top: 26, bottom: 46 }
  const X = value => edge.left + (width - edge.left - edge.right) * (value - x[0]) / (x[1] - x[0])
  const Y = value => height - edge.bottom - (height - edge.top - edge.bottom) * (value - y[0]) / (y[1] - y[0])
  const put = (tag, attributes, text) => chart.appendChild(draw(tag, attributes, text))
  chart.setAttribute("viewBox", `0 0 ${width} ${height}`)
  chart.style.height = height * larger() + "px"
  chart.replaceChildren()
  for (const value of even(y[0], y[1], 6)) {
    put("line", { class: "grid", x1: edge.left, x2: width - edge.right, y1: Y(value), y2: Y(value) })
    put("text", { x: edge.left - 6, y: Y(value) + 4, "text-anchor": "end" }, short(value))
  }
  for (const value of even(x[0], x[1], width < 480 ? 4 : 7)) {
    put("line", { class: "grid", x1: X(value), x2: X(value), y1: height - edge.bottom, y2: height - edge.bottom + 5 })
    put("text", { x: X(value), y: height - edge.bottom + 19, "text-anchor": X(value) > width - 40 ? "end" : "middle" }, short(value))
  }
  put("text", { x: (width + edge.left) / 2, y: height - 6, "text-anchor": "middle" }, xName)
  put("text", { x: 0, y: 14 }, yName)
  const line = (name, points) => points.length && put("path", { class: name, d: points.map(([a, b], i) => `${i ? "L" : "M"}${X(a).toFixed(1)} ${Y(b).toFixed(1)}`).join("") })
  const level = (value, text, below) => {
    put("line", { class: "known", x1: edge.left, x2: width - edge.right, y1: Y(value), y2: Y(value) })
    put("text", { x: width - edge.right, y: Y(value) + (below ? 17 : -6), "text-anchor": "end" }, text)
  }
  return { X, Y, put, line, level, edge }
}

function sample(name, text) { // how a line looks, and what it is
  const drawn = draw("svg", { viewBox: "0 0 34 12", width: 34, height: 12, class: "chart", style: "display:inline;width:34px" })
  drawn.append(draw("path", { class: name, d: "M0 6L34 6" }))
  return make("span", {}, drawn, " " + text)
}
