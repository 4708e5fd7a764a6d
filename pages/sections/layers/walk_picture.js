// The picture of one state of the walk. It fills in the frame of core/figures/layers.py (walk_frame): one row a token, its
// numbers as colours, how much the state changes it; beside it what the model would say if it stopped here.
const NARROW = 560 // pixels
const WIDTHS = { wide: { map: [0, 0.57], changed: [0.575, 0.645], says: [0.69, 1] }, narrow: { map: [0, 0.5], changed: [0.51, 0.62], says: [0.66, 1] } }
const looksFoot = form => (form === "wide" ? 58 : 46) // pixels under a map of who looks at whom, for the names of its columns
const LONGEST = { wide: 16, narrow: 9 } // characters of a token beside its row

function walkPicture(film, root, picture, { over, heads, tapped, pointed }) {
  let Plotly = null, pending = false, bytes = null, says = null, lens = null, final = null, probs = null, packed = null, listening = false, revision = 0

  const size = () => film.data.tokens.length
  const decode = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const share = code => film.data.shares[code]
  // How much a token's numbers are changed, as pages/sections/layers/walk.py writes it.
  const changes = one => (one < 0.995 ? percent(one) : `${one.toFixed(1)}\u00a0×`)
  const cut = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

  function unpack() {
    if (packed === film.data.bytes) return
    packed = film.data.bytes
    bytes = decode(packed)
    ;[lens, final, probs] = [film.data.lens, film.data.final, film.data.probs].map(decode)
    says = new Uint16Array(decode(film.data.says).buffer)
  }
  // Rows of numbers, as they stand in the model.
  function numbers({ map }) {
    const wide = film.data.width
    return Array.from({ length: size() }, (_, r) => Float32Array.from({ length: wide }, (_, c) => {
      const part = (bytes[map.at + r * wide + c] - 128) / 127
      return Math.sign(part) * part * part * map.top
    }))
  }
  // What share of its look a token sends to each token up to itself.
  function looks({ map }, head, row) {
    const first = map.at + head * size() * (size() + 1) / 2 + row * (row + 1) / 2
    return Float64Array.from({ length: row + 1 }, (_, c) => share(bytes[first + c]))
  }
  // Where a token looks hardest in a head: at all, and at which word before it.
  function hardest(state, head, row) {
    const shares = looks(state, head, row), best = from => shares.reduce((found, one, c) => (c >= from && c < row && one > (shares[found] ?? -1) ? c : found), -1)
    return { shares, top: shares.indexOf(Math.max(...shares)), word: row > 1 ? best(1) : 0 }
  }
  function would({ stream }, row) {
    const first = 3 * (stream * size() + row)
    return [0, 1, 2].map(k => [film.data.words[says[first + k]], share(lens[first + k])])
  }
  const finally_ = ({ stream }, row) => share(final[stream * size() + row])
  const answers = row => {
    const count = film.data.candidates.length / size()
    return Array.from({ length: count }, (_, k) => row * count + k).map(at => ({ word: film.data.words[film.data.candidates[at]], logit: film.data.logits[at], share: share(probs[at]) }))
  }

  function draw(place) {
    if (!Plotly) return begin(place)
    unpack()
    const { data, layout } = JSON.parse(film.data.figure), state = film.data.states[place.state]
    const [map, changed, bars, labels, answer] = data
    const form = picture.clientWidth < NARROW ? "narrow" : "wide", widths = WIDTHS[form], unit = larger()
    const pitch = (picture.clientHeight - 50) / size(), type = Math.max(8, Math.min(form === "wide" ? 15 : 12, pitch * 0.92)) * unit
    const rows = film.data.tokens.map((_, row) => row), inks = film.data.inks, { text, panel } = palette(root)
    const fill = inks[state.part]?.fill, isAnswer = state.kind === "answer"
    Object.assign(layout, { autosize: true, datarevision: (revision += 1), shapes: [], annotations: [], margin: { l: 4, r: 6, t: 22 * unit, b: 22 * unit } })
    Object.assign(layout.xaxis, { domain: widths.map, visible: !isAnswer, showticklabels: false })
    Object.assign(layout.yaxis, { visible: !isAnswer, range: [size() - 0.5, -0.5], tickvals: rows, tickfont: { size: type },
      ticktext: film.data.tokens.map((token, row) => `${row === place.row ? "<b>" : ""}${literal(cut(token.trim() || "␣", LONGEST[form]))}${row === place.row ? "</b>" : ""}`) })
    Object.assign(layout.xaxis2, { domain: widths.says, visible: !isAnswer })
    // The bars stand between the token that they follow and the heads.
    const tall = picture.clientHeight - layout.margin.t - (state.kind === "looks" ? looksFoot(form) : 22) * unit
    const foot = heads.hidden ? 0 : Math.max(0, heads.offsetHeight - looksFoot(form) * unit + 8) / tall, top = Math.max(0, over.offsetHeight - layout.margin.t + 6) / tall
    Object.assign(layout.yaxis2, { domain: [foot, Math.max(foot + 0.2, 1 - top)], visible: !isAnswer })
    Object.assign(layout.xaxis3, { domain: widths.changed, visible: !isAnswer })
    Object.assign(layout.xaxis4, { visible: isAnswer, showticklabels: false })
    Object.assign(layout.yaxis4, { visible: isAnswer, showticklabels: true })
    data.forEach(trace => (trace.visible = trace === answer ? isAnswer : !isAnswer))
    if (isAnswer) drawAnswer(answer, layout, state, place.row, form, unit)
    else {
      if (state.kind === "words") drawWords(map, layout, state, place.row, text, form, unit)
      if (state.kind === "numbers") drawNumbers(map, layout, state, fill, panel, form, unit)
      if (state.kind === "looks") drawLooks(map, layout, state, place, fill, text, form, pitch, unit)
      if (state.kind !== "words") layout.shapes.push(frame(-0.5, map.z[0].length - 0.5, place.row, text, 2))
      drawChange(changed, layout, state, rows, type, unit)
      drawSays(bars, labels, state, place.row, form, unit)
    }
    Plotly.react(picture, data, themed(layout, {}, root), STILL_PICTURE)
    if (!listening) listen()
  }

  const frame = (x0, x1, row, color, width, dash = "solid") => ({ type: "rect", x0, x1, y0: row - 0.5, y1: row + 0.5, line: { color, width, dash } })

  // The text as it is read; then cut; then each piece with its number under it: at the same places, so that the eye can follow.
  function drawWords(map, layout, state, row, text, form, unit) {
    map.visible = false
    layout.xaxis.visible = layout.yaxis.visible = false
    const bare = state.stage === "text", { size: type, places } = flowed(film.data.tokens.map((token, at) => (bare && !at ? "" : token.trim() || "␣")), unit)
    layout.annotations = film.data.tokens.flatMap((token, at) => (bare && !at ? [] : [{
      x: 0, y: 1, xref: "paper", yref: "paper", xshift: places[at].x, yshift: -places[at].y, xanchor: "left", yanchor: "top", showarrow: false,
      font: { size: type }, borderpad: type / 4, borderwidth: bare ? 0 : at === row ? 3 : 1, bordercolor: bare ? "rgba(0,0,0,0)" : text,
      text: `${literal(token.trim() || "␣")}<br><span style="font-size:${Math.round(type * 0.62)}px">${state.stage === "ids" ? film.data.ids[at].toLocaleString("en") : " "}</span>`,
    }]))
  }
  // Where words stand in lines, and the largest type at which all have room.
  function flowed(words, unit) {
    const pen = new OffscreenCanvas(1, 1).getContext("2d"), family = getComputedStyle(root).fontFamily
    const [width, height] = [picture.clientWidth - 16, picture.clientHeight - 50]
    for (let size = 34 * unit; ; size -= 1) {
      pen.font = `600 ${size}px ${family}`
      let x = 0, y = 0
      const places = words.map(word => {
        const wide = word ? Math.max(pen.measureText(word).width, 2 * size) + size : 0
        if (x && x + wide > width) [x, y] = [0, y + 3.4 * size]
        x += wide
        return { x: x - wide, y }
      })
      if (size <= 9 || y + 3.4 * size <= height) return { size, places: places.map(({ x, y: top }) => ({ x, y: top + Math.max(0, (height - y - 3.4 * size) / 3) })) }
    }
  }
  function drawNumbers(map, layout, state, fill, panel, form, unit) {
    const wide = film.data.width, { limit } = state.map
    Object.assign(map, { z: numbers(state), zmin: -limit, zmax: limit, colorscale: [[0, film.data.below], [0.5, panel], [1, fill]] })
    const ticks = [1, ...[1, 2, 3, 4].map(part => Math.round(part * wide / 4))]
    Object.assign(layout.xaxis, { range: [-0.5, wide - 0.5], showticklabels: true, ticks: "", tickvals: ticks.map(tick => tick - 1), ticktext: ticks.map(String), tickfont: { size: (form === "wide" ? 12 : 9) * unit } })
  }
  function drawLooks(map, layout, state, place, fill, text, form, pitch, unit) {
    const count = size(), { open } = film.data
    map.z = Array.from({ length: count }, (_, r) => {
      const row = new Array(count).fill(null)
      if (!(open.covered && r === place.row)) looks(state, place.head, r).forEach((one, c) => (row[c] = one))
      return row
    })
    Object.assign(map, { zmin: 0, zmax: 1, xgap: 1, colorscale: [[0, `${fill}0c`], [0.1, `${fill}55`], [0.5, `${fill}cc`], [1, fill]] })
    const each = (picture.clientWidth * (form === "wide" ? 0.47 : 0.32)) / count
    Object.assign(layout.xaxis, { range: [-0.5, count - 0.5], showticklabels: true, tickangle: -90, tickvals: Array.from({ length: count }, (_, c) => c),
      ticktext: film.data.tokens.map(token => literal(cut(token.trim() || "␣", 8))), tickfont: { size: Math.max(8, Math.min(12, each * 0.9)) * unit } })
    layout.margin.b = looksFoot(form) * unit
    if (open.covered) return
    const { word, shares } = hardest(state, place.head, place.row)
    if (word > 0) {
      layout.shapes.push(frame(word - 0.5, word + 0.5, place.row, text, 3))
      layout.annotations.push({ x: word, y: place.row - 0.5, yanchor: "bottom", text: `<b>${percent(shares[word])}</b>`, showarrow: false, bgcolor: palette(root).paper, borderpad: 1 })
    }
    if (open.guessed !== null && open.guessed !== word) layout.shapes.push(frame(open.guessed - 0.5, open.guessed + 0.5, place.row, text, 2, "dot"))
  }
  function drawChange(changed, layout, state, rows, type, unit) {
    changed.visible = state.change !== null
    if (!changed.visible) return
    Object.assign(changed, { x: rows.map(() => 0), y: rows, text: state.change.map(changes), textfont: { size: Math.min(type, 13 * unit) } })
    layout.annotations.push({ xref: "x3 domain", x: 0.5, yref: "paper", y: 1, yanchor: "bottom", showarrow: false, text: "changed", font: { size: 11 * unit } })
  }
  function drawSays(bars, labels, state, row, form, unit) {
    bars.visible = labels.visible = state.stream !== null
    if (state.stream === null) return
    const best = would(state, row), [last] = answers(row), all = [...best, [last.word, finally_(state, row)]], fill = film.data.inks.prediction.fill
    const most = form === "wide" ? 16 : 10, name = (word, most) => literal(cut(word.trim() || "␣", most))
    Object.assign(bars, { x: all.map(([, one]) => one), y: [0, 1, 2, 3.3], marker: { color: all.map((_, k) => (k < 3 ? fill : "rgba(0,0,0,0)")), line: { color: fill, width: 2 } } })
    Object.assign(labels, { x: all.map(() => 0), y: [-0.36, 0.64, 1.64, 2.94], textfont: { size: (form === "wide" ? 15 : 11) * unit },
      text: all.map(([word, one], k) => `${k < 3 ? "" : form === "wide" ? "final answer " : "at last "}<b>${name(word, most)}</b> ${percent(one)}`) })
  }
  function drawAnswer(answer, layout, state, row, form, unit) {
    const found = answers(row), scores = state.stage === "logits", x = found.map(one => (scores ? one.logit : one.share))
    const most = Math.max(...x, scores ? 1 : 0.2), least = Math.min(0, ...x), rows = found.map((_, k) => k)
    Object.assign(answer, { x, y: rows, text: x.map(one => (scores ? one.toFixed(1).replace("-", "−") : percent(one))), textfont: { size: (form === "wide" ? 17 : 13) * unit } })
    layout.xaxis4.range = [least * 1.2, most * (form === "wide" ? 1.15 : 1.3)]
    Object.assign(layout.yaxis4, { range: [rows.length - 0.4, -0.6], tickvals: rows, automargin: true, tickfont: { size: (form === "wide" ? 18 : 13) * unit },
      ticktext: found.map(({ word }, k) => `${k ? "" : "<b>"}${literal(cut(word.trim() || "␣", 16))}${k ? "" : "</b>"}`) })
  }

  async function begin(place) {
    if (pending) return
    pending = true
    try { Plotly = await plotly(film.data.plotly) } finally { pending = false }
    if (!film.life.aborted) draw(film.place ?? place)
  }
  function listen() {
    listening = true
    picture.dispatchEvent(new CustomEvent("drawn", { bubbles: true }))
    const cell = ({ points: [point] }) => (point?.data?.type === "heatmap" ? [Math.round(point.y), Math.round(point.x)] : null)
    picture.on("plotly_click", event => { const at = cell(event); if (at) tapped(...at) })
    picture.on("plotly_hover", event => { const at = cell(event); if (at) pointed(...at) })
    picture.on("plotly_unhover", () => pointed())
  }
  let wide = 0
  whenResized(picture, () => {
    const now = picture.clientWidth + 1e4 * picture.clientHeight
    if (!Plotly || !now || now === wide) return
    wide = now
    draw(film.place)
  }, film.life)
  film.life.addEventListener("abort", () => Plotly?.purge(picture))
  const cellOf = (state, row, column) => (unpack(), numbers(state)[row][column])
  return { draw, hardest: (...at) => (unpack(), hardest(...at)), would: (...at) => (unpack(), would(...at)), answers, cellOf }
}
