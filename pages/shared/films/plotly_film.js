// A figure of core/figures on the stage, drawn by Plotly: every moment is here from the start, and scrubbing only restyles
// the one graph. Words of readers come as data and are set with textContent, or by Plotly as text.
const DAY = 86_400_000
const GLIDES = 900 // milliseconds from one figure to the next
const BESIDE = 6, LINE = 1.5 // pixels on either side of a name; a line of type, in its size
const touched = matchMedia("(hover: none)") // by a finger, under which nothing may lie that comes only when a mouse does
const arrived = new Set() // keys of films that have played once on this page

// A chapter's own film may add to it: film.adjust(set, layout, style, traces, t) changes what one frame draws: set(trace,
// attribute, values), beside what `style` holds already; and film.after(t, now) draws what lies under or over the graph.
// film.data.apart: frames that have nothing in common, so that each is a graph of its own, drawn once, and the one that is on is shown.
// film.glides: the next figure has the same traces, elsewhere, and they go there; film.gliding: how far they are, 0 to 1.
// Where film.paints, it draws all of it while the moments move, with now(trace, attribute), and Plotly draws once they rest.
function plotlyFilm(film, root) {
  root.classList.add("moving")
  const headline = make("p", { className: "headline", "aria-hidden": "true" })
  const picture = make("div", { className: "picture", translate: false }), sheet = make("div", { className: "sheet" }, headline, picture)
  picture.setAttribute("role", "img")
  picture.setAttribute("data-picture", "")
  const moves = rail(film, root), kept = saveButton(sheet, picture, headline, root)
  const putSave = () => (touched.matches ? moves.bar : sheet).append(kept)
  putSave()
  touched.addEventListener("change", putSave, { signal: film.life })
  const unlabelled = taps(film, picture, () => ({ Plotly, graph, drew }))
  root.append(sheet, moves.bar, moves.said)
  const written = new Map() // what was last put on the figure
  let Plotly = null, drawn = null, frames = [], shown = null, wide = 0, type = 1, pending = false, drew = 0
  let dressed = "" // in the theme that was on then
  let whole = null, graph = picture, views = [] // of frames that stand apart: the figure, the graph that is on, and each frame's
  let fresh = null, waits = false // a figure that is yet to be drawn; whether one may come, so that the old one isn't worth a stroke

  film.draw = t => {
    const at = Math.round(t)
    headline.textContent = film.data.headlines?.[at] ?? ""
    headline.hidden = !headline.textContent
    picture.setAttribute("aria-label", film.data.sentences[at])
    if (!Plotly) outdated(film, sheet, root, at)
    if (!Plotly || !drawn || waits) return
    drew = performance.now()
    const swift = Boolean(!fresh && film.paints && (film.playing || film.scrubbing || film.gliding)), key = `${film.data.tween ? t : at} ${swift}`
    if (key === shown) return
    shown = key
    if (whole) return turnTo(at)
    const now = restyle(t, swift)
    sheet.classList.toggle("swift", swift)
    film.after?.(t, now)
  }
  // One call a frame: the attributes of all traces that move, and what of the layout does; or, of what is painted, its values.
  function restyle(t, swift) {
    const near = frames[Math.round(t)], { gliding } = film
    const [from, to, part] = gliding ? [gliding.from, near, gliding.part] : [frames[Math.floor(t)], frames[Math.ceil(t)], t - Math.floor(t)]
    if (!near) return fresh && first({}, {}, [])
    const style = {}, traces = near.traces.map(trace => trace.index)
    near.traces.forEach((trace, place) => {
      for (const [name, values] of Object.entries(trace)) {
        if (name === "index") continue
        const a = from.traces[place]?.[name], b = to.traces[place][name]
        const moving = film.data.tween && part && mixable(a, b)
        ;(style[name] ??= traces.map(() => undefined))[place] = moving ? mixed(a, b, part) : values
      }
    })
    const layout = { ...near.layout }
    film.adjust?.((trace, name, values) => { (style[name] ??= traces.map(() => undefined))[traces.indexOf(trace)] = values }, layout, style, traces, t)
    if (fresh) return first(style, layout, traces)
    if (swift) return (trace, name) => style[name]?.[traces.indexOf(trace)] ?? name.split(".").reduce((held, part) => held?.[part], picture.data[trace])
    for (const [name, values] of Object.entries(style)) {
      style[name] = values.map((value, place) => (changed(`${traces[place]} ${name}`, value) ? value : undefined))
      if (style[name].every(value => value === undefined)) delete style[name]
    }
    for (const name of Object.keys(layout)) if (!changed(name, layout[name])) delete layout[name]
    if (Object.keys(layout).length) Plotly.update(picture, style, layout, traces)
    else if (Object.keys(style).length) Plotly.restyle(picture, style, traces)
    return null
  }
  // A new figure is drawn once, as it is at its moment.
  function first(style, moved, traces) {
    const { data, layout } = fresh
    fresh = null
    for (const [name, values] of Object.entries(style)) {
      values.forEach((value, place) => { if (value !== undefined) { setPart(data[traces[place]], name, value); changed(`${traces[place]} ${name}`, value) } })
    }
    for (const [name, value] of Object.entries(moved)) { setPart(layout, name, value); changed(name, value) }
    Plotly.react(picture, data, layout, STILL_PICTURE)
    return null
  }
  function turnTo(at) {
    graph.classList.remove("on")
    graph = views[at] ??= apart(at)
    graph.classList.add("on")
    soon(() => { // the next one is ready before it is asked for
      const next = frames.findIndex((_, other) => !views[other])
      if (whole && next >= 0) { views[next] = apart(next); shown = null; film.draw(film.t) }
    })
  }
  function apart(at) {
    const { data, layout } = structuredClone(whole), place = picture.appendChild(make("div", { className: "view" }))
    for (const { index, ...changes } of frames[at].traces) for (const [name, value] of Object.entries(changes)) setPart(data[index], name, value)
    for (const [name, value] of Object.entries(frames[at].layout)) setPart(layout, name, value)
    Plotly.newPlot(place, data, sized(layout), STILL_PICTURE)
    return place
  }
  function clear() {
    for (const view of Object.values(views)) { Plotly.purge(view); view.remove() }
    views = []
    graph = picture
  }
  const graphs = () => (whole ? Object.values(views) : [picture])
  const sized = layout => themed({ ...layout, autosize: false, width: picture.clientWidth, height: picture.clientHeight }, {}, root)
  function changed(key, value) { // what hasn't changed costs Plotly as much as what has
    const text = JSON.stringify(value)
    return written.get(key) !== text && written.set(key, text)
  }
  async function begin() {
    if (pending) return
    pending = true
    try {
      await firstPicture(film, sheet, root, Math.round(film.t))
      Plotly = await plotly(film.data.plotly)
    } finally { pending = false }
    if (!film.life.aborted) show()
  }
  function show() {
    const { figure, stamp } = film.data
    if (stamp !== drawn || type !== larger()) {
      picture.dataset.stamp = drawn = stamp
      picture.toggleAttribute("data-plays", Boolean(film.data.plays))
      type = larger() // a window may be made as large as the wall while it is on
      shown = null
      written.clear()
      film.gliding = film.glides && !stillness.matches && frames[Math.round(film.t)] ? { from: frames[Math.round(film.t)], part: 1e-6 } : null
      film.glides = false
      frames = enlarged(JSON.parse(film.data.frames))
      const { data, layout } = enlarged(JSON.parse(figure))
      unlabelled()
      layout.margin.t = Math.max(layout.margin.t, tallest() + 8)
      makeRoom(data, layout)
      clear()
      whole = film.data.apart ? { data, layout } : null
      if (!whole) {
        fresh = { data, layout: sized(layout) }
        picture.layout = fresh.layout // by which a chapter's own film finds its way
      }
      const plays = !arrived.has(film.data.key) && film.data.plays && !stillness.matches && frames.length > 1
      arrived.add(film.data.key)
      dressed = dress()
      plays ? moves.playFrom(0) : film.draw(film.t)
      sheet.querySelector(".first")?.remove()
      if (film.gliding) requestAnimationFrame(now => glide(now, now))
      picture.dispatchEvent(new CustomEvent("drawn", { bubbles: true }))
      return
    }
    if (dressed !== dress()) for (const one of graphs()) Plotly.relayout(one, themed({}, one, root))
    shown = null
    dressed = dress()
    film.draw(film.t)
  }
  function glide(began, now) {
    const part = (now - began) / GLIDES
    if (!film.gliding || !root.isConnected) return
    film.gliding = part < 1 ? { ...film.gliding, part: Math.max(part * part * (3 - 2 * part), 1e-6) } : null
    again()
    if (film.gliding) requestAnimationFrame(next => glide(began, next))
  }
  const dress = () => JSON.stringify([palette(root), getComputedStyle(root).fontFamily])
  // Over the plot there is room for the longest of the findings, so that nothing jumps while the film plays.
  function tallest() {
    const now = headline.textContent, longest = (film.data.headlines ?? []).reduce((one, other) => (other.length > one.length ? other : one), "")
    headline.textContent = longest
    headline.hidden = !longest
    const height = headline.offsetHeight
    headline.textContent = now
    return height
  }
  // Beside it, for the longest name of a row at any moment, and for what the axis is called: Plotly would look for it at each,
  // by drawing all of it twice.
  function makeRoom(data, layout) {
    for (const name of Object.keys(layout).filter(name => /^yaxis\d*$/.test(name))) {
      const axis = layout[name], id = name.replace("axis", "")
      if (!axis.automargin || axis.visible === false || axis.showticklabels === false || axis.side === "right") continue
      const rows = data.filter(trace => (trace.yaxis ?? "y") === id && typeof trace.y?.[0] === "string").flatMap(trace => trace.y)
      const names = [...(axis.ticktext ?? rows), ...frames.flatMap(frame => frame.layout[`${name}.ticktext`] ?? [])]
      if (!names.length) continue
      const size = axis.tickfont?.size ?? layout.font.size * larger(), title = axis.title?.text ? LINE * (axis.title.font?.size ?? layout.font.size * larger()) : 0
      layout.margin.l = Math.max(layout.margin.l, Math.ceil(widest(names, size, axis.ticksuffix) + title))
      axis.automargin = Boolean(title) // which stands beyond them, wherever Plotly puts it
    }
  }
  function widest(names, pixels, suffix = "") {
    const pen = make("canvas").getContext("2d"), plain = line => line.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt);/g, "&")
    pen.font = `${pixels}px ${getComputedStyle(root).fontFamily}`
    return Math.max(...names.flatMap(name => `${name}${suffix}`.split("<br>")).map(line => pen.measureText(plain(line)).width)) + 2 * BESIDE
  }
  whenResized(picture, () => {
    if (!Plotly) outdated(film, sheet, root, Math.round(film.t))
    if (drawn && picture.clientWidth && picture.clientWidth + picture.clientHeight !== wide) {
      wide = picture.clientWidth + picture.clientHeight
      if (type !== larger()) return show()
      for (const one of graphs()) Plotly.relayout(one, { width: picture.clientWidth, height: picture.clientHeight })
      again()
    }
  }, film.life)
  film.life.addEventListener("abort", () => graphs().forEach(one => Plotly?.purge(one)))
  film.refresh = () => {
    waits = true
    moves.refresh()
    waits = false
    if (Plotly) return show()
    if (film.data.plays && !stillness.matches && !arrived.has(film.data.key)) moves.go(0) // where it will begin
    begin()
  }
  function again() { // the same moment once more, after something else than time has changed
    shown = null
    film.draw(film.t)
  }
  return { headline, picture, sheet, moves, again }
}

const soon = globalThis.requestIdleCallback ?? (act => setTimeout(act, 50)) // Safari has none
function setPart(part, name, value) { // "xaxis.range"
  const ways = name.split("."), last = ways.pop()
  ways.reduce((held, way) => (held[way] ??= {}), part)[last] = value
}
// Numbers, or lists of numbers in which a null is a gap.
const mixable = (a, b) => (Array.isArray(a) ? a.length === b.length && typeof a[0] === "number" : typeof a === "number")
const between = (a, b, part) => (a === null || b === null ? null : a + (b - a) * part)
const mixed = (a, b, part) => (Array.isArray(a) ? a.map((value, i) => between(value, b[i], part)) : between(a, b, part))
