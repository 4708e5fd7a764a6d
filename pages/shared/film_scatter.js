// The map of words: every moment of every word is here, and is drawn on one canvas.
const SHAPES = {
  circle: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z", square: "M-.85,-.85H.85V.85H-.85Z", triangle: "M0,-1.1L1.05,.8H-1.05Z",
  diamond: "M0,-1.2L1.1,0L0,1.2L-1.1,0Z", cross: "M-.9,-.45L-.45,-.9L0,-.45L.45,-.9L.9,-.45L.45,0L.9,.45L.45,.9L0,.45L-.45,.9L-.9,.45L-.45,0Z",
  down: "M0,1.1L1.05,-.8H-1.05Z", ring: "M1.1,0A1.1,1.1 0 1 1 -1.1,0A1.1,1.1 0 1 1 1.1,0M.55,0A.55,.55 0 1 0 -.55,0A.55,.55 0 1 0 .55,0Z",
  plus: "M-.35,-1.1H.35V-.35H1.1V.35H.35V1.1H-.35V.35H-1.1V-.35H-.35Z",
}
export default function (component) {
  return mount(component, scatterFilm)
}

function numbers(text, Kind) {
  return new Kind(Uint8Array.from(atob(text), character => character.charCodeAt(0)).buffer)
}

function scatterFilm(film, root, host) {
  const canvas = make("canvas", { tabIndex: 0 })
  canvas.setAttribute("role", "img")
  const pen = canvas.getContext("2d")
  const find = make("input", { type: "search", placeholder: "Find a word", autocomplete: "off", spellcheck: false })
  find.setAttribute("aria-label", "Find a word on the map")
  const tool = (label, text, act) => make("button", { type: "button", title: label, "aria-label": label, textContent: text, onclick: act })
  const legend = make("div", { className: "legend", role: "group" })
  legend.setAttribute("aria-label", "Kinds of word: tap to hide or show")
  const followed = make("div", { className: "followed" })
  const moves = transport(film, root)
  const tools = make("div", { className: "tools" }, find, tool("Closer", "+", () => zoom(1.5)), tool("Further", "−", () => zoom(1 / 1.5)), tool("Whole map", "⤢", whole))
  root.append(moves.bar, moves.place, canvas, moves.said, legend, tools, followed)

  let points, near, size, hidden = new Set(), picked = [], matches = new Set(), over = -1, labels = []
  let note = null, view = { scale: 1, x: 0.5, y: 0.5 }, colours = {}, sprites = [], width = 0, height = 0, loaded = null

  const at = (moment, word) => 2 * (moment * size + word)
  const toX = u => ((u - view.x) * view.scale + 0.5) * width
  const toY = v => ((v - view.y) * view.scale + 0.5) * height
  function where(word, t) {
    const from = Math.floor(t), to = Math.min(from + 1, film.data.steps.length - 1), part = t - from
    const a = at(from, word), b = at(to, word)
    return [toX((points[a] + (points[b] - points[a]) * part) / 65535), toY(1 - (points[a + 1] + (points[b + 1] - points[a + 1]) * part) / 65535)]
  }
  const seen = word => !hidden.has(film.data.groups[word])
  const pair = () => film.data.pair ?? []

  film.draw = t => {
    if (!width) return
    pen.clearRect(0, 0, width, height)
    const some = picked.length + pair().length + matches.size > 0
    const special = new Set([...pair(), ...picked, ...matches])
    if (over >= 0) special.add(over)
    pen.globalAlpha = some ? 0.5 : 0.85
    for (let word = 0; word < size; word++) {
      if (!seen(word) || special.has(word)) continue
      const [x, y] = where(word, t), sprite = sprites[film.data.groups[word]]
      pen.drawImage(sprite, x - 8, y - 8, 16, 16)
    }
    pen.globalAlpha = 1
    for (const word of new Set([...pair(), ...picked])) trail(word, t)
    if (pair().length === 2) join(t)
    if (!film.playing && Number.isInteger(t)) choose(t, special)
    pen.font = "13px " + colours.font
    for (const word of labels) if (!special.has(word)) name(word, t, colours.text, 0.9)
    for (const word of special) {
      const [x, y] = where(word, t), sprite = sprites[film.data.groups[word]]
      pen.drawImage(sprite, x - 12, y - 12, 24, 24)
      if (matches.size <= 40 || !matches.has(word)) name(word, t, colours.text, 1, true)
    }
    if (Number.isInteger(t)) neighbours(t)
    const index = Math.round(t)
    canvas.setAttribute("aria-label", film.data.sentences?.[index] ?? film.data.names[index])
  }
  function name(word, t, colour, alpha, bold) {
    const [x, y] = where(word, t)
    pen.font = (bold ? "bold 14px " : "13px ") + colours.font
    pen.globalAlpha = alpha
    pen.lineWidth = 4
    pen.lineJoin = "round"
    pen.strokeStyle = colours.paper
    const end = x + 9 + pen.measureText(film.data.words[word]).width > width
    pen.textAlign = end ? "right" : "left"
    pen.strokeText(film.data.words[word], x + (end ? -9 : 9), y + 4)
    pen.fillStyle = colour
    pen.fillText(film.data.words[word], x + (end ? -9 : 9), y + 4)
    pen.globalAlpha = 1
  }
  function trail(word, t) {
    pen.strokeStyle = film.data.inks[film.data.groups[word]]
    pen.lineWidth = 2
    pen.globalAlpha = 0.7
    pen.beginPath()
    for (let moment = 0; moment < t; moment++) pen.lineTo(...where(word, moment))
    pen.lineTo(...where(word, t))
    pen.stroke()
    pen.globalAlpha = 1
  }
  function join(t) {
    const [a, b] = pair(), [ax, ay] = where(a, t), [bx, by] = where(b, t)
    pen.setLineDash([5, 4])
    pen.strokeStyle = colours.text
    pen.lineWidth = 1.5
    pen.beginPath(); pen.moveTo(ax, ay); pen.lineTo(bx, by); pen.stroke()
    pen.setLineDash([])
    const now = film.data.similarity?.[Math.round(t)]
    if (now === undefined) return
    const text = `similarity ${now.toFixed(2).replace("-", "−")}`
    pen.font = "bold 14px " + colours.font
    pen.textAlign = "center"
    pen.lineWidth = 5
    pen.strokeStyle = colours.paper
    const half = pen.measureText(text).width / 2 + 4
    const x = Math.min(Math.max((ax + bx) / 2, half), width - half), y = Math.min(Math.max((ay + by) / 2 - 22, 16), height - 8)
    pen.strokeText(text, x, y)
    pen.fillStyle = colours.text
    pen.fillText(text, x, y)
    note = [x - half - 4, y - 4, 2 * half + 8]
  }
  // Names of a few words that don't cover each other; chosen while the film rests, so that they don't flicker.
  function choose(t, special) {
    labels = []
    const most = Math.round((width * height) / 9000), boxes = []
    const clash = (x, y, w) => boxes.some(box => x < box[0] + box[2] && box[0] < x + w && Math.abs(y - box[1]) < 20)
    for (const word of special) { const [x, y] = where(word, t); boxes.push([x - 8, y, 24 + 9 * film.data.words[word].length]) }
    if (note) boxes.push(note)
    for (let word = 0; word < size && labels.length < most; word++) {
      if (!seen(word) || special.has(word)) continue
      const [x, y] = where(word, t), w = 16 + 7 * film.data.words[word].length
      if (x < 0 || y < 8 || x + w > width || y > height - 6 || clash(x, y, w)) continue
      boxes.push([x, y, w])
      labels.push(word)
    }
  }
  function neighbours(t) {
    followed.replaceChildren(...picked.map(word => {
      const closest = near ? Array.from(near.subarray((t * size + word) * film.data.near_count, (t * size + word + 1) * film.data.near_count), other => film.data.words[other]).join(", ") : ""
      const line = make("p", {}, make("strong", { textContent: film.data.words[word] }), closest ? ` is nearest to ${closest} ` : " ")
      const drop = make("button", { type: "button", textContent: "×", onclick: () => toggle(word) })
      drop.setAttribute("aria-label", `Stop following ${film.data.words[word]}`)
      line.append(drop)
      return line
    }))
    if (!picked.length) followed.replaceChildren(make("p", { className: "quiet", textContent: "Tap a word, or find it and press Enter, to follow it." }))
  }
  function toggle(word) {
    picked = picked.includes(word) ? picked.filter(other => other !== word) : [...picked, word].slice(-4)
    film.draw(film.t)
  }

  find.oninput = () => {
    const text = find.value.trim().toLowerCase()
    matches = new Set(text ? film.data.words.flatMap((word, index) => (word.toLowerCase().startsWith(text) ? [index] : [])) : [])
    film.draw(film.t)
  }
  find.onkeydown = event => {
    if (event.key !== "Enter") return
    const text = find.value.trim().toLowerCase()
    const exact = film.data.words.findIndex(word => word.toLowerCase() === text)
    const word = exact >= 0 ? exact : matches.values().next().value
    if (word === undefined) { moves.said.textContent = "No word on this map begins like that."; return }
    find.value = ""
    matches = new Set()
    if (!picked.includes(word)) toggle(word)
  }

  // Hand: hover and tap name a word; with the map enlarged, dragging moves it; two fingers or Ctrl + wheel enlarge it.
  const hands = new Map()
  let moved = 0, spread = 0
  function nearest(event) {
    const box = canvas.getBoundingClientRect(), px = event.clientX - box.left, py = event.clientY - box.top
    let best = -1, least = event.pointerType === "touch" ? 900 : 225
    for (let word = 0; word < size; word++) {
      if (!seen(word)) continue
      const [x, y] = where(word, film.t), distance = (x - px) ** 2 + (y - py) ** 2
      if (distance < least) { least = distance; best = word }
    }
    return best
  }
  canvas.onpointerdown = event => { hands.set(event.pointerId, [event.clientX, event.clientY]); moved = 0; spread = 0; canvas.setPointerCapture(event.pointerId) }
  canvas.onpointermove = event => {
    const before = hands.get(event.pointerId)
    if (!before) { const word = nearest(event); if (word !== over) { over = word; film.draw(film.t) } return }
    const dx = event.clientX - before[0], dy = event.clientY - before[1]
    hands.set(event.pointerId, [event.clientX, event.clientY])
    moved += Math.abs(dx) + Math.abs(dy)
    if (hands.size === 2) {
      const [[ax, ay], [bx, by]] = hands.values(), now = Math.hypot(ax - bx, ay - by)
      if (spread) zoom(now / spread)
      spread = now
    } else if (view.scale > 1) { view.x -= dx / width / view.scale; view.y -= dy / height / view.scale; framed() }
  }
  canvas.onpointerup = event => {
    const tapped = hands.size === 1 && moved < 8
    hands.delete(event.pointerId)
    if (tapped) { const word = nearest(event); if (word >= 0) toggle(word) }
  }
  canvas.onpointercancel = event => hands.delete(event.pointerId)
  canvas.onpointerleave = () => { over = -1; film.draw(film.t) }
  canvas.onwheel = event => { if (event.ctrlKey) { event.preventDefault(); zoom(Math.exp(-event.deltaY / 200)) } }
  function zoom(by) { view.scale = Math.min(Math.max(view.scale * by, 1), 20); framed() }
  function whole() { view = { scale: 1, x: 0.5, y: 0.5 }; framed() }
  function framed() {
    const half = 0.5 / view.scale
    view.x = Math.min(Math.max(view.x, half), 1 - half)
    view.y = Math.min(Math.max(view.y, half), 1 - half)
    canvas.style.touchAction = view.scale > 1 ? "none" : "pan-y"
    film.draw(film.t)
  }

  function theme() {
    const style = getComputedStyle(host)
    colours = { text: style.getPropertyValue("--st-text-color"), paper: style.getPropertyValue("--st-background-color"), font: style.getPropertyValue("--st-font") || "sans-serif" }
    const sharp = devicePixelRatio || 1
    sprites = film.data.inks.map((ink, group) => {
      const sprite = make("canvas", { width: 24 * sharp, height: 24 * sharp }), brush = sprite.getContext("2d")
      brush.scale(sharp, sharp)
      brush.translate(12, 12)
      brush.scale(7, 7)
      const shape = new Path2D(SHAPES[film.data.shapes[group]])
      brush.lineWidth = 0.35
      brush.strokeStyle = colours.paper
      brush.stroke(shape)
      brush.fillStyle = ink
      brush.fill(shape)
      return sprite
    })
  }
  function key() {
    legend.replaceChildren(...film.data.group_names.map((text, group) => {
      const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg")
      icon.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8")
      icon.setAttribute("aria-hidden", "true")
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path")
      path.setAttribute("d", SHAPES[film.data.shapes[group]])
      path.setAttribute("fill", film.data.inks[group])
      icon.append(path)
      const entry = make("button", { type: "button" }, icon, text)
      const press = () => entry.setAttribute("aria-pressed", String(!hidden.has(group)))
      entry.onclick = () => { hidden.has(group) ? hidden.delete(group) : hidden.add(group); press(); film.draw(film.t) }
      press()
      return entry
    }))
  }
  function fit() {
    const sharp = devicePixelRatio || 1
    width = canvas.clientWidth
    height = canvas.clientHeight
    canvas.width = width * sharp
    canvas.height = height * sharp
    pen.setTransform(sharp, 0, 0, sharp, 0, 0)
    if (points) film.draw(film.t)
  }
  const watcher = new ResizeObserver(fit)
  watcher.observe(canvas)
  const stop = film.stop
  film.stop = () => { watcher.disconnect(); stop() }
  film.refresh = () => {
    canvas.style.height = `${film.data.height}px`
    if (film.data.points !== loaded) {
      loaded = film.data.points
      points = numbers(loaded, Uint16Array)
      near = film.data.near ? numbers(film.data.near, Uint16Array) : null
      size = film.data.words.length
      picked = []
      matches = new Set()
      hidden = new Set()
      key()
    }
    theme()
    fit()
    moves.refresh()
  }
}
