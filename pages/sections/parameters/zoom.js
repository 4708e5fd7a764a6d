// From one number out to the whole model, on one map drawn to scale: a number is one unit of area at every zoom.
// Everything is sent once; zooming needs no server. A tap on the map asks Python for another number.
const SECONDS = 0.7, INK = 0.16, WRITTEN = 34 // seconds of a zoom, tint of an empty number, pixels from which values are written

export default component => instance(component, (root, life) => {
  const map = { at: null, level: 0, images: new Map() }
  const title = make("h2", { className: "title" })
  const canvas = make("canvas", { role: "img" })
  const about = make("p", { className: "about" })
  const said = make("p", { className: "hidden", "aria-live": "polite" })
  const out = make("button", { type: "button", className: "next", textContent: "Zoom out" })
  const back = make("button", { type: "button", textContent: "Zoom in" })
  const levels = make("div", { className: "kinds levels", role: "group", "aria-label": "How much of the model to show" })
  const bar = make("div", { className: "tools" }, back, out)
  const legend = make("ul", { className: "kinds-of", "aria-label": "Colours" })
  const box = make("div", { className: "film zoom", tabIndex: -1 }, levels, title, canvas, legend, about, bar, said)
  root.append(box)
  const context = canvas.getContext("2d")

  function size() {
    const unit = larger(), ratio = (devicePixelRatio || 1) * unit, width = (canvas.clientWidth || 600) / unit, height = width < 480 ? 250 : 360
    canvas.style.height = `${height * unit}px`
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio)
      canvas.height = Math.round(height * ratio)
    }
    return { unit, ratio, width, height }
  }

  function goal(level) {
    const { width, height } = size(), [x, y, w, h] = map.data.levels[level].rect
    const edge = level > 2 ? 24 : 12
    return { x: x + w / 2, y: y + h / 2, scale: Math.min((width - 2 * edge) / w, (height - 2 * edge) / h) }
  }

  function image(box) { // the numbers of a box that were sent, shaded by their size, one pixel each
    if (map.images.has(box)) return map.images.get(box)
    const [part, start, count] = map.data.window
    const [of, first, total, , , width] = box
    const from = Math.max(start, first), to = Math.min(start + count, first + total)
    let made = null
    if (of === part && to > from) {
      const height = Math.ceil(total / width)
      made = new OffscreenCanvas(width, height)
      const pixels = new ImageData(width, height), colour = rgb(fill(of))
      for (let place = from; place < to; place++) {
        const at = (place - first) * 4
        pixels.data.set(colour, at)
        pixels.data[at + 3] = 255 * (INK + (1 - INK) * map.bytes[place - start] / 255)
      }
      made.getContext("2d").putImageData(pixels, 0, 0)
      made.first = Math.floor((from - first) / width)
      made.last = Math.ceil((to - first) / width)
    }
    map.images.set(box, made)
    return made
  }

  const fill = part => map.data.parts[part].colour

  function draw(view) {
    map.view = view
    const { ratio, width, height } = size()
    const { text, paper: ground } = map.colours
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    const X = x => (x - view.x) * view.scale + width / 2, Y = y => (y - view.y) * view.scale + height / 2
    for (const box of map.data.boxes) {
      const [part, , count, x, y, wide] = box, tall = Math.ceil(count / wide)
      const left = X(x), top = Y(y), w = wide * view.scale, h = tall * view.scale
      if (left > width || top > height || left + w < 0 || top + h < 0) continue
      const detail = view.scale > 0.25 ? image(box) : null
      context.fillStyle = fill(part)
      context.globalAlpha = detail ? 0.3 : 0.75
      if (!detail) context.fillRect(left, top, Math.max(w, 0.5), Math.max(h, 0.5))
      else {
        if (detail.first > 0) context.fillRect(left, top, w, detail.first * view.scale)
        if (detail.last < tall) context.fillRect(left, top + detail.last * view.scale, w, (tall - detail.last) * view.scale)
        context.globalAlpha = 1
        context.imageSmoothingEnabled = view.scale < 1.5
        context.drawImage(detail, left, top, w, h)
      }
      context.globalAlpha = 1
    }
    if (view.scale > WRITTEN) values(X, Y, view.scale, text, ground)
    if (view.scale < 4) labels(X, Y, view.scale, text, ground)
    const row = map.data.levels[1].rect, [x, y] = map.data.cell
    context.lineWidth = 2
    context.strokeStyle = text
    if (view.scale > 1.2 && view.scale < 60) context.strokeRect(X(row[0]) - 1, Y(row[1]) - 1, row[2] * view.scale + 2, row[3] * view.scale + 2)
    const small = Math.max(0, 9 - view.scale) / 2 // the chosen number stays findable when it is smaller than a pixel
    context.lineWidth = 3
    context.strokeStyle = ground
    context.strokeRect(X(x) - small - 2.5, Y(y) - small - 2.5, view.scale + 2 * small + 5, view.scale + 2 * small + 5)
    context.strokeStyle = text
    context.strokeRect(X(x) - small, Y(y) - small, view.scale + 2 * small, view.scale + 2 * small)
  }

  function written(text, x, y, size, colour, ground, bold) {
    context.font = `${bold ? 700 : 500} ${size}px ${getComputedStyle(box).fontFamily}`
    context.textAlign = "center"
    context.textBaseline = "middle"
    context.lineJoin = "round"
    context.lineWidth = 4
    context.strokeStyle = ground
    context.strokeText(text, x, y)
    context.fillStyle = colour
    context.fillText(text, x, y)
  }

  function values(X, Y, scale, text, ground) {
    for (const [x, y, value, own] of map.data.near)
      written(value, X(x + 0.5), Y(y + 0.5), Math.min(own ? 24 : 18, scale / (own ? 4 : 5.2)), text, ground, own)
  }

  function labels(X, Y, scale, text, ground) {
    const level = map.data.levels[map.level]
    const { width } = size()
    for (const [words, x, y] of level.labels ?? []) {
      const size = width < 480 ? 10.5 : 13
      written(words, X(x), Y(y) - size * 0.75, size, text, ground, true)
    }
  }

  function travel(level) {
    const target = goal(level), from = map.view
    cancelAnimationFrame(map.frame)
    if (!from || stillness.matches) return draw(target)
    const begun = performance.now()
    const move = now => {
      const t = Math.min(1, (now - begun) / 1000 / SECONDS), eased = t * t * (3 - 2 * t)
      const scale = Math.exp(Math.log(from.scale) + eased * Math.log(target.scale / from.scale))
      // The centre follows the scale, so that what is zoomed at stays in sight.
      const share = Math.abs(target.scale - from.scale) < 1e-9 ? eased : (1 / scale - 1 / from.scale) / (1 / target.scale - 1 / from.scale)
      draw({ x: from.x + share * (target.x - from.x), y: from.y + share * (target.y - from.y), scale })
      if (t < 1) map.frame = requestAnimationFrame(move)
    }
    map.frame = requestAnimationFrame(move)
  }

  function show(level, report = true) {
    map.level = Math.max(0, Math.min(level, map.data.levels.length - 1))
    const now = map.data.levels[map.level]
    title.textContent = now.title
    about.textContent = now.about
    canvas.setAttribute("aria-label", `${now.title}. ${now.about}`)
    back.disabled = map.level === 0
    out.disabled = map.level === map.data.levels.length - 1
    ;[...levels.children].forEach((button, at) => button.setAttribute("aria-pressed", at === map.level))
    travel(map.level)
    if (!report) return
    said.textContent = `${now.title}. ${now.about}`
    clearTimeout(map.timer)
    map.timer = setTimeout(() => map.tell(now.name), 500)
  }

  out.onclick = () => { show(map.level + 1); if (out.disabled) back.focus() }
  back.onclick = () => { show(map.level - 1); if (back.disabled) out.focus() }
  box.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "ArrowRight") { event.preventDefault(); show(map.level + 1) }
    if (event.key === "ArrowLeft") { event.preventDefault(); show(map.level - 1) }
  })
  canvas.onclick = event => {
    const { unit, width, height } = size(), view = map.view
    const x = (event.offsetX / unit - width / 2) / view.scale + view.x, y = (event.offsetY / unit - height / 2) / view.scale + view.y
    for (const [part, start, count, left, top, wide] of map.data.boxes) {
      const place = Math.floor(y - top) * wide + Math.floor(x - left)
      if (x >= left && x < left + wide && y >= top && place < count) return map.pick(map.data.parts[part].first + start + place)
    }
  }
  whenResized(canvas, () => { if (map.data) { cancelAnimationFrame(map.frame); draw(goal(map.level)) } }, life)
  life.addEventListener("abort", () => { cancelAnimationFrame(map.frame); clearTimeout(map.timer) })
  contrast.addEventListener("change", () => { map.colours = palette(box); draw(map.view) }, { signal: life })
  return ({ data, setStateValue, setTriggerValue }) => {
    map.pick = value => setTriggerValue("picked", value)
    map.tell = value => setStateValue("level", value)
    map.colours = palette(box)
    const fresh = !map.data, moved = map.data?.number !== data.number
    map.data = data
    map.bytes = Uint8Array.from(atob(data.window[3]), letter => letter.charCodeAt(0))
    map.images.clear()
    legend.replaceChildren(...data.legend.map(([kind, count, colour]) =>
      make("li", {}, make("i", { style: `background:${colour}` }), `${kind} `, make("b", { textContent: count }))))
    if (fresh) levels.append(...data.levels.map((level, at) => make("button", { type: "button", textContent: level.name, onclick: () => show(at) })))
    const asked = data.levels.findIndex(level => level.name === data.begin)
    show(fresh || map.begin !== data.begin ? asked : map.level, false)
    if (!fresh && moved) said.textContent = data.levels[map.level].title
    map.begin = data.begin
  }
})
