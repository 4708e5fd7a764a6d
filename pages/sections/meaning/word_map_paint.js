// One trace of core/figures/word_map.py on a canvas, as Plotly draws it: while the map moves, Plotly's own update of it would take
// most of a frame. now(trace, attribute): its value; spot(x, y): its place in pixels; font: the layout's.
const SIGNS = { left: -1, right: 1, top: -1, bottom: 1 } // where a text stands from its point
const SHAPE_OF = { "triangle-up": "triangle", x: "cross", "triangle-down": "down", "circle-open": "ring", cross: "plus", "square-open": "frame" }
const HALO = 3 // pixels, as in word_map.css

function paintTrace(pen, now, trace, spot, font, paper) {
  const of = name => now(trace, name), one = (name, place) => { const value = of(name); return Array.isArray(value) ? value[place] : value }
  const mode = of("mode"), ys = of("y"), points = of("x").map((x, place) => (x === null ? null : spot(x, ys[place])))
  pen.globalAlpha = 1
  if (mode.includes("lines")) {
    const width = of("line.width"), gap = Math.max(width, 3)
    pen.beginPath()
    points.forEach((point, place) => point && (points[place - 1] ? pen.lineTo(...point) : pen.moveTo(...point)))
    if (of("fill") === "toself") { pen.fillStyle = of("fillcolor"); pen.fill() }
    if (width) {
      pen.lineWidth = width
      pen.strokeStyle = of("line.color")
      pen.setLineDash(of("line.dash") === "dot" ? [gap, gap] : [])
      pen.stroke()
      pen.setLineDash([])
    }
  }
  if (mode.includes("markers")) points.forEach(([x, y], place) => {
    const radius = one("marker.size", place) / 2, symbol = one("marker.symbol", place), shape = SHAPE_OF[symbol] ?? symbol
    pen.globalAlpha = one("marker.opacity", place)
    pen.fillStyle = pen.strokeStyle = one("marker.color", place)
    pen.lineWidth = 1.5
    if (shape === "frame") return pen.strokeRect(x - radius, y - radius, 2 * radius, 2 * radius)
    pen.save()
    pen.translate(x, y)
    pen.scale(radius, radius)
    pen.fill(new Path2D(SHAPES[shape]))
    pen.restore()
  })
  pen.globalAlpha = 1
  if (mode.includes("text")) paintTexts(pen, one, points, mode.includes("markers"), font, paper)
}

function paintTexts(pen, one, points, marked, font, paper) {
  pen.textBaseline = "alphabetic"
  pen.lineJoin = "round"
  pen.lineWidth = HALO
  pen.strokeStyle = paper
  points.forEach((point, place) => {
    const text = one("text", place)
    if (!text || !point) return
    const [above, side] = one("textposition", place).split(" ").map(word => SIGNS[word] ?? 0), pixels = one("textfont.size", place)
    const away = marked ? one("marker.size", place) / 1.6 + 1 : 0
    pen.font = `${one("textfont.weight", place) ?? 400} ${pixels}px ${font.family}`
    pen.fillStyle = one("textfont.color", place) ?? font.color
    pen.textAlign = { "-1": "right", 0: "center", 1: "left" }[side]
    const at = [point[0] + side * away, point[1] + pixels * (0.75 + (above - 1) / 2) + above * away], words = unescaped(text)
    pen.strokeText(words, ...at)
    pen.fillText(words, ...at)
  })
}

// What core/figures/style.py's `literal` has written, as the letters that it stands for.
const unescaped = text => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&")
