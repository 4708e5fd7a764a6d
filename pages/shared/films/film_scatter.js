// The map of words: every place of every word lies in the browser, and one canvas draws them. A word glides along a smooth
// curve through its saved places. Reader's text is drawn, or set with textContent, only.
const SHAPES = {
  circle: "M1,0A1,1 0 1 1 -1,0A1,1 0 1 1 1,0Z", square: "M-.85,-.85H.85V.85H-.85Z", triangle: "M0,-1.1L1.05,.8H-1.05Z",
  diamond: "M0,-1.2L1.1,0L0,1.2L-1.1,0Z", cross: "M-.9,-.45L-.45,-.9L0,-.45L.45,-.9L.9,-.45L.45,0L.9,.45L.45,.9L0,.45L-.45,.9L-.9,.45L-.45,0Z",
  down: "M0,1.1L1.05,-.8H-1.05Z", ring: "M1.1,0A1.1,1.1 0 1 1 -1.1,0A1.1,1.1 0 1 1 1.1,0M.55,0A.55,.55 0 1 0 -.55,0A.55,.55 0 1 0 .55,0Z",
  plus: "M-.35,-1.1H.35V-.35H1.1V.35H.35V1.1H-.35V.35H-1.1V-.35H-.35Z",
}
const MOST = 4 // words followed at once
const IN_VIEW = 0.75 // of the window's height that the map takes at most
const RULER = 92 // units of height
const REACH = 0.055 // of the map's width: how far a region's name looks for words of its kind

export default function (component) {
  return mount(component, scatterFilm)
}

const bytes = text => Uint8Array.from(atob(text), character => character.charCodeAt(0))
const ramp = (value, from, to) => Math.min(Math.max((value - from) / (to - from), 0), 1)
const PINNED = "600 14px "
const meet = (one, other) => one[0] < other[0] + other[2] && other[0] < one[0] + one[2] && one[1] < other[1] + other[3] && other[1] < one[1] + one[3]
const boxOf = name => [name.x - name.half, name.y - 9, 2 * name.half, 18] // left, top, width, height
const minus = value => value.toFixed(2).replace("-", "−")

function scatterFilm(film, root) {
  const canvas = make("canvas", { tabIndex: 0, className: "map" }), ruler = make("canvas", { className: "ruler" })
  canvas.setAttribute("role", "img")
  ruler.setAttribute("role", "img")
  const pen = canvas.getContext("2d"), rule = ruler.getContext("2d")
  const find = make("input", { type: "search", placeholder: "Find a word", autocomplete: "off", spellcheck: false })
  find.setAttribute("aria-label", "Find a word on the map")
  const tool = (label, text, act) => make("button", { type: "button", title: label, "aria-label": label, textContent: text, onclick: act })
  const group = (className, label) => { const box = make("div", { className, role: "group" }); box.setAttribute("aria-label", label); return box }
  const legend = group("legend", "Kinds of word: tap to light them up"), kinds = group("kinds", "Kind of map")
  const followed = make("div", { className: "followed" }), note = make("p", { className: "note" }), room = make("p", { className: "line room" })
  const moves = transport(film, root)
  const tools = make("div", { className: "tools" }, find, tool("Closer", "+", () => zoom(1.5)), tool("Further", "−", () => zoom(1 / 1.5)))
  const told = make("div", { className: "told" }, moves.line, room)
  const reset = make("button", { type: "button", className: "reset", textContent: "⤢ Whole map", hidden: true, onclick: whole })
  root.append(moves.bar, make("div", { className: "head" }, moves.place, kinds), make("div", { className: "sheet" }, canvas, reset), ruler, told, legend, tools, followed, note, moves.said)

  let store = null, stamp = null, places = {}, near = null, groups = null, size = 0, last = 0, begun = null
  let kind = null, before = null, mix = 1, at = 0, now = null, told_at = -1
  let lit = new Set(), picked = [], matches = new Set(), over = -1, labels = new Set(), chosen = 0, regions = {}, names = []
  let view = { scale: 1, x: 0.5, y: 0.5 }, colours = {}, sprites = [], width = 0, height = 0, across = 0, unit = 1, asked = 0, clock = 0 // width and height in units
  const fades = new Map(), pins = new Map()

  // Places ----------------------------------------------------------------------------------------------------------
  const toX = u => ((u - view.x) * view.scale + 0.5) * width
  const toY = v => ((1 - v - view.y) * view.scale + 0.5) * height
  const stretch = () => Math.min(width, height)
  function weights(t) { // Catmull and Rom's curve through the saved places
    const from = Math.min(Math.floor(t), last), u = t - from, v = u * u, w = v * u
    const index = [Math.max(from - 1, 0), from, Math.min(from + 1, last), Math.min(from + 2, last)]
    return [index, [(-u + 2 * v - w) / 2, (2 - 5 * v + 3 * w) / 2, (u + 4 * v - 3 * w) / 2, (w - v) / 2]]
  }
  function place(all, word, [index, part]) {
    let x = 0, y = 0
    for (let i = 0; i < 4; i++) {
      const from = 2 * (index[i] * size + word)
      x += part[i] * all[from]
      y += part[i] * all[from + 1]
    }
    return [x, y]
  }
  // A map keeps its proportions: the longer side of the canvas gets some air.
  const onPage = ([x, y]) => [toX(0.5 + (x - 0.5) * stretch() / width), toY(0.5 + (y - 0.5) * stretch() / height)]
  const where = word => [now[2 * word], now[2 * word + 1]]
  function arrange() { // every frame: no small arrays here
    const [[i, j, k, l], [a, b, c, d]] = weights(at), here = places[kind], there = mix < 1 ? places[before] : null
    const ease = mix * mix * (3 - 2 * mix), row = 2 * size, side = stretch() * view.scale
    const shiftX = (0.5 - view.x) * view.scale * width + width / 2 - side / 2, shiftY = (0.5 - view.y) * view.scale * height + height / 2 - side / 2
    for (let axis = 0; axis < row; axis++) {
      let value = a * here[i * row + axis] + b * here[j * row + axis] + c * here[k * row + axis] + d * here[l * row + axis]
      if (there) {
        const from = a * there[i * row + axis] + b * there[j * row + axis] + c * there[k * row + axis] + d * there[l * row + axis]
        value = from + (value - from) * ease
      }
      now[axis] = axis % 2 ? shiftY + (1 - value) * side : shiftX + value * side
    }
    names = named()
  }
  const seen = word => !lit.size || lit.has(groups[word])
  const lines = () => film.data.pairs ?? []
  const paired = () => lines().flatMap(line => line.words).filter(word => word !== null)
  const close = (word, moment) => (near ? Array.from(near.subarray((moment * size + word) * store.near_count, (moment * size + word + 1) * store.near_count)) : [])

  // Time ------------------------------------------------------------------------------------------------------------
  film.draw = t => {
    const index = Math.round(t)
    if (film.playing) at = t
    if (index !== told_at) tell(index)
    wake()
  }
  function tell(index) {
    told_at = index
    canvas.setAttribute("aria-label", film.data.sentences[index])
    ruler.setAttribute("aria-label", lines().map(line => `Similarity of ${line.names.join(" and ")}: ${minus(line.values[index])}.`).join(" "))
    note.textContent = film.data.notes?.[kind]?.[index] ?? ""
    cards(index)
  }
  function wake() { if (!asked) { clock ||= performance.now(); asked = requestAnimationFrame(frame) } }
  function frame(time) {
    asked = 0
    if (!width || !now || !root.isConnected) return
    const past = Math.min(Math.max(time - clock, 1), 100)
    let busy = false
    if (!film.playing) {
      const gap = film.t - at
      at = stillness.matches || Math.abs(gap) < 0.004 || Math.abs(gap) > 3 ? film.t : at + gap * (1 - Math.exp(-past / 110))
      busy = at !== film.t
    }
    if (mix < 1) { mix = stillness.matches ? 1 : Math.min(mix + past / 700, 1); busy ||= mix < 1 }
    arrange()
    pinDown()
    if (time - chosen > 260 || (!busy && !film.playing)) { chosen = time; choose() }
    busy = fade(past) || busy
    paint()
    measure()
    if (busy || film.playing) { clock = time; wake() } else clock = 0
  }
  function fade(past) {
    let busy = false
    for (const word of labels) if (!fades.has(word)) fades.set(word, 0)
    for (const [word, alpha] of fades) {
      const want = labels.has(word) ? 1 : 0, next = stillness.matches || Math.abs(want - alpha) < 0.03 ? want : alpha + (want - alpha) * (1 - Math.exp(-past / 130))
      busy ||= next !== want
      next || want ? fades.set(word, next) : fades.delete(word)
    }
    return busy
  }

  // Names of a few words that don't cover each other. Whoever is named stays named while there is room.
  function choose() {
    const most = Math.round((width * height) / 13000), boxes = [...[...pins.values()].map(pin => pin.box), ...names.map(boxOf)], next = new Set(), special = inQuestion()
    for (const word of special) boxes.push(spot(word))
    const wanted = new Set([...picked.flatMap(word => close(word, Math.round(at))), ...labels, ...store.words.keys()])
    for (const word of wanted) {
      if (next.size >= most) break
      if (!seen(word) || special.has(word)) continue
      const [x, y] = where(word), w = 18 + 7.2 * store.words[word].length, box = [x, y - 9, w, 18]
      if (x < 4 || y < 12 || x + w > width || y > height - 10 || boxes.some(other => meet(box, other))) continue
      boxes.push(box)
      next.add(word)
    }
    labels = next
  }
  // A kind of word gets its name on the map where most words around are of that kind.
  function crowd(map, moment) {
    const key = map + moment
    if (regions[key]) return regions[key]
    const all = places[map], from = 2 * moment * size, kindsOf = store.group_names.length
    const best = Array.from({ length: kindsOf }, () => ({ score: 0 }))
    for (let a = 0; a < size; a++) {
      if (groups[a] === store.background) continue
      const ax = all[from + 2 * a], ay = all[from + 2 * a + 1]
      let same = 0, any = 0, sx = 0, top = 0
      for (let b = 0; b < size; b++) {
        const bx = all[from + 2 * b], by = all[from + 2 * b + 1]
        if ((bx - ax) ** 2 + (by - ay) ** 2 > REACH * REACH) continue
        any++
        if (groups[b] === groups[a]) { same++; sx += bx; top = Math.max(top, by) }
      }
      const score = same * same / any
      if (same > 5 && score > best[groups[a]].score) best[groups[a]] = { score, x: sx / same, y: top, alpha: ramp(same / any, 0.5, 0.72) }
    }
    return (regions[key] = best)
  }
  function named() {
    const moment = Math.min(Math.floor(at), last), part = at - moment, a = crowd(kind, moment), b = crowd(kind, Math.min(moment + 1, last))
    const found = store.group_names.flatMap((text, index) => {
      const from = a[index], to = b[index], alpha = (from.alpha ?? 0) * (1 - part) + (to.alpha ?? 0) * part
      if (alpha < 0.05 || (lit.size && !lit.has(index))) return []
      const one = from.alpha ? from : to, two = to.alpha ? to : from
      const [x, y] = onPage([one.x + (two.x - one.x) * part, one.y + (two.y - one.y) * part]), half = 6 * text.length
      return [{ text: text.toUpperCase(), index, half, alpha: alpha * (mix < 1 ? mix : 1), x: Math.min(Math.max(x, half + 2), width - half - 2), y: Math.max(y - 17, 12) }]
    })
    const kept = [] // of two names that would cover each other, the upper one moves up
    for (const name of found.sort((one, two) => two.y - one.y)) {
      for (const other of kept) if (Math.abs(other.x - name.x) < other.half + name.half && Math.abs(other.y - name.y) < 17) name.y = Math.max(other.y - 17, 12)
      kept.push(name)
    }
    return kept
  }

  // Picture ---------------------------------------------------------------------------------------------------------
  function paint() {
    pen.clearRect(0, 0, width, height)
    pen.textBaseline = "middle"
    pen.lineJoin = pen.lineCap = "round"
    const special = inQuestion()
    for (const light of [false, true]) {
      pen.globalAlpha = light ? (lit.size ? 0.95 : 0.72) : 0.14
      const wide = width < 480 ? 12 : 16, small = 0.62 * wide
      for (let word = 0; word < size; word++) {
        if (seen(word) !== light || special.has(word)) continue
        const w = groups[word] === store.background && !lit.size ? small : wide
        pen.drawImage(sprites[groups[word]], now[2 * word] - w / 2, now[2 * word + 1] - w / 2, w, w)
      }
    }
    pen.globalAlpha = 1
    for (const region of names) {
      pen.font = `700 ${width < 480 ? 12 : 14}px ${colours.font}`
      pen.letterSpacing = "0.08em"
      pen.textAlign = "center"
      ghost(region.text, region.x, region.y, colours.groups[region.index], region.alpha, 5)
      pen.letterSpacing = "0px"
    }
    pen.font = `13px ${colours.font}`
    pen.textAlign = "left"
    for (const [word, alpha] of fades) if (!special.has(word)) { const [x, y] = where(word); ghost(store.words[word], x + 8, y, colours.text, 0.88 * alpha, 3.5) }
    if (mix === 1) for (const word of new Set([...lines().filter(line => !line.control).flatMap(line => line.words), ...picked])) if (word !== null) trail(word)
    if (!film.playing && Number.isInteger(at)) for (const word of picked) threads(word, at)
    for (const line of lines()) if (!line.words.includes(null)) join(line)
    pinned(special)
  }
  function ghost(text, x, y, colour, alpha, halo) {
    pen.globalAlpha = alpha
    pen.lineWidth = halo
    pen.strokeStyle = colours.paper
    pen.strokeText(text, x, y)
    pen.fillStyle = colour
    pen.fillText(text, x, y)
    pen.globalAlpha = 1
  }
  function trail(word) {
    const all = places[kind], pieces = 6
    pen.strokeStyle = colours.groups[groups[word]]
    let [x, y] = onPage(place(all, word, weights(0)))
    for (let step = 1; step <= Math.ceil(at * pieces); step++) {
      const t = Math.min(step / pieces, at), [toX, toY] = onPage(place(all, word, weights(t)))
      pen.globalAlpha = 0.12 + 0.68 * (t / Math.max(at, 0.001)) ** 2
      pen.lineWidth = 1 + 2 * (t / Math.max(at, 0.001))
      pen.beginPath(); pen.moveTo(x, y); pen.lineTo(toX, toY); pen.stroke()
      x = toX; y = toY
    }
    pen.globalAlpha = 1
  }
  function threads(word, moment) {
    const [x, y] = where(word)
    pen.strokeStyle = colours.groups[groups[word]]
    pen.lineWidth = 1.2
    pen.globalAlpha = 0.65
    for (const other of close(word, moment)) { pen.beginPath(); pen.moveTo(x, y); pen.lineTo(...where(other)); pen.stroke() }
    pen.globalAlpha = 1
  }
  function join(line) {
    const [[ax, ay], [bx, by]] = line.words.map(where)
    pen.setLineDash(line.control ? [2, 6] : [])
    pen.strokeStyle = line.control ? colours.quiet : colours.text
    pen.globalAlpha = line.control ? 0.8 : 0.9
    pen.lineWidth = line.control ? 1.5 : 2
    pen.beginPath(); pen.moveTo(ax, ay); pen.lineTo(bx, by); pen.stroke()
    pen.setLineDash([])
    pen.globalAlpha = 1
  }
  function rounded(brush, x, y, w, h, r) { brush.beginPath(); brush.roundRect(x, y, w, h, r) }
  // The words in question wear a label with a border, which keeps clear of all else and glides when it has to move; a kind's name gives way to it.
  function inQuestion() { return new Set([...paired(), ...picked, ...matches, ...(over >= 0 ? [over] : [])]) }
  function spot(word) { const [x, y] = where(word); return [x - 7, y - 7, 14, 14] }
  function pinDown() {
    const special = inQuestion(), few = [...special].filter(word => matches.size <= 30 || !matches.has(word))
    const taken = [...names.filter(name => name.alpha > 0.3).map(boxOf), ...[...special].map(spot)]
    for (const word of pins.keys()) if (!few.includes(word)) pins.delete(word)
    pen.font = PINNED + colours.font
    for (const word of few) {
      const [x, y] = where(word), w = pen.measureText(store.words[word]).width + 14, h = 23, pin = pins.get(word)
      const spots = [[12 + w / 2, 0], [-12 - w / 2, 0], [0, -24], [0, 24], [10 + w / 2, -24], [-10 - w / 2, 24], [10 + w / 2, 26], [0, -48], [0, 48]]
      const boxAt = ([dx, dy]) => [x + dx - w / 2, y + dy - h / 2, w, h]
      const free = place => {
        const box = boxAt(place)
        return box[0] > 1 && box[1] > 1 && box[0] + w < width - 1 && box[1] + h < height - 1 && !taken.some(other => meet(box, other))
      }
      const to = (pin && free(pin.to) ? pin.to : spots.find(free)) ?? spots[0], box = boxAt(to)
      const lag = pin && !stillness.matches ? 0.8 : 0, dx = to[0] + ((pin?.dx ?? to[0]) - to[0]) * lag, dy = to[1] + ((pin?.dy ?? to[1]) - to[1]) * lag
      pins.set(word, { to, dx, dy, box })
      if (Math.abs(dx - to[0]) + Math.abs(dy - to[1]) > 0.5) wake()
      taken.push(box)
    }
    names = names.filter(name => ![...pins.values()].some(pin => meet(pin.box, boxOf(name))))
  }
  function pinned(special) {
    for (const word of special) { const [x, y] = where(word); pen.drawImage(sprites[groups[word]], x - 12, y - 12, 24, 24) }
    pen.font = PINNED + colours.font
    pen.textAlign = "center"
    for (const [word, { dx, dy, box: [, , w, h] }] of pins) {
      const [x, y] = where(word)
      rounded(pen, x + dx - w / 2, y + dy - h / 2, w, h, 7)
      pen.fillStyle = colours.paper
      pen.fill()
      pen.lineWidth = 1.5
      pen.strokeStyle = colours.groups[groups[word]]
      pen.stroke()
      pen.fillStyle = colours.text
      pen.fillText(store.words[word], x + dx, y + dy + 0.5)
    }
  }

  // How alike: the pairs on one line from unlike to alike, with the band in which random pairs lie --------------------
  function measure() {
    const w = ruler.clientWidth / unit, h = RULER, line = 46, all = lines()
    rule.clearRect(0, 0, w, h)
    if (!all.length) return
    const low = Math.min(-0.3, ...all.flatMap(one => one.values), ...film.data.band.map(ends => ends[0])) - 0.04
    const x = value => 12 + (value - low) / (1 - low) * (w - 24)
    const from = Math.min(Math.floor(at), last), to = Math.min(from + 1, last), part = at - from
    const between = values => values[from] + (values[to] - values[from]) * part
    const lowest = between(film.data.band.map(ends => ends[0])), highest = between(film.data.band.map(ends => ends[1]))
    rule.textBaseline = "middle"
    rule.fillStyle = colours.quiet
    rule.globalAlpha = 0.26
    rounded(rule, x(lowest), line - 9, x(highest) - x(lowest), 18, 6)
    rule.fill()
    rule.globalAlpha = 1
    rule.strokeStyle = colours.quiet
    rule.lineWidth = 1
    rule.beginPath(); rule.moveTo(12, line); rule.lineTo(w - 12, line); rule.stroke()
    rule.font = `12px ${colours.font}`
    rule.fillStyle = colours.text
    for (const tick of [0, 0.5, 1]) {
      rule.beginPath(); rule.moveTo(x(tick), line - 4); rule.lineTo(x(tick), line + 4); rule.stroke()
      rule.textAlign = tick === 1 ? "right" : "center"
      rule.fillText(tick === 1 ? "1 exactly alike" : tick === 0 ? "0" : "0.5", tick === 1 ? x(1) + 8 : x(tick), 84)
    }
    for (const one of [...all].reverse()) {
      const value = between(one.values), at_x = x(value), text = `${one.names.join(" · ")}  ${minus(value)}`
      rule.beginPath()
      one.control ? rule.rect(at_x - 5, line - 5, 10, 10) : rule.arc(at_x, line, 7, 0, 7)
      rule.fillStyle = one.control ? colours.paper : colours.mark
      rule.fill()
      rule.lineWidth = 2
      rule.strokeStyle = one.control ? colours.quiet : colours.paper
      rule.stroke()
      rule.font = `${one.control ? 500 : 700} 13px ${colours.font}`
      rule.textAlign = "center"
      rule.fillStyle = colours.text
      const half = rule.measureText(text).width / 2
      rule.fillText(text, Math.min(Math.max(at_x, half + 2), w - half - 2), one.control ? line + 20 : line - 22)
    }
  }

  // Words that are followed ------------------------------------------------------------------------------------------
  function cards(index) {
    if (!store) return
    const list = picked.map(word => {
      const closest = close(word, index).map(other => store.words[other]).join(", ")
      const card = make("p", {}, make("strong", { textContent: store.words[word] }), closest ? ` is nearest to ${closest}. ` : " ")
      const drop = make("button", { type: "button", textContent: "×", onclick: () => toggle(word) })
      drop.setAttribute("aria-label", `Stop following ${store.words[word]}`)
      card.append(drop)
      return card
    })
    const first = lines().find(line => !line.control)?.names[0], two = picked.length > 1 ? picked.slice(-2).map(word => store.words[word]) : [first, store.words[picked[0]]]
    const known = lines().some(line => !line.control && two.every(name => line.names.includes(name)))
    // The time makes a pair that is asked for again a new event.
    if (picked.length && two[0] && two[0] !== two[1] && !known) list.push(make("button", { type: "button", textContent: `Compare ${two[0]} and ${two[1]}`, onclick: () => film.send("compare", [...two, Date.now()]) }))
    if (!picked.length) list.push(make("p", { className: "quiet", textContent: "Tap any word on the map, or find it and press Enter, to follow it." }))
    followed.replaceChildren(...list)
  }
  function toggle(word) {
    picked = picked.includes(word) ? picked.filter(other => other !== word) : [...picked, word].slice(-MOST)
    film.send("picked", picked.map(other => store.words[other]))
    cards(Math.round(film.t))
    wake()
  }
  const starting = text => new Set(text ? store.words.flatMap((word, index) => (word.toLowerCase().startsWith(text) ? [index] : [])) : [])
  const sought = () => typed(find.value, store.alike).trim().toLowerCase()
  find.oninput = () => { matches = starting(sought()); wake() }
  find.onkeydown = event => {
    if (event.key !== "Enter") return
    const text = sought(), exact = store.words.findIndex(word => word.toLowerCase() === text)
    const word = exact >= 0 ? exact : matches.values().next().value
    if (word === undefined) { moves.line.textContent = moves.said.textContent = text ? "No word on this map begins like that." : "Type a word to find it."; return }
    find.value = ""
    matches = new Set()
    if (picked.includes(word)) wake()
    else toggle(word)
  }

  // Hand: hover and tap name a word; two fingers or Ctrl + wheel enlarge the map and two fingers move it; with the map enlarged, dragging moves it too,
  // but for one finger up or down, which always scrolls the page.
  const hands = new Map()
  let moved = 0, spread = 0
  const spotOf = (x, y) => { const box = canvas.getBoundingClientRect(); return [(x - box.left) / unit, (y - box.top) / unit] }
  function nearest(event) {
    const [px, py] = spotOf(event.clientX, event.clientY)
    let best = -1, least = event.pointerType === "touch" ? 900 : 225
    for (let word = 0; word < size; word++) {
      if (!seen(word)) continue
      const distance = (now[2 * word] - px) ** 2 + (now[2 * word + 1] - py) ** 2
      if (distance < least) { least = distance; best = word }
    }
    return best
  }
  canvas.onpointerdown = event => { hands.set(event.pointerId, [event.clientX, event.clientY]); moved = 0; spread = 0; canvas.setPointerCapture(event.pointerId) }
  canvas.onpointermove = event => {
    const from = hands.get(event.pointerId)
    if (!from) { const word = nearest(event); if (word !== over) { over = word; canvas.style.cursor = word < 0 ? "default" : "pointer"; wake() } return }
    const dx = (event.clientX - from[0]) / unit, dy = (event.clientY - from[1]) / unit
    hands.set(event.pointerId, [event.clientX, event.clientY])
    moved += Math.abs(dx) + Math.abs(dy)
    if (hands.size === 2) {
      const [[ax, ay], [bx, by]] = hands.values(), apart = Math.hypot(ax - bx, ay - by)
      drag(dx / 2, dy / 2)
      if (spread) zoom(apart / spread, ...spotOf((ax + bx) / 2, (ay + by) / 2))
      spread = apart
    } else if (view.scale > 1) drag(dx, dy)
  }
  canvas.addEventListener("touchmove", event => { if (event.touches.length > 1) event.preventDefault() }, { passive: false })
  canvas.onpointerup = event => {
    const tapped = hands.size === 1 && moved < 8
    hands.delete(event.pointerId)
    if (tapped) { const word = nearest(event); if (word >= 0) toggle(word) }
  }
  canvas.onpointercancel = event => hands.delete(event.pointerId)
  canvas.onpointerleave = () => { over = -1; wake() }
  canvas.addEventListener("wheel", event => {
    if (event.ctrlKey) { event.preventDefault(); zoom(Math.exp(-event.deltaY / 200), ...spotOf(event.clientX, event.clientY)) }
  }, { passive: false })
  function zoom(by, x = width / 2, y = height / 2) { // what is at this spot of the picture stays there
    const scale = Math.min(Math.max(view.scale * by, 1), 20), gain = 1 / view.scale - 1 / scale
    view = { scale, x: view.x + (x / width - 0.5) * gain, y: view.y + (y / height - 0.5) * gain }
    framed()
  }
  function drag(dx, dy) { view.x -= dx / width / view.scale; view.y -= dy / height / view.scale; framed() }
  function whole() { view = { scale: 1, x: 0.5, y: 0.5 }; framed() }
  function framed() {
    const half = 0.5 / view.scale
    view.x = Math.min(Math.max(view.x, half), 1 - half)
    view.y = Math.min(Math.max(view.y, half), 1 - half)
    reset.hidden = view.scale === 1
    wake()
  }

  // Dress -----------------------------------------------------------------------------------------------------------
  function theme() {
    const { text, paper } = palette(root), dark = luminance(rgb(paper)) < 0.5
    colours = {
      text, paper, font: getComputedStyle(root).fontFamily, quiet: dark ? "#A4A9B3" : "#6C717B",
      groups: store.inks.map(ink => (dark ? `color-mix(in oklab, ${ink}, white 35%)` : `color-mix(in oklab, ${ink}, black 18%)`)), mark: film.data.mark,
    }
    const sharp = (devicePixelRatio || 1) * larger()
    sprites = colours.groups.map((ink, index) => {
      const sprite = make("canvas", { width: 24 * sharp, height: 24 * sharp }), brush = sprite.getContext("2d")
      brush.setTransform(7 * sharp, 0, 0, 7 * sharp, 12 * sharp, 12 * sharp)
      const shape = new Path2D(SHAPES[store.shapes[index]])
      brush.lineWidth = 0.4
      brush.strokeStyle = colours.paper
      brush.stroke(shape)
      brush.fillStyle = ink
      brush.fill(shape)
      return sprite
    })
  }
  function key() {
    legend.replaceChildren(...store.group_names.map((text, index) => {
      const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg"), path = document.createElementNS("http://www.w3.org/2000/svg", "path")
      icon.setAttribute("viewBox", "-1.4 -1.4 2.8 2.8")
      icon.setAttribute("aria-hidden", "true")
      path.setAttribute("d", SHAPES[store.shapes[index]])
      path.setAttribute("fill", colours.groups[index])
      icon.append(path)
      const entry = make("button", { type: "button" }, icon, text)
      entry.setAttribute("aria-pressed", String(lit.has(index)))
      entry.onclick = () => { lit.has(index) ? lit.delete(index) : lit.add(index); key(); legend.children[index].focus(); film.send("lit", [...lit].map(one => store.group_names[one])); wake() }
      return entry
    }))
    kinds.replaceChildren(...Object.entries(store.labels).map(([name, text], index) => {
      const entry = make("button", { type: "button", textContent: text })
      entry.setAttribute("aria-pressed", String(kind === name))
      entry.onclick = () => { turn(name); key(); kinds.children[index].focus(); film.send("map", name) }
      return entry
    }))
  }
  function turn(name) {
    if (kind === name) return
    if (kind) { before = kind; mix = 0 }
    kind = name
    chosen = 0
    told_at = -1
    film.draw(film.t)
  }
  const tall = () => Math.round(Math.min(Math.max(0.76 * canvas.clientWidth / larger(), 340), film.data.height, Math.max(IN_VIEW * innerHeight / larger(), 200)))
  function fit() {
    if (!store) return
    unit = larger()
    const sharp = (devicePixelRatio || 1) * unit
    across = canvas.clientWidth
    width = across / unit
    height = tall()
    for (const [sheet, brush, w, h] of [[canvas, pen, width, height], [ruler, rule, width, RULER]]) {
      sheet.style.height = `${h * unit}px`
      sheet.width = w * sharp
      sheet.height = h * sharp
      brush.setTransform(sharp, 0, 0, sharp, 0, 0)
    }
    chosen = 0
    if (now && width) { clock = 0; cancelAnimationFrame(asked); asked = 0; frame(performance.now()) }
  }
  function load() {
    stamp = store.stamp
    groups = bytes(store.groups)
    size = store.words.length
    near = store.near ? new Uint16Array(bytes(store.near).buffer) : null
    places = Object.fromEntries(Object.entries(store.places).map(([name, text]) => [name, Float32Array.from(new Uint16Array(bytes(text).buffer), value => value / 65535)]))
    last = film.data.steps.length - 1
    at = now ? film.t : film.data.start // the other table goes on at the moment that is on
    now = new Float32Array(2 * size)
    regions = {}
    picked = []
    matches = new Set()
    kind = null
    const idle = globalThis.requestIdleCallback ?? (act => setTimeout(act, 50)), whole = stamp
    const count = (name, moment) => idle(() => {
      if (!root.isConnected || stamp !== whole || moment > last) return
      crowd(name, moment)
      count(name, moment + 1)
    })
    for (const name in places) count(name, 0)
  }
  function begin() {
    const asked_for = JSON.stringify(film.data.begin)
    if (asked_for === begun && kind) return
    begun = asked_for
    const numbers = (list, names) => list.map(name => names.indexOf(name)).filter(index => index >= 0)
    picked = numbers(film.data.begin.picked, store.words)
    lit = new Set(numbers(film.data.begin.lit, store.group_names))
    turn(film.data.begin.map)
  }
  whenResized(canvas, () => { if (canvas.clientWidth !== across || larger() !== unit) fit() }, film.life)
  addEventListener("nudge-places", event => { if (event.detail === film.data.places) film.refresh() }, { signal: film.life })
  film.life.addEventListener("abort", () => cancelAnimationFrame(asked))
  film.refresh = () => {
    canvas.style.height ||= `${tall() * larger()}px`
    store = globalThis.nudgePlaces?.get(film.data.places)
    room.textContent = film.data.sentences.reduce((a, b) => (b.length > a.length ? b : a), "")
    if (!store) return
    if (store.stamp !== stamp) load()
    begin()
    theme()
    key()
    told_at = -1
    moves.refresh()
    fit()
  }
}
