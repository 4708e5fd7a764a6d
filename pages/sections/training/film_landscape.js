// The run's walk over its landscape: the loss on a plane as bands between contour lines, the path on it, and the moment marked.
export default function (component) {
  return mount(component, (film, root) => {
    const chart = draw("svg", { role: "img", class: "chart scrub" })
    const bands = make("ul", { className: "bands" })
    const moves = transport(film, root)
    root.append(moves.bar, moves.place, chart, bands, moves.line, moves.said)
    film.pace = 900
    let here, X, Y, picture = "", pictured = ""

    // The loss between the points of the grid, straight from one to the next in both directions.
    function height(i, j) {
      const grid = film.data.loss, last = grid.length - 1
      const row = Math.min(Math.floor(j), last - 1), column = Math.min(Math.floor(i), last - 1), right = i - column, up = j - row
      return (1 - up) * ((1 - right) * grid[row][column] + right * grid[row][column + 1]) + up * ((1 - right) * grid[row + 1][column] + right * grid[row + 1][column + 1])
    }
    const band = value => { let at = 0; while (at < film.data.levels.length && value >= film.data.levels[at]) at++; return at }

    function paint(width, tall) { // every pixel in the colour of its band; where a band ends, a line
      const key = film.data.stamp + width
      if (key === pictured) return picture
      const canvas = make("canvas", { width, height: tall }), brush = canvas.getContext("2d"), image = brush.createImageData(width, tall)
      const inks = film.data.inks.map(ink => [1, 3, 5].map(at => parseInt(ink.slice(at, at + 2), 16))), last = film.data.loss.length - 1
      let above = new Int8Array(width).fill(-1)
      for (let row = 0; row < tall; row++) {
        const here = new Int8Array(width)
        for (let column = 0; column < width; column++) {
          here[column] = band(height(last * column / (width - 1), last * (1 - row / (tall - 1))))
          const edge = (column && here[column] !== here[column - 1]) || (row && here[column] !== above[column])
          const at = 4 * (row * width + column), ink = inks[here[column]]
          for (let part = 0; part < 3; part++) image.data[at + part] = edge ? ink[part] * 0.55 : ink[part]
          image.data[at + 3] = 255
        }
        above = here
      }
      brush.putImageData(image, 0, 0)
      pictured = key
      return (picture = canvas.toDataURL())
    }

    function plot() {
      const data = film.data, width = Math.max(Math.round(root.clientWidth / larger()), 260), inner = width - 58
      const tall = Math.min(Math.round(inner * (data.y.at(-1) - data.y[0]) / (data.x.at(-1) - data.x[0])), 560)
      const frame = axes(chart, width, tall + 72, { x: [data.x[0], data.x.at(-1)], y: [data.y[0], data.y.at(-1)], xName: data.names_of_axes[0], yName: data.names_of_axes[1] });
      ({ X, Y } = frame)
      frame.put("image", { href: paint(inner, tall), x: frame.edge.left, y: frame.edge.top, width: inner, height: tall, preserveAspectRatio: "none" })
      const land = frame.put("g", { class: "land" })
      const put = (tag, attributes, text) => land.appendChild(draw(tag, attributes, text))
      const way = data.path.map(([x, y], i) => `${i ? "L" : "M"}${X(x).toFixed(1)} ${Y(y).toFixed(1)}`).join("")
      put("path", { class: "halo", d: way })
      put("path", { class: "way", d: way })
      for (const [x, y] of data.path) put("circle", { class: "stop", cx: X(x), cy: Y(y), r: 4 })
      label(put, frame, inner, tall)
      const ends = [[data.path[0], "start"], [data.path.at(-1), "end"]]
      for (const [[x, y], name] of ends) {
        const far = X(x) > width - 60
        put("text", { x: X(x) + (far ? -15 : 15), y: Y(y) - 4, "text-anchor": far ? "end" : "start", "font-weight": 700 }, name)
      }
      here = put("circle", { class: "here", r: 9 })
      chart.setAttribute("aria-label", data.about)
      chart.onclick = event => {
        const box = chart.getBoundingClientRect(), scale = width / box.width
        const x = (event.clientX - box.left) * scale, y = (event.clientY - box.top) * scale
        const far = ([a, b]) => (X(a) - x) ** 2 + (Y(b) - y) ** 2
        moves.pause(); moves.go(data.path.reduce((best, point, i) => (far(point) <= far(data.path[best]) ? i : best), 0)); moves.rest()
      }
      film.draw(film.t)
    }

    function label(put, frame, inner, tall) { // the loss of each contour line where it crosses a slanting line through the picture
      const last = film.data.loss.length - 1
      const taken = film.data.path.map(([x, y]) => [X(x), Y(y)])
      for (const [x0, y0, x1, y1] of [[0.5, 1, 0.5, 0], [0.04, 0.5, 0.96, 0.5], [0.85, 1, 0.85, 0]]) {
        let before = -1
        for (let t = 0; t <= 1; t += 0.005) {
          const u = x0 + (x1 - x0) * t, v = y0 + (y1 - y0) * t, now = band(height(last * u, last * (1 - v)))
          const x = frame.edge.left + u * inner, y = frame.edge.top + v * tall
          if (before >= 0 && now !== before && y > frame.edge.top + 14 && y < frame.edge.top + tall - 6 && taken.every(([a, b]) => Math.hypot(a - x, b - y) > 30)) {
            put("text", { x, y: y + 4, "text-anchor": "middle", style: "font-size:12.75px" }, String(film.data.levels[Math.max(now, before) - 1]))
            taken.push([x, y])
          }
          before = now
        }
      }
    }

    film.draw = t => {
      if (!here) return
      const { path } = film.data, low = Math.floor(t), high = Math.min(low + 1, path.length - 1)
      here.setAttribute("cx", X(path[low][0] + (path[high][0] - path[low][0]) * (t - low)))
      here.setAttribute("cy", Y(path[low][1] + (path[high][1] - path[low][1]) * (t - low)))
    }
    whenResized(root, plot, film.life)
    film.refresh = () => {
      const { levels, inks } = film.data
      bands.replaceChildren(...inks.map((ink, at) => {
        const patch = make("i", { "aria-hidden": "true" })
        patch.style.background = ink
        return make("li", {}, patch, at === 0 ? `loss below ${levels[0]}` : at === levels.length ? `${levels.at(-1)} and more` : `${levels[at - 1]} to ${levels[at]}`)
      }))
      plot()
      moves.refresh()
    }
  })
}
