// The map of words: one canvas under Plotly's graph draws all words as dust; the words with names, their trails, the pair and
// the ruler are Plotly's (core/figures/word_map.py), and painted by word_map_paint.js while they move. Where the names stand is in
// word_map_names.js, what lies over the map in word_map_tools.js.
const THREADS = 0, KIND_NAMES = 6, WORDS = 7, BAND = 8, RULER_MARKS = 9 // traces
const CLOSEST = 12 // times
const RULER = 54, GAP = 10 // pixels of height

export default function (component) {
  return mount(component, wordMap)
}

const bytes = text => Uint8Array.from(atob(text), character => character.charCodeAt(0))
function wordMap(film, root) {
  const { picture, sheet, again } = plotlyFilm(film, root), canvas = make("canvas", { className: "dust" }), pen = canvas.getContext("2d")
  const view = { scale: 1, x: 0.5, y: 0.5, free: false } // free: where the reader has dragged it
  let store = null, places = null, goal = null, earlier = null, size = 0, sprites = [], inks = [], family = "", wide = 0, high = 0, sharp = 1, lit = new Set(), begun = "", grown = 1, here = null, paper = "", dressed = ""
  const map = { film, sheet, view, again, zoom, nearest, matches: new Set(), over: -1, store: () => store, asks: () => (film.data.missing ?? null) !== null, spot: word => spot(...at(word, film.t)), place, light, inks: () => inks, lit: () => lit, area, seen, inset, onSheet: spot, type: () => ({ wide, grown, family }) }
  const tools = wordMapTools(map), names = wordMapNames(map, pen)
  sheet.prepend(canvas)
  sheet.append(tools.row, tools.whole, tools.hint)

  // Where things are ---------------------------------------------------------------------------------------------------
  function area() { // of the map on the sheet, in pixels, under the ruler; the same through a whole frame
    if (here) return here
    const { margin: { l, r, t, b } } = picture.layout ?? { margin: { l: 0, r: 0, t: 0, b: 0 } }, above = ruler() + GAP
    return (here = { left: l, width: wide - l - r, top: t + above, height: Math.max(high - t - b - above, 1) })
  }
  const ruler = () => RULER * grown
  function around(t) { // the moments before and after it, among all of them
    const { moments, begins = 0 } = film.data, from = Math.min(Math.floor(t), moments - 1)
    return [begins + from, begins + Math.min(from + 1, moments - 1), t - from]
  }
  function at(word, t) { // 0 to 1 across and up
    const [from, to, part] = around(t)
    return [0, 1].map(axis => { const a = places[2 * (from * size + word) + axis]; return a + (places[2 * (to * size + word) + axis] - a) * part })
  }
  function spot(x, y) {
    const { left, top, width, height } = area()
    return [left + ((x - view.x) * view.scale + 0.5) * width, top + (0.5 - (y - view.y) * view.scale) * height]
  }
  function onRuler(x, y) {
    const { left, width, top } = area(), [[low, high], [from, to]] = [picture.layout.xaxis2.range, picture.layout.yaxis2.range]
    return [left + (x - low) / (high - low) * width, top - GAP - (y - from) / (to - from) * ruler()]
  }
  function nearest(x, y, reach) { // the word within so many pixels of a place on the sheet, -1 if there is none
    let best = -1, least = reach * reach
    if (places) for (let word = 0; word < size; word++) {
      if (!seen(word) || word === film.data.missing) continue
      const [a, b] = spot(...at(word, film.t)), distance = (a - x) ** 2 + (b - y) ** 2
      if (distance < least) { least = distance; best = word }
    }
    return best
  }
  function seen(word) { return !lit.size || lit.has(store.kinds[word]) }
  function place(x, y) { // 0 to 1 across and up the map, of a place on the sheet; and how many times as wide as high it is
    const { left, top, width, height } = area()
    return [view.x + ((x - left) / width - 0.5) / view.scale, view.y - ((y - top) / height - 0.5) / view.scale, width / height]
  }
  const paired = () => film.data.pair.filter(word => word !== null)
  // Closer keeps the two words in view, and follows them, until the reader drags the map elsewhere.
  function zoom(by, x, y) {
    const before = view.scale, { left, top, width, height } = area()
    view.scale = Math.min(Math.max(by ? view.scale * by : 1, 1), CLOSEST)
    if (view.scale === 1) Object.assign(view, { x: 0.5, y: 0.5, free: false })
    else if (x !== undefined || view.free) { // what is at this spot stays there
      const gain = 1 / before - 1 / view.scale
      Object.assign(view, { free: true, x: view.x + ((x ?? left + width / 2) - left - width / 2) / width * gain, y: view.y - ((y ?? top + height / 2) - top - height / 2) / height * gain })
    }
    tools.closer()
    again()
  }
  function framed(t) {
    const both = paired().map(word => at(word, t))
    if (view.scale > 1 && !view.free && both.length) {
      const [x, y] = [0, 1].map(axis => both.map(one => one[axis])), apart = Math.max(...[x, y].map(all => Math.max(...all) - Math.min(...all)))
      view.scale = Math.max(1, Math.min(view.scale, 0.7 / Math.max(apart, 0.01)))
      Object.assign(view, { x: (Math.min(...x) + Math.max(...x)) / 2, y: (Math.min(...y) + Math.max(...y)) / 2 })
    }
    const half = 0.5 / view.scale
    view.x = Math.min(Math.max(view.x, half), 1 - half)
    view.y = Math.min(Math.max(view.y, half), 1 - half)
    return half
  }

  // One frame ------------------------------------------------------------------------------------------------------------
  film.adjust = (set, layout, style, traces, t) => {
    here = null
    if (!places || !film.data.places) return
    places = film.gliding && earlier ? goal.map((value, one) => earlier[one] + (value - earlier[one]) * film.gliding.part) : goal
    const half = framed(t), now = (trace, name) => style[name][traces.indexOf(trace)]
    Object.assign(layout, { "xaxis.range": [view.x - half, view.x + half], "yaxis.range": [view.y - half, view.y + half] })
    const { height } = area(), all = height + ruler() + GAP
    Object.assign(layout, { "yaxis.domain": [0, height / all], "yaxis2.domain": [(height + GAP) / all, 1] })
    set(RULER_MARKS, "textfont.size", now(RULER_MARKS, "x").map((_, place) => (place < 2 ? 14 : 12) * grown))
    set(WORDS, "marker.opacity", film.data.shown.map((word, place) => (seen(word) || place < film.data.special ? 1 : 0.13)))
    names.place(set, now, t)
  }
  film.after = (t, now) => {
    pen.setTransform(sharp, 0, 0, sharp, 0, 0)
    pen.clearRect(0, 0, wide, high)
    if (!places || !film.data.places) return
    const grain = (wide < 480 ? 9 : 12) * grown, { left, top, width, height } = area()
    pen.save()
    pen.beginPath(); pen.rect(left - 4, top - 4, width + 8, height + 8); pen.clip()
    const [from, to, part] = around(t)
    const across = view.scale * width, down = view.scale * height, shiftX = left + width / 2 - view.x * across, shiftY = top + height / 2 + view.y * down
    for (const light of [false, true]) {
      pen.globalAlpha = light ? (lit.size ? 0.95 : 0.6) : 0.13
      for (let word = 0, a = 2 * from * size, b = 2 * to * size; word < size; word++, a += 2, b += 2) {
        if (seen(word) !== light || word === film.data.missing) continue
        const w = map.matches.has(word) || map.over === word ? 2 * grain : store.kinds[word] === sprites.length - 1 && !lit.size ? 0.7 * grain : grain
        const x = shiftX + (places[a] + (places[b] - places[a]) * part) * across, y = shiftY - (places[a + 1] + (places[b + 1] - places[a + 1]) * part) * down
        pen.drawImage(sprites[store.kinds[word]], x - w / 2, y - w / 2, w, w)
      }
    }
    if (now) for (let trace = THREADS; trace < BAND; trace++) paintTrace(pen, now, trace, spot, picture.layout.font, paper)
    pen.restore()
    if (now) for (let trace = BAND; trace <= RULER_MARKS; trace++) paintTrace(pen, now, trace, onRuler, picture.layout.font, paper)
    if (t >= film.data.moments - 1 && film.data.inset) before()
    if (film.data.aimed) aim(spot(...film.data.aimed))
  }
  function aim([x, y]) { // where the reader tapped for the missing word
    const pixels = Math.round(14 * grown), { text } = palette(root), { left, width } = area(), right = x > left + 0.75 * width
    pen.font = `600 ${pixels}px ${family}`
    pen.textBaseline = "middle"
    pen.textAlign = right ? "right" : "left"
    for (const [ink, thick] of [[paper, 6], [text, 2.5]]) {
      pen.strokeStyle = ink
      pen.lineWidth = thick
      pen.beginPath(); pen.arc(x, y, 10 * grown, 0, 7); pen.moveTo(x - 4, y); pen.lineTo(x + 4, y); pen.moveTo(x, y - 4); pen.lineTo(x, y + 4); pen.stroke()
      if (ink === paper) pen.strokeText("your tap", x + (right ? -15 : 15) * grown, y)
    }
    pen.fillStyle = text
    pen.fillText("your tap", x + (right ? -15 : 15) * grown, y)
    pen.textAlign = "left"
  }
  // The end is held beside the beginning: the first map, small, in the corner where it hides least, and never the words in question.
  function inset() {
    const { left, top, width, height } = area(), w = Math.min(0.24 * width, 190), h = Math.min(0.3 * height, 130), special = new Set(film.data.shown.slice(0, film.data.special))
    const corners = [[left + width - w - 2, top + 2], [left + 2, top + 2], [left + 2, top + height - h - 2], [left + width - w - 2, top + height - h - 2]]
    const hidden = corners.map(() => 0)
    for (let word = 0; word < size; word++) {
      const [x, y] = spot(...at(word, film.data.moments - 1)), air = special.has(word) ? 40 : 0
      corners.forEach(([a, b], corner) => { if (x > a - air && x < a + w + air && y > b - air && y < b + h + air) hidden[corner] += air ? 1e4 : 1 })
    }
    return [...corners[hidden.indexOf(Math.min(...hidden))], w, h]
  }
  function before() {
    const [x, y, w, h] = inset(), place = word => [x + places[2 * word] * w, y + (1 - places[2 * word + 1]) * h], { text, border } = palette(root)
    pen.globalAlpha = 0.92
    pen.fillStyle = paper
    pen.strokeStyle = border
    pen.lineWidth = 1.5
    pen.beginPath(); pen.roundRect(x, y, w, h, 6); pen.fill(); pen.stroke()
    pen.globalAlpha = 0.55
    for (let word = 0; word < size; word++) { const [a, b] = place(word); pen.drawImage(sprites[store.kinds[word]], a - 2.5, b - 2.5, 5, 5) }
    pen.globalAlpha = 1
    for (const word of paired()) { const [a, b] = place(word); pen.drawImage(sprites[store.kinds[word]], a - 8, b - 8, 16, 16) }
    const pixels = Math.round(12 * grown)
    pen.font = `600 ${pixels}px ${family}`
    pen.textBaseline = "top"
    pen.fillStyle = text
    pen.strokeStyle = paper
    pen.lineWidth = 4
    const name = pen.measureText("before training").width + 12 < w ? "before training" : "before"
    pen.strokeText(name, x + 6, y + 5)
    pen.fillText(name, x + 6, y + 5)
  }

  // Dress ------------------------------------------------------------------------------------------------------------------
  function light(kind) {
    lit.has(kind) ? lit.delete(kind) : lit.add(kind)
    film.send("lit", [...lit].map(one => store.kind_names[one]))
    tools.refresh()
    again()
  }
  function dress() {
    const { paper: now } = palette(root), look = [now, getComputedStyle(root).fontFamily, sharp, store.stamp].join()
    names.forget() // a face may have come since
    if (look === dressed) return
    dressed = look
    paper = now
    const dark = luminance(rgb(paper)) < 0.5
    family = getComputedStyle(root).fontFamily
    inks = store.inks.map(ink => `rgb(${rgb(`color-mix(in oklab, ${ink}, ${dark ? "white 30%" : "black 15%"})`)})`)
    sprites = inks.map((ink, kind) => {
      const sprite = make("canvas", { width: 24 * sharp, height: 24 * sharp }), brush = sprite.getContext("2d"), shape = new Path2D(SHAPES[store.shapes[kind]])
      brush.setTransform(8 * sharp, 0, 0, 8 * sharp, 12 * sharp, 12 * sharp)
      brush.fillStyle = ink
      brush.fill(shape)
      return sprite
    })
  }
  function fit() {
    here = null
    grown = larger()
    wide = sheet.clientWidth
    high = sheet.clientHeight
    sharp = devicePixelRatio || 1
    if (canvas.width !== Math.trunc(wide * sharp) || canvas.height !== Math.trunc(high * sharp)) Object.assign(canvas, { width: wide * sharp, height: high * sharp }) // which empties it
  }
  const refresh = film.refresh
  film.refresh = () => {
    const fresh = film.data.places ? shared.places?.get(film.data.places) : null
    if (film.data.places && !fresh && places) return // they are on their way, and come with an event
    tools.row.hidden = !film.data.places
    sheet.classList.toggle("mapped", !tools.row.hidden)
    sheet.classList.toggle("asks", map.asks())
    if (!film.data.places || !fresh) places = null
    else {
      if (store?.stamp !== fresh.stamp || !places) {
        earlier = places && store.words.join() === fresh.words.join() ? places : null // from one map of the same words to the other they glide
        store = { ...fresh, kinds: bytes(fresh.kinds) }
        size = store.words.length
        places = goal = Float32Array.from(new Uint16Array(bytes(fresh.places).buffer), value => value / 65535)
        film.glides = Boolean(earlier) && earlier.length === goal.length
      }
      const asked = JSON.stringify(film.data.lit)
      if (asked !== begun) { begun = asked; lit = new Set(film.data.lit) }
    }
    film.paints = Boolean(places)
    fit()
    if (places) { dress(); tools.refresh() }
    refresh()
  }
  whenResized(sheet, () => { if (sheet.clientWidth !== wide || sheet.clientHeight !== high) { fit(); if (places) dress(); again() } }, film.life)
  addEventListener("nudge-places", event => { if (event.detail === film.data.places) film.refresh() }, { signal: film.life })
}
