// Where the names on the map of words stand. They never cover each other: those of the words in question come first, then their
// nearest, then the rest, each on a side where there is room, and on the same one as long as there is.
const SIDES = { "middle right": [1, 0], "middle left": [-1, 0], "top center": [0, -1], "bottom center": [0, 1] } // of a point, for its name

const meet = (one, other) => one[0] < other[0] + other[2] && other[0] < one[0] + one[2] && one[1] < other[1] + other[3] && other[1] < one[1] + one[3]
const common = (one, other) => (meet(one, other) ? (Math.min(one[0] + one[2], other[0] + other[2]) - Math.max(one[0], other[0])) * (Math.min(one[1] + one[3], other[1] + other[3]) - Math.max(one[1], other[1])) : 0) // square pixels

function wordMapNames(map, pen) {
  const { film, area, seen, onSheet: spot } = map, sides = new Map()
  const widths = new Map() // of names, since measuring each of them at every frame is slow

  function place(set, now, t) {
    const store = map.store(), inks = map.inks(), lit = map.lit(), { wide, grown } = map.type()
    const taken = [], { left, top, width, height } = area(), rests = Number.isInteger(t) && !film.playing && !film.gliding
    const inside = ([x, y, w, h]) => x > left - 2 && x + w < left + width + 2 && y > top - 6 && y + h < top + height + 4
    function beside(key, text, [x, y], pixels, weight, forced) {
      const w = wideAs(text, pixels, weight), tall = pixels * 1.2, away = weight > 400 ? 11 : 7
      const box = ([dx, dy]) => [x + dx * away + (dx - 1) * w / 2, y + dy * (away + tall / 2) - tall / 2 - 4, w, tall + 8] // with air, since Plotly sets type by its line
      const free = side => inside(box(SIDES[side])) && !taken.some(other => meet(other, box(SIDES[side])))
      const side = [sides.get(key), ...Object.keys(SIDES)].find(one => one && free(one)) ?? (forced ? leastCovered(box) : "")
      sides.set(key, side)
      if (side) taken.push(box(SIDES[side]))
      return side
    }
    function leastCovered(box) { // where there is no room at all
      const covers = side => taken.reduce((sum, other) => sum + common(box(SIDES[side]), other), inside(box(SIDES[side])) ? 0 : 1e3)
      return Object.keys(SIDES).reduce((best, side) => (covers(side) < covers(best) ? side : best))
    }
    const { shown, sizes, special } = film.data, xs = now(WORDS, "x"), ys = now(WORDS, "y")
    const spots = xs.map((x, place) => spot(x, ys[place])), pixels = sizes.map((one, place) => Math.round((wide < 480 ? (place < special ? 17 : 12) : one) * grown))
    const found = shown.map(() => "")
    if (film.t >= film.data.moments - 1 && film.data.inset) taken.push(map.inset())
    if (film.data.aimed) { const [x, y] = spot(...film.data.aimed), w = 90 * grown; taken.push([x > left + 0.75 * width ? x - w : x - 12, y - 12, w + 12, 24]) }
    for (let one = 0; one < special; one++) taken.push([spots[one][0] - 6, spots[one][1] - 6, 12, 12])
    for (let one = 0; one < special; one++) found[one] = beside(shown[one], store.words[shown[one]], spots[one], pixels[one], 600, true)
    const threads = now(THREADS, "text"), ends = { x: now(THREADS, "x"), y: now(THREADS, "y") }
    set(THREADS, "x", rests ? ends.x : [])
    set(THREADS, "y", rests ? ends.y : [])
    const near = rests ? threads.map((text, end) => text && !shown.slice(0, special).some(word => store.words[word] === text)
      ? beside(`near ${text}`, text, spot(ends.x[end], ends.y[end]), Math.round(13 * grown), 400, false) : "") : []
    set(THREADS, "text", near.map((side, end) => (side ? threads[end] : "")))
    set(THREADS, "textposition", near.map(side => side || "top center"))
    set(THREADS, "textfont.size", Math.round(13 * grown))
    const already = new Set(near.flatMap((side, end) => (side ? [threads[end]] : [])))
    for (let one = special; one < shown.length; one++) {
      if (seen(shown[one]) && !already.has(store.words[shown[one]])) found[one] = beside(shown[one], store.words[shown[one]], spots[one], pixels[one], 400, false)
    }
    set(WORDS, "text", found.map((side, one) => (side ? film.data.texts[one] : "")))
    set(WORDS, "textposition", found.map(side => side || "middle right"))
    set(WORDS, "textfont.size", pixels)
    const kinds = now(KIND_NAMES, "text"), [kx, ky] = [now(KIND_NAMES, "x"), now(KIND_NAMES, "y")]
    set(KIND_NAMES, "text", kinds.map((text, kind) => {
      const [x, y] = spot(kx[kind], ky[kind]), w = 11 * text.length * grown, box = [x - w / 2, y - 24 * grown, w, 28 * grown]
      if (!text || (lit.size && !lit.has(kind)) || !inside(box) || taken.some(other => meet(other, box))) return ""
      taken.push(box)
      return text
    }))
    set(KIND_NAMES, "textfont.size", Math.round(13 * grown))
    set(KIND_NAMES, "textfont.color", inks.slice(0, kinds.length))
  }
  function wideAs(text, pixels, weight) {
    const key = `${weight} ${pixels} ${text}`
    if (!widths.has(key)) {
      pen.font = `${weight} ${pixels}px ${map.type().family}`
      widths.set(key, pen.measureText(text).width + 2)
    }
    return widths.get(key)
  }
  return { place, forget: () => widths.clear() }
}
